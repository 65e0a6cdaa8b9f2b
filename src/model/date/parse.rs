//! Reads EDTF strictly: four, two and two ASCII digits, nothing before, between or after.

use std::ops::Range;

use super::single::{Digits, Field, Mark, Single, Year};
use super::{DateError, End, Member, Value, hint};

type Read<T> = Result<T, DateError>;

/// What a whole text says as EDTF. Errors have hints only where these do not depend on the rest of it.
pub(super) fn edtf(text: &str) -> Read<Value> {
    if text.is_empty() {
        return Err(DateError::new(0..0, "The date is empty."));
    }
    if let Some(foreign) = hint::foreign(text) {
        return Err(foreign);
    }
    let whole = 0..text.len();
    if text.starts_with('[') {
        return one_of(text).map(Value::OneOf);
    }
    if text.contains('/') {
        return interval(text);
    }
    single(text, whole).map(Value::Single)
}

/// An interval: two ends around one `/`.
fn interval(text: &str) -> Read<Value> {
    let slashes: Vec<usize> = text.match_indices('/').map(|(at, _)| at).collect();
    let &[slash] = slashes.as_slice() else {
        let second = slashes.get(1).copied().unwrap_or_default();
        return Err(DateError::new(second..second + 1, "A date has one `/` at most."));
    };
    let (before, after) = (0..slash, slash + 1..text.len());
    let (from, to) = (end(text, before)?, end(text, after)?);
    match (from.date(), to.date()) {
        (None, None) => Err(DateError::new(0..text.len(), "The interval has no date at either end.")
            .hint("Give a date at one end: `2018-03/..`, `/2018-03`.")),
        // An end may be vaguer than the start, but its own beginning, its unspecified digits at their latest,
        // must not come before it.
        (Some(first), Some(last)) if first.hull().lo > last.latest_begin() => {
            Err(hint::reversed(text, (first, last)))
        }
        _ => Ok(Value::Interval(from, to)),
    }
}

/// One end of an interval.
fn end(text: &str, at: Range<usize>) -> Read<End> {
    match text.get(at.clone()).unwrap_or_default() {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        part if part.starts_with("..") || part.ends_with("..") => {
            Err(DateError::new(at, "An end of an interval is a date, `..` or nothing.")
                .hint("Write one of several days as `[..2018-03]` or `[2018-03..]`."))
        }
        _ => single(text, at).map(End::At),
    }
}

/// A one-of set: members in brackets, separated by commas.
fn one_of(text: &str) -> Read<Vec<Member>> {
    let Some(inner) = text.get(1..).unwrap_or_default().strip_suffix(']') else {
        return Err(DateError::new(text.len()..text.len(), "The `[` is not closed.").hint("End it with `]`."));
    };
    let mut at = 1;
    let mut members = Vec::new();
    for part in inner.split(',') {
        members.push(member(text, at..at + part.len())?);
        at += part.len() + 1;
    }
    Ok(members)
}

/// One member of a one-of set.
fn member(text: &str, at: Range<usize>) -> Read<Member> {
    let part = text.get(at.clone()).unwrap_or_default();
    let Some(dots) = part.find("..").map(|dots| at.start + dots) else {
        return single(text, at).map(Member::One);
    };
    let (before, after) = (at.start..dots, dots + 2..at.end);
    match (before.is_empty(), after.is_empty()) {
        (true, true) => Err(DateError::new(at, "`..` needs a date on one side.")
            .hint("Write `[..2018-03]` for on or before, `[2018-03..]` for on or after.")),
        (true, false) => single(text, after).map(Member::Until),
        (false, true) => single(text, before).map(Member::From),
        (false, false) => range(text, before, after),
    }
}

/// `a..b` within a set: two plain dates of one precision, in order.
fn range(text: &str, before: Range<usize>, after: Range<usize>) -> Read<Member> {
    let (from, to) = (range_end(text, before.clone())?, range_end(text, after.clone())?);
    if from.precision() != to.precision() {
        return Err(DateError::new(after, "The two ends of `..` are not equally precise.")
            .hint("Write both to the day, both to the month or both to the year."));
    }
    if from.hull().lo > to.hull().lo {
        return Err(DateError::new(
            before.start..after.end,
            "The range is reversed: its end is before its start.",
        )
        .hint(format!(
            "Write `{}..{}`.",
            text.get(after).unwrap_or_default(),
            text.get(before).unwrap_or_default()
        )));
    }
    Ok(Member::Range(from, to))
}

/// One end of `a..b` within a set.
fn range_end(text: &str, at: Range<usize>) -> Read<Single> {
    let date = single(text, at.clone())?;
    let vague = date.has_gap() || date.year.significant.is_some() || date.mark().is_some();
    if vague || date.season().is_some() {
        return Err(DateError::new(at, "An end of `..` is a plain day, month or year.").hint(
            "Write the first and the last day, month or year it may be, without X, ~, ? and seasons.",
        ));
    }
    Ok(date)
}

