//! Calendar arithmetic in civil minutes: proleptic Gregorian, no clock, no time zone, no overflow.
//!
//! The calendar is chrono's. Years beyond its range, some 262,000 to either side, saturate at its ends; a date of
//! a store has a year from 0000 to 9999.

use chrono::{Datelike, Months, NaiveDate};

use super::Minute;

/// Minutes in a day.
pub const DAY: Minute = 24 * 60;

/// Days from 1 January 0000 to 1 January 0001, from which chrono counts, less one: it counts from 1.
const BEFORE_CE: i32 = 365;

/// Whether a year has a 29 February.
pub fn is_leap(year: i32) -> bool {
    NaiveDate::from_ymd_opt(year, 1, 1).is_some_and(|first| first.leap_year())
}

/// Days of a month, 28 to 31. Months outside 1–12 are taken for the nearest.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    first_of(year, month).num_days_in_month()
}

/// The civil minute of a date and time, for any year. Months, days, hours and minutes that do not exist are
/// taken for the nearest in that field, so that 30 February is the last day of February.
pub fn minute_of(year: i32, month: u8, day: u8, hour: u8, minute: u8) -> Minute {
    let first = first_of(year, month);
    let day = day.clamp(1, first.num_days_in_month());
    let days = day_number(first) + i64::from(day) - 1;
    days * DAY + i64::from(hour.min(23)) * 60 + i64::from(minute.min(59))
}

/// Year, month, day, hour and minute of a civil minute. Those of an open end saturate at the first or last
/// minute of the calendar.
pub fn civil(at: Minute) -> (i32, u8, u8, u8, u8) {
    let clock = at.rem_euclid(DAY);
    match date_of(at) {
        Ok(date) => {
            (date.year(), date.month() as u8, date.day() as u8, (clock / 60) as u8, (clock % 60) as u8)
        }
        Err(end) => {
            let (hour, minute) = if at < 0 { (0, 0) } else { (23, 59) };
            (end.year(), end.month() as u8, end.day() as u8, hour, minute)
        }
    }
}

/// The day of the week of a civil minute: 0 is Monday, 6 is Sunday.
pub fn weekday(at: Minute) -> u8 {
    date_of(at).unwrap_or_else(|end| end).weekday().num_days_from_monday() as u8
}

/// The minute so many months later (or earlier), on the same day of the month or the last there is.
pub fn months_later(at: Minute, months: i32) -> Minute {
    let date = date_of(at).unwrap_or_else(|end| end);
    let by = Months::new(months.unsigned_abs());
    let moved = if months < 0 { date.checked_sub_months(by) } else { date.checked_add_months(by) };
    let end = if months < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    day_number(moved.unwrap_or(end)) * DAY + at.rem_euclid(DAY)
}

/// The first day of a month; the nearest there is.
fn first_of(year: i32, month: u8) -> NaiveDate {
    // The first and the last year of the calendar are not whole.
    let year = year.clamp(NaiveDate::MIN.year() + 1, NaiveDate::MAX.year() - 1);
    NaiveDate::from_ymd_opt(year, u32::from(month.clamp(1, 12)), 1).unwrap_or_default()
}

/// Days from 1 January 0000.
fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) + i64::from(BEFORE_CE)
}

/// The date of a civil minute, or the end of the calendar beyond which it lies.
fn date_of(at: Minute) -> Result<NaiveDate, NaiveDate> {
    let days = i32::try_from(at.div_euclid(DAY)).ok().and_then(|days| days.checked_sub(BEFORE_CE));
    let end = if at < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    days.and_then(NaiveDate::from_num_days_from_ce_opt).ok_or(end)
}

#[cfg(test)]
mod tests {
    use super::super::{FOREVER, FOREVER_AGO};
    use super::*;

    #[test]
    fn the_count_starts_with_the_year_zero() {
        assert_eq!(minute_of(0, 1, 1, 0, 0), 0);
        assert_eq!(civil(0), (0, 1, 1, 0, 0));
        assert_eq!(civil(-1), (-1, 12, 31, 23, 59));
    }

    #[test]
    fn days_follow_each_other_through_many_years() {
        let mut day = NaiveDate::from_ymd_opt(-801, 1, 1).unwrap();
        let mut at = minute_of(-801, 1, 1, 12, 34);
        while day.year() < 10_002 {
            let (month, of_month) = (day.month() as u8, day.day() as u8);
            assert_eq!(minute_of(day.year(), month, of_month, 12, 34), at, "{day}");
            assert_eq!(civil(at), (day.year(), month, of_month, 12, 34), "{day}");
            assert_eq!(u32::from(weekday(at)), day.weekday().num_days_from_monday(), "{day}");
            day = day.succ_opt().unwrap();
            at += DAY;
        }
    }

    #[test]
    fn the_ends_of_time_saturate() {
        let (first, last) = (NaiveDate::MIN.year(), NaiveDate::MAX.year());
        assert_eq!(civil(FOREVER), (last, 12, 31, 23, 59));
        assert_eq!(civil(FOREVER_AGO), (first, 1, 1, 0, 0));
        assert_eq!(civil(minute_of(i32::MIN, 2, 30, 0, 0)).0, first + 1);
        assert_eq!(civil(minute_of(i32::MAX, 2, 30, 0, 0)).0, last - 1);
        assert_eq!(civil(months_later(FOREVER, 1)).0, last);
        assert_eq!(civil(months_later(FOREVER_AGO, -1)).0, first);
    }

    #[test]
    fn what_does_not_exist_is_taken_for_the_nearest() {
        assert_eq!(civil(minute_of(2018, 2, 30, 24, 60)), (2018, 2, 28, 23, 59));
        assert_eq!(civil(minute_of(2018, 0, 0, 0, 0)), (2018, 1, 1, 0, 0));
        assert_eq!(civil(minute_of(2018, 13, 99, 0, 0)), (2018, 12, 31, 0, 0));
    }

    #[test]
    fn months_later_keeps_the_day_where_it_can() {
        let from = |y, m, d| minute_of(y, m, d, 5, 6);
        assert_eq!(civil(months_later(from(2018, 1, 31), 1)), (2018, 2, 28, 5, 6));
        assert_eq!(civil(months_later(from(2016, 2, 29), -12)), (2015, 2, 28, 5, 6));
        assert_eq!(civil(months_later(from(2018, 12, 15), 1)), (2019, 1, 15, 5, 6));
        assert_eq!(civil(months_later(from(0, 1, 15), -1)), (-1, 12, 15, 5, 6));
    }
}
