//! Choosing beside what a query asks otherwise: for certain, from a date on, in several ranges, at its full length.

use dateline::query::edit::State;

use super::{filter, go_to, value};

#[test]
fn a_value_asked_for_certainly_is_shown_so_and_taken_away() {
    let mut session = filter(140, 40);
    session.press("&").type_text("certainly(kind:attack)").press("Enter");
    let row = value(&session, "Attack (certainly)");
    assert_eq!(row.chosen, State::Only);
    go_to(&mut session, "Attack (certainly)").press("Enter");
    assert_eq!(session.query(), "");
    assert_eq!(value(&session, "Attack").chosen, State::Off);
}

#[test]
fn a_number_asked_for_certainly_is_shown_so_ranged_and_cleared() {
    let mut session = filter(140, 60);
    session.press("&").type_text("certainly(killed>=1)").press("Enter");
    let row = value(&session, "killed>=1 (certainly)");
    assert_eq!(row.chosen, State::Only);
    go_to(&mut session, "killed>=1 (certainly)").press("r").press("Ctrl-u").type_text(">=2").press("Enter");
    assert_eq!(session.query(), "certainly(killed>=2)");
    session.press("c");
    assert_eq!(session.query(), "");
    session.press("&").type_text("-certainly(kind:attack)").press("Enter");
    assert_eq!(value(&session, "Attack (certainly)").chosen, State::Except);
    go_to(&mut session, "Attack (certainly)").press("c");
    assert_eq!(session.query(), "");
}

#[test]
fn an_empty_range_takes_several_ranges_away_untouched() {
    for text in ["killed>=1 killed<=5", "date>=2018 date<=2022"] {
        let mut session = filter(140, 60);
        session.press("&").type_text(text).press("Enter");
        go_to(&mut session, text).press("r Esc");
        assert_eq!(session.query(), text);
        session.press("r Enter");
        assert_eq!(session.query(), "", "{text}");
        session.press("u");
        assert_eq!(session.query(), text, "in one step");
    }
}

#[test]
fn a_year_beside_dates_from_one_on_counts_more() {
    let mut session = filter(140, 60);
    session.press("&").type_text("date>=2020").press("Enter");
    let before = session.state.scope.len();
    go_to(&mut session, "2019").press("Enter");
    assert_eq!(session.query(), "date:2020..,2019");
    assert!(session.state.scope.len() > before);
}

#[test]
fn only_what_differs_leaves_all_else_that_is_asked() {
    let mut session = filter(140, 40);
    session.press("&").type_text("is:located kind:attack").press("Enter !");
    assert_eq!(session.query(), "is:located kind:attack is:differing");
    session.press("!");
    assert_eq!(session.query(), "is:located kind:attack");
}

#[test]
fn a_choice_for_which_the_query_has_no_room_is_told() {
    let mut session = filter(140, 60);
    let full = format!("possibly(-{})", "a".repeat(986));
    session.press("&").type_text(&full).press("Enter");
    go_to(&mut session, "Attack").press("Enter");
    assert_eq!(session.query(), full);
    assert!(session.screen().contains("Not done: a query holds at most 1,000 characters."));
}
