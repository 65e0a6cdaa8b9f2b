//! The Filter pane: what its rows count, what its keys do to the query, and views of both kinds.

#![allow(clippy::unwrap_used)]

mod support;

#[path = "../examples/generate/made/mod.rs"]
mod made;

#[path = "filter/beside.rs"]
mod beside;
#[path = "filter/own.rs"]
mod own;
#[path = "filter/screens.rs"]
mod screens;

use std::sync::Arc;

use dateline::app::facets::{Choice, Section};
use dateline::app::filter::{Fold, Row, ValueRow, panel};
use dateline::app::{Message, State};
use dateline::index::Data;
use dateline::query::{self, Query};
use dateline::store::{Input, Limits};
use proptest::prelude::*;
use support::Session;

/// The rows of a session's pane.
fn rows(session: &Session) -> Vec<Row> {
    panel(&session.state, &session.data).rows.clone()
}

/// The rows with a name, among the values.
fn value(session: &Session, name: &str) -> ValueRow {
    let named = |row: Row| match row {
        Row::Value(row) if row.name.as_str() == name => Some(row),
        _ => None,
    };
    rows(session).into_iter().find_map(named).unwrap_or_else(|| panic!("no row {name}"))
}

/// Puts the cursor of the pane on the row with a name.
fn go_to<'s>(session: &'s mut Session, name: &str) -> &'s mut Session {
    let at = rows(session).iter().position(|row| match row {
        Row::Value(row) => row.name.as_str() == name,
        Row::View(_, _, view) => view.as_str() == name,
        Row::More(..) => name == "more",
        Row::Heading(..) | Row::Note(_) => false,
    });
    session.state.filter.cursor = at.unwrap_or_else(|| panic!("no row {name}"));
    session
}

fn filter(columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    session.press("f");
    session
}

/// What the cursor stands on.
fn here(session: &Session) -> String {
    match &rows(session)[session.state.filter.cursor] {
        Row::Value(row) => row.name.to_string(),
        Row::View(_, _, name) => name.to_string(),
        Row::More(_, left) => format!("{left} more"),
        Row::Heading(..) | Row::Note(_) => String::new(),
    }
}

#[test]
fn only_takes_the_place_of_what_the_facet_says() {
    let mut session = filter(140, 40);
    go_to(&mut session, "Attack").press("Enter j Enter");
    assert_eq!(session.query(), "kind:attack,operation");
    session.press("=");
    assert_eq!(session.query(), "kind:operation");
    assert_eq!(here(&session), "Operation");
    session.press("=");
    assert_eq!(session.query(), "", "again: no longer");
    session.press("u - k =");
    assert_eq!(session.query(), "kind:attack", "what was excepted gives way too");
}

#[test]
fn clearing_takes_one_facet_out_of_the_query() {
    let mut session = filter(140, 40);
    session.press("&").type_text("kind:attack -kind:operation place:ford killed>=1 -killed:3").press("Enter");
    go_to(&mut session, "Attack").press("c");
    assert_eq!(session.query(), "place:ford killed>=1 -killed:3");
    go_to(&mut session, "killed>=1").press("c");
    assert_eq!(session.query(), "place:ford", "a number has a facet of its own");
    go_to(&mut session, "Old Ford").press("c");
    assert_eq!(session.query(), "");
    let before = session.state.clone();
    session.press("c");
    assert_eq!(session.state.scopes, before.scopes, "there is nothing to clear, and nothing to undo");
}

#[test]
fn a_number_is_chosen_ranged_excepted_and_dropped() {
    let mut session = filter(140, 60);
    go_to(&mut session, "killed>=1").press("Enter");
    assert_eq!(session.query(), "killed>=1");
    session.press("r Ctrl-u").type_text("2..4");
    assert_eq!(session.query(), "killed:2..4", "each key is answered");
    session.press("Enter");
    assert_eq!(here(&session), "killed:2..4");
    session.press("-");
    assert_eq!(session.query(), "-killed:2..4");
    assert_eq!(here(&session), "killed:2..4");
    session.press("- u u u");
    assert_eq!(session.query(), "killed>=1", "a range typed is one step of undo");
    session.press("Enter");
    assert_eq!(session.query(), "");
}

