//! The tables that panning and zooming are answered from: made when the axis is first moved after a query, and kept
//! until the next.

use std::sync::Arc;

use super::scope::Scope;
use super::state::State;
use crate::index::{Data, Reckoner};

/// The tables of a scope.
#[derive(Clone, Debug)]
pub struct Reckoning {
    scope: Arc<Scope>,
    /// The tables.
    pub tables: Reckoner,
}

/// The tables follow from the scope.
impl PartialEq for Reckoning {
    fn eq(&self, other: &Reckoning) -> bool {
        self.scope == other.scope
    }
}

impl State {
    /// The tables of the scope, made if they are not there.
    pub fn reckon(&mut self, data: &Data) -> Arc<Reckoning> {
        if let Some(kept) = self.reckoned() {
            return Arc::clone(kept);
        }
        let tables = data.index.reckoner(&self.scope.answer);
        let made = Arc::new(Reckoning { scope: Arc::clone(&self.scope), tables });
        self.reckoning = Some(Arc::clone(&made));
        made
    }

    /// The tables of the scope, if they have been made.
    pub fn reckoned(&self) -> Option<&Arc<Reckoning>> {
        self.reckoning.as_ref().filter(|kept| kept.scope == self.scope)
    }
}

/// Makes the tables when the axis has moved since it was made, and lets go of those of another scope.
pub fn settle(state: &mut State, data: &Data) {
    if state.axis.as_ref().is_some_and(|axis| axis.has_moved(state)) {
        state.reckon(data);
    }
    state.reckoning = state.reckoned().map(Arc::clone);
}
