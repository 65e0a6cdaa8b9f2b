//! Where a store was left: taken up at the next start as far as it still means something, and never a surprise.

mod support;

use std::sync::Arc;

use dateline::app::session::Left;
use dateline::index::Data;
use dateline::store::{Input, Limits};
use support::Session;

const SMALL: &str = include_str!("fixtures/small.yaml");

fn data(text: &str) -> Data {
    Data::load(&[Input::Stdin(text.as_bytes().to_vec())], &Limits::default()).expect("the store is good")
}

/// What was left after some keys, through its text in the file.
fn left(keys: &str) -> (Session, Left) {
    let mut session = Session::small(80, 24);
    session.press(keys);
    let text = toml::to_string(&Left::of(&session.state, &session.data)).expect("it can be written");
    let left = toml::from_str(&text).expect("it reads back");
    (session, left)
}

fn taken_up(left: &Left, mut session: Session) -> Session {
    left.enter(&mut session.state, &Arc::clone(&session.data));
    session
}

/// What a person may leave; each leads to another screen.
const DEEDS: [&str; 16] = [
    "j j",
    "& k i n d : a t t a c k Enter j",
    "+ + + l",
    "o j j Enter",
    "o j j s Enter j",
    "O j",
    "O i j",
    "M j",
    "O M j j",
    "F",
    "*",
    "m j",
    "Enter",
    "f j j",
    "! j Tab",
    "G Enter ] Enter",
];

#[test]
fn a_store_is_taken_up_where_it_was_left() {
    for deed in DEEDS {
        let (mut before, left) = left(deed);
        let mut after = taken_up(&left, Session::small(80, 24));
        assert!(
            after.screen().contains("Where you left it.") || after.screen().lines().count() < 24,
            "after {deed}:\n{}",
            after.screen()
        );
        for session in [&mut before, &mut after] {
            session.state.notice = None;
            session.state.detail.scroll = 0;
            session.state.detail.link = None;
            session.state.list_top = 0;
            session.state.filter.cursor = 0;
            session.tell(dateline::app::Message::Resize(80, 24));
        }
        assert_eq!(after.screen(), before.screen(), "after {deed}");
    }
}

#[test]
fn nothing_done_is_nothing_kept_and_nothing_said() {
    let (_, left) = left("j k");
    assert_eq!(left, Left::default());
    let fresh = Session::small(80, 24);
    let screen = fresh.screen();
    assert_eq!(taken_up(&left, fresh).screen(), screen);
}

#[test]
fn undoing_returns_to_everything() {
    let (_, left) = left("& k i n d : a t t a c k Enter");
    let mut session = taken_up(&left, Session::small(80, 24));
    assert_eq!(session.query(), "kind:attack");
    session.press("u");
    assert_eq!(session.query(), "");
}

#[test]
fn the_whole_axis_is_whole_on_another_screen_too() {
    let (_, left) = left("j");
    let session = taken_up(&left, Session::small(140, 40));
    assert_eq!(session.state.spot.viewport, session.state.whole_axis(&session.data));
}

#[test]
fn what_is_gone_from_the_store_is_left_out() {
    let edited =
        SMALL.replace("kind: operation", "kind: attack").replace("- {id: operation, name: Operation}\n", "");
    let (_, gone) = left("& k i n d : o p e r a t i o n Enter j");
    let session = taken_up(&gone, Session::of(data(&edited), 80, 24));
    let notice = "The query you left, kind:operation, no longer reads; everything is counted.";
    assert!(session.screen().contains(notice), "{}", session.screen());
    assert_eq!(session.query(), "");
    let renamed = SMALL.replace("2019-05-14-ford-pursuit", "2019-05-14-pursuit");
    let (before, gone) = left("j j");
    assert_eq!(before.selected(), "2019-05-14-ford-pursuit");
    let session = taken_up(&gone, Session::of(data(&renamed), 80, 24));
    assert_eq!(session.selected(), Session::of(data(&renamed), 80, 24).selected(), "the first one is shown");
}

#[test]
fn names_of_later_versions_are_left_out() {
    let left: Left =
        toml::from_str("lanes = \"mood\"\nsort = \"luck\"\npane = \"attic\"\nheadings = \"x\"\nnew = 3\n")
            .expect("it reads");
    let usual = Session::small(80, 24);
    let mut session = taken_up(&left, Session::small(80, 24));
    session.state.notice = None;
    assert_eq!(session.screen(), usual.screen());
}

#[test]
fn windows_beyond_the_calendar_are_cut() {
    for window in ["[-9223372036854775808, 9223372036854775807]", "[9223372036854775807, 0]", "[0, -5]"] {
        let left: Left = toml::from_str(&format!("window = {window}\n")).expect("it reads");
        let session = taken_up(&left, Session::small(80, 24));
        assert!(!session.screen().is_empty());
    }
}
