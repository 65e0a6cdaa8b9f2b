//! Dates as people type them (`8nov19`, `nov 2019`, `+7d`, `-1y`, EDTF), and stretches of time as they are written and
//! said.

use super::commands::going;
use super::state::State;
use crate::index::Data;
use crate::model::date::{DAY, civil, months_later, weekday};
use crate::model::wording::{month_name, weekday_name};
use crate::model::{Edtf, Minute, Window};
use crate::query::QueryError;
use crate::text;
use crate::text::Text;

/// The first and the last minute of the years 0000 to 9999, which are all that can be written.
const ENDS: Window = Window { lo: 0, hi: 3_652_425 * DAY - 1 };

/// What to write, for who wrote something else.
const SUCH_AS: &str = "Write a date such as jan 2018, 8nov19 or 2018-01-19.";
/// The same, where a step from where one is will do.
const STEPS: &str = "After + or - stand numbers with d, w, m or y: +7d, -1y, +1y6m.";

/// What typed words mean, seen from a minute; nothing for no words. A step such as `+7d` is the day so far from there,
/// and two digits of a year are those of the nearest such year.
///
/// # Errors
/// When the words are no date; with the place in them.
pub fn understood(words: &str, from: Minute) -> Result<Option<Window>, QueryError> {
    let trimmed = words.trim();
    let sign = match trimmed.chars().next() {
        None => return Ok(None),
        Some('+') => Some(1),
        Some('-' | '−') => Some(-1),
        Some(_) => None,
    };
    match sign {
        Some(sign) => {
            let day = stepped(trimmed, sign, from).ok_or_else(|| QueryError::new(whole(words), STEPS))?;
            Ok(Some(Window { lo: day, hi: day + DAY - 1 }))
        }
        None => read(words, from).map(|date| Some(Window::of(&date))),
    }
}

/// What a line being typed means where one is now; none while it is no date.
pub fn typed(state: &State, data: &Data, words: &str) -> Option<Window> {
    understood(words, going::from(state, data)).ok().flatten()
}

/// The date that words are, without steps; two digits of a year are those of the year nearest to a minute.
///
/// # Errors
/// When the words are no date; with the place in them.
pub fn read(words: &str, near: Minute) -> Result<Edtf, QueryError> {
    let trimmed = words.trim();
    let Some(parts) = parts(trimmed) else {
        return Edtf::parse(trimmed).map_err(|error| {
            let lead = words.len() - words.trim_start().len();
            let at = error.at.start + lead..error.at.end + lead;
            QueryError::new(at, error.message.as_str()).maybe_hint(error.hint.map(|hint| hint.to_string()))
        });
    };
    let edtf = dated(&parts, near).ok_or_else(|| QueryError::new(whole(words), SUCH_AS))?;
    Edtf::parse(&edtf).map_err(|error| QueryError::new(whole(words), error.message.as_str()))
}

/// A date in words as EDTF; none for what has no word in it, or is no date.
pub fn in_words(words: &str, near: Minute) -> Option<String> {
    dated(&parts(words.trim())?, near)
}

/// The parts of a date that is written with words.
fn parts(words: &str) -> Option<Vec<&str>> {
    tokens(words).filter(|parts| parts.iter().any(|part| is_word(part)))
}

/// The bytes of the words without the blanks around them.
fn whole(words: &str) -> std::ops::Range<usize> {
    let start = words.len() - words.trim_start().len();
    start..start + words.trim().len()
}

/// Whether a token could be the name of a month; what EDTF has of letters is shorter.
fn is_word(token: &str) -> bool {
    token.len() >= 3 && token.chars().all(char::is_alphabetic)
}

/// The runs of digits and of letters, without what joins them and the ends of ordinals; none when there is anything
/// else.
fn tokens(words: &str) -> Option<Vec<&str>> {
    let class = |c: char| match c {
        c if c.is_ascii_digit() => Some(0),
        c if c.is_alphabetic() => Some(1),
        ' ' | ',' | '.' => Some(2),
        _ => None,
    };
    let mut found: Vec<&str> = Vec::new();
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let kind = class(first)?;
        let end = rest.find(|c| class(c) != Some(kind)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        if kind != 2 && !["st", "nd", "rd", "th"].contains(&token) {
            found.push(token);
        }
        rest = after;
    }
    Some(found)
}

