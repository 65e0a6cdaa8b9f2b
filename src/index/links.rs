//! Links between events, seen from both ends.

use super::Index;
use crate::model::{EventIx, LinkKind};

/// A link as one of its ends sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Linked {
    /// Whether the event itself states the link; else the other one does.
    pub outgoing: bool,
    /// The event at the other end.
    pub to: EventIx,
    /// What the one that states it is to the other.
    pub kind: LinkKind,
}

impl Linked {
    /// What the other end is to this one, in words.
    pub fn phrase(&self) -> &'static str {
        if self.outgoing { self.kind.written() } else { self.kind.reverse() }
    }
}

/// Every link twice, once from each end, ordered by the event it is seen from.
#[derive(Clone, Debug, Default)]
pub struct Links(Vec<(EventIx, Linked)>);

impl Links {
    /// Adds a link that one event states to another.
    pub fn add(&mut self, from: EventIx, kind: LinkKind, to: EventIx) {
        self.0.push((from, Linked { outgoing: true, to, kind }));
        self.0.push((to, Linked { outgoing: false, to: from, kind }));
    }

    /// Orders them, once all are in: those that an event states come first.
    pub fn sort(&mut self) {
        self.0.sort_by_key(|(event, link)| (*event, !link.outgoing));
        self.0.shrink_to_fit();
    }

    /// Every link once, as the event that states it sees it, in the order of these events.
    pub fn stated(&self) -> impl Iterator<Item = (EventIx, LinkKind, EventIx)> + '_ {
        let stated = self.0.iter().filter(|(_, link)| link.outgoing);
        stated.map(|(from, link)| (*from, link.kind, link.to))
    }

    fn of(&self, event: EventIx) -> impl Iterator<Item = Linked> + '_ {
        let first = self.0.partition_point(|(e, _)| *e < event);
        self.0.iter().skip(first).take_while(move |(e, _)| *e == event).map(|(_, link)| *link)
    }
}

impl Index {
    /// The links of an event, its own first, then those that others state.
    pub fn links(&self, event: EventIx) -> Vec<Linked> {
        self.links.of(event).collect()
    }
}
