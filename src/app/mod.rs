//! The householder: what a person can change, what each key means, and what follows. No terminal, no files.

mod arrival;
pub mod axis;
pub mod brush;
pub mod command;
mod commands;
pub mod compare;
pub mod day;
pub mod desk;
pub mod docs;
pub mod effect;
pub mod entry;
pub mod facets;
pub mod filter;
pub mod history;
pub mod key;
pub mod keymap;
pub mod layout;
pub mod like;
pub mod lines;
pub mod message;
pub mod mouse;
pub mod palette;
pub mod passage;
pub mod prompt;
pub mod scope;
pub mod share;
pub mod silences;
pub mod state;
pub mod update;

pub use command::{COMMANDS, Command};
pub use effect::Effect;
pub use key::Key;
pub use message::Message;
pub use state::{Overlay, Pane, Room, State};
pub use update::update;
