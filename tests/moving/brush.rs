//! Brushing a window.

use dateline::query;
use dateline::ui::ThemeName;

use super::support::Session;

/// What the footer says of the brush: the window and the events.
fn footer(session: &Session) -> String {
    session.screen().lines().last().unwrap_or_default().trim().to_string()
}

#[test]
fn keys_are_named_while_a_window_is_brushed_on_the_smallest_screen() {
    let mut session = Session::of(dateline::index::Data::embedded(), 40, 10);
    session.press("v l");
    let screen = session.screen();
    assert!(screen.contains("Enter scope") && screen.contains("? help"), "{screen}");
    assert!(screen.contains("2014..2017  20 events (+25 possible)"), "what it holds is whole: {screen}");
}

#[test]
fn a_brushed_window_becomes_the_scope_and_undo_takes_it_back() {
    let mut session = Session::small(140, 40);
    session.press("j v");
    assert!(session.screen().contains('┃') || session.screen().contains('['), "{}", session.screen());
    session.press("l l l Enter");
    assert!(session.query().starts_with("date:2019"), "{}", session.query());
    assert!(session.state.brush.is_none());
    let narrowed = session.state.scope.len();
    session.press("u");
    assert_eq!(session.query(), "");
    assert!(narrowed < session.state.scope.len());
    session.press("Ctrl-r");
    assert_eq!(session.state.scope.len(), narrowed);
}

#[test]
fn the_brush_covers_whole_units_in_words_that_print_well() {
    let mut session = Session::small(80, 24);
    session.press("j + + + +");
    let unit = dateline::timeline::Unit::of(&session.state.spot.viewport, session.state.plot_columns());
    assert_eq!(unit.name, "months");
    for (keys, query) in [
        ("v", "date:2019-05"),
        ("v l l", "date:2019-05..2019-07"),
        ("v h", "date:2019-04..2019-05"),
        ("v )", "date:2019-05..2019-12"),
        ("v (", "date:2019-01..2019-05"),
        ("v ) )", "date:2019-05..2020-12"),
        ("v ) ) o (", "date:2019..2020"),
        ("v ( o )", "date:2019"),
    ] {
        let before = session.state.spot;
        session.press(keys).press("Enter");
        assert_eq!(session.query(), query, "{keys}");
        session.press("u");
        session.state.spot = before;
    }
}

#[test]
fn what_the_brush_holds_is_stated_and_is_what_enter_counts() {
    for keys in [
        "l",
        "l l l l",
        "h h",
        "H L L",
        ") )",
        "( l",
        "j j j",
        "k",
        "} }",
        "{",
        "l l o h h",
        "Right Left",
        "G",
        "j G g",
        "Ctrl-d",
        "D",
        "t 2 0 2 0 Enter",
    ] {
        for query in ["", "kind:attack", "date:2019 -form:series", "certainly(date:2020)"] {
            let mut session = Session::small(140, 40);
            session.press("j j &").press("Ctrl-u").type_text(query).press("Enter v").press(keys);
            let brush = session.state.brush.clone().unwrap();
            let tally = brush.tally().unwrap();
            let stated = footer(&session);
            let window = dateline::app::day::written(brush.window());
            let event = if tally.certain == 1 { "event" } else { "events" };
            let mut words = format!("{window}  {} {event}", tally.certain);
            if tally.possible > 0 {
                words += &format!(" (+{} possible)", tally.possible);
            }
            assert!(stated.starts_with(&words), "{keys}: {words} is not in: {stated}");
            session.press("Enter");
            assert_eq!(session.state.scope.answer.count(), tally, "{keys} on {query}: {}", session.query());
            assert_eq!(query::eval(&session.state.scope.query, &session.data).count(), tally);
            assert!(session.query().contains(&format!("date:{window}")), "{}", session.query());
            assert_eq!(session.query().matches("date:").count(), 1);
            assert_eq!(session.query().contains("certainly"), query.contains("certainly"));
        }
    }
}

#[test]
fn a_brush_is_zoomed_to_and_that_is_undone_like_any_zoom() {
    let mut session = Session::small(140, 40);
    let before = session.state.spot.viewport;
    session.press("j v l l");
    let window = session.state.brush.as_ref().unwrap().window();
    session.press("z");
    assert_eq!(session.state.spot.viewport.window(), window);
    assert_eq!((session.query().as_str(), session.state.brush.is_none()), ("", true));
    session.press("Z");
    assert_eq!(session.state.spot.viewport, before);
}

