//! The events of a briefing on a map, as far as arithmetic goes: which part of the world, and which points on it.

use crate::geo::points::{matching_view, points, sites};
use crate::geo::view::{Projection, Spot};
use crate::index::{Answer, Data, Tally};
use crate::model::{PlaceIx, PlacePrecision};
use crate::text::Text;

/// Columns and rows of cells; one is twice as high as wide. Places that fall together in a cell are one point.
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
}

/// The map of an answer; none where no event is in a place with coordinates.
pub(super) fn spots(answer: &Answer, data: &Data) -> Option<Spots> {
    let catalog = data.store.catalog();
    let groups = data.index.by_places(answer);
    let sites = sites(catalog, &groups);
    let projection = Projection::new(&matching_view(&sites)?, CELLS.0, CELLS.1);
    let place = |ix: &PlaceIx| catalog.place(*ix);
    let drawn = points(&sites, &groups, &projection, CELLS.0);
    let points = drawn.iter().filter_map(|point| {
        let first = place(point.places.first()?);
        let names = point.places.iter().map(|ix| place(ix).name.clone()).collect();
        Some(SpotPoint { at: first.at?, tally: point.tally, names, precision: first.precision })
    });
    let unlocated = data.index.unlocated(answer).count();
    let all = answer.count();
    let located = Tally {
        certain: all.certain.saturating_sub(unlocated.certain),
        possible: all.possible.saturating_sub(unlocated.possible),
    };
    Some(Spots { projection, cells: CELLS, points: points.collect(), located, unlocated })
}
