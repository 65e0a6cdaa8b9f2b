//! What the axis shows: columns and lanes, made once for a scope, a stretch of time and a width, and kept beside
//! the rest of the state, so that going from event to event costs the same in a store of any size.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::Arc;

use super::crowd::{Strips, placed, row_of};
use super::lanes::{Plan, PlannedLane};
use super::layout::layout;
use super::scope::Scope;
use super::state::State;
use crate::index::{Bits, Data, Histogram, HitMarks, LaneGroup, Peaks};
use crate::model::{EventIx, Minute, Span, Window};
use crate::timeline::lanes::{Extent, Placed, pack};
use crate::timeline::ruler::{is_long, least};
use crate::timeline::{Lane, Ruler, Viewport};

/// Events of a lane that are drawn as one: the number of their date, and what they say there.
type Group = (u32, Option<NonZeroU32>);

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
    /// The row that each group of events is drawn in, by the position of its lane.
    seats: HashMap<(usize, Group), usize>,
    /// Lanes whose cells are counted: by their position, their first row and how many rows they have.
    crowded: HashMap<usize, (usize, u16)>,
    /// The tables of the lanes that have been drawn, by their position; none of those with few dates.
    strips: HashMap<usize, Option<Arc<Strips>>>,
    /// Where hits are ticked, once the axis has moved under them.
    marks: Option<Arc<HitMarks>>,
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
    /// How long they are.
    lengths: Peaks,
}

impl Gaps {
    fn of(scope: &Arc<Scope>, data: &Data) -> Gaps {
        let windows = data.index.gaps(&scope.answer);
        let lengths: Vec<Minute> = windows.iter().map(|gap| gap.hi.saturating_sub(gap.lo)).collect();
        Gaps { scope: Arc::clone(scope), windows, lengths: Peaks::of(&lengths) }
    }

    /// The gaps that take so much of a stretch of time that they would be folded if that saved room, ascending. Of
    /// many short ones none is looked at.
    pub fn long(&self, view: &Viewport) -> Vec<Window> {
        let from = self.windows.partition_point(|gap| gap.hi < view.lo);
        let to = self.windows.partition_point(|gap| gap.lo < view.hi);
        let long = self.lengths.all(from..to, least(view)).into_iter();
        long.filter_map(|at| self.windows.get(at)).filter(|gap| is_long(**gap, view)).copied().collect()
    }
}

/// The gaps of a state, found anew only for another scope; none while none are folded.
pub fn gaps(state: &State, data: &Data) -> Option<Arc<Gaps>> {
    if !state.gaps_folded {
        return None;
    }
    match &state.gaps {
        Some(gaps) if gaps.scope == state.scope => Some(Arc::clone(gaps)),
        _ => Some(Arc::new(Gaps::of(&state.scope, data))),
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
        made.unwrap_or_else(|| Ruler::folded(view, width, &gaps.long(view)))
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
        before => Some(Arc::new(Axis::of(asked, before.as_deref(), state, data))),
    }
}

impl Axis {
    /// What of the axis before is still true is taken over.
    fn of(asked: Asked, before: Option<&Axis>, state: &State, data: &Data) -> Axis {
        let of_scope = before.filter(|axis| axis.asked.scope == asked.scope);
        let of_plan = before.filter(|axis| axis.asked.plan == asked.plan);
        let marks = marks(&asked, of_scope, state, data);
        let mut axis = Axis {
            histogram: histogram(&asked, of_scope, marks.as_deref(), state, data),
            asked,
            gaps: state.gaps.clone(),
            rows: Vec::new(),
            seats: HashMap::new(),
            crowded: HashMap::new(),
            strips: of_plan.map(|axis| axis.strips.clone()).unwrap_or_default(),
            marks,
        };
        let plan = Arc::clone(&axis.asked.plan);
        for (at, height) in plan.heights(axis.asked.top, axis.asked.rows) {
            if let Some(lane) = plan.lanes.get(at) {
                axis.draw(at, lane, height, data);
            }
        }
        axis
    }

    /// Whether a state has the same events on another stretch of time or in other columns.
    pub fn has_moved(&self, state: &State) -> bool {
        self.asked.scope == state.scope
            && (self.ruler().view() != &state.spot.viewport || self.ruler().width() != state.plot_columns())
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
        let made = || Strips::of(lane, data).map(Arc::new);
        let strips = self.strips.entry(at).or_insert_with(made).clone();
        let mut rows = match strips {
            Some(strips) if strips.is_crowded(self.ruler()) => {
                self.crowded.insert(at, (self.rows.len(), height));
                strips.crowd(lane, self.ruler(), height, data)
            }
            strips => self.packed(at, lane, height, strips.as_deref(), data),
        };
        rows.resize_with(usize::from(height), || Lane::new(&self.asked.ruler));
        let row = |(i, cells)| AxisRow { lane: at, first: i == 0, cells };
        self.rows.extend(rows.into_iter().enumerate().map(row));
    }

