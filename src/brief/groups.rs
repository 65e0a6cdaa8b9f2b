//! Who a side was, where that is another in each event: side A of a data set.

use crate::model::{Catalog, Event, Measure, SideIx};
use crate::text::Text;

/// What is added up: of a side, a measure.
pub(super) type Cell = (SideIx, Measure);

/// Who of an event's actors the dead, the injured and so on of a side were, where the toll calls them by their name.
pub(super) fn groups<'e>(
    event: &'e Event,
    (side, measure): Cell,
    catalog: &'e Catalog,
) -> impl Iterator<Item = Text> + 'e {
    let rows = event.toll.iter().filter(move |row| row.side == side && row.count(measure).is_some());
    let is_actor = |of: &&Text| event.actors.iter().any(|part| catalog.actor(part.who).name == **of);
    rows.filter_map(|row| row.of.as_ref()).filter(is_actor).cloned()
}
