//! The definitions of a store together with the ways to find them by id.

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::nearest;
use crate::model::{Catalog, Id};
use crate::text::Text;

/// Positions by id, and which of them anything refers to. There may be as many as events: the ids lie one after the
/// other, and are found through a table of positions.
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
        let slot = self.slot(id);
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
    fn slot(&self, id: &str) -> usize {
        let mask = self.table.len().saturating_sub(1);
        let mut slot = self.hasher.hash_one(id) as usize & mask;
        while let Some(at) = self.table.get(slot).and_then(|there| there.checked_sub(1)) {
            if self.id(at) == id {
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
            let slot = self.slot(self.id(position));
            if let Some(free) = self.table.get_mut(slot) {
                *free = position + 1;
            }
        }
    }

    /// Gives back what was kept ready for more.
    pub fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.ends.shrink_to_fit();
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

    /// Whether this was given for an id and is none.
    pub fn is_flawed(&self, id: &str) -> bool {
        self.flawed.contains(id)
    }

    /// The position of an id, if defined.
    pub fn find(&self, id: &str) -> Option<u32> {
        self.table.get(self.slot(id))?.checked_sub(1)
    }

    /// As [`Lookup::find`], noting that the definition is used.
    pub fn refer(&self, id: &str) -> Option<u32> {
        let position = self.find(id)?;
        self.mark(position);
        Some(position)
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

    /// "Did you mean …?", if some id is near, and `spare` allows to look through them all.
    pub fn hint(&self, id: &str, spare: &mut usize) -> Option<Text> {
        *spare = spare.checked_sub(self.len())?;
        let mut ids: Vec<&str> = (0..self.len()).map(|at| self.id(at as u32)).collect();
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
    /// Sources.
    pub sources: Lookup,
    /// Places.
    pub places: Lookup,
    /// Actors.
    pub actors: Lookup,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_at_the_positions_that_they_were_given() {
        let mut ids = Lookup::default();
        assert_eq!(ids.find("a-0"), None);
        for n in 0..1000 {
            assert_eq!(ids.add(&format!("a-{n}")), Ok(n));
        }
        assert_eq!((ids.add("a-7"), ids.len()), (Err(7), 1000));
        for n in 0..1000 {
            assert_eq!(ids.find(&format!("a-{n}")), Some(n));
        }
        assert_eq!([ids.find(""), ids.find("a-"), ids.find("a-1000")], [None; 3]);
        assert!(ids.refer("a-3").is_some() && ids.is_used(3) && !ids.is_used(4));
    }
}
