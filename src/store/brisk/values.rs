//! The values of a text as serde asks for them.

use std::borrow::Cow;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{Begin, Cursor, DEPTH, Other, Place};
use crate::store::gate::style;

/// A value, and the end of its line where it has one to itself.
struct Value<'c, 'a> {
    cursor: &'c mut Cursor<'a>,
    place: Place,
}

/// The items of a list in the block style.
pub(super) struct List<'c, 'a> {
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

/// What a value is asked for as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    /// Whatever stands there.
    Any,
    /// A text, however it could be read otherwise.
    Text,
    /// A mapping: what serde derives would take its values from a list too.
    Mapping,
}

impl<'de> Value<'_, 'de> {
    fn read<V: Visitor<'de>>(self, visitor: V, wanted: As) -> Result<V::Value, Other> {
        let Value { cursor, place } = self;
        let begin = cursor.begin(place)?;
        // Lists and mappings in the block style end behind the last line of their last value.
        let ends = place != Place::Inside && !matches!(begin, Begin::Map(_) | Begin::List(_));
        cursor.depth += 1;
        if cursor.depth > DEPTH {
            return Err(Other);
        }
        let value = match begin {
            Begin::Text(text, true) if wanted != As::Text && style::reads_as(&text).is_some() => Err(Other),
            Begin::Text(Cow::Borrowed(text), _) => visitor.visit_borrowed_str(text),
            Begin::Text(Cow::Owned(text), _) => visitor.visit_str(&text),
            Begin::Braces => visitor.visit_map(Inside { cursor, close: "}", first: true }),
            Begin::Brackets | Begin::List(_) if wanted == As::Mapping => Err(Other),
            Begin::Brackets => visitor.visit_seq(Inside { cursor, close: "]", first: true }),
            Begin::Map(column) => visitor.visit_map(Map { cursor, column, first: true }),
            Begin::List(column) => visitor.visit_seq(List::new(cursor, column)),
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
        newtype_struct seq tuple tuple_struct enum identifier ignored_any
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.read(visitor, As::Any)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.read(visitor, As::Text)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.read(visitor, As::Text)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        self.read(visitor, As::Mapping)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        self.read(visitor, As::Mapping)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        visitor.visit_some(self)
    }
}

impl<'c, 'a> List<'c, 'a> {
    /// A list whose first dash stands at the column.
    pub fn new(cursor: &'c mut Cursor<'a>, column: usize) -> List<'c, 'a> {
        List { cursor, column, first: true }
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
