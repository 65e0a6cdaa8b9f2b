//! What a query means, said of one event. Slow and plain: the bulk answer is held equal to it.

use super::Query;
use super::dates::window;
use super::field::{Field, Op};
use super::tree::{FieldValue, Node, Term, Tree};
use crate::index::{Data, Is, names, own_texts};
use crate::model::differ::differences;
use crate::model::{ActorIx, Catalog, Event, LinkKind, Part, PlaceIx, Says, Truth, Window};
use crate::text::fold;

/// An event and what is around it.
pub struct Around<'a> {
    /// The definitions its positions refer to.
    pub catalog: &'a Catalog,
    /// The event.
    pub event: &'a Event,
    /// The links that lead to it from other events.
    pub linked_from: &'a [LinkKind],
}

/// Whether an event of the store matches.
pub fn matches(query: &Query, event: &Event, data: &Data) -> Truth {
    let links = data.store.find(event.id.as_str()).map(|ix| data.index.links(ix)).unwrap_or_default();
    let linked_from: Vec<LinkKind> =
        links.iter().filter(|link| !link.outgoing).map(|link| link.kind).collect();
    matches_in(query, &Around { catalog: data.store.catalog(), event, linked_from: &linked_from })
}

/// Whether an event matches.
///
/// An event wholly outside the coverage of the store matches only a query that says `is:context`.
pub fn matches_in(query: &Query, around: &Around) -> Truth {
    let asked = query.root().map_or(Truth::Certain, |root| around.node(root));
    asked.and(Truth::crisp(query.says_context() || !around.has(Is::Context)))
}

impl Around<'_> {
    fn node(&self, node: &Node) -> Truth {
        let each = |n: &Node| self.node(n);
        match &node.tree {
            Tree::Words(words) => Truth::crisp(self.says(&fold(words.as_str()))),
            Tree::Term(term) => self.any_of(term),
            Tree::Not(inner) => !each(inner),
            Tree::And(nodes) => nodes.iter().map(each).fold(Truth::Certain, Truth::and),
            Tree::Or(nodes) => nodes.iter().map(each).fold(Truth::No, Truth::or),
        }
    }

    fn any_of(&self, term: &Term) -> Truth {
        let values = term.values.iter().map(|(_, v)| self.one(term.field, term.op, v));
        values.fold(Truth::No, Truth::or)
    }

    fn one(&self, field: Field, op: Op, value: &FieldValue) -> Truth {
        let event = self.event;
        let acts = |parts: &[Part], who: ActorIx| parts.iter().any(|part| part.who == who);
        match value {
            FieldValue::Kind(kind, _) => {
                coded_or_said(event.kind == *kind, said(event).any(|s| s.kind == Some(*kind)))
            }
            FieldValue::Form(form) => Truth::crisp(event.form == *form),
            FieldValue::Place(place, _) => at_place(event, *place, self.catalog),
            FieldValue::Actor(who, _) => {
                coded_or_said(acts(&event.actors, *who), said(event).any(|s| acts(&s.actors, *who)))
            }
            FieldValue::Source(source, _) => Truth::crisp(event.claims.iter().any(|c| c.source == *source)),
            FieldValue::Is(property) => Truth::crisp(self.has(*property)),
            FieldValue::Date(date) => match window(op, date) {
                None => Truth::No,
                Some(window) => falls(event, window, field == Field::During),
            },
        }
    }

    /// One of its texts, or a name in it, holds the folded needle.
    fn says(&self, needle: &str) -> bool {
        let mut found = false;
        let mut look = |text: &str| found |= fold(text).contains(needle);
        own_texts(self.event, &mut look);
        names(self.event, self.catalog, &mut look);
        found
    }

    fn has(&self, property: Is) -> bool {
        let (event, catalog) = (self.event, self.catalog);
        match property {
            Is::Differing => {
                !differences(event, catalog).is_empty() || self.linked(|k| k == LinkKind::Contradicts)
            }
            Is::Context => event.when.overlaps(Window::of(&catalog.covers)) == Truth::No,
            Is::Located => event.place.iter().any(|p| catalog.place(*p).at.is_some()),
            Is::Linked => self.linked(|_| true),
        }
    }

    /// Linked in that way, to or from another event.
    fn linked(&self, way: impl Fn(LinkKind) -> bool) -> bool {
        self.event.links.iter().map(|link| link.kind).chain(self.linked_from.iter().copied()).any(way)
    }
}

/// What the claims say besides the event as coded; rejected ones say it too.
fn said(event: &Event) -> impl Iterator<Item = &Says> {
    event.claims.iter().filter_map(|claim| claim.says.as_ref())
}

/// The coded value holds certainly, one that only a claim says possibly.
fn coded_or_said(coded: bool, said: bool) -> Truth {
    Truth::crisp(coded).or(if said { Truth::Possible } else { Truth::No })
}

/// Any of it falls into a window, or all of it.
fn falls(event: &Event, window: Window, wholly: bool) -> Truth {
    let coded = if wholly { event.when.within(window) } else { event.when.overlaps(window) };
    let may = said(event).filter_map(|s| s.date.as_ref()).any(|date| {
        let span = date.span();
        (if wholly { span.within(window) } else { span.overlaps(window) }).holds()
    });
    coded.or(coded_or_said(false, may))
}

/// A coded place is the place or lies within it, however the alternatives turn out. Where there are any, a
/// claim that says otherwise leaves it possible; so does a claim alone.
fn at_place(event: &Event, place: PlaceIx, catalog: &Catalog) -> Truth {
    let lies = |inner: &PlaceIx| catalog.maybe_within(*inner, place);
    let lists: Vec<&Vec<PlaceIx>> = said(event).map(|s| &s.place).filter(|list| !list.is_empty()).collect();
    let otherwise = lists.iter().any(|list| !list.iter().any(lies));
    let certain = |inner: &PlaceIx| {
        catalog.surely_within(*inner, place) && !(otherwise && has_alternatives(*inner, catalog))
    };
    let possible = event.place.iter().any(lies) || lists.iter().any(|list| list.iter().any(lies));
    coded_or_said(event.place.iter().any(certain), possible)
}

/// Whether where a place lies is one of several readings, at any height.
fn has_alternatives(place: PlaceIx, catalog: &Catalog) -> bool {
    let up = &catalog.place(place).within;
    up.len() > 1 || up.iter().any(|p| has_alternatives(*p, catalog))
}
