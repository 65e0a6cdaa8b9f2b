//! Brushing a window: begun at the selected event, extended by moving, then made the scope, zoomed to or dropped.

use super::{axis, scoping, striding};
use crate::app::brush::{self, Brush};
use crate::app::effect::Effect;
use crate::app::layout;
use crate::app::state::State;
use crate::index::Data;
use crate::model::Minute;
use crate::text;
use crate::text::Text;
use crate::timeline::{Step, Unit, Viewport};

/// Takes up the brush where the event shown is.
pub fn begin(state: &mut State, data: &Data) -> Vec<Effect> {
    let unit = brush::unit(striding::unit(state), striding::of(Step::Day));
    state.brush = Some(Brush::at(place(state, data), unit));
    reveal(state);
    Vec::new()
}

/// Where the event shown is, or the middle of the axis.
fn place(state: &State, data: &Data) -> Minute {
    let place = state.shown().and_then(|event| axis::anchored_at(data, event));
    let extent = data.index.extent();
    place.unwrap_or(state.spot.viewport.middle()).clamp(extent.lo, extent.hi.max(extent.lo))
}

/// Moves the end that moves as far as there is anything to see, and lets the axis follow it.
fn extend(state: &mut State, data: &Data, to: impl FnOnce(&Brush) -> Minute) -> Vec<Effect> {
    let extent = data.index.extent();
    if let Some(brush) = &mut state.brush {
        brush.head = to(brush).clamp(extent.lo, extent.hi.max(extent.lo));
    }
    reveal(state);
    Vec::new()
}

/// The end that moves is kept on the axis.
fn reveal(state: &mut State) {
    if let Some(brush) = &state.brush {
        let view = state.spot.viewport;
        if brush.head < view.lo || brush.head >= view.hi {
            state.spot.viewport = axis::least(view, brush.head);
        }
    }
}

pub fn unit_later(state: &mut State, data: &Data) -> Vec<Effect> {
    extend(state, data, |brush| brush.unit.next(brush.head))
}

pub fn unit_earlier(state: &mut State, data: &Data) -> Vec<Effect> {
    extend(state, data, |brush| brush.unit.previous(brush.head))
}

/// To the end of the larger unit, or of the next one when it is there already.
pub fn larger_later(state: &mut State, data: &Data) -> Vec<Effect> {
    extend(state, data, |brush| {
        let (end, larger) = (brush.unit.next(brush.head), striding::larger(brush.unit));
        let boundary = larger.next(end - 1);
        if boundary == end { larger.next(end) - 1 } else { boundary - 1 }
    })
}

/// To the start of the larger unit, or of the one before when it is there already.
pub fn larger_earlier(state: &mut State, data: &Data) -> Vec<Effect> {
    extend(state, data, |brush| {
        let (start, larger): (Minute, &Unit) = (brush.unit.floor(brush.head), striding::larger(brush.unit));
        if larger.floor(start) == start { larger.previous(start) } else { larger.floor(start) }
    })
}

/// Lets the end that moves go where the selection went.
pub fn follow(state: &mut State, data: &Data) {
    let place = place(state, data);
    extend(state, data, |_| place);
}

/// What is said of a key that means something, but not while a window is brushed.
pub fn idle(state: &State) -> Text {
    let (count, drop) = (state.keys.first("brush-to-scope"), state.keys.first("drop-brush"));
    text!("Not while a window is brushed: {count} counts only what it covers, {drop} drops it.")
}

/// The other end is the one that moves.
pub fn other_end(state: &mut State, _: &Data) -> Vec<Effect> {
    if let Some(brush) = &mut state.brush {
        std::mem::swap(&mut brush.anchor, &mut brush.head);
    }
    reveal(state);
    Vec::new()
}

/// Counts only what the brush covers: the query's `date:` becomes its window.
pub fn accept(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(brush) = state.brush.take() else { return Vec::new() };
    match brush::asked(&state.scope.query, brush.window()) {
        Some(query) => scoping::ask(state, data, query),
        None => Vec::new(),
    }
}

/// Shows what the brush covers, and nothing else.
pub fn zoom(state: &mut State, _: &Data) -> Vec<Effect> {
    match state.brush.take() {
        Some(brush) => axis::look(state, Viewport::showing(brush.window())),
        None => Vec::new(),
    }
}

pub fn drop(state: &mut State, _: &Data) -> Vec<Effect> {
    state.brush = None;
    Vec::new()
}

/// Brushes from one column of the axis to another, as a pointer drags.
pub fn drag(state: &mut State, from: u16, to: u16) {
    let Some(areas) = layout::layout(state).timeline else { return };
    let columns = areas.plot.width.max(1);
    let ruler = state.ruler();
    let minute = |column: u16| ruler.column(column.min(columns - 1)).start;
    let unit = brush::unit(striding::unit(state), striding::of(Step::Day));
    let (anchor, head) = (minute(from), minute(to));
    let mut brush = Brush::at(anchor, unit);
    brush.head = head;
    state.brush = Some(brush);
}
