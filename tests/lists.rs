//! The list: its orders, the headings over it, and groups that are folded.

#![allow(clippy::unwrap_used)]

#[path = "../examples/generate/made/mod.rs"]
mod made;
mod support;

use std::process::Command;
use std::sync::Arc;

use dateline::app::list::{self, ListRow};
use dateline::app::message::Fresh;
use dateline::app::{Effect, Message};
use dateline::index::{Data, Heading, ORDERS, Order, Sort};
use dateline::model::{Count, Event, EventIx, Measure};
use dateline::store::{Input, Limits};
use support::Session;

/// The lines of the screen that are rows of the list.
fn listed(session: &Session) -> Vec<String> {
    let area = dateline::app::layout::layout(&session.state).timeline.unwrap().list;
    let buffer = session.buffer();
    let row = |y: u16| {
        let mut row = String::new();
        while dateline::text::width(&row) < usize::from(area.width) {
            let x = area.x + dateline::text::width(&row) as u16;
            row.push_str(buffer[(x, y)].symbol());
        }
        row.trim_end().to_string()
    };
    (area.top()..area.bottom()).map(row).filter(|row| !row.is_empty()).collect()
}

/// The headings on the screen, with their signs and counts.
fn headings(session: &Session) -> Vec<String> {
    let is = |row: &String| row.trim_start_matches(['▌', ' ']).starts_with(['▸', '▾']);
    listed(session).into_iter().filter(is).map(|row| row.trim_start_matches(['▌', ' ']).to_string()).collect()
}

/// The row that is drawn as selected.
fn chosen(session: &Session) -> String {
    listed(session).into_iter().find(|row| row.starts_with('▌')).unwrap_or_default()
}

/// The ids of the list, folds included.
fn order(session: &Session) -> Vec<String> {
    let rows = list::rows(&session.state, &session.data);
    let events = session.data.index.listed(rows.listing(), 0, usize::MAX);
    events.iter().map(|(event, _)| session.data.store.id(*event).to_string()).collect()
}

/// The largest figure of one row of the toll for each measure: the best value, else the lowest.
fn figures(event: &Event) -> Option<Vec<u64>> {
    let figure = |count| match count {
        Count::Exact(n) | Count::About(n) | Count::Best(n, ..) => Some(n),
        Count::Unknown => None,
        other => Some(other.range().0),
    };
    let largest = |measure: &Measure| event.toll.iter().filter_map(|row| figure(row.count(*measure)?)).max();
    let all: Vec<Option<u64>> = Measure::ALL.iter().map(largest).collect();
    all.iter().any(Option::is_some).then(|| all.into_iter().map(Option::unwrap_or_default).collect())
}

#[test]
fn the_key_goes_through_every_order_and_changes_nothing_else() {
    let mut session = Session::small(140, 40);
    session.press("j j");
    let (selected, counted, viewport) =
        (session.selected(), session.state.scope.len(), session.state.spot.viewport);
    let by_date = order(&session);
    for row in ORDERS.iter().cycle().skip(1).take(ORDERS.len()) {
        session.press("O");
        assert_eq!(session.state.list.sort, Sort::from(row.order));
        assert!(session.screen().contains(&format!("The list is by {}: {}", row.name, row.first)));
        session.press("Esc");
        let named = session.screen().contains(&format!("by {}", row.name));
        assert_eq!(named, row.order != Order::Date, "the order stands over the list unless it is by date");
        assert_eq!((session.selected(), session.state.scope.len()), (selected.clone(), counted));
        assert_eq!(session.state.spot.viewport, viewport);
        assert!(!chosen(&session).is_empty(), "the selected event is on the list");
        let mut sorted = order(&session);
        sorted.sort_unstable();
        let mut all = by_date.clone();
        all.sort_unstable();
        assert_eq!(sorted, all, "every event once");
    }
    assert_eq!(order(&session), by_date);
    assert!(!session.state.scopes.can_go_back(), "an order is no step of undo");
}

