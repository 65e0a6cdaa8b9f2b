//! The six questions, each on a store made for it.

use super::world::*;
use crate::index::{Answer, Facet, FacetValue, Index, Order, Tally};
use crate::model::date::minute_of;
use crate::model::*;

fn day(year: i32, month: u8, day: u8) -> Minute {
    minute_of(year, month, day, 0, 0)
}

fn tally(certain: u32, possible: u32) -> Tally {
    Tally { certain, possible }
}

fn dated(dates: &[&str]) -> Index {
    let events: Vec<Event> = dates.iter().enumerate().map(|(n, d)| event(&format!("e{n}"), d)).collect();
    index(&events)
}

/// The rows of a facet that hold anything.
fn held(index: &Index, facet: Facet) -> Vec<(FacetValue, u32, u32)> {
    let rows = index.facet(&index.all(), facet).into_iter();
    rows.filter(|r| r.certain + r.possible > 0).map(|r| (r.value, r.certain, r.possible)).collect()
}

#[test]
fn counts_keep_forms_apart() {
    let mut said = event("said", "2018");
    said.form = Form::Statement;
    let index = index(&[event("one", "2018"), event("two", "2018"), said]);
    let mut answer = index.all();
    answer =
        answer.and(&Answer::new(crate::index::Bits::from_fn(3, |i| i != 1), &crate::index::Bits::full(3)));
    let counts = index.count(&answer);
    assert_eq!(counts.of(Form::Incident), tally(1, 1));
    assert_eq!(counts.of(Form::Statement), tally(1, 0));
    assert_eq!(counts.of(Form::Series), tally(0, 0));
    assert_eq!(counts.total(), tally(2, 1));
}

#[test]
fn an_imprecise_date_spreads_its_one_event() {
    let index = dated(&["2018-06-17", "2018-06"]);
    let edges = [day(2018, 6, 1), day(2018, 6, 16), day(2018, 7, 1)];
    let histogram = index.histogram(&index.all(), &edges, None);
    let [first, second] = histogram.bins[..] else { panic!("two bins") };
    assert_eq!((first.certain, first.possible, second.certain, second.possible), (0, 1, 1, 1));
    assert!((first.mass - 0.5).abs() < 1e-6 && (second.mass - 1.5).abs() < 1e-6);
    assert_eq!((first.solid, second.solid), (0.0, 1.0));
    assert_eq!((histogram.before.mass, histogram.after.mass), (0.0, 0.0));
}

#[test]
fn what_lasts_is_certain_in_every_bin_it_fills_and_weighs_one() {
    let index = dated(&["2018-06-01/2018-06-04"]);
    let edges: Vec<Minute> = (1..=5).map(|d| day(2018, 6, d)).collect();
    let histogram = index.histogram(&index.all(), &edges, None);
    for bin in histogram.bins {
        assert_eq!((bin.certain, bin.possible), (1, 0));
        assert!((bin.solid - 0.25).abs() < 1e-6);
    }
}

#[test]
fn what_lies_off_the_axis_is_counted_at_its_end() {
    let mut told = event("told", "2019-03-01");
    told.form = Form::Statement;
    let mut events = vec![told];
    for (n, date) in
        ["2018-01-01", "2018-06-10", "2019-01-01", "2019-02~", "2018-05-31/2018-06-01"].iter().enumerate()
    {
        events.push(event(&format!("e{n}"), date));
    }
    let index = index(&events);
    let hits = index.date(Window::of(&edtf("2018-01/2018-06"))).either();
    let histogram = index.histogram(&index.all(), &[day(2018, 6, 1), day(2018, 7, 1)], Some(&hits));
    assert_eq!(histogram.before.incidents, tally(1, 0));
    assert_eq!(histogram.after.incidents, tally(2, 0));
    assert_eq!((histogram.before.others, histogram.after.others), (tally(0, 0), tally(1, 0)));
    assert!((histogram.before.mass - 1.5).abs() < 1e-6);
    assert_eq!((histogram.bins[0].certain, histogram.bins[0].hits, histogram.before.hits), (2, 1, 2));
}

