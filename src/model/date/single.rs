//! One date of EDTF: a year, perhaps a month or season, perhaps a day, each with unspecified digits and marks.

use super::civil::{DAY, days_in_month, minute_of, months_later};
use super::{Minute, Precision, Window};

/// `?` and `~`; `%` is both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Mark {
    /// The source is doubtful: `?`.
    pub uncertain: bool,
    /// The value is an estimate: `~`.
    pub approximate: bool,
}

impl Mark {
    /// Whether there is any.
    pub fn is_some(self) -> bool {
        self.uncertain || self.approximate
    }

    /// Either's marks.
    pub fn and(self, other: Mark) -> Mark {
        Mark {
            uncertain: self.uncertain || other.uncertain,
            approximate: self.approximate || other.approximate,
        }
    }
}

/// `N` decimal digits, most significant first; `None` is an `X`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Digits<const N: usize>(pub [Option<u8>; N]);

impl<const N: usize> Digits<N> {
    /// The number with every `X` read as the given digit.
    fn with(self, x: u8) -> i32 {
        self.0.iter().fold(0, |n, d| n * 10 + i32::from(d.unwrap_or(x)))
    }

    /// The lowest number these digits write.
    pub fn lo(self) -> i32 {
        self.with(0)
    }

    /// The highest number these digits write.
    pub fn hi(self) -> i32 {
        self.with(9)
    }

    /// The number, if every digit is given.
    pub fn value(self) -> Option<i32> {
        (self.given() == N).then(|| self.lo())
    }

    /// How many digits are given before the first `X`.
    pub fn given(self) -> usize {
        self.0.iter().take_while(|d| d.is_some()).count()
    }

    /// Whether these digits may write a number.
    pub fn fits(self, number: i32) -> bool {
        let mut rest = number;
        self.0.iter().rev().all(|d| {
            let last = rest % 10;
            rest /= 10;
            d.is_none_or(|d| i32::from(d) == last)
        })
    }

    /// The numbers within a range that these digits may write, ascending.
    fn all(self, lo: i32, hi: i32) -> impl DoubleEndedIterator<Item = i32> {
        (lo.max(self.lo())..=hi.min(self.hi())).filter(move |n| self.fits(*n))
    }
}

/// A year of four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Year {
    pub digits: Digits<4>,
    /// `S2`: how many of the digits are significant, 1 to 4.
    pub significant: Option<u8>,
    pub mark: Mark,
}

impl Year {
    /// Leading digits that are known, 0 to 4.
    fn known(self) -> usize {
        self.significant.map_or(4, usize::from).min(self.digits.given())
    }

    /// Years in the unit it is known to: 1, 10, 100, 1,000 or 10,000.
    pub fn unit(self) -> i32 {
        10_i32.pow(4 - self.known() as u32)
    }

    /// The first year it may be.
    pub fn first(self) -> i32 {
        let lo = self.digits.lo();
        if self.significant.is_some() { lo - lo % self.unit() } else { lo }
    }

    /// The last year it may be.
    pub fn last(self) -> i32 {
        if self.significant.is_some() { self.first() + self.unit() - 1 } else { self.digits.hi() }
    }

    /// The years it may be, ascending.
    fn all(self) -> impl DoubleEndedIterator<Item = i32> {
        let swept = self.significant.is_some();
        (self.first()..=self.last()).filter(move |y| swept || self.digits.fits(*y))
    }
}

/// A month or season, or a day, of two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Field {
    pub digits: Digits<2>,
    pub mark: Mark,
}

impl Field {
    /// The first month of a year or day of a month.
    const FIRST: Field =
        Field { digits: Digits([Some(0), Some(1)]), mark: Mark { uncertain: false, approximate: false } };

    /// The numbers from 1 up to a limit that it may be, ascending; all of them when there is no field.
    fn all(field: Option<Field>, most: u8) -> impl DoubleEndedIterator<Item = u8> {
        let digits = field.map_or(Digits([None, None]), |f| f.digits);
        digits.all(1, i32::from(most)).map(|n| n as u8)
    }
}

/// A step of the calendar: the unit by which a qualified date reaches out.
#[derive(Clone, Copy)]
enum Step {
    Days(i64),
    Months(i32),
}

impl Step {
    /// The minute one step later, or earlier.
    fn from(self, at: Minute, later: bool) -> Minute {
        let sign = if later { 1 } else { -1 };
        match self {
            Step::Days(n) => at + i64::from(sign) * n * DAY,
            Step::Months(n) => months_later(at, sign * n),
        }
    }
}

/// One date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Single {
    pub year: Year,
    pub month: Option<Field>,
    pub day: Option<Field>,
}

impl Single {
    /// Adds a mark to every part that is there: a mark holds for all to its left.
    pub fn mark_all(&mut self, mark: Mark) {
        self.year.mark = self.year.mark.and(mark);
        for field in [&mut self.month, &mut self.day].into_iter().flatten() {
            field.mark = field.mark.and(mark);
        }
    }

