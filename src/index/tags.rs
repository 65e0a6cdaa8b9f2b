//! The tags of events: each distinct tag once, and the sets of tags that events carry.

use std::collections::HashMap;

use super::answer::{Answer, Tally};
use super::coded::{Coded, Coder, Hashers, Numbers};
use super::{Index, Truth};
use crate::model::{EventIx, Id};

/// The tags of every event.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// Every tag, in the order of first use.
    known: Vec<Id>,
    /// The positions in `known` of what each event carries, ascending.
    carried: Coded<Vec<u32>>,
}

/// [`Tagged`] in the making.
#[derive(Clone, Debug)]
pub struct Tags {
    known: Vec<Id>,
    positions: HashMap<Id, u32>,
    hashers: Hashers,
    carried: Coder<Vec<u32>>,
}

impl Tags {
    /// No tags yet.
    pub fn new(hashers: &Hashers) -> Tags {
        let carried = Coder::new(hashers);
        Tags { known: Vec::new(), positions: HashMap::new(), hashers: hashers.clone(), carried }
    }

    /// Adds the tags of the next event.
    pub fn push(&mut self, tags: &[Id]) {
        let mut carried: Vec<u32> = tags.iter().map(|tag| self.position(tag)).collect();
        carried.sort_unstable();
        carried.dedup();
        self.carried.push(self.hashers.hashed(carried));
    }

    /// Adds the tags that an event has in another column, which knows them by the same numbers.
    pub fn take_over(&mut self, from: &Tagged, event: EventIx, numbers: &mut Numbers) {
        self.carried.take_over(&from.carried, event, numbers);
    }

    /// Makes the same tags known in the same order, and numbers alike.
    pub fn know_those_of(&mut self, other: &Tagged) {
        self.know(&other.known);
    }

    /// Makes tags known that nobody carries.
    pub fn know(&mut self, tags: &[Id]) {
        for tag in tags {
            self.position(tag);
        }
    }

    fn position(&mut self, tag: &Id) -> u32 {
        if let Some(position) = self.positions.get(tag) {
            return *position;
        }
        let position = self.known.len() as u32;
        self.known.push(tag.clone());
        self.positions.insert(tag.clone(), position);
        position
    }

    /// The column.
    pub fn finish(self) -> Tagged {
        Tagged { known: self.known, carried: self.carried.finish() }
    }
}

impl Index {
    /// Every tag of the store, in the order of first use.
    pub fn tags(&self) -> &[Id] {
        &self.tags.known
    }

    /// It carries a tag.
    pub fn tag(&self, tag: &Id) -> Answer {
        let position = self.tags.known.iter().position(|known| known == tag).map(|at| at as u32);
        let carries = |tags: &Vec<u32>| Truth::crisp(position.is_some_and(|at| tags.contains(&at)));
        self.tags.carried.answer(carries)
    }

    /// How many events of an answer carry each tag, in the order of [`Index::tags`].
    pub fn by_tag(&self, answer: &Answer) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.tags.known.len()];
        for (tags, tally) in self.tags.carried.values().iter().zip(self.tags.carried.tally(answer)) {
            for tag in tags {
                if let Some(slot) = tallies.get_mut(*tag as usize) {
                    slot.add_and(tally, Truth::Certain);
                }
            }
        }
        tallies
    }
}
