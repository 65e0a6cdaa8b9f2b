//! Invented stores of any size: what the generator writes is valid, holds everything the format knows, and is the
//! same for the same seed.

#[path = "../examples/generate/made/mod.rs"]
mod made;

use dateline::check;
use dateline::index::Data;
use dateline::model::date::Shape;
use dateline::model::{Coding, EventIx, Form, Weight};
use dateline::query::{self, Query};
use dateline::store::{Input, Limits};

fn input(events: u64, seed: u64) -> Input {
    Input::Stdin(made::text(events, seed).into_bytes())
}

#[test]
fn generated_stores_pass_every_check() {
    for (events, seed) in [(0, 1), (1, 1), (100, 1), (700, 2), (3000, 3)] {
        let checked = check::check(&[input(events, seed)], &Limits::default(), None).expect("it can be read");
        assert!(checked.is_good(false), "{events}, seed {seed}:\n{}", checked.report.render(Some(3), false));
    }
}

/// The queries whose answers the benchmarks measure.
fn measured() -> Vec<String> {
    let source = include_str!("../benches/scale.rs");
    let list = source.split("QUERIES: [&str; 10] = [").nth(1).and_then(|rest| rest.split("];").next());
    let quoted = list.expect("the list is there").lines().map(|line| line.trim().trim_end_matches(','));
    let texts = quoted.filter_map(|text| text.strip_prefix('"')?.strip_suffix('"'));
    texts.map(|text| text.replace("\\\"", "\"")).collect()
}

#[test]
fn what_is_measured_is_a_query_of_the_store_it_is_measured_on() {
    let data = Data::load(&[input(10_000, 1)], &Limits::default()).expect("the store is good");
    let queries = measured();
    assert_eq!(queries.len(), 10);
    for text in queries {
        let query = Query::parse(&text, &data).unwrap_or_else(|error| panic!("{}", error.report(&text)));
        assert!(query::eval(&query, &data).count().total() > 0, "{text}");
    }
}

#[test]
fn a_seed_makes_the_same_store_and_another_seed_another() {
    assert_eq!(made::text(50, 7), made::text(50, 7));
    assert_ne!(made::text(50, 7), made::text(50, 8));
}

#[test]
fn events_are_as_long_as_real_ones() {
    let (one, two) = (made::text(1000, 1).len(), made::text(2000, 1).len());
    assert!((750..1050).contains(&((two - one) / 1000)), "{} bytes an event", (two - one) / 1000);
}

#[test]
fn everything_the_format_knows_occurs() {
    let data = Data::load(&[input(3000, 1)], &Limits::default()).expect("the store is good");
    let events: Vec<_> = (0..3000).map(|n| data.store.event(EventIx(n))).collect();
    let forms = Form::ALL.iter().all(|form| events.iter().any(|e| e.form == *form));
    assert!(forms, "every form");
    let shapes = [Shape::Day, Shape::Month, Shape::Year, Shape::OneOf, Shape::Lasted, Shape::Open];
    assert!(
        shapes.iter().all(|shape| events.iter().any(|e| e.when.shape() == *shape)),
        "every shape of date"
    );
    assert!(events.iter().any(|e| e.when.bounds.is_some()) && events.iter().any(|e| e.when.time.is_some()));
    let claims = || events.iter().flat_map(|e| &e.claims);
    assert!(claims().any(|c| c.rejected) && claims().any(|c| c.slip.is_some()), "denied and mistaken claims");
    let says: Vec<_> = claims().filter_map(|c| c.says.as_ref()).collect();
    assert!(says.iter().any(|s| s.date.is_some()) && says.iter().any(|s| s.kind.is_some()));
    assert!(says.iter().any(|s| !s.place.is_empty()) && says.iter().any(|s| !s.toll.is_empty()));
    let links = || events.iter().flat_map(|e| &e.links);
    assert!(links().any(|l| l.offset.is_some()), "links with an offset");
    assert!(
        events.iter().any(|e| e.weight == Weight::Major) && events.iter().any(|e| e.coding == Coding::Fair)
    );
    let row = |e: &EventIx| data.index.row(*e).is_some_and(|row| row.differing);
    let differing = (0..3000).map(EventIx).filter(row).count();
    assert!((150..1200).contains(&differing), "{differing} events differ");
}

#[test]
fn a_generated_table_is_one_that_is_imported() {
    let mut table = Vec::new();
    made::ged::write(&mut table, 400, 1).expect("memory takes it");
    assert!((750..900).contains(&(table.len() / 400)), "{} bytes a row", table.len() / 400);
    let mut csv = csv::Reader::from_reader(table.as_slice());
    assert_eq!(csv.records().filter(|row| row.as_ref().is_ok_and(|row| row.len() == 49)).count(), 400);
    let data = Data::load(&[Input::Stdin(table)], &Limits::default()).expect("the table opens");
    assert_eq!(data.store.len(), 400);
    let articles = data.store.catalog().sources.len();
    assert!((200..260).contains(&articles), "{articles} reports");
}
