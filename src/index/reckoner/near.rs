//! The event nearest to a minute among those that may fall into a window.

use crate::index::{Answer, Index, Peaks};
use crate::model::{EventIx, Minute, Window};

/// The dates of an answer by where they stand.
#[derive(Clone, Debug)]
pub(super) struct Near {
    /// Where each stands, ascending.
    at: Vec<Minute>,
    /// The first event of each.
    events: Vec<EventIx>,
    /// Their latest ends, and their earliest starts turned round, so that the earliest is the highest.
    ends: Peaks,
    starts: Peaks,
}

impl Index {
    pub(super) fn standing(&self, answer: &Answer) -> Near {
        let mut first: Vec<Option<EventIx>> = vec![None; self.dates()];
        for (event, _) in answer.iter() {
            let slot = self.date_of(event).and_then(|date| first.get_mut(date as usize));
            if let Some(slot @ None) = slot {
                *slot = Some(event);
            }
        }
        let reach = self.reach();
        let held = self.dates.values().iter().zip(first);
        let mut held: Vec<_> =
            held.filter_map(|(d, event)| Some((reach.tick(d), event?, d.coded.span.hull()))).collect();
        held.sort_unstable_by_key(|(at, event, _)| (*at, *event));
        let ends: Vec<Minute> = held.iter().map(|(_, _, hull)| hull.hi).collect();
        let starts: Vec<Minute> = held.iter().map(|(_, _, hull)| turned(hull.lo)).collect();
        Near {
            ends: Peaks::of(&ends),
            starts: Peaks::of(&starts),
            at: held.iter().map(|(at, ..)| *at).collect(),
            events: held.iter().map(|(_, event, _)| *event).collect(),
        }
    }
}

/// A minute such that earlier ones are higher.
fn turned(minute: Minute) -> i64 {
    minute.checked_neg().unwrap_or(i64::MAX)
}

impl Near {
    pub fn nearest(&self, minute: Minute, window: Window) -> Option<EventIx> {
        let middle = self.at.partition_point(|at| *at < minute);
        let before = self.last(middle, window);
        let after = self.first(middle, window);
        let distance = |at: usize| self.at.get(at).map(|there| there.abs_diff(minute));
        let nearest = before.into_iter().chain(after).filter_map(distance).min()?;
        let there = |at: &usize| distance(*at) == Some(nearest);
        let candidates = [before.filter(there), after.filter(there)].into_iter().flatten();
        candidates.filter_map(|at| self.first_of(at, window)).min()
    }

    /// The last of the first `end` dates that may fall into a window.
    fn last(&self, end: usize, window: Window) -> Option<usize> {
        let (lo, hi) = self.inside(window);
        let after = self.starts.last(hi.min(end)..end, turned(window.hi));
        let inside = || (lo < hi.min(end)).then(|| hi.min(end) - 1);
        after.or_else(inside).or_else(|| self.ends.last(0..lo.min(end), window.lo))
    }

    /// The first of the dates from a position on that may fall into a window.
    fn first(&self, start: usize, window: Window) -> Option<usize> {
        let (lo, hi) = self.inside(window);
        let before = self.ends.first(start.min(lo)..lo, window.lo);
        let inside = || (lo.max(start) < hi).then(|| lo.max(start));
        before.or_else(inside).or_else(|| self.starts.first(hi.max(start)..self.at.len(), turned(window.hi)))
    }

    /// The positions of the dates that stand within a window.
    fn inside(&self, window: Window) -> (usize, usize) {
        let lo = self.at.partition_point(|at| *at < window.lo);
        (lo, self.at.partition_point(|at| *at <= window.hi))
    }

    /// The first event of the dates that stand where one does and may fall into a window.
    fn first_of(&self, at: usize, window: Window) -> Option<EventIx> {
        let minute = *self.at.get(at)?;
        let from = self.at.partition_point(|there| *there < minute);
        let to = self.at.partition_point(|there| *there <= minute);
        let ends = self.ends.all(from..to, window.lo).into_iter();
        let meets = ends.filter(|at| self.starts.first(*at..*at + 1, turned(window.hi)).is_some());
        meets.filter_map(|at| self.events.get(at).copied()).min()
    }
}