#[test]
fn a_range_that_is_dropped_or_wrong_changes_nothing() {
    let mut session = filter(140, 60);
    go_to(&mut session, "killed>=1").press("r").type_text(">=2");
    assert_eq!(session.query(), "killed>=2");
    session.press("Esc");
    assert_eq!((session.query().as_str(), here(&session).as_str()), ("", "killed>=1"));
    session.press("r").type_text("many").press("Enter");
    assert!(session.screen().contains("This is not a number or a range of numbers."));
    assert!(session.state.overlay.is_some(), "a wrong line is not accepted");
    session.press("Ctrl-u").type_text("5 kind:attack");
    assert!(session.screen().contains("This is more than one range."));
    session.press("Esc");
    assert_eq!(session.query(), "");
}

#[test]
fn the_cursor_stays_on_its_row_when_the_query_changes() {
    let mut session = filter(140, 60);
    go_to(&mut session, "The south").press("Enter");
    go_to(&mut session, "injured>=1").press("u");
    assert_eq!(here(&session), "injured>=1");
    session.press("Ctrl-r C");
    assert_eq!(here(&session), "injured>=1");
    session.press("&").type_text("place:south").press("Enter");
    assert_eq!(here(&session), "injured>=1");
}

#[test]
fn a_chosen_place_is_shown_though_what_it_lies_in_is_folded() {
    let mut session = filter(140, 60);
    session.press("&").type_text("place:quay kind:assessment").press("Enter");
    assert_eq!(value(&session, "Long Quay").counts, (0, 0), "though nothing matches");
    let folded = value(&session, "South Province");
    assert!(matches!(folded.parts, Some((_, false))), "{folded:?}");
}

#[test]
fn an_empty_range_is_any_number() {
    let mut session = filter(140, 60);
    go_to(&mut session, "killed>=1").press("Enter r Ctrl-u Enter");
    assert_eq!(session.query(), "");
}

#[test]
fn numbers_unfold_into_sides_and_what_is_not_known() {
    let mut session = filter(140, 60);
    go_to(&mut session, "killed>=1").press("l");
    let civilians = value(&session, "civilians>=1");
    assert_eq!(civilians.depth, 1);
    go_to(&mut session, "civilians>=1").press("Enter");
    assert_eq!(session.query(), "killed.civilians>=1");
    session.press("r Ctrl-u").type_text("5..").press("Enter");
    assert_eq!(session.query(), "killed.civilians:5..");
    assert_eq!(here(&session), "civilians:5..");
    session.press("c");
    go_to(&mut session, "unstated").press("Enter");
    assert_eq!(session.query(), "killed:unstated");
    go_to(&mut session, "killed:unstated").press("h");
    assert!(rows(&session).iter().all(|row| !matches!(row, Row::Value(v) if v.name.as_str() == "unstated")));
}

#[test]
fn the_number_of_sources_is_a_range() {
    let mut session = filter(140, 60);
    go_to(&mut session, "sources>=2").press("r").type_text("1").press("Enter");
    assert_eq!(session.query(), "sources:1");
    assert_eq!(here(&session), "sources:1");
}

#[test]
fn a_range_of_dates_is_typed_from_any_year_in_the_words_of_the_query_or_in_plain_ones() {
    let mut session = filter(140, 60);
    go_to(&mut session, "from … to …").press("Enter").type_text("2019-05..2020").press("Enter");
    assert_eq!(session.query(), "date:2019-05..2020");
    assert_eq!(here(&session), "date:2019-05..2020");
    go_to(&mut session, "2020").press("r");
    assert!(session.screen().contains(" date 2019-05..2020"), "it begins with what the query says");
    session.press("Ctrl-u").type_text("jan 2020 .. mar 2021").press("Enter");
    assert_eq!(session.query(), "date:2020-01..2021-03");
    session.press("r Ctrl-u").type_text(">=nov 2019").press("Enter");
    assert_eq!(session.query(), "date>=2019-11");
    go_to(&mut session, "2020").press("=");
    assert_eq!(session.query(), "date:2020", "a year alone gives way to nothing else");
    assert_eq!(here(&session), "2020");
    value(&session, "from … to …");
}

#[test]
fn facets_of_precision_weight_and_questions_are_there() {
    let mut session = filter(140, 60);
    for (name, query) in
        [("day", "precision:day"), ("major", "weight:major"), ("holds-river", "question:holds-river")]
    {
        go_to(&mut session, name).press("=");
        assert_eq!(session.query(), query);
        session.press("C");
    }
}

