//! The events of a listing in groups, each under a heading: found by looking at few events, since the events of a
//! group stand together.

use super::gravity::Band;
use super::order::Listing;
use super::sort::Heading;
use super::{Index, Tally};
use crate::model::date::{FOREVER_AGO, civil};
use crate::model::{EventIx, Minute, PlaceIx, Weight};

/// What the events of a group have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The year in which each can have begun at the earliest; none where that is open.
    Year(Option<i32>),
    /// The month in which each can have begun at the earliest, with its year.
    Month(Option<(i32, u8)>),
    /// About as grave a toll.
    Toll(Band),
    /// The province, or what stands for one; none for events without a place.
    Province(Option<PlaceIx>),
    /// The first place given.
    Place(Option<PlaceIx>),
    /// The weight.
    Weight(Weight),
}

/// A group of a listing: events that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// What they have in common.
    pub group: Group,
    /// The position of the first.
    pub first: usize,
    /// How many, certain and possible.
    pub tally: Tally,
}

impl Index {
    /// What an event stands under; none beyond the store.
    pub fn group_of(&self, event: EventIx, heading: Heading) -> Option<Group> {
        let place = |event| Some(self.places.get(event)?.coded.first().copied());
        Some(match heading {
            Heading::Year => Group::Year(begins(self.span(event)?.start_min).map(|(year, _)| year)),
            Heading::Month => Group::Month(begins(self.span(event)?.start_min)),
            Heading::Toll => Group::Toll(self.gravity(event)?.band()),
            Heading::Province => Group::Province(place(event)?.map(|place| self.gazetteer.region(place))),
            Heading::Place => Group::Place(place(event)?),
            Heading::Weight => Group::Weight(self.heads.get(event.at())?.weight),
        })
    }

    /// The groups of a listing, in its order, none of them empty. None where the heading is of another order.
    pub fn groups(&self, listing: &Listing, heading: Heading) -> Vec<Run> {
        let mut runs = Vec::new();
        if heading.order() != listing.sort().order {
            return runs;
        }
        let ranks = self.ranks(listing.sort());
        let (mut rank, mut first) = (0, 0);
        while let Some(group) = self.group_of(ranks.event(rank), heading).filter(|_| rank < self.len()) {
            let same = |at: usize| self.group_of(ranks.event(at), heading) == Some(group);
            let end = end_of(rank, self.len(), same);
            let tally = listing.tally(rank..end);
            if tally.total() > 0 {
                runs.push(Run { group, first, tally });
            }
            first += tally.total() as usize;
            rank = end;
        }
        runs
    }
}

/// The year and month of a minute; none where it is open.
fn begins(at: Minute) -> Option<(i32, u8)> {
    let (year, month, ..) = civil(at);
    (at != FOREVER_AGO).then_some((year, month))
}

/// The first place after `start` that is no longer the same, of those below `len`: looked for in strides that double.
fn end_of(start: usize, len: usize, same: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut stride) = (start, 1);
    while low + stride < len && same(low + stride) {
        low += stride;
        stride *= 2;
    }
    let mut high = (low + stride).min(len);
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if same(middle) { low = middle } else { high = middle }
    }
    high
}
