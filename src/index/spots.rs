//! Where the events of an answer were: how many share the same places, and which have none with coordinates.

use super::Index;
use super::answer::{Answer, Tally};
use super::columns::Places;
use super::fields::Is;
use crate::model::{EventIx, PlaceIx, Truth};

/// Located events of an answer that name the same places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// Every place they name, each once, and how surely they were there.
    pub places: Vec<(PlaceIx, Truth)>,
    /// How many they are.
    pub tally: Tally,
}

impl Index {
    /// The located events of an answer (those of [`Is::Located`]) by the places they name. What they are coded as is
    /// certain, unless where the place lies is one of several readings; what only a claim says is possible. With
    /// [`Index::unlocated`] these are all events of the answer, each once.
    pub fn by_places(&self, answer: &Answer) -> Vec<Together> {
        let tallies = self.places.tally(answer);
        let named = self.places.values().iter().zip(tallies);
        let located = named.filter(|(places, tally)| tally.total() > 0 && self.is_located(places));
        located.map(|(places, tally)| Together { places: self.surely(places), tally }).collect()
    }

    /// Every place that an event names, each once, and how surely it was there; none beyond the store.
    pub fn places_of(&self, event: EventIx) -> Vec<(PlaceIx, Truth)> {
        self.places.get(event).map(|places| self.surely(places)).unwrap_or_default()
    }

    /// The places that an event is coded as, in the order of the event; none beyond the store.
    pub fn coded_places(&self, event: EventIx) -> &[PlaceIx] {
        self.places.get(event).map_or(&[], |places| &places.coded)
    }

    /// Whether an event is coded as being in a place with coordinates of its own, as [`Is::Located`] asks.
    pub fn is_at_a_spot(&self, event: EventIx) -> bool {
        self.places.get(event).is_some_and(|places| self.is_located(places))
    }

    /// The events of an answer that are coded as being in no place with coordinates of its own.
    pub fn unlocated(&self, answer: &Answer) -> Answer {
        answer.and(&self.is(Is::Located).not())
    }

    fn surely(&self, places: &Places) -> Vec<(PlaceIx, Truth)> {
        let mut all: Vec<(PlaceIx, Truth)> = Vec::new();
        for place in &places.coded {
            let truth = if self.tree.has_alternatives(*place) { Truth::Possible } else { Truth::Certain };
            all.push((*place, truth));
        }
        for place in places.said.iter().flatten() {
            if all.iter().all(|(known, _)| known != place) {
                all.push((*place, Truth::Possible));
            }
        }
        all
    }
}
