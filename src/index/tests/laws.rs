//! What holds in every store: the six questions agree with asking the events one by one.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::world::*;
use crate::index::{Answer, Facet, FacetValue, Index, Is, LaneBy, Order, Tally, whole_year};
use crate::model::date::{FOREVER, FOREVER_AGO, minute_of};
use crate::model::differ::differences;
use crate::model::*;

/// What a facet's value asks.
fn asks(index: &Index, value: FacetValue) -> Answer {
    match value {
        FacetValue::Kind(kind) => index.kind(kind),
        FacetValue::Form(form) => index.form(form),
        FacetValue::Place(place) => index.place(place),
        FacetValue::Actor(who) => index.actor(who, None),
        FacetValue::Source(source) => index.source(source, None),
        FacetValue::Year(year) => index.date(whole_year(year)),
        FacetValue::Precision(precision) => index.precision(precision),
        FacetValue::Is(property) => index.is(property),
    }
}

const FACETS: [Facet; 8] = [
    Facet::Kind,
    Facet::Form,
    Facet::Place,
    Facet::Actor,
    Facet::Source,
    Facet::Year,
    Facet::Precision,
    Facet::Is,
];

/// Some answer over a store, with certain and possible events.
fn some_answer(index: &Index, seed: u64) -> Answer {
    let truth = |event: EventIx| match (seed >> (2 * event.0 % 63)) & 3 {
        0 => Truth::No,
        1 => Truth::Possible,
        _ => Truth::Certain,
    };
    Answer::from_fn(index.len(), truth)
}

