//! Escapes in double quotes that YAML does not know: the parser tells only where the text begins.

use std::ops::Range;

use crate::text;
use crate::text::Text;

/// An escape that is none.
#[derive(Debug, PartialEq, Eq)]
pub struct Bad {
    /// Its place in characters, counted from the opening quote.
    pub at: Range<usize>,
    /// What is wrong with it, as a sentence.
    pub message: Text,
    /// What to do.
    pub hint: Text,
}

/// Letters and signs that make an escape by themselves; the end of a line does too.
const ALONE: &str = "0abt\tnvfre \"/\\N_LP\n\r";

/// The first bad escape of a text that begins with its opening quote.
pub fn bad(text: &str) -> Option<Bad> {
    let (mut rest, mut at) = (text.get(1..)?, 1);
    loop {
        let (before, behind) = rest.split_at(rest.find(['"', '\\'])?);
        at += before.chars().count();
        let letter = behind.strip_prefix('\\')?.chars().next()?;
        let length = match letter {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            _ if ALONE.contains(letter) => 2,
            _ => return Some(unknown(letter, at)),
        };
        if length > 2
            && let Some(bad) = coded(behind, length, at)
        {
            return Some(bad);
        }
        at += length;
        rest = behind.get(length + letter.len_utf8() - 1..)?;
    }
}

fn unknown(letter: char, at: usize) -> Bad {
    let message = text!("`\\{letter}` is not an escape of YAML.");
    let hint = "write \\\\ for a backslash, or put the text in single quotes";
    Bad { at: at..at + 2, message, hint: hint.into() }
}

/// What is wrong with an escape of so many characters, the last of them hexadecimal digits, that a text begins with.
fn coded(text: &str, length: usize, at: usize) -> Option<Bad> {
    let digits = text.bytes().skip(2).take(length - 2).take_while(u8::is_ascii_hexdigit).count();
    let escape = text.get(..2 + digits)?;
    if digits < length - 2 {
        let message = text!("`{escape}` is an escape with too few digits.");
        let hint = text!("{} is followed by {} hexadecimal digits", escape.get(..2)?, length - 2);
        return Some(Bad { at: at..at + escape.len(), message, hint });
    }
    let code = code(escape)?;
    if char::from_u32(code).is_some() {
        return None;
    }
    if let Some((pair, c)) = pair(text) {
        let message = text!("`{pair}` is a pair of escapes as only JSON has them.");
        let hint = text!("write the character itself, or \\U{:08X}", u32::from(c));
        return Some(Bad { at: at..at + pair.len(), message, hint });
    }
    let (what, hint) = match code {
        0xd800..=0xdfff => ("half a character", "write the character itself"),
        _ => ("beyond the last character of Unicode", "the last one is \\U0010FFFF"),
    };
    let message = text!("The escape `{escape}` is {what}.");
    Some(Bad { at: at..at + escape.len(), message, hint: hint.into() })
}

/// The number in an escape.
fn code(escape: &str) -> Option<u32> {
    u32::from_str_radix(escape.get(2..)?, 16).ok()
}

/// Two escapes that a text begins with, and the character that they stand for in JSON.
fn pair(text: &str) -> Option<(&str, char)> {
    let pair = text.get(..12)?;
    let (first, second) = pair.split_at(6);
    let half = |escape: &str| escape.starts_with("\\u").then(|| code(escape)).flatten()?.try_into().ok();
    let c = char::decode_utf16([half(first)?, half(second)?]).next()?.ok()?;
    (c > '\u{ffff}').then_some((pair, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, String, String)> {
        let bad = bad(text)?;
        let bytes = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
        let at = text.get(bytes(bad.at.start)..bytes(bad.at.end)).unwrap();
        Some((at, bad.message.to_string(), bad.hint.to_string()))
    }

    #[test]
    fn the_first_bad_escape_is_told_with_what_to_write() {
        for (text, escape, said, hint) in [
            (r#""é \" \q \z""#, r"\q", "not an escape", r"write \\ for a backslash"),
            (r#""\é""#, r"\é", "not an escape", r"single quotes"),
            (r#""\x4 a""#, r"\x4", "too few digits", r"\x is followed by 2"),
            (r#""\\\u12""#, r"\u12", "too few digits", r"\u is followed by 4"),
            (r#""a\U00110000b""#, r"\U00110000", "beyond the last", r"\U0010FFFF"),
            (r#""\ud83d\udea2""#, r"\ud83d\udea2", "as only JSON has them", r"itself, or \U0001F6A2"),
            (r#""\ud83d \udea2""#, r"\ud83d", "half a character", "the character itself"),
            (r#""\ud83d\u0041""#, r"\ud83d", "half a character", "the character itself"),
            (r#""\udea2\ud83d""#, r"\udea2", "half a character", "the character itself"),
        ] {
            let (at, message, help) = found(text).expect(text);
            assert_eq!(at, escape);
            assert!(message.contains(said) && help.contains(hint), "{message} {help}");
        }
    }

    #[test]
    fn good_escapes_are_passed_over() {
        for text in [
            r#""""#,
            r#""\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P" \q"#,
            r#""\x41\u00e9\U0001F6A2" \q"#,
            "\"a \\\n  b\" \\q",
            r#""never closed"#,
            r#""never closed \"#,
            "",
        ] {
            assert_eq!(bad(text), None, "{text}");
        }
    }
}
