//! Going to a date.

use dateline::model::date::minute_of;
use dateline::store::Input;

use super::support::Session;

#[test]
fn a_date_is_gone_to_in_the_words_people_type() {
    for typed in ["12may19", "12 may 2019", "may 12, 2019", "2019-05-12"] {
        let mut session = Session::small(80, 24);
        session.press("G t").type_text(typed).press("Enter");
        assert_eq!(session.selected(), "2019-05-12-ford-attack", "{typed}");
        assert_eq!(session.query(), "", "nothing is filtered");
        session.press("Ctrl-o");
        assert_eq!(session.selected(), "2021-open", "back to where one was");
    }
}

#[test]
fn the_palette_takes_the_date_at_once() {
    let mut session = Session::small(80, 24);
    session.press(":").type_text("go 10 mar 2020").press("Enter");
    assert_eq!(session.selected(), "2020-03-keita-river");
    session.press(":").type_text("go soon").press("Enter");
    assert_eq!(session.selected(), "2020-03-keita-river");
    assert!(session.screen().contains("Write a date such as"), "{}", session.screen());
}

#[test]
fn steps_are_counted_from_the_event_shown() {
    let mut session = Session::small(80, 24);
    session.press("t").type_text("12may19").press("Enter t").type_text("+2d").press("Enter");
    assert_eq!(session.selected(), "2019-05-14-ford-pursuit");
    session.press("t").type_text("-2d").press("Enter");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
}

#[test]
fn while_a_date_is_typed_it_is_said_and_a_wrong_one_is_marked() {
    let mut session = Session::small(80, 24);
    let before = session.state.clone();
    session.press("t").type_text("8nov19");
    assert!(session.screen().lines().last().unwrap_or_default().contains("Fri 8 November 2019"));
    session.type_text("yy");
    assert!(session.screen().contains("Write a date such as jan 2018"), "{}", session.screen());
    let styled = session.styled();
    assert!(styled.contains("8nov19yy"), "what was typed stays: {styled}");
    session.press("Enter");
    assert!(session.state.overlay.is_some(), "a wrong line is not accepted");
    session.press("Backspace Backspace");
    assert!(session.screen().contains("Fri 8 November 2019"));
    session.press("Esc");
    assert_eq!(session.state, before, "nothing has changed");
}

#[test]
fn the_fault_is_marked_where_it_is() {
    let mut session = Session::small(80, 24);
    session.press("t").type_text("2019-13-01");
    let buffer = session.buffer();
    let row = buffer.area.height - 2;
    let marked: String = (0..buffer.area.width)
        .filter(|x| buffer[(*x, row)].fg == ratatui::style::Color::Red)
        .map(|x| buffer[(x, row)].symbol())
        .collect();
    assert_eq!(marked, "13");
}

#[test]
fn the_axis_shows_the_date_even_in_a_silence() {
    let mut session = Session::small(80, 24);
    session.press("+ + + + + + t").type_text("1 sep 2019").press("Enter");
    let asked = minute_of(2019, 9, 1, 12, 0);
    let window = session.state.spot.viewport.window();
    assert!(window.lo <= asked && asked <= window.hi, "the axis is there");
    let screen = session.screen();
    assert!(screen.contains("Nothing stands at Sun 1 September 2019"), "{screen}");
    assert!(screen.contains("the nearest event is 2 months later."), "{screen}");
    session.press("j");
    let event = session.state.spot.selected.unwrap();
    let span = session.data.index.span(event).unwrap();
    assert!(
        span.overlaps(session.state.spot.viewport.window()).holds(),
        "moving on comes back to the events"
    );
}

#[test]
fn a_date_beyond_everything_goes_as_far_as_there_is_anything() {
    let mut session = Session::small(80, 24);
    session.press("+ + + + t").type_text("9999").press("Enter");
    assert!(session.state.spot.viewport.window().meets(&session.data.index.extent()));
    session.press("t Enter");
    assert!(session.state.overlay.is_none(), "an empty line is closed");
}

#[test]
fn where_nothing_matches_the_axis_goes_alone() {
    let mut session = Session::small(80, 24);
    session.press("& n o n e s u c h Enter t").type_text("2020").press("Enter");
    assert!(session.screen().contains("No event matches. The axis shows 2020."), "{}", session.screen());
}

#[test]
fn beyond_everything_the_nearest_event_is_on_the_axis() {
    for typed in ["1990", "9999"] {
        let mut session = Session::on(Input::Embedded, 80, 24);
        session.press("t").type_text(typed).press("Enter");
        let event = session.state.spot.selected.unwrap();
        let anchor = session.data.index.span(event).unwrap().anchor().unwrap();
        let view = session.state.spot.viewport;
        assert!((view.lo..view.hi).contains(&anchor), "{typed}: {}", session.screen());
        assert!(session.screen().contains('▲'), "{typed}: {}", session.screen());
    }
}
