//! What a query can name: the definitions of a store, and its events and tags where these are at hand.

use std::sync::Mutex;

use crate::index::{Bits, Data, Tally};
use crate::model::{Catalog, EventIx, Id};
use crate::text::Text;

use super::entries::Entry;
use super::field::Field;
use super::pattern::Pattern;
use super::{Query, eval_in};

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

    /// Whether a name near to one that is not known may be looked for, which takes its time.
    fn may_hint(&self) -> bool {
        true
    }

    /// Whether an expression can be looked for in the texts without taking too long.
    fn affords(&self, _pattern: &Pattern) -> bool {
        true
    }

    /// How many events answer each of these terms beside the rest of a query; nothing for what is no query, and
    /// where the events are not known. A rest that is no query narrows nothing.
    fn answering(&self, _rest: &str, terms: &[String]) -> Vec<Option<Tally>> {
        vec![None; terms.len()]
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

    fn affords(&self, pattern: &Pattern) -> bool {
        let trial = pattern.trial();
        if trial.is_cheap_on(self.store.bytes()) {
            return true;
        }
        let trial = Mutex::new(trial);
        let tried = |text: &str| {
            if let Ok(mut trial) = trial.lock() {
                trial.take(text);
            }
            false
        };
        self.index.texts_where(&tried, None);
        trial.lock().is_ok_and(|trial| trial.is_affordable())
    }

    fn answering(&self, rest: &str, terms: &[String]) -> Vec<Option<Tally>> {
        let rest = Query::read(rest, self).unwrap_or_default();
        let within = eval_in(&rest, &self.index, self);
        let count = |term: &String| {
            let asked = Query::read(term, self).ok()?;
            // Whether context is counted is a matter of the whole query.
            if asked.says_context() != rest.says_context() {
                let both = Query::read(&format!("{rest} {term}"), self).ok()?;
                return Some(eval_in(&both, &self.index, self).count());
            }
            Some(eval_in(&asked, &self.index, self).and(&within).count())
        };
        terms.iter().map(count).collect()
    }
}
