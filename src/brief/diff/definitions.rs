//! What changed of the definitions of a store, and of what is said of the whole.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Field, fields};
use crate::index::Data;
use crate::model::{Catalog, Id, Place, PlaceIx, Source};
use crate::text::Text;

/// What became of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
}

/// A definition that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The list it stands in, by its key in the store format; `store` for the head.
    pub list: &'static str,
    /// Its id; of a view its name, of the head the key.
    pub name: Text,
    /// What became of it.
    pub turn: Turn,
    /// Its fields that changed, where it is still there.
    pub fields: Vec<Field>,
}

/// Everything defined, by list and name.
type Defined = BTreeMap<(&'static str, String), Value>;

/// What changed, by list and name.
pub(super) fn changed(old: &Data, new: &Data) -> Vec<Definition> {
    let (old, new) = (defined(old.store.catalog()), defined(new.store.catalog()));
    let entry = |(list, name): &(&'static str, String), turn| {
        let fields = Vec::new();
        Definition { list, name: Text::new(name), turn, fields }
    };
    let mut found: Vec<Definition> = old
        .iter()
        .filter_map(|(key, value)| match new.get(key) {
            None => Some(entry(key, Turn::Removed)),
            Some(now) => {
                let fields = fields(value, now);
                (!fields.is_empty()).then(|| Definition { fields, ..entry(key, Turn::Changed) })
            }
        })
        .collect();
    found.extend(new.keys().filter(|key| !old.contains_key(*key)).map(|key| entry(key, Turn::Added)));
    found.sort_by(|a, b| (a.list, a.name.as_str()).cmp(&(b.list, b.name.as_str())));
    found
}

fn defined(catalog: &Catalog) -> Defined {
    let mut all = Defined::new();
    head(catalog, &mut all);
    let terms = [
        ("kinds", &catalog.kinds),
        ("sides", &catalog.sides),
        ("roles", &catalog.roles),
        ("actor_kinds", &catalog.actor_kinds),
    ];
    for (list, terms) in terms {
        let named = terms.iter().map(|term| ((list, term.id.to_string()), json!({"name": term.name.raw()})));
        all.extend(named);
    }
    all.extend(catalog.questions.iter().map(|q| {
        (("questions", q.id.to_string()), json!({"ask": q.ask.raw(), "answers": ids(q.answers.iter())}))
    }));
    all.extend(catalog.sources.iter().map(|s| (("sources", s.id().to_owned()), source(s))));
    all.extend(catalog.places.iter().map(|p| (("places", p.id.to_string()), place(p, catalog))));
    all.extend(catalog.actors.iter().map(|actor| {
        let kind = actor.kind.and_then(|ix| catalog.actor_kinds.get(ix.at())).map(|k| k.id.as_str());
        let side = actor.side.map(|ix| catalog.side(ix).id.as_str());
        let value = json!({"name": actor.name.raw(), "also": texts(&actor.also), "kind": kind, "side": side});
        (("actors", actor.id.to_string()), value)
    }));
    all.extend(
        catalog.views.iter().map(|v| (("views", v.name.raw().to_owned()), json!({"where": v.query.raw()}))),
    );
    all
}

fn head(catalog: &Catalog, all: &mut Defined) {
    let text = |text: &Option<Text>| json!(text.as_ref().map(Text::raw));
    let fields = [
        ("title", json!(catalog.title.raw())),
        ("version", text(&catalog.version)),
        ("about", text(&catalog.about)),
        ("licence", text(&catalog.licence)),
        ("attribution", text(&catalog.attribution)),
        ("covers", json!(catalog.covers.as_str())),
    ];
    let given = fields.into_iter().filter(|(_, value)| !value.is_null());
    all.extend(given.map(|(key, value)| (("store", key.to_owned()), json!({key: value}))));
}

fn source(source: &Source) -> Value {
    let text = |text: &Option<Text>| json!(text.as_ref().map(Text::raw));
    let passed: Vec<Value> = source.more.passed_over.iter().map(|(n, why)| json!([n, why.raw()])).collect();
    json!({
        "title": source.whole_title().raw(),
        "publisher": source.publisher.raw(),
        "author": text(&source.more.author),
        "agency": text(&source.more.agency),
        "url": text(&source.more.url),
        "language": text(&source.more.language),
        "published": source.published.as_str(),
        "published_basis": text(&source.more.published_basis),
        "caution": text(&source.more.caution),
        "file": text(&source.more.file),
        "sha256": text(&source.more.sha256),
        "passed_over": passed,
    })
}

fn place(place: &Place, catalog: &Catalog) -> Value {
    let within = place.within.iter().map(|ix: &PlaceIx| &catalog.place(*ix).id);
    let at = place.at.map(|(lat, lon)| [lat, lon]);
    json!({
        "name": place.name.raw(),
        "also": texts(&place.also),
        "within": ids(within),
        "at": at,
        "precision": place.precision.map(|p| p.written()),
    })
}

fn ids<'a>(ids: impl Iterator<Item = &'a Id>) -> Vec<&'a str> {
    ids.map(Id::as_str).collect()
}

fn texts(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::raw).collect()
}
