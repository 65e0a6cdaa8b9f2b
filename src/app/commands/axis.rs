//! Panning and zooming. None of it changes what is counted.

use crate::app::effect::Effect;
use crate::app::state::State;
use crate::index::Data;
use crate::model::{EventIx, Minute, Truth, Window};
use crate::timeline::Viewport;

/// The part of the axis that one step pans.
const PAN: f64 = 0.125;

pub fn pan_left(state: &mut State, data: &Data) -> Vec<Effect> {
    pan(state, data, -PAN)
}

pub fn pan_right(state: &mut State, data: &Data) -> Vec<Effect> {
    pan(state, data, PAN)
}

pub fn zoom_in(state: &mut State, data: &Data) -> Vec<Effect> {
    let columns = state.plot_columns();
    let anchor = anchor(state, data);
    look(state, state.spot.viewport.zoom_in(anchor, columns))
}

pub fn zoom_out(state: &mut State, data: &Data) -> Vec<Effect> {
    let columns = state.plot_columns();
    let anchor = anchor(state, data);
    look(state, state.spot.viewport.zoom_out(anchor, columns))
}

pub fn whole(state: &mut State, data: &Data) -> Vec<Effect> {
    look(state, state.whole_axis(data))
}

pub fn fit_matches(state: &mut State, data: &Data) -> Vec<Effect> {
    match data.index.hull(&state.scope.answer) {
        Some((lo, hi)) => look(state, Viewport::fit(lo, hi, state.plot_columns())),
        None => Vec::new(),
    }
}

pub fn can_undo(state: &State, _: &Data) -> bool {
    state.zooms.can_go_back()
}

pub fn undo(state: &mut State, _: &Data) -> Vec<Effect> {
    if let Some(viewport) = state.zooms.back(state.spot.viewport) {
        state.spot.viewport = viewport;
    }
    Vec::new()
}

/// Changes the zoom, remembering the one before.
fn look(state: &mut State, viewport: Viewport) -> Vec<Effect> {
    if viewport != state.spot.viewport {
        state.zooms.leave(state.spot.viewport);
        state.spot.viewport = viewport;
    }
    Vec::new()
}

fn pan(state: &mut State, data: &Data, by: f64) -> Vec<Effect> {
    state.spot.viewport = state.spot.viewport.pan(by);
    keep_selection_in_view(state, data);
    Vec::new()
}

/// The minute that stays under its column: where the selected event is drawn, or the middle.
fn anchor(state: &State, data: &Data) -> Minute {
    let view = state.spot.viewport;
    let drawn = state.shown().map(|e| middle(data, e));
    drawn.filter(|m| view.lo <= *m && *m <= view.hi).unwrap_or(view.lo + (view.hi - view.lo) / 2)
}

/// The middle of the time in which an event may have begun.
fn middle(data: &Data, event: EventIx) -> Minute {
    let span = data.index.row(event).span;
    let (lo, hi) = data.index.extent();
    let (a, b) = (span.start_min.clamp(lo, hi), span.start_max.clamp(lo, hi));
    a + (b - a) / 2
}

/// After panning, an event that went off the axis gives the selection to the nearest one still on it.
fn keep_selection_in_view(state: &mut State, data: &Data) {
    let window = state.spot.viewport.window();
    let Some(event) = state.spot.selected else { return };
    if on_axis(data, event, window) {
        return;
    }
    let place = middle(data, event);
    let near = data.index.within(&state.scope.answer, window);
    let nearest = near.into_iter().min_by_key(|e| middle(data, *e).abs_diff(place));
    if let Some(nearest) = nearest {
        state.spot.selected = Some(nearest);
        state.spot.visiting = None;
        state.detail.scroll = 0;
        state.detail.link = 0;
    }
}

fn on_axis(data: &Data, event: EventIx, window: Window) -> bool {
    data.index.row(event).span.overlaps(window) != Truth::No
}

/// Pans so far that the event is on the axis, if it is not.
pub fn reveal(state: &mut State, data: &Data, event: EventIx) {
    if !on_axis(data, event, state.spot.viewport.window()) {
        state.spot.viewport = state.spot.viewport.centred(middle(data, event));
    }
}
