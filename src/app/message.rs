//! What can be said to the householder.

use std::sync::Arc;

use super::key::Key;
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

/// Paragraphs of a source's local copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The file it was read from, as shown.
    pub file: Text,
    /// Every paragraph in order, or why there are none.
    pub paragraphs: Result<Vec<Text>, Text>,
}
