//! Imprecise dates: EDTF level 0–2 as four bounds in civil minutes.

use super::truth::Truth;
use crate::text::Text;

/// Civil minutes since 0000-01-01 00:00 in the proleptic Gregorian calendar, without time zone.
pub type Minute = i64;

/// Before everything: an open beginning.
pub const FOREVER_AGO: Minute = i64::MIN;
/// After everything: an open end.
pub const FOREVER: Minute = i64::MAX;

/// A closed range of civil minutes; either end may be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// First minute.
    pub lo: Minute,
    /// Last minute.
    pub hi: Minute,
}

/// Earliest and latest start, earliest and latest end. For a moment the ends equal the starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Earliest start.
    pub start_min: Minute,
    /// Latest start.
    pub start_max: Minute,
    /// Earliest end.
    pub end_min: Minute,
    /// Latest end.
    pub end_max: Minute,
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A day (or finer).
    Day,
    /// A month.
    Month,
    /// A season.
    Season,
    /// A year.
    Year,
    /// A decade or coarser.
    Decade,
    /// One of several days.
    OneOf,
    /// Lasted.
    Lasted,
    /// Open at an end.
    Open,
}

/// A named part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartOfDay {
    /// 06–12.
    Morning,
    /// 11–13.
    Noon,
    /// 12–18.
    Afternoon,
    /// 17–22.
    Evening,
    /// 20–06 of the next day.
    Night,
}

/// A time of day as coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeOfDay {
    /// A part of the day.
    Part(PartOfDay),
    /// Hour and minute.
    At(u8, u8),
}

/// What is wrong with a date, where in it, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// One sentence.
    pub message: Text,
    /// Byte range within the text.
    pub at: std::ops::Range<usize>,
    /// What to write instead.
    pub hint: Option<Text>,
}

/// A date in EDTF as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Edtf {
    written: Box<str>,
}

/// When an event was: its date, optional bounds, optional time of day.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// The date as written.
    pub date: Edtf,
    /// Bounds as written, earliest start and latest end.
    pub bounds: Option<(Option<Edtf>, Option<Edtf>)>,
    /// Time of day.
    pub time: Option<TimeOfDay>,
    span: Span,
}
