//! Reads the part of YAML that most stores are written in, some times as fast as a reader of all of it: block style,
//! brackets and quotes that end on their line, blocks of text in which every line begins alike. Whatever is written
//! otherwise is an error here, and left to that reader; so this one may be ignorant, but must never be wrong. A test
//! holds it to the other.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;

use values::List;

mod values;

#[cfg(test)]
mod tests;

/// How deep lists and mappings may nest; the format itself needs half of it.
const DEPTH: usize = 16;

/// The items of a piece of a list in the block style, its dashes at column 0; none if any of it is written otherwise.
pub fn items<'a, T: Deserialize<'a>>(piece: &'a str) -> Option<Vec<T>> {
    if odd(piece) {
        return None;
    }
    let mut cursor = Cursor { text: piece, at: 0, depth: 0 };
    let list = List::new(&mut cursor, 0);
    let items = Vec::deserialize(SeqAccessDeserializer::new(list)).ok()?;
    (cursor.at == piece.len()).then_some(items)
}

/// Whether there are tabs, controls, or what some take for the end of a line.
fn odd(text: &str) -> bool {
    let bad =
        |c| matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    // Without leaving early, many bytes are looked at together.
    let control =
        |some: &[u8]| some.iter().fold(false, |any, b| any | (*b < b' ' && *b != b'\n') | (*b == 0x7f));
    text.as_bytes().chunks(256).any(control) || (!text.is_ascii() && text.contains(bad))
}

/// It is written otherwise.
#[derive(Debug)]
struct Other;

impl fmt::Display for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is written otherwise than most stores are")
    }
}

impl std::error::Error for Other {}

impl serde::de::Error for Other {
    fn custom<T: fmt::Display>(_: T) -> Other {
        Other
    }
}

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Between brackets or braces.
    Inside,
    /// Behind a key of a mapping that begins at this column.
    Key(usize),
    /// Behind a dash; its text begins at this column.
    Dash(usize),
}

/// How a value begins; what comes before its first item is passed over.
enum Begin<'a> {
    /// A text, whole; the flag says that it stands without quotes.
    Text(Cow<'a, str>, bool),
    /// A mapping in braces.
    Braces,
    /// A list in brackets.
    Brackets,
    /// A mapping in the block style, its first key here, the others at this column.
    Map(usize),
    /// A list in the block style, on lines of its own, its dashes at this column.
    List(usize),
}

