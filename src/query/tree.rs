//! The tree of a query: what is asked, with the place in the text where each part was written.

use super::field::{Field, Of, Op};
use super::pattern::Pattern;
pub use super::values::{CountValue, DateValue, FieldValue, Numbers};
use crate::index::Facet;
use crate::text::Text;

/// Where a node was written: a byte range of [`super::Query::written`]. Any two are equal, so that trees
/// are compared by what they ask and not by where it stands.
#[derive(Clone, Copy, Debug, Default, Eq)]
pub struct At {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl At {
    /// The range from `start` to `end`.
    pub fn new(start: usize, end: usize) -> At {
        At { start, end }
    }

    /// The smallest range that holds both.
    pub fn hull(self, other: At) -> At {
        At { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// As a range of bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

impl PartialEq for At {
    fn eq(&self, _: &At) -> bool {
        true
    }
}

/// A part of a query and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it was written, without the parentheses around it.
    pub at: At,
    /// What it asks.
    pub tree: Tree,
}

/// What a part of a query asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// A word or a phrase, found anywhere in an event's texts, without regard to case or accents.
    Words(Text),
    /// A regular expression, found in one of an event's texts.
    Regex(Pattern),
    /// A field with values.
    Term(Term),
    /// What matches certainly, without doubt; what does so possibly does not.
    Certainly(Box<Node>),
    /// What matches at least possibly, without doubt.
    Possibly(Box<Node>),
    /// The opposite; never of another `Not`.
    Not(Box<Node>),
    /// All of these: two or more, none of them an `And`.
    And(Vec<Node>),
    /// Any of these: two or more, none of them an `Or`.
    Or(Vec<Node>),
}

/// A field, how it is compared, and the values of which any one will do.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The field.
    pub field: Field,
    /// What narrows it: always the role for [`Field::Role`], perhaps a side for a count, else nothing.
    pub of: Option<Of>,
    /// How; never [`Op::Is`] with `=`: both signs of equality are one.
    pub op: Op,
    /// At least one value, none twice; exactly one for an order.
    pub values: Vec<(At, FieldValue)>,
}

impl Term {
    /// The name of the field as written: `kind`, `killed.civilians`, or a role of the store.
    pub fn name(&self) -> String {
        match &self.of {
            None => self.field.name().to_owned(),
            Some(Of::Side(_, id)) => format!("{}.{id}", self.field.name()),
            Some(Of::Role(_, id)) => id.to_string(),
        }
    }
}

impl Field {
    /// The field whose terms a facet's own counts ignore.
    pub fn of(facet: Facet) -> Field {
        match facet {
            Facet::Kind => Field::Kind,
            Facet::Form => Field::Form,
            Facet::Place => Field::Place,
            Facet::Actor => Field::Actor,
            Facet::Source => Field::Source,
            Facet::Year => Field::Date,
            Facet::Precision => Field::Precision,
            Facet::Is => Field::Is,
        }
    }
}

impl Node {
    /// A word or phrase.
    pub fn words(at: At, words: Text) -> Node {
        Node { at, tree: Tree::Words(words) }
    }

    /// A field with values; a value said twice is kept once. The first place it was written in stands.
    pub fn term(at: At, field: Field, op: Op, values: Vec<(At, FieldValue)>) -> Node {
        Node::narrowed(at, (field, None), op, values)
    }

    /// As [`Node::term`], of a field that something narrows.
    pub fn narrowed(at: At, field: (Field, Option<Of>), op: Op, values: Vec<(At, FieldValue)>) -> Node {
        let (field, of) = field;
        let mut once: Vec<(At, FieldValue)> = Vec::with_capacity(values.len());
        for value in values {
            if !once.contains(&value) {
                once.push(value);
            }
        }
        Node { at, tree: Tree::Term(Term { field, of, op, values: once }) }
    }

    /// The opposite of a node; of an opposite, the node itself.
    pub fn opposite(at: At, node: Node) -> Node {
        match node.tree {
            Tree::Not(inner) => *inner,
            _ => Node { at, tree: Tree::Not(Box::new(node)) },
        }
    }

