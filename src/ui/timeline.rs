//! The axis: labels, density, lanes, and the rule with the cursor. The list under it has its own painter.

use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::axis::{Axis, own_lanes, selected_lane};
use crate::app::layout::TimelineLayout;
use crate::app::{Pane, State};
use crate::index::{Data, Histogram};
use crate::model::Truth;
use crate::text;
use crate::text::Text;
use crate::timeline::lanes::Extent;
use crate::timeline::{Density, Lane, Level, Mass, Sign, Tick, ticks};

/// Paints everything above the list.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &TimelineLayout, framed: bool) {
    let Some(axis) = &state.axis else { return };
    let density = density(&axis.histogram, areas.density.height);
    if framed {
        let role = if state.focus == Pane::Timeline { Role::Focus } else { Role::Frame };
        canvas.frame(areas.pane.outer, &Text::new(" Timeline "), role);
    }
    paint_axis(state, canvas, areas);
    paint_density(canvas, areas, &density);
    paint_scale(canvas, areas, &density, framed);
    paint_lanes(state, data, canvas, areas, axis);
    paint_rule(canvas, areas, &axis.histogram);
    paint_cursor(state, data, canvas, areas);
}

fn density(histogram: &Histogram, rows: u16) -> Density {
    let masses: Vec<Mass> = histogram.bins.iter().map(|b| Mass::of(b.solid, b.mass)).collect();
    Density::of(&masses, rows)
}

fn paint_axis(state: &State, canvas: &mut Canvas<'_>, areas: &TimelineLayout) {
    for Tick { column, label, level } in ticks(&state.spot.viewport, areas.plot.width) {
        let role = match level {
            Level::Year | Level::Edge => Role::Year,
            Level::Context => Role::Plain,
            Level::Unit | Level::Bare => Role::Tick,
        };
        let x = areas.plot.x + column;
        if label.is_empty() {
            canvas.sign(x, areas.axis.y, Sign::Division, canvas.style(Role::Frame));
        } else {
            canvas.line(x, areas.axis.y, areas.plot.right() - x, &label, canvas.style(role));
        }
    }
}

fn paint_density(canvas: &mut Canvas<'_>, areas: &TimelineLayout, density: &Density) {
    for (y, row) in (areas.density.y..areas.density.bottom()).zip(&density.rows) {
        for (x, cell) in (areas.plot.x..areas.plot.right()).zip(row) {
            let role = if cell.certain > 0 { Role::Bar } else { Role::Possible };
            if let Some(sign) = cell.sign() {
                canvas.sign(x, y, sign, canvas.style(role));
            }
        }
    }
}

/// What a full cell stands for, in the gutter, where it fits.
fn paint_scale(canvas: &mut Canvas<'_>, areas: &TimelineLayout, density: &Density, framed: bool) {
    let full = Sign::Certain(8).glyph(canvas.charset());
    let long = text!("{full} = {} inc.", density.full);
    let short = text!("{full}={}", density.full);
    let fits = long.width() < usize::from(areas.gutter);
    let text = if fits { long } else { short };
    let y = areas.density.bottom().saturating_sub(1);
    let inset = u16::from(framed || areas.gutter > 8);
    canvas.put(areas.pane.inner.x + inset, y, areas.gutter - inset, &text, canvas.style(Role::Dim));
}

/// The lanes by kind, the selected event's own with it marked.
fn paint_lanes(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &TimelineLayout, axis: &Axis) {
    let kinds = &state.scope.lanes;
    let own = own_lanes(kinds, usize::from(areas.lanes.height));
    let selected = state.shown().and_then(|event| selected_lane(state, data, event));
    for (row, (y, lane)) in (areas.lanes.y..areas.lanes.bottom()).zip(&axis.lanes).enumerate() {
        let lane = selected.as_ref().filter(|(at, _)| *at == row).map_or(lane, |(_, lane)| lane);
        match kinds.get(row).filter(|_| row < own) {
            Some(kind) => {
                let name = &data.store.catalog().kind(*kind).name;
                paint_lane(canvas, areas, y, (name, Role::Kind(kind.at())), lane);
            }
            None => paint_lane(canvas, areas, y, (&text!("{} more", kinds.len() - own), Role::Dim), lane),
        }
    }
}

fn paint_lane(canvas: &mut Canvas<'_>, areas: &TimelineLayout, y: u16, name: (&Text, Role), lane: &Lane) {
    let (name, role) = name;
    let before = off_screen(canvas, lane.before, true, areas.gutter / 2);
    let margin = areas.pane.inner.right().saturating_sub(areas.plot.right());
    let after = off_screen(canvas, lane.after, false, margin.saturating_sub(1));
    let x = areas.pane.inner.x + 1;
    let name_w = areas.gutter.saturating_sub(2 + before.width() as u16);
    canvas.put(x, y, name_w, name, canvas.style(role));
    canvas.put_right(areas.plot.x.saturating_sub(1), y, &before, canvas.style(Role::Dim));
    for (x, cell) in (areas.plot.x..areas.plot.right()).zip(&lane.cells) {
        let Some(sign) = cell.sign else { continue };
        canvas.sign(x, y, sign, cell_style(canvas, role, cell.truth, cell.differing, cell.selected));
    }
    canvas.put_right(areas.pane.inner.right(), y, &after, canvas.style(Role::Dim));
}

/// `‹3`: so many events of the lane before the screen. A number that has no room is left out, never cut.
fn off_screen(canvas: &Canvas<'_>, count: u32, left: bool, columns: u16) -> Text {
    if count == 0 {
        return Text::default();
    }
    let sign = if left { Sign::Left } else { Sign::Right }.glyph(canvas.charset());
    let whole = if left { text!("{sign}{count}") } else { text!("{count}{sign}") };
    if whole.width() <= usize::from(columns) { whole } else { Text::new(sign) }
}

fn cell_style(canvas: &Canvas<'_>, role: Role, truth: Truth, differing: bool, selected: bool) -> Style {
    let mut style = canvas.style(role);
    if truth == Truth::Possible {
        style = canvas.style(Role::Possible);
    }
    if differing {
        style = style.add_modifier(Modifier::UNDERLINED);
    }
    if selected {
        style = style.add_modifier(Modifier::REVERSED | Modifier::BOLD);
    }
    style
}

/// A rule under the lanes, with hits as ticks.
fn paint_rule(canvas: &mut Canvas<'_>, areas: &TimelineLayout, histogram: &Histogram) {
    canvas.rule(areas.rule, canvas.style(Role::Frame));
    for (x, bin) in (areas.plot.x..areas.plot.right()).zip(&histogram.bins) {
        if bin.hits > 0 {
            canvas.sign(x, areas.rule.y, Sign::Hit, canvas.style(Role::Hit));
        }
    }
}

/// Where the event shown is drawn.
fn paint_cursor(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &TimelineLayout) {
    let Some(row) = state.shown().and_then(|e| data.index.row(e)) else { return };
    let extent = Extent::of(row.span, row.shape, &state.spot.viewport, areas.plot.width);
    if let Some(extent) = extent {
        canvas.sign(areas.plot.x + extent.anchor, areas.rule.y, Sign::Cursor, canvas.style(Role::Focus));
    }
}
