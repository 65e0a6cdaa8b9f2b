//! Where an event was: in a place, or near one.

use super::{coded_or_said, said};
use crate::model::distance::kilometres;
use crate::model::{Catalog, Event, PlaceIx, PlacePrecision, Truth};

/// The coordinates of a coded place lie within the distance, whichever way they are off; possibly so when they
/// may, or when those of a place that only a claim says do. What says nothing of its precision is never certain.
pub fn near(event: &Event, middle: PlaceIx, reach: u32, catalog: &Catalog) -> Truth {
    let Some(from) = catalog.place(middle).at else { return Truth::No };
    let reach = f64::from(reach);
    let may = |place: &PlaceIx| {
        let place = catalog.place(*place);
        let doubt = place.precision.map_or(0.0, PlacePrecision::doubt);
        place.at.is_some_and(|at| kilometres(at, from) - doubt <= reach)
    };
    let must = |place: &PlaceIx| {
        let place = catalog.place(*place);
        place.at.zip(place.precision).is_some_and(|(at, p)| kilometres(at, from) + p.doubt() <= reach)
    };
    let possible = event.place.iter().any(may) || said(event).any(|s| s.place.iter().any(may));
    coded_or_said(event.place.iter().any(must), possible)
}

/// A coded place is the place or lies within it, however the alternatives turn out. Where there are any, a
/// claim that says otherwise leaves it possible; so does a claim alone.
pub fn at_place(event: &Event, place: PlaceIx, catalog: &Catalog) -> Truth {
    let lies = |inner: &PlaceIx| catalog.maybe_within(*inner, place);
    let lists: Vec<&Vec<PlaceIx>> = said(event).map(|s| &s.place).filter(|list| !list.is_empty()).collect();
    let otherwise = lists.iter().any(|list| !list.iter().any(lies));
    let certain = |inner: &PlaceIx| {
        catalog.surely_within(*inner, place) && !(otherwise && has_alternatives(*inner, catalog))
    };
    let possible = event.place.iter().any(lies) || lists.iter().any(|list| list.iter().any(lies));
    coded_or_said(event.place.iter().any(certain), possible)
}

/// Whether where a place lies is one of several readings, at any height.
fn has_alternatives(place: PlaceIx, catalog: &Catalog) -> bool {
    let up = &catalog.place(place).within;
    up.len() > 1 || up.iter().any(|p| has_alternatives(*p, catalog))
}
