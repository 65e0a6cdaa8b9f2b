//! The longest silences: stretches within the coverage in which no event of the query falls.

use std::sync::Arc;

use super::scope::Scope;
use super::state::{Overlay, State};
use crate::index::{Data, Silence};
use crate::model::Window;

/// The most that are listed.
const MOST: usize = 200;

/// Columns inside the frame from which dates, length and kind of a silence share a line.
pub const ONE_LINE: u16 = 62;

/// Lines that each silence takes, with so many columns inside the frame.
pub fn lines(columns: u16) -> u16 {
    if columns >= ONE_LINE { 1 } else { 2 }
}

/// The overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct SilencesView {
    /// The row under the cursor.
    pub chosen: usize,
    /// The silences, the longest first; they follow from the scope.
    pub rows: Arc<Vec<Silence>>,
    /// Whether all of the coverage comes after the day as of which everything is shown: then nothing is a silence.
    pub is_unknown: bool,
    scope: Arc<Scope>,
}

impl SilencesView {
    /// The silences of a scope. Of what comes after the day as of which everything is shown nothing could be known:
    /// that is no silence.
    pub fn of(scope: &Arc<Scope>, data: &Data) -> SilencesView {
        let covers = Window::of(&data.store.catalog().covers);
        let known = data.store.known_by().unwrap_or(covers.hi);
        let is_unknown = known < covers.lo;
        let covers = Window { hi: covers.hi.min(known), ..covers };
        let rows = Arc::new(data.index.silences(&scope.answer, covers, MOST));
        SilencesView { chosen: 0, rows, is_unknown, scope: Arc::clone(scope) }
    }

    /// The row under the cursor.
    pub fn here(&self) -> Option<Silence> {
        self.rows.get(self.chosen).copied()
    }
}

/// Looks for the silences again where they are shown and the scope is another one.
pub fn settle(state: &mut State, data: &Data) {
    let Some(Overlay::Silences(view)) = &mut state.overlay else { return };
    if view.scope != state.scope {
        *view = SilencesView::of(&state.scope, data);
    }
}
