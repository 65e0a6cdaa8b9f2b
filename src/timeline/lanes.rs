//! Lanes: the events of one lane as a row of cells, none hidden by another.

mod extent;

pub use extent::{Extent, Part, sign_of};

use super::signs::{Charset, Sign};
use super::viewport::Viewport;
use crate::model::date::Shape;
use crate::model::{EventIx, Span, Truth};

/// One event to be drawn in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which event.
    pub event: EventIx,
    /// When it was.
    pub span: Span,
    /// How its date is drawn.
    pub shape: Shape,
    /// Whether it matches certainly or possibly.
    pub truth: Truth,
    /// Whether it is the selected event.
    pub selected: bool,
    /// Whether its claims differ.
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
    /// Whether the selected event is one of them.
    pub selected: bool,
    /// Whether the claims of one of them differ.
    pub differing: bool,
    part: Part,
}

impl Cell {
    /// How it looks: one column.
    pub fn glyph(&self, charset: Charset) -> &'static str {
        self.sign.map_or(" ", |s| s.glyph(charset))
    }

    /// Adds a part of an event: stronger parts cover weaker ones, equal ones are drawn as several.
    fn add(&mut self, part: Part, sign: Sign, mark: &Mark) {
        if part < self.part {
            return;
        }
        if part > self.part {
            *self = Cell { part, ..Cell::default() };
        }
        self.count += 1;
        self.sign = match (part, self.sign) {
            (Part::Anchor, _) => Sign::of_count(self.count, sign),
            (Part::Body, Some(_)) => Some(Sign::Together),
            _ => Some(sign),
        };
        self.truth = self.truth.or(mark.truth);
        self.selected |= mark.selected;
        self.differing |= mark.differing;
    }
}

/// One lane of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// One cell for each column of the screen.
    pub cells: Vec<Cell>,
    /// Events that ended before the screen begins.
    pub before: u32,
    /// Events that begin after the screen ends.
    pub after: u32,
    view: Viewport,
}

impl Lane {
    /// An empty lane, `width` columns wide.
    pub fn new(view: &Viewport, width: u16) -> Lane {
        Lane { cells: vec![Cell::default(); usize::from(width)], before: 0, after: 0, view: *view }
    }

    /// The lane of these events.
    pub fn of(marks: impl IntoIterator<Item = Mark>, view: &Viewport, width: u16) -> Lane {
        let mut lane = Lane::new(view, width);
        marks.into_iter().for_each(|m| lane.add(&m));
        lane
    }

    /// Draws one more event.
    pub fn add(&mut self, mark: &Mark) {
        let extent = Extent::of(mark.span, mark.shape, &self.view, self.cells.len() as u16);
        self.add_at(mark, extent.as_ref());
    }

    /// Draws one more event, where its extent on this screen is known already.
    pub fn add_at(&mut self, mark: &Mark, extent: Option<&Extent>) {
        if mark.span.end_max < self.view.lo {
            self.before += 1;
        } else if mark.span.start_min >= self.view.hi {
            self.after += 1;
        } else if let Some(extent) = extent {
            extent.draw(|column, part, sign| {
                if let Some(cell) = self.cells.get_mut(usize::from(column)) {
                    cell.add(part, sign, mark);
                }
            });
        }
    }

    /// Marks an event that has been drawn as the selected one, in the columns where it is not covered.
    pub fn select(&mut self, extent: &Extent) {
        extent.draw(|column, part, _| {
            if let Some(cell) = self.cells.get_mut(usize::from(column)) {
                cell.selected |= cell.part == part;
            }
        });
    }

    /// The lane as text, one character for each column.
    pub fn text(&self, charset: Charset) -> String {
        self.cells.iter().map(|c| c.glyph(charset)).collect()
    }
}

#[cfg(test)]
mod tests;
