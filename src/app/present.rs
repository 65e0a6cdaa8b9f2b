//! Presenting: one event after the other, each with the whole screen; and for each, who says so.

use std::sync::Arc;

use super::state::{Overlay, State};
use crate::brief::present;
use crate::brief::sheet::Line;
use crate::index::Data;
use crate::model::{EventIx, Truth};

/// Columns of the text at most: lines that are longer are hard to read from afar.
pub const COLUMNS: u16 = 64;

/// The overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct PresentView {
    /// The events; none where those of the query are paged through, in the order of time.
    pub events: Option<Arc<Vec<EventIx>>>,
    /// How many more are marked of which nothing was known by the day that the data are as of.
    pub unknown: usize,
    /// Which of them is shown, from 0.
    pub at: usize,
    /// Whether it is said who says so.
    pub who: bool,
    /// Lines scrolled down.
    pub scroll: usize,
}

/// The open overlay.
pub fn view(state: &State) -> Option<&PresentView> {
    match &state.overlay {
        Some(Overlay::Present(view)) => Some(view),
        _ => None,
    }
}

impl PresentView {
    /// How many events there are.
    pub fn count(&self, state: &State) -> usize {
        self.events.as_ref().map_or_else(|| state.scope.len(), |events| events.len())
    }

    /// How an event came to be among them: those that are marked were chosen, others are what the query makes of them.
    fn truth(&self, event: EventIx, state: &State) -> Truth {
        if self.events.is_some() { Truth::Certain } else { state.scope.truth(event) }
    }

    /// The event shown.
    pub fn event(&self, state: &State, data: &Data) -> Option<EventIx> {
        match &self.events {
            Some(events) => events.get(self.at).copied(),
            None => state.event_at(self.at, data),
        }
    }
}

/// Columns of the text.
pub fn columns(state: &State) -> u16 {
    state.size.0.saturating_sub(4).min(COLUMNS)
}

/// Rows for the text: all but a margin and the footer.
pub fn rows(state: &State) -> u16 {
    state.size.1.saturating_sub(if state.size.1 < 16 { 2 } else { 5 })
}

/// What is shown, in lines.
pub fn lines(state: &State, data: &Data) -> Vec<Line> {
    let Some(view) = view(state) else { return Vec::new() };
    let Some(event) = view.event(state, data) else { return Vec::new() };
    let columns = usize::from(columns(state));
    match view.who {
        true => present::who(event, data, columns),
        false => present::slide(event, view.truth(event, state), data, columns),
    }
}
