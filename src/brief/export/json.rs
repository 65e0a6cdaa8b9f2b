//! JSON that a terminal can be shown: what could act on one is escaped, and reads back as it was.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Map, Value};

use super::columns::{Cell, Column};
use super::{Entry, Selected, ndjson};
use crate::text::acts;

/// A value in one line.
pub(super) fn written(value: &Value) -> String {
    escaped(value.to_string())
}

/// The same of JSON that is written already.
pub(super) fn escaped(plain: String) -> String {
    if !plain.chars().any(acts) {
        return plain;
    }
    let mut out = String::with_capacity(plain.len() + 16);
    for c in plain.chars() {
        if acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// Some columns of an event as an object: numbers as such, everything else as text.
pub(super) fn chosen(entry: &Entry<'_>, columns: &[&Column]) -> Map<String, Value> {
    let cell = |column: &&Column| match (column.cell)(entry) {
        Cell::Number(text) => {
            serde_json::from_str::<serde_json::Number>(&text).map_or(Value::Null, Value::Number)
        }
        Cell::Text(text) if text.is_empty() => Value::Null,
        Cell::Text(text) => Value::String(text),
    };
    columns.iter().map(|column| (column.name.to_owned(), cell(column))).collect()
}

/// One list of all the events, whole or only columns of them: an object on each line.
///
/// # Errors
/// When it cannot be written.
pub fn list(selected: &Selected<'_>, columns: Option<&[&Column]>, out: &mut dyn Write) -> io::Result<()> {
    let mut before = "[\n";
    for entry in selected.entries() {
        let object = columns.map_or_else(|| ndjson::object(&entry), |columns| chosen(&entry, columns));
        write!(out, "{before}{}", written(&Value::Object(object)))?;
        before = ",\n";
    }
    out.write_all(if selected.events.is_empty() { b"[]\n" } else { b"\n]\n" })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_escaped_reads_back_and_cannot_act(text in "[a\\\\\"é\u{1b}\u{7f}\u{9b}\u{202e}\u{2028}\u{feff}\u{e0041}\u{10ffff}🇮]{0,20}") {
            let line = written(&Value::String(text.clone()));
            prop_assert!(!line.chars().any(acts), "{line:?}");
            prop_assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
        }
    }
}