#[test]
fn the_order_by_toll_shows_the_count_it_rests_on() {
    let mut session = Session::small(80, 24);
    session.press("O g");
    let rows = listed(&session);
    assert!(rows[0].contains(">3 killed") && rows[1].contains(" 2 killed"), "{rows:?}");
    let counts: Vec<String> = {
        let listing = list::rows(&session.state, &session.data);
        let events = session.data.index.listed(listing.listing(), 0, usize::MAX);
        events.iter().map(|(e, _)| list::rests_on(*e, Order::Toll, &session.data).to_string()).collect()
    };
    let first_blank = counts.iter().position(String::is_empty).unwrap();
    assert!(counts[first_blank..].iter().all(String::is_empty), "what is not stated comes last: {counts:?}");
    session.press("i g");
    assert!(listed(&session)[0].contains("31+ injured"), "the lightest first: {:?}", listed(&session));
    assert!(session.screen().contains("by -toll"));
    let reversed = order(&session);
    session.press("i");
    assert_eq!(reversed[first_blank..], order(&session)[first_blank..], "these stay last");
}

#[test]
fn the_order_by_toll_is_that_of_the_events_of_a_generated_store() {
    let input = Input::Stdin(made::text(800, 11).into_bytes());
    let data = Data::load(&[input], &Limits::default()).expect("the store is good");
    let event = |ix: EventIx| data.store.event(ix);
    let page = |sort: Sort| data.index.page(&data.index.all(), sort, 0, usize::MAX);
    let by_date: Vec<EventIx> = page(Order::Date.into()).into_iter().map(|(ix, _)| ix).collect();
    let mut plain = by_date.clone();
    plain.sort_by_key(|ix| {
        let event = event(*ix);
        let figures = figures(&event);
        (figures.is_none(), event.toll.is_empty(), std::cmp::Reverse(figures))
    });
    let sorted: Vec<EventIx> = page(Order::Toll.into()).into_iter().map(|(ix, _)| ix).collect();
    assert_eq!(sorted, plain);
    let mut plain = by_date;
    plain.sort_by_key(|ix| event(*ix).weight);
    let sorted: Vec<EventIx> = page(Order::Weight.into()).into_iter().map(|(ix, _)| ix).collect();
    assert_eq!(sorted, plain);
}

#[test]
fn as_of_a_day_the_order_rests_on_what_was_known() {
    let data = |by: Option<&str>| {
        let mut session = Session::small(140, 40);
        if let Some(by) = by {
            session.press("A").type_text(by).press("Enter");
        }
        session.press("O g");
        for (event, _) in session.data.index.page(&session.state.scope.answer, Order::Toll, 0, usize::MAX) {
            let stated = session.data.index.gravest(event);
            let known = session.data.store.event(event);
            let rows = || known.toll.iter().flat_map(|row| row.counts.iter());
            assert!(stated.is_none_or(|cell| rows().any(|other| *other == cell)), "{}", known.id);
            assert_eq!(stated.is_some(), rows().next().is_some(), "{}", known.id);
        }
        order(&session)
    };
    assert_ne!(data(None), data(Some("apr 2020")));
}

#[test]
fn headings_go_from_none_by_year_and_by_month_to_none() {
    let mut session = Session::small(140, 40);
    assert!(headings(&session).is_empty(), "none at first");
    session.press("M");
    assert_eq!(headings(&session), ["▾ from 2019  4", "▾ from 2020  6", "▾ from 2021  1"]);
    session.press("M");
    assert!(headings(&session).contains(&"▾ from May 2019  2".to_string()), "{:?}", headings(&session));
    session.press("M");
    assert!(headings(&session).is_empty());
}

#[test]
fn headings_follow_the_order() {
    let mut session = Session::small(140, 40);
    session.press("M O g");
    assert!(headings(&session)[0].starts_with("▾ 1 to 9 killed"), "{:?}", headings(&session));
    session.press("O g");
    let provinces = headings(&session);
    session.press("M");
    assert!(headings(&session).len() > provinces.len(), "places within provinces");
    session.press("O");
    assert!(headings(&session)[0].starts_with("▾ major"), "{:?}", headings(&session));
    session.press("O");
    assert!(headings(&session)[0].contains("2019"));
}

