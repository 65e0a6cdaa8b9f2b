//! The events of a briefing along time, as far as arithmetic goes: which stretch, how much in each column, which lanes.

use super::item;
use crate::index::{Answer, Data};
use crate::model::date::{DAY, FOREVER, FOREVER_AGO};
use crate::model::{Event, EventIx, Minute, Shape, Span, Truth, wording};
use crate::text::Text;
use crate::timeline::{Density, Mass, Ruler, Scale, Viewport};

/// Columns of the axis.
const COLUMNS: u16 = 96;
/// The least stretch of time that is shown.
const LEAST: Minute = 60 * DAY;

/// The axis of a briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Minutes and columns.
    pub ruler: Ruler,
    /// The incidents of each column.
    pub bins: Vec<Mass>,
    /// Incidents that a bar of full height stands for.
    pub full: u32,
    /// Lanes by kind, in the order of the store; none is empty.
    pub lanes: Vec<AxisLane>,
}

/// The events of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisLane {
    /// The name of the kind.
    pub name: Text,
    /// Its events: what lasted first, then in the order of time.
    pub strokes: Vec<Stroke>,
}

/// An event on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Its id in the store.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// `, according to …` where the title may hold figures; else empty.
    pub owned: Text,
    /// When it was, in words.
    pub when: Text,
    /// When it was, in minutes.
    pub span: Span,
    /// How its date is drawn.
    pub shape: Shape,
    /// How it matches.
    pub truth: Truth,
    /// Whether sources differ on it.
    pub differs: bool,
}

/// The axis of these events; none where there are none.
pub(super) fn axis(events: &[(Event, EventIx, Truth)], answer: &Answer, data: &Data) -> Option<Axis> {
    let ruler = Ruler::even(&view(events, data)?, COLUMNS);
    let histogram = data.index.histogram(answer, &ruler.edges(), None);
    let bins: Vec<Mass> = histogram.bins.iter().map(|bin| Mass::of(bin.solid, bin.mass)).collect();
    let full = Density::of(&bins, 1, Scale::Linear).full;
    let catalog = data.store.catalog();
    let mut lanes: Vec<AxisLane> =
        catalog.kinds.iter().map(|kind| AxisLane { name: kind.name.clone(), strokes: Vec::new() }).collect();
    for (event, ix, truth) in events {
        let drawn = data.index.date_of(*ix).and_then(|date| data.index.drawn(date));
        let Some(((span, shape), lane)) = drawn.zip(lanes.get_mut(event.kind.at())) else { continue };
        let (id, title, when) = (event.id.text(), event.title.clone(), wording::when_of(event, false));
        let (owned, differs) = (item::owned(event, catalog), data.index.differs(*ix));
        lane.strokes.push(Stroke { id, title, owned, when, span, shape, truth: *truth, differs });
    }
    lanes.retain(|lane| !lane.strokes.is_empty());
    lanes.iter_mut().for_each(|lane| lane.strokes.sort_by_key(|s| s.shape != Shape::Lasted));
    Some(Axis { ruler, bins, full, lanes })
}

/// From the first to the last minute that these events name; where they name none, what the store covers.
fn view(events: &[(Event, EventIx, Truth)], data: &Data) -> Option<Viewport> {
    let spans = events.iter().filter_map(|(_, ix, _)| data.index.span(*ix));
    let named = spans.flat_map(|s| [s.start_min, s.start_max, s.end_min, s.end_max]);
    let named: Vec<Minute> = named.filter(|m| FOREVER_AGO < *m && *m < FOREVER).collect();
    let extent = data.index.extent();
    let (lo, hi) = match (named.iter().min(), named.iter().max()) {
        _ if events.is_empty() => return None,
        (Some(lo), Some(hi)) => (*lo, *hi),
        _ => (extent.lo, extent.hi),
    };
    let short = (LEAST - (hi - lo)).max(0) / 2;
    Some(Viewport::fit(lo - short, hi + short, COLUMNS))
}
