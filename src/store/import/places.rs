//! The tree of places of an import: countries, provinces, districts and the spots in them.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::names::{Shared, hashes, slug};
use super::yaml;
use crate::text::fold;

/// A place by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceNo(u32);

#[derive(Debug)]
struct Place {
    id: String,
    name: String,
    within: Option<PlaceNo>,
    at: Option<(f64, f64)>,
    precision: &'static str,
}

/// All places met so far.
#[derive(Debug, Default)]
pub struct Places {
    all: Vec<Place>,
    /// By what tells them apart, of which two hashes are kept: there may be very many.
    by_key: HashMap<(u64, u64), u32>,
    given: Shared,
    key: String,
}

/// Latitude and longitude as written, if there can be such a place.
pub fn coordinates(latitude: &str, longitude: &str) -> Option<(f64, f64)> {
    let degrees = |text: &str| {
        let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b','));
        text.replace(',', ".").parse::<f64>().ok().filter(|_| plain)
    };
    let (latitude, longitude) = (degrees(latitude)?, degrees(longitude)?);
    (latitude.abs() <= 90.0 && longitude.abs() <= 180.0).then_some((latitude, longitude))
}

impl Places {
    /// The place of a name within another; defined if it was not.
    pub fn area(&mut self, name: &str, within: Option<PlaceNo>) -> PlaceNo {
        self.key.clear();
        let _ = write!(self.key, "{}|{name}", within.map_or(-1, |w| i64::from(w.0)));
        self.find(name, within, None, "")
    }

    /// The place of a name within another, at coordinates: elsewhere it is another one.
    pub fn spot(
        &mut self,
        name: &str,
        within: Option<PlaceNo>,
        at: Option<(f64, f64)>,
        precision: &'static str,
    ) -> PlaceNo {
        self.key.clear();
        let _ = write!(self.key, "{}|{name}|{at:?}|{precision}", within.map_or(-1, |w| i64::from(w.0)));
        self.find(name, within, at, precision)
    }

    /// Says where a place lies, unless that has been said.
    pub fn lies(&mut self, place: PlaceNo, at: Option<(f64, f64)>, precision: &'static str) {
        if let Some(place) = self.all.get_mut(place.0 as usize)
            && place.at.is_none()
            && at.is_some()
        {
            (place.at, place.precision) = (at, precision);
        }
    }

    fn find(
        &mut self,
        name: &str,
        within: Option<PlaceNo>,
        at: Option<(f64, f64)>,
        precision: &'static str,
    ) -> PlaceNo {
        let key = hashes(&self.key);
        if let Some(found) = self.by_key.get(&key) {
            return PlaceNo(*found);
        }
        let number = self.all.len() as u32;
        let id = self.given.give(slug(name, "place"));
        let precision = if at.is_some() { precision } else { "" };
        self.all.push(Place { id, name: name.to_owned(), within, at, precision });
        self.by_key.insert(key, number);
        PlaceNo(number)
    }

    /// What a place is called, whatever else is called so.
    pub fn called(&self, place: PlaceNo) -> &str {
        self.get(place).map_or("", |place| place.name.as_str())
    }

    /// The id of a place.
    pub fn id(&self, place: PlaceNo) -> &str {
        self.all.get(place.0 as usize).map(|p| p.id.as_str()).unwrap_or_default()
    }

    fn get(&self, place: PlaceNo) -> Option<&Place> {
        self.all.get(place.0 as usize)
    }

    /// Writes all of them. Of several that are called alike, all but the first are told by what is around them.
    pub fn write(&self, out: &mut String) {
        if self.all.is_empty() {
            return;
        }
        let mut names = HashSet::new();
        out.push_str("places:\n");
        for place in &self.all {
            let _ = write!(out, "- {{id: {}, name: ", place.id);
            yaml::text(out, &self.name(place, &mut names));
            if let Some(within) = place.within {
                let _ = write!(out, ", within: {}", self.id(within));
            }
            if let Some((latitude, longitude)) = place.at {
                let _ = write!(out, ", at: [{latitude}, {longitude}], precision: {}", place.precision);
            }
            out.push_str("}\n");
        }
    }

    fn name(&self, place: &Place, taken: &mut HashSet<(u64, u64)>) -> String {
        let around = place.within.and_then(|w| self.get(w)).map(|w| w.name.as_str());
        let further = place.within.and_then(|w| self.get(w)?.within).and_then(|w| self.get(w));
        let mut told = vec![place.name.clone()];
        told.extend(around.map(|a| format!("{} ({a})", place.name)));
        told.extend(around.zip(further).map(|(a, f)| format!("{} ({a}, {})", place.name, f.name)));
        let at = place.at.map(|(latitude, longitude)| format!("{} ({latitude}, {longitude})", place.name));
        told.extend(at);
        let numbered = (2..).map(|n| format!("{} ({n})", place.name));
        told.into_iter().chain(numbered).find(|name| taken.insert(hashes(&fold(name)))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_from_others_of_its_name() {
        let mut places = Places::default();
        let north = places.area("North", None);
        let south = places.area("South", None);
        let ford = places.spot("Old Ford", Some(north), Some((10.0, 20.5)), "town");
        assert_eq!(places.spot("Old Ford", Some(north), Some((10.0, 20.5)), "town"), ford);
        let other = places.spot("Old Ford", Some(south), None, "town");
        let near = places.spot("Old Ford", Some(north), Some((10.0, 20.5)), "district");
        assert_eq!(
            [places.id(ford), places.id(other), places.id(near)],
            ["old-ford", "old-ford-2", "old-ford-3"]
        );
        places.lies(north, Some((9.0, 20.0)), "province");
        let mut out = String::new();
        places.write(&mut out);
        assert_eq!(
            out,
            "places:\n\
             - {id: north, name: \"North\", at: [9, 20], precision: province}\n\
             - {id: south, name: \"South\"}\n\
             - {id: old-ford, name: \"Old Ford\", within: north, at: [10, 20.5], precision: town}\n\
             - {id: old-ford-2, name: \"Old Ford (South)\", within: south}\n\
             - {id: old-ford-3, name: \"Old Ford (North)\", within: north, at: [10, 20.5], precision: district}\n"
        );
    }

    #[test]
    fn coordinates_are_degrees_of_the_globe() {
        assert_eq!(coordinates("36.5", "-41.25"), Some((36.5, -41.25)));
        assert_eq!(coordinates("36,5", "41"), Some((36.5, 41.0)));
        for (latitude, longitude) in [("91", "0"), ("0", "181"), ("", "1"), ("1e1", "1"), ("nan", "1")] {
            assert_eq!(coordinates(latitude, longitude), None);
        }
    }
}