#[test]
fn what_is_possible_is_counted_apart_in_a_heading() {
    let mut session = Session::small(140, 40);
    session.press("& d a t e : 2 0 2 0 - 0 6 Enter M");
    let counted = |heading: &String| heading.split("  ").nth(1).unwrap().to_string();
    let counts: Vec<String> = headings(&session).iter().map(counted).collect();
    assert!(counts.iter().any(|count| count.contains('+')), "{counts:?}");
    let sum = |part: usize| -> u32 {
        counts.iter().map(|c| c.split('+').nth(part).map_or(0, |n| n.parse().unwrap())).sum()
    };
    let tally = session.state.scope.counts.total();
    assert_eq!((sum(0), sum(1)), (tally.certain, tally.possible));
}

#[test]
fn a_folded_group_is_one_row_that_stands_for_its_events() {
    let mut session = Session::small(140, 40);
    session.press("M j");
    let (selected, counted) = (session.selected(), session.state.scope.len());
    session.press("r");
    assert_eq!(headings(&session)[0], "▸ from 2019  4");
    assert_eq!(session.selected(), selected, "the event stays selected");
    assert!(chosen(&session).contains("▸ from 2019"), "its heading is drawn selected: {}", chosen(&session));
    assert_eq!(session.state.scope.len(), counted, "what is counted is the same");
    assert_eq!(listed(&session).len(), counted - 4 + 3);
    session.press("r");
    assert_eq!(headings(&session)[0], "▾ from 2019  4");
    assert_eq!(session.selected(), selected);
}

#[test]
fn stepping_goes_over_a_fold_as_one_row_both_ways() {
    let mut session = Session::small(140, 40);
    session.press("M r");
    let rows = list::rows(&session.state, &session.data);
    session.press("j");
    assert_eq!(session.state.row(&session.data), Some(2), "past the heading of 2020, which is no event");
    let first_of_2020 = rows.event_at(2, &session.data).unwrap();
    assert_eq!(session.state.spot.selected, Some(first_of_2020));
    session.press("k");
    assert!(chosen(&session).contains("▸ from 2019"));
    session.press("k");
    assert!(chosen(&session).contains("▸ from 2019"), "the list ends here");
    session.press("R");
    assert!(headings(&session).iter().all(|h| h.starts_with('▸')), "{:?}", headings(&session));
    session.press("G");
    assert!(chosen(&session).contains("▸ from 2021"));
    session.press("g j");
    assert!(chosen(&session).contains("▸ from 2020"));
    session.press("r j");
    assert!(!chosen(&session).contains('▸'), "the next row is an event again");
    session.press("R R");
    assert!(headings(&session).iter().all(|h| h.starts_with('▾')), "{:?}", headings(&session));
}

#[test]
fn every_row_is_reached_by_steps_and_by_pages() {
    let text = made::text(24, 5);
    for (columns, rows) in [(80, 24), (40, 10)] {
        for setting in ["", "M", "M r", "M M R r", "O M r", "O O M r", "O O M M R r", "O O O M r i"] {
            let mut session = Session::text(&text, columns, rows);
            session.press(setting).press("g");
            let all = list::rows(&session.state, &session.data);
            let page = all.page(&session.data, 0, usize::MAX);
            assert_eq!(page.len(), all.len());
            let stops = page.iter().filter(|row| match row {
                ListRow::Heading(group) => group.folded,
                ListRow::Event(..) => true,
            });
            let stops = stops.count();
            let mut at = Vec::new();
            for _ in 0..stops {
                at.push(session.state.row(&session.data).unwrap());
                assert!(!chosen(&session).is_empty(), "{columns}x{rows} {setting}: the row is on the screen");
                session.press("j");
            }
            assert!(at.is_sorted_by(|a, b| a < b), "{columns}x{rows} {setting}: {at:?}");
            let last = session.state.spot.selected;
            for _ in 0..stops {
                session.press("k");
            }
            assert_eq!(session.state.row(&session.data), Some(at[0]));
            for _ in 0..stops {
                session.press("PgDn");
            }
            assert_eq!(session.state.spot.selected, last, "{columns}x{rows} {setting}");
            for _ in 0..stops {
                session.press("Ctrl-u PgUp");
            }
            assert_eq!(session.state.row(&session.data), Some(at[0]));
        }
    }
}

