//! A date in EDTF as written, and what it says.

use super::single::{Mark, Single};
use super::{DateError, FOREVER, FOREVER_AGO, Minute, Precision, Span, Window, civil, hint, parse};
use crate::text::Text;

/// A date in EDTF, level 0 to 2, as written: a day, month, season, year or coarser, an interval that lasted
/// (`a/b`), or one of several days (`[a..b]`).
///
/// Sets in braces, times, and years outside 0000–9999 are refused. It prints exactly as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    written: Box<str>,
    value: Value,
}

/// What a date says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Value {
    /// One moment, known to a day, month, season, year or coarser.
    Single(Single),
    /// It lasted from one end to the other.
    Interval(End, End),
    /// One moment out of several.
    OneOf(Vec<Member>),
}

/// An end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum End {
    /// A date.
    At(Single),
    /// `..`: for ever.
    Open,
    /// Nothing: there was one, nobody knows when.
    Unknown,
}

/// A member of a one-of set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Member {
    /// `a`
    One(Single),
    /// `a..b`
    Range(Single, Single),
    /// `..b`
    Until(Single),
    /// `a..`
    From(Single),
}

impl Member {
    /// The window it reaches.
    fn reach(&self) -> Window {
        self.window(Single::reach)
    }

    /// Its window, when a date has the given one.
    fn window(&self, of: impl Fn(&Single) -> Window) -> Window {
        match self {
            Member::One(date) => of(date),
            Member::Range(from, to) => of(from).hull(of(to)),
            Member::Until(date) => Window { lo: FOREVER_AGO, ..of(date) },
            Member::From(date) => Window { hi: FOREVER, ..of(date) },
        }
    }

    /// The dates it is written with.
    pub fn dates(&self) -> impl Iterator<Item = &Single> {
        let (first, second) = match self {
            Member::One(date) | Member::Until(date) | Member::From(date) => (date, None),
            Member::Range(from, to) => (from, Some(to)),
        };
        std::iter::once(first).chain(second)
    }
}

impl Edtf {
    /// Reads a date.
    ///
    /// # Errors
    /// What is not EDTF level 0–2, dates the calendar does not have, reversed and doubly open intervals, and
    /// what is refused on purpose: sets in braces, times, years outside 0000–9999, seasons beyond 21–24.
    pub fn parse(text: &str) -> Result<Edtf, DateError> {
        match parse::edtf(text) {
            Ok(value) => Ok(Edtf { written: text.into(), value }),
            Err(error) => Err(hint::added(text, error)),
        }
    }

    /// The day, month or year that a minute falls into. None for other precisions, and for minutes outside the
    /// years 0000 to 9999.
    pub fn at(minute: Minute, precision: Precision) -> Option<Edtf> {
        let (year, month, day, ..) = civil(minute);
        let text = match precision {
            Precision::Day => format!("{year:04}-{month:02}-{day:02}"),
            Precision::Month => format!("{year:04}-{month:02}"),
            Precision::Year => format!("{year:04}"),
            _ => return None,
        };
        Edtf::parse(&text).ok()
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// As written, as displayable text.
    pub fn text(&self) -> Text {
        Text::new(&self.written)
    }

    /// Its four bounds. What is marked `~` or `?` reaches one unit further to either side.
    pub fn span(&self) -> Span {
        match &self.value {
            Value::Single(date) => Span::moment(date.reach()),
            Value::Interval(from, to) => interval(from, to),
            Value::OneOf(members) => Span::moment(hull(members.iter().map(Member::reach))),
        }
    }

    /// How exactly it is known.
    pub fn precision(&self) -> Precision {
        match &self.value {
            _ if self.span().is_open() => Precision::Open,
            Value::Single(date) => date.precision(),
            Value::Interval(..) => Precision::Lasted,
            Value::OneOf(members) => match members.as_slice() {
                [Member::One(date)] => date.precision(),
                _ => Precision::OneOf,
            },
        }
    }

    /// Whether any part is marked `?` (or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.mark().uncertain
    }

    /// Whether any part is marked `~` (or `%`).
    pub fn is_approximate(&self) -> bool {
        self.mark().approximate
    }

    /// Whether any part is marked at all: without bounds it then never matches certainly.
    pub fn is_qualified(&self) -> bool {
        self.mark().is_some()
    }

    /// Whether it is one moment, however badly known, and not something that lasted.
    pub fn is_moment(&self) -> bool {
        !matches!(self.value, Value::Interval(..))
    }

    /// The windows of a one-of set's members, as written. Anything else is its own only member.
    pub fn members(&self) -> Vec<Window> {
        match &self.value {
            Value::OneOf(members) => members.iter().map(Member::reach).collect(),
            _ => vec![Window::of(self)],
        }
    }

    /// From its first day to its last, marks aside.
    pub(crate) fn unmarked(&self) -> Window {
        let side = |end: &End, open| end.date().map_or(Window { lo: open, hi: open }, Single::hull);
        match &self.value {
            Value::Single(date) => date.hull(),
            Value::Interval(from, to) => side(from, FOREVER_AGO).hull(side(to, FOREVER)),
            Value::OneOf(members) => hull(members.iter().map(|member| member.window(Single::hull))),
        }
    }

    /// What it says.
    pub(crate) fn value(&self) -> &Value {
        &self.value
    }

    /// All marks in it together.
    fn mark(&self) -> Mark {
        let mut mark = Mark::default();
        let mut add = |date: &Single| mark = mark.and(date.mark());
        match &self.value {
            Value::Single(date) => add(date),
            Value::Interval(from, to) => [from, to].into_iter().filter_map(End::date).for_each(add),
            Value::OneOf(members) => members.iter().flat_map(Member::dates).for_each(add),
        }
        mark
    }
}

impl End {
    /// Its date, if it has one.
    pub fn date(&self) -> Option<&Single> {
        match self {
            End::At(date) => Some(date),
            End::Open | End::Unknown => None,
        }
    }
}

impl std::fmt::Display for Edtf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.written)
    }
}

/// The bounds of an interval. An unknown end lies anywhere on its side of the known one; an open end is certain
/// to be beyond everything.
fn interval(from: &End, to: &End) -> Span {
    let start = match from {
        End::At(date) => date.reach(),
        End::Open => Window { lo: FOREVER_AGO, hi: FOREVER_AGO },
        End::Unknown => Window { lo: FOREVER_AGO, hi: FOREVER },
    };
    let end = match to {
        End::At(date) => date.reach(),
        End::Open => Window { lo: FOREVER, hi: FOREVER },
        End::Unknown => Window { lo: FOREVER_AGO, hi: FOREVER },
    };
    Span::lasting(start, end)
}

/// The window from the earliest member to the latest.
fn hull(members: impl Iterator<Item = Window>) -> Window {
    members.reduce(Window::hull).unwrap_or(Window { lo: FOREVER_AGO, hi: FOREVER })
}
