//! The table of everything that is checked: one row for each rule, read by reports, `check` and the docs.

use super::Severity;

/// A rule that a store is checked against, named by its position in [`RULES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Placeholder until the table stands.
    Syntax,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct RuleRow {
    /// The rule.
    pub rule: Rule,
    /// Its name in reports, as `kebab-case`.
    pub name: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What it says, one sentence ending in a period.
    pub doc: &'static str,
}

/// Every rule, in the order of the docs.
pub const RULES: &[RuleRow] =
    &[RuleRow { rule: Rule::Syntax, name: "syntax", severity: Severity::Error, doc: "The file is YAML." }];
