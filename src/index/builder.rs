//! Writes the index while the store is read: each event is looked at once and then let go.

mod gist;
mod taken;

pub use gist::Gist;
pub use taken::Taking;

use super::coded::{Coded, Coder, Hashers};
use super::columns::{Bounds, Cast, Dates, Kinds, Places, Tolls, Voices};
use super::gazetteer::Gazetteer;
use super::links::Links;
use super::order::Ranks;
use super::ranking::Rankings;
use super::tags::Tags;
use super::{Bits, Cites, Given, Head, Index, Sizes, Texts, Tree, Words};
use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::differ::places_differ;
use crate::model::{
    Catalog, Coding, Event, EventIx, Form, Id, LinkKind, PlaceIx, Span, Truth, Weight, When, Window,
};
use crate::store::Store;
use crate::text::Text;

/// An index in the making.
#[derive(Clone, Debug)]
pub struct Builder {
    hashers: Hashers,
    heads: Vec<Head>,
    dates: Coder<Dates>,
    kinds: Coder<Kinds>,
    places: Coder<Places>,
    casts: Coder<Cast>,
    voices: Coder<Voices>,
    tolls: Coder<Tolls>,
    answers: Coder<Given>,
    tags: Tags,
    claims: Cites,
    differing: Bits,
    unsettled: Bits,
    hidden: Bits,
    words: Words,
    links: ToFind,
}

/// Links whose other ends are known by name until all events are in. The names lie one after the other, so that
/// what holds them leaves one hole in memory and not a hundred thousand.
#[derive(Clone, Debug, Default)]
struct ToFind {
    links: Vec<(EventIx, LinkKind, u32)>,
    names: String,
}

impl ToFind {
    fn add(&mut self, from: EventIx, kind: LinkKind, to: &Id) {
        self.names.push_str(to.as_str());
        self.links.push((from, kind, self.names.len() as u32));
    }

    /// Every link, with the name of its other end.
    fn iter(&self) -> impl Iterator<Item = (EventIx, LinkKind, &str)> {
        let starts = std::iter::once(0).chain(self.links.iter().map(|(.., end)| *end as usize));
        let name = |start: usize, end: u32| self.names.get(start..end as usize).unwrap_or_default();
        self.links.iter().zip(starts).map(move |((from, kind, end), start)| (*from, *kind, name(start, *end)))
    }
}

impl Default for Builder {
    fn default() -> Builder {
        let hashers = Hashers::default();
        Builder {
            heads: Vec::new(),
            dates: Coder::new(&hashers),
            kinds: Coder::new(&hashers),
            places: Coder::new(&hashers),
            casts: Coder::new(&hashers),
            voices: Coder::new(&hashers),
            tolls: Coder::new(&hashers),
            answers: Coder::new(&hashers),
            tags: Tags::new(&hashers),
            claims: Cites::default(),
            differing: Bits::default(),
            unsettled: Bits::default(),
            hidden: Bits::default(),
            words: Words::default(),
            links: ToFind::default(),
            hashers,
        }
    }
}

impl Builder {
    /// Takes in the next event: they come in the order of the store, each once.
    pub fn add(&mut self, ix: EventIx, event: &Event) {
        self.add_written(ix, event, "");
    }

    /// As [`Builder::add`], with what the event was read from: its texts are left there, and found there in the
    /// store that [`Builder::finish_over`] is given.
    pub fn add_written(&mut self, ix: EventIx, event: &Event, written: &str) {
        let gist = Gist::of(event, written, &self.hashers);
        self.put(ix, gist);
    }

    /// What makes the gists of events for this index, on any thread.
    pub fn maker(&self) -> impl Fn(Event, &str) -> Gist + Sync + use<> {
        let hashers = self.hashers.clone();
        move |event, written| Gist::of(&event, written, &hashers)
    }

    /// Takes in the next event by its gist, which was made by [`Builder::maker`].
    pub fn put(&mut self, ix: EventIx, gist: Gist) {
        debug_assert_eq!(ix.at(), self.heads.len(), "events come in order");
        gist.links.iter().for_each(|(kind, to)| self.links.add(ix, *kind, to));
        self.put_unlinked(gist);
    }

