//! Only certain: what is only possible is left out, which is said, and counted again at the same key.

mod support;

use dateline::index::Data;
use dateline::query::{Query, eval};
use dateline::store::Input;
use support::Session;

fn header(session: &Session) -> String {
    session.screen().lines().next().unwrap_or_default().to_string()
}

#[test]
fn only_certain_is_a_toggle_that_says_what_it_leaves_out() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = Session::on(Input::Embedded, columns, rows);
        session.press("&").type_text("date:2018-06 kind:operation").press("Enter");
        let (all, counted) = (session.state.scope.len(), header(&session));
        let answer = eval(&session.state.scope.query, &session.data);
        assert!(answer.possible.count() > 0);
        session.press("x");
        assert_eq!(session.query(), "certainly(date:2018-06) certainly(kind:operation)");
        assert_eq!(session.state.scope.len(), answer.certain.count());
        assert_eq!(session.state.scope.answer.possible.count(), 0);
        let left_out = all - answer.certain.count();
        let said = if columns < 60 {
            format!("{left_out} left out")
        } else {
            format!("{left_out} possible left out")
        };
        assert!(header(&session).contains(&said), "{}", header(&session));
        assert!(session.screen().contains("Only what matches for certain"), "{}", session.screen());
        session.press("x");
        assert_eq!(
            (session.query().as_str(), header(&session)),
            ("date:2018-06 kind:operation", counted.clone())
        );
        session.press("x u");
        assert_eq!((session.query().as_str(), header(&session)), ("date:2018-06 kind:operation", counted));
        session.press("Ctrl-r");
        assert!(header(&session).contains(&said), "{}", header(&session));
    }
}

#[test]
fn what_is_chosen_later_is_made_certain_too() {
    let mut session = Session::on(Input::Embedded, 140, 40);
    session.press("&").type_text("date:2018-06").press("Enter x &").type_text("killed>=1").press("Enter");
    assert_eq!(session.query(), "certainly(date:2018-06) killed>=1");
    session.press("x");
    assert_eq!(session.query(), "certainly(date:2018-06) certainly(killed>=1)");
    session.press("x");
    assert_eq!(session.query(), "date:2018-06 killed>=1");
}

#[test]
fn where_nothing_is_in_doubt_that_is_said_and_nothing_changes() {
    for query in ["", "mosul form:incident"] {
        let mut session = Session::on(Input::Embedded, 80, 24);
        session.press("&").type_text(query).press("Enter");
        let before = session.query();
        session.press("x");
        assert_eq!(session.query(), before);
        assert!(session.screen().contains("all that matches is certain."), "{}", session.screen());
        let data = Data::embedded();
        let asked = Query::parse(query, &data).unwrap_or_default();
        assert_eq!(eval(&asked, &data).possible.count(), 0);
    }
}

#[test]
fn where_the_query_has_no_room_for_it_that_is_said() {
    let mut session = Session::small(140, 40);
    let full = format!("kind:attack {}", "a".repeat(980));
    session.press("&").type_text(&full).press("Enter x");
    assert_eq!(session.query(), full);
    assert!(
        session.screen().contains("Not done: a query holds at most 1,000 characters."),
        "{}",
        session.screen()
    );
}

#[test]
fn only_certain_holds_from_day_to_day() {
    let mut session = Session::on(Input::Embedded, 140, 40);
    session.press("&").type_text("asof:2019 date:2018-06").press("Enter x");
    assert_eq!(session.query(), "asof:2019 certainly(date:2018-06)");
    session.press("l");
    assert_eq!(session.query(), "asof:2020-01 certainly(date:2018-06)");
    assert!(header(&session).contains("possible left out"), "{}", header(&session));
}
