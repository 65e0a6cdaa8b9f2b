//! The orders other than that by date: each is worked out once for a store, when it is first asked for.

use std::cmp::Reverse;
use std::sync::OnceLock;

use super::columns::{Dates, Places, Tolls};
use super::gravity::Gravity;
use super::order::{Listing, Ranks};
use super::sort::{ORDERS, Order, Sort};
use super::{Answer, Index};
use crate::model::{EventIx, Minute, Truth, Weight};

/// Events before and after one that are looked at for the nearest in time: what begins earlier may stand later, but
/// seldom so many do.
const AROUND: usize = 256;

/// Orders, once they have been asked for; by [`Sort::at`].
#[derive(Clone, Debug, Default)]
pub struct Rankings([OnceLock<Ranks>; 2 * ORDERS.len()]);

/// Where a value stands in an order that goes either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing<K> {
    /// Small ones first.
    Up(K),
    /// Large ones first.
    Down(Reverse<K>),
    /// Behind all of these, either way.
    Last(u8),
}

impl<K> Standing<K> {
    fn of(key: K, down: bool) -> Standing<K> {
        if down { Standing::Down(Reverse(key)) } else { Standing::Up(key) }
    }
}

impl Index {
    /// The events of an answer in an order, to page through.
    pub fn listing(&self, answer: &Answer, sort: impl Into<Sort>) -> Listing {
        let sort = sort.into();
        Listing::new(sort, self.ranks(sort), answer)
    }

    /// At most `len` events of a listing from position `offset` on, each with how it matches.
    pub fn listed(&self, listing: &Listing, offset: usize, len: usize) -> Vec<(EventIx, Truth)> {
        listing.page(self.ranks(listing.sort()), offset, len)
    }

    /// The position of an event in a listing, if it is listed.
    pub fn position_of(&self, listing: &Listing, event: EventIx) -> Option<usize> {
        listing.position(self.ranks(listing.sort()).rank(event))
    }

    /// The position of the listed event that is nearest: itself; else, of those around it in the order by date, the
    /// one that stands nearest in time, the first of several; in another order the next, or the last.
    pub fn nearest(&self, listing: &Listing, event: EventIx) -> Option<usize> {
        let next = listing.nearest(self.ranks(listing.sort()).rank(event))?;
        if listing.sort().order != Order::Date || self.position_of(listing, event).is_some() {
            return Some(next);
        }
        let near = self.stands_at(event).and_then(|minute| self.nearest_around(listing, next, minute));
        near.or(Some(next))
    }

    /// The position of the event of a listing by date that stands nearest to a minute, the first of several.
    pub fn nearest_to(&self, listing: &Listing, minute: Minute) -> Option<usize> {
        let begins = |at: usize| self.listed(listing, at, 1).first().map(|(event, _)| *event);
        let before = |at: usize| begins(at).and_then(|e| self.span(e)).is_some_and(|s| s.start_min < minute);
        let (mut from, mut to) = (0, listing.len());
        while from < to {
            let middle = from.midpoint(to);
            if before(middle) { from = middle + 1 } else { to = middle }
        }
        self.nearest_around(listing, from, minute)
    }

    /// Of the events of a listing around a position, the position of the one that stands nearest to a minute.
    fn nearest_around(&self, listing: &Listing, position: usize, minute: Minute) -> Option<usize> {
        let from = position.saturating_sub(AROUND);
        let around = (from..).zip(self.listed(listing, from, 2 * AROUND));
        let away = around.filter_map(|(at, (event, _))| Some((self.stands_at(event)?.abs_diff(minute), at)));
        away.min().map(|(_, at)| at)
    }

    /// Where each event stands in an order.
    pub(super) fn ranks(&self, sort: Sort) -> &Ranks {
        if sort == Sort::default() {
            return &self.by_date;
        }
        let kept = self.rankings.0.get(sort.at());
        kept.map_or(&self.by_date, |kept| kept.get_or_init(|| self.ranked(sort)))
    }

    fn ranked(&self, sort: Sort) -> Ranks {
        let Sort { order, reversed } = sort;
        match order {
            Order::Date => {
                let key = |dates: &Dates| (dates.coded.span.start_min, dates.coded.span.end_max);
                self.by_date.refined(&self.dates, |dates| Standing::of(key(dates), reversed))
            }
            Order::Toll => self.by_date.refined(&self.tolls, |tolls| toll_stands(tolls, reversed)),
            Order::Place => self.by_date.refined(&self.places, |places| self.place_stands(places, reversed)),
            Order::Weight => self.ranked_by_weight(reversed),
        }
    }

    fn place_stands(&self, places: &Places, reversed: bool) -> Standing<u32> {
        let first = places.coded.first().map(|place| self.gazetteer.stand(*place));
        first.map_or(Standing::Last(0), |stand| Standing::of(stand, reversed))
    }

    fn ranked_by_weight(&self, reversed: bool) -> Ranks {
        let last = Weight::ALL.len() - 1;
        let class = |weight: Weight| if reversed { last - weight as usize } else { weight as usize };
        let class_of: Vec<usize> = self.heads.iter().map(|head| class(head.weight)).collect();
        self.by_date.counted(&class_of, Weight::ALL.len())
    }
}

/// The gravest first, unless reversed.
fn toll_stands(tolls: &Tolls, reversed: bool) -> Standing<[u64; 6]> {
    match Gravity::of(tolls) {
        Gravity::Figures(figures) => Standing::of(figures, !reversed),
        Gravity::Unknown => Standing::Last(0),
        Gravity::Unstated => Standing::Last(1),
    }
}
