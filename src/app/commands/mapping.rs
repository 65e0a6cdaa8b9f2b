//! The places map: opening it, panning, zooming, going from place to place. None of it changes what is counted.

use super::{knowing, moving};
use crate::app::chart::{self, MapView};
use crate::app::effect::Effect;
use crate::app::history::History;
use crate::app::state::{Pane, State};
use crate::geo::{Projection, Site, Spot, View};
use crate::index::Data;
use crate::model::{EventIx, PlaceIx};

/// One step pans this part of what is seen.
const PAN: f64 = 0.25;

/// One step shows this part of what was seen.
const ZOOM: f64 = 0.5;

/// Events of the list that are looked through at a time.
const SOUGHT: usize = 512;

/// Opens the map where events match; from a full Detail that lies over it, returns to it.
pub fn open(state: &mut State, data: &Data) -> Vec<Effect> {
    if state.map.is_none() {
        let view = chart::located(state, data).matches().unwrap_or_else(View::world);
        let from = (state.focus, state.detail.full);
        state.map = Some(MapView { view, zooms: History::default(), followed: None, place: None, from });
    }
    state.detail.full = false;
    state.focus = Pane::Timeline;
    state.filter.open = false;
    Vec::new()
}

pub fn close(state: &mut State, _: &Data) -> Vec<Effect> {
    leave(state);
    Vec::new()
}

/// Closes the map and returns to the pane it was opened from.
pub fn leave(state: &mut State) {
    let Some(map) = state.map.take() else { return };
    let (focus, full) = map.from;
    state.focus = focus;
    state.detail.full = full && focus == Pane::Detail;
    state.filter.open = focus == Pane::Filter;
}

/// Whether any place that matching events name has coordinates.
pub fn has_places(state: &State, _: &Data) -> bool {
    state.chart.as_ref().is_some_and(|chart| !chart.located.sites.is_empty())
}

/// Pans, or goes a month back while the as-of day is moved.
pub fn west(state: &mut State, data: &Data) -> Vec<Effect> {
    if knowing::is_stepping(state) { knowing::step(state, data, -1) } else { pan(state, (0.0, -1.0)) }
}

/// Pans, or goes a month on while the as-of day is moved.
pub fn east(state: &mut State, data: &Data) -> Vec<Effect> {
    if knowing::is_stepping(state) { knowing::step(state, data, 1) } else { pan(state, (0.0, 1.0)) }
}

pub fn left(state: &mut State, _: &Data) -> Vec<Effect> {
    pan(state, (0.0, -1.0))
}

pub fn right(state: &mut State, _: &Data) -> Vec<Effect> {
    pan(state, (0.0, 1.0))
}

pub fn up(state: &mut State, _: &Data) -> Vec<Effect> {
    pan(state, (1.0, 0.0))
}

pub fn down(state: &mut State, _: &Data) -> Vec<Effect> {
    pan(state, (-1.0, 0.0))
}

/// Goes a step north and east. What is seen reaches over a pole by half at most.
fn pan(state: &mut State, (north, east): (f64, f64)) -> Vec<Effect> {
    let Some(reach) = state.chart.as_ref().map(|chart| chart.projection.reach()) else { return Vec::new() };
    if let Some(map) = &mut state.map {
        let (lat, lon) = map.view.middle();
        map.view =
            map.view.centred((lat + north * PAN * reach.0, lon + (east * PAN * reach.1).clamp(-90.0, 90.0)));
    }
    Vec::new()
}

pub fn closer(state: &mut State, data: &Data) -> Vec<Effect> {
    zoom(state, data, ZOOM)
}

pub fn farther(state: &mut State, data: &Data) -> Vec<Effect> {
    zoom(state, data, 1.0 / ZOOM)
}

/// Zooms so that the selected event stays where it is on the map; the middle does where it is not on the map.
fn zoom(state: &mut State, data: &Data, factor: f64) -> Vec<Effect> {
    let Some(chart) = state.chart.clone() else { return Vec::new() };
    let Some(view) = state.map.as_ref().map(|map| map.view) else { return Vec::new() };
    let anchor = anchor(state, data, &chart.projection).unwrap_or(view.middle());
    look(state, view.zoomed(factor, anchor))
}

