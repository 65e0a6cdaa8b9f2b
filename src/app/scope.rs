//! The scope: the query that says what is counted, with its answer and everything that follows from it.

use std::sync::Arc;

use crate::index::{Answer, Bits, Counts, Data, Listing, Order};
use crate::model::{EventIx, Truth};
use crate::query::{self, Query, edit};

/// A query and its answers. Never changes; another query makes another scope.
#[derive(Debug)]
pub struct Scope {
    /// What is asked.
    pub query: Query,
    /// Which events match, certainly and possibly.
    pub answer: Answer,
    /// The events in order, to page through.
    pub listing: Listing,
    /// How many, by form.
    pub counts: Counts,
    /// How many events would match possibly, had the query not taken the doubt from all that it asks.
    pub left_out: usize,
    /// Where nothing matches, what its words may mean, asked for by their fields.
    pub meant: Option<Query>,
    /// The generation of the data it was asked of.
    pub generation: u64,
    /// The marked events that it was asked of, where it asks for marks.
    marked: Option<Arc<Bits>>,
}

/// The rest follows from the query and the data.
impl PartialEq for Scope {
    fn eq(&self, other: &Scope) -> bool {
        self.generation == other.generation && self.query == other.query && self.marked == other.marked
    }
}

impl Eq for Scope {}

impl Scope {
    /// Asks the query of the data as they are. Where the query says another day than they are as of, the answer stands
    /// only until who holds the data has turned them to that day; see [`Scope::awaits`].
    pub fn of(query: Query, data: &Data) -> Arc<Scope> {
        let answer = query::eval_in(&query, &data.index, data);
        Scope::answered(query, answer, data)
    }

    /// Whether it must be asked again, of the data as of the day that its query says.
    pub fn awaits(&self, data: &Data) -> bool {
        self.query.as_of() != data.store.known_by()
    }

    /// Asks the query of the data, looking only where the scope before it matched if it asks for no more.
    pub fn after(before: &Scope, query: Query, data: &Data) -> Arc<Scope> {
        let other = before.generation != data.generation || query.as_of() != data.store.known_by();
        if other || before.is_marked_otherwise(data) {
            return Scope::of(query, data);
        }
        let answer = query::eval_after(&query, data, &before.query, &before.answer.either());
        Scope::answered(query, answer, data)
    }

    fn answered(query: Query, answer: Answer, data: &Data) -> Arc<Scope> {
        let listing = data.index.listing(&answer, Order::Date);
        let counts = data.index.count(&answer);
        let left_out = left_out(&query, &answer, data);
        let marked = query.says_marked().then(|| Arc::clone(data.marked()));
        let meant = if listing.is_empty() { query::meant(&query, data) } else { None };
        let generation = data.generation;
        Arc::new(Scope { query, answer, listing, counts, left_out, meant, generation, marked })
    }

    /// Whether it asks for marks, and others are marked by now.
    pub fn is_marked_otherwise(&self, data: &Data) -> bool {
        self.marked.as_ref().is_some_and(|marked| marked != data.marked())
    }

    /// How many events match at least possibly.
    pub fn len(&self) -> usize {
        self.listing.len()
    }

    /// Whether nothing matches.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many of some events match at least possibly.
    pub fn count_of(&self, events: &Bits) -> usize {
        events.count_and(&self.answer.certain) + events.count_and(&self.answer.possible)
    }

    /// How an event matches.
    pub fn truth(&self, event: EventIx) -> Truth {
        self.answer.truth(event)
    }
}

/// How many events a query leaves out because they match only possibly.
fn left_out(query: &Query, answer: &Answer, data: &Data) -> usize {
    if !edit::is_certain(query) {
        return 0;
    }
    let doubted = query::eval_in(&edit::doubted(query), &data.index, data);
    doubted.either().count().saturating_sub(answer.either().count())
}
