//! What crosses from one event to another while loading: ids, links, anchors.

use std::collections::BTreeMap;

use super::at::{At, Wrongs};
use super::convert::event::Apart;
use super::ids::{Ids, Laid};
use super::load::let_go;
use super::names::Names;
use super::{Slot, StoreFile};
use crate::error::{Rule, nearest};
use crate::model::{EventIx, Id, Offset, Window};
use crate::text;
use crate::text::Text;

/// Most unknown ids that a near one is looked for: with very many events that takes its time.
const HINTS: usize = 20;

/// A reference that could not be followed when its event was read, or whose offset is still to be held against it.
struct Pending {
    from: EventIx,
    to: Id,
    way: Way,
    offset: Option<Offset>,
}

/// Where in its event a reference stands.
#[derive(Clone, Copy)]
enum Way {
    Link(usize),
    Anchor,
}

/// All events so far, as far as others ask for them.
pub struct Crossing<'f> {
    files: &'f [StoreFile],
    slots: Vec<Slot>,
    ids: Ids,
    windows: Vec<Window>,
    pending: Vec<Pending>,
    twice: Vec<(EventIx, Id, Option<EventIx>)>,
}

impl<'f> Crossing<'f> {
    /// None yet, of some files.
    pub fn new(files: &'f [StoreFile]) -> Crossing<'f> {
        Crossing {
            files,
            slots: Vec::new(),
            ids: Ids::default(),
            windows: Vec::new(),
            pending: Vec::new(),
            twice: Vec::new(),
        }
    }

    /// Makes room for so many events in all.
    pub fn reserve(&mut self, count: usize) {
        let more = count.saturating_sub(self.slots.len());
        self.slots.reserve_exact(more);
        self.windows.reserve_exact(more);
        self.ids.reserve(count);
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Where an event lies.
    pub fn slot(&self, ix: EventIx) -> Option<Slot> {
        self.slots.get(ix.at()).copied()
    }

    /// Takes in what others ask of an event, and it of them.
    pub fn add(&mut self, slot: Slot, apart: &Apart, names: Option<&Names>) -> EventIx {
        let ix = EventIx(self.slots.len() as u32);
        self.slots.push(slot);
        self.windows.push(apart.window);
        let (Some(id), Some(names)) = (&apart.id, names) else {
            self.ids.skip();
            return ix;
        };
        let first = self.ids.add(id.as_str(), Laid { files: self.files, slots: &self.slots }).err();
        if first.is_some() || names.sources().find(id.as_str()).is_some() {
            self.twice.push((ix, id.clone(), first));
        }
        apart.links.iter().for_each(|(n, to, offset)| self.link(ix, *n, to, offset.as_ref()));
        self.anchor(ix, apart.anchor.as_ref(), names);
        ix
    }

    fn laid(&self) -> Laid<'_> {
        Laid { files: self.files, slots: &self.slots }
    }

    fn find(&self, id: &Id) -> Option<EventIx> {
        self.ids.find(id.as_str(), self.laid())
    }

    fn link(&mut self, ix: EventIx, n: usize, to: &Id, offset: Option<&Offset>) {
        if offset.is_some() || self.find(to).is_none() {
            let (to, offset) = (to.clone(), offset.cloned());
            self.pending.push(Pending { from: ix, to, way: Way::Link(n), offset });
        }
    }

    fn anchor(&mut self, ix: EventIx, to: Option<&Id>, names: &Names) {
        let Some(to) = to else { return };
        if names.sources().refer(to.as_str()).is_none() && self.find(to).is_none() {
            self.pending.push(Pending { from: ix, to: to.clone(), way: Way::Anchor, offset: None });
        }
    }

    /// What is wrong between events, event by event, asked once; `place` says in words where one lies.
    pub fn wrongs(&mut self, names: &Names, place: &dyn Fn(Slot) -> Text) -> BTreeMap<EventIx, Wrongs> {
        let mut all: BTreeMap<EventIx, Wrongs> = BTreeMap::new();
        for (n, (ix, id, first)) in std::mem::take(&mut self.twice).into_iter().enumerate() {
            let message = match first.and_then(|first| self.slot(first)) {
                Some(first) if n < HINTS => text!("The event `{id}` stands already in {}.", place(first)),
                Some(_) => text!("The event `{id}` stands already."),
                None => text!("A source has the id `{id}` already."),
            };
            let wrongs = all.entry(ix).or_default();
            let wrong = wrongs.add(Rule::DuplicateId, &At::ROOT.key("id"), message);
            wrong.label("taken").hint("give it another id");
        }
        let mut hints = HINTS;
        for pending in std::mem::take(&mut self.pending) {
            self.follow(&pending, names, &mut hints, &mut all);
        }
        let_go(&mut self.windows);
        all
    }

    /// Follows a reference now that all events are known.
    fn follow(
        &self,
        pending: &Pending,
        names: &Names,
        hints: &mut usize,
        all: &mut BTreeMap<EventIx, Wrongs>,
    ) {
        let (links, dated) = (At::ROOT.key("links"), At::ROOT.key("dated"));
        let (item, what) = match pending.way {
            Way::Link(n) => (links.item(n), "event"),
            Way::Anchor => (dated, "source or event"),
        };
        let at = match pending.way {
            Way::Link(_) => item.key("to"),
            Way::Anchor => item.key("anchor"),
        };
        let Some(to) = self.find(&pending.to) else {
            let wrongs = all.entry(pending.from).or_default();
            let wrong = wrongs.add(Rule::UnknownName, &at, text!("No {what} has the id `{}`.", pending.to));
            wrong.label("not defined");
            if *hints > 0 {
                *hints -= 1;
                wrong.hint_if(self.near(&pending.to, names, pending.way));
            }
            return;
        };
        let (Some(offset), Some(here), Some(there)) =
            (&pending.offset, self.windows.get(pending.from.at()), self.windows.get(to.at()))
        else {
            return;
        };
        if !offset.agrees(*here, *there) {
            all.entry(pending.from)
                .or_default()
                .add(
                    Rule::BadOffset,
                    &item.key("offset"),
                    text!("`{}` cannot be {} from here.", pending.to, offset.as_str()),
                )
                .label("does not fit the dates")
                .hint("it counts from this event to the other; backwards with a minus");
        }
    }

    fn near(&self, id: &Id, names: &Names, way: Way) -> Option<Text> {
        let events = self.ids.iter(self.laid()).filter(|known| !known.is_empty());
        let sources = names.catalog.sources.iter().map(|s| s.id());
        match way {
            Way::Link(_) => nearest::hint(id.as_str(), events),
            Way::Anchor => nearest::hint(id.as_str(), events.chain(sources)),
        }
    }

    /// Where the events lie, and their ids.
    pub fn into_parts(mut self) -> (Vec<Slot>, Ids) {
        self.slots.shrink_to_fit();
        self.ids.shrink();
        (self.slots, self.ids)
    }
}
