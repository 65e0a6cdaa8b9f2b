//! What may stand at the cursor of a line being typed.

use super::entry::Entry;
use super::state::{Overlay, Prompt, Purpose, State};
use crate::index::Data;
use crate::query::Query;
use crate::query::complete::{
    Completion, complete_after, without_bare_field, without_bare_word, without_begun_name,
};

/// Looks up what the word before the cursor may become, where a line is being typed. While one candidate after
/// the other is tried, they stay as they are. While stores are being read nothing is counted: it would be of their beginning.
pub fn offer(state: &mut State, data: &Data) {
    if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
        if prompt.tried.is_some() {
            return;
        }
        prompt.offered = match prompt.purpose {
            Purpose::Query | Purpose::Find | Purpose::Versus => {
                complete_after(prompt.entry.value(), byte_cursor(&prompt.entry), data, &prompt.offered)
            }
            Purpose::AsOf
            | Purpose::Date
            | Purpose::Search(_)
            | Purpose::Range(..)
            | Purpose::SaveView
            | Purpose::Note
            | Purpose::WriteBrief
            | Purpose::FindInHelp => Completion::default(),
        };
        let meant = state.scope.meant.as_ref().filter(|_| prompt.purpose == Purpose::Query);
        if let Some(meant) = meant.filter(|_| prompt.offered.candidates.is_empty()) {
            prompt.offered = Completion::of_line(prompt.entry.value(), meant.as_str(), "asked for by field");
        }
        if state.reading.is_some() {
            prompt.offered.candidates.iter_mut().for_each(|candidate| candidate.count = None);
        }
    }
}

/// The query of a line of which nothing but a field's name and an operator stand at the cursor, or which ends in `and`,
/// `or` or `not`, without these: what was found by the letters of the name as a word was not meant.
pub fn without_field(prompt: &Prompt, data: &Data) -> Option<Query> {
    let (line, cursor) = (prompt.entry.value(), byte_cursor(&prompt.entry));
    let rest = without_bare_field(line, cursor).or_else(|| without_bare_word(line, cursor))?;
    Query::parse(&rest, data).ok()
}

/// The query of a line without the word at its end, where a field's name begins so.
pub fn without_name(prompt: &Prompt, data: &Data) -> Option<Query> {
    let rest = without_begun_name(prompt.entry.value(), byte_cursor(&prompt.entry), data)?;
    Query::parse(&rest, data).ok()
}

/// The cursor as a byte position in the line.
fn byte_cursor(entry: &Entry) -> usize {
    let value = entry.value();
    value.char_indices().nth(entry.cursor()).map_or(value.len(), |(i, _)| i)
}
