//! The answer to a query over the whole store, in bulk: every term is one question to the index.

use super::Query;
use super::dates::window;
use super::field::{Field, Op};
use super::tree::{FieldValue, Node, Term, Tree};
use crate::index::{Answer, Data, Index};
use crate::text::fold;

/// Which events match certainly, and which possibly; event by event what [`super::matches`] says of it.
pub fn eval(query: &Query, data: &Data) -> Answer {
    eval_in(query, &data.index)
}

/// Which events of an index match certainly, and which possibly; event by event what [`super::matches_in`]
/// says of it.
///
/// Events outside the coverage of the store match only when the query says `is:context`.
pub fn eval_in(query: &Query, index: &Index) -> Answer {
    let answer = query.root().map_or_else(|| index.all(), |root| node(root, index));
    if query.says_context() { answer } else { answer.and(&index.covered()) }
}

fn node(node: &Node, index: &Index) -> Answer {
    match &node.tree {
        Tree::Words(words) => index.words(&fold(words.as_str())),
        Tree::Term(term) => any_of(term, index),
        Tree::Not(inner) => self::node(inner, index).not(),
        Tree::And(nodes) => nodes.iter().fold(index.all(), |so_far, n| so_far.and(&self::node(n, index))),
        Tree::Or(nodes) => nodes.iter().fold(index.none(), |so_far, n| so_far.or(&self::node(n, index))),
    }
}

fn any_of(term: &Term, index: &Index) -> Answer {
    let values = term.values.iter().map(|(_, v)| one(term.field, term.op, v, index));
    values.fold(index.none(), |so_far, answer| so_far.or(&answer))
}

fn one(field: Field, op: Op, value: &FieldValue, index: &Index) -> Answer {
    match value {
        FieldValue::Kind(kind, _) => index.kind(*kind),
        FieldValue::Form(form) => index.form(*form),
        FieldValue::Place(place, _) => index.place(*place),
        FieldValue::Actor(who, _) => index.actor(*who, None),
        FieldValue::Source(source, _) => index.source(*source, None),
        FieldValue::Is(property) => index.is(*property),
        FieldValue::Date(date) => match window(op, date) {
            None => index.none(),
            Some(window) if field == Field::During => index.during(window),
            Some(window) => index.date(window),
        },
    }
}
