//! Stretches of days in which no event falls: none certainly, or none even possibly. They are silences of the sources.

use super::Index;
use super::answer::{Answer, Tally};
use super::columns::{Bounds, Dates};
use crate::model::Window;
use crate::model::date::{DAY, Minute};

/// A stretch of whole days in which nothing falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Silence {
    /// From the first minute of its first day to the last of its last.
    pub window: Window,
    /// Whether not even a possible event falls into it; else no certain one does.
    pub complete: bool,
}

/// Days with something in them, and what a silence must not hold: it ends before `last` and begins after `first`. Of
/// days that all hold something, `last` comes first; of days of which only one does, nobody knows which, a silence may
/// hold some and not all.
#[derive(Clone, Copy)]
struct Wall {
    first: Minute,
    last: Minute,
}

impl Wall {
    /// All days from one to another.
    fn solid(from: Minute, to: Minute) -> Wall {
        Wall { first: to, last: from }
    }

    fn is_solid(self) -> bool {
        self.last <= self.first
    }
}

impl Index {
    /// The silences of an answer within a window, the longest first, then the earliest: those without a certain
    /// event, of these the ones without a possible event told apart. At most `most` of them.
    pub fn silences(&self, answer: &Answer, within: Window, most: usize) -> Vec<Silence> {
        let Window { lo, hi } = within;
        let within = Window { lo: lo.max(self.extent.lo), hi: hi.min(self.extent.hi) };
        let (mut certain, mut possible) = (Vec::new(), Vec::new());
        for (dates, tally) in self.dates.values().iter().zip(self.dates.tally(answer)) {
            certain.extend(surely(dates, tally));
            possible.extend(perhaps(dates, tally));
        }
        let complete: Vec<Window> = between(possible, within);
        let quiet = between(certain, within).into_iter().filter(|window| !complete.contains(window));
        let quiet: Vec<Silence> = quiet.map(|window| Silence { window, complete: false }).collect();
        let all = complete.iter().map(|window| Silence { window: *window, complete: true });
        let mut all: Vec<Silence> = all.chain(quiet).collect();
        all.sort_by_key(|s| (s.window.lo - s.window.hi, s.window.lo, !s.complete));
        all.truncate(most);
        all
    }
}

/// The number of the day that holds a minute.
fn day(minute: Minute) -> Minute {
    minute.div_euclid(DAY)
}

/// The days on which something certainly was.
fn surely(dates: &Dates, tally: Tally) -> Option<Wall> {
    let Bounds { span, sure } = dates.coded;
    let wall = Wall { first: day(span.end_min), last: day(span.start_max) };
    (sure && tally.certain > 0).then_some(wall)
}

/// The days on which something may have been.
fn perhaps(dates: &Dates, tally: Tally) -> Vec<Wall> {
    if tally.total() == 0 {
        return Vec::new();
    }
    let all = dates.said.iter().chain([&dates.coded]);
    all.map(|bounds| bounds.span.hull()).map(|hull| Wall::solid(day(hull.lo), day(hull.hi))).collect()
}

/// The longest stretches of days within a window that hold none of what they must not hold.
fn between(walls: Vec<Wall>, within: Window) -> Vec<Window> {
    let edges = (day(within.lo), day(within.hi));
    let mut found = Vec::new();
    let mut from = edges.0;
    for wall in least(walls) {
        let to = wall.last.saturating_sub(1).min(edges.1);
        found.push((from, to));
        from = from.max(wall.first.saturating_add(1));
    }
    found.push((from, edges.1));
    found.retain(|(from, to)| from <= to);
    let minutes = |(from, to): (Minute, Minute)| Window { lo: from * DAY, hi: to * DAY + DAY - 1 };
    found.into_iter().map(minutes).collect()
}

/// The walls that no other makes needless, in order: solid ones joined, and of the others those that neither a solid
/// one nor a shorter one lies in.
fn least(walls: Vec<Wall>) -> Vec<Wall> {
    let (mut solid, mut loose): (Vec<Wall>, Vec<Wall>) = walls.into_iter().partition(|wall| wall.is_solid());
    solid.sort_unstable_by_key(|wall| wall.last);
    let mut joined: Vec<Wall> = Vec::new();
    for wall in solid {
        match joined.last_mut() {
            Some(before) if wall.last <= before.first.saturating_add(1) => {
                before.first = before.first.max(wall.first)
            }
            _ => joined.push(wall),
        }
    }
    let touched = |wall: &Wall| {
        let after = joined.partition_point(|solid| solid.first < wall.first);
        joined.get(after).is_some_and(|solid| solid.last <= wall.last)
    };
    loose.retain(|wall| !touched(wall));
    // From the last end back, each that begins before one already kept holds it whole.
    loose.sort_unstable_by_key(|wall| (wall.last, std::cmp::Reverse(wall.first)));
    let mut kept: Vec<Wall> = Vec::new();
    for wall in loose {
        if kept.last().is_none_or(|before| before.first < wall.first) {
            kept.push(wall);
        }
    }
    joined.extend(kept);
    joined.sort_unstable_by_key(|wall| wall.last);
    joined
}
