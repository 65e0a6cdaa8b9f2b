//! The places map: outline, rings, points and names; beside or under it the selected event and those on no map.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::theme::Role;
use crate::app::chart::{Chart, Mark, Named, listed, unlocated_area, unlocated_top, whereabouts};
use crate::app::layout::MapLayout;
use crate::app::{Pane, State};
use crate::geo::{CAVEAT, Dots, Figure, figure};
use crate::index::Data;
use crate::model::EventIx;
use crate::text;
use crate::text::{Text, clip, pad, wrap};
use crate::timeline::Sign;

/// Columns of a date in the list of events on no map.
const DATE: usize = 14;

/// Paints the pane.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &MapLayout, framed: bool) {
    let Some(chart) = &state.chart else { return };
    let role = if state.focus == Pane::Filter { Role::Frame } else { Role::Focus };
    let lists = areas.side.height > 1;
    let title = title(chart, usize::from(areas.pane.outer.width.saturating_sub(4)), lists);
    if framed {
        canvas.frame(areas.pane.outer, &title, role);
    } else {
        canvas.heading(areas.pane.outer, &title, role);
    }
    paint_land(state, data, canvas, areas.chart, chart);
    paint_points(state, data, canvas, areas.chart, chart);
    paint_labels(state, data, canvas, areas.chart, chart);
    paint_foot(canvas, areas.foot, chart);
    if areas.beside {
        paint_beside(state, data, canvas, areas.side);
    } else {
        paint_under(state, data, canvas, areas.side);
    }
    paint_unlocated(state, data, canvas, unlocated_area(state, data, areas), chart);
}

/// ` Places · 34.6 N 43.4 E · 3 events off the map · 1,010 km across `, as much as there is room for. Where there is
/// none for the list of events that are on no map, how many they are comes first.
fn title(chart: &Chart, columns: usize, lists: bool) -> Text {
    let (lat, lon) = chart.projection.middle();
    let (north, east) = (if lat < 0.0 { "S" } else { "N" }, if lon < 0.0 { "W" } else { "E" });
    let unlocated = chart.located.unlocated.len();
    let parts = [
        (!lists && unlocated > 0).then(|| format!("{unlocated} without coordinates")),
        Some(format!("{:.1} {north} {:.1} {east}", lat.abs(), lon.abs())),
        (chart.beyond > 0).then(|| format!("{} off the map", events(chart.beyond as usize))),
        Some(format!("{} across", kilometres(chart.projection.across()))),
    ];
    let mut title = String::from(" Places ");
    for part in parts.into_iter().flatten() {
        let longer = format!("{title}· {part} ");
        if text::width(&longer) <= columns {
            title = longer;
        }
    }
    Text::from(title)
}

/// `3 events`.
fn events(count: usize) -> String {
    if count == 1 { "1 event".to_string() } else { format!("{count} events") }
}

/// `1,010 km`.
fn kilometres(km: f64) -> String {
    match km {
        km if km < 10.0 => format!("{km:.1} km"),
        km if km < 1000.0 => format!("{km:.0} km"),
        km => format!("{},{:03} km", (km.round() as u32) / 1000, (km.round() as u32) % 1000),
    }
}

/// Coasts, borders and rings; the rings of the selected event before all.
fn paint_land(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, chart: &Chart) {
    let own = state.shown().map(|event| chart.rings_of(event, data));
    for (row, y) in (area.y..area.bottom()).enumerate() {
        for (column, x) in (area.x..area.right()).enumerate() {
            let cell = (column as u16, row as u16);
            let dots = |field: &Dots| field.cell(cell.0, cell.1);
            let (land, ring) = (dots(&chart.land), dots(&chart.rings));
            let own = own.as_ref().map_or(0, dots);
            let role = match (own, ring) {
                (0, 0) => Role::Frame,
                (0, _) => Role::Tick,
                (_, _) => Role::Focus,
            };
            canvas.dots(x, y, land | ring | own, canvas.style(role));
        }
    }
}

