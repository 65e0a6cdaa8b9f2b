//! The places map: what it shows, and how one moves on it.

#![allow(clippy::unwrap_used)]

mod support;

use dateline::app::Message;
use dateline::app::chart::Named;
use dateline::app::state::Room;
use dateline::geo::Projection;
use dateline::ui::{Theme, ThemeName};
use proptest::prelude::*;
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
fn a_pan_stays_where_it_leads_until_another_event_is_selected() {
    let mut session = iraq(80, 24);
    let before = projection(&session).middle();
    session.press("l l l l l l l l Down");
    let after = projection(&session).middle();
    assert!(after.1 > before.1 && after.0 < before.0, "east and south");
    assert!(here(&session).is_empty(), "the map does not jump back");
    session.press("j");
    assert!(!here(&session).is_empty() || !data_has_spot(&session), "another event is gone to");
    session.press("h h Up k");
    assert!(projection(&session).middle().0 > -90.0);
}

#[test]
fn zooming_keeps_the_selected_event_where_it_is() {
    let mut session = iraq(140, 40);
    session.press("Tab Tab Tab Tab");
    let place = session.state.map.as_ref().unwrap().place.unwrap();
    let at = session.data.store.catalog().place(place).at.unwrap();
    let here = |session: &Session| projection(session).cell(at).unwrap();
    let before = here(&session);
    for keys in ["+", "+", "-", "-"] {
        session.press(keys);
        let after = here(&session);
        assert!(
            after.0.abs_diff(before.0) <= 2 && after.1.abs_diff(before.1) <= 2,
            "{keys}: {before:?} {after:?}"
        );
    }
}

#[test]
fn z_fits_the_matches_0_every_place_and_undo_returns() {
    let mut session = iraq(80, 24);
    let fitted = projection(&session);
    session.press("+ +");
    assert!(projection(&session).km() < fitted.km());
    session.press("Z Z");
    assert_eq!(projection(&session), fitted);
    session.press("0");
    let chart = session.state.chart.clone().unwrap();
    assert!(chart.located.sites.iter().all(|site| chart.projection.cell(site.at).is_some()), "every place");
    assert_eq!(chart.beyond, 0);
    session.press("z");
    assert_eq!(projection(&session), fitted);
    session.press("&").type_text("place:samarra").press("Enter z");
    let chart = session.state.chart.clone().unwrap();
    let used = chart.located.sites.iter().filter(|site| site.tally.total() > 0);
    let exact = used.filter(|site| site.precision != Some(dateline::model::PlacePrecision::Country));
    assert!(exact.clone().count() > 0 && exact.clone().all(|site| chart.projection.cell(site.at).is_some()));
    assert!(chart.projection.km() < fitted.km() / 2.0, "Samarra is smaller than Iraq");
}

#[test]
fn points_follow_the_query() {
    let total = |session: &Session| {
        let chart = session.state.chart.as_ref().unwrap();
        chart.points.iter().map(|point| point.tally.total()).sum::<u32>()
    };
    let mut session = iraq(80, 24);
    let before = total(&session);
    session.press("&").type_text("kind:attack").press("Enter");
    assert_eq!(session.state.room(), Room::Map, "the map stays open");
    assert!(total(&session) < before && total(&session) > 0);
    session.press("u");
    assert_eq!(total(&session), before);
    session.press("f j Enter f");
    assert_eq!(session.state.room(), Room::Map);
    assert!(total(&session) < before, "the Filter pane counts on the map");
}

/// How many matching events have a place where the map is, by what the store says of each.
fn on_the_map(session: &Session) -> usize {
    let (projection, catalog) = (projection(session), session.data.store.catalog());
    let at = |place: &dateline::model::PlaceIx| catalog.place(*place).at;
    let seen = |event: &dateline::model::Event| {
        let says = event.claims.iter().filter_map(|c| c.says.as_ref()).flat_map(|s| s.place.iter());
        let mut all = event.place.iter().chain(says).filter_map(at);
        event.place.iter().any(|place| at(place).is_some()) && all.any(|spot| projection.cell(spot).is_some())
    };
    session.state.scope.answer.iter().filter(|(event, _)| seen(&session.data.store.event(*event))).count()
}

/// The number before some words on the screen; 0 where they are not on it.
fn number_before(screen: &str, words: &str) -> usize {
    let Some((before, _)) = screen.split_once(words) else { return 0 };
    before.split([' ', '\n', '─']).next_back().unwrap().parse().unwrap()
}

