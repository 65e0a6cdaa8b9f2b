//! Days as data sets write them, and ranges of days as dates of a store.

use std::fmt;

use crate::model::date::days_in_month;

/// A day of the calendar, from year 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A time of day that stands behind a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// From 0 to 23.
    pub hour: u8,
    /// From 0 to 59.
    pub minute: u8,
    /// Whether its zone is said.
    pub zoned: bool,
}

impl Clock {
    /// Midnight is how programs write a day that has no time.
    pub fn says_something(self) -> bool {
        (self.hour, self.minute) != (0, 0)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// A day in figures, and what stands behind it: a time, or anything else. All of a date in words is the day.
pub fn behind(text: &str) -> (&str, &str) {
    let text = text.trim();
    let figures = |day: &str| day.len() > 5 && !day.contains(|c: char| c.is_ascii_alphabetic());
    let split = text.split_once([' ', '\t', 'T']).filter(|(day, _)| figures(day));
    split.map_or((text, ""), |(day, rest)| (day, rest.trim()))
}

/// A time of day from `9:30`, `09:30:00.000`, `9:30 PM` or `09:30:00Z`.
pub fn clock(written: &str) -> Option<Clock> {
    let lower = written.trim().to_ascii_lowercase();
    let zone = ["z", "utc", "gmt"].iter().find_map(|zone| lower.strip_suffix(zone)).or_else(|| {
        let (clock, zone) = lower.rsplit_once(['+', '-'])?;
        zone.bytes().all(|b| b.is_ascii_digit() || b == b':').then_some(clock)
    });
    let clock = zone.unwrap_or(&lower).trim();
    let (clock, half) = match (clock.strip_suffix("am"), clock.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim(), Some(0)),
        (_, Some(clock)) => (clock.trim(), Some(12)),
        _ => (clock, None),
    };
    let mut parts = clock.split(':');
    let (hour, minute): (u8, u8) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = parts.next().unwrap_or("0");
    let exact = second.bytes().all(|b| b.is_ascii_digit() || b == b'.') && parts.next().is_none();
    let hour = match half {
        Some(later) if (1..=12).contains(&hour) => hour % 12 + later,
        Some(_) => return None,
        None => hour,
    };
    let zoned = zone.is_some();
    (exact && hour < 24 && minute < 60).then_some(Clock { hour, minute, zoned })
}

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let fits = year <= 9999 && (1..=12).contains(&month) && day >= 1;
        (fits && day <= days_in_month(i32::from(year), month)).then_some(Day { year, month, day })
    }

    /// Reads `2016-01-31`, with or without a time of day after it, `2016/1/31`, `20160131`, `31.1.2016` (with dots the day
    /// stands first everywhere), `31 January 2016`, `January 31, 2016` and `1/31/2016` (the month first, as UCDP's older
    /// releases and spreadsheets write it, unless it is no month: see [`Day::both`]).
    pub fn read(text: &str) -> Option<Day> {
        let (date, behind) = behind(text);
        if !behind.is_empty() && clock(behind).is_none() {
            return None;
        }
        Day::plain(date).or_else(|| match in_words(date)? {
            (Some(day), month, year) => Day::new(year, month, day),
            (None, ..) => None,
        })
    }

    /// Reads `1/31/2016`, a time of day after it or not, with its month first and with its day first; none where it is
    /// written otherwise.
    pub fn both(text: &str) -> Option<(Option<Day>, Option<Day>)> {
        let (first, second, year) = three(behind(text).0, '/')?;
        let (first, second, year) = (number(first)?, number(second)?, full(year)?);
        Some((Day::new(year, first, second), Day::new(year, second, first)))
    }

    /// Reads a day in figures.
    fn plain(date: &str) -> Option<Day> {
        if let Some((month_first, day_first)) = Day::both(date) {
            return month_first.or(day_first);
        }
        if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
            return Day::new(number(date.get(..4)?)?, number(date.get(4..6)?)?, number(date.get(6..)?)?);
        }
        let parts = ['-', '/', '.'].into_iter().find_map(|sign| three(date, sign))?;
        let (year, month, day) = match parts {
            (day, month, year) if date.contains('.') && year.len() == 4 => (year, month, day),
            year_first => year_first,
        };
        if month.len() > 2 || day.len() > 2 {
            return None;
        }
        Day::new(full(year)?, number(month)?, number(day)?)
    }

    /// The day so many days later, or earlier; none beyond the calendar.
    pub fn later(self, days: i32) -> Option<Day> {
        let mut day = self;
        for _ in 0..days.unsigned_abs().min(400) {
            day = if days > 0 { day.next()? } else { day.before()? };
        }
        Some(day)
    }

    fn next(self) -> Option<Day> {
        let Day { year, month, day } = self;
        Day::new(year, month, day + 1)
            .or_else(|| Day::new(year, month + 1, 1))
            .or_else(|| Day::new(year + 1, 1, 1))
    }

    fn before(self) -> Option<Day> {
        let Day { year, month, day } = self;
        let last = |year: u16, month: u8| Day::new(year, month, days_in_month(i32::from(year), month));
        Day::new(year, month, day.checked_sub(1)?)
            .or_else(|| last(year, month.checked_sub(1)?))
            .or_else(|| last(year.checked_sub(1)?, 12))
    }

    /// The first day of its month.
    pub fn first_of_month(self) -> Day {
        Day { day: 1, ..self }
    }

    /// The last day of its month.
    pub fn last_of_month(self) -> Day {
        Day { day: days_in_month(i32::from(self.year), self.month), ..self }
    }

    fn is_last_of_month(self) -> bool {
        self.day == days_in_month(i32::from(self.year), self.month)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// One of two days, in EDTF.
pub fn either_of(one: Day, other: Day) -> String {
    format!("[{one},{other}]")
}

/// One day out of those from one to another, as EDTF: a whole month or year as such, one day alone, else
/// `[from..to]`. It is never `from/to`, which would say that it lasted.
pub fn one_of(from: Day, to: Day) -> String {
    let whole_months = from.day == 1 && to.is_last_of_month();
    match (from.year == to.year, from.month, to.month) {
        _ if from == to => from.to_string(),
        (true, 1, 12) if whole_months => format!("{:04}", from.year),
        (true, first, last) if whole_months && first == last => format!("{:04}-{first:02}", from.year),
        _ => format!("[{from}..{to}]"),
    }
}

/// A day or a month in words, as `31 January 2016`, `Jan. 31st, 2016`, `Sunday, 31 January 2016` and `January 2016`: its
/// day, where it has one, its month and its year.
pub fn in_words(text: &str) -> Option<(Option<u8>, u8, u16)> {
    let mut words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    if words.first().is_some_and(|word| is_weekday(word)) {
        words.remove(0);
    }
    let day = |word: &str| {
        number(["st", "nd", "rd", "th"].iter().find_map(|e| word.strip_suffix(e)).unwrap_or(word))
    };
    match *words.as_slice() {
        [month, year] => Some((None, month_of(month)?, full(year)?)),
        [first, second, year] => match (month_of(first), month_of(second)) {
            (Some(month), None) => Some((Some(day(second)?), month, full(year)?)),
            (None, Some(month)) => Some((Some(day(first)?), month, full(year)?)),
            _ => None,
        },
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() > 2 && days.iter().any(|day| day.starts_with(&word.trim_end_matches('.').to_ascii_lowercase()))
}

/// A month by its English name, whole or its first letters, at least three of them.
pub fn month_of(name: &str) -> Option<u8> {
    let start = name.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| start.len() > 2 && month.starts_with(&start))?;
    u8::try_from(at + 1).ok()
}

fn three(text: &str, sign: char) -> Option<(&str, &str, &str)> {
    let mut parts = text.split(sign);
    let three = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then_some(three)
}

/// A year with its century: `20` could be 1920 or 2020.
fn full(digits: &str) -> Option<u16> {
    number(digits).filter(|_| digits.len() == 4)
}

fn number<T: std::str::FromStr>(digits: &str) -> Option<T> {
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap()
    }

    #[test]
    fn days_are_read_in_every_form_that_the_data_sets_have() {
        for text in [
            "2020-01-31",
            "2020-01-31 00:00:00.000",
            "2020-01-31T12:00:00",
            "31 January 2020",
            "31 Jan 2020",
            "January 31, 2020",
            "Jan. 31st, 2020",
            "Friday, 31 January 2020",
            "1/31/2020 12:00:00 AM",
            "31/01/2020",
            "2020/01/31",
            "2020/1/31 12:00",
            "2020-1-31",
            "2020.01.31",
            "31.01.2020",
            "31.1.2020 09:30",
            "20200131",
        ] {
            assert_eq!(Day::read(text).map(|d| d.to_string()).as_deref(), Some("2020-01-31"), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        let odd =
            ["2020-02-30", "2020-13-01", "20-01-01", "31 Janvier 20x0", "0/0/2020", "3/8/20", "3 March 20"];
        let more = [
            "2020-01-31 or later",
            "2020-01-31 - 2020-02-03",
            "31 Janvier 2020",
            "January 2020",
            "Maybe 3, 2020",
            "20201301",
            "2020013",
            "1.31.2020",
            "31.1.20",
            "2020/031/1",
        ];
        for text in odd.iter().chain(&more).chain(&["", "2020", "x"]) {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_behind_a_day_is_read() {
        let read = |text: &str| clock(behind(text).1).map(|c| (c.to_string(), c.zoned, c.says_something()));
        for (text, time, zoned, says) in [
            ("2018-05-01T12:30:00Z", "12:30", true, true),
            ("2018-05-01T12:30:00.250+02:00", "12:30", true, true),
            ("2018-05-01 9:05", "09:05", false, true),
            ("5/1/2018 2:30 PM", "14:30", false, true),
            ("5/1/2018 12:00:00 AM", "00:00", false, false),
            ("2018-05-01 00:00:00.000", "00:00", false, false),
        ] {
            assert_eq!(read(text), Some((time.to_owned(), zoned, says)), "{text}");
        }
        for text in ["2018-05-01", "2018-05-01 25:00", "2018-05-01 13:00 PM", "2018-05-01 soon", "1 May 2018"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_in_words_is_read() {
        assert_eq!([in_words("Oct 2016"), in_words("October, 2016")], [Some((None, 10, 2016)); 2]);
        assert_eq!([in_words("spring 2016"), in_words("October 16"), in_words("O 2016")], [None; 3]);
    }

    #[test]
    fn a_range_is_one_of_its_days_and_a_whole_month_or_year_is_said_so() {
        let within = |a, b| one_of(day(a), day(b));
        assert_eq!(within("2016-01-04", "2016-01-04"), "2016-01-04");
        assert_eq!(within("2016-01-04", "2016-01-10"), "[2016-01-04..2016-01-10]");
        assert_eq!(within("2016-02-01", "2016-02-29"), "2016-02");
        assert_eq!(within("2016-01-01", "2016-12-31"), "2016");
        assert_eq!(within("2016-01-01", "2017-12-31"), "[2016-01-01..2017-12-31]");
    }

    #[test]
    fn days_go_over_the_ends_of_months_and_years() {
        assert_eq!(day("2016-02-28").later(3).unwrap().to_string(), "2016-03-02");
        assert_eq!(day("2016-01-02").later(-3).unwrap().to_string(), "2015-12-30");
        assert_eq!(day("9999-12-31").later(1), None);
        assert_eq!(day("0000-01-01").later(-1), None);
    }
}
