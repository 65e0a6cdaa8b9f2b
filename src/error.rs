//! What can be wrong with a store, and where: the fault, its place in a file, what to do about it.

use std::fmt;
use std::ops::Range;

use crate::text::Text;

/// Whether a fault refuses the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It is worth a look; nothing is refused.
    Warning,
    /// The store is refused.
    Error,
}

/// One thing wrong with a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the check that found it: a row of [`crate::error::rules::RULES`].
    pub rule: Rule,
    /// Which of the opened files, in the order opened.
    pub file: usize,
    /// Byte range in that file; empty at the place where something is missing.
    pub at: Range<usize>,
    /// What is wrong, as a sentence.
    pub message: Text,
    /// A few words under the caret.
    pub label: Text,
    /// What to do: "did you mean `attack`?".
    pub hint: Option<Text>,
}

pub mod nearest;
pub mod report;
pub mod rules;

pub use report::{Located, Report};
pub use rules::{RULES, Rule, RuleRow};

/// An input that cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What it is called.
    pub name: Text,
    /// Why it cannot be read, as a sentence.
    pub message: Text,
    /// What to do.
    pub hint: Option<Text>,
}

/// Why a store was not opened.
#[derive(Clone, Debug)]
pub enum Refused {
    /// An input cannot be read at all.
    Unreadable(Unreadable),
    /// Something is wrong with it.
    Faulty(Box<Report>),
}

impl Refused {
    /// What is printed about it; see [`Report::render`].
    pub fn render(&self, limit: Option<usize>, color: bool) -> String {
        match self {
            Refused::Faulty(report) => report.render(limit, color),
            Refused::Unreadable(what) => {
                let hint = what.hint.as_ref().map(|h| format!("  = help: {h}\n")).unwrap_or_default();
                format!("error: {}\n{hint}", what.message)
            }
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Unreadable(what) => what.message.fmt(f),
            Refused::Faulty(report) if report.len() == 1 => f.write_str("The store has 1 fault."),
            Refused::Faulty(report) => write!(f, "The store has {} faults.", report.len()),
        }
    }
}

impl std::error::Error for Refused {}
