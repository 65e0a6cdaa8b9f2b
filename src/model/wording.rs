//! The one table of phrases: dates, counts and attributions in plain English, for Detail, `show` and briefings.
//!
//! No EDTF and no signs: what a person reads aloud.

mod dates;
mod short;
#[cfg(test)]
mod tests;

use super::catalog::{ActorIx, Catalog, Term, UNIDENTIFIED};
use super::count::Count;
use super::date::{Edtf, When};
use super::event::{Claim, Dated, Event, How, Measure};
use super::offset::Offset;
use crate::text;
use crate::text::Text;

/// What a briefing adds to a figure that one source alone gives.
pub const NO_SECOND_SOURCE: &str = "no second source here";

/// The names of the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12; the nearest for other numbers.
pub fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month.clamp(1, 12)) - 1).copied().unwrap_or_default()
}

/// The name of a season, 21 to 24.
fn season_name(season: i32) -> &'static str {
    match season {
        21 => "spring",
        22 => "summer",
        23 => "autumn",
        _ => "winter",
    }
}

/// The short name of a day of the week: 0 is Monday.
pub fn weekday_name(day: u8) -> &'static str {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    names.get(usize::from(day % 7)).copied().unwrap_or_default()
}

/// The name of a day of the week: 0 is Monday.
pub fn weekday(day: u8) -> &'static str {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    names.get(usize::from(day % 7)).copied().unwrap_or_default()
}

/// When something was, in words: "17 June 2018 (year inferred), evening", "in March 2018 (day not given)",
/// "on or before 5 May 2022", "around December 2021". The date as coded; bounds do not show.
pub fn when(when: &When, dated: Option<&Dated>) -> Text {
    Text::new(dates::sentence(when, dated, false, false))
}

/// A date alone, in words: "19 January 2018", "in 2018 (month and day not given)".
pub fn published(date: &Edtf) -> Text {
    match When::new(date.clone(), None, None) {
        Ok(only) => when(&only, None),
        Err(_) => date.text(),
    }
}

/// As [`when()`], led by the weekday when the day is known: "Sun 17 June 2018 (year inferred), evening".
pub fn when_long(when: &When, dated: Option<&Dated>) -> Text {
    Text::new(dates::sentence(when, dated, true, false))
}

/// When an event was, in words; as [`when_long`], but what lasts or is repeated was "at some time between" two days and
/// not "on one day" of them.
pub fn when_of(event: &Event, with_weekday: bool) -> Text {
    Text::new(dates::sentence(&event.when, event.dated.as_ref(), with_weekday, event.form.lasts()))
}

/// The days that searching and counting use, when bounds make them others than those the date says: "counted
/// from 10 to 15 March 2018".
pub fn counted(when: &When) -> Option<Text> {
    dates::counted(when).map(Text::new)
}

/// A date for a column of at most 14: "2018-06-17", "2018?-06-17", "2018-03", "2019-01..07", "..2022-05-05".
pub fn when_short(when: &When) -> Text {
    Text::new(short::of(&when.date))
}

/// How a date is known, when that is worth saying: "inferred", "resolved from “Monday”". A stated date needs
/// no word. Which part is inferred is told by [`when()`].
pub fn how(dated: &Dated) -> Option<Text> {
    match (dated.how, &dated.from) {
        (How::Stated, _) => None,
        (How::Inferred, _) => Some("inferred".into()),
        (How::Outside, _) => Some("from outside the sources".into()),
        (How::Resolved, Some(words)) => Some(text!("resolved from “{words}”")),
        (How::Resolved, None) => Some("resolved from relative words".into()),
    }
}

/// How far one event lies from another, in words: "2 days later", "the same day", "1 month earlier". `forward` is
/// whether the other one is meant, as written, or this one as the other sees it.
pub fn offset(offset: &Offset, forward: bool) -> Text {
    let written = offset.as_str();
    let (back, rest) = match written.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, written),
    };
    let (amounts, hours) = match rest.trim_start_matches('P').split_once('T') {
        Some((days, hours)) => (days, hours),
        None => (rest.trim_start_matches('P'), ""),
    };
    let units = [('Y', "year"), ('M', "month"), ('W', "week"), ('D', "day")];
    let times = [('H', "hour"), ('M', "minute")];
    let parts: Vec<String> = amounts_of(amounts, &units).chain(amounts_of(hours, &times)).collect();
    if parts.is_empty() {
        return "the same day".into();
    }
    let way = if back == forward { "earlier" } else { "later" };
    text!("{} {way}", listed(&parts, "and"))
}

