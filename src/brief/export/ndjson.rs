//! One JSON object a line: the whole event, as the store has it.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::columns::Column;
use super::json::{chosen, written};
use super::{Entry, Selected};
use crate::brief::json;

/// The event's fields with how it matches and whether claims differ.
pub(super) fn object(entry: &Entry<'_>) -> Map<String, Value> {
    let mut object = json::event(&entry.event, entry.catalog());
    object.insert("match".into(), entry.matching().into());
    object.insert("differing".into(), entry.differs().into());
    object
}

/// Writes it whole.
pub(super) fn write(selected: &Selected<'_>, out: &mut dyn Write) -> io::Result<()> {
    lines(selected, None, out)
}

/// Writes the whole events, or only columns of them.
///
/// # Errors
/// When it cannot be written.
pub fn lines(selected: &Selected<'_>, columns: Option<&[&Column]>, out: &mut dyn Write) -> io::Result<()> {
    for entry in selected.entries() {
        let object = columns.map_or_else(|| object(&entry), |columns| chosen(&entry, columns));
        writeln!(out, "{}", written(&Value::Object(object)))?;
    }
    Ok(())
}
