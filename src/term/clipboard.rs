//! Text handed to the clipboard of the person's machine, through the terminal (OSC 52).

use std::ffi::OsString;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

use super::caps::Caps;
use crate::text;
use crate::text::Text;

/// Bytes of text that terminals can be trusted to take: several give up at 74,994 bytes of base64, which holds
/// three bytes of text in four.
pub const TRUSTED: usize = 56_000;

/// What stands between the program and the person's terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Nothing that is known of.
    Nothing,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Between {
    /// Read from the environment.
    pub fn read(get: impl Fn(&str) -> Option<OsString>) -> Between {
        let set = |name: &str| get(name).is_some_and(|value| !value.is_empty());
        match (set("TMUX"), set("STY")) {
            (true, _) => Between::Tmux,
            (false, true) => Between::Screen,
            (false, false) => Between::Nothing,
        }
    }
}

/// What is said when so many bytes are handed over: nobody answers whether they arrived.
pub fn told(bytes: usize, caps: Caps, between: Between) -> Text {
    if !caps.clipboard() {
        return "This terminal has no clipboard to copy to; w writes a file.".into();
    }
    let size = size(bytes);
    if bytes > TRUSTED {
        return text!("{size} sent to the clipboard: more than many terminals take; w writes a file.");
    }
    match between {
        Between::Nothing => text!("{size} sent to the terminal's clipboard."),
        Between::Tmux => text!("{size} sent; tmux passes it on with `set -g set-clipboard on` only."),
        Between::Screen => text!("{size} sent; screen does not pass it on: w writes a file."),
    }
}

fn size(bytes: usize) -> Text {
    if bytes < 1000 { text!("{bytes} bytes") } else { text!("{}.{} kB", bytes / 1000, bytes % 1000 / 100) }
}

/// The sequence that copies the text; empty where the terminal would not understand it.
pub(super) fn copy(text: &str, caps: Caps) -> Vec<u8> {
    let mut out = String::new();
    if !caps.clipboard() || CopyToClipboard::to_clipboard_from(text).write_ansi(&mut out).is_err() {
        return Vec::new();
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term::caps::{Env, caps};

    fn of(term: &str) -> Caps {
        caps(&Env { term: term.into(), ..Env::default() })
    }

    #[test]
    fn what_is_in_the_way_is_said_with_the_size() {
        let said = |bytes, between| told(bytes, of("xterm-256color"), between).to_string();
        assert_eq!(said(812, Between::Nothing), "812 bytes sent to the terminal's clipboard.");
        assert!(said(8123, Between::Tmux).starts_with("8.1 kB sent; tmux passes it on"));
        assert!(said(8123, Between::Screen).contains("screen does not pass it on"));
        assert!(said(TRUSTED + 1, Between::Nothing).contains("more than many terminals take"));
        assert!(told(1, of("linux"), Between::Nothing).as_str().contains("no clipboard"));
    }

    #[test]
    fn who_is_in_between_is_read_from_the_environment() {
        let of = |set: &'static str| Between::read(move |name| (name == set).then(|| OsString::from("1")));
        assert_eq!([of("TMUX"), of("STY"), of("TERM")], [Between::Tmux, Between::Screen, Between::Nothing]);
    }

    #[test]
    fn lines_are_copied_as_lines_and_only_where_that_is_understood() {
        assert_eq!(copy("a\nb", of("xterm")), b"\x1b]52;c;YQpi\x1b\\".to_vec());
        assert!(copy("a", of("linux")).is_empty());
    }
}
