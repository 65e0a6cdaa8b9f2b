//! Errands written on slips: what the terminal's servant is to do.

use std::path::PathBuf;

use crate::model::{SourceIx, View};
use crate::text::Text;

/// One errand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Go to sleep as by Ctrl-Z, and redraw on waking.
    Suspend,
    /// Put text on the person's clipboard.
    Copy(Text),
    /// Read the local copy of a source, and send [`super::message::Passage`].
    ReadPassage(SourceIx),
    /// Add a view to the person's own, and send [`super::Message::Own`] and how it went.
    SaveView(View),
    /// Open a file in the person's editor at a line, from 1, and send [`super::Message::Edited`].
    Edit(PathBuf, usize),
    /// Read the stores again, and send [`super::Message::Fresh`] or [`super::Message::Stale`].
    Reload,
    /// Draw everything afresh.
    Redraw,
}
