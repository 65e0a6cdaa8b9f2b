//! The places map: what it shows, and how one moves on it.

#![allow(clippy::unwrap_used)]

mod support;

#[path = "map/looking.rs"]
mod looking;
#[path = "map/points.rs"]
mod points;

use dateline::app::Message;
use dateline::app::state::Room;
use dateline::geo::Projection;
use dateline::ui::{Theme, ThemeName};
use support::Session;

/// A session on the embedded store with the map open.
fn iraq(columns: u16, rows: u16) -> Session {
    let mut session = Session::of(dateline::index::Data::embedded(), columns, rows);
    session.press("m");
    session
}

fn small(columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    session.press("m");
    session
}

/// The projection of the map that is shown.
fn projection(session: &Session) -> Projection {
    session.state.chart.as_ref().unwrap().projection
}

/// Where the selected event is on the map, if it is.
fn here(session: &Session) -> Vec<(u16, u16)> {
    let shown = session.state.shown().unwrap();
    let marks = session.state.chart.as_ref().unwrap().marks_of(shown, &session.data);
    marks.into_iter().map(|mark| mark.cell).collect()
}

#[test]
fn m_opens_the_map_and_m_escape_and_q_close_it() {
    for key in ["m", "Esc", "q"] {
        let mut session = small(80, 24);
        assert_eq!(session.state.room(), Room::Map);
        assert!(session.screen().contains("─ Places"));
        session.press(key);
        assert_eq!(session.state.room(), Room::Timeline, "{key}");
        assert!(session.effects.is_empty(), "{key} only closes");
    }
}

#[test]
fn closing_returns_to_the_pane_it_was_opened_from() {
    for (keys, room) in [("Enter", Room::Detail), ("Tab", Room::Detail), ("f", Room::Filter)] {
        let mut session = Session::small(140, 40);
        let before = session.press(keys).screen();
        session.press("m");
        assert_eq!(session.state.room(), Room::Map, "{keys}");
        session.press("m");
        assert_eq!((session.state.room(), session.screen()), (room, before), "{keys}");
    }
}

#[test]
fn header_query_and_footer_stay_and_the_footer_names_the_keys_of_the_map() {
    let mut session = Session::small(80, 24);
    let header = session.screen().lines().next().unwrap().to_string();
    session.press("m");
    let screen = session.screen();
    assert_eq!(screen.lines().next().unwrap(), header);
    let footer = screen.lines().last().unwrap();
    for part in ["& everything", "j k event", "h l pan", "+ - zoom", "? help"] {
        assert!(footer.contains(part), "{part} in {footer}");
    }
    session.press("?");
    assert!(session.screen().contains("Pan the map west"), "help tells the keys that act here");
}

#[test]
fn nothing_on_the_map_changes_what_is_counted() {
    let mut session = iraq(140, 40);
    let (query, counted) = (session.query(), session.state.scope.len());
    session.press("h l Left Right Up Down + + - Z 0 z Tab BackTab j k G g");
    assert_eq!((session.query(), session.state.scope.len()), (query, counted));
}

#[test]
fn list_axis_and_map_share_one_selection() {
    let mut on_map = iraq(140, 40);
    let mut on_list = Session::of(dateline::index::Data::embedded(), 140, 40);
    for keys in ["j j j", "k", "G", "g", "D", "Ctrl-o"] {
        on_map.press(keys);
        on_list.press(keys);
        assert_eq!(on_map.selected(), on_list.selected(), "{keys}");
        let span = on_map.data.index.span(on_map.state.spot.selected.unwrap()).unwrap();
        assert!(span.overlaps(on_map.state.spot.viewport.window()).holds(), "it is on the axis");
    }
    on_map.press("Esc");
    assert!(on_map.screen().contains('▌'), "and on the list");
    assert_eq!(on_map.selected(), on_list.selected());
}

