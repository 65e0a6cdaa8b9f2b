//! The longest silences.

use std::collections::BTreeSet;

use dateline::app::Overlay;
use dateline::app::brush;
use dateline::index::{Data, Silence};
use dateline::model::date::DAY;
use dateline::model::{Truth, Window};
use dateline::query::{self, Query};
use dateline::store::{Input, Limits};

use super::support::Session;

#[path = "../../examples/generate/made/mod.rs"]
#[allow(dead_code)]
mod made;

/// How surely anything of the query falls into a window, as the query language has it.
fn heard(data: &Data, query: &Query, window: Window) -> Truth {
    let count = query::eval(&brush::asked(query, window).unwrap(), data).count();
    match (count.certain, count.possible) {
        (0, 0) => Truth::No,
        (0, _) => Truth::Possible,
        _ => Truth::Certain,
    }
}

/// Whether nothing falls into a window: nothing certain, or nothing at all.
fn silent(data: &Data, query: &Query, window: Window, complete: bool) -> bool {
    let most = if complete { Truth::No } else { Truth::Possible };
    heard(data, query, window) <= most
}

fn found(data: &Data, query: &Query, within: Window) -> Vec<Silence> {
    data.index.silences(&query::eval(query, data), within, usize::MAX)
}

fn days(from: i64, to: i64) -> Window {
    Window { lo: from * DAY, hi: to * DAY + DAY - 1 }
}

/// The silences within a window as the query language tells them: of the stretches of days that are silent, those that
/// no longer one holds. What it answers of a stretch it answers of every part of it.
fn by_asking(data: &Data, query: &Query, within: Window, complete: bool) -> BTreeSet<(i64, i64)> {
    let (first, last) = (within.lo / DAY, within.hi / DAY);
    let mut all = BTreeSet::new();
    let (mut from, mut end) = (first, first);
    while from <= last {
        end = end.max(from);
        while end <= last && silent(data, query, days(from, end), complete) {
            end += 1;
        }
        // From `from` on it is silent up to the day before `end`, and with the day before `from` it was not.
        let before = from > first && silent(data, query, days(from - 1, end - 1), complete);
        if end > from && !before {
            all.insert((from, end - 1));
        }
        from += 1;
    }
    all
}

fn compare(data: &Data, query: &Query, within: Window) {
    let told = found(data, query, within);
    for complete in [true, false] {
        let asked = by_asking(data, query, within, complete);
        let of_kind =
            told.iter().filter(|s| s.complete == complete || (!complete && asked.contains(&key(s))));
        let got: BTreeSet<(i64, i64)> = of_kind.map(key).collect();
        assert_eq!(got, asked, "complete: {complete}, query {query}");
    }
    assert!(told.iter().map(length).is_sorted_by(|a, b| a >= b), "the longest first");
}

fn key(silence: &Silence) -> (i64, i64) {
    (silence.window.lo / DAY, silence.window.hi / DAY)
}

fn length(silence: &Silence) -> i64 {
    silence.window.hi - silence.window.lo
}

#[test]
fn silences_are_what_the_query_language_says_they_are() {
    let data = Session::small(80, 24).data;
    let part = |from: &str, to: &str| {
        let of = |text: &str| Window::of(&dateline::model::Edtf::parse(text).unwrap());
        of(from).hull(of(to))
    };
    for text in ["", "form:incident", "kind:attack", "place:south", "-form:period,aggregate", "nonesuch"] {
        let query = Query::parse(text, &data).unwrap();
        for within in [part("2019-04", "2019-06"), part("2019-12", "2020-02"), part("2021-02", "2021-05")] {
            compare(&data, &query, within);
        }
    }
}

#[test]
fn silences_of_invented_stores_are_so_too() {
    for seed in 1..4 {
        let input = Input::Stdin(made::text(40, seed).into_bytes());
        let data = Data::load(&[input], &Limits::default()).unwrap();
        let extent = data.index.extent();
        let middle = extent.lo + (extent.hi - extent.lo) / 2;
        let within = Window {
            lo: middle - middle.rem_euclid(DAY),
            hi: middle - middle.rem_euclid(DAY) + 90 * DAY - 1,
        };
        compare(&data, &Query::everything(), within);
        let incidents = Query::parse("form:incident", &data).unwrap();
        compare(&data, &incidents, within);
    }
}

