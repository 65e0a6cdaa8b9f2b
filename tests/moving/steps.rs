//! Units, clusters, differing events, and who follows whom.

use std::sync::Arc;

use dateline::app::Message;
use dateline::app::message::Fresh;
use dateline::index::Data;
use dateline::model::{EventIx, Minute};
use dateline::store::{Input, Limits};
use dateline::timeline::{LADDER, Step, Unit};

use super::support::Session;

/// The events of the list with their earliest starts.
fn listed(session: &Session) -> Vec<(EventIx, Minute)> {
    let events = (0..session.state.scope.len()).filter_map(|at| session.state.event_at(at, &session.data));
    events.map(|e| (e, session.data.index.span(e).unwrap().start_min.max(0))).collect()
}

fn unit_of(step: Step) -> &'static Unit {
    LADDER.iter().find(|u| u.step == step).unwrap()
}

/// The first event of the next unit that has one, found by looking at each.
fn next(session: &Session, unit: &Unit) -> Option<EventIx> {
    let all = listed(session);
    let here = session.state.spot.selected.unwrap();
    let (_, start) = *all.iter().find(|(e, _)| *e == here).unwrap();
    all.iter().find(|(_, s)| unit.floor(*s) > unit.floor(start)).map(|(e, _)| *e)
}

/// The first event of the last unit before that has one.
fn previous(session: &Session, unit: &Unit) -> Option<EventIx> {
    let all = listed(session);
    let here = session.state.spot.selected.unwrap();
    let (_, start) = *all.iter().find(|(e, _)| *e == here).unwrap();
    let last = all.iter().rev().find(|(_, s)| unit.floor(*s) < unit.floor(start))?;
    all.iter().find(|(_, s)| unit.floor(*s) == unit.floor(last.1)).map(|(e, _)| *e)
}

type Wanted = fn(&Session, &Unit) -> Option<EventIx>;

/// Presses keys until they lead nowhere, and compares each step.
fn walk(
    session: &mut Session,
    keys: &str,
    unit: impl Fn(&Session) -> &'static Unit,
    wanted: Wanted,
) -> usize {
    let mut steps = 0;
    while let Some(there) = wanted(session, unit(session)) {
        session.press(keys);
        assert_eq!(session.state.spot.selected, Some(there), "{keys}, step {steps}");
        steps += 1;
    }
    let before = session.state.spot;
    session.press(keys);
    assert_eq!(session.state.spot, before, "{keys} stops at the end");
    assert!(session.screen().contains("No event of this query is"), "and says so");
    steps
}

fn marked(session: &Session) -> &'static Unit {
    Unit::of(&session.state.spot.viewport, session.state.plot_columns())
}

#[test]
fn capital_h_and_l_go_by_units_of_the_axis() {
    for zoom in ["", "+ + +", "+ + + + + + +", "+ + + + + + + + + + +"] {
        let mut session = Session::small(140, 40);
        session.press(zoom);
        assert!(walk(&mut session, "L", marked, next) >= 2, "{zoom}");
        assert!(walk(&mut session, "H", marked, previous) >= 2, "{zoom}");
    }
}

#[test]
fn parentheses_go_by_the_larger_unit() {
    let mut session = Session::small(140, 40);
    session.press("+ + + +");
    assert!(matches!(marked(&session).step, Step::Months(_)), "{:?}", marked(&session));
    let year = |_: &Session| unit_of(Step::Years(1));
    assert!(walk(&mut session, ")", year, next) >= 1);
    assert!(walk(&mut session, "(", year, previous) >= 1);
}

#[test]
fn days_months_and_years_are_in_the_palette() {
    for (name, step) in [("day", Step::Day), ("month", Step::Months(1)), ("year", Step::Years(1))] {
        let mut session = Session::small(140, 40);
        let unit = move |_: &Session| unit_of(step);
        let keys = |way: &str| {
            let typed: Vec<String> = format!("{way}-{name}").chars().map(String::from).collect();
            format!(": {} Enter", typed.join(" "))
        };
        assert!(walk(&mut session, &keys("next"), unit, next) >= 2, "{name}");
        assert!(walk(&mut session, &keys("previous"), unit, previous) >= 2, "{name}");
    }
}

