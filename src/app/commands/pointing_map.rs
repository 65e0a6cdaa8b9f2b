//! The mouse on the places map: a point goes through its events, a row of the list under it selects, the wheel zooms.

use super::{mapping, moving};
use crate::app::chart;
use crate::app::effect::Effect;
use crate::app::mouse::Mouse;
use crate::app::state::State;
use crate::geo::Spot;
use crate::index::Data;
use crate::model::EventIx;

/// Events of the list that are looked through at a time.
const SOUGHT: usize = 512;

/// Selects the first event of the point in a cell of the map; where one of them is selected, the next in the order of
/// time, and after the last the first.
pub fn click(state: &mut State, data: &Data, cell: (u16, u16)) -> Vec<Effect> {
    let Some(point) = state.chart.as_ref().and_then(|chart| chart.point_at(cell)) else { return Vec::new() };
    let places = point.places.clone();
    let listing = &state.scope.listing;
    let named = |event: &EventIx| data.index.places_of(*event).into_iter().find(|(p, _)| places.contains(p));
    let pages = (0..listing.len()).step_by(SOUGHT).map(|from| data.index.listed(listing, from, SOUGHT));
    let here: Vec<EventIx> = pages.flatten().map(|(event, _)| event).filter(|e| named(e).is_some()).collect();
    let at = here.iter().position(|event| state.shown() == Some(*event));
    let next = at.and_then(|at| here.get(at + 1)).or(here.first()).copied();
    if let Some(event) = next {
        let place = named(&event).map(|(place, _)| place);
        moving::select(state, data, event);
        if let Some(map) = &mut state.map {
            map.place = place;
        }
    }
    Vec::new()
}

/// Selects the event in a row of the list of those on no map.
pub fn click_list(state: &mut State, data: &Data, row: u16, rows: u16) -> Vec<Effect> {
    let Some(chart) = state.chart.clone() else { return Vec::new() };
    let top = chart::unlocated_top(state, data, &chart, usize::from(rows));
    let listed = data.index.listed(&chart.located.unlocated, top + usize::from(row), 1);
    if let Some((event, _)) = listed.first() {
        moving::select(state, data, *event);
    }
    Vec::new()
}

/// Zooms so that what is under the pointer stays there.
pub fn wheel(state: &mut State, cell: (u16, u16), up: bool) -> Vec<Effect> {
    let under = state.chart.as_ref().map(|chart| chart.projection.under(cell));
    under.map(|spot: Spot| mapping::zoom_at(state, spot, up)).unwrap_or_default()
}

/// The cell of an area under the pointer.
pub fn cell(area: ratatui::layout::Rect, mouse: Mouse) -> (u16, u16) {
    (mouse.column.saturating_sub(area.x), mouse.row.saturating_sub(area.y))
}
