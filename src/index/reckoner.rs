//! A ready reckoner: the histogram of one answer, from tables made once. Where [`Index::histogram`] goes through every
//! date, this looks each column up, so that panning and zooming cost the same in a store of any size. Both give the
//! same numbers, to the last digit.

mod near;
mod solid;

use near::Near;
use solid::Solid;

use super::Index;
use super::answer::{Answer, Tally};
use super::bits::Bits;
use super::columns::Dates;
use super::histogram::{Bin, Histogram, Off, Share, Weight, Weights, each_minute, part};
use super::prefix::{Prefix, Within, minus};
use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::{EventIx, Minute, Span, Window};

/// Incidents and events of other forms, each certain and possible.
type ByForm = [i64; 4];

/// The tables of one answer.
#[derive(Clone, Debug)]
pub struct Reckoner {
    /// Events at their earliest starts, and at their latest ends.
    starts: Prefix<i64, 4>,
    ends: Prefix<i64, 4>,
    /// Events of other forms, where they are ticked.
    ticks: Prefix<i64, 1>,
    /// Incidents at the first and the last minute of each stretch in which they may have been, as coded or as claims
    /// say; and where the stretches of one leave something free, from the end of one to the start of the next.
    firsts: Prefix<i64, 1>,
    lasts: Prefix<i64, 1>,
    holes: Within<i64, 1>,
    mass: Mass,
    solid: Solid,
    near: Near,
    known: Option<Window>,
}

/// Where hits are ticked: made for what was found, and good for any stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitMarks(Prefix<i64, 1>);

impl Index {
    /// The tables of an answer.
    pub fn reckoner(&self, answer: &Answer) -> Reckoner {
        let shares = self.shares(answer, None);
        let dates = || self.dates.values().iter().zip(&shares).filter(|(_, share)| !share.is_empty());
        let others = || dates().filter(|(_, share)| share.others.total() > 0);
        let incidents = || dates().filter(|(_, share)| share.incidents.total() > 0);
        let stretches = || incidents().flat_map(|(dates, share)| stretches(dates).map(move |w| (w, share)));
        let reach = self.reach();
        let hull = |dates: &Dates| dates.coded.span.hull();
        let all = |share: &Share| [i64::from(share.incidents.total())];
        Reckoner {
            starts: Prefix::of(dates().map(|(d, share)| (hull(d).lo, by_form(share))).collect()),
            ends: Prefix::of(dates().map(|(d, share)| (hull(d).hi, by_form(share))).collect()),
            ticks: Prefix::of(
                others().map(|(d, s)| (reach.tick(d), [i64::from(s.others.total())])).collect(),
            ),
            firsts: Prefix::of(stretches().map(|(w, share)| (w.lo, all(share))).collect()),
            lasts: Prefix::of(stretches().map(|(w, share)| (w.hi, all(share))).collect()),
            holes: Within::of(incidents().flat_map(|(d, s)| holes(d).map(|w| (w, all(s)))).collect()),
            mass: Mass::of(incidents().map(|(d, s)| (reach.finite(hull(d)), s.incidents.total()))),
            solid: Solid::of(incidents().map(|(d, s)| (d, s.incidents.certain)), reach),
            near: self.standing(answer),
            known: dates().map(|(d, _)| known(d.coded.span)).reduce(Window::hull),
        }
    }

    /// Where the hits among the events of an answer are ticked.
    pub fn hit_marks(&self, answer: &Answer, hits: &Bits) -> HitMarks {
        let found = self.dates.tally_bits(&hits.and(&answer.either()));
        let dates = self.dates.values().iter().zip(found).filter(|(_, hits)| *hits > 0);
        let reach = self.reach();
        HitMarks(Prefix::of(dates.map(|(dates, hits)| (reach.tick(dates), [i64::from(hits)])).collect()))
    }
}

impl Reckoner {
    /// What [`Index::histogram`] gives between ascending edges.
    pub fn histogram(&self, edges: &[Minute], hits: Option<&HitMarks>) -> Histogram {
        let (Some(first), Some(last)) = (edges.first(), edges.last()) else { return Histogram::default() };
        let sure = self.solid.bins(edges);
        let others = standing(&self.ticks, edges);
        let found = hits.map(|hits| standing(&hits.0, edges)).unwrap_or_default();
        let bins = edges.windows(2).zip(self.holes.bins(edges)).zip(&sure).enumerate();
        let bins = bins.map(|(i, ((bin, [holes]), (certain, _)))| Bin {
            certain: *certain as u32,
            possible: (self.meeting(bin) - holes - certain) as u32,
            hits: found.get(i).copied().unwrap_or(0),
            others: others.get(i).copied().unwrap_or(0),
            ..Bin::default()
        });
        let hits_off = |off: &dyn Fn(&Prefix<i64, 1>) -> [i64; 1]| hits.map_or([0], |hits| off(&hits.0));
        let mut histogram = Histogram {
            bins: bins.collect(),
            before: off(self.ends.below(*first), hits_off(&|hits| hits.below(*first))),
            after: off(self.starts.since(*last), hits_off(&|hits| hits.since(*last))),
        };
        let below: Vec<Weight> = edges.iter().map(|edge| self.mass.below(*edge)).collect();
        let masses = below.iter().zip(below.iter().skip(1)).map(|(lo, hi)| hi - lo);
        histogram.weigh(&Weights {
            bins: masses.zip(sure.iter().map(|(_, solid)| *solid)).collect(),
            before: self.mass.below(*first),
            after: self.mass.all() - self.mass.below(*last),
        });
        histogram
    }

