//! The gate: one linear pass over a file before its values are read. What passes it has the structure of the
//! format; whether its values make sense is seen to afterwards.

pub mod bytes;
pub mod depth;
mod escape;
mod found;
mod quick;
mod scalar;
pub mod style;
mod walk;

pub use found::{Found, Walked, chars_to_bytes};

use super::shape::{EVENT, EVENTS, MARKS, STORE, Shape, VIEWS};
use crate::error::Rule;

/// Whether an item of a list of events is surely in order; if not, [`check`] says what is wrong, if anything.
pub fn is_well(item: &str) -> bool {
    quick::is_well(item, &EVENT)
}

/// A text held against the table of the format.
pub fn check(text: &str, what: What) -> Walked {
    let mut walked = Walked::default();
    if let Some(at) = depth::too_deep(text) {
        walked.broken = true;
        walked.found.push(Found {
            rule: Rule::TooDeep,
            at: at..at,
            message: "Lists and mappings nest too deep here.".into(),
            label: "too deep".into(),
            hint: Some("the format itself nests 8 deep; is a quote or bracket missing?".into()),
        });
        return walked;
    }
    if what != What::Events
        && let Some(found) = directive(text)
    {
        walked.broken = true;
        walked.found.push(found);
        return walked;
    }
    match what {
        What::Store => walk::walk(text, &Shape::Map(&STORE), "events"),
        What::Events => walk::walk(text, &EVENTS, "events"),
        What::Views => walk::walk(text, &VIEWS, "views"),
        What::Marks => walk::walk(text, &MARKS, "marks"),
    }
}

/// What a text should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A whole store, or one whose events were taken out.
    Store,
    /// A list of events.
    Events,
    /// A person's own views.
    Views,
    /// A person's own marks and notes.
    Marks,
}

/// A directive before the document: the parser does not tell of it.
fn directive(text: &str) -> Option<Found> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with('%') {
            return Some(Found {
                rule: Rule::OneDocument,
                at: start..start + line.trim_end().len(),
                message: "Directives are not used in a store.".into(),
                label: "a directive".into(),
                hint: Some("leave the line out".into()),
            });
        }
        if !(line.trim().is_empty() || line.starts_with('#')) {
            return None;
        }
        start += line.len();
    }
    None
}
