//! The program in a real terminal: it comes, it is used, and it goes in every way there is; the terminal must be as
//! it was found. Each test waits for conditions, with a deadline, and never sleeps.

#![cfg(unix)]

#[path = "../examples/generate/made/mod.rs"]
mod made;

#[path = "pty/arrival.rs"]
mod arrival;
#[path = "pty/bursts.rs"]
mod bursts;
#[path = "pty/config.rs"]
mod config;
#[path = "pty/departure.rs"]
mod departure;
#[path = "pty/editor.rs"]
mod editor;
#[path = "pty/follow.rs"]
mod follow;
#[path = "pty/kills.rs"]
mod kills;
#[path = "pty/large.rs"]
mod large;
#[path = "pty/marks.rs"]
mod marks;
#[path = "pty/matrix.rs"]
mod matrix;
#[path = "pty/memory.rs"]
mod memory;
#[path = "pty/modes.rs"]
mod modes;
#[path = "pty/panics.rs"]
mod panics;
#[path = "pty/printing.rs"]
mod printing;
#[path = "pty/restricted.rs"]
mod restricted;
#[path = "support/sequences.rs"]
mod sequences;
#[path = "pty/session.rs"]
mod session;
#[path = "pty/use.rs"]
mod usage;
#[path = "pty/views.rs"]
mod views;
