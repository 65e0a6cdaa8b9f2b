//! The places map: what part of the world is seen, and what is on it. As with the axis, what is drawn is made once for a
//! scope, a view and a size, and kept beside the rest of the state.

use std::collections::BTreeMap;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::history::History;
use super::layout::{MapLayout, layout};
use super::scope::Scope;
use super::state::{Pane, State};
use crate::geo::{
    Dots, Label, Outline, Point, Projection, Room, Site, Spot, View, Wanted, labels, matching_view, points,
    sites,
};
use crate::index::{Data, Listing, Order, Together};
use crate::model::{EventIx, PlaceIx, PlacePrecision};
use crate::text;
use crate::text::{Text, wrap};

/// Rings drawn at most, those of the places with the most events first.
const RINGS: usize = 200;

/// Dots from the middle of a ring to its edge below which it would be no larger than a cell.
const LEAST_RING: f64 = 3.0;

/// A map larger than this is drawn no larger, in columns and rows; no terminal is.
const LARGEST: (u16, u16) = (1000, 500);

/// The map as a person moves it.
#[derive(Clone, Debug, PartialEq)]
pub struct MapView {
    /// The part of the world that is seen.
    pub view: View,
    /// What was seen before each zoom.
    pub zooms: History<View>,
    /// The event that the view has followed last.
    pub followed: Option<EventIx>,
    /// The place that was gone to last, while an event in it is shown.
    pub place: Option<PlaceIx>,
    /// The pane, and whether it was a full Detail, that closing the map returns to.
    pub from: (Pane, bool),
}

/// What depends on the scope alone.
#[derive(Clone, Debug)]
pub struct Located {
    scope: Arc<Scope>,
    /// The matching events that are located, by the places they name.
    pub groups: Vec<Together>,
    /// Every place of the store that has coordinates.
    pub sites: Vec<Site>,
    /// The matching events that are coded as being in no place with coordinates.
    pub unlocated: Listing,
}

impl Located {
    fn of(scope: &Arc<Scope>, data: &Data) -> Located {
        let groups = data.index.by_places(&scope.answer);
        let sites = sites(data.store.catalog(), &groups);
        let unlocated = data.index.listing(&data.index.unlocated(&scope.answer), Order::Date);
        Located { scope: Arc::clone(scope), groups, sites, unlocated }
    }

    /// The part of the world with every place that is better known than as a country and has matching events;
    /// countries too where there is nothing else. None where no event is located.
    pub fn matches(&self) -> Option<View> {
        matching_view(&self.sites)
    }

    /// The part of the world with every place of the store.
    pub fn everything(&self) -> Option<View> {
        View::around(&self.sites.iter().map(|site| site.at).collect::<Vec<_>>())
    }
}

/// The map as counted and drawn, without the selection. It follows from the rest of the state.
#[derive(Clone, Debug)]
pub struct Chart {
    view: View,
    size: (u16, u16),
    outline: Arc<Outline>,
    /// Places and the events in them.
    pub located: Arc<Located>,
    /// Where places fall.
    pub projection: Projection,
    /// Coasts and borders.
    pub land: Dots,
    /// Rings around imprecise places.
    pub rings: Dots,
    /// Matching events.
    pub points: Vec<Point>,
    /// Which point stands for a place.
    point_of: BTreeMap<PlaceIx, usize>,
    /// Located matching events of which no place is on this part of the map.
    pub beyond: u32,
}

impl PartialEq for Chart {
    fn eq(&self, other: &Chart) -> bool {
        self.view == other.view && self.size == other.size && self.located.scope == other.located.scope
    }
}

/// Opens the map before the first screen, as `m` does.
pub fn begin(state: &mut State, data: &Data) {
    super::commands::mapping::open(state, data);
}

/// Lets the map follow the selection, and what is drawn follow the map.
pub fn settle(state: &mut State, data: &Data) {
    let Some(area) = layout(state).map.map(|map| map.chart) else { return };
    let size = (area.width.min(LARGEST.0), area.height.min(LARGEST.1));
    follow(state, data, size);
    let Some(map) = &state.map else { return };
    let known = state.chart.as_ref().filter(|chart| chart.located.scope == state.scope);
    if known.is_some_and(|chart| chart.view == map.view && chart.size == size) {
        return;
    }
    let located = located(state, data);
    let outline = state.chart.as_ref().map(|chart| Arc::clone(&chart.outline));
    let outline = outline.unwrap_or_else(|| Arc::new(Outline::world()));
    state.chart = Some(Arc::new(Chart::of(map.view, size, outline, located)));
}

/// Places and the events in them, counted anew only if the scope has changed.
pub fn located(state: &State, data: &Data) -> Arc<Located> {
    let known = state.chart.as_ref().filter(|chart| chart.located.scope == state.scope);
    known.map_or_else(|| Arc::new(Located::of(&state.scope, data)), |chart| Arc::clone(&chart.located))
}

