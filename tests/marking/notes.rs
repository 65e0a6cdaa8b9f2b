//! Notes: typed, changed, taken away, never part of the store.

use dateline::model::LONGEST_NOTE;

use super::support::Session;
use super::{kept, marked, notice};

const RAID: &str = "2019-02-lantern-raid";

fn note(session: &Session) -> String {
    session.state.marks.note(RAID).map(|note| note.to_string()).unwrap_or_default()
}

#[test]
fn a_note_is_typed_shown_as_ones_own_and_marks_its_event() {
    let mut session = Session::small(140, 40);
    session.press("a").type_text("  Ask the Guard. ").press("Enter");
    assert_eq!((note(&session).as_str(), marked(&session).as_str()), ("Ask the Guard.", RAID));
    assert_eq!(notice(&session), "Noted, and the event is marked.");
    assert!(session.screen().contains("Your note Ask the Guard."), "{}", session.screen());
    assert_eq!(kept(&session), 1);
    assert_eq!(session.selected(), RAID, "one stays with the event");
}

#[test]
fn a_note_is_changed_taken_away_and_undone() {
    let mut session = Session::small(140, 40);
    session.press("a").type_text("one").press("Enter a").type_text(" two").press("Enter");
    assert_eq!((note(&session).as_str(), notice(&session).as_str()), ("one two", "Noted."));
    session.press("a Ctrl-u Enter");
    assert_eq!(note(&session), "");
    assert_eq!(notice(&session), "The note is gone; u brings it back.");
    assert_eq!(marked(&session), RAID, "the mark stays");
    session.press("u");
    assert_eq!(note(&session), "one two");
    session.press("u u");
    assert_eq!((note(&session), marked(&session)), (String::new(), String::new()));
}

#[test]
fn a_note_outlives_its_mark() {
    let mut session = Session::small(140, 40);
    session.press("a").type_text("one").press("Enter Space k");
    assert_eq!((note(&session).as_str(), marked(&session).as_str()), ("one", ""));
    assert!(session.screen().contains("Your note one"));
}

#[test]
fn escape_and_the_same_text_change_nothing() {
    let mut session = Session::small(140, 40);
    session.press("a").type_text("one").press("Esc");
    assert_eq!(note(&session), "");
    session.press("a").type_text("one").press("Enter a Enter a").type_text(" two").press("Esc a Esc");
    assert_eq!((note(&session).as_str(), kept(&session)), ("one", 1));
}

#[test]
fn a_note_has_a_thousand_characters_at_most_and_says_how_many() {
    let mut session = Session::small(80, 24);
    session.press("a").type_text("abc");
    assert!(session.screen().contains("3 of 1000; briefings"), "{}", session.screen());
    session.tell(dateline::app::Message::Paste("x".repeat(LONGEST_NOTE)));
    session.press("Enter");
    assert_eq!(note(&session), "", "what is too long is not cut");
    assert!(session.screen().contains("at most 1,000 characters"), "{}", session.screen());
    session.press("Home Delete Delete Delete Enter");
    assert_eq!(note(&session).chars().count(), LONGEST_NOTE);
}

#[test]
fn while_a_note_is_typed_nothing_is_counted_or_moved() {
    let mut session = Session::small(80, 24);
    session.press("a").type_text("kind:nothing date:x (");
    assert_eq!((session.query().as_str(), session.selected().as_str()), ("", RAID));
    assert!(!session.screen().contains("last good"), "{}", session.screen());
}
