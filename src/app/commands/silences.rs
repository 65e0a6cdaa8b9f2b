//! The list of silences, and going to one.

use super::{axis, moving, striding};
use crate::app::effect::Effect;
use crate::app::layout;
use crate::app::silences::{self, SilencesView};
use crate::app::state::{Overlay, State};
use crate::index::Data;
use crate::text;
use crate::timeline::Viewport;

pub fn open(state: &mut State, data: &Data) -> Vec<Effect> {
    state.overlay = Some(Overlay::Silences(SilencesView::of(&state.scope, data)));
    Vec::new()
}

pub fn next(state: &mut State, _: &Data) -> Vec<Effect> {
    choose(state, 1)
}

pub fn previous(state: &mut State, _: &Data) -> Vec<Effect> {
    choose(state, -1)
}

pub fn page_down(state: &mut State, _: &Data) -> Vec<Effect> {
    choose(state, page(state))
}

pub fn page_up(state: &mut State, _: &Data) -> Vec<Effect> {
    choose(state, -page(state))
}

pub fn first(state: &mut State, _: &Data) -> Vec<Effect> {
    choose(state, isize::MIN)
}

pub fn last(state: &mut State, _: &Data) -> Vec<Effect> {
    choose(state, isize::MAX)
}

/// Silences inside the overlay's frame, less one.
fn page(state: &State) -> isize {
    let area = layout::layout(state).overlay;
    let rows = area.height.clamp(3, 200).saturating_sub(2) / silences::lines(area.width.saturating_sub(4));
    isize::from(rows.max(2) as i16) - 1
}

fn choose(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some(Overlay::Silences(view)) = &mut state.overlay {
        let last = view.rows.len().saturating_sub(1);
        view.chosen = view.chosen.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// Shows the chosen silence on the axis, with the event before it selected, else the one after.
pub fn accept(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(Overlay::Silences(view)) = state.overlay.take() else { return Vec::new() };
    let Some(silence) = view.here() else { return Vec::new() };
    state.trail.leave(state.spot);
    let columns = state.plot_columns();
    let effects = axis::look(state, Viewport::fit(silence.window.lo, silence.window.hi, columns));
    let after = striding::first_from(state, data, silence.window.lo);
    if let Some(event) = state.event_at(after.saturating_sub(1), data) {
        moving::stand_on(state, event);
    }
    state.notice = Some(text!("{}.", told(silence.complete)));
    effects
}

/// What a silence is, in words.
fn told(complete: bool) -> &'static str {
    match complete {
        true => "No event of the query may fall into this stretch; the sources are silent",
        false => "No event of the query certainly falls into this stretch",
    }
}
