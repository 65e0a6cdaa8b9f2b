//! The order of events: earliest start, then latest end, then the order of the file.

use super::answer::Answer;
use super::bits::Bits;
use crate::model::{EventIx, Truth};

/// An order that events are listed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Order {
    /// By earliest start, then latest end, then the order of the file.
    #[default]
    Date,
}

/// Where each event stands in an order. Both lists are empty when that is the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Ranks {
    events: Vec<u32>,
    ranks: Vec<u32>,
}

impl Ranks {
    /// The order of `len` events by a key, equal ones in the order of the file.
    pub fn by_key<K: Ord>(len: usize, key: impl Fn(usize) -> K) -> Ranks {
        let mut events: Vec<u32> = (0..len as u32).collect();
        if events.is_sorted_by_key(|i| key(*i as usize)) {
            return Ranks::default();
        }
        events.sort_by_key(|i| key(*i as usize));
        let mut ranks = vec![0; len];
        for (rank, event) in events.iter().enumerate() {
            if let Some(slot) = ranks.get_mut(*event as usize) {
                *slot = rank as u32;
            }
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

/// The events of an answer in an order, ready to be paged through: made once for each answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Listing {
    /// By rank.
    either: Bits,
    /// By rank.
    certain: Bits,
    total: usize,
}

impl Listing {
    pub(super) fn new(ranks: &Ranks, answer: &Answer) -> Listing {
        let either = ranks.ranked(&answer.either());
        let total = either.count();
        Listing { either, certain: ranks.ranked(&answer.certain), total }
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
