//! Points, numbers and names on the map.

use dateline::app::chart::Named;
use dateline::app::state::Room;
use proptest::prelude::*;

use super::support::Session;
use super::{here, iraq, projection};

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
    let rows = super::support::rows(&session.buffer());
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
            let lines = super::support::rows(&session.buffer());
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
                let catalog = session.data.store.catalog();
                let all = |p: &dateline::geo::Point| {
                    p.places.iter().all(|place| name.contains(catalog.place(*place).name.as_str()))
                };
                let whole = chart.points.iter().any(|p| beside(p.cell, p.width) && all(p));
                let says = name.contains(" more") || name.contains(" etc.") || whole;
                let alone = chart.points.iter().any(|p| beside(p.cell, p.width) && p.places.len() == 1);
                let has_number = named != Named::Empty;
                assert!(!several || says || alone || !has_number, "{name} at {columns}x{rows}");
            }
        }
    }
}

#[test]
fn a_point_with_two_places_of_the_selected_event_is_named_once() {
    let two = store(&[(10.0, 20.0, 1), (10.0, 20.0, 1), (40.0, 60.0, 1)]);
    let mut session = Session::text(&two.replacen("place: p0", "place: [p0, p1]", 1), 80, 24);
    let screen = session.press("m").screen();
    assert!(screen.contains("Place 0 and Place 1"), "{screen}");
    let of_map = screen.lines().filter(|line| line.contains("Place 1") && !line.contains("(town)"));
    assert!(!screen.contains(" more") && of_map.count() == 1, "{screen}");
    let three = store(&[(10.0, 20.0, 1), (10.0, 20.0, 1), (10.0, 20.0, 1), (40.0, 60.0, 1)]);
    let mut session = Session::text(&three.replacen("place: p0", "place: [p0, p1]", 1), 80, 24);
    let screen = session.press("m").screen();
    assert!(screen.contains("Place 0, Place 1 and 1 more"), "{screen}");
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