    /// How many stretches of incidents meet a bin.
    fn meeting(&self, bin: &[Minute]) -> i64 {
        let [lo, hi] = bin else { return 0 };
        let [all] = minus(self.firsts.below(*hi), self.lasts.below(*lo));
        all
    }

    /// The first, in the order of the file, of the events that may fall into a window and stand nearest to a minute
    /// outside of it. What is open at both ends stands in the middle of all there is.
    pub fn nearest(&self, minute: Minute, window: Window) -> Option<EventIx> {
        self.near.nearest(minute, window)
    }

    /// From the earliest to the latest that is known of when events were: what is open counts from its other end.
    pub fn known(&self) -> Option<Window> {
        self.known
    }
}

/// What stands in each bin between edges: at each of them it is looked up once.
fn standing(table: &Prefix<i64, 1>, edges: &[Minute]) -> Vec<u32> {
    let below: Vec<[i64; 1]> = edges.iter().map(|edge| table.below(*edge)).collect();
    let pairs = below.iter().zip(below.iter().skip(1));
    pairs.map(|([before], [after])| (after - before) as u32).collect()
}

/// From the earliest to the latest that is known of when an event was.
fn known(span: Span) -> Window {
    let lo = if span.start_min == FOREVER_AGO { span.start_max.min(span.end_max) } else { span.start_min };
    let hi = if span.end_max == FOREVER { span.end_min.max(lo) } else { span.end_max };
    Window { lo: lo.min(hi), hi }
}

fn by_form(share: &Share) -> ByForm {
    [share.incidents.certain, share.incidents.possible, share.others.certain, share.others.possible]
        .map(i64::from)
}

fn off([certain, possible, of_others, maybe_others]: ByForm, [hits]: [i64; 1]) -> Off {
    let tally = |certain: i64, possible: i64| Tally { certain: certain as u32, possible: possible as u32 };
    Off {
        incidents: tally(certain, possible),
        others: tally(of_others, maybe_others),
        hits: hits as u32,
        ..Off::default()
    }
}

/// The stretches in which an event of a date may have been, as coded or as claims say, ascending and apart.
fn apart(dates: &Dates) -> Vec<Window> {
    let mut all: Vec<Window> =
        dates.said.iter().chain([&dates.coded]).map(|bounds| bounds.span.hull()).collect();
    all.sort_unstable_by_key(|window| (window.lo, window.hi));
    let mut apart: Vec<Window> = Vec::with_capacity(all.len());
    for window in all {
        match apart.last_mut().filter(|last| window.lo <= last.hi.saturating_add(1)) {
            Some(last) => last.hi = last.hi.max(window.hi),
            None => apart.push(window),
        }
    }
    apart
}

fn stretches(dates: &Dates) -> impl Iterator<Item = Window> {
    apart(dates).into_iter()
}

/// From the last minute of each stretch to the first of the next.
fn holes(dates: &Dates) -> impl Iterator<Item = Window> {
    let apart = apart(dates);
    let starts: Vec<Minute> = apart.iter().skip(1).map(|window| window.lo).collect();
    apart.into_iter().zip(starts).map(|(window, start)| Window { lo: window.hi, hi: start })
}

/// What incidents weigh before a minute, each spread evenly over its stretch: straight pieces from table to table.
#[derive(Clone, Debug)]
struct Mass {
    /// At the first minute of each: what it weighs in a minute, and that many times the minute.
    rises: Prefix<Weight, 2>,
    /// The same after the last.
    falls: Prefix<Weight, 2>,
    all: Weight,
}

impl Mass {
    fn of(incidents: impl Iterator<Item = (Window, u32)> + Clone) -> Mass {
        let slope = |(hull, n): (Window, u32)| Weight::from(n) * each_minute(hull);
        let rises = incidents.clone().map(|(hull, n)| (hull.lo, turn(hull.lo, slope((hull, n)))));
        let falls = incidents.clone().map(|(hull, n)| (hull.hi + 1, turn(hull.hi + 1, slope((hull, n)))));
        let (rises, falls) = (Prefix::of(rises.collect()), Prefix::of(falls.collect()));
        Mass { rises, falls, all: incidents.map(|(hull, n)| Weight::from(n) * part(hull, hull)).sum() }
    }

    fn below(&self, minute: Minute) -> Weight {
        let [slope, foot] = minus(self.rises.below(minute), self.falls.below(minute));
        Weight::from(minute) * slope - foot
    }

    fn all(&self) -> Weight {
        self.all
    }
}

/// A slope that begins at a minute.
fn turn(minute: Minute, slope: Weight) -> [Weight; 2] {
    [slope, slope * Weight::from(minute)]
}
