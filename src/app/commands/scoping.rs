//! Changing what is counted: always explicit, always undoable.

use std::sync::Arc;

use super::moving;
use crate::app::effect::Effect;
use crate::app::history::Kept;
use crate::app::scope::Scope;
use crate::app::state::State;
use crate::index::{Data, Is};
use crate::query::{self, Query};

pub fn only_differing(state: &mut State, data: &Data) -> Vec<Effect> {
    let value = query::FieldValue::Is(Is::Differing);
    let next = query::edit::toggle(&state.scope.query, &value, query::edit::Mode::Only);
    ask(state, data, next)
}

pub fn can_undo(state: &State, _: &Data) -> bool {
    state.scopes.can_go_back()
}

pub fn can_redo(state: &State, _: &Data) -> bool {
    state.scopes.can_go_forward()
}

pub fn undo(state: &mut State, data: &Data) -> Vec<Effect> {
    let kept = state.scopes.back(state.kept());
    kept.into_iter().for_each(|kept| return_to(state, data, kept));
    Vec::new()
}

pub fn redo(state: &mut State, data: &Data) -> Vec<Effect> {
    let kept = state.scopes.forward(state.kept());
    kept.into_iter().for_each(|kept| return_to(state, data, kept));
    Vec::new()
}

/// Returns to a scope and its folding; the selection stays where only the folding differs.
fn return_to(state: &mut State, data: &Data, kept: Kept) {
    state.folded = kept.folded;
    if kept.scope != state.scope {
        enter(state, data, kept.scope);
    }
}

pub fn is_narrowed(state: &State, _: &Data) -> bool {
    !state.scope.query.is_everything()
}

pub fn clear(state: &mut State, data: &Data) -> Vec<Effect> {
    ask(state, data, Query::everything())
}

/// Makes a query the scope; the one before can be returned to.
pub fn ask(state: &mut State, data: &Data, query: Query) -> Vec<Effect> {
    if query != state.scope.query {
        state.scopes.leave(state.kept());
        enter(state, data, Scope::of(query, data));
    }
    Vec::new()
}

/// Makes a scope the present one. The selection stays, or goes to the nearest event in time.
pub fn enter(state: &mut State, data: &Data, scope: Arc<Scope>) {
    let before = state.shown();
    state.scope = scope;
    state.spot.visiting = None;
    let kept = before.filter(|e| state.scope.truth(*e).holds());
    let near = || state.event_at(data.index.nearest(&state.scope.listing, before?)?, data);
    let next = kept.or_else(near);
    match next.or_else(|| state.event_at(0, data)) {
        Some(event) => moving::select(state, data, event),
        None => state.spot.selected = None,
    }
}
