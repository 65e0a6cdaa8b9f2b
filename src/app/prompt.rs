//! What may stand at the cursor of a line being typed.

use super::entry::Entry;
use super::state::{Overlay, Purpose, State};
use crate::index::Data;
use crate::query::complete::{Completion, complete};

/// Looks up what the word before the cursor may become, where a line is being typed. While one candidate after
/// the other is tried, they stay as they are.
pub fn offer(state: &mut State, data: &Data) {
    if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
        if prompt.tried.is_some() {
            return;
        }
        prompt.offered = match prompt.purpose {
            Purpose::Query | Purpose::Find | Purpose::Versus => {
                complete(prompt.entry.value(), byte_cursor(&prompt.entry), data)
            }
            Purpose::AsOf
            | Purpose::Date
            | Purpose::Search(_)
            | Purpose::Range(..)
            | Purpose::SaveView
            | Purpose::Note(_)
            | Purpose::WriteBrief => Completion::default(),
        };
    }
}

/// The cursor as a byte position in the line.
fn byte_cursor(entry: &Entry) -> usize {
    let value = entry.value();
    value.char_indices().nth(entry.cursor()).map_or(value.len(), |(i, _)| i)
}
