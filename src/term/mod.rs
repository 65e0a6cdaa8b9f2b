//! The servant at the gate: the only part that reads keys, writes to the terminal and hears signals.

pub mod backend;
pub mod caps;
pub mod clipboard;
pub mod editor;
pub mod files;
pub mod gate;
pub mod guard;
mod held;
mod hurry;
mod input;
pub mod keep;
mod keys;
mod lend;
mod lent;
pub mod message;
mod pace;
pub mod panic;
pub mod parting;
pub mod run;
mod sequences;
mod signals;
pub mod size;
mod watcher;

pub use caps::{Caps, Depth, Env, Family, Refusal, Ttys, preflight};
pub use run::{App, Effect, Frame, Inbox, Input, Outbox, channel, run};
pub use signals::outlive_file_limit;
