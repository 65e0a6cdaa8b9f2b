//! Events in an order: by date (earliest start, then latest end, then the order of the file) or by something else,
//! with the order by date as the tie-break.

use std::ops::Range;

use super::answer::{Answer, Tally};
use super::bits::Bits;
use super::coded::Coded;
use super::sort::Sort;
use crate::model::{EventIx, Truth};

/// Where each event stands in an order. Both lists are empty when that is the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Ranks {
    events: Vec<u32>,
    ranks: Vec<u32>,
}

impl Ranks {
    /// The order of the events of a column by a key of their values, equal ones in the order of the file.
    pub fn by_key<V, K: Ord>(column: &Coded<V>, key: impl Fn(&V) -> K) -> Ranks {
        Ranks::default().refined(column, key)
    }

    /// The order of the events of a column by a key of their values, equal ones as they stand in this order. Only
    /// the values are sorted; the events are then counted out.
    pub fn refined<V, K: Ord>(&self, column: &Coded<V>, key: impl Fn(&V) -> K) -> Ranks {
        let values = column.values();
        let mut sorted: Vec<usize> = (0..values.len()).collect();
        sorted.sort_by_cached_key(|v| values.get(*v).map(&key));
        let mut classes = vec![0; values.len()];
        let mut class = 0;
        for group in sorted.chunk_by(|a, b| values.get(*a).map(&key) == values.get(*b).map(&key)) {
            for value in group {
                if let Some(slot) = classes.get_mut(*value) {
                    *slot = class;
                }
            }
            class += 1;
        }
        let class_of = |code: &u32| classes.get(*code as usize).copied().unwrap_or(0);
        self.counted(&column.codes().iter().map(class_of).collect::<Vec<usize>>(), class)
    }

    /// The order of events by their classes, of which there are so many; those of one class as they stand in this
    /// order.
    pub fn counted(&self, class_of: &[usize], classes: usize) -> Ranks {
        if self.ranks.is_empty() && class_of.is_sorted() {
            return Ranks::default();
        }
        let mut next = first_ranks(class_of, classes);
        let mut events = vec![0; class_of.len()];
        let mut ranks = vec![0; class_of.len()];
        for event in (0..class_of.len()).map(|rank| self.event(rank).at()) {
            let Some(next) = class_of.get(event).and_then(|class| next.get_mut(*class)) else { continue };
            if let (Some(event_at), Some(rank)) = (events.get_mut(*next as usize), ranks.get_mut(event)) {
                (*event_at, *rank) = (event as u32, *next);
            }
            *next += 1;
        }
        Ranks { events, ranks }
    }

    /// The event at a rank.
    pub fn event(&self, rank: usize) -> EventIx {
        EventIx(self.events.get(rank).copied().unwrap_or(rank as u32))
    }

    /// The rank of an event.
    pub fn rank(&self, event: EventIx) -> usize {
        self.ranks.get(event.at()).map_or(event.at(), |rank| *rank as usize)
    }

    /// A set of events as the set of their ranks.
    fn ranked(&self, events: &Bits) -> Bits {
        if self.ranks.is_empty() {
            return events.clone();
        }
        let mut ranks = Bits::new(events.len());
        events.iter().for_each(|i| ranks.set(self.rank(EventIx(i as u32))));
        ranks
    }
}

/// The rank of the first event of each class.
fn first_ranks(class_of: &[usize], classes: usize) -> Vec<u32> {
    let mut sizes = vec![0; classes];
    for class in class_of {
        if let Some(size) = sizes.get_mut(*class) {
            *size += 1;
        }
    }
    let mut before = 0;
    for slot in &mut sizes {
        before += std::mem::replace(slot, before);
    }
    sizes
}

/// The events of an answer in an order, ready to be paged through: made once for each answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Listing {
    sort: Sort,
    /// By rank.
    either: Bits,
    /// By rank.
    certain: Bits,
    total: usize,
}

impl Listing {
    pub(super) fn new(sort: Sort, ranks: &Ranks, answer: &Answer) -> Listing {
        let either = ranks.ranked(&answer.either());
        let total = either.count();
        Listing { sort, either, certain: ranks.ranked(&answer.certain), total }
    }

    /// The order that it is in.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// How many events it lists in a range of ranks.
    pub(super) fn tally(&self, ranks: Range<usize>) -> Tally {
        let certain = self.certain.count_in(ranks.clone());
        let possible = self.either.count_in(ranks) - certain;
        Tally { certain: certain as u32, possible: possible as u32 }
    }

    /// How many events it lists.
    pub fn len(&self) -> usize {
        self.total
    }

    /// Whether it lists none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// At most `len` events from position `offset` on, each with how it matches.
    pub(super) fn page(&self, ranks: &Ranks, offset: usize, len: usize) -> Vec<(EventIx, Truth)> {
        let Some(first) = self.either.nth(offset) else { return Vec::new() };
        let truth = |rank| if self.certain.get(rank) { Truth::Certain } else { Truth::Possible };
        self.either.iter_from(first).take(len).map(|rank| (ranks.event(rank), truth(rank))).collect()
    }

    /// The position of the event at a rank, if it is listed.
    pub(super) fn position(&self, rank: usize) -> Option<usize> {
        self.either.get(rank).then(|| self.either.rank(rank))
    }

    /// The position of the event nearest to a rank: itself, else the next one, else the last.
    pub(super) fn nearest(&self, rank: usize) -> Option<usize> {
        let last = self.total.checked_sub(1)?;
        Some(self.either.rank(rank).min(last))
    }
}
