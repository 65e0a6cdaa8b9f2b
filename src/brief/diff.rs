//! What changed between two stores, in terms of events: added, removed, re-dated, with another toll or other claims.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value};

use super::{cite, claims, json};
use crate::index::Data;
use crate::model::{Catalog, Event, EventIx, wording};
use crate::text;
use crate::text::Text;

mod definitions;
mod same;

pub use definitions::{Definition, Turn};

/// What changed.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Diff {
    /// Events that only the new store has, in its order.
    pub added: Vec<Named>,
    /// Events that only the old store has, in its order.
    pub removed: Vec<Named>,
    /// Events that both have and that are not the same, in the order of the new store.
    pub changed: Vec<Changed>,
    /// Definitions, and what is said of the whole store.
    pub definitions: Vec<Definition>,
}

/// An event by its id, date and title.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The id.
    pub id: Text,
    /// The date as a list prints it.
    pub date: Text,
    /// The title.
    pub title: Text,
}

/// An event that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The event, as it is now.
    pub event: Named,
    /// Its date, in EDTF and in words, before and now.
    pub dated: Option<Pair>,
    /// Its toll, before and now.
    pub toll: Option<Pair>,
    /// Claims that are new.
    pub claims_added: Vec<Text>,
    /// Claims that are gone.
    pub claims_removed: Vec<Text>,
    /// Claims of the same passage that say something else.
    pub claims_changed: Vec<ChangedClaim>,
    /// The other fields that changed.
    pub fields: Vec<Field>,
}

/// A field by its name in the store format, with what it held and holds; null for nothing.
pub type Field = (String, Value, Value);

/// A claim that says something else.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedClaim {
    /// The claim, as it is now.
    pub claim: Text,
    /// Its fields that changed.
    pub fields: Vec<Field>,
}

impl ChangedClaim {
    /// `courier-2020 ¶5 “two passengers died at the ford”: rejected, words`.
    pub fn told(&self) -> Text {
        let fields: Vec<&str> = self.fields.iter().map(|(name, ..)| name.as_str()).collect();
        text!("{}: {}", self.claim, fields.join(", "))
    }
}

/// What something was and is.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Before.
    pub old: Text,
    /// Now.
    pub new: Text,
}

/// Fields that are told of by their names alone.
const OTHERS: [&str; 13] = [
    "dated", "form", "kind", "title", "summary", "place", "actors", "figures", "answers", "links", "coding",
    "weight", "tags",
];

impl Diff {
    /// What changed from one store to another.
    pub fn of(old: &Data, new: &Data) -> Diff {
        let mut diff = Diff { definitions: definitions::changed(old, new), ..Diff::default() };
        for ix in events(new) {
            match old.store.find(new.store.id(ix)) {
                None => diff.added.push(named(ix, new)),
                Some(before) => diff.changed.extend(changed((before, old), (ix, new))),
            }
        }
        let gone = events(old).filter(|ix| new.store.find(old.store.id(*ix)).is_none());
        diff.removed = gone.map(|ix| named(ix, old)).collect();
        diff
    }

    /// Whether the stores say the same.
    pub fn is_empty(&self) -> bool {
        *self == Diff::default()
    }
}

fn events(data: &Data) -> impl Iterator<Item = EventIx> {
    (0..data.store.len() as u32).map(EventIx)
}

fn named(ix: EventIx, data: &Data) -> Named {
    let event = data.store.event(ix);
    Named { id: event.id.text(), date: wording::when_short(&event.when), title: event.title }
}

/// What changed of an event; nothing where nothing did.
fn changed(old: (EventIx, &Data), new: (EventIx, &Data)) -> Option<Changed> {
    let written =
        |(ix, data): (EventIx, &Data)| data.store.written(ix).map(|w| w.event().trim_end().to_owned());
    if written(old) == written(new) {
        return None;
    }
    let (before, now) = (old.1.store.event(old.0), new.1.store.event(new.0));
    let (catalog, catalog_now) = (old.1.store.catalog(), new.1.store.catalog());
    let (a, b) = (json::event(&before, catalog), json::event(&now, catalog_now));
    if a == b {
        return None;
    }
    let differs = |keys: &[&str]| keys.iter().any(|key| !same::field(key, a.get(*key), b.get(*key)));
    let dated = || Pair { old: date(&before), new: date(&now) };
    let tolls = || Pair { old: toll(&before, catalog), new: toll(&now, catalog_now) };
    let mut changed = Changed {
        event: named(new.0, new.1),
        dated: differs(&["date", "bounds", "time"]).then(dated),
        toll: differs(&["toll"]).then(tolls),
        claims_added: Vec::new(),
        claims_removed: Vec::new(),
        claims_changed: Vec::new(),
        fields: differing(&a, &b).filter(|(name, ..)| OTHERS.contains(&name.as_str())).collect(),
    };
    changed.compare_claims((&before, &a, catalog), (&now, &b, catalog_now));
    changed.says_something().then_some(changed)
}

