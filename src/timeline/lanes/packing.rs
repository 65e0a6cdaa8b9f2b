//! Packing: the events of a lane that overlap are drawn in rows one under the other, as far as there are rows.

use std::ops::RangeInclusive;

use super::{Extent, Lane, Mark};
use crate::text::Text;
use crate::timeline::ruler::Ruler;

/// Columns between a sign and the words beside it.
const BLANK: u16 = 1;

/// What is to be placed in a lane.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// The events.
    pub mark: Mark,
    /// Where they lie; none off the screen.
    pub extent: Option<Extent>,
    /// Words to write beside their sign, where there is room.
    pub label: Option<&'a Text>,
}

/// A lane, packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// Its rows; at least one. What is off the screen is counted in the first.
    pub rows: Vec<Lane>,
    /// The row of everything that was placed, in the order in which it was.
    pub seats: Vec<u16>,
}

/// Draws a lane in at most so many rows. What comes first is placed first: a caller that wants bars packed puts
/// them in the order of their starts. Where no row is free, events are drawn over others, and never hide one.
pub fn pack(all: &[Placed<'_>], ruler: &Ruler, rows: u16) -> Packed {
    let mut packing = Packing { rows: vec![Row::new(ruler)], most: usize::from(rows.max(1)), ruler };
    let seats: Vec<u16> = all.iter().map(|placed| packing.place(placed)).collect();
    for (placed, seat) in all.iter().zip(&seats) {
        packing.label(placed, *seat);
    }
    Packed { rows: packing.rows.into_iter().map(|row| row.lane).collect(), seats }
}

/// A row being filled.
struct Row {
    lane: Lane,
    /// Which columns are taken, and which by events of that one column.
    taken: Vec<bool>,
    dots: Vec<bool>,
}

impl Row {
    fn new(ruler: &Ruler) -> Row {
        let columns = usize::from(ruler.width());
        Row { lane: Lane::new(ruler), taken: vec![false; columns], dots: vec![false; columns] }
    }

    fn is_free(&self, columns: &RangeInclusive<u16>) -> bool {
        let columns = usize::from(*columns.start())..usize::from(*columns.end()) + 1;
        self.taken.get(columns).is_some_and(|taken| !taken.contains(&true))
    }

    fn is_dot(&self, column: u16) -> bool {
        self.dots.get(usize::from(column)) == Some(&true)
    }

    fn take(&mut self, columns: &RangeInclusive<u16>) {
        for column in columns.clone() {
            if let Some(taken) = self.taken.get_mut(usize::from(column)) {
                *taken = true;
            }
        }
        if let Some(dot) = self.dots.get_mut(usize::from(*columns.start())) {
            *dot |= columns.start() == columns.end();
        }
    }
}

struct Packing<'r> {
    rows: Vec<Row>,
    most: usize,
    ruler: &'r Ruler,
}

impl Packing<'_> {
    /// Draws events in the row that suits them best; answers which.
    fn place(&mut self, placed: &Placed<'_>) -> u16 {
        let at = placed.extent.as_ref().map_or(0, |extent| self.row_for(extent, placed.label));
        if let Some(row) = self.rows.get_mut(at) {
            row.lane.add(&placed.mark, placed.extent.as_ref());
            if let Some(extent) = &placed.extent {
                let wide = with_label(extent, placed.label);
                let columns = if row.is_free(&wide) { wide } else { extent.columns.clone() };
                row.take(&columns);
            }
        }
        at as u16
    }

    /// A dot joins a dot of its column; else the first row that is free, a new one, or one where at least the sign
    /// of its own is seen.
    fn row_for(&mut self, extent: &Extent, label: Option<&Text>) -> usize {
        let dot = extent.columns.start() == extent.columns.end() && label.is_none();
        if let Some(at) = self.rows.iter().position(|row| dot && row.is_dot(extent.anchor)) {
            return at;
        }
        let wide = with_label(extent, label);
        if let Some(at) = self.rows.iter().position(|row| row.is_free(&wide)) {
            return at;
        }
        if self.rows.len() < self.most {
            self.rows.push(Row::new(self.ruler));
            return self.rows.len() - 1;
        }
        let free = self.rows.iter().position(|row| row.is_free(&extent.columns));
        let clear = || self.rows.iter().position(|row| row.lane.is_clear(extent.anchor..extent.anchor + 1));
        free.or_else(clear).unwrap_or(self.rows.len() - 1)
    }

    /// Writes the words beside a sign, if the sign stands for nothing else and nothing certain is covered.
    fn label(&mut self, placed: &Placed<'_>, seat: u16) {
        let (Some(extent), Some(label)) = (&placed.extent, placed.label) else { return };
        let Some(row) = self.rows.get_mut(usize::from(seat)) else { return };
        let alone =
            row.lane.cells.get(usize::from(extent.anchor)).map(|c| c.count) == Some(placed.mark.count);
        let first = extent.anchor + 1 + BLANK;
        let end = first.saturating_add(label.width() as u16);
        let apart = row.lane.labels.iter().all(|(at, other)| {
            let other_end = at.saturating_add(other.width() as u16);
            end < *at || other_end < first
        });
        if alone && apart && end <= self.ruler.width() && row.lane.is_clear(extent.anchor + 1..end) {
            row.lane.labels.push((first, label.clone()));
        }
    }
}

/// The columns of events and of the words beside their sign.
fn with_label(extent: &Extent, label: Option<&Text>) -> RangeInclusive<u16> {
    let words = label.map_or(0, |label| BLANK + label.width() as u16);
    *extent.columns.start()..=*extent.columns.end().max(&extent.anchor.saturating_add(words))
}
