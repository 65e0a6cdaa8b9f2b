//! A quick look at an event: most are written in a small, plain part of YAML, and are as they should be.
//!
//! It says only whether all is surely well. Whatever it does not know for certain, faults among it, is left to the
//! parser; so it may be ignorant, but must never be wrong. A test holds it to the parser.

use saphyr_parser::ScalarStyle;

use super::scalar;
use crate::store::shape::{Map, Shape, Style};

/// Whether an item of the list of events, its dash at column 0, is surely in order.
pub fn is_well(item: &str, map: &'static Map) -> bool {
    let plain = memchr::memchr2(b'\t', b'\r', item.as_bytes()).is_none();
    let mut look = Look { text: item, bytes: item.as_bytes(), at: 0 };
    plain && look.item(map).is_some()
}

struct Look<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

/// Every step is `None` where it does not know for certain.
impl<'t> Look<'t> {
    fn item(&mut self, map: &'static Map) -> Option<()> {
        self.sign("- ")?;
        let column = 2 + self.blanks();
        match self.byte() {
            Some(b'{') => self.flow_map(map).and_then(|()| self.end_line())?,
            _ => self.block_map(column, map)?,
        }
        (self.at == self.bytes.len()).then_some(())
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn sign(&mut self, sign: &str) -> Option<()> {
        self.bytes.get(self.at..)?.starts_with(sign.as_bytes()).then(|| self.at += sign.len())
    }

    fn blanks(&mut self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|b| **b == b' ').count();
        self.at += count;
        count
    }

    /// The end of a line after a value, and then of lines that are blank or a comment.
    fn end_line(&mut self) -> Option<()> {
        self.blanks();
        match self.byte() {
            None => Some(()),
            Some(b'\n') => {
                self.at += 1;
                self.pass_comments()
            }
            Some(_) => None,
        }
    }

    /// Lines that are blank or a comment, from the beginning of one.
    fn pass_comments(&mut self) -> Option<()> {
        loop {
            let line = self.at;
            self.blanks();
            match self.byte() {
                Some(b'#') => {
                    let rest = self.bytes.get(self.at..)?;
                    self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                }
                Some(b'\n') | None => {}
                Some(_) => {
                    self.at = line;
                    return Some(());
                }
            }
            match self.byte() {
                Some(_) => self.at += 1,
                None => return Some(()),
            }
        }
    }

    /// How far the line that begins here is indented; none at the end.
    fn indent(&self) -> Option<usize> {
        let rest = self.bytes.get(self.at..)?;
        let count = rest.iter().take_while(|b| **b == b' ').count();
        (count < rest.len()).then_some(count)
    }

    /// The keys of a mapping in the block style, the first of them here, the others at the column.
    fn block_map(&mut self, column: usize, map: &'static Map) -> Option<()> {
        let mut seen = 0_u32;
        loop {
            let key = self.key(map, &mut seen)?;
            self.under(column, &key.shape, key.name)?;
            match self.indent() {
                Some(indent) if indent == column && self.bytes.get(self.at + column) != Some(&b'-') => {
                    self.at += column;
                }
                Some(indent) if indent > column => return None,
                _ => return complete(map, seen),
            }
        }
    }

