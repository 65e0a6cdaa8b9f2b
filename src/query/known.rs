//! For who reads many queries of the same store: its lists are folded once, and near names are looked for a few
//! times only. Without it, very many views of very many places would take minutes.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::entries::{self, Entry};
use super::field::Field;
use super::names::Named;
use crate::index::Bits;
use crate::model::{Catalog, EventIx, Id};
use crate::text::{Text, fold};

/// How many times a near name is looked for.
const HINTS: usize = 20;

/// How many expressions are made ready at most, in a store of any size.
const READY: u64 = 100;

/// How many bytes may be gone through for expressions: as many are made ready as can go through the store so, one at
/// the least.
const GONE_THROUGH: u64 = 2 << 30;

/// The lists that are long: those of the store.
const LISTS: &[Field] = &[
    Field::Kind,
    Field::Place,
    Field::Actor,
    Field::ByKind,
    Field::Source,
    Field::Question,
    Field::Answer,
    Field::Tag,
];

/// What can be named, for who reads many queries.
pub struct Known<'n> {
    names: &'n dyn Named,
    lists: OnceLock<Vec<List<'n>>>,
    hints: AtomicUsize,
    ready: AtomicU64,
}

/// The entries of a list.
struct List<'n> {
    entries: Vec<Entry<'n>>,
    by_id: HashMap<&'n str, usize>,
    /// By folded names and other spellings.
    by_name: HashMap<String, Vec<usize>>,
}

impl<'n> List<'n> {
    fn new(entries: Vec<Entry<'n>>) -> List<'n> {
        let (mut by_id, mut by_name) = (HashMap::new(), HashMap::<String, Vec<usize>>::new());
        for (at, entry) in entries.iter().enumerate() {
            by_id.entry(entry.id).or_insert(at);
            for name in std::iter::once(entry.name).chain(entry.also.iter().map(Text::as_str)) {
                let named = by_name.entry(fold(name)).or_default();
                if named.last() != Some(&at) {
                    named.push(at);
                }
            }
        }
        List { entries, by_id, by_name }
    }

    fn named(&self, folded: &str) -> Vec<Entry<'n>> {
        let alone = self.by_id.get(folded).map(std::slice::from_ref);
        let found = alone.or_else(|| self.by_name.get(folded).map(Vec::as_slice)).unwrap_or_default();
        found.iter().filter_map(|at| self.entries.get(*at)).copied().collect()
    }

    fn named_in_part(&self, folded: &str) -> Vec<Entry<'n>> {
        let names = self.by_name.iter().filter(|(name, _)| entries::is_part(folded, name));
        let found: BTreeSet<usize> = names.flat_map(|(_, at)| at.iter().copied()).collect();
        found.into_iter().filter_map(|at| self.entries.get(at)).copied().collect()
    }
}

impl<'n> Known<'n> {
    /// The same names, of a store of so many bytes.
    pub fn new(names: &'n dyn Named, bytes: u64) -> Known<'n> {
        let ready = AtomicU64::new((GONE_THROUGH / bytes.max(1)).clamp(1, READY));
        Known { names, lists: OnceLock::new(), hints: AtomicUsize::new(HINTS), ready }
    }

    fn list(&self, field: Field) -> Option<&List<'n>> {
        let at = LISTS.iter().position(|list| *list == entries::list(field))?;
        let all = || LISTS.iter().map(|field| List::new(entries::of(*field, self.names))).collect();
        self.lists.get_or_init(all).get(at)
    }
}

impl Named for Known<'_> {
    fn catalog(&self) -> &Catalog {
        self.names.catalog()
    }

    fn event(&self, id: &str) -> Option<EventIx> {
        self.names.event(id)
    }

    fn ids(&self) -> Option<Box<dyn Iterator<Item = &str> + '_>> {
        self.names.ids()
    }

    fn tags(&self) -> Option<&[Id]> {
        self.names.tags()
    }

    fn marked(&self) -> Option<&Bits> {
        self.names.marked()
    }

    fn title(&self, event: EventIx) -> Text {
        self.names.title(event)
    }

    fn listed(&self, field: Field, folded: &str) -> Option<Vec<Entry<'_>>> {
        self.list(field).map(|list| list.named(folded))
    }

    fn listed_in_part(&self, field: Field, folded: &str) -> Option<Vec<Entry<'_>>> {
        self.list(field).map(|list| list.named_in_part(folded))
    }

    fn may_hint(&self) -> bool {
        let one_less = |left: usize| left.checked_sub(1);
        self.hints.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_ok()
    }

    fn may_make_ready(&self) -> bool {
        let one_less = |left: u64| left.checked_sub(1);
        self.ready.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Query;
    use crate::query::testing::catalog;

    #[test]
    fn what_is_kept_by_name_is_what_is_looked_through_for() {
        let catalog = catalog();
        let known = Known::new(&catalog, 0);
        for text in [
            "place:mosul",
            "place:\"al muthanna\"",
            "place:INJANA",
            "actor:daesh",
            "actor:\"the army\"",
            "actor:\"Islamic State\"",
            "actor:\"state\"",
            "place:\"al\"",
            "place:\"din\"",
            "by:isis",
            "attacker:\"Islamic State (ISIS)\"",
            "near:Mosul+5km",
            "kind:attack",
            "kind:atack",
            "source:\"a game\"",
            "source:a-game/3",
            "question:hold-ground",
            "answer:cannot",
            "tag:x",
            "weekday:fri",
            "by.kind:\"state force\"",
            "victim:nobody",
            "killd>1",
            "place:",
            "is:differing",
        ] {
            match (Query::read(text, &known), Query::read(text, &catalog)) {
                (Ok(one), Ok(other)) => assert_eq!(one, other, "{text}"),
                (one, other) => assert_eq!(one.err(), other.err(), "{text}"),
            }
        }
    }

    #[test]
    fn few_expressions_are_made_ready_and_fewer_in_a_large_store() {
        let catalog = catalog();
        for (bytes, ready) in [(0, READY), (1 << 20, READY), (1 << 27, 16), (1 << 40, 1)] {
            let known = Known::new(&catalog, bytes);
            let made = (0..200).filter(|_| !Query::read("/a.b/", &known).expect("it reads").is_put_off());
            assert_eq!(made.count() as u64, ready, "{bytes}");
            assert!(Query::read("/a(b/", &known).is_err(), "what is none is refused all the same");
        }
    }

    #[test]
    fn near_names_are_looked_for_a_few_times_only() {
        let catalog = catalog();
        let known = Known::new(&catalog, 0);
        let hinted = |query: &str| {
            (0..50).filter(|_| Query::read(query, &known).is_err_and(|e| e.hint.is_some())).count()
        };
        assert_eq!(hinted("place:mosull"), HINTS);
        assert_eq!(hinted("atacker:isis"), 0, "no more of any kind");
    }
}
