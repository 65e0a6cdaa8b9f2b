//! The tree of places: nothing lies within itself, and coordinates fit what is around.

#![expect(
    clippy::indexing_slicing,
    reason = "every list is as long as that of the places, and positions are places of it"
)]

use super::Reader;
use crate::error::Rule;
use crate::model::{Id, Place, PlaceIx, PlacePrecision};
use crate::store::at::At;
use crate::store::names::Lookup;
use crate::store::raw::{self, Scalar};
use crate::text;
use crate::text::Text;

impl Reader {
    /// The place; what cannot be read of it is left out.
    pub(super) fn place(&mut self, id: Id, raw: &raw::Place<'_>, at: &At<'_>, ids: &Lookup) -> Place {
        let within = self.refer_many(&raw.within, &at.key("within"), "place", "places", ids);
        let coordinates = self.coordinates(&raw.at, &at.key("at"));
        let precision = self.closed(
            &raw.precision,
            &at.key("precision"),
            "a precision of places",
            PlacePrecision::ALL,
            PlacePrecision::written,
        );
        Place {
            id,
            name: self.text(&raw.name),
            also: self.spellings(&raw.also),
            within: within.into_iter().map(PlaceIx).collect(),
            at: coordinates,
            precision,
        }
    }

    /// Latitude and longitude.
    fn coordinates(&mut self, raw: &[Scalar<'_>], at: &At<'_>) -> Option<(f64, f64)> {
        let [lat, lon] = raw else { return None };
        let number = |raw: &Scalar<'_>| {
            let plain = raw.as_str().bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
            raw.as_str().parse::<f64>().ok().filter(|_| plain)
        };
        let (lat, lon) = (number(lat)?, number(lon)?);
        if lat.abs() <= 90.0 && lon.abs() <= 180.0 {
            return Some((lat, lon));
        }
        let exchanged = lon.abs() <= 90.0 && lat.abs() <= 180.0;
        let hint = if exchanged { "latitude comes first" } else { "degrees: latitude, then longitude" };
        self.wrongs
            .add(Rule::BadCoordinates, at, text!("There is no place at {lat}, {lon}."))
            .label("out of range")
            .hint(hint);
        None
    }
}

/// Deepest level of a place.
const LEVELS: usize = 12;
/// Most ways from a place to its roots.
const WAYS: u64 = 1000;
/// Coordinates nearer to what is around than this are not suspected, in kilometres.
const NEAR: f64 = 300.0;

/// Checks all places; `origins` gives the file and item of each.
pub fn check(places: &[Place], origins: &[(usize, usize)], readers: &mut [Reader]) {
    let heights = heights(places);
    let middle = middle(places);
    for (n, (place, origin)) in places.iter().zip(origins).enumerate() {
        let Some(reader) = readers.get_mut(origin.0) else { continue };
        let root = At::ROOT.key("places");
        let at = root.item(origin.1);
        match heights.get(n) {
            Some(Height::Endless) => {
                let message = text!("`{}` lies within itself.", place.id);
                reader.wrongs.add(Rule::WithinItself, &at.key("within"), message).label("leads back here");
            }
            Some(Height::Steps(steps, ways)) if *steps > LEVELS || *ways > WAYS => {
                let message = text!("`{}` lies within too many places.", place.id);
                reader
                    .wrongs
                    .add(Rule::TooNested, &at.key("within"), message)
                    .label("too many levels or ways");
            }
            Some(Height::Steps(..)) => coordinates(place, places, middle, &at.key("at"), reader),
            None => {}
        }
    }
}

/// How far a place is from its roots.
#[derive(Clone, Copy)]
enum Height {
    /// Longest way, and number of ways.
    Steps(usize, u64),
    /// A way leads back to the place itself, or to one that does.
    Endless,
}