/// When another event is shown than before and none of its places is on the map, the map goes there.
fn follow(state: &mut State, data: &Data, size: (u16, u16)) {
    let shown = state.shown();
    let spots: Vec<Spot> = shown.map(|event| spots(event, data)).unwrap_or_default();
    let Some(map) = state.map.as_mut().filter(|map| map.followed != shown) else { return };
    map.followed = shown;
    let projection = Projection::new(&map.view, size.0, size.1);
    if let Some(first) = spots.first().filter(|_| spots.iter().all(|spot| projection.cell(*spot).is_none())) {
        map.view = map.view.centred(*first);
    }
}

/// Where an event was, for the places of it that have coordinates; what it is coded as comes first.
pub fn spots(event: EventIx, data: &Data) -> Vec<Spot> {
    places(event, data).into_iter().filter_map(|place| data.store.catalog().place(place).at).collect()
}

/// The place that was gone to last, while the event shown names it.
pub fn gone_to(state: &State, data: &Data) -> Option<PlaceIx> {
    let place = state.map.as_ref()?.place?;
    places(state.shown()?, data).contains(&place).then_some(place)
}

/// The places of an event, what it is coded as first.
fn places(event: EventIx, data: &Data) -> Vec<PlaceIx> {
    data.index.places_of(event).into_iter().map(|(place, _)| place).collect()
}

impl Chart {
    fn of(view: View, size: (u16, u16), outline: Arc<Outline>, located: Arc<Located>) -> Chart {
        let projection = Projection::new(&view, size.0, size.1);
        let mut land = Dots::new(size.0, size.1);
        land.outline(&outline, &projection);
        let rings = rings(&located.sites, size, &projection);
        let points = points(&located.sites, &located.groups, &projection, size.0);
        let beyond = beyond(&located, &projection);
        let named =
            points.iter().enumerate().flat_map(|(n, point)| point.places.iter().map(move |p| (*p, n)));
        let point_of = named.collect();
        Chart { view, size, outline, located, projection, land, rings, points, point_of, beyond }
    }

    /// The rings of an event's places, as far as they are larger than a cell.
    pub fn rings_of(&self, event: EventIx, data: &Data) -> Dots {
        let catalog = data.store.catalog();
        let mut dots = Dots::new(self.size.0, self.size.1);
        for place in places(event, data) {
            let place = catalog.place(place);
            if let (Some(at), Some(precision)) = (place.at, place.precision) {
                ring(&mut dots, at, precision, &self.projection);
            }
        }
        dots
    }

    /// Where the places of an event are marked on the map, each once; what it is coded as comes first.
    pub fn marks_of(&self, event: EventIx, data: &Data) -> Vec<Mark> {
        let coded = data.index.coded_places(event);
        let mut marks: Vec<Mark> = Vec::new();
        for place in places(event, data) {
            let Some(mut mark) = self.mark(event, place, data) else { continue };
            mark.coded = coded.contains(&place);
            if marks.iter().all(|known| known.cell != mark.cell) {
                marks.push(mark);
            }
        }
        marks
    }

    /// Where a place of an event is marked: beside the figure of its point, or in the stead of one that stands for this
    /// event alone.
    fn mark(&self, event: EventIx, place: PlaceIx, data: &Data) -> Option<Mark> {
        let (cell, point) = self.stands_at(place, data)?;
        let is_it = |point: &&Point| data.index.is_at_a_spot(event) && point.tally.total() == 1;
        let kept = point.filter(|point| !is_it(point)).map(|point| (point.cell, point.width));
        let at = kept.and_then(|(figure, width)| self.beside(figure, width)).unwrap_or(cell);
        Some(Mark { cell: at, figure: kept.filter(|_| at != cell), coded: false })
    }

    /// A cell beside a figure that no other takes: before it, or after it.
    fn beside(&self, (column, row): (u16, u16), width: u16) -> Option<(u16, u16)> {
        let before = column.checked_sub(1).map(|column| (column, row));
        let after = (column + width < self.size.0).then_some((column + width, row));
        before.into_iter().chain(after).find(|cell| self.point_at(*cell).is_none())
    }

    /// Where a place is on the map, with the point that stands for it or that its cell belongs to.
    fn stands_at(&self, place: PlaceIx, data: &Data) -> Option<((u16, u16), Option<&Point>)> {
        let cell = self.projection.cell(data.store.catalog().place(place).at?)?;
        let own = self.point_of.get(&place).and_then(|n| self.points.get(*n));
        let point = own.or_else(|| self.point_at(cell));
        Some((point.map_or(cell, |point| point.cell), point))
    }