fn edges() -> impl Strategy<Value = Vec<Minute>> {
    let first = minute_of(2014, 1, 1, 0, 0);
    prop::collection::btree_set(0..4_000_000_i64, 1..40)
        .prop_map(move |set| set.into_iter().map(|m| first + m).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_facet_counts_what_choosing_its_value_would_give(events in events(), seed: u64) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        for row in FACETS.into_iter().flat_map(|facet| index.facet(&answer, facet)) {
            let chosen = answer.and(&asks(&index, row.value)).count();
            prop_assert_eq!(Tally { certain: row.certain, possible: row.possible }, chosen, "{:?}", row.value);
            prop_assert!(row.certain + row.possible <= answer.count().total());
        }
    }

    #[test]
    fn counts_equal_a_plain_loop(events in events(), seed: u64) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        for form in Form::ALL {
            let mut plain = Tally::default();
            for (i, event) in events.iter().enumerate().filter(|(_, event)| event.form == *form) {
                prop_assert!(event.form == *form);
                plain.add(answer.truth(EventIx(i as u32)), 1);
            }
            prop_assert_eq!(index.count(&answer).of(*form), plain);
        }
        prop_assert_eq!(index.count(&answer).total(), answer.count());
    }

    #[test]
    fn every_incident_weighs_one(events in events(), seed: u64, edges in edges()) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        let incidents = index.count(&answer).of(Form::Incident).total();
        let histogram = index.histogram(&answer, &edges, None);
        let inside: f32 = histogram.bins.iter().map(|bin| bin.mass).sum();
        let all = inside + histogram.before.mass + histogram.after.mass;
        prop_assert!((all - incidents as f32).abs() < 1e-3, "{} and not {}", all, incidents);
    }

    #[test]
    fn a_bin_counts_what_its_window_would_give(events in events(), seed: u64, edges in edges()) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        let incidents = answer.and(&index.form(Form::Incident));
        let histogram = index.histogram(&answer, &edges, None);
        for (bin, edges) in histogram.bins.iter().zip(edges.windows(2)) {
            let window = Window { lo: edges[0], hi: edges[1] - 1 };
            let within = incidents.and(&index.date(window)).count();
            prop_assert_eq!(Tally { certain: bin.certain, possible: bin.possible }, within);
            prop_assert!(bin.solid <= bin.mass + 1e-6 && bin.mass <= (within.total() as f32) + 1e-3);
        }
    }

    #[test]
    fn into_a_gap_no_event_may_fall_and_beside_it_one_may(events in events(), seed: u64) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        let meets = |lo, hi| !answer.and(&index.date(Window { lo, hi })).is_empty();
        for gap in index.gaps(&answer) {
            prop_assert!(gap.lo <= gap.hi && !meets(gap.lo, gap.hi));
            prop_assert!(gap.lo == FOREVER_AGO || meets(gap.lo - 1, gap.lo - 1));
            prop_assert!(gap.hi == FOREVER || meets(gap.hi + 1, gap.hi + 1));
        }
        let first = index.gaps(&answer).first().is_some_and(|gap| gap.lo == FOREVER_AGO);
        prop_assert_eq!(first, !answer.is_empty() && !meets(FOREVER_AGO, FOREVER_AGO));
        let last = index.gaps(&answer).last().is_some_and(|gap| gap.hi == FOREVER);
        prop_assert_eq!(last, !answer.is_empty() && !meets(FOREVER, FOREVER));
    }

    #[test]
    fn lanes_hold_every_event_where_it_says_it_is(events in events(), seed: u64) {
        let (index, catalog) = (index(&events), catalog());
        let answer = some_answer(&index, seed);
        for by in LaneBy::ALL {
            let lanes = index.lanes(&answer, *by, &catalog);
            prop_assert_eq!(index.lane_count(&answer, *by, &catalog), lanes.len());
            for lane in &lanes {
                let here = |(e, _): &(EventIx, Truth)| index.lanes_of(*e, *by, &catalog).contains(&lane.key);
                prop_assert_eq!(lane.tally.total() as usize, answer.iter().filter(here).count());
                let in_groups: u32 = lane.groups.iter().map(|group| group.tally.total()).sum();
                prop_assert_eq!(in_groups, lane.tally.total());
            }
            let keys: Vec<_> = lanes.iter().map(|lane| lane.key).collect();
            for some in [keys.clone(), keys.iter().step_by(2).copied().collect()] {
                let some: BTreeSet<_> = some.into_iter().collect();
                let joined = index.joined(&answer, *by, &some, &catalog);
                let in_some = |(e, _): &(EventIx, Truth)| {
                    index.lanes_of(*e, *by, &catalog).iter().any(|key| some.contains(key))
                };
                prop_assert_eq!(joined.tally.total() as usize, answer.iter().filter(in_some).count());
                let dates: BTreeSet<u32> = joined.groups.iter().map(|group| group.date).collect();
                prop_assert_eq!(dates.len(), joined.groups.len());
            }
            let unknown = |key: &Option<u32>| !keys.contains(key);
            prop_assert!(!answer.iter().any(|(e, _)| index.lanes_of(e, *by, &catalog).iter().any(unknown)));
        }
    }

    #[test]
    fn every_hit_is_marked_once(events in events(), seed: u64, edges in edges()) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        let hits = index.words("mill").either();
        let histogram = index.histogram(&answer, &edges, Some(&hits));
        let marked: u32 = histogram.bins.iter().map(|bin| bin.hits).sum();
        let all = marked + histogram.before.hits + histogram.after.hits;
        prop_assert_eq!(all as usize, hits.and(&answer.either()).count());
    }

    #[test]
    fn pages_hold_every_event_once_in_order(events in events(), seed: u64, len in 1..5_usize) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        let listing = index.listing(&answer, Order::Date);
        let pages = (0..listing.len()).step_by(len).flat_map(|at| index.listed(&listing, at, len));
        let paged: Vec<(EventIx, Truth)> = pages.collect();
        let mut plain: Vec<(EventIx, Truth)> = answer.iter().collect();
        plain.sort_by_key(|(event, _)| (events[event.at()].when.key(), *event));
        prop_assert_eq!(&paged, &plain);
        prop_assert_eq!(&index.page(&answer, Order::Date, 0, usize::MAX), &plain);
        for (at, (event, _)) in plain.iter().enumerate() {
            prop_assert_eq!(index.position_of(&listing, *event), Some(at));
            prop_assert_eq!(index.nearest(&listing, *event), Some(at));
        }
    }

    #[test]
    fn what_differs_is_what_has_differences_or_is_contradicted(events in events()) {
        let (index, catalog) = (index(&events), catalog());
        let contradicts = |one: &Event, other: &Event| {
            one.links.iter().any(|link| link.kind == LinkKind::Contradicts && link.to == other.id)
        };
        for (i, event) in events.iter().enumerate() {
            let contradicted = events.iter().any(|e| contradicts(e, event) || contradicts(event, e));
            let differs = contradicted || !differences(event, &catalog).is_empty();
            prop_assert_eq!(index.is(Is::Differing).certain.get(i), differs);
        }
    }

    #[test]
    fn sums_lie_between_their_ends(events in events(), seed: u64) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        let incidents = index.count(&answer).of(Form::Incident).total();
        for sum in index.sums(&answer, Measure::Killed) {
            prop_assert!(sum.high.is_none_or(|high| sum.low <= high));
            prop_assert!(sum.stated.total() + sum.unknown.total() + sum.unstated.total() <= incidents);
        }
    }
}
