//! Dates as people write them into a table of their own, in EDTF where what they mean is plain.

use super::day::{Day, behind, clock, in_words};
use super::draft::Draft;
use super::loss::Loss;
use crate::model::{Edtf, TimeOfDay};

/// A date that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The date, in EDTF.
    pub date: String,
    /// The time of day that stood behind it, as a store has it; empty if none did.
    pub time: String,
}

/// What is told of a time whose zone is said: a store has times of the place.
const ZONE: &str = "the zone of its time is not carried";

/// The date that a cell holds: in EDTF as it is, a day or a month in another form, one of several days, or about one.
pub fn read(row: u64, written: &str, draft: &mut Draft) -> Option<Written> {
    if let Some(read) = one(row, written, draft) {
        return Some(read);
    }
    let date = |date: String| Written { date, time: String::new() };
    let plain = |draft: &mut Draft, text: &str| one(row, text.trim(), draft).map(|read| read.date);
    if let Some((from, to)) = between(written) {
        let set = format!("[{}..{}]", plain(draft, from)?, plain(draft, to)?);
        return good(&set).then(|| date(set));
    }
    let about = format!("{}~", plain(draft, without_about(written)?)?);
    good(&about).then(|| date(about))
}

fn good(text: &str) -> bool {
    Edtf::parse(text).is_ok()
}

/// One date, in EDTF, in figures or in words.
fn one(row: u64, written: &str, draft: &mut Draft) -> Option<Written> {
    let date = |date: String| Some(Written { date, time: String::new() });
    if good(written) {
        return date(written.to_owned());
    }
    if let Some(day) = draft.plain_day(row, written) {
        let clock = clock(behind(written).1).filter(|clock| clock.says_something());
        if clock.is_some_and(|clock| clock.zoned) {
            draft.losses.often(Some(Loss::Lost), ZONE, row);
        }
        let time = clock.map(|clock| clock.to_string()).unwrap_or_default();
        return Some(Written { date: day.to_string(), time });
    }
    let (day, part) = behind(written);
    if let Some(day) = Day::read(day).filter(|_| TimeOfDay::parse(part).is_ok()) {
        return Some(Written { date: day.to_string(), time: part.to_owned() });
    }
    month(written).and_then(|(year, month)| date(format!("{year:04}-{month:02}")))
}

/// `October 2016`, `10/2016`.
fn month(written: &str) -> Option<(u16, u8)> {
    if let Some((None, month, year)) = in_words(written) {
        return Some((year, month));
    }
    let (month, year) = written.split_once('/').filter(|(_, year)| year.len() == 4)?;
    let day = Day::new(year.parse().ok()?, month.parse().ok()?, 1)?;
    Some((day.year, day.month))
}

/// The two ends of `a..b` and `between a and b`.
fn between(written: &str) -> Option<(&str, &str)> {
    let inside = written.get(..8).filter(|start| start.eq_ignore_ascii_case("between "));
    match inside {
        Some(start) => written.get(start.len()..)?.split_once(" and "),
        None => written.split_once(".."),
    }
}

/// What is about a date, without the word that says so.
fn without_about(written: &str) -> Option<&str> {
    if let Some(date) = written.strip_prefix('~') {
        return Some(date.trim());
    }
    let (word, date) = written.split_once(' ')?;
    let word = word.to_ascii_lowercase();
    let about = ["about", "around", "circa", "c.", "ca.", "approximately", "approx."].contains(&&*word);
    about.then(|| date.trim())
}
