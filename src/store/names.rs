//! The definitions of a store together with the ways to find them by id.

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::nearest;
use crate::model::{Catalog, Id, Place, Source};
use crate::text::Text;

/// Positions by id, and which of them anything refers to. There may be as many as events: the ids lie one after the
/// other, and are found through a table of positions. Once the definitions are made they need not lie here too: see
/// [`Known`].
#[derive(Debug, Default)]
pub struct Lookup {
    /// The ids in the order of their positions.
    ids: String,
    /// Where each of them ends.
    ends: Vec<u32>,
    /// Positions plus one by hash, 0 for none; its length is a power of two, and half of it is free.
    table: Vec<u32>,
    hasher: RandomState,
    /// What was given for an id and is none: reported where it is given, not wherever it is referred to.
    flawed: HashSet<Box<str>>,
    used: Vec<AtomicBool>,
}

impl Lookup {
    /// Gives an id the next position; none, and the position it has, if it stands already.
    pub fn add(&mut self, id: &str) -> Result<u32, u32> {
        if (self.ends.len() + 1) * 2 > self.table.len() {
            self.grow();
        }
        let slot = self.slot(id, |at| self.id(at));
        match self.table.get_mut(slot) {
            Some(0) | None => {}
            Some(there) => return Err(*there - 1),
        }
        let position = self.ends.len() as u32;
        self.ids.push_str(id);
        self.ends.push(self.ids.len() as u32);
        self.used.push(AtomicBool::new(false));
        if let Some(free) = self.table.get_mut(slot) {
            *free = position + 1;
        }
        Ok(position)
    }

    /// The id at a position; empty for one that is none.
    fn id(&self, position: u32) -> &str {
        let at = position as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(at).map_or(start, |end| *end as usize);
        self.ids.get(start..end).unwrap_or_default()
    }

