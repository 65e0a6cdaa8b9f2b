//! Reads what imports wrote: a small part of YAML, items of lists at column 0 with values on one line, and so some
//! times as fast as a reader of all of it. Whatever is not written so is an error here, and left to that reader; a
//! test holds the two together.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

/// The items of a piece of a list; none if anything is written otherwise than imports write.
pub fn items<'a, T: Deserialize<'a>>(piece: &'a str) -> Option<Vec<T>> {
    let mut cursor = Cursor { text: piece, at: 0 };
    let items = Vec::deserialize(Items(&mut cursor)).ok()?;
    (cursor.at == piece.len()).then_some(items)
}

/// It is written otherwise.
#[derive(Debug)]
struct Other;

impl fmt::Display for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is not written as imports write")
    }
}

impl std::error::Error for Other {}

impl serde::de::Error for Other {
    fn custom<T: fmt::Display>(_: T) -> Other {
        Other
    }
}

/// How far a text was read.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
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

    /// So many bytes, and then `more` that are passed over.
    fn cut(&mut self, length: usize, more: usize) -> Result<&'a str, Other> {
        let cut = self.text.get(self.at..self.at + length).ok_or(Other)?;
        self.at += length + more;
        Ok(cut)
    }

    /// A key, and its colon and blank.
    fn key(&mut self) -> Result<&'a str, Other> {
        let length = self.rest().iter().take_while(|b| b.is_ascii_lowercase() || **b == b'_').count();
        let key = self.cut(length, 0)?;
        self.must(": ")?;
        if key.is_empty() { Err(Other) } else { Ok(key) }
    }

    /// A text in quotes or without them.
    fn scalar(&mut self) -> Result<Cow<'a, str>, Other> {
        match self.rest().first() {
            Some(b'"') => self.double(),
            Some(b'\'') => {
                self.at += 1;
                let length = memchr::memchr2(b'\'', b'\n', self.rest()).ok_or(Other)?;
                let text = self.cut(length, 0)?;
                self.must("'")?;
                // Two quotation marks stand for one.
                if self.rest().first() == Some(&b'\'') { Err(Other) } else { Ok(Cow::Borrowed(text)) }
            }
            _ => self.plain().map(Cow::Borrowed),
        }
    }

    /// A text in double quotes, with a backslash before such quotes and backslashes only.
    fn double(&mut self) -> Result<Cow<'a, str>, Other> {
        self.at += 1;
        let mut before = String::new();
        loop {
            let length = memchr::memchr3(b'"', b'\\', b'\n', self.rest()).ok_or(Other)?;
            let part = self.cut(length, 0)?;
            if self.take("\"") {
                return Ok(if before.is_empty() { Cow::Borrowed(part) } else { Cow::Owned(before + part) });
            }
            self.must("\\")?;
            let escaped = self.cut(1, 0)?;
            if !matches!(escaped, "\"" | "\\") {
                return Err(Other);
            }
            before.push_str(part);
            before.push_str(escaped);
        }
    }

    /// A text without quotes: an id, a word of the format or a number.
    fn plain(&mut self) -> Result<&'a str, Other> {
        let known = |b: &u8| b.is_ascii_alphanumeric() || b" -._~+()".contains(b);
        let length = self.rest().iter().take_while(|b| known(b)).count();
        let text = self.cut(length, 0)?;
        let dash = text == "-" || text.starts_with("- ");
        let blank = text.is_empty() || text.starts_with(' ') || text.ends_with(' ');
        if dash || blank { Err(Other) } else { Ok(text) }
    }
}

/// A list of items.
struct Items<'c, 'a>(&'c mut Cursor<'a>);

/// An item, behind its dash.
struct Item<'c, 'a>(&'c mut Cursor<'a>);

/// A mapping with a key on each line.
struct Lines<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    first: bool,
}

/// A value on one line.
struct Value<'c, 'a>(&'c mut Cursor<'a>);

/// What stands between brackets or braces.
struct Inside<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    close: &'static str,
    first: bool,
}