    /// Names in their places: those of the shown event first, then those of the points with the most events, then
    /// those of places without any. Each with how it is to be read.
    pub fn labels(&self, shown: Option<EventIx>, data: &Data) -> Vec<(Label, Named)> {
        let mut wanted = self.names_of(shown, data);
        let first = wanted.len();
        let mut rest: Vec<&Point> = self.points.iter().collect();
        rest.sort_by_key(|point| std::cmp::Reverse((point.tally.total(), point.tally.certain)));
        wanted.extend(rest.into_iter().map(|point| name_of_point(point, data)));
        let counted = wanted.len();
        wanted.extend(self.empty(data));
        let mut room = Room::new(self.size.0, self.size.1);
        self.points.iter().for_each(|point| room.take_point(point.cell, point.width));
        wanted.iter().take(first).for_each(|wanted| room.take_point(wanted.cell, wanted.width));
        let named = |of: usize| match of {
            _ if of < first => Named::Shown,
            _ if of < counted => Named::Counted,
            _ => Named::Empty,
        };
        // A point that holds the shown event is named once.
        let wanted = once(wanted, first);
        labels(&wanted, &mut room).into_iter().map(|label| (label.clone(), named(label.of))).collect()
    }

    /// The places of the shown event, those that fall in one point or cell together.
    fn names_of(&self, shown: Option<EventIx>, data: &Data) -> Vec<Wanted> {
        let Some(event) = shown else { return Vec::new() };
        let mut marked: Vec<(Stretch, Vec<PlaceIx>)> = Vec::new();
        for place in places(event, data) {
            let Some(extent) = self.mark(event, place, data).map(|mark| mark.extent()) else { continue };
            match marked.iter_mut().find(|(known, _)| *known == extent) {
                Some((_, places)) => places.push(place),
                None => marked.push((extent, vec![place])),
            }
        }
        let wanted = |((cell, width), places): (Stretch, Vec<PlaceIx>)| {
            let names: Vec<&Text> =
                places.iter().map(|place| &data.store.catalog().place(*place).name).collect();
            let mut points = places.iter().filter_map(|place| self.stands_at(*place, data)?.1);
            let all = points.next().map_or(0, |point| point.places.len());
            Wanted { cell, width, names: with_others(&names, all) }
        };
        marked.into_iter().map(wanted).collect()
    }

    /// The point whose figure covers a cell.
    pub fn point_at(&self, (column, row): (u16, u16)) -> Option<&Point> {
        let from = self.points.partition_point(|point| point.cell.1 < row);
        let mut line =
            self.points.get(from..).unwrap_or_default().iter().take_while(|point| point.cell.1 == row);
        line.find(|point| point.cell.0 <= column && column < point.cell.0 + point.width)
    }

    /// Places without matching events.
    fn empty(&self, data: &Data) -> Vec<Wanted> {
        let empty = self.located.sites.iter().filter(|site| site.tally.total() == 0);
        let name = |site: &Site| {
            let cell = self.projection.cell(site.at)?;
            Some(Wanted { cell, width: 0, names: vec![data.store.catalog().place(site.place).name.clone()] })
        };
        empty.filter_map(name).collect()
    }
}

/// Cells of a row, by the first and how many they are.
type Stretch = ((u16, u16), u16);

/// Where a place of the shown event is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The column and the row of its sign.
    pub cell: (u16, u16),
    /// The figure that it stands beside, by its first cell and its columns; none where it stands alone.
    pub figure: Option<((u16, u16), u16)>,
    /// Whether the event is coded as being there, or only a claim puts it there.
    pub coded: bool,
}

impl Mark {
    /// The first cell and the columns of sign and figure.
    pub fn extent(&self) -> ((u16, u16), u16) {
        match self.figure {
            Some((at, width)) => ((at.0.min(self.cell.0), at.1), width + 1),
            None => (self.cell, 1),
        }
    }
}

/// What a name on the map names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A place of the event shown.
    Shown,
    /// A place with matching events.
    Counted,
    /// A place without.
    Empty,
}

/// Leaves out the names of points that the shown event's names already stand beside.
fn once(wanted: Vec<Wanted>, first: usize) -> Vec<Wanted> {
    let taken: Vec<((u16, u16), u16)> = wanted.iter().take(first).map(|w| (w.cell, w.width)).collect();
    let covers = |((column, row), width): ((u16, u16), u16), cell: (u16, u16)| {
        row == cell.1 && (column..column + width).contains(&cell.0)
    };
    let spare = |(of, mut wanted): (usize, Wanted)| {
        if of >= first && taken.iter().any(|shown| covers(*shown, wanted.cell)) {
            wanted.names.clear();
        }
        wanted
    };
    wanted.into_iter().enumerate().map(spare).collect()
}

