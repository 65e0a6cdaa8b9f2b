//! What a start asks for that the beginning of a large store cannot answer: it is asked once all of the store is read.

use super::commands::scoping;
use super::desk::Desk;
use super::scope::Scope;
use super::state::{Overlay, State};
use crate::index::Data;
use crate::query::{Query, QueryError};
use crate::text;
use crate::text::Text;

/// What is still to be asked.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Awaited {
    /// The text of the query to begin with.
    pub query: Option<String>,
    /// The id of the event to begin on.
    pub at: Option<String>,
    /// The beginning of the hash that the store had when the view was copied.
    pub hash: Option<String>,
    /// Whether this is where the store was left: what no longer means anything is left out then.
    pub is_left: bool,
    /// Whether the person has done something meanwhile, and stays where that led.
    pub is_elsewhere: bool,
}

/// What a start asked for and the store does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The query with this text is none.
    Query(String, QueryError),
    /// No event has this id.
    Event(String),
}

/// What is said while a query waits.
pub fn told(query: &str) -> Text {
    text!("{query} is counted once all of the store is read.")
}

/// What is said where a store is not the one that a view was copied from.
pub fn other_hash(then: &str, data: &Data) -> Option<Text> {
    let now = || data.store.short_hash(super::share::HASH);
    let differs = !data.store.hash().starts_with(then);
    differs.then(|| text!("The view was copied from a store with the hash {then}; this one has {}.", now()))
}

impl Awaited {
    /// Hears that the person does something: the event is not gone to then.
    pub fn interrupted(&mut self) {
        self.at = None;
        self.is_elsewhere = true;
    }

    /// Enters what was waited for, once all is read; a line being typed is waited for as well. A query typed meanwhile
    /// stays.
    ///
    /// # Errors
    /// What the store does not hold.
    pub fn enter(&mut self, state: &mut State, desk: &mut Desk) -> Result<(), Lacking> {
        if matches!(state.overlay, Some(Overlay::Prompt(_))) {
            return Ok(());
        }
        self.query.take_if(|_| !state.scope.query.is_everything());
        if state.reading.is_some() {
            return Ok(());
        }
        if let Some(text) = self.query.take() {
            self.ask(text, state, desk)?;
        }
        if let Some(id) = self.at.take() {
            self.go(id, state, desk)?;
        }
        if let Some(told) = self.hash.take().and_then(|then| other_hash(&then, &desk.data)) {
            state.notice = Some(told);
        }
        Ok(())
    }

    fn ask(&self, text: String, state: &mut State, desk: &mut Desk) -> Result<(), Lacking> {
        let query = match Query::parse(&text, desk.base()) {
            Ok(query) => query,
            Err(_) if self.is_left => {
                state.notice = Some(no_longer_reads(&text));
                return Ok(());
            }
            Err(error) => return Err(Lacking::Query(text, error)),
        };
        let viewport = state.spot.viewport;
        desk.change(state, |state, data| {
            match self.is_left {
                true => _ = scoping::ask(state, data, query),
                false => scoping::enter(state, data, Scope::after(&state.scope, query, data)),
            }
            state.spot.viewport = viewport;
        });
        if !self.is_elsewhere {
            desk.change(state, |state, data| state.spot.selected = state.first_listed(data));
        }
        state.notice.take_if(|notice| *notice == told(&text));
        Ok(())
    }

    fn go(&self, id: String, state: &mut State, desk: &mut Desk) -> Result<(), Lacking> {
        if desk.base().store.find(&id).is_none() && !self.is_left {
            return Err(Lacking::Event(id));
        }
        if let Some(event) = desk.data.store.find(&id) {
            state.begin_on(event, &desk.data);
        }
        Ok(())
    }
}

/// What is said where the query of before cannot be asked.
pub fn no_longer_reads(query: &str) -> Text {
    text!("The query you left, {query}, no longer reads; everything is counted.")
}
