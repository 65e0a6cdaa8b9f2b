//! The time of day: a part of the day or a clock time.

use super::{DateError, Minute, Window};

/// A named part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl PartOfDay {
    /// Every part, in the order of the day.
    pub const ALL: [PartOfDay; 5] =
        [PartOfDay::Morning, PartOfDay::Noon, PartOfDay::Afternoon, PartOfDay::Evening, PartOfDay::Night];

    /// As written in a store and in words.
    pub fn written(self) -> &'static str {
        match self {
            PartOfDay::Morning => "morning",
            PartOfDay::Noon => "noon",
            PartOfDay::Afternoon => "afternoon",
            PartOfDay::Evening => "evening",
            PartOfDay::Night => "night",
        }
    }

    /// First hour, and the hour it is over, counted from the midnight that begins the day.
    fn hours(self) -> (Minute, Minute) {
        match self {
            PartOfDay::Morning => (6, 12),
            PartOfDay::Noon => (11, 13),
            PartOfDay::Afternoon => (12, 18),
            PartOfDay::Evening => (17, 22),
            PartOfDay::Night => (20, 30),
        }
    }
}

/// A time of day as coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeOfDay {
    /// A part of the day.
    Part(PartOfDay),
    /// Hour and minute, 00:00 to 23:59.
    At(u8, u8),
}

impl TimeOfDay {
    /// Reads a part of the day, or `hh:mm` in two and two ASCII digits. Fails on everything else.
    pub fn parse(text: &str) -> Result<TimeOfDay, DateError> {
        if let Some(part) = PartOfDay::ALL.into_iter().find(|p| p.written() == text) {
            return Ok(TimeOfDay::Part(part));
        }
        clock(text).ok_or_else(|| {
            DateError::new(0..text.len(), format!("`{text}` is not a time of day."))
                .hint("Write morning, noon, afternoon, evening, night, or a time such as \"17:30\".")
        })
    }

    /// The minutes it covers, counted from the midnight that begins its day. Night runs into the next.
    pub fn window(self) -> Window {
        match self {
            TimeOfDay::Part(part) => {
                let (from, to) = part.hours();
                Window { lo: from * 60, hi: to * 60 - 1 }
            }
            TimeOfDay::At(hour, minute) => {
                let at = Minute::from(hour.min(23)) * 60 + Minute::from(minute.min(59));
                Window { lo: at, hi: at }
            }
        }
    }
}

impl std::fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TimeOfDay::Part(part) => f.write_str(part.written()),
            TimeOfDay::At(hour, minute) => write!(f, "{hour:02}:{minute:02}"),
        }
    }
}

/// A time on the clock.
fn clock(text: &str) -> Option<TimeOfDay> {
    let &[h1, h2, b':', m1, m2] = text.as_bytes() else { return None };
    let (hour, minute) = (two_digits(h1, h2)?, two_digits(m1, m2)?);
    (hour < 24 && minute < 60).then_some(TimeOfDay::At(hour, minute))
}

/// The number two ASCII digits write.
fn two_digits(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + ones - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_print_as_they_read() {
        for good in ["morning", "noon", "afternoon", "evening", "night", "00:00", "17:30", "23:59"] {
            assert_eq!(TimeOfDay::parse(good).unwrap().to_string(), good);
        }
        for bad in ["", "dawn", "24:00", "12:60", "7:30", "07:3", "07:30:00", "٠٧:٣٠", "Noon", "-1:00"] {
            assert!(TimeOfDay::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn parts_of_the_day_have_fixed_hours() {
        let hours = |text| {
            let window = TimeOfDay::parse(text).unwrap().window();
            (window.lo, window.hi + 1)
        };
        assert_eq!(hours("morning"), (6 * 60, 12 * 60));
        assert_eq!(hours("noon"), (11 * 60, 13 * 60));
        assert_eq!(hours("afternoon"), (12 * 60, 18 * 60));
        assert_eq!(hours("evening"), (17 * 60, 22 * 60));
        assert_eq!(hours("night"), (20 * 60, 30 * 60));
        assert_eq!(hours("17:30"), (1050, 1051));
    }
}
