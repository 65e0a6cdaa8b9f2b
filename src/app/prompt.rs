//! What may stand at the cursor of a line being typed.

use super::entry::Entry;
use super::state::{Overlay, State};
use crate::index::Data;
use crate::query::complete::{Completion, complete};

/// What the word before the cursor may become; nothing when no line is being typed.
pub fn completion(state: &State, data: &Data) -> Completion {
    match &state.overlay {
        Some(Overlay::Prompt(prompt)) => complete(prompt.entry.value(), byte_cursor(&prompt.entry), data),
        _ => Completion::default(),
    }
}

/// The cursor as a byte position in the line.
fn byte_cursor(entry: &Entry) -> usize {
    let value = entry.value();
    value.char_indices().nth(entry.cursor()).map_or(value.len(), |(i, _)| i)
}
