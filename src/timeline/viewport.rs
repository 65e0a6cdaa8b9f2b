//! The stretch of time on the screen: fitting, panning, zooming, and columns for minutes and back.

use std::ops::Range;

use super::calendar::{END, FIRST, HOUR, YEAR};
use super::ladder::Unit;
use crate::model::date::{DAY, civil};
use crate::model::{Minute, Window};
use crate::text::Text;

/// The stretch of time on the screen, from `lo` up to but without `hi`, in civil minutes.
/// Always within the years 0000 to 9999 and at least [`Viewport::SHORTEST`] long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Viewport {
    /// First minute shown.
    pub lo: Minute,
    /// First minute no longer shown.
    pub hi: Minute,
}

/// Where a minute lies on a screen some columns wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Off the left edge.
    Left,
    /// In this column, counted from 0.
    At(u16),
    /// Off the right edge.
    Right,
}

/// The lengths that zooming goes through, in minutes, ascending: a quarter of a day to ten thousand years.
pub const LENGTHS: [Minute; 27] = [
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    4 * DAY,
    7 * DAY,
    14 * DAY,
    YEAR / 12,
    YEAR / 6,
    YEAR / 4,
    YEAR / 2,
    YEAR,
    2 * YEAR,
    3 * YEAR,
    5 * YEAR,
    7 * YEAR,
    10 * YEAR,
    20 * YEAR,
    50 * YEAR,
    100 * YEAR,
    200 * YEAR,
    500 * YEAR,
    1000 * YEAR,
    2000 * YEAR,
    4000 * YEAR,
    7000 * YEAR,
    END,
];

/// Screens with fewer columns have the margins of this one, in [`Viewport::fit`].
const FEWEST: u16 = 4;

/// And those with more the margins of this one.
const MOST: u16 = 50;

impl Viewport {
    /// The shortest stretch that can be shown, in minutes.
    pub const SHORTEST: Minute = LENGTHS[0];

    /// The stretch of `length` minutes from `lo`, moved and cut to what can be shown.
    pub fn new(lo: Minute, length: Minute) -> Viewport {
        let length = length.clamp(Self::SHORTEST, END - FIRST);
        let lo = lo.clamp(FIRST, END - length);
        Viewport { lo, hi: lo + length }
    }

    /// Just this window, without a margin. Open ends count as the ends of the calendar.
    pub fn showing(window: Window) -> Viewport {
        let (lo, hi) = (window.lo.clamp(FIRST, END - 1), window.hi.clamp(FIRST, END - 1));
        Viewport::new(lo, hi - lo + 1)
    }

    /// Everything from `lo` to `hi`, both included, with a margin of one column (at least a fiftieth).
    /// Open ends count as the ends of the calendar.
    pub fn fit(lo: Minute, hi: Minute, width: u16) -> Viewport {
        let lo = lo.clamp(FIRST, END - 1);
        let hi = hi.clamp(lo, END - 1) + 1;
        let length = (hi - lo).max(Self::SHORTEST);
        let margin = (length / Minute::from(width.clamp(FEWEST, MOST) - 2)).max(1);
        let lo = (lo + (hi - lo) / 2 - length / 2 - margin).max(FIRST);
        let hi = (lo + length + 2 * margin).min(END);
        Viewport::new(lo, hi - lo)
    }

    /// Whether [`Viewport::fit`] gives it for some width.
    pub fn is_fitted(&self, lo: Minute, hi: Minute) -> bool {
        (FEWEST..=MOST).any(|width| Viewport::fit(lo, hi, width) == *self)
    }

    /// Minutes shown.
    pub fn length(&self) -> Minute {
        self.hi - self.lo
    }

    /// The same stretch as a closed window.
    pub fn window(&self) -> Window {
        Window { lo: self.lo, hi: self.hi - 1 }
    }

    /// The minute in the middle.
    pub fn middle(&self) -> Minute {
        self.lo + self.length() / 2
    }

    /// Moved by columns of a screen `width` columns wide; negative is back in time.
    pub fn pan(&self, columns: i32, width: u16) -> Viewport {
        let by = i128::from(columns) * i128::from(self.length()) / i128::from(width.max(1));
        Viewport::new(self.lo.saturating_add(by as Minute), self.length())
    }