#[test]
fn an_open_end_spreads_as_far_as_the_store_covers() {
    let edges = [day(2015, 1, 1), day(2016, 1, 1), day(2017, 1, 1)];
    let masses = |date: &str, edges: &[Minute]| -> Vec<f32> {
        let index = dated(&[date, "2014-01-01"]);
        let answer = Answer::crisp(crate::index::Bits::from_fn(2, |i| i == 0));
        index.histogram(&answer, edges, None).bins.iter().map(|bin| bin.mass).collect()
    };
    assert_eq!(masses("[..2016-12-31]", &edges), [0.0, 1.0]);
    assert_eq!(masses("2020-12/..", &[day(2020, 12, 1), day(2021, 1, 1)]), [1.0]);
    let before = masses("[..2015-12-31]", &[day(2014, 1, 1), day(2016, 1, 1)]);
    assert_eq!(before, [1.0], "before all coverage: as far as the first date there is");
}

#[test]
fn other_forms_are_ticks_and_weigh_nothing() {
    let mut told = event("told", "2018-06");
    told.form = Form::Report;
    let index = index(&[told]);
    let edges = [day(2018, 6, 1), day(2018, 6, 15), day(2018, 7, 1)];
    let bins = index.histogram(&index.all(), &edges, None).bins;
    assert_eq!((bins[0].others, bins[1].others), (0, 1), "in the middle of June, which is on the 16th");
    assert_eq!((bins[0].mass, bins[0].possible), (0.0, 0));
}

#[test]
fn an_axis_without_bins_still_knows_its_ends() {
    let index = dated(&["2018-06-17", "2019"]);
    let histogram = index.histogram(&index.all(), &[day(2019, 1, 1)], None);
    assert!(histogram.bins.is_empty());
    assert_eq!((histogram.before.incidents, histogram.after.incidents), (tally(1, 0), tally(1, 0)));
    assert_eq!(index.histogram(&index.all(), &[], None), Default::default());
}

#[test]
fn places_roll_up_and_count_an_event_once() {
    let mut both = event("both", "2018");
    both.place = vec![HARBOUR, EASTMARK];
    let mut ford = event("ford", "2018");
    ford.place = vec![FORD];
    let place = |p, certain, possible| (FacetValue::Place(p), certain, possible);
    assert_eq!(
        held(&index(&[both, ford]), Facet::Place),
        [
            place(NORLAND, 2, 0),
            place(EASTMARK, 1, 1),
            place(WESTMARK, 0, 1),
            place(HARBOUR, 1, 0),
            place(FORD, 1, 0)
        ]
    );
}

#[test]
fn years_run_from_first_to_last_without_a_gap() {
    let index = dated(&["2014-12-30/2015-01-02", "2018-06", "2019~"]);
    let rows = index.facet(&index.all(), Facet::Year);
    let (first, last) = (rows.first().unwrap().value, rows.last().unwrap().value);
    assert_eq!((first, last), (FacetValue::Year(2014), FacetValue::Year(2020)));
    assert_eq!(rows.len(), 7);
    let year = |y, certain, possible| (FacetValue::Year(y), certain, possible);
    assert_eq!(
        held(&index, Facet::Year),
        [year(2014, 1, 0), year(2015, 1, 0), year(2018, 1, 1), year(2019, 0, 1), year(2020, 0, 1)]
    );
}

#[test]
fn sums_are_intervals_by_side() {
    let toll = |key, row| {
        let mut event = event(key, "2018");
        event.toll = vec![row];
        event
    };
    let mut told = toll("told", killed(TOWNSFOLK, Count::Exact(100)));
    told.form = Form::Aggregate;
    let index = index(&[
        toll("a", killed(TOWNSFOLK, Count::Between(2, 4))),
        toll("b", killed(TOWNSFOLK, Count::Exact(0))),
        toll("c", killed(RED_SIDE, Count::AtLeast(3))),
        toll("d", killed(TOWNSFOLK, Count::Unknown)),
        told,
    ]);
    let sums = index.sums(&index.all(), Measure::Killed);
    let [townsfolk, reds] = sums[..] else { panic!("two sides") };
    assert_eq!((townsfolk.low, townsfolk.high), (2, Some(4)));
    assert_eq!(
        (townsfolk.stated, townsfolk.unknown, townsfolk.unstated),
        (tally(2, 0), tally(1, 0), tally(1, 0))
    );
    assert_eq!((reds.low, reds.high, reds.stated, reds.unstated), (3, None, tally(1, 0), tally(3, 0)));
    let injured = index.sums(&index.all(), Measure::Injured)[0];
    assert_eq!((injured.low, injured.high, injured.unstated), (0, Some(0), tally(4, 0)));
}

