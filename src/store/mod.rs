//! From files to events: the gate, the reader, the conversion, and the store that keeps it all.
//!
//! The store holds the bytes of its files and where each event lies in them. An event is built anew whenever it
//! is asked for; nobody holds a list of them.

pub mod at;
mod brisk;
mod convert;
mod crossing;
mod embedded;
mod faults;
mod file;
mod files;
mod gate;
mod heads;
mod ids;
pub mod import;
mod input;
mod layout;
mod load;
mod locate;
pub mod marks;
mod names;
pub mod personal;
mod piece;
pub mod plain;
mod raw;
mod reduced;
mod schema;
pub mod shape;
mod spans;
mod threads;
mod unused;
mod web;

pub use convert::definitions::RESERVED;
pub use file::StoreFile;
pub use files::Files;
pub use input::{Input, Limits, files as files_of, open as open_file};
pub use load::{Make, Progress, Sink};
pub use locate::{Examined, Owner, Salvaged};
pub use schema::{schema, tables};

use std::ops::{ControlFlow, Range};
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

pub use crate::error::Refused;
use crate::error::{Fault, Report, Unreadable};
use crate::model::{Catalog, Event, EventIx, Minute, asof};
use crate::text::Text;
use ids::{Ids, Laid};
use load::{Care, Hands};
use names::Names;

/// How many events a thread builds at once.
const PIECE: usize = 64;

/// Where an event lies.
#[derive(Clone, Copy, Debug)]
struct Slot {
    file: u32,
    start: u32,
    end: u32,
}

impl Slot {
    fn new(file: usize, range: &Range<usize>) -> Slot {
        Slot { file: file as u32, start: range.start as u32, end: range.end as u32 }
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// An event as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<'s> {
    /// The text of its file.
    pub file: &'s str,
    /// Where in it the event lies, in bytes.
    pub at: Range<usize>,
}

impl<'s> Written<'s> {
    /// The event alone.
    pub fn event(&self) -> &'s str {
        self.file.get(self.at.clone()).unwrap_or_default()
    }
}

/// Definitions and events, from one file or several. It never changes.
#[derive(Clone, Debug)]
pub struct Store {
    kept: Arc<Kept>,
    /// What of it was known by a day in the past, when it is looked at so.
    known: Option<Arc<Known>>,
}

/// What was read.
#[derive(Debug)]
struct Kept {
    names: Names,
    files: Vec<StoreFile>,
    slots: Vec<Slot>,
    ids: Ids,
    warnings: Vec<Fault>,
}

impl Kept {
    fn laid(&self) -> Laid<'_> {
        Laid { files: &self.files, slots: &self.slots }
    }
}

/// What was known by a minute.
#[derive(Debug)]
struct Known {
    by: Minute,
    /// Whether nothing of an event was published by then, by position.
    hidden: Vec<bool>,
}

impl From<Kept> for Store {
    fn from(kept: Kept) -> Store {
        Store { kept: Arc::new(kept), known: None }
    }
}

impl Store {
    /// Opens stores, merged into one. Each event is handed to `sink` once, in order, while loading goes on; whether the
    /// whole is good is known only at the end.
    ///
    /// # Errors
    /// The first input that cannot be read, or everything that is wrong with all of them.
    pub fn load(inputs: &[Input], limits: &Limits, sink: &mut Sink<'_, Event>) -> Result<Store, Refused> {
        let files = Files::read(inputs.to_vec(), limits).map_err(Refused::Unreadable)?;
        files.load(&|event, _| event, sink, &mut load::unwatched)
    }

    /// Opens the store that is part of the program, which is known to be good. Something is made of each event and
    /// handed to `sink` once, in order.
    pub fn embedded<T: Send>(make: &Make<'_, T>, sink: &mut Sink<'_, T>) -> Store {
        if let Some(store) = embedded::open(make, sink) {
            return store;
        }
        let files = vec![StoreFile::new(input::embedded())];
        let mut watch = load::unwatched;
        match load::load(files, Care::Known, Hands::new(make, sink, &mut watch)) {
            Ok(store) => store,
            Err(report) => panic!("the built-in store cannot be read: {}", report.render(Some(1), false)),
        }
    }

