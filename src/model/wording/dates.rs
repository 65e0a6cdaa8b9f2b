//! Dates in sentences.

use super::{how, listed, month_name, season_name, weekday_name};
use crate::model::date::{
    DAY, End, FOREVER, FOREVER_AGO, Field, Mark, Member, Minute, Precision, Single, Value, When, civil,
    days_in_month, weekday,
};
use crate::model::event::{Dated, How};

/// A phrase and what is to be said of it in parentheses.
struct Phrase {
    words: String,
    notes: Vec<String>,
}

impl Phrase {
    fn new(words: String) -> Phrase {
        Phrase { words, notes: Vec::new() }
    }
}

/// The whole of a date: "Sun 17 June 2018 (year inferred), evening".
pub(super) fn sentence(when: &When, dated: Option<&Dated>, with_weekday: bool, lasts: bool) -> String {
    let Phrase { words, mut notes } = match when.date.value() {
        Value::OneOf(members) if lasts => {
            some_time(members).unwrap_or_else(|| phrase(when.date.value(), dated))
        }
        value => phrase(value, dated),
    };
    notes.extend(dated.and_then(|dated| known_by(dated, when)));
    let mut out = if with_weekday { shown_weekday(when) } else { String::new() };
    out += &words;
    if !notes.is_empty() {
        out += &format!(" ({})", notes.join(", "));
    }
    match when.time {
        Some(time) => format!("{out}, {time}"),
        None => out,
    }
}

/// The days bounds stand for, when they are not those of the date.
pub(super) fn counted(when: &When) -> Option<String> {
    let (window, written) = (when.window(), when.date.unmarked());
    let as_written = window == written || when.known_day() == Some(written.lo);
    if when.bounds.is_none() || as_written {
        return None;
    }
    let (from, to) = (day_of(window.lo), day_of(window.hi));
    Some(match (window.lo, window.hi) {
        (FOREVER_AGO, _) => format!("counted as on or before {}", to.text()),
        (_, FOREVER) => format!("counted as on or after {}", from.text()),
        _ if from == to => format!("counted as {}", to.text()),
        _ => format!("counted from {}", series(&[from, to], "to")),
    })
}

/// The name of the day a date is known to be, with a blank: "Sun ". Nothing for any other date.
fn shown_weekday(when: &When) -> String {
    let stated = match when.date.value() {
        Value::Single(date) if date.precision() == Precision::Day && !is_around(date) => date.hull().lo,
        _ => return String::new(),
    };
    match when.known_day() {
        Some(known) if known == stated => format!("{} ", weekday_name(weekday(known))),
        _ => String::new(),
    }
}

/// How the date is known. An inferred part is named where it stands, so that only a date without uncertain
/// parts is called inferred as a whole.
fn known_by(dated: &Dated, when: &When) -> Option<String> {
    let named = dated.how == How::Inferred && when.date.is_uncertain();
    if named { None } else { how(dated).map(|words| words.to_string()) }
}

/// The date as a phrase.
fn phrase(value: &Value, dated: Option<&Dated>) -> Phrase {
    let doubt = if dated.is_some_and(|d| d.how == How::Inferred) { "inferred" } else { "uncertain" };
    match value {
        Value::Single(date) => single(date, doubt),
        Value::Interval(from, to) => interval(from, to, doubt),
        Value::OneOf(members) => match members.as_slice() {
            [Member::One(date)] => single(date, doubt),
            members => one_of(members, doubt),
        },
    }
}

// ---- one date -------------------------------------------------------------------------------------

/// The parts of a date in words.
#[derive(Clone, PartialEq, Eq)]
struct Parts {
    day: Option<String>,
    month: Option<String>,
    year: String,
    /// Whether the month's words can carry the year: "June 2018", "one month in 2018".
    joined: bool,
}

impl Parts {
    fn text(&self) -> String {
        self.without(false, false)
    }

    /// Whether it says no more than the month or the year of another.
    fn is_vaguer_than(&self, other: &Parts) -> bool {
        let months = self.month == other.month || (self.month.is_none() && self.joined);
        let fewer =
            (self.day.is_none(), self.month.is_none()) != (other.day.is_none(), other.month.is_none());
        self.day.is_none() && months && fewer && self.year == other.year && other.joined
    }

