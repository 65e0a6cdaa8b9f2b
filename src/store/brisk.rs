//! Reads the part of YAML that most stores are written in, some times as fast as a reader of all of it: block style,
//! brackets and quotes that end on their line, blocks of text in which every line begins alike. Whatever is written
//! otherwise is an error here, and left to that reader; so this one may be ignorant, but must never be wrong. A test
//! holds it to the other.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use super::gate::style;

/// How deep lists and mappings may nest; the format itself needs half of it.
const DEPTH: usize = 16;

/// The items of a piece of a list in the block style, its dashes at column 0; none if any of it is written otherwise.
pub fn items<'a, T: Deserialize<'a>>(piece: &'a str) -> Option<Vec<T>> {
    if odd(piece) {
        return None;
    }
    let mut cursor = Cursor { text: piece, at: 0, depth: 0 };
    let list = List { cursor: &mut cursor, column: 0, first: true };
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

/// A value, and the end of its line where it has one to itself.
struct Value<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    place: Place,
}

/// The items of a list in the block style.
struct List<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    column: usize,
    first: bool,
}

/// A mapping in the block style.
struct Map<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    column: usize,
    first: bool,
}

/// What stands between brackets or braces.
struct Inside<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    close: &'static str,
    first: bool,
}

impl<'de> Value<'_, 'de> {
    /// `as_text` says that whatever stands there is meant as a text.
    fn read<V: Visitor<'de>>(self, visitor: V, as_text: bool) -> Result<V::Value, Other> {
        let Value { cursor, place } = self;
        let begin = cursor.begin(place)?;
        // Lists and mappings in the block style end behind the last line of their last value.
        let ends = place != Place::Inside && !matches!(begin, Begin::Map(_) | Begin::List(_));
        cursor.depth += 1;
        if cursor.depth > DEPTH {
            return Err(Other);
        }
        let value = match begin {
            Begin::Text(text, true) if !as_text && style::reads_as(&text).is_some() => Err(Other),
            Begin::Text(Cow::Borrowed(text), _) => visitor.visit_borrowed_str(text),
            Begin::Text(Cow::Owned(text), _) => visitor.visit_str(&text),
            Begin::Braces => visitor.visit_map(Inside { cursor, close: "}", first: true }),
            Begin::Brackets => visitor.visit_seq(Inside { cursor, close: "]", first: true }),
            Begin::Map(column) => visitor.visit_map(Map { cursor, column, first: true }),
            Begin::List(column) => visitor.visit_seq(List { cursor, column, first: true }),
        }?;
        cursor.depth -= 1;
        if ends {
            cursor.end_line()?;
        }
        Ok(value)
    }
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Other;

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.read(visitor, false)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.read(visitor, true)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.read(visitor, true)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_some(self)
    }
}

impl<'de> SeqAccess<'de> for List<'_, 'de> {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Other> {
        let (cursor, column) = (&mut *self.cursor, self.column);
        match cursor.indent() {
            Some(indent) if indent == column && cursor.dash(column) => cursor.at += column,
            // It began at a dash; and what is further right than that belongs to nothing.
            indent if self.first || indent > Some(column) => return Err(Other),
            _ => return Ok(None),
        }
        self.first = false;
        cursor.must("- ")?;
        let place = Place::Dash(column + 2);
        seed.deserialize(Value { cursor, place }).map(Some)
    }
}

