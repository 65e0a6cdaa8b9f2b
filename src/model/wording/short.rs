//! Dates for a narrow column: they begin with the year, so that a list sorts by eye.

use crate::model::date::{Edtf, End, Field, Mark, Member, Minute, Precision, Single, Value, civil};

/// Columns there are.
pub(super) const COLUMNS: usize = 14;

/// A date in at most [`COLUMNS`] ASCII characters.
pub(super) fn of(date: &Edtf) -> String {
    let words = match date.value() {
        Value::Single(date) => single(date),
        Value::Interval(from, to) => range(Side::begin(from), Side::end(to)),
        Value::OneOf(members) => match members.as_slice() {
            [Member::One(date)] => single(date),
            members => one_of(members),
        },
    };
    words.chars().take(COLUMNS).collect()
}

// ---- one date -------------------------------------------------------------------------------------

/// A date with its marks where they stand; behind it when that takes too much room.
fn single(date: &Single) -> String {
    let [year, month, day] = texts(date);
    let bare = [&year, &month, &day].map(String::as_str).concat();
    if date.is_evenly_marked() {
        return bare + sign(date.mark());
    }
    let marked = placed(date, &year, &month, &day);
    if marked.len() <= COLUMNS { marked } else { bare + sign(date.mark()) }
}

/// The parts with a mark each. One that holds for year and month stands behind the month.
fn placed(date: &Single, year: &str, month: &str, day: &str) -> String {
    let [of_year, of_month, of_day] = date.marks().map(Option::unwrap_or_default);
    let marked = |part: &str, mark: Mark| match part.split_at_checked(1) {
        Some((dash, rest)) => format!("{dash}{}{rest}", narrow(mark)),
        None => String::new(),
    };
    if of_year == of_month {
        return format!("{year}{month}{}{}", narrow(of_year), marked(day, of_day));
    }
    format!("{year}{}{}{}", narrow(of_year), marked(month, of_month), marked(day, of_day))
}

/// Year, month and day with what joins them, without the parts at the end that are not given.
fn texts(date: &Single) -> [String; 3] {
    let given = |field: &Field| field.digits.0 != [None; 2];
    let day = date.day.filter(given).map(|d| format!("-{}", digits(d.digits.0))).unwrap_or_default();
    let month = match (date.season(), date.month) {
        (Some(season), _) => format!(" {}", super::season_name(season)),
        (None, Some(month)) if given(&month) || !day.is_empty() => format!("-{}", digits(month.digits.0)),
        _ => String::new(),
    };
    [year(date, month.is_empty()), month, day]
}

/// The year: as a decade or a range where it is known no better and stands alone.
fn year(date: &Single, alone: bool) -> String {
    let (first, last) = (date.year.first(), date.year.last());
    match date.year.unit() {
        10 if alone => format!("{first:04}s"),
        unit if unit > 10 && alone => format!("{first:04}..{last:04}"),
        _ => digits(date.year.digits.0),
    }
}

fn digits<const N: usize>(digits: [Option<u8>; N]) -> String {
    digits.iter().map(|d| d.map_or('X', |d| char::from(b'0' + d))).collect()
}

/// Marks behind a whole date.
fn sign(mark: Mark) -> &'static str {
    match (mark.uncertain, mark.approximate) {
        (false, false) => "",
        (true, false) => "?",
        (false, true) => "~",
        (true, true) => "~?",
    }
}

/// Marks of a part, in one column.
fn narrow(mark: Mark) -> &'static str {
    if mark.uncertain { "?" } else { sign(mark) }
}

// ---- from one date to another ---------------------------------------------------------------------

/// How many of year, month and day are shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Year,
    Month,
    Day,
}

/// One side of a range.
#[derive(Clone, Copy)]
struct Side {
    /// Its day and how much of it is known; none where it is open.
    at: Option<(Minute, Level)>,
    /// There is one, but nobody knows when.
    unknown: bool,
    mark: Mark,
}

impl Side {
    fn begin(end: &End) -> Side {
        Side::of(end, |date| date.hull().lo)
    }

    fn end(end: &End) -> Side {
        Side::of(end, |date| date.hull().hi)
    }

    fn of(end: &End, at: impl Fn(&Single) -> Minute) -> Side {
        Side {
            at: end.date().map(|date| (at(date), level(date))),
            unknown: *end == End::Unknown,
            mark: end.date().map(Single::mark).unwrap_or_default(),
        }
    }
}

fn level(date: &Single) -> Level {
    match date.precision() {
        Precision::Day => Level::Day,
        Precision::Month | Precision::Season => Level::Month,
        _ => Level::Year,
    }
}

/// Several days of which one is meant: from the first to the last.
fn one_of(members: &[Member]) -> String {
    let dates = || members.iter().flat_map(Member::dates);
    let known = dates().map(level).min().unwrap_or(Level::Year);
    let mark = dates().map(Single::mark).fold(Mark::default(), Mark::and);
    let closed = |open: bool, at: Option<Minute>| Side {
        at: at.filter(|_| !open).map(|at| (at, known)),
        unknown: false,
        mark,
    };
    let until = members.iter().any(|m| matches!(m, Member::Until(_)));
    let from = members.iter().any(|m| matches!(m, Member::From(_)));
    range(closed(until, dates().map(|d| d.hull().lo).min()), closed(from, dates().map(|d| d.hull().hi).max()))
}

/// Both sides, as exactly as there is room for.
fn range(from: Side, to: Side) -> String {
    let sign = sign(from.mark.and(to.mark));
    match (from.at, to.at) {
        (Some((from, a)), Some((to, b))) => {
            let finest = a.min(b);
            let levels = [Level::Day, Level::Month, Level::Year].into_iter().filter(|l| *l <= finest);
            let texts = levels.map(|level| between(from, to, level) + sign);
            texts
                .reduce(|text, coarser| if text.len() <= COLUMNS { text } else { coarser })
                .unwrap_or_default()
        }
        (Some((at, level)), None) => {
            let open = if to.unknown { "..?" } else { ".." };
            format!("{}{sign}{open}", between(at, at, level))
        }
        (None, Some((at, level))) => {
            let open = if from.unknown { "?.." } else { ".." };
            format!("{open}{}{sign}", between(at, at, level))
        }
        (None, None) => "..".to_owned(),
    }
}

/// From one day to another without what the second repeats: "2018-06-03..09", "2018-12..19-01".
fn between(from: Minute, to: Minute, level: Level) -> String {
    let ((y1, m1, d1, ..), (y2, m2, d2, ..)) = (civil(from), civil(to));
    let (same_year, same_month) = (y1 == y2, (y1, m1) == (y2, m2));
    match level {
        Level::Year if same_year => format!("{y1:04}"),
        Level::Year => format!("{y1:04}..{y2:04}"),
        Level::Month if same_month => format!("{y1:04}-{m1:02}"),
        Level::Month if same_year => format!("{y1:04}-{m1:02}..{m2:02}"),
        Level::Month if y1 / 100 == y2 / 100 => format!("{y1:04}-{m1:02}..{:02}-{m2:02}", y2 % 100),
        Level::Month => format!("{y1:04}-{m1:02}..{y2:04}-{m2:02}"),
        Level::Day if same_month && d1 == d2 => format!("{y1:04}-{m1:02}-{d1:02}"),
        Level::Day if same_month => format!("{y1:04}-{m1:02}-{d1:02}..{d2:02}"),
        Level::Day => format!("{y1:04}-{m1:02}-{d1:02}..{y2:04}-{m2:02}-{d2:02}"),
    }
}