    /// The words without a month and a year that the next date repeats.
    fn without(&self, month: bool, year: bool) -> String {
        let mut words: Vec<&str> = Vec::new();
        words.extend(self.day.as_deref());
        words.extend(self.month.as_deref().filter(|_| !month));
        if !year {
            if !self.joined {
                words.push("in");
            }
            words.push(&self.year);
        }
        words.join(" ")
    }
}

/// Dates in a row, each without what the next repeats: "28 May to 3 June 2018", "17, 19 or 21 June 2018".
fn series(dates: &[Parts], last: &str) -> String {
    let shortened = dates.iter().zip(dates.iter().skip(1)).map(|(date, next)| {
        let months = date.month.is_some() && next.month.is_some();
        let year = months && date.joined && next.joined && date.year == next.year;
        let month = year && date.day.is_some() && next.day.is_some() && date.month == next.month;
        date.without(month, year)
    });
    let mut words: Vec<String> = shortened.collect();
    words.extend(dates.last().map(Parts::text));
    listed(&words, last)
}

/// One date as a phrase with its notes.
fn single(date: &Single, doubt: &str) -> Phrase {
    let around = is_around(date);
    let text = parts(date).text();
    let words = match lead(date) {
        _ if around => format!("around {text}"),
        "on" if is_plain_day(date) => text,
        lead => format!("{lead} {text}"),
    };
    let mut notes = Vec::new();
    if !around {
        notes.extend(not_given(date).map(str::to_owned));
    }
    if let (Some(_), Some(likely)) = (date.year.significant.filter(|n| *n < 4), date.year.digits.value()) {
        notes.push(format!("perhaps {likely}"));
    }
    notes.extend(marks(date, doubt));
    Phrase { words, notes }
}

/// Whether all of it is approximate: "around" says so in one word.
fn is_around(date: &Single) -> bool {
    date.marks().into_iter().flatten().all(|m| m.approximate)
}

fn is_plain_day(date: &Single) -> bool {
    date.precision() == Precision::Day
}

/// The word a date follows.
fn lead(date: &Single) -> &'static str {
    if date.day.is_some_and(|d| choices(d, 31).len() < 31) { "on" } else { "in" }
}

/// The part a source would have given and did not.
fn not_given(date: &Single) -> Option<&'static str> {
    let given =
        |field: Option<Field>, most| field.is_some_and(|f| choices(f, most).len() < usize::from(most));
    let (month, day) = (date.season().is_some() || given(date.month, 12), given(date.day, 31));
    match (date.year.digits.given(), month, day) {
        _ if date.season().is_some() => None,
        (4, true, false) if date.precision() == Precision::Month => Some("day not given"),
        (4, false, _) if date.precision() == Precision::Year => Some("month not given"),
        _ => None,
    }
}

/// What marks say of the parts of a date: "year inferred", "day approximate".
fn marks(date: &Single, doubt: &str) -> Vec<String> {
    let approximate = if is_around(date) { None } else { marked(date, |m| m.approximate) };
    let uncertain = marked(date, |m| m.uncertain);
    match (uncertain, approximate) {
        (Some(a), Some(b)) if a == b => vec![format!("{a} {doubt} and approximate")],
        (a, b) => {
            let doubtful = a.map(|parts| format!("{parts} {doubt}"));
            doubtful.into_iter().chain(b.map(|parts| format!("{parts} approximate"))).collect()
        }
    }
}

/// The parts that carry a mark: "year", "year and month", or "date" for all of several.
fn marked(date: &Single, has: impl Fn(Mark) -> bool) -> Option<String> {
    let month = if date.season().is_some() { "season" } else { "month" };
    let present: Vec<(Mark, &str)> = date
        .marks()
        .into_iter()
        .zip(["year", month, "day"])
        .filter_map(|(m, name)| Some((m?, name)))
        .collect();
    let named: Vec<String> =
        present.iter().filter(|(m, _)| has(*m)).map(|(_, name)| name.to_string()).collect();
    match named.len() {
        0 => None,
        n if n == present.len() && n > 1 => Some("date".to_owned()),
        _ => Some(listed(&named, "and")),
    }
}

