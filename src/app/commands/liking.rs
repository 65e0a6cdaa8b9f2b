//! Narrowing the query to events like the one shown, or to others.

use super::scoping;
use crate::app::effect::Effect;
use crate::app::like::LikeView;
use crate::app::state::{Overlay, State};
use crate::index::Data;
use crate::query::edit::{self, Mode};

pub fn only(state: &mut State, _: &Data) -> Vec<Effect> {
    open(state, Mode::Only)
}

pub fn except(state: &mut State, _: &Data) -> Vec<Effect> {
    open(state, Mode::Except)
}

fn open(state: &mut State, mode: Mode) -> Vec<Effect> {
    state.overlay = Some(Overlay::Like(LikeView::new(mode)));
    Vec::new()
}

pub fn next(state: &mut State, _: &Data) -> Vec<Effect> {
    choose(state, 1)
}

pub fn previous(state: &mut State, _: &Data) -> Vec<Effect> {
    choose(state, -1)
}

fn choose(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some(Overlay::Like(view)) = &mut state.overlay {
        let last = view.rows().len().saturating_sub(1);
        view.chosen = view.chosen.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// Edits the query by the chosen value; the event stays selected where it still matches.
pub fn accept(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(Overlay::Like(view)) = state.overlay.take() else { return Vec::new() };
    match view.rows().get(view.chosen) {
        Some(row) => {
            let query = edit::toggle(&state.scope.query, &row.value, view.mode);
            scoping::ask(state, data, query)
        }
        None => Vec::new(),
    }
}
