//! What can be said to the householder.

use std::sync::Arc;

use super::key::Key;
use crate::check::LocalCopy;
use crate::text::Text;

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// A passage asked for by [`super::Effect::ReadPassage`] was read, or could not be.
    Passage(Arc<Passage>),
    /// The terminal did something we asked for, or could not: a sentence for the notice line.
    Notice(Text),
}

/// A source's local copy, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage(pub Result<LocalCopy, Text>);
