//! The days that a date stands for where a format has no more than days.

use crate::model::date::{DAY, FOREVER, FOREVER_AGO, civil, minute_of};
use crate::model::{Event, Minute, Window};

/// A day of the calendar, in a year from 0000 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// The day of a minute; the nearest that four digits can write.
    pub fn of(at: Minute) -> Day {
        let (year, month, day, ..) = civil(at.clamp(minute_of(0, 1, 1, 0, 0), minute_of(9999, 12, 31, 0, 0)));
        Day { year, month, day }
    }

    /// The day after; the last one that four digits can write has none.
    pub fn next(self) -> Day {
        Day::of(minute_of(self.year, self.month, self.day, 0, 0).saturating_add(DAY))
    }

    /// `2018-06-17`.
    pub fn dashed(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `20180617`.
    pub fn plain(self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }
}

/// The first and the last day of a window; none where it is open.
pub(super) fn ends(window: Window) -> (Option<Day>, Option<Day>) {
    let first = (window.lo != FOREVER_AGO).then(|| Day::of(window.lo));
    let last = (window.hi != FOREVER).then(|| Day::of(window.hi));
    (first, last)
}

/// The earliest and the latest day on which an event can have been, as counting has it: by its bounds where it has
/// some. A night is the day that it begins on.
pub(super) fn counted(event: &Event) -> (Option<Day>, Option<Day>) {
    match event.when.known_day() {
        Some(day) => (Some(Day::of(day)), Some(Day::of(day))),
        None => ends(event.when.window()),
    }
}

/// As [`counted`], but of a date that is around or uncertain, and has no bounds, only the days it names.
pub(super) fn named(event: &Event) -> (Option<Day>, Option<Day>) {
    match event.when.is_doubtful() {
        true => ends(event.when.date.unmarked()),
        false => counted(event),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_keep_to_four_digits() {
        assert_eq!(Day::of(FOREVER).next().dashed(), "9999-12-31");
        assert_eq!(Day::of(FOREVER_AGO).plain(), "00000101");
        assert_eq!(Day { year: 2018, month: 12, day: 31 }.next().dashed(), "2019-01-01");
    }
}
