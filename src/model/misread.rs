//! What is wrong with a value in one of the format's small notations, where in it, and what to write instead.

use std::ops::Range;

use crate::text::Text;

/// A date, count or duration that does not read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// What is wrong, as one sentence.
    pub message: Text,
    /// Byte range within the text that was read, on character boundaries; empty where something is missing.
    pub at: Range<usize>,
    /// What to write instead, as one sentence.
    pub hint: Option<Text>,
}

impl Misread {
    /// A misreading without a hint.
    pub(crate) fn new(at: Range<usize>, message: impl AsRef<str>) -> Misread {
        Misread { message: Text::new(message), at, hint: None }
    }

    /// The same with a hint.
    pub(crate) fn hint(self, hint: impl AsRef<str>) -> Misread {
        Misread { hint: Some(Text::new(hint)), ..self }
    }
}

impl std::fmt::Display for Misread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.message.fmt(f)
    }
}

impl std::error::Error for Misread {}