impl<'de> MapAccess<'de> for Map<'_, 'de> {
    type Error = Other;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Other> {
        let (cursor, column) = (&mut *self.cursor, self.column);
        if !std::mem::take(&mut self.first) {
            match cursor.indent() {
                Some(indent) if indent == column && !cursor.dash(column) => cursor.at += column,
                Some(indent) if indent > column => return Err(Other),
                _ => return Ok(None),
            }
        }
        seed.deserialize(BorrowedStrDeserializer::new(cursor.key()?)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Other> {
        seed.deserialize(Value { cursor: self.cursor, place: Place::Key(self.column) })
    }
}

impl Inside<'_, '_> {
    /// Whether there is another, the comma before it passed over.
    fn another(&mut self) -> Result<bool, Other> {
        self.cursor.blanks();
        if self.cursor.take(self.close) {
            return Ok(false);
        }
        if !std::mem::take(&mut self.first) {
            self.cursor.must(",")?;
            self.cursor.blanks();
        }
        Ok(true)
    }
}

impl<'de> MapAccess<'de> for Inside<'_, 'de> {
    type Error = Other;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Other> {
        match self.another()? {
            true => seed.deserialize(BorrowedStrDeserializer::new(self.cursor.key()?)).map(Some),
            false => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Other> {
        seed.deserialize(Value { cursor: self.cursor, place: Place::Inside })
    }
}

impl<'de> SeqAccess<'de> for Inside<'_, 'de> {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Other> {
        match self.another()? {
            true => seed.deserialize(Value { cursor: self.cursor, place: Place::Inside }).map(Some),
            false => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use proptest::prelude::*;

    use super::*;
    use crate::store::import::{Order, Wishes, import};
    use crate::store::layout::{Layout, List};
    use crate::store::raw;

    const TABLES: &[&str] = &[
        "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,country,\
         admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,tags\n\
         OUT1,01 January 2020,2,Protests,Peaceful protest,\"The \"\"Greens\"\"\",A; B,6,,Outland,North,O'Town,1.5,-2,1,\
         Radio; Post,\"He said: \"\"it's\"\" # a - b \\ c {d} [e], 'f'\",0,crowd size=more than 200\n\
         OUT2,02 January 2020,3,Battles,Armed clash,\"It's \"\"B\"\"\",,2,حلب,Outland,North,Town,1.5,-2,3,Radio,No,12,x\n",
        "date,end,title,killed,place,country,latitude,longitude,actors,source,url,tags,time\n\
         2020-01-02,2020-01-05,Flood,2..4,Ford,Outland,-3,4,One; Two,Post,https://example.org/a?b=c#d,wet; cold,12:30\n\
         2020~,,~,>43,no,null,,,true,yes,,1e5,\n",
    ];

    fn text(table: &str) -> String {
        let wishes = Wishes { file: "t.csv", format: None, size: 0, order: Order::EventsFirst, rows: None };
        import(table.as_bytes(), &wishes, &mut |_| ControlFlow::Continue(())).unwrap().text
    }

    #[test]
    fn what_imports_write_is_read_here() {
        for table in TABLES {
            let text = text(table);
            let layout = Layout::of_import(&text).unwrap();
            for event in &layout.events {
                let piece = &text[event.clone()];
                assert_eq!(items::<raw::Event<'_>>(piece), serde_yaml::from_str(piece).ok(), "{piece}");
            }
            let whole: raw::Head<'_> = serde_yaml::from_str(&layout.head).unwrap();
            let list = |key: &str| List::of(&layout.head, key).map_or("", |list| &layout.head[list.range]);
            assert_eq!(items::<raw::Source<'_>>(list("sources:")), Some(whole.sources));
            assert_eq!(items::<raw::Place<'_>>(list("places:")), Some(whole.places));
            assert_eq!(items::<raw::Actor<'_>>(list("actors:")), Some(whole.actors));
        }
    }

    /// Events as people and programs write them.
    const EVENTS: &[&str] = &[
        "- id: a-1\n  date: \"2018-06-12\"\n  form: incident\n  title: 'It''s \"one\"'\n  summary: >-\n    Some words\n\
         \x20   and more: of # them.\n\n    A paragraph.\n  place: [a, b]\n  toll:\n  - {side: x, killed: 3}\n\
         \x20 - side: y\n    of: \"two \\\"so\\\" called\"\n    killed: \"2..4\"\n\n  # why\n  claims:\n    - source: s\n\
         \x20     para: 3\n      says:\n        date: \"2018\"\n        toll: [{side: x, killed: 4}]\n    - {source: t}\n\
         \x20 tags: [one, two words,three ]\n",
        "- id: b\n  title: Attack on a bridge, (probably) 'by night'\n  summary: |\n    a\n      b\n\n    c\n\n  dated:\n\
         \x20   how: stated\n  links: []\n- id: حلب\n  place:\n  - a\n  - b\n  time: \"12:30\"\n# at the end\n",
        "- {id: c, date: \"2018\", bounds: [\"2018\", \"..\"], answers: [{to: q, says: a}]}\n- id: d\n  weight: major",
    ];

    #[test]
    fn what_people_write_is_read_here() {
        for piece in EVENTS {
            let events = items::<raw::Event<'_>>(piece);
            assert_eq!(events.as_ref(), serde_yaml::from_str(piece).ok().as_ref(), "{piece}");
            let (ours, theirs) = (events.unwrap(), raw::events(piece).unwrap());
            let borrowed = |all: &[raw::Event<'_>]| {
                all.iter().map(|e| matches!(e.id.0, Cow::Borrowed(_))).collect::<Vec<_>>()
            };
            assert_eq!(borrowed(&ours), borrowed(&theirs));
        }
    }

    #[test]
    fn what_is_written_otherwise_is_left_alone() {
        for piece in [
            "- id: a # b\n",
            "- id: a\n  title: two\n    lines\n",
            "- id: a\n  title: \"two\n    lines\"\n",
            "- id: a\n  title: \"a\\tb\"\n",
            "- id: a\n  title: >\n     b\n    c\n",
            "- id: a\n  title: >-\n    b\n     c\n",
            "- id: a\n  title: >+\n    b\n",
            "- id: a\n  title: >-\n    b \n    c\n",
            "- id: a\n  title: |2\n    b\n",
            "- id: a\n  place: &x b\n",
            "- id: a\n  place: *x\n",
            "- id: a\n  place: yes\n",
            "- id: a\n  place: [a,\n    b]\n",
            "- id: a\n  title: -\n",
            "- id: a\n  title: b: c\n",
            "- id: a\n  title:\n",
            "- id: a\n title: b\n",
            "- id: a\n  place:\n  - a\n   - b\n",
            "- id: a\n  id: b\n",
            "- id: a\n  title: a\u{2028}b\n",
            "- id: a\n\ttitle: b\n",
            "-  id: a\n",
            "- id: a\n---\n- id: b\n",
        ] {
            assert_eq!(items::<raw::Event<'_>>(piece), None, "{piece}");
        }
    }

    #[test]
    fn what_nests_deep_is_left_alone_and_not_gone_down_into() {
        let deep = format!("- id: a\n  unknown: {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(items::<raw::Event<'_>>(&deep), None);
    }

    /// An event, or something like one, put together from parts that may or may not go together.
    fn pieces() -> impl Strategy<Value = String> {
        let part = prop::sample::select(PARTS);
        let cut = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), part.clone());
        let whole = prop::sample::select(EVENTS);
        let mended = (whole, prop::collection::vec(cut, 1..5)).prop_map(|(whole, cuts)| {
            cuts.iter().fold(whole.to_owned(), |text, (at, to, part)| {
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                let (at, to) = (*at.get(&places), *to.get(&places));
                let to = if to < at || to - at > 6 { at } else { to };
                format!("{}{part}{}", &text[..at], &text[to..])
            })
        });
        let made =
            prop::collection::vec(part, 0..24).prop_map(|parts| format!("- id: a\n  {}", parts.concat()));
        prop_oneof![mended, made]
    }

    const PARTS: &[&str] = &[
        "\n",
        "\n  ",
        "\n    ",
        "\n     ",
        " ",
        "  ",
        "a",
        "title: ",
        "place: ",
        "place:",
        "summary: >-\n    ",
        "summary: >\n    ",
        "|\n    ",
        "|-\n   ",
        "- ",
        "-",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ",",
        ": ",
        ":",
        "#",
        " #",
        "\"",
        "'",
        "''",
        "\\\"",
        "\\\\",
        "\\",
        "~",
        "null",
        "yes",
        "1",
        "-1",
        "1e3",
        "0x1f",
        ".",
        "..",
        "2018-06-12",
        "12:30",
        "é",
        "حلب",
        "🙂",
        "?",
        "? ",
        "!",
        "&x ",
        "*x",
        "%",
        "@",
        "`",
        "tags:\n  - a\n  - b\n  ",
        "tags: [a, b]\n  ",
        "toll:\n  - side: x\n    killed: 3\n  ",
        "toll: [{side: x}]\n  ",
        "dated:\n    how: stated\n  ",
        "claims:\n    - {source: s, para: 3}\n  ",
        "form: incident\n  ",
        "# on\n  ",
        "---",
        "...",
        "<<: ",
        "=",
        "(",
        ")",
        "/",
        "+",
        ">",
        "|",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

        #[test]
        fn what_is_read_here_is_what_a_reader_of_all_of_yaml_reads(piece in pieces()) {
            if let Some(events) = items::<raw::Event<'_>>(&piece) {
                let whole = serde_yaml::from_str::<Vec<raw::Event<'_>>>(&piece);
                prop_assert_eq!(Some(events), whole.ok(), "{}", piece);
            }
        }
    }
}
