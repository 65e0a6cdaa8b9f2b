//! The events of a briefing on a map, as far as arithmetic goes: which part of the world, and which points on it.

use crate::geo::labels::{Room, Wanted, labels};
use crate::geo::points::{matching_view, points, sites};
use crate::geo::view::{Projection, Spot};
use crate::index::{Answer, Data, Tally};
use crate::model::{Catalog, PlaceIx, PlacePrecision};
use crate::text;
use crate::text::Text;

/// Columns and rows of cells; one is twice as high as wide, and a letter takes a cell.
const CELLS: (u16, u16) = (104, 34);

/// The map of a briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Spots {
    /// Which part of the world, on which cells.
    pub projection: Projection,
    /// Columns and rows of cells.
    pub cells: (u16, u16),
    /// Where events were.
    pub points: Vec<SpotPoint>,
    /// Events in places with coordinates, on the map or off it.
    pub located: Tally,
    /// Events in no place with coordinates.
    pub unlocated: Tally,
}

/// A place, or several that fall together, with events.
#[derive(Clone, Debug, PartialEq)]
pub struct SpotPoint {
    /// Latitude and longitude of the place with the most events.
    pub at: Spot,
    /// Its events.
    pub tally: Tally,
    /// The names of its places, the one with the most events first.
    pub names: Vec<Text>,
    /// How exactly it is known where they were, if the store says so.
    pub precision: Option<PlacePrecision>,
    /// Its label with the first column and the row of cells it stands in, if there is room for one.
    pub label: Option<((u16, u16), Text)>,
}

/// The map of an answer; none where no event is in a place with coordinates.
pub(super) fn spots(answer: &Answer, data: &Data) -> Option<Spots> {
    let catalog = data.store.catalog();
    let groups = data.index.by_places(answer);
    let sites = sites(catalog, &groups);
    let projection = Projection::new(&matching_view(&sites)?, CELLS.0, CELLS.1);
    let drawn = points(&sites, &groups, &projection, CELLS.0);
    let mut room = Room::new(CELLS.0, CELLS.1);
    drawn.iter().for_each(|point| room.take(point.cell, point.width));
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    order.sort_by_key(|at| drawn.get(*at).map(|point| std::cmp::Reverse(point.tally.total())));
    let wanted: Vec<Wanted> =
        order.iter().filter_map(|at| drawn.get(*at)).map(|p| wanted(p, catalog)).collect();
    let mut named: Vec<Option<((u16, u16), Text)>> = vec![None; drawn.len()];
    for label in labels(&wanted, &mut room) {
        if let Some(slot) = order.get(label.of).and_then(|at| named.get_mut(*at)) {
            *slot = Some((label.cell, label.text));
        }
    }
    let place = |ix: &PlaceIx| catalog.place(*ix);
    let points = drawn.iter().zip(named).filter_map(|(point, label)| {
        let first = place(point.places.first()?);
        let names = point.places.iter().map(|ix| place(ix).name.clone()).collect();
        Some(SpotPoint { at: first.at?, tally: point.tally, names, precision: first.precision, label })
    });
    let unlocated = data.index.unlocated(answer).count();
    let all = answer.count();
    let located = Tally {
        certain: all.certain.saturating_sub(unlocated.certain),
        possible: all.possible.saturating_sub(unlocated.possible),
    };
    Some(Spots { projection, cells: CELLS, points: points.collect(), located, unlocated })
}

/// The name of a point, and a shorter one that will do.
fn wanted(point: &crate::geo::points::Point, catalog: &Catalog) -> Wanted {
    let first = point.places.first().map(|ix| catalog.place(*ix).name.clone()).unwrap_or_default();
    let names = match point.places.len() {
        0 | 1 => vec![first],
        n => vec![text!("{first} and {} more", n - 1), text!("{first} etc.")],
    };
    Wanted { cell: point.cell, width: point.width, names }
}
