//! The configuration file: what it may say, read with everything wrong in it told at once.

mod keys;
pub mod page;
mod read;

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::keymap::Keymap;
use crate::ui::ThemeName;

pub use read::read;

/// What a person has settled for every start. The command line has the last word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The theme; none for what the terminal promises.
    pub theme: Option<ThemeName>,
    /// The folder with local copies of the sources.
    pub sources: Option<PathBuf>,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// Whether a store is taken up where it was left.
    pub session: bool,
    /// Bits a second of the line; none for what the terminal says.
    pub baud: Option<u32>,
    /// What keys mean.
    pub keys: Arc<Keymap>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            theme: None,
            sources: None,
            mouse: false,
            ascii: false,
            session: true,
            baud: None,
            keys: Arc::default(),
        }
    }
}

/// A setting: a row of the table that the reader, the printed default and the docs follow.
pub struct Setting {
    /// Its name in the file.
    pub name: &'static str,
    /// What is so without it, as it is written in the file.
    pub default: &'static str,
    /// What it does, in sentences.
    pub doc: &'static str,
    /// What may stand there, and where it goes.
    take: Take,
}

/// What may stand behind a setting's name, and the way into the configuration.
#[derive(Clone, Copy)]
enum Take {
    /// The name of a theme, or `auto`.
    Theme(fn(&mut Config, Option<ThemeName>)),
    /// A folder; empty for none.
    Folder(fn(&mut Config, Option<PathBuf>)),
    /// `true` or `false`.
    Switch(fn(&mut Config, bool)),
    /// Bits a second; 0 for what the terminal says.
    Baud(fn(&mut Config, Option<u32>)),
}

/// What stands for the theme that the terminal promises.
pub const AUTO: &str = "auto";

/// The table of keys in the file.
pub const KEYS: &str = "keys";

/// Every setting but the keys, in the order of the printed default.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        default: "\"auto\"",
        doc: "The colours: the name of a theme, or \"auto\" for what the terminal promises.",
        take: Take::Theme(|config, theme| config.theme = theme),
    },
    Setting {
        name: "sources",
        default: "\"\"",
        doc: "The folder with local copies of the sources, for passages. It is looked for beside this file; ~/ \
              stands for your home.",
        take: Take::Folder(|config, folder| config.sources = folder),
    },
    Setting {
        name: "mouse",
        default: "false",
        doc: "Use the mouse. The terminal's own selection of text is lost meanwhile; most give it back while Shift \
              is held.",
        take: Take::Switch(|config, on| config.mouse = on),
    },
    Setting {
        name: "ascii",
        default: "false",
        doc: "Draw with ASCII characters only, whatever the locale promises.",
        take: Take::Switch(|config, on| config.ascii = on),
    },
    Setting {
        name: "session",
        default: "true",
        doc: "Take a store up where you left it: query, event, window, lanes, order, panes. They are kept in the \
              folder dateline/sessions of the state folder.",
        take: Take::Switch(|config, on| config.session = on),
    },
    Setting {
        name: "baud",
        default: "0",
        doc: "Bits a second of a slow line that the terminal does not tell of, as over ssh: frames then wait for \
              the line, and Detail for a key that is held. 0 for what the terminal says.",
        take: Take::Baud(|config, baud| config.baud = baud),
    },
];

#[cfg(test)]
mod tests;
