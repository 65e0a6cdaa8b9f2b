//! Stores made to do harm: hundreds of small ones with their reports beside them, and bombs made on the spot.
//!
//! Each is read by the program itself in a process of its own that may take 256 MB and little time of the
//! processor: so a busy machine fails no test, and a loop without end fails at once.
//!
//! `UPDATE_EXPECTED=1 cargo test --test hostile` writes the reports anew; read every one before you commit it.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

#[path = "hostile/bombs.rs"]
mod bombs;
#[path = "hostile/configuration.rs"]
mod configuration;
#[path = "hostile/confined.rs"]
mod confined;
#[path = "hostile/corpus.rs"]
mod corpus;
#[path = "hostile/files.rs"]
mod files;