#[test]
fn pages_of_rows_are_pieces_of_the_whole() {
    let mut session = Session::text(&made::text(90, 3), 140, 40);
    for setting in ["M", "r", "M", "j j j j j j j j r", "O"] {
        session.press(setting);
        let rows = list::rows(&session.state, &session.data);
        let whole = rows.page(&session.data, 0, usize::MAX);
        for top in 0..whole.len() + 2 {
            for len in [0, 1, 2, 7, 200] {
                let piece: Vec<ListRow> = whole.iter().skip(top).take(len).cloned().collect();
                assert_eq!(rows.page(&session.data, top, len), piece, "{top} {len}");
            }
        }
        for (at, row) in whole.iter().enumerate() {
            let event = rows.event_at(at, &session.data).unwrap();
            match row {
                ListRow::Event(shown, _) => {
                    assert_eq!((event, rows.row_of(event, &session.data)), (*shown, Some(at)))
                }
                ListRow::Heading(group) => {
                    let row = if group.folded { at } else { at + 1 };
                    assert_eq!(rows.row_of(event, &session.data), Some(row));
                }
            }
        }
    }
}

#[test]
fn the_heading_stays_over_the_first_event_of_its_group() {
    let mut session = Session::text(&made::text(60, 2), 80, 24);
    session.press("M G");
    for _ in 0..60 {
        session.press("k");
        let at = session.state.row(&session.data).unwrap();
        let rows = list::rows(&session.state, &session.data);
        assert!(!rows.is_under_heading(at) || session.state.list_top < at);
    }
    assert_eq!(session.state.list_top, 0);
}

#[test]
fn a_hit_in_a_fold_selects_its_heading_and_unfolds_nothing() {
    let mut session = Session::small(140, 40);
    session.press("M R g / q u a y Enter");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    session.press("n");
    assert_eq!(session.selected(), "2020-01-quay-bomb");
    assert!(chosen(&session).contains("▸ from 2020"), "{}", chosen(&session));
    assert!(session.screen().contains("Bomb at Long Quay"), "Detail shows it");
    assert!(headings(&session).iter().all(|h| h.starts_with('▸')));
    session.press("r");
    assert!(chosen(&session).contains("Bomb at Long Quay"), "unfolding shows it where it stands");
}

#[test]
fn links_and_the_way_back_lead_into_folds_too() {
    let mut session = Session::small(140, 40);
    session.press("j M M R");
    session.press("2 ] Enter");
    assert_eq!(session.selected(), "2019-05-14-ford-pursuit");
    assert!(chosen(&session).contains("▸ from May 2019"));
    session.press("Ctrl-o");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    session.press("D");
    assert_ne!(session.selected(), "2019-05-12-ford-attack");
    assert!(chosen(&session).contains('▸'));
}

#[test]
fn finding_goes_down_the_list_in_its_order() {
    let mut session = Session::small(140, 40);
    session.press("O O O i g / a Enter g");
    let mut seen = vec![session.state.row(&session.data).unwrap()];
    for _ in 0..3 {
        session.press("n");
        seen.push(session.state.row(&session.data).unwrap());
    }
    assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
}

#[test]
fn folding_is_undone_and_redone_with_the_scope() {
    let mut session = Session::small(140, 40);
    session.press("M r");
    let folded = headings(&session);
    session.press("& k i n d : a t t a c k Enter");
    let narrowed = headings(&session);
    session.press("R");
    assert!(headings(&session).iter().all(|h| h.starts_with('▸')));
    session.press("u");
    assert_eq!((headings(&session), session.query().as_str()), (narrowed.clone(), "kind:attack"));
    session.press("u");
    assert_eq!((headings(&session), session.query().as_str()), (folded.clone(), ""));
    session.press("u");
    assert_eq!(headings(&session)[0], "▾ from 2019  4");
    assert!(session.screen().contains("folded as they were"));
    session.press("Ctrl-r");
    assert_eq!(headings(&session), folded);
    session.press("Ctrl-r");
    assert_eq!((headings(&session), session.query().as_str()), (narrowed, "kind:attack"));
    session.press("Ctrl-r");
    assert!(headings(&session).iter().all(|h| h.starts_with('▸')));
}

