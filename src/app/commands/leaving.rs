//! Closing the innermost thing, and leaving.

use super::{asking, knowing, mapping, presenting};
use crate::app::effect::Effect;
use crate::app::layout;
use crate::app::state::{Overlay, Pane, State};
use crate::index::Data;

pub fn can_close(state: &State, _: &Data) -> bool {
    innermost(state).is_some()
}

/// Things that can be open, the innermost first.
#[derive(Clone, Copy)]
enum Open {
    Overlay,
    Brush,
    Visit,
    FullDetail,
    Drawer,
    Map,
    OtherPane,
    Find,
    AsOf,
    Reading,
}

fn innermost(state: &State) -> Option<Open> {
    let open = [
        (state.overlay.is_some(), Open::Overlay),
        (state.brush.is_some(), Open::Brush),
        (state.focus == Pane::Filter, Open::Drawer),
        (state.spot.visiting.is_some(), Open::Visit),
        (state.detail.full, Open::FullDetail),
        (state.filter.open, Open::Drawer),
        (state.map.is_some(), Open::Map),
        (state.focus != Pane::Timeline, Open::OtherPane),
        (state.find.is_some(), Open::Find),
        (knowing::is_stepping(state), Open::AsOf),
        (state.reading.is_some(), Open::Reading),
    ];
    open.into_iter().find(|(is, _)| *is).map(|(_, what)| what)
}

/// Columns from which the footer can say what is given up.
const ROOMY: u16 = 60;

/// Whether closing would give up reading a store.
pub fn gives_up(state: &State) -> bool {
    matches!(innermost(state), Some(Open::Reading))
}

/// What closing means now, where it is more than going back.
pub fn closes(state: &State) -> Option<&'static str> {
    match innermost(state)? {
        Open::AsOf => Some("leave the day"),
        Open::Reading if state.size.0 < ROOMY => Some("give up"),
        Open::Reading => Some("give up reading"),
        Open::Overlay
        | Open::Brush
        | Open::Visit
        | Open::FullDetail
        | Open::Drawer
        | Open::Map
        | Open::OtherPane
        | Open::Find => None,
    }
}

pub fn close(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(open) = innermost(state) else { return Vec::new() };
    match open {
        Open::Overlay => close_overlay(state, data),
        Open::Brush => state.brush = None,
        Open::Visit => state.spot.visiting = None,
        Open::FullDetail => leave_full(state),
        Open::Drawer => leave_drawer(state),
        Open::Map => mapping::leave(state),
        Open::OtherPane => state.focus = Pane::Timeline,
        Open::Find => state.find = None,
        Open::AsOf => knowing::leave(state, data),
        Open::Reading => return vec![Effect::Quit],
    }
    Vec::new()
}

fn close_overlay(state: &mut State, data: &Data) {
    if matches!(state.overlay, Some(Overlay::Present(_))) {
        return presenting::leave(state, data);
    }
    match state.overlay.take() {
        Some(Overlay::Prompt(prompt)) => asking::drop_line(state, *prompt),
        Some(Overlay::Help(view)) => state.overlay = view.over.map(|beneath| beneath.overlay),
        Some(Overlay::Passage(view)) => state.overlay = view.brief.map(|(_, view)| Overlay::Brief(view)),
        _ => {}
    }
}

fn leave_full(state: &mut State) {
    state.detail.full = false;
    state.detail.scroll = 0;
    state.focus = Pane::Timeline;
}

fn leave_drawer(state: &mut State) {
    state.filter.open = false;
    if state.focus == Pane::Filter {
        state.focus = if state.detail.full { Pane::Detail } else { Pane::Timeline };
    }
}

/// Closes what is open over the panes, then quits.
pub fn quit(state: &mut State, data: &Data) -> Vec<Effect> {
    match innermost(state) {
        Some(Open::Overlay | Open::Brush | Open::Visit | Open::FullDetail | Open::Drawer | Open::Map) => {
            close(state, data)
        }
        Some(Open::OtherPane) if layout::layout(state).timeline.is_none() => close(state, data),
        Some(Open::OtherPane | Open::Find | Open::AsOf | Open::Reading) | None => vec![Effect::Quit],
    }
}

pub fn cancel(state: &mut State, data: &Data) -> Vec<Effect> {
    match innermost(state) {
        Some(_) => close(state, data),
        None => vec![Effect::Quit],
    }
}

pub fn suspend(_: &mut State, _: &Data) -> Vec<Effect> {
    vec![Effect::Suspend]
}

pub fn redraw(_: &mut State, _: &Data) -> Vec<Effect> {
    vec![Effect::Redraw]
}
