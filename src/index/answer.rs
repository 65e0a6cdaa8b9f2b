//! An answer over the whole store: which events match certainly, which possibly, under Kleene's logic.

use super::bits::Bits;
use crate::model::{EventIx, Truth};

/// Which events match. Every event is in one of the two sets or in none.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answer {
    /// Events that match certainly.
    pub certain: Bits,
    /// Events that match possibly and not certainly.
    pub possible: Bits,
}

/// How many match certainly, and how many more possibly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tally {
    /// Certainly.
    pub certain: u32,
    /// Possibly and not certainly.
    pub possible: u32,
}

impl Tally {
    /// Certain and possible together.
    pub fn total(self) -> u32 {
        self.certain.saturating_add(self.possible)
    }

    /// Counts `n` more events that match so.
    pub fn add(&mut self, truth: Truth, n: u32) {
        match truth {
            Truth::No => {}
            Truth::Possible => self.possible = self.possible.saturating_add(n),
            Truth::Certain => self.certain = self.certain.saturating_add(n),
        }
    }

    /// Adds the events of another tally, as far as `truth` lets them match.
    pub fn add_and(&mut self, other: Tally, truth: Truth) {
        self.add(truth, other.certain);
        self.add(truth.and(Truth::Possible), other.possible);
    }
}

impl Answer {
    /// The answer in which `certain` events match certainly and the rest of `possible` possibly.
    pub fn new(certain: Bits, possible: &Bits) -> Answer {
        let possible = possible.minus(&certain);
        Answer { certain, possible }
    }

    /// Nothing matches, of `len` events.
    pub fn none(len: usize) -> Answer {
        Answer { certain: Bits::new(len), possible: Bits::new(len) }
    }

    /// Everything matches certainly, of `len` events.
    pub fn all(len: usize) -> Answer {
        Answer { certain: Bits::full(len), possible: Bits::new(len) }
    }

    /// The answer that knows no doubt.
    pub fn crisp(certain: Bits) -> Answer {
        let possible = Bits::new(certain.len());
        Answer { certain, possible }
    }

    /// The answer that asks each of `len` events in turn.
    pub fn from_fn(len: usize, mut truth: impl FnMut(EventIx) -> Truth) -> Answer {
        let mut answer = Answer::none(len);
        for i in 0..len {
            answer.put(i, truth(EventIx(i as u32)));
        }
        answer
    }

    /// How many events there are, matching or not.
    pub fn len(&self) -> usize {
        self.certain.len()
    }

    /// Whether no event matches, not even possibly.
    pub fn is_empty(&self) -> bool {
        self.certain.is_empty() && self.possible.is_empty()
    }

    /// How one event matches.
    pub fn truth(&self, event: EventIx) -> Truth {
        match (self.certain.get(event.at()), self.possible.get(event.at())) {
            (true, _) => Truth::Certain,
            (false, true) => Truth::Possible,
            (false, false) => Truth::No,
        }
    }

    /// How many events match.
    pub fn count(&self) -> Tally {
        Tally { certain: self.certain.count() as u32, possible: self.possible.count() as u32 }
    }

    /// The events that match at all.
    pub fn either(&self) -> Bits {
        self.certain.or(&self.possible)
    }

    /// Kleene's conjunction.
    pub fn and(&self, other: &Answer) -> Answer {
        Answer::new(self.certain.and(&other.certain), &self.either().and(&other.either()))
    }

    /// Kleene's disjunction.
    pub fn or(&self, other: &Answer) -> Answer {
        Answer::new(self.certain.or(&other.certain), &self.possible.or(&other.possible))
    }

    /// Kleene's negation: what is possible stays possible.
    pub fn not(&self) -> Answer {
        Answer { certain: self.either().not(), possible: self.possible.clone() }
    }

    /// What matches certainly, as a crisp answer.
    pub fn certainly(&self) -> Answer {
        Answer::crisp(self.certain.clone())
    }

    /// What matches at all, as a crisp answer.
    pub fn possibly(&self) -> Answer {
        Answer::crisp(self.either())
    }

    /// The matching events in the order of the file, each with how it matches.
    pub fn iter(&self) -> impl Iterator<Item = (EventIx, Truth)> + '_ {
        let mut certain = self.certain.iter().peekable();
        let mut possible = self.possible.iter().peekable();
        std::iter::from_fn(move || match (certain.peek(), possible.peek()) {
            (Some(c), p) if p.is_none_or(|p| c < p) => certain.next().map(|i| (i, Truth::Certain)),
            _ => possible.next().map(|i| (i, Truth::Possible)),
        })
        .map(|(i, truth)| (EventIx(i as u32), truth))
    }

    pub(super) fn put(&mut self, i: usize, truth: Truth) {
        self.certain.put(i, truth == Truth::Certain);
        self.possible.put(i, truth == Truth::Possible);
    }
}