    /// Where in the table an id stands, or would stand.
    fn slot<'i>(&self, id: &str, id_at: impl Fn(u32) -> &'i str) -> usize {
        let mask = self.table.len().saturating_sub(1);
        let mut slot = self.hasher.hash_one(id) as usize & mask;
        while let Some(at) = self.table.get(slot).and_then(|there| there.checked_sub(1)) {
            if id_at(at) == id {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Makes the table larger.
    fn grow(&mut self) {
        self.table = vec![0; (self.table.len() * 2).max(16)];
        for position in 0..self.ends.len() as u32 {
            let slot = self.slot(self.id(position), |at| self.id(at));
            if let Some(free) = self.table.get_mut(slot) {
                *free = position + 1;
            }
        }
    }

    /// Gives back the ids, which the definitions hold as well, and what was kept ready for more.
    pub fn let_ids_go(&mut self) {
        (self.ids, self.ends) = (String::new(), Vec::new());
        self.used.shrink_to_fit();
    }

    /// How many positions there are.
    pub fn len(&self) -> usize {
        self.used.len()
    }

    /// Notes what was given for an id and is none.
    pub fn flawed(&mut self, id: &str) {
        self.flawed.insert(id.into());
    }

    /// Notes that a definition is used.
    pub fn mark(&self, position: u32) {
        if let Some(used) = self.used.get(position as usize) {
            used.store(true, Ordering::Relaxed);
        }
    }

    /// Whether anything refers to a position.
    pub fn is_used(&self, position: u32) -> bool {
        self.used.get(position as usize).is_none_or(|u| u.load(Ordering::Relaxed))
    }
}

/// A lookup, and where its ids lie.
#[derive(Clone, Copy, Debug)]
pub struct Known<'n> {
    lookup: &'n Lookup,
    ids: Lie<'n>,
}

/// Where ids lie.
#[derive(Clone, Copy, Debug)]
enum Lie<'n> {
    Here,
    Sources(&'n [Source]),
    Places(&'n [Place]),
}

impl<'n> From<&'n Lookup> for Known<'n> {
    fn from(lookup: &'n Lookup) -> Known<'n> {
        Known { lookup, ids: Lie::Here }
    }
}

impl<'n> Known<'n> {
    fn id(self, position: u32) -> &'n str {
        let id = match self.ids {
            Lie::Here => return self.lookup.id(position),
            Lie::Sources(sources) => sources.get(position as usize).map(Source::id),
            Lie::Places(places) => places.get(position as usize).map(|place| place.id.as_str()),
        };
        id.unwrap_or_default()
    }

    /// The position of an id, if defined.
    pub fn find(self, id: &str) -> Option<u32> {
        self.lookup.table.get(self.lookup.slot(id, |at| self.id(at)))?.checked_sub(1)
    }

    /// As [`Known::find`], noting that the definition is used.
    pub fn refer(self, id: &str) -> Option<u32> {
        let position = self.find(id)?;
        self.lookup.mark(position);
        Some(position)
    }

    /// Whether this was given for an id and is none.
    pub fn is_flawed(self, id: &str) -> bool {
        self.lookup.flawed.contains(id)
    }

    /// "Did you mean …?", if some id is near, and `spare` allows to look through them all.
    pub fn hint(self, id: &str, spare: &mut usize) -> Option<Text> {
        *spare = spare.checked_sub(self.lookup.len())?;
        let mut ids: Vec<&str> = (0..self.lookup.len()).map(|at| self.id(at as u32)).collect();
        ids.sort_unstable();
        nearest::hint(id, ids)
    }
}

/// All definitions, and their ids.
#[derive(Debug)]
pub struct Names {
    /// The definitions.
    pub catalog: Catalog,
    /// Kinds of events.
    pub kinds: Lookup,
    /// Sides.
    pub sides: Lookup,
    /// Roles.
    pub roles: Lookup,
    /// Kinds of actors.
    pub actor_kinds: Lookup,
    /// Questions.
    pub questions: Lookup,
    /// The answers of each question, by its position.
    pub answers: Vec<HashMap<Id, usize>>,
    /// Sources, whose ids lie in the catalog: see [`Names::sources`].
    pub sources: Lookup,
    /// Places, whose ids lie in the catalog: see [`Names::places`].
    pub places: Lookup,
    /// Actors.
    pub actors: Lookup,
}

impl Names {
    /// Sources by id.
    pub fn sources(&self) -> Known<'_> {
        Known { lookup: &self.sources, ids: Lie::Sources(&self.catalog.sources) }
    }

    /// Places by id.
    pub fn places(&self) -> Known<'_> {
        Known { lookup: &self.places, ids: Lie::Places(&self.catalog.places) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_at_the_positions_that_they_were_given() {
        let mut ids = Lookup::default();
        assert_eq!(Known::from(&ids).find("a-0"), None);
        for n in 0..1000 {
            assert_eq!(ids.add(&format!("a-{n}")), Ok(n));
        }
        assert_eq!((ids.add("a-7"), ids.len()), (Err(7), 1000));
        let known = Known::from(&ids);
        for n in 0..1000 {
            assert_eq!(known.find(&format!("a-{n}")), Some(n));
        }
        assert_eq!([known.find(""), known.find("a-"), known.find("a-1000")], [None; 3]);
        assert!(known.refer("a-3").is_some() && ids.is_used(3) && !ids.is_used(4));
    }

    #[test]
    fn ids_that_definitions_hold_are_found_without_others() {
        let mut ids = Lookup::default();
        let place = |n: u32| {
            let id = Id::new(&format!("a-{n}")).unwrap();
            let within = [].into_iter().collect();
            Place { name: id.text(), id, also: Vec::new(), within, at: None, precision: None }
        };
        let places: Vec<Place> = (0..1000).map(place).collect();
        places.iter().for_each(|place| assert!(ids.add(place.id.as_str()).is_ok()));
        ids.let_ids_go();
        let known = Known { lookup: &ids, ids: Lie::Places(&places) };
        for n in 0..1000 {
            assert_eq!(known.refer(&format!("a-{n}")), Some(n));
        }
        assert_eq!((known.find("a-1000"), ids.len()), (None, 1000));
        assert_eq!(known.hint("a-99x", &mut 2000), Some("did you mean `a-99`?".into()));
    }
}