fn paint_points(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, chart: &Chart) {
    for point in &chart.points {
        let (x, y) = (area.x + point.cell.0, area.y + point.cell.1);
        let role = if point.tally.certain > 0 { Role::Bar } else { Role::Possible };
        let style = canvas.style(role);
        match figure(point.tally) {
            Figure::One => canvas.sign(x, y, Sign::Place, style),
            Figure::Perhaps => canvas.sign(x, y, Sign::MaybePlace, style),
            Figure::Number(text) => canvas.line(x, y, point.width, &text, style),
        }
    }
    for mark in state.shown().map(|event| chart.marks_of(event, data)).unwrap_or_default() {
        paint_mark(canvas, area, mark);
    }
}

/// Where the selected event was: a sign of its own beside the number, or in place of the sign that is its own alone.
fn paint_mark(canvas: &mut Canvas<'_>, area: Rect, mark: Mark) {
    let sign = if mark.coded { Sign::Here } else { Sign::MaybeHere };
    let style = canvas.style(Role::Focus);
    canvas.sign(area.x + mark.cell.0, area.y + mark.cell.1, sign, style);
    if let Some(((column, row), width)) = mark.figure {
        canvas.tint(Rect { x: area.x + column, y: area.y + row, width, height: 1 }, style);
    }
}

fn paint_labels(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, chart: &Chart) {
    for (label, named) in chart.labels(state.shown(), data) {
        let role = match named {
            Named::Shown => Role::Title,
            Named::Counted => Role::Plain,
            Named::Empty => Role::Dim,
        };
        let (x, y) = (area.x + label.cell.0, area.y + label.cell.1);
        // A blank on either side, where no point can stand, lifts a name off the lines under it.
        let from = x.saturating_sub(1).max(area.x);
        let to = (x + label.text.width() as u16 + 1).min(area.right());
        canvas.clear(Rect { x: from, y, width: to - from, height: 1 });
        canvas.line(x, y, to - x, &label.text, canvas.style(role));
    }
}

/// The scale, and what boundaries do not say.
fn paint_foot(canvas: &mut Canvas<'_>, area: Rect, chart: &Chart) {
    let caveat = text!("{} · {CAVEAT}", scale(chart, area.width));
    let lines = wrap(&caveat, usize::from(area.width.saturating_sub(1)));
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        canvas.line(area.x + 1, y, area.width - 1, line, canvas.style(Role::Dim));
    }
}

/// `├────┤ 100 km`: a round number of kilometres, as long as it is on the map.
fn scale(chart: &Chart, columns: u16) -> Text {
    let km = chart.projection.km() * 2.0;
    let most = km * f64::from((columns / 6).clamp(4, 12));
    let unit = 10_f64.powf(most.max(0.001).log10().floor());
    let round = [5.0, 2.0, 1.0].into_iter().map(|n| n * unit).find(|round| *round <= most).unwrap_or(unit);
    let cells = (round / km).round().max(1.0) as usize;
    let bar = if cells > 1 { format!("├{}┤", "─".repeat(cells - 2)) } else { "─".to_string() };
    let number = if round < 1.0 { format!("{round} km") } else { kilometres(round).replace(".0", "") };
    text!("{bar} {number}")
}

/// What the selected event is and where it was.
fn paint_beside(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect) {
    let mut y = area.y;
    for (text, role) in shown_lines(state, data, usize::from(area.width.saturating_sub(1))) {
        if y < area.bottom() {
            canvas.line(area.x, y, area.width, &text, canvas.style(role));
            y += 1;
        }
    }
}

/// Title, date, places and how exactly they are known.
fn shown_lines(state: &State, data: &Data, columns: usize) -> Vec<Piece> {
    let Some((event, row)) = state.shown().and_then(|e| Some((e, data.index.row(e)?))) else {
        return vec![(no_event(state), Role::Notice)];
    };
    let wrapped = |text: &Text, role| wrap(text, columns).into_iter().map(move |line| (line, role));
    let mut lines: Vec<Piece> = wrapped(&row.title, Role::Title).collect();
    lines.push((row.date.clone(), Role::Dim));
    lines.extend(wrapped(&listed(&whereabouts(event, data)), Role::Plain));
    lines
}

