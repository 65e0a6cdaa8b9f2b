//! What the axis shows: columns and lanes, made once for a scope, a stretch of time and a width, and kept beside
//! the rest of the state, so that going from event to event costs the same in a store of any size.

use std::collections::HashMap;
use std::sync::Arc;

use super::lanes::{Plan, PlannedLane};
use super::layout::layout;
use super::scope::Scope;
use super::state::State;
use crate::index::{Bits, Data, Histogram, LaneGroup};
use crate::model::{EventIx, Minute, Span, Truth, Window};
use crate::timeline::lanes::{Extent, Placed, pack};
use crate::timeline::ruler::is_long;
use crate::timeline::{Lane, Mark, Ruler, Viewport};

/// All that decides what the axis shows.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    scope: Arc<Scope>,
    plan: Arc<Plan>,
    ruler: Ruler,
    hits: Option<Arc<Bits>>,
    rows: u16,
    top: usize,
}

/// A row of the lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisRow {
    /// The position of its lane in the plan.
    pub lane: usize,
    /// Whether it is the first of its lane.
    pub first: bool,
    /// What is drawn.
    pub cells: Lane,
}

/// The axis as counted and drawn, without the selection. It follows from the rest of the state.
#[derive(Clone, Debug)]
pub struct Axis {
    asked: Asked,
    /// What its ruler was made with.
    gaps: Option<Arc<Gaps>>,
    /// Incidents, other events and hits for each column of the plot.
    pub histogram: Histogram,
    /// The rows of the lanes that are on the screen.
    pub rows: Vec<AxisRow>,
    /// The row that events of a date are drawn in, by the position of the lane and the date; several for events that
    /// say different things.
    seats: HashMap<(usize, u32), Vec<usize>>,
}

impl PartialEq for Axis {
    fn eq(&self, other: &Axis) -> bool {
        self.asked == other.asked
    }
}

/// Gaps between the events of a scope, found once for each scope while gaps are folded.
#[derive(Clone, Debug, PartialEq)]
pub struct Gaps {
    scope: Arc<Scope>,
    /// Ascending, both ends included.
    windows: Vec<Window>,
}

impl Gaps {
    /// Whether a gap takes so much of a stretch of time that it would be folded if that saved room.
    pub fn any_long(&self, view: &Viewport) -> bool {
        self.windows.iter().any(|gap| is_long(*gap, view))
    }
}

/// The gaps of a state, found anew only for another scope; none while none are folded.
pub fn gaps(state: &State, data: &Data) -> Option<Arc<Gaps>> {
    if !state.gaps_folded {
        return None;
    }
    match &state.gaps {
        Some(gaps) if gaps.scope == state.scope => Some(Arc::clone(gaps)),
        _ => {
            let windows = data.index.gaps(&state.scope.answer);
            Some(Arc::new(Gaps { scope: Arc::clone(&state.scope), windows }))
        }
    }
}

impl State {
    /// The axis as it is laid out now.
    pub fn ruler(&self) -> Ruler {
        self.ruler_of(&self.spot.viewport)
    }

    /// The axis as it would be with another stretch of time on it.
    pub fn ruler_of(&self, view: &Viewport) -> Ruler {
        let (Some(gaps), width) = (&self.gaps, self.plot_columns()) else {
            return Ruler::even(view, self.plot_columns());
        };
        // There may be many gaps: the axis has looked through them already.
        let same = |axis: &&Arc<Axis>| {
            let made_with = axis.gaps.as_ref().is_some_and(|made| Arc::ptr_eq(made, gaps));
            made_with && axis.ruler().view() == view && axis.ruler().width() == width
        };
        let made = self.axis.as_ref().filter(same).map(|axis| axis.ruler().clone());
        made.unwrap_or_else(|| Ruler::folded(view, width, &gaps.windows))
    }

    /// The column of the plot in which an event has its sign; none while it is off the axis.
    pub fn column_of(&self, event: EventIx, data: &Data) -> Option<u16> {
        extent(event, &self.ruler(), data).map(|extent| extent.anchor)
    }

