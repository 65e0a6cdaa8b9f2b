//! Events on the map: how many in which cell, so that no point covers another.

use std::collections::BTreeMap;

use super::view::{Projection, Spot, View};
use crate::index::{Tally, Together};
use crate::model::{Catalog, PlaceIx, PlacePrecision, Truth};
use crate::text;
use crate::text::Text;

/// A place with coordinates, and the events of an answer in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// The place.
    pub place: PlaceIx,
    /// Where it lies.
    pub at: Spot,
    /// How exactly that is known, if the store says so.
    pub precision: Option<PlacePrecision>,
    /// Located events in it.
    pub tally: Tally,
}

/// Every place of a store with coordinates, and how many located events are in each.
pub fn sites(catalog: &Catalog, groups: &[Together]) -> Vec<Site> {
    let mut tallies = vec![Tally::default(); catalog.places.len()];
    for group in groups {
        for (place, truth) in &group.places {
            if let Some(tally) = tallies.get_mut(place.at()) {
                tally.add_and(group.tally, *truth);
            }
        }
    }
    let all = catalog.places.iter().zip(tallies).enumerate();
    let site = |(n, (place, tally)): (usize, (&crate::model::Place, Tally))| {
        Some(Site { place: PlaceIx(n as u32), at: place.at?, precision: place.precision, tally })
    };
    all.filter_map(site).collect()
}

/// The part of the world with every place that is better known than as a country and has matching events; countries
/// too where there is nothing else. None where no event is located.
pub fn matching_view(sites: &[Site]) -> Option<View> {
    let used = || sites.iter().filter(|site| site.tally.total() > 0);
    let exact = used().filter(|site| site.precision != Some(PlacePrecision::Country));
    let exact: Vec<Spot> = exact.map(|site| site.at).collect();
    let all: Vec<Spot> = used().map(|site| site.at).collect();
    View::around(&exact).or_else(|| View::around(&all))
}

/// Events in one cell, or in neighbouring cells that their number covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The first column and the row.
    pub cell: (u16, u16),
    /// Columns that its figure takes.
    pub width: u16,
    /// The places in it, the one with the most events first; see [`Site`].
    pub places: Vec<PlaceIx>,
    /// Its events, each counted once even if it was in several of the places.
    pub tally: Tally,
}

/// What stands for events on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// One certain event.
    One,
    /// One possible event.
    Perhaps,
    /// `12`; `12+` where more are possible; `3?` where all are only possible.
    Number(Text),
}

/// How so many events are drawn.
pub fn figure(tally: Tally) -> Figure {
    match (tally.certain, tally.possible) {
        (1, 0) => Figure::One,
        (0, 1) => Figure::Perhaps,
        (0, n) => Figure::Number(text!("{n}?")),
        (n, 0) => Figure::Number(text!("{n}")),
        (n, _) => Figure::Number(text!("{n}+")),
    }
}

/// Columns that a figure takes.
fn width(tally: Tally) -> u16 {
    match figure(tally) {
        Figure::One | Figure::Perhaps => 1,
        Figure::Number(text) => text.width() as u16,
    }
}

/// The points on a map with so many columns, from the upper left to the lower right.
pub fn points(sites: &[Site], groups: &[Together], projection: &Projection, columns: u16) -> Vec<Point> {
    let mut rows: BTreeMap<u16, BTreeMap<u16, Vec<&Site>>> = BTreeMap::new();
    for site in sites.iter().filter(|site| site.tally.total() > 0) {
        if let Some((column, row)) = projection.cell(site.at) {
            rows.entry(row).or_default().entry(column).or_default().push(site);
        }
    }
    let mut points: Vec<Point> = Vec::new();
    for (row, cells) in rows {
        let mut line: Vec<Point> = Vec::new();
        for (column, sites) in cells {
            join(&mut line, point((column, row), sites, columns), columns);
        }
        points.append(&mut line);
    }
    recount(&mut points, groups);
    points
}

/// The events of some places as a point; one whose figure would run over the edge begins earlier.
fn point(cell: (u16, u16), mut sites: Vec<&Site>, columns: u16) -> Point {
    sites.sort_by_key(|site| std::cmp::Reverse((site.tally.total(), site.tally.certain)));
    let mut tally = Tally::default();
    sites.iter().for_each(|site| tally.add_and(site.tally, Truth::Certain));
    let width = width(tally).min(columns);
    let column = column(cell.0, tally, width, columns);
    Point { cell: (column, cell.1), width, places: sites.iter().map(|s| s.place).collect(), tally }
}

/// Where a figure begins: whole on the map, and a number with a column before it, where the sign of the selected event
/// can stand.
fn column(wanted: u16, tally: Tally, width: u16, columns: u16) -> u16 {
    let first = u16::from(matches!(figure(tally), Figure::Number(_)));
    wanted.max(first).min(columns - width)
}

fn is_number(point: &Point) -> bool {
    matches!(figure(point.tally), Figure::Number(_))
}

/// Adds the next point of a row. Those whose figures would meet become one: two numbers on end would be read as one.
fn join(line: &mut Vec<Point>, mut next: Point, columns: u16) {
    while let Some(last) = line.pop() {
        let gap = u16::from(is_number(&last) || is_number(&next));
        if last.cell.0 + last.width + gap <= next.cell.0 {
            line.push(last);
            break;
        }
        let (more, less) = if last.tally.total() >= next.tally.total() { (last, next) } else { (next, last) };
        let mut tally = more.tally;
        tally.add_and(less.tally, Truth::Certain);
        let width = width(tally).min(columns);
        let column = column(more.cell.0.min(less.cell.0), tally, width, columns);
        let places = more.places.into_iter().chain(less.places).collect();
        next = Point { cell: (column, more.cell.1), width, places, tally };
    }
    line.push(next);
}

