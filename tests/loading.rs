//! Reading a large store beside the screen: its beginning is shown, then the whole in its place.

mod support;

#[path = "../examples/generate/made/mod.rs"]
mod made;

use std::ops::ControlFlow;
use std::sync::Arc;

use dateline::app::message::{Fresh, Progress};
use dateline::app::{Effect, Message, Overlay};
use dateline::index::Data;
use dateline::store::{Files, Input, Limits};
use support::Session;

/// More events than a beginning holds.
const EVENTS: u64 = 3000;

fn files(text: &str) -> Files {
    Files::read(vec![Input::Stdin(text.as_bytes().to_vec())], &Limits::default()).expect("it can be read")
}

fn generated() -> String {
    made::text(EVENTS, 1)
}

fn whole(text: &str) -> Data {
    let read = Data::watched(files(text), &mut |_| ControlFlow::Continue(()));
    let mut data = read.expect("the store is good");
    data.generation = 1;
    data
}

/// A session on the beginning of a store, and the whole of it.
fn reading(columns: u16, rows: u16) -> (Session, Fresh) {
    let text = generated();
    let beginning = Data::beginning(&files(&text)).expect("it begins well");
    assert!((100..400).contains(&beginning.store.len()), "{} events", beginning.store.len());
    let mut session = Session::of(beginning, columns, rows);
    session.state.reading = Some(Progress::default());
    (session, Fresh { data: Arc::new(whole(&text)), whole: true })
}

#[test]
fn a_beginning_is_labelled_and_counts_nothing() {
    for (columns, rows) in [(80, 24), (140, 40), (40, 10)] {
        let (mut session, _) = reading(columns, rows);
        let header = |s: &Session| s.screen().lines().next().unwrap_or_default().to_string();
        assert!(header(&session).contains("reading"), "{}", header(&session));
        assert!(!header(&session).contains("inc"), "{}", header(&session));
        session.tell(Message::Read(Progress { events: 1500, bytes: 450, of: 900 }));
        assert!(
            header(&session).contains("1500 events") && header(&session).contains('█'),
            "{}",
            header(&session)
        );
    }
}

#[test]
fn the_whole_takes_the_place_of_the_beginning_and_the_selection_stays() {
    let (mut session, fresh) = reading(80, 24);
    session.press("j j j j j j j j j j j j");
    let (selected, screen) = (session.selected(), session.screen());
    let row = |screen: &str| screen.lines().position(|line| line.contains('▌'));
    session.tell(Message::Fresh(fresh));
    assert_eq!(session.selected(), selected);
    assert_eq!(row(&session.screen()), row(&screen), "it stays in its row");
    assert!(!session.screen().contains("reading"));
    assert_eq!(
        session.state.scope.len() as u64,
        Session::of(whole(&generated()), 80, 24).state.scope.len() as u64
    );
    session.press("G");
    assert!(session.state.position(&session.data).is_some_and(|at| at > 2000), "all events can be reached");
}

#[test]
fn what_was_asked_of_the_beginning_is_asked_of_the_whole() {
    let (mut session, fresh) = reading(140, 40);
    session.press("&").type_text("kind:attack").press("Enter / b r i d g e Enter j l l f j");
    let (selected, query) = (session.selected(), session.query());
    session.tell(Message::Fresh(fresh));
    let mut straight = Session::of(whole(&generated()), 140, 40);
    straight.press("&").type_text("kind:attack").press("Enter / b r i d g e Enter");
    assert_eq!((session.selected(), session.query()), (selected, query));
    assert_eq!(session.state.scope.counts, straight.state.scope.counts);
    let hits = |s: &Session| s.state.find.as_ref().map(|f| f.hits.count());
    assert_eq!(hits(&session), hits(&straight));
    assert_eq!(session.state.filter.unfolded, straight.state.filter.unfolded);
    session.press("Esc u");
    assert_eq!(session.query(), "", "what was asked before can be returned to");
    assert_eq!(session.state.scope.answer.len() as u64, EVENTS);
}

