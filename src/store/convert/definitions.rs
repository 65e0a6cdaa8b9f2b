//! The head of a store: definitions of one file or several, merged and read.

#![expect(
    clippy::indexing_slicing,
    reason = "an entry goes by the number of the file it was read from, for which there is a reader"
)]

use std::collections::HashMap;

use super::Reader;
use super::places;
use super::sources::Shared;
use crate::error::Rule;
use crate::model::date::{FOREVER, FOREVER_AGO, civil};
use crate::model::{
    Actor, ActorKindIx, Catalog, Edtf, Id, Minute, Place, Question, SideIx, Source, Term, View, Window,
};
use crate::store::at::{At, Wrong};
use crate::store::gate::style::is_whole;
use crate::store::names::{Lookup, Names};
use crate::store::raw::{self, Head, Scalar};
use crate::text;
use crate::text::Text;

/// Names of query fields and words of the query language, which no role may have for an id.
pub const RESERVED: &[&str] = &[
    "actor",
    "and",
    "answer",
    "arrested",
    "asof",
    "by",
    "certainly",
    "coding",
    "date",
    "dated",
    "displaced",
    "during",
    "form",
    "freed",
    "id",
    "injured",
    "is",
    "kidnapped",
    "killed",
    "kind",
    "linked",
    "month",
    "near",
    "not",
    "or",
    "place",
    "possibly",
    "precision",
    "published",
    "question",
    "source",
    "sources",
    "tag",
    "via",
    "weekday",
    "weight",
    "within",
    "year",
];

/// Stands in for a date that cannot be read, so that the rest is looked at.
const EVER: &str = "0000/9999";

/// How many known names are looked through for near ones, in each file.
const SPARE: usize = 500_000;

/// The format version this program reads.
const FORMAT: &str = "1";

/// A definition's list and place in it.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The key of its list.
    pub list: &'static str,
    /// The file.
    pub file: usize,
    /// The item of the list in that file.
    pub item: usize,
    /// The position in the catalog.
    pub position: u32,
}

/// All that the heads of the files say together.
pub struct Definitions {
    /// The definitions, unless the head of the store cannot be read.
    pub names: Option<Names>,
    /// What is wrong, file by file.
    pub wrongs: Vec<Vec<Wrong>>,
    /// How many errors more there were than are kept.
    pub more: usize,
    /// How many warnings more.
    pub more_warnings: usize,
    /// Where each definition stands.
    pub origins: Vec<Origin>,
}

/// One definition of a list, its id read.
struct Entry<'h, T> {
    file: usize,
    item: usize,
    id: Id,
    raw: &'h T,
}

struct Merge<'h> {
    heads: &'h [Head<'h>],
    files: &'h [Text],
    readers: Vec<Reader>,
    origins: Vec<Origin>,
}

