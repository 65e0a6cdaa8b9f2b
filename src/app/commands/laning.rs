//! What the lanes stand for, which of them are on the screen, and what a cell of them holds.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{moving, panes, reading};
use crate::app::cell;
use crate::app::effect::Effect;
use crate::app::lanes::{LaneOrder, LanesView};
use crate::app::layout;
use crate::app::state::{Overlay, State};
use crate::index::{Data, LaneBy};
use crate::text;

/// Opens the chooser on what lanes stand for now.
pub fn choose(state: &mut State, data: &Data) -> Vec<Effect> {
    let catalog = data.store.catalog();
    let count = |by: &LaneBy| data.index.lane_count(&state.scope.answer, *by, catalog);
    let counts = LaneBy::ALL.iter().map(count).collect();
    let chosen = LaneBy::ALL.iter().position(|by| *by == state.lanes.by).unwrap_or(0);
    state.overlay = Some(Overlay::Lanes(LanesView { chosen, counts }));
    Vec::new()
}

pub fn next_way(state: &mut State, _: &Data) -> Vec<Effect> {
    go(state, 1)
}

pub fn previous_way(state: &mut State, _: &Data) -> Vec<Effect> {
    go(state, -1)
}

/// Moves the cursor of the overlay.
fn go(state: &mut State, by: isize) -> Vec<Effect> {
    let (chosen, count) = match &mut state.overlay {
        Some(Overlay::Lanes(view)) => (&mut view.chosen, LaneBy::ALL.len()),
        Some(Overlay::Cell(view)) => (&mut view.chosen, view.events.len()),
        _ => return Vec::new(),
    };
    *chosen = chosen.saturating_add_signed(by).min(count.saturating_sub(1));
    Vec::new()
}

pub fn accept(state: &mut State, _: &Data) -> Vec<Effect> {
    if let Some(Overlay::Lanes(view)) = state.overlay.take() {
        let by = LaneBy::ALL.get(view.chosen).copied().unwrap_or_default();
        state.lanes.stand_for(by);
    }
    Vec::new()
}

pub fn sort(state: &mut State, _: &Data) -> Vec<Effect> {
    let order: LaneOrder = state.lanes.order.next();
    state.lanes.order = order;
    state.lanes.top = 0;
    // The event shown may be in another place now.
    state.lanes.followed = None;
    Vec::new()
}

/// Whether some lanes have no room on the screen.
pub fn overflow(state: &State, _: &Data) -> bool {
    state.axis.as_ref().is_some_and(|axis| axis.hidden() != (0, 0))
        && layout::layout(state).timeline.is_some()
}

pub fn down(state: &mut State, _: &Data) -> Vec<Effect> {
    scroll(state, 1)
}

pub fn up(state: &mut State, _: &Data) -> Vec<Effect> {
    scroll(state, -1)
}

/// Scrolls the lanes; they stop at their ends.
fn scroll(state: &mut State, by: isize) -> Vec<Effect> {
    state.lanes.top = state.lanes.top.saturating_add_signed(by);
    Vec::new()
}

/// Whether the event shown is in a lane.
pub fn in_lane(state: &State, data: &Data) -> bool {
    let event = state.shown().filter(|event| state.scope.truth(*event).holds());
    state.plan.as_ref().zip(event).is_some_and(|(plan, event)| !plan.lanes_of(event, data).is_empty())
}

/// Rolls up the lanes that the event shown is in, or rolls them out again if they are rolled up.
pub fn roll(state: &mut State, data: &Data) -> Vec<Effect> {
    let (Some(plan), Some(event)) = (state.plan.clone(), state.shown()) else { return Vec::new() };
    let keys = data.index.lanes_of(event, plan.by(), data.store.catalog());
    state.leave(Arc::clone(&state.scope));
    let rolled = &mut state.lanes.rolled;
    if keys.iter().all(|key| rolled.contains(key)) {
        keys.iter().for_each(|key| _ = rolled.remove(key));
    } else {
        rolled.extend(keys);
        state.notice = Some(text!("Rolled up; the same key rolls it out again."));
    }
    state.lanes.followed = None;
    Vec::new()
}

/// Rolls up what was rolled up before, as long as lanes stand for the same.
pub fn restore(state: &mut State, (by, rolled): (LaneBy, BTreeSet<Option<u32>>)) {
    if by == state.lanes.by && rolled != state.lanes.rolled {
        state.lanes.rolled = rolled;
        state.lanes.followed = None;
    }
}

/// Follows the link that is chosen in Detail beside the lanes. Else opens the cell that the event shown shares with
/// others; where it has one to itself, or no lanes are on the screen, gives it the whole screen.
pub fn open(state: &mut State, data: &Data) -> Vec<Effect> {
    if state.detail.link.is_some() && layout::layout(state).detail.is_some() {
        return reading::follow(state, data);
    }
    let view = layout::layout(state).timeline.and_then(|_| cell::of(state, data));
    match view {
        Some(view) => {
            state.overlay = Some(Overlay::Cell(view));
            Vec::new()
        }
        None => panes::open_detail(state, data),
    }
}

/// Goes to the chosen event of the cell; to the one selected already: gives it the whole screen.
pub fn enter(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(Overlay::Cell(view)) = state.overlay.take() else { return Vec::new() };
    match view.events.get(view.chosen).copied() {
        Some(event) if state.shown() == Some(event) => panes::open_detail(state, data),
        Some(event) => {
            moving::jump(state, data, event);
            Vec::new()
        }
        None => Vec::new(),
    }
}
