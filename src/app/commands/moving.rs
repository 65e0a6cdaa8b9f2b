//! Going from event to event. The list and the axis share one selection.

use super::axis;
use crate::app::effect::Effect;
use crate::app::layout;
use crate::app::list;
use crate::app::state::{DetailPane, Spot, State};
use crate::index::Data;
use crate::model::{EventIx, Truth};

/// Whether there is an event to act on.
pub fn any(state: &State, _: &Data) -> bool {
    state.shown().is_some()
}

pub fn next(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, 1)
}

pub fn previous(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, -1)
}

pub fn half_page_down(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, page(state) / 2)
}

pub fn half_page_up(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, -page(state) / 2)
}

pub fn page_down(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, page(state))
}

pub fn page_up(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, -page(state))
}

pub fn first(state: &mut State, data: &Data) -> Vec<Effect> {
    jump_to_row(state, data, 0)
}

pub fn last(state: &mut State, data: &Data) -> Vec<Effect> {
    let last = list::rows(state, data).len().saturating_sub(1);
    jump_to_row(state, data, last)
}

pub fn next_differing(state: &mut State, data: &Data) -> Vec<Effect> {
    match seek(state, data, Direction::Down, |e| data.index.differs(e)) {
        Some(event) => jump(state, data, event),
        None => state.notice = Some("No event of this query has claims that differ.".into()),
    }
    Vec::new()
}

pub fn previous_differing(state: &mut State, data: &Data) -> Vec<Effect> {
    match seek(state, data, Direction::Up, |e| data.index.differs(e)) {
        Some(event) => jump(state, data, event),
        None => state.notice = Some("No event of this query has claims that differ.".into()),
    }
    Vec::new()
}

pub fn can_go_back(state: &State, _: &Data) -> bool {
    state.trail.can_go_back()
}

pub fn can_go_forward(state: &State, _: &Data) -> bool {
    state.trail.can_go_forward()
}

pub fn back(state: &mut State, data: &Data) -> Vec<Effect> {
    let spot = state.trail.back(state.spot);
    arrive(state, data, spot)
}

pub fn forward(state: &mut State, data: &Data) -> Vec<Effect> {
    let spot = state.trail.forward(state.spot);
    arrive(state, data, spot)
}

/// Takes a spot of the trail; an event no longer in the scope is visited.
fn arrive(state: &mut State, data: &Data, spot: Option<Spot>) -> Vec<Effect> {
    let Some(spot) = spot else { return Vec::new() };
    state.spot.viewport = spot.viewport;
    if let Some(event) = spot.visiting.or(spot.selected) {
        show(state, data, event);
        if spot.lanes.0 == state.lanes.by {
            state.lanes.top = spot.lanes.1;
            state.lanes.followed = Some(event);
        }
    }
    Vec::new()
}

/// Which way a search goes.
#[derive(Clone, Copy, PartialEq)]
pub enum Direction {
    /// To later positions of the list.
    Down,
    /// To earlier ones.
    Up,
}

/// Events of the list that are looked through at a time.
const SOUGHT: usize = 512;

/// The nearest other event of the list that fits, going round at its end.
pub fn seek(
    state: &State,
    data: &Data,
    direction: Direction,
    fits: impl Fn(EventIx) -> bool,
) -> Option<EventIx> {
    let rows = list::rows(state, data);
    let listing = rows.listing();
    let selected = state.spot.selected.and_then(|event| data.index.position_of(listing, event));
    let (here, count) = (selected.unwrap_or(0), listing.len());
    let page = |from: usize, to: usize| {
        let listed = move |start| data.index.listed(listing, start, SOUGHT.min(to - start));
        (from..to).step_by(SOUGHT).map(listed)
    };
    let fits = |(e, _): &(EventIx, Truth)| fits(*e);
    let found = match direction {
        Direction::Down => {
            let mut pages = page((here + 1).min(count), count).chain(page(0, (here + 1).min(count)));
            pages.find_map(|page| page.into_iter().find(fits))
        }
        Direction::Up => {
            let (before, rest) = (page(0, here), page(here, count));
            let mut pages = before.rev().chain(rest.rev());
            pages.find_map(|page| page.into_iter().rev().find(fits))
        }
    };
    found.map(|(event, _)| event)
}

/// Goes so many rows down the list (negative: up), stopping at its ends. A folded group is one row.
fn step(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    if state.spot.visiting.take().is_some() {
        state.detail = DetailPane { full: state.detail.full, ..DetailPane::default() };
        return Vec::new();
    }
    let rows = list::rows(state, data);
    let here = state.row(data).unwrap_or(0);
    let there = rows.stepped(here, by);
    if let Some(event) = rows.event_at(there, data).filter(|_| there != here) {
        select(state, data, event);
    }
    Vec::new()
}

fn jump_to_row(state: &mut State, data: &Data, row: usize) -> Vec<Effect> {
    if let Some(event) = list::rows(state, data).event_at(row, data) {
        jump(state, data, event);
    }
    Vec::new()
}

/// Rows of the list, less one so that a line of the page before stays.
fn page(state: &State) -> isize {
    let rows = layout::layout(state).timeline.map_or(10, |t| t.list.height);
    isize::from(rows as i16).max(2) - 1
}

/// Selects an event of the list, and lets the axis follow by the least.
pub fn select(state: &mut State, data: &Data, event: EventIx) {
    stand_on(state, event);
    axis::follow(state, data, event);
}

/// Selects an event of the list; the axis stays.
pub fn stand_on(state: &mut State, event: EventIx) {
    if state.shown() != Some(event) {
        state.detail = DetailPane { full: state.detail.full, ..DetailPane::default() };
    }
    state.spot.visiting = None;
    state.spot.selected = Some(event);
    state.spot.lost = None;
}

/// Selects an event after remembering where one was.
pub fn jump(state: &mut State, data: &Data, event: EventIx) {
    if state.shown() != Some(event) {
        state.trail.leave(state.spot);
        show(state, data, event);
    }
}

/// Selects an event, or visits it when the query leaves it out. One far off the axis comes to its middle.
fn show(state: &mut State, data: &Data, event: EventIx) {
    if state.scope.truth(event).holds() {
        stand_on(state, event);
        return axis::reveal(state, data, event);
    }
    state.detail = DetailPane { full: state.detail.full, ..DetailPane::default() };
    state.spot.visiting = Some(event);
    axis::reveal(state, data, event);
    state.notice = Some("This event is outside the query; it is shown all the same.".into());
}
