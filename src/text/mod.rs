//! The one type of text that painters and printers accept, and what can be done with it.

mod ascii;
mod fold;
mod lines;
mod shown;

pub use ascii::{dots as ascii_dots, to_ascii, to_ascii_into};
pub use fold::{fold, fold_into};
pub use lines::{clip, pad, skip, width, wrap};

use std::fmt;

/// Text that can be displayed: whatever in it would act on a terminal or on its neighbours, or could not be
/// seen, is *shown*. Each of its grapheme clusters takes one column at least, so none is dropped by a painter.
/// Made wherever text enters or is composed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text(Box<str>);

impl Text {
    /// Displayable text from any string. Does nothing to text that is displayable already.
    pub fn new(raw: impl AsRef<str>) -> Text {
        Text(shown::shown(raw.as_ref()).into())
    }

    /// As [`Text::new`], with each run of white space, line breaks included, as one blank.
    pub fn paragraph(raw: &str) -> Text {
        Text::from(raw.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Columns it takes on a terminal.
    pub fn width(&self) -> usize {
        width(&self.0)
    }
}

impl fmt::Display for Text {
    /// Width and alignment count columns; a precision clips.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (f.precision(), f.width()) {
            (None, None) => f.write_str(&self.0),
            (Some(most), _) => lines::aligned(&clip(self, most), f),
            (None, Some(_)) => lines::aligned(self, f),
        }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl From<&'static str> for Text {
    fn from(literal: &'static str) -> Text {
        Text::new(literal)
    }
}

/// Displayable text from a format string, as [`format!`].
#[macro_export]
macro_rules! text {
    ($($arg:tt)*) => { $crate::text::Text::from(format!($($arg)*)) };
}

impl From<String> for Text {
    /// As [`Text::new`], without a copy when there is nothing to show.
    fn from(raw: String) -> Text {
        match shown::shown(&raw) {
            std::borrow::Cow::Borrowed(_) => Text(raw.into()),
            std::borrow::Cow::Owned(shown) => Text(shown.into()),
        }
    }
}

#[cfg(test)]
mod tests;
