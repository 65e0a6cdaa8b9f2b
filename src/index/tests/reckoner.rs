//! The ready reckoner gives what going through everything gives, in stores with dates of every sort.

use proptest::prelude::*;
use proptest::sample::select;

use super::world::*;
use crate::index::{Answer, Bits, Histogram, Index};
use crate::model::date::minute_of;
use crate::model::*;

/// A date of any sort within some years.
fn date() -> impl Strategy<Value = String> {
    let day = || (2015..2021, 1..=12_u8, 1..=28_u8);
    (0..20_u8, day(), 0..1200_i64).prop_map(|(sort, (year, month, day), later)| {
        let first = minute_of(year, month, day, 0, 0);
        let (y, m, d, ..) = crate::model::date::civil(first + later * crate::model::date::DAY);
        let (exact, last) = (format!("{year:04}-{month:02}-{day:02}"), format!("{y:04}-{m:02}-{d:02}"));
        match sort {
            0..4 => exact,
            4 | 5 => format!("{year:04}-{month:02}"),
            6 => format!("{year:04}"),
            7 | 8 => format!("[{exact}..{last}]"),
            9 => format!("[{exact},{last}]"),
            10..13 => format!("{exact}/{last}"),
            13 => format!("{year:04}-{month:02}/{y:04}-{m:02}"),
            14 => format!("{year:04}/{y:04}"),
            15 => format!("[..{exact}]"),
            16 => format!("[{exact}..]"),
            17 => format!("{exact}/.."),
            18 => format!("/{exact}"),
            _ => format!("{year:04}-{month:02}~"),
        }
    })
}

/// Events of a store that is larger than those of the other laws, some with dates that only claims say.
fn dated() -> impl Strategy<Value = Vec<Event>> {
    let sorts = (date(), prop::option::weighted(0.2, date()), select(Form::ALL), any::<bool>());
    prop::collection::vec(sorts, 0..60).prop_map(|events| {
        let dated = |(n, (date, said, form, incident)): (usize, (String, Option<String>, Form, bool))| {
            let says = |date: String| Says { date: Some(edtf(&date)), ..nothing_said() };
            let claims = vec![claim(said.map(says))];
            let form = if incident { Form::Incident } else { form };
            Event { form, claims, ..event(&format!("e{n}"), &date) }
        };
        events.into_iter().enumerate().map(dated).collect()
    })
}

fn nothing_said() -> Says {
    Says { date: None, place: Vec::new(), kind: None, actors: Vec::new(), toll: Vec::new(), text: None }
}

fn some_answer(index: &Index, seed: u64) -> Answer {
    let truth = |event: EventIx| match (seed >> (2 * event.0 % 63)) & 3 {
        0 => Truth::No,
        1 => Truth::Possible,
        _ => Truth::Certain,
    };
    Answer::from_fn(index.len(), truth)
}

/// A window, from hours to decades, in so many columns.
fn edges() -> impl Strategy<Value = Vec<Minute>> {
    let length = prop_oneof![360..20_000_i64, 20_000..2_000_000_i64, 2_000_000..20_000_000_i64];
    (0..3_800_000_i64, length, 1..200_i64).prop_map(|(from, length, columns)| {
        let from = minute_of(2014, 1, 1, 0, 0) + from - length / 3;
        (0..=columns).map(|i| from + i * length / columns).collect()
    })
}

/// The event that is found by looking at each.
fn nearest(index: &Index, answer: &Answer, minute: Minute, window: Window) -> Option<EventIx> {
    let extent = index.extent();
    let stands = |e: EventIx| index.span(e).and_then(Span::anchor).unwrap_or(extent.lo.midpoint(extent.hi));
    let on = |e: &EventIx| index.span(*e).is_some_and(|span| span.overlaps(window).holds());
    let near = answer.iter().map(|(event, _)| event).filter(on);
    near.min_by_key(|e| stands(*e).abs_diff(minute))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_reckoner_gives_the_histogram_of_every_window(
        events in dated(), seed: u64, marked: u64, edges in edges(),
    ) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        let reckoner = index.reckoner(&answer);
        prop_assert_eq!(reckoner.histogram(&edges, None), index.histogram(&answer, &edges, None));
        let hits = Bits::from_fn(index.len(), |i| marked >> (i % 64) & 1 == 1);
        let marks = index.hit_marks(&answer, &hits);
        prop_assert_eq!(
            reckoner.histogram(&edges, Some(&marks)),
            index.histogram(&answer, &edges, Some(&hits))
        );
        prop_assert_eq!(reckoner.histogram(&[], None), Histogram::default());
        prop_assert_eq!(reckoner.histogram(&edges[..1], None), index.histogram(&answer, &edges[..1], None));
    }

    #[test]
    fn the_reckoner_finds_the_nearest_event_that_a_window_shows(
        events in dated(), seed: u64, edges in edges(), away in 1..3_000_000_i64, before: bool,
    ) {
        let index = index(&events);
        let answer = some_answer(&index, seed);
        let window = Window { lo: edges[0], hi: edges[edges.len() - 1] };
        let minute = if before { window.lo - away } else { window.hi + away };
        let found = index.reckoner(&answer).nearest(minute, window);
        prop_assert_eq!(found, nearest(&index, &answer, minute, window));
    }
}