#[test]
fn a_group_that_a_query_brings_in_is_folded_as_most_are() {
    let mut session = Session::small(140, 40);
    session.press("& d a t e : 2 0 1 9 Enter M R u u");
    assert_eq!(session.query(), "");
    session.press("Ctrl-r Ctrl-r C");
    assert_eq!(session.query(), "");
    assert!(headings(&session).iter().all(|h| h.starts_with('▸')), "{:?}", headings(&session));
}

#[test]
fn back_and_forward_leave_order_and_folds_alone() {
    let mut session = Session::small(140, 40);
    session.press("j O M G r");
    let pane = session.state.list.clone();
    session.press("Ctrl-o");
    assert_eq!(session.state.list, pane);
    session.press(">");
    assert_eq!(session.state.list, pane);
}

#[test]
fn order_headings_and_folds_survive_other_data() {
    let mut session = Session::small(140, 40);
    session.press("O O M g r j j");
    let (selected, shown, pane) = (session.selected(), listed(&session), session.state.list.clone());
    let path = "tests/fixtures/small.yaml";
    let mut data =
        Data::load(&[Input::File(path.into())], &Limits::default()).unwrap_or_else(|_| panic!("good"));
    data.generation = 7;
    session.tell(Message::Fresh(Fresh { data: Arc::new(data), whole: true }));
    assert_eq!((session.selected(), listed(&session), session.state.list.clone()), (selected, shown, pane));
}

#[test]
fn keys_that_fold_act_only_where_there_are_groups() {
    let mut session = Session::small(80, 24);
    let before = session.state.list.clone();
    session.press("r R");
    assert_eq!(session.state.list, before);
    assert!(!session.state.scopes.can_go_back(), "nothing to undo");
    session.press("Enter O M i Esc");
    assert_eq!(session.state.list, before, "a list that is not on the screen stays as it is");
}

#[test]
fn a_step_makes_no_rows_anew() {
    let mut session = Session::small(140, 40);
    session.press("O O M r");
    let rows = session.state.rows.clone().unwrap();
    session.press("j j k PgDn g G + - l n D");
    assert!(Arc::ptr_eq(&rows, session.state.rows.as_ref().unwrap()), "moving keeps the rows");
    session.press("r");
    assert!(!Arc::ptr_eq(&rows, session.state.rows.as_ref().unwrap()), "folding makes others");
}

#[test]
fn counts_are_never_cut_and_nothing_overflows_at_any_width() {
    let text = made::text(40, 9);
    for setting in ["O g", "O M g", "O O M g", "O O O M g", "M R"] {
        let mut session = Session::text(&text, 40, 12);
        session.press(setting);
        for width in 40..180 {
            session.tell(Message::Resize(width, 20));
            let screen = session.screen();
            for line in screen.lines() {
                assert!(dateline::text::width(line) <= usize::from(width), "{setting} {width}: {line}");
            }
            let rows = list::rows(&session.state, &session.data);
            let Some(ListRow::Event(event, _)) =
                rows.page(&session.data, 0, 3).into_iter().find(|row| matches!(row, ListRow::Event(..)))
            else {
                continue;
            };
            let count = list::rests_on(event, Order::Toll, &session.data).to_string();
            let by_toll = session.state.list.sort.order == Order::Toll;
            assert!(!by_toll || screen.contains(&count), "{setting} {width}: {count} is not in\n{screen}");
        }
    }
}

