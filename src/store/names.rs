//! The definitions of a store together with the ways to find them by id.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::nearest;
use crate::model::{Catalog, Id};
use crate::text::Text;

/// Positions by id, and which of them anything refers to.
#[derive(Debug, Default)]
pub struct Lookup {
    by_id: HashMap<Box<str>, u32>,
    /// What was given for an id and is none: reported where it is given, not wherever it is referred to.
    flawed: HashSet<Box<str>>,
    used: Vec<AtomicBool>,
}

impl Lookup {
    /// Gives an id the next position; none, and the position it has, if it stands already.
    pub fn add(&mut self, id: &str) -> Result<u32, u32> {
        if let Some(there) = self.by_id.get(id) {
            return Err(*there);
        }
        let position = self.used.len() as u32;
        self.by_id.insert(id.into(), position);
        self.used.push(AtomicBool::new(false));
        Ok(position)
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
        self.by_id.get(id).copied()
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
        *spare = spare.checked_sub(self.by_id.len())?;
        let mut ids: Vec<&str> = self.by_id.keys().map(|k| &**k).collect();
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
