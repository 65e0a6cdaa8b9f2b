//! Going between panes, and the overlays that list commands.

use super::{comparing, filtering, going, knowing, viewing};
use crate::app::command::{COMMANDS, Command};
use crate::app::effect::Effect;
use crate::app::help::{Beneath, HelpView};
use crate::app::layout;
use crate::app::palette as listing;
use crate::app::restricted::is_able;
use crate::app::state::{Overlay, PaletteView, Pane, State};
use crate::app::unread;
use crate::index::Data;

pub fn timeline(state: &mut State, data: &Data) -> Vec<Effect> {
    go(state, data, Pane::Timeline)
}

/// Goes to the Detail pane; beside the places map there is none, so that it has the whole screen.
pub fn detail(state: &mut State, data: &Data) -> Vec<Effect> {
    if state.map.is_some() {
        return open_detail(state, data);
    }
    go(state, data, Pane::Detail)
}

pub fn to_filter(state: &mut State, data: &Data) -> Vec<Effect> {
    go(state, data, Pane::Filter)
}

pub fn next(state: &mut State, data: &Data) -> Vec<Effect> {
    let pane = match state.focus {
        Pane::Timeline => Pane::Detail,
        Pane::Detail => Pane::Filter,
        Pane::Filter => Pane::Timeline,
    };
    go(state, data, pane)
}

pub fn previous(state: &mut State, data: &Data) -> Vec<Effect> {
    let pane = match state.focus {
        Pane::Timeline => Pane::Filter,
        Pane::Detail => Pane::Timeline,
        Pane::Filter => Pane::Detail,
    };
    go(state, data, pane)
}

/// Gives the Timeline pane the focus, whichever had it.
pub fn focus_timeline(state: &mut State) {
    state.focus = Pane::Timeline;
    state.filter.open = false;
}

/// Opens the Filter pane, or leaves it.
pub fn filter(state: &mut State, data: &Data) -> Vec<Effect> {
    let back = if state.detail.full { Pane::Detail } else { Pane::Timeline };
    go(state, data, if state.focus == Pane::Filter { back } else { Pane::Filter })
}

pub fn open_detail(state: &mut State, data: &Data) -> Vec<Effect> {
    state.detail.full = true;
    state.detail.scroll = 0;
    go(state, data, Pane::Detail)
}

/// Moves the focus; a drawer is out while it has the focus, a full Detail only while it has. In the Filter pane the
/// cursor stands on a row that keys act on.
fn go(state: &mut State, data: &Data, pane: Pane) -> Vec<Effect> {
    state.focus = pane;
    if pane == Pane::Filter && !filtering::on_value(state, data) {
        filtering::next(state, data);
    }
    state.filter.open = pane == Pane::Filter;
    if pane == Pane::Timeline {
        state.detail.full = false;
    }
    Vec::new()
}

pub fn palette(state: &mut State, _: &Data) -> Vec<Effect> {
    state.overlay = Some(Overlay::Palette(PaletteView::default()));
    Vec::new()
}

pub fn palette_next(state: &mut State, data: &Data) -> Vec<Effect> {
    choose(state, data, 1)
}

pub fn palette_previous(state: &mut State, data: &Data) -> Vec<Effect> {
    choose(state, data, -1)
}

fn choose(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let count = listing::entries(state, data).len();
    if let Some(Overlay::Palette(view)) = &mut state.overlay {
        view.chosen = view.chosen.saturating_add_signed(by).min(count.saturating_sub(1));
    }
    Vec::new()
}

pub fn palette_run(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(Overlay::Palette(view)) = &state.overlay else { return Vec::new() };
    let given = listing::argument(view.entry.value()).map(|(command, rest)| (command, rest.to_string()));
    let chosen = listing::entries(state, data).into_iter().nth(view.chosen);
    state.overlay = None;
    if let Some(told) = given.as_ref().and_then(|(command, _)| unread::refusal(state, command)) {
        state.notice = Some(told);
        return Vec::new();
    }
    match (given, chosen) {
        (Some(("save-view", name)), _) => viewing::save(state, &name),
        (Some(("go-to-date", words)), _) => going::enter(state, data, &words),
        (Some(("compare", words)), _) => comparing::enter(state, data, &words),
        (Some((_, day)), _) => knowing::enter(state, data, &day),
        (None, Some(entry)) if entry.able => (entry.command.run)(state, data),
        (None, Some(entry)) => {
            state.notice = Some(entry.idle(state));
            Vec::new()
        }
        (None, None) => Vec::new(),
    }
}

/// Opens help, of the room it is asked in.
pub fn help(state: &mut State, data: &Data) -> Vec<Effect> {
    let room = state.room();
    let acts = |command: &Command| command.rooms.contains(&room) && is_able(command, state, data);
    let able = COMMANDS.iter().enumerate().filter(|(_, command)| acts(command)).map(|(at, _)| at).collect();
    let over = state.overlay.take().map(|overlay| Box::new(Beneath { overlay, able }));
    state.overlay = Some(Overlay::Help(HelpView { over, ..HelpView::default() }));
    Vec::new()
}

pub fn help_down(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll_help(state, data, 1)
}

pub fn help_up(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll_help(state, data, -1)
}

pub fn help_page_down(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll_help(state, data, help_rows(state) as isize - 1)
}

pub fn help_page_up(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll_help(state, data, 1 - help_rows(state) as isize)
}

fn scroll_help(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let rows = help_rows(state);
    let last = listing::help_lines(state, data).len().saturating_sub(rows);
    if let Some(Overlay::Help(view)) = &mut state.overlay {
        view.scroll = view.scroll.saturating_add_signed(by).min(last);
    }
    Vec::new()
}

/// Rows inside the overlay's frame.
pub(super) fn help_rows(state: &State) -> usize {
    usize::from(layout::layout(state).overlay.height.saturating_sub(2)).max(2)
}
