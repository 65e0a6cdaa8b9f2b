//! The solid part of the columns: how many incidents are certainly in each, and what these weigh there.
//!
//! An incident is certainly in a bin that its latest start lies before the end of and its earliest end does not lie
//! before. If it starts no later than it ends at the earliest, each of the two alone decides for all bins on one side;
//! else the bin must hold both.

use super::turn;
use crate::index::columns::{Bounds, Dates};
use crate::index::histogram::{Axis, Reach, Weight, each_minute, part};
use crate::index::prefix::{Prefix, Within, minus};
use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::{Minute, Span, Truth, Window};

/// An incident that is certainly somewhere, spread over a finite stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sure {
    bounds: Bounds,
    hull: Window,
    certain: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Solid {
    core: Core,
    /// Moments that a bin must hold whole: how many, and what they weigh.
    moments: Within<Weight, 2>,
    /// What fits neither; there is little of it, and it is gone through.
    rest: Vec<Sure>,
    reach: Reach,
}

impl Solid {
    /// The tables of dates, each with how many incidents of it match certainly.
    pub fn of<'d>(incidents: impl Iterator<Item = (&'d Dates, u32)>, reach: Reach) -> Solid {
        let sure = incidents.filter(|(dates, certain)| dates.coded.sure && *certain > 0);
        let sure = sure.filter(|(dates, _)| !is_nowhere(dates.coded.span));
        let (mut core, mut moments, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for (dates, certain) in sure {
            let bounds = dates.coded;
            let sure = Sure { bounds, hull: reach.finite(bounds.span.hull()), certain };
            match bounds.span {
                span if has_core(span, sure.hull) => core.push(sure),
                span if is_moment(span) && sure.hull == span.hull() => moments.push(sure),
                _ => rest.push(sure),
            }
        }
        let weight = |s: &Sure| Weight::from(s.certain) * part(s.hull, s.hull);
        let moments = moments.iter().map(|s| (s.hull, [Weight::from(s.certain), weight(s)])).collect();
        Solid { core: Core::of(&core), moments: Within::of(moments), rest, reach }
    }

    /// For each bin between ascending edges: how many incidents are certainly in it, and what they weigh there.
    pub fn bins(&self, edges: &[Minute]) -> Vec<(i64, Weight)> {
        let core = self.core.bins(edges);
        let both = core.into_iter().zip(self.moments.bins(edges));
        let mut bins: Vec<(i64, Weight)> =
            both.map(|((n, weight), [moments, more])| (n + moments as i64, weight + more)).collect();
        let axis = Axis { edges, reach: self.reach };
        for sure in &self.rest {
            for i in axis.bins(sure.bounds.span.hull()) {
                let window = axis.window(i);
                if let Some(bin) = bins.get_mut(i).filter(|_| sure.bounds.overlaps(window) == Truth::Certain)
                {
                    bin.0 += i64::from(sure.certain);
                    bin.1 += Weight::from(sure.certain) * part(sure.hull, window);
                }
            }
        }
        bins
    }
}

/// Whether no bin holds it for certain: one would have to reach as far as it may, which is for ever.
fn is_nowhere(span: Span) -> bool {
    span.end_min == FOREVER_AGO || span.start_max == FOREVER
}

/// Whether it certainly was at some minute, and is spread over that.
fn has_core(span: Span, hull: Window) -> bool {
    span.start_max <= span.end_min && hull.lo <= span.start_max && span.end_min <= hull.hi
}

fn is_moment(span: Span) -> bool {
    span.start_min == span.end_min && span.start_max == span.end_max
}

/// What certainly was from its latest start to its earliest end.
#[derive(Clone, Debug)]
struct Core {
    /// At the latest starts: how many, and what they weigh in a minute. The same at the earliest ends.
    starts: Prefix<Weight, 2>,
    ends: Prefix<Weight, 2>,
    /// Slopes that begin with the stretches they are spread over, and those that begin after them.
    rises: Prefix<Weight, 2>,
    falls: Prefix<Weight, 2>,
    /// The former from the beginning of the stretch to the latest start, the latter from the earliest end to the end.
    starting: Within<Weight, 2>,
    ending: Within<Weight, 2>,
}

