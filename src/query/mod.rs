//! The query language: what is asked of the events, as text, as a tree, and as an answer.
//!
//! `text → lexer → parser (names resolved by the store) → tree → eval → answer`. Edits change the tree, never
//! the text, and every tree prints as one canonical text that parses back to it.

pub mod complete;
mod context;
mod dates;
pub mod docs;
pub mod edit;
mod entries;
mod error;
mod eval;
pub mod field;
mod known;
mod lexer;
mod matches;
mod meant;
mod names;
mod numbers;
mod parser;
mod pattern;
mod print;
pub mod range;
mod refine;
mod resolve;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod tree;
mod trial;
mod values;

pub use context::Rest;
pub use error::{Marked, QueryError, grouped};
pub use eval::{eval, eval_after, eval_beside, eval_in};
pub use field::{FIELDS, Field, FieldRow, Of, Op, Type};
pub use known::Known;
pub use matches::{Around, matches, matches_in};
pub use meant::meant;
pub use names::{Beside, Named};
pub use parser::{MAX_CHARACTERS, MAX_DEPTH, RESERVED};
pub use pattern::Pattern;
pub use tree::{At, CountValue, DateValue, FieldValue, Node, Numbers, Term, Tree};

use crate::index::{Data, Is};
use crate::model::Minute;
use crate::text;
use crate::text::Text;

/// What is asked: a tree, with the text it came from. Two queries are equal when they ask the same in the
/// same order, however they were written.
#[derive(Clone, Debug, Default)]
pub struct Query {
    root: Option<Node>,
    written: Box<str>,
    canonical: Box<str>,
    given_back: bool,
}

impl PartialEq for Query {
    fn eq(&self, other: &Query) -> bool {
        self.root == other.root
    }
}

impl std::fmt::Display for Query {
    /// The canonical text: displayable, and at most [`MAX_CHARACTERS`] long.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.canonical)
    }
}

impl Query {
    /// The empty query: everything in the coverage of the store.
    pub fn everything() -> Query {
        Query::default()
    }

    /// The query that a text asks of some data.
    ///
    /// # Errors
    /// As [`Query::read`].
    pub fn parse(text: &str, data: &Data) -> Result<Query, QueryError> {
        Query::read(text, data)
    }

    /// The query that a text asks, of what can be named; of a catalog alone, any id and any tag will do.
    ///
    /// # Errors
    /// When the text is not in the language, says what this version does not answer, names what there is not,
    /// or is over a limit; with the place in the text.
    pub fn read(text: &str, names: &dyn Named) -> Result<Query, QueryError> {
        let root = parser::parse(text, names)?;
        let canonical = Query::of(root.clone()).ok_or_else(|| {
            let message = format!(
                "Written out as it is kept, with every id and blank, this is over {} characters.",
                error::grouped(MAX_CHARACTERS)
            );
            QueryError::new(0..text.len(), message)
        })?;
        Ok(Query { root, written: text.into(), ..canonical })
    }

    /// The query of a tree, in canonical form; nothing when it is over the limits of the language.
    fn of(mut root: Option<Node>) -> Option<Query> {
        let Some(node) = &mut root else { return Some(Query::everything()) };
        let printed = print::print(node);
        let fits = printed.text.chars().count() <= MAX_CHARACTERS && printed.depth <= MAX_DEPTH;
        let text: Box<str> = printed.text.into();
        fits.then(|| Query { root, written: text.clone(), canonical: text, given_back: false })
    }

    /// The tree; nothing for the empty query.
    pub fn root(&self) -> Option<&Node> {
        self.root.as_ref()
    }

    /// Whether this is the empty query.
    pub fn is_everything(&self) -> bool {
        self.root.is_none()
    }

    /// Whether it was to be edited and is as it was: with the edit it would be over the limits of the language.
    pub fn is_given_back(&self) -> bool {
        self.given_back
    }

    /// The text that the places of the nodes refer to: as typed, or canonical after an edit.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The canonical text, as [`std::fmt::Display`].
    pub fn as_str(&self) -> &str {
        &self.canonical
    }

    /// The last minute of the day, month or year by which claims must be published, if it says `asof:`.
    pub fn as_of(&self) -> Option<Minute> {
        let terms = self.root.iter().flat_map(Node::conjuncts).filter_map(Node::as_term);
        let mut values = terms.filter(|term| term.field == Field::AsOf).flat_map(|term| &term.values);
        match values.next() {
            Some((_, FieldValue::Date(date))) => dates::window(Op::Is, date).map(|window| window.hi),
            _ => None,
        }
    }

    /// The data as of the day it says, unless they are so already or it says none.
    fn recomputed(&self, data: &Data) -> Option<Data> {
        self.recomputed_by(data).map(|by| data.as_of(by))
    }

    /// The minute that the data are not of but must be.
    fn recomputed_by(&self, data: &Data) -> Option<Minute> {
        self.as_of().filter(|by| data.store.known_by() != Some(*by))
    }

    /// What it may have been meant to say otherwise: an operator in capitals is looked for as a word.
    pub fn caution(&self) -> Option<Text> {
        let mut word = None;
        let mut nodes: Vec<&Node> = self.root.iter().collect();
        while let Some(node) = nodes.pop() {
            if let (Tree::Words(_), Some(written)) =
                (&node.tree, self.written.get(node.at.start..node.at.end))
            {
                word = word.or_else(|| RESERVED.iter().find(|r| r.to_uppercase() == written));
            }
            nodes.extend(node.parts());
        }
        word.map(|w| text!("{} is looked for as a word; the operator is {w}.", w.to_uppercase()))
    }

    /// Whether an expression in it has not been made ready to be looked for.
    pub fn is_put_off(&self) -> bool {
        let put_off = |node: &Node| matches!(&node.tree, Tree::Regex(pattern) if !pattern.is_ready());
        self.root.as_ref().is_some_and(|root| root.find(&put_off).is_some())
    }

    /// Whether it says `is:context` anywhere, and so asks about events outside the coverage too.
    pub fn says_context(&self) -> bool {
        self.says(Is::Context)
    }

    /// Whether it says `is:marked` anywhere, and so has another answer whenever marks change.
    pub fn says_marked(&self) -> bool {
        self.says(Is::Marked)
    }

    fn says(&self, property: Is) -> bool {
        let mut says = false;
        if let Some(root) = &self.root {
            root.each_term(&mut |term| {
                says |= term.values.iter().any(|(_, v)| *v == FieldValue::Is(property));
            });
        }
        says
    }
}
