//! Where everything stands on the screen: one pure function that update and view both call.

use ratatui::layout::Rect;

use super::state::{Overlay, Pane, State};
use crate::index::LaneBy;

/// The smallest screen that is drawn; below it one line says so.
pub const SMALLEST: (u16, u16) = (40, 10);
/// Columns from which the three panes stand side by side.
const WIDE: u16 = 124;
/// Rows from which they do.
const WIDE_ROWS: u16 = 18;
/// Rows from which the query has a line of its own on a narrow screen.
const TALL: u16 = 30;
/// Rows of the body from which Detail is shown under the Timeline.
const STACKED_ROWS: u16 = 15;
/// Rows the list keeps before lanes get any, and before they get the first where all rows together are few.
const LIST_ROWS: u16 = 5;
const LOW_LIST_ROWS: u16 = 4;
/// Rows of the pane below which these are few.
const LOW: u16 = 9;

/// The screen, divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The first line.
    pub header: Rect,
    /// Lines under it that say why what is on disk is not shown; usually none.
    pub banner: Rect,
    /// The Timeline pane, when shown.
    pub timeline: Option<TimelineLayout>,
    /// The Detail pane, when shown.
    pub detail: Option<PaneLayout>,
    /// The Filter pane, when shown.
    pub filter: Option<PaneLayout>,
    /// The places map, when shown.
    pub map: Option<MapLayout>,
    /// The query line.
    pub query: Rect,
    /// The footer; on a low screen the right part of the query line.
    pub footer: Rect,
    /// Whether the panes have frames.
    pub framed: bool,
    /// Where an overlay stands.
    pub overlay: Rect,
}

/// A pane: its frame or heading, and what is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaneLayout {
    /// The whole of it.
    pub outer: Rect,
    /// Without frame or heading.
    pub inner: Rect,
}

/// The Timeline pane, divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineLayout {
    /// The pane.
    pub pane: PaneLayout,
    /// Columns at the left for the names of lanes; `plot` begins after them.
    pub gutter: u16,
    /// The columns of the axis, from its labels to its rule.
    pub plot: Rect,
    /// Axis labels.
    pub axis: Rect,
    /// The density row or rows.
    pub density: Rect,
    /// The lanes.
    pub lanes: Rect,
    /// The rule with the cursor.
    pub rule: Rect,
    /// The list.
    pub list: Rect,
}

/// The places map, divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapLayout {
    /// The whole of it.
    pub pane: PaneLayout,
    /// The map itself.
    pub chart: Rect,
    /// The scale, and what boundaries do not say.
    pub foot: Rect,
    /// The selected event, and the events that are on no map.
    pub side: Rect,
    /// Whether `side` stands beside the map, not under it.
    pub beside: bool,
}

/// Whether the screen is too small to be drawn.
pub fn too_small(size: (u16, u16)) -> bool {
    size.0 < SMALLEST.0 || size.1 < SMALLEST.1
}

/// Whether the three panes stand side by side.
pub fn is_wide(size: (u16, u16)) -> bool {
    size.0 >= WIDE && size.1 >= WIDE_ROWS
}

/// Divides the screen.
pub fn layout(state: &State) -> Layout {
    let (w, h) = state.size;
    let wide = is_wide(state.size);
    let two_lines = wide || h >= TALL;
    let typing = matches!(state.overlay, Some(Overlay::Prompt(_)));
    let rows = h.saturating_sub(if two_lines { 3 } else { 2 });
    let stale = state.stale.as_ref().map_or(0, |stale| stale.lines(h).len());
    let banner = Rect::new(0, 1.min(h), w, u16::try_from(stale).unwrap_or(rows).min(rows));
    let body_rows = rows - banner.height;
    let body = Rect::new(0, banner.bottom(), w, body_rows);
    // A line being typed stands above the footer; on a low screen it covers the last row of the body, so that
    // nothing jumps when it opens.
    let below = if typing { h.saturating_sub(2) } else { 1 + rows };
    let query = Rect::new(0, below.min(h.saturating_sub(1)), w, 1.min(h));
    let footer = Rect::new(0, h.saturating_sub(1), w, 1.min(h));
    let mapped = state.is_on_map().then(|| mapped(body, state, wide));
    let (timeline, detail, filter) = match mapped {
        Some((_, filter)) => (None, None, filter),
        None if wide => side_by_side(body, state),
        None => stacked(body, state),
    };
    Layout {
        header: Rect::new(0, 0, w, 1.min(h)),
        banner,
        timeline,
        detail,
        filter,
        map: mapped.and_then(|(map, _)| map),
        query,
        footer,
        framed: wide,
        overlay: overlay(body),
    }
}