impl Core {
    fn of(all: &[Sure]) -> Core {
        let slope = |s: &Sure| Weight::from(s.certain) * each_minute(s.hull);
        let flat = |s: &Sure| [Weight::from(s.certain), slope(s)];
        let rise = |s: &Sure| turn(s.hull.lo, slope(s));
        let fall = |s: &Sure| turn(s.hull.hi + 1, slope(s));
        let start = |s: &Sure| Window { lo: s.hull.lo, hi: s.bounds.span.start_max };
        let end = |s: &Sure| Window { lo: s.bounds.span.end_min, hi: s.hull.hi };
        Core {
            starts: Prefix::of(all.iter().map(|s| (start(s).hi, flat(s))).collect()),
            ends: Prefix::of(all.iter().map(|s| (end(s).lo, flat(s))).collect()),
            rises: Prefix::of(all.iter().map(|s| (s.hull.lo, rise(s))).collect()),
            falls: Prefix::of(all.iter().map(|s| (s.hull.hi + 1, fall(s))).collect()),
            starting: Within::of(all.iter().map(|s| (start(s), rise(s))).collect()),
            ending: Within::of(all.iter().map(|s| (end(s), fall(s))).collect()),
        }
    }

    fn bins(&self, edges: &[Minute]) -> Vec<(i64, Weight)> {
        let within = self.starting.bins(edges).into_iter().zip(self.ending.bins(edges));
        let bins = edges.windows(2).zip(within).map(|(bin, (starting, ending))| match bin {
            [lo, hi] => self.bin(*lo, *hi, starting, ending),
            _ => (0, 0),
        });
        bins.collect()
    }

    /// What is certainly between two minutes, `starting` and `ending` wholly so.
    ///
    /// Until a minute an incident has weighed its slope times the minute, but not more than from its first minute to
    /// its last. Both sums below are those of what starts before `hi` without those of what ended before `lo`, for
    /// only what does not end before `lo` and starts before `hi` is certainly in the bin.
    fn bin(&self, lo: Minute, hi: Minute, starting: [Weight; 2], ending: [Weight; 2]) -> (i64, Weight) {
        let (a, b) = (Weight::from(lo), Weight::from(hi));
        let (begun, [ended, slope_ended]) = (self.starts.below(hi), self.ends.below(lo));
        let [started, slope_started] = begun;
        // Until `hi`: what is over by then is flat.
        let over = self.falls.below(hi + 1);
        let until_hi = b * slope_started - lacking(over, b);
        let over_of_ended = minus(over, ending);
        let until_hi_ended = b * slope_ended - lacking(over_of_ended, b);
        // Until `lo`: what begins from then on stands at its first minute.
        let (risen, fallen) = (self.rises.below(lo), self.falls.below(lo));
        let later = minus(self.rises.all(), risen);
        let flat_at_lo = |slopes: Weight| a * slopes - lacking(fallen, a);
        let until_lo_all = flat_at_lo(risen[0]) + later[1];
        let not_started = minus(self.starts.all(), begun);
        let late_of_not_started = minus(later, starting);
        let until_lo_not_started = a * (not_started[1] - late_of_not_started[0]) + late_of_not_started[1];
        let until_lo = until_lo_all - until_lo_not_started;
        let until_lo_ended = flat_at_lo(slope_ended);
        let weight = (until_hi - until_hi_ended) - (until_lo - until_lo_ended);
        ((started - ended) as i64, weight)
    }
}

/// What slopes that ended in tables lack at a minute.
fn lacking([slope, foot]: [Weight; 2], at: Weight) -> Weight {
    at * slope - foot
}