/// The name of the place with the most events in a point, which says that there are others if there are.
fn name_of_point(point: &Point, data: &Data) -> Wanted {
    let name = point.places.first().map(|place| &data.store.catalog().place(*place).name);
    let names = name.map(|name| with_others(&[name], point.places.len())).unwrap_or_default();
    Wanted { cell: point.cell, width: point.width, names }
}

/// The names of some of all the places that a point stands for: `Mosul and 5 more`, `Mosul, Tal Afar and 4 more`, or
/// where that has no room `Mosul etc.`; `Mosul` and `Mosul and Tal Afar` where it stands for no others.
fn with_others(names: &[&Text], all: usize) -> Vec<Text> {
    let Some((last, before)) = names.split_last() else { return Vec::new() };
    let joined = |names: &[&Text]| names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
    let first = before.first().unwrap_or(last);
    let every = match (all.saturating_sub(names.len()), before) {
        (0, []) => return vec![(*last).clone()],
        (0, _) => text!("{} and {last}", joined(before)),
        (others, _) => text!("{} and {others} more", joined(names)),
    };
    vec![every, text!("{first} and {} more", all.max(names.len()) - 1), text!("{first} etc.")]
}

/// Located events with none of their places where the map is.
fn beyond(located: &Located, projection: &Projection) -> u32 {
    let is_on: BTreeMap<PlaceIx, bool> =
        located.sites.iter().map(|site| (site.place, projection.cell(site.at).is_some())).collect();
    let away = |group: &&Together| {
        let mut known = group.places.iter().filter_map(|(place, _)| is_on.get(place)).peekable();
        known.peek().is_some() && !known.any(|on| *on)
    };
    located.groups.iter().filter(away).fold(0, |sum, group| sum.saturating_add(group.tally.total()))
}

fn rings(sites: &[Site], size: (u16, u16), projection: &Projection) -> Dots {
    let mut dots = Dots::new(size.0, size.1);
    let mut used: Vec<&Site> = sites.iter().filter(|site| site.tally.total() > 0).collect();
    used.sort_by_key(|site| std::cmp::Reverse(site.tally.total()));
    for site in used.into_iter().take(RINGS) {
        if let Some(precision) = site.precision {
            ring(&mut dots, site.at, precision, projection);
        }
    }
    dots
}

fn ring(dots: &mut Dots, at: Spot, precision: PlacePrecision, projection: &Projection) {
    if precision.doubt() / projection.km() >= LEAST_RING {
        dots.ring(at, precision.doubt(), projection);
    }
}

/// Where the list of events on no map stands, with its heading: beside or under what is said of the event shown.
pub fn unlocated_area(state: &State, data: &Data, areas: &MapLayout) -> Rect {
    let side = areas.side;
    let columns = usize::from(side.width.saturating_sub(1));
    let row = state.shown().and_then(|event| Some((event, data.index.row(event)?)));
    let above = match row {
        _ if !areas.beside => 1,
        Some((event, row)) => {
            wrap(&row.title, columns).len() + wrap(&listed(&whereabouts(event, data)), columns).len() + 2
        }
        None => 2,
    };
    let above = u16::try_from(above).unwrap_or(u16::MAX);
    Rect {
        y: side.y.saturating_add(above).min(side.bottom()),
        height: side.height.saturating_sub(above),
        ..side
    }
}

/// The first of the events on no map that is listed in so many rows: the list follows the selection.
pub fn unlocated_top(state: &State, data: &Data, chart: &Chart, rows: usize) -> usize {
    let listing = &chart.located.unlocated;
    let near = state.shown().and_then(|event| data.index.nearest(listing, event)).unwrap_or(0);
    near.saturating_sub(rows / 2).min(listing.len().saturating_sub(rows))
}

/// `Mosul (town), Kirkuk (by a claim)`.
pub fn listed(places: &[Text]) -> Text {
    let names: Vec<&str> = places.iter().map(Text::as_str).collect();
    if names.is_empty() { Text::new("no place") } else { Text::new(names.join(", ")) }
}

/// `Mosul (town)`, `Kirkuk (by a claim)`: where an event was, as the line under the map says it.
pub fn whereabouts(event: EventIx, data: &Data) -> Vec<Text> {
    let catalog = data.store.catalog();
    let names = data.index.coded_places(event).iter().map(|place| {
        let place = catalog.place(*place);
        match (place.at, place.precision) {
            (Some(_), Some(precision)) => text!("{} ({})", place.name, precision.written()),
            (Some(_), None) => place.name.clone(),
            (None, _) => text!("{} (no coordinates)", place.name),
        }
    });
    let coded = data.index.coded_places(event);
    let claimed = places(event, data).into_iter().filter(|place| !coded.contains(place));
    let claimed = claimed.map(|place| text!("{} (by a claim)", catalog.place(place).name));
    names.chain(claimed).collect()
}
