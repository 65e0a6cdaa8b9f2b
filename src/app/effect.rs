//! Errands written on slips: what the terminal's servant is to do.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{Marks, SourceIx, View};
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
    /// Keep the marks and notes in the person's own file, and say so only if that fails.
    SaveMarks(Arc<Marks>),
    /// Put the lines of a page on the person's clipboard, and say how large it is and what is in the way.
    CopyPage(Arc<Vec<Text>>),
    /// Write a file, and send [`super::Message::Wrote`].
    Write(Arc<Writing>),
    /// Open a file in the person's editor at a line, from 1, and send [`super::Message::Edited`].
    Edit(PathBuf, usize),
    /// Read the stores again, and send [`super::Message::Fresh`] or [`super::Message::Stale`].
    Reload,
    /// Draw everything afresh.
    Redraw,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Its name, as typed.
    pub name: String,
    /// All that it is to hold.
    pub text: String,
    /// Whether it may take the place of one that is there.
    pub replace: bool,
}

/// Something that is done outside the screen and that a restricted program does not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// A file is written.
    Write,
    /// A program is run.
    Run,
    /// A link is opened.
    Open,
    /// The program stops, and a shell has the terminal.
    Suspend,
}

impl Effect {
    /// What it does outside the screen that a restricted program does not do, if anything.
    pub fn errand(&self) -> Option<Errand> {
        match self {
            Effect::SaveView(_) | Effect::Write(_) => Some(Errand::Write),
            Effect::Edit(..) => Some(Errand::Run),
            Effect::Suspend => Some(Errand::Suspend),
            // Marks are made all the same, for as long as the program runs; what keeps them has the gate itself.
            Effect::SaveMarks(_) => None,
            Effect::Quit | Effect::Copy(_) | Effect::CopyPage(_) => None,
            Effect::ReadPassage(_) | Effect::Reload | Effect::Redraw => None,
        }
    }
}
