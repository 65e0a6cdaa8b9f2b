//! The briefing on the screen: previewed, put in order, written to a file, copied.

use std::sync::Arc;

use super::{asking, marking, moving};
use crate::app::briefing::{self, BriefView, Subject};
use crate::app::effect::{Effect, Writing};
use crate::app::message::Outcome;
use crate::app::state::{Overlay, Prompt, Purpose, State};
use crate::brief::plain;
use crate::index::Data;
use crate::model::Marks;
use crate::query::QueryError;
use crate::text;
use crate::text::Text;

/// The name that is offered for a new file.
const NAME: &str = "briefing.md";

/// Opens the preview of the marked events; where none is, of the query.
pub fn open(state: &mut State, data: &Data) -> Vec<Effect> {
    open_on(state, data, Subject::Marked)
}

/// Opens the preview of the query, whatever is marked.
pub fn open_query(state: &mut State, data: &Data) -> Vec<Effect> {
    open_on(state, data, Subject::Query)
}

fn open_on(state: &mut State, data: &Data, subject: Subject) -> Vec<Effect> {
    let marked = if subject == Subject::Marked { state.marks.marked().len() } else { 0 };
    if let Some(told) = too_many(marked, state.scope.len()) {
        state.notice = Some(told);
        return Vec::new();
    }
    state.overlay = Some(Overlay::Brief(Box::new(BriefView::of(state, data, subject))));
    Vec::new()
}

/// Whether a preview could be on something else.
pub fn has_other(state: &State, _: &Data) -> bool {
    briefing::view(state).is_some_and(|view| view.sheet.other().is_some())
}

/// Previews the query instead of the marked events, or these again.
pub fn other(state: &mut State, data: &Data) -> Vec<Effect> {
    let other = briefing::view(state).and_then(|view| view.sheet.other());
    other.map_or_else(Vec::new, |subject| open_on(state, data, subject))
}

/// Why there is no briefing on so many marked events, or else on so many that match.
fn too_many(marked: usize, matching: usize) -> Option<Text> {
    let count = if marked > 0 { marked } else { matching };
    let told = || text!("{count} events are too many for a briefing: at most {}.", briefing::MOST);
    (count > briefing::MOST).then(told)
}

fn step(state: &mut State, by: isize) -> Vec<Effect> {
    let rows = briefing::rows(state);
    if let Some(Overlay::Brief(view)) = &mut state.overlay {
        view.step(by, rows);
    }
    Vec::new()
}

fn page(state: &State) -> isize {
    briefing::rows(state).saturating_sub(2).max(1) as isize
}

pub fn down(state: &mut State, _: &Data) -> Vec<Effect> {
    step(state, 1)
}

pub fn up(state: &mut State, _: &Data) -> Vec<Effect> {
    step(state, -1)
}

pub fn page_down(state: &mut State, _: &Data) -> Vec<Effect> {
    step(state, page(state))
}

pub fn page_up(state: &mut State, _: &Data) -> Vec<Effect> {
    step(state, -page(state))
}

pub fn first(state: &mut State, _: &Data) -> Vec<Effect> {
    step(state, isize::MIN)
}

pub fn last(state: &mut State, _: &Data) -> Vec<Effect> {
    step(state, isize::MAX)
}

/// Whether the cursor is on an event of a preview.
pub fn on_event(state: &State, _: &Data) -> bool {
    briefing::view(state).is_some_and(|view| view.here().is_some())
}

/// Whether it is on a marked one, which has a place among others.
pub fn on_marked(state: &State, data: &Data) -> bool {
    on_event(state, data) && briefing::view(state).is_some_and(|view| view.sheet.is_of_marks())
}

pub fn move_down(state: &mut State, _: &Data) -> Vec<Effect> {
    reorder(state, 1)
}

pub fn move_up(state: &mut State, _: &Data) -> Vec<Effect> {
    reorder(state, -1)
}

