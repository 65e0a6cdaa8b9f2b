//! Only what matches certainly: what is counted without its doubt, and with it again.

use super::scoping;
use crate::app::effect::Effect;
use crate::app::state::State;
use crate::index::Data;
use crate::query::edit;
use crate::text;

/// Counts only events that match for certain; again: those that match possibly as well.
pub fn toggle(state: &mut State, data: &Data) -> Vec<Effect> {
    let query = &state.scope.query;
    let was = edit::is_certain(query);
    let next = if was { edit::doubted(query) } else { edit::certain(query) };
    if next.is_given_back() {
        return scoping::ask(state, data, next);
    }
    if next == *query {
        state.notice = Some("Nothing that is asked for leaves a doubt: all that matches is certain.".into());
        return Vec::new();
    }
    let effects = scoping::ask(state, data, next);
    if !was {
        let key = state.keys.first("only-certain");
        state.notice = Some(text!("Only what matches for certain; {key} counts what may match, too."));
    }
    effects
}
