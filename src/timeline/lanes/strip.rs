//! A lane with more events on the screen than cells can tell apart: what each cell holds is looked up in tables made
//! once, so that drawing it costs the same however many there are.

use super::{Cell, Extent, Lane, Mark, Part, is_moment};
use crate::index::{Peaks, Prefix, Sums, minus, plus};
use crate::model::{Minute, Span, Truth};
use crate::timeline::ruler::Ruler;
use crate::timeline::signs::Sign;
use crate::timeline::viewport::Viewport;

/// Events, marks that match certainly, marks with events whose claims differ, and marks.
type Amounts = Sums<u32, 4>;

/// The marks of a lane in tables, in the order of the minutes that they stand at.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The places that the marks have among those that the strip was made of, by where they stand.
    marks: Vec<u32>,
    /// Where they stand.
    anchors: Prefix<u32, 4>,
    /// Their latest ends, and their earliest starts turned round, so that the earliest is the highest.
    last: Peaks,
    first: Peaks,
    /// The earliest starts and the latest ends.
    starts: Prefix<u32, 4>,
    ends: Prefix<u32, 4>,
    /// The latest starts and the earliest ends of those that certainly lasted.
    begun: Prefix<u32, 4>,
    ended: Prefix<u32, 4>,
    /// Marks that may lie anywhere: they stand in the middle of the screen.
    adrift: Vec<(usize, Mark)>,
}

/// What is added up of a mark.
fn amounts(mark: &Mark) -> Amounts {
    [mark.count, u32::from(mark.truth == Truth::Certain), u32::from(mark.differing), 1]
}

/// How many marks stand before a minute.
fn rank(table: &Prefix<u32, 4>, minute: Minute) -> usize {
    let [.., marks] = table.below(minute);
    marks as usize
}

/// A minute such that earlier ones are higher.
fn turned(minute: Minute) -> i64 {
    minute.checked_neg().unwrap_or(i64::MAX)
}

/// From its latest start to its earliest end, if it certainly lasted.
fn core(mark: &Mark) -> Option<(Minute, Minute)> {
    let Span { start_max, end_min, .. } = mark.span;
    (!is_moment(mark.span, mark.shape) && start_max <= end_min).then_some((start_max, end_min))
}

impl Strip {
    /// The tables of the marks that have these places among those of their lane. `mark` gives the mark with a place,
    /// as often as it is asked: none is kept meanwhile, for they take far more room than the tables.
    pub fn of(places: &[u32], mark: &dyn Fn(usize) -> Option<Mark>) -> Strip {
        let at = |place: &u32| mark(*place as usize);
        let anchor = |place: &u32| Some((at(place)?.span.anchor()?, *place));
        let mut standing: Vec<(Minute, u32)> = Vec::with_capacity(places.len());
        standing.extend(places.iter().filter_map(anchor));
        standing.sort_unstable();
        let is_adrift = |mark: &Mark| mark.span.anchor().is_none();
        let adrift = places.iter().filter_map(|place| Some((*place as usize, at(place).filter(is_adrift)?)));
        let table = |minute: &dyn Fn(&Mark) -> Option<Minute>| {
            let mut items = Vec::with_capacity(standing.len());
            let marks = standing.iter().filter_map(|(_, place)| at(place));
            items.extend(marks.filter_map(|mark| Some((minute(&mark)?, amounts(&mark)))));
            Prefix::of(items)
        };
        let peaks = |value: &dyn Fn(&Mark) -> i64| {
            let mut values = Vec::with_capacity(standing.len());
            values.extend(standing.iter().filter_map(|(_, place)| at(place)).map(|mark| value(&mark)));
            Peaks::of(&values)
        };
        Strip {
            anchors: table(&|mark| mark.span.anchor()),
            last: peaks(&|mark| mark.span.end_max),
            first: peaks(&|mark| turned(mark.span.start_min)),
            starts: table(&|mark| Some(mark.span.start_min)),
            ends: table(&|mark| Some(mark.span.end_max)),
            begun: table(&|mark| Some(core(mark)?.0)),
            ended: table(&|mark| Some(core(mark)?.1)),
            adrift: adrift.collect(),
            marks: standing.iter().map(|(_, place)| *place).collect(),
        }
    }

    /// How many marks may lie on the screen.
    pub fn shown(&self, view: &Viewport) -> usize {
        rank(&self.starts, view.hi) - rank(&self.ends, view.lo) + self.adrift.len()
    }

    /// The places of the marks that may lie on the screen, ascending.
    pub fn on_screen(&self, view: &Viewport) -> Vec<usize> {
        let (from, to) = self.anchored(view);
        let early = self.last.all(0..from, view.lo);
        let late = self.first.all(to..self.marks.len(), turned(view.hi - 1));
        let standing = early.into_iter().chain(from..to).chain(late).filter_map(|i| self.marks.get(i));
        let adrift = self.adrift.iter().map(|(at, _)| *at);
        let mut places: Vec<usize> = standing.map(|at| *at as usize).chain(adrift).collect();
        places.sort_unstable();
        places
    }

    /// Events that ended before the screen begins, and those that begin after it ends.
    pub fn off_screen(&self, view: &Viewport) -> (u32, u32) {
        let ([before, ..], [after, ..]) = (self.ends.below(view.lo), self.starts.since(view.hi));
        (before, after)
    }

    /// The first of the marks that stand on the screen, and the one after the last.
    fn anchored(&self, view: &Viewport) -> (usize, usize) {
        (rank(&self.anchors, view.lo), rank(&self.anchors, view.hi))
    }