    /// Takes in the next event without its links.
    fn put_unlinked(&mut self, gist: Gist) {
        self.heads.push(gist.head);
        self.dates.push(gist.dates);
        self.kinds.push(gist.kinds);
        self.places.push(gist.places);
        self.casts.push(gist.cast);
        self.voices.push(gist.voices);
        self.tolls.push(gist.tolls);
        self.answers.push(gist.answers);
        self.tags.push(&gist.tags);
        self.claims.push(gist.claims);
        self.differing.push(gist.differs);
        self.unsettled.push(!gist.settled);
        self.words.push(gist.words);
        self.hidden.push(false);
    }

    /// Takes in the next event as one that never answers: nothing of it is kept but its position, and its tags as
    /// ones that can be asked for.
    pub fn pass_over(&mut self, ix: EventIx, event: &Event, catalog: &Catalog) {
        if let Ok(when) = When::new(catalog.covers.clone(), None, None) {
            self.tags.know(&event.tags);
            self.add(ix, &blank(event, when));
            self.hidden.put(ix.at(), true);
        }
    }

    /// An index in the making of every event of a store, as it stands or as of the day it is looked at from.
    pub fn again(store: &Store) -> Builder {
        let mut builder = Builder::default();
        for ix in (0..store.len()).map(|at| EventIx(at as u32)) {
            let event = store.event(ix);
            if store.is_hidden(ix) {
                builder.pass_over(ix, &event, store.catalog());
            } else {
                let written = store.written(ix).map(|written| written.event()).unwrap_or_default();
                builder.add_written(ix, &event, written);
            }
        }
        builder
    }

    /// The index, once all events of a store are in.
    pub fn finish_over(self, store: &Store) -> Index {
        let index = self.finish(store.catalog(), |id| store.find(id));
        Index { store: Some(store.clone()), ..index }
    }

    /// The index, once all events are in, none of them as written. `find` gives the position of the event with an id.
    pub fn finish(mut self, catalog: &Catalog, find: impl Fn(&str) -> Option<EventIx>) -> Index {
        let links = std::mem::take(&mut self.links);
        self.finish_linked(catalog, links.iter().filter_map(|(from, kind, to)| Some((from, kind, find(to)?))))
    }

    /// The index, once all events are in, with the links between them in the order of the events that state them.
    fn finish_linked(
        mut self,
        catalog: &Catalog,
        found: impl Iterator<Item = (EventIx, LinkKind, EventIx)>,
    ) -> Index {
        // First what all columns know values again by is given back, then what is made of them takes its room.
        let (dates, places) = (self.dates.finish(), self.places.finish());
        let (kinds, casts, voices) = (self.kinds.finish(), self.casts.finish(), self.voices.finish());
        let (tolls, answers, tags) = (self.tolls.finish(), self.answers.finish(), self.tags.finish());
        self.heads.shrink_to_fit();
        self.hidden.shrink();
        self.differing.shrink();
        self.unsettled.shrink();
        self.claims.shrink();
        self.words.shrink();
        let covers = Window::of(&catalog.covers);
        let context = dates.answer(|d| Truth::crisp(!d.coded.overlaps(covers).holds())).certain;
        let by_date = Ranks::by_key(&dates, |d| (d.coded.span.start_min, d.coded.span.end_max));
        let extent = extent(covers, dates.values());
        let displaced = places.answer(|p| Truth::crisp(displaced(p, catalog))).certain;
        let mut differing = self.differing.or(&displaced);
        let (linked, parts, links) = links(found, &mut differing);
        Index {
            heads: self.heads,
            dates,
            kinds,
            places,
            casts,
            voices,
            tolls,
            answers,
            tags,
            actor_kinds: catalog.actors.iter().map(|actor| actor.kind).collect(),
            published: published(catalog),
            claims: self.claims,
            differing,
            differing_alone: self.differing,
            unsettled: self.unsettled,
            context,
            hidden: self.hidden,
            linked,
            links,
            parts,
            words: self.words,
            store: None,
            place_names: names_of(catalog.places.iter().map(|p| (&p.name, &p.also))),
            actor_names: names_of(catalog.actors.iter().map(|a| (&a.name, &a.also))),
            tree: Tree::of(catalog),
            gazetteer: Gazetteer::of(catalog),
            by_date,
            rankings: Rankings::default(),
            sizes: Sizes {
                kinds: catalog.kinds.len(),
                sides: catalog.sides.len(),
                actors: catalog.actors.len(),
                sources: catalog.sources.len(),
            },
            covers: Window { lo: covers.lo.max(extent.lo), hi: covers.hi.min(extent.hi) },
            extent,
        }
    }
}

