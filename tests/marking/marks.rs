//! Marking: what Space does, what undo brings back, and what `is:marked` answers.

use dateline::app::{Effect, Message};
use dateline::index::Data;
use dateline::model::{EventIx, Id, Marks, Truth};
use dateline::query::{self, Query};
use dateline::store::{Input, Limits};

use super::support::Session;
use super::{kept, marked, notice};

const RAID: &str = "2019-02-lantern-raid";
const FORD: &str = "2019-05-12-ford-attack";
const PURSUIT: &str = "2019-05-14-ford-pursuit";

fn small() -> Session {
    Session::small(140, 40)
}

/// The answer to a query, by id.
fn answer(session: &Session, text: &str) -> Vec<(String, Truth)> {
    let data = &session.data;
    let query = Query::parse(text, data).unwrap();
    let answer = query::eval(&query, data);
    for at in 0..data.store.len() {
        let ix = EventIx(at as u32);
        let one = query::matches(&query, &data.store.event(ix), data);
        assert_eq!(answer.truth(ix), one, "{text}: {}", data.store.id(ix));
    }
    answer.iter().map(|(event, truth)| (data.store.id(event).to_string(), truth)).collect()
}

#[test]
fn space_marks_and_steps_down_and_takes_the_mark_off_again() {
    let mut session = small();
    session.press("Space");
    assert_eq!((marked(&session).as_str(), session.selected().as_str()), (RAID, FORD));
    assert_eq!(notice(&session), "Marked; 1 in all.");
    session.press("j Space k k k Space");
    assert_eq!(marked(&session), PURSUIT);
    assert_eq!(session.selected(), FORD, "it steps down after unmarking too");
    assert_eq!(notice(&session), "No longer marked; 1 left.");
    let last = session.effects.last();
    assert!(matches!(last, Some(Effect::SaveMarks(marks)) if *marks == session.state.marks), "{last:?}");
    assert_eq!(kept(&session), 3);
}

#[test]
fn marks_stand_in_the_order_they_were_made() {
    let mut session = small();
    session.press("j j Space g Space");
    assert_eq!(marked(&session), format!("{PURSUIT} {RAID}"));
}

#[test]
fn undo_and_redo_bring_marks_back_and_keep_them() {
    let mut session = small();
    session.press("Space Space u");
    assert_eq!(marked(&session), RAID);
    assert_eq!(notice(&session), "Marks and notes are as they were; 1 marked.");
    session.press("u");
    assert_eq!(marked(&session), "");
    session.press("Ctrl-r Ctrl-r");
    assert_eq!(marked(&session), format!("{RAID} {FORD}"));
    assert_eq!(kept(&session), 6, "what is undone is kept as well");
    session.press("& k i n d : a t t a c k Enter u");
    assert_eq!((session.query().as_str(), marked(&session)), ("", format!("{RAID} {FORD}")));
}

#[test]
fn a_mark_answers_is_marked_certainly_and_at_once() {
    let mut session = small();
    assert_eq!(answer(&session, "is:marked"), []);
    session.press("Space");
    assert_eq!(answer(&session, "is:marked"), [(RAID.to_string(), Truth::Certain)]);
    assert!(!answer(&session, "-is:marked").iter().any(|(id, _)| id == RAID));
    session.press("&").type_text("is:marked or id:2019-05-14-ford-pursuit").press("Enter");
    assert_eq!(session.state.scope.len(), 2);
    session.press("G Space");
    assert_eq!(session.state.scope.len(), 2);
    session.press("C &").type_text("is:marked").press("Enter");
    assert_eq!(session.state.scope.len(), 2);
    session.press("g Space");
    assert_eq!((session.state.scope.len(), session.selected().as_str()), (1, PURSUIT), "it leaves the list");
    session.press("u");
    assert_eq!(session.state.scope.len(), 2, "and comes back");
    session.press("u u u");
    assert_eq!(answer(&session, "is:marked"), [(RAID.to_string(), Truth::Certain)]);
}

#[test]
fn every_evaluation_on_the_screen_knows_marks() {
    let mut session = small();
    session.press("/").type_text("is:marked").press("Enter Space");
    assert_eq!(session.state.find.as_ref().unwrap().hits.count(), 1, "what is looked for follows");
    session.press("Space u");
    assert_eq!(session.state.find.as_ref().unwrap().hits.count(), 1);
    session.press("Esc &").type_text("is:ma");
    assert!(session.screen().contains("marked 1"), "completion counts it: {}", session.screen());
    session.press("Esc c &").type_text("is:marked").press("Enter");
    assert!(session.screen().contains("is:marked"), "{}", session.screen());
}

