//! Looking at the list: its order, its headings, and which groups are folded. None of it changes what is counted.

use std::sync::Arc;

use super::axis;
use crate::app::effect::Effect;
use crate::app::list;
use crate::app::state::State;
use crate::index::{Data, Group, Sort};
use crate::text;

/// Whether the list is on the screen.
pub fn shown(state: &State, data: &Data) -> bool {
    axis::shown(state, data)
}

/// Whether the list has groups to fold.
pub fn has_groups(state: &State, data: &Data) -> bool {
    shown(state, data) && !list::rows(state, data).groups().is_empty()
}

/// Puts the list in the next order. The selected event stays selected.
pub fn order(state: &mut State, _: &Data) -> Vec<Effect> {
    put(state, state.list.sort.order.next().into())
}

pub fn reverse(state: &mut State, _: &Data) -> Vec<Effect> {
    let sort = state.list.sort;
    put(state, Sort { reversed: !sort.reversed, ..sort })
}

fn put(state: &mut State, sort: Sort) -> Vec<Effect> {
    state.list.sort = sort;
    let (name, first) = (sort.order.row().name, sort.first());
    state.notice =
        Some(text!("The list is by {name}: {first}; {} goes there.", state.keys.first("first-event")));
    Vec::new()
}

/// Puts the next of the order's headings over the groups of the list; after the last, none.
pub fn headings(state: &mut State, _: &Data) -> Vec<Effect> {
    let count = state.list.sort.order.row().headings.len();
    state.list.level = (state.list.level.min(count) + 1) % (count + 1);
    state.notice = Some(match state.list.heading() {
        Some(heading) => {
            let (one, all) = (state.keys.first("fold-group"), state.keys.first("fold-all"));
            text!("Under headings by {}: {one} folds one, {all} all.", heading.name())
        }
        None => "The list has no headings.".into(),
    });
    Vec::new()
}

/// Folds the group of the selected event, or unfolds it. The event stays selected.
pub fn fold(state: &mut State, data: &Data) -> Vec<Effect> {
    let rows = list::rows(state, data);
    let group = state.spot.selected.and_then(|event| rows.group_of(event, data));
    group.map(|group| fold_group(state, group.run.group)).unwrap_or_default()
}

/// Folds a group, or unfolds it.
pub fn fold_group(state: &mut State, group: Group) -> Vec<Effect> {
    if let Some(heading) = state.list.heading() {
        state.leave(Arc::clone(&state.scope));
        Arc::make_mut(&mut state.list.folds).toggle(heading, group);
    }
    Vec::new()
}

/// Folds every group, or, when all are folded, unfolds them.
pub fn fold_all(state: &mut State, data: &Data) -> Vec<Effect> {
    let all = list::rows(state, data).groups().iter().all(|group| group.folded);
    if let Some(heading) = state.list.heading() {
        state.leave(Arc::clone(&state.scope));
        Arc::make_mut(&mut state.list.folds).set_all(heading, !all);
    }
    Vec::new()
}