type Panes = (Option<TimelineLayout>, Option<PaneLayout>, Option<PaneLayout>);

fn side_by_side(body: Rect, state: &State) -> Panes {
    let filter_w = (body.width * 2 / 9).clamp(28, 40);
    let detail_w = (body.width * 3 / 10).clamp(38, 72);
    let middle = body.width - filter_w - detail_w;
    let filter = framed(Rect { width: filter_w, ..body });
    let rest = Rect { x: filter_w, width: middle + detail_w, ..body };
    if state.detail.full {
        return (None, Some(framed(rest)), Some(filter));
    }
    let timeline = framed(Rect { width: middle, ..rest });
    let detail = framed(Rect { x: filter_w + middle, width: detail_w, ..body });
    (Some(divide(timeline, state)), Some(detail), Some(filter))
}

fn stacked(body: Rect, state: &State) -> Panes {
    let drawer = state.filter.open || state.focus == Pane::Filter;
    if drawer && body.width < 70 {
        return (None, None, Some(headed(body)));
    }
    let drawer_w = if drawer { (body.width * 2 / 5).clamp(30, 36) } else { 0 };
    let filter = drawer.then(|| headed(Rect { width: drawer_w, ..body }));
    let body = Rect { x: drawer_w, width: body.width - drawer_w, ..body };
    if state.detail.full || (state.focus == Pane::Detail && body.height < STACKED_ROWS) {
        return (None, Some(headed(body)), filter);
    }
    if body.height < STACKED_ROWS {
        return (Some(divide(bare(body), state)), None, filter);
    }
    let upper = body.height.div_ceil(2) + 1;
    let timeline = bare(Rect { height: upper, ..body });
    let detail = headed(Rect { y: body.y + upper, height: body.height - upper, ..body });
    (Some(divide(timeline, state)), Some(detail), filter)
}

fn framed(outer: Rect) -> PaneLayout {
    let inner =
        Rect::new(outer.x + 1, outer.y + 1, outer.width.saturating_sub(2), outer.height.saturating_sub(2));
    PaneLayout { outer, inner }
}

fn headed(outer: Rect) -> PaneLayout {
    let inner = Rect { y: outer.y + 1, height: outer.height.saturating_sub(1), ..outer };
    PaneLayout { outer, inner }
}

fn bare(outer: Rect) -> PaneLayout {
    PaneLayout { outer, inner: outer }
}

/// Divides the Timeline pane: axis, density, lanes, rule, list.
fn divide(pane: PaneLayout, state: &State) -> TimelineLayout {
    let area = pane.inner;
    let gutter = gutter(area.width, state.lanes.by);
    let density_rows = match area.height {
        0..16 => 1,
        16..34 => 2,
        _ => 3,
    };
    let axis_rows = 1.min(area.height);
    let fixed = axis_rows + density_rows + 1;
    let lane_rows = lane_rows(area.height, fixed, state);
    let row = |skip: u16, rows: u16| {
        let y = area.y + skip.min(area.height);
        Rect { y, height: rows.min(area.height.saturating_sub(skip)), ..area }
    };
    let above_list = fixed + lane_rows;
    let plot_w = area.width.saturating_sub(gutter + margin(area.width, state));
    TimelineLayout {
        pane,
        gutter,
        plot: Rect { x: area.x + gutter, width: plot_w, height: above_list.min(area.height), ..area },
        axis: row(0, axis_rows),
        density: row(axis_rows, density_rows),
        lanes: row(axis_rows + density_rows, lane_rows),
        rule: row(above_list - 1, 1),
        list: row(above_list, area.height.saturating_sub(above_list)),
    }
}

