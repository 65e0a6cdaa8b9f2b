//! The axis: labels, density, lanes, and the rule with the cursor. The list under it has its own painter.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::canvas::Canvas;
use super::header;
use super::overlay::{Overlay, laid_over};
use super::theme::Role;
use crate::app::axis::{Axis, AxisRow};
use crate::app::lanes::PlannedLane;
use crate::app::layout::TimelineLayout;
use crate::app::{Pane, State};
use crate::index::{Data, Histogram, Sort};
use crate::model::Truth;
use crate::text;
use crate::text::Text;
use crate::timeline::ladder::ruled;
use crate::timeline::{Charset, Density, Lane, Level, Mass, Scale, Sign, Tick};

/// Paints everything above the list.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &TimelineLayout, framed: bool) {
    let Some(axis) = &state.axis else { return };
    let density = density(&axis.histogram, areas.density.height, state.scale);
    if framed {
        let role = if state.focus == Pane::Timeline { Role::Focus } else { Role::Frame };
        canvas.frame(areas.pane.outer, &Text::new(" Timeline "), role);
    }
    paint_window(state, canvas, areas);
    paint_axis(axis, canvas, areas);
    paint_density(canvas, areas, &density);
    paint_scale(canvas, areas, &density);
    paint_lanes(state, data, canvas, areas, axis);
    paint_rule(state, canvas, areas, axis);
    paint_cursor(state, data, canvas, areas, axis);
}

fn density(histogram: &Histogram, rows: u16, scale: Scale) -> Density {
    let masses: Vec<Mass> = histogram.bins.iter().map(|b| Mass::of(b.solid, b.mass)).collect();
    Density::of(&masses, rows, scale)
}

/// Columns of the gutter that text in it may take, with a blank before the plot, and where they begin.
fn gutter(areas: &TimelineLayout) -> (u16, u16) {
    (areas.pane.inner.x + 1, areas.gutter.saturating_sub(2))
}

/// The window before the axis, where the header has no room for it; where it has none there either, the day, the month
/// or the year that it is in.
fn paint_window(state: &State, canvas: &mut Canvas<'_>, areas: &TimelineLayout) {
    if !header::states_window(state, state.size.0, canvas.charset()) {
        let (columns, view) = (areas.gutter.saturating_sub(1), state.spot.viewport);
        let window = view.brief(usize::from(columns)).unwrap_or_else(|| view.place());
        let x = areas.pane.inner.x + u16::from(window.width() < usize::from(columns));
        canvas.line(x, areas.axis.y, columns, &window, canvas.style(Role::Dim));
    }
}

/// The window on the rule, where neither the header nor the place before the axis has room for both ends of it: it is
/// always said. It stands over no sign, the furthest right, or at the right end where signs leave no room.
pub fn paint_window_below(state: &State, canvas: &mut Canvas<'_>, areas: &TimelineLayout) {
    let (view, y, right) = (state.spot.viewport, areas.rule.y, areas.pane.inner.right());
    let before_axis = view.brief(usize::from(areas.gutter.saturating_sub(1))).is_some();
    if before_axis || header::states_window(state, state.size.0, canvas.charset()) {
        return;
    }
    let names: Vec<Text> =
        view.names().iter().flat_map(|name| [text!(" {name} "), text!(" {name}")]).collect();
    let free = |canvas: &Canvas<'_>, name: &Text| {
        let width = name.width() as u16;
        let is_free = |x: &u16| (*x..x + width).all(|x| canvas.is_rule(x, y));
        (areas.plot.x..=right.checked_sub(width)?).rev().find(is_free)
    };
    let place = names.iter().find_map(|name| Some((free(canvas, name)?, name)));
    let at_end = |name: &Text| right.saturating_sub(name.width() as u16).max(areas.plot.x.saturating_sub(1));
    if let Some((x, name)) = place.or_else(|| names.last().map(|name| (at_end(name), name))) {
        canvas.line(x, y, right.saturating_sub(x), name, canvas.style(Role::Dim));
    }
}