/// Why there is no selected event to speak of.
fn no_event(state: &State) -> Text {
    Text::new(if state.scope.is_empty() { "No event matches." } else { "No event is selected." })
}

/// In one line what the selected event is and where.
fn paint_under(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect) {
    if let Some((event, row)) = state.shown().and_then(|e| Some((e, data.index.row(e)?))) {
        canvas.sign(area.x, area.y, Sign::Here, canvas.style(Role::Focus));
        let columns = area.width.saturating_sub(2);
        let pieces = shown_line(&row.date, &row.title, &whereabouts(event, data), columns);
        canvas.pieces(area.x + 2, area.y, columns, &pieces);
    } else {
        canvas.line(
            area.x + 2,
            area.y,
            area.width.saturating_sub(2),
            &no_event(state),
            canvas.style(Role::Notice),
        );
    }
}

/// Columns of a title beside all places, and below which it says nothing.
const TITLE: [usize; 2] = [24, 8];

/// Date, title and place in one line. The place is kept, if need be the first alone: the title is cut for it, and where
/// that does not do the date is left out.
fn shown_line(date: &Text, title: &Text, places: &[Text], columns: u16) -> [Piece; 3] {
    let short = match places {
        [first, _, ..] => text!("{first} and {} more", places.len() - 1),
        _ => listed(places),
    };
    let (all, short, date) = (text!(" · {}", listed(places)), text!(" · {short}"), text!("{date}  "));
    let room = |date: &Text, place: &Text| usize::from(columns).saturating_sub(date.width() + place.width());
    let wanted = TITLE.map(|least| least.min(title.width()));
    let (date, place) = match wanted {
        [most, _] if room(&date, &all) >= most => (date, all),
        [_, least] if room(&date, &short) >= least => (date, short),
        _ => (Text::default(), short),
    };
    let title = clip(title, room(&date, &place).max(TITLE[1]));
    [(date, Role::Dim), (title, Role::Title), (place, Role::Dim)]
}

/// How many events are in no place with coordinates, and which: the list follows the selection.
fn paint_unlocated(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, chart: &Chart) {
    // That nothing matches is said where the selected event would be.
    if area.height == 0 || state.scope.is_empty() {
        return;
    }
    let listing = &chart.located.unlocated;
    let count = events(listing.len());
    let long = match listing.len() {
        0 => Text::new(" every event has a place with coordinates "),
        1 => text!(" {count} has no place with coordinates "),
        _ => text!(" {count} have no place with coordinates "),
    };
    let fits = long.width() + 2 <= usize::from(area.width);
    let heading = if fits { long } else { text!(" {count} without coordinates ") };
    canvas.heading(area, &heading, Role::Frame);
    let rows = usize::from(area.height - 1);
    let top = unlocated_top(state, data, chart, rows);
    for (y, (event, _)) in (area.y + 1..area.bottom()).zip(data.index.listed(listing, top, rows)) {
        paint_row(state, data, canvas, Rect { y, height: 1, ..area }, event);
    }
}

fn paint_row(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, event: EventIx) {
    let Some(row) = data.index.row(event) else { return };
    let date = if area.width >= 60 { pad(&row.date, DATE) } else { row.date.clone() };
    let pieces = [(text!("{date}  "), Role::Dim), (row.title, Role::Plain)];
    canvas.pieces(area.x + 1, area.y, area.width.saturating_sub(1), &pieces);
    if state.shown() == Some(event) {
        canvas.sign(area.x, area.y, Sign::Selected, canvas.style(Role::Focus));
        let bar = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        canvas.tint(bar, canvas.style(Role::Selected));
    }
}
