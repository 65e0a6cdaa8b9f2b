//! Keys as a person names them: `j`, `Ctrl-d`, `PgDn`, `Space`.

use std::fmt;

/// A key without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character as typed, capitals included.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Shift and tabulator.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
}

/// The names of the keys that are not characters.
const NAMED: &[(Code, &str)] = &[
    (Code::Char(' '), "Space"),
    (Code::Enter, "Enter"),
    (Code::Esc, "Esc"),
    (Code::Tab, "Tab"),
    (Code::BackTab, "BackTab"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Delete"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PgUp"),
    (Code::PageDown, "PgDn"),
    (Code::Up, "↑"),
    (Code::Down, "↓"),
    (Code::Left, "←"),
    (Code::Right, "→"),
];

/// Other spellings that [`Key::parse`] takes.
const SPELLINGS: &[(&str, Code)] = &[
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("Escape", Code::Esc),
];

/// A key press. There are no Alt keys: an Escape typed fast would be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Whether Control was held.
    pub ctrl: bool,
}

impl Key {
    /// The key of a plain character.
    pub const fn char(c: char) -> Key {
        Key { code: Code::Char(c), ctrl: false }
    }

    /// A key by its code.
    pub const fn code(code: Code) -> Key {
        Key { code, ctrl: false }
    }

    /// Reads a key by its name; `None` when there is no such key.
    pub fn parse(name: &str) -> Option<Key> {
        let (ctrl, bare) = match name.strip_prefix("Ctrl-") {
            Some(rest) => (true, rest),
            None => (false, name),
        };
        let named = NAMED.iter().find(|(_, n)| *n == bare).map(|(c, _)| *c);
        let spelt = || SPELLINGS.iter().find(|(n, _)| *n == bare).map(|(_, c)| *c);
        let mut chars = bare.chars();
        let single = || match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() => Some(Code::Char(c)),
            _ => None,
        };
        let code = named.or_else(spelt).or_else(single)?;
        Some(Key { code, ctrl })
    }

    /// The names of the keys that are not characters, in every spelling.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let named = NAMED.iter().map(|(_, name)| *name).filter(|name| name.is_ascii());
        named.chain(SPELLINGS.iter().map(|(name, _)| *name))
    }

    /// The character this key types into a line of text, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl => Some(c),
            _ => None,
        }
    }
}

impl Key {
    /// Its name where only ASCII can be shown: arrows are spelt out.
    pub fn ascii(self) -> String {
        let spelt = SPELLINGS.iter().find(|(_, code)| *code == self.code && !self.to_string().is_ascii());
        match (spelt, self.ctrl) {
            (None, _) => self.to_string(),
            (Some((name, _)), false) => (*name).to_string(),
            (Some((name, _)), true) => format!("Ctrl-{name}"),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        match (NAMED.iter().find(|(c, _)| *c == self.code), self.code) {
            (Some((_, name)), _) => f.write_str(name),
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, other) => write!(f, "{other:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_are_spelt_out_in_ascii() {
        let ascii = |name: &str| Key::parse(name).map(Key::ascii);
        assert_eq!(ascii("Down").as_deref(), Some("Down"));
        assert_eq!(ascii("Ctrl-Left").as_deref(), Some("Ctrl-Left"));
        assert_eq!(ascii("PgDn").as_deref(), Some("PgDn"));
        assert_eq!(ascii(">").as_deref(), Some(">"));
    }

    #[test]
    fn every_name_reads_back() {
        for (code, name) in NAMED {
            assert_eq!(Key::parse(name), Some(Key::code(*code)));
        }
        for name in ["j", "G", "Ctrl-d", "&", "Ctrl-r", "é"] {
            assert_eq!(Key::parse(name).map(|k| k.to_string()).as_deref(), Some(name));
        }
        assert_eq!(Key::parse("Nope"), None);
        assert_eq!(Key::parse(""), None);
    }
}