/// Reads and merges the heads of the files, which are called `files` in messages.
pub fn read(heads: &[Head<'_>], files: &[Text]) -> Definitions {
    let reader = |_: &Head<'_>| Reader { spare: SPARE, ..Reader::default() };
    let readers = heads.iter().map(reader).collect();
    let mut merge = Merge { heads, files, readers, origins: Vec::new() };
    let names = merge.names();
    Definitions {
        names,
        more: merge.readers.iter().map(|r| r.wrongs.more()).sum(),
        more_warnings: merge.readers.iter().map(|r| r.wrongs.more_warnings()).sum(),
        wrongs: merge.readers.into_iter().map(|r| r.wrongs.0).collect(),
        origins: merge.origins,
    }
}

impl<'h> Merge<'h> {
    fn names(&mut self) -> Option<Names> {
        let covers = self.covers();
        let (kinds, kind_ids) = self.terms("kinds", "kind", |h| &h.kinds);
        let (sides, side_ids) = self.terms("sides", "side", |h| &h.sides);
        let (roles, role_ids) = self.terms("roles", "role", |h| &h.roles);
        let (actor_kinds, actor_kind_ids) = self.terms("actor_kinds", "kind of actor", |h| &h.actor_kinds);
        let (questions, question_ids) = self.questions();
        let answers = questions.iter().map(|q| positions(&q.answers)).collect();
        let (sources, source_ids) = self.sources();
        let (places, place_ids) = self.places();
        let (actors, actor_ids) = self.actors(&actor_kind_ids, &side_ids);
        let catalog = Catalog {
            title: self.joined(|h| &h.title).unwrap_or_default(),
            version: self.joined(|h| &h.version),
            about: self.joined(|h| &h.about),
            licence: self.joined(|h| &h.licence),
            attribution: self.joined(|h| &h.attribution),
            covers: covers.or_else(|| Edtf::parse(EVER).ok())?,
            kinds,
            sides,
            roles,
            actor_kinds,
            questions,
            sources,
            places,
            actors,
            views: self.views(),
        };
        Some(Names {
            catalog,
            kinds: kind_ids,
            sides: side_ids,
            roles: role_ids,
            actor_kinds: actor_kind_ids,
            questions: question_ids,
            answers,
            sources: source_ids,
            places: place_ids,
            actors: actor_ids,
        })
    }

    /// One text of the head of all files: once if they agree, else one after the other.
    fn joined(&self, get: impl Fn(&'h Head<'h>) -> &'h Scalar<'h>) -> Option<Text> {
        let mut texts: Vec<&str> = Vec::new();
        for text in self.heads.iter().map(|h| get(h).as_str()).filter(|t| !t.is_empty()) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        (!texts.is_empty()).then(|| Text::new(super::tidy(&texts.join(" + "))))
    }

    /// What the store covers: from the first day of any file to the last.
    fn covers(&mut self) -> Option<Edtf> {
        let mut all: Vec<Edtf> = Vec::new();
        for (head, reader) in self.heads.iter().zip(&mut self.readers) {
            let root = At::ROOT;
            if is_whole(head.dateline.as_str()) && head.dateline.as_str() != FORMAT {
                let shown = Text::new(head.dateline.as_str());
                reader
                    .wrongs
                    .add(
                        Rule::FormatVersion,
                        &root.key("dateline"),
                        text!("Format version {shown} is not known."),
                    )
                    .label("not known")
                    .hint("this program reads version 1");
            }
            all.extend(reader.date(&head.covers, &root.key("covers")));
        }
        let first = all.first()?;
        if all.iter().all(|c| c.as_str() == first.as_str()) {
            return Some(first.clone());
        }
        let hull = all.iter().map(Window::of).reduce(Window::hull)?;
        Edtf::parse(&format!("{}/{}", day(hull.lo), day(hull.hi))).ok()
    }

    /// The definitions of one list, each once: identical ones of other files unify, others are faults.
    fn list<T: PartialEq>(
        &mut self,
        key: &'static str,
        what: &str,
        ids: &mut Lookup,
        get: impl Fn(&'h Head<'h>) -> &'h [T],
        id_of: impl Fn(&T) -> &Scalar<'_>,
    ) -> Vec<Entry<'h, T>> {
        let mut entries: Vec<Entry<'h, T>> = Vec::new();
        let before = ids.len();
        for (file, (head, reader)) in self.heads.iter().zip(&mut self.readers).enumerate() {
            for (item, raw) in get(head).iter().enumerate() {
                let (root, at);
                root = At::ROOT.key(key);
                at = root.item(item);
                let at = at.key("id");
                let Some(id) = reader.id(id_of(raw), &at) else {
                    ids.flawed(id_of(raw).as_str());
                    continue;
                };
                match ids.add(id.as_str()) {
                    Ok(position) => {
                        self.origins.push(Origin { list: key, file, item, position });
                        entries.push(Entry { file, item, id, raw });
                    }
                    Err(there) => {
                        let first = (there as usize).checked_sub(before).and_then(|n| entries.get(n));
                        if !first.is_some_and(|first| first.file != file && first.raw == raw) {
                            let other = first.filter(|f| f.file != file).and_then(|f| self.files.get(f.file));
                            again(reader, &at, &format!("{what} `{id}`"), first.is_none(), other);
                        }
                    }
                }
            }
        }
        entries
    }

    fn terms(
        &mut self,
        key: &'static str,
        what: &str,
        get: impl Fn(&'h Head<'h>) -> &'h [raw::Term<'h>],
    ) -> (Vec<Term>, Lookup) {
        let mut ids = Lookup::default();
        let entries = self.list(key, what, &mut ids, get, |t| &t.id);
        let mut terms = Vec::with_capacity(entries.len());
        for entry in entries {
            if key == "roles" && RESERVED.contains(&entry.id.as_str()) {
                let root = At::ROOT.key(key);
                let at = root.item(entry.item);
                let message = text!("`{}` is a word of the query language.", entry.id);
                let reader = &mut self.readers[entry.file];
                let wrong = reader.wrongs.add(Rule::ReservedId, &at.key("id"), message);
                wrong.label("taken").hint("each role becomes a query field; choose another id");
            }
            let name = self.readers[entry.file].text(&entry.raw.name);
            terms.push(Term { id: entry.id, name });
        }
        (terms, ids)
    }

    fn questions(&mut self) -> (Vec<Question>, Lookup) {
        let mut ids = Lookup::default();
        let entries = self.list("questions", "question", &mut ids, |h| &h.questions, |q| &q.id);
        let mut questions = Vec::with_capacity(entries.len());
        for entry in entries {
            let root = At::ROOT.key("questions");
            let at = root.item(entry.item);
            let reader = &mut self.readers[entry.file];
            let answers = reader.answers(&entry.raw.answers, &at.key("answers"));
            questions.push(Question { id: entry.id, ask: reader.text(&entry.raw.ask), answers });
        }
        (questions, ids)
    }

    fn sources(&mut self) -> (Vec<Source>, Lookup) {
        let mut ids = Lookup::default();
        let entries = self.list("sources", "source", &mut ids, |h| &h.sources, |s| &s.id);
        let mut sources = Vec::with_capacity(entries.len());
        let mut shared = Shared::default();
        for entry in entries {
            let root = At::ROOT.key("sources");
            let reader = &mut self.readers[entry.file];
            sources.extend(reader.source(entry.id, entry.raw, &root.item(entry.item), EVER, &mut shared));
        }
        (sources, ids)
    }

    fn places(&mut self) -> (Vec<Place>, Lookup) {
        let mut ids = Lookup::default();
        let entries = self.list("places", "place", &mut ids, |h| &h.places, |p| &p.id);
        let mut found = Vec::with_capacity(entries.len());
        let mut origins = Vec::with_capacity(entries.len());
        for entry in entries {
            let root = At::ROOT.key("places");
            let reader = &mut self.readers[entry.file];
            found.push(reader.place(entry.id, entry.raw, &root.item(entry.item), &ids));
            origins.push((entry.file, entry.item));
        }
        places::check(&found, &origins, &mut self.readers);
        (found, ids)
    }

    fn actors(&mut self, kinds: &Lookup, sides: &Lookup) -> (Vec<Actor>, Lookup) {
        let mut ids = Lookup::default();
        let mut actors = Vec::new();
        if let Some(id) = Id::new("unidentified") {
            let _first = ids.add(id.as_str());
            ids.mark(0);
            actors.push(Actor { name: id.text(), id, also: Vec::new(), kind: None, side: None });
        }
        let entries = self.list("actors", "actor", &mut ids, |h| &h.actors, |a| &a.id);
        for entry in entries {
            let root = At::ROOT.key("actors");
            let at = root.item(entry.item);
            let reader = &mut self.readers[entry.file];
            let raw = entry.raw;
            let kind = reader.refer(&raw.kind, &at.key("kind"), "kind of actor", "actor_kinds", kinds);
            let side = reader.refer(&raw.side, &at.key("side"), "side", "sides", sides);
            actors.push(Actor {
                id: entry.id,
                name: reader.text(&raw.name),
                also: reader.spellings(&raw.also),
                kind: kind.map(ActorKindIx),
                side: side.map(SideIx),
            });
        }
        (actors, ids)
    }

    /// Named views: those of the same name must be the same.
    fn views(&mut self) -> Vec<View> {
        let mut views: Vec<(usize, View)> = Vec::new();
        let mut by_name: HashMap<Text, usize> = HashMap::new();
        for (file, (head, reader)) in self.heads.iter().zip(&mut self.readers).enumerate() {
            for (n, raw) in head.views.iter().enumerate() {
                let view = View { name: reader.text(&raw.name), query: reader.text(&raw.query) };
                let Some((other, there)) = by_name.get(&view.name).and_then(|n| views.get(*n)) else {
                    by_name.insert(view.name.clone(), views.len());
                    views.push((file, view));
                    continue;
                };
                if *other != file && *there == view {
                    continue;
                }
                let root = At::ROOT.key("views");
                let at = root.item(n);
                let at = at.key("name");
                let other = self.files.get(*other).filter(|_| *other != file);
                again(reader, &at, &format!("view `{}`", view.name), false, other);
            }
        }
        views.into_iter().map(|(_, view)| view).collect()
    }
}

