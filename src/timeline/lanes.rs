//! Lanes: the events of one lane as rows of cells, none hidden by another.

mod extent;
mod packing;
mod strip;

pub use extent::{Extent, Part, is_moment, sign_of};
pub use packing::{Packed, Placed, pack};
pub use strip::{Strip, crowd};

use super::ruler::Ruler;
use super::signs::{Charset, Sign};
use super::viewport::Viewport;
use crate::model::date::Shape;
use crate::model::{Span, Truth};
use crate::text::Text;

/// Events of one date to be drawn in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// When they were.
    pub span: Span,
    /// How their date is drawn.
    pub shape: Shape,
    /// How many they are, at least one.
    pub count: u32,
    /// The strongest way in which one of them matches.
    pub truth: Truth,
    /// Whether the claims of one of them differ.
    pub differing: bool,
}

/// One column of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Cell {
    /// What is drawn; nothing where nothing was.
    pub sign: Option<Sign>,
    /// How many events the sign stands for.
    pub count: u32,
    /// The strongest answer among these events.
    pub truth: Truth,
    /// Whether the claims of one of them differ.
    pub differing: bool,
    part: Part,
}

impl Cell {
    /// Whether it is drawn as a number.
    fn is_number(&self) -> bool {
        matches!(self.sign, Some(Sign::Few(_) | Sign::Many))
    }

    /// Adds a part of events: stronger parts cover weaker ones, equal ones are drawn as several.
    fn add(&mut self, part: Part, sign: Sign, mark: &Mark) {
        if part < self.part {
            return;
        }
        if part > self.part {
            *self = Cell { part, ..Cell::default() };
        }
        self.count = self.count.saturating_add(mark.count);
        self.sign = match part {
            Part::Anchor => Sign::of_count(self.count, sign),
            Part::Body if self.count > 1 => Some(Sign::Together),
            _ => Some(sign),
        };
        self.truth = self.truth.or(mark.truth);
        self.differing |= mark.differing;
    }
}

/// One row of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// One cell for each column of the screen.
    pub cells: Vec<Cell>,
    /// Words beside signs, each with its first column; they cover nothing that certainly was.
    pub labels: Vec<(u16, Text)>,
    /// Events that ended before the screen begins.
    pub before: u32,
    /// Events that begin after the screen ends.
    pub after: u32,
    view: Viewport,
}

impl Lane {
    /// An empty lane along an axis.
    pub fn new(ruler: &Ruler) -> Lane {
        let cells = vec![Cell::default(); usize::from(ruler.width())];
        Lane { cells, labels: Vec::new(), before: 0, after: 0, view: *ruler.view() }
    }

    /// Draws events, whose extent on this screen is known; without one they are counted on the side they are on.
    pub fn add(&mut self, mark: &Mark, extent: Option<&Extent>) {
        if mark.span.end_max < self.view.lo {
            self.before = self.before.saturating_add(mark.count);
        } else if mark.span.start_min >= self.view.hi {
            self.after = self.after.saturating_add(mark.count);
        } else if let Some(extent) = extent {
            extent.draw(|column, part, sign| {
                if let Some(cell) = self.cells.get_mut(usize::from(column)) {
                    cell.add(part, sign, mark);
                }
            });
        }
    }

    /// The columns in which events that have been drawn are not covered by others.
    pub fn seen(&self, extent: &Extent) -> Vec<u16> {
        let mut seen = Vec::new();
        extent.draw(|column, part, _| {
            if self.cells.get(usize::from(column)).is_some_and(|cell| cell.part == part) {
                seen.push(column);
            }
        });
        seen
    }

    /// Whether nothing certain is drawn in these columns, and they are on the screen.
    fn is_clear(&self, columns: std::ops::Range<u16>) -> bool {
        let cells = self.cells.get(usize::from(columns.start)..usize::from(columns.end));
        cells.is_some_and(|cells| cells.iter().all(|c| c.part < Part::Body))
    }

    /// What is drawn, column by column: numbers that stand side by side would be read as one, and are shades.
    pub fn signs(&self) -> Vec<Option<Sign>> {
        let counts = |i: usize| self.cells.get(i).filter(|cell| cell.is_number()).map(|cell| cell.count);
        let beside = |i: usize| i.checked_sub(1).and_then(counts).or(counts(i + 1)).is_some();
        let sign = |(i, cell): (usize, &Cell)| match counts(i) {
            Some(count) if beside(i) => Some(Sign::shade_of(count)),
            _ => cell.sign,
        };
        self.cells.iter().enumerate().map(sign).collect()
    }

    /// The lane as text, one character for each column, without labels.
    pub fn text(&self, charset: Charset) -> String {
        self.signs().into_iter().map(|sign| sign.map_or(" ", |sign| sign.glyph(charset))).collect()
    }
}

#[cfg(test)]
mod tests;