/// One date.
fn single(text: &str, at: Range<usize>) -> Read<Single> {
    Cursor { text, at: at.start, end: at.end }.single()
}

/// A place in a part of the text that is read as one date.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Cursor<'_> {
    fn single(&mut self) -> Read<Single> {
        let mut date = Single { year: self.year()?, month: None, day: None };
        let may_go_on = date.year.significant.is_none();
        if may_go_on && self.takes(b'-') {
            let (month, at) = self.field("month")?;
            date.month = Some(month);
            date.mark_all(self.mark());
            check_month(month, at)?;
        }
        if date.month.is_some() && self.takes(b'-') {
            let (day, at) = self.field("day")?;
            date.day = Some(day);
            date.mark_all(self.mark());
            check_day(&date, at)?;
        }
        match self.rest() {
            rest if rest.is_empty() => Ok(date),
            rest => Err(DateError::new(rest, "The date goes on after its end.")),
        }
    }

    fn year(&mut self) -> Read<Year> {
        let before = self.mark();
        let start = self.at;
        let digits = self
            .digits()
            .ok_or_else(|| DateError::new(self.word(start), "The year is not written in four digits."))?;
        let significant = self.significant(digits)?;
        Ok(Year { digits, significant, mark: before.and(self.mark()) })
    }

    /// `S` and the number of significant digits of a year.
    fn significant(&mut self, year: Digits<4>) -> Read<Option<u8>> {
        let start = self.at;
        if !self.takes(b'S') {
            return Ok(None);
        }
        let count = self.digits().and_then(|d: Digits<1>| d.value());
        match count {
            Some(n @ 1..=4) if year.value().is_some() => Ok(Some(n as u8)),
            _ => Err(DateError::new(start..self.end, "Significant digits of a year are S1 to S4.")
                .hint("Write `1950S2` for some year from 1900 to 1999, perhaps 1950; or `19XX`.")),
        }
    }

    /// A month or a day with the mark before it, and where its digits are.
    fn field(&mut self, what: &str) -> Read<(Field, Range<usize>)> {
        let mark = self.mark();
        let start = self.at;
        let digits = self.digits().ok_or_else(|| {
            DateError::new(self.word(start), format!("The {what} is not written in two digits."))
        })?;
        Ok((Field { digits, mark }, start..self.at))
    }

    /// Exactly `N` digits or `X`; takes nothing if there are fewer, or more.
    fn digits<const N: usize>(&mut self) -> Option<Digits<N>> {
        let part = self.text.as_bytes().get(self.at..self.end)?;
        let mut digits = [None; N];
        for (place, byte) in digits.iter_mut().zip(part.get(..N)?) {
            *place = match byte {
                b'0'..=b'9' => Some(byte - b'0'),
                b'X' => None,
                _ => return None,
            };
        }
        if part.get(N).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        self.at += N;
        Some(Digits(digits))
    }

    /// A mark, if there is one.
    fn mark(&mut self) -> Mark {
        let (uncertain, approximate) = match self.peek() {
            Some(b'?') => (true, false),
            Some(b'~') => (false, true),
            Some(b'%') => (true, true),
            _ => return Mark::default(),
        };
        self.at += 1;
        Mark { uncertain, approximate }
    }

    fn takes(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn peek(&self) -> Option<u8> {
        self.rest().next().and_then(|at| self.text.as_bytes().get(at)).copied()
    }

    fn rest(&self) -> Range<usize> {
        self.at..self.end
    }

    /// From a place to the next hyphen or the end: what stands where something else should.
    fn word(&self, start: usize) -> Range<usize> {
        let part = self.text.get(start..self.end).unwrap_or_default();
        start..start + part.find('-').unwrap_or(part.len())
    }
}

/// A month the calendar has, or a season from 21 to 24.
fn check_month(month: Field, at: Range<usize>) -> Read<()> {
    let Some(number) = month.digits.value() else {
        let fits = (1..=12).any(|n| month.digits.fits(n));
        return if fits { Ok(()) } else { Err(DateError::new(at, "No month is written so.")) };
    };
    match number {
        1..=12 | 21..=24 => Ok(()),
        25..=41 => Err(DateError::new(at, format!("There is no season {number}.")).hint(
            "Seasons are 21 (spring), 22 (summer), 23 (autumn) and 24 (winter); else write the months.",
        )),
        _ => Err(DateError::new(at, format!("There is no month {number:02}."))
            .hint("Months are 01 to 12, seasons 21 (spring) to 24 (winter).")),
    }
}

/// A day the calendar has.
fn check_day(date: &Single, at: Range<usize>) -> Read<()> {
    if date.season().is_some() {
        return Err(
            DateError::new(at, "A season has no days.").hint("Write the month instead of the season.")
        );
    }
    if date.exists() { Ok(()) } else { Err(hint::no_such_day(date, at)) }
}
