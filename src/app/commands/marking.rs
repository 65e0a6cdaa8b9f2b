//! Marking events, to be carried out later. Marks change nothing in the store and nothing that is counted, unless the
//! query asks for them.

use std::sync::Arc;

use super::{moving, scoping};
use crate::app::effect::Effect;
use crate::app::scope::Scope;
use crate::app::state::{Find, State};
use crate::index::Data;
use crate::model::{EventIx, Id, Marks};
use crate::query::{self, Query};
use crate::text;
use crate::text::Text;

/// The id of the event shown.
pub fn shown(state: &State, data: &Data) -> Option<Id> {
    state.shown().and_then(|event| Id::new(data.store.id(event)))
}

/// Marks the event shown, or takes its mark off, and goes to the next of the list.
pub fn toggle(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(id) = shown(state, data) else { return Vec::new() };
    let mut marks = Marks::clone(&state.marks);
    let on = !marks.is_marked(id.as_str());
    if on {
        marks.mark(id);
    } else {
        marks.unmark(id.as_str());
    }
    let effects = put(state, marks);
    if state.spot.visiting.is_none() {
        moving::next(state, data);
    }
    let count = state.marks.marked().len();
    state.notice =
        Some(if on { text!("Marked; {count} in all.") } else { text!("No longer marked; {count} left.") });
    effects
}

/// Puts other marks in the place of those there are, which can be returned to.
pub fn put(state: &mut State, marks: Marks) -> Vec<Effect> {
    if marks == *state.marks {
        return Vec::new();
    }
    state.leave(Arc::clone(&state.scope));
    state.marks = Arc::new(marks);
    vec![Effect::SaveMarks(Arc::clone(&state.marks))]
}

/// Whether something is marked.
pub fn any(state: &State, _: &Data) -> bool {
    !state.marks.marked().is_empty()
}

/// Takes every mark off; notes stay.
pub fn clear(state: &mut State, _: &Data) -> Vec<Effect> {
    let count = state.marks.marked().len();
    let mut marks = Marks::clone(&state.marks);
    for id in state.marks.marked() {
        marks.unmark(id.as_str());
    }
    state.notice = Some(text!("{count} no longer marked; u marks them again."));
    put(state, marks)
}

pub fn next(state: &mut State, data: &Data) -> Vec<Effect> {
    go(state, data, moving::Direction::Down)
}

pub fn previous(state: &mut State, data: &Data) -> Vec<Effect> {
    go(state, data, moving::Direction::Up)
}

fn go(state: &mut State, data: &Data, direction: moving::Direction) -> Vec<Effect> {
    match moving::seek(state, data, direction, |event| is_marked(event, data)) {
        Some(event) => moving::jump(state, data, event),
        None => state.notice = Some("No event of this query is marked.".into()),
    }
    Vec::new()
}

/// Whether an event is marked.
pub fn is_marked(event: EventIx, data: &Data) -> bool {
    data.marked().get(event.at())
}

/// Takes the marks of another step.
pub fn restore(state: &mut State, marks: Arc<Marks>) -> Vec<Effect> {
    if marks == state.marks {
        return Vec::new();
    }
    state.notice = Some(told(&marks));
    state.marks = Arc::clone(&marks);
    vec![Effect::SaveMarks(marks)]
}

fn told(marks: &Marks) -> Text {
    text!("Marks and notes are as they were; {} marked.", marks.marked().len())
}

/// Asks the query again where it asks for marks and these have changed since.
pub fn settle(state: &mut State, data: &Data) {
    if state.scope.is_marked_otherwise(data) {
        let scope = Scope::of(state.scope.query.clone(), data);
        scoping::enter(state, data, scope);
    }
}

/// The data has other marks now: what was looked for may be elsewhere.
pub fn changed(state: &mut State, data: &Data) {
    let Some(find) = &state.find else { return };
    if let Ok(query) = Query::parse(&find.text, data).map_err(drop)
        && query.says_marked()
    {
        let hits = Arc::new(query::eval(&query, data).either());
        state.find = Some(Find { hits, text: find.text.clone() });
    }
}
