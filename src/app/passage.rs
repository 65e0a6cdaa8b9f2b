//! The passage overlay's lines, which its painter and the commands that scroll it both ask for.

use super::layout;
use super::state::{Overlay, PassageView, State};
use crate::brief::leaf::{self, Leaf};
use crate::index::Data;

/// The open passage.
pub fn view(state: &State) -> Option<&PassageView> {
    match &state.overlay {
        Some(Overlay::Passage(view)) => Some(view),
        _ => None,
    }
}

/// The lines of the open passage, and how many claims the event has.
pub fn leaf(state: &State, data: &Data) -> Option<(Leaf, usize)> {
    let view = view(state)?;
    let event = data.store.event(state.shown()?);
    let claim = event.claims.get(view.claim)?;
    let read = view.passage.as_ref().map(|p| &p.paragraphs);
    let width = usize::from(layout::layout(state).overlay.width.saturating_sub(4));
    Some((leaf::leaf(&event, claim, read, data, width), event.claims.len()))
}

/// Rows inside the overlay's frame.
pub fn rows(state: &State) -> usize {
    usize::from(layout::layout(state).overlay.height.saturating_sub(2))
}
