//! Panning and zooming. None of it changes what is counted.

use std::sync::Arc;

use super::knowing;
use crate::app::axis::gaps;
use crate::app::effect::Effect;
use crate::app::layout;
use crate::app::state::State;
use crate::index::Data;
use crate::model::{EventIx, Minute, Truth, Window};
use crate::timeline::viewport::Column;
use crate::timeline::{Scale, Viewport};

/// One step pans this part of the axis: an eighth.
const PAN: i32 = 8;

/// Whether the axis is on the screen.
pub fn shown(state: &State, _: &Data) -> bool {
    layout::layout(state).timeline.is_some()
}

/// Pans, or goes a month back while the as-of day is moved.
pub fn earlier(state: &mut State, data: &Data) -> Vec<Effect> {
    if knowing::is_stepping(state) { knowing::step(state, data, -1) } else { pan(state, data, -1) }
}

/// Pans, or goes a month on while the as-of day is moved.
pub fn later(state: &mut State, data: &Data) -> Vec<Effect> {
    if knowing::is_stepping(state) { knowing::step(state, data, 1) } else { pan(state, data, 1) }
}

pub fn pan_left(state: &mut State, data: &Data) -> Vec<Effect> {
    pan(state, data, -1)
}

pub fn pan_right(state: &mut State, data: &Data) -> Vec<Effect> {
    pan(state, data, 1)
}

/// Pans by a page: the visible stretch less a step, so that something of it stays in view.
pub fn page_earlier(state: &mut State, data: &Data) -> Vec<Effect> {
    page(state, data, -1)
}

/// Pans by a page, forward.
pub fn page_later(state: &mut State, data: &Data) -> Vec<Effect> {
    page(state, data, 1)
}

/// As much of a page as there is something to see of.
fn page(state: &mut State, data: &Data, way: i32) -> Vec<Effect> {
    let before = state.spot.viewport;
    for steps in (1..PAN).rev() {
        if state.spot.viewport == before {
            pan(state, data, way * steps);
        }
    }
    Vec::new()
}

pub fn zoom_in(state: &mut State, data: &Data) -> Vec<Effect> {
    zoom(state, data, Viewport::zoom_in)
}

pub fn zoom_out(state: &mut State, data: &Data) -> Vec<Effect> {
    zoom(state, data, Viewport::zoom_out)
}

/// Zooms around the selected event.
fn zoom(state: &mut State, data: &Data, to: fn(&Viewport, Minute, u16) -> Viewport) -> Vec<Effect> {
    let anchor = anchor(state, data);
    zoom_around(state, anchor, to)
}

/// Zooms so that a minute keeps its column.
pub(super) fn zoom_around(
    state: &mut State,
    anchor: Minute,
    to: fn(&Viewport, Minute, u16) -> Viewport,
) -> Vec<Effect> {
    let zoomed = to(&state.spot.viewport, anchor, state.plot_columns());
    let viewport = anchored(state, zoomed, anchor);
    look(state, viewport)
}

/// Tries that are made to bring the anchor to its column beside folded gaps.
const TRIES: usize = 8;

/// Moves another stretch of time so that a minute has the column that it has now. Without folds it has it already;
/// with them it comes as near as they let it.
fn anchored(state: &State, viewport: Viewport, anchor: Minute) -> Viewport {
    let Column::At(wanted) = state.ruler().column_of(anchor) else { return viewport };
    let mut best = (u16::MAX, viewport);
    let mut next = viewport;
    for _ in 0..TRIES {
        let ruler = state.ruler_of(&next);
        let Column::At(column) = ruler.column_of(anchor) else { break };
        let off = column.abs_diff(wanted);
        best = if off < best.0 { (off, next) } else { best };
        if column == wanted {
            break;
        }
        let (minutes, columns) = ruler.pace();
        let by = (Minute::from(column) - Minute::from(wanted)) * minutes / Minute::from(columns.max(1));
        next = Viewport::new(next.lo + by, next.length());
    }
    best.1
}

/// Folds long gaps, or shows them again; undo returns to what was.
pub fn fold(state: &mut State, data: &Data) -> Vec<Effect> {
    state.leave(Arc::clone(&state.scope));
    state.gaps_folded = !state.gaps_folded;
    state.gaps = gaps(state, data);
    let folds = state.ruler().pieces().iter().filter(|piece| piece.fold.is_some()).count();
    state.notice = match folds {
        0 if state.gaps_folded => Some(why_unfolded(state).into()),
        _ => None,
    };
    Vec::new()
}

