//! What to write instead: the hints for texts that are dates to people, but not in EDTF.

use std::ops::Range;

use super::single::Single;
use super::{DateError, days_in_month};
use crate::model::wording::month_name;

/// An error with examples as its hint.
pub(super) fn example(error: DateError) -> DateError {
    error.hint("Write a date such as `2018-06-17`, `2018-06`, `2018`, `2018-03/2018-07` or `[..2018-06-17]`.")
}

/// What a text holds that is in no date: other characters, blanks, and what is refused on purpose.
pub(super) fn foreign(text: &str) -> Option<DateError> {
    let bytes = text.as_bytes();
    if let Some((at, c)) = text.char_indices().find(|(_, c)| !c.is_ascii()) {
        let error = DateError::new(at..at + c.len_utf8(), format!("`{c}` is not part of a date."));
        return Some(match c {
            '–' | '—' | '‑' | '−' | '‐' => {
                error.hint("Write plain hyphens, and `/` between the ends of an interval.")
            }
            _ => error.hint("Dates are written in the digits 0 to 9 and plain hyphens."),
        });
    }
    if let Some(at) = bytes.iter().position(|b| b.is_ascii_whitespace() || b.is_ascii_control()) {
        return Some(blank(text, at));
    }
    if text.starts_with('{') {
        return Some(
            DateError::new(0..text.len(), "A set in braces, all of several dates, is not read.").hint(
                "Give each date its own event; one unknown day of several is written in brackets: `[…]`.",
            ),
        );
    }
    time(text).or_else(|| distant_year(text))
}

/// A blank within a date.
fn blank(text: &str, at: usize) -> DateError {
    let error = DateError::new(at..at + 1, "A date has no blanks.");
    let joined: String = text.split_whitespace().collect();
    match super::Edtf::parse(&joined) {
        Ok(date) => error.hint(format!("Write `{date}`.")),
        Err(_) => example(error),
    }
}

/// A time of day behind `T`.
fn time(text: &str) -> Option<DateError> {
    let at = text.find('T').filter(|at| text[..*at].ends_with(|c: char| c.is_ascii_digit()))?;
    let error = DateError::new(at..text.len(), "A time of day is not part of the date.");
    Some(error.hint("Write it beside the date: `time: \"17:30\"`; without seconds and time zone."))
}

/// A year outside 0000–9999, wherever it stands.
fn distant_year(text: &str) -> Option<DateError> {
    let starts = std::iter::once(0).chain(text.match_indices(['/', ',', '[']).map(|(at, _)| at + 1));
    let dotted = text.match_indices("..").map(|(at, _)| at + 2);
    starts.chain(dotted).find_map(|at| {
        let unmarked = text[at..].trim_start_matches(['?', '~', '%']);
        let rest = unmarked.strip_prefix(['Y', '-', '+'])?;
        let digits = rest.trim_start_matches('-').find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let end = text.len() - rest.len() + digits.min(rest.len());
        (digits > 0).then(|| {
            DateError::new(at..end, "The year is outside 0000 to 9999.")
                .hint("Years are written in four digits, without a sign and without Y.")
        })
    })
}

/// An error in a single date, with a hint if it has none.
pub(super) fn single(part: &str, at: Range<usize>, error: DateError) -> DateError {
    if error.hint.is_some() {
        return error;
    }
    match part {
        "open" | "unknown" => {
            return error.hint("Write `..` for an end that is open, nothing for one that nobody knows.");
        }
        _ if part.contains(['x', 'u']) && part.contains(|c: char| c.is_ascii_digit()) => {
            return error.hint("Write unspecified digits as capital X: `201X`, `2018-XX`.");
        }
        _ => {}
    }
    let _ = at;
    rewrite(part, error)
}

/// An error with the date as it should have been written, if that can be told; else with examples.
pub(super) fn rewrite(text: &str, error: DateError) -> DateError {
    match rewritten(text) {
        Some(date) => error.hint(format!("Write `{date}`.")),
        None => example(error),
    }
}

/// A date of year, month and day in other clothes: `2018-6-17`, `2018/06/17`, `2018.6`, `20180617`.
fn rewritten(text: &str) -> Option<String> {
    let compact = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = match compact {
        true => vec![&text[..4], &text[4..6], &text[6..]],
        false => text.split(['-', '/', '.']).collect(),
    };
    let numeric = parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    let (year, rest) = parts.split_first()?;
    if !numeric || year.len() != 4 || rest.len() > 2 || rest.iter().any(|p| p.len() > 2) {
        return None;
    }
    let date = rest.iter().fold(year.to_string(), |date, p| format!("{date}-{p:0>2}"));
    super::Edtf::parse(&date).ok().map(|date| date.to_string())
}

/// An interval whose end comes before its start.
pub(super) fn reversed(text: &str, slash: usize, end: Range<usize>) -> DateError {
    let (from, to) = (&text[..slash], &text[end]);
    let error = DateError::new(0..text.len(), "The interval is reversed: its end is before its start.");
    if from.starts_with(to) {
        let example = if to.len() == 4 { format!("{to}-XX-XX") } else { format!("{to}-XX") };
        return DateError::new(0..text.len(), "The end of the interval begins before its start.")
            .hint(format!("Write the end as precisely as the start: `{from}/{example}`."));
    }
    let turned = format!("{to}/{from}");
    match super::Edtf::parse(&turned) {
        Ok(_) => error.hint(format!("Write `{turned}`.")),
        Err(_) => error,
    }
}

/// A day the calendar does not have.
pub(super) fn no_such_day(date: &Single, at: Range<usize>) -> DateError {
    let month = date.month.and_then(|m| m.digits.value());
    let message = match (date.year.digits.value(), month) {
        (Some(year), Some(2)) => format!("February {year:04} has {} days.", days_in_month(year, 2)),
        (None, Some(2)) => "February has 29 days at most.".to_owned(),
        (_, Some(month)) => {
            format!("{} has {} days.", month_name(month as u8), days_in_month(0, month as u8))
        }
        (_, None) => "No month has such a day.".to_owned(),
    };
    DateError::new(at, message)
}