/// How far a text was read.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn byte(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    fn take(&mut self, sign: &str) -> bool {
        let there = self.rest().starts_with(sign.as_bytes());
        if there {
            self.at += sign.len();
        }
        there
    }

    fn must(&mut self, sign: &str) -> Result<(), Other> {
        if self.take(sign) { Ok(()) } else { Err(Other) }
    }

    fn blanks(&mut self) -> usize {
        let count = blanks(self.rest());
        self.at += count;
        count
    }

    /// So many bytes.
    fn cut(&mut self, length: usize) -> Result<&'a str, Other> {
        let cut = self.text.get(self.at..self.at + length).ok_or(Other)?;
        self.at += length;
        Ok(cut)
    }

    /// How far the line that begins here is indented; none at the end.
    fn indent(&self) -> Option<usize> {
        let rest = self.rest();
        Some(blanks(rest)).filter(|count| *count < rest.len())
    }

    /// Whether a dash of a list stands so far on in this line.
    fn dash(&self, column: usize) -> bool {
        self.rest().get(column) == Some(&b'-')
    }

    /// The end of a line after a value, and then of lines that are blank or a comment.
    fn end_line(&mut self) -> Result<(), Other> {
        self.blanks();
        match self.byte() {
            None => return Ok(()),
            Some(b'\n') => self.at += 1,
            Some(_) => return Err(Other),
        }
        while let Some(indent) = self.indent() {
            let rest = self.rest();
            match rest.get(indent) {
                Some(b'\n') => self.at += indent + 1,
                Some(b'#') => self.at += line(rest),
                _ => return Ok(()),
            }
        }
        self.at = self.text.len();
        Ok(())
    }

    /// How long the key is that stands here, before its colon; none if no key does.
    fn key_length(&self) -> Option<usize> {
        let rest = self.rest();
        let known = |b: &&u8| b.is_ascii_lowercase() || **b == b'_' || b.is_ascii_digit();
        let length = rest.iter().take_while(known).count();
        let colon = rest.get(length) == Some(&b':') && matches!(rest.get(length + 1), Some(b' ' | b'\n'));
        (length > 0 && colon).then_some(length)
    }

    /// A key and its colon.
    fn key(&mut self) -> Result<&'a str, Other> {
        let key = self.key_length().ok_or(Other)?;
        let key = self.cut(key)?;
        self.at += 1;
        Ok(key)
    }

    /// The value at a place, up to where its items begin.
    fn begin(&mut self, place: Place) -> Result<Begin<'a>, Other> {
        match (place, self.blanks(), self.byte().ok_or(Other)?) {
            (Place::Key(column), _, b'\n') => self.below(column),
            (Place::Key(_), 0, _) => Err(Other),
            (Place::Key(column), _, b'>' | b'|') => Ok(Begin::Text(self.block(column)?.into(), false)),
            (Place::Dash(column), 0, _) if self.key_length().is_some() => Ok(Begin::Map(column)),
            (Place::Dash(_), 1.., _) => Err(Other),
            (_, _, b'{') => self.cut(1).map(|_| Begin::Braces),
            (_, _, b'[') => self.cut(1).map(|_| Begin::Brackets),
            (_, _, b'"') => self.double().map(|text| Begin::Text(text, false)),
            (_, _, b'\'') => self.single().map(|text| Begin::Text(text, false)),
            _ => self.plain(place == Place::Inside).map(|text| Begin::Text(text.into(), true)),
        }
    }

    /// A value on the lines below its key.
    fn below(&mut self, column: usize) -> Result<Begin<'a>, Other> {
        self.end_line()?;
        let indent = self.indent().ok_or(Other)?;
        if self.dash(indent) && indent >= column {
            return Ok(Begin::List(indent));
        }
        if indent <= column {
            return Err(Other);
        }
        self.at += indent;
        // What is no key here would be a text that begins below its key.
        self.key_length().map(|_| Begin::Map(indent)).ok_or(Other)
    }

    /// Text in double quotes, with a backslash before such quotes and backslashes only.
    fn double(&mut self) -> Result<Cow<'a, str>, Other> {
        self.at += 1;
        let mut before = String::new();
        loop {
            let length = memchr::memchr3(b'"', b'\\', b'\n', self.rest()).ok_or(Other)?;
            let part = self.cut(length)?;
            if self.take("\"") {
                return Ok(if before.is_empty() { Cow::Borrowed(part) } else { Cow::Owned(before + part) });
            }
            self.must("\\")?;
            let escaped = self.cut(1)?;
            if !matches!(escaped, "\"" | "\\") {
                return Err(Other);
            }
            before.push_str(part);
            before.push_str(escaped);
        }
    }

    /// Text in single quotes, two of which stand for one.
    fn single(&mut self) -> Result<Cow<'a, str>, Other> {
        self.at += 1;
        let mut before = String::new();
        loop {
            let length = memchr::memchr2(b'\'', b'\n', self.rest()).ok_or(Other)?;
            let part = self.cut(length)?;
            self.must("'")?;
            if !self.take("'") {
                return Ok(if before.is_empty() { Cow::Borrowed(part) } else { Cow::Owned(before + part) });
            }
            before.push_str(part);
            before.push('\'');
        }
    }

    /// Text without quotes, on one line and without anything in it that is a sign, or nearly one.
    fn plain(&mut self, inside: bool) -> Result<&'a str, Other> {
        let rest = self.rest();
        let letter = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
        let first = rest.first().copied().ok_or(Other)?;
        let signed = matches!(first, b'-' | b'+') && rest.get(1).is_some_and(u8::is_ascii_alphanumeric);
        if !(letter(first) || signed || matches!(first, b'.' | b'/' | b'~' | b'(')) {
            return Err(Other);
        }
        let ends = |b: u8| b == b'\n' || (inside && matches!(b, b',' | b']' | b'}'));
        let length = rest.iter().position(|b| ends(*b)).unwrap_or(rest.len());
        let text = self.text.get(self.at..self.at + length).ok_or(Other)?.trim_end_matches(' ');
        let bytes = text.as_bytes();
        // A colon is a sign before a blank and at the end, a hash behind a blank.
        let sign = |(n, b): (usize, &u8)| match inside {
            true => !(letter(*b) || b" -._~+()/'".contains(b)),
            false => *b == b'#' || (*b == b':' && matches!(bytes.get(n + 1), Some(b' ') | None)),
        };
        if bytes.iter().enumerate().any(sign) {
            return Err(Other);
        }
        self.at += text.len();
        Ok(text)
    }

    /// A block of text behind a key that stands at a column, up to the end of its last line.
    fn block(&mut self, column: usize) -> Result<String, Other> {
        let folded = self.take(">") || !self.take("|");
        let stripped = self.take("-");
        self.must("\n")?;
        let inside = self.indent().filter(|indent| *indent > column).ok_or(Other)?;
        let (mut text, mut breaks) = (String::new(), 0);
        while !self.rest().is_empty() {
            let rest = self.rest();
            let indent = blanks(rest);
            let written = rest.get(indent).is_some_and(|b| *b != b'\n');
            if written && indent <= column {
                break;
            }
            let length = line(rest);
            let (true, Some(b'\n')) = (written, rest.get(length.saturating_sub(1))) else {
                // A blank line may hold no more blanks than stand before the text; the first must not be blank.
                if written || indent > inside || text.is_empty() {
                    return Err(Other);
                }
                breaks += 1;
                self.at += length;
                continue;
            };
            if indent < inside
                || rest.get(length.saturating_sub(2)) == Some(&b' ')
                || (folded && indent > inside)
            {
                return Err(Other);
            }
            match (folded, breaks) {
                _ if text.is_empty() => {}
                (true, 0) => text.push(' '),
                _ => (usize::from(folded)..=breaks).for_each(|_| text.push('\n')),
            }
            breaks = 0;
            text.push_str(self.text.get(self.at + inside..self.at + length - 1).ok_or(Other)?);
            self.at += length;
        }
        if !stripped {
            text.push('\n');
        }
        // Where a value on one line ends, there is the end of the line still to come.
        self.at -= 1;
        Ok(text)
    }
}

/// How many blanks a text begins with.
fn blanks(rest: &[u8]) -> usize {
    rest.iter().take_while(|b| **b == b' ').count()
}

/// How long the line is that begins here, its end with it.
fn line(rest: &[u8]) -> usize {
    memchr::memchr(b'\n', rest).map_or(rest.len(), |n| n + 1)
}
