//! The data on the desk: the store as loaded, or as it could be known by the day that the query's `asof:` names.

use std::sync::Arc;

use super::commands::marking;
use super::effect::Effect;
use super::message::{Fresh, Message};
use super::stale::READ_AGAIN;
use super::state::State;
use super::update::update;
use crate::index::Data;

/// The data that is shown, and what it is made from.
#[derive(Debug)]
pub struct Desk {
    /// The data as loaded.
    base: Arc<Data>,
    /// What is shown: the base, or the base as of a day.
    pub data: Arc<Data>,
}

impl Desk {
    /// Lays data on the desk, for a state that has been made of it.
    pub fn new(data: Arc<Data>, state: &mut State) -> Desk {
        let mut desk = Desk { base: Arc::clone(&data), data };
        desk.turn(state);
        desk
    }

    /// The data as loaded.
    pub fn base(&self) -> &Arc<Data> {
        &self.base
    }

    /// Tells the state something, then puts the data there that it asks for.
    pub fn tell(&mut self, state: &mut State, message: Message) -> Vec<Effect> {
        match message {
            Message::Fresh(fresh) => {
                self.lay(state, fresh);
                Vec::new()
            }
            message => {
                let effects = update(state, &self.data, message);
                self.mark(state);
                self.turn(state);
                effects
            }
        }
    }

    /// Changes the state otherwise than by a message, then puts the data there that it asks for.
    pub fn change(&mut self, state: &mut State, change: impl FnOnce(&mut State, &Data)) {
        change(state, &self.data);
        state.settle(&self.data);
        self.turn(state);
    }

    /// Lays other data on the desk. The same as there are mean that the stores hold again, or still, what is shown.
    fn lay(&mut self, state: &mut State, fresh: Fresh) {
        state.stale = None;
        if Arc::ptr_eq(&fresh.data.index, &self.base.index) {
            return state.settle(&self.data);
        }
        let again = state.reading.is_none();
        let data = Arc::new(fresh.data.with_marks(Arc::clone(&state.marks)));
        update(state, &self.data, Message::Fresh(Fresh { data: Arc::clone(&data), ..fresh }));
        self.base = Arc::clone(&data);
        self.data = data;
        self.turn(state);
        if again && state.notice.is_none() {
            state.notice = Some(READ_AGAIN.into());
        }
    }

    /// Gives the data the marks that the state has.
    fn mark(&mut self, state: &mut State) {
        if *self.data.marks() == state.marks {
            return;
        }
        let marked = |data: &Data| Arc::new(data.with_marks(Arc::clone(&state.marks)));
        let shared = Arc::ptr_eq(&self.base, &self.data);
        self.data = marked(&self.data);
        self.base = if shared { Arc::clone(&self.data) } else { marked(&self.base) };
        marking::changed(state, &self.data);
        state.settle(&self.data);
    }

    /// Shows the base as of the day that the query names, or the base itself.
    fn turn(&mut self, state: &mut State) {
        let by = state.scope.query.as_of();
        if by == self.data.store.known_by() {
            return;
        }
        let data = by.map_or_else(
            || Arc::clone(&self.base),
            // Most events are as they were by the day shown so far.
            |by| Arc::new(self.base.as_of_near(&self.data, by)),
        );
        let fresh = Fresh { data: Arc::clone(&data), whole: state.reading.is_none() };
        update(state, &self.data, Message::Fresh(fresh));
        self.data = data;
    }
}
