//! What follows from a message: the state after it, and the errands.

use super::effect::Effect;
use super::key::Key;
use super::message::{Fresh, Message};
use super::stale::READ_AGAIN;
use super::state::{Overlay, Pane, Room, State};
use super::{commands, layout, restricted};
use crate::index::Data;

/// Takes one message.
pub fn update(state: &mut State, data: &Data, message: Message) -> Vec<Effect> {
    if let Message::Fresh(fresh) = message {
        arrive(state, data, &fresh);
        return Vec::new();
    }
    let effects = take(state, data, message);
    let effects = restricted::kept_back(state, effects);
    state.settle(data);
    effects
}

/// Other data is there: from here on it is the data.
fn arrive(state: &mut State, data: &Data, fresh: &Fresh) {
    let row = state.panel.as_ref().and_then(|panel| panel.rows.get(state.filter.cursor)).cloned();
    let row = row.filter(|_| {
        state.focus == Pane::Filter && state.overlay.is_none() && data.store.is_of(&fresh.data.store)
    });
    state.on_new_data(data, &fresh.data);
    state.reading = state.reading.filter(|_| !fresh.whole);
    state.settle(&fresh.data);
    if !data.store.is_of(&fresh.data.store) && commands::asking::again(state, &fresh.data) {
        state.settle(&fresh.data);
    }
    if let Some(row) = row.filter(|_| layout::layout(state).filter.is_some()) {
        commands::filtering::hold(state, &fresh.data, &row);
    }
}

fn take(state: &mut State, data: &Data, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => press(state, data, key),
        Message::Mouse(mouse) => commands::pointing::point(state, data, mouse),
        Message::Paste(text) => paste(state, data, &text),
        Message::Resize(columns, rows) => resize(state, (columns, rows)),
        Message::Passage(passage) => {
            if let Some(Overlay::Passage(view)) = &mut state.overlay {
                view.passage = Some(passage);
            }
            Vec::new()
        }
        Message::Read(progress) => {
            state.reading = state.reading.map(|_| progress);
            Vec::new()
        }
        Message::Own(own) => {
            state.own = own;
            Vec::new()
        }
        Message::Wrote(outcome, told) => {
            commands::briefing::written(state, told, outcome);
            Vec::new()
        }
        Message::Edited(ended) => {
            state.notice = ended.err().or(state.notice.take());
            vec![Effect::Reload]
        }
        Message::Changed => vec![Effect::Reload],
        Message::Stale(stale) => {
            state.stale = Some(stale);
            state.notice.take_if(|told| told.as_str() == READ_AGAIN);
            Vec::new()
        }
        Message::Refused => vec![Effect::Quit],
        Message::Fresh(_) => Vec::new(),
        Message::Notice(text) => {
            state.notice = Some(text);
            Vec::new()
        }
    }
}

fn press(state: &mut State, data: &Data, key: Key) -> Vec<Effect> {
    state.notice = None;
    let bound = state.keys.command(state.room(), key);
    let command = bound.filter(|c| restricted::is_able(c, state, data));
    if layout::too_small(state.size) {
        // Nothing is seen, so nothing but leaving is heard.
        let leaving = command.filter(|c| ["quit", "cancel", "suspend", "redraw"].contains(&c.name));
        return leaving.map(|c| (c.run)(state, data)).unwrap_or_default();
    }
    let (room, before) = (state.room(), state.shown());
    match command {
        Some(command) => {
            let effects = (command.run)(state, data);
            if room == Room::Brush && state.brush.is_some() && state.shown() != before {
                commands::brushing::follow(state, data);
            }
            return effects;
        }
        None if matches!(state.room(), Room::Prompt | Room::Search | Room::Palette) => {
            commands::asking::typed(state, data, key);
        }
        None if bound.is_none() && room == Room::Brush => {
            let meant = state.keys.command(Room::Timeline, key);
            state.notice = meant.map(|_| commands::brushing::idle(state));
        }
        None => state.notice = bound.map(|command| restricted::idle(command, state)),
    }
    Vec::new()
}

fn paste(state: &mut State, data: &Data, text: &str) -> Vec<Effect> {
    state.notice = None;
    commands::asking::pasted(state, data, text);
    Vec::new()
}

fn resize(state: &mut State, size: (u16, u16)) -> Vec<Effect> {
    let was_wide = layout::is_wide(state.size);
    state.size = size;
    state.lanes.followed = None;
    if was_wide != layout::is_wide(size) {
        state.filter.open = false;
    }
    Vec::new()
}