    /// How many events it holds.
    pub fn len(&self) -> usize {
        self.kept.slots.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.kept.slots.is_empty()
    }

    /// The definitions.
    pub fn catalog(&self) -> &Catalog {
        &self.kept.names.catalog
    }

    /// An event, built from its bytes; of a store as of a day in the past, as it could be known by then. One of
    /// which nothing was published by then is handed out as coded: see [`Store::is_hidden`].
    ///
    /// # Panics
    /// If the position is not one of this store.
    pub fn event(&self, ix: EventIx) -> Event {
        let event = self.built(ix).unwrap_or_else(|| panic!("there is no event {}", ix.0));
        match self.known.as_ref().and_then(|known| self.known_by_then(known, &event)) {
            Some(known) => known,
            None => event,
        }
    }

    /// Builds some events, as [`Store::event`] does, on as many threads as pay, makes something of each there, with
    /// what it was read from, and hands that over in order.
    ///
    /// # Panics
    /// If a position is not one of this store.
    pub fn read_again<T: Send>(
        &self,
        positions: &[EventIx],
        make: &Make<'_, T>,
        each: &mut dyn FnMut(EventIx, T),
    ) {
        let pieces: Vec<&[EventIx]> = positions.chunks(PIECE).collect();
        let piece = |n: usize| pieces.get(n).into_iter().flat_map(|piece| piece.iter()).copied();
        let made = |ix: EventIx| {
            let written = self.written(ix).map(|written| written.event()).unwrap_or_default();
            make(self.event(ix), written)
        };
        let work = |n: usize| -> Vec<T> { piece(n).map(made).collect() };
        let take = |n: usize, all: Vec<T>| {
            piece(n).zip(all).for_each(|(ix, made)| each(ix, made));
            ControlFlow::Continue(())
        };
        threads::in_order(threads::worth(pieces.len()) - 1, pieces.len(), || (), work, take);
    }

    /// What was known of an event: links to what was hidden are left out.
    fn known_by_then(&self, known: &Known, event: &Event) -> Option<Event> {
        let mut event = asof::as_of(event, self.catalog(), known.by)?;
        event.links.retain(|link| self.find(link.to.as_str()).is_none_or(|to| !self.is_hidden(to)));
        Some(event)
    }

    /// The same store as it could be known by a minute, `hidden` telling for each position whether nothing of the
    /// event was published by then. It shares what was read with this one.
    pub fn as_of(&self, by: Minute, hidden: Vec<bool>) -> Store {
        Store { kept: Arc::clone(&self.kept), known: Some(Arc::new(Known { by, hidden })) }
    }

    /// Whether the two were read at once, whatever days they are as of: positions are those of the same events.
    pub fn is_of(&self, other: &Store) -> bool {
        Arc::ptr_eq(&self.kept, &other.kept)
    }

    /// For each event as coded, whether nothing of it was published by a minute: what [`Store::as_of`] asks for.
    /// Who has an index tells it sooner.
    pub fn unpublished(&self, by: Minute) -> Vec<bool> {
        let catalog = self.catalog();
        let published = |event: Event| {
            event.claims.iter().any(|c| !c.rejected && asof::is_published(c.source, catalog, by))
        };
        let positions = (0..self.len()).map(|at| EventIx(at as u32));
        positions.map(|ix| !self.built(ix).is_some_and(published)).collect()
    }

    /// The minute by which its events are known, if it is looked at so.
    pub fn known_by(&self) -> Option<Minute> {
        self.known.as_ref().map(|known| known.by)
    }

    /// Whether nothing of an event was published by the minute it is looked at from.
    pub fn is_hidden(&self, ix: EventIx) -> bool {
        self.known.as_ref().is_some_and(|known| known.hidden.get(ix.at()) == Some(&true))
    }

