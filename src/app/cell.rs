//! The cell of the lanes that holds several events: these as a list to choose from.

use super::state::State;
use crate::index::Data;
use crate::model::EventIx;

/// The overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellView {
    /// The events of the cell, in the order of time.
    pub events: Vec<EventIx>,
    /// The row under the cursor.
    pub chosen: usize,
}

/// The events that share the cell of the event shown; none where it has a cell to itself.
pub fn of(state: &State, data: &Data) -> Option<CellView> {
    let (axis, shown) = (state.axis.as_ref()?, state.shown()?);
    let events = axis.together(shown, data);
    let chosen = events.iter().position(|event| *event == shown)?;
    (events.len() > 1).then_some(CellView { events, chosen })
}
