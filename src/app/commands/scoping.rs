//! Changing what is counted: always explicit, always undoable.

use std::sync::Arc;

use super::{filtering, laning, marking, moving};
use crate::app::effect::Effect;
use crate::app::history::History;
use crate::app::scope::Scope;
use crate::app::state::{State, Step};
use crate::index::{Data, Is};
use crate::query::{self, Query};

pub fn only_differing(state: &mut State, data: &Data) -> Vec<Effect> {
    let value = query::FieldValue::Is(Is::Differing);
    let next = query::edit::beside(&state.scope.query, &value);
    ask(state, data, next)
}

pub fn can_undo(state: &State, _: &Data) -> bool {
    state.scopes.can_go_back()
}

pub fn can_redo(state: &State, _: &Data) -> bool {
    state.scopes.can_go_forward()
}

pub fn undo(state: &mut State, data: &Data) -> Vec<Effect> {
    let step = go(state, History::back);
    restore(state, data, step)
}

/// Takes the next step of the history that changes something: the rolling up of other lanes than there are by now is
/// passed over.
fn go(state: &mut State, way: fn(&mut History<Step>, Step) -> Option<Step>) -> Option<Step> {
    let mut here = state.step();
    while let Some(step) = way(&mut state.scopes, here) {
        if changes(state, &step) {
            return Some(step);
        }
        here = step;
    }
    state.notice =
        Some("Nothing else is there to return to: lanes were rolled up that are not shown.".into());
    None
}

/// Whether anything is other than it is once a step is restored.
fn changes(state: &State, step: &Step) -> bool {
    let now = state.step();
    let rolled = if step.rolled.0 == now.rolled.0 { step.rolled.clone() } else { now.rolled.clone() };
    Step { rolled, ..step.clone() } != now
}

pub fn redo(state: &mut State, data: &Data) -> Vec<Effect> {
    let step = go(state, History::forward);
    restore(state, data, step)
}

/// Takes the scope, the folding and the marks of another step. Folds of headings that are not shown would change
/// unseen, so it is said that they did.
fn restore(state: &mut State, data: &Data, step: Option<Step>) -> Vec<Effect> {
    let Some(Step { scope, folds, gaps_folded, rolled, marks }) = step else { return Vec::new() };
    state.gaps_folded = gaps_folded;
    laning::restore(state, rolled);
    if folds != state.list.folds {
        state.list.folds = folds;
        state.notice = Some("The groups of the list are folded as they were.".into());
    }
    if scope != state.scope {
        enter(state, data, scope);
    }
    marking::restore(state, marks)
}

pub fn is_narrowed(state: &State, _: &Data) -> bool {
    !state.scope.query.is_everything()
}

pub fn clear(state: &mut State, data: &Data) -> Vec<Effect> {
    ask(state, data, Query::everything())
}

/// Makes a query the scope; the one before can be returned to. Of an edit that was too much it is said that it was not
/// made.
pub fn ask(state: &mut State, data: &Data, query: Query) -> Vec<Effect> {
    if query.is_given_back() {
        state.notice = Some(query::edit::over_the_limits().into());
    }
    if query != state.scope.query {
        state.leave(Arc::clone(&state.scope));
        enter(state, data, Scope::after(&state.scope, query, data));
    }
    Vec::new()
}

/// Makes a scope the present one. The selection stays, or goes to the nearest event in time.
pub fn enter(state: &mut State, data: &Data, scope: Arc<Scope>) {
    let before = state.shown().or(state.spot.lost);
    let row = filtering::held(state, data);
    // One that was asked of other data, as of another day, is asked again.
    let again = scope.generation != data.generation;
    state.scope = if again { Scope::of(scope.query.clone(), data) } else { scope };
    state.spot.visiting = None;
    let kept = before.filter(|e| state.scope.truth(*e).holds());
    let near = || state.event_at(data.index.nearest(&state.scope.listing, before?)?, data);
    let next = kept.or_else(near);
    match next.or_else(|| state.event_at(0, data)) {
        Some(event) => moving::select(state, data, event),
        None => (state.spot.selected, state.spot.lost) = (None, before),
    }
    if !state.scope.awaits(data) {
        row.into_iter().for_each(|row| filtering::hold(state, data, &row));
    }
}