    /// A lane packed into rows: of one with many dates, only those on the screen are looked at.
    fn packed(
        &mut self,
        at: usize,
        lane: &PlannedLane,
        height: u16,
        strips: Option<&Strips>,
        data: &Data,
    ) -> Vec<Lane> {
        let ruler = &self.asked.ruler;
        let groups: Vec<&LaneGroup> = match strips {
            Some(strips) => {
                strips.on_screen(ruler).into_iter().filter_map(|at| lane.groups.get(at)).collect()
            }
            None => lane.groups.iter().collect(),
        };
        let placed: Vec<Placed<'_>> =
            groups.iter().filter_map(|group| placed(lane, group, ruler, data)).collect();
        let mut packed = pack(&placed, ruler, height);
        if let (Some(strips), Some(first)) = (strips, packed.rows.first_mut()) {
            (first.before, first.after) = strips.off_screen(ruler);
        }
        let above = self.rows.len();
        for ((group, placed), seat) in groups.iter().zip(&placed).zip(&packed.seats) {
            if placed.extent.is_some() {
                self.seats.insert((at, (group.date, group.says)), above + usize::from(*seat));
            }
        }
        packed.rows
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

    /// The rows in which an event is drawn, one for each of the lanes that it is in.
    fn rows_of(&self, event: EventIx, data: &Data) -> Vec<usize> {
        let Some(date) = data.index.date_of(event) else { return Vec::new() };
        let of_lane = |lane: usize| match self.crowded.get(&lane) {
            Some((first, rows)) => Some(first + row_of(date, *rows, data)),
            None => self.seats.get(&(lane, (date, self.says(lane, event, data)))).copied(),
        };
        self.plan().lanes_of(event, data).into_iter().filter_map(of_lane).collect()
    }

    fn says(&self, lane: usize, event: EventIx, data: &Data) -> Option<NonZeroU32> {
        self.plan().lanes.get(lane)?.says(event, data)
    }

    /// Whether an event is drawn in one of some groups of a lane.
    fn is_of(&self, event: EventIx, lane: usize, groups: &[Group], data: &Data) -> bool {
        let Some(date) = data.index.date_of(event) else { return false };
        // Most events are told apart by their dates alone.
        groups.iter().any(|group| group.0 == date)
            && self.plan().lanes_of(event, data).contains(&lane)
            && groups.contains(&(date, self.says(lane, event, data)))
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
        let here = self.groups_in(row, data).into_iter().filter(|(_, e)| e.columns.contains(&column));
        let (nearest, _) = here.min_by_key(|(group, e)| (e.anchor.abs_diff(column), *group))?;
        let mut all = self.asked.scope.answer.iter().map(|(event, _)| event);
        all.find(|event| self.is_of(*event, lane, &[nearest], data))
    }

    /// The groups that are drawn in a row, each with where.
    fn groups_in(&self, row: usize, data: &Data) -> Vec<(Group, Extent)> {
        let Some(lane) = self.rows.get(row).map(|row| row.lane) else { return Vec::new() };
        let groups: Vec<Group> = match self.crowded.get(&lane) {
            Some((first, rows)) => {
                let groups = self.plan().lanes.get(lane).map(|lane| lane.groups.as_slice());
                let groups = groups.unwrap_or_default().iter().map(|group| (group.date, group.says));
                groups.filter(|(date, _)| first + row_of(*date, *rows, data) == row).collect()
            }
            None => {
                let seated = self.seats.iter().filter(|((at, _), seat)| *at == lane && **seat == row);
                seated.map(|((_, group), _)| *group).collect()
            }
        };
        let extent = |group: Group| {
            let (span, shape) = data.index.drawn(group.0)?;
            Some((group, Extent::of(span, shape, &self.asked.ruler)?))
        };
        groups.into_iter().filter_map(extent).collect()
    }

    fn in_cell(&self, row: usize, column: u16, data: &Data) -> Vec<EventIx> {
        let Some(lane) = self.rows.get(row).map(|row| row.lane) else { return Vec::new() };
        let here = self.groups_in(row, data).into_iter().filter(|(_, extent)| extent.anchor == column);
        let groups: Vec<Group> = here.map(|(group, _)| group).collect();
        let scope = &self.asked.scope;
        let listed = data.index.listed(&scope.listing, 0, scope.len()).into_iter().map(|(event, _)| event);
        listed.filter(|event| self.is_of(*event, lane, &groups, data)).collect()
    }
}

/// Incidents, other events and hits for each column: taken over where they are the same, looked up where tables have
/// been made, else counted.
fn histogram(
    asked: &Asked,
    before: Option<&Axis>,
    marks: Option<&HitMarks>,
    state: &State,
    data: &Data,
) -> Histogram {
    let same = |axis: &&Axis| axis.asked.ruler == asked.ruler && axis.asked.hits == asked.hits;
    if let Some(axis) = before.filter(same) {
        return axis.histogram.clone();
    }
    let edges = asked.ruler.edges();
    match state.reckoned().filter(|_| asked.hits.is_some() == marks.is_some()) {
        Some(kept) => kept.tables.histogram(&edges, marks),
        None => data.index.histogram(&asked.scope.answer, &edges, asked.hits.as_deref()),
    }
}

/// Where hits are ticked, if tables have been made for the rest.
fn marks(asked: &Asked, before: Option<&Axis>, state: &State, data: &Data) -> Option<Arc<HitMarks>> {
    let hits = asked.hits.as_ref().filter(|_| state.reckoned().is_some())?;
    let same = |axis: &&Axis| axis.asked.hits.as_ref() == Some(hits);
    let kept = before.filter(same).and_then(|axis| axis.marks.clone());
    Some(kept.unwrap_or_else(|| Arc::new(data.index.hit_marks(&asked.scope.answer, hits))))
}
