//! The head of a store: definitions of one file or several, merged and read.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;

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
use crate::store::raw::{self, Head, Runs, Scalar};
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

/// Definitions that follow each other in a list and in the catalog.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    list: &'static str,
    file: usize,
    item: usize,
    position: u32,
    count: u32,
}

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

/// Where each definition stands. There may be as many as events, but seldom does one not follow the one before it.
#[derive(Debug, Default)]
pub struct Origins(Vec<Stretch>);

impl Origins {
    fn push(&mut self, origin: Origin) {
        let Origin { list, file, item, position } = origin;
        if let Some(last) = self.0.last_mut()
            && last.list == list
            && (last.file, last.item + last.count as usize) == (file, item)
            && last.position + last.count == position
        {
            last.count += 1;
            return;
        }
        self.0.push(Stretch { list, file, item, position, count: 1 });
    }

    /// All of them, in the order of the lists.
    pub fn iter(&self) -> impl Iterator<Item = Origin> + '_ {
        self.0.iter().flat_map(|stretch| (0..stretch.count).map(|n| stretch.origin(n)))
    }

    /// Where the definition at a position stands, of the list that is the last so far and begins at this stretch.
    fn find(&self, list: usize, position: u32) -> Option<Origin> {
        let list = self.0.get(list..)?;
        let stretch = list.get(list.partition_point(|s| s.position <= position).checked_sub(1)?)?;
        let n = position - stretch.position;
        (n < stretch.count).then(|| stretch.origin(n))
    }
}

impl Stretch {
    fn origin(&self, n: u32) -> Origin {
        let (item, position) = (self.item + n as usize, self.position + n);
        Origin { list: self.list, file: self.file, item, position }
    }
}

/// All that the heads of the files say together.
#[derive(Default)]
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
    pub origins: Origins,
}

/// One definition of a list, its id read.
struct Entry<'e, T> {
    file: usize,
    item: usize,
    id: Id,
    raw: &'e T,
}

struct Merge<'h> {
    heads: &'h [Head<'h>],
    files: &'h [Text],
    readers: Vec<Reader>,
    origins: Origins,
}

