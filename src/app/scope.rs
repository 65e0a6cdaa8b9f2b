//! The scope: the query that says what is counted, with its answer and everything that follows from it.

use std::sync::Arc;

use crate::index::{Answer, Counts, Data, Facet, FacetRow, Listing, Order};
use crate::model::{EventIx, KindIx, Truth};
use crate::query::{self, Field, Query};

/// The facets that the Filter pane shows, in its order.
pub const FACETS: &[Facet] =
    &[Facet::Kind, Facet::Form, Facet::Place, Facet::Actor, Facet::Source, Facet::Year, Facet::Is];

/// A query and its answers. Never changes; another query makes another scope.
#[derive(Debug, PartialEq)]
pub struct Scope {
    /// What is asked.
    pub query: Query,
    /// Which events match, certainly and possibly.
    pub answer: Answer,
    /// The events in order, to page through.
    pub listing: Listing,
    /// How many, by form.
    pub counts: Counts,
    /// For each of [`FACETS`], what choosing each value would give: its own term is left out.
    pub facets: Vec<Vec<FacetRow>>,
    /// Kinds that occur, in the store's order: the lanes.
    pub lanes: Vec<KindIx>,
    /// The generation of the data it was asked of.
    pub generation: u64,
}

impl Scope {
    /// Asks the query of the data.
    pub fn of(query: Query, data: &Data) -> Arc<Scope> {
        let answer = query::eval(&query, data);
        let listing = data.index.listing(&answer, Order::Date);
        let counts = data.index.count(&answer);
        let facets = FACETS.iter().map(|f| facet_rows(&query, &answer, *f, data)).collect();
        let lanes = lanes(&answer, data);
        Arc::new(Scope { query, answer, listing, counts, facets, lanes, generation: data.generation })
    }

    /// How many events match at least possibly.
    pub fn len(&self) -> usize {
        self.listing.len()
    }

    /// Whether nothing matches.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How an event matches.
    pub fn truth(&self, event: EventIx) -> Truth {
        self.answer.truth(event)
    }
}

fn facet_rows(query: &Query, answer: &Answer, facet: Facet, data: &Data) -> Vec<FacetRow> {
    let Some(field) = field(facet) else { return data.index.facet(answer, facet) };
    let without = query::edit::without_field(query, field);
    if without == *query {
        return data.index.facet(answer, facet);
    }
    data.index.facet(&query::eval(&without, data), facet)
}

/// The field that a facet's values are terms of.
fn field(facet: Facet) -> Option<Field> {
    match facet {
        Facet::Kind => Some(Field::Kind),
        Facet::Form => Some(Field::Form),
        Facet::Place => Some(Field::Place),
        Facet::Actor => Some(Field::Actor),
        Facet::Source => Some(Field::Source),
        Facet::Year => Some(Field::Date),
        Facet::Is => Some(Field::Is),
        Facet::Precision => None,
    }
}

fn lanes(answer: &Answer, data: &Data) -> Vec<KindIx> {
    let kinds = data.store.catalog().kinds.len();
    let mut seen = vec![false; kinds];
    for (event, _) in answer.iter() {
        if let Some(slot) = data.index.row(event).and_then(|row| seen.get_mut(row.kind.at())) {
            *slot = true;
        }
    }
    (0..kinds).filter(|k| seen[*k]).map(|k| KindIx(k as u32)).collect()
}
