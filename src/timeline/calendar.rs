//! The ends of the calendar an axis can show, and lengths and names it measures and writes with.

use crate::model::date::DAY;
use crate::model::{Minute, wording};

/// Minutes of an hour.
pub const HOUR: Minute = 60;
/// Minutes of a mean Gregorian year.
pub const YEAR: Minute = 525_949;
/// First minute an axis can show: the beginning of the year 0000.
pub const FIRST: Minute = 0;
/// First minute an axis can no longer show: the end of the year 9999.
pub const END: Minute = 3_652_425 * DAY;

/// Three letters for a month, 1 to 12.
pub fn short_month(month: u8) -> &'static str {
    let name = wording::month_name(month);
    name.get(..3).unwrap_or(name)
}