    /// Moved by the length of one unit of the axis, forward or back.
    pub fn shift(&self, unit: &Unit, forward: bool) -> Viewport {
        let start = unit.floor(self.lo);
        let other = if forward { unit.next(start) } else { unit.previous(start) };
        Viewport::new(self.lo + (other - start), self.length())
    }

    /// The next shorter stretch of [`LENGTHS`] that is shorter by a fifth at least, in which `anchor` keeps
    /// its column. An anchor off the screen stands for the middle.
    pub fn zoom_in(&self, anchor: Minute, width: u16) -> Viewport {
        let most = self.length() * 4 / 5;
        let length = LENGTHS.iter().rev().find(|l| **l <= most).copied().unwrap_or(Self::SHORTEST);
        self.resized(length, anchor, width)
    }

    /// The next longer stretch of [`LENGTHS`] that is longer by a fifth at least, in which `anchor` keeps
    /// its column unless an end of the calendar is in the way.
    pub fn zoom_out(&self, anchor: Minute, width: u16) -> Viewport {
        let least = self.length() * 6 / 5;
        let length = LENGTHS.iter().find(|l| **l >= least).copied().unwrap_or(END);
        self.resized(length, anchor, width)
    }

    /// This long, with the anchor in the column where it was.
    fn resized(&self, length: Minute, anchor: Minute, width: u16) -> Viewport {
        let Column::At(column) = self.column_of(anchor, width) else {
            return self.resized(length, self.middle(), width);
        };
        let share = i128::from(anchor - self.lo) * i128::from(length) / i128::from(self.length());
        let first = edge(length, column, width);
        let last = (edge(length, column.saturating_add(1), width) - 1).max(first);
        Viewport::new(anchor - (share as Minute).clamp(first, last), length)
    }

    /// Just as long, with this minute in the middle.
    pub fn centred(&self, minute: Minute) -> Viewport {
        let minute = minute.clamp(FIRST, END);
        Viewport::new(minute - self.length() / 2, self.length())
    }

    /// Moved as little as possible so that this minute is at least `margin` columns from both edges; one that
    /// is more than half a screen away comes to the middle instead.
    pub fn reveal(&self, minute: Minute, width: u16, margin: u16) -> Viewport {
        let minute = minute.clamp(FIRST, END - 1);
        let near = edge(self.length(), margin.min(width / 2), width);
        let (first, last) = (self.lo + near, self.hi - 1 - near);
        let away = if minute < first { minute - first } else { (minute - last).max(0) };
        match away.abs() {
            0 => *self,
            far if far > self.length() / 2 => self.centred(minute),
            _ => Viewport::new(self.lo + away, self.length()),
        }
    }

    /// The column of a minute on a screen `width` columns wide.
    pub fn column_of(&self, minute: Minute, width: u16) -> Column {
        if minute < self.lo {
            return Column::Left;
        }
        if minute >= self.hi {
            return Column::Right;
        }
        let column = i128::from(minute - self.lo) * i128::from(width) / i128::from(self.length());
        Column::At(column as u16)
    }

    /// The minutes of a column; none when the screen has more columns than there are minutes.
    pub fn column(&self, column: u16, width: u16) -> Range<Minute> {
        let start = self.lo + edge(self.length(), column, width);
        start..self.lo + edge(self.length(), column.saturating_add(1), width)
    }

    /// The edges of the columns: `width + 1` minutes, ascending, the first `lo`, the last `hi`.
    pub fn edges(&self, width: u16) -> Vec<Minute> {
        (0..=width).map(|c| self.lo + edge(self.length(), c, width)).collect()
    }

    /// The window of the columns from `a` to `b`, both included, in either order.
    pub fn brushed(&self, a: u16, b: u16, width: u16) -> Window {
        let lo = self.column(a.min(b), width).start;
        Window { lo, hi: (self.column(a.max(b), width).end - 1).max(lo) }
    }

