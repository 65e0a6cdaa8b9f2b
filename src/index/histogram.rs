//! How many incidents fall into each stretch of an axis, and how many lie off its ends.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Index;
use super::answer::{Answer, Tally};
use super::bits::Bits;
use super::columns::Dates;
use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::{Form, Minute, Truth, Window};

/// One bin: from its edge to the minute before the next.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Bin {
    /// Incidents that match certainly and whose date certainly overlaps the bin.
    pub certain: u32,
    /// Further incidents that may match and overlap it.
    pub possible: u32,
    /// What incidents weigh here: each weighs one in all, spread evenly from its earliest start to its latest end.
    pub mass: f32,
    /// The part of `mass` that is certain: of incidents that `certain` counts.
    pub solid: f32,
    /// Hits among the matching events of all forms: each at its [`Span::anchor`](crate::model::Span::anchor).
    pub hits: u32,
    /// Matching events of other forms: each at its [`Span::anchor`](crate::model::Span::anchor).
    pub others: u32,
}

/// What lies wholly off one end of the axis; `mass` is all that is off it, of incidents on the edge too.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Off {
    /// Incidents that lie wholly off this end.
    pub incidents: Tally,
    /// Events of other forms that lie wholly off this end.
    pub others: Tally,
    /// What incidents weigh off this end.
    pub mass: f32,
    /// Hits that are anchored off this end.
    pub hits: u32,
}

/// Bins along an axis, and what lies off both ends.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Histogram {
    /// One bin less than there are edges.
    pub bins: Vec<Bin>,
    /// Before the first edge.
    pub before: Off,
    /// From the last edge on.
    pub after: Off,
}

/// How many matching events share one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub incidents: Tally,
    pub others: Tally,
    pub hits: u32,
}

impl Share {
    pub fn is_empty(&self) -> bool {
        self.incidents.total() + self.others.total() == 0
    }
}

/// What events weigh, in parts of [`ONE`]: whole numbers, so that sums are the same in whatever order they are made.
pub(super) type Weight = i128;

/// What one event weighs.
const ONE: Weight = 1 << 60;

/// What so many parts are in events.
pub(super) fn in_events(weight: Weight) -> f32 {
    (weight as f64 / ONE as f64) as f32
}

/// What an event weighs in each minute of the stretch that it is spread over.
pub(super) fn each_minute(hull: Window) -> Weight {
    ONE / (Weight::from(hull.hi) - Weight::from(hull.lo) + 1)
}

impl Index {
    /// How the incidents of an answer fall into the bins between ascending edges; other forms and hits are
    /// counted apart. One edge makes no bin: all lies before it or after. Without an edge nothing is counted.
    pub fn histogram(&self, answer: &Answer, edges: &[Minute], hits: Option<&Bits>) -> Histogram {
        let bins = edges.len().saturating_sub(1);
        let mut histogram = Histogram { bins: vec![Bin::default(); bins], ..Histogram::default() };
        if edges.is_empty() {
            return histogram;
        }
        let axis = Axis { edges, reach: self.reach() };
        let mut weights = Weights { bins: vec![(0, 0); bins], before: 0, after: 0 };
        for (dates, share) in self.dates.values().iter().zip(self.shares(answer, hits)) {
            if !share.is_empty() {
                histogram.add(dates, &share, &axis);
                weights.add(dates, share.incidents, &axis);
            }
        }
        histogram.weigh(&weights);
        histogram
    }

    /// How far open ends are drawn.
    pub(super) fn reach(&self) -> Reach {
        Reach { covers: self.covers, extent: self.extent }
    }

    /// How many events of an answer share each date, in the order of the dates' values.
    pub(super) fn shares(&self, answer: &Answer, hits: Option<&Bits>) -> Vec<Share> {
        let incidents = self.form(Form::Incident);
        let matching = self.dates.tally(&answer.and(&incidents));
        let others = self.dates.tally(&answer.and(&incidents.not()));
        let hits = match hits {
            Some(hits) => self.dates.tally_bits(&hits.and(&answer.either())),
            None => vec![0; matching.len()],
        };
        let both = matching.into_iter().zip(others).zip(hits);
        both.map(|((incidents, others), hits)| Share { incidents, others, hits }).collect()
    }
}

impl Histogram {
    fn add(&mut self, dates: &Dates, share: &Share, axis: &Axis) {
        let hull = dates.coded.span.hull();
        if axis.slot(hull.hi) == 0 {
            self.before.add(share);
        } else if axis.slot(hull.lo) == axis.edges.len() {
            self.after.add(share);
        }
        self.mark(axis.slot(axis.reach.tick(dates)), share);
        if share.incidents.total() > 0 {
            self.count(dates, share.incidents, axis);
        }
    }

    /// Takes over what incidents weigh.
    pub(super) fn weigh(&mut self, weights: &Weights) {
        for (bin, (mass, solid)) in self.bins.iter_mut().zip(&weights.bins) {
            (bin.mass, bin.solid) = (in_events(*mass), in_events(*solid));
        }
        (self.before.mass, self.after.mass) = (in_events(weights.before), in_events(weights.after));
    }