#[test]
fn a_dropped_brush_leaves_nothing() {
    for key in ["Esc", "v", "q", "Ctrl-c"] {
        let mut session = Session::small(80, 24);
        session.press("j");
        let before = session.state.clone();
        session.press("v l l l").press(key);
        assert_eq!(session.state, before, "{key}");
        assert!(session.effects.is_empty(), "{key} does not quit");
    }
}

#[test]
fn the_end_that_moves_stays_on_the_axis_and_within_what_there_is() {
    for key in ["l", "h", ")", "("] {
        let mut session = Session::small(80, 24);
        session.press("+ + + + v");
        for _ in 0..40 {
            session.press(key);
            let head = session.state.brush.as_ref().unwrap().head;
            let view = session.state.spot.viewport;
            assert!(view.lo <= head && head < view.hi, "{key}");
            let extent = session.data.index.extent();
            assert!(extent.lo <= head && head <= extent.hi, "{key}");
        }
    }
}

#[test]
fn the_window_is_bracketed_where_colours_are_not_seen() {
    for (ascii, start, within, end) in [(false, '[', '━', ']'), (true, '[', '=', ']')] {
        let mut session = Session::small(80, 24);
        session.theme.name = ThemeName::Plain;
        session.theme.ascii = ascii;
        session.press("j v l l l");
        let screen = session.screen();
        let areas = dateline::app::layout::layout(&session.state).timeline.unwrap();
        let rule = screen.lines().nth(usize::from(areas.rule.y)).unwrap();
        let from = rule.chars().position(|c| c == start).expect("its start");
        let to = rule.chars().position(|c| c == end).expect("its end");
        assert!(from < to && rule.chars().skip(from + 1).take(to - from - 1).all(|c| c == within), "{rule}");
        let view = session.state.spot.viewport;
        let window = session.state.brush.as_ref().unwrap().window();
        let column = |minute| match view.column_of(minute, areas.plot.width) {
            dateline::timeline::Column::At(column) => usize::from(areas.plot.x + column),
            off => panic!("{off:?}"),
        };
        assert_eq!((from, to), (column(window.lo), column(window.hi)));
    }
}

#[test]
fn finer_than_a_day_nothing_is_brushed() {
    let mut session = Session::small(140, 40);
    session.press("j").press(&"+ ".repeat(20)).press("v Enter");
    assert_eq!(session.query(), "date:2019-05-12");
}

#[test]
fn help_and_footer_name_the_keys_of_the_brush() {
    let mut session = Session::small(140, 40);
    session.press("v");
    let stated = footer(&session);
    for hint in ["Enter scope", "z zoom", "Esc drop", "h l brush"] {
        assert!(stated.contains(hint), "{hint} is not in: {stated}");
    }
    session.tell(dateline::app::Message::Resize(140, 60));
    session.press("?");
    assert!(session.screen().contains("Move the other end of the brush from now on."));
}

#[test]
fn the_brush_follows_the_selection_wherever_it_goes() {
    for keys in ["G", "G g", "Ctrl-d", "D", "t 2 0 2 1 - 0 4 Enter", "j j t 2 0 2 0 Esc"] {
        let mut session = Session::small(140, 40);
        session.press("j v");
        let begun = session.state.brush.clone().unwrap().window();
        session.press(keys);
        let (window, selected) = (session.state.brush.as_ref().unwrap().window(), session.state.shown());
        let at = session.data.index.stands_at(selected.unwrap()).unwrap();
        assert_eq!(window, begun.hull(session.state.brush.as_ref().unwrap().window()), "{keys}");
        assert!(window.lo <= at && at <= window.hi, "{keys}");
        if keys.ends_with("Enter") || keys == "G" {
            assert!(window.hi > begun.hi, "{keys}");
            let unit = session.state.brush.as_ref().unwrap().unit;
            assert_eq!(unit.floor(window.hi), unit.floor(at), "{keys}: no further");
        }
        session.press("Enter");
        assert_eq!(session.query(), format!("date:{}", dateline::app::day::written(window)), "{keys}");
    }
}

#[test]
fn a_key_that_a_brush_does_not_take_says_so() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40)] {
        for key in ["Ctrl-Right", "/", "m", "0"] {
            let mut session = Session::small(columns, rows);
            session.press("j v l");
            let brush = session.state.brush.clone();
            session.press(key);
            assert_eq!(session.state.brush, brush, "{key}");
            assert!(session.screen().contains("Not while a window is brushed"), "{}", session.screen());
            assert!(!session.press("l").screen().contains("Not while"), "{key}");
        }
    }
}
