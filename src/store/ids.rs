//! The ids of events, left where they stand in the files, found through a table of their positions.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};

use memchr::memmem;

use super::{Slot, StoreFile};
use crate::model::EventIx;

/// Events as they lie in their files.
#[derive(Clone, Copy, Debug)]
pub struct Laid<'s> {
    /// The files.
    pub files: &'s [StoreFile],
    /// Where each event lies.
    pub slots: &'s [Slot],
}

impl<'s> Laid<'s> {
    /// An event as it is written; empty for a position that is none.
    pub fn event(self, ix: EventIx) -> &'s str {
        let slot = self.slots.get(ix.at());
        let file = slot.and_then(|slot| self.files.get(slot.file as usize));
        file.zip(slot).and_then(|(file, slot)| file.text().get(slot.range())).unwrap_or_default()
    }
}

/// Where in its event an id stands.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    start: u16,
    len: u16,
}

/// The id does not stand there as it reads: it is kept apart.
const APART: Mark = Mark { start: u16::MAX, len: u16::MAX };

/// Ids by position, and positions by id.
#[derive(Debug, Default)]
pub struct Ids {
    marks: Vec<Mark>,
    apart: BTreeMap<u32, Box<str>>,
    /// Positions plus one by hash, 0 for none; its length is a power of two.
    table: Vec<u32>,
    hasher: RandomState,
}

impl Ids {
    /// The id at a position; empty for an event that has none.
    pub fn get<'s>(&'s self, ix: EventIx, laid: Laid<'s>) -> &'s str {
        let mark = self.marks.get(ix.at()).copied().unwrap_or_default();
        if mark.len == APART.len {
            return self.apart.get(&ix.0).map(|id| &**id).unwrap_or_default();
        }
        let (start, len) = (usize::from(mark.start), usize::from(mark.len));
        if len == 0 { "" } else { laid.event(ix).get(start..start + len).unwrap_or_default() }
    }

    /// Gives an id the next position, where its event is laid already; the position it has already, if it has one.
    pub fn add(&mut self, id: &str, laid: Laid<'_>) -> Result<EventIx, EventIx> {
        if (self.marks.len() + 1) * 2 > self.table.len() {
            self.grow(laid);
        }
        let slot = self.slot(id, laid);
        let found = self.table.get(slot).copied().unwrap_or(0);
        let position = self.marks.len() as u32;
        let mark = mark(id, laid.event(EventIx(position)));
        if mark.is_none() {
            self.apart.insert(position, id.into());
        }
        self.marks.push(mark.unwrap_or(APART));
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
        self.marks.push(Mark::default());
    }

    /// The position of an id.
    pub fn find(&self, id: &str, laid: Laid<'_>) -> Option<EventIx> {
        let found = *self.table.get(self.slot(id, laid))?;
        found.checked_sub(1).map(EventIx)
    }

    /// All ids, by position.
    pub fn iter<'s>(&'s self, laid: Laid<'s>) -> impl Iterator<Item = &'s str> {
        (0..self.marks.len()).map(move |n| self.get(EventIx(n as u32), laid))
    }

    /// Makes room for so many ids in all.
    pub fn reserve(&mut self, count: usize) {
        self.marks.reserve_exact(count.saturating_sub(self.marks.len()));
    }

    /// Where in the table an id stands, or would stand.
    fn slot(&self, id: &str, laid: Laid<'_>) -> usize {
        if self.table.is_empty() {
            return 0;
        }
        let mask = self.table.len() - 1;
        let mut slot = self.hasher.hash_one(id) as usize & mask;
        while let Some(at) = self.table.get(slot).and_then(|p| p.checked_sub(1)) {
            if self.get(EventIx(at), laid) == id {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Makes the table larger, where it lies: a second one beside it would leave a hole in memory behind.
    fn grow(&mut self, laid: Laid<'_>) {
        let size = (self.table.len() * 2).max(64);
        self.table.clear();
        self.table.resize(size, 0);
        for position in 0..self.marks.len() as u32 {
            let id = self.get(EventIx(position), laid);
            if id.is_empty() {
                continue;
            }
            let slot = self.slot(id, laid);
            // Of two events with one id, the first is found.
            if let Some(free) = self.table.get_mut(slot).filter(|free| **free == 0) {
                *free = position + 1;
            }
        }
    }

    /// Gives back what was kept ready for more.
    pub fn shrink(&mut self) {
        self.marks.shrink_to_fit();
    }
}

/// What most events begin with.
const FIRST: &str = "- id: ";

/// Where an id stands in its event, if it does so letter by letter and near enough to the beginning.
fn mark(id: &str, written: &str) -> Option<Mark> {
    let first = written.strip_prefix(FIRST).is_some_and(|rest| rest.starts_with(id));
    let start = if first { FIRST.len() } else { memmem::find(written.as_bytes(), id.as_bytes())? };
    let mark = Mark { start: u16::try_from(start).ok()?, len: u16::try_from(id.len()).ok()? };
    (mark.len > 0 && mark.len < APART.len).then_some(mark)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::super::input::Bytes;
    use super::*;

    /// A file with an event on each line, and where they lie.
    fn lines(text: String) -> (Vec<StoreFile>, Vec<Slot>) {
        let mut at = 0;
        let slot = |line: &str| {
            at += line.len() + 1;
            Slot::new(0, &(at - line.len() - 1..at))
        };
        let slots = text.lines().map(slot).collect();
        let bytes = Cow::Owned(text.into_bytes());
        (vec![StoreFile::new(Bytes { name: "lines".into(), path: None, bytes, imported: None })], slots)
    }

    #[test]
    fn every_id_is_found_and_no_other() {
        let long = " ".repeat(1 << 16);
        let text = |n: u32| match n % 3 {
            0 => format!("- id: event-{n}\n"),
            1 => format!("- {long}id: event-{n}\n"),
            _ => "- id: \"\\x65vent\"\n".to_owned(),
        };
        let (files, slots) = lines((0..99).map(text).collect());
        let laid = Laid { files: &files, slots: &slots };
        let mut ids = Ids::default();
        assert_eq!(ids.find("a", laid), None);
        for n in 0..99 {
            assert_eq!(ids.add(&format!("event-{n}"), laid), Ok(EventIx(n)));
        }
        for n in 0..99 {
            assert_eq!(ids.find(&format!("event-{n}"), laid), Some(EventIx(n)));
            assert_eq!(ids.get(EventIx(n), laid), format!("event-{n}"));
        }
        assert_eq!(ids.find("event-99", laid), None);
        assert_eq!(ids.apart.len(), 66, "only what does not stand there is kept apart");
    }

    #[test]
    fn an_id_given_twice_leads_to_the_first() {
        let (files, slots) = lines("- a\n- a\n- c\n- b\n".to_owned());
        let laid = Laid { files: &files, slots: &slots };
        let mut ids = Ids::default();
        assert_eq!(ids.add("a", laid), Ok(EventIx(0)));
        assert_eq!(ids.add("a", laid), Err(EventIx(0)));
        ids.skip();
        assert_eq!(ids.add("b", laid), Ok(EventIx(3)));
        assert_eq!((ids.get(EventIx(2), laid), ids.get(EventIx(3), laid)), ("", "b"));
    }
}
