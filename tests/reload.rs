//! The stores change on disk: what is shown follows, and everything a person did stays as far as it still means
//! something.

#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Arc;

use dateline::app::message::Fresh;
use dateline::app::stale::Stale;
use dateline::app::{Effect, Message};
use dateline::index::{Data, LaneBy};
use dateline::store::{Input, Limits, Refused};
use support::Session;

const SMALL: &str = include_str!("fixtures/small.yaml");

fn read(text: &str) -> Result<Data, Refused> {
    Data::load(&[Input::Stdin(text.as_bytes().to_vec())], &Limits::default())
}

fn data(text: &str, generation: u64) -> Data {
    let mut data = read(text).unwrap();
    data.generation = generation;
    data
}

/// The small store with other events, kinds, places and actors: positions of nearly everything are others.
fn edited() -> String {
    let earlier = "events:\n- id: 2019-01-new\n  date: \"2019-01-05\"\n  form: incident\n  kind: raid\n  title: \"A new \
                   first event\"\n  summary: \"It was added.\"\n  place: mill\n  claims:\n  - {source: courier-2020, \
                   para: 9, words: \"a new one\"}\n";
    SMALL
        .replace("events:\n", earlier)
        .replace("kinds:\n", "kinds:\n- {id: raid, name: Raid}\n")
        .replace(
            "places:\n",
            "places:\n- {id: mill, name: Mill, within: north, precision: town, at: [11.1, 20.0]}\n",
        )
        .replace(
            "actors:\n- {id: front-group",
            "actors:\n- {id: miller, name: Miller, kind: expert}\n- {id: front-group",
        )
        .replace("Attack on a ferry at Old Ford", "Attack on the ferry at Old Ford")
}

fn fresh(text: &str, generation: u64) -> Message {
    Message::Fresh(Fresh { data: Arc::new(data(text, generation)), whole: true })
}

fn stale(text: &str) -> Message {
    Message::Stale(Arc::new(Stale::new(&read(text).unwrap_err())))
}

/// What a person may have done; the events it leads to are in both stores.
const DEEDS: [&str; 14] = [
    "j",
    "j j + +",
    "& k i n d : a t t a c k Enter j",
    "/ f e r r y Enter",
    "& k i n d : o p e r a t i o n Enter f",
    "O",
    "M j r",
    "m j",
    "o j j Enter",
    "F j",
    "A 2 0 2 0 - 0 4 Enter j",
    "c",
    "! j",
    "j Enter J",
];

#[test]
fn everything_follows_the_store_and_nothing_is_kept_of_the_one_before() {
    for (columns, rows) in [(80, 24), (140, 40)] {
        for deed in DEEDS {
            let mut session = Session::of(data(SMALL, 1), columns, rows);
            session.press(deed);
            let selected = session.selected();
            session.tell(fresh(&edited(), 2));
            assert_eq!(session.selected(), selected, "after {deed}");
            // Who opens the edited store and does the same sees the same, but for what the axis and the list showed.
            let mut straight = Session::of(data(&edited(), 2), columns, rows);
            straight.press(deed);
            let at = straight.data.store.find(&selected);
            straight.state.spot.selected = at.or(straight.state.spot.selected);
            straight.state.spot.viewport = session.state.spot.viewport;
            straight.state.list_top = session.state.list_top;
            straight.state.detail = session.state.detail;
            straight.state.filter.cursor = session.state.filter.cursor;
            straight.state.notice = None;
            session.state.notice = None;
            straight.tell(Message::Resize(columns, rows));
            session.tell(Message::Resize(columns, rows));
            assert_eq!(session.state.scope.counts, straight.state.scope.counts, "after {deed}");
            if !deed.starts_with(['m', 'c']) {
                assert_eq!(session.screen(), straight.screen(), "after {deed}");
            }
        }
    }
}

#[test]
fn the_selection_is_kept_by_id_and_the_axis_where_it_was() {
    let mut session = Session::of(data(SMALL, 1), 80, 24);
    session.press("j j + + +");
    let (selected, viewport) = (session.selected(), session.state.spot.viewport);
    session.tell(fresh(&edited(), 2));
    assert_eq!((session.selected(), session.state.spot.viewport), (selected, viewport));
    assert!(
        session.screen().contains("The store has changed on disk and was read again."),
        "{}",
        session.screen()
    );
    assert!(session.press("g").screen().contains("A new first event"), "{}", session.screen());
}

#[test]
fn an_event_that_is_gone_gives_the_selection_to_another() {
    let mut session = Session::of(data(&edited(), 1), 80, 24);
    session.press("g");
    assert_eq!(session.selected(), "2019-01-new");
    session.tell(fresh(SMALL, 2));
    assert_ne!(session.selected(), "2019-01-new");
    assert!(!session.selected().is_empty());
}

