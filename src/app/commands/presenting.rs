//! Presenting: paging through what is marked, and answering who says so.

use std::sync::Arc;

use super::moving;
use crate::app::effect::Effect;
use crate::app::present::{self, PresentView};
use crate::app::state::{Overlay, State};
use crate::index::Data;
use crate::model::EventIx;

/// Presents the marked events that the store has, from the one shown on; where none is marked, those of the query. As of
/// a day, what was not known of by then is left out, and told.
pub fn open(state: &mut State, data: &Data) -> Vec<Effect> {
    let find = |id: &crate::model::Id| data.store.find(id.as_str());
    let marked: Vec<EventIx> = state.marks.marked().iter().filter_map(find).collect();
    let (unknown, known): (Vec<EventIx>, Vec<EventIx>) =
        marked.into_iter().partition(|event| data.store.is_hidden(*event));
    if known.is_empty() && !unknown.is_empty() {
        state.notice = Some("Of what is marked, nothing was published by then.".into());
        return Vec::new();
    }
    let events = (!known.is_empty()).then(|| Arc::new(known));
    let at = match &events {
        Some(events) => state.shown().and_then(|shown| events.iter().position(|event| *event == shown)),
        None => state.position(data),
    };
    let at = at.unwrap_or(0);
    state.overlay =
        Some(Overlay::Present(PresentView { events, unknown: unknown.len(), at, who: false, scroll: 0 }));
    Vec::new()
}

fn view(state: &mut State) -> Option<&mut PresentView> {
    match &mut state.overlay {
        Some(Overlay::Present(view)) => Some(view),
        _ => None,
    }
}

pub fn next(state: &mut State, _: &Data) -> Vec<Effect> {
    go(state, 1)
}

pub fn previous(state: &mut State, _: &Data) -> Vec<Effect> {
    go(state, -1)
}

pub fn first(state: &mut State, _: &Data) -> Vec<Effect> {
    go(state, isize::MIN)
}

pub fn last(state: &mut State, _: &Data) -> Vec<Effect> {
    go(state, isize::MAX)
}

/// Pages to another event; it is told anew what happened, not who says so.
fn go(state: &mut State, by: isize) -> Vec<Effect> {
    let last = present::view(state).map_or(0, |view| view.count(state)).saturating_sub(1);
    if let Some(view) = view(state) {
        let at = view.at.saturating_add_signed(by).min(last);
        if at != view.at {
            *view = PresentView { at, who: false, scroll: 0, events: view.events.take(), ..*view };
        }
    }
    Vec::new()
}

/// Says who says so, or again what happened.
pub fn who(state: &mut State, _: &Data) -> Vec<Effect> {
    if let Some(view) = view(state) {
        view.who = !view.who;
        view.scroll = 0;
    }
    Vec::new()
}

/// Whether there is more than the screen holds.
pub fn overflows(state: &State, data: &Data) -> bool {
    present::lines(state, data).len() > usize::from(present::rows(state))
}

pub fn scroll_down(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll(state, data, 1)
}

pub fn scroll_up(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll(state, data, -1)
}

fn scroll(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let last = present::lines(state, data).len().saturating_sub(usize::from(present::rows(state)));
    if let Some(view) = view(state) {
        view.scroll = view.scroll.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// Leaves; the event shown last is selected, where the query has it.
pub fn leave(state: &mut State, data: &Data) {
    let shown = present::view(state).and_then(|view| view.event(state, data));
    state.overlay = None;
    if let Some(event) = shown.filter(|event| state.scope.truth(*event).holds()) {
        moving::jump(state, data, event);
    }
}
