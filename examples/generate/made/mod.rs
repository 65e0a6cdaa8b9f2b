//! An invented store of any size, made from nothing but a seed: every event is made for itself, so that the store
//! streams, and event 70,000 can be linked to event 69,990 without either being kept.

mod dice;
mod event;
#[allow(dead_code)] // most tests need stores alone
pub mod ged;
mod head;
mod plan;
mod when;
mod words;
mod world;

use std::io::{self, Write};

use world::World;

/// Writes a store of so many events.
pub fn write(out: &mut impl Write, events: u64, seed: u64) -> io::Result<()> {
    let world = World::new(events, seed);
    head::write(out, &world)?;
    (0..events).try_for_each(|n| event::write(out, &world, n))
}

/// A store of so many events, as text.
#[allow(dead_code)] // the program streams; tests and benchmarks hold it
pub fn text(events: u64, seed: u64) -> String {
    let mut out = Vec::new();
    match write(&mut out, events, seed) {
        Ok(()) => String::from_utf8_lossy(&out).into_owned(),
        Err(error) => panic!("memory takes what is written: {error}"),
    }
}
