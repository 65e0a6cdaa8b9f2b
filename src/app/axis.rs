//! What the axis shows: columns and lanes, made once for a scope, a stretch of time and a width, and kept beside
//! the rest of the state, so that going from event to event costs the same in a store of any size.

use std::sync::Arc;

use super::layout::layout;
use super::scope::Scope;
use super::state::State;
use crate::index::{Bits, Data, Histogram};
use crate::model::{EventIx, KindIx};
use crate::timeline::lanes::Extent;
use crate::timeline::{Lane, Mark, Viewport};

/// All that decides what the axis shows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    scope: Arc<Scope>,
    viewport: Viewport,
    hits: Option<Arc<Bits>>,
    width: u16,
    rows: u16,
}

/// The axis as counted and drawn, without the selection. It follows from the rest of the state.
#[derive(Clone, Debug)]
pub struct Axis {
    asked: Asked,
    /// Incidents, other events and hits for each column of the plot.
    pub histogram: Histogram,
    /// One lane for each row there is room for, in the store's order of kinds; see [`lane_of`].
    pub lanes: Vec<Lane>,
}

impl PartialEq for Axis {
    fn eq(&self, other: &Axis) -> bool {
        self.asked == other.asked
    }
}

impl Eq for Axis {}

/// The axis of a state, made anew only if what it shows has changed; none where no axis is laid out.
pub fn settled(state: &State, data: &Data) -> Option<Arc<Axis>> {
    let Some(areas) = layout(state).timeline else { return state.axis.clone() };
    let asked = Asked {
        scope: Arc::clone(&state.scope),
        viewport: state.spot.viewport,
        hits: state.find.as_ref().map(|f| Arc::clone(&f.hits)),
        width: areas.plot.width,
        rows: areas.lanes.height,
    };
    match &state.axis {
        Some(axis) if axis.asked == asked => Some(Arc::clone(axis)),
        _ => Some(Arc::new(Axis::of(asked, data))),
    }
}

impl Axis {
    fn of(asked: Asked, data: &Data) -> Axis {
        let edges = asked.viewport.edges(asked.width);
        let histogram = data.index.histogram(&asked.scope.answer, &edges, asked.hits.as_deref());
        let lanes = lanes(&asked, data);
        Axis { asked, histogram, lanes }
    }
}

/// How many lanes hold one kind each, of so many rows: when there are more kinds, the last row holds the rest.
pub fn own_lanes(kinds: &[KindIx], rows: usize) -> usize {
    if kinds.len() > rows { rows.saturating_sub(1) } else { kinds.len() }
}

/// Which of so many rows of lanes a kind is drawn in.
pub fn lane_of(kinds: &[KindIx], rows: usize, kind: KindIx) -> usize {
    let own = own_lanes(kinds, rows);
    kinds.iter().take(own).position(|k| *k == kind).unwrap_or(own)
}

/// The lanes. Where events lie is worked out once for each date, of which there are few.
fn lanes(asked: &Asked, data: &Data) -> Vec<Lane> {
    let (kinds, rows) = (&asked.scope.lanes, usize::from(asked.rows));
    let mut lanes = vec![Lane::new(&asked.viewport, asked.width); kinds.len().min(rows)];
    if lanes.is_empty() {
        return lanes;
    }
    let places: Vec<usize> =
        (0..data.store.catalog().kinds.len()).map(|k| lane_of(kinds, rows, KindIx(k as u32))).collect();
    let mut extents: Vec<Option<Option<Extent>>> = vec![None; data.index.dates()];
    for (event, truth) in asked.scope.answer.iter() {
        let Some(seen) = data.index.glance(event) else { continue };
        let lane = places.get(seen.kind.at()).and_then(|at| lanes.get_mut(*at));
        let (Some(lane), Some(extent)) = (lane, extents.get_mut(seen.date as usize)) else { continue };
        let of = || Extent::of(seen.span, seen.shape, &asked.viewport, asked.width);
        let extent = extent.get_or_insert_with(of).as_ref();
        let mark = Mark {
            event,
            span: seen.span,
            shape: seen.shape,
            truth,
            selected: false,
            differing: seen.differing,
        };
        lane.add_at(&mark, extent);
    }
    lanes
}

/// The lane of an event with the event selected in it: which row, and its cells. None for an event that is in none.
pub fn selected_lane(state: &State, data: &Data, event: EventIx) -> Option<(usize, Lane)> {
    let axis = state.axis.as_ref()?;
    if !axis.asked.scope.truth(event).holds() {
        return None;
    }
    let seen = data.index.glance(event)?;
    let row = lane_of(&axis.asked.scope.lanes, usize::from(axis.asked.rows), seen.kind);
    let mut lane = axis.lanes.get(row)?.clone();
    lane.select(&Extent::of(seen.span, seen.shape, &axis.asked.viewport, axis.asked.width)?);
    Some((row, lane))
}
