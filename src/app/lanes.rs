//! The lanes of the timeline: what they stand for, in which order, and which of them are on the screen. Sorted into
//! lanes once for each scope, and kept beside the rest of the state.

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::sync::Arc;

use super::layout::layout;
use super::scope::Scope;
use super::state::State;
use crate::index::{Data, LaneBy, LaneGroup, LaneGroups, Tally};
use crate::model::{Catalog, EventIx, Form, Minute};
use crate::text;
use crate::text::Text;
use crate::timeline::lanes::is_moment;

/// Rows that a lane takes at most when what lasted overlaps in it.
const DEEPEST: u16 = 4;
/// Dates from which it takes no more than one for what lasted and one for moments: there its cells are counted.
const MANY: usize = 400;

/// The order of lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LaneOrder {
    /// As the store defines what they stand for.
    #[default]
    Store,
    /// The fullest first.
    Count,
    /// By name.
    Name,
}

impl LaneOrder {
    /// Every order, in turn.
    pub const ALL: &'static [LaneOrder] = &[LaneOrder::Store, LaneOrder::Count, LaneOrder::Name];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            LaneOrder::Store => "as in the store",
            LaneOrder::Count => "by count",
            LaneOrder::Name => "by name",
        }
    }

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            LaneOrder::Store => "store",
            LaneOrder::Count => "count",
            LaneOrder::Name => "name",
        }
    }

    /// The next one.
    pub fn next(self) -> LaneOrder {
        match self {
            LaneOrder::Store => LaneOrder::Count,
            LaneOrder::Count => LaneOrder::Name,
            LaneOrder::Name => LaneOrder::Store,
        }
    }
}

/// What a person can change about the lanes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct LanesPane {
    /// What they stand for.
    pub by: LaneBy,
    /// Their order; the lane of events without a value is always the last.
    pub order: LaneOrder,
    /// Lanes that are rolled up into one, by their keys.
    pub rolled: BTreeSet<Option<u32>>,
    /// The first lane on the screen.
    pub top: usize,
    /// The event to whose lane the screen was scrolled.
    pub followed: Option<EventIx>,
}

impl LanesPane {
    /// Makes the lanes stand for something else, in the order in which that is found most easily.
    pub fn stand_for(&mut self, by: LaneBy) {
        if self.by != by {
            *self = LanesPane { by, order: usual_order(by), ..LanesPane::default() };
        }
    }
}

/// The order in which what lanes stand for is found most easily.
pub fn usual_order(by: LaneBy) -> LaneOrder {
    match by {
        LaneBy::Place | LaneBy::Province | LaneBy::Actor => LaneOrder::Count,
        _ => LaneOrder::Store,
    }
}

/// The chooser of what lanes stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanesView {
    /// The row under the cursor: one of [`LaneBy::ALL`].
    pub chosen: usize,
    /// How many lanes each would make.
    pub counts: Vec<usize>,
}

/// One lane of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedLane {
    /// The keys of what it stands for; several where lanes are rolled up into it.
    pub keys: Vec<Option<u32>>,
    /// Its name.
    pub name: Text,
    /// How many events are in it.
    pub tally: Tally,
    /// Its events by date: what lasted first, then by start.
    pub groups: Vec<LaneGroup>,
    /// Words to write beside the events of a group, by what it says: the answers to a question.
    pub answers: Vec<Text>,
    /// The places of these answers among those of the question.
    said: Vec<Vec<u32>>,
    /// Rows it takes so that nothing that lasted overlaps, at least 1.
    pub depth: u16,
}

/// All that decides which lanes there are.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    scope: Arc<Scope>,
    by: LaneBy,
    order: LaneOrder,
    rolled: BTreeSet<Option<u32>>,
}

/// The lanes of a scope, in order. They follow from the rest of the state.
#[derive(Clone, Debug)]
pub struct Plan {
    asked: Asked,
    /// The lanes.
    pub lanes: Vec<PlannedLane>,
    /// How many events are in the fullest of them.
    pub fullest: u32,
}

impl PartialEq for Plan {
    fn eq(&self, other: &Plan) -> bool {
        self.asked == other.asked
    }
}

