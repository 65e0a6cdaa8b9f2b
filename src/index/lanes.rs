//! Which lanes of the timeline an event is in, and all events of an answer sorted into lanes and dates.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use super::Index;
use super::answer::{Answer, Tally};
use crate::model::date::Shape;
use crate::model::{Catalog, EventIx, Form, PlaceIx, PlacePrecision, QuestionIx, Span, Truth};

/// What the lanes of the timeline stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LaneBy {
    /// Kinds of events.
    #[default]
    Kind,
    /// The places that events are coded at.
    Place,
    /// The provinces that these lie within.
    Province,
    /// Actors, in any role.
    Actor,
    /// Sides of actors.
    Side,
    /// Sources.
    Source,
    /// Forms of events.
    Form,
    /// Questions; the answers are said beside the events.
    Question,
    /// Nothing: all events are in one lane.
    Nothing,
}

impl LaneBy {
    /// All of them, in the order in which they are offered.
    pub const ALL: &'static [LaneBy] = &[
        LaneBy::Kind,
        LaneBy::Place,
        LaneBy::Province,
        LaneBy::Actor,
        LaneBy::Side,
        LaneBy::Source,
        LaneBy::Form,
        LaneBy::Question,
        LaneBy::Nothing,
    ];

    /// What it is called, on the screen and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            LaneBy::Kind => "kind",
            LaneBy::Place => "place",
            LaneBy::Province => "province",
            LaneBy::Actor => "actor",
            LaneBy::Side => "side",
            LaneBy::Source => "source",
            LaneBy::Form => "form",
            LaneBy::Question => "question",
            LaneBy::Nothing => "none",
        }
    }
}

/// Events of one date in one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneGroup {
    /// The number of their date; see [`Index::drawn`].
    pub date: u32,
    /// How many they are, and how they match and belong to the lane.
    pub tally: Tally,
    /// Whether the claims of one of them differ.
    pub differing: bool,
    /// In a lane of a question: the place of what they say among all that is said there, from 1. There may be as many of
    /// these as events, so it takes no more room than a number.
    pub says: Option<NonZeroU32>,
}

/// A lane and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneGroups {
    /// The position in the catalog of what it stands for; of a form, among the forms. None for the lane of events
    /// that have no such value.
    pub key: Option<u32>,
    /// Its events.
    pub tally: Tally,
    /// By date: what lasted first, then by start. Each event is in one of them.
    pub groups: Vec<LaneGroup>,
    /// In a lane of a question: what events say there, each as the places of the answers that one event gives.
    pub said: Vec<Vec<u32>>,
}

impl Index {
    /// The events of an answer in lanes, in the order of the catalog; those without a value come last. Lanes without
    /// events are left out.
    pub fn lanes(&self, answer: &Answer, by: LaneBy, catalog: &Catalog) -> Vec<LaneGroups> {
        let slots = self.slots(by, catalog);
        let mut entries: Vec<Vec<(EventIx, Truth)>> = vec![Vec::new(); slots.none() + 1];
        self.each_lane(answer, &slots, |event, truth, lane| {
            if let Some(entries) = entries.get_mut(lane as usize) {
                entries.push((event, truth));
            }
        });
        let mut grouping = Grouping::new(self);
        let mut lanes: Vec<LaneGroups> = Vec::new();
        for (slot, entries) in entries.iter().enumerate().filter(|(_, e)| !e.is_empty()) {
            let key = slots.key(slot);
            if lanes.last().is_none_or(|lane| lane.key != key) {
                lanes.push(LaneGroups { key, tally: Tally::default(), groups: Vec::new(), said: Vec::new() });
            }
            let Some(lane) = lanes.last_mut() else { continue };
            lane.said.extend(slots.said.get(slot).map(|(_, said)| said.clone()));
            lane.groups.append(&mut grouping.groups(entries, NonZeroU32::new(lane.said.len() as u32)));
        }
        lanes.iter_mut().for_each(|lane| self.finish(lane));
        lanes
    }

    /// The events of an answer that are in lanes of these keys, as one lane: each once, in the surest way in which it
    /// is in one of them, and whatever it says there.
    pub fn joined(
        &self,
        answer: &Answer,
        by: LaneBy,
        keys: &BTreeSet<Option<u32>>,
        catalog: &Catalog,
    ) -> LaneGroups {
        let slots = self.slots(by, catalog);
        let mut entries: Vec<(EventIx, Truth)> = Vec::new();
        self.each_lane(answer, &slots, |event, truth, lane| {
            if keys.contains(&slots.key(lane as usize)) {
                match entries.last_mut().filter(|(last, _)| *last == event) {
                    Some((_, surest)) => *surest = surest.or(truth),
                    None => entries.push((event, truth)),
                }
            }
        });
        let groups = Grouping::new(self).groups(&entries, None);
        let mut lane = LaneGroups { key: None, tally: Tally::default(), groups, said: Vec::new() };
        self.finish(&mut lane);
        lane
    }