    /// A key of the mapping that was not there before, and its colon.
    fn key(&mut self, map: &'static Map, seen: &mut u32) -> Option<&'static crate::store::shape::Key> {
        let rest = self.bytes.get(self.at..)?;
        let length =
            rest.iter().take_while(|b| b.is_ascii_lowercase() || **b == b'_' || b.is_ascii_digit()).count();
        let n = map.find(self.text.get(self.at..self.at + length)?)?;
        self.at += length;
        self.sign(":")?;
        let bit = 1_u32.checked_shl(u32::try_from(n).ok()?)?;
        (*seen & bit == 0).then(|| *seen |= bit)?;
        map.keys.get(n)
    }

    /// The value of a key in the block style, its last line ended.
    fn under(&mut self, column: usize, shape: &'static Shape, name: &str) -> Option<()> {
        match self.byte()? {
            b' ' => {
                self.blanks();
                if self.byte() == Some(b'\n') {
                    return self.below(column, shape, name);
                }
                if matches!(self.byte(), Some(b'>' | b'|')) {
                    return self.block_of_text(column, shape);
                }
                self.inline(shape, name, false)?;
                self.end_line()
            }
            b'\n' => self.below(column, shape, name),
            _ => None,
        }
    }

    /// A block of text below its key: all its lines indented alike or more, up to one that is not further right
    /// than the key.
    fn block_of_text(&mut self, column: usize, shape: &Shape) -> Option<()> {
        matches!(shape, Shape::One(Style::Text)).then_some(())?;
        self.at += 1;
        if matches!(self.byte(), Some(b'-' | b'+')) {
            self.at += 1;
        }
        self.sign("\n")?;
        let inside = self.indent().filter(|i| *i > column)?;
        (self.bytes.get(self.at + inside) != Some(&b'\n')).then_some(())?;
        while let Some(indent) = self.indent() {
            let rest = self.bytes.get(self.at..)?;
            let blank = rest.get(indent) == Some(&b'\n');
            if indent <= column && !blank {
                break;
            }
            (blank || indent >= inside).then_some(())?;
            self.at += memchr::memchr(b'\n', rest).map_or(rest.len(), |n| n + 1);
        }
        self.pass_comments()
    }

    /// A value on the lines below its key.
    fn below(&mut self, column: usize, shape: &'static Shape, name: &str) -> Option<()> {
        self.end_line()?;
        let indent = self.indent()?;
        let list = self.bytes.get(self.at + indent) == Some(&b'-');
        match shape {
            Shape::Map(map) if indent > column && !list => {
                self.at += indent;
                self.block_map(indent, map)
            }
            Shape::List(inner) | Shape::Some(inner) if indent >= column && list => {
                self.block_list(indent, inner, name)
            }
            _ => None,
        }
    }

    /// The items of a list in the block style, each dash at the column.
    fn block_list(&mut self, column: usize, shape: &'static Shape, name: &str) -> Option<()> {
        loop {
            self.at += column;
            self.sign("- ")?;
            let inside = column + 2 + self.blanks();
            match shape {
                Shape::Map(map) if !matches!(self.byte(), Some(b'{')) => self.block_map(inside, map)?,
                _ => {
                    self.inline(shape, name, false)?;
                    self.end_line()?;
                }
            }
            match self.indent() {
                Some(indent) if indent == column && self.bytes.get(self.at + column) == Some(&b'-') => {}
                Some(indent) if indent > column => return None,
                _ => return Some(()),
            }
        }
    }

    /// A value on one line; inside brackets if `flow`.
    fn inline(&mut self, shape: &'static Shape, name: &str, flow: bool) -> Option<()> {
        match (shape, self.byte()?) {
            (Shape::Map(map), b'{') => self.flow_map(map),
            (Shape::List(inner), b'[') => self.flow_list(inner, name).map(|_| ()),
            (Shape::Some(inner), b'[') => self.flow_list(inner, name).filter(|n| *n > 0).map(|_| ()),
            (Shape::OneOrMore, b'[') => self.flow_list(&TEXT, name).map(|_| ()),
            (Shape::Pair(Style::Date), b'[') => self.flow_list(&DATE, name).filter(|n| *n == 2).map(|_| ()),
            (Shape::One(style), _) => self.scalar(*style, name, flow),
            (Shape::OneOrMore, _) => self.scalar(Style::Text, name, flow),
            _ => None,
        }
    }

    fn flow_map(&mut self, map: &'static Map) -> Option<()> {
        self.sign("{")?;
        let mut seen = 0;
        loop {
            self.blanks();
            let key = self.key(map, &mut seen)?;
            self.sign(" ")?;
            self.blanks();
            self.inline(&key.shape, key.name, true)?;
            self.blanks();
            if self.sign("}").is_some() {
                return complete(map, seen);
            }
            self.sign(",")?;
        }
    }

    /// The number of items.
    fn flow_list(&mut self, shape: &'static Shape, name: &str) -> Option<usize> {
        self.sign("[")?;
        self.blanks();
        if self.sign("]").is_some() {
            return Some(0);
        }
        let mut count = 0;
        loop {
            self.blanks();
            self.inline(shape, name, true)?;
            count += 1;
            self.blanks();
            if self.sign("]").is_some() {
                return Some(count);
            }
            self.sign(",")?;
        }
    }

    fn scalar(&mut self, style: Style, name: &str, flow: bool) -> Option<()> {
        let (value, how) = match self.byte()? {
            b'"' => (self.quoted(b'"')?, ScalarStyle::DoubleQuoted),
            b'\'' => (self.quoted(b'\'')?, ScalarStyle::SingleQuoted),
            _ => (self.plain(flow)?, ScalarStyle::Plain),
        };
        scalar::check(value, how, style, name).is_none().then_some(())
    }

    /// Text in quotes, on one line and without escapes.
    fn quoted(&mut self, quote: u8) -> Option<&'t str> {
        let start = self.at + 1;
        let length = memchr::memchr3(quote, b'\\', b'\n', self.bytes.get(start..)?)?;
        self.at = start + length;
        (self.byte() == Some(quote)).then_some(())?;
        self.at += 1;
        (self.byte() != Some(quote)).then_some(())?;
        self.text.get(start..start + length)
    }

    /// Plain text on one line, without anything in it that could be a sign.
    fn plain(&mut self, flow: bool) -> Option<&'t str> {
        let first = self.byte()?;
        let signed = first == b'-' && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_alphanumeric);
        let harmless = first.is_ascii_alphanumeric()
            || first >= 0x80
            || signed
            || matches!(first, b'.' | b'/' | b'~' | b'(');
        let rest = self.bytes.get(self.at..).filter(|_| harmless)?;
        let ends = |b: u8| b == b'\n' || (flow && matches!(b, b',' | b'[' | b']' | b'{' | b'}'));
        let length = rest.iter().position(|b| ends(*b) || matches!(b, b':' | b'#')).unwrap_or(rest.len());
        if matches!(rest.get(length), Some(b':' | b'#')) {
            return None;
        }
        let value = self.text.get(self.at..self.at + length)?.trim_ascii_end();
        self.at += value.len();
        Some(value)
    }
}

/// The items of lists whose shape is not written out in the table.
static TEXT: Shape = Shape::One(Style::Text);
static DATE: Shape = Shape::One(Style::Date);

/// Whether all required keys were seen.
fn complete(map: &Map, seen: u32) -> Option<()> {
    let missing = |(n, key): (usize, &crate::store::shape::Key)| key.required && seen >> n & 1 == 0;
    (!map.keys.iter().enumerate().any(missing)).then_some(())
}
