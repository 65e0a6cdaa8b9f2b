//! The embedded store answers what the docs show.

use crate::index::Data;
use crate::model::EventIx;
use crate::query::docs::EXAMPLES;
use crate::query::{Query, eval, matches};

#[test]
fn every_example_is_answered_and_no_answer_is_empty() {
    let data = Data::embedded();
    for (text, _) in EXAMPLES {
        let query = Query::parse(text, &data).unwrap_or_else(|e| panic!("{}", e.report(text)));
        assert!(!eval(&query, &data).either().is_empty(), "{text}");
    }
}

#[test]
fn both_evaluations_agree_on_every_example() {
    let data = Data::embedded();
    for (text, _) in EXAMPLES {
        let query = Query::parse(text, &data).unwrap_or_else(|e| panic!("{}", e.report(text)));
        let answer = eval(&query, &data);
        for ix in (0..data.store.len()).map(|at| EventIx(at as u32)) {
            let event = data.store.event(ix);
            assert_eq!(answer.truth(ix), matches(&query, &event, &data), "{text} of {}", event.id);
        }
    }
}

#[test]
fn the_views_of_the_store_are_answered() {
    let data = Data::embedded();
    for view in &data.store.catalog().views {
        let query = Query::parse(view.query.as_str(), &data);
        assert!(query.is_ok(), "{}: {}", view.name, view.query);
    }
}
