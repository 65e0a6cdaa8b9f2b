//! What a query can name: the definitions of a store, and its events and tags where these are at hand.

use std::sync::{Arc, Mutex};

use crate::index::{Answer, Bits, Data, Facet, Tally};
use crate::model::{Catalog, EventIx, Id};
use crate::text::Text;

use super::context::Rest;
use super::entries::Entry;
use super::eval::{eval_in, eval_open, shown_to};
use super::field::{Field, Of};
use super::pattern::Pattern;
use super::tree::asked_together;
use super::{Node, Query};

/// What a query can name.
///
/// A [`Catalog`] alone knows no events: then any id and any tag will do, and none is found.
pub trait Named {
    /// The definitions.
    fn catalog(&self) -> &Catalog;

    /// The position of the event with an id.
    fn event(&self, _id: &str) -> Option<EventIx> {
        None
    }

    /// The id of every event; none when the events are not known.
    fn ids(&self) -> Option<Box<dyn Iterator<Item = &str> + '_>> {
        None
    }

    /// Every tag that an event carries, each once; none when the events are not known.
    fn tags(&self) -> Option<&[Id]> {
        None
    }

    /// The events that the person has marked; none where nobody marks any.
    fn marked(&self) -> Option<&Bits> {
        None
    }

    /// What an event is called; empty when it is not known.
    fn title(&self, _event: EventIx) -> Text {
        Text::default()
    }

    /// The values of a field's list that a folded text names, where the list is kept by name: by id, else by name
    /// or other spelling. None where it is to be looked through.
    fn listed(&self, _field: Field, _folded: &str) -> Option<Vec<Entry<'_>>> {
        None
    }

    /// The values of a field's list of whose names or other spellings a folded text is a part in whole words, where the
    /// list is kept by name.
    fn listed_in_part(&self, _field: Field, _folded: &str) -> Option<Vec<Entry<'_>>> {
        None
    }

    /// Whether a name near to one that is not known may be looked for, which takes its time.
    fn may_hint(&self) -> bool {
        true
    }

    /// What looking for an expression in the texts costs, in bytes gone through. None where it would take too long.
    fn cost(&self, _pattern: &Pattern) -> Option<u64> {
        Some(0)
    }

    /// Whether another expression can be made ready at once. Else it is only looked at whether it is one, and it is
    /// made ready when it is looked for.
    fn may_make_ready(&self) -> bool {
        true
    }

    /// The answer to the rest of a query, beside which its values are counted: the one from before if that is of the
    /// same rest and the same data. None where the events are not known, and where the rest is no query.
    fn beside(&self, _rest: &Rest, _before: Option<&Arc<Beside>>) -> Option<Arc<Beside>> {
        None
    }

    /// How many events answer each of these terms beside the rest of a query; nothing for what is no query.
    fn answering(&self, _beside: &Beside, terms: &[String]) -> Vec<Option<Tally>> {
        vec![None; terms.len()]
    }

    /// How many events have each value of a field beside the rest of a query, in the order of the field's list, where
    /// all of them are counted as soon as one. A role comes with which it is.
    fn tallies(&self, _beside: &Beside, _field: Field, _of: Option<&Of>) -> Option<Vec<Tally>> {
        None
    }
}

/// The rest of a query with its answer. With each letter of a value the rest stays the same, so it is answered once.
#[derive(Clone, Debug)]
pub struct Beside {
    rest: Rest,
    generation: u64,
    /// What must hold together with the value.
    query: Query,
    /// Whether context is asked for anywhere in the line.
    context: bool,
    /// Events outside the coverage with the others.
    answer: Answer,
    /// What of it may answer.
    shown: Answer,
}

/// The answer follows from the rest and the data.
impl PartialEq for Beside {
    fn eq(&self, other: &Beside) -> bool {
        self.generation == other.generation && self.rest == other.rest
    }
}

impl Eq for Beside {}

impl Beside {
    fn of(rest: &Rest, data: &Data) -> Option<Beside> {
        let (query, context) = rest.context(data)?;
        let answer = eval_open(&query, &data.index, data);
        let shown = answer.and(&shown_to(context, &data.index));
        Some(Beside { rest: rest.clone(), generation: data.generation, query, context, answer, shown })
    }