/// Day, month and year as EDTF, in the orders in which people write them. A month or a day without a year is of the
/// year that the minute lies in.
fn dated(parts: &[&str], near: Minute) -> Option<String> {
    let here = civil(near).0;
    let (day, month, year) = match *parts {
        [name] => (None, month(name)?, here),
        [a, name] if is_number(a) && is_word(name) => match a.len() {
            4 => (None, month(name)?, year(a, near)?),
            _ => (Some(number(a)?), month(name)?, here),
        },
        [name, y] => (None, month(name)?, year(y, near)?),
        [d, name, y] if is_number(d) => (Some(number(d)?), month(name)?, year(y, near)?),
        [name, d, y] if y.len() == 4 => (Some(number(d)?), month(name)?, year(y, near)?),
        _ => return None,
    };
    Some(match day {
        None => format!("{year:04}-{month:02}"),
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
    })
}

fn is_number(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
}

/// A day of a month.
fn number(token: &str) -> Option<u8> {
    token.parse().ok().filter(|_| token.len() <= 2)
}

/// The month that a name begins, with three letters at least.
fn month(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    (1..=12).find(|m| name.len() >= 3 && month_name(*m).to_lowercase().starts_with(&name))
}

/// A year of four digits, or the nearest that ends in two.
fn year(token: &str, near: Minute) -> Option<i32> {
    let number: i32 = token.parse().ok()?;
    match token.len() {
        4 => Some(number),
        2 => {
            let here = civil(near).0;
            let around = (-1..=1).map(|n| here - here.rem_euclid(100) + 100 * n + number);
            around.filter(|y| (0..=9999).contains(y)).min_by_key(|y| y.abs_diff(here))
        }
        _ => None,
    }
}

/// The day some numbers of days, weeks, months and years from a minute.
fn stepped(words: &str, sign: i32, from: Minute) -> Option<Minute> {
    let steps = tokens(words.trim_start_matches(['+', '-', '−']))?;
    let mut at = from.clamp(ENDS.lo, ENDS.hi);
    if steps.is_empty() {
        return None;
    }
    for step in steps.chunks(2) {
        let [number, unit] = step else { return None };
        let number: i32 = number.parse().ok().filter(|n| *n < 4_000_000)?;
        let by = sign * number;
        at = match *unit {
            "d" | "day" | "days" => at + Minute::from(by) * DAY,
            "w" | "week" | "weeks" => at + Minute::from(by) * 7 * DAY,
            "m" | "month" | "months" => months_later(at, by.clamp(-120_000, 120_000)),
            "y" | "year" | "years" => months_later(at, by.clamp(-10_000, 10_000) * 12),
            _ => return None,
        }
        .clamp(ENDS.lo, ENDS.hi);
    }
    Some(at - at.rem_euclid(DAY))
}

/// The calendar unit whose wholes a stretch consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Year,
    Month,
    Day,
}

/// A stretch of whole days: its ends, and the coarsest units it has only wholes of.
fn whole_days(window: Window) -> (Window, Grain) {
    let lo = window.lo.clamp(ENDS.lo, ENDS.hi);
    let hi = window.hi.clamp(lo, ENDS.hi);
    let (lo, hi) = (lo - lo.rem_euclid(DAY), hi - hi.rem_euclid(DAY) + DAY - 1);
    let starts = [civil(lo), civil(hi + 1)];
    let grain = match starts {
        s if s.iter().all(|(_, month, day, ..)| (*month, *day) == (1, 1)) => Grain::Year,
        s if s.iter().all(|(_, _, day, ..)| *day == 1) => Grain::Month,
        _ => Grain::Day,
    };
    (Window { lo, hi }, grain)
}