/// The parts of a date in words.
fn parts(date: &Single) -> Parts {
    let year = year_words(date);
    let month = month_words(date);
    let named = named_month(date);
    let most = named.map_or(31, |month| days_in_month(date.year.digits.value().unwrap_or(0), month));
    let given = date.day.filter(|d| choices(*d, 31).len() < 31);
    let day = given.map(|d| match (choices(d, most).as_slice(), named) {
        ([day], Some(_)) => day.to_string(),
        ([day], None) => format!("the {} of", ordinal(*day)),
        (days, Some(_)) => format!("one of the days {}", choice(days, |d| d.to_string())),
        (days, None) => format!("one of the days {} of", choice(days, |d| d.to_string())),
    });
    let month = if day.is_some() { month.or(Some("one month".to_owned())) } else { month };
    let joined = month.is_none() || (year.1 && (named.is_some() || date.season().is_some()));
    Parts { day, month, year: year.0, joined }
}

/// The year in words, and whether it is a single one.
fn year_words(date: &Single) -> (String, bool) {
    let (first, last) = (date.year.first(), date.year.last());
    let winter = date.season() == Some(24);
    let words = match (last - first, date.year.unit()) {
        (0, _) if winter && first % 100 == 99 => return (format!("{first}–{last}", last = first + 1), true),
        (0, _) if winter => return (format!("{first}–{:02}", (first + 1) % 100), true),
        (0, _) if first < 1000 && date.month.is_none() => return (format!("the year {first}"), true),
        (0, _) => return (first.to_string(), true),
        (9, 10) => format!("the {first}s"),
        (9999, _) => "a year that is not given".to_owned(),
        _ => format!("one of the years {first} to {last}"),
    };
    (words, false)
}

/// The month or season in words, if anything is given of it.
fn month_words(date: &Single) -> Option<String> {
    if let Some(season) = date.season() {
        return Some(season_name(season).to_owned());
    }
    match choices(date.month?, 12).as_slice() {
        [month] => Some(month_name(*month).to_owned()),
        months if months.len() == 12 => None,
        months if date.day.is_some() => Some(listed_or(months, |m| month_name(m).to_owned())),
        months => Some(format!("one of the months {}", choice(months, |m| month_name(m).to_owned()))),
    }
}

/// The month, if it is known.
fn named_month(date: &Single) -> Option<u8> {
    match choices(date.month?, 12).as_slice() {
        [month] => Some(*month),
        _ => None,
    }
}

/// The numbers from 1 on that a field may be.
fn choices(field: Field, most: u8) -> Vec<u8> {
    (1..=most).filter(|n| field.digits.fits(i32::from(*n))).collect()
}

/// Numbers in a row as a range, others as a list: "20 to 29", "1, 11, 21 or 31".
fn choice(numbers: &[u8], name: impl Fn(u8) -> String) -> String {
    match numbers {
        [first, .., last] if usize::from(last - first) + 1 == numbers.len() => {
            format!("{} to {}", name(*first), name(*last))
        }
        _ => listed_or(numbers, name),
    }
}

fn listed_or(numbers: &[u8], name: impl Fn(u8) -> String) -> String {
    listed(&numbers.iter().map(|n| name(*n)).collect::<Vec<_>>(), "or")
}

/// "1st", "2nd", "3rd", "17th".
fn ordinal(number: u8) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// The day a minute falls on, in words.
fn day_of(at: Minute) -> Parts {
    let (year, month, day, ..) = civil(at.div_euclid(DAY).saturating_mul(DAY));
    Parts {
        day: Some(day.to_string()),
        month: Some(month_name(month).to_owned()),
        year: year.to_string(),
        joined: true,
    }
}

// ---- what lasted ----------------------------------------------------------------------------------

