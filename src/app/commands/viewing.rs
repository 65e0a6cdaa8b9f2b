//! Views with a name: opened, and saved as the person's own.

use super::{asking, scoping};
use crate::app::effect::Effect;
use crate::app::facets::Section;
use crate::app::filter::views;
use crate::app::state::{Overlay, Prompt, Purpose, State};
use crate::index::Data;
use crate::query::{Query, QueryError};
use crate::text;

/// Opens a view. It is held as text; one that does not fit the open store says why and changes nothing.
pub fn open(state: &mut State, data: &Data, section: Section, at: usize) -> Vec<Effect> {
    let Some(held) = views(section, state, data).get(at).cloned() else { return Vec::new() };
    match Query::parse(held.query.as_str(), data) {
        Ok(query) => scoping::ask(state, data, query),
        Err(error) => {
            state.notice = Some(text!("{}: {}", held.name, error.message));
            Vec::new()
        }
    }
}

/// Asks for the name under which the query is saved, unless it cannot be saved at all.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    let reason = match &state.own.trouble {
        Some(trouble) => Some(trouble.clone()),
        None if state.scope.query.is_everything() => state.own.view("", &state.scope.query).err(),
        None => None,
    };
    match reason {
        Some(reason) => {
            state.notice = Some(reason);
            Vec::new()
        }
        None => asking::open(state, data, Purpose::SaveView, ""),
    }
}

/// Saves the query under the name typed; a name that will not do leaves the line open and says why.
pub fn accept(state: &mut State, mut prompt: Box<Prompt>) -> Vec<Effect> {
    let name = prompt.entry.value().to_owned();
    if name.trim().is_empty() {
        return Vec::new();
    }
    match state.own.view(&name, &state.scope.query) {
        Ok(view) => vec![Effect::SaveView(view)],
        Err(reason) => {
            prompt.error = Some(QueryError::new(0..name.len(), reason.as_str()));
            state.notice = Some(reason);
            state.overlay = Some(Overlay::Prompt(prompt));
            Vec::new()
        }
    }
}

/// Saves the query under a name, as `:save-view NAME` does; says why where it cannot.
pub fn save(state: &mut State, name: &str) -> Vec<Effect> {
    match state.own.view(name, &state.scope.query) {
        Ok(view) => vec![Effect::SaveView(view)],
        Err(reason) => {
            state.notice = Some(reason);
            Vec::new()
        }
    }
}
