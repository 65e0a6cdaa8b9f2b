//! Imprecise dates: EDTF level 0–2 as four bounds in civil minutes.

mod civil;
mod edtf;
mod hint;
mod parse;
mod single;
#[cfg(test)]
mod tests;
mod time;
mod when;

pub use civil::{DAY, civil, days_in_month, is_leap, minute_of, months_later, weekday};
pub use edtf::Edtf;
pub(crate) use edtf::{End, Member, Value};
pub(crate) use single::{Field, Mark, Single};
pub use time::{PartOfDay, TimeOfDay};
pub use when::When;

use super::truth::Truth;

/// Civil minutes since 0000-01-01 00:00 in the proleptic Gregorian calendar, without time zone.
pub type Minute = i64;

/// Before everything: an open beginning.
pub const FOREVER_AGO: Minute = i64::MIN;
/// After everything: an open end.
pub const FOREVER: Minute = i64::MAX;

/// What is wrong with a date, where in it, and what to write instead.
pub type DateError = super::misread::Misread;

/// A closed range of civil minutes; either end may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// First minute.
    pub lo: Minute,
    /// Last minute.
    pub hi: Minute,
}

impl Window {
    /// The hull of a date: from its earliest start to its latest end.
    pub fn of(date: &Edtf) -> Window {
        date.span().hull()
    }

    /// Whether the two share a minute.
    pub fn meets(&self, other: &Window) -> bool {
        self.lo <= other.hi && other.lo <= self.hi
    }

    /// The smallest window that holds both.
    pub fn hull(self, other: Window) -> Window {
        Window { lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }
}

/// Earliest and latest start, earliest and latest end. For a moment the ends equal the starts.
///
/// Always `start_min <= start_max <= end_max` and `start_min <= end_min <= end_max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Earliest start.
    pub start_min: Minute,
    /// Latest start.
    pub start_max: Minute,
    /// Earliest end.
    pub end_min: Minute,
    /// Latest end.
    pub end_max: Minute,
}

impl Span {
    /// One moment somewhere in a window.
    pub fn moment(within: Window) -> Span {
        Span { start_min: within.lo, start_max: within.hi, end_min: within.lo, end_max: within.hi }
    }

    /// What starts in one window and ends in another, and never ends before it starts.
    pub fn lasting(start: Window, end: Window) -> Span {
        Span {
            start_min: start.lo,
            start_max: start.hi.min(end.hi),
            end_min: end.lo.max(start.lo),
            end_max: end.hi,
        }
    }

    /// From the earliest start to the latest end.
    pub fn hull(self) -> Window {
        Window { lo: self.start_min, hi: self.end_max }
    }

    /// Whether it is open at an end: it may have begun for ever ago, or may go on for ever.
    pub fn is_open(self) -> bool {
        self.start_min == FOREVER_AGO || self.end_max == FOREVER
    }

    /// The minute that stands for it wherever one must: the latest start of what certainly lasted, else the middle of
    /// its start, or of its end where that is better known; the known end of one that is open. None for what is open
    /// at both ends.
    pub fn anchor(self) -> Option<Minute> {
        let known = |minute: &Minute| FOREVER_AGO < *minute && *minute < FOREVER;
        let either = |one, other| [one, other].into_iter().find(known);
        let middle = |lo, hi| match (known(&lo), known(&hi)) {
            (true, true) => Some(lo.midpoint(hi)),
            _ => either(lo, hi),
        };
        let (start, end) = ((self.start_min, self.start_max), (self.end_min, self.end_max));
        let doubt = |(lo, hi): (Minute, Minute)| hi.saturating_sub(lo);
        if self.start_max <= self.end_min {
            either(start.1, start.0).or_else(|| either(end.0, end.1))
        } else if doubt(start) <= doubt(end) {
            middle(start.0, start.1)
        } else {
            middle(end.0, end.1)
        }
    }

    /// Whether any of it falls into a window.
    pub fn overlaps(self, window: Window) -> Truth {
        answer(
            self.end_min >= window.lo && self.start_max <= window.hi,
            self.end_max >= window.lo && self.start_min <= window.hi,
        )
    }

    /// Whether all of it falls into a window.
    pub fn within(self, window: Window) -> Truth {
        answer(
            self.start_min >= window.lo && self.end_max <= window.hi,
            self.start_max >= window.lo && self.end_min <= window.hi,
        )
    }
}

/// The answer that holds in all cases, in some, or in none.
fn answer(certain: bool, possible: bool) -> Truth {
    if certain {
        Truth::Certain
    } else if possible {
        Truth::Possible
    } else {
        Truth::No
    }
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day (or finer).
    Day,
    /// A month.
    Month,
    /// A season.
    Season,
    /// A year.
    Year,
    /// A decade or coarser.
    Decade,
    /// One of several days.
    OneOf,
    /// Lasted.
    Lasted,
    /// Open at an end.
    Open,
}

impl Precision {
    /// Every precision, finest first.
    pub const ALL: [Precision; 8] = [
        Precision::Day,
        Precision::Month,
        Precision::Season,
        Precision::Year,
        Precision::Decade,
        Precision::OneOf,
        Precision::Lasted,
        Precision::Open,
    ];

    /// As written in queries and on screen.
    pub fn written(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Decade => "decade",
            Precision::OneOf => "one-of",
            Precision::Lasted => "lasted",
            Precision::Open => "open",
        }
    }

    /// The precision written so, if any.
    pub fn read(text: &str) -> Option<Precision> {
        Precision::ALL.into_iter().find(|p| p.written() == text)
    }

    /// The shape it is drawn in.
    pub fn shape(self) -> Shape {
        match self {
            Precision::Day => Shape::Day,
            Precision::Month | Precision::Season => Shape::Month,
            Precision::Year | Precision::Decade => Shape::Year,
            Precision::OneOf => Shape::OneOf,
            Precision::Lasted => Shape::Lasted,
            Precision::Open => Shape::Open,
        }
    }
}

/// The shape a date is drawn in. Which end of an open one is open, and how far any of them spreads, is told by
/// its [`Span`]; whether it is a moment or lasted, by [`When::is_moment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// A day, or a time on it.
    Day,
    /// A month or a season.
    Month,
    /// A year, a decade or coarser.
    Year,
    /// One of several days.
    OneOf,
    /// It lasted.
    Lasted,
    /// Open at an end.
    Open,
}
