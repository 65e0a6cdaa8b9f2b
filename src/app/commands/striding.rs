//! Going through time by units of the axis and by clusters of events.
//!
//! An event counts for the unit in which it may first have begun, which is also what the list is ordered by.

use super::moving;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::index::Data;
use crate::model::{EventIx, Minute};
use crate::timeline::{LADDER, Step, Unit};

/// Events follow each other in one cluster while each begins within this part of the visible window after the one
/// before: a twenty-fourth, some three columns on a small screen.
const CLUSTER: Minute = 24;
/// Events of the list that are looked at a time.
const PAGE: usize = 512;

pub fn next_unit(state: &mut State, data: &Data) -> Vec<Effect> {
    later(state, data, unit(state))
}

pub fn previous_unit(state: &mut State, data: &Data) -> Vec<Effect> {
    earlier(state, data, unit(state))
}

pub fn next_larger(state: &mut State, data: &Data) -> Vec<Effect> {
    later(state, data, larger(unit(state)))
}

pub fn previous_larger(state: &mut State, data: &Data) -> Vec<Effect> {
    earlier(state, data, larger(unit(state)))
}

pub fn next_day(state: &mut State, data: &Data) -> Vec<Effect> {
    later(state, data, of(Step::Day))
}

pub fn previous_day(state: &mut State, data: &Data) -> Vec<Effect> {
    earlier(state, data, of(Step::Day))
}

pub fn next_month(state: &mut State, data: &Data) -> Vec<Effect> {
    later(state, data, of(Step::Months(1)))
}

pub fn previous_month(state: &mut State, data: &Data) -> Vec<Effect> {
    earlier(state, data, of(Step::Months(1)))
}

pub fn next_year(state: &mut State, data: &Data) -> Vec<Effect> {
    later(state, data, of(Step::Years(1)))
}

pub fn previous_year(state: &mut State, data: &Data) -> Vec<Effect> {
    earlier(state, data, of(Step::Years(1)))
}

/// The unit that the axis is marked in.
pub fn unit(state: &State) -> &'static Unit {
    Unit::on(&state.ruler())
}

/// The unit of the ladder with a step.
pub fn of(step: Step) -> &'static Unit {
    LADDER.iter().find(|unit| unit.step == step).unwrap_or(&LADDER[0])
}

/// The larger unit in which people count a unit: days of hours, months of days, years of months, decades of years.
pub fn larger(unit: &Unit) -> &'static Unit {
    of(match unit.step {
        Step::Hours(_) => Step::Day,
        Step::Day | Step::Week => Step::Months(1),
        Step::Months(_) => Step::Years(1),
        Step::Years(..10) => Step::Years(10),
        Step::Years(..100) => Step::Years(100),
        Step::Years(_) => Step::Years(1000),
    })
}

/// When an event may first have begun.
fn start(data: &Data, event: EventIx) -> Minute {
    data.index.span(event).map_or(Minute::MAX, |span| span.start_min)
}

/// The position of the first event of the list that begins at a minute or later.
pub fn first_from(state: &State, data: &Data, minute: Minute) -> usize {
    let (mut from, mut to) = (0, state.scope.len());
    while from < to {
        let middle = from.midpoint(to);
        match state.event_at(middle, data) {
            Some(event) if start(data, event) < minute => from = middle + 1,
            _ => to = middle,
        }
    }
    from
}

/// Selects the first event of the next unit that has one.
fn later(state: &mut State, data: &Data, unit: &Unit) -> Vec<Effect> {
    let Some(here) = state.shown() else { return Vec::new() };
    let there = first_from(state, data, unit.next(start(data, here)));
    arrive(state, data, Some(there), "later")
}

/// Selects the first event of the last unit before that has one.
fn earlier(state: &mut State, data: &Data, unit: &Unit) -> Vec<Effect> {
    let Some(here) = state.shown() else { return Vec::new() };
    let before = first_from(state, data, unit.floor(start(data, here)));
    let last = before.checked_sub(1).and_then(|at| state.event_at(at, data));
    let there = last.map(|event| match start(data, event) {
        // For ever ago is before every unit.
        ..0 => 0,
        begun => first_from(state, data, unit.floor(begun)).min(before.saturating_sub(1)),
    });
    arrive(state, data, there, "earlier")
}

/// Selects the event at a position, or says that there is none.
fn arrive(state: &mut State, data: &Data, position: Option<usize>, way: &str) -> Vec<Effect> {
    let event = position.and_then(|at| state.event_at(at, data));
    match event.filter(|event| Some(*event) != state.shown()) {
        Some(event) => moving::select(state, data, event),
        None => state.notice = Some(crate::text!("No event of this query is {way}.")),
    }
    Vec::new()
}

/// Events of the list from a position on, each with its position.
fn onwards<'a>(state: &'a State, data: &'a Data, from: usize) -> impl Iterator<Item = (usize, EventIx)> + 'a {
    let page = |at: usize| data.index.listed(&state.scope.listing, at, PAGE);
    let pages = (from..state.scope.len()).step_by(PAGE);
    pages.flat_map(move |at| (at..).zip(page(at)).map(|(at, (event, _))| (at, event)).collect::<Vec<_>>())
}

/// Events of the list before a position, the nearest first, each with its position.
fn backwards<'a>(
    state: &'a State,
    data: &'a Data,
    before: usize,
) -> impl Iterator<Item = (usize, EventIx)> + 'a {
    let ends = std::iter::successors(Some(before), |end| end.checked_sub(PAGE)).take_while(|end| *end > 0);
    ends.flat_map(move |end| {
        let from = end.saturating_sub(PAGE);
        let page = data.index.listed(&state.scope.listing, from, end - from);
        let mut found: Vec<_> = (from..).zip(page).map(|(at, (event, _))| (at, event)).collect();
        found.reverse();
        found
    })
}

/// Where the event shown stands in the list, or would.
fn here(state: &State, data: &Data) -> Option<(usize, Minute)> {
    let event = state.shown()?;
    let begun = start(data, event);
    let position = state.position(data).filter(|_| state.spot.visiting.is_none());
    Some((position.unwrap_or_else(|| first_from(state, data, begun)), begun))
}

/// The gap from which on two events are in different clusters.
fn gap(state: &State) -> Minute {
    (state.spot.viewport.length() / CLUSTER).max(1)
}

/// Selects the first event of the next cluster.
pub fn next_cluster(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some((at, mut before)) = here(state, data) else { return Vec::new() };
    let gap = gap(state);
    let there = onwards(state, data, at).find(|(_, event)| {
        let begun = start(data, *event);
        begun.saturating_sub(std::mem::replace(&mut before, begun)) >= gap
    });
    let there = there.map(|(at, _)| at);
    arrive(state, data, there, "in a later cluster")
}

/// Selects the first event of the cluster before this one.
pub fn previous_cluster(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some((at, begun)) = here(state, data) else { return Vec::new() };
    let there = cluster_start(state, data, at, begun)
        .checked_sub(1)
        .and_then(|last| Some((last, state.event_at(last, data)?)))
        .map(|(last, event)| cluster_start(state, data, last, start(data, event)));
    arrive(state, data, there, "in an earlier cluster")
}

/// The position of the first event of the cluster that holds the one at a position.
fn cluster_start(state: &State, data: &Data, at: usize, begun: Minute) -> usize {
    let (gap, mut first, mut after) = (gap(state), at, begun);
    for (position, event) in backwards(state, data, at) {
        let begun = start(data, event);
        if after.saturating_sub(begun) >= gap {
            break;
        }
        (first, after) = (position, begun);
    }
    first
}