/// Every value reads as what it is.
macro_rules! as_it_is {
    () => {
        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
            newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }

        fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
            visitor.visit_some(self)
        }
    };
}

impl<'de> Deserializer<'de> for Items<'_, 'de> {
    type Error = Other;

    as_it_is!();

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_seq(self)
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Other> {
        match self.0.take("- ") {
            true => seed.deserialize(Item(self.0)).map(Some),
            false => Ok(None),
        }
    }
}

impl<'de> Deserializer<'de> for Item<'_, 'de> {
    type Error = Other;

    as_it_is!();

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        if self.0.rest().first() != Some(&b'{') {
            return visitor.visit_map(Lines { cursor: self.0, first: true });
        }
        let value = Value(self.0).deserialize_any(visitor)?;
        self.0.must("\n")?;
        Ok(value)
    }
}

impl<'de> MapAccess<'de> for Lines<'_, 'de> {
    type Error = Other;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Other> {
        if !std::mem::take(&mut self.first) && !self.cursor.take("  ") {
            return Ok(None);
        }
        seed.deserialize(BorrowedStrDeserializer::new(self.cursor.key()?)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Other> {
        let value = seed.deserialize(Value(self.cursor))?;
        self.cursor.must("\n")?;
        Ok(value)
    }
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Other;

    as_it_is!();

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        let cursor = self.0;
        if cursor.take("{") {
            return visitor.visit_map(Inside { cursor, close: "}", first: true });
        }
        if cursor.take("[") {
            return visitor.visit_seq(Inside { cursor, close: "]", first: true });
        }
        match cursor.scalar()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_str(&text),
        }
    }
}

impl Inside<'_, '_> {
    /// Whether there is another, the comma before it passed over.
    fn another(&mut self) -> Result<bool, Other> {
        if self.cursor.take(self.close) {
            return Ok(false);
        }
        if !std::mem::take(&mut self.first) {
            self.cursor.must(", ")?;
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
        seed.deserialize(Value(self.cursor))
    }
}

impl<'de> SeqAccess<'de> for Inside<'_, 'de> {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Other> {
        match self.another()? {
            true => seed.deserialize(Value(self.cursor)).map(Some),
            false => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

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
    fn what_imports_write_reads_as_it_does_with_a_reader_of_all_of_yaml() {
        for table in TABLES {
            let text = text(table);
            let layout = Layout::of_import(&text).unwrap();
            for event in &layout.events {
                let piece = &text[event.clone()];
                assert_eq!(items::<raw::Event<'_>>(piece).expect(piece), raw::events(piece, false).unwrap());
            }
            let whole = raw::head(&layout.head, false).unwrap();
            let list = |key: &str| List::of(&layout.head, key).map_or("", |list| &layout.head[list.range]);
            assert_eq!(items::<raw::Source<'_>>(list("sources:")), Some(whole.sources));
            assert_eq!(items::<raw::Place<'_>>(list("places:")), Some(whole.places));
            assert_eq!(items::<raw::Actor<'_>>(list("actors:")), Some(whole.actors));
        }
    }

    #[test]
    fn what_is_written_otherwise_is_left_alone() {
        for piece in [
            "- id: a # b\n",
            "- id: a\n  title: two\n    lines\n",
            "- id: a\n  title: \"two\n    lines\"\n",
            "- id: a\n  title: \"a\\tb\"\n",
            "- id: a\n  title: 'it''s'\n",
            "- id: a\n  title: >-\n    b\n",
            "- id: a\n  place:\n  - b\n",
            "- id: a\n  place: &x b\n",
            "- id: a\n  title: -\n",
            "- id: a\n  title: b: c\n",
            "- id: a\n  title:\n",
            "- id: a\n\n",
            "- id: a",
            "- {id: a}\n# b\n",
            "- {id: a,date: b}\n",
        ] {
            assert_eq!(items::<raw::Event<'_>>(piece), None, "{piece}");
        }
    }
}
