//! The passage overlay's lines, which its painter and the commands that scroll it both ask for.

use super::layout;
use super::state::{Overlay, PassageView, State};
use crate::brief::cite;
use crate::brief::leaf::{self, Leaf};
use crate::index::Data;
use crate::model::EventIx;
use crate::text;
use crate::text::{Text, clip};

/// Columns of the publisher in the title.
const PUBLISHER: usize = 24;

/// The open passage.
pub fn view(state: &State) -> Option<&PassageView> {
    match &state.overlay {
        Some(Overlay::Passage(view)) => Some(view),
        _ => None,
    }
}

/// The event of the open passage.
pub fn event(state: &State) -> Option<EventIx> {
    match &view(state)?.brief {
        Some((event, _)) => Some(*event),
        None => state.shown(),
    }
}

/// The lines of the open passage, and how many claims the event has.
pub fn leaf(state: &State, data: &Data) -> Option<(Leaf, usize)> {
    let view = view(state)?;
    let event = data.store.event(event(state)?);
    let claim = event.claims.get(view.claim)?;
    let read = view.passage.as_ref().map(|p| &p.0);
    let width = usize::from(layout::layout(state).overlay.width.saturating_sub(4));
    Some((leaf::leaf(&event, claim, read, data, width), event.claims.len()))
}

/// Rows inside the overlay's frame.
pub fn rows(state: &State) -> usize {
    usize::from(layout::layout(state).overlay.height.saturating_sub(2))
}

/// Whose passage the overlay shows: `Rawabet Center ¶10`.
pub fn cited(state: &State, data: &Data) -> Option<Text> {
    let view = view(state)?;
    let event = data.store.event(event(state)?);
    let claim = event.claims.get(view.claim)?;
    let publisher = &data.store.catalog().source(claim.source).publisher;
    Some(text!("{}{}", clip(publisher, PUBLISHER), cite::sign(claim)))
}