/// Zooms so that a spot stays where it is on the map.
pub(super) fn zoom_at(state: &mut State, spot: Spot, closer: bool) -> Vec<Effect> {
    let view = state.map.as_ref().map(|map| map.view);
    let factor = if closer { ZOOM } else { 1.0 / ZOOM };
    view.map(|view| look(state, view.zoomed(factor, spot))).unwrap_or_default()
}

/// The place gone to last, or the first of the event shown, that is on the map.
fn anchor(state: &State, data: &Data, projection: &Projection) -> Option<Spot> {
    let first = chart::gone_to(state, data).and_then(|place| data.store.catalog().place(place).at);
    let mut spots = first.into_iter().chain(chart::spots(state.shown()?, data));
    spots.find(|spot| projection.cell(*spot).is_some())
}

/// Changes the zoom, remembering the one before.
fn look(state: &mut State, view: View) -> Vec<Effect> {
    if let Some(map) = state.map.as_mut().filter(|map| map.view != view) {
        map.zooms.leave(map.view);
        map.view = view;
    }
    Vec::new()
}

pub fn can_undo(state: &State, _: &Data) -> bool {
    state.map.as_ref().is_some_and(|map| map.zooms.can_go_back())
}

pub fn undo(state: &mut State, _: &Data) -> Vec<Effect> {
    if let Some(map) = &mut state.map
        && let Some(view) = map.zooms.back(map.view)
    {
        map.view = view;
    }
    Vec::new()
}

pub fn all(state: &mut State, data: &Data) -> Vec<Effect> {
    let view = chart::located(state, data).everything();
    view.map(|view| look(state, view)).unwrap_or_default()
}

pub fn fit(state: &mut State, data: &Data) -> Vec<Effect> {
    let view = chart::located(state, data).matches();
    view.map(|view| look(state, view)).unwrap_or_default()
}

pub fn next_place(state: &mut State, data: &Data) -> Vec<Effect> {
    go_to_place(state, data, 1)
}

pub fn previous_place(state: &mut State, data: &Data) -> Vec<Effect> {
    go_to_place(state, data, -1)
}

/// Goes so many places east among those with matching events, going round at the end.
fn go_to_place(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let located = chart::located(state, data);
    let mut sites: Vec<_> = located.sites.iter().filter(|site| site.tally.total() > 0).collect();
    sites.sort_by(|a, b| {
        a.at.1.total_cmp(&b.at.1).then(b.at.0.total_cmp(&a.at.0)).then(a.place.cmp(&b.place))
    });
    let Ok(count) = isize::try_from(sites.len()) else { return Vec::new() };
    let here = state.shown().map(|event| data.index.places_of(event)).unwrap_or_default();
    let mut places = chart::gone_to(state, data).into_iter().chain(here.into_iter().map(|(place, _)| place));
    let at = places.find_map(|place| sites.iter().position(|site| site.place == place));
    let next = at.map_or(0, |at| (at as isize + by).rem_euclid(count.max(1)));
    let Some(site) = sites.get(next as usize) else { return Vec::new() };
    if let Some(event) = first_in(state, data, site.place) {
        moving::jump(state, data, event);
        arrive(state, site);
    }
    Vec::new()
}

/// Notes the place that was gone to. The map follows if it is not on it.
fn arrive(state: &mut State, site: &Site) {
    let is_seen = state.chart.as_ref().is_some_and(|chart| chart.projection.cell(site.at).is_some());
    let shown = state.shown();
    if let Some(map) = &mut state.map {
        map.place = Some(site.place);
        map.followed = shown;
        if !is_seen {
            map.view = map.view.centred(site.at);
        }
    }
}

/// The first event of the list in a place: one that is coded as being there alone before one that is there among other
/// places, and that before one that only a claim puts there.
fn first_in(state: &State, data: &Data, place: PlaceIx) -> Option<EventIx> {
    let listing = &state.scope.listing;
    let pages = (0..listing.len()).step_by(SOUGHT).map(|from| data.index.listed(listing, from, SOUGHT));
    let (mut among, mut said) = (None, None);
    for (event, _) in pages.flatten() {
        let coded = data.index.coded_places(event);
        if coded == [place] {
            return Some(event);
        }
        if coded.contains(&place) {
            among = among.or(Some(event));
        } else if said.is_none()
            && data.index.is_at_a_spot(event)
            && data.index.places_of(event).iter().any(|(named, _)| *named == place)
        {
            said = Some(event);
        }
    }
    among.or(said)
}
