//! Minutes and columns of the axis as it is drawn: one even piece, or several where long gaps are folded.

use std::ops::Range;

use super::calendar::{HOUR, YEAR};
use super::viewport::{Column, Viewport};
use crate::model::date::{DAY, FOREVER, FOREVER_AGO};
use crate::model::{Minute, Window};
use crate::text;
use crate::text::Text;

/// Columns of a folded gap beside its label: a blank, the sign and a blank before it, a blank after it.
const FRAME: u16 = 4;
/// Columns that folding a gap must save at least.
const SAVED: u16 = 3;
/// Columns of a gap that stay unfolded on the side of an event, as wide as they were.
const MARGIN: i64 = 3;
/// A gap is long when it takes at least this part of the window: a tenth.
const LONG: i64 = 10;

/// A part of the axis in which time goes evenly, or stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its minutes. A piece may be shorter than a viewport that is shown on its own.
    pub view: Viewport,
    /// Its first column.
    pub at: u16,
    /// How many columns it takes.
    pub width: u16,
    /// How long the gap is, in words, if the piece is one that is folded.
    pub fold: Option<Text>,
}

/// The axis as it is drawn: every minute of the viewport has a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruler {
    view: Viewport,
    width: u16,
    pieces: Vec<Piece>,
    /// Minutes and columns of all that is not folded.
    pace: (Minute, u16),
}

impl Ruler {
    /// The axis without folds.
    pub fn even(view: &Viewport, width: u16) -> Ruler {
        let piece = Piece { view: *view, at: 0, width, fold: None };
        Ruler { view: *view, width, pieces: vec![piece], pace: (view.length(), width) }
    }

    /// The axis with the long ones of these gaps folded, the longest first, as long as half of it stays even.
    /// The gaps ascend and do not overlap.
    pub fn folded(view: &Viewport, width: u16, gaps: &[Window]) -> Ruler {
        let mut folds: Vec<Fold> = gaps.iter().filter_map(|gap| Fold::of(*gap, view, width)).collect();
        while !folds.is_empty() {
            if let Some(ruler) = Ruler::laid(view, width, &folds) {
                return ruler;
            }
            let shortest = (0..folds.len()).min_by_key(|i| folds.get(*i).map(Fold::length));
            shortest.map(|i| folds.remove(i));
        }
        Ruler::even(view, width)
    }

    /// Lays out the pieces; none when too little of the axis would stay even.
    fn laid(view: &Viewport, width: u16, folds: &[Fold]) -> Option<Ruler> {
        let taken: u16 = folds.iter().map(Fold::columns).sum();
        let live = view.length() - folds.iter().map(Fold::length).sum::<Minute>();
        let columns = width.checked_sub(taken).filter(|left| *left >= width / 2)?;
        if live < Minute::from(columns) || columns == 0 {
            return None;
        }
        let mut layer = Layer { live, columns, minutes: 0, used: 0, at: 0, pieces: Vec::new() };
        let mut from = view.lo;
        for fold in folds {
            layer.even(from, fold.lo);
            layer.fold(fold);
            from = fold.hi;
        }
        layer.even(from, view.hi);
        let sound =
            layer.at == width && layer.pieces.iter().all(|p| p.width > 0 && p.minutes() >= p.width.into());
        sound.then_some(Ruler { view: *view, width, pieces: layer.pieces, pace: (live, columns) })
    }

    /// The stretch of time that is shown.
    pub fn view(&self) -> &Viewport {
        &self.view
    }

    /// How many columns it takes.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The pieces from left to right; one, where nothing is folded.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// How many minutes take how many columns where nothing is folded.
    pub fn pace(&self) -> (Minute, u16) {
        self.pace
    }

    /// The column of a minute.
    pub fn column_of(&self, minute: Minute) -> Column {
        if minute < self.view.lo {
            return Column::Left;
        }
        let after = self.pieces.iter().take_while(|p| p.view.lo <= minute).last();
        match after.map(|p| (p, p.view.column_of(minute, p.width))) {
            Some((piece, Column::At(column))) => Column::At(piece.at + column),
            _ => Column::Right,
        }
    }

    /// The minutes of a column; the last ones beyond the right edge.
    pub fn column(&self, column: u16) -> Range<Minute> {
        let piece = self.pieces.iter().take_while(|p| p.at <= column).last();
        piece.map_or(self.view.lo..self.view.hi, |p| p.view.column(column - p.at, p.width))
    }