    /// How many lanes the events of an answer take.
    pub fn lane_count(&self, answer: &Answer, by: LaneBy, catalog: &Catalog) -> usize {
        let slots = self.slots(by, catalog);
        let mut seen = vec![false; slots.none() + 1];
        self.each_lane(answer, &slots, |_, _, lane| {
            if let Some(seen) = seen.get_mut(lane as usize) {
                *seen = true;
            }
        });
        let seen = (0..seen.len()).filter(|slot| seen.get(*slot) == Some(&true));
        let mut keys: Vec<_> = seen.map(|slot| slots.key(slot)).collect();
        keys.dedup();
        keys.len()
    }

    /// The lanes that an event is in, each by its key; none is the lane of those without a value.
    pub fn lanes_of(&self, event: EventIx, by: LaneBy, catalog: &Catalog) -> Vec<Option<u32>> {
        let keys: Vec<_> = match by {
            LaneBy::Question => self.said_by(event).into_iter().map(|(question, _)| Some(question)).collect(),
            _ => {
                let (slots, mut own) = (Slots { by, catalog, said: Vec::new() }, Vec::new());
                self.slots_of(event, &slots, &mut own);
                own.into_iter().map(|(slot, _)| Some(slot)).collect()
            }
        };
        if keys.is_empty() { vec![None] } else { keys }
    }

    /// What an event says to each question that it answers: the position of the question in the catalog, and the places
    /// of the answers, each once, ascending.
    pub fn said_by(&self, event: EventIx) -> Vec<(u32, Vec<u32>)> {
        self.answers.get(event).map(|given| by_question(given)).unwrap_or_default()
    }

    /// When events of a date were, and the shape that is drawn in. The number is below [`Index::dates`].
    pub fn drawn(&self, date: u32) -> Option<(Span, Shape)> {
        self.dates.value(date).map(|dates| (dates.coded.span, dates.precision.shape()))
    }

    /// The number of an event's date.
    pub fn date_of(&self, event: EventIx) -> Option<u32> {
        self.dates.codes().get(event.at()).copied()
    }

    /// Hands out every event of an answer with each slot it belongs to and how surely; the one after the last slot
    /// is for those that belong to none. What repeats is worked out once.
    fn each_lane(&self, answer: &Answer, slots: &Slots<'_>, mut put: impl FnMut(EventIx, Truth, u32)) {
        let none = (slots.none() as u32, Truth::Certain);
        let mut known: Vec<Option<Vec<(u32, Truth)>>> = Vec::new();
        let mut own = Vec::new();
        for (event, truth) in answer.iter() {
            let of_event = match self.code_of(event, slots.by) {
                Some(code) => {
                    if known.len() <= code as usize {
                        known.resize(code as usize + 1, None);
                    }
                    let Some(known) = known.get_mut(code as usize) else { continue };
                    known.get_or_insert_with(|| {
                        self.slots_of(event, slots, &mut own);
                        own.clone()
                    })
                }
                None => {
                    self.slots_of(event, slots, &mut own);
                    &own
                }
            };
            let of_event =
                if of_event.is_empty() { std::slice::from_ref(&none) } else { of_event.as_slice() };
            of_event.iter().for_each(|(slot, belongs)| put(event, truth.and(*belongs), *slot));
        }
    }

    /// The number of the value that an event's slots follow from, where such values repeat.
    fn code_of(&self, event: EventIx, by: LaneBy) -> Option<u32> {
        let codes = match by {
            LaneBy::Kind => self.kinds.codes(),
            LaneBy::Place | LaneBy::Province => self.places.codes(),
            LaneBy::Actor | LaneBy::Side => self.casts.codes(),
            LaneBy::Question => self.answers.codes(),
            LaneBy::Source | LaneBy::Form | LaneBy::Nothing => return None,
        };
        codes.get(event.at()).copied()
    }

    /// The slots that an event belongs to, ascending, each once with how surely.
    fn slots_of(&self, event: EventIx, slots: &Slots<'_>, out: &mut Vec<(u32, Truth)>) {
        let (by, catalog) = (slots.by, slots.catalog);
        let surely = |slot: u32| (slot, Truth::Certain);
        let places = || self.places.get(event).into_iter().flat_map(|p| p.coded.iter());
        let cast = || self.casts.get(event).into_iter().flat_map(|c| c.coded.iter());
        out.clear();
        match by {
            LaneBy::Kind => out.extend(self.kinds.get(event).map(|k| surely(k.coded.0))),
            LaneBy::Place => out.extend(places().map(|p| surely(p.0))),
            LaneBy::Province => out.extend(places().flat_map(|p| provinces(*p, catalog))),
            LaneBy::Actor => out.extend(cast().map(|part| surely(part.who.0))),
            LaneBy::Side => {
                out.extend(cast().filter_map(|part| catalog.actor(part.who).side).map(|s| surely(s.0)));
            }
            LaneBy::Source => out.extend(self.cited(event).map(|source| surely(source.0))),
            LaneBy::Form => out.extend(self.heads.get(event.at()).map(|h| surely(h.form as u32))),
            LaneBy::Question => {
                let at = |said: (u32, Vec<u32>)| slots.said.binary_search(&said).ok();
                out.extend(self.said_by(event).into_iter().filter_map(at).map(|slot| surely(slot as u32)));
            }
            LaneBy::Nothing => out.push(surely(0)),
        }
        // The surest way comes first, and stays.
        out.sort_unstable_by_key(|(slot, truth)| (*slot, std::cmp::Reverse(*truth)));
        out.dedup_by_key(|(slot, _)| *slot);
    }