/// The lanes of a state, sorted anew only if what decides about them has changed.
pub fn settled(state: &State, data: &Data) -> Arc<Plan> {
    let LanesPane { by, order, rolled, .. } = &state.lanes;
    let asked = Asked { scope: Arc::clone(&state.scope), by: *by, order: *order, rolled: rolled.clone() };
    match &state.plan {
        Some(plan) if plan.asked == asked => Arc::clone(plan),
        _ => Arc::new(Plan::of(asked, data)),
    }
}

/// Scrolls the lanes as little as possible so that the event shown is in one of those on the screen, unless they have
/// been scrolled since it was selected.
pub fn follow(state: &mut State, data: &Data) {
    let Some(plan) = &state.plan else { return };
    let rows = layout(state).timeline.map_or(0, |t| usize::from(t.lanes.height));
    if rows == 0 {
        return;
    }
    let last_top = plan.lanes.len().saturating_sub(rows);
    let shown = state.shown();
    let lanes = &mut state.lanes;
    if lanes.followed != shown {
        lanes.followed = shown;
        let of = |event| plan.lanes_of(event, data);
        let at = shown.map(of).unwrap_or_default();
        let on_screen = |i: &usize| (lanes.top..lanes.top + rows).contains(i);
        if let Some(first) = at.first().filter(|_| !at.iter().any(on_screen)) {
            lanes.top = if *first < lanes.top { *first } else { (first + 1).saturating_sub(rows) };
        }
    }
    lanes.top = lanes.top.min(last_top);
}

impl Plan {
    fn of(asked: Asked, data: &Data) -> Plan {
        let catalog = data.store.catalog();
        let groups = data.index.lanes(&asked.scope.answer, asked.by, catalog);
        let (rolled, open): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|l| asked.rolled.contains(&l.key));
        let rolled: BTreeSet<Option<u32>> = rolled.into_iter().map(|lane| lane.key).collect();
        let mut lanes: Vec<PlannedLane> =
            open.into_iter().map(|lane| planned(lane, asked.by, data)).collect();
        match asked.order {
            LaneOrder::Store => {}
            LaneOrder::Count => lanes.sort_by_key(|l| (l.is_none(), std::cmp::Reverse(l.tally.total()))),
            LaneOrder::Name => lanes.sort_by_cached_key(|l| (l.is_none(), text::fold(l.name.as_str()))),
        }
        lanes.extend(rolled_up(&rolled, &asked, data));
        let fullest = lanes.iter().map(|lane| lane.tally.total()).max().unwrap_or(0);
        Plan { asked, lanes, fullest }
    }

    /// What the lanes stand for.
    pub fn by(&self) -> LaneBy {
        self.asked.by
    }

    /// The positions of the lanes that an event of the scope is in, ascending.
    pub fn lanes_of(&self, event: EventIx, data: &Data) -> Vec<usize> {
        if !self.asked.scope.truth(event).holds() {
            return Vec::new();
        }
        let keys = data.index.lanes_of(event, self.asked.by, data.store.catalog());
        let holds = |lane: &PlannedLane| lane.keys.iter().any(|key| keys.contains(key));
        (0..).zip(&self.lanes).filter(|(_, lane)| holds(lane)).map(|(i, _)| i).collect()
    }

    /// The lanes from `top` on that so many rows hold, each with the rows it takes. Where not all have room, each
    /// takes one; else those that need more share what is left.
    pub fn heights(&self, top: usize, rows: u16) -> Vec<(usize, u16)> {
        let mut heights: Vec<(usize, u16)> =
            (top..self.lanes.len()).take(usize::from(rows)).map(|i| (i, 1)).collect();
        let mut left = rows.saturating_sub(heights.len() as u16);
        for depth in 2..=DEEPEST {
            for (i, height) in &mut heights {
                if left > 0 && self.lanes.get(*i).is_some_and(|lane| lane.depth >= depth) {
                    *height += 1;
                    left -= 1;
                }
            }
        }
        heights
    }

    /// Rows in which nothing that lasted overlaps.
    pub fn depth(&self) -> u16 {
        self.lanes.iter().map(|lane| lane.depth).fold(0, u16::saturating_add)
    }
}

