//! The householder: what a person can change, what each key means, and what follows. No terminal, no files.

mod arrival;
pub mod axis;
pub mod cell;
pub mod chart;
pub mod command;
mod commands;
pub mod desk;
pub mod docs;
pub mod effect;
pub mod entry;
pub mod facets;
pub mod filter;
pub mod history;
pub mod key;
pub mod keymap;
pub mod lanes;
pub mod layout;
pub mod like;
pub mod lines;
pub mod list;
pub mod message;
pub mod own;
pub mod palette;
pub mod passage;
pub mod prompt;
pub mod ranges;
pub mod scope;
pub mod share;
pub mod state;
pub mod update;

pub use command::{COMMANDS, Command};
pub use effect::Effect;
pub use key::Key;
pub use message::Message;
pub use state::{Overlay, Pane, Room, State};
pub use update::update;
