//! Comparing: the window shown with the equal one before it, or the query with another one.

use super::{asking, axis, striding};
use crate::app::brush;
use crate::app::compare::{self, CompareView, Versus};
use crate::app::day;
use crate::app::effect::Effect;
use crate::app::state::{Overlay, Purpose, State};
use crate::index::Data;
use crate::model::{Minute, Window};
use crate::query::Query;
use crate::query::edit::Time;
use crate::timeline::{Step, Unit, Viewport};

/// Compares the window with the equal one before it.
pub fn open(state: &mut State, data: &Data) -> Vec<Effect> {
    let window = window(state, data);
    state.brush = None;
    open_on(state, data, window)
}

/// Compares a window with the equal one before it.
fn open_on(state: &mut State, data: &Data, window: Window) -> Vec<Effect> {
    show(state, data, CompareView::of(window, Versus::Before))
}

/// Shows again a comparison that could be shown before.
pub fn reopen(state: &mut State, window: Window) {
    state.overlay = Some(Overlay::Compare(CompareView::of(window, Versus::Before)));
}

fn show(state: &mut State, data: &Data, view: CompareView) -> Vec<Effect> {
    match view.other(compare::coverage(data)) {
        Some(_) => state.overlay = Some(Overlay::Compare(view)),
        None => state.notice = Some("Nothing that long can lie before this window.".into()),
    }
    Vec::new()
}

/// What is compared: the brushed window, else the one that the query asks for, else what the axis shows, rounded to
/// the units that it is marked in.
fn window(state: &State, data: &Data) -> Window {
    if let Some(brush) = &state.brush {
        return brush.window();
    }
    let asked = Time::of(&state.scope.query).window(compare::coverage(data));
    asked.filter(|window| day::ends(*window).is_some()).unwrap_or_else(|| shown(state))
}

fn shown(state: &State) -> Window {
    let unit = brush::unit(striding::unit(state), striding::of(Step::Day));
    let view = state.spot.viewport;
    match (rounded(unit, view.lo), rounded(unit, view.hi)) {
        (lo, hi) if lo < hi => Window { lo, hi: hi - 1 },
        _ => Window { lo: unit.floor(view.middle()), hi: unit.next(view.middle()) - 1 },
    }
}

/// The start of a unit that is nearest to a minute.
fn rounded(unit: &Unit, minute: Minute) -> Minute {
    let (before, after) = (unit.floor(minute), unit.next(minute));
    if minute - before <= after - minute { before } else { after }
}

/// Opens the line in which the other query is typed.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    match &state.overlay {
        Some(Overlay::Compare(view)) => {
            let window = view.window;
            let effects = asking::open(state, data, Purpose::Versus, "");
            if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
                prompt.window = Some(window);
            }
            effects
        }
        _ => Vec::new(),
    }
}

/// Compares the window with another query, given in words.
pub fn enter(state: &mut State, data: &Data, words: &str) -> Vec<Effect> {
    typed(state, data, None, words)
}

/// Compares the query with another one, on the window shown if none is given; without words, with the window before.
pub fn typed(state: &mut State, data: &Data, on: Option<Window>, words: &str) -> Vec<Effect> {
    let window = on.unwrap_or_else(|| window(state, data));
    state.brush = None;
    match Query::parse(words, data) {
        _ if words.trim().is_empty() => open_on(state, data, window),
        Ok(query) => show(state, data, CompareView::of(window, Versus::Query(query))),
        Err(error) => {
            state.notice = Some(error.message);
            Vec::new()
        }
    }
}

/// Compares with the window before again.
pub fn before(state: &mut State, data: &Data) -> Vec<Effect> {
    if let Some(Overlay::Compare(view)) = &state.overlay {
        let window = view.window;
        return open_on(state, data, window);
    }
    Vec::new()
}

pub fn earlier(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, day::before)
}

pub fn later(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, day::after)
}

/// Goes to the window before or after, as long as there is one to compare it with.
fn step(state: &mut State, data: &Data, next: fn(Window) -> Option<Window>) -> Vec<Effect> {
    if let Some(Overlay::Compare(view)) = &mut state.overlay {
        let moved = next(view.window).map(|window| CompareView { window, ..view.clone() });
        if let Some(moved) = moved.filter(|moved| moved.other(compare::coverage(data)).is_some()) {
            *view = moved;
        }
    }
    Vec::new()
}

pub fn down(state: &mut State, _: &Data) -> Vec<Effect> {
    scroll(state, 1)
}

pub fn up(state: &mut State, _: &Data) -> Vec<Effect> {
    scroll(state, -1)
}

fn scroll(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some(Overlay::Compare(view)) = &mut state.overlay {
        // No comparison has more lines than this; painting stops at the last.
        view.scroll = view.scroll.saturating_add_signed(by).min(40);
    }
    Vec::new()
}

/// Shows the window on the axis.
pub fn zoom(state: &mut State, _: &Data) -> Vec<Effect> {
    match state.overlay.take() {
        Some(Overlay::Compare(view)) => axis::look(state, Viewport::showing(view.window)),
        other => {
            state.overlay = other;
            Vec::new()
        }
    }
}