/// Where in a list each id stands.
fn positions(ids: &[Id]) -> HashMap<Id, usize> {
    ids.iter().cloned().zip(0..).collect()
}

/// Notes that something is defined again: here, or in another file, or that it is built in.
fn again(reader: &mut Reader, at: &At<'_>, what: &str, built_in: bool, other: Option<&Text>) {
    let wrongs = &mut reader.wrongs;
    match other {
        Some(other) => wrongs
            .add(Rule::Conflict, at, text!("The {what} is defined otherwise in {other}."))
            .label("another definition")
            .hint("make both the same, or rename one"),
        None if built_in => wrongs
            .add(Rule::DuplicateId, at, text!("The {what} is built in."))
            .label("taken")
            .hint("leave the definition out; it may be used without"),
        None => {
            wrongs.add(Rule::DuplicateId, at, text!("The {what} is defined twice.")).label("defined before")
        }
    };
}

/// A civil day as EDTF, or an open end.
fn day(minute: Minute) -> String {
    if minute == FOREVER || minute == FOREVER_AGO {
        return "..".into();
    }
    let (year, month, day, ..) = civil(minute);
    format!("{year:04}-{month:02}-{day:02}")
}

impl Reader {
    /// The answers to a question.
    fn answers(&mut self, raw: &[Scalar<'_>], at: &At<'_>) -> Vec<Id> {
        let says_nothing = |answer: &Scalar<'_>| {
            let word = answer.as_str().to_ascii_lowercase();
            matches!(&*word, "yes" | "no" | "y" | "n" | "true" | "false" | "on" | "off")
        };
        for (n, answer) in raw.iter().enumerate() {
            if says_nothing(answer) {
                let word = Text::new(answer.as_str());
                self.wrongs
                    .add(
                        Rule::YesNo,
                        &at.item(n),
                        text!("`{word}` is not an answer one can read without its question."),
                    )
                    .label("says yes or no")
                    .hint("name what is claimed, such as `can` and `cannot`");
            }
        }
        if raw.iter().any(says_nothing) {
            return Vec::new();
        }
        self.ids(raw, at, "answer")
    }
}