/// The years, months or days at both ends of a stretch, as few words as say it exactly to the day. None for one that
/// cannot be written.
pub fn ends(window: Window) -> Option<(Edtf, Edtf)> {
    let (days, grain) = whole_days(window);
    let edtf = |minute| Edtf::parse(&named(minute, grain)).ok();
    Some((edtf(days.lo)?, edtf(days.hi)?))
}

/// A stretch as a query writes it: `2017-03..2019-12`, or the one year, month or day that it is.
pub fn written(window: Window) -> Text {
    let (days, grain) = whole_days(window);
    let (from, to) = (named(days.lo, grain), named(days.hi, grain));
    if from == to { Text::new(from) } else { text!("{from}..{to}") }
}

fn named(minute: Minute, grain: Grain) -> String {
    let (year, month, day, ..) = civil(minute);
    match grain {
        Grain::Year => format!("{year:04}"),
        Grain::Month => format!("{year:04}-{month:02}"),
        Grain::Day => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// A stretch in words: "Fri 8 November 2019", "November 2019", "2019", "3 March 2018 to 9 May 2018".
pub fn said(window: Window) -> Text {
    let (days, grain) = whole_days(window);
    let (from, to) = (spoken(days.lo, grain), spoken(days.hi, grain));
    match (from == to, grain) {
        (true, Grain::Day) => text!("{} {from}", weekday_name(weekday(days.lo))),
        (true, _) => Text::new(from),
        (false, _) => text!("{from} to {to}"),
    }
}

fn spoken(minute: Minute, grain: Grain) -> String {
    let (year, month, day, ..) = civil(minute);
    match grain {
        Grain::Year => year.to_string(),
        Grain::Month => format!("{} {year}", month_name(month)),
        Grain::Day => format!("{day} {} {year}", month_name(month)),
    }
}

/// How long a stretch is, in words: days up to two months, then whole months, then years and months.
pub fn length(window: Window) -> Text {
    let (days, _) = whole_days(window);
    let count = (days.hi + 1 - days.lo) / DAY;
    let months = whole_months(days.lo, days.hi + 1);
    let many = |n: i64, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    Text::from(match (months, months / 12, months % 12) {
        (0 | 1, ..) => many(count, "day"),
        (12.., years, 0) => many(years, "year"),
        (2..24, ..) => many(months, "month"),
        (_, years, rest) => format!("{} {}", many(years, "year"), many(rest, "month")),
    })
}

/// Whole months from one minute to another.
fn whole_months(from: Minute, to: Minute) -> i64 {
    let ((y1, m1, ..), (y2, m2, ..)) = (civil(from), civil(to));
    let most = i64::from((y2 - y1) * 12) + i64::from(m2) - i64::from(m1);
    if months_later(from, most as i32) > to { most - 1 } else { most }
}

/// The stretch of the same length that ends where this one begins: as many years or months when it consists of
/// these, else as many days. None when that would begin before the year 0000.
pub fn before(window: Window) -> Option<Window> {
    let (days, grain) = whole_days(window);
    let lo = match grain {
        Grain::Day => days.lo - (days.hi + 1 - days.lo),
        Grain::Year | Grain::Month => months_later(days.lo, -(whole_months(days.lo, days.hi + 1) as i32)),
    };
    (lo >= ENDS.lo).then_some(Window { lo, hi: days.lo - 1 })
}

/// The stretch of the same length that begins where this one ends, likewise.
pub fn after(window: Window) -> Option<Window> {
    let (days, grain) = whole_days(window);
    let end = match grain {
        Grain::Day => days.hi + 1 + (days.hi + 1 - days.lo),
        Grain::Year | Grain::Month => months_later(days.hi + 1, whole_months(days.lo, days.hi + 1) as i32),
    };
    (end <= ENDS.hi + 1).then_some(Window { lo: days.hi + 1, hi: end - 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::minute_of;

    fn near() -> Minute {
        minute_of(2018, 6, 17, 0, 0)
    }

    fn meant(words: &str) -> String {
        match understood(words, near()) {
            Ok(Some(window)) => written(window).to_string(),
            Ok(None) => "nothing".into(),
            Err(error) => format!("error at {:?}", error.at),
        }
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (typed, edtf) in [
            ("8nov19", "2019-11-08"),
            ("nov 2019", "2019-11"),
            ("Nov. 2019", "2019-11"),
            ("19 January 2018", "2018-01-19"),
            ("8th nov 2019", "2019-11-08"),
            ("nov 8, 2019", "2019-11-08"),
            ("2019 nov", "2019-11"),
            ("8 nov", "2018-11-08"),
            ("sept", "2018-09"),
            ("nov 19", "2019-11"),
            ("1may75", "1975-05-01"),
            ("1may60", "2060-05-01"),
            ("2019", "2019"),
            ("2019-11-08", "2019-11-08"),
            ("2018-22", "2018-06..2018-08"),
            ("2018-03/2018-07", "2018-03..2018-07"),
            ("  ", "nothing"),
        ] {
            assert_eq!(meant(typed), edtf, "{typed}");
        }
    }

    #[test]
    fn steps_are_counted_from_where_one_is() {
        for (typed, edtf) in [
            ("+7d", "2018-06-24"),
            ("-1y", "2017-06-17"),
            ("−1y", "2017-06-17"),
            ("+2w", "2018-07-01"),
            ("+3 months", "2018-09-17"),
            ("+1y6m", "2019-12-17"),
            ("-9999y", "0000-01-01"),
            ("+0d", "2018-06-17"),
        ] {
            assert_eq!(meant(typed), edtf, "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_is_an_error_at_its_place() {
        for (typed, at) in [
            (" soon", 1..5),
            ("30 feb 2018", 0..11),
            ("+7q", 0..3),
            ("+", 0..1),
            ("+7", 0..2),
            ("+99999999d", 0..10),
            ("8/11/2019", 0..9),
        ] {
            let error = understood(typed, near()).expect_err(typed);
            assert!(at.contains(&error.at.start) && error.at.end <= at.end, "{typed}: {:?}", error.at);
        }
        let short = understood("2019-11-8", near()).expect_err("a day of one digit");
        assert_eq!(short.hint.map(|h| h.to_string()).as_deref(), Some("Write `2019-11-08`."));
    }

    fn window(from: &str, to: &str) -> Window {
        let of = |text: &str| Window::of(&Edtf::parse(text).expect("a date"));
        of(from).hull(of(to))
    }

    #[test]
    fn stretches_are_written_and_said_as_short_as_they_can_be() {
        for (from, to, short, words, long) in [
            ("2017", "2019", "2017..2019", "2017 to 2019", "3 years"),
            ("2018", "2018", "2018", "2018", "1 year"),
            ("2017-03", "2019-12", "2017-03..2019-12", "March 2017 to December 2019", "2 years 10 months"),
            ("2018-06-17", "2018-06-17", "2018-06-17", "Sun 17 June 2018", "1 day"),
            ("2018-06-17", "2018-07", "2018-06-17..2018-07-31", "17 June 2018 to 31 July 2018", "45 days"),
        ] {
            let window = window(from, to);
            let got = (written(window), said(window), length(window));
            assert_eq!(got, (short.into(), words.into(), long.into()));
            let (lo, hi) = ends(window).expect("it can be written");
            assert_eq!(Window::of(&lo).hull(Window::of(&hi)), window);
        }
    }

    #[test]
    fn the_stretch_before_is_as_long_on_the_calendar() {
        let shown = |w: Option<Window>| w.map(|w| written(w).to_string()).unwrap_or_default();
        assert_eq!(shown(before(window("2020", "2020"))), "2019");
        assert_eq!(shown(before(window("2018-03", "2018-04"))), "2018-01..2018-02");
        assert_eq!(shown(before(window("2018-06-10", "2018-06-16"))), "2018-06-03..2018-06-09");
        assert_eq!(shown(after(window("2018-03", "2018-04"))), "2018-05..2018-06");
        assert_eq!(shown(after(window("9999", "9999"))), "");
        assert_eq!(shown(before(window("0000", "0000"))), "");
    }
}
