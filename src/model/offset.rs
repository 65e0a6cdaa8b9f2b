//! How far one event is from another: the ISO 8601 durations of links.

use super::date::{DAY, Minute, Window};
use super::misread::Misread;
use crate::text::Text;

/// Fewest days in 0 to 11 months on end.
const FEWEST: [i64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
/// Most days in 0 to 11 months on end.
const MOST: [i64; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
/// More than all of recorded time, in any unit: keeps the arithmetic far from its limits.
const LIMIT: i64 = 10_000_000;

/// A signed duration as written, such as `P0D`, `P2D`, `P1M`, `-P2D` or `PT6H`.
///
/// Years and months have no fixed length, so it is a range of minutes; it is a single number for the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offset {
    written: Box<str>,
    fewest: Minute,
    most: Minute,
    /// Whether it counts hours or minutes, and not only calendar days.
    clock: bool,
}

impl Offset {
    /// Reads a duration: `P`, then years, months, weeks and days, then `T`, hours and minutes; `-` before it all
    /// when the other event comes first.
    ///
    /// # Errors
    /// Everything else, seconds and fractions among it.
    pub fn parse(text: &str) -> Result<Offset, Misread> {
        let wrong = || {
            Misread::new(0..text.len(), format!("`{text}` is not a duration."))
                .hint("Write `P0D` for the same day, `P2D`, `P1M`, `PT6H`, or `-P2D` for two days before.")
        };
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let rest = rest.strip_prefix('P').ok_or_else(wrong)?;
        let (days, clock) = rest.split_once('T').map_or((rest, None), |(days, clock)| (days, Some(clock)));
        let [years, months, weeks, of_days] = counts(days, ['Y', 'M', 'W', 'D']).ok_or_else(wrong)?;
        let [hours, minutes] = clock.map_or(Some([None; 2]), |c| counts(c, ['H', 'M'])).ok_or_else(wrong)?;
        if (days.is_empty() && clock.is_none()) || clock == Some("") {
            return Err(wrong());
        }
        let sum = |of: &[i64; 12], year| {
            let months = months.unwrap_or(0);
            let over = usize::try_from(months % 12).ok().and_then(|m| of.get(m)).copied().unwrap_or(0);
            let days = (years.unwrap_or(0) + months / 12) * year + over;
            let days = days + weeks.unwrap_or(0) * 7 + of_days.unwrap_or(0);
            days * DAY + hours.unwrap_or(0) * 60 + minutes.unwrap_or(0)
        };
        let (few, many) = (sum(&FEWEST, 365), sum(&MOST, 366));
        let (fewest, most) = if negative { (-many, -few) } else { (few, many) };
        Ok(Offset { written: text.into(), fewest, most, clock: clock.is_some() })
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// As written, as displayable text.
    pub fn text(&self) -> Text {
        Text::new(&self.written)
    }

    /// The fewest and the most minutes it may be, negative when the other event comes first. They are equal
    /// unless it counts years or months.
    pub fn minutes(&self) -> (Minute, Minute) {
        (self.fewest, self.most)
    }

    /// Whether two dates can be so far apart: some minute of `to` lies that far after some minute of `from`.
    /// A duration in days or longer is compared by days, whatever the hour.
    pub fn agrees(&self, from: Window, to: Window) -> bool {
        let unit = if self.clock { 1 } else { DAY };
        let units = |at: Minute| i128::from(at.div_euclid(unit));
        let least = units(to.lo) - units(from.hi);
        let most = units(to.hi) - units(from.lo);
        least <= units(self.most) && most >= units(self.fewest)
    }
}

/// The counts before each of some unit letters, in their order, each at most once; `None` if there is more.
fn counts<const N: usize>(text: &str, units: [char; N]) -> Option<[Option<i64>; N]> {
    let mut rest = text;
    let mut found = [None; N];
    for (place, unit) in found.iter_mut().zip(units) {
        let Some((digits, after)) = rest.split_once(unit) else { continue };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *place = Some(digits.parse::<i64>().ok().filter(|n| *n <= LIMIT)?);
        rest = after;
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Months, NaiveDate};

    use super::*;
    use crate::model::date::Edtf;

    fn minutes(text: &str) -> (i64, i64) {
        Offset::parse(text).unwrap().minutes()
    }

    #[test]
    fn days_and_hours_are_exact() {
        for (text, expected) in [
            ("P0D", 0),
            ("P2D", 2 * DAY),
            ("-P2D", -2 * DAY),
            ("P2W", 14 * DAY),
            ("PT6H", 360),
            ("PT90M", 90),
            ("-P1DT1H30M", -(DAY + 90)),
        ] {
            assert_eq!(minutes(text), (expected, expected), "{text}");
        }
    }

    #[test]
    fn months_and_years_are_ranges() {
        assert_eq!(minutes("P1M"), (28 * DAY, 31 * DAY));
        assert_eq!(minutes("-P1M"), (-31 * DAY, -28 * DAY));
        assert_eq!(minutes("P1Y"), (365 * DAY, 366 * DAY));
        assert_eq!(minutes("P12M"), minutes("P1Y"));
        assert_eq!(minutes("P1Y2M3D"), ((365 + 59 + 3) * DAY, (366 + 62 + 3) * DAY));
    }

    #[test]
    fn the_table_of_months_is_that_of_the_calendar() {
        for months in 0..12_u32 {
            let spans = (0..4800).map(|i| {
                let from = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + Months::new(i);
                (from + Months::new(months)).num_days_from_ce() - from.num_days_from_ce()
            });
            let (least, most) = spans.fold((i32::MAX, 0), |(a, b), n| (a.min(n), b.max(n)));
            assert_eq!(FEWEST[months as usize], i64::from(least), "{months} months");
            assert_eq!(MOST[months as usize], i64::from(most), "{months} months");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "P",
            "-P",
            "PT",
            "P1DT",
            "2D",
            "p2d",
            "P2",
            "PD",
            "P1D2M",
            "P1H",
            "PT1D",
            "P1.5D",
            "PT5S",
            "P-2D",
            "+P2D",
            "P2D ",
            "P٢D",
            "P1D1D",
            "P99999999999D",
            "P99999999999999999999D",
        ] {
            let error = Offset::parse(text).unwrap_err();
            assert!(error.hint.is_some(), "{text}");
        }
    }

    #[test]
    fn two_dates_agree_when_some_of_their_days_do() {
        let agrees = |offset: &str, from: &str, to: &str| {
            let window = |text: &str| Window::of(&Edtf::parse(text).unwrap());
            Offset::parse(offset).unwrap().agrees(window(from), window(to))
        };
        assert!(agrees("P0D", "2018-06-17", "2018-06-17"));
        assert!(!agrees("P0D", "2018-06-17", "2018-06-18"));
        assert!(agrees("P2D", "2018-06-17", "2018-06-19"));
        assert!(!agrees("P2D", "2018-06-19", "2018-06-17"));
        assert!(agrees("-P2D", "2018-06-19", "2018-06-17"));
        assert!(agrees("P1M", "2018-01-31", "2018-02-28"));
        assert!(!agrees("P1M", "2018-01-31", "2018-03-04"));
        assert!(agrees("P2D", "2018-06", "2018-07-01"));
        assert!(!agrees("P2D", "2018-06", "2018-07-03"));
        assert!(agrees("P2D", "[..2018-06-17]", "2010-01-01"));
        assert!(agrees("-P5Y", "2018/..", "../2014"));
        assert!(!agrees("-P1Y", "2018/..", "../2014"));
        assert!(agrees("PT6H", "2018-06-17", "2018-06-18"));
        assert!(!agrees("PT6H", "2018-06-17", "2018-06-19"));
    }
}