#[test]
fn clusters_are_runs_of_events_near_each_other() {
    for zoom in ["", "+ + +", "+ + + + + +"] {
        let mut session = Session::small(80, 24);
        session.press(zoom);
        let gap = session.state.spot.viewport.length() / 24;
        let all = listed(&session);
        let starts: Vec<EventIx> =
            (0..all.len()).filter(|i| *i == 0 || all[*i].1 - all[i - 1].1 >= gap).map(|i| all[i].0).collect();
        assert!(starts.len() > 2, "{zoom}");
        for start in &starts[1..] {
            session.press("}");
            assert_eq!(session.state.spot.selected, Some(*start), "{zoom}");
        }
        session.press("} G");
        for start in starts.iter().rev().skip(1) {
            session.press("{");
            assert_eq!(session.state.spot.selected, Some(*start), "{zoom}");
        }
    }
}

#[test]
fn differing_events_are_gone_through_both_ways() {
    let mut session = Session::small(140, 40);
    session.press("D");
    let first = session.selected();
    assert!(session.data.index.differs(session.state.spot.selected.unwrap()));
    session.press("D");
    let second = session.selected();
    assert_ne!(first, second);
    session.press(":").type_text("previous-differing").press("Enter");
    assert_eq!(session.selected(), first);
    session.press("Ctrl-o");
    assert_eq!(session.selected(), second, "the way back is kept");
}

#[test]
fn the_axis_moves_only_when_the_event_leaves_it_and_then_by_the_least() {
    let mut session = Session::small(80, 24);
    session.press("+ + + +");
    let (mut stayed, mut moved) = (0, 0);
    for key in "j j j j j j j j j j k k k k k k k k k k".split(' ') {
        let before = session.state.spot.viewport;
        session.press(key);
        let after = session.state.spot.viewport;
        let span = session.data.index.span(session.state.spot.selected.unwrap()).unwrap();
        assert_eq!(before.length(), after.length());
        if span.overlaps(before.window()).holds() {
            assert_eq!(before, after, "it was on the axis");
            stayed += 1;
            continue;
        }
        // An eighth of the axis stays between the event and the edge that it came in by, and no more.
        let (spare, later) = (after.length() / 8, after.lo > before.lo);
        let edge = if later { after.hi - 1 - spare } else { after.lo + spare };
        assert_eq!(Some(edge), span.anchor(), "{}", session.selected());
        moved += 1;
    }
    assert!(stayed > 0 && moved > 0, "{stayed} {moved}");
}

#[test]
fn the_list_moves_only_when_the_event_leaves_it() {
    let mut session = Session::small(80, 24);
    let rows = dateline::app::layout::layout(&session.state).timeline.unwrap().list.height as usize;
    assert!(rows < session.state.scope.len());
    for key in "j j j j j j j j k k k k k k k k".split(' ') {
        let before = session.state.list_top;
        session.press(key);
        let at = session.state.position(&session.data).unwrap();
        let after = session.state.list_top;
        assert!(after.abs_diff(before) <= 1, "one row at most");
        let inside = at > before && at + 1 < before + rows;
        assert!(!inside || after == before, "it was in view");
    }
}

#[test]
fn panning_moves_the_list_and_the_list_does_not_move_the_axis_back() {
    let mut session = Session::small(80, 24);
    session.press("+ + + +");
    for key in "l l l l l l h h h h".split(' ') {
        let before = session.state.spot.viewport;
        session.press(key);
        let by = session.state.spot.viewport.lo - before.lo;
        assert!(by.abs() <= before.length() / 7, "{key}: one step, and no jump after it");
        let at = session.state.position(&session.data).unwrap();
        assert!(at >= session.state.list_top, "the selected event is in the list");
    }
}

#[test]
fn a_page_of_the_axis_keeps_a_step_of_the_page_before() {
    let mut session = Session::small(80, 24);
    session.press("+ + + + g 0 + + + +");
    let mut pages = 0;
    for key in ["Ctrl-Right", "Ctrl-Left"] {
        for _ in 0..12 {
            let before = session.state.spot.viewport;
            session.press(key);
            let after = session.state.spot.viewport;
            let by = (after.lo - before.lo).abs();
            assert!(by < before.length(), "{key}: something stays in view");
            assert!(after.window().meets(&session.data.index.extent()), "{key}: there is something to see");
            pages += usize::from(by > before.length() * 3 / 4);
        }
    }
    assert!(pages >= 4, "{pages}");
    assert_eq!(session.query(), "");
}

