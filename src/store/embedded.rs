//! The store that is part of the program, read at each start from its JSON twin, which `build.rs` writes.

use super::convert::definitions;
use super::convert::event::event;
use super::crossing::Crossing;
use super::file::StoreFile;
use super::layout::Layout;
use super::load::{Make, Sink};
use super::{Kept, Slot, Store, input, raw};

/// The embedded store with every scalar as text: its definitions and its events, or `null`.
static TWIN: &str = include_str!(concat!(env!("OUT_DIR"), "/events.json"));

/// Opens the embedded store without a gate: a test holds it to the YAML. None when it has no twin.
pub fn open<T>(make: &Make<'_, T>, sink: &mut Sink<'_, T>) -> Option<Store> {
    let (head, events) = raw::twin(TWIN)?;
    let files = vec![StoreFile::new(input::embedded())];
    let file = files.first()?;
    let layout = Layout::by_lines(file.text())?;
    let names = definitions::read(&[head], std::slice::from_ref(&file.name))?.names?;
    if layout.events.len() != events.len() {
        return None;
    }
    let mut crossing = Crossing::new(&files);
    for (raw, range) in events.iter().zip(layout.events.iter()) {
        let converted = event(raw, &names);
        let ix = crossing.add(Slot::new(0, &range), &converted.apart, Some(&names));
        let written = file.text().get(range)?;
        sink(ix, make(converted.event?, written));
    }
    let (slots, ids) = crossing.into_parts();
    drop(layout);
    Some(Kept { names, files, slots, ids, warnings: Vec::new() }.into())
}