/// Rows of the lanes: one for each while the list keeps some; further ones, so that nothing that lasted overlaps, as
/// long as it keeps one more.
fn lane_rows(height: u16, fixed: u16, state: &State) -> u16 {
    let Some(plan) = &state.plan else { return 0 };
    let lanes = u16::try_from(plan.lanes.len()).unwrap_or(u16::MAX);
    let list = if height < LOW { LOW_LIST_ROWS } else { LIST_ROWS };
    let room = height.saturating_sub(fixed + list).min(height / 2);
    let packed = height.saturating_sub(fixed + list + 1).min(height / 2);
    if lanes >= packed { lanes.min(room) } else { plan.depth().min(packed) }
}

/// Columns for the names of lanes, which are longer than those of kinds and forms for most else.
fn gutter(width: u16, by: LaneBy) -> u16 {
    let short = matches!(by, LaneBy::Kind | LaneBy::Form | LaneBy::Nothing);
    match width {
        0..50 => 11,
        50..90 if short => 12,
        50..90 => 16,
        _ if short => 14,
        _ => 22,
    }
}

/// Columns right of the axis for how many events of a lane come later, with a blank before them: room for a sign and
/// for as many digits as the fullest lane may need, or three characters.
fn margin(width: u16, state: &State) -> u16 {
    let fullest = state.plan.as_ref().map_or(0, |plan| plan.fullest);
    match width {
        0..50 if fullest < 100 => 4,
        0..120 => 5,
        _ => 6,
    }
}

/// Columns from which the events that are on no map stand beside it.
const BESIDE: u16 = 100;
/// Columns from which the scale and the caveat share a line.
const ONE_LINE: u16 = 76;
/// Columns that a drawer leaves the map.
const MAP_COLUMNS: u16 = 40;

/// The places map, with the Filter pane beside it while that has the focus.
fn mapped(body: Rect, state: &State, wide: bool) -> (Option<MapLayout>, Option<PaneLayout>) {
    let pane = |area| if wide { framed(area) } else { headed(area) };
    if state.focus != Pane::Filter {
        return (Some(divide_map(pane(body))), None);
    }
    let drawer = (body.width / 5 * 2).clamp(30, 36);
    if body.width < drawer + MAP_COLUMNS {
        return (None, Some(pane(body)));
    }
    let rest = Rect { x: drawer, width: body.width - drawer, ..body };
    (Some(divide_map(pane(rest))), Some(pane(Rect { width: drawer, ..body })))
}

/// Divides the pane of the map.
fn divide_map(pane: PaneLayout) -> MapLayout {
    let area = pane.inner;
    let beside = pane.outer.width >= BESIDE;
    let side_w = if beside { (area.width / 10 * 3).clamp(34, 60) } else { 0 };
    let side_rows = match area.height {
        _ if beside => 0,
        0..11 => 1,
        11..17 => 2,
        rows => 2 + (rows / 5).min(8),
    };
    let left = Rect { width: area.width - side_w, ..area };
    let foot_rows = if left.width >= ONE_LINE { 1 } else { 2 };
    let chart = Rect { height: area.height.saturating_sub(side_rows + foot_rows), ..left };
    let foot = Rect { y: chart.bottom(), height: foot_rows.min(area.height), ..left };
    let side = if beside {
        Rect { x: left.right() + 1, width: side_w - 1, ..area }
    } else {
        Rect { y: foot.bottom(), height: area.bottom().saturating_sub(foot.bottom()), ..area }
    };
    MapLayout { pane, chart, foot, side, beside }
}

/// The first row of the Filter pane that is shown, of so many, with the cursor in the middle where that is possible.
pub fn filter_top(cursor: usize, rows: usize, height: usize) -> usize {
    cursor.saturating_sub(height / 2).min(rows.saturating_sub(height))
}

/// Where an overlay stands: the body with a margin where there is room for one.
fn overlay(body: Rect) -> Rect {
    let dx = if body.width > 100 { (body.width - 96) / 2 } else { 0 };
    let dy = if body.height > 30 { body.height / 8 } else { 0 };
    Rect::new(body.x + dx, body.y + dy, body.width - 2 * dx, body.height - 2 * dy)
}