/// An interval as a phrase with its notes.
fn interval(from: &End, to: &End, doubt: &str) -> Phrase {
    let words = match (from, to) {
        (End::At(from), End::At(to)) => from_to(from, to),
        (End::At(from), End::Open) => format!("since {}, with no end given", about(from)),
        (End::At(from), _) => format!("from {}, end not known", about(from)),
        (End::Open, End::At(to)) => format!("until {}, with no beginning given", about(to)),
        (_, End::At(to)) => format!("until {}, beginning not known", about(to)),
        // Not read: an interval has a date at one end at least.
        _ => "at a time that is not given".to_owned(),
    };
    let uncertain = |end: &End| end.date().is_some_and(|date| date.mark().uncertain);
    let notes = match (uncertain(from), uncertain(to)) {
        (true, true) => vec![format!("both ends {doubt}")],
        (true, false) => vec![format!("beginning {doubt}")],
        (false, true) => vec![format!("end {doubt}")],
        (false, false) => Vec::new(),
    };
    Phrase { words, notes }
}

/// "from January to July 2019", or "during January 2019" when both ends say the same.
fn from_to(from: &Single, to: &Single) -> String {
    let (first, last) = (parts(from), parts(to));
    match (from.mark().approximate, to.mark().approximate) {
        (false, false) if first == last => format!("during {}", last.text()),
        (false, false) if last.is_vaguer_than(&first) => {
            let unit = if last.month.is_some() { "month" } else { "year" };
            format!("from {} to later that {unit}", first.text())
        }
        (false, false) => format!("from {}", series(&[first, last], "to")),
        _ => format!("from {} to {}", about(from), about(to)),
    }
}

/// A date with "around" when any of it is approximate.
fn about(date: &Single) -> String {
    let text = parts(date).text();
    if date.mark().approximate { format!("around {text}") } else { text }
}

// ---- one of several -------------------------------------------------------------------------------

/// Where what lasted, or was repeated, lies somewhere in a stretch of days.
fn some_time(members: &[Member]) -> Option<Phrase> {
    match members {
        [Member::Range(from, to)] => {
            Some(Phrase::new(format!("at some time between {}", series(&[parts(from), parts(to)], "and"))))
        }
        _ => None,
    }
}

/// A one-of set as a phrase with its notes.
fn one_of(members: &[Member], doubt: &str) -> Phrase {
    let uncertain = members.iter().flat_map(Member::dates).any(|date| date.mark().uncertain);
    let notes = if uncertain { vec![format!("date {doubt}")] } else { Vec::new() };
    Phrase { notes, ..Phrase::new(one_of_words(members)) }
}

fn one_of_words(members: &[Member]) -> String {
    if let [Member::Range(from, to)] = members {
        let unit = match from.precision() {
            Precision::Day => "on one day",
            Precision::Month => "in one month",
            _ => "in one year",
        };
        return format!("{unit} between {}", series(&[parts(from), parts(to)], "and"));
    }
    alike(members).unwrap_or_else(|| listed(&members.iter().map(member).collect::<Vec<_>>(), "or"))
}

/// Plain dates of one kind share their first word: "on 17 or 19 June 2018".
fn alike(members: &[Member]) -> Option<String> {
    let mut dates = Vec::new();
    for member in members {
        match member {
            Member::One(date) if !date.mark().approximate => dates.push(date),
            _ => return None,
        }
    }
    let lead_of_all = lead(dates.first()?);
    let same = dates.iter().all(|date| lead(date) == lead_of_all);
    let words = series(&dates.iter().map(|date| parts(date)).collect::<Vec<_>>(), "or");
    same.then(|| format!("{lead_of_all} {words}"))
}

/// A member on its own.
fn member(member: &Member) -> String {
    match member {
        Member::One(date) if date.mark().approximate => about(date),
        Member::One(date) => format!("{} {}", lead(date), parts(date).text()),
        Member::Range(from, to) => format!("between {}", series(&[parts(from), parts(to)], "and")),
        Member::Until(date) => format!("{} or before {}", lead(date), about(date)),
        Member::From(date) => format!("{} or after {}", lead(date), about(date)),
    }
}