/// Twelve attacks, one in each month of 2020.
fn twelve() -> String {
    let event = |n: u32| {
        format!(
            "- {{id: e{n:02}, date: \"2020-{n:02}-05\", form: incident, kind: attack, title: \"The {n}th\", summary: \"s\", \
             place: north, claims: [{{source: courier-2020, para: 9, words: \"w\"}}]}}\n"
        )
    };
    let (head, _) = SMALL.split_once("events:\n").unwrap();
    format!("{head}events:\n{}", (1..=12).map(event).collect::<String>())
}

#[test]
fn the_selection_goes_to_the_nearest_when_its_event_is_gone_renamed_or_no_longer_matches() {
    let eighth = "- {id: e08,";
    let all = twelve();
    let line = all.lines().find(|line| line.starts_with(eighth)).unwrap();
    for (asked, edited, selected) in [
        ("", all.replace(eighth, "- {id: other,"), "other"),
        ("", all.replace(&format!("{line}\n"), ""), "e07"),
        ("kind:attack", all.replace(line, &line.replace("kind: attack", "kind: operation")), "e07"),
        ("kind:attack", all.replace(line, &line.replace("2020-08-05", "2020-08-07")), "e08"),
    ] {
        let mut session = Session::of(data(&all, 1), 80, 24);
        session.press("&").type_text(asked).press("Enter g j j j j j j j");
        assert_eq!(session.selected(), "e08");
        session.tell(fresh(&edited, 2));
        assert_eq!(session.selected(), selected, "{asked}");
    }
}

/// What is edited while nothing matches changes nothing about where the selection returns to.
#[test]
fn the_selection_returns_though_the_store_was_read_while_nothing_matched() {
    let all = twelve();
    let mut session = Session::of(data(&all, 1), 80, 24);
    session.press("G k & z z z z Enter");
    assert_eq!(session.selected(), "");
    session.tell(fresh(&all.replace("The 3th", "The third"), 2));
    assert_eq!(session.press("u").selected(), "e11");
}

/// Kinds, places and actors stand elsewhere in the edited store.
#[test]
fn lanes_stay_rolled_up_when_the_store_is_read_again() {
    for by in ["kind", "place", "actor", "source", "form", "question"] {
        let mut session = Session::of(data(SMALL, 1), 140, 40);
        session.state.lanes.stand_for(*LaneBy::ALL.iter().find(|lanes| lanes.name() == by).unwrap());
        session.press("j j U");
        let names = |s: &Session| {
            let plan = s.state.plan.clone().unwrap();
            plan.lanes.iter().map(|lane| lane.name.to_string()).collect::<Vec<_>>()
        };
        let before = names(&session);
        assert!(before.last().unwrap().ends_with(" rolled"), "{by}: {before:?}");
        session.tell(fresh(&SMALL.replace("An attack", "The attack"), 2));
        assert_eq!(names(&session), before, "{by}");
        session.tell(fresh(&edited(), 3));
        let open = names(&session);
        assert_eq!(open.last(), before.last(), "{by}");
        assert!(before.iter().all(|name| open.contains(name)), "{by}: {before:?} in {open:?}");
        session.press("u");
        assert!(!names(&session).last().unwrap().ends_with(" rolled"), "{by}: rolling up is undone still");
        session.press("Ctrl-r");
        assert_eq!(names(&session), open, "{by}: and redone");
    }
}

/// A banner that says that what is on disk is refused stands over no word that it was read.
#[test]
fn a_store_that_is_refused_was_not_read_again() {
    let mut session = Session::of(data(SMALL, 1), 80, 24);
    session.tell(fresh(&edited(), 2));
    assert!(session.screen().contains("was read again"), "{}", session.screen());
    session.tell(stale(&SMALL.replace("kind: attack\n", "kind: atack\n")));
    assert!(session.screen().contains("is refused"), "{}", session.screen());
    assert!(!session.screen().contains("was read again"), "{}", session.screen());
    session.tell(Message::Notice("Something else.".into()));
    session.tell(stale("no store"));
    assert!(session.screen().contains("Something else."), "{}", session.screen());
}

/// What is typed on would else be taken for commands.
#[test]
fn a_note_being_typed_stays_though_its_event_is_gone_till_it_is_back() {
    let gone = SMALL.replace("id: 2019-02-lantern-raid", "id: 2019-02-other");
    assert_ne!(gone, SMALL);
    for (columns, rows) in [(80, 24), (140, 40)] {
        let mut session = Session::of(data(SMALL, 1), columns, rows);
        assert_eq!(session.selected(), "2019-02-lantern-raid");
        session.press("a").type_text("Ask the");
        session.tell(fresh(&gone.replace("to: 2019-02-lantern-raid", "to: 2019-02-other"), 2));
        session.type_text(" exact Guard").press("Enter");
        let screen = session.screen();
        assert!(screen.contains("note Ask the exact Guard"), "{screen}");
        assert!(screen.contains("The store no longer has the event"), "{screen}");
        assert!(session.state.marks.is_empty() && session.effects.is_empty(), "{:?}", session.effects);
        session.tell(fresh(SMALL, 3));
        assert!(!session.screen().contains("no longer has"), "{}", session.screen());
        session.press("Enter");
        let note = session.state.marks.note("2019-02-lantern-raid").map(ToString::to_string);
        assert_eq!(note.as_deref(), Some("Ask the exact Guard"));
    }
}