/// Counts each event once in a point, however many of its places fall together there. The figure never grows.
fn recount(points: &mut [Point], groups: &[Together]) {
    let mut of_place: BTreeMap<PlaceIx, usize> = BTreeMap::new();
    for (n, point) in points.iter().enumerate() {
        of_place.extend(point.places.iter().map(|place| (*place, n)));
    }
    points.iter_mut().for_each(|point| point.tally = Tally::default());
    for group in groups {
        let mut here: BTreeMap<usize, Truth> = BTreeMap::new();
        for (place, truth) in &group.places {
            if let Some(n) = of_place.get(place) {
                let surest = here.entry(*n).or_default();
                *surest = surest.or(*truth);
            }
        }
        for (n, truth) in here {
            if let Some(point) = points.get_mut(n) {
                point.tally.add_and(group.tally, truth);
            }
        }
    }
    points.iter_mut().for_each(|point| point.width = width(point.tally).min(point.width));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tally(certain: u32, possible: u32) -> Tally {
        Tally { certain, possible }
    }

    fn site(n: u32, at: Spot, groups: &[Together]) -> Site {
        let mut tally = Tally::default();
        for group in groups {
            let truth = group.places.iter().find(|(p, _)| p.0 == n).map_or(Truth::No, |(_, t)| *t);
            tally.add_and(group.tally, truth);
        }
        Site { place: PlaceIx(n), at, precision: None, tally }
    }

    fn together(places: &[(u32, Truth)], tally: Tally) -> Together {
        Together { places: places.iter().map(|(p, t)| (PlaceIx(*p), *t)).collect(), tally }
    }

    fn map() -> Projection {
        Projection::new(&View::new((0.0, 0.0), (10.0, 20.0)), 80, 20)
    }

    #[test]
    fn figures_tell_what_is_certain() {
        let number = |t| match figure(t) {
            Figure::Number(text) => text.to_string(),
            one => format!("{one:?}"),
        };
        assert_eq!(number(tally(1, 0)), "One");
        assert_eq!(number(tally(0, 1)), "Perhaps");
        assert_eq!(number(tally(7, 0)), "7");
        assert_eq!(number(tally(1, 2)), "1+");
        assert_eq!(number(tally(0, 12)), "12?");
    }

    #[test]
    fn an_event_in_two_places_of_one_cell_is_one_event() {
        let groups = [together(&[(0, Truth::Certain), (1, Truth::Certain)], tally(3, 0))];
        let sites = [site(0, (-0.1, 0.1), &groups), site(1, (-0.11, 0.11), &groups)];
        let points = points(&sites, &groups, &map(), 80);
        assert_eq!(points.len(), 1);
        assert_eq!(points[0].tally, tally(3, 0));
        assert_eq!(points[0].places.len(), 2);
    }

    #[test]
    fn a_number_takes_in_the_point_that_it_would_cover() {
        let groups =
            [together(&[(0, Truth::Certain)], tally(12, 0)), together(&[(1, Truth::Possible)], tally(1, 0))];
        let sites = [site(0, (0.0, 0.1), &groups), site(1, (0.0, 0.6), &groups)];
        let points = points(&sites, &groups, &map(), 80);
        assert_eq!(points.len(), 1);
        assert_eq!((points[0].tally, points[0].width), (tally(12, 1), 3));
    }

    #[test]
    fn a_number_at_the_edge_ends_there() {
        let groups = [together(&[(0, Truth::Certain)], tally(345, 0))];
        let sites = [site(0, map().spot((159.5, 40.0)), &groups)];
        let points = points(&sites, &groups, &map(), 80);
        assert_eq!((points[0].cell.0, points[0].width), (77, 3));
    }

    proptest! {
        #[test]
        fn points_never_overlap_and_lose_no_event(
            all in prop::collection::vec(((-11.0..11.0, -21.0..21.0), 0_u32..2000, 0_u32..3), 0..120),
            columns in 1_u16..90,
        ) {
            let groups: Vec<Together> = all.iter().enumerate()
                .map(|(n, (_, certain, possible))| together(&[(n as u32, Truth::Certain)], tally(*certain, *possible)))
                .collect();
            let sites: Vec<Site> = all.iter().enumerate().map(|(n, (at, ..))| site(n as u32, *at, &groups)).collect();
            let projection = Projection::new(&View::new((0.0, 0.0), (10.0, 20.0)), columns, 20);
            let points = points(&sites, &groups, &projection, columns);
            for pair in points.windows(2) {
                let gap = u16::from(is_number(&pair[0]) || is_number(&pair[1]));
                let apart = pair[0].cell.0 + pair[0].width + gap <= pair[1].cell.0;
                prop_assert!(pair[0].cell.1 < pair[1].cell.1 || apart, "{pair:?}");
            }
            prop_assert!(points.iter().all(|p| p.cell.0 + p.width <= columns));
            let on: u32 = sites.iter().filter(|s| projection.cell(s.at).is_some()).map(|s| s.tally.total()).sum();
            prop_assert_eq!(points.iter().map(|p| p.tally.total()).sum::<u32>(), on);
        }
    }
}