#[test]
fn a_question_unfolds_into_its_answers() {
    let mut session = filter(140, 60);
    go_to(&mut session, "holds-river").press("l");
    go_to(&mut session, "lost-it").press("Enter");
    assert_eq!(session.query(), "question:holds-river answer:lost-it");
    session.press("-");
    assert_eq!(session.query(), "-(question:holds-river answer:lost-it)");
    session.press("- Enter c");
    assert_eq!(session.query(), "");
}

#[test]
fn a_search_narrows_the_facet_under_the_cursor() {
    let mut session = filter(140, 60);
    go_to(&mut session, "River Guard").press("/").type_text("keita");
    assert_eq!(here(&session), "Oumou Keita");
    let actors: Vec<ValueRow> = rows(&session)
        .into_iter()
        .filter_map(|row| match row {
            Row::Value(row) if row.section == Section::Actor => Some(row),
            _ => None,
        })
        .collect();
    assert_eq!(actors.len(), 1, "{actors:?}");
    assert_eq!(session.query(), "", "looking changes nothing");
    session.press("Enter");
    assert_eq!(session.query(), "actor:keita");
    assert_eq!(here(&session), "Oumou Keita");
    assert!(session.state.overlay.is_none());
}

#[test]
fn a_search_that_is_dropped_returns_to_where_it_began() {
    let mut session = filter(140, 60);
    go_to(&mut session, "River Guard");
    let before = session.state.clone();
    session.press("/").type_text("keita").press("Esc");
    assert_eq!(session.state, before);
    session.press("/").type_text("nobody at all").press("Enter");
    assert!(session.screen().contains("none found"), "{}", session.screen());
    assert!(session.state.overlay.is_some() && session.query().is_empty());
    session.press("Ctrl-u");
    assert_eq!(here(&session), "River Guard", "an empty line is back where it began");
    session.press("Enter");
    assert_eq!((session.state.overlay.clone(), session.query().as_str()), (None, ""));
}

#[test]
fn a_search_finds_folded_places_by_any_spelling_and_shows_them_where_they_lie() {
    let mut session = filter(140, 60);
    go_to(&mut session, "Vessa").press("/").type_text("long quay").press("Enter");
    assert_eq!(session.query(), "place:quay");
    assert_eq!(here(&session), "Long Quay", "what it lies in is unfolded");
}

#[test]
fn a_search_steps_through_what_it_finds() {
    let mut session = filter(140, 60);
    go_to(&mut session, "Vessa").press("/").type_text("province");
    let first = here(&session);
    session.press("Down");
    let second = here(&session);
    assert_ne!(first, second);
    session.press("Down Down Up");
    assert_eq!(here(&session), first);
    session.press("Down Enter");
    assert_eq!(here(&session), second);
}

#[test]
fn slash_looks_into_the_facet_and_not_into_the_events() {
    let mut session = filter(80, 24);
    session.press("/").type_text("ford").press("Esc");
    assert!(session.state.find.is_none());
    go_to(&mut session, "The south").press("/").type_text("dead").press("Enter");
    assert_eq!(session.query(), "killed>=1", "views are looked through too");
}

#[test]
fn a_long_facet_shows_its_most_frequent_values_and_the_rest_when_asked() {
    let data = Data::load(&[Input::Stdin(made::text(300, 5).into_bytes())], &Limits::default()).unwrap();
    let mut session = Session::of(data, 140, 40);
    let actors = |session: &Session| {
        let actor = |row: &Row| matches!(row, Row::Value(v) if v.section == Section::Actor);
        rows(session).into_iter().filter(actor).count()
    };
    session.press("f");
    assert_eq!(actors(&session), 12);
    let more = |row: &Row| matches!(row, Row::More(Section::Actor, _));
    let Some(at) = rows(&session).iter().position(more) else { panic!("there are more") };
    let Row::More(_, left) = rows(&session)[at] else { panic!("there are more") };
    session.state.filter.cursor = at;
    session.press("Enter");
    assert_eq!(actors(&session), 12 + left);
    let totals: Vec<u32> = rows(&session)
        .iter()
        .filter_map(|row| match row {
            Row::Value(v) if v.section == Section::Actor => Some(v.total()),
            _ => None,
        })
        .collect();
    assert!(totals.is_sorted_by(|a, b| a >= b), "{totals:?}");
    session.state.filter.cursor = rows(&session).iter().position(more).unwrap();
    session.press("h");
    assert_eq!(actors(&session), 12);
    assert!(here(&session).ends_with(" more"), "the cursor stays at the end of the list: {}", here(&session));
}

