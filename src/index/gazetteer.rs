//! The places in the order in which a list goes through them: region by region, from the outermost place inwards, by
//! name.

use crate::model::{Catalog, PlaceIx, PlacePrecision};
use crate::text::fold;

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

/// Deeper than any store may nest its places.
const DEEPEST: usize = 64;

impl Gazetteer {
    /// The order of a catalog's places.
    pub fn of(catalog: &Catalog) -> Gazetteer {
        let mut known = vec![None; catalog.places.len()];
        let places = (0..catalog.places.len()).map(|at| PlaceIx(at as u32));
        let lines: Vec<Line> = places.map(|place| line(place, catalog, &mut known, DEEPEST)).collect();
        let regions: Vec<PlaceIx> = lines.iter().filter_map(|line| region(line, catalog)).collect();
        let names = by_name(catalog);
        let way = |place: usize| -> Vec<u32> {
            let line = lines.get(place).into_iter().flatten();
            line.filter_map(|place| names.get(place.at()).copied()).collect()
        };
        let mut sorted: Vec<usize> = (0..lines.len()).collect();
        sorted.sort_by_cached_key(|at| (regions.get(*at).map(|region| way(region.at())), way(*at)));
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

/// For each place its number among all by name, and by position where names repeat. Names are folded and compared only
/// here, so that a long one costs its length once.
fn by_name(catalog: &Catalog) -> Vec<u32> {
    let mut sorted: Vec<usize> = (0..catalog.places.len()).collect();
    sorted.sort_by_cached_key(|at| catalog.places.get(*at).map(|place| fold(place.name.as_str())));
    numbered(&sorted)
}

/// For each position its number in a sorted list of positions.
fn numbered(sorted: &[usize]) -> Vec<u32> {
    let mut numbers = vec![0; sorted.len()];
    for (number, at) in sorted.iter().enumerate() {
        if let Some(slot) = numbers.get_mut(*at) {
            *slot = number as u32;
        }
    }
    numbers
}

/// The line of a place: of one with alternatives, what they all lie in. `known` keeps the lines that have been found.
fn line(place: PlaceIx, catalog: &Catalog, known: &mut Vec<Option<Line>>, depth: usize) -> Line {
    if let Some(line) = known.get(place.at()).cloned().flatten() {
        return line;
    }
    let around = if depth == 0 { &[] } else { &*catalog.place(place).within };
    let mut lines = around.iter().map(|outer| line(*outer, catalog, known, depth - 1));
    let first = lines.next().unwrap_or_default();
    let mut shared = lines.fold(first, |shared, other| {
        shared.into_iter().zip(other).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    });
    shared.push(place);
    if let Some(slot) = known.get_mut(place.at()) {
        *slot = Some(shared.clone());
    }
    shared
}

fn region(line: &[PlaceIx], catalog: &Catalog) -> Option<PlaceIx> {
    let precision = |place: &&PlaceIx| catalog.place(**place).precision;
    let province = line.iter().find(|place| precision(place) == Some(PlacePrecision::Province));
    let no_country = || line.iter().find(|place| precision(place) != Some(PlacePrecision::Country));
    province.or_else(no_country).or(line.last()).copied()
}
