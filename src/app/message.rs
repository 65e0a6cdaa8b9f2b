//! What can be said to the householder.

use std::sync::Arc;

use super::key::Key;
use super::mouse::Mouse;
use super::own::Own;
use super::stale::Stale;
use crate::check::LocalCopy;
use crate::index::Data;
pub use crate::store::Progress;
use crate::text::Text;

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something; told only to who asked for it.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// A passage asked for by [`super::Effect::ReadPassage`] was read, or could not be.
    Passage(Arc<Passage>),
    /// So much of the stores has been read while the screen shows their beginning.
    Read(Progress),
    /// Data has been read: whoever holds the data puts it in the place of the one before, after this.
    Fresh(Fresh),
    /// The editor has ended, or could not be run: a sentence says how where it went badly.
    Edited(Result<(), Text>),
    /// A store has changed on disk.
    Changed,
    /// The stores were read again and are refused: what is shown stays.
    Stale(Arc<Stale>),
    /// What is being read is faulty: the person is told when the screen has been left.
    Refused,
    /// A file was to be written: what became of it, and a sentence on it.
    Wrote(Outcome, Text),
    /// The person's own views were read, or saved.
    Own(Arc<Own>),
    /// The terminal did something we asked for, or could not: a sentence for the notice line.
    Notice(Text),
}

/// Data that takes the place of what is shown.
#[derive(Clone, Debug)]
pub struct Fresh {
    /// The data.
    pub data: Arc<Data>,
    /// Whether it is all there is, and not only a beginning.
    pub whole: bool,
}

impl PartialEq for Fresh {
    fn eq(&self, other: &Fresh) -> bool {
        Arc::ptr_eq(&self.data, &other.data) && self.whole == other.whole
    }
}

/// What became of a file that was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is written.
    Written,
    /// There is one of that name already, and it was not said that it may be replaced.
    Exists,
    /// It could not be written.
    Failed,
}

/// A source's local copy, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage(pub Result<LocalCopy, Text>);
