//! A note of the person's own on an event. It is kept with the marks, and never in the store.

use super::{asking, marking};
use crate::app::effect::Effect;
use crate::app::state::{Overlay, Prompt, Purpose, State};
use crate::index::Data;
use crate::model::{Id, Marks};
use crate::query::QueryError;
use crate::text;
use crate::text::Text;

/// Opens the line in which a note on the event shown is typed, with the one there is.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(event) = state.shown() else { return Vec::new() };
    let id = data.store.id(event);
    let note = state.marks.note(id).map(Text::to_string).unwrap_or_default();
    let effects = asking::open(state, data, Purpose::Note, &note);
    if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
        prompt.about = Id::new(id);
    }
    effects
}

/// What is wrong with a note whose event the store has no longer: what was typed stays, till it has or the line is left.
pub fn lacking(prompt: &Prompt, data: &Data) -> Option<QueryError> {
    let id = prompt.about.as_ref().filter(|id| data.store.find(id.as_str()).is_none())?;
    Some(QueryError {
        message: text!("The store no longer has the event `{id}`."),
        at: 0..prompt.entry.value().len(),
        hint: Some("The note stays in the line; Esc leaves it.".into()),
    })
}

/// Keeps the note and marks its event; an empty line takes the note away and leaves the mark as it is.
pub fn accept(state: &mut State, prompt: &Prompt) -> Vec<Effect> {
    let Some(id) = prompt.about.clone() else { return Vec::new() };
    let (before, note) = (state.marks.note(id.as_str()).cloned(), Text::new(prompt.entry.value().trim()));
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
