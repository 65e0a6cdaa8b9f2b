//! What is wrong with a query, where in it, and what to write instead.

use std::ops::Range;

use crate::text::{Text, width};

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong, as a sentence.
    pub message: Text,
    /// Byte range of the query's text; empty where something is missing.
    pub at: Range<usize>,
    /// What to do about it, as a sentence: "Did you mean `kind`?".
    pub hint: Option<Text>,
}

/// The query and the line under it that marks the fault, both displayable and aligned with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The query as shown.
    pub query: Text,
    /// Blanks up to the fault, then a caret for each of its columns: at least one.
    pub carets: Text,
}

impl QueryError {
    /// An error over a range.
    pub fn new(at: Range<usize>, message: impl AsRef<str>) -> QueryError {
        QueryError { message: Text::new(message), at, hint: None }
    }

    /// The same error with a hint.
    pub fn hint(mut self, hint: impl AsRef<str>) -> QueryError {
        self.hint = Some(Text::new(hint));
        self
    }

    /// The same error with a hint if there is one to give.
    pub fn maybe_hint(mut self, hint: Option<String>) -> QueryError {
        self.hint = hint.map(Text::new);
        self
    }

    /// The columns of `query` as shown that the error covers: first column and count, at least one.
    pub fn columns(&self, query: &str) -> (usize, usize) {
        let before = Text::new(query.get(..self.at.start).unwrap_or(query));
        let marked = query.get(self.at.clone()).map(Text::new).unwrap_or_default();
        (width(before.as_str()), width(marked.as_str()).max(1))
    }

    /// The query with the line of carets under the fault.
    pub fn marked(&self, query: &str) -> Marked {
        let (first, count) = self.columns(query);
        let carets = format!("{}{}", " ".repeat(first), "^".repeat(count));
        Marked { query: Text::new(query), carets: Text::new(carets) }
    }

    /// Three lines for a pipe: the message, the query, the carets with the hint.
    pub fn report(&self, query: &str) -> String {
        let Marked { query, carets } = self.marked(query);
        let hint = self.hint.as_ref().map(|h| format!(" {h}")).unwrap_or_default();
        format!("{}\n  {query}\n  {carets}{hint}\n", self.message)
    }
}

/// A number of up to six digits as people write it: `1,000`.
pub fn grouped(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.hint {
            Some(hint) => write!(f, "{} {hint}", self.message),
            None => write!(f, "{}", self.message),
        }
    }
}

impl std::error::Error for QueryError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn carets_stand_under_the_fault_whatever_the_width_of_what_is_before_it() {
        let error = QueryError::new("日本 a".len().."日本 abc".len(), "Wrong").hint("try again");
        let carets = format!("{}^^", " ".repeat(6));
        assert_eq!(error.report("日本 abc"), format!("Wrong\n  日本 abc\n  {carets} try again\n"));
        assert_eq!(error.columns("日本 abc"), (6, 2));
    }

    #[test]
    fn a_fault_without_width_still_has_a_caret() {
        let error = QueryError::new(3..3, "Missing");
        assert_eq!(error.marked("abc").carets.as_str(), "   ^");
    }

    #[test]
    fn a_range_outside_the_text_does_no_harm() {
        assert_eq!(QueryError::new(1..9, "Odd").columns("é"), (1, 1));
    }

    #[test]
    fn what_is_shown_in_place_of_a_control_character_is_counted() {
        let error = QueryError::new(1..2, "Odd");
        assert_eq!(error.marked("\u{1b}x").carets.as_str(), " ^");
    }
}
