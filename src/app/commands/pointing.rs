//! The mouse: what is under the pointer decides what it does. Nothing of it changes the query except a facet that is
//! clicked.

use ratatui::layout::Rect;

use super::{
    axis, brushing, filtering, going, laning, listing, moving, panes, pointing_map, reading, silences,
};
use crate::app::cell::CellView;
use crate::app::chart;
use crate::app::choices::Choices;
use crate::app::effect::Effect;
use crate::app::filter::panel;
use crate::app::key::{Code, Key};
use crate::app::keymap;
use crate::app::lanes::LanesView;
use crate::app::layout::{self, TimelineLayout};
use crate::app::list;
use crate::app::mouse::{Deed, Mouse};
use crate::app::silences::SilencesView;
use crate::app::state::{Overlay, Pane, State};
use crate::brief::sheet;
use crate::index::Data;
use crate::model::{EventIx, Window};
use crate::timeline::Viewport;

/// Rows that one notch of the wheel goes.
const NOTCH: usize = 3;

/// Does what the mouse asks for.
pub fn point(state: &mut State, data: &Data, mouse: Mouse) -> Vec<Effect> {
    match mouse.deed {
        _ if layout::too_small(state.size) => Vec::new(),
        Deed::Press => press(state, data, mouse),
        Deed::Drag => drag(state, mouse),
        Deed::Release => release(state, data, mouse),
        Deed::WheelUp => wheel(state, data, mouse, true),
        Deed::WheelDown => wheel(state, data, mouse, false),
    }
}

fn holds(area: Rect, mouse: Mouse) -> bool {
    (area.left()..area.right()).contains(&mouse.column) && (area.top()..area.bottom()).contains(&mouse.row)
}

/// The rows of the list of events on no map, without its heading.
fn unlocated(state: &State, data: &Data) -> Option<Rect> {
    let area = chart::unlocated_area(state, data, &layout::layout(state).map?);
    Some(Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area })
}

/// The axis, where the pointer is on it.
fn axis_under(state: &State, mouse: Mouse) -> Option<TimelineLayout> {
    layout::layout(state).timeline.filter(|areas| holds(areas.plot, mouse))
}

/// The column of the axis under the pointer, or the nearest.
fn column(areas: &TimelineLayout, mouse: Mouse) -> u16 {
    mouse.column.saturating_sub(areas.plot.x).min(areas.plot.width.saturating_sub(1))
}

/// On the axis the button may be about to drag; elsewhere it clicks at once. What lies over the panes is not clicked
/// through; where it is a list to choose from, its rows are.
fn press(state: &mut State, data: &Data, mouse: Mouse) -> Vec<Effect> {
    state.notice = None;
    state.pressed = None;
    if state.overlay.is_some() {
        return choose(state, data, mouse);
    }
    state.brush = None;
    let at = layout::layout(state);
    if let Some(areas) = axis_under(state, mouse) {
        state.pressed = Some((column(&areas, mouse), mouse.row));
        return Vec::new();
    }
    if let Some(map) = at.map.filter(|map| holds(map.chart, mouse)) {
        return pointing_map::click(state, data, pointing_map::cell(map.chart, mouse));
    }
    if let Some(list) = unlocated(state, data).filter(|list| holds(*list, mouse)) {
        return pointing_map::click_list(state, data, mouse.row - list.y, list.height);
    }
    if let Some(list) = at.timeline.map(|areas| areas.list).filter(|list| holds(*list, mouse)) {
        return click_list(state, data, usize::from(mouse.row - list.y));
    }
    if let Some(pane) = at.detail.filter(|pane| holds(pane.inner, mouse)) {
        return click_detail(state, data, pane.inner, usize::from(mouse.row - pane.inner.y));
    }
    if let Some(pane) = at.filter.filter(|pane| holds(pane.inner, mouse)) {
        return click_filter(state, data, pane.inner, usize::from(mouse.row - pane.inner.y));
    }
    Vec::new()
}

