//! The brush: its window in brackets on the rule under the lanes, and what it holds in the footer.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::theme::Role;
use crate::app::State;
use crate::app::brush::Brush;
use crate::app::day;
use crate::app::layout::TimelineLayout;
use crate::text;
use crate::timeline::{Column, Sign};

/// Paints the brackets, where a window is brushed.
pub fn paint(state: &State, canvas: &mut Canvas<'_>, areas: &TimelineLayout) {
    let Some(brush) = &state.brush else { return };
    let (columns, ruler, window) = (areas.plot.width, state.ruler(), brush.window());
    if columns == 0 || !window.meets(&ruler.view().window()) {
        return;
    }
    let (from, to) = (ruler.column_of(window.lo), ruler.column_of(window.hi));
    let at = |column: Column| match column {
        Column::Left => 0,
        Column::At(column) => column,
        Column::Right => columns - 1,
    };
    let style = canvas.style(Role::Selected);
    for column in at(from)..=at(to) {
        let sign = match Column::At(column) {
            c if c == from && c == to => Sign::BrushedColumn,
            c if c == from => Sign::BrushStart,
            c if c == to => Sign::BrushEnd,
            _ => Sign::Brushed,
        };
        canvas.sign(areas.plot.x + column, areas.rule.y, sign, style);
    }
    let (x, width) = (areas.plot.x + at(from), at(to) - at(from) + 1);
    canvas.tint(Rect { x, width, y: areas.axis.y, height: areas.axis.height }, style);
}

/// What the brush covers and, where that can be counted, how many events match in it, for the footer.
pub(super) fn pieces(brush: &Brush, counted: bool) -> Vec<Piece> {
    let tally = brush.tally().unwrap_or_default();
    let events = if tally.certain == 1 { "event" } else { "events" };
    let mut pieces = vec![(text!(" {}", day::written(brush.window())), Role::Title)];
    if counted {
        pieces.push((text!("  {} {events}", tally.certain), Role::Plain));
    }
    if counted && tally.possible > 0 {
        pieces.push((text!(" (+{} possible)", tally.possible), Role::Dim));
    }
    pieces.push((text!(" "), Role::Plain));
    pieces
}
