//! Whether a query asks for no more than another, so that its answer lies within the other's: with each letter that
//! is typed, words need only be looked for where they were found so far.

use super::Query;
use super::tree::{Node, Tree, asked_together};
use crate::text::fold;

/// How many pairs of parts are compared before the question is left open.
const COMPARED: usize = 4_000;

impl Query {
    /// Whether all that matches this query, certainly or possibly, matches the other too, on any data. Where that
    /// is not plain to see, it is said not to.
    pub fn narrows(&self, other: &Query) -> bool {
        let seen_alike = self.as_of() == other.as_of() && (other.says_context() || !self.says_context());
        let mut spare = COMPARED;
        seen_alike
            && other
                .root()
                .is_none_or(|whole| self.root().is_some_and(|part| implies(part, whole, &mut spare)))
    }

    /// The one part that this query asks for beside all that another asks for, if there is just one: what matches it
    /// is what matches both. None where more than that may differ.
    pub fn beside(&self, other: &Query) -> Option<Query> {
        let ours = self.root().map_or(&[][..], Node::conjuncts);
        let theirs = other.root().map_or(&[][..], Node::conjuncts);
        let mut more = ours.iter().filter(|part| !theirs.contains(part));
        let part = more.next().filter(|_| more.next().is_none())?;
        let all = ours.len() == theirs.len() + 1 && theirs.iter().all(|part| ours.contains(part));
        let alike = self.says_context() == other.says_context() && self.as_of() == other.as_of();
        let apart = asked_together(ours).len() == asked_together(theirs).len();
        if all && alike && apart { Query::of(Some(part.clone())) } else { None }
    }
}

/// Whether an event of which `part` holds at least possibly is one of which `whole` does.
fn implies(part: &Node, whole: &Node, spare: &mut usize) -> bool {
    let Some(left) = spare.checked_sub(1) else { return false };
    *spare = left;
    if part == whole {
        return true;
    }
    match (&part.tree, &whole.tree) {
        (Tree::Or(parts), _) => parts.iter().all(|part| implies(part, whole, spare)),
        (_, Tree::And(wholes)) => {
            wholes.iter().all(|whole| implies(part, whole, spare)) && asks_together(part, wholes)
        }
        (Tree::Certainly(inner) | Tree::Possibly(inner), _) => implies(inner, whole, spare),
        (_, Tree::Possibly(inner)) => implies(part, inner, spare),
        (Tree::And(parts), Tree::Or(wholes)) => {
            parts.iter().any(|part| implies(part, whole, spare))
                || wholes.iter().any(|whole| implies(part, whole, spare))
        }
        (Tree::And(parts), _) => parts.iter().any(|part| implies(part, whole, spare)),
        (_, Tree::Or(wholes)) => wholes.iter().any(|whole| implies(part, whole, spare)),
        (Tree::Words(longer), Tree::Words(shorter)) => {
            fold(longer.as_str()).contains(&fold(shorter.as_str()))
        }
        _ => false,
    }
}

/// Whether a question and an answer that must be of one answer in the whole must be so in the part.
fn asks_together(part: &Node, wholes: &[Node]) -> bool {
    let pairs = asked_together(part.conjuncts());
    asked_together(wholes).iter().all(|pair| pairs.contains(pair))
}