    /// What is shown, in words: `1990..2040`, `2017-03..2019-12`, `2019-11-08..2019-11-15`,
    /// `2019-11-08 06:00..17:59`.
    pub fn text(&self) -> Text {
        let (from, to) = (named(self.lo, self.length()), named(self.hi - 1, self.length()));
        match (from.split_once(' '), to.split_once(' ')) {
            _ if from == to => Text::new(from),
            (Some((day, _)), Some((same, hour))) if day == same => crate::text!("{from}..{hour}"),
            _ => crate::text!("{from}..{to}"),
        }
    }

    /// The ways to say what is shown with both ends of it, from the longest: as [`Viewport::text`]; what both ends
    /// share said once, `2018-03..06`, `2019-11-08 18:00..09 05:59`; of two years or more only the years, `2017..2019`.
    pub fn names(&self) -> Vec<Text> {
        let whole = self.text();
        let mut names = vec![whole.clone()];
        let Some((from, to)) = whole.as_str().split_once("..") else { return names };
        // Of hours the year is plain without being said again.
        let hours = || to.contains('-') && to.contains(' ');
        if let Some(head) = shared(from, to).or_else(|| to.get(..5).filter(|_| hours())) {
            let rest = to.get(head.len()..).unwrap_or_default();
            names.push(crate::text!("{from}..{rest}"));
        }
        if self.length() >= 2 * YEAR {
            names.push(crate::text!("{}..{}", year(from), year(to)));
        }
        names
    }

    /// What is shown, with both ends of it, in at most so many columns; none where no way to say it is so short.
    pub fn brief(&self, columns: usize) -> Option<Text> {
        self.names().into_iter().find(|text| text.width() <= columns)
    }

    /// Where what is shown is, in ten columns at most: the day, the month or the year that holds it, else the years of
    /// both ends.
    pub fn place(&self) -> Text {
        let day = |minute| named(minute, 2 * DAY);
        let (from, to) = (day(self.lo), day(self.hi - 1));
        match shared(&from, &to) {
            _ if from == to => Text::new(from),
            Some(head) => Text::new(head.trim_end_matches('-')),
            None => crate::text!("{}..{}", year(&from), year(&to)),
        }
    }

    /// The first and the last minute shown, each as briefly as it can be written: the year, month or day that begins
    /// or ends with it, else the day and the time.
    pub fn exact(&self) -> (String, String) {
        (begun(self.lo), ended(self.hi - 1))
    }
}

/// What begins with a minute: `2017`, `2017-03`, `2017-03-05`, or the minute itself: `2017-03-05T06:30`.
fn begun(minute: Minute) -> String {
    match civil(minute) {
        (year, 1, 1, 0, 0) => format!("{year:04}"),
        (year, month, 1, 0, 0) => format!("{year:04}-{month:02}"),
        (year, month, day, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        (year, month, day, hour, past) => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{past:02}"),
    }
}

/// What ends with a minute, in the same forms.
fn ended(minute: Minute) -> String {
    let (year, month, day, hour, past) = civil(minute);
    match begun(minute.saturating_add(1)).len() {
        _ if minute >= END - 1 => format!("{year:04}"),
        4 => format!("{year:04}"),
        7 => format!("{year:04}-{month:02}"),
        10 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{past:02}"),
    }
}

/// The year of a date as it is named.
fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or_default()
}

/// The longest beginning that two dates share: the month or the year, with the dash after it.
fn shared<'d>(date: &'d str, other: &str) -> Option<&'d str> {
    [8, 5].into_iter().filter_map(|end| date.get(..end)).find(|head| other.starts_with(head))
}

/// Minutes from the left edge to that of a column.
fn edge(length: Minute, column: u16, width: u16) -> Minute {
    let width = i128::from(width.max(1));
    ((i128::from(column) * i128::from(length) + width - 1) / width) as Minute
}

/// A minute as exactly as a stretch of this length needs.
fn named(minute: Minute, length: Minute) -> String {
    let (year, month, day, hour, past) = civil(minute);
    match length {
        l if l >= 20 * YEAR => format!("{year:04}"),
        l if l >= YEAR / 4 => format!("{year:04}-{month:02}"),
        l if l >= 2 * DAY => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{past:02}"),
    }
}

#[cfg(test)]
mod tests;
