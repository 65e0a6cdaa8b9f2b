//! Comparing two windows or two queries.

use dateline::app::Overlay;
use dateline::app::compare::{CompareView, difference};
use dateline::model::{Edtf, Form, Window};
use dateline::query::{self, Query};
use dateline::timeline::Viewport;

use super::support::Session;

fn view(session: &Session) -> &CompareView {
    match &session.state.overlay {
        Some(Overlay::Compare(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn counted(session: &Session, query: &str, form: Form) -> dateline::index::Tally {
    let query = Query::parse(query, &session.data).unwrap();
    session.data.index.count(&query::eval(&query, &session.data)).of(form)
}

/// A session whose axis shows the year 2020.
fn on_2020(columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    session.state.spot.viewport = Viewport::showing(Window::of(&Edtf::parse("2020").unwrap()));
    session
}

#[test]
fn this_year_is_compared_with_last_on_one_screen() {
    for (w, h) in [(80, 24), (140, 40), (200, 60)] {
        let mut session = on_2020(w, h);
        session.press("c");
        let screen = session.screen();
        assert!(screen.contains("A  2020") && screen.contains("B  2019"), "{screen}");
        let mut rows = 0;
        for form in Form::ALL {
            let this = counted(&session, "date:2020", *form);
            let other = counted(&session, "date:2019", *form);
            if this.total() + other.total() == 0 {
                continue;
            }
            let words = difference(this, other).to_string();
            let cells = [form.counted(2), &this.certain.to_string(), &other.certain.to_string(), &words];
            let row = screen.lines().any(|line| cells.iter().all(|cell| line.contains(*cell)));
            assert!(row, "{cells:?} is not in {screen}");
            rows += 1;
        }
        assert!(rows >= 3, "{screen}");
        assert!(screen.contains("the same for both"), "one scale: {screen}");
        assert!(screen.contains("not a measure of violence"), "{screen}");
        session.press("Esc");
        assert!(session.state.overlay.is_none());
        assert_eq!(session.query(), "", "nothing is filtered");
    }
}

#[test]
fn both_bands_have_one_scale_and_one_width() {
    let mut session = on_2020(140, 40);
    session.press("c");
    let sides = view(&session).sides.clone().unwrap();
    assert_eq!(sides.this.bins.len(), sides.other.bins.len());
    assert_eq!(session.screen().matches("the same for both").count(), 1);
}

#[test]
fn windows_are_stepped_through() {
    let mut session = on_2020(80, 24);
    session.press("c l");
    let screen = session.screen();
    assert!(screen.contains("A  2021") && screen.contains("B  2020"), "{screen}");
    session.press("h h");
    let screen = session.screen();
    assert!(screen.contains("A  2019") && screen.contains("B  2018"), "{screen}");
    assert!(screen.contains("2018 lies outside what the store covers."), "{screen}");
    session.press("z");
    assert!(session.state.overlay.is_none());
    assert_eq!(session.state.spot.viewport.text().as_str(), "2019-01..2019-12");
}

#[test]
fn a_brushed_window_is_compared() {
    let mut session = Session::small(80, 24);
    session.press("t").type_text("mar 2020").press("Enter v");
    let window = session.state.brush.as_ref().unwrap().window();
    session.press("c");
    assert_eq!(view(&session).window, window);
    assert!(session.state.brush.is_none());
}

#[test]
fn another_query_is_compared_on_the_same_window() {
    for keys in [": c o m p a r e Space k i n d : a t t a c k Enter", "c & k i n d : a t t a c k Enter"] {
        let mut session = on_2020(80, 24);
        session.press("& p l a c e : n o r t h Enter");
        session.state.spot.viewport = on_2020(80, 24).state.spot.viewport;
        session.press(keys);
        let screen = session.screen();
        assert!(screen.contains("A  place:north") && screen.contains("B  kind:attack"), "{screen}");
        let sides = view(&session).sides.clone().unwrap();
        for form in Form::ALL {
            assert_eq!(sides.this.counts.of(*form), counted(&session, "place:north date:2020", *form));
            assert_eq!(sides.other.counts.of(*form), counted(&session, "kind:attack date:2020", *form));
        }
        assert_eq!(session.query(), "place:north", "nothing is filtered");
    }
}

#[test]
fn a_wrong_query_is_told_and_nothing_is_lost() {
    let mut session = on_2020(80, 24);
    session.press("c &").type_text("kind:nothing").press("Enter");
    assert!(session.screen().contains("is not a kind of this store"), "{}", session.screen());
    session.press("Esc");
    assert!(session.screen().contains("A  2020"), "back to the comparison");
    session.press("Esc : c o m p a r e Space n o : Enter");
    assert!(session.state.overlay.is_none() && session.state.notice.is_some());
}

#[test]
fn what_both_sides_count_is_said() {
    let mut session = on_2020(140, 40);
    session.press("c");
    let sides = view(&session).sides.clone().unwrap();
    assert!(sides.both.total() > 0, "the winter lies in both years");
    let words = format!("On both sides: {}", sides.both.certain);
    assert!(session.screen().contains(&words), "{}", session.screen());
}

/// The counts of both sides are those of two queries.
fn counts_are_of(session: &Session, this: &str, other: &str) {
    let sides = view(session).sides.clone().unwrap();
    for form in Form::ALL {
        assert_eq!(sides.this.counts.of(*form), counted(session, this, *form), "A is {this}");
        assert_eq!(sides.other.counts.of(*form), counted(session, other, *form), "B is {other}");
    }
}

#[test]
fn a_query_that_says_a_date_is_compared_on_it() {
    for (query, this, other, a, b) in [
        ("date:2020", "date:2020", "date:2019", "A  2020", "B  2019"),
        ("during:2020", "during:2020", "during:2019", "A  during:2020", "B  during:2019"),
        ("kind:attack date>=2021", "kind:attack date:2021", "kind:attack date:2020", "A  2021", "B  2020"),
        ("date>=2020 date<2021", "date:2020", "date:2019", "A  2020", "B  2019"),
    ] {
        for (w, h) in [(80, 24), (40, 10), (200, 60)] {
            let mut session = Session::small(w, h);
            session.press("&").type_text(query).press("Enter c");
            let screen = session.screen();
            assert!(screen.contains(a), "{query}: {screen}");
            assert!(h < 24 || screen.contains(b), "{query}: {screen}");
            assert!(!screen.contains("in place of"), "{query}: {screen}");
            counts_are_of(&session, this, other);
            assert_eq!(
                view(&session).sides.clone().unwrap().this.counts,
                session.state.scope.counts,
                "A counts what the header counts: {query}"
            );
        }
    }
}

#[test]
fn a_query_with_an_open_end_that_counts_more_than_its_window_is_named() {
    let mut session = Session::of(dateline::index::Data::embedded(), 80, 24);
    session.press("&").type_text("date:..2018").press("Enter c");
    assert_ne!(view(&session).sides.clone().unwrap().this.counts, session.state.scope.counts);
    let screen = session.screen();
    assert!(screen.contains("the window stands in place of date:..2018"), "{screen}");
}

#[test]
fn as_of_a_day_nothing_after_it_is_compared() {
    let mut session = Session::of(dateline::index::Data::embedded(), 80, 24);
    session.press("A 2 0 1 8 Enter c");
    let screen = session.screen();
    assert!(screen.contains("A  2018") && screen.contains("B  2017"), "{screen}");
    let sides = view(&session).sides.clone().unwrap();
    assert!(sides.this.counts.of(Form::Incident).total() > 0, "{screen}");
    assert!(!screen.contains("as of which"), "{screen}");
    session.press("l l");
    assert!(session.screen().contains("A  2018"), "nothing later is known: {}", session.screen());
    session.press("Esc A").press("Ctrl-u").type_text("2018-06").press("Enter 0 c");
    let screen = session.screen();
    assert!(screen.contains("2018 lies partly after the day as of which this is shown."), "{screen}");
    session.press("Esc &").type_text(" date:2021").press("Enter c");
    let screen = session.screen();
    assert!(screen.contains("lies after the day as of which this is shown."), "{screen}");
}

#[test]
fn what_a_window_replaces_or_leaves_of_a_query_is_named() {
    let mut session = on_2020(80, 24);
    session.press("& d a t e : 2 0 2 0 Enter c l");
    assert!(session.screen().contains("In A and B the window stands in place of date:2020."));
    counts_are_of(&session, "date:2021", "date:2020");
    let mut session = on_2020(80, 24);
    session.press("&").type_text("-date:2020-01").press("Enter");
    session.state.spot.viewport = on_2020(80, 24).state.spot.viewport;
    session.press("c");
    let screen = session.screen();
    assert!(screen.contains("In A and B -date:2020-01 holds as well."), "{screen}");
    let mut session = on_2020(80, 24);
    session.press("&").type_text("date:2019,2021").press("Enter");
    session.press("c");
    let screen = session.screen();
    assert!(screen.contains("the window stands in place of date:2019,2021."), "{screen}");
}

#[test]
fn another_query_that_says_a_date_keeps_it() {
    let mut session = on_2020(80, 24);
    session.press("& d a t e : 2 0 2 0 Enter").press(": c o m p a r e Space d a t e : 2 0 1 9 Enter");
    let screen = session.screen();
    assert!(screen.contains("A  date:2020") && screen.contains("B  date:2019"), "{screen}");
    counts_are_of(&session, "date:2020", "date:2019");
}

#[test]
fn from_the_start_a_year_is_compared_with_the_year_before_at_every_size() {
    for (w, h) in [(40, 10), (60, 16), (80, 24), (140, 40), (200, 60)] {
        let mut session = Session::of(dateline::index::Data::embedded(), w, h);
        session.press("c");
        let screen = session.screen();
        assert!(
            screen.contains("A  2022"),
            "the last year, as nothing is before that of the first event: {screen}"
        );
        assert!(!screen.contains("outside what the store covers"), "{screen}");
        assert!(view(&session).sides.clone().unwrap().other.counts.of(Form::Incident).total() > 0);
        session.press("Esc t 2 0 1 8 Enter 0 c");
        assert!(session.screen().contains("A  2018"), "the year of the selected event: {}", session.screen());
    }
}

#[test]
fn stepping_stops_at_the_coverage() {
    let mut session = Session::of(dateline::index::Data::embedded(), 80, 24);
    session.press("c");
    for (keys, named) in
        [("l", "A  2022"), ("h h", "A  2020"), ("h h h h h h h h h h", "A  2014"), ("l", "A  2015")]
    {
        let screen = session.press(keys).screen();
        assert!(screen.contains(named), "after {keys}: {screen}");
    }
}

#[test]
fn a_first_year_that_is_shown_alone_stays_what_is_compared() {
    let mut session = on_2020(80, 24);
    session.state.spot.viewport = Viewport::showing(Window::of(&Edtf::parse("2019").unwrap()));
    session.press("c");
    assert!(session.screen().contains("A  2019"), "{}", session.screen());
}

#[test]
fn two_queries_are_compared_on_all_that_is_shown() {
    let mut session = Session::of(dateline::index::Data::embedded(), 80, 24);
    session.press(": c o m p a r e Space k i n d : a t t a c k Enter");
    assert!(session.screen().contains("A  date:2014..2022"), "{}", session.screen());
}
