//! As of a day: what is shown is what could be known by then.

mod support;

use support::Session;

/// Counts of the header, which must be those of a fresh scope.
fn counted(session: &Session) -> usize {
    session.state.scope.len()
}

#[test]
fn claims_appear_as_they_were_published() {
    let mut session = Session::small(140, 40);
    let all = counted(&session);
    session.press("A").type_text("apr 2020").press("Enter");
    assert_eq!(session.query(), "asof:2020-04");
    assert!(session.screen().lines().next().unwrap_or_default().contains("as of 2020-04-30"));
    assert!(counted(&session) < all, "what only later sources tell is left out");
    session.press("g j");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    let screen = session.screen();
    assert!(!screen.contains("خمسة قتلى"), "a claim of a later source: {screen}");
    assert!(!screen.contains("Claims differ"), "nothing differs from one source");
    for _ in 0..13 {
        session.press("l");
    }
    assert_eq!(session.query(), "asof:2021-05");
    assert_eq!(session.selected(), "2019-05-12-ford-attack", "the event stays selected");
    assert!(session.screen().contains("Claims differ"));
    session.press("h");
    assert_eq!(session.query(), "asof:2021-04");
    session.press("Esc");
    assert_eq!((session.query().as_str(), counted(&session)), ("", all));
    assert_eq!(session.data.store.known_by(), None);
}

#[test]
fn the_palette_takes_the_day_at_once_and_the_arrows_still_pan() {
    let mut session = Session::small(140, 40);
    session.press(":").type_text("asof 19 jan 2021").press("Enter");
    assert_eq!(session.query(), "asof:2021-01-19");
    let viewport = session.state.spot.viewport;
    session.press("+ +");
    let zoomed = session.state.spot.viewport;
    session.press("Right");
    assert_ne!(session.state.spot.viewport, zoomed);
    assert_ne!(zoomed, viewport);
    assert_eq!(session.query(), "asof:2021-01-19");
    session.press("l");
    assert_eq!(session.query(), "asof:2021-02", "h and l move the day");
}

#[test]
fn undoing_goes_back_to_what_is_known_today() {
    let mut session = Session::small(140, 40);
    let before = session.screen();
    session.press("A").type_text("2019-06").press("Enter");
    assert_ne!(session.screen(), before);
    assert!(session.screen().contains("No event matches") || counted(&session) == 0);
    session.press("u");
    assert_eq!(session.query(), "");
    assert_eq!(session.screen(), before, "every count and row is as it was");
    session.press("Ctrl-r");
    assert_eq!(session.query(), "asof:2019-06");
    assert_eq!(counted(&session), 0);
}

#[test]
fn nothing_typed_is_today() {
    let mut session = Session::small(140, 40);
    session.press("A").type_text("2021-05").press("Enter A Enter");
    assert_eq!((session.query().as_str(), session.data.store.known_by()), ("", None));
    session.press("u");
    assert_eq!(session.query(), "asof:2021-05", "in one step");
    session.press("A Esc");
    assert_eq!(session.query(), "asof:2021-05");
}

#[test]
fn a_day_for_which_the_query_has_no_room_is_told() {
    let mut session = Session::small(140, 40);
    let full = "a".repeat(997);
    session.press("&").type_text(&full).press("Enter : ").type_text("asof 2018").press("Enter");
    let told = "Not done: a query holds at most 1,000 characters.";
    assert!(
        session.screen().contains(told) && !session.screen().contains("Esc leaves"),
        "{}",
        session.screen()
    );
    session.press("A").type_text("2018");
    assert!(session.screen().contains(told), "{}", session.screen());
    session.press("Enter");
    assert!(matches!(session.state.overlay, Some(dateline::app::state::Overlay::Prompt(_))), "it stays open");
    session.press("Esc !");
    assert!(session.screen().contains(told), "{}", session.screen());
    assert_eq!(session.query(), full);
}

#[test]
fn a_day_that_is_none_is_told_and_changes_nothing() {
    let mut session = Session::small(80, 24);
    session.press("A").type_text("soon");
    assert!(session.screen().contains("Write a date such as jan 2018"), "{}", session.screen());
    session.press("Enter");
    assert!(session.state.overlay.is_some(), "a wrong line is not accepted");
    session.press("Esc");
    assert_eq!(session.query(), "");
    session.press(":").type_text("as-of soon").press("Enter");
    assert_eq!(session.query(), "");
    assert!(session.screen().contains("Write a date such as jan 2018"));
}