/// Moves the marked event under the cursor past its neighbour on the page.
fn reorder(state: &mut State, by: isize) -> Vec<Effect> {
    let Some(view) = briefing::view(state) else { return Vec::new() };
    let Some((from, to)) = view.here().zip(view.beside(by)) else { return Vec::new() };
    let mut marks = Marks::clone(&state.marks);
    marks.reorder(from.as_str(), to.as_str());
    let rows = briefing::rows(state);
    if let Some(Overlay::Brief(view)) = &mut state.overlay {
        view.settle_on_event(rows);
    }
    marking::put(state, marks)
}

/// Closes the preview and goes to the event under the cursor.
pub fn enter(state: &mut State, data: &Data) -> Vec<Effect> {
    let id = briefing::view(state).and_then(|view| view.here().cloned());
    if let Some(event) = id.and_then(|id| data.store.find(id.as_str())) {
        state.overlay = None;
        moving::jump(state, data, event);
    }
    Vec::new()
}

/// Hands the text of the page to the terminal's clipboard; who does so says how large it is.
pub fn copy(state: &mut State, _: &Data) -> Vec<Effect> {
    let Some(view) = briefing::view(state) else { return Vec::new() };
    let lines = plain::lines(&view.sheet.page);
    vec![Effect::CopyPage(Arc::new(lines))]
}

/// Opens the line in which the name of the file is typed, over the preview.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    if !matches!(state.overlay, Some(Overlay::Brief(_))) {
        open(state, data);
    }
    match state.overlay.take() {
        Some(Overlay::Brief(view)) => {
            let effects = asking::open(state, data, Purpose::WriteBrief, NAME);
            if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
                prompt.brief = Some(view);
            }
            effects
        }
        other => {
            state.overlay = other;
            Vec::new()
        }
    }
}

/// Asks for the page to be written. The line stays open until it has been: nothing typed is lost.
pub fn accept(state: &mut State, mut prompt: Box<Prompt>) -> Vec<Effect> {
    let name = prompt.entry.value().trim().to_owned();
    let mut effects = Vec::new();
    match (briefing::format_of(&name), &prompt.brief) {
        _ if name.is_empty() => {}
        (Err(reason), _) => {
            prompt.error = Some(QueryError::new(0..prompt.entry.value().len(), reason.as_str()));
        }
        (Ok(format), Some(view)) => {
            let replace = prompt.refused.as_deref() == Some(name.as_str());
            let text = format.text(&view.sheet.page);
            effects.push(Effect::Write(Arc::new(Writing { name, text, replace })));
        }
        (Ok(_), None) => return effects,
    }
    state.overlay = Some(Overlay::Prompt(prompt));
    effects
}

/// What became of the file: the line closes once it is written; where it is there already, the same name once more
/// replaces it.
pub fn written(state: &mut State, told: Text, outcome: Outcome) {
    state.notice = Some(told);
    let Some(Overlay::Prompt(mut prompt)) = state.overlay.take() else { return };
    match outcome {
        Outcome::Written => state.overlay = prompt.brief.take().map(Overlay::Brief),
        Outcome::Exists => {
            prompt.refused = Some(prompt.entry.value().trim().to_owned());
            state.overlay = Some(Overlay::Prompt(prompt));
        }
        Outcome::Failed => {
            prompt.refused = None;
            state.overlay = Some(Overlay::Prompt(prompt));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_briefing_on_too_many_events_is_refused_plainly() {
        let told = |marked, matching| too_many(marked, matching).map(|text| text.to_string());
        assert_eq!(told(0, briefing::MOST), None);
        assert_eq!(told(3, 1_000_000), None, "what matches is not asked about once something is marked");
        let many = "1000000 events are too many for a briefing: at most 20000.";
        assert_eq!(told(0, 1_000_000).as_deref(), Some(many));
        assert_eq!(told(1_000_000, 0).as_deref(), Some(many));
    }
}
