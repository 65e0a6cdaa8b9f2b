//! `e`: the editor is asked for where the event shown is written.

mod support;

use dateline::app::Effect;
use dateline::store::Input;
use support::Session;

#[test]
fn the_event_shown_is_opened_at_its_line() {
    let mut session = Session::small(80, 24);
    session.press("j e");
    let text = include_str!("fixtures/small.yaml");
    let line = text.lines().position(|l| l == "- id: 2019-05-12-ford-attack").map(|at| at + 1);
    let wanted = Effect::Edit("tests/fixtures/small.yaml".into(), line.unwrap_or_default());
    assert_eq!(session.effects, [wanted]);
}

#[test]
fn an_event_a_link_led_to_is_the_one_that_is_opened() {
    let mut session = Session::small(80, 24);
    session.press("j");
    let selected = session.selected();
    session.press("Enter ] Enter e");
    let shown = session.state.shown().map(|e| session.data.store.place_in_file(e).1);
    assert_ne!(session.state.shown().map(|e| session.data.store.id(e)), Some(selected.as_str()));
    assert!(matches!(session.effects.last(), Some(Effect::Edit(_, line)) if Some(*line) == shown));
}

#[test]
fn where_there_is_no_file_it_says_so() {
    let mut session = Session::on(Input::Embedded, 80, 24);
    session.press("e");
    assert_eq!(session.effects, []);
    assert!(session.screen().contains("This store is part of the program: there is no file to edit."));
    let mut session = Session::text(include_str!("fixtures/small.yaml"), 80, 24);
    session.press("e");
    assert_eq!(session.effects, []);
    assert!(session.screen().contains("This store came from standard input: there is no file to edit."));
    let table = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("editing.csv");
    std::fs::write(&table, "date,title\n2019-01-01,One\n2019-02-01,Two\n").expect("it is written");
    let mut session = Session::on(Input::File(table), 140, 40);
    session.press("e");
    assert_eq!(session.effects, []);
    assert!(session.screen().contains("This event was imported from"), "{}", session.screen());
}