    /// What stands in each column: what does so on the axis, and at the edges what stands off it and reaches onto it.
    fn standing(&self, ruler: &Ruler, edges: &[Minute]) -> Vec<Amounts> {
        let view = ruler.view();
        let below: Vec<Amounts> = edges.iter().map(|edge| self.anchors.below(*edge)).collect();
        let mut standing: Vec<Amounts> = below.windows(2).map(within).collect();
        let early = minus(self.anchors.below(view.lo), self.ends.below(view.lo));
        let late = minus(self.starts.below(view.hi), self.anchors.below(view.hi));
        let adrift = self.adrift.iter().fold([0; 4], |sum, (_, mark)| plus(sum, amounts(mark)));
        let last = standing.len().saturating_sub(1);
        for (column, more) in [(0, early), (last, late), (last / 2, adrift)] {
            if let Some(sum) = standing.get_mut(column) {
                *sum = plus(*sum, more);
            }
        }
        standing
    }

    /// The place of one of the marks that stand in a column.
    fn one_standing(&self, column: &Column<'_>) -> Option<usize> {
        let view = column.ruler.view();
        let (from, to) = self.anchored(view);
        let first = rank(&self.anchors, column.lo);
        let here = (first < rank(&self.anchors, column.hi)).then_some(first);
        let early = || self.last.last(0..from, view.lo).filter(|_| column.is_first);
        let late = || self.first.first(to..self.marks.len(), turned(view.hi - 1)).filter(|_| column.is_last);
        let standing = here.or_else(early).or_else(late).and_then(|i| self.marks.get(i));
        let adrift = || self.adrift.first().filter(|_| column.is_middle).map(|(at, _)| *at);
        standing.map(|at| *at as usize).or_else(adrift)
    }

    /// What certainly lasted in a column.
    fn lasted(&self, column: &Column<'_>) -> Amounts {
        between(&self.begun, &self.ended, column.lo, column.hi)
    }

    /// What may lie in the middle of a column.
    fn spread(&self, column: &Column<'_>) -> Amounts {
        let middle = column.lo + (column.hi - column.lo) / 2;
        let sum = between(&self.starts, &self.ends, middle, middle + 1);
        self.adrift.iter().fold(sum, |sum, (_, mark)| plus(sum, amounts(mark)))
    }
}

/// What stands between two minutes, of what stands before each.
fn within(pair: &[Amounts]) -> Amounts {
    match pair {
        [before, after] => minus(*after, *before),
        _ => [0; 4],
    }
}

/// What begins before the end of a stretch and does not end before it.
fn between(begins: &Prefix<u32, 4>, ends: &Prefix<u32, 4>, lo: Minute, hi: Minute) -> Amounts {
    minus(begins.below(hi), ends.below(lo))
}

/// A column to be filled.
struct Column<'r> {
    ruler: &'r Ruler,
    lo: Minute,
    hi: Minute,
    is_first: bool,
    is_last: bool,
    is_middle: bool,
}

/// The strips as one row: each cell holds what stands in it; where nothing does, what lasted; else what may lie there.
/// Beginnings and ends of what lasted are not told apart. `mark` gives the mark with a place again.
pub fn crowd(strips: &[&Strip], ruler: &Ruler, mark: &dyn Fn(usize) -> Option<Mark>) -> Lane {
    let mut lane = Lane::new(ruler);
    let last = ruler.width().saturating_sub(1);
    let edges = ruler.edges();
    let standing = strips.iter().map(|strip| strip.standing(ruler, &edges));
    let standing =
        standing.reduce(|one, other| one.into_iter().zip(other).map(|(a, b)| plus(a, b)).collect());
    let columns = (0..).zip(edges.windows(2)).zip(standing.unwrap_or_default());
    for (cell, ((column, edges), standing)) in lane.cells.iter_mut().zip(columns) {
        let [lo, hi] = edges else { continue };
        let (is_first, is_last, is_middle) = (column == 0, column == last, column == last / 2);
        let column = Column { ruler, lo: *lo, hi: *hi, is_first, is_last, is_middle };
        *cell = filled(strips, &column, standing, mark);
    }
    for strip in strips {
        let (before, after) = strip.off_screen(ruler.view());
        (lane.before, lane.after) = (lane.before + before, lane.after + after);
    }
    lane
}

fn filled(
    strips: &[&Strip],
    column: &Column<'_>,
    standing: Amounts,
    mark: &dyn Fn(usize) -> Option<Mark>,
) -> Cell {
    let sum = |of: fn(&Strip, &Column<'_>) -> Amounts| {
        strips.iter().fold([0; 4], |sum, strip| plus(sum, of(strip, column)))
    };
    let cell = |part: Part, sign: Option<Sign>, [count, certain, differing, _]: Amounts| Cell {
        sign,
        count,
        truth: if certain > 0 { Truth::Certain } else { Truth::Possible },
        differing: differing > 0,
        part,
    };
    if standing[0] > 0 {
        let one = || strips.iter().find_map(|strip| strip.one_standing(column)).and_then(mark);
        let extent = |mark: Mark| Extent::of(mark.span, mark.shape, column.ruler);
        let alone = Some(standing[0]).filter(|n| *n == 1).and_then(|_| extent(one()?)).map(|e| e.sign);
        let sign = Sign::of_count(standing[0], alone.unwrap_or(Sign::Many));
        return cell(Part::Anchor, sign, standing);
    }
    let lasted = sum(Strip::lasted);
    if lasted[0] > 0 {
        let sign = if lasted[0] > 1 { Sign::Together } else { Sign::Lasted };
        return cell(Part::Body, Some(sign), lasted);
    }
    match sum(Strip::spread) {
        [0, ..] => Cell::default(),
        spread => cell(Part::Spread, Some(Sign::Spread), spread),
    }
}

#[cfg(test)]
mod tests;
