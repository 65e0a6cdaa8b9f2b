//! The bytes of a file: UTF-8 without control characters, one byte-order mark at most.

use std::ops::Range;

/// The byte-order mark of UTF-8: passed over at the beginning, refused elsewhere.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// The encoding that a byte-order mark of another one gives away, or the noughts beside its first letters.
pub fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        [0, 0, 0, 1..=255, ..] | [1..=255, 0, 0, 0, ..] => Some("UTF-32"),
        [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..] => Some("UTF-16"),
        _ => None,
    }
}

/// The characters of a text that no store may hold: all counted, the first ones kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// The first of them but carriage returns, as byte ranges.
    pub kept: Vec<Range<usize>>,
    /// How many more there are.
    pub more: usize,
    /// The first carriage return that stands alone.
    pub first_return: Option<Range<usize>>,
    /// How many of these there are.
    pub returns: usize,
}

impl Refusals {
    fn add(&mut self, at: Range<usize>, is_return: bool, most: usize) {
        if is_return {
            self.returns += 1;
            self.first_return.get_or_insert(at);
        } else if self.kept.len() < most {
            self.kept.push(at);
        } else {
            self.more += 1;
        }
    }
}

/// The characters that no store may hold, of which so many are kept at most: controls other than tab and line
/// break, line breaks of other kinds, byte-order marks, and what is no character at all.
pub fn refused(text: &str, most: usize) -> Refusals {
    let mut found = Refusals::default();
    let mut at = 0;
    for block in text.as_bytes().chunks(256) {
        // Without an early end, many bytes are looked at in one step.
        if block.iter().fold(false, |any, b| any | suspicious(*b)) {
            let each = block.iter().enumerate().filter(|(_, b)| suspicious(**b));
            for (n, byte) in each {
                if let Some(range) = refused_at(text, at + n) {
                    found.add(range, *byte == b'\r', most);
                }
            }
        }
        at += block.len();
    }
    found
}

/// The first of these characters in a text.
pub fn first_refused(text: &str) -> Option<char> {
    let found = refused(text, 1);
    let first = found.kept.into_iter().chain(found.first_return).map(|at| at.start).min()?;
    text.get(first..)?.chars().next()
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
            assert_eq!(refused(&text, 9).kept.first(), Some(&(600..600 + c.len_utf8())), "{:x}", c as u32);
        }
    }

    #[test]
    fn line_breaks_tabs_and_text_in_any_script_are_fine() {
        assert_eq!(refused("a: b\r\nc:\td\n", 9), Refusals::default());
        assert_eq!(refused("مرحبا – “quoted” é 日本語 \u{202e}", 9), Refusals::default());
        let mac = refused("old\rmac\r", 0);
        assert_eq!((mac.first_return, mac.returns, mac.more), (Some(3..4), 2, 0));
    }

    #[test]
    fn of_very_many_only_the_first_are_kept() {
        let found = refused(&"\0".repeat(100_000), 20);
        assert_eq!((found.kept.len(), found.kept.capacity() < 100, found.more), (20, true, 99_980));
        assert_eq!(found.kept.last(), Some(&(19..20)));
    }
}
