//! The bytes of a field as text: UTF-8, or else Windows-1252, without anything that a store may not hold.

use std::borrow::Cow;

use crate::text::is_seen;

/// What had to be done to the bytes of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// They were not UTF-8 and were read as Windows-1252, of which Latin-1 is a part.
    pub latin: bool,
    /// Control characters, line breaks apart, became blanks.
    pub controls: bool,
}

/// What the bytes 0x80 to 0x9f are in Windows-1252; those it leaves open are as in Latin-1, and cleaned away.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a field, trimmed, with line breaks and controls as blanks.
pub fn text<'b>(bytes: &'b [u8], done: &mut Done) -> Cow<'b, str> {
    let bytes = bytes.trim_ascii();
    match std::str::from_utf8(bytes) {
        Ok(text) => clean(text, done),
        Err(_) => {
            done.latin = true;
            let text: String = bytes.iter().map(|b| character(*b)).collect();
            Cow::Owned(clean(&text, done).into_owned())
        }
    }
}

fn character(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
        _ => char::from(byte),
    }
}

/// A text without line breaks and controls: they become single blanks.
pub fn clean<'t>(text: &'t str, done: &mut Done) -> Cow<'t, str> {
    if text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    // A text of which nothing can be seen is none.
    if !is_seen(text) {
        return Cow::Borrowed("");
    }
    if !text.chars().any(refused) {
        return Cow::Borrowed(text);
    }
    done.controls |= text.chars().any(|c| refused(c) && !c.is_ascii_whitespace());
    let blank = |c: char| if refused(c) { ' ' } else { c };
    let blanked: String = text.chars().map(blank).collect();
    Cow::Owned(blanked.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a character may not stand in one line of a store.
fn refused(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Done) {
        let mut done = Done::default();
        (text(bytes, &mut done).into_owned(), done)
    }

    #[test]
    fn text_in_utf_8_stays_and_loses_only_what_no_store_may_hold() {
        assert_eq!(read(" Ḥalab – حلب ".as_bytes()), ("Ḥalab – حلب".into(), Done::default()));
        let (text, done) = read(b"a\0b\r\n  c");
        assert_eq!((text.as_str(), done), ("a b c", Done { controls: true, latin: false }));
        assert_eq!(read(b"two\nlines"), ("two lines".into(), Done::default()));
    }

    #[test]
    fn other_bytes_are_windows_1252() {
        let (text, done) = read(b"Bogot\xe1 \x96 \x93Nari\xf1o\x94\x81");
        assert_eq!(text, "Bogotá – “Nariño”");
        assert!(done.latin);
    }
}
