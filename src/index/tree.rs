//! The tree of places as the index needs it: which places hold which, surely or by one of their alternatives.

use super::arena::Lists;
use super::columns::Places;
use crate::model::distance::kilometres;
use crate::model::{Catalog, PlaceIx, PlacePrecision, Truth};

/// Where each place lies, and what must be settled first.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// What each place lies within; several when it is one of these.
    within: Lists<PlaceIx>,
    /// Every place after all it lies within.
    downward: Vec<PlaceIx>,
    /// The position of each place in `downward`.
    rank: Vec<u32>,
    /// Whether a place, or one it lies within, has alternatives.
    alternatives: Vec<bool>,
    /// The coordinates of a place and how exactly they are known.
    spots: Vec<Option<Spot>>,
}

/// Coordinates in degrees, and how exactly they are known.
type Spot = ((f64, f64), Option<PlacePrecision>);

impl Tree {
    /// The tree of a catalog's places.
    pub fn of(catalog: &Catalog) -> Tree {
        let mut within = Lists::default();
        catalog.places.iter().for_each(|place| within.push(place.within.iter().copied()));
        let downward = downward(&within);
        let mut alternatives = vec![false; within.len()];
        for place in &downward {
            let up = within.get(place.at());
            let inherited = up.iter().any(|p| alternatives.get(p.at()) == Some(&true));
            if let Some(slot) = alternatives.get_mut(place.at()) {
                *slot = up.len() > 1 || inherited;
            }
        }
        let mut rank = vec![0; within.len()];
        for (i, place) in downward.iter().enumerate() {
            if let Some(slot) = rank.get_mut(place.at()) {
                *slot = i as u32;
            }
        }
        let spots = catalog.places.iter().map(|place| Some((place.at?, place.precision))).collect();
        Tree { within, downward, rank, alternatives, spots }
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether a place has coordinates of its own.
    pub fn is_located(&self, place: PlaceIx) -> bool {
        self.spot(place).is_some()
    }

    /// Whether where a place lies is one of several readings, at any height.
    pub fn has_alternatives(&self, place: PlaceIx) -> bool {
        self.alternatives.get(place.at()) == Some(&true)
    }

    fn spot(&self, place: PlaceIx) -> Option<Spot> {
        self.spots.get(place.at()).copied().flatten()
    }

    /// For every place, whether it lies within so many kilometres of another's coordinates, as far as its own
    /// are known. Without either's coordinates it does not.
    pub fn around(&self, middle: PlaceIx, reach: f64) -> Vec<Truth> {
        let near = |spot: &Option<Spot>| {
            let ((at, precision), (middle, _)) = (*spot).zip(self.spot(middle))?;
            let far = kilometres(at, middle);
            let doubt = precision.map_or(0.0, PlacePrecision::doubt);
            Some(match far - doubt <= reach {
                true if precision.is_some() && far + doubt <= reach => Truth::Certain,
                true => Truth::Possible,
                false => Truth::No,
            })
        };
        self.spots.iter().map(|spot| near(spot).unwrap_or_default()).collect()
    }

    /// For every place, whether it is `outer` or lies within it: surely when all its alternatives do.
    pub fn inside(&self, outer: PlaceIx) -> Vec<Truth> {
        let mut inside = vec![Truth::No; self.len()];
        self.settle(outer, &self.downward, &mut inside);
        inside
    }

    /// Settles for some places, outer ones first, whether they lie inside `outer`.
    fn settle(&self, outer: PlaceIx, order: &[PlaceIx], inside: &mut [Truth]) {
        for place in order {
            let truth = if *place == outer { Truth::Certain } else { self.by_parents(*place, inside) };
            if let Some(slot) = inside.get_mut(place.at()) {
                *slot = truth;
            }
        }
    }

    fn by_parents(&self, place: PlaceIx, inside: &[Truth]) -> Truth {
        let up = self.within.get(place.at());
        let truth = |p: &PlaceIx| inside.get(p.at()).copied().unwrap_or_default();
        let surest = up.iter().map(truth).max().unwrap_or_default();
        let weakest = up.iter().map(truth).min().unwrap_or_default();
        weakest.max(surest.and(Truth::Possible))
    }

    /// Whether an event was in the place that `inside` was made for. What only a claim says is possible; a
    /// place with alternatives is certain only when no claim says otherwise.
    pub fn truth(&self, places: &Places, inside: &[Truth]) -> Truth {
        let of = |place: &PlaceIx| inside.get(place.at()).copied().unwrap_or_default();
        let lies = |list: &[PlaceIx]| list.iter().any(|place| of(place).holds());
        let said = places.said.iter().any(|list| lies(list));
        let otherwise = places.said.iter().any(|list| !lies(list));
        let coded = |place: &PlaceIx| match of(place) {
            Truth::Certain if otherwise && self.alternatives.get(place.at()) == Some(&true) => {
                Truth::Possible
            }
            truth => truth,
        };
        let surest = places.coded.iter().map(coded).max().unwrap_or_default();
        surest.or(if said { Truth::Possible } else { Truth::No })
    }

    /// Every place that an event was in at least possibly, and how surely, outer ones first. The scratch
    /// space is any vector that is used for nothing else meanwhile.
    pub fn rolled_up(&self, places: &Places, scratch: &mut Vec<Truth>) -> Vec<(PlaceIx, Truth)> {
        scratch.resize(self.len(), Truth::No);
        let above = self.above(places);
        let mut judge = |outer: &PlaceIx| {
            self.settle(*outer, &above, scratch);
            (*outer, self.truth(places, scratch))
        };
        above.iter().map(&mut judge).collect()
    }

    /// The places named and all they may lie within, outer ones first.
    fn above(&self, places: &Places) -> Vec<PlaceIx> {
        let mut seen: Vec<PlaceIx> = Vec::new();
        let mut open: Vec<PlaceIx> = places.all().collect();
        while let Some(place) = open.pop() {
            if !seen.contains(&place) {
                seen.push(place);
                open.extend(self.within.get(place.at()));
            }
        }
        seen.sort_unstable_by_key(|place| self.rank.get(place.at()));
        seen
    }
}

/// Every place after all it lies within; places that lie within themselves come last, in any order.
fn downward(within: &Lists<PlaceIx>) -> Vec<PlaceIx> {
    let mut waiting: Vec<usize> = (0..within.len()).map(|i| within.get(i).len()).collect();
    let mut below = vec![Vec::new(); within.len()];
    for i in 0..within.len() {
        for p in within.get(i) {
            if let Some(list) = below.get_mut(p.at()) {
                list.push(i);
            }
        }
    }
    let mut order: Vec<usize> = (0..within.len()).filter(|i| within.get(*i).is_empty()).collect();
    let mut next = 0;
    while let Some(place) = order.get(next).copied() {
        next += 1;
        for child in below.get(place).into_iter().flatten() {
            if let Some(n) = waiting.get_mut(*child) {
                *n -= 1;
                if *n == 0 {
                    order.push(*child);
                }
            }
        }
    }
    order.extend((0..within.len()).filter(|i| waiting.get(*i).is_some_and(|n| *n > 0)));
    order.into_iter().map(|i| PlaceIx(i as u32)).collect()
}
