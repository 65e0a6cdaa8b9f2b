//! A note of the person's own on an event. It is kept with the marks, and never in the store.

use super::{asking, marking};
use crate::app::effect::Effect;
use crate::app::state::{Purpose, State};
use crate::index::Data;
use crate::model::{EventIx, Id, Marks};
use crate::text::Text;

/// Opens the line in which a note on the event shown is typed, with the one there is.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(event) = state.shown() else { return Vec::new() };
    let note = state.marks.note(data.store.id(event)).map(Text::to_string).unwrap_or_default();
    asking::open(state, data, Purpose::Note(event), &note)
}

/// Keeps the note and marks its event; an empty line takes the note away and leaves the mark as it is.
pub fn accept(state: &mut State, data: &Data, event: EventIx, line: &str) -> Vec<Effect> {
    let Some(id) = Id::new(data.store.id(event)) else { return Vec::new() };
    let (before, note) = (state.marks.note(id.as_str()).cloned(), Text::new(line.trim()));
    if before.clone().unwrap_or_default() == note {
        return Vec::new();
    }
    let mut marks = Marks::clone(&state.marks);
    let is_new = !note.is_empty() && !marks.is_marked(id.as_str());
    if is_new {
        marks.mark(id.clone());
    }
    state.notice = Some(match (note.is_empty(), is_new) {
        (true, _) => "The note is gone; u brings it back.".into(),
        (false, true) => "Noted, and the event is marked.".into(),
        (false, false) => "Noted.".into(),
    });
    marks.set_note(id, note);
    marking::put(state, marks)
}
