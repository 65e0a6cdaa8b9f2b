//! Who a side was, where that is another in each event: side A of a data set.

use std::collections::HashSet;

use crate::model::{Catalog, Count, Event, Measure, SideIx, TollRow};
use crate::text::Text;

/// What is added up: of a side, a measure.
pub(super) type Cell = (SideIx, Measure);

/// Who of an event's actors the dead, the injured and so on of each side were, where the toll gives a figure and calls
/// them by their name.
pub(super) fn groups<'e>(event: &'e Event, catalog: &'e Catalog) -> impl Iterator<Item = (Cell, &'e Text)> {
    let actors: HashSet<&Text> = event.actors.iter().map(|part| &catalog.actor(part.who).name).collect();
    let rows = event.toll.iter().filter_map(|row| Some((row, row.of.as_ref()?)));
    let named = rows.filter(move |(_, of)| actors.contains(of));
    let figures = |(row, of): (&'e TollRow, &'e Text)| {
        let given = row.counts.iter().filter(|(_, count)| *count != Count::Unknown);
        given.map(move |(measure, _)| ((row.side, *measure), of))
    };
    named.flat_map(figures)
}
