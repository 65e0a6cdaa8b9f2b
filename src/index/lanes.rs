//! Which lanes of the timeline an event is in, and all events of an answer sorted into lanes and dates.

use std::num::NonZeroU32;

use super::Index;
use super::answer::{Answer, Tally};
use crate::model::date::Shape;
use crate::model::{Catalog, EventIx, Form, PlaceIx, PlacePrecision, Span, Truth};

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
    /// In a lane of a question: the place of their answer among its answers, from 1. There may be as many of these as
    /// events, so it takes no more room than a number.
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
    /// By date: what lasted first, then by start.
    pub groups: Vec<LaneGroup>,
}

impl Index {
    /// The events of an answer in lanes, in the order of the catalog; those without a value come last. Lanes without
    /// events are left out.
    pub fn lanes(&self, answer: &Answer, by: LaneBy, catalog: &Catalog) -> Vec<LaneGroups> {
        let none = slots(by, catalog);
        let mut entries: Vec<Vec<(EventIx, Truth)>> = vec![Vec::new(); none + 1];
        self.each_lane(answer, by, catalog, |event, truth, lane| {
            if let Some(entries) = entries.get_mut(lane as usize) {
                entries.push((event, truth));
            }
        });
        let mut grouping = Grouping { index: self, at: vec![u32::MAX; self.dates()] };
        let mut lanes: Vec<LaneGroups> = Vec::new();
        for (slot, entries) in entries.iter().enumerate().filter(|(_, e)| !e.is_empty()) {
            let (key, says) = if slot == none { (None, None) } else { key(by, catalog, slot) };
            let mut groups = grouping.groups(entries, says);
            match lanes.last_mut().filter(|lane| lane.key == key) {
                Some(lane) => lane.groups.append(&mut groups),
                None => lanes.push(LaneGroups { key, tally: Tally::default(), groups }),
            }
        }
        lanes.iter_mut().for_each(|lane| self.finish(lane, answer, by));
        lanes
    }

    /// How many lanes the events of an answer take.
    pub fn lane_count(&self, answer: &Answer, by: LaneBy, catalog: &Catalog) -> usize {
        let none = slots(by, catalog);
        let mut seen = vec![false; none + 1];
        self.each_lane(answer, by, catalog, |_, _, lane| {
            if let Some(seen) = seen.get_mut(lane as usize) {
                *seen = true;
            }
        });
        let slots = (0..seen.len()).filter(|slot| seen.get(*slot) == Some(&true));
        let mut keys: Vec<_> =
            slots.map(|slot| if slot == none { None } else { key(by, catalog, slot).0 }).collect();
        keys.dedup();
        keys.len()
    }

    /// The lanes that an event is in, each by its key; none is the lane of those without a value.
    pub fn lanes_of(&self, event: EventIx, by: LaneBy, catalog: &Catalog) -> Vec<Option<u32>> {
        let mut slots = Vec::new();
        self.slots_of(event, by, catalog, &mut slots);
        let mut keys: Vec<_> = slots.iter().map(|(slot, _)| key(by, catalog, *slot as usize).0).collect();
        keys.dedup();
        if keys.is_empty() { vec![None] } else { keys }
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
    fn each_lane(
        &self,
        answer: &Answer,
        by: LaneBy,
        catalog: &Catalog,
        mut put: impl FnMut(EventIx, Truth, u32),
    ) {
        let none = (slots(by, catalog) as u32, Truth::Certain);
        let mut known: Vec<Option<Vec<(u32, Truth)>>> = Vec::new();
        let mut own = Vec::new();
        for (event, truth) in answer.iter() {
            let slots = match self.code_of(event, by) {
                Some(code) => {
                    if known.len() <= code as usize {
                        known.resize(code as usize + 1, None);
                    }
                    let Some(known) = known.get_mut(code as usize) else { continue };
                    known.get_or_insert_with(|| {
                        self.slots_of(event, by, catalog, &mut own);
                        own.clone()
                    })
                }
                None => {
                    self.slots_of(event, by, catalog, &mut own);
                    &own
                }
            };
            let slots = if slots.is_empty() { std::slice::from_ref(&none) } else { slots.as_slice() };
            slots.iter().for_each(|(slot, belongs)| put(event, truth.and(*belongs), *slot));
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
    fn slots_of(&self, event: EventIx, by: LaneBy, catalog: &Catalog, out: &mut Vec<(u32, Truth)>) {
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
                let given = self.answers.get(event).into_iter().flatten();
                out.extend(given.map(|(q, says)| surely((first_answer(q.at(), catalog) + says) as u32)));
            }
            LaneBy::Nothing => out.push(surely(0)),
        }
        // The surest way comes first, and stays.
        out.sort_unstable_by_key(|(slot, truth)| (*slot, std::cmp::Reverse(*truth)));
        out.dedup_by_key(|(slot, _)| *slot);
    }

    /// Counts a lane and puts it in order. An event that gives two answers to one question is counted once.
    fn finish(&self, lane: &mut LaneGroups, answer: &Answer, by: LaneBy) {
        let lasts = |group: &LaneGroup| !self.dates.value(group.date).is_some_and(|d| d.moment);
        let span = |group: &LaneGroup| self.drawn(group.date).map(|(span, _)| (span.start_min, span.end_max));
        lane.groups.sort_by_cached_key(|g| (!lasts(g), span(g), g.date, g.says));
        for group in &lane.groups {
            lane.tally.add_and(group.tally, Truth::Certain);
        }
        if let (LaneBy::Question, Some(question)) = (by, lane.key) {
            let to = self.answered(|q, _| q.0 == question);
            lane.tally = answer.and(&to).count();
        }
    }
}

/// How many slots events are sorted into: one for each value, of a question one for each answer.
fn slots(by: LaneBy, catalog: &Catalog) -> usize {
    match by {
        LaneBy::Kind => catalog.kinds.len(),
        LaneBy::Place | LaneBy::Province => catalog.places.len(),
        LaneBy::Actor => catalog.actors.len(),
        LaneBy::Side => catalog.sides.len(),
        LaneBy::Source => catalog.sources.len(),
        LaneBy::Form => Form::ALL.len(),
        LaneBy::Question => first_answer(catalog.questions.len(), catalog),
        LaneBy::Nothing => 1,
    }
}

/// The slot of the first answer to a question.
fn first_answer(question: usize, catalog: &Catalog) -> usize {
    catalog.questions.iter().take(question).map(|q| q.answers.len()).sum()
}

/// The key of the lane that a slot is drawn in, and the answer that it stands for there.
fn key(by: LaneBy, catalog: &Catalog, slot: usize) -> (Option<u32>, Option<u32>) {
    if by != LaneBy::Question {
        return (Some(slot as u32), None);
    }
    let mut left = slot;
    for (at, question) in catalog.questions.iter().enumerate() {
        if left < question.answers.len() {
            return (Some(at as u32), Some(left as u32));
        }
        left -= question.answers.len();
    }
    (None, None)
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

impl Grouping<'_> {
    fn groups(&mut self, entries: &[(EventIx, Truth)], says: Option<u32>) -> Vec<LaneGroup> {
        let says = says.and_then(|says| NonZeroU32::new(says + 1));
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