#[test]
fn a_line_being_typed_goes_on() {
    let (mut session, fresh) = reading(80, 24);
    session.press("&").type_text("kind:att");
    session.tell(Message::Fresh(fresh));
    session.type_text("ack").press("Enter");
    assert_eq!(session.query(), "kind:attack");
    session.press("u");
    assert_eq!(session.state.scope.answer.len() as u64, EVENTS);
}

#[test]
fn the_axis_shows_the_whole_unless_a_person_moved_it() {
    let (mut session, fresh) = reading(80, 24);
    session.tell(Message::Fresh(fresh.clone()));
    assert_eq!(session.state.spot.viewport, session.state.whole_axis(&session.data));
    let (mut session, _) = reading(80, 24);
    session.press("+ +");
    let viewport = session.state.spot.viewport;
    session.tell(Message::Fresh(fresh));
    assert_eq!(session.state.spot.viewport, viewport);
}

#[test]
fn reading_is_given_up_at_a_key() {
    for key in ["Esc", "q", "Ctrl-c"] {
        let (mut session, fresh) = reading(80, 24);
        session.press(key);
        assert_eq!(session.effects, [Effect::Quit], "{key}");
        session.effects.clear();
        session.tell(Message::Fresh(fresh)).press("Esc");
        assert_eq!(session.effects, [], "once all is read, Escape closes and never quits");
    }
}

#[test]
fn faults_found_late_end_it() {
    let (mut session, _) = reading(80, 24);
    session.tell(Message::Refused);
    assert_eq!(session.effects, [Effect::Quit]);
}

#[test]
fn the_one_who_watches_hears_of_all_of_it_and_can_stop_it() {
    let text = generated();
    let mut heard = Vec::new();
    let read = Data::watched(files(&text), &mut |progress| {
        heard.push(progress);
        ControlFlow::Continue(())
    });
    assert!(read.is_ok() && heard.is_sorted_by_key(|p| (p.events, p.bytes)));
    let last = Progress { events: EVENTS as usize, bytes: text.len(), of: text.len() };
    assert_eq!(heard.last(), Some(&last));
    let mut left = 3;
    let read = Data::watched(files(&text), &mut |_| {
        left -= 1;
        if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(read.is_err() && left == 0, "nobody is asked again after stopping it");
}

#[test]
fn a_faulty_beginning_is_not_shown_and_a_fault_at_the_end_does_not_keep_it_back() {
    let text = generated();
    let broken = text.replacen("form: period", "form: perod", 1);
    assert!(Data::beginning(&files(&broken)).is_none());
    let broken = format!("{text}- id: last\n  date: \"2020-13\"\n");
    assert!(Data::beginning(&files(&broken)).is_some());
}

#[test]
fn nothing_is_counted_for_what_is_offered_while_stores_are_read() {
    let (mut session, fresh) = reading(80, 24);
    let counted = |session: &Session| match &session.state.overlay {
        Some(Overlay::Prompt(prompt)) => prompt.offered.candidates.iter().any(|c| c.count.is_some()),
        other => panic!("no line is open: {other:?}"),
    };
    session.press("&").type_text("kind:");
    assert!(!counted(&session), "{}", session.screen());
    session.tell(Message::Fresh(fresh));
    assert!(counted(&session), "{}", session.screen());
}

#[test]
fn a_wrong_line_is_said_to_be_while_stores_are_read_too() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40)] {
        let (mut session, _) = reading(columns, rows);
        session.tell(Message::Read(Progress { events: 1500, bytes: 450, of: 900 }));
        session.press("&").type_text("kind:attack date:");
        let header = session.screen().lines().next().unwrap_or_default().to_string();
        assert!(header.contains("reading") && header.contains("last good"), "{header}");
    }
}