#[test]
fn the_filter_pane_counts_marks_and_toggles_them() {
    let mut session = Session::small(140, 70);
    assert!(!session.screen().contains("▢ marked"));
    session.press("Space Space");
    let row = |session: &Session| {
        let screen = session.screen();
        let line = screen.lines().find(|l| l.contains("▢ marked") || l.contains("▣ marked"));
        line.map(|l| {
            l.chars()
                .skip(1)
                .take(28)
                .collect::<String>()
                .split_whitespace()
                .take(3)
                .collect::<Vec<_>>()
                .join(" ")
        })
    };
    assert_eq!(row(&session).as_deref(), Some("▢ marked 2"));
    session.press("& k i n d : a t t a c k Enter");
    assert_eq!(row(&session).as_deref(), Some("▢ marked 1"), "beside the query");
    session.press("u u");
    assert_eq!(row(&session).as_deref(), Some("▢ marked 1"));
    session.press("u");
    assert_eq!(row(&session), None);
    session.press("Space 3 G");
    let rows = &session.state.panel.as_ref().unwrap().rows;
    let at = rows.iter().position(|row| format!("{row:?}").contains("Marked")).unwrap();
    session.state.filter.cursor = at;
    session.press("Enter");
    assert_eq!(session.query(), "is:marked");
    session.press("1 Space");
    assert_eq!(session.state.scope.len(), 0, "the last one is unmarked");
}

#[test]
fn a_pane_kept_across_marks_is_the_one_made_anew() {
    let mut session = Session::small(140, 70);
    session.press("Space j Space");
    let kept = session.state.panel.clone().unwrap().rows.clone();
    session.state.panel = None;
    let data = session.data.clone();
    session.state.settle(&data);
    assert_eq!(session.state.panel.clone().unwrap().rows, kept);
}

#[test]
fn an_event_outside_the_query_is_marked_where_it_is_visited() {
    let mut session = small();
    session.press("j & i d : 2 0 1 9 - 0 5 - 1 2 - f o r d - a t t a c k Enter 2 ] Enter");
    let visited = session.state.spot.visiting.map(|e| session.data.store.id(e).to_string()).unwrap();
    session.press("Space");
    assert_eq!(marked(&session), visited);
    assert!(session.state.spot.visiting.is_some(), "one stays there");
}

#[test]
fn marks_stay_when_other_data_arrives_and_as_of_a_day() {
    let mut session = small();
    session.press("Space Space");
    let mut data =
        Data::load(&[Input::File("tests/fixtures/small.yaml".into())], &Limits::default()).unwrap();
    data.generation = 7;
    let fresh = dateline::app::message::Fresh { data: data.into(), whole: true };
    session.tell(Message::Fresh(fresh));
    assert_eq!(answer(&session, "is:marked").len(), 2);
    session.press(":").type_text("as-of 2030").press("Enter");
    assert_eq!(answer(&session, "is:marked").len(), 2);
    session.press("G Space Esc");
    assert_eq!(session.query(), "");
    assert_eq!(answer(&session, "is:marked").len(), 3, "what was marked as of a day is marked");
}

#[test]
fn marks_of_events_that_the_store_lacks_are_kept() {
    let mut session = small();
    let marks = Marks::new(["from-elsewhere", RAID].map(|id| Id::new(id).unwrap()));
    session.state.marks = marks.into();
    session.press("j");
    assert_eq!(answer(&session, "is:marked").len(), 1);
    session.press("Space");
    assert_eq!(marked(&session), format!("from-elsewhere {RAID} {FORD}"));
}

#[test]
fn the_palette_goes_from_mark_to_mark_and_takes_all_off() {
    let mut session = small();
    session.press(":").type_text("next-marked").press("Enter");
    assert!(notice(&session).starts_with("Nothing to do for"), "{}", notice(&session));
    session.press("Space j Space g :").type_text("next-marked").press("Enter");
    assert_eq!(session.selected(), PURSUIT);
    session.press(":").type_text("previous-marked").press("Enter");
    assert_eq!(session.selected(), RAID);
    session.press(":").type_text("unmark-all").press("Enter");
    assert_eq!(
        (marked(&session).as_str(), notice(&session).as_str()),
        ("", "2 no longer marked; u marks them again.")
    );
    session.press("u");
    assert_eq!(marked(&session), format!("{RAID} {PURSUIT}"));
}

#[test]
fn marks_do_not_make_the_screen_count_again() {
    let mut session = small();
    let (scope, axis, rows) = (
        session.state.scope.clone(),
        session.state.axis.clone().unwrap(),
        session.state.rows.clone().unwrap(),
    );
    session.press("Space");
    assert!(std::sync::Arc::ptr_eq(&scope, &session.state.scope));
    assert!(std::sync::Arc::ptr_eq(&axis, session.state.axis.as_ref().unwrap()));
    assert!(std::sync::Arc::ptr_eq(&rows, session.state.rows.as_ref().unwrap()));
}