/// Chooses a row of the overlay; one that is chosen already is taken.
fn choose(state: &mut State, data: &Data, mouse: Mouse) -> Vec<Effect> {
    let area = layout::layout(state).overlay;
    let choices = state.overlay.as_ref().and_then(|overlay| Choices::of(overlay, area));
    let Some(choices) = choices else { return Vec::new() };
    let Some(row) = choices.at(mouse.column, mouse.row) else { return Vec::new() };
    let taken = row == choices.chosen;
    match &mut state.overlay {
        Some(Overlay::Lanes(_)) if taken => laning::accept(state, data),
        Some(Overlay::Cell(_)) if taken => laning::enter(state, data),
        Some(Overlay::Silences(_)) if taken => silences::accept(state, data),
        Some(Overlay::Lanes(LanesView { chosen, .. }))
        | Some(Overlay::Cell(CellView { chosen, .. }))
        | Some(Overlay::Silences(SilencesView { chosen, .. })) => {
            *chosen = row;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Brushes from where the button went down.
fn drag(state: &mut State, mouse: Mouse) -> Vec<Effect> {
    let (Some((from, _)), Some(areas)) = (state.pressed, layout::layout(state).timeline) else {
        return Vec::new();
    };
    let to = column(&areas, mouse);
    if to != from || state.brush.is_some() {
        panes::focus_timeline(state);
        brushing::drag(state, from, to);
    }
    Vec::new()
}

/// A button let go where it went down was a click.
fn release(state: &mut State, data: &Data, _: Mouse) -> Vec<Effect> {
    let (Some((column, row)), None) = (state.pressed.take(), &state.brush) else { return Vec::new() };
    let Some(areas) = layout::layout(state).timeline else { return Vec::new() };
    if let Some(event) = drawn_at(state, data, &areas, (column, row)) {
        panes::focus_timeline(state);
        moving::select(state, data, event);
    }
    Vec::new()
}

/// The event drawn in a cell of the lanes, nearest by its sign; where none is, the one that stands nearest in time.
fn drawn_at(state: &State, data: &Data, areas: &TimelineLayout, at: (u16, u16)) -> Option<EventIx> {
    let axis = state.axis.as_ref()?;
    let row = (areas.lanes.y..areas.lanes.bottom()).position(|y| y == at.1);
    let minutes = axis.ruler().column(at.0);
    let window = Window { lo: minutes.start, hi: minutes.end - 1 };
    let nearest = || going::nearest(state, data, window).map(|(event, _)| event);
    row.and_then(|row| axis.drawn_at(row, at.0, data)).or_else(nearest)
}

/// Selects the row; one that is selected already is opened. A heading folds or unfolds its group.
fn click_list(state: &mut State, data: &Data, row: usize) -> Vec<Effect> {
    let (rows, row) = (list::rows(state, data), state.list_top + row);
    if let Some(group) = rows.heading_at(row).map(|group| group.run.group) {
        panes::focus_timeline(state);
        return listing::fold_group(state, group);
    }
    let Some(event) = rows.event_at(row, data) else { return Vec::new() };
    if state.shown() == Some(event) && state.focus == Pane::Timeline {
        return panes::open_detail(state, data);
    }
    panes::focus_timeline(state);
    moving::select(state, data, event);
    Vec::new()
}

/// Follows the link of the line, if it is one.
fn click_detail(state: &mut State, data: &Data, area: Rect, row: usize) -> Vec<Effect> {
    let Some(event) = state.shown() else { return Vec::new() };
    let effects = panes::detail(state, data);
    let lines = sheet::sheet(event, data, usize::from(area.width.saturating_sub(2)));
    match lines.get(state.detail.scroll + row).and_then(|line| line.link()) {
        Some(link) => {
            state.detail.link = Some(link);
            reading::follow(state, data)
        }
        None => effects,
    }
}

/// Chooses the value of the row, or opens the view.
fn click_filter(state: &mut State, data: &Data, area: Rect, row: usize) -> Vec<Effect> {
    let rows = panel(state, data).rows.len();
    let row = layout::filter_top(state.filter.cursor, rows, usize::from(area.height)) + row;
    if row >= rows {
        return Vec::new();
    }
    panes::to_filter(state, data);
    state.filter.cursor = row;
    filtering::toggle(state, data)
}

/// Zooms at the pointer on the axis; elsewhere goes through what is under it.
fn wheel(state: &mut State, data: &Data, mouse: Mouse, up: bool) -> Vec<Effect> {
    let room = state.room();
    if state.overlay.is_some() {
        let key = Key::code(if up { Code::Up } else { Code::Down });
        let command = keymap::usual(room, key).filter(|c| (c.available)(state, data));
        return command.map(|c| (c.run)(state, data)).unwrap_or_default();
    }
    if let Some(areas) = axis_under(state, mouse) {
        return zoom(state, data, &areas, mouse, up);
    }
    let at = layout::layout(state);
    if let Some(map) = at.map.filter(|map| holds(map.chart, mouse)) {
        return pointing_map::wheel(state, pointing_map::cell(map.chart, mouse), up);
    }
    let (back, on): (Go, Go) = if at.detail.is_some_and(|pane| holds(pane.outer, mouse)) {
        (reading::scroll_up, reading::scroll_down)
    } else if at.filter.is_some_and(|pane| holds(pane.outer, mouse)) {
        (filtering::previous, filtering::next)
    } else if at.timeline.is_some_and(|areas| holds(areas.list, mouse))
        || unlocated(state, data).is_some_and(|list| holds(list, mouse))
    {
        (moving::previous, moving::next)
    } else {
        return Vec::new();
    };
    (0..NOTCH).flat_map(|_| if up { back(state, data) } else { on(state, data) }).collect()
}

/// What a notch of the wheel does.
type Go = fn(&mut State, &Data) -> Vec<Effect>;

/// Zooms at the pointer. As with panning, what goes off the axis gives the selection to the nearest still on it.
fn zoom(state: &mut State, data: &Data, areas: &TimelineLayout, mouse: Mouse, closer: bool) -> Vec<Effect> {
    let minutes = state.ruler().column(column(areas, mouse));
    let under = minutes.start + (minutes.end - minutes.start) / 2;
    let effects =
        axis::zoom_around(state, under, if closer { Viewport::zoom_in } else { Viewport::zoom_out });
    axis::keep_selection_in_view(state, data);
    effects
}