/// Why no gap is folded on the axis.
fn why_unfolded(state: &State) -> &'static str {
    if state.scope.is_empty() {
        return "Nothing is folded: no event matches, so all of the axis is empty.";
    }
    let gaps = state.gaps.as_ref();
    match gaps.is_some_and(|gaps| !gaps.long(&state.spot.viewport).is_empty()) {
        true => "Nothing is folded: at this width folding a gap would save no room.",
        false => "Nothing is folded: no stretch without events takes a tenth of the axis.",
    }
}

pub fn rescale(state: &mut State, _: &Data) -> Vec<Effect> {
    state.scale = match state.scale {
        Scale::Linear => Scale::Log,
        Scale::Log => Scale::Linear,
    };
    Vec::new()
}

pub fn whole(state: &mut State, data: &Data) -> Vec<Effect> {
    look(state, state.whole_axis(data))
}

pub fn fit_matches(state: &mut State, data: &Data) -> Vec<Effect> {
    match state.reckon(data).tables.known() {
        Some(hull) => {
            let extent = data.index.extent();
            let (lo, hi) = (hull.lo.max(extent.lo), hull.hi.min(extent.hi));
            look(state, Viewport::fit(lo, hi.max(lo), state.plot_columns()))
        }
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
pub(super) fn look(state: &mut State, viewport: Viewport) -> Vec<Effect> {
    if viewport != state.spot.viewport {
        state.zooms.leave(state.spot.viewport);
        state.spot.viewport = viewport;
    }
    Vec::new()
}

fn pan(state: &mut State, data: &Data, steps: i32) -> Vec<Effect> {
    let columns = state.plot_columns();
    let by = (i32::from(columns) / PAN).max(1) * steps;
    let panned = state.spot.viewport.pan(by, columns);
    // Beyond the first and the last event there is nothing to see.
    if panned.window().meets(&data.index.extent()) {
        state.spot.viewport = panned;
        keep_selection_in_view(state, data);
    }
    Vec::new()
}

/// The minute that stays under its column: where the selected event is drawn, or the middle.
fn anchor(state: &State, data: &Data) -> Minute {
    let drawn = state.shown().and_then(|event| state.minute_of(event, data));
    drawn.unwrap_or_else(|| state.spot.viewport.middle())
}

/// The minute at which the axis has an event.
pub(super) fn anchored_at(data: &Data, event: EventIx) -> Option<Minute> {
    data.index.stands_at(event)
}

/// After panning, or zooming elsewhere than at it, an event that went off the axis gives the selection to the nearest one still on it.
pub(super) fn keep_selection_in_view(state: &mut State, data: &Data) {
    let window = state.spot.viewport.window();
    let Some(event) = state.shown() else { return };
    if on_axis(data, event, window) {
        return;
    }
    let Some(place) = anchored_at(data, event) else { return };
    if let Some(nearest) = state.reckon(data).tables.nearest(place, window) {
        state.trail.leave(state.spot);
        state.spot.selected = Some(nearest);
        state.spot.visiting = None;
        state.detail.scroll = 0;
        state.detail.link = None;
    }
}

fn on_axis(data: &Data, event: EventIx, window: Window) -> bool {
    data.index.span(event).is_some_and(|span| span.overlaps(window) != Truth::No)
}

/// Pans by the least that brings the event onto the axis, an eighth of it from the edge, if it is not on it.
pub fn follow(state: &mut State, data: &Data, event: EventIx) {
    let away = !on_axis(data, event, state.spot.viewport.window());
    if let Some(place) = anchored_at(data, event).filter(|_| away) {
        state.spot.viewport = least(state.spot.viewport, place);
    }
}

/// The viewport moved as little as possible so that a minute is an eighth of it or more from both edges.
pub(super) fn least(view: Viewport, minute: Minute) -> Viewport {
    let (length, spare) = (view.length(), view.length() / 8);
    if minute < view.lo + spare {
        Viewport::new(minute.saturating_sub(spare), length)
    } else if minute >= view.hi - spare {
        Viewport::new(minute.saturating_add(spare + 1 - length), length)
    } else {
        view
    }
}

/// Pans so that the event is on the axis, if it is not; one far off comes to the middle.
pub fn reveal(state: &mut State, data: &Data, event: EventIx) {
    let away = !on_axis(data, event, state.spot.viewport.window());
    if let Some(place) = anchored_at(data, event).filter(|_| away) {
        let columns = state.plot_columns();
        state.spot.viewport = state.spot.viewport.reveal(place, columns, columns / 8);
    }
}
