//! The bytes of a file: UTF-8 without control characters, one byte-order mark at most.

use std::ops::Range;

/// The byte-order mark of UTF-8: passed over at the beginning, refused elsewhere.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// The encoding that a byte-order mark of another one gives away.
pub fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        _ => None,
    }
}

/// The characters that no store may hold, as byte ranges: controls other than tab and line break, line breaks of
/// other kinds, byte-order marks, and what is no character at all.
pub fn refused(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for block in text.as_bytes().chunks(256) {
        if block.iter().any(|b| suspicious(*b)) {
            let each = block.iter().enumerate().filter(|(_, b)| suspicious(**b));
            found.extend(each.filter_map(|(n, _)| refused_at(text, at + n)));
        }
        at += block.len();
    }
    found
}

/// Whether a byte is, or may begin, a character to refuse.
fn suspicious(byte: u8) -> bool {
    (byte < 0x20 && byte != b'\n' && byte != b'\t') || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef)
}

/// The character that begins at a byte, if it is refused.
fn refused_at(text: &str, at: usize) -> Option<Range<usize>> {
    let mut rest = text.get(at..)?.chars();
    let c = rest.next()?;
    let bad = match c {
        '\r' => rest.next() != Some('\n'),
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        c => c.is_control(),
    };
    bad.then(|| at..at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_found_wherever_they_stand() {
        for c in ['\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{9b}', '\u{2028}', '\u{feff}', '\u{ffff}'] {
            let text = format!("{}{c}b", "é".repeat(300));
            assert_eq!(refused(&text), vec![600..600 + c.len_utf8()], "{:x}", c as u32);
        }
    }

    #[test]
    fn line_breaks_tabs_and_text_in_any_script_are_fine() {
        assert!(refused("a: b\r\nc:\td\n").is_empty());
        assert!(refused("مرحبا – “quoted” é 日本語 \u{202e}").is_empty());
        assert_eq!(refused("old\rmac"), vec![3..4]);
    }
}