/// The fields under which two objects hold something else, by name.
fn differing<'a>(
    old: &'a Map<String, Value>,
    new: &'a Map<String, Value>,
) -> impl Iterator<Item = Field> + 'a {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let value = |map: &Map<String, Value>, name: &String| map.get(name).cloned().unwrap_or(Value::Null);
    let both = move |name: &String| (name.clone(), value(old, name), value(new, name));
    names.into_iter().map(both).filter(|(name, old, new)| !same::field(name, Some(old), Some(new)))
}

/// As [`differing`], of values that are objects; nothing of others.
fn fields(old: &Value, new: &Value) -> Vec<Field> {
    let objects = old.as_object().zip(new.as_object());
    objects.into_iter().flat_map(|(old, new)| differing(old, new)).collect()
}

/// `2018?-06-17 (17 June 2018, year uncertain)`, with its bounds where it has some.
fn date(event: &Event) -> Text {
    let end = |end: &Option<crate::model::Edtf>| end.as_ref().map_or("..".to_owned(), |d| d.to_string());
    let bounds = event.when.bounds.as_ref().map(|(a, b)| format!(", bounds {} to {}", end(a), end(b)));
    text!("{}{} ({})", event.when.date, bounds.unwrap_or_default(), wording::when(&event.when, None))
}

fn toll(event: &Event, catalog: &Catalog) -> Text {
    match event.toll.as_slice() {
        [] => Text::new("not stated"),
        rows => {
            let rows: Vec<String> = rows.iter().map(|row| claims::toll(row, catalog).to_string()).collect();
            Text::new(rows.join("; "))
        }
    }
}

/// An event with its fields and the definitions it is read with.
type Side<'a> = (&'a Event, &'a Map<String, Value>, &'a Catalog);

impl Changed {
    /// Whether anything is not what it was; in another order it may all be the same.
    fn says_something(&self) -> bool {
        let claims = [&self.claims_added, &self.claims_removed].iter().any(|claims| !claims.is_empty());
        let values = self.dated.is_some() || self.toll.is_some() || !self.fields.is_empty();
        values || claims || !self.claims_changed.is_empty()
    }

    /// Claims are the same when they are equal. Of the others, one is what became of another when it is of the same
    /// passage: by its words first, then by its paragraph alone.
    fn compare_claims(&mut self, old: Side<'_>, new: Side<'_>) {
        let (mut gone, mut fresh) = (values(old.1), values(new.1));
        paired(&mut gone, &mut fresh, &same::claim);
        let of_one = |keys: &'static [&'static str]| {
            move |claim: &Value| {
                let values = keys.iter().map(|key| claim.get(key).map(Value::to_string).unwrap_or_default());
                values.collect::<Vec<_>>().join("\n")
            }
        };
        let mut became = paired(&mut gone, &mut fresh, &of_one(&["source", "para", "words"]));
        became.extend(paired(&mut gone, &mut fresh, &of_one(&["source", "para"])));
        became.sort_by_key(|(_, (at, _))| *at);
        let changed = became
            .iter()
            .map(|((_, was), (at, is))| ChangedClaim { claim: told(new, *at), fields: fields(was, is) });
        self.claims_changed = changed.collect();
        self.claims_removed = gone.keys().map(|at| told(old, *at)).collect();
        self.claims_added = fresh.keys().map(|at| told(new, *at)).collect();
    }
}

/// The claims of an event by their places in it.
type Claims = BTreeMap<usize, Value>;

/// Takes pairs that are alike out of both, each with its place: the first is paired with the first.
fn paired(
    old: &mut Claims,
    new: &mut Claims,
    alike: &dyn Fn(&Value) -> String,
) -> Vec<((usize, Value), (usize, Value))> {
    let mut free: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for (at, is) in &*new {
        free.entry(alike(is)).or_default().push_back(*at);
    }
    let mut pairs = Vec::new();
    for at in old.keys().copied().collect::<Vec<_>>() {
        let found = old.get(&at).and_then(|was| free.get_mut(&alike(was))?.pop_front());
        let pair = found.and_then(|n| old.remove_entry(&at).zip(new.remove_entry(&n)));
        pairs.extend(pair);
    }
    pairs
}

fn values(event: &Map<String, Value>) -> Claims {
    let list = event.get("claims").and_then(Value::as_array);
    list.into_iter().flatten().cloned().enumerate().collect()
}

/// `courier-2020 ¶5 “two passengers died at the ford”`, with what it says otherwise.
fn told(side: Side<'_>, at: usize) -> Text {
    let Some(claim) = side.0.claims.get(at) else { return Text::default() };
    let says = claims::asserts(claim, side.2).map(|says| format!(", {says}")).unwrap_or_default();
    let source = side.2.source(claim.source).id();
    text!("{source}{} “{}”{says}", cite::sign(claim), claim.words)
}