impl PlannedLane {
    /// The words beside the events of a group.
    pub fn label(&self, group: &LaneGroup) -> Option<&Text> {
        self.answers.get(group.says?.get() as usize - 1)
    }

    /// What an event of the lane says in it, as its group has it: in the lane of a question, all that it answers there.
    pub fn says(&self, event: EventIx, data: &Data) -> Option<NonZeroU32> {
        let ([Some(question)], false) = (self.keys.as_slice(), self.said.is_empty()) else { return None };
        let (_, said) = data.index.said_by(event).into_iter().find(|(to, _)| to == question)?;
        let at = self.said.iter().position(|all| *all == said)?;
        NonZeroU32::new(at as u32 + 1)
    }

    fn is_none(&self) -> bool {
        self.keys == [None]
    }
}

fn planned(lane: LaneGroups, by: LaneBy, data: &Data) -> PlannedLane {
    let catalog = data.store.catalog();
    let name = name(by, lane.key, catalog);
    let depth = depth(&lane.groups, by, data);
    let asked = lane.key.filter(|_| by == LaneBy::Question);
    let question = asked.and_then(|key| catalog.questions.get(key as usize));
    let words = |all: &Vec<u32>| {
        let ids = all.iter().filter_map(|says| question?.answers.get(*says as usize));
        let ids: Vec<_> = ids.map(|id| id.text()).collect();
        Text::new(ids.iter().map(Text::as_str).collect::<Vec<_>>().join(", "))
    };
    let LaneGroups { key, tally, groups, said } = lane;
    let answers = said.iter().map(words).collect();
    PlannedLane { keys: vec![key], name, tally, groups, answers, said, depth }
}

/// The lanes that are rolled up, as one: an event that is in several of them is in it once.
fn rolled_up(rolled: &BTreeSet<Option<u32>>, asked: &Asked, data: &Data) -> Option<PlannedLane> {
    if rolled.is_empty() {
        return None;
    }
    let (name, keys) = (text!("{} rolled", rolled.len()), rolled.iter().copied().collect());
    let joined = data.index.joined(&asked.scope.answer, asked.by, rolled, data.store.catalog());
    let LaneGroups { tally, groups, said, .. } = joined;
    Some(PlannedLane { keys, name, tally, groups, answers: Vec::new(), said, depth: 1 })
}

/// How many things that lasted overlap at most, and so how many rows keep them apart. Words beside signs need rows of
/// their own.
fn depth(groups: &[LaneGroup], by: LaneBy, data: &Data) -> u16 {
    if by == LaneBy::Question {
        return (groups.len() as u16).clamp(1, DEEPEST);
    }
    let deepest = if groups.len() < MANY { DEEPEST } else { 2 };
    let mut ends: Vec<Minute> = Vec::new();
    for group in groups {
        let Some((span, shape)) = data.index.drawn(group.date) else { continue };
        if is_moment(span, shape) {
            continue;
        }
        let full = ends.len() >= usize::from(deepest);
        match ends.iter_mut().find(|end| **end < span.start_min) {
            Some(end) => *end = span.end_max,
            None if full => break,
            None => ends.push(span.end_max),
        }
    }
    (ends.len() as u16).max(1)
}

/// The name of a lane.
fn name(by: LaneBy, key: Option<u32>, catalog: &Catalog) -> Text {
    let Some(at) = key.map(|key| key as usize) else {
        return match by {
            LaneBy::Question => "no answer given".into(),
            _ => text!("no {} given", by.name()),
        };
    };
    let name = match by {
        LaneBy::Kind => catalog.kinds.get(at).map(|kind| kind.name.clone()),
        LaneBy::Place | LaneBy::Province => catalog.places.get(at).map(|place| place.name.clone()),
        LaneBy::Actor => catalog.actors.get(at).map(|actor| actor.name.clone()),
        LaneBy::Side => catalog.sides.get(at).map(|side| side.name.clone()),
        LaneBy::Source => catalog.sources.get(at).map(|source| text!("{}", source.id())),
        LaneBy::Form => Form::ALL.get(at).map(|form| Text::from(form.written())),
        LaneBy::Question => catalog.questions.get(at).map(|question| text!("{}", question.id)),
        LaneBy::Nothing => Some("events".into()),
    };
    name.unwrap_or_default()
}
