//! When an event was: its date, with the bounds and the time of day that narrow it.

use super::civil::DAY;
use super::{
    DateError, Edtf, FOREVER, FOREVER_AGO, Minute, Precision, Shape, Span, TimeOfDay, Value, Window,
};
use crate::model::truth::Truth;

/// Bounds as written: earliest start and latest end, `None` for `..`.
pub type Bounds = (Option<Edtf>, Option<Edtf>);

/// When an event was: its date, optional bounds, optional time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The date as written.
    pub date: Edtf,
    /// Bounds as written, earliest start and latest end.
    pub bounds: Option<Bounds>,
    /// Time of day.
    pub time: Option<TimeOfDay>,
    span: Span,
    day: Option<Minute>,
}

impl When {
    /// Puts a date, its bounds and its time of day together.
    ///
    /// # Errors
    /// Bounds that are not plain dates, both open, reversed, or that do not overlap the date. Such an error is
    /// about the bounds as a whole: its byte range is empty.
    pub fn new(date: Edtf, bounds: Option<Bounds>, time: Option<TimeOfDay>) -> Result<When, DateError> {
        let span = match &bounds {
            None => date.span(),
            Some(bounds) => bounded(&date, limits(bounds)?)?,
        };
        let day = whole_day(span, &date);
        Ok(When { span: narrowed(span, day, time), date, bounds, time, day })
    }

    /// The four bounds that searching, sorting and drawing use.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Earliest start, then latest end: the order of events, before their order in the store.
    pub fn key(&self) -> (Minute, Minute) {
        (self.span.start_min, self.span.end_max)
    }

    /// From the earliest start to the latest end.
    pub fn window(&self) -> Window {
        self.span.hull()
    }

    /// Whether it matches at most possibly, because its date is marked `~` or `?` and nothing bounds it.
    pub fn is_doubtful(&self) -> bool {
        self.bounds.is_none() && self.date.is_qualified()
    }

    /// Whether any of it falls into a window.
    pub fn overlaps(&self, window: Window) -> Truth {
        self.at_most(self.span.overlaps(window))
    }

    /// Whether all of it falls into a window.
    pub fn within(&self, window: Window) -> Truth {
        self.at_most(self.span.within(window))
    }

    /// Whether it is one moment, however badly known, and not something that lasted.
    pub fn is_moment(&self) -> bool {
        self.date.is_moment()
    }

    /// The windows one of which it lies in: the members of a one-of set that no bounds replace, else all of it.
    pub fn members(&self) -> Vec<Window> {
        let members = self.date.members();
        if self.bounds.is_none() && members.len() > 1 { members } else { vec![self.window()] }
    }

    /// How exactly it is known: as its date is, but open only when its bounds leave it so.
    pub fn precision(&self) -> Precision {
        match self.date.precision() {
            _ if self.span.is_open() => Precision::Open,
            Precision::Open if self.is_moment() => Precision::OneOf,
            Precision::Open => Precision::Lasted,
            own => own,
        }
    }

    /// The shape it is drawn in.
    pub fn shape(&self) -> Shape {
        self.precision().shape()
    }

    /// The first minute of the one day it is known to fall on, if it is. Of a night, the day it begins on.
    pub fn known_day(&self) -> Option<Minute> {
        self.day
    }

    fn at_most(&self, answer: Truth) -> Truth {
        if self.is_doubtful() { answer.and(Truth::Possible) } else { answer }
    }
}

/// The window two bounds leave.
fn limits(bounds: &Bounds) -> Result<Window, DateError> {
    let (lo, hi) = (limit(&bounds.0)?, limit(&bounds.1)?);
    let window = match (lo, hi) {
        (None, None) => return Err(fault("Both bounds are open.").hint("Leave `bounds` out.")),
        (lo, hi) => Window { lo: lo.map_or(FOREVER_AGO, |w| w.lo), hi: hi.map_or(FOREVER, |w| w.hi) },
    };
    if window.lo > window.hi {
        return Err(fault("The bounds are reversed: the latest end is before the earliest start.")
            .hint("Write the earliest start first, then the latest end."));
    }
    Ok(window)
}

/// The window of one bound. A bound is firm, so it is a single date without `~` and `?`.
fn limit(bound: &Option<Edtf>) -> Result<Option<Window>, DateError> {
    let Some(date) = bound else { return Ok(None) };
    if !matches!(date.value(), Value::Single(_)) || date.is_qualified() {
        return Err(fault(format!("`{date}` cannot be a bound.")).hint(
            "A bound is one plain date, such as \"2018-06-17\" or \"2018-06\", or \"..\" when it is open.",
        ));
    }
    Ok(Some(Window::of(date)))
}

/// A date's four bounds within the bounds given for it. A moment takes these for start and end alike; what
/// lasted keeps its own latest start and earliest end, as far as they lie within.
fn bounded(date: &Edtf, within: Window) -> Result<Span, DateError> {
    let own = date.span();
    if !own.hull().meets(&within) {
        return Err(fault(format!("The bounds do not overlap the date `{date}`."))
            .hint("Bounds narrow or correct what the date says; they hold at least one day of it."));
    }
    if date.is_moment() {
        return Ok(Span::moment(within));
    }
    Ok(Span {
        start_min: within.lo,
        start_max: own.start_max.clamp(within.lo, within.hi),
        end_min: own.end_min.clamp(within.lo, within.hi),
        end_max: within.hi,
    })
}

/// The day a moment is known to fall on: its first minute.
fn whole_day(span: Span, date: &Edtf) -> Option<Minute> {
    let Window { lo, hi } = span.hull();
    let known = date.is_moment() && lo.rem_euclid(DAY) == 0 && hi.checked_sub(lo) == Some(DAY - 1);
    known.then_some(lo)
}

/// A moment known to the day, narrowed to a time of it; anything else as it is.
fn narrowed(span: Span, day: Option<Minute>, time: Option<TimeOfDay>) -> Span {
    match (day, time.map(TimeOfDay::window)) {
        (Some(day), Some(time)) => Span::moment(Window { lo: day + time.lo, hi: day + time.hi }),
        _ => span,
    }
}

/// An error about the bounds as a whole.
fn fault(message: impl AsRef<str>) -> DateError {
    DateError::new(0..0, message)
}
