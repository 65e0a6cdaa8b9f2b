//! The one type of text that painters and printers accept, and what can be done with it.

mod ascii;
mod clusters;
mod fold;
mod lines;
mod runs;
mod shown;

pub use ascii::{dots as ascii_dots, to_ascii, to_ascii_into};
pub use clusters::{Clusters, clusters};
pub use fold::{fold, fold_into};
pub use lines::{clip, pad, skip, width, wrap};
pub use runs::runs;
pub use shown::{acts, is_seen};

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// Text that can be displayed: whatever in it would act on a terminal or on its neighbours, or could not be
/// seen, is *shown*. Each of its grapheme clusters takes one column at least, so none is dropped by a painter.
/// Made wherever text enters or is composed. Two texts are equal when they are shown alike.
#[derive(Clone, Default)]
pub struct Text {
    shown: Box<str>,
    /// What it was made from, where something in that had to be shown: seldom, so that it takes up one word and not two.
    given: Option<Box<Box<str>>>,
}

impl Text {
    /// Displayable text from any string. Does nothing to text that is displayable already.
    pub fn new(raw: impl AsRef<str>) -> Text {
        let raw = raw.as_ref();
        match shown::shown(raw) {
            Cow::Borrowed(shown) => Text::displayable(shown),
            Cow::Owned(shown) => Text { shown: shown.into(), given: Some(Box::new(raw.into())) },
        }
    }

    /// A text of which it is known that nothing in it has to be shown.
    fn displayable(shown: impl Into<Box<str>>) -> Text {
        Text { shown: shown.into(), given: None }
    }

    /// As [`Text::new`], with each run of white space, line breaks included, as one blank.
    pub fn paragraph(raw: &str) -> Text {
        Text::from(raw.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// What it was made from: for files in formats that escape it, and never for a terminal. A text that was composed
    /// of others, or clipped or wrapped, is what is shown of them.
    pub fn raw(&self) -> &str {
        self.given.as_ref().map_or(&*self.shown, |given| &***given)
    }

    /// Whether nothing in it had to be shown.
    pub fn is_as_given(&self) -> bool {
        self.given.is_none()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Columns it takes on a terminal.
    pub fn width(&self) -> usize {
        width(&self.shown)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.shown == other.shown
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Text) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Text) -> Ordering {
        self.shown.cmp(&other.shown)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.shown.hash(state);
    }
}

impl fmt::Display for Text {
    /// Width and alignment count columns; a precision clips.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (f.precision(), f.width()) {
            (None, None) => f.write_str(&self.shown),
            (Some(most), _) => lines::aligned(&clip(self, most), f),
            (None, Some(_)) => lines::aligned(self, f),
        }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.shown, f)
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
            Cow::Borrowed(_) => Text::displayable(raw),
            Cow::Owned(shown) => Text { shown: shown.into(), given: Some(Box::new(raw.into())) },
        }
    }
}

#[cfg(test)]
mod tests;
