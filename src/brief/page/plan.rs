//! What is on the page: as much as there is room for, the weightiest first. Nothing is left out unsaid.

use std::collections::BTreeSet;

use super::positions::Answers;
use super::{Built, Maker, Page, gaps, room};
use crate::model::Truth;

/// The events that are put on the page before anything else, where so many match.
const FIRST: usize = 8;
/// The most.
pub(super) const MOST: usize = 12;
/// The most marked events that are tried; no page holds more.
const TRIED: usize = 60;

/// How many events may have no room before no more are tried: one that is very long keeps no other away.
const MISFITS: usize = 4;

/// The same of questions: what sources argue about is tried as long as a page of nothing else could have room for it.
const UNASKED: usize = 60;

/// In which order events are chosen, and how many.
pub(super) struct Choice {
    /// Positions among the events, the one chosen first first.
    pub order: Vec<usize>,
    /// How many there are before any question, and before any is told at length.
    fewest: usize,
    most: usize,
    /// How many may have no room before no more are tried.
    misfits: usize,
}

impl Choice {
    /// Those that match for certain before those that only may; of each the weightiest, and of these the earliest.
    pub fn by_weight(events: &[Built]) -> Choice {
        let mut order: Vec<usize> = (0..events.len()).collect();
        order.sort_by_key(|at| {
            events.get(*at).map(|(event, _, truth)| (*truth != Truth::Certain, event.weight))
        });
        Choice { order, fewest: FIRST, most: MOST, misfits: MISFITS }
    }

    /// As the author put them: all of them, before any is told at length. Where one has no room the page ends: what was
    /// put behind it does not come before it.
    pub fn by_author(events: &[Built]) -> Choice {
        Choice { order: (0..events.len()).collect(), fewest: TRIED, most: TRIED, misfits: 1 }
    }
}

/// What is on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Plan {
    /// The events on it: positions among all, and whether each is told in full.
    pub events: Vec<(usize, bool)>,
    /// Those of them of which it is told on the page where sources differ, where they do.
    pub disputed: BTreeSet<usize>,
    /// The questions on it: positions in the order of their weight.
    pub questions: BTreeSet<usize>,
    /// How many voices are named for each answer.
    pub voices: usize,
    /// Whether addresses of sources and the licence are.
    pub extras: bool,
}

impl Plan {
    /// The events on the page, in the order in which they are told.
    pub fn listed(&self) -> Vec<(usize, bool)> {
        let mut listed = self.events.clone();
        listed.sort_unstable();
        listed
    }
}

/// What plans are made for.
pub(super) struct Ground<'g> {
    /// What is on the page whatever is chosen.
    pub base: Page,
    pub built: &'g [Built],
    pub answers: Vec<Answers>,
}

