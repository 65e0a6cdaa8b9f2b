//! The ladder of units an axis is marked in, from millennia to hours.

mod labels;
mod ticks;

pub use ticks::{Level, Tick, ruled, ticks};

use super::calendar::{END, FIRST, HOUR};
use super::ruler::Ruler;
use super::viewport::Viewport;
use crate::model::Minute;
use crate::model::date::{DAY, civil, minute_of, weekday};

/// How one gets from the start of a unit to that of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// So many years, counted from the year 0000.
    Years(i32),
    /// So many months (1, 3 or 6), counted from January.
    Months(u8),
    /// From Monday to Monday.
    Week,
    /// From midnight to midnight.
    Day,
    /// So many hours (1 or 6), counted from midnight.
    Hours(u8),
}

/// One rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// What it is called, in the plural.
    pub name: &'static str,
    /// How one gets to the next one.
    pub step: Step,
    /// Columns one of them must take for the axis to be marked in it.
    pub columns: u16,
    /// Minutes of the shortest of them.
    pub least: Minute,
}

/// One rung.
const fn unit(name: &'static str, step: Step, columns: u16, least: Minute) -> Unit {
    Unit { name, step, columns, least }
}

/// The published ladder, coarsest unit first. An axis is marked in the finest unit that has room.
pub const LADDER: [Unit; 15] = [
    unit("millennia", Step::Years(1000), 5, 365_242 * DAY),
    unit("two centuries", Step::Years(200), 5, 73_048 * DAY),
    unit("centuries", Step::Years(100), 5, 36_524 * DAY),
    unit("two decades", Step::Years(20), 5, 7304 * DAY),
    unit("decades", Step::Years(10), 5, 3651 * DAY),
    unit("five years", Step::Years(5), 5, 1825 * DAY),
    unit("two years", Step::Years(2), 5, 730 * DAY),
    unit("years", Step::Years(1), 5, 365 * DAY),
    unit("half years", Step::Months(6), 5, 181 * DAY),
    unit("quarters", Step::Months(3), 5, 90 * DAY),
    unit("months", Step::Months(1), 5, 28 * DAY),
    unit("weeks", Step::Week, 7, 7 * DAY),
    unit("days", Step::Day, 4, DAY),
    unit("quarter days", Step::Hours(6), 7, 6 * HOUR),
    unit("hours", Step::Hours(1), 7, HOUR),
];

impl Unit {
    /// The unit the axis of a viewport is marked in, so many columns wide and without folds.
    pub fn of(view: &Viewport, width: u16) -> &'static Unit {
        Unit::at_pace((view.length(), width))
    }

    /// The unit an axis is marked in.
    pub fn on(ruler: &Ruler) -> &'static Unit {
        Unit::at_pace(ruler.pace())
    }

    /// The unit an axis is marked in on which so many minutes take so many columns.
    fn at_pace(pace: (Minute, u16)) -> &'static Unit {
        let fits = |u: &&Unit| u.spacing(pace) >= u128::from(u.columns);
        LADDER.iter().rev().find(fits).unwrap_or(&LADDER[0])
    }

    /// The next coarser unit; the coarsest is its own.
    pub fn coarser(&self) -> &'static Unit {
        let at = LADDER.iter().position(|u| u == self).unwrap_or(0);
        LADDER.get(at.saturating_sub(1)).unwrap_or(&LADDER[0])
    }

    /// The next finer unit, if any.
    pub fn finer(&self) -> Option<&'static Unit> {
        let at = LADDER.iter().position(|u| u == self)?;
        LADDER.get(at + 1)
    }

    /// Whole columns that the shortest of these units takes where so many minutes take so many columns.
    fn spacing(&self, (minutes, columns): (Minute, u16)) -> u128 {
        self.least as u128 * u128::from(columns) / minutes.max(1) as u128
    }

    /// The start of the unit that holds a minute.
    pub fn floor(&self, minute: Minute) -> Minute {
        let minute = minute.clamp(FIRST, END);
        let (year, month, ..) = civil(minute);
        match self.step {
            Step::Years(n) => minute_of(year - year.rem_euclid(n), 1, 1, 0, 0),
            Step::Months(n) => minute_of(year, month - (month - 1) % n, 1, 0, 0),
            Step::Week => minute - minute.rem_euclid(DAY) - Minute::from(weekday(minute)) * DAY,
            Step::Day => minute - minute.rem_euclid(DAY),
            Step::Hours(n) => minute - minute.rem_euclid(Minute::from(n) * HOUR),
        }
    }

    /// The start of the unit after the one that holds a minute.
    pub fn next(&self, minute: Minute) -> Minute {
        let start = self.floor(minute);
        let (year, month, ..) = civil(start);
        match self.step {
            Step::Years(n) => minute_of(year + n, 1, 1, 0, 0),
            Step::Months(n) if month + n > 12 => minute_of(year + 1, 1, 1, 0, 0),
            Step::Months(n) => minute_of(year, month + n, 1, 0, 0),
            Step::Week => start + 7 * DAY,
            Step::Day => start + DAY,
            Step::Hours(n) => start + Minute::from(n) * HOUR,
        }
    }

    /// The start of the unit before the one that holds a minute; the first unit of the calendar has none
    /// before it and is its own.
    pub fn previous(&self, minute: Minute) -> Minute {
        self.floor(self.floor(minute) - 1).max(self.floor(FIRST))
    }

    /// The starts of units from a minute on.
    pub fn starts(self, from: Minute) -> impl Iterator<Item = Minute> {
        let first = self.floor(from);
        let first = if first < from { self.next(first) } else { first };
        std::iter::successors(Some(first), move |start| Some(self.next(*start)))
    }
}

#[cfg(test)]
mod tests;