    /// Marks hits and other forms in one slot.
    fn mark(&mut self, slot: usize, share: &Share) {
        match slot.checked_sub(1).map(|i| self.bins.get_mut(i)) {
            None => self.before.hits += share.hits,
            Some(None) => self.after.hits += share.hits,
            Some(Some(bin)) => {
                bin.hits += share.hits;
                bin.others += share.others.total();
            }
        }
    }

    /// Counts incidents in every bin that they overlap, as `date:` would.
    fn count(&mut self, dates: &Dates, incidents: Tally, axis: &Axis) {
        let mut count = |i: usize, truth: Truth| {
            if let Some(bin) = self.bins.get_mut(i) {
                let mut tally = Tally { certain: bin.certain, possible: bin.possible };
                tally.add_and(incidents, truth);
                (bin.certain, bin.possible) = (tally.certain, tally.possible);
            }
        };
        let coded = axis.bins(dates.coded.span.hull());
        coded.clone().for_each(|i| count(i, dates.coded.overlaps(axis.window(i))));
        let said: BTreeSet<usize> = dates.said.iter().flat_map(|b| axis.bins(b.span.hull())).collect();
        said.into_iter().filter(|i| !coded.contains(i)).for_each(|i| count(i, Truth::Possible));
    }
}

/// What incidents weigh: in each bin all of them, and those that are certainly in it; and off both ends.
pub(super) struct Weights {
    pub bins: Vec<(Weight, Weight)>,
    pub before: Weight,
    pub after: Weight,
}

impl Weights {
    /// Spreads incidents over the bins from their earliest start to their latest end.
    fn add(&mut self, dates: &Dates, incidents: Tally, axis: &Axis) {
        let hull = axis.reach.finite(dates.coded.span.hull());
        let total = Weight::from(incidents.total());
        for i in axis.bins(hull) {
            let mass = part(hull, axis.window(i));
            let solid = dates.coded.overlaps(axis.window(i)) == Truth::Certain;
            if let Some(bin) = self.bins.get_mut(i) {
                bin.0 += total * mass;
                bin.1 += if solid { Weight::from(incidents.certain) * mass } else { 0 };
            }
        }
        if let (Some(first), Some(last)) = (axis.edges.first(), axis.edges.last()) {
            self.before += total * part(hull, Window { lo: Minute::MIN, hi: first.saturating_sub(1) });
            self.after += total * part(hull, Window { lo: *last, hi: Minute::MAX });
        }
    }
}

/// What an event that is spread over one window weighs in another.
pub(super) fn part(hull: Window, window: Window) -> Weight {
    let (lo, hi) = (window.lo.max(hull.lo), window.hi.min(hull.hi));
    if lo > hi { 0 } else { (Weight::from(hi) - Weight::from(lo) + 1) * each_minute(hull) }
}

impl Off {
    fn add(&mut self, share: &Share) {
        self.incidents.add_and(share.incidents, Truth::Certain);
        self.others.add_and(share.others, Truth::Certain);
    }
}

/// The finite stretches that open ends are drawn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    covers: Window,
    extent: Window,
}

/// The edges of the bins.
pub(super) struct Axis<'a> {
    pub edges: &'a [Minute],
    pub reach: Reach,
}

impl Axis<'_> {
    /// How many edges are at or before a minute: 0 is before the first, their number is after the last.
    fn slot(&self, minute: Minute) -> usize {
        self.edges.partition_point(|edge| *edge <= minute)
    }

    /// The bins that a window meets.
    pub fn bins(&self, window: Window) -> Range<usize> {
        let last = self.edges.len().saturating_sub(1);
        let first = self.slot(window.lo).saturating_sub(1);
        first..self.slot(window.hi).min(last).max(first)
    }

    /// The minutes of a bin.
    pub fn window(&self, bin: usize) -> Window {
        let edge = |i: usize| self.edges.get(i).copied().unwrap_or(Minute::MAX);
        Window { lo: edge(bin), hi: edge(bin + 1).saturating_sub(1) }
    }
}

impl Reach {
    /// Where a date is ticked: where lanes have its sign.
    pub fn tick(&self, dates: &Dates) -> Minute {
        dates.coded.span.anchor().unwrap_or(self.extent.lo.midpoint(self.extent.hi))
    }

    /// A window whose open ends are where the store's coverage ends, or else the last date in it.
    pub fn finite(&self, hull: Window) -> Window {
        let lo = if self.covers.lo <= hull.hi { self.covers.lo } else { self.extent.lo.min(hull.hi) };
        let hi = if self.covers.hi >= hull.lo { self.covers.hi } else { self.extent.hi.max(hull.lo) };
        Window {
            lo: if hull.lo == FOREVER_AGO { lo } else { hull.lo },
            hi: if hull.hi == FOREVER { hi } else { hull.hi },
        }
    }
}
