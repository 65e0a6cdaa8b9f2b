//! The scope: the query that says what is counted, with its answer and everything that follows from it.

use std::sync::Arc;

use crate::index::{Answer, Counts, Data, Facet, FacetRow};
use crate::model::{EventIx, KindIx, Truth};
use crate::query::{self, Query};

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
        let counts = data.index.count(&answer);
        let facets = FACETS.iter().map(|f| facet_rows(&query, &answer, *f, data)).collect();
        let lanes = lanes(&answer, data);
        Arc::new(Scope { query, answer, counts, facets, lanes, generation: data.generation })
    }

    /// How many events match at least possibly.
    pub fn len(&self) -> usize {
        self.answer.certain.count() + self.answer.possible.count()
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
    let field = facet.field();
    if !query::edit::has_field(query, field) {
        return data.index.facet(answer, facet);
    }
    let without = query::edit::without_field(query, field);
    data.index.facet(&query::eval(&without, data), facet)
}

fn lanes(answer: &Answer, data: &Data) -> Vec<KindIx> {
    let kinds = data.store.catalog().kinds.len();
    let mut seen = vec![false; kinds];
    for event in answer.iter() {
        seen[data.index.row(event).kind.at()] = true;
    }
    (0..kinds).filter(|k| seen[*k]).map(|k| KindIx(k as u32)).collect()
}