#[test]
fn a_query_may_say_it_too() {
    let mut session = Session::small(140, 40);
    session.press("&").type_text("asof:2020-04 kind:attack").press("Enter");
    assert!(session.screen().contains("as of 2020-04-30"));
    let attacks = counted(&session);
    session.press("l");
    assert_eq!(session.query(), "asof:2020-05 kind:attack", "its day is moved like any other");
    session.press("u");
    assert_eq!(counted(&session), attacks);
    session.press("Esc");
    assert_eq!(session.query(), "kind:attack", "one key leaves it");
    assert_eq!(session.data.store.known_by(), None);
    session.press("u l");
    assert_eq!(session.query(), "asof:2020-05 kind:attack", "also after it was undone");
}

#[test]
fn the_footer_says_that_h_and_l_move_the_day() {
    let mut session = Session::small(140, 40);
    let footer = |s: &Session| s.screen().lines().last().unwrap_or_default().to_string();
    assert!(footer(&session).contains("h l pan"));
    session.press(":").type_text("asof apr 2020").press("Enter j");
    assert!(footer(&session).contains("h l month"), "{}", footer(&session));
    assert!(footer(&session).contains("Esc leave the day"), "{}", footer(&session));
    session.press("m");
    assert!(!footer(&session).contains("h l pan"), "{}", footer(&session));
}

#[test]
fn the_day_never_cuts_a_count() {
    let mut session = Session::on(dateline::store::Input::Embedded, 80, 24);
    session.press("&").type_text("asof:2021 date:2018..2022").press("Enter");
    for columns in 40..200 {
        session.tell(dateline::app::Message::Resize(columns, 24));
        let header = session.screen().lines().next().unwrap_or_default().to_string();
        assert!(header.contains("as of 2021-12-31"), "{header}");
        let counts = header.split("2021-12-31").nth(1).unwrap_or_default();
        assert!(!counts.contains("……"), "{columns}: {header}");
        let whole =
            |count: &str| count.is_empty() || count.matches('(').count() == count.matches(')').count();
        assert!(counts.split('·').all(whole), "{columns}: {header}");
        let said = ["…", "aggr", " other"].iter().any(|word| counts.contains(word));
        assert!(said, "{columns}: what is left out is said: {header}");
    }
}

#[test]
fn the_way_back_through_days_shows_what_was_shown() {
    for (columns, rows) in [(80, 24), (140, 40)] {
        let mut session = Session::on(dateline::store::Input::Embedded, columns, rows);
        session.press("&").type_text("kind:attack").press("Enter A").type_text("2018-03").press("Enter j");
        let mut seen = Vec::new();
        for _ in 0..6 {
            seen.push((session.query(), session.screen(), session.state.scope.counts));
            session.press("l l l l l");
        }
        for (query, screen, counts) in seen.into_iter().rev() {
            session.press("u u u u u");
            assert_eq!((session.query(), session.state.scope.counts), (query, counts));
            assert_eq!(session.screen(), screen);
        }
        let straight = Session::on(dateline::store::Input::Embedded, columns, rows);
        session.press("u u");
        assert_eq!(session.query(), "");
        assert_eq!(session.state.scope.counts, straight.state.scope.counts);
    }
}

#[test]
fn the_nearest_event_is_selected_where_the_one_before_was_not_known_yet() {
    let mut session = Session::on(dateline::store::Input::Embedded, 140, 40);
    session.press("G k k");
    let late = session.selected();
    session.press(":").type_text("asof 2018-06").press("Enter");
    let early = session.selected();
    assert_ne!(early, late);
    session.press("G");
    assert_eq!(session.selected(), early, "what was known last is nearest");
}

#[test]
fn lanes_stay_rolled_up_from_day_to_day() {
    let mut session = Session::on(dateline::store::Input::Embedded, 140, 40);
    session.press("j U");
    let rolled = session.state.lanes.rolled.clone();
    assert!(!rolled.is_empty() && session.screen().contains("1 rolled"), "{}", session.screen());
    session.press("A").type_text("2019-01").press("Enter");
    assert_eq!(session.state.lanes.rolled, rolled);
    session.press("h l Esc");
    assert_eq!(session.state.lanes.rolled, rolled);
    assert!(session.screen().contains("1 rolled"), "{}", session.screen());
    while session.state.scopes.can_go_back() {
        session.press("u");
    }
    assert!(session.state.lanes.rolled.is_empty(), "rolling up is undone with the rest");
}

#[test]
fn presenting_says_the_day() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = Session::on(dateline::store::Input::Embedded, columns, rows);
        session.press("j P");
        assert!(!session.screen().contains("as of"), "{}", session.screen());
        session.press("Esc A").type_text("2018-12").press("Enter Space Space P");
        for keys in ["", "d"] {
            let screen = session.press(keys).screen();
            let first = screen.lines().next().unwrap_or_default();
            assert!(first.trim_start().starts_with("as of 2018-12-31"), "{screen}");
        }
    }
}
