//! What the checks look at, and what they find, by the event or the definition it stands in.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::copies::Copies;
use super::names::Names;
use super::rings;
use crate::error::Fault;
use crate::model::{Catalog, Event, EventIx, LinkKind, Window};
use crate::store::at::{Wrong, Wrongs};
use crate::store::{Examined, Owner, Store};

/// A store that is checked, with what has to be known of all events to check one.
pub struct Subject<'s> {
    /// The store.
    pub store: &'s Store,
    /// Local copies of the sources, if a folder with them was given.
    pub copies: Option<Copies>,
    /// Names that hold words that take sides.
    pub names: Names,
    /// Events in which loading found an error.
    pub flawed: BTreeSet<EventIx>,
    /// From the earliest start to the latest end of every event.
    windows: Vec<Option<Window>>,
    /// The event that the date of an event is measured from.
    anchors: Vec<Option<EventIx>>,
    /// Whether the date of an event is measured from itself.
    looped: Vec<bool>,
    links: HashSet<(EventIx, EventIx, LinkKind)>,
}

impl<'s> Subject<'s> {
    /// Everything about a store that its checks need.
    pub fn new(examined: &'s Examined, store: &'s Store, copies: Option<Copies>) -> Subject<'s> {
        let mut subject = Subject {
            store,
            copies,
            names: Names::of(store.catalog()),
            flawed: examined.flawed(),
            windows: Vec::with_capacity(store.len()),
            anchors: Vec::with_capacity(store.len()),
            looped: Vec::new(),
            links: HashSet::new(),
        };
        for ix in positions(store) {
            subject.learn(ix);
        }
        subject.looped = rings::looped(&subject.anchors);
        subject
    }

    fn learn(&mut self, ix: EventIx) {
        let event = self.store.readable(ix);
        self.windows.push(event.as_ref().map(|e| e.when.window()));
        let anchor = event.as_ref().and_then(|e| e.dated.as_ref()).and_then(|d| d.anchor.as_ref());
        self.anchors.push(anchor.and_then(|id| self.store.find(id.as_str())));
        for link in event.iter().flat_map(|e| &e.links) {
            if let Some(to) = self.store.find(link.to.as_str()) {
                self.links.insert((ix, to, link.kind));
            }
        }
    }

    /// The definitions.
    pub fn catalog(&self) -> &'s Catalog {
        self.store.catalog()
    }

    /// Whether every event can be looked at.
    pub fn is_whole(&self) -> bool {
        self.flawed.is_empty()
    }

    /// The events in which loading found no error, in order.
    pub fn events(&self) -> impl Iterator<Item = (EventIx, Event)> + '_ {
        let read = positions(self.store).filter(|ix| self.window(*ix).is_some());
        let sound = read.filter(|ix| !self.flawed.contains(ix));
        sound.filter_map(|ix| Some((ix, self.store.readable(ix)?)))
    }

    /// From the earliest start to the latest end of an event.
    pub fn window(&self, ix: EventIx) -> Option<Window> {
        self.windows.get(ix.at()).copied().flatten()
    }

    /// Whether the date of an event is measured from itself, by whatever way.
    pub fn is_looped(&self, ix: EventIx) -> bool {
        self.looped.get(ix.at()) == Some(&true)
    }

    /// Whether an event links to another in a certain way.
    pub fn is_linked(&self, from: EventIx, to: EventIx, kind: LinkKind) -> bool {
        self.links.contains(&(from, to, kind))
    }
}

/// The positions of a store.
fn positions(store: &Store) -> impl Iterator<Item = EventIx> + use<> {
    (0..store.len()).map(|n| EventIx(n as u32))
}

/// What was found, with its places.
#[derive(Default)]
pub struct Found {
    /// What was kept.
    pub faults: Vec<Fault>,
    /// How many errors and warnings more there were.
    pub more: (usize, usize),
}

/// What was found so far.
#[derive(Default)]
pub struct Findings {
    all: BTreeMap<Owner, Vec<Wrong>>,
    /// How many errors and warnings were found that are not kept.
    more: (usize, usize),
}

impl Findings {
    /// Takes in what was found in an event.
    pub fn in_event(&mut self, ix: EventIx, wrongs: Wrongs) {
        self.add(Owner::Event(ix), wrongs);
    }

    /// Takes in what was found in a definition, named by the key of its list and its id or name.
    pub fn in_definition(&mut self, list: &'static str, id: &str, wrongs: Wrongs) {
        self.add(Owner::Definition(list, id.into()), wrongs);
    }

    fn add(&mut self, owner: Owner, wrongs: Wrongs) {
        self.more.0 += wrongs.more();
        self.more.1 += wrongs.more_warnings();
        if !wrongs.0.is_empty() {
            self.all.entry(owner).or_default().extend(wrongs.0);
        }
    }

    /// Everything with its place, and how many errors and warnings more there were.
    pub fn located(self, store: &Store) -> Found {
        Found { faults: store.locate(self.all), more: self.more }
    }
}
