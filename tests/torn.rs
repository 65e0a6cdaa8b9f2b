//! Whatever call fails while a file is written, or whenever the program is killed in it, the file holds what it held
//! or all of the new. Needs strace, which makes calls fail; run by `.ci/run` with
//! `cargo test --features strace --test torn`.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

#[path = "torn/commands.rs"]
mod commands;
#[path = "torn/disk.rs"]
mod disk;
#[path = "torn/explorer.rs"]
mod explorer;
#[path = "torn/failing.rs"]
mod failing;
#[path = "pty/modes.rs"]
#[allow(dead_code, reason = "shared with the tests of the terminal")]
mod modes;
#[path = "pty/session.rs"]
#[allow(dead_code, reason = "shared with the tests of the terminal")]
mod session;
