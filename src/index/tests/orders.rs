//! Orders and groups: what holds in every store, against a plain sort of the events themselves.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::world::*;
use crate::index::{Answer, Band, Group, Heading, Order, Sort, Tally};
use crate::model::*;

/// The largest figure of a single row for a measure: the best value, else the lowest.
fn largest(event: &Event, measure: Measure) -> Option<u64> {
    let counts = event.toll.iter().filter_map(|row| row.count(measure));
    let figure = |count| match count {
        Count::Exact(n) | Count::AtLeast(n) | Count::About(n) => Some(n),
        Count::MoreThan(n) => Some(n + 1),
        Count::Between(n, _) | Count::Best(n, ..) => Some(n),
        Count::AtMost(_) => Some(0),
        Count::Unknown => None,
    };
    counts.filter_map(figure).max()
}

/// How the order by toll sees an event: whether it has no figure, whether it has no row, and its figures.
fn toll(event: &Event) -> (bool, bool, Vec<u64>) {
    let figures: Vec<Option<u64>> = Measure::ALL.iter().map(|measure| largest(event, *measure)).collect();
    let none = figures.iter().all(Option::is_none);
    (none, event.toll.is_empty(), figures.into_iter().map(Option::unwrap_or_default).collect())
}

/// The names from the outermost place to the first one given, after those to its region. Of the ford, and of the mill
/// at it, only the country around is certain; in the made-up country all regions lie right below the countries.
fn way(event: &Event, catalog: &Catalog) -> Option<(Vec<String>, Vec<String>)> {
    let mut line = vec![*event.place.first()?];
    while let Some(place) = line.last().filter(|place| **place != NORLAND && **place != SOUTHLAND) {
        line.push(if *place == FORD { NORLAND } else { catalog.place(*place).within[0] });
    }
    line.reverse();
    let names: Vec<String> = line.iter().map(|place| catalog.place(*place).name.to_string()).collect();
    Some((names.iter().take(2).cloned().collect(), names))
}