/// On the map, off the map and on no map make all that match, by what the screen says.
#[test]
fn every_matching_event_is_on_the_map_or_off_it_or_on_no_map() {
    for query in ["", "-is:located", "place:nineveh", "is:located", "kind:attack", "id:none"] {
        let mut session = iraq(140, 40);
        session.press("&").type_text(query).press("Enter z");
        for keys in
            ["", "l", "l l l l", "l l l l l l l l l l l l l l l", "0", "+ + +", "z Down Down", "- - - -"]
        {
            session.press(keys);
            let screen = session.screen().replace(" event ", " events ").replace(" has no ", " have no ");
            let screen = screen.replace(" events without", " events have no place with");
            let away = number_before(&screen, " events off the map");
            let none = number_before(&screen, " events have no place with coordinates");
            let on = on_the_map(&session);
            assert_eq!(
                on + away + none,
                session.state.scope.len(),
                "{query} {keys}: {on} {away} {none}\n{screen}"
            );
            let points = &session.state.chart.as_ref().unwrap().points;
            assert_eq!(points.is_empty(), on == 0, "{query} {keys}: points are what is on the map\n{screen}");
        }
    }
}

/// An event that only a claim places is on no map, and counted only there; its sign is shown while it is selected.
#[test]
fn what_only_a_claim_places_is_not_counted_on_the_map() {
    let mut session = iraq(140, 40);
    session.press("&").type_text("-is:located").press("Enter");
    let chart = session.state.chart.clone().unwrap();
    assert!(chart.points.is_empty() && chart.located.sites.iter().all(|site| site.tally.total() == 0));
    assert_eq!(chart.located.unlocated.len(), session.state.scope.len());
    let mut marked = 0;
    for _ in 0..session.state.scope.len() {
        session.press("j");
        marked += here(&session).len();
        assert!(!session.screen().contains('●') && !session.screen().contains('○'), "{}", session.screen());
        assert_eq!(session.screen().contains('◇'), !here(&session).is_empty(), "{}", session.screen());
    }
    assert!(marked > 0, "one is placed by a claim");
}

/// What is written at each place is what the query counts there.
#[test]
fn a_place_counts_the_events_that_name_it() {
    let session = iraq(140, 40);
    let (chart, data) = (session.state.chart.as_ref().unwrap(), &session.data);
    let catalog = data.store.catalog();
    for site in &chart.located.sites {
        let (mut certain, mut possible) = (0, 0);
        for (event, truth) in session.state.scope.answer.iter() {
            let event = data.store.event(event);
            let says = event.claims.iter().filter_map(|c| c.says.as_ref());
            let said = says.flat_map(|s| &s.place).any(|p| *p == site.place);
            let coded = event.place.contains(&site.place);
            if !event.place.iter().any(|place| catalog.place(*place).at.is_some()) {
                continue;
            }
            let several = |p: &dateline::model::PlaceIx| catalog.place(*p).within.len() > 1;
            let one_of = several(&site.place) || catalog.place(site.place).within.iter().any(several);
            match (coded, said) {
                (true, _) if !one_of && truth == dateline::model::Truth::Certain => certain += 1,
                (true, _) | (_, true) => possible += 1,
                (false, false) => {}
            }
        }
        let counted = (site.tally.certain, site.tally.possible);
        assert_eq!(counted, (certain, possible), "{}", catalog.place(site.place).name);
    }
}

#[test]
fn a_place_that_is_one_of_several_is_only_possible() {
    let screen = iraq(140, 40).screen();
    assert!(screen.contains("4? Anjata"), "{screen}");
    assert!(screen.contains("Nineveh 9"), "{screen}");
    assert!(screen.contains('○'), "one event that may have been there");
}

#[test]
fn where_only_a_claim_puts_the_selected_event_has_a_sign_of_its_own() {
    let mut session = iraq(140, 40);
    session.press("/").type_text("\"false checkpoint south\"").press("Enter");
    let screen = session.screen();
    assert!(screen.contains("◆4? Anjata"), "{screen}");
    assert!(screen.contains("◇9+ Kirkuk"), "{screen}");
}

