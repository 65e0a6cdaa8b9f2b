//! The ids of events, in one piece of memory, found through a table of their positions.

use std::hash::{BuildHasher, RandomState};

use crate::model::EventIx;

/// Ids by position, and positions by id.
#[derive(Debug, Default)]
pub struct Ids {
    text: String,
    ends: Vec<u32>,
    /// Positions plus one by hash, 0 for none; its length is a power of two.
    table: Vec<u32>,
    hasher: RandomState,
}

impl Ids {
    /// The id at a position; empty for an event that has none.
    pub fn get(&self, ix: EventIx) -> &str {
        let end = self.ends.get(ix.at()).map_or(0, |e| *e as usize);
        let start = ix.at().checked_sub(1).and_then(|b| self.ends.get(b)).map_or(0, |e| *e as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// Gives an id the next position; the position it has already, if it has one.
    pub fn add(&mut self, id: &str) -> Result<EventIx, EventIx> {
        if (self.ends.len() + 1) * 2 > self.table.len() {
            self.grow();
        }
        let slot = self.slot(id);
        let found = self.table.get(slot).copied().unwrap_or(0);
        let position = self.ends.len() as u32;
        self.text.push_str(id);
        self.ends.push(self.text.len() as u32);
        if found > 0 {
            return Err(EventIx(found - 1));
        }
        if let Some(free) = self.table.get_mut(slot) {
            *free = position + 1;
        }
        Ok(EventIx(position))
    }

    /// Uses up a position for an event whose id cannot be read.
    pub fn skip(&mut self) {
        self.ends.push(self.text.len() as u32);
    }

    /// The position of an id.
    pub fn find(&self, id: &str) -> Option<EventIx> {
        let found = *self.table.get(self.slot(id))?;
        found.checked_sub(1).map(EventIx)
    }

    /// All ids, by position.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|n| self.get(EventIx(n as u32)))
    }

    /// Where in the table an id stands, or would stand.
    fn slot(&self, id: &str) -> usize {
        if self.table.is_empty() {
            return 0;
        }
        let mask = self.table.len() - 1;
        let mut slot = self.hasher.hash_one(id) as usize & mask;
        while let Some(at) = self.table.get(slot).and_then(|p| p.checked_sub(1)) {
            if self.get(EventIx(at)) == id {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        let old = std::mem::replace(&mut self.table, vec![0; size]);
        for position in old.into_iter().filter(|p| *p > 0) {
            let slot = self.slot(self.get(EventIx(position - 1)));
            if let Some(free) = self.table.get_mut(slot) {
                *free = position;
            }
        }
    }

    /// Gives back what was kept ready for more.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_found_and_no_other() {
        let mut ids = Ids::default();
        assert_eq!(ids.find("a"), None);
        for n in 0..1000 {
            assert_eq!(ids.add(&format!("event-{n}")), Ok(EventIx(n)));
        }
        for n in 0..1000 {
            assert_eq!(ids.find(&format!("event-{n}")), Some(EventIx(n)));
            assert_eq!(ids.get(EventIx(n)), format!("event-{n}"));
        }
        assert_eq!(ids.find("event-1000"), None);
    }

    #[test]
    fn an_id_given_twice_leads_to_the_first() {
        let mut ids = Ids::default();
        assert_eq!(ids.add("a"), Ok(EventIx(0)));
        assert_eq!(ids.add("a"), Err(EventIx(0)));
        ids.skip();
        assert_eq!(ids.add("b"), Ok(EventIx(3)));
        assert_eq!((ids.get(EventIx(2)), ids.get(EventIx(3))), ("", "b"));
    }
}
