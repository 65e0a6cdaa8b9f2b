//! The civil calendar as the axis needs it: the ends of time, names of months, days of the week.

use crate::model::Minute;

/// Minutes of an hour.
pub const HOUR: Minute = 60;
/// Minutes of a day.
pub const DAY: Minute = 24 * HOUR;
/// Minutes of a mean Gregorian year.
pub const YEAR: Minute = 525_949;
/// First minute an axis can show: the beginning of the year 0000.
pub const FIRST: Minute = 0;
/// First minute an axis can no longer show: the end of the year 9999.
pub const END: Minute = 3_652_425 * DAY;

/// English names of the months, three letters each.
pub const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Year, month, day, hour and minute of a civil minute.
pub fn civil(minute: Minute) -> (i32, u8, u8, u8, u8) {
    let days = minute.div_euclid(DAY);
    let rest = minute.rem_euclid(DAY);
    // Years counted from March put the leap day last.
    let shifted = days - 60;
    let era = shifted.div_euclid(146_097);
    let doe = shifted.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year as i32, month as u8, day as u8, (rest / HOUR) as u8, (rest % HOUR) as u8)
}

/// The civil minute of a date and time.
pub fn minute_of(year: i32, month: u8, day: u8, hour: u8, minute: u8) -> Minute {
    let (month, day) = (i64::from(month), i64::from(day));
    let y = i64::from(year) - i64::from(month <= 2);
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = if month > 2 { month - 3 } else { month + 9 };
    let doy = (153 * mp + 2) / 5 + day - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    (era * 146_097 + doe + 60) * DAY + i64::from(hour) * HOUR + i64::from(minute)
}

/// The day of the week: 0 is Monday.
pub fn weekday(at: Minute) -> u8 {
    (at.div_euclid(DAY) + 5).rem_euclid(7) as u8
}

/// Three letters for a month, 1 to 12.
pub fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("???")
}