/// The amounts of a duration that are not zero, in words.
fn amounts_of<'a>(text: &'a str, units: &'a [(char, &'static str)]) -> impl Iterator<Item = String> + 'a {
    text.split_inclusive(|c: char| c.is_ascii_uppercase()).filter_map(move |part| {
        let (number, unit) = part.split_at(part.len().checked_sub(1)?);
        let (_, name) = units.iter().find(|(letter, _)| unit.starts_with(*letter))?;
        match number.parse::<u64>().ok()? {
            0 => None,
            1 => Some(format!("1 {name}")),
            n => Some(format!("{n} {name}s")),
        }
    })
}

/// A count in words: "8", "none", "more than 43", "at least 31", "up to 4", "2 to 4", "about 338",
/// "3 (2 to 4)", "not known".
pub fn count(count: &Count) -> Text {
    match *count {
        Count::Exact(0) => "none".into(),
        Count::Exact(n) => Text::new(grouped(n)),
        Count::MoreThan(n) => text!("more than {}", grouped(n)),
        Count::AtLeast(n) => text!("at least {}", grouped(n)),
        Count::AtMost(n) => text!("up to {}", grouped(n)),
        Count::Between(lo, hi) => text!("{} to {}", grouped(lo), grouped(hi)),
        Count::About(n) => text!("about {}", grouped(n)),
        Count::Best(best, lo, hi) => text!("{} ({} to {})", grouped(best), grouped(lo), grouped(hi)),
        Count::Unknown => "not known".into(),
    }
}

/// A stated count of a toll: "at least 31 killed", "none injured", "an unknown number arrested".
pub fn toll(measure: Measure, stated: &Count) -> Text {
    match stated {
        Count::Unknown => text!("an unknown number {}", measure.written()),
        stated => text!("{} {}", count(stated), measure.written()),
    }
}

/// Who says so: "Yahya Rasool (Brigadier) and the coalition, via Rawabet". None when the source says it itself.
pub fn voice(claim: &Claim, catalog: &Catalog) -> Option<Text> {
    spoken(claim, catalog).map(Text::new)
}

/// Who says so, in a sentence: "according to Yahya Rasool (Brigadier) and the coalition, via Rawabet". None when
/// the source says it itself.
pub fn according_to(claim: &Claim, catalog: &Catalog) -> Option<Text> {
    spoken(claim, catalog).map(|who| text!("according to {who}"))
}

/// Who says so, for a line of its own: "per Iraqi media". None when the source says it itself.
pub fn per(claim: &Claim, catalog: &Catalog) -> Option<Text> {
    spoken(claim, catalog).map(|who| text!("per {who}"))
}

/// That a source reports a claim to deny it: "rejected by Rawabet Center".
pub fn rejected(claim: &Claim, catalog: &Catalog) -> Text {
    text!("rejected by {}", catalog.source(claim.source).publisher)
}

/// That nobody is named in a role: "the source names no attacker".
pub fn unnamed(role: &Term, sources: usize) -> Text {
    let role = role.name.as_str().to_lowercase();
    if sources == 1 { text!("the source names no {role}") } else { text!("the sources name no {role}") }
}

/// Several things in a row: "a", "a and b", "a, b and c".
pub fn listed(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// The speakers of a claim, the first as styled then, and through whom.
fn spoken(claim: &Claim, catalog: &Catalog) -> Option<String> {
    let speakers = listed(&names(&claim.by, claim.style.as_ref(), catalog), "and");
    let through = listed(&names(&claim.via, None, catalog), "and");
    match (claim.by.is_empty(), claim.via.is_empty()) {
        (true, true) => None,
        (true, false) => Some(through),
        (false, true) => Some(speakers),
        (false, false) => Some(format!("{speakers}, via {through}")),
    }
}

/// The names of actors, the first with its style.
fn names(actors: &[ActorIx], style: Option<&Text>, catalog: &Catalog) -> Vec<String> {
    let name = |actor: &ActorIx| match *actor {
        UNIDENTIFIED => "an unnamed speaker".to_owned(),
        named => catalog.actor(named).name.to_string(),
    };
    let mut names: Vec<String> = actors.iter().map(name).collect();
    if let (Some(first), Some(style)) = (names.first_mut(), style) {
        *first = format!("{first} ({style})");
    }
    names
}

/// A number with commas between its thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
