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
    /// What is drawn: blocks for what is certain, shades for what is possible, and quarters for one under the other.
    pub fn sign(self) -> Option<Sign> {
        match (self.certain, self.possible) {
            (0, 0) => None,
            (0, p) => Some(Sign::Possible(p.div_ceil(3).min(3))),
            (c, 0) => Some(Sign::Certain(c)),
            (c, _) => Some(Sign::Both((c / 2).clamp(1, 3))),
        }
    }

    /// How it looks: one column.
    pub fn glyph(self, charset: Charset) -> &'static str {
        self.sign().map_or(" ", |s| s.glyph(charset))
    }
}

/// How heights grow with the number of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Scale {
    /// Twice as many events are twice as high.
    #[default]
    Linear,
    /// Ten times as many events are a step higher, so that few are seen beside very many.
    Log,
}

/// The density band.
#[derive(Clone, Debug, PartialEq)]
pub struct Density {
    /// Rows from the top, each with one cell for each column.
    pub rows: Vec<Vec<DensityCell>>,
    /// How heights grow.
    pub scale: Scale,
    /// Events that one full cell stands for on a linear scale, and that the whole band does on a logarithmic one.
    pub full: u32,
}

impl Density {
    /// The band of these columns, some rows high, as fine as it can be and hold the highest. With several
    /// rows the possible part begins in a cell of its own, so that it is told from the certain one without
    /// colour.
    pub fn of(bins: &[Mass], rows: u16, scale: Scale) -> Density {
        let room = u32::from(rows.max(1)) * 8;
        let heights = |full: u32| Ladder { scale, full, rows };
        let fits = |full: &u32| bins.iter().all(|b| heights(*full).of(b).top() <= room);
        let full = round_numbers().find(fits).unwrap_or(u32::MAX);
        let heights: Vec<Heights> = bins.iter().map(|b| heights(full).of(b)).collect();
        let row = |up: u16| heights.iter().map(|h| h.cell(u32::from(up) * 8)).collect();
        Density { rows: (0..rows).rev().map(row).collect(), scale, full }
    }

    /// Which scale it is and what it measures, in at most so many columns: `█ = 4 inc., linear`, `log to 40 inc.`,
    /// or shorter.
    pub fn scale(&self, charset: Charset, columns: usize) -> Text {
        let (full, number) = (Sign::Certain(8).glyph(charset), brief(self.full));
        let names = match self.scale {
            Scale::Linear => [
                text!("{full} = {number} inc., linear"),
                text!("{full} = {number} linear"),
                text!("{full}={number} linear"),
                text!("{full}={number} lin"),
                text!("lin {number}"),
            ],
            Scale::Log => [
                text!("log, up to {number} inc."),
                text!("log to {number} inc."),
                text!("log to {number}"),
                text!("log {number}"),
                text!("log"),
            ],
        };
        names.into_iter().find(|name| name.width() <= columns).unwrap_or_default()
    }
}

/// A round number in at most four characters: `800`, `20k`, `4M`.
fn brief(number: u32) -> Text {
    match number {
        n if n >= 1_000_000_000 => text!("{}G", n / 1_000_000_000),
        n if n >= 1_000_000 => text!("{}M", n / 1_000_000),
        n if n >= 1000 => text!("{}k", n / 1000),
        n => text!("{n}"),
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

/// How high events stand.
#[derive(Clone, Copy)]
struct Ladder {
    scale: Scale,
    full: u32,
    rows: u16,
}

impl Ladder {
    fn of(self, mass: &Mass) -> Heights {
        let certain = self.eighths(mass.certain);
        let foot = if self.rows > 1 { certain.next_multiple_of(8) } else { certain };
        let possible = match self.scale {
            Scale::Linear => self.eighths(mass.possible),
            // What is possible adds what it makes the whole higher.
            Scale::Log if mass.possible > 0.0 => {
                self.eighths(mass.certain + mass.possible).saturating_sub(certain).max(1)
            }
            Scale::Log => 0,
        };
        Heights { certain, foot, possible }
    }

    /// Height of so many events, in eighths of a cell, rounded up but for the noise of adding parts. The one place
    /// that knows how the scales go.
    fn eighths(self, events: f32) -> u32 {
        let least = if events > 0.0 { 1.0 } else { 0.0 };
        let height = match self.scale {
            Scale::Linear => events * 8.0 / self.full as f32,
            Scale::Log => f32::from(self.rows.max(1)) * 8.0 * events.ln_1p() / (self.full as f32).ln_1p(),
        };
        (height - 0.01).ceil().clamp(least, 1.0e8) as u32
    }
}

impl Heights {
    fn top(&self) -> u32 {
        self.foot + self.possible
    }

    /// The cell that begins so many eighths above the foot of the band.
    fn cell(&self, above: u32) -> DensityCell {
        let within = |lo: u32, hi: u32| hi.min(above + 8).saturating_sub(lo.max(above)) as u8;
        DensityCell { certain: within(0, self.certain), possible: within(self.foot, self.top()) }
    }
}

#[cfg(test)]
mod tests;