    /// The edges of the columns: one more than there are columns, ascending.
    pub fn edges(&self) -> Vec<Minute> {
        let starts = self.pieces.iter().flat_map(|p| {
            let edges = p.view.edges(p.width);
            edges.into_iter().take(usize::from(p.width))
        });
        starts.chain([self.view.hi]).collect()
    }

    /// The window of the columns from `a` to `b`, both included, in either order.
    pub fn brushed(&self, a: u16, b: u16) -> Window {
        let lo = self.column(a.min(b)).start;
        Window { lo, hi: (self.column(a.max(b)).end - 1).max(lo) }
    }

    /// Whether a stretch, both ends included, is no longer than a column that is not folded.
    pub fn is_narrow(&self, lo: Minute, hi: Minute) -> bool {
        let minutes = i128::from(hi) - i128::from(lo) + 1;
        minutes * i128::from(self.pace.1) <= i128::from(self.pace.0)
    }
}

impl Piece {
    fn minutes(&self) -> Minute {
        self.view.length()
    }
}

/// Whether what is on the screen of a gap takes a tenth of it or more.
pub fn is_long(gap: Window, view: &Viewport) -> bool {
    let (lo, hi) = (gap.lo.max(view.lo), gap.hi.min(view.hi - 1));
    hi.saturating_sub(lo) >= least(view)
}

/// From the first minute to the last of a gap that is folded at least.
pub fn least(view: &Viewport) -> Minute {
    view.length() / LONG
}

/// A gap, or the part of one, that is to be folded.
struct Fold {
    lo: Minute,
    /// First minute that is no longer folded.
    hi: Minute,
    label: Text,
}

impl Fold {
    /// What of a gap can be folded in a window; none when that saves too little. A few columns stay at the events
    /// on both sides, so that no event touches the fold; what is said is the length of the whole gap, and of one that
    /// has no end, how much of it is in the window.
    fn of(gap: Window, view: &Viewport, width: u16) -> Option<Fold> {
        let margin = (view.length() * MARGIN / Minute::from(width.max(1))).max(1);
        let lo = if gap.lo <= view.lo { view.lo } else { gap.lo.saturating_add(margin) };
        let hi = if gap.hi >= view.hi - 1 { view.hi } else { (gap.hi + 1).saturating_sub(margin) };
        let length = hi.saturating_sub(lo);
        let from = if gap.lo == FOREVER_AGO { view.lo } else { gap.lo };
        let to = if gap.hi == FOREVER { view.hi - 1 } else { gap.hi };
        let fold = Fold { lo, hi, label: in_words(to.saturating_sub(from).saturating_add(1)) };
        let columns = i128::from(length) * i128::from(width) / i128::from(view.length());
        let worth = columns >= i128::from(fold.columns() + SAVED) && length >= least(view);
        (worth && length < view.length()).then_some(fold)
    }

    fn length(&self) -> Minute {
        self.hi - self.lo
    }

    fn columns(&self) -> u16 {
        self.label.width() as u16 + FRAME
    }
}

/// How long a gap is in whole hours, days, months or years: at least so long.
fn in_words(minutes: Minute) -> Text {
    match minutes {
        m if m < 3 * DAY => text!("{} hours", m / HOUR),
        m if m < YEAR / 6 => text!("{} days", m / DAY),
        m if m < 2 * YEAR => text!("{} months", m * 12 / YEAR),
        m => text!("{} years", m / YEAR),
    }
}

/// Lays pieces side by side, sharing columns out by minutes.
struct Layer {
    /// Minutes and columns of all even pieces.
    live: Minute,
    columns: u16,
    /// Minutes and columns of the even pieces laid so far.
    minutes: Minute,
    used: u16,
    /// The next free column.
    at: u16,
    pieces: Vec<Piece>,
}

impl Layer {
    fn even(&mut self, lo: Minute, hi: Minute) {
        if lo >= hi {
            return;
        }
        self.minutes += hi - lo;
        let due = i128::from(self.minutes) * i128::from(self.columns) / i128::from(self.live);
        let width = (due as u16).saturating_sub(self.used);
        self.used += width;
        self.put(Viewport { lo, hi }, width, None);
    }

    fn fold(&mut self, fold: &Fold) {
        let view = Viewport { lo: fold.lo, hi: fold.hi };
        self.put(view, fold.columns(), Some(fold.label.clone()));
    }

    fn put(&mut self, view: Viewport, width: u16, fold: Option<Text>) {
        self.pieces.push(Piece { view, at: self.at, width, fold });
        self.at += width;
    }
}

#[cfg(test)]
mod tests;