#[test]
fn a_copied_view_opens_in_its_order_under_its_headings() {
    for (keys, words) in [
        ("O j j", "--sort toll "),
        ("O i g j", "--sort -toll "),
        ("M M", "--headings month "),
        ("O O M g j", "--sort place --headings province "),
    ] {
        let mut session = Session::small(140, 40);
        session.press(keys).press("y");
        let Some(Effect::Copy(line)) = session.effects.last() else { panic!("nothing was copied") };
        let line = line.to_string();
        assert!(line.contains(words), "{line}");
        let program = line.replacen("dateline", env!("CARGO_BIN_EXE_dateline"), 1);
        let out =
            Command::new("sh").arg("-c").arg(format!("{program} --screenshot 140x40")).output().unwrap();
        assert!(out.status.success(), "{line}: {}", String::from_utf8_lossy(&out.stderr));
        let again = String::from_utf8(out.stdout).unwrap();
        let row = |screen: &str| {
            let selected = screen.lines().find_map(|row| row.split_once('▌')).unwrap().1;
            selected.split('│').next().unwrap().trim().to_string()
        };
        assert_eq!(row(&again), row(&session.screen()), "{line}");
        let shown = |screen: &str| screen.lines().filter(|row| row.contains(" ▾ ")).count();
        assert_eq!(shown(&again), shown(&session.screen()), "{line}");
    }
}

#[test]
fn the_help_of_the_command_line_names_every_order() {
    let program = |args: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_dateline")).args(args).output().unwrap();
        let text = [out.stdout, out.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (explorer, list) = (program(&["--help"]), program(&["list", "--help"]));
    for row in &ORDERS {
        let named = format!("{} ({})", row.name, row.first);
        assert!(explorer.contains(&named) && list.contains(&named), "{named}");
    }
    for heading in Heading::all() {
        assert!(explorer.contains(heading.name()), "{}", heading.name());
    }
    assert!(
        program(&["--sort", "size", "--screenshot", "80x24"])
            .contains("the orders are date, toll, place, weight")
    );
    let clash = program(&["--sort", "weight", "--headings", "year", "--screenshot", "80x24"]);
    assert!(clash.contains("Headings by year go with --sort date."), "{clash}");
}

#[test]
fn the_list_command_sorts_every_format() {
    let ids = |format: &str, sort: &str| -> Vec<usize> {
        let args = ["list", "tests/fixtures/small.yaml", "--format", format, "--sort", sort];
        let out = Command::new(env!("CARGO_BIN_EXE_dateline")).args(args).output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        let text = String::from_utf8(out.stdout).unwrap();
        let session = Session::small(80, 24);
        let ids: Vec<String> = order(&session);
        let is = |line: &str, id: &String| match format {
            "ndjson" => line.starts_with(&format!("{{\"id\":\"{id}\"")),
            _ => line.split_whitespace().any(|word| word == id),
        };
        text.lines().map(|line| ids.iter().position(|id| is(line, id)).unwrap()).collect()
    };
    for sort in Sort::all() {
        let mut session = Session::small(80, 24);
        let by_date = order(&session);
        session.state.list.sort = sort;
        let expected: Vec<usize> =
            order(&session).iter().map(|id| by_date.iter().position(|other| other == id).unwrap()).collect();
        for format in ["table", "ndjson"] {
            assert_eq!(ids(format, &sort.to_string()), expected, "{sort} {format}");
        }
    }
}

#[test]
fn the_order_by_place_is_announced_as_it_runs() {
    let mut session = Session::on(dateline::store::Input::Embedded, 140, 40);
    session.press("O O");
    assert!(session.screen().contains("The list is by place: from the outermost place inwards, A to Z"));
    session.press("i");
    assert!(session.screen().contains("from the outermost place inwards, Z to A"), "{}", session.screen());
}

#[test]
fn a_possible_row_keeps_its_title_in_every_order() {
    for (columns, rows) in [(60, 20), (64, 20), (80, 24), (100, 30)] {
        let mut session = Session::on(Input::Embedded, columns, rows);
        session.press("&").type_text("date:2018-06").press("Enter");
        for _ in 0..4 {
            session.press("O g");
            assert!(session.screen().contains('?') || session.screen().contains("possible"));
            for (id, row) in order(&session).iter().zip(listed(&session)) {
                let event = session.data.store.find(id).unwrap();
                let title: String = session.data.store.event(event).title.as_str().chars().take(6).collect();
                assert!(row.contains(&title), "{columns}: {id} has no {title}:\n{}", session.screen());
            }
        }
    }
}