/// An event of which nothing is known but when something might have been.
fn blank(event: &Event, when: When) -> Event {
    Event {
        id: event.id.clone(),
        when,
        dated: None,
        form: Form::Incident,
        kind: event.kind,
        title: Text::default(),
        summary: Text::default(),
        place: Vec::new(),
        actors: Vec::new(),
        toll: Vec::new(),
        figures: Vec::new(),
        claims: Vec::new(),
        answers: Vec::new(),
        links: Vec::new(),
        coding: Coding::Sure,
        weight: Weight::Normal,
        tags: Vec::new(),
    }
}

/// When each source was published: never for certain when that is marked `~` or `?`.
fn published(catalog: &Catalog) -> Coded<Bounds> {
    let hashers = Hashers::default();
    let mut days = Coder::new(&hashers);
    for date in catalog.sources.iter().map(|source| &source.published) {
        days.push(hashers.hashed(Bounds { span: date.span(), sure: !date.is_qualified() }));
    }
    days.finish()
}

/// The finite ends of what is covered and dated.
fn extent(covers: Window, dates: &[Dates]) -> Window {
    let spans = dates.iter().flat_map(|d| std::iter::once(&d.coded).chain(&d.said)).map(|b| b.span);
    let ends = spans.flat_map(|s: Span| [s.start_min, s.start_max, s.end_min, s.end_max]);
    let finite = ends.chain([covers.lo, covers.hi]).filter(|m| ![FOREVER_AGO, FOREVER].contains(m));
    let (lo, hi) = finite.fold((FOREVER, FOREVER_AGO), |(lo, hi), m| (lo.min(m), hi.max(m)));
    if lo <= hi { Window { lo, hi } } else { Window { lo: 0, hi: 0 } }
}

/// Whether any two of the lists of places coded and said differ.
fn displaced(places: &Places, catalog: &Catalog) -> bool {
    let lists: Vec<&[PlaceIx]> =
        std::iter::once(&places.coded).chain(&places.said).map(AsRef::as_ref).collect();
    let later = |n: usize| lists.iter().skip(n + 1);
    lists.iter().enumerate().any(|(n, one)| later(n).any(|other| places_differ(one, other, catalog)))
}

/// Which events are linked either way, and which are parts of which. Both ends of a contradiction differ.
fn links(
    found: impl Iterator<Item = (EventIx, LinkKind, EventIx)>,
    differing: &mut Bits,
) -> (Bits, Vec<(EventIx, EventIx)>, Links) {
    let mut all = Links::default();
    let mut linked = Bits::new(differing.len());
    let mut parts = Vec::new();
    for (from, kind, to) in found {
        linked.set(from.at());
        linked.set(to.at());
        all.add(from, kind, to);
        match kind {
            LinkKind::Contradicts => {
                differing.set(from.at());
                differing.set(to.at());
            }
            LinkKind::PartOf | LinkKind::CountedIn => parts.push((from, to)),
            LinkKind::LedTo | LinkKind::RespondsTo | LinkKind::About | LinkKind::MayBe | LinkKind::After => {}
        }
    }
    parts.sort_unstable();
    parts.dedup();
    all.sort();
    (linked, parts, all)
}

fn names_of<'a>(names: impl Iterator<Item = (&'a Text, &'a Vec<Text>)>) -> Texts {
    let mut texts = Texts::default();
    for (name, also) in names {
        texts.add(name.as_str());
        also.iter().for_each(|text| texts.add(text.as_str()));
        texts.close();
    }
    texts.shrink();
    texts
}