#[test]
fn the_selected_event_is_marked_named_and_kept_in_view() {
    let mut session = iraq(80, 24);
    session.press("+ + + + +");
    let mut located = 0;
    for _ in 0..session.state.scope.len() {
        session.press("j");
        let (cells, screen) = (here(&session), session.screen());
        let shown = session.state.shown().unwrap();
        if data_has_spot(&session) {
            located += 1;
            assert!(
                !cells.is_empty() && screen.contains(['◆', '◇']),
                "{} is off the map\n{screen}",
                session.selected()
            );
        } else {
            let title = session.data.index.title(shown).to_string();
            let start: String = title.chars().take(20).collect();
            let listed = screen.lines().skip(18).filter(|line| line.contains(&start)).count();
            assert!(listed == 1, "{title} is in the list of those on no map\n{screen}");
        }
    }
    assert!(located > 50);
}

/// Whether any place that the shown event names has coordinates.
fn data_has_spot(session: &Session) -> bool {
    !dateline::app::chart::spots(session.state.shown().unwrap(), &session.data).is_empty()
}

#[test]
fn where_nothing_matches_the_map_says_so() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = Session::of(dateline::index::Data::embedded(), columns, rows);
        let screen = session.press("&").type_text("zzzz").press("Enter m").screen();
        assert!(screen.contains("No event matches."), "{screen}");
        assert!(!screen.contains("every event has"), "{screen}");
        assert!(projection(&session).across() <= 40_075.0, "{screen}");
    }
}

#[test]
fn tab_goes_from_place_to_place_and_round() {
    let mut session = iraq(140, 40);
    let chart = session.state.chart.clone().unwrap();
    let places = chart.located.sites.iter().filter(|site| site.tally.total() > 0).count();
    let mut seen = std::collections::BTreeSet::new();
    session.press("+ +");
    for _ in 0..places {
        session.press("Tab");
        let place = session.state.map.as_ref().unwrap().place.unwrap();
        let named = session.data.index.places_of(session.state.shown().unwrap());
        assert!(named.iter().any(|(p, _)| *p == place), "the event is in the place");
        let at = session.data.store.catalog().place(place).at.unwrap();
        assert!(projection(&session).cell(at).is_some(), "and the map shows it");
        seen.insert(place);
    }
    assert_eq!(seen.len(), places, "every place once");
    let last = session.state.map.as_ref().unwrap().place;
    session.press("Tab BackTab");
    assert_eq!(session.state.map.as_ref().unwrap().place, last);
}

#[test]
fn enter_opens_detail_and_escape_returns_to_the_map() {
    let mut session = iraq(80, 24);
    session.press("j Enter");
    assert_eq!(session.state.room(), Room::Detail);
    assert!(session.screen().contains("Claims"));
    session.press("Esc");
    assert_eq!(session.state.room(), Room::Map);
    session.press("Enter m");
    assert_eq!(session.state.room(), Room::Map, "m leads back to it too");
    session.press("s");
    assert!(session.screen().contains("Passage"));
    session.press("Esc Esc");
    assert_eq!(session.state.room(), Room::Timeline);
}

#[test]
fn hits_are_gone_to_on_the_map() {
    let mut session = iraq(80, 24);
    session.press("/").type_text("Samarra").press("Enter n");
    assert_eq!(session.state.room(), Room::Map);
    assert!(session.screen().contains("/ Samarra"));
    let first = session.selected();
    session.press("n");
    assert!(session.selected() != first || session.state.find.as_ref().unwrap().hits.count() == 1);
}

#[test]
fn as_of_a_day_the_map_shows_what_was_known() {
    let mut session = iraq(140, 40);
    let total =
        |s: &Session| s.state.chart.as_ref().unwrap().points.iter().map(|p| p.tally.total()).sum::<u32>();
    let today = total(&session);
    session.press("A").type_text("jan 2018").press("Enter");
    assert_eq!(session.state.room(), Room::Map);
    assert!(total(&session) < today && total(&session) > 0);
    let middle = projection(&session).middle();
    let day = session.query();
    session.press("l");
    assert!(session.query() != day, "h and l move the day");
    assert_eq!(projection(&session).middle(), middle, "and not the map");
    session.press("Right");
    assert!(projection(&session).middle().1 > middle.1, "the arrows still pan");
}