fn paint_axis(axis: &Axis, canvas: &mut Canvas<'_>, areas: &TimelineLayout) {
    for Tick { column, label, level } in ruled(axis.ruler()) {
        let role = match level {
            Level::Year | Level::Edge => Role::Year,
            Level::Context => Role::Plain,
            Level::Unit | Level::Bare | Level::Gap => Role::Tick,
        };
        let x = areas.plot.x + column;
        if label.is_empty() {
            canvas.sign(x, areas.axis.y, Sign::Division, canvas.style(Role::Frame));
        } else {
            canvas.line(x, areas.axis.y, areas.plot.right() - x, &label, canvas.style(role));
        }
        if level == Level::Gap {
            canvas.sign(x.saturating_sub(2), areas.axis.y, Sign::Gap, canvas.style(role));
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

/// Which scale heights are on, in the gutter.
fn paint_scale(canvas: &mut Canvas<'_>, areas: &TimelineLayout, density: &Density) {
    let (x, columns) = gutter(areas);
    let name = density.scale(canvas.charset(), usize::from(columns));
    let y = areas.density.bottom().saturating_sub(1);
    canvas.line(x, y, columns, &name, canvas.style(Role::Dim));
}

/// The lanes, with the event shown marked in each that it is in.
fn paint_lanes(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &TimelineLayout, axis: &Axis) {
    let selected = state.shown().map(|event| axis.seen(event, data)).unwrap_or_default();
    for (at, (y, row)) in (areas.lanes.y..areas.lanes.bottom()).zip(&axis.rows).enumerate() {
        let Some(lane) = axis.plan().lanes.get(row.lane) else { continue };
        let role = lane_role(lane);
        if row.first {
            paint_name(canvas, areas, y, lane, row);
        }
        let of_row = selected.iter().filter(|(row, _)| *row == at).flat_map(|(_, columns)| columns.clone());
        // Dim cells are possible ones: those of lanes without a colour are plain.
        let role = if role == Role::Dim { Role::Plain } else { role };
        paint_cells(canvas, areas, y, role, &row.cells, &of_row.collect::<Vec<_>>());
        paint_marked(state, canvas, areas, (at, y), &row.cells);
    }
}

/// Lanes have the colours of kinds in turn; those of events without a value, and of several together, have none.
fn lane_role(lane: &PlannedLane) -> Role {
    match lane.keys.as_slice() {
        [Some(key)] => Role::Kind(*key as usize),
        _ => Role::Dim,
    }
}

/// The name of a lane, and how many of its events are off the screen on both sides.
fn paint_name(canvas: &mut Canvas<'_>, areas: &TimelineLayout, y: u16, lane: &PlannedLane, row: &AxisRow) {
    let (x, columns) = gutter(areas);
    let before = off_screen(canvas, row.cells.before, true, areas.gutter / 2);
    let margin = areas.pane.inner.right().saturating_sub(areas.plot.right());
    let after = off_screen(canvas, row.cells.after, false, margin.saturating_sub(1));
    let taken = if before.is_empty() { 0 } else { before.width() as u16 + 1 };
    canvas.line(x, y, columns.saturating_sub(taken), &lane.name, canvas.style(lane_role(lane)));
    canvas.put_right(areas.plot.x.saturating_sub(1), y, &before, canvas.style(Role::Dim));
    canvas.put_right(areas.pane.inner.right(), y, &after, canvas.style(Role::Dim));
}

fn paint_cells(
    canvas: &mut Canvas<'_>,
    areas: &TimelineLayout,
    y: u16,
    role: Role,
    cells: &Lane,
    selected: &[u16],
) {
    for ((column, cell), sign) in (0..areas.plot.width).zip(&cells.cells).zip(cells.signs()) {
        let Some(sign) = sign else { continue };
        let style = cell_style(canvas, role, cell.truth, cell.differing, selected.contains(&column));
        canvas.sign(areas.plot.x + column, y, sign, style);
    }
    for (column, label) in &cells.labels {
        let columns = areas.plot.width.saturating_sub(*column);
        canvas.line(areas.plot.x + column, y, columns, label, canvas.style(Role::Dim));
    }
}

/// Marked events: their own sign in the place of what says how their date is known. Where several share a cell, their
/// number stays and is bold.
fn paint_marked(
    state: &State,
    canvas: &mut Canvas<'_>,
    areas: &TimelineLayout,
    (row, y): (usize, u16),
    cells: &Lane,
) {
    let Some(lit) = &state.lit else { return };
    for (_, column) in lit.cells.range((row, 0)..=(row, u16::MAX)) {
        let (x, style) = (areas.plot.x + column, canvas.style(Role::Key).add_modifier(Modifier::BOLD));
        match cells.cells.get(usize::from(*column)) {
            Some(cell) if cell.count > 1 => canvas.tint(Rect { x, y, width: 1, height: 1 }, style),
            Some(_) => canvas.sign(x, y, Sign::Marked, style),
            None => {}
        }
    }
}

/// `‹3`: so many events of the lane before the screen; `‹2k` where the number has no room, which is never cut.
fn off_screen(canvas: &Canvas<'_>, count: u32, left: bool, columns: u16) -> Text {
    if count == 0 {
        return Text::default();
    }
    let sign = if left { Sign::Left } else { Sign::Right }.glyph(canvas.charset());
    let named = |number: Text| if left { text!("{sign}{number}") } else { text!("{number}{sign}") };
    let mut names = [text!("{count}"), thousands(count)].into_iter().map(named);
    names.find(|name| name.width() <= usize::from(columns)).unwrap_or_else(|| Text::new(sign))
}

/// A number in at most three characters, rounded down: `2k` is two thousand and more, `.3M` three hundred thousand.
fn thousands(number: u32) -> Text {
    match number {
        n if n >= 1_000_000_000 => text!("{}G", n / 1_000_000_000),
        n if n >= 100_000_000 => text!(".{}G", n / 100_000_000),
        n if n >= 1_000_000 => text!("{}M", n / 1_000_000),
        n if n >= 100_000 => text!(".{}M", n / 100_000),
        n if n >= 1000 => text!("{}k", n / 1000),
        n => text!("{n}"),
    }
}

fn cell_style(canvas: &Canvas<'_>, role: Role, truth: Truth, differing: bool, selected: bool) -> Style {
    let mut style = canvas.style(role);
    if truth == Truth::Possible {
        // Dimmed by attribute too, so that it does not rest on colour, and is seen without any.
        style = canvas.style(Role::Possible).add_modifier(Modifier::DIM);
    }
    laid_over(style, |overlay| match overlay {
        Overlay::Selected => selected,
        Overlay::Differing => differing,
    })
}

/// A rule under the lanes, with hits, marked events and events of other forms as ticks, broken where a gap is folded; before it, how many lanes are not on the
/// screen.
fn paint_rule(state: &State, canvas: &mut Canvas<'_>, areas: &TimelineLayout, axis: &Axis) {
    canvas.rule(areas.rule, canvas.style(Role::Frame));
    for piece in axis.ruler().pieces().iter().filter(|piece| piece.fold.is_some()) {
        for column in piece.at..piece.at + piece.width {
            canvas.sign(areas.plot.x + column, areas.rule.y, Sign::Gap, canvas.style(Role::Frame));
        }
    }
    for (x, bin) in (areas.plot.x..areas.plot.right()).zip(&axis.histogram.bins) {
        let marked = state.lit.as_ref().is_some_and(|lit| lit.columns.contains(&(x - areas.plot.x)));
        let (sign, role) = match (bin.hits, bin.others) {
            (0, _) if marked => (Sign::Marked, Role::Key),
            (0, 0) => continue,
            (0, _) => (Sign::Tick, Role::Tick),
            (_, 0) => (Sign::Hit, Role::Hit),
            _ => (Sign::HitAndTick, Role::Hit),
        };
        canvas.sign(x, areas.rule.y, sign, canvas.style(role));
    }
    let hidden = hidden_lanes(state, canvas.charset(), areas);
    canvas.line(areas.pane.inner.x, areas.rule.y, areas.gutter, &hidden, canvas.style(Role::Dim));
}

/// ` 2↑ 5↓ `: how many lanes are above those on the screen and below them; closer together where the order of the list
/// stands beside it. Empty where there is none.
pub(super) fn hidden_lanes(state: &State, charset: Charset, areas: &TimelineLayout) -> Text {
    let (above, below) = state.axis.as_ref().map_or((0, 0), |axis| axis.hidden());
    let (up, down) = (Sign::Above.glyph(charset), Sign::Below.glyph(charset));
    let blank = if state.list.sort == Sort::default() { " " } else { "" };
    match (above, below) {
        _ if areas.lanes.height == 0 => Text::default(),
        (0, 0) => Text::default(),
        (above, 0) => text!("{blank}{above}{up} "),
        (0, below) => text!("{blank}{below}{down} "),
        _ => text!("{blank}{above}{up}{blank}{below}{down} "),
    }
}

/// Where the event shown is drawn; a find in the same column is not hidden by it.
fn paint_cursor(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &TimelineLayout, axis: &Axis) {
    let Some(column) = state.shown().and_then(|event| state.column_of(event, data)) else { return };
    let hits = axis.histogram.bins.get(usize::from(column)).map_or(0, |bin| bin.hits);
    let sign = if hits > 0 { Sign::CursorAndHit } else { Sign::Cursor };
    canvas.sign(areas.plot.x + column, areas.rule.y, sign, canvas.style(Role::Focus));
}
