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
    let window = window(state, data, &Versus::Before);
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

/// What is compared: the brushed window, else the one that the query asks for, else what the axis shows. Where the
/// store covers nothing before that, what is compared with the time before is a year of it.
fn window(state: &State, data: &Data, versus: &Versus) -> Window {
    if let Some(brush) = &state.brush {
        return brush.window();
    }
    let before = || if *versus == Versus::Before { year(state, data) } else { None };
    let asked = Time::of(&state.scope.query).window(compare::coverage(data));
    asked.filter(|window| day::ends(*window).is_some()).or_else(before).unwrap_or_else(|| shown(state))
}

/// Where the axis shows all that is covered, or the stretch before what it shows is not: the year of the event shown,
/// else the last year shown, where it is covered and so is the year before. None where there is no such year.
fn year(state: &State, data: &Data) -> Option<Window> {
    let (view, covers) = (state.spot.viewport, compare::coverage(data));
    let extent = data.index.extent();
    let is_whole = view.lo <= covers.lo.max(extent.lo) && covers.hi.min(extent.hi) <= view.hi;
    let nothing_before = || day::before(shown(state)).is_none_or(|before| !before.meets(&covers));
    if !is_whole && !nothing_before() {
        return None;
    }
    let unit = striding::of(Step::Years(1));
    let year = |minute| Window { lo: unit.floor(minute), hi: unit.next(minute) - 1 };
    let comparable = |year: &Window| {
        let before = day::before(*year).is_some_and(|before| before.meets(&covers));
        before && year.meets(&covers) && year.meets(&view.window())
    };
    let selected = state.shown().and_then(|event| axis::anchored_at(data, event)).map(year);
    selected.filter(comparable).or_else(|| Some(year(covers.hi.min(view.window().hi))).filter(comparable))
}

/// What the axis shows, rounded to the units that it is marked in.
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
    let versus = match Query::parse(words, data) {
        _ if words.trim().is_empty() => Versus::Before,
        Ok(query) => Versus::Query(query),
        Err(error) => {
            state.brush = None;
            state.notice = Some(error.message);
            return Vec::new();
        }
    };
    let window = on.unwrap_or_else(|| window(state, data, &versus));
    state.brush = None;
    show(state, data, CompareView::of(window, versus))
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

/// Goes to the window before or after, as long as the store covers any of it and there is one to compare it with.
fn step(state: &mut State, data: &Data, next: fn(Window) -> Option<Window>) -> Vec<Effect> {
    if let Some(Overlay::Compare(view)) = &mut state.overlay {
        let covers = compare::coverage(data);
        let moved = next(view.window).map(|window| CompareView { window, ..view.clone() });
        if let Some(moved) = moved.filter(|to| to.window.meets(&covers) && to.other(covers).is_some()) {
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