    /// The minute at which an event has its sign: the one it is anchored at while that is on the axis, else the
    /// middle of the column.
    pub fn minute_of(&self, event: EventIx, data: &Data) -> Option<Minute> {
        let ruler = self.ruler();
        let anchor = data.index.span(event).and_then(Span::anchor);
        if let Some(anchor) = anchor.filter(|minute| (ruler.view().lo..ruler.view().hi).contains(minute)) {
            return Some(anchor);
        }
        let minutes = ruler.column(extent(event, &ruler, data)?.anchor);
        Some(minutes.start + (minutes.end - minutes.start) / 2)
    }
}

/// Where an event lies on an axis.
fn extent(event: EventIx, ruler: &Ruler, data: &Data) -> Option<Extent> {
    let (span, shape) = data.index.drawn(data.index.date_of(event)?)?;
    Extent::of(span, shape, ruler)
}

/// The axis of a state, made anew only if what it shows has changed; none where no axis is laid out.
pub fn settled(state: &State, data: &Data) -> Option<Arc<Axis>> {
    let (Some(areas), Some(plan)) = (layout(state).timeline, &state.plan) else { return state.axis.clone() };
    let asked = Asked {
        scope: Arc::clone(&state.scope),
        plan: Arc::clone(plan),
        ruler: state.ruler(),
        hits: state.find.as_ref().map(|f| Arc::clone(&f.hits)),
        rows: areas.lanes.height,
        top: state.lanes.top,
    };
    match &state.axis {
        Some(axis) if axis.asked == asked => Some(Arc::clone(axis)),
        _ => Some(Arc::new(Axis::of(asked, state.gaps.clone(), data))),
    }
}

impl Axis {
    fn of(asked: Asked, gaps: Option<Arc<Gaps>>, data: &Data) -> Axis {
        let edges = asked.ruler.edges();
        let histogram = data.index.histogram(&asked.scope.answer, &edges, asked.hits.as_deref());
        let mut axis = Axis { asked, gaps, histogram, rows: Vec::new(), seats: HashMap::new() };
        let plan = Arc::clone(&axis.asked.plan);
        for (at, height) in plan.heights(axis.asked.top, axis.asked.rows) {
            if let Some(lane) = plan.lanes.get(at) {
                axis.draw(at, lane, height, data);
            }
        }
        axis
    }

    /// Minutes and columns.
    pub fn ruler(&self) -> &Ruler {
        &self.asked.ruler
    }

    /// The lanes, on the screen or not.
    pub fn plan(&self) -> &Plan {
        &self.asked.plan
    }

    /// How many lanes there are above the first row and below the last.
    pub fn hidden(&self) -> (usize, usize) {
        let shown = self.rows.iter().filter(|row| row.first).count();
        let above = self.asked.top.min(self.plan().lanes.len());
        (above, self.plan().lanes.len().saturating_sub(above + shown))
    }

    /// Draws a lane in as many rows as it is given; those it does not need stay empty, so that nothing below it moves
    /// while the axis does.
    fn draw(&mut self, at: usize, lane: &PlannedLane, height: u16, data: &Data) {
        let ruler = &self.asked.ruler;
        let placed: Vec<Placed<'_>> =
            lane.groups.iter().filter_map(|group| placed(lane, group, ruler, data)).collect();
        let mut packed = pack(&placed, ruler, height);
        packed.rows.resize_with(usize::from(height), || Lane::new(ruler));
        let above = self.rows.len();
        for ((group, placed), seat) in lane.groups.iter().zip(&placed).zip(&packed.seats) {
            if placed.extent.is_some() {
                self.seats.entry((at, group.date)).or_default().push(above + usize::from(*seat));
            }
        }
        let row = |(i, cells)| AxisRow { lane: at, first: i == 0, cells };
        self.rows.extend(packed.rows.into_iter().enumerate().map(row));
    }

    /// Where an event is drawn: rows of the lanes, and in each the columns in which no other event covers it.
    pub fn seen(&self, event: EventIx, data: &Data) -> Vec<(usize, Vec<u16>)> {
        let Some(extent) = extent(event, &self.asked.ruler, data) else { return Vec::new() };
        let rows = self.rows_of(event, data);
        let seen = |row: usize| Some((row, self.rows.get(row)?.cells.seen(&extent)));
        rows.into_iter().filter_map(seen).collect()
    }

