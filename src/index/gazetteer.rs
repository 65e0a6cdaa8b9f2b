//! The places in the order in which a list goes through them: region by region, from the outermost place inwards, by
//! name.

use std::collections::HashMap;

use super::Texts;
use super::arena::Lists;
use crate::model::{Catalog, PlaceIx, PlacePrecision};

/// Where each place stands, and which region it is in.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    /// For each place, its number in the order.
    stands: Vec<u32>,
    /// For each place, the province it lies in, or what stands for one.
    regions: Vec<PlaceIx>,
}

/// A place and all it lies in for certain, the outermost first.
type Line = Vec<PlaceIx>;

/// The lines of places that have alternatives, once they have been found.
type Known = HashMap<PlaceIx, Line>;

/// Deeper than any store may nest its places.
const DEEPEST: usize = 64;

impl Gazetteer {
    /// The order of a catalog's places. There may be as many as events, so what it takes to find it lies end to end.
    pub fn of(catalog: &Catalog) -> Gazetteer {
        let names = by_name(catalog);
        let (mut known, mut lines) = (Known::new(), Lists::default());
        for at in 0..catalog.places.len() {
            lines.push(line(PlaceIx(at as u32), catalog, &mut known, DEEPEST));
        }
        let all = 0..lines.len();
        let regions: Vec<PlaceIx> = all.filter_map(|at| region(lines.get(at), catalog)).collect();
        let way = |at: usize| lines.get(at).iter().filter_map(|place| names.get(place.at()).copied());
        let region = |at: u32| regions.get(at as usize).map_or(at as usize, |region| region.at());
        let mut sorted: Vec<u32> = (0..lines.len() as u32).collect();
        sorted.sort_unstable_by(|a, b| {
            let by_region = way(region(*a)).cmp(way(region(*b)));
            by_region.then_with(|| way(*a as usize).cmp(way(*b as usize)))
        });
        Gazetteer { stands: numbered(&sorted), regions }
    }

    /// A place's number in the order.
    pub fn stand(&self, place: PlaceIx) -> u32 {
        self.stands.get(place.at()).copied().unwrap_or(u32::MAX)
    }

    /// The province that a place is or lies in for certain; else the outermost place around it that is no country;
    /// else itself.
    pub fn region(&self, place: PlaceIx) -> PlaceIx {
        self.regions.get(place.at()).copied().unwrap_or(place)
    }
}

/// For each place its number among all by name, and by position where names repeat. Names are folded only here, once
/// each.
fn by_name(catalog: &Catalog) -> Vec<u32> {
    let mut names = Texts::default();
    for place in &catalog.places {
        names.add(place.name.as_str());
        names.close();
    }
    let name = |at: &u32| names.of(*at as usize).next();
    let mut sorted: Vec<u32> = (0..names.len() as u32).collect();
    sorted.sort_unstable_by(|a, b| name(a).cmp(&name(b)).then(a.cmp(b)));
    numbered(&sorted)
}

/// For each position its number in a sorted list of positions.
fn numbered(sorted: &[u32]) -> Vec<u32> {
    let mut numbers = vec![0; sorted.len()];
    for (number, at) in sorted.iter().enumerate() {
        if let Some(slot) = numbers.get_mut(*at as usize) {
            *slot = number as u32;
        }
    }
    numbers
}

/// The line of a place: of one with alternatives, what they all lie in.
fn line(place: PlaceIx, catalog: &Catalog, known: &mut Known, depth: usize) -> Line {
    let around = if depth == 0 { &[] } else { &*catalog.place(place).within };
    if let Some(line) = (around.len() > 1).then(|| known.get(&place)).flatten() {
        return line.clone();
    }
    let mut lines = around.iter().map(|outer| line(*outer, catalog, known, depth - 1));
    let first = lines.next().unwrap_or_default();
    let mut shared = lines.fold(first, |shared, other| {
        shared.into_iter().zip(other).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    });
    shared.push(place);
    if around.len() > 1 {
        known.insert(place, shared.clone());
    }
    shared
}

fn region(line: &[PlaceIx], catalog: &Catalog) -> Option<PlaceIx> {
    let precision = |place: &&PlaceIx| catalog.place(**place).precision;
    let province = line.iter().find(|place| precision(place) == Some(PlacePrecision::Province));
    let no_country = || line.iter().find(|place| precision(place) != Some(PlacePrecision::Country));
    province.or_else(no_country).or(line.last()).copied()
}
