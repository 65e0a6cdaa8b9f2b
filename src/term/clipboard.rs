//! Text handed to the clipboard of the person's machine, through the terminal (OSC 52).

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

use super::caps::Caps;
use crate::text::Text;

/// The sequence that copies the text; empty where the terminal would not understand it.
pub(super) fn copy(text: &Text, caps: Caps) -> Vec<u8> {
    let mut out = String::new();
    if !caps.clipboard() || CopyToClipboard::to_clipboard_from(text.as_str()).write_ansi(&mut out).is_err() {
        return Vec::new();
    }
    out.into_bytes()
}
