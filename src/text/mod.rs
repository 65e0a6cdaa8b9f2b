//! The one type of text that painters and printers accept, and what can be done with it.

mod ascii;
mod fold;
mod lines;

pub use ascii::{to_ascii, to_ascii_into};
pub use fold::{fold, fold_into};
pub use lines::{clip, pad, skip, width, wrap};

use std::borrow::Cow;
use std::fmt;

/// Text that can be displayed: every control character and every bidirectional override is *shown*,
/// so that nothing in it can act on a terminal. Made wherever text enters or is composed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text(Box<str>);

impl Text {
    /// Displayable text from any string. Does nothing to text that is displayable already.
    pub fn new(raw: impl AsRef<str>) -> Text {
        Text(shown(raw.as_ref()).into())
    }

    /// As [`Text::new`], with each run of white space, line breaks included, as one blank.
    pub fn paragraph(raw: &str) -> Text {
        Text::new(raw.split_whitespace().collect::<Vec<_>>().join(" "))
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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
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
    ($($arg:tt)*) => { $crate::text::Text::new(format!($($arg)*)) };
}

/// Whether a character would act on a terminal, or on the order of its neighbours, instead of being seen.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{e0000}'..='\u{e007f}' | '\u{fff9}'..='\u{fffb}')
}

/// The string with every acting character replaced by a visible sign for it.
fn shown(raw: &str) -> Cow<'_, str> {
    if !raw.chars().any(acts) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len() + 16);
    for c in raw.chars() {
        match c {
            '\u{0}'..='\u{1f}' => out.extend(char::from_u32(0x2400 + c as u32)),
            '\u{7f}' => out.push('\u{2421}'),
            c if acts(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests;