/// A state whose pane shows everything that can be unfolded.
fn unfolded(query: Query, data: &Data) -> State {
    let mut state = State::with_query(query, data, (140, 60));
    for _ in 0..9 {
        for row in &panel(&state, data).rows.clone() {
            match row {
                Row::Value(ValueRow { parts: Some((fold, _)), .. }) => {
                    _ = state.filter.unfolded.insert(*fold)
                }
                Row::More(section, _) => _ = state.filter.unfolded.insert(Fold::Section(*section)),
                _ => {}
            }
        }
        state.settle(data);
    }
    state
}

/// Things to ask of a generated store: of its own kinds, places and so on, by their positions.
fn atom(n: usize, data: &Data) -> String {
    const PLAIN: &[&str] = &[
        "killed>=1",
        "killed:2..9",
        "-killed>=3",
        "killed:unknown",
        "injured:unstated",
        "sources>=2",
        "date:2016",
        "date:2015..2017",
        "-date:2016",
        "date>=2016",
        "is:differing",
        "is:context",
        "is:located",
        "form:incident",
        "-form:statement",
        "precision:day,month",
        "weight:major",
        "-weight:minor",
        "certainly(killed>=1)",
        "night",
        "(form:incident or is:linked)",
    ];
    let catalog = data.store.catalog();
    let pick = |len: usize| (n / 8) % len.max(1);
    match n % 8 {
        0 => format!("kind:{}", catalog.kinds[pick(catalog.kinds.len())].id),
        1 => format!("place:{}", catalog.places[pick(catalog.places.len())].id),
        2 => format!("-actor:{}", catalog.actors[pick(catalog.actors.len())].id),
        3 => format!("source:{}", catalog.sources[pick(catalog.sources.len())].id()),
        4 if !catalog.questions.is_empty() => {
            let question = &catalog.questions[pick(catalog.questions.len())];
            match n % 3 {
                0 => format!("question:{}", question.id),
                1 => format!("answer:{}", question.answers[0]),
                _ => format!("question:{} answer:{}", question.id, question.answers[0]),
            }
        }
        5 => format!("killed.{}>=1", catalog.sides[pick(catalog.sides.len())].id),
        _ => PLAIN[pick(PLAIN.len())].to_owned(),
    }
}

