//! Ticks and labels of an axis: never in each other's way, never cut, never to be misread.

use super::{Step, Unit, labels};
use crate::model::Minute;
use crate::text::Text;
use crate::timeline::ruler::{Piece, Ruler};
use crate::timeline::viewport::{Column, Viewport};

/// How much a tick says, which is also how strongly it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The start of a unit, without a label.
    Bare,
    /// The start of a unit, named within its year, month or day.
    Unit,
    /// The start of a month or a day on an axis of finer units.
    Context,
    /// Names a year.
    Year,
    /// Says what the left edge lies in: the label stays there while the axis moves under it.
    Edge,
    /// Says how long a folded gap is; a blank and the sign of the gap come before the label.
    Gap,
}

/// A tick of the axis. Its label, if any, begins in the tick's own column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Column, counted from 0.
    pub column: u16,
    /// What it says; empty for a bare tick.
    pub label: Text,
    /// How much it says.
    pub level: Level,
}

/// The ticks of an axis `width` columns wide without folds, ascending by column, at most one in each.
pub fn ticks(view: &Viewport, width: u16) -> Vec<Tick> {
    ruled(&Ruler::even(view, width))
}

/// The ticks of an axis, ascending by column, at most one in each. After a folded gap the axis begins anew and says
/// where it is.
pub fn ruled(ruler: &Ruler) -> Vec<Tick> {
    let unit = Unit::on(ruler);
    ruler.pieces().iter().flat_map(|piece| of_piece(piece, unit, ruler.pace())).collect()
}

fn of_piece(piece: &Piece, unit: &Unit, pace: (Minute, u16)) -> Vec<Tick> {
    if let Some(label) = &piece.fold {
        return vec![Tick { column: piece.at + GAP, label: label.clone(), level: Level::Gap }];
    }
    let (view, width) = (&piece.view, piece.width);
    let mut row = Row::new(width);
    let starts = starts(unit, view, width);
    let edge_says_all = row.open(unit.step, view, &starts);
    row.place(&starts, edge_says_all);
    row.mark(starts.iter().map(|s| s.column));
    if let Some(finer) = unit.finer().filter(|u| u.spacing(pace) >= 2) {
        row.mark_all(&columns(finer, view, width).map(|(column, _)| column).collect::<Vec<_>>());
    }
    row.ticks.sort_by_key(|t| t.column);
    row.ticks.iter_mut().for_each(|t| t.column += piece.at);
    row.ticks
}

/// Columns of a folded gap before its label: a blank, the sign, a blank.
const GAP: u16 = 3;

/// The start of a unit on the screen.
struct Start {
    column: u16,
    minute: Minute,
    label: Text,
    level: Level,
}

/// The units that start on the screen, the one at its very first minute left out: the edge says it.
fn starts(unit: &Unit, view: &Viewport, width: u16) -> Vec<Start> {
    let labelled = |(column, minute)| {
        let (label, level) = labels::of_start(unit.step, minute);
        Start { column, minute, label, level }
    };
    columns(unit, view, width).filter(|(_, minute)| *minute > view.lo).map(labelled).collect()
}

/// The columns and minutes at which units start, at most one for each column.
fn columns(unit: &Unit, view: &Viewport, width: u16) -> impl Iterator<Item = (u16, Minute)> {
    let mut last = None;
    let on_screen = unit.starts(view.lo).map_while(move |minute| match view.column_of(minute, width) {
        Column::At(column) => Some((column, minute)),
        Column::Left | Column::Right => None,
    });
    on_screen.filter(move |(column, _)| last.replace(*column) != Some(*column))
}

/// The row being set, and which of its columns are taken.
struct Row {
    taken: Vec<bool>,
    ticks: Vec<Tick>,
}

impl Row {
    fn new(width: u16) -> Row {
        Row { taken: vec![false; usize::from(width)], ticks: Vec::new() }
    }

    /// Whether so many columns from this one on are free, with a free one on either side.
    fn is_free(&self, column: u16, columns: usize) -> bool {
        let start = usize::from(column);
        let end = start + columns;
        let with_gap = start.saturating_sub(1)..(end + 1).min(self.taken.len());
        end <= self.taken.len() && self.taken.get(with_gap).is_some_and(|free| !free.contains(&true))
    }

    /// Sets a label if there is room for it.
    fn set(&mut self, column: u16, label: Text, level: Level) -> bool {
        let columns = label.width().max(1);
        if !self.is_free(column, columns) {
            return false;
        }
        let start = usize::from(column);
        self.taken.iter_mut().skip(start).take(columns).for_each(|taken| *taken = true);
        self.ticks.push(Tick { column, label, level });
        true
    }

    /// Says where the axis begins: at its edge, or else at the first start that can say it in full. Answers
    /// whether plain labels right of the edge can be understood.
    fn open(&mut self, step: Step, view: &Viewport, starts: &[Start]) -> bool {
        let first = starts.iter().find(|s| s.level > Level::Unit);
        let room = first.map_or(self.taken.len(), |s| usize::from(s.column).saturating_sub(1));
        let names = labels::of_edge(step, view.lo);
        let fitting = names.iter().filter(|(label, _)| label.width() <= room.min(self.taken.len()));
        let hidden = |label: &Text| starts.iter().filter(|s| usize::from(s.column) <= label.width()).count();
        if let Some((label, says_all)) = fitting.min_by_key(|(label, says_all)| (!says_all, hidden(label))) {
            self.set(0, label.clone(), Level::Edge);
            return *says_all;
        }
        if first.is_some_and(|s| self.set(s.column, labels::in_full(step, s.minute), s.level)) {
            return false;
        }
        if let Some((year, _)) = names.last() {
            self.set(0, year.clone(), Level::Edge);
        }
        false
    }

    /// Sets the labels of the starts, those that say more first. One that is counted from something which has
    /// no room is left out, for it would be misread.
    fn place(&mut self, starts: &[Start], edge_says_all: bool) {
        self.place_level(starts, Level::Year, true);
        self.place_level(starts, Level::Context, true);
        self.place_level(starts, Level::Unit, edge_says_all);
    }

    /// Sets the labels of one level wherever what they are counted from is said left of them.
    fn place_level(&mut self, starts: &[Start], level: Level, mut understood: bool) {
        for s in starts {
            if s.level > level {
                understood = self.ticks.iter().any(|t| t.column == s.column);
            } else if s.level == level && understood {
                self.set(s.column, s.label.clone(), level);
            }
        }
    }

    /// Sets bare ticks if there is room for every one that is not at a tick or under the label of the edge: a
    /// division marked here and not there would look like two divisions.
    fn mark_all(&mut self, columns: &[u16]) {
        let edge = self.ticks.iter().find(|t| t.level == Level::Edge).map_or(0, |t| t.label.width() + 1);
        let ticks: Vec<u16> = self.ticks.iter().map(|t| t.column).collect();
        let wanted = |c: &&u16| {
            let column = usize::from(**c);
            column >= edge && column < self.taken.len() && !ticks.contains(c)
        };
        let wanted: Vec<u16> = columns.iter().filter(wanted).copied().collect();
        if wanted.iter().all(|c| self.is_free(*c, 1)) {
            self.mark(wanted.into_iter());
        }
    }

    /// Sets bare ticks where there is room.
    fn mark(&mut self, columns: impl Iterator<Item = u16>) {
        for column in columns {
            self.set(column, Text::default(), Level::Bare);
        }
    }
}
