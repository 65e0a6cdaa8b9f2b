//! What can be wrong with a store, and where: the fault, its place in a file, what to do about it.

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

mod rules;
pub use rules::{RULES, Rule, RuleRow};