/// Every size from 40 to 300 columns and 10 to 90 rows: no panic, no overflow, names whole.
#[test]
fn every_size_is_drawn_with_whole_names() {
    let mut session = iraq(80, 24);
    for (w, h) in (40..=300_u16).map(|w| (w, 10 + w * 7 % 81)) {
        session.tell(Message::Resize(w, h));
        assert_eq!(session.state.room(), Room::Map);
        session.press("j");
        for keys in ["f", "f Enter", "Esc"].into_iter().filter(|_| w % 20 == 0) {
            session.press(keys).buffer();
        }
        let chart = session.state.chart.clone().unwrap();
        let area = dateline::app::layout::layout(&session.state).map.unwrap().chart;
        let rows = support::rows(&session.buffer());
        for (label, _) in chart.labels(session.state.shown(), &session.data) {
            let (row, column) = (&rows[usize::from(area.y + label.cell.1)], area.x + label.cell.0);
            assert!(label.cell.0 + label.text.width() as u16 <= area.width, "{w}x{h}");
            let at: String = row.chars().skip(usize::from(column)).take(label.text.width()).collect();
            assert_eq!(at, label.text.as_str(), "{w}x{h}");
        }
    }
    for size in [(39, 9), (1, 1), (500, 200), (65535, 1), (1, 65535), (80, 24)] {
        session.tell(Message::Resize(size.0, size.1));
        session.press("+ -");
    }
}

#[test]
fn ascii_maps_hold_no_other_byte_and_say_the_same() {
    for (columns, rows) in [(80, 24), (140, 40), (40, 10)] {
        let mut session = iraq(columns, rows);
        let lines = session.screen().lines().count();
        session.theme = Theme { name: ThemeName::Plain, ascii: true };
        let screen = session.screen();
        assert!(screen.is_ascii(), "{screen}");
        assert_eq!(screen.lines().count(), lines);
        assert!(screen.contains('@') && screen.contains('*') || columns == 40, "{screen}");
        assert!(screen.contains("Mosul"), "{screen}");
        assert!(!screen.contains("??"), "every sign has a twin\n{screen}");
    }
}

#[test]
fn a_store_without_coordinates_shows_the_world_and_lists_its_events() {
    let text = std::fs::read_to_string("tests/fixtures/small.yaml").unwrap();
    let text: String = text.lines().map(|line| format!("{}\n", without_coordinates(line))).collect();
    let mut session = Session::text(&text, 80, 24);
    session.press("m + - h l j k 0 z Tab");
    assert!(session.screen().contains("11 events have no place with coordinates"), "{}", session.screen());
}

/// A line of a store without its `at`.
fn without_coordinates(line: &str) -> String {
    match line.split_once(", at: [") {
        Some((head, tail)) => format!("{head}{}", tail.split_once(']').unwrap().1),
        None => line.to_string(),
    }
}

/// Moving the cursor makes nothing anew: the outline, the points and the counts are those kept.
#[test]
fn going_from_event_to_event_draws_no_map_anew() {
    let mut session = iraq(80, 24);
    session.press("0 j");
    let before = session.state.chart.clone().unwrap();
    for _ in 0..20 {
        session.press("j");
        assert!(std::sync::Arc::ptr_eq(&before, session.state.chart.as_ref().unwrap()));
    }
    session.press("+");
    let after = session.state.chart.clone().unwrap();
    assert!(!std::sync::Arc::ptr_eq(&before, &after));
    assert!(std::sync::Arc::ptr_eq(&before.located, &after.located), "zooming counts nothing anew");
}
