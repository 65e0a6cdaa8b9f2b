//! Regular expressions in a query: how they are read, and where they are found. They are matched in time that
//! grows with the text alone, and may not grow large themselves.

use regex::{Regex, RegexBuilder};

use super::error::QueryError;
use super::tree::At;
use super::trial::Trial;
use crate::text::{Text, fold};

/// Bytes that a compiled expression may take.
const SIZE: usize = 1 << 20;
/// Bytes that its matching may take.
const MATCHING: usize = 1 << 20;
/// How deep its groups may nest.
const DEPTH: u32 = 50;

/// A regular expression. Two are equal when they are written alike.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: Text,
    compiled: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        self.source == other.source
    }
}

impl Pattern {
    /// Reads what stands between the slashes.
    ///
    /// # Errors
    /// When there is nothing, when it is no expression, or when it is too large a one.
    pub fn read(source: &str, at: At) -> Result<Pattern, QueryError> {
        let source = Text::new(source);
        if source.as_str().trim().is_empty() {
            return Err(QueryError::new(at.range(), "There is nothing here to look for."));
        }
        let built = RegexBuilder::new(&folded(source.as_str()))
            .case_insensitive(true)
            .size_limit(SIZE)
            .dfa_size_limit(MATCHING)
            .nest_limit(DEPTH)
            .build();
        match built {
            Ok(compiled) => Ok(Pattern { source, compiled }),
            Err(error) => Err(refused(&error, at)),
        }
    }

    /// What stands between the slashes.
    pub fn source(&self) -> &Text {
        &self.source
    }

    /// It, to be tried out.
    pub fn trial(&self) -> Trial {
        Trial::new(&folded(self.source.as_str()))
    }

    /// Whether it is found in a text, which is folded already.
    pub fn is_in(&self, folded: &str) -> bool {
        self.compiled.is_match(folded)
    }
}

/// An expression as it is looked for in folded text: what is not ASCII is folded too; the rest is left alone,
/// since `\S` is not `\s`.
fn folded(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find(|c: char| !c.is_ascii()) {
        let (plain, foreign) = rest.split_at(start);
        let end = foreign.find(|c: char| c.is_ascii()).unwrap_or(foreign.len());
        let (foreign, after) = foreign.split_at(end);
        out.push_str(plain);
        out.push_str(&regex::escape(&fold(foreign)));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// That it would take too long.
pub fn too_dear(at: At) -> QueryError {
    QueryError::new(at.range(), "Looking for this expression would take too long in a store of this size.")
        .hint("Say what it begins with, or repeat less.")
}

fn refused(error: &regex::Error, at: At) -> QueryError {
    match error {
        regex::Error::CompiledTooBig(_) => {
            QueryError::new(at.range(), "This expression is too large.").hint("Repeat less, or fewer times.")
        }
        error => {
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default().trim();
            let reason = reason.strip_prefix("error: ").unwrap_or(reason);
            QueryError::new(at.range(), format!("This is no regular expression: {reason}."))
                .hint("Quote the text to look for it as it stands.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Result<Pattern, QueryError> {
        Pattern::read(source, At::new(0, source.len()))
    }

    #[test]
    fn case_and_accents_make_no_difference_on_either_side() {
        for (source, text) in [
            ("Mosul", "in MOSUL"),
            ("évac.ation", "Evacuation"),
            ("[É]vac", "évac"),
            ("^tuz.*tu$", "Tuz Khurmatu"),
            (r"\bal\S+a\b", "the al-Muthanna"),
            (r"\d{3} attacks", "338 attacks"),
            ("da–esh", "Da-esh"),
            ("e\u{301}tat", "ÉTAT"),
        ] {
            assert!(read(source).unwrap().is_in(&fold(text)), "{source} in {text}");
        }
        assert!(!read("^mosul").unwrap().is_in("in mosul"));
        assert!(!read(r"^\S+$").unwrap().is_in("two words"), "a class keeps its case");
    }

    #[test]
    fn what_is_not_ascii_has_no_meaning_of_its_own() {
        assert!(read("（a").is_ok(), "a wide parenthesis opens nothing");
        assert!(read("（a").unwrap().is_in("(a"));
    }

    #[test]
    fn what_is_too_large_or_wrong_is_refused() {
        assert_eq!(
            read("((a{500}){500}){500}").unwrap_err().message.as_str(),
            "This expression is too large."
        );
        let deep = format!("{}a{}", "(".repeat(300), ")".repeat(300));
        assert!(read(&deep).is_err());
        let open = read("a(b").unwrap_err();
        assert_eq!(open.message.as_str(), "This is no regular expression: unclosed group.");
        assert!(read("  ").is_err());
    }

    #[test]
    fn the_worst_of_expressions_ends_soon() {
        let pattern = read("(a*)*(a*)*(a|a)*b$").unwrap();
        assert!(!pattern.is_in(&"a".repeat(100_000)));
    }
}