fn rows(session: &Session) -> Vec<Silence> {
    match &session.state.overlay {
        Some(Overlay::Silences(view)) => view.rows.to_vec(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn gaps_lists_them_and_says_whose_silence_it_is() {
    for (w, h) in [(40, 10), (60, 16), (65, 16), (66, 16), (80, 24), (140, 40)] {
        let mut session = Session::small(w, h);
        session.press(": g a p s Enter");
        let screen = session.screen();
        assert!(screen.contains("─ Silences of sources, not the war "), "{screen}");
        assert!(h < 16 || screen.contains("2019-05-15..2019-10-31"), "{screen}");
        assert!(rows(&session).iter().any(|s| s.complete) && rows(&session).iter().any(|s| !s.complete));
        let kind = |line: &str| line.contains("no certain event") || line.contains("no possible event");
        assert!(screen.lines().filter(|line| kind(line)).count() >= 3, "{screen}");
        let long = |line: &str| line.contains(" day") || line.contains(" month") || line.contains(" year");
        assert!(screen.lines().filter(|line| kind(line)).all(long), "how long is always said: {screen}");
    }
}

#[test]
fn how_many_silences_have_no_room_is_said_and_which_keys_act() {
    for (w, h) in [(40, 10), (60, 16), (79, 24), (80, 24), (140, 40)] {
        let mut session = Session::small(w, h);
        session.press(": g a p s Enter");
        let all = rows(&session).len();
        for _ in 0..all {
            let screen = session.screen();
            let drawn = screen.lines().filter(|line| line.contains(" event  ") || line.contains(" event "));
            let last = session.state.overlay.as_ref().unwrap();
            let area = dateline::app::layout::layout(&session.state).overlay;
            let below = dateline::app::choices::Choices::of(last, area).unwrap().below();
            assert_eq!(screen.contains(&format!(" {below} more, j ")), below > 0, "{below}: {screen}");
            assert!(drawn.count() >= 3 && screen.contains("Enter goes there"), "{screen}");
            session.press("j");
        }
        assert!(!session.screen().contains(" more, j "), "at the last there is none: {}", session.screen());
    }
}

#[test]
fn enter_goes_to_the_silence_and_one_comes_back() {
    let mut session = Session::small(80, 24);
    let before = session.state.spot;
    session.press(": g a p s Enter j");
    let chosen = rows(&session)[1];
    session.press("Enter");
    let window = session.state.spot.viewport.window();
    assert!(window.lo <= chosen.window.lo && chosen.window.hi <= window.hi, "all of it is on the axis");
    assert!(session.state.overlay.is_none());
    assert_eq!(session.query(), "", "nothing is filtered");
    session.press("Ctrl-o");
    assert_eq!(session.state.spot, before);
}

#[test]
fn they_are_those_of_the_query_within_the_coverage() {
    let mut session = Session::small(80, 24);
    session.press(": g a p s Enter");
    let all = rows(&session);
    let covers = Window::of(&session.data.store.catalog().covers);
    assert!(all.iter().all(|s| covers.lo <= s.window.lo && s.window.hi <= covers.hi));
    session.press("Esc & p l a c e : s o u t h Enter : g a p s Enter");
    assert_ne!(rows(&session), all);
    session.press("Esc & n o n e s u c h Enter : g a p s Enter");
    assert_eq!(rows(&session).len(), 1, "one silence from end to end");
}

#[test]
fn what_comes_after_the_day_as_of_which_all_is_shown_is_no_silence() {
    let mut session = Session::of(Data::embedded(), 80, 24);
    session.press(": g a p s Enter");
    let all = rows(&session);
    session.press("Esc A 2 0 1 8 Enter : g a p s Enter");
    let known = session.data.store.known_by().unwrap();
    let then = rows(&session);
    assert!(
        !then.is_empty() && then.iter().all(|silence| silence.window.hi <= known),
        "{}",
        session.screen()
    );
    session.press("Esc u : g a p s Enter");
    assert_eq!(rows(&session), all, "of all that is known now they are as before");
}

#[test]
fn the_chosen_one_is_on_the_screen_at_every_size() {
    for (w, h) in [(40, 10), (60, 16), (80, 24)] {
        let mut session = Session::of(Data::embedded(), w, h);
        session.press(": g a p s Enter");
        for silence in rows(&session) {
            let dates = dateline::app::day::written(silence.window);
            assert!(session.screen().contains(dates.as_str()), "{dates}: {}", session.screen());
            session.press("j");
        }
    }
}

#[test]
fn the_longest_silence_has_a_blank_before_what_it_is_a_silence_of() {
    let small = std::fs::read_to_string("tests/fixtures/small.yaml").unwrap();
    let (head, _) = small.split_once("\nevents:\n").unwrap();
    let store = head.replace("covers: \"2019/2021\"", "covers: \"0000/9999\"")
        + "\nevents:\n- {id: a, date: \"9999-12-05\", form: incident, kind: attack, title: A, summary: An event.,\n  \
           claims: [{source: gazette, para: 2, words: w}]}\n";
    for columns in [40, 60, 64, 65, 66, 80, 140] {
        let mut session = Session::text(&store, columns, 24);
        session.press(": g a p s Enter");
        let screen = session.screen();
        // The narrowest screen has no room for all of it, and says so.
        let kind = if columns == 40 { "no possible ev…" } else { "no possible event" };
        assert!(screen.contains(&format!("9999 years 11 months {kind}")), "{columns}: {screen}");
    }
}

#[test]
fn before_the_coverage_no_day_is_said_to_have_an_event() {
    for (w, h) in [(40, 10), (80, 24), (140, 40)] {
        for day in ["2012", "2013"] {
            let mut session = Session::of(Data::embedded(), w, h);
            session.press("A").type_text(day).press("Enter : g a p s Enter");
            assert!(session.state.scope.is_empty() && rows(&session).is_empty());
            let screen = session.screen();
            assert!(screen.contains("The coverage begins after the day"), "{screen}");
            assert!(!screen.contains("some event falls"), "{screen}");
        }
    }
}