    /// The marks of year, month and day; `None` where there is no such part.
    pub fn marks(&self) -> [Option<Mark>; 3] {
        [Some(self.year.mark), self.month.map(|m| m.mark), self.day.map(|d| d.mark)]
    }

    /// All marks together.
    pub fn mark(&self) -> Mark {
        self.marks().into_iter().flatten().fold(Mark::default(), Mark::and)
    }

    /// Whether every part has the same marks.
    pub fn is_evenly_marked(&self) -> bool {
        self.marks().into_iter().flatten().all(|m| m == self.year.mark)
    }

    /// Whether a digit is unspecified.
    pub fn has_gap(&self) -> bool {
        let gap = |field: Option<Field>| field.is_some_and(|f| f.digits.value().is_none());
        self.year.digits.value().is_none() || gap(self.month) || gap(self.day)
    }

    /// The season, 21 to 24, if it is one.
    pub fn season(&self) -> Option<i32> {
        self.month.and_then(|m| m.digits.value()).filter(|n| *n > 12)
    }

    /// Whether the calendar has a day that it may be.
    pub fn exists(&self) -> bool {
        self.season().is_some() || self.days().next().is_some()
    }

    /// The window of every day it may be, its marks aside.
    pub fn hull(&self) -> Window {
        if let Some(season) = self.season() {
            let first = first_month(season);
            let begin = |year| minute_of(year, first, 1, 0, 0);
            return Window { lo: begin(self.year.first()), hi: months_later(begin(self.year.last()), 3) - 1 };
        }
        let (y1, m1, d1) = self.days().next().unwrap_or((self.year.first(), 1, 1));
        let (y2, m2, d2) = self.days().next_back().unwrap_or((self.year.last(), 12, 31));
        Window { lo: minute_of(y1, m1, d1, 0, 0), hi: minute_of(y2, m2, d2, 23, 59) }
    }

    /// The window with what its marks reach: one unit of each marked part to either side, which is the unit of
    /// the whole date when all of it is marked.
    pub fn reach(&self) -> Window {
        let hull = self.hull();
        let (mut lo, mut end) = (hull.lo, hull.hi + 1);
        for step in self.steps() {
            lo = step.from(lo, false);
            end = step.from(end, true);
        }
        Window { lo, hi: end - 1 }
    }

    /// The latest minute at which it may begin, when what is left out (a month, a day) is the first.
    pub fn latest_begin(&self) -> Minute {
        if let Some(season) = self.season() {
            return minute_of(self.year.last(), first_month(season), 1, 0, 0);
        }
        let begin = Single {
            month: self.month.or(Some(Field::FIRST)),
            day: self.day.or(Some(Field::FIRST)),
            ..*self
        };
        begin.days().next_back().map_or(self.hull().hi, |(y, m, d)| minute_of(y, m, d, 0, 0))
    }

    /// How exactly it is known: to its last part before an unspecified digit.
    pub fn precision(&self) -> Precision {
        let known = |field: Option<Field>| field.is_some_and(|f| f.digits.value().is_some());
        if self.year.unit() > 1 {
            Precision::Decade
        } else if self.season().is_some() {
            Precision::Season
        } else if !known(self.month) {
            Precision::Year
        } else if !known(self.day) {
            Precision::Month
        } else {
            Precision::Day
        }
    }

    /// The days it may be, ascending. None of a season.
    fn days(&self) -> impl DoubleEndedIterator<Item = (i32, u8, u8)> {
        let (month, day) = (self.month, self.day);
        self.year.all().flat_map(move |y| {
            Field::all(month, 12)
                .flat_map(move |m| Field::all(day, days_in_month(y, m)).map(move |d| (y, m, d)))
        })
    }

    /// The steps its marks reach: one for each run of neighbouring marked parts, of the run's last part.
    fn steps(&self) -> impl Iterator<Item = Step> {
        let marked = self.marks().map(|m| m.is_some_and(Mark::is_some));
        let ends = [marked[0] && !marked[1], marked[1] && !marked[2], marked[2]];
        let units = [self.year_step(), self.month_step(), self.day_step()];
        ends.into_iter().zip(units).filter_map(|(ends, unit)| ends.then_some(unit))
    }

    fn year_step(&self) -> Step {
        Step::Months(12 * self.year.unit())
    }

    /// A part with unspecified digits is known to the next coarser one only.
    fn month_step(&self) -> Step {
        match self.month.and_then(|m| m.digits.value()) {
            None => self.year_step(),
            Some(season) if season > 12 => Step::Months(3),
            Some(_) => Step::Months(1),
        }
    }

    fn day_step(&self) -> Step {
        match self.day.and_then(|d| d.digits.value()) {
            None => self.month_step(),
            Some(_) => Step::Days(1),
        }
    }
}

/// The month a season begins with: March, June, September, and December of the year before its end.
fn first_month(season: i32) -> u8 {
    ((season - 20) * 3).clamp(1, 12) as u8
}
