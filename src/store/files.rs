//! Stores that have been read but not yet looked into: their beginning can be had long before the whole.

use std::ops::ControlFlow;

use super::import;
use super::input::{self, Bytes, Input, Limits, Made};
use super::layout::Layout;
use super::load::{self, Care, Hands, Make, Progress, Sink};
use super::{Store, StoreFile};
use crate::error::{Refused, Unreadable};

/// What inputs hold, in the order opened.
#[derive(Debug)]
pub struct Files(Vec<StoreFile>);

/// A beginning is looked for in so many bytes of each file.
const BEGINNING: usize = 1 << 20;

/// A table that is larger shows its first rows before it has been read.
const LARGE: u64 = 4 << 20;

/// Events of a beginning, from each file.
const EVENTS: usize = 200;

impl Files {
    /// Reads everything that is to be opened.
    ///
    /// # Errors
    /// The first input that cannot be read.
    pub fn read(inputs: Vec<Input>, limits: &Limits) -> Result<Files, Unreadable> {
        Files::watched(inputs, limits, &mut load::unwatched)
    }

    /// As [`Files::read`]; `watch` is told how far it has come with files that are imported, and may stop it.
    ///
    /// # Errors
    /// The first input that cannot be read; or that it was stopped.
    pub fn watched(
        inputs: Vec<Input>,
        limits: &Limits,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Files, Unreadable> {
        let read = input::read(inputs, &mut input::Reading { limits, rows: None, watch })?;
        Ok(Files(read.into_iter().map(StoreFile::new).collect()))
    }

    /// The first rows of files that have to be imported, where it is worth it; None if there are none, or anything
    /// is wrong with them.
    pub fn glimpse(inputs: &[Input], limits: &Limits) -> Option<Files> {
        let large = |input: &Input| match input {
            Input::File(path) => {
                import::is_table(path) && std::fs::metadata(path).is_ok_and(|m| m.len() > LARGE)
            }
            _ => false,
        };
        if !inputs.iter().all(large) {
            return None;
        }
        let mut reading = input::Reading { limits, rows: Some(EVENTS as u64), watch: &mut load::unwatched };
        let read = input::read(inputs.to_vec(), &mut reading).ok()?;
        Some(Files(read.into_iter().map(StoreFile::new).collect()))
    }

    /// The files themselves.
    pub(super) fn into_inner(self) -> Vec<StoreFile> {
        self.0
    }

    /// Whether they are, byte by byte, what a store was read from.
    pub fn hold(&self, store: &Store) -> bool {
        let same = |(a, b): (&StoreFile, &StoreFile)| a.name == b.name && a.holds(b);
        self.0.len() == store.files().len() && self.0.iter().zip(store.files()).all(same)
    }

    /// A store of the definitions and the first events, of each of which something is made and handed to `sink`. It is
    /// provisional: what only the whole tells (links, ids given twice) has not been looked at. None where a file is not
    /// laid out line by line, or anything is wrong so far.
    pub fn beginning<T: Send>(&self, make: &Make<'_, T>, sink: &mut Sink<'_, T>) -> Option<Store> {
        let files = self.0.iter().map(beginning).collect::<Option<Vec<_>>>()?;
        let mut watch = load::unwatched;
        load::load(files, Care::Beginning, Hands::new(make, sink, &mut watch)).ok()
    }

    /// Opens them, merged into one. Of each event something is made where it is read, on several threads, and handed
    /// to `sink` once and in order while loading goes on; whether the whole is good is known only at the end. `watch`
    /// is told how far it has come, and may stop it.
    ///
    /// # Errors
    /// Everything that is wrong with them; or that it was stopped.
    pub fn load<T: Send>(
        self,
        make: &Make<'_, T>,
        sink: &mut Sink<'_, T>,
        watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<Store, Refused> {
        load::load(self.0, Care::Whole, Hands::new(make, sink, watch))
    }
}

/// The file up to one of its first events.
fn beginning(file: &StoreFile) -> Option<StoreFile> {
    let text = file.text();
    let mut size = BEGINNING.min(text.len());
    while !text.is_char_boundary(size) {
        size -= 1;
    }
    let text = match file.head() {
        _ if size == text.len() => text,
        None => cut(text.get(..size)?)?,
        // Its definitions are many, and would have to be read twice.
        Some(_) => return None,
    };
    let bytes = text.as_bytes().to_vec().into();
    let made = |told| Made { told, head: file.head().unwrap_or_default().to_owned() };
    let imported = file.imported.clone().map(made);
    Some(StoreFile::new(Bytes { name: file.name.clone(), path: file.path.clone(), bytes, imported }))
}

/// The definitions and some events of a text that ends anywhere.
fn cut(text: &str) -> Option<&str> {
    let layout = Layout::by_lines(text)?;
    // The last one may be cut.
    let last = layout.events.len().checked_sub(2)?.min(EVENTS - 1);
    text.get(..layout.events.get(last)?.end)
}
