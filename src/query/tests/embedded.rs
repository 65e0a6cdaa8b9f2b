//! The embedded store answers what the docs show.

use std::collections::BTreeSet;

use crate::index::Data;
use crate::model::{Edtf, Event, EventIx, SourceIx, Window};
use crate::query::complete::complete;
use crate::query::docs::EXAMPLES;
use crate::query::field::ROLE;
use crate::query::{FIELDS, Query, eval, matches};

/// What the docs show: worked examples, and one for each field.
fn shown() -> impl Iterator<Item = &'static str> {
    let rows = FIELDS.iter().chain([&ROLE]);
    EXAMPLES.iter().map(|(text, _)| *text).chain(rows.map(|row| row.example))
}

#[test]
fn every_example_is_answered_and_no_answer_is_empty() {
    let data = Data::embedded();
    for text in shown() {
        let query = Query::parse(text, &data).unwrap_or_else(|e| panic!("{}", e.report(text)));
        assert!(!eval(&query, &data).either().is_empty(), "{text}");
    }
}

#[test]
fn both_evaluations_agree_on_every_example() {
    let data = Data::embedded();
    for text in shown() {
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

#[test]
fn an_unknown_id_or_tag_is_an_error_with_the_nearest() {
    let data = Data::embedded();
    let hint = |text: &str| Query::parse(text, &data).unwrap_err().hint.map(|h| h.to_string());
    assert_eq!(hint("id:2018-06-17-anjat").as_deref(), Some("Did you mean `2018-06-17-anjata`?"));
    assert_eq!(hint("linked:2018-06-17-anjatta").as_deref(), Some("Did you mean `2018-06-17-anjata`?"));
    assert_eq!(hint("linked:ANJATA").as_deref(), Some("Did you mean `2018-06-17-anjata`?"));
    assert_eq!(hint("linked:njat"), None, "which is a part of no word");
    assert_eq!(hint("tag:chekpoint").as_deref(), Some("Did you mean `checkpoint`?"));
}

#[test]
fn candidates_say_how_many_events_have_them() {
    let data = Data::embedded();
    let offered = |text: &str| complete(text, text.len(), &data).candidates;
    for text in
        ["kind:", "place:mos", "actor:isis", "source:", "form:inc", "precision:da", "is:diff", "tag:check"]
    {
        let first = offered(text).swap_remove(0);
        let field = text.split(':').next().unwrap_or_default();
        let query = Query::parse(&format!("{field}:{}", first.insert), &data).unwrap();
        assert_eq!(first.count, Some(eval(&query, &data).count()), "{text}");
    }
    let event = offered("id:2018-06-17-anj").swap_remove(0);
    assert_eq!(event.insert.as_str(), "2018-06-17-anjata");
    assert!(!event.about.is_empty(), "an event is offered with its title");
    assert_eq!(offered("near:mosu")[0].insert.as_str(), "mosul+");
}

#[test]
fn a_value_is_counted_beside_what_must_hold_with_it() {
    let data = Data::embedded();
    for (marked, value, counted) in [
        ("kind:at|,operation mosul", "attack", "kind:attack mosul"),
        ("mosul and place:n|", "nineveh", "mosul place:nineveh"),
        ("kind:attack (place:n|", "nineveh", "kind:attack place:nineveh"),
        ("kind:attack not place:n|", "nineveh", "kind:attack place:nineveh"),
        ("kind:attack or place:n|", "nineveh", "place:nineveh"),
        ("kind:attack (mosul or -(bomb place:n|", "nineveh", "kind:attack bomb place:nineveh"),
        ("place:n| and kind:attack", "nineveh", "place:nineveh kind:attack"),
        ("mosul possibly(date:2017 place:n|)", "nineveh", "mosul possibly(date:2017) place:nineveh"),
        ("place:\"Salah al|\" kind:attack", "salah-al-din", "place:salah-al-din kind:attack"),
        ("& kind:attack place:n|", "nineveh", "kind:attack place:nineveh"),
        ("question:hold-ground (answer:cann|", "cannot", "question:hold-ground answer:cannot"),
    ] {
        let offered = complete(&marked.replace('|', ""), marked.find('|').unwrap(), &data).candidates;
        let found = offered.iter().find(|c| c.insert.as_str() == value).unwrap_or_else(|| panic!("{marked}"));
        let query = Query::parse(counted, &data).unwrap();
        assert_eq!(found.count, Some(eval(&query, &data).count()), "{marked}");
    }
    let beside_a_fault = complete("kind:atack place:n", 18, &data).candidates;
    assert_eq!(beside_a_fault[0].count, None, "beside what is no query nothing is counted");
}

/// Every event of the data as of a day, and what it was as coded.
fn as_of(day: &str) -> (Data, Data) {
    let data = Data::embedded();
    let by = Window::of(&Edtf::parse(day).unwrap()).hi;
    let then = data.as_of(by);
    (data, then)
}

#[test]
fn positions_stay_and_what_was_unpublished_never_answers() {
    let (data, then) = as_of("2018-01-19");
    assert_eq!(then.store.len(), data.store.len());
    let query = Query::parse("is:context or -is:context", &then).unwrap();
    let answer = eval(&query, &then);
    let mut hidden = 0;
    for ix in (0..data.store.len()).map(|at| EventIx(at as u32)) {
        let (coded, known) = (data.store.event(ix), then.store.event(ix));
        assert_eq!((&coded.id, then.store.find(coded.id.as_str())), (&known.id, Some(ix)));
        assert_eq!(answer.truth(ix).holds(), !then.store.is_hidden(ix), "{}", coded.id);
        assert_eq!(matches(&query, &known, &then).holds(), !then.store.is_hidden(ix));
        hidden += usize::from(then.store.is_hidden(ix));
        let cites = |event: &Event| event.claims.iter().all(|c| c.source == SourceIx(0));
        assert!(then.store.is_hidden(ix) || cites(&known), "{} cites what came later", known.id);
    }
    assert!(hidden > 0 && hidden < data.store.len());
    let tags = |data: &Data| data.index.tags().iter().map(|tag| tag.to_string()).collect::<BTreeSet<_>>();
    assert_eq!(tags(&then), tags(&data), "what can be asked for stays the same");
}

#[test]
fn a_query_says_from_when_it_is_asked() {
    let (data, then) = as_of("2018-01-19");
    let seen = |text: &str, data: &Data| eval(&Query::parse(text, data).unwrap(), data);
    for rest in ["", "kind:attack", "is:differing", "-place:nineveh", "sources>=2", "is:linked", "is:context"]
    {
        let text = format!("asof:2018-01-19 {rest}");
        assert_eq!(seen(&text, &data), seen(rest, &then), "{text}");
        assert_eq!(seen(&text, &then), seen(rest, &then), "{text}");
        let query = Query::parse(&text, &data).unwrap();
        for ix in (0..data.store.len()).step_by(7).map(|at| EventIx(at as u32)) {
            assert_eq!(matches(&query, &data.store.event(ix), &data), seen(rest, &then).truth(ix), "{text}");
        }
    }
    assert!(seen("asof:2013", &data).is_empty(), "before the first report nothing was known");
    assert_eq!(seen("asof:2030", &data), seen("", &data));
}

#[test]
fn another_day_can_be_looked_at_from_any() {
    let (data, then) = as_of("2018-01-19");
    let later = Window::of(&Edtf::parse("2019").unwrap()).hi;
    let (direct, again) = (data.as_of(later), then.as_of(later));
    let query = Query::parse("is:differing or kind:attack", &data).unwrap();
    assert_eq!(eval(&query, &direct), eval(&query, &again));
    assert_eq!(again.store.known_by(), Some(later));
}