/// Data read again: the small store in another order, and without one event.
fn again(without: &str) -> Arc<Data> {
    let text = std::fs::read_to_string("tests/fixtures/small.yaml").unwrap();
    let (head, events) = text.split_once("events:\n").unwrap();
    let mut events: Vec<&str> = events.split("- id: ").filter(|e| !e.is_empty()).collect();
    events.retain(|e| !e.starts_with(without));
    events.reverse();
    let events: String = events.iter().map(|e| format!("- id: {e}")).collect();
    let input = Input::Stdin(format!("{head}events:\n{events}").into_bytes());
    Arc::new(Data::load(&[input], &Limits::default()).unwrap())
}

#[test]
fn the_selection_survives_filters_reload_and_resize() {
    let mut session = Session::small(80, 24);
    session.press("G k k");
    let selected = session.selected();
    let chosen = session.state.spot.selected;
    session.press("& k i n d : a t t a c k , a s s e s s m e n t , o p e r a t i o n Enter");
    assert_eq!(session.selected(), selected, "it still matches");
    session.tell(Message::Resize(140, 40)).tell(Message::Resize(40, 10)).tell(Message::Resize(80, 24));
    assert_eq!(session.selected(), selected, "any size will do");
    let data = again("2015-founding");
    session.tell(Message::Fresh(Fresh { data, whole: true }));
    assert_eq!(session.selected(), selected, "the same event, wherever it lies in the file");
    assert_ne!(session.state.spot.selected, chosen, "which is elsewhere");
    let stands = |event| session.data.index.stands_at(event).unwrap();
    let here = session.state.spot.selected.unwrap();
    let others = session.state.scope.answer.iter().map(|(event, _)| event).filter(|e| *e != here);
    let nearest = others.min_by_key(|other| stands(*other).abs_diff(stands(here)));
    session.press("&").type_text(&format!("-id:{selected}")).press("Enter");
    assert_eq!(session.state.spot.selected, nearest, "else the nearest event");
}

/// A store of incidents on these dates, called e0, e1 and so on.
fn dated(dates: &[&str]) -> Session {
    let mut text = String::from(
        "dateline: 1\ntitle: Dates\ncovers: \"2019/2021\"\nkinds:\n- {id: fire, name: Fire}\nsides:\n- {id: a, name: A}\nroles:\n\
         - {id: doer, name: Doer}\nactor_kinds:\n- {id: group, name: Group}\nsources:\n\
         - {id: book, title: Book, publisher: Press, published: \"2023\"}\nplaces:\n\
         - {id: town, name: Town, precision: town}\nactors:\n- {id: them, name: Them, kind: group, side: a}\nevents:\n",
    );
    for (i, date) in dates.iter().enumerate() {
        text.push_str(&format!(
            "- id: e{i}\n  date: \"{date}\"\n  form: incident\n  kind: fire\n  title: Fire {i}\n  summary: A fire.\n  \
             place: town\n  claims:\n  - {{source: book, para: {}, words: \"a fire\"}}\n",
            i + 1
        ));
    }
    Session::text(&text, 80, 24)
}

#[test]
fn the_nearest_event_may_be_the_one_before() {
    let mut session = dated(&["2019-01-01", "2019-01-02", "2021-06-01"]);
    session.press("j").press("&").type_text("-id:e1").press("Enter");
    assert_eq!(session.selected(), "e0", "a day before, not two years after");
    session.press("u");
    assert_eq!(session.query(), "");
    session.press("g G").press("&").type_text("-id:e2").press("Enter");
    assert_eq!(session.selected(), "e1");
}

#[test]
fn going_back_scrolls_the_lanes_back() {
    let mut session = Session::of(dateline::index::Data::embedded(), 80, 24);
    for keys in [": g a p s Enter Enter", "G"] {
        let (before, axis) = (session.screen(), session.state.spot.viewport);
        session.press(keys);
        let there = session.screen();
        assert_ne!(there, before);
        session.press("Ctrl-o");
        assert_eq!(session.screen(), before, "after {keys}");
        assert_eq!(session.state.spot.viewport, axis);
    }
}