    /// The column in which an event has its sign, and the rows of the lanes in which it has one.
    pub fn place_of(&self, event: EventIx, data: &Data) -> Option<(u16, Vec<usize>)> {
        let extent = extent(event, &self.asked.ruler, data)?;
        Some((extent.anchor, self.rows_of(event, data)))
    }

    /// The rows in which events of an event's date are drawn, of the lanes that it is in.
    fn rows_of(&self, event: EventIx, data: &Data) -> Vec<usize> {
        let Some(date) = data.index.date_of(event) else { return Vec::new() };
        let lanes = self.plan().lanes_of(event, data);
        let mut rows: Vec<usize> =
            lanes.iter().filter_map(|lane| self.seats.get(&(*lane, date))).flatten().copied().collect();
        rows.dedup();
        rows
    }

    /// The events that share the cell in which an event has its sign, itself among them, in the order of time;
    /// in the first of the lanes on the screen in which it shares one.
    pub fn together(&self, event: EventIx, data: &Data) -> Vec<EventIx> {
        let Some(anchor) = extent(event, &self.asked.ruler, data).map(|extent| extent.anchor) else {
            return Vec::new();
        };
        let count = |row: &usize| {
            let cells = self.rows.get(*row).map(|row| &row.cells.cells);
            cells.and_then(|cells| cells.get(usize::from(anchor))).map_or(0, |cell| cell.count)
        };
        let crowded = self.rows_of(event, data).into_iter().find(|row| count(row) > 1);
        crowded.map(|row| self.in_cell(row, anchor, data)).unwrap_or_default()
    }

    /// The event drawn in a column of a row of the lanes, the one whose sign is nearest if there are several; none
    /// where nothing is drawn.
    pub fn drawn_at(&self, row: usize, column: u16, data: &Data) -> Option<EventIx> {
        let lane = self.rows.get(row)?.lane;
        let here = self.dates_in(row, data).into_iter().filter(|(_, e)| e.columns.contains(&column));
        let (nearest, _) = here.min_by_key(|(date, e)| (e.anchor.abs_diff(column), *date))?;
        let scope = &self.asked.scope;
        let mut dated = scope.answer.iter().map(|(event, _)| event);
        dated.find(|e| {
            data.index.date_of(*e) == Some(nearest) && self.plan().lanes_of(*e, data).contains(&lane)
        })
    }

    /// The dates of which events are drawn in a row, each with where.
    fn dates_in(&self, row: usize, data: &Data) -> Vec<(u32, Extent)> {
        let Some(lane) = self.rows.get(row).map(|row| row.lane) else { return Vec::new() };
        let seated = self.seats.iter().filter(|((at, _), rows)| *at == lane && rows.contains(&row));
        let extent = |date: u32| {
            let (span, shape) = data.index.drawn(date)?;
            Some((date, Extent::of(span, shape, &self.asked.ruler)?))
        };
        seated.filter_map(|((_, date), _)| extent(*date)).collect()
    }

    fn in_cell(&self, row: usize, column: u16, data: &Data) -> Vec<EventIx> {
        let Some(lane) = self.rows.get(row).map(|row| row.lane) else { return Vec::new() };
        let dates = self.dates_in(row, data).into_iter().filter(|(_, extent)| extent.anchor == column);
        let dates: Vec<u32> = dates.map(|(date, _)| date).collect();
        let scope = &self.asked.scope;
        let listed = data.index.listed(&scope.listing, 0, scope.len()).into_iter().map(|(event, _)| event);
        let dated = listed.filter(|e| data.index.date_of(*e).is_some_and(|date| dates.contains(&date)));
        dated.filter(|e| self.plan().lanes_of(*e, data).contains(&lane)).collect()
    }
}

/// Events of one date as they are to be drawn.
fn placed<'l>(lane: &'l PlannedLane, group: &LaneGroup, ruler: &Ruler, data: &Data) -> Option<Placed<'l>> {
    let (span, shape) = data.index.drawn(group.date)?;
    let truth = if group.tally.certain > 0 { Truth::Certain } else { Truth::Possible };
    let mark = Mark { span, shape, count: group.tally.total(), truth, differing: group.differing };
    Some(Placed { mark, extent: Extent::of(span, shape, ruler), label: lane.label(group) })
}
