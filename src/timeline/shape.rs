//! The shape a date is drawn in.

/// The shape a date is drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// A day, or a time on it.
    Day,
    /// A month or a season.
    Month,
    /// A year, a decade or coarser.
    Year,
    /// One of several days.
    OneOf,
    /// It lasted.
    Lasted,
    /// Open at an end.
    Open,
}
