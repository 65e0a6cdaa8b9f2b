//! Reading a large store beside the screen: its beginning is shown, then the whole in its place.

mod support;

#[path = "../examples/generate/made/mod.rs"]
mod made;

use std::ops::ControlFlow;
use std::sync::Arc;

use dateline::app::awaited::{Awaited, Lacking};
use dateline::app::message::{Fresh, Progress};
use dateline::app::session::Left;
use dateline::app::{Effect, Message, Overlay};
use dateline::index::Data;
use dateline::model::EventIx;
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

#[test]
fn nothing_of_a_beginning_is_carried_out_of_the_screen() {
    let (mut session, fresh) = reading(80, 24);
    for keys in ["w", "b", "P", "y", "c", ": g a p s Enter", ": w r i t e - b r i e f Enter"] {
        session.press(keys);
        assert!(session.state.overlay.is_none(), "{keys}: {}", session.screen());
        let told = session.state.notice.as_ref().map(|told| told.to_string()).unwrap_or_default();
        assert!(told.contains("still being read"), "{keys}: {told}");
    }
    session.press(":").type_text("compare kind:attack").press("Enter");
    assert!(session.state.overlay.is_none() && session.state.notice.is_some(), "{}", session.screen());
    assert_eq!(session.effects, [], "nothing is copied or written");
    session.tell(Message::Fresh(fresh)).press("b");
    assert!(matches!(session.state.overlay, Some(Overlay::Brief(_))), "{}", session.screen());
}

/// The numbers that end the parts of the screen's lines with a lead in them, before the bar if there is one.
fn counts_in(screen: &str, lead: &str) -> Vec<String> {
    let lines = screen.lines().flat_map(|line| line.split('│')).filter(|part| part.contains(lead));
    let last =
        |line: &str| line.trim_end_matches(['│', '█', '░', ' ']).rsplit(' ').next().map(str::to_string);
    lines.filter_map(last).filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).collect()
}

#[test]
fn values_headings_and_hits_have_no_counts_while_stores_are_read() {
    let (mut session, fresh) = reading(140, 40);
    session.press("M / a Enter");
    let notice =
        |session: &Session| session.state.notice.as_ref().map(|told| told.to_string()).unwrap_or_default();
    assert!(!notice(&session).contains("found."), "{}", notice(&session));
    assert!(!session.screen().contains("/ a ("), "{}", session.screen());
    let shown = |session: &Session| {
        let screen = session.screen();
        let filter = screen.lines().map(|line| line.chars().take(31).collect::<String>()).collect::<Vec<_>>();
        counts_in(&filter.join("\n"), "▢")
    };
    assert_eq!(shown(&session), Vec::<String>::new(), "{}", session.screen());
    let headed = |session: &Session| {
        let screen = session.screen();
        let list = screen.lines().filter(|line| line.contains("▾ ") && line.chars().nth(33).is_some());
        let list = list.map(|line| line.chars().skip(31).take(60).collect::<String>());
        list.filter(|line| line.contains("▾ ")).collect::<Vec<_>>()
    };
    let counted =
        |line: &String| line.trim_end_matches(['│', ' ']).ends_with(|c: char| c.is_ascii_digit() || c == ')');
    let headings = headed(&session);
    session.press(".");
    let likeness = |session: &Session| counts_in(&session.screen(), " form ").len();
    assert_eq!(likeness(&session), 0, "{}", session.screen());
    session.press("Esc v L");
    let footer = session.screen().lines().last().unwrap_or_default().to_string();
    assert!(footer.contains("Enter scope") && !footer.contains(" events "), "{footer}");
    session.press("Esc").tell(Message::Fresh(fresh));
    assert!(!shown(&session).is_empty(), "{}", session.screen());
    assert!(session.screen().contains("/ a ("), "{}", session.screen());
    assert_ne!(headings, headed(&session), "{}", session.screen());
    assert!(headed(&session).iter().any(counted), "{:?}", headed(&session));
    session.press(".");
    assert_ne!(likeness(&session), 0, "{}", session.screen());
}

#[test]
fn that_reading_can_be_given_up_is_said() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40), (300, 90)] {
        let (mut session, _) = reading(columns, rows);
        session.tell(Message::Read(Progress { events: 1500, bytes: 450, of: 900 }));
        let footer = session.screen().lines().last().unwrap_or_default().to_string();
        let at = footer.find("Esc give up").unwrap_or_else(|| panic!("{footer}"));
        assert!(footer.find(" event ").is_none_or(|event| at < event), "{footer}");
    }
}

/// The id of an event that no beginning holds.
fn late(fresh: &Fresh) -> String {
    fresh.data.store.id(EventIx(EVENTS as u32 - 1)).to_string()
}

#[test]
fn a_line_that_names_a_later_event_is_right_once_that_is_read() {
    let (mut session, fresh) = reading(140, 40);
    let id = late(&fresh);
    session.press("&").type_text(&format!("id:{id}")).press("Enter");
    assert!(
        session.screen().contains(&format!("`{id}` is not the id of an event so far.")),
        "{}",
        session.screen()
    );
    session.press("Ctrl-u").type_text("kind:nonsense").press("Enter");
    assert!(!session.screen().contains("so far."), "no store names this kind: {}", session.screen());
    session.press("Ctrl-u").type_text(&format!("id:{id}"));
    session.tell(Message::Fresh(fresh));
    assert!(!session.screen().contains("last good"), "{}", session.screen());
    assert_eq!(session.state.scope.len(), 1);
    session.press("Enter");
    assert_eq!((session.query(), session.selected()), (format!("id:{id}"), id));
    session.press("u");
    assert_eq!(session.state.scope.answer.len() as u64, EVENTS);
}

