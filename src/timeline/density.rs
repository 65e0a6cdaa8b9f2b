//! Density: how much happened in each column, as heights on a named scale.

use super::signs::{Charset, Sign};
use crate::text;
use crate::text::Text;

/// What happened in one column of the axis, in events; an imprecise date spreads its one event.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Mass {
    /// Events that certainly happened in it.
    pub certain: f32,
    /// The parts of events that possibly did.
    pub possible: f32,
}

/// One cell of the density band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct DensityCell {
    /// Eighths of the cell that certainly happened, 0 to 8, from its foot.
    pub certain: u8,
    /// Eighths of the cell that possibly happened, 0 to 8, on top of these.
    pub possible: u8,
}

impl Mass {
    /// What weighs `mass` in all, `solid` of it certain: as a bin of the index's histogram has it.
    pub fn of(solid: f32, mass: f32) -> Mass {
        Mass { certain: solid, possible: (mass - solid).max(0.0) }
    }
}

impl DensityCell {
    /// What is drawn: the certain part if there is any, else a shade for the possible one.
    pub fn sign(self) -> Option<Sign> {
        match (self.certain, self.possible) {
            (0, 0) => None,
            (0, p) => Some(Sign::Possible(p.div_ceil(3).min(3))),
            (c, _) => Some(Sign::Certain(c)),
        }
    }

    /// How it looks: one column.
    pub fn glyph(self, charset: Charset) -> &'static str {
        self.sign().map_or(" ", |s| s.glyph(charset))
    }
}

/// The density band.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    /// Rows from the top, each with one cell for each column.
    pub rows: Vec<Vec<DensityCell>>,
    /// Events that one full cell stands for.
    pub full: u32,
}

impl Density {
    /// The band of these columns, some rows high, on the finest scale that holds the highest. With several
    /// rows the possible part begins in a cell of its own, so that it is told from the certain one without
    /// colour.
    pub fn of(bins: &[Mass], rows: u16) -> Density {
        let room = u32::from(rows.max(1)) * 8;
        let fits = |full: &u32| bins.iter().all(|b| Heights::of(b, *full, rows).top() <= room);
        let full = round_numbers().find(fits).unwrap_or(u32::MAX);
        let heights: Vec<Heights> = bins.iter().map(|b| Heights::of(b, full, rows)).collect();
        let row = |up: u16| heights.iter().map(|h| h.cell(u32::from(up) * 8)).collect();
        Density { rows: (0..rows).rev().map(row).collect(), full }
    }

    /// The scale in words: `scale: █ = 4 incidents`.
    pub fn scale(&self, charset: Charset, one: &str, many: &str) -> Text {
        let noun = if self.full == 1 { one } else { many };
        text!("scale: {} = {} {noun}", Sign::Certain(8).glyph(charset), self.full)
    }
}

/// Numbers of events that a full cell may stand for, ascending.
fn round_numbers() -> impl Iterator<Item = u32> {
    (0..9).flat_map(|power| [1, 2, 4, 5, 8].map(|n| n * 10_u32.pow(power)))
}

/// One column of the band, in eighths of a cell.
struct Heights {
    certain: u32,
    /// Where the possible part begins.
    foot: u32,
    possible: u32,
}

impl Heights {
    fn of(mass: &Mass, full: u32, rows: u16) -> Heights {
        let certain = eighths(mass.certain, full);
        let foot = if rows > 1 { certain.next_multiple_of(8) } else { certain };
        Heights { certain, foot, possible: eighths(mass.possible, full) }
    }

    fn top(&self) -> u32 {
        self.foot + self.possible
    }

    /// The cell that begins so many eighths above the foot of the band.
    fn cell(&self, above: u32) -> DensityCell {
        let within = |lo: u32, hi: u32| hi.min(above + 8).saturating_sub(lo.max(above)) as u8;
        DensityCell { certain: within(0, self.certain), possible: within(self.foot, self.top()) }
    }
}

/// Height of so many events, in eighths of a cell, rounded up but for the noise of adding parts. The one place
/// that knows the scale is linear.
fn eighths(events: f32, full: u32) -> u32 {
    let least = if events > 0.0 { 1.0 } else { 0.0 };
    (events * 8.0 / full as f32 - 0.01).ceil().clamp(least, 1.0e8) as u32
}

#[cfg(test)]
mod tests;
