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

/// A place by the names of all it lies in, the outermost first, and by its position, since names repeat.
type Way = Vec<(String, PlaceIx)>;

/// Deeper than any store may nest its places.
const DEEPEST: usize = 64;

impl Gazetteer {
    /// The order of a catalog's places.
    pub fn of(catalog: &Catalog) -> Gazetteer {
        let places = (0..catalog.places.len()).map(|at| PlaceIx(at as u32));
        let lines: Vec<Vec<PlaceIx>> = places.map(|place| line(place, catalog)).collect();
        let regions: Vec<PlaceIx> = lines.iter().filter_map(|line| region(line, catalog)).collect();
        let way = |place: &PlaceIx| -> Way {
            let line = lines.get(place.at()).into_iter().flatten();
            line.map(|place| (fold(catalog.place(*place).name.as_str()), *place)).collect()
        };
        let mut sorted: Vec<usize> = (0..lines.len()).collect();
        sorted.sort_by_cached_key(|at| (regions.get(*at).map(way), way(&PlaceIx(*at as u32))));
        let mut stands = vec![0; lines.len()];
        for (stand, place) in sorted.into_iter().enumerate() {
            if let Some(slot) = stands.get_mut(place) {
                *slot = stand as u32;
            }
        }
        Gazetteer { stands, regions }
    }

    /// A place's number in the order.
    pub fn stand(&self, place: PlaceIx) -> u32 {
        self.stands.get(place.at()).copied().unwrap_or(u32::MAX)
    }

    /// The province that a place is or lies in; else the outermost place around it that is no country; else itself.
    pub fn region(&self, place: PlaceIx) -> PlaceIx {
        self.regions.get(place.at()).copied().unwrap_or(place)
    }
}

/// A place and all it lies in by what each gives first, the outermost first.
fn line(place: PlaceIx, catalog: &Catalog) -> Vec<PlaceIx> {
    let mut line = vec![place];
    let mut inner = place;
    while let Some(outer) = catalog.place(inner).within.first().filter(|_| line.len() < DEEPEST) {
        line.push(*outer);
        inner = *outer;
    }
    line.reverse();
    line
}

fn region(line: &[PlaceIx], catalog: &Catalog) -> Option<PlaceIx> {
    let precision = |place: &&PlaceIx| catalog.place(**place).precision;
    let province = line.iter().find(|place| precision(place) == Some(PlacePrecision::Province));
    let no_country = || line.iter().find(|place| precision(place) != Some(PlacePrecision::Country));
    province.or_else(no_country).or(line.last()).copied()
}