#[test]
fn what_a_start_asks_for_is_entered_once_it_is_read() {
    let (mut session, fresh) = reading(140, 40);
    let id = late(&fresh);
    let hash = Some("0".repeat(8));
    let mut awaited =
        Awaited { query: Some(format!("id:{id}")), at: Some(id.clone()), hash, ..Awaited::default() };
    assert_eq!(session.await_on(&mut awaited), Ok(()));
    assert_eq!(
        (session.query(), session.state.notice.is_none()),
        (String::new(), true),
        "nothing is known yet"
    );
    session.tell(Message::Fresh(fresh));
    assert_eq!(session.await_on(&mut awaited), Ok(()));
    assert_eq!((session.query(), session.selected()), (format!("id:{id}"), id));
    assert!(session.screen().contains("copied from a store with the hash 00000000"), "{}", session.screen());
    assert!(!session.state.scopes.can_go_back(), "it began so");
}

#[test]
fn a_query_of_a_day_that_waited_is_seen_from_that_day() {
    let (mut session, fresh) = reading(140, 40);
    let query = format!("asof:2024 (form:incident or id:{})", late(&fresh));
    let mut awaited = Awaited { query: Some(query.clone()), ..Awaited::default() };
    session.tell(Message::Fresh(fresh));
    assert_eq!(session.await_on(&mut awaited), Ok(()));
    assert_eq!(session.query(), query);
    assert!(session.data.store.known_by().is_some() && !session.state.scope.awaits(&session.data));
    assert!(session.screen().contains("as of 2024-12-31"), "{}", session.screen());
    assert_eq!(session.state.spot.selected, session.state.first_listed(&session.data));
}

#[test]
fn who_has_gone_elsewhere_stays_there_and_the_query_is_asked_unless_another_was() {
    let (mut session, fresh) = reading(140, 40);
    let id = late(&fresh);
    let query = format!("kind:attack or id:{id}");
    let mut awaited = Awaited { query: Some(query.clone()), at: Some(id), ..Awaited::default() };
    session.press("j j j");
    awaited.interrupted();
    let mut other = (session.state.clone(), awaited.clone());
    session.tell(Message::Fresh(fresh.clone())).press("&");
    assert_eq!(session.await_on(&mut awaited), Ok(()));
    assert_eq!(session.query(), "", "a line that is being typed is waited for");
    session.press("Esc");
    assert_eq!(session.await_on(&mut awaited), Ok(()));
    assert_eq!(session.query(), query);
    assert_ne!(
        session.state.spot.selected,
        session.state.first_listed(&session.data),
        "one is where one went"
    );
    let (mut session, _) = reading(140, 40);
    session.state = other.0;
    session.press("&").type_text("form:period").press("Enter");
    assert_eq!(session.await_on(&mut other.1), Ok(()));
    session.tell(Message::Fresh(fresh));
    assert_eq!(session.await_on(&mut other.1), Ok(()));
    assert_eq!(session.query(), "form:period");
}

#[test]
fn what_a_start_asks_for_in_vain_is_refused_as_a_small_store_does() {
    let (mut session, fresh) = reading(140, 40);
    session.tell(Message::Fresh(fresh));
    let mut awaited = Awaited { at: Some("2018-nothing".to_owned()), ..Awaited::default() };
    assert_eq!(session.await_on(&mut awaited), Err(Lacking::Event("2018-nothing".to_owned())));
    let mut awaited = Awaited { query: Some("id:2018-nothing".to_owned()), ..Awaited::default() };
    assert!(matches!(session.await_on(&mut awaited), Err(Lacking::Query(..))));
}

#[test]
fn a_query_that_was_left_is_taken_up_once_its_event_is_read() {
    let (mut session, fresh) = reading(140, 40);
    let id = late(&fresh);
    for (query, then) in [
        (format!("id:{id} or kind:attack"), format!("id:{id} or kind:attack")),
        ("id:2018-none".into(), String::new()),
    ] {
        let left: Left = toml::from_str(&format!("where = \"{query}\"\nat = \"{id}\"\n")).expect("it reads");
        let data = Arc::clone(&session.data);
        left.enter(&mut session.state, &data);
        let told = format!("{query} is counted once all of the store is read.");
        assert!(session.screen().contains(&told), "{}", session.screen());
        let mut awaited = left.awaited(&data);
        session.tell(Message::Fresh(fresh.clone()));
        assert_eq!(session.await_on(&mut awaited), Ok(()));
        assert_eq!((session.query(), session.selected()), (then.clone(), id.clone()));
        match then.is_empty() {
            true => assert!(session.screen().contains("no longer reads"), "{}", session.screen()),
            false => assert!(session.state.scopes.can_go_back(), "undoing returns to everything"),
        }
        session = reading(140, 40).0;
    }
}
