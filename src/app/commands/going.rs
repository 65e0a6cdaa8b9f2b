//! Going to a typed date: the axis goes there, and the event nearest to it is selected.

use super::{asking, axis, brushing, moving};
use crate::app::day;
use crate::app::effect::Effect;
use crate::app::state::{Purpose, State};
use crate::index::Data;
use crate::model::{EventIx, Minute, Window};
use crate::text;
use crate::timeline::Viewport;

/// Opens the line in which a date is typed.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    asking::open(state, data, Purpose::Date, "")
}

/// The minute that steps such as `+7d` are counted from: where the event shown is, or the middle of the axis.
pub fn from(state: &State, data: &Data) -> Minute {
    let place = state.shown().and_then(|event| axis::anchored_at(data, event));
    place.unwrap_or(state.spot.viewport.middle())
}

/// Goes to a date given in words; says what is wrong with one that is none.
pub fn enter(state: &mut State, data: &Data, words: &str) -> Vec<Effect> {
    match day::understood(words, from(state, data)) {
        Ok(Some(window)) => go(state, data, window),
        Ok(None) => {}
        Err(error) => state.notice = Some(error.message),
    }
    Vec::new()
}

/// Goes to a stretch of time: the axis moves if not all of it is shown, the nearest event is selected, and where one
/// was can be returned to.
fn go(state: &mut State, data: &Data, window: Window) {
    state.trail.leave(state.spot);
    state.spot.viewport = showing(state.spot.viewport, window, data.index.extent());
    let Some((event, away)) = nearest(state, data, window) else {
        state.notice = Some(text!("No event matches. The axis shows {}.", day::said(window)));
        return;
    };
    moving::stand_on(state, event);
    // A date beyond everything is not shown: then the axis shows where the nearest event stands.
    if let Some(at) = axis::anchored_at(data, event).filter(|_| !window.meets(&data.index.extent())) {
        state.spot.viewport = showing(state.spot.viewport, Window { lo: at, hi: at }, data.index.extent());
    }
    brushing::follow(state, data);
    state.notice = Some(match away {
        0 => text!("{}.", day::said(window)),
        away => {
            let (between, way) = match away < 0 {
                true => (Window { lo: window.lo + away, hi: window.lo - 1 }, "earlier"),
                false => (Window { lo: window.hi + 1, hi: window.hi + away }, "later"),
            };
            let (date, length) = (day::said(window), day::length(between));
            text!("Nothing stands at {date}; the nearest event is {length} {way}.")
        }
    });
}

/// The axis moved so that it shows a stretch of time, or its beginning where it is too long; as far as there is
/// anything to see.
fn showing(view: Viewport, window: Window, extent: Window) -> Viewport {
    let inside = |minute: Minute| minute.clamp(extent.lo, extent.hi.max(extent.lo));
    let Window { lo, hi } = Window { lo: inside(window.lo), hi: inside(window.hi) };
    let shown = lo >= view.lo && hi < view.hi;
    match hi - lo < view.length() {
        _ if shown => view,
        true => view.centred(lo + (hi - lo) / 2),
        false => Viewport::new(lo, view.length()),
    }
}

/// The event of the scope that stands nearest to a stretch of time, the first in order of several, and how many minutes
/// away: none within it, negative before it. An event stands where the axis has it.
pub fn nearest(state: &State, data: &Data, window: Window) -> Option<(EventIx, Minute)> {
    let away = |event: EventIx| {
        let place = axis::anchored_at(data, event)?;
        let after = place.saturating_sub(window.hi).max(0);
        Some(if after > 0 { after } else { place.saturating_sub(window.lo).min(0) })
    };
    let all = state.scope.answer.iter().filter_map(|(event, _)| Some((event, away(event)?)));
    all.min_by_key(|(event, away)| (away.unsigned_abs(), data.index.span(*event).map(|s| s.start_min)))
}
