//! Regular expressions in a query: how they are read, and where they are found. They are matched in time that
//! grows with the text alone, and may not grow large themselves.

use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use regex_automata::util::syntax;

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
    /// Nothing in it where it is too large after all.
    compiled: OnceLock<Option<Regex>>,
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
        let source = something(source, at)?;
        match made(&source) {
            Ok(compiled) => Ok(Pattern { source, compiled: OnceLock::from(Some(compiled)) }),
            Err(error) => Err(refused(&error, at)),
        }
    }

    /// As [`Pattern::read`], but it is made ready only once it is looked for. One that is too large is found nowhere.
    ///
    /// # Errors
    /// When there is nothing, or when it is no expression.
    pub fn put_off(source: &str, at: At) -> Result<Pattern, QueryError> {
        let source = something(source, at)?;
        let form = syntax::Config::new().nest_limit(DEPTH);
        match syntax::parse_with(&folded(source.as_str()), &form) {
            Ok(_) => Ok(Pattern { source, compiled: OnceLock::new() }),
            Err(error) => Err(malformed(&error.to_string(), at)),
        }
    }

    /// Whether it is ready to be looked for.
    pub fn is_ready(&self) -> bool {
        self.compiled.get().is_some()
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
        let compiled = self.compiled.get_or_init(|| made(&self.source).ok());
        compiled.as_ref().is_some_and(|compiled| compiled.is_match(folded))
    }
}

fn something(source: &str, at: At) -> Result<Text, QueryError> {
    let source = Text::new(source);
    match source.as_str().trim().is_empty() {
        true => Err(QueryError::new(at.range(), "There is nothing here to look for.")),
        false => Ok(source),
    }
}

fn made(source: &Text) -> Result<Regex, regex::Error> {
    RegexBuilder::new(&folded(source.as_str()))
        .case_insensitive(true)
        .size_limit(SIZE)
        .dfa_size_limit(MATCHING)
        .nest_limit(DEPTH)
        .build()
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

/// That it would with those before it.
pub fn too_dear_together(at: At) -> QueryError {
    let message = "Looking for this expression as well would take too long in a store of this size.";
    QueryError::new(at.range(), message).hint("Write several as one, as in `/this|that/`.")
}

fn refused(error: &regex::Error, at: At) -> QueryError {
    match error {
        regex::Error::CompiledTooBig(_) => {
            QueryError::new(at.range(), "This expression is too large.").hint("Repeat less, or fewer times.")
        }
        error => malformed(&error.to_string(), at),
    }
}

fn malformed(told: &str, at: At) -> QueryError {
    let reason = told.lines().last().unwrap_or_default().trim();
    let reason = reason.strip_prefix("error: ").unwrap_or(reason);
    QueryError::new(at.range(), format!("This is no regular expression: {reason}."))
        .hint("Quote the text to look for it as it stands.")
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
    fn one_put_off_is_made_ready_when_it_is_looked_for() {
        let at = At::new(0, 3);
        let pattern = Pattern::put_off("évac.ation", at).unwrap();
        assert!(!pattern.is_ready());
        assert!(pattern.is_in(&fold("Evacuation")) && pattern.is_ready());
        let deep = format!("{}a{}", "(".repeat(300), ")".repeat(300));
        for wrong in ["a(b", "  ", "[a", "*", deep.as_str()] {
            assert_eq!(Pattern::put_off(wrong, at).err(), Pattern::read(wrong, at).err(), "{wrong}");
        }
        let large = Pattern::put_off("((a{500}){500}){500}", at).unwrap();
        assert!(!large.is_in("aaa"), "it is too large, and found nowhere");
    }

    #[test]
    fn the_worst_of_expressions_ends_soon() {
        let pattern = read("(a*)*(a*)*(a|a)*b$").unwrap();
        assert!(!pattern.is_in(&"a".repeat(100_000)));
    }
}