/// A mark stands on or beside the point that counts its event, and none hides a number.
#[test]
fn the_selected_event_is_marked_on_the_point_that_counts_it() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = iraq(columns, rows);
        for _ in 0..session.state.scope.len() {
            session.press("j");
            let (chart, shown) = (session.state.chart.clone().unwrap(), session.state.shown().unwrap());
            for mark in chart.marks_of(shown, &session.data) {
                let at = mark.figure.unwrap_or((mark.cell, 1));
                let point = chart.points.iter().find(|point| (point.cell, point.width) == at);
                let (name, counted) = (session.selected(), session.data.index.is_at_a_spot(shown));
                assert!(point.is_some() || !counted, "{mark:?} {name}");
                assert!(
                    mark.figure.is_some() || point.is_none_or(|point| point.tally.total() == 1),
                    "{name}"
                );
            }
            assert_figures_shown(&session);
        }
    }
}

/// Every number of the map is on the screen.
fn assert_figures_shown(session: &Session) {
    let chart = session.state.chart.as_ref().unwrap();
    let area = dateline::app::layout::layout(&session.state).map.unwrap().chart;
    let rows = support::rows(&session.buffer());
    for point in &chart.points {
        let dateline::geo::Figure::Number(number) = dateline::geo::figure(point.tally) else { continue };
        let row = &rows[usize::from(area.y + point.cell.1)];
        let at = usize::from(area.x + point.cell.0);
        let seen: String = row.chars().skip(at).take(number.width()).collect();
        assert_eq!(seen, number.as_str(), "{}\n{}", session.selected(), session.screen());
    }
}

/// On the map where there is room, and in any case beside or under it.
#[test]
fn the_place_of_the_selected_event_is_always_named() {
    for (columns, rows) in [(40, 10), (60, 16), (80, 24), (100, 30), (140, 40)] {
        let mut session = iraq(columns, rows);
        for _ in 0..session.state.scope.len() {
            session.press("j");
            let places = session.data.index.places_of(session.state.shown().unwrap());
            let Some((place, _)) = places.first() else { continue };
            let area = dateline::app::layout::layout(&session.state).map.unwrap().side;
            let lines = support::rows(&session.buffer());
            let side = lines.iter().skip(usize::from(area.y)).take(usize::from(area.height));
            let side = side.map(|row| row.chars().skip(usize::from(area.x)).take(usize::from(area.width)));
            let side =
                side.map(|row| row.collect::<String>().trim().to_string()).collect::<Vec<_>>().join(" ");
            let name = dateline::text::clip(&session.data.store.catalog().place(*place).name, 26);
            assert!(side.contains(name.as_str().trim_end_matches('…')), "{columns}x{rows} {name}: {side}");
        }
    }
}

/// A number never stands beside a name as if it were that place's alone.
#[test]
fn a_name_beside_a_point_of_several_places_says_that_there_are_others() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40), (200, 60)] {
        let mut session = iraq(columns, rows);
        for _ in 0..10 {
            session.press("j");
            let chart = session.state.chart.clone().unwrap();
            for (label, named) in chart.labels(session.state.shown(), &session.data) {
                let name = label.text.as_str();
                let beside = |cell: (u16, u16), width: u16| {
                    let end = label.cell.0 + label.text.width() as u16;
                    cell.1 == label.cell.1 && (end + 1 == cell.0 || cell.0 + width + 1 == label.cell.0)
                };
                let several = chart.points.iter().any(|p| beside(p.cell, p.width) && p.places.len() > 1);
                let says = name.contains(" more") || name.contains(" etc.");
                let alone = chart.points.iter().any(|p| beside(p.cell, p.width) && p.places.len() == 1);
                let has_number = named != Named::Empty;
                assert!(!several || says || alone || !has_number, "{name} at {columns}x{rows}");
            }
        }
    }
}

#[test]
fn events_on_no_map_are_counted_and_listed() {
    for (columns, rows) in [(80, 24), (140, 40)] {
        let mut session = iraq(columns, rows);
        let count = session.state.chart.as_ref().unwrap().located.unlocated.len();
        let screen = session.screen();
        assert!(screen.contains(&format!("{count} events ")), "{screen}");
        assert!(screen.contains("Campaigns south of"), "{screen}");
        session.press("&").type_text("-is:located").press("Enter");
        assert_eq!(session.state.scope.len(), count, "as the query counts them");
    }
    let mut session = iraq(80, 24);
    session.press("&").type_text("is:located").press("Enter");
    assert!(session.screen().contains("every event has a place with coordinates"));
    let session = iraq(40, 10);
    assert!(session.screen().contains("17 without coordinates"), "{}", session.screen());
}

