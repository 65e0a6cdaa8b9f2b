//! Density: how much happened in each column, as heights on a named scale.

use super::signs::{Charset, Sign};
use crate::text;
use crate::text::Text;

/// What happened in one column of the axis, in events; an imprecise date spreads its one event.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Bin {
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
    /// The band of these columns, some rows high, on the finest scale that holds the highest.
    pub fn of(bins: &[Bin], rows: u16) -> Density {
        let highest = bins.iter().map(|b| b.certain + b.possible).fold(0.0, f32::max);
        let full = full_for(highest / f32::from(rows.max(1)));
        let row = |up: u16| bins.iter().map(|b| cell(b, f32::from(up), full)).collect();
        Density { rows: (0..rows).rev().map(row).collect(), full }
    }

    /// The scale in words: `scale: █ = 4 incidents`.
    pub fn scale(&self, charset: Charset, one: &str, many: &str) -> Text {
        let noun = if self.full == 1 { one } else { many };
        text!("scale: {} = {} {noun}", Sign::Certain(8).glyph(charset), self.full)
    }
}

/// The least round number of events, for one full cell, that holds so many.
fn full_for(events: f32) -> u32 {
    let mut ten = 1_u32;
    loop {
        let round = [1, 2, 4, 5, 8].iter().map(|n| n * ten).find(|n| *n as f32 >= events);
        match round {
            Some(full) => return full,
            None if ten >= 100_000_000 => return u32::MAX,
            None => ten *= 10,
        }
    }
}

/// The cell so many rows up.
fn cell(bin: &Bin, up: f32, full: u32) -> DensityCell {
    let eighths = |events: f32| height(events, full) - up * 8.0;
    let certain = whole(eighths(bin.certain), up);
    let both = whole(eighths(bin.certain + bin.possible), up).max(certain);
    DensityCell { certain, possible: both - certain }
}

/// Height in eighths of a cell. The one place that knows the scale is linear.
fn height(events: f32, full: u32) -> f32 {
    events * 8.0 / full as f32
}

/// Whole eighths of one cell; anything at all is at least one, at the foot of the band.
fn whole(eighths: f32, up: f32) -> u8 {
    let least = if up == 0.0 && eighths > 0.0 { 1.0 } else { 0.0 };
    eighths.round().clamp(least, 8.0) as u8
}

#[cfg(test)]
mod tests;