#[test]
fn possible_events_raise_only_the_upper_end() {
    let mut ford = event("ford", "2018");
    ford.place = vec![FORD];
    ford.toll = vec![killed(TOWNSFOLK, Count::Exact(5)), killed(TOWNSFOLK, Count::Exact(1))];
    let index = index(&[ford]);
    let sum = index.sums(&index.place(EASTMARK), Measure::Killed)[0];
    assert_eq!((sum.low, sum.high, sum.stated), (0, Some(6), tally(0, 1)));
}

#[test]
fn a_part_is_left_out_where_the_whole_states_the_same() {
    let toll = |key: &str, count, links| {
        let mut event = event(key, "2018");
        event.toll = vec![killed(TOWNSFOLK, count)];
        event.links = links;
        event
    };
    let part = || toll("part", Count::Exact(2), vec![link(LinkKind::PartOf, "middle")]);
    let mut middle = event("middle", "2018");
    middle.links = vec![link(LinkKind::CountedIn, "whole")];
    let index = index(&[part(), middle, toll("whole", Count::Exact(7), Vec::new())]);
    let sum = |answer: &Answer| {
        let sum = index.sums(answer, Measure::Killed)[0];
        (sum.low, sum.stated.certain, sum.unstated.certain)
    };
    assert_eq!(
        sum(&index.all()),
        (7, 1, 0),
        "through the middle one, which states nothing and is left out too"
    );
    let without_whole = Answer::crisp(crate::index::Bits::from_fn(3, |i| i != 2));
    assert_eq!(sum(&without_whole), (2, 1, 1), "what is not counted covers nothing");
}

#[test]
fn wholes_that_hold_each_other_are_counted_once() {
    let mut one = event("one", "2018");
    one.toll = vec![killed(TOWNSFOLK, Count::Exact(2))];
    let mut two = one.clone();
    two.id = id("two");
    one.links = vec![link(LinkKind::PartOf, "two")];
    two.links = vec![link(LinkKind::PartOf, "one")];
    let index = index(&[one, two]);
    assert_eq!(index.sums(&index.all(), Measure::Killed)[0].low, 2);
}

#[test]
fn events_come_by_earliest_start_then_latest_end_then_file() {
    let index = dated(&["2018-06-17", "2018", "[..2018-05-05]", "2018-01", "2018-06-17"]);
    let listing = index.listing(&index.all(), Order::Date);
    let order: Vec<u32> = index.listed(&listing, 0, 9).iter().map(|(event, _)| event.0).collect();
    assert_eq!(order, [2, 3, 1, 0, 4]);
    assert_eq!(index.position_of(&listing, EventIx(0)), Some(3));
    let page: Vec<u32> =
        index.page(&index.all(), Order::Date, 1, 2).iter().map(|(event, _)| event.0).collect();
    assert_eq!(page, [3, 1]);
    assert!(index.page(&index.all(), Order::Date, 5, 2).is_empty());
}

#[test]
fn the_nearest_event_stands_nearest_in_time_whichever_side_it_is_on() {
    let index = dated(&["2019-01-01", "2019-01-02", "2021-06-01", "2019", "2021"]);
    let nearest = |out: u32| {
        let answer = Answer::crisp(crate::index::Bits::from_fn(5, |i| i != out as usize));
        let listing = index.listing(&answer, Order::Date);
        let at = index.nearest(&listing, EventIx(out)).unwrap();
        index.listed(&listing, at, 1)[0].0.0
    };
    assert_eq!(nearest(1), 0, "a day before, not years after");
    assert_eq!(nearest(0), 1);
    assert_eq!(nearest(2), 4, "a year stands in its middle");
    assert_eq!(nearest(3), 1);
}

#[test]
fn the_nearest_event_is_itself_else_the_one_at_the_end() {
    let index = dated(&["2018-01", "2018-02", "2018-03", "2018-04"]);
    let answer = Answer::crisp(crate::index::Bits::from_fn(4, |i| i == 1 || i == 2));
    let listing = index.listing(&answer, Order::Date);
    let nearest = |n| index.nearest(&listing, EventIx(n));
    assert_eq!([0, 1, 2, 3].map(nearest), [Some(0), Some(0), Some(1), Some(1)]);
    assert_eq!(index.position_of(&listing, EventIx(3)), None);
    assert_eq!(index.nearest(&index.listing(&index.none(), Order::Date), EventIx(0)), None);
}