/// Whether a row counts what the query counts once the row alone is asked for.
fn counts_true(row: &ValueRow, state: &State, data: &Data) -> Result<(), String> {
    if row.choice == Choice::Typed {
        return Ok(());
    }
    let asked = row.choice.asked(&state.scope.query);
    let tally = query::eval(&asked, data).count();
    match (tally.certain, tally.possible) == row.counts {
        true => Ok(()),
        false => Err(format!("{} counts {:?}, but {asked} {tally:?}", row.name, row.counts)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_row_counts_what_asking_for_it_alone_would_give(seed in 0..6_u64, atoms in prop::collection::vec(0..4000_usize, 0..4)) {
        let data = Data::load(&[Input::Stdin(made::text(60, seed).into_bytes())], &Limits::default()).unwrap();
        let text = atoms.iter().map(|n| atom(*n, &data)).collect::<Vec<_>>().join(" ");
        let query = Query::parse(&text, &data).unwrap();
        let state = unfolded(query, &data);
        let rows = panel(&state, &data).rows.clone();
        let values: Vec<&ValueRow> = rows.iter().filter_map(|row| match row { Row::Value(v) => Some(v), _ => None }).collect();
        for row in &values {
            counts_true(row, &state, &data).map_err(|why| TestCaseError::fail(format!("{text}: {why}")))?;
        }
        if !state.scope.is_empty() {
            for section in [Section::Kind, Section::Form, Section::Precision, Section::Weight, Section::Year] {
                prop_assert!(values.iter().any(|v| v.section == section), "{:?} of {}", section, text);
            }
        }
    }
}

/// What is known of terms by themselves is kept from query to query, and stays true.
#[test]
fn counts_stay_true_from_query_to_query() {
    let mut session = filter(140, 60);
    go_to(&mut session, "killed>=1").press("l");
    go_to(&mut session, "holds-river").press("l");
    for query in
        ["kind:attack", "killed>=1", "is:context", "question:holds-river", "place:ford -form:statement", ""]
    {
        session.press("& Ctrl-u").type_text(query).press("Enter");
        for row in rows(&session) {
            if let Row::Value(row) = row {
                counts_true(&row, &session.state, &session.data)
                    .unwrap_or_else(|why| panic!("{query}: {why}"));
            }
        }
    }
}

/// Context is counted by a query that asks for it, in every facet.
#[test]
fn context_is_counted_in_every_facet_of_a_query_that_asks_for_it() {
    let mut session = filter(140, 60);
    session.press("&").type_text("is:context").press("Enter");
    assert_eq!(value(&session, "normal").counts, (1, 0));
    assert_eq!(value(&session, "Operation").counts, (1, 0));
}

const TWO_QUESTIONS: &str = r#"
dateline: 1
title: "Two questions"
covers: "2020"
kinds: [{id: assessment, name: Assessment}]
sources: [{id: paper, title: "A paper", publisher: "A press", published: "2020-06-01", published_basis: "stated"}]
questions:
- {id: winter, ask: "Will it last the winter?", answers: [can, cannot]}
- {id: spring, ask: "Will it last the spring?", answers: [can, cannot]}
events:
- id: said
  date: "2020-05"
  form: statement
  kind: assessment
  title: "Said"
  summary: "It was said."
  claims: [{source: paper, para: 1, words: "it was said"}]
  answers: [{to: winter, says: can}, {to: spring, says: cannot}]
"#;

/// A question and an answer must be met by one answer of an event, not by two.
#[test]
fn a_question_and_an_answer_are_counted_together() {
    let mut session = Session::text(TWO_QUESTIONS, 140, 60);
    session.press("f &").type_text("answer:cannot").press("Enter");
    let names = |session: &Session| -> Vec<String> {
        let question = |row: Row| match row {
            Row::Value(row) if row.section == Section::Question => Some(row.name.to_string()),
            _ => None,
        };
        rows(session).into_iter().filter_map(question).collect()
    };
    assert_eq!(names(&session), ["spring"], "nobody says of the winter that it cannot");
    session.press("C");
    go_to(&mut session, "winter").press("l");
    assert_eq!(names(&session), ["winter", "can", "spring"]);
}

#[test]
fn as_of_a_day_rows_count_what_was_known() {
    let mut session = filter(140, 60);
    session.press("&").type_text("asof:2020-06").press("Enter");
    for row in rows(&session) {
        if let Row::Value(row) = row {
            counts_true(&row, &session.state, &session.data).unwrap();
        }
    }
}

/// New data keeps what was unfolded, as far as it is still there.
#[test]
fn what_is_unfolded_stays_when_data_arrive() {
    let mut session = filter(140, 60);
    go_to(&mut session, "holds-river").press("l");
    go_to(&mut session, "killed>=1").press("l");
    let mut data =
        Data::load(&[Input::File("tests/fixtures/small.yaml".into())], &Limits::default()).unwrap();
    data.generation = 7;
    let fresh = dateline::app::message::Fresh { data: Arc::new(data), whole: true };
    session.tell(Message::Fresh(fresh));
    value(&session, "lost-it");
    value(&session, "civilians>=1");
}

#[test]
fn a_part_of_an_excepted_place_can_be_chosen() {
    let mut session = filter(140, 40);
    go_to(&mut session, "North Province").press("l");
    go_to(&mut session, "North Province").press("-");
    assert_eq!(session.query(), "-place:north");
    go_to(&mut session, "Old Ford").press("Enter");
    assert_eq!(session.query(), "place:ford", "the exception is taken back");
    assert!(!session.state.scope.is_empty());
    session.press("u");
    assert_eq!(session.query(), "-place:north", "in one step");
    go_to(&mut session, "South Province").press("Enter");
    assert_eq!(session.query(), "-place:north place:south", "other places leave it");
    go_to(&mut session, "Old Ford").press("-");
    assert!(session.query().contains("-place:north"), "excepting a part too");
}

#[test]
fn values_joined_by_or_are_shown_as_chosen() {
    let mut session = filter(140, 40);
    session.press("Esc &").type_text("kind:attack or kind:operation").press("Enter f");
    for name in ["Attack", "Operation"] {
        assert_eq!(value(&session, name).chosen, query::edit::State::Only, "{name}");
    }
    go_to(&mut session, "Attack").press("Enter");
    assert_eq!(session.query(), "kind:operation");
}
