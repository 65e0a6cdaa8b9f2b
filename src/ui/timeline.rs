//! The axis: labels, density, lanes, and the rule with the cursor. The list under it has its own painter.

use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::layout::TimelineLayout;
use crate::app::{Pane, State};
use crate::index::{Data, Histogram, Row};
use crate::model::Truth;
use crate::text;
use crate::text::Text;
use crate::timeline::lanes::Extent;
use crate::timeline::{Density, Lane, Level, Mark, Mass, Sign, Tick, ticks};

/// Paints everything above the list.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &TimelineLayout, framed: bool) {
    let view = state.spot.viewport;
    let hits = state.find.as_ref().map(|f| &*f.hits);
    let histogram = data.index.histogram(&state.scope.answer, &view.edges(areas.plot.width), hits);
    let density = density(&histogram, areas.density.height);
    if framed {
        let role = if state.focus == Pane::Timeline { Role::Focus } else { Role::Frame };
        canvas.frame(areas.pane.outer, &Text::new(" Timeline "), role);
    }
    paint_axis(state, canvas, areas);
    paint_density(canvas, areas, &density);
    paint_scale(canvas, areas, &density, framed);
    let lanes = lanes(state, data, areas);
    for (y, (name, role, lane)) in (areas.lanes.y..areas.lanes.bottom()).zip(&lanes) {
        paint_lane(canvas, areas, y, (name, *role), lane);
    }
    paint_rule(canvas, areas, &histogram);
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

type Named = (Text, Role, Lane);

/// The lanes by kind, in the store's order. When there are more than rows, the last row holds the rest.
fn lanes(state: &State, data: &Data, areas: &TimelineLayout) -> Vec<Named> {
    let rows = usize::from(areas.lanes.height);
    let kinds = &state.scope.lanes;
    if rows == 0 {
        return Vec::new();
    }
    let own = if kinds.len() > rows { rows - 1 } else { kinds.len() };
    let lane = || Lane::new(&state.spot.viewport, areas.plot.width);
    let mut lanes: Vec<Named> = kinds[..own]
        .iter()
        .map(|k| (data.store.catalog().kind(*k).name.clone(), Role::Kind(k.at()), lane()))
        .collect();
    if own < kinds.len() {
        lanes.push((text!("{} more", kinds.len() - own), Role::Dim, lane()));
    }
    for (event, truth) in state.scope.answer.iter() {
        let Some(row) = data.index.row(event) else { continue };
        let mark = mark(state, &row, truth);
        let at = kinds[..own].iter().position(|k| *k == row.kind).unwrap_or(own);
        if let Some((_, _, lane)) = lanes.get_mut(at) {
            lane.add(&mark);
        }
    }
    lanes
}

fn mark(state: &State, row: &Row<'_>, truth: Truth) -> Mark {
    let event = row.event;
    let selected = state.shown() == Some(event);
    Mark { event, span: row.span, shape: row.shape, truth, selected, differing: row.differing }
}

fn paint_lane(canvas: &mut Canvas<'_>, areas: &TimelineLayout, y: u16, name: (&Text, Role), lane: &Lane) {
    let (name, role) = name;
    let before = off_screen(canvas, lane.before, true);
    let after = off_screen(canvas, lane.after, false);
    let x = areas.pane.inner.x + 1;
    let name_w = areas.gutter.saturating_sub(2 + before.width() as u16);
    canvas.put(x, y, name_w, name, canvas.style(role));
    canvas.put_right(areas.plot.x.saturating_sub(1), y, &before, canvas.style(Role::Dim));
    for (x, cell) in (areas.plot.x..areas.plot.right()).zip(&lane.cells) {
        let Some(sign) = cell.sign else { continue };
        canvas.sign(x, y, sign, cell_style(canvas, role, cell.truth, cell.differing, cell.selected));
    }
    let right = areas.pane.inner.right();
    canvas.put_right(right, y, &after, canvas.style(Role::Dim));
}

/// `‹3`: so many events of the lane before the screen.
fn off_screen(canvas: &Canvas<'_>, count: u32, left: bool) -> Text {
    if count == 0 {
        return Text::default();
    }
    let sign = if left { Sign::Left } else { Sign::Right }.glyph(canvas.charset());
    if left { text!("{sign}{count}") } else { text!("{count}{sign}") }
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