#[test]
fn a_line_being_typed_stays_though_the_query_no_longer_reads() {
    let mut session = Session::of(data(&edited(), 1), 80, 24);
    session.press("&").type_text("kind:raid").press("Enter a").type_text("words");
    session.tell(fresh(&edited().replace("raid", "riad").replace("Raid", "Riad"), 2));
    assert!(session.type_text(" more").screen().contains("note words more"), "{}", session.screen());
    session.press("Esc");
    assert_eq!((session.query().as_str(), session.state.marks.is_empty()), ("", true));
}

#[test]
fn a_change_on_disk_asks_for_another_reading() {
    let mut session = Session::of(data(SMALL, 1), 80, 24);
    session.tell(Message::Changed);
    assert_eq!(session.effects, [Effect::Reload]);
}

#[test]
fn a_store_made_invalid_shows_a_banner_with_the_errors_and_the_last_good_data() {
    let broken = SMALL.replace("kind: attack\n", "kind: atack\n");
    for (columns, rows) in [(80, 24), (140, 40), (40, 10)] {
        let mut session = Session::of(data(SMALL, 1), columns, rows);
        session.press("j");
        let (selected, counts) = (session.selected(), session.state.scope.counts);
        session.tell(stale(&broken));
        let second = session.screen().lines().nth(1).unwrap().to_string();
        match rows {
            10 => assert!(second.starts_with("! Shown as it was: standard input:"), "{second}"),
            _ => {
                assert!(second.starts_with("! The store on disk is refused;"), "{second}");
                let screen = session.screen();
                assert!(screen.contains("No kind has the id `atack`."), "{screen}");
            }
        }
        assert_eq!((session.selected(), session.state.scope.counts), (selected, counts));
        session.press("k j j");
        assert!(
            session.screen().lines().nth(1).unwrap().starts_with('!'),
            "it stays until the store is good"
        );
        session.tell(fresh(&edited(), 2));
        assert!(!session.screen().contains("is refused") && !session.screen().contains("Shown as it was"));
    }
}

#[test]
fn the_banner_goes_when_the_store_is_what_is_shown_again() {
    let mut session = Session::of(data(SMALL, 1), 80, 24);
    session.press("j j");
    let before = session.screen();
    session.tell(stale("dateline: 1\n"));
    assert_ne!(session.screen(), before);
    let same = Message::Fresh(Fresh { data: Arc::clone(&session.data), whole: true });
    session.tell(same);
    assert_eq!(session.screen(), before, "nothing was changed, so nothing is told");
}

#[test]
fn many_faults_are_counted() {
    let broken = SMALL.replace("form: incident", "form: incidnt");
    let stale = Stale::new(&read(&broken).unwrap_err());
    let lines = stale.lines(24);
    assert_eq!(lines.len(), 4);
    let faults = SMALL.matches("form: incident").count();
    assert!(lines[3].as_str().ends_with(&format!("(and {} more)", faults - 3)), "{}", lines[3]);
    let short = stale.lines(12);
    assert!(short[0].as_str().ends_with(&format!("(and {} more)", faults - 1)), "{}", short[0]);
}

#[test]
fn as_of_a_day_the_new_store_is_seen_as_of_that_day() {
    let mut session = Session::of(data(SMALL, 1), 80, 24);
    session.press("A").type_text("2020-04").press("Enter");
    session.tell(fresh(&edited(), 2));
    assert_eq!(session.query(), "asof:2020-04");
    assert!(session.data.store.known_by().is_some() && session.data.store.find("2019-01-new").is_some());
    session.press("Esc");
    assert!(session.data.store.known_by().is_none() && session.data.store.find("2019-01-new").is_some());
}

#[test]
fn what_help_lies_over_follows_the_store() {
    let mut session = Session::small(80, 24);
    session.press("Space Space P j");
    let presented = session.screen();
    session.press("?");
    assert!(session.screen().contains("Present the next event."), "{}", session.screen());
    session.press("/").type_text("next");
    session.tell(fresh(&edited(), 1));
    session.press("Esc Esc");
    assert_eq!(session.screen(), presented.replace("on a ferry at Old Ford", "on the ferry at Old Ford"));
}
