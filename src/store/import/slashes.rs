//! Days with slashes, as `3/8/2020`: whether their month or their day comes first, as the rows of a file tell that can
//! be read one way only.

use std::io::{self, Read};

use super::day::{Day, behind, clock};
use super::loss::{Loss, Losses};
use super::table::{Next, Table};
use super::{Wishes, detect};

/// What the rows of a file tell about its days with slashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slashes {
    /// A day such as `8/13/2020` was met.
    pub month_first: bool,
    /// A day such as `13/8/2020` was met.
    pub day_first: bool,
}

/// How a day was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It can be read one way only.
    Plain,
    /// It could be another day, but other rows tell that days come first.
    Turned,
    /// It could be another day, and nothing tells, or some rows tell this and some that.
    Guessed,
    /// It can only be `month/day`, where others can only be `day/month`.
    MonthFirst,
    /// It can only be `day/month`, where others can only be `month/day`.
    DayFirst,
}

/// What is told of days that were guessed, as no row tells.
const GUESSED: &str = "the date could be day/month or month/day, and no row tells: as the only day of an event it is \
                       one of the two, else month/day; written as 2016-03-07 it says which";
/// What is told of days that were guessed, as rows tell this and that.
const MIXED: &str = "the date could be day/month or month/day, and the file has both: as the only day of an event it is \
                     one of the two, else month/day; written as 2016-03-07 it says which";
/// What is told of days that other rows decide.
const TURNED: &str = "the date was read as day/month, for other rows of the file can be nothing else";
/// What is told of days that contradict others.
const DAY_FIRST: &str = "the date can only be day/month, where others can only be month/day";
const MONTH_FIRST: &str = "the date can only be month/day, where others can only be day/month";

/// What is told of days that had to be guessed, wherever their file is opened.
pub const DOUBTS: [&str; 2] = [GUESSED, MIXED];

impl Slashes {
    /// Takes in what a field tells.
    pub fn note(&mut self, field: &str) {
        for part in field.split("..") {
            match Day::both(part) {
                Some((Some(_), None)) => self.month_first = true,
                Some((None, Some(_))) => self.day_first = true,
                _ => {}
            }
        }
    }

    /// What both tell.
    pub fn and(self, other: Slashes) -> Slashes {
        Slashes {
            month_first: self.month_first || other.month_first,
            day_first: self.day_first || other.day_first,
        }
    }

    /// Reads a day as the rows tell; as `month/day` where they do not.
    pub fn read(self, text: &str) -> Option<(Day, Reading)> {
        let (_, behind) = behind(text);
        if !behind.is_empty() && clock(behind).is_none() {
            return None;
        }
        match Day::both(text) {
            None => Day::read(text).map(|day| (day, Reading::Plain)),
            Some((Some(one), Some(other))) if one == other => Some((one, Reading::Plain)),
            Some((Some(_), Some(other))) if self.day_first && !self.month_first => {
                Some((other, Reading::Turned))
            }
            Some((Some(one), Some(_))) if self.month_first && !self.day_first => Some((one, Reading::Plain)),
            Some((Some(one), Some(_))) => Some((one, Reading::Guessed)),
            Some((Some(day), None)) if self.is_settled() => Some((day, Reading::MonthFirst)),
            Some((None, Some(day))) if self.is_settled() => Some((day, Reading::DayFirst)),
            Some((one, other)) => one.or(other).map(|day| (day, Reading::Plain)),
        }
    }

    /// The two days that a field may mean where nothing tells which, the earlier first.
    pub fn either(self, text: &str) -> Option<(Day, Day)> {
        match Day::both(text) {
            Some((Some(one), Some(other))) if one != other && self.day_first == self.month_first => {
                Some((one.min(other), one.max(other)))
            }
            _ => None,
        }
    }

    /// Tells how a day of a row was read, unless that is plain.
    pub fn tell(self, reading: Reading, row: u64, losses: &mut Losses) {
        let (loss, what) = match reading {
            Reading::Plain => return,
            // That is certain, and nothing to look at.
            Reading::Turned => (None, TURNED),
            Reading::Guessed if self.day_first => (Some(Loss::Odd), MIXED),
            Reading::Guessed => (Some(Loss::Odd), GUESSED),
            Reading::MonthFirst => (Some(Loss::Odd), MONTH_FIRST),
            Reading::DayFirst => (Some(Loss::Odd), DAY_FIRST),
        };
        losses.often(loss, what, row);
    }

