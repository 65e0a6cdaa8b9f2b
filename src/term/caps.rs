//! What the terminal can show, decided from the environment alone: no query is sent, no answer waited for.

use std::ffi::OsString;
use std::fmt;

/// The variables that say what the terminal can do. An unset and an empty variable are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Env {
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// Whether `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// The locale of characters: the first of `LC_ALL`, `LC_CTYPE` and `LANG` that is set.
    pub locale: String,
    /// `COLUMNS`, if it is a number above zero.
    pub columns: Option<u16>,
    /// `LINES`, if it is a number above zero.
    pub lines: Option<u16>,
}

impl Env {
    /// Reads the variables through `get`, usually [`std::env::var_os`].
    pub fn read(get: impl Fn(&str) -> Option<OsString>) -> Env {
        let text = |name: &str| get(name).map(|v| v.to_string_lossy().into_owned()).unwrap_or_default();
        let number = |name: &str| text(name).trim().parse::<u16>().ok().filter(|n| *n > 0);
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(text).into_iter().find(|v| !v.is_empty());
        Env {
            term: text("TERM"),
            colorterm: text("COLORTERM"),
            no_color: !text("NO_COLOR").is_empty(),
            locale: locale.unwrap_or_default(),
            columns: number("COLUMNS"),
            lines: number("LINES"),
        }
    }
}

/// Which of the standard streams are terminals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ttys {
    /// Standard input; give `true` where the store is read from it and keys come from the controlling terminal.
    pub input: bool,
    /// Standard output.
    pub output: bool,
}

/// Colours a terminal is trusted to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: weight, underline and reverse only.
    Mono,
    /// The sixteen named ones.
    Sixteen,
    /// The palette of 256.
    Indexed,
    /// Red, green and blue, eight bits each.
    True,
}

/// Which sequences a terminal understands beyond moving, erasing and styling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Alternate screen, hidden cursor, bracketed paste, synchronized update, clipboard; what is not known is ignored.
    Xterm,
    /// The Linux console: a hidden cursor, and no alternate screen.
    Linux,
    /// A VT100: none of these, no colour, and attributes can only be taken off together.
    Vt100,
}

/// What may be written to the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Caps {
    /// Colours.
    pub depth: Depth,
    /// Sequences.
    pub family: Family,
    /// Whether the locale promises UTF-8; without it no byte above 0x7f is written.
    pub utf8: bool,
}

impl Caps {
    /// Whether text can be handed to the clipboard of the person's machine.
    pub fn clipboard(&self) -> bool {
        self.family == Family::Xterm
    }
}

/// Why the explorer does not start here. Its text is two sentences: what is missing, and what to do instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Standard output is a file, a pipe or closed.
    OutputNotTerminal,
    /// Standard input is a file, a pipe or closed.
    InputNotTerminal,
    /// `TERM` is not set.
    NoTerm,
    /// `TERM` names a terminal that cannot move its cursor.
    DumbTerm,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::OutputNotTerminal => "standard output is not a terminal",
            Refusal::InputNotTerminal => "standard input is not a terminal",
            Refusal::NoTerm => "TERM is not set, so nothing is known about this terminal",
            Refusal::DumbTerm => "this terminal cannot show a screen, as its TERM says",
        })?;
        f.write_str(", so the explorer cannot start. To print the events instead, use `dateline list`.")
    }
}

impl std::error::Error for Refusal {}

/// Whether the explorer can start, and with which means. Nothing is written and nothing is asked.
///
/// # Errors
/// The first thing that stands against it; the program then exits with 2.
pub fn preflight(env: &Env, ttys: Ttys) -> Result<Caps, Refusal> {
    match stem(&env.term) {
        _ if !ttys.output => Err(Refusal::OutputNotTerminal),
        _ if !ttys.input => Err(Refusal::InputNotTerminal),
        "" => Err(Refusal::NoTerm),
        "dumb" | "unknown" => Err(Refusal::DumbTerm),
        _ => Ok(caps(env)),
    }
}

/// Whether what is printed line by line may be coloured: what cannot move its cursor is told nothing but text.
pub fn prints_colours(env: &Env) -> bool {
    !matches!(stem(&env.term), "" | "dumb" | "unknown") && caps(env).depth > Depth::Mono
}

/// What a terminal of that environment can show.
pub fn caps(env: &Env) -> Caps {
    let family = family(&env.term);
    let depth = if env.no_color { Depth::Mono } else { depth(env, family) };
    Caps { depth, family, utf8: utf8(&env.locale) }
}

/// The first word of `TERM`: `screen` in `screen-256color`.
fn stem(term: &str) -> &str {
    term.split(['-', '.']).next().unwrap_or(term)
}

fn family(term: &str) -> Family {
    match stem(term) {
        "linux" => Family::Linux,
        "vt100" | "vt102" | "ansi" => Family::Vt100,
        _ => Family::Xterm,
    }
}

/// Terminals that have every colour but lose `COLORTERM` over ssh.
const TRUE_COLOUR: [&str; 6] = ["kitty", "alacritty", "foot", "wezterm", "ghostty", "contour"];

fn depth(env: &Env, family: Family) -> Depth {
    match family {
        Family::Vt100 => return Depth::Mono,
        Family::Linux => return Depth::Sixteen,
        Family::Xterm => {}
    }
    let named = |list: &[&str]| env.term.split('-').any(|part| list.contains(&part));
    if named(&["mono", "m"]) {
        Depth::Mono
    } else if named(&["direct"])
        || named(&TRUE_COLOUR)
        || matches!(env.colorterm.as_str(), "truecolor" | "24bit")
    {
        Depth::True
    } else if named(&["256color"]) {
        Depth::Indexed
    } else {
        Depth::Sixteen
    }
}

fn utf8(locale: &str) -> bool {
    let lower = locale.to_ascii_lowercase();
    lower.contains("utf-8") || lower.contains("utf8")
}

#[cfg(test)]
#[path = "caps_tests.rs"]
mod tests;