/// Which of two events comes first, by a plain reading of the rules.
fn plainly(sort: Sort, a: &Event, b: &Event) -> Ordering {
    let catalog = catalog();
    let either_way = |order: Ordering| if sort.reversed { order.reverse() } else { order };
    match sort.order {
        Order::Date => either_way(a.when.key().cmp(&b.when.key())),
        Order::Toll => {
            let ((a_none, a_unstated, a), (b_none, b_unstated, b)) = (toll(a), toll(b));
            let figures = if a_none || b_none { Ordering::Equal } else { either_way(b.cmp(&a)) };
            a_none.cmp(&b_none).then(a_unstated.cmp(&b_unstated)).then(figures)
        }
        Order::Place => match (way(a, &catalog), way(b, &catalog)) {
            (Some(a), Some(b)) => either_way(a.cmp(&b)),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
        Order::Weight => either_way(a.weight.cmp(&b.weight)),
    }
}

fn some_answer(len: usize, seed: u64) -> Answer {
    let truth = |event: EventIx| match (seed >> (2 * event.0 % 63)) & 3 {
        0 => Truth::No,
        1 => Truth::Possible,
        _ => Truth::Certain,
    };
    Answer::from_fn(len, truth)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn every_order_is_a_plain_sort_with_ties_by_date(events in events(), seed: u64) {
        let index = index(&events);
        let answer = some_answer(events.len(), seed);
        for sort in Sort::all() {
            let mut plain: Vec<(EventIx, Truth)> = answer.iter().collect();
            // Both sorts are stable: the order of the file is the last tie-break.
            plain.sort_by_key(|(event, _)| events[event.at()].when.key());
            if sort.order == Order::Date && sort.reversed {
                plain = answer.iter().collect();
            }
            plain.sort_by(|(a, _), (b, _)| plainly(sort, &events[a.at()], &events[b.at()]));
            let listing = index.listing(&answer, sort);
            prop_assert_eq!(&index.listed(&listing, 0, usize::MAX), &plain, "{}", sort);
            for (at, (event, _)) in plain.iter().enumerate() {
                prop_assert_eq!(index.position_of(&listing, *event), Some(at));
                prop_assert_eq!(index.nearest(&listing, *event), Some(at));
            }
        }
    }

    #[test]
    fn groups_part_a_listing_without_a_gap(events in events(), seed: u64) {
        let index = index(&events);
        let answer = some_answer(events.len(), seed);
        for sort in Sort::all() {
            let listing = index.listing(&answer, sort);
            for heading in sort.order.row().headings {
                let groups = index.groups(&listing, *heading);
                let mut next = 0;
                for run in &groups {
                    prop_assert_eq!(run.first, next);
                    let listed = index.listed(&listing, run.first, run.tally.total() as usize);
                    let mut tally = Tally::default();
                    listed.iter().for_each(|(_, truth)| tally.add(*truth, 1));
                    prop_assert_eq!(tally, run.tally);
                    prop_assert!(tally.total() > 0);
                    for (event, _) in listed {
                        prop_assert_eq!(index.group_of(event, *heading), Some(run.group));
                    }
                    next += run.tally.total() as usize;
                }
                prop_assert_eq!(next, listing.len());
                let mut distinct: Vec<Group> = groups.iter().map(|run| run.group).collect();
                distinct.sort_unstable();
                distinct.dedup();
                prop_assert_eq!(distinct.len(), groups.len(), "a group stands in one piece");
            }
        }
    }
}

#[test]
fn headings_of_another_order_part_nothing() {
    let index = index(&[event("a", "2018")]);
    let listing = index.listing(&index.all(), Order::Toll);
    assert!(index.groups(&listing, Heading::Year).is_empty());
    assert_eq!(index.groups(&listing, Heading::Toll).len(), 1);
    assert!(index.groups(&index.listing(&index.none(), Order::Toll), Heading::Toll).is_empty());
}

#[test]
fn an_event_stands_under_the_earliest_it_may_have_begun() {
    let index =
        index(&[event("open", "../2018-05"), event("long", "2017-12/2018-03"), event("day", "2018-03-04")]);
    let groups = |heading| {
        let listing = index.listing(&index.all(), Order::Date);
        index.groups(&listing, heading).iter().map(|run| run.group).collect::<Vec<Group>>()
    };
    assert_eq!(groups(Heading::Year), [None, Some(2017), Some(2018)].map(Group::Year));
    assert_eq!(groups(Heading::Month), [None, Some((2017, 12)), Some((2018, 3))].map(Group::Month));
}

#[test]
fn places_stand_by_province_and_then_inwards() {
    let at = |key: &str, place: &[PlaceIx]| Event { place: place.to_vec(), ..event(key, "2018") };
    let events = [
        at("nowhere", &[]),
        at("mill", &[MILL]),
        at("west", &[WESTMARK]),
        at("harbour", &[HARBOUR, SOUTHLAND]),
        at("land", &[NORLAND]),
        at("east", &[EASTMARK]),
    ];
    let index = index(&events);
    let listing = index.listing(&index.all(), Order::Place);
    let keys: Vec<&str> =
        index.listed(&listing, 0, 9).iter().map(|(event, _)| events[event.at()].id.as_str()).collect();
    assert_eq!(keys, ["land", "east", "harbour", "mill", "west", "nowhere"]);
    let groups: Vec<Group> = index.groups(&listing, Heading::Province).iter().map(|run| run.group).collect();
    let provinces = [Some(NORLAND), Some(EASTMARK), Some(FORD), Some(WESTMARK), None];
    assert_eq!(groups, provinces.map(Group::Province), "of two provinces neither is certain");
}

#[test]
fn tolls_that_are_not_known_come_before_those_not_stated_and_both_last() {
    let with = |key: &str, count| Event { toll: vec![killed(TOWNSFOLK, count)], ..event(key, "2018") };
    let events = [
        event("unstated", "2018"),
        with("unknown", Count::Unknown),
        with("none", Count::Exact(0)),
        with("many", Count::AtLeast(31)),
        with("few", Count::Between(2, 4)),
    ];
    let index = index(&events);
    let keys = |sort: &str| {
        let page = index.page(&index.all(), Sort::read(sort).unwrap(), 0, 9);
        page.iter().map(|(event, _)| events[event.at()].id.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(keys("toll"), "many few none unknown unstated");
    assert_eq!(keys("-toll"), "none few many unknown unstated");
    let listing = index.listing(&index.all(), Order::Toll);
    let bands: Vec<Group> = index.groups(&listing, Heading::Toll).iter().map(|run| run.group).collect();
    let expected = [Band::Killed(10), Band::Killed(1), Band::Nobody, Band::Unknown, Band::Unstated];
    assert_eq!(bands, expected.map(Group::Toll));
}
