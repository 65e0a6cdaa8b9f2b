//! What to write instead: hints for texts that are dates to people, but not in EDTF.

use std::ops::Range;

use super::single::{Field, Single};
use super::{DateError, days_in_month, parse};
use crate::model::wording::month_name;

/// Hyphens and dashes that stand in printed dates.
const DASHES: [char; 6] = ['‐', '‑', '‒', '–', '—', '−'];

/// An error with the date as it should have been written, if that can be told; else with examples. One that has
/// a hint keeps it.
pub(super) fn added(text: &str, error: DateError) -> DateError {
    if error.hint.is_some() {
        return error;
    }
    match mended(text) {
        Some(date) => error.hint(format!("Write `{date}`.")),
        None => error.hint(
            "Write a date such as `2018-06-17`, `2018-06`, `2018`, `2018-03/2018-07` or `[..2018-06-17]`.",
        ),
    }
}

/// The date somebody meant who wrote blanks, other dashes, `x` for `X`, single digits or other separators.
fn mended(text: &str) -> Option<String> {
    let plain = text.replace("open", "..").replace("unknown", "");
    let plain: String = plain.chars().filter(|c| !c.is_whitespace()).map(plain_sign).collect();
    let valid = |text: String| parse::edtf(&text).is_ok().then_some(text);
    valid(plain.clone()).or_else(|| valid(padded(&plain)?)).or_else(|| valid(padded_parts(&plain)?))
}

/// The sign EDTF has for one that people use.
fn plain_sign(c: char) -> char {
    match c {
        'x' | 'u' => 'X',
        c if DASHES.contains(&c) => '-',
        c => c,
    }
}

/// Year, month and day in other clothes: `2018-6-17`, `2018/06/17`, `2018.6`, `20180617`.
fn padded(text: &str) -> Option<String> {
    let compact = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = match compact {
        true => vec![text.get(..4)?, text.get(4..6)?, text.get(6..)?],
        false => text.split(['-', '/', '.']).collect(),
    };
    let (year, rest) = parts.split_first()?;
    let numeric = parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    let likely = numeric && year.len() == 4 && rest.len() <= 2 && rest.iter().all(|p| p.len() <= 2);
    likely.then(|| rest.iter().fold(year.to_string(), |date, part| format!("{date}-{part:0>2}")))
}

/// The same for each end of an interval.
fn padded_parts(text: &str) -> Option<String> {
    let (from, to) = text.split_once('/')?;
    let end = |text: &str| if matches!(text, "" | "..") { Some(text.to_owned()) } else { padded(text) };
    Some(format!("{}/{}", end(from)?, end(to)?))
}

/// What a text holds that is in no date: other characters, blanks, and what is refused on purpose.
pub(super) fn foreign(text: &str) -> Option<DateError> {
    if text.starts_with('{') {
        return Some(
            DateError::new(0..text.len(), "A set in braces, all of several dates, is not read.").hint(
                "Give each date its own event; one unknown day of several is written in brackets: `[…]`.",
            ),
        );
    }
    if let Some((at, c)) = text.char_indices().find(|(_, c)| !c.is_ascii_graphic()) {
        let place = at..at + c.len_utf8();
        return Some(match c {
            ' ' => DateError::new(place, "A date has no blanks."),
            c => DateError::new(place, format!("`{c}` is not part of a date.")),
        });
    }
    time(text).or_else(|| distant_year(text))
}

/// A time of day behind `T`.
fn time(text: &str) -> Option<DateError> {
    let at = text
        .find(['T', 't'])
        .filter(|at| text.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())))?;
    let error = DateError::new(at..text.len(), "A time of day is not part of the date.");
    Some(
        error.hint(
            "Leave it out; an event has `time: \"17:30\"` beside its date, without seconds and time zone.",
        ),
    )
}

/// A year outside 0000–9999, wherever a date begins: one with a sign or with `Y`.
fn distant_year(text: &str) -> Option<DateError> {
    let begins = text.match_indices(['/', ',', '[', '.']).map(|(at, sign)| at + sign.len());
    std::iter::once(0).chain(begins).find_map(|begin| {
        let date = text.get(begin..).unwrap_or_default().trim_start_matches(['?', '~', '%']);
        let year = date.strip_prefix('Y').unwrap_or(date);
        let digits = year.trim_start_matches(['-', '+']);
        if digits.len() == date.len() || !digits.starts_with(|c: char| c.is_ascii_digit() || c == 'X') {
            return None;
        }
        let length = digits.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(digits.len());
        let end = text.len() - digits.len() + length;
        let error = DateError::new(begin..end, "Only the years 0000 to 9999 are read, without a sign.");
        Some(error.hint("Write the year in four digits, without `-`, `+` and `Y`."))
    })
}

/// An interval whose end comes before its start; or begins before it, being vaguer.
pub(super) fn reversed(text: &str, (from, to): (&Single, &Single)) -> DateError {
    let (start, end) = text.split_once('/').unwrap_or_default();
    if from.hull().lo <= to.hull().hi {
        return DateError::new(0..text.len(), "The end of the interval begins before its start.")
            .hint(format!("Write the end as precisely as the start, `{start}/{}`.", as_precise(to, from)));
    }
    let error = DateError::new(0..text.len(), "The interval is reversed: its end is before its start.");
    let turned = format!("{end}/{start}");
    if parse::edtf(&turned).is_ok() { error.hint(format!("Write `{turned}`.")) } else { error }
}

/// A date with X for what another gives beyond it: `2018-06-XX` beside `2018-06-17`.
fn as_precise(date: &Single, other: &Single) -> String {
    let number = |field: Field| field.digits.value().map_or("XX".to_owned(), |n| format!("{n:02}"));
    let mut text = date.year.digits.value().map_or("XXXX".to_owned(), |year| format!("{year:04}"));
    for (own, others) in [(date.month, other.month), (date.day, other.day)] {
        match (own, others) {
            (Some(field), _) => text += &format!("-{}", number(field)),
            (None, Some(_)) => text += "-XX",
            (None, None) => {}
        }
    }
    text
}

/// A day the calendar does not have.
pub(super) fn no_such_day(date: &Single, at: Range<usize>) -> DateError {
    let month = date.month.and_then(|m| m.digits.value()).map(|m| m as u8);
    let message = match (date.year.digits.value(), month) {
        (Some(year), Some(2)) => format!("February {year:04} has {} days.", days_in_month(year, 2)),
        (None, Some(2)) => "February has 29 days at most.".to_owned(),
        (_, Some(month)) => format!("{} has {} days.", month_name(month), days_in_month(0, month)),
        (_, None) => "No month has such a day.".to_owned(),
    };
    DateError::new(at, message).hint("Check the day; when it is not known, write the month alone.")
}