/// Zooming out ends with the world once, upright, and says no more kilometres than go round it.
#[test]
fn zooming_out_stops_at_the_whole_world() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40), (300, 20), (60, 90)] {
        let mut session = iraq(columns, rows);
        for _ in 0..12 {
            session.press("-");
            assert!(projection(&session).across() <= 40_075.0, "{}", session.screen());
        }
        let ends = projection(&session);
        assert_eq!(ends.middle().0, 0.0, "{columns}x{rows}\n{}", session.screen());
        assert!([(90.0, 0.0), (-90.0, 0.0), (0.0, -179.0)].iter().all(|spot| ends.cell(*spot).is_some()));
        let undone = session.press("- -").state.map.clone().unwrap().zooms;
        assert_eq!(
            (projection(&session), &undone),
            (ends, &session.press("-").state.map.as_ref().unwrap().zooms)
        );
        session.press("Up Up Up Up Down l l h");
        assert_eq!(projection(&session).middle().0, 0.0, "there is nothing beyond a pole");
        assert!(session.press("z").state.chart.as_ref().unwrap().beyond < 20, "and z leads back");
    }
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

#[test]
fn the_caveat_and_the_scale_are_on_every_map() {
    for (columns, rows) in [(40, 10), (60, 12), (76, 24), (80, 24), (100, 30), (140, 40), (300, 90)] {
        let screen = iraq(columns, rows).screen().replace(['\n', '│'], " ");
        let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            words.contains("boundaries are approximate and imply no position"),
            "{columns}x{rows}: {words}"
        );
        assert!(words.contains("┤ ") && words.contains(" km · boundaries"), "{columns}x{rows}: {words}");
    }
}

/// The bar is as long as it says, to a column.
#[test]
fn the_scale_bar_is_as_long_as_it_says() {
    let mut session = iraq(140, 40);
    for keys in ["z", "+", "+", "+", "0", "-", "-"] {
        session.press(keys);
        let screen = session.screen();
        let line = screen.lines().find(|l| l.contains("boundaries are")).unwrap();
        let bar = line.chars().skip_while(|c| *c != '├').take_while(|c| "├─┤".contains(*c)).count();
        let km = line.split('┤').nth(1).unwrap().split(" km").next().unwrap().trim().replace(',', "");
        let km: f64 = km.parse().unwrap();
        let columns = km / (projection(&session).km() * 2.0);
        assert!((columns - bar as f64).abs() <= 1.0, "{keys}: {bar} columns for {km} km, {columns}");
    }
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

/// A store with one event at each of some spots.
fn store(spots: &[(f64, f64, usize)]) -> String {
    let mut text = String::from(
        "dateline: 1\ntitle: Anywhere\ncovers: \"2019/2021\"\nkinds:\n- {id: attack, name: Attack}\nsources:\n\
         - {id: paper, title: A paper, publisher: Nobody, published: \"2021-01-01\"}\nplaces:\n",
    );
    let precision = ["site", "town", "district", "province", "country"];
    for (n, (lat, lon, p)) in spots.iter().enumerate() {
        let line = format!(
            "- {{id: p{n}, name: Place {n}, at: [{lat:.4}, {lon:.4}], precision: {}}}\n",
            precision[*p]
        );
        text.push_str(&line);
    }
    text.push_str("events:\n");
    for n in 0..spots.len() {
        text.push_str(&format!(
            "- {{id: e{n}, date: \"2020-01-01\", form: incident, kind: attack, title: Event {n}, summary: It was., \
             place: p{n}, claims: [{{source: paper, para: 1, words: it was}}]}}\n"
        ));
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_store_is_drawn_wherever_its_places_are(
        spots in prop::collection::vec((
            prop_oneof![Just(-90.0), Just(90.0), Just(0.0), -90.0..=90.0_f64],
            prop_oneof![Just(-180.0), Just(180.0), -180.0..=180.0_f64],
            0..5_usize,
        ), 1..12),
        size in (40_u16..200, 10_u16..60),
        keys in prop::collection::vec(prop::sample::select(vec![
            "j", "k", "+", "-", "h", "l", "Up", "Down", "0", "z", "Z", "Tab", "BackTab",
        ]), 0..20),
    ) {
        let mut session = Session::text(&store(&spots), size.0, size.1);
        session.press("m");
        for key in keys {
            session.press(key);
            let (lat, lon) = projection(&session).middle();
            prop_assert!(lat.abs() <= 90.0 && lon.abs() <= 180.0);
            prop_assert!(projection(&session).km().is_finite() && projection(&session).km() > 0.0);
        }
        session.buffer();
        session.press("0");
        prop_assert_eq!(session.state.chart.as_ref().unwrap().beyond, 0, "0 shows every place");
        session.buffer();
    }
}