    /// All of the nodes: nothing for none, the node itself for one, with nested conjunctions opened.
    pub fn all(nodes: Vec<Node>) -> Option<Node> {
        joined(nodes, Tree::And, |node| match node.tree {
            Tree::And(inner) => inner,
            _ => vec![node],
        })
    }

    /// Any of the nodes: nothing for none, the node itself for one, with nested disjunctions opened and values of one
    /// field listed in one term.
    pub fn any(nodes: Vec<Node>) -> Option<Node> {
        let open = |node: Node| match node.tree {
            Tree::Or(inner) => inner,
            _ => vec![node],
        };
        joined(listed(nodes.into_iter().flat_map(open)), Tree::Or, |node| vec![node])
    }

    /// The parts that must all hold: those of a conjunction, else the node alone.
    pub fn conjuncts(&self) -> &[Node] {
        match &self.tree {
            Tree::And(nodes) => nodes,
            _ => std::slice::from_ref(self),
        }
    }

    /// The term, if the node is one.
    pub fn as_term(&self) -> Option<&Term> {
        match &self.tree {
            Tree::Term(term) => Some(term),
            _ => None,
        }
    }

    /// Calls `visit` with every term of the tree, in the order written.
    pub fn each_term<'a>(&'a self, visit: &mut impl FnMut(&'a Term)) {
        if let Some(term) = self.as_term() {
            visit(term);
        }
        for part in self.parts() {
            part.each_term(visit);
        }
    }

    /// The first of this node and all below it that is one.
    pub fn find(&self, is: &dyn Fn(&Node) -> bool) -> Option<&Node> {
        if is(self) { Some(self) } else { self.parts().iter().find_map(|part| part.find(is)) }
    }

    /// The nodes right below this one.
    pub fn parts(&self) -> &[Node] {
        match &self.tree {
            Tree::Words(_) | Tree::Regex(_) | Tree::Term(_) => &[],
            Tree::Not(inner) | Tree::Certainly(inner) | Tree::Possibly(inner) => std::slice::from_ref(inner),
            Tree::And(nodes) | Tree::Or(nodes) => nodes,
        }
    }
}

/// The terms of a conjunction that ask for a question and those that ask for an answer, in pairs: each pair must
/// hold of the same answer of an event.
pub fn asked_together(nodes: &[Node]) -> Vec<(&Term, &Term)> {
    let of = |field: Field| nodes.iter().filter_map(Node::as_term).filter(move |t| t.field == field);
    of(Field::Question).flat_map(|q| of(Field::Answer).map(move |a| (q, a))).collect()
}

impl Term {
    /// Whether any of these values and any of those of another term are any of both, so that they can stand in one
    /// list. A question and an answer must be met together, for which one in a list of them is not one among others.
    fn lists_with(&self, other: &Term) -> bool {
        let apart = matches!(self.field, Field::Question | Field::Answer | Field::AsOf);
        let same = self.field == other.field && self.of == other.of;
        same && !apart && self.op == Op::Is && other.op == Op::Is
    }
}

/// The nodes of a disjunction with the values of each field in the first term that lists any.
fn listed(nodes: impl Iterator<Item = Node>) -> Vec<Node> {
    let mut listed: Vec<Node> = Vec::new();
    for node in nodes {
        let same = |other: &&mut Node| match (&other.tree, &node.tree) {
            (Tree::Term(term), Tree::Term(more)) => term.lists_with(more),
            _ => false,
        };
        match (listed.iter_mut().find(same), node) {
            (Some(Node { at, tree: Tree::Term(term) }), Node { at: there, tree: Tree::Term(more) }) => {
                *at = at.hull(there);
                let more: Vec<_> =
                    more.values.into_iter().filter(|value| !term.values.contains(value)).collect();
                term.values.extend(more);
            }
            (_, node) => listed.push(node),
        }
    }
    listed
}

/// Joins nodes under one operator, opening those of the same operator.
fn joined(nodes: Vec<Node>, wrap: fn(Vec<Node>) -> Tree, open: fn(Node) -> Vec<Node>) -> Option<Node> {
    let mut flat: Vec<Node> = nodes.into_iter().flat_map(open).collect();
    if flat.len() < 2 {
        return flat.pop();
    }
    let at = flat.iter().map(|n| n.at).reduce(At::hull).unwrap_or_default();
    Some(Node { at, tree: wrap(flat) })
}
