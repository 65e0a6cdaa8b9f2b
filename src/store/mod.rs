//! From files to events: the gate, the reader, the conversion, and the store that keeps it all.
//!
//! The store holds the bytes of its files and where each event lies in them. An event is built anew whenever it
//! is asked for; nobody holds a list of them.

pub mod at;
mod convert;
mod crossing;
mod embedded;
mod faults;
mod file;
mod files;
mod gate;
mod ids;
mod input;
mod layout;
mod load;
mod locate;
mod names;
mod piece;
mod raw;
mod schema;
pub mod shape;
mod spans;
mod threads;
mod unused;

pub use convert::definitions::RESERVED;
pub use file::StoreFile;
pub use files::Files;
pub use input::{Input, Limits};
pub use load::Progress;
pub use locate::{Examined, Owner, Salvaged};
pub use schema::{schema, tables};

use std::ops::Range;
use std::path::Path;

use sha2::{Digest, Sha256};

pub use crate::error::Refused;
use crate::error::{Fault, Report, Unreadable};
use crate::model::{Catalog, Event, EventIx};
use crate::text::Text;
use ids::Ids;
use load::{Care, Hands};
use names::Names;

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

/// Definitions and events, from one file or several. It never changes.
#[derive(Debug)]
pub struct Store {
    names: Names,
    files: Vec<StoreFile>,
    slots: Vec<Slot>,
    ids: Ids,
    warnings: Vec<Fault>,
}

impl Store {
    /// Opens stores, merged into one. Each event is handed to `sink` once, in order, while loading goes on;
    /// whether the whole is good is known only at the end.
    ///
    /// # Errors
    /// The first input that cannot be read, or everything that is wrong with all of them.
    pub fn load(
        inputs: &[Input],
        limits: &Limits,
        sink: &mut dyn FnMut(EventIx, &Event),
    ) -> Result<Store, Refused> {
        Files::read(inputs.to_vec(), limits).map_err(Refused::Unreadable)?.load(sink, &mut load::unwatched)
    }

    /// Opens the store that is part of the program, which is known to be good.
    pub fn embedded(sink: &mut dyn FnMut(EventIx, &Event)) -> Store {
        if let Some(store) = embedded::open(sink) {
            return store;
        }
        let files = vec![StoreFile::new(input::embedded())];
        let mut watch = load::unwatched;
        match load::load(files, Care::Known, Hands::new(sink, &mut watch)) {
            Ok(store) => store,
            Err(report) => panic!("the built-in store cannot be read: {}", report.render(Some(1), false)),
        }
    }

    /// How many events it holds.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The definitions.
    pub fn catalog(&self) -> &Catalog {
        &self.names.catalog
    }

    /// An event, built from its bytes.
    ///
    /// # Panics
    /// If the position is not one of this store.
    pub fn event(&self, ix: EventIx) -> Event {
        self.built(ix).unwrap_or_else(|| panic!("there is no event {}", ix.0))
    }

    fn built(&self, ix: EventIx) -> Option<Event> {
        let slot = self.slots.get(ix.at())?;
        let text = self.files.get(slot.file as usize)?.text();
        let slice = text.get(slot.range())?;
        if slice.starts_with('-') {
            let raw = raw::events(slice).ok()?;
            return convert::event::event(raw.first()?, &self.names).event;
        }
        let alone = layout::alone(text, &slot.range());
        let raw = raw::event(&alone).ok()?;
        convert::event::event(&raw, &self.names).event
    }

    /// The event with an id.
    pub fn find(&self, id: &str) -> Option<EventIx> {
        self.ids.find(id)
    }

    /// The id of an event; empty for a position of another store.
    pub fn id(&self, ix: EventIx) -> &str {
        self.ids.get(ix)
    }

    /// The file an event stands in, and the line, from 1, on which it begins.
    pub fn place_in_file(&self, ix: EventIx) -> (Text, usize) {
        let Some((file, slot)) = self.slot(ix) else { return (Text::default(), 0) };
        (file.name.clone(), file.line(slot.start as usize))
    }

    /// The path of the file an event stands in, if it stands in one.
    pub fn path(&self, ix: EventIx) -> Option<&Path> {
        self.slot(ix)?.0.path.as_deref()
    }

    fn slot(&self, ix: EventIx) -> Option<(&StoreFile, Slot)> {
        let slot = *self.slots.get(ix.at())?;
        Some((self.files.get(slot.file as usize)?, slot))
    }

    /// SHA-256 of the contents of its files one after the other, in hexadecimal digits.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for file in &self.files {
            hash.update(file.bytes());
        }
        hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }

    /// The names of its files.
    pub fn name(&self) -> Text {
        let names: Vec<&str> = self.files.iter().map(|f| f.name.as_str()).collect();
        Text::new(names.join(" + "))
    }

    /// Its files, in the order opened.
    pub fn files(&self) -> &[StoreFile] {
        &self.files
    }

    /// What is worth a look and refuses nothing, by place.
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// The report on its warnings, and on faults found elsewhere.
    pub fn report(&self, faults: Vec<Fault>) -> Report {
        let files: Vec<_> = self.files.iter().map(|f| (&f.name, f.bytes())).collect();
        Report::new(faults, 0, &files)
    }
}

#[cfg(test)]
mod tests;