    /// Whether there is nothing more to be learnt.
    fn is_settled(self) -> bool {
        self.month_first && self.day_first
    }
}

/// What the rows of a file tell. Where its beginning has no days with slashes nothing else is read.
pub fn survey(mut from: impl Read, wishes: &Wishes<'_>) -> Slashes {
    let Ok(start) = detect::start(&mut from) else { return Slashes::default() };
    let Ok(found) = detect::detect(&start, wishes) else { return Slashes::default() };
    let (slashes, any) = rows(&*start.bytes, &found, start.is_all);
    if start.is_all || !any || slashes.is_settled() {
        return slashes;
    }
    rows(io::Cursor::new(start.bytes).chain(from), &found, true).0
}

/// As [`survey`], of the beginning alone.
pub fn glance(start: &detect::Start, found: &detect::Found) -> Slashes {
    rows(&*start.bytes, found, start.is_all).0
}

/// What rows tell, and whether they have days with slashes at all. Unless they are all of them the last may be cut short
/// and tells nothing.
fn rows(from: impl Read, found: &detect::Found, is_all: bool) -> (Slashes, bool) {
    let (mut slashes, mut any) = (Slashes::default(), false);
    let Ok(mut table) = Table::new(from, found.delimiter, found.header) else { return (slashes, any) };
    if found.is_json || found.format.days.is_empty() {
        return (slashes, any);
    }
    table.rename(found.format);
    let column = |name: &&str| table.header().iter().position(|known| known == name);
    let columns: Vec<usize> = found.format.days.iter().filter_map(column).collect();
    let mut before: Vec<String> = Vec::new();
    while !slashes.is_settled() {
        match table.next() {
            Ok(Next::Row(row)) => {
                before.iter().for_each(|field| slashes.note(field));
                before.clear();
                let fields = columns.iter().map(|at| row.get(Some(*at))).filter(|field| field.contains('/'));
                before.extend(fields.map(|field| field.into_owned()));
                any |= !before.is_empty();
            }
            Ok(Next::Bad(..)) => {}
            Ok(Next::End) | Err(_) => break,
        }
    }
    if is_all {
        before.iter().for_each(|field| slashes.note(field));
    }
    (slashes, any)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::import::Order;

    fn told(rows: &str) -> Slashes {
        let wishes = Wishes { file: "t.csv", format: None, size: 0, order: Order::EventsLast, rows: None };
        survey(format!("date,title\n{rows}").as_bytes(), &wishes)
    }

    #[test]
    fn rows_that_can_be_read_one_way_only_decide() {
        let read = |slashes: Slashes, text: &str| {
            slashes.read(text).map(|(day, reading)| (day.to_string(), reading))
        };
        let as_told = |day: &str, reading| Some((day.to_owned(), reading));
        let days = told("3/8/2020,A\n13/8/2020,B\n");
        assert_eq!(days, Slashes { month_first: false, day_first: true });
        assert_eq!(read(days, "3/8/2020"), as_told("2020-08-03", Reading::Turned));
        let months = told("3/8/2020,A\n8/13/2020,B\n");
        assert_eq!(read(months, "3/8/2020"), as_told("2020-03-08", Reading::Plain));
        let (nothing, both) =
            (told("3/8/2020,A\n3/3/2020,B\n2020-08-13,C\n"), told("13/8/2020,A\n8/13/2020,B\n"));
        for told in [nothing, both] {
            assert_eq!(read(told, "3/8/2020"), as_told("2020-03-08", Reading::Guessed));
            assert_eq!(read(told, "3/3/2020"), as_told("2020-03-03", Reading::Plain));
        }
        assert_eq!(read(nothing, "13/8/2020"), as_told("2020-08-13", Reading::Plain));
        assert_eq!(read(both, "13/8/2020"), as_told("2020-08-13", Reading::DayFirst));
        assert_eq!(read(both, "8/13/2020"), as_told("2020-08-13", Reading::MonthFirst));
        assert_eq!(read(days, "32/8/2020"), None);
        assert_eq!(told("3/8/2020..13/8/2020,A\n"), Slashes { month_first: false, day_first: true });
    }

    #[test]
    fn a_row_far_behind_the_beginning_decides_too() {
        let many = "3/8/2020,A title of some length\n".repeat(4000);
        assert_eq!(told(&format!("{many}13/8/2020,B\n")), Slashes { month_first: false, day_first: true });
    }
}
