//! The tree of a query: what is asked, with the place in the text where each part was written.

use super::field::{Field, Op};
use crate::index::{Facet, FacetValue, Is};
use crate::model::{ActorIx, Catalog, Edtf, Form, Id, KindIx, PlaceIx, SourceIx};
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
    /// A field with values.
    Term(Term),
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
    /// How; never [`Op::Is`] with `=`: both signs of equality are one.
    pub op: Op,
    /// At least one value, none twice; exactly one for an order.
    pub values: Vec<(At, FieldValue)>,
}

/// A value that a field can have. Values of the store's own lists carry their id, so that a query prints
/// without the store.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// A kind of event.
    Kind(KindIx, Id),
    /// A form of event.
    Form(Form),
    /// A place, with all that lies within it.
    Place(PlaceIx, Id),
    /// An actor, in any role.
    Actor(ActorIx, Id),
    /// A cited source.
    Source(SourceIx, Id),
    /// A stretch of time.
    Date(DateValue),
    /// A property that an event has or has not.
    Is(Is),
}

/// A stretch of time as written in a query.
#[derive(Clone, Debug, PartialEq)]
pub enum DateValue {
    /// A date, from its earliest to its latest minute.
    On(Edtf),
    /// From one date through another; at least one is given.
    Range(Option<Edtf>, Option<Edtf>),
    /// A date and that many days to either side.
    Near(Edtf, u32),
}

impl Is {
    /// As written in a query, after `is:`.
    pub fn written(self) -> &'static str {
        match self {
            Is::Differing => "differing",
            Is::Context => "context",
            Is::Located => "located",
            Is::Linked => "linked",
        }
    }
}

impl FieldValue {
    /// The field that facets, toggles and brushes use for this value.
    pub fn field(&self) -> Field {
        match self {
            FieldValue::Kind(..) => Field::Kind,
            FieldValue::Form(_) => Field::Form,
            FieldValue::Place(..) => Field::Place,
            FieldValue::Actor(..) => Field::Actor,
            FieldValue::Source(..) => Field::Source,
            FieldValue::Date(_) => Field::Date,
            FieldValue::Is(_) => Field::Is,
        }
    }

    /// The value that a row of a facet counts: a year as that year's date; nothing for a facet that the
    /// language does not answer in this version, and for a year that no date can be written of.
    pub fn of(value: FacetValue, catalog: &Catalog) -> Option<FieldValue> {
        Some(match value {
            FacetValue::Kind(ix) => FieldValue::kind(ix, catalog),
            FacetValue::Form(form) => FieldValue::Form(form),
            FacetValue::Place(ix) => FieldValue::place(ix, catalog),
            FacetValue::Actor(ix) => FieldValue::actor(ix, catalog),
            FacetValue::Source(ix) => FieldValue::source(ix, catalog),
            FacetValue::Year(year) => {
                FieldValue::Date(DateValue::On(Edtf::parse(&format!("{year:04}")).ok()?))
            }
            FacetValue::Precision(_) => return None,
            FacetValue::Is(property) => FieldValue::Is(property),
        })
    }

    /// The kind at a position of the store's list.
    pub fn kind(ix: KindIx, catalog: &Catalog) -> FieldValue {
        FieldValue::Kind(ix, catalog.kind(ix).id.clone())
    }

    /// The place at a position of the store's list.
    pub fn place(ix: PlaceIx, catalog: &Catalog) -> FieldValue {
        FieldValue::Place(ix, catalog.place(ix).id.clone())
    }

    /// The actor at a position of the store's list.
    pub fn actor(ix: ActorIx, catalog: &Catalog) -> FieldValue {
        FieldValue::Actor(ix, catalog.actor(ix).id.clone())
    }

    /// The source at a position of the store's list.
    pub fn source(ix: SourceIx, catalog: &Catalog) -> FieldValue {
        FieldValue::Source(ix, catalog.source(ix).id.clone())
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
        let mut once: Vec<(At, FieldValue)> = Vec::with_capacity(values.len());
        for value in values {
            if !once.contains(&value) {
                once.push(value);
            }
        }
        Node { at, tree: Tree::Term(Term { field, op, values: once }) }
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

    /// Any of the nodes: nothing for none, the node itself for one, with nested disjunctions opened.
    pub fn any(nodes: Vec<Node>) -> Option<Node> {
        joined(nodes, Tree::Or, |node| match node.tree {
            Tree::Or(inner) => inner,
            _ => vec![node],
        })
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
        match &self.tree {
            Tree::Words(_) => {}
            Tree::Term(term) => visit(term),
            Tree::Not(inner) => inner.each_term(visit),
            Tree::And(nodes) | Tree::Or(nodes) => nodes.iter().for_each(|n| n.each_term(visit)),
        }
    }
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