    fn built(&self, ix: EventIx) -> Option<Event> {
        let slot = self.kept.slots.get(ix.at())?;
        let file = self.kept.files.get(slot.file as usize)?;
        let text = file.text();
        let slice = text.get(slot.range())?;
        if slice.starts_with('-') {
            let raw = raw::events(slice).ok()?;
            return convert::event::event(raw.first()?, &self.kept.names).event;
        }
        let alone = layout::alone(text, &slot.range());
        let raw = raw::event(&alone).ok()?;
        convert::event::event(&raw, &self.kept.names).event
    }

    /// The event with an id.
    pub fn find(&self, id: &str) -> Option<EventIx> {
        self.kept.ids.find(id, self.kept.laid())
    }

    /// The id of an event; empty for a position of another store.
    pub fn id(&self, ix: EventIx) -> &str {
        self.kept.ids.get(ix, self.kept.laid())
    }

    /// The file an event stands in, and the line, from 1, on which it begins; 0 where it was imported.
    pub fn place_in_file(&self, ix: EventIx) -> (Text, usize) {
        let Some((file, slot)) = self.slot(ix) else { return (Text::default(), 0) };
        if file.imported.is_some() {
            return (file.name.clone(), 0);
        }
        (file.name.clone(), file.line(slot.start as usize))
    }

    /// The path of the file an event stands in, if it stands in one: an event that was imported does not.
    pub fn path(&self, ix: EventIx) -> Option<&Path> {
        let file = self.slot(ix)?.0;
        file.path.as_deref().filter(|_| file.imported.is_none())
    }

    /// The file an event stands in; none beyond the store.
    pub fn file(&self, ix: EventIx) -> Option<&StoreFile> {
        Some(self.slot(ix)?.0)
    }

    /// An event as it is written; none beyond the store.
    pub fn written(&self, ix: EventIx) -> Option<Written<'_>> {
        let (file, slot) = self.slot(ix)?;
        Some(Written { file: file.text(), at: slot.range() })
    }

    /// The first event after one that ends behind a place in the same file; or else the first of the next file,
    /// or one past the last.
    pub fn first_after(&self, ix: EventIx, at: usize) -> EventIx {
        let slots = self.kept.slots.get(ix.at()..).unwrap_or_default();
        let file = slots.first().map_or(0, |slot| slot.file);
        let before = |slot: &&Slot| slot.file == file && slot.end as usize <= at;
        EventIx(ix.0 + slots.iter().skip(1).take_while(before).count() as u32 + 1)
    }

    fn slot(&self, ix: EventIx) -> Option<(&StoreFile, Slot)> {
        let slot = *self.kept.slots.get(ix.at())?;
        Some((self.kept.files.get(slot.file as usize)?, slot))
    }

    /// How many bytes its files hold.
    pub fn bytes(&self) -> u64 {
        self.kept.files.iter().map(|file| file.bytes().len() as u64).sum()
    }

    /// SHA-256 of the contents of its files one after the other, in hexadecimal digits.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for file in &self.kept.files {
            file.hash_into(&mut hash);
        }
        hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }

    /// The beginning of [`Store::hash`], so many digits of it: enough to tell one store from another.
    pub fn short_hash(&self, digits: usize) -> String {
        let mut hash = self.hash();
        hash.truncate(digits);
        hash
    }

    /// The names of its files.
    pub fn name(&self) -> Text {
        let names: Vec<&str> = self.kept.files.iter().map(|f| f.name.as_str()).collect();
        Text::new(names.join(" + "))
    }

    /// Its files, in the order opened.
    pub fn files(&self) -> &[StoreFile] {
        &self.kept.files
    }

    /// What is worth a look and refuses nothing, by place. Definitions of an import have been given back: what is odd
    /// in them, [`Store::examine`] tells.
    pub fn warnings(&self) -> &[Fault] {
        &self.kept.warnings
    }

    /// The report on its warnings, and on faults found elsewhere.
    pub fn report(&self, faults: Vec<Fault>) -> Report {
        let files: Vec<_> = self.kept.files.iter().map(|f| (&f.name, f.bytes())).collect();
        Report::new(faults, 0, &files)
    }
}

#[cfg(test)]
mod tests;