    /// How many events answer a term as well.
    fn count(&self, term: &str, data: &Data) -> Option<Tally> {
        let asked = Query::read(term, data).ok()?;
        if self.query.asks_together_with(&asked) {
            let both = Query::read(&format!("({}) {term}", self.query), data).ok()?;
            return Some(eval_in(&both, &data.index, data).count());
        }
        let answer = eval_open(&asked, &data.index, data);
        if self.context || !asked.says_context() {
            return Some(answer.and(&self.shown).count());
        }
        // Whether context is counted is a matter of the whole query.
        Some(answer.and(&self.answer).and(&shown_to(true, &data.index)).count())
    }
}

impl Query {
    /// Whether a question here and an answer there, or the other way round, must be of one answer of an event.
    fn asks_together_with(&self, other: &Query) -> bool {
        let parts = |query: &Query| query.root().map_or(Vec::new(), |root| root.conjuncts().to_vec());
        let (ours, theirs) = (parts(self), parts(other));
        let apart = asked_together(&ours).len() + asked_together(&theirs).len();
        let both: Vec<Node> = ours.into_iter().chain(theirs).collect();
        asked_together(&both).len() > apart
    }
}

impl Named for Catalog {
    fn catalog(&self) -> &Catalog {
        self
    }
}

impl Named for Data {
    fn catalog(&self) -> &Catalog {
        self.store.catalog()
    }

    fn event(&self, id: &str) -> Option<EventIx> {
        self.store.find(id)
    }

    fn ids(&self) -> Option<Box<dyn Iterator<Item = &str> + '_>> {
        let all = (0..self.store.len()).map(|at| self.store.id(EventIx(at as u32)));
        Some(Box::new(all))
    }

    fn tags(&self) -> Option<&[Id]> {
        Some(self.index.tags())
    }

    fn marked(&self) -> Option<&Bits> {
        Some(Data::marked(self))
    }

    fn title(&self, event: EventIx) -> Text {
        self.index.title(event)
    }

    fn cost(&self, pattern: &Pattern) -> Option<u64> {
        let bytes = self.store.bytes();
        self.tried.or_try(pattern.source().as_str(), || {
            let trial = pattern.trial();
            if let Some(cost) = trial.least_on(bytes) {
                return Some(cost);
            }
            let trial = Mutex::new(trial);
            let tried = |text: &str| {
                if let Ok(mut trial) = trial.lock() {
                    trial.take(text);
                }
                false
            };
            self.index.texts_where(&tried, None);
            trial.lock().ok().and_then(|trial| trial.cost(bytes))
        })
    }

    fn beside(&self, rest: &Rest, before: Option<&Arc<Beside>>) -> Option<Arc<Beside>> {
        let same = |before: &&Arc<Beside>| before.generation == self.generation && before.rest == *rest;
        match before.filter(same) {
            Some(before) => Some(Arc::clone(before)),
            None => Beside::of(rest, self).map(Arc::new),
        }
    }

    fn answering(&self, beside: &Beside, terms: &[String]) -> Vec<Option<Tally>> {
        terms.iter().map(|term| beside.count(term, self)).collect()
    }

    fn tallies(&self, beside: &Beside, field: Field, of: Option<&Of>) -> Option<Vec<Tally>> {
        let facet = match field {
            Field::Kind => Facet::Kind,
            Field::Place => Facet::Place,
            Field::Actor => Facet::Actor,
            Field::Source => Facet::Source,
            Field::Tag => return Some(self.index.by_tag(&beside.shown)),
            Field::By => return Some(self.index.by_voice(&beside.shown, false)),
            Field::Via => return Some(self.index.by_voice(&beside.shown, true)),
            _ => {
                let Some(Of::Role(role, _)) = of else { return None };
                return Some(self.index.by_role(&beside.shown, *role));
            }
        };
        let rows = self.index.facet(&beside.shown, facet);
        Some(rows.iter().map(|row| Tally { certain: row.certain, possible: row.possible }).collect())
    }
}
