//! Calendar arithmetic in civil minutes: proleptic Gregorian, no clock, no time zone, no overflow.

use super::Minute;

/// Minutes in a day.
pub const DAY: Minute = 24 * 60;

/// Days in a common year before each month.
const BEFORE_MONTH: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// Whether a year has a 29 February.
pub fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days of a month, 28 to 31. Months outside 1–12 are taken for the nearest.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The civil minute of a date and time, for any year. Months, days, hours and minutes that do not exist are
/// taken for the nearest in that field, so that 30 February is the last day of February.
pub fn minute_of(year: i32, month: u8, day: u8, hour: u8, minute: u8) -> Minute {
    let month = month.clamp(1, 12);
    let day = day.clamp(1, days_in_month(year, month));
    let days = day_number(year, month, day);
    days * DAY + i64::from(hour.min(23)) * 60 + i64::from(minute.min(59))
}

/// Year, month, day, hour and minute of a civil minute. Years beyond `i32`, as those of an open end, saturate
/// at its first or last minute.
pub fn civil(at: Minute) -> (i32, u8, u8, u8, u8) {
    let (days, clock) = (at.div_euclid(DAY), at.rem_euclid(DAY));
    let Ok(year) = i32::try_from(year_of(days)) else {
        return if at < 0 { (i32::MIN, 1, 1, 0, 0) } else { (i32::MAX, 12, 31, 23, 59) };
    };
    let (month, day) = month_and_day(year, days - days_before(i64::from(year)));
    (year, month, day, (clock / 60) as u8, (clock % 60) as u8)
}

/// The day of the week of a civil minute: 0 is Monday, 6 is Sunday.
pub fn weekday(at: Minute) -> u8 {
    // 1 January 0000 is a Saturday.
    (at.div_euclid(DAY) + 5).rem_euclid(7) as u8
}

/// The minute so many months later (or earlier), on the same day of the month or the last there is.
pub fn months_later(at: Minute, months: i32) -> Minute {
    let (year, month, day, hour, minute) = civil(at);
    let count = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
    match i32::try_from(count.div_euclid(12)) {
        Ok(year) => minute_of(year, (count.rem_euclid(12) + 1) as u8, day, hour, minute),
        Err(_) if months < 0 => minute_of(i32::MIN, 1, 1, 0, 0),
        Err(_) => minute_of(i32::MAX, 12, 31, 23, 59),
    }
}

/// Days from 1 January 0000 to a date that exists.
fn day_number(year: i32, month: u8, day: u8) -> i64 {
    let leap_day = i64::from(month > 2 && is_leap(year));
    let before = BEFORE_MONTH.get(usize::from(month) - 1).copied().unwrap_or_default();
    days_before(i64::from(year)) + before + leap_day + i64::from(day) - 1
}

/// Days from 1 January 0000 to 1 January of a year. Year 0 is a leap year, so the leap years before `year`
/// are counted by rounding up.
fn days_before(year: i64) -> i64 {
    let leaps = (year + 3).div_euclid(4) - (year + 99).div_euclid(100) + (year + 399).div_euclid(400);
    year * 365 + leaps
}

/// The year that a day number lies in.
fn year_of(days: i64) -> i64 {
    // 400 years are 146,097 days: the guess is off by one at most.
    let guess = (days * 400).div_euclid(146_097);
    if days < days_before(guess) {
        guess - 1
    } else if days >= days_before(guess + 1) {
        guess + 1
    } else {
        guess
    }
}

/// Month and day of the `nth` day of a year, from 0.
fn month_and_day(year: i32, nth: i64) -> (u8, u8) {
    let mut left = nth;
    for month in 1..12 {
        let days = i64::from(days_in_month(year, month));
        if left < days {
            return (month, left as u8 + 1);
        }
        left -= days;
    }
    (12, left as u8 + 1)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};

    use super::super::{FOREVER, FOREVER_AGO};
    use super::*;

    #[test]
    fn the_count_starts_with_the_year_zero() {
        assert_eq!(minute_of(0, 1, 1, 0, 0), 0);
        assert_eq!(civil(0), (0, 1, 1, 0, 0));
        assert_eq!(civil(-1), (-1, 12, 31, 23, 59));
    }

    #[test]
    fn every_day_of_many_years_agrees_with_another_calendar() {
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
        assert_eq!(civil(FOREVER), (i32::MAX, 12, 31, 23, 59));
        assert_eq!(civil(FOREVER_AGO), (i32::MIN, 1, 1, 0, 0));
        for year in [i32::MIN, i32::MAX] {
            assert_eq!(civil(minute_of(year, 2, 30, 0, 0)).0, year);
        }
        assert_eq!(civil(months_later(minute_of(i32::MAX, 12, 1, 0, 0), 1)).0, i32::MAX);
        assert_eq!(civil(months_later(minute_of(i32::MIN, 1, 1, 0, 0), -1)).0, i32::MIN);
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