    /// Counts a lane and puts it in order.
    fn finish(&self, lane: &mut LaneGroups) {
        let lasts = |group: &LaneGroup| !self.dates.value(group.date).is_some_and(|d| d.moment);
        let span = |group: &LaneGroup| self.drawn(group.date).map(|(span, _)| (span.start_min, span.end_max));
        lane.groups.sort_by_cached_key(|g| (!lasts(g), span(g), g.date, g.says));
        for group in &lane.groups {
            lane.tally.add_and(group.tally, Truth::Certain);
        }
    }

    /// The slots of an index.
    fn slots<'c>(&self, by: LaneBy, catalog: &'c Catalog) -> Slots<'c> {
        let mut said: Vec<(u32, Vec<u32>)> = Vec::new();
        if by == LaneBy::Question {
            said.extend(self.answers.values().iter().flat_map(|given| by_question(given)));
        }
        said.sort_unstable();
        said.dedup();
        Slots { by, catalog, said }
    }
}

/// What events are sorted into: one slot for each value, of a question one for all the answers that an event gives to it
/// at once, so that no event is in two of them.
struct Slots<'c> {
    by: LaneBy,
    catalog: &'c Catalog,
    /// What is said to questions, ascending; nothing where lanes stand for something else.
    said: Vec<(u32, Vec<u32>)>,
}

impl Slots<'_> {
    /// The slot of events that belong to none, which comes after all others.
    fn none(&self) -> usize {
        let catalog = self.catalog;
        match self.by {
            LaneBy::Kind => catalog.kinds.len(),
            LaneBy::Place | LaneBy::Province => catalog.places.len(),
            LaneBy::Actor => catalog.actors.len(),
            LaneBy::Side => catalog.sides.len(),
            LaneBy::Source => catalog.sources.len(),
            LaneBy::Form => Form::ALL.len(),
            LaneBy::Question => self.said.len(),
            LaneBy::Nothing => 1,
        }
    }

    /// The key of the lane that a slot is drawn in.
    fn key(&self, slot: usize) -> Option<u32> {
        match self.by {
            LaneBy::Question => self.said.get(slot).map(|(question, _)| *question),
            _ => (slot != self.none()).then_some(slot as u32),
        }
    }
}

/// Answers by their questions, each once, ascending.
fn by_question(given: &[(QuestionIx, usize)]) -> Vec<(u32, Vec<u32>)> {
    let mut given: Vec<(u32, u32)> = given.iter().map(|(to, says)| (to.0, *says as u32)).collect();
    given.sort_unstable();
    given.dedup();
    let of_one = given.chunk_by(|one, next| one.0 == next.0);
    of_one.filter_map(|all| Some((all.first()?.0, all.iter().map(|(_, says)| *says).collect()))).collect()
}

/// The provinces that a place is or lies within, with how surely.
fn provinces(place: PlaceIx, catalog: &Catalog) -> Vec<(u32, Truth)> {
    let mut above = vec![place];
    let mut at = 0;
    while let Some(inner) = above.get(at).copied() {
        at += 1;
        let outer = catalog.place(inner).within.iter().filter(|p| !above.contains(p)).copied();
        above.extend(outer.collect::<Vec<_>>());
    }
    let is_province = |p: &PlaceIx| catalog.place(*p).precision == Some(PlacePrecision::Province);
    let how = |p: PlaceIx| if catalog.surely_within(place, p) { Truth::Certain } else { Truth::Possible };
    above.into_iter().filter(is_province).map(|p| (p.0, how(p))).collect()
}

/// Groups events by date, one lane after the other.
struct Grouping<'i> {
    index: &'i Index,
    /// For each date, its place among the groups of the lane at work.
    at: Vec<u32>,
}

impl<'i> Grouping<'i> {
    fn new(index: &'i Index) -> Grouping<'i> {
        Grouping { index, at: vec![u32::MAX; index.dates()] }
    }

    fn groups(&mut self, entries: &[(EventIx, Truth)], says: Option<NonZeroU32>) -> Vec<LaneGroup> {
        let mut groups: Vec<LaneGroup> = Vec::new();
        for (event, truth) in entries {
            let Some(date) = self.index.date_of(*event) else { continue };
            let Some(at) = self.at.get_mut(date as usize) else { continue };
            if *at == u32::MAX {
                *at = groups.len() as u32;
                groups.push(LaneGroup { date, tally: Tally::default(), differing: false, says });
            }
            if let Some(group) = groups.get_mut(*at as usize) {
                group.tally.add(*truth, 1);
                group.differing |= self.index.differs(*event);
            }
        }
        for group in &groups {
            if let Some(at) = self.at.get_mut(group.date as usize) {
                *at = u32::MAX;
            }
        }
        groups.shrink_to_fit();
        groups
    }
}