/// The height of every place, by taking away those whose outer places are all known, again and again.
fn heights(places: &[Place]) -> Vec<Height> {
    let mut heights = vec![Height::Endless; places.len()];
    let mut waiting: Vec<usize> = places.iter().map(|p| p.within.len()).collect();
    let inner = inner(places);
    let mut ready: Vec<usize> = (0..places.len()).filter(|n| waiting[*n] == 0).collect();
    while let Some(n) = ready.pop() {
        let outer = places[n].within.iter().map(|p| match heights[p.at()] {
            Height::Steps(steps, ways) => (steps + 1, ways),
            Height::Endless => (0, 0),
        });
        let (steps, ways) =
            outer.fold((0, 0), |(s, w), (steps, ways)| (s.max(steps), u64::saturating_add(w, ways)));
        heights[n] = Height::Steps(steps, ways.max(1));
        for i in &inner[n] {
            waiting[*i] -= 1;
            if waiting[*i] == 0 {
                ready.push(*i);
            }
        }
    }
    spare_those_around(places, &inner, &mut heights);
    heights
}

/// The places that lie directly within each.
fn inner(places: &[Place]) -> Vec<Vec<usize>> {
    let mut inner: Vec<Vec<usize>> = vec![Vec::new(); places.len()];
    for (n, place) in places.iter().enumerate() {
        for outer in &place.within {
            inner[outer.at()].push(n);
        }
    }
    inner
}

/// Places that lie within an endless one, but that no endless one lies within, are not at fault themselves.
fn spare_those_around(places: &[Place], inner: &[Vec<usize>], heights: &mut [Height]) {
    let endless = |heights: &[Height], n: usize| matches!(heights.get(n), Some(Height::Endless));
    let mut loops: Vec<usize> =
        inner.iter().map(|all| all.iter().filter(|n| endless(heights, **n)).count()).collect();
    let mut ready: Vec<usize> =
        (0..places.len()).filter(|n| endless(heights, *n) && loops[*n] == 0).collect();
    while let Some(n) = ready.pop() {
        heights[n] = Height::Steps(0, 1);
        for outer in &places[n].within {
            loops[outer.at()] -= 1;
            if loops[outer.at()] == 0 && endless(heights, outer.at()) {
                ready.push(outer.at());
            }
        }
    }
}

/// Warns of coordinates that are exchanged or nought.
fn coordinates(
    place: &Place,
    places: &[Place],
    middle: Option<(f64, f64)>,
    at: &At<'_>,
    reader: &mut Reader,
) {
    let Some(here) = place.at else { return };
    if here == (0.0, 0.0) {
        reader
            .wrongs
            .add(Rule::NullIsland, at, text!("`{}` lies at 0, 0 in the Gulf of Guinea.", place.id))
            .label("hardly meant")
            .hint("leave `at` out where coordinates are not known");
        return;
    }
    let Some(around) = outer(place, places).or(middle) else { return };
    let exchanged = (here.1, here.0);
    if exchanged.0.abs() <= 90.0
        && far(here, around) > NEAR
        && far(exchanged, around) * 3.0 < far(here, around)
    {
        reader
            .wrongs
            .add(Rule::SwappedCoordinates, at, text!("`{}` lies far from what is around it.", place.id))
            .label("exchanged?")
            .hint(Text::new(format!("latitude comes first: [{}, {}]", exchanged.0, exchanged.1)));
    }
}

/// The coordinates of the nearest outer place that has any.
fn outer(place: &Place, places: &[Place]) -> Option<(f64, f64)> {
    let mut level: Vec<PlaceIx> = place.within.to_vec();
    for _ in 0..LEVELS {
        let found = level.iter().find_map(|p| places.get(p.at())?.at);
        if found.is_some() {
            return found;
        }
        let next = level.iter().filter_map(|p| places.get(p.at()));
        level = next.flat_map(|p| p.within.iter().copied()).take(64).collect();
    }
    None
}

/// The middle of all places, if there are a few.
fn middle(places: &[Place]) -> Option<(f64, f64)> {
    let median = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied()
    };
    let located: Vec<(f64, f64)> = places.iter().filter_map(|p| p.at).collect();
    if located.len() < 4 {
        return None;
    }
    Some((median(located.iter().map(|l| l.0).collect())?, median(located.iter().map(|l| l.1).collect())?))
}

/// Kilometres between two places on the globe.
fn far(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat1, lat2) = (a.0.to_radians(), b.0.to_radians());
    let (dlat, dlon) = (lat2 - lat1, (b.1 - a.1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