/// Reads and merges the heads of the files, which are called `files` in messages. None if a list that was left as text
/// cannot be read as what it seems to hold: whole heads never come to that.
pub fn read(heads: &[Head<'_>], files: &[Text]) -> Option<Definitions> {
    let reader = |_: &Head<'_>| Reader { spare: SPARE, ..Reader::default() };
    let readers = heads.iter().map(reader).collect();
    let mut merge = Merge { heads, files, readers, origins: Origins::default() };
    let names = merge.names()?;
    Some(Definitions {
        names,
        more: merge.readers.iter().map(|r| r.wrongs.more()).sum(),
        more_warnings: merge.readers.iter().map(|r| r.wrongs.more_warnings()).sum(),
        wrongs: merge.readers.into_iter().map(|r| r.wrongs.0).collect(),
        origins: merge.origins,
    })
}

impl<'h> Merge<'h> {
    /// The definitions, unless the head of the store cannot be read; none at all if a list cannot.
    fn names(&mut self) -> Option<Option<Names>> {
        let covers = self.covers();
        let (kinds, kind_ids) = self.terms("kinds", "kind", |h| &h.kinds)?;
        let (sides, side_ids) = self.terms("sides", "side", |h| &h.sides)?;
        let (roles, role_ids) = self.terms("roles", "role", |h| &h.roles)?;
        let (actor_kinds, actor_kind_ids) = self.terms("actor_kinds", "kind of actor", |h| &h.actor_kinds)?;
        let (questions, question_ids) = self.questions()?;
        let answers = questions.iter().map(|q| positions(&q.answers)).collect();
        let (sources, source_ids) = self.sources()?;
        let (places, place_ids) = self.places()?;
        let (actors, actor_ids) = self.actors(&actor_kind_ids, &side_ids)?;
        let Some(covers) = covers.or_else(|| Edtf::parse(EVER).ok()) else { return Some(None) };
        let catalog = Catalog {
            title: self.joined(|h| &h.title).unwrap_or_default(),
            version: self.joined(|h| &h.version),
            about: self.joined(|h| &h.about),
            licence: self.joined(|h| &h.licence),
            attribution: self.joined(|h| &h.attribution),
            covers,
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
        Some(Some(Names {
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
        }))
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

    /// Hands over the definitions of one list, each once: identical ones of other files unify, others are faults.
    fn list<T: Deserialize<'h> + Clone + PartialEq + 'h>(
        &mut self,
        (key, what): (&'static str, &str),
        ids: &mut Lookup,
        get: impl Fn(&'h Head<'h>) -> Runs<'h, 'h, T>,
        id_of: impl Fn(&T) -> &Scalar<'_>,
        mut take: impl FnMut(&mut Reader, Entry<'_, T>),
    ) -> Option<()> {
        let begun = self.origins.0.len();
        let mut others = Others { heads: self.heads, get: &get, at: (0, 0), run: None };
        for (file, (head, reader)) in self.heads.iter().zip(&mut self.readers).enumerate() {
            let runs = get(head);
            for n in 0..runs.len() {
                let (first, items) = runs.get(n)?;
                for (item, raw) in (first..).zip(items.iter()) {
                    let root = At::ROOT.key(key);
                    let at = root.item(item);
                    let at = at.key("id");
                    let Some(id) = reader.id(id_of(raw), &at) else {
                        ids.flawed(id_of(raw).as_str());
                        continue;
                    };
                    let there = match ids.add(id.as_str()) {
                        Ok(position) => {
                            self.origins.push(Origin { list: key, file, item, position });
                            take(reader, Entry { file, item, id, raw });
                            continue;
                        }
                        Err(there) => self.origins.find(begun, there),
                    };
                    let elsewhere = there.filter(|first| first.file != file);
                    if !elsewhere.is_some_and(|first| others.item(first) == Some(raw)) {
                        let other = elsewhere.and_then(|first| self.files.get(first.file));
                        again(reader, &at, &format!("{what} `{id}`"), there.is_none(), other);
                    }
                }
            }
        }
        Some(())
    }

    fn terms(
        &mut self,
        key: &'static str,
        what: &str,
        get: impl Fn(&'h Head<'h>) -> &'h [raw::Term<'h>],
    ) -> Option<(Vec<Term>, Lookup)> {
        let (mut ids, mut terms) = (Lookup::default(), Vec::new());
        let take = |reader: &mut Reader, entry: Entry<'_, raw::Term<'_>>| {
            if key == "roles" && RESERVED.contains(&entry.id.as_str()) {
                let root = At::ROOT.key(key);
                let at = root.item(entry.item);
                let message = text!("`{}` is a word of the query language.", entry.id);
                let wrong = reader.wrongs.add(Rule::ReservedId, &at.key("id"), message);
                wrong.label("taken").hint("each role becomes a query field; choose another id");
            }
            terms.push(Term { id: entry.id, name: reader.text(&entry.raw.name) });
        };
        self.list((key, what), &mut ids, |h| Runs::Read(get(h)), |t| &t.id, take)?;
        Some((terms, ids))
    }

    fn questions(&mut self) -> Option<(Vec<Question>, Lookup)> {
        let (mut ids, mut questions) = (Lookup::default(), Vec::new());
        let take = |reader: &mut Reader, entry: Entry<'_, raw::Question<'_>>| {
            let root = At::ROOT.key("questions");
            let at = root.item(entry.item);
            let answers = reader.answers(&entry.raw.answers, &at.key("answers"));
            questions.push(Question { id: entry.id, ask: reader.text(&entry.raw.ask), answers });
        };
        self.list(("questions", "question"), &mut ids, |h| Runs::Read(&h.questions), |q| &q.id, take)?;
        Some((questions, ids))
    }

    /// How many definitions of a list there are at most.
    fn most<T: Deserialize<'h> + Clone + 'h>(&self, get: impl Fn(&'h Head<'h>) -> Runs<'h, 'h, T>) -> usize {
        self.heads.iter().map(|head| get(head).items()).sum()
    }

    fn sources(&mut self) -> Option<(Vec<Source>, Lookup)> {
        let get = |h: &'h Head<'h>| h.sources.runs();
        let (mut ids, mut sources) = (Lookup::default(), Vec::with_capacity(self.most(get)));
        let mut shared = Shared::default();
        let take = |reader: &mut Reader, entry: Entry<'_, raw::Source<'_>>| {
            let root = At::ROOT.key("sources");
            sources.extend(reader.source(entry.id, entry.raw, &root.item(entry.item), EVER, &mut shared));
        };
        self.list(("sources", "source"), &mut ids, get, |s| &s.id, take)?;
        sources.shrink_to_fit();
        ids.let_ids_go();
        Some((sources, ids))
    }

    /// Places refer to each other by ids, so all of these come first.
    fn places(&mut self) -> Option<(Vec<Place>, Lookup)> {
        let get = |h: &'h Head<'h>| h.places.runs();
        let (mut ids, mut origins) = (Lookup::default(), Vec::with_capacity(self.most(get)));
        let take = |_: &mut Reader, entry: Entry<'_, raw::Place<'_>>| origins.push((entry.file, entry.item));
        self.list(("places", "place"), &mut ids, get, |p| &p.id, take)?;
        let mut found = Vec::with_capacity(origins.len());
        for (file, (head, reader)) in self.heads.iter().zip(&mut self.readers).enumerate() {
            let runs = get(head);
            for n in 0..runs.len() {
                let (first, items) = runs.get(n)?;
                for (item, raw) in (first..).zip(items.iter()) {
                    let defined = origins.get(found.len()) == Some(&(file, item));
                    let Some(id) = Id::new(raw.id.as_str()).filter(|_| defined) else { continue };
                    let root = At::ROOT.key("places");
                    found.push(reader.place(id, raw, &root.item(item), &ids));
                }
            }
        }
        places::check(&found, &origins, &mut self.readers);
        ids.let_ids_go();
        Some((found, ids))
    }

    fn actors(&mut self, kinds: &Lookup, sides: &Lookup) -> Option<(Vec<Actor>, Lookup)> {
        let mut ids = Lookup::default();
        let mut actors = Vec::new();
        if let Some(id) = Id::new("unidentified") {
            let _first = ids.add(id.as_str());
            ids.mark(0);
            actors.push(Actor { name: id.text(), id, also: Vec::new(), kind: None, side: None });
        }
        let take = |reader: &mut Reader, entry: Entry<'_, raw::Actor<'_>>| {
            let root = At::ROOT.key("actors");
            let at = root.item(entry.item);
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
        };
        self.list(("actors", "actor"), &mut ids, |h| h.actors.runs(), |a| &a.id, take)?;
        actors.shrink_to_fit();
        Some((actors, ids))
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

/// Definitions of other files that others are held against, read again; the run of the last one is kept.
struct Others<'h, 'g, T: Clone, G> {
    heads: &'h [Head<'h>],
    get: &'g G,
    at: (usize, usize),
    /// How many items stand before the run that is kept, and its own.
    run: Option<(usize, Cow<'h, [T]>)>,
}

impl<'h, T: Deserialize<'h> + Clone, G: Fn(&'h Head<'h>) -> Runs<'h, 'h, T>> Others<'h, '_, T, G> {
    fn item(&mut self, origin: Origin) -> Option<&T> {
        let runs = (self.get)(self.heads.get(origin.file)?);
        let at = (origin.file, runs.holding(origin.item));
        if self.run.is_none() || self.at != at {
            (self.at, self.run) = (at, runs.get(at.1));
        }
        let (first, items) = self.run.as_ref()?;
        items.get(origin.item.checked_sub(*first)?)
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