impl Maker<'_> {
    /// As much as there is room for.
    pub(super) fn plan(&mut self, choice: &Choice, ground: &Ground<'_>) -> Plan {
        let mut plan = Plan { voices: 1, ..Plan::default() };
        self.list(&mut plan, choice, FIRST, ground, false);
        self.differ(&mut plan, ground);
        self.list(&mut plan, choice, choice.fewest, ground, true);
        self.list(&mut plan, choice, choice.fewest, ground, false);
        self.ask(&mut plan, ground, room::SHARE);
        self.tell(&mut plan, ground);
        self.list(&mut plan, choice, choice.most, ground, true);
        self.tell(&mut plan, ground);
        self.ask(&mut plan, ground, usize::MAX);
        self.hear(&mut plan, ground);
        let whole = Plan { extras: true, ..plan.clone() };
        self.take(&mut plan, whole, ground);
        plan
    }

    /// Takes another plan instead, if there is room for it.
    fn take(&mut self, plan: &mut Plan, other: Plan, ground: &Ground<'_>) -> bool {
        let fits = room::holds(&self.first(&other, ground));
        if fits {
            *plan = other;
        }
        fits
    }

    /// Puts events on the page, in short, with what sources differ on or without, until too many have no room. Where not
    /// even one has room, the first runs over.
    fn list(&mut self, plan: &mut Plan, choice: &Choice, most: usize, ground: &Ground<'_>, disputed: bool) {
        let mut misfits = 0;
        for at in choice.order.iter().take(TRIED) {
            if plan.events.len() >= most || misfits == choice.misfits {
                break;
            }
            if plan.events.iter().any(|(listed, _)| listed == at) {
                continue;
            }
            let mut other = plan.clone();
            other.events.push((*at, false));
            other.disputed.extend(disputed.then_some(*at));
            misfits += usize::from(!self.take(plan, other, ground));
        }
        if let Some(first) = choice.order.first().filter(|_| plan.events.is_empty()) {
            plan.events.push((*first, false));
        }
    }

    /// Tells where sources differ on events of the page, each for which there is room.
    fn differ(&mut self, plan: &mut Plan, ground: &Ground<'_>) {
        for (at, _) in plan.events.clone() {
            let mut other = plan.clone();
            other.disputed.insert(at);
            self.take(plan, other, ground);
        }
    }

    /// Tells events of the page in full, each for which there is room.
    fn tell(&mut self, plan: &mut Plan, ground: &Ground<'_>) {
        for at in 0..plan.events.len() {
            let mut other = plan.clone();
            other.events.iter_mut().skip(at).take(1).for_each(|(_, full)| *full = true);
            if other != *plan {
                self.take(plan, other, ground);
            }
        }
    }

    /// Puts questions on the page, with a voice for each answer, each for which there is room, until too many have none.
    fn ask(&mut self, plan: &mut Plan, ground: &Ground<'_>, share: usize) {
        let mut misfits = 0;
        for at in 0..ground.answers.len() {
            if misfits == UNASKED {
                break;
            }
            let mut other = plan.clone();
            if other.questions.insert(at) {
                let page = self.first(&other, ground);
                if room::of_positions(&page) <= share && room::holds(&page) {
                    *plan = other;
                } else {
                    misfits += 1;
                }
            }
        }
    }

    /// Names more voices for each answer.
    fn hear(&mut self, plan: &mut Plan, ground: &Ground<'_>) {
        let asked = plan.questions.iter().filter_map(|at| ground.answers.get(*at));
        let most = asked.map(Answers::most).max().unwrap_or(0);
        while plan.voices < most {
            let other = Plan { voices: plan.voices + 1, ..plan.clone() };
            if !self.take(plan, other, ground) {
                return;
            }
        }
    }

    /// The page as planned, without what comes after it.
    pub(super) fn first(&mut self, plan: &Plan, ground: &Ground<'_>) -> Page {
        self.cited.clear();
        let mut page = ground.base.clone();
        let listed = plan.listed();
        let told = |(at, full): &(usize, bool)| ground.built.get(*at).map(|event| (event, *full));
        for ((event, ix, truth), full) in listed.iter().filter_map(told) {
            let mut item = self.told(event, *ix, *truth);
            item.full = full;
            page.events.push(item);
        }
        page.positions = self.positions(&ground.answers, ground.built, plan);
        let mut silent = 0;
        for (at, event) in listed.iter().filter_map(|on| Some((on.0, told(on)?.0))) {
            match plan.disputed.contains(&at) {
                true => page.disputed.extend(self.disputed(&event.0, event.1)),
                false => silent += usize::from(self.is_disputed(&event.0, event.1)),
            }
        }
        let short = page.shortened().count();
        let said = ground.answers.iter().map(Answers::count).sum::<usize>();
        let heard: usize = page.positions.iter().flat_map(|p| &p.stances).map(|s| s.by.len()).sum();
        page.unsaid.extend(gaps::left(ground.built.len() - listed.len(), short, (silent, said - heard)));
        page.sources = self.references();
        page.extras = plan.extras;
        page
    }
}
