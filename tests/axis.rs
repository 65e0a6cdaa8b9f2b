//! The axis with its lanes, its density row and its folded gaps.

#![allow(clippy::unwrap_used)]

mod support;

use dateline::app::lanes::{LaneOrder, PlannedLane};
use dateline::app::layout::layout;
use dateline::app::{Message, Overlay};
use dateline::index::{LaneBy, Tally};
use dateline::model::{EventIx, Truth};
use dateline::store::Input;
use dateline::timeline::ladder::ruled;
use dateline::timeline::{Charset, Level, Scale, Sign};
use dateline::ui::ThemeName;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use support::{Session, rows};

/// A session with lanes that stand for something.
fn by(by: LaneBy, columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    choose(&mut session, by);
    session
}

/// Chooses what lanes stand for as a person would.
fn choose(session: &mut Session, by: LaneBy) {
    session.press("o g");
    while let Some(Overlay::Lanes(view)) = session.state.overlay.clone() {
        let wanted = LaneBy::ALL.iter().position(|b| *b == by).unwrap();
        session.press(match view.chosen.cmp(&wanted) {
            std::cmp::Ordering::Less => "j",
            std::cmp::Ordering::Equal => "Enter",
            std::cmp::Ordering::Greater => "k",
        });
    }
}

/// The lanes by name with their events, certain and possible.
fn lanes(session: &Session) -> Vec<(String, u32, u32)> {
    let tally = |l: &PlannedLane| (l.name.to_string(), l.tally.certain, l.tally.possible);
    session.state.plan.as_ref().unwrap().lanes.iter().map(tally).collect()
}

/// The part of the screen above the list: axis, density, lanes, rule.
fn axis_area(session: &Session) -> Rect {
    let areas = layout(&session.state).timeline.unwrap();
    let inner = areas.pane.inner;
    Rect { y: areas.axis.y, height: areas.rule.bottom() - areas.axis.y, ..inner }
}

/// That part as text.
fn axis(session: &Session) -> String {
    let (from, area) = (session.buffer(), axis_area(session));
    let mut part = Buffer::empty(Rect::new(0, 0, area.width, area.height));
    for y in 0..area.height {
        for x in 0..area.width {
            part[(x, y)] = from[(area.x + x, area.y + y)].clone();
        }
    }
    rows(&part).join("\n")
}

#[test]
fn lanes_stand_for_what_is_chosen() {
    let named = |what: LaneBy| lanes(&by(what, 140, 40));
    let lane = |name: &str, certain, possible| (name.to_string(), certain, possible);
    assert_eq!(
        named(LaneBy::Kind),
        [lane("Attack", 5, 0), lane("Operation", 4, 0), lane("Assessment", 2, 0)]
    );
    assert_eq!(
        named(LaneBy::Side),
        [lane("River Guard", 3, 0), lane("Harbour Front", 3, 0), lane("no side given", 5, 0)]
    );
    assert_eq!(
        named(LaneBy::Source),
        [lane("courier-2020", 6, 0), lane("gazette", 3, 0), lane("bulletin-2021", 5, 0)]
    );
    assert_eq!(named(LaneBy::Form)[0], lane("incident", 5, 0));
    assert_eq!(named(LaneBy::Question), [lane("holds-river", 2, 0), lane("no answer given", 9, 0)]);
    assert_eq!(named(LaneBy::Nothing), [lane("events", 11, 0)]);
    let actors = named(LaneBy::Actor);
    assert_eq!(actors[0], lane("Harbour Front", 3, 0), "the fullest first");
    assert!(actors.contains(&lane("Unidentified", 1, 0)) || actors.contains(&lane("unidentified", 1, 0)));
    assert_eq!(actors.last().unwrap().0, "no actor given");
}

#[test]
fn a_place_in_one_of_two_provinces_is_possibly_in_both_and_the_country_in_none() {
    let named = lanes(&by(LaneBy::Province, 140, 40));
    let lane = |name: &str, certain, possible| (name.to_string(), certain, possible);
    assert_eq!(
        named,
        [lane("North Province", 5, 2), lane("South Province", 2, 2), lane("no province given", 2, 0)]
    );
}

#[test]
fn an_event_with_several_values_is_in_several_lanes() {
    let session = by(LaneBy::Province, 140, 40);
    let ford = session.data.store.find("2019-05-12-ford-attack").unwrap();
    assert_eq!(session.state.plan.as_ref().unwrap().lanes_of(ford, &session.data), [0, 1]);
    let axis = session.state.axis.clone().unwrap();
    assert_eq!(axis.seen(ford, &session.data).len(), 2, "it is drawn in both");
}

#[test]
fn the_chooser_says_how_many_lanes_each_way_makes() {
    for what in LaneBy::ALL {
        let mut session = by(*what, 80, 24);
        session.press("o");
        let Some(Overlay::Lanes(view)) = session.state.overlay.clone() else { panic!("no chooser") };
        let at = LaneBy::ALL.iter().position(|b| b == what).unwrap();
        assert_eq!(view.chosen, at, "it opens on what lanes stand for now");
        assert_eq!(view.counts[at], lanes(&session).len(), "{what:?}");
        assert!(session.screen().contains("3 lanes"), "{}", session.screen());
        session.press("Esc");
        assert_eq!(session.state.lanes.by, *what, "Escape changes nothing");
    }
}

#[test]
fn every_event_is_drawn_in_its_lanes_or_counted_beside_them() {
    for what in LaneBy::ALL {
        let mut session = by(*what, 200, 60);
        for keys in ["", "+ +", "l l l", "- -", "F"] {
            session.press(keys);
            let shown = session.state.axis.clone().unwrap();
            for (at, lane) in shown.plan().lanes.iter().enumerate() {
                let cells = || shown.rows.iter().filter(|row| row.lane == at).map(|row| &row.cells);
                let off: u32 = cells().map(|c| c.before + c.after).sum();
                let drawn = cells().flat_map(|c| &c.cells).filter(|c| c.sign.is_some()).count();
                assert!(off <= lane.tally.total(), "{what:?} {}", lane.name);
                assert!(off == lane.tally.total() || drawn > 0, "{what:?} {} after {keys}", lane.name);
            }
        }
    }
}

#[test]
fn answers_stand_beside_the_events_that_give_them() {
    insta::assert_snapshot!(axis(&by(LaneBy::Question, 140, 40)), @"
                    2019   Jul    2020   Jul     2021   Jul    ╵


     █ = 1 linear     ▓░ ██        █   ░░░░░░░░░░░░░░░░░░░░░░░░░
     holds-river                  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄holds┄
                                     ● lost-it
     no answer giv…   ◐┄ ●●     ┄╺━━╸┄  ┄┄◐┄┄      ┄╺━━━━━━━━┅┅›
                                  ┄┄╺━━━━━━╸┄
                                   ◌   ┄┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄┄┄┄┄┄┄┄

    ──────────────────▲──────────·──··────·─────────·───·────────────
    ");
}

#[test]
fn lanes_scroll_and_say_how_many_are_above_and_below() {
    let mut session = by(LaneBy::Place, 80, 24);
    session.press("Ctrl-y");
    let names = |s: &Session| {
        let shown = s.state.axis.clone().unwrap();
        let lanes = shown.rows.iter().map(|row| shown.plan().lanes[row.lane].name.to_string());
        lanes.collect::<Vec<_>>()
    };
    let all = lanes(&session).len();
    assert!(all > names(&session).len());
    let rule = |s: &Session| axis(s).lines().last().unwrap().to_string();
    assert!(rule(&session).starts_with(&format!(" {}↓ ", all - names(&session).len())), "{}", rule(&session));
    let first = names(&session);
    session.press("Ctrl-e");
    assert_eq!(names(&session)[..3], first[1..], "it scrolls by one");
    assert!(rule(&session).starts_with(&format!(" 1↑ {}↓ ", all - 5)), "{}", rule(&session));
    session.press("Ctrl-e Ctrl-e Ctrl-e Ctrl-e");
    assert!(rule(&session).starts_with(&format!(" {}↑ ", all - 4)), "{}", rule(&session));
    session.press("Ctrl-y Ctrl-y Ctrl-y Ctrl-y Ctrl-y Ctrl-y");
    assert_eq!(names(&session), first);
}

#[test]
fn the_lane_of_the_selected_event_is_scrolled_to() {
    let mut session = by(LaneBy::Place, 80, 24);
    for _ in 0..11 {
        let event = session.state.shown().unwrap();
        let axis = session.state.axis.clone().unwrap();
        assert!(!axis.seen(event, &session.data).is_empty(), "{} is in no lane shown", session.selected());
        session.press("j");
    }
}

#[test]
fn a_screen_that_grows_shows_the_lane_of_the_selected_event() {
    let mut session = by(LaneBy::Place, 40, 10);
    session.press("j j j");
    for (columns, rows) in [(80, 24), (40, 10), (60, 20), (140, 40), (80, 24)] {
        session.tell(Message::Resize(columns, rows));
        let shown = session.state.axis.clone().unwrap();
        let seen = shown.seen(session.state.shown().unwrap(), &session.data);
        assert!(rows == 10 || !seen.is_empty(), "{columns}x{rows}:\n{}", session.screen());
    }
}

#[test]
fn the_selected_event_is_marked_in_every_lane_that_it_is_in() {
    let mut session = by(LaneBy::Province, 140, 40);
    session.press("j");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    let (buffer, area) = (session.buffer(), axis_area(&session));
    let reversed = |y: u16| {
        (area.x..area.right()).filter(|x| buffer[(*x, y)].modifier.contains(Modifier::REVERSED)).count()
    };
    let lanes = layout(&session.state).timeline.unwrap().lanes;
    let marked: Vec<usize> = (lanes.y..lanes.bottom()).map(reversed).filter(|n| *n > 0).collect();
    assert_eq!(marked, [1, 1]);
}

#[test]
fn differing_events_are_underlined_in_their_lane() {
    let mut session = Session::small(140, 40);
    session.press("& i s : d i f f e r i n g Enter G");
    let buffer = session.buffer();
    let lanes = layout(&session.state).timeline.unwrap().lanes;
    let underlined = |y| {
        let cells = (lanes.x..lanes.right()).map(|x| &buffer[(x, y)]);
        cells.filter(|c| c.modifier.contains(Modifier::UNDERLINED)).count()
    };
    assert!((lanes.y..lanes.bottom()).map(underlined).sum::<usize>() > 0);
}

#[test]
fn a_lane_rolled_up_joins_the_last_row_and_comes_out_again() {
    let mut session = Session::small(140, 40);
    let before = lanes(&session);
    session.press("j U");
    assert_eq!(session.selected(), "2019-05-12-ford-attack");
    let after = lanes(&session);
    assert_eq!(after.last().unwrap(), &("1 rolled up".to_string(), 5, 0));
    assert_eq!(after.len(), before.len());
    session.press("j U");
    assert_eq!(lanes(&session).last().unwrap(), &("2 rolled up".to_string(), 9, 0));
    session.press("k U j U");
    assert_eq!(lanes(&session), before);
    assert_eq!(session.state.scope.len(), 11, "nothing is counted otherwise");
}

#[test]
fn lanes_are_sorted_as_in_the_store_by_count_or_by_name() {
    let mut session = Session::small(140, 40);
    let names = |s: &Session| lanes(s).into_iter().map(|(name, ..)| name).collect::<Vec<_>>();
    assert_eq!(names(&session), ["Attack", "Operation", "Assessment"]);
    session.press("o s");
    assert_eq!(session.state.lanes.order, LaneOrder::Count);
    session.press("s");
    assert!(session.screen().contains("s sorts: by name"));
    assert_eq!(names(&session), ["Assessment", "Attack", "Operation"]);
    session.press("s Esc");
    assert_eq!(names(&session), ["Attack", "Operation", "Assessment"]);
    let mut places = by(LaneBy::Place, 140, 40);
    let counts: Vec<u32> = lanes(&places).iter().map(|(_, certain, _)| *certain).collect();
    assert!(counts[..counts.len() - 1].windows(2).all(|c| c[0] >= c[1]), "places come by count: {counts:?}");
    places.press("o s Esc");
    assert_eq!(names(&places).last().unwrap(), "no place given", "gaps stay last");
}

#[test]
fn what_lasted_at_the_same_time_is_packed_where_there_is_room() {
    let shown = |columns, rows| axis(&by(LaneBy::Nothing, columns, rows));
    insta::assert_snapshot!(shown(140, 50), @"
                2019    Jul     2020   Jul     2021    Jul     ╵

                      █
     █=1 linear   ▒▒  █         █   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     events       ◐┄  2      ┄┄╺━╸┄●  ┄┄◐┄┄       ┄╺━━━━━━━━━┅┅›
                                ◌╺━━━━━━━╸┄┄┄┄┄┄┄┄┄┄●┄┄○┄┄┄┄┄┄┄┄
    ──────────────▲────────────·─·─·────·──────────·───·─────────────
    ");
    insta::assert_snapshot!(shown(80, 24), @"
                 2019 ╵    Jul  ╵    2020 ╵    Jul  ╵    2021 ╵    Jul  ╵    ╵
     █=2 linear   ░░░   █            ▒░    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
     events       ┄◐┄   2         ┄╺━◌━╺━●━━━━━━◐╸┄┄┄┄┄┄┄┄┄┄┄┄╺●━━━○━━━━━━━━┅┅›
    ───────────────▲───────────────·───·─·──────·─────────────·────·────────────────
    ");
}

#[test]
fn rows_of_lanes_stay_while_the_axis_moves() {
    let mut session = Session::small(140, 50);
    let rows = |s: &Session| s.state.axis.as_ref().unwrap().rows.iter().map(|r| r.lane).collect::<Vec<_>>();
    let before = rows(&session);
    for key in "+ + l l l l - h h h + + +".split(' ') {
        session.press(key);
        assert_eq!(rows(&session), before, "after {key}");
    }
}

#[test]
fn what_is_drawn_in_a_cell_is_found_there() {
    let session = Session::small(140, 40);
    let axis = session.state.axis.clone().unwrap();
    let mut found = 0;
    for (at, row) in axis.rows.iter().enumerate() {
        for (column, cell) in (0..).zip(&row.cells.cells) {
            let event = axis.drawn_at(at, column, &session.data);
            assert_eq!(event.is_some(), cell.sign.is_some(), "row {at}, column {column}");
            let Some(event) = event else { continue };
            assert!(axis.plan().lanes_of(event, &session.data).contains(&row.lane));
            found += u32::from(session.state.column_of(event, &session.data) == Some(column));
        }
    }
    assert!(found >= 8, "each sign is that of its event");
    assert_eq!(axis.drawn_at(99, 0, &session.data), None);
}

/// A store with two years of events, a long gap and another year of them.
fn gapped(columns: u16, rows: u16) -> Session {
    let mut text = String::from(
        "dateline: 1\ntitle: Gaps\ncovers: \"2001/2012\"\nkinds:\n- {id: fire, name: Fire}\nsides:\n\
         - {id: a, name: A}\nroles:\n- {id: doer, name: Doer}\nactor_kinds:\n- {id: group, name: Group}\n\
         sources:\n- {id: book, title: Book, publisher: Press, published: \"2013\"}\n\
         places:\n- {id: town, name: Town, precision: town}\nactors:\n\
         - {id: them, name: Them, kind: group, side: a}\nevents:\n",
    );
    let dates = [
        "2001-02-03",
        "2001-03-01",
        "2001-03-01",
        "2001-07",
        "2002",
        "2002-10-11",
        "2010-05-06",
        "2010-09",
        "2011-01-01/2011-06-01",
        "2012-03-04",
    ];
    for (i, date) in dates.iter().enumerate() {
        text.push_str(&format!(
            "- id: e{i}\n  date: \"{date}\"\n  form: incident\n  kind: fire\n  title: Fire {i}\n  summary: A fire.\n  \
             place: town\n  claims:\n  - {{source: book, para: {}, words: \"a fire\"}}\n",
            i + 1
        ));
    }
    Session::on(Input::Stdin(text.into_bytes()), columns, rows)
}

#[test]
fn a_long_gap_is_unfolded_until_it_is_folded_and_says_its_length() {
    let mut session = gapped(80, 24);
    assert!(!axis(&session).contains('⋯'));
    session.press("F");
    insta::assert_snapshot!(axis(&session), @"
                  2001    2002    2003  ⋯ 7 years   2010    2011    2012    ╵
     █=2 linear   ▄█  ▄   ░░░░░░▄░░                   ▄  ░░ ▁▂▂▁      ▄
     Fire         ●2  ◐   ┄┄┄┄○┄●┄┄                   ●  ◐  ╺━━╸      ●
    ──────────────▲────────────────────⋯⋯⋯⋯⋯⋯⋯⋯⋯⋯⋯──────────────────────────────────
    ");
    session.theme.ascii = true;
    assert!(axis(&session).lines().next().unwrap().contains(" _ 7 years "), "{}", axis(&session));
}

#[test]
fn folding_counts_the_same_and_hides_no_event() {
    for (columns, rows) in [(40, 12), (80, 24), (140, 40), (200, 60)] {
        let mut session = gapped(columns, rows);
        let counts = session.state.scope.counts;
        let drawn = |s: &Session| {
            let shown = s.state.axis.clone().unwrap();
            let mass: f32 = shown.histogram.bins.iter().map(|b| b.mass).sum();
            let off = shown.histogram.before.mass + shown.histogram.after.mass;
            ((mass + off) * 100.0).round()
        };
        assert_eq!(drawn(&session), 1000.0);
        session.press("F");
        for key in ["j", "+", "l", "+", "h", "j", "-", "-", "0", "G", "z", "+", "+"] {
            session.press(key);
            assert_eq!(drawn(&session), 1000.0, "each incident weighs one after {key}");
            assert_eq!(session.state.scope.counts, counts);
            let shown = session.state.axis.clone().unwrap();
            for piece in shown.ruler().pieces().iter().filter(|p| p.fold.is_some()) {
                let columns = usize::from(piece.at)..usize::from(piece.at + piece.width);
                let bins = &shown.histogram.bins[columns.clone()];
                assert!(bins.iter().all(|b| b.mass == 0.0 && b.others == 0), "something is folded away");
                let cells = shown.rows.iter().flat_map(|row| &row.cells.cells[columns.clone()]);
                assert!(cells.into_iter().all(|cell| cell.sign.is_none()));
            }
        }
    }
}

#[test]
fn folding_is_undone_and_done_again() {
    let mut session = gapped(80, 24);
    let flat = axis(&session);
    session.press("F");
    let folded = axis(&session);
    assert_ne!(flat, folded);
    session.press("u");
    assert_eq!(axis(&session), flat);
    session.press("Ctrl-r");
    assert_eq!(axis(&session), folded);
    session.press("F");
    assert_eq!(axis(&session), flat);
    session.press("u & d a t e : 2 0 0 1 Enter u u");
    assert_eq!(axis(&session), flat);
}

#[test]
fn where_folding_saves_no_room_it_says_so() {
    let mut session = Session::small(80, 24);
    session.press("F");
    assert!(session.screen().contains("Nothing is folded: at this width folding a gap would save no room."));
}

#[test]
fn zooming_beside_a_folded_gap_keeps_the_selected_event_near_its_column() {
    for (columns, rows) in [(80, 24), (140, 40), (200, 60)] {
        let mut session = gapped(columns, rows);
        session.press("F");
        for _ in 0..10 {
            let column = |s: &Session| s.state.column_of(s.state.shown().unwrap(), &s.data);
            let before = column(&session).unwrap();
            for key in ["+", "+", "-"] {
                session.press(key);
                let after = column(&session).unwrap();
                let wide = session.state.plot_columns() / 8;
                assert!(
                    after.abs_diff(before) <= wide,
                    "{} went from {before} to {after}",
                    session.selected()
                );
            }
            session.press("0 j");
        }
    }
}

#[test]
fn a_crowded_cell_opens_as_a_list_of_its_events() {
    let mut session = gapped(80, 24);
    session.press("j");
    session.press("Enter");
    let Some(Overlay::Cell(view)) = session.state.overlay.clone() else { panic!("no list") };
    let ids: Vec<&str> = view.events.iter().map(|e| session.data.store.id(*e)).collect();
    assert_eq!(ids, ["e1", "e2"]);
    assert!(session.screen().contains("2 events in this cell"), "{}", session.screen());
    session.press("j Enter");
    assert_eq!(session.selected(), "e2");
    assert!(session.state.overlay.is_none() && !session.state.detail.full);
    session.press("Enter Enter");
    assert!(session.state.detail.full, "the event selected already gets the whole screen");
    session.press("Esc Ctrl-o");
    assert_eq!(session.selected(), "e1", "the way back is kept");
    session.press("G Enter");
    assert!(session.state.detail.full, "an event alone in its cell needs no list");
}

#[test]
fn a_cell_lists_as_many_events_as_its_sign_says() {
    for what in [LaneBy::Kind, LaneBy::Nothing, LaneBy::Actor] {
        let mut session = by(what, 80, 24);
        for _ in 0..11 {
            let shown = session.state.axis.clone().unwrap();
            let together = shown.together(session.state.shown().unwrap(), &session.data);
            if !together.is_empty() {
                let column = session.state.column_of(together[0], &session.data).unwrap();
                let counts: Vec<u32> =
                    shown.rows.iter().map(|row| row.cells.cells[usize::from(column)].count).collect();
                assert!(counts.contains(&(together.len() as u32)), "{together:?} in {counts:?}");
            }
            session.press("j");
        }
    }
}

#[test]
fn the_scale_is_named_and_can_be_logarithmic() {
    let mut session = Session::small(80, 24);
    assert!(axis(&session).contains("█=2 linear"));
    session.press("*");
    assert_eq!(session.state.scale, Scale::Log);
    assert!(axis(&session).contains("log to 2"), "{}", axis(&session));
    session.press("*");
    assert!(axis(&session).contains("█=2 linear"));
}

#[test]
fn hits_and_events_of_other_forms_are_ticks_on_the_rule() {
    let mut session = Session::small(80, 24);
    let ticks = |s: &Session, sign: Sign| {
        let rule = axis(s).lines().last().unwrap().to_string();
        rule.matches(sign.glyph(Charset::Unicode)).count()
    };
    let others = ticks(&session, Sign::Tick);
    assert!(others >= 4 && ticks(&session, Sign::Hit) == 0, "{}", axis(&session));
    session.press("/ k e i t a Enter g");
    assert_eq!((ticks(&session, Sign::Hit), ticks(&session, Sign::Tick)), (1, others - 1));
    session.press("Esc & f o r m : i n c i d e n t Enter");
    assert_eq!(ticks(&session, Sign::Tick), 0);
}

#[test]
fn zooming_and_panning_change_no_count_and_no_scope() {
    let mut session = Session::small(140, 40);
    let (query, counts) = (session.query(), session.state.scope.counts);
    let total = |s: &Session| {
        let tallies = s.state.plan.as_ref().unwrap().lanes.iter().map(|l| l.tally);
        tallies.fold(Tally::default(), |mut sum, t| {
            sum.add_and(t, dateline::model::Truth::Certain);
            sum
        })
    };
    let all = total(&session);
    for key in "+ + l h - - - - 0 z Z F * + Z".split(' ') {
        session.press(key);
        assert_eq!(
            (session.query(), session.state.scope.counts, total(&session)),
            (query.clone(), counts, all)
        );
    }
}

/// The window as the screen says it: in the header, or else before the axis.
fn says_window(session: &Session) -> bool {
    let view = session.state.spot.viewport;
    let buffer = session.buffer();
    let header = rows(&buffer)[0].clone();
    let areas = layout(&session.state).timeline.unwrap();
    let gutter: String =
        (areas.pane.inner.x..areas.plot.x).map(|x| buffer[(x, areas.axis.y)].symbol().to_string()).collect();
    let brief = view.brief(usize::from(areas.gutter - 1));
    header.ends_with(view.text().as_str()) || (gutter.trim() == brief.as_str() && !brief.is_empty())
}

#[test]
fn the_window_is_always_said() {
    let mut session = Session::small(80, 24);
    for (columns, rows) in (40..=300).step_by(7).zip([10, 24, 40, 90].into_iter().cycle()) {
        session.tell(Message::Resize(columns, rows));
        for key in ["0", "+", "+", "+", "+", "+", "+", "+", "+", "+", "+", "+", "+"] {
            session.press(key);
            assert!(
                says_window(&session),
                "{columns}x{rows} {}:\n{}",
                session.state.spot.viewport.text(),
                session.screen()
            );
        }
        session.press(&"- ".repeat(30));
        assert!(says_window(&session), "{columns}x{rows}:\n{}", session.screen());
    }
}

#[test]
fn the_axis_goes_from_decades_to_hours() {
    let mut session = Session::small(140, 40);
    session.press(&"- ".repeat(8));
    let mut units = Vec::new();
    for _ in 0..40 {
        let unit = dateline::timeline::Unit::on(session.state.axis.as_ref().unwrap().ruler()).name;
        if units.last() != Some(&unit) {
            units.push(unit);
        }
        session.press("+");
    }
    for unit in ["decades", "years", "months", "days", "hours"] {
        assert!(units.contains(&unit), "no {unit} in {units:?}");
    }
}

/// What must hold of a screen of any size.
fn check_screen(session: &Session) {
    let (columns, height) = session.state.size;
    let (buffer, context) = (session.buffer(), || format!("{columns}x{height}\n{}", session.screen()));
    let at = layout(&session.state);
    let Some(areas) = at.timeline else { return };
    let inner = areas.pane.inner;
    assert!(areas.plot.right() <= inner.right() && inner.right() <= columns, "{}", context());
    for tick in ruled(session.state.axis.as_ref().unwrap().ruler()) {
        let x = areas.plot.x + tick.column;
        let width = tick.label.width() as u16;
        let drawn: String = (x..x + width).map(|x| buffer[(x, areas.axis.y)].symbol().to_string()).collect();
        assert_eq!(drawn, tick.label.as_str(), "a label is not whole: {}", context());
        let before = if tick.level == Level::Gap { x - 3 } else { x - 1 };
        assert_eq!(buffer[(before, areas.axis.y)].symbol(), " ", "a label touches another: {}", context());
    }
    let right = areas.plot.right();
    assert!(right == inner.right() || buffer[(right, areas.axis.y)].symbol() == " ", "{}", context());
    let cursor = session.state.shown().and_then(|e| session.state.column_of(e, &session.data));
    let cursors = (areas.plot.x..columns)
        .filter(|x| buffer[(*x, areas.rule.y)].symbol() == Sign::Cursor.glyph(charset(session)));
    let expected: Vec<u16> = cursor.map(|c| areas.plot.x + c).into_iter().collect();
    assert_eq!(cursors.collect::<Vec<_>>(), expected, "{}", context());
    if at.framed {
        let edge = if session.theme.ascii { "|" } else { "│" };
        for pane in [Some(areas.pane), at.detail, at.filter].into_iter().flatten() {
            for y in pane.inner.y..pane.inner.bottom() {
                assert_eq!(buffer[(pane.outer.x, y)].symbol(), edge, "{}", context());
                assert_eq!(buffer[(pane.outer.right() - 1, y)].symbol(), edge, "{}", context());
            }
        }
    }
}

fn charset(session: &Session) -> Charset {
    if session.theme.ascii { Charset::Ascii } else { Charset::Unicode }
}

/// Every width at some heights, every height at some widths, and both together.
fn sizes() -> Vec<(u16, u16)> {
    let widths = (40..=300).flat_map(|w| [10, 18, 24, 40, 90].map(|h| (w, h)));
    let heights = (10..=90).flat_map(|h| [40, 60, 80, 123, 124, 200, 300].map(|w| (w, h)));
    let both = (0..=80).map(|i| (40 + i * 260 / 80, 10 + i));
    widths.chain(heights).chain(both).collect()
}

#[test]
fn every_size_is_drawn_whole_and_aligned() {
    let mut session = Session::small(80, 24);
    session.press("j j");
    for (i, (columns, rows)) in sizes().into_iter().enumerate() {
        session.tell(Message::Resize(columns, rows));
        session.theme.ascii = i % 5 == 0;
        check_screen(&session);
    }
}

#[test]
fn every_size_with_other_lanes_zooms_and_folds_is_drawn_whole_and_aligned() {
    let mut small = by(LaneBy::Place, 80, 24);
    let mut folded = gapped(80, 24);
    folded.press("F *");
    let keys = ["+", "l", "j", "+", "-", "h", "0", "-", "Ctrl-e", "G", "+", "+", "+", "g"];
    for ((columns, rows), key) in sizes().into_iter().step_by(3).zip(keys.into_iter().cycle()) {
        for session in [&mut small, &mut folded] {
            session.tell(Message::Resize(columns, rows)).press(key);
            check_screen(session);
        }
    }
}

#[test]
fn going_from_event_to_event_makes_no_axis_and_no_lanes_anew() {
    let mut session = by(LaneBy::Actor, 140, 40);
    let kept = |s: &Session| {
        let axis = std::sync::Arc::as_ptr(s.state.axis.as_ref().unwrap());
        (axis, std::sync::Arc::as_ptr(s.state.plan.as_ref().unwrap()))
    };
    let before = kept(&session);
    session.press("j j j k G g");
    assert_eq!(kept(&session), before);
    session.press("F");
    let folded = kept(&session);
    session.press("j j j k G g");
    assert_eq!(kept(&session), folded);
    session.press("F");
    let before = kept(&session);
    session.press("+");
    assert_eq!(kept(&session).1, before.1, "zooming sorts no event into lanes again");
    assert_ne!(kept(&session).0, before.0);
}

#[test]
fn events_of_lanes_know_the_lanes_they_are_in() {
    for what in LaneBy::ALL {
        let session = by(*what, 140, 40);
        let plan = session.state.plan.clone().unwrap();
        let mut counts = vec![0; plan.lanes.len()];
        for event in (0..session.data.index.len()).map(|i| EventIx(i as u32)) {
            plan.lanes_of(event, &session.data).into_iter().for_each(|lane| counts[lane] += 1);
        }
        let tallies: Vec<u32> = plan.lanes.iter().map(|lane| lane.tally.total()).collect();
        assert_eq!(counts, tallies, "{what:?}");
    }
}

#[test]
fn a_brush_stands_over_its_window_beside_a_folded_gap() {
    let mut session = gapped(80, 24);
    session.press("F g v } }");
    let window = session.state.brush.as_ref().unwrap().window();
    let (buffer, areas) = (session.buffer(), layout(&session.state).timeline.unwrap());
    let brushed = [Sign::BrushStart, Sign::Brushed, Sign::BrushEnd, Sign::BrushedColumn]
        .map(|s| s.glyph(Charset::Unicode));
    let on_rule = |x: &u16| brushed.contains(&buffer[(areas.plot.x + x, areas.rule.y)].symbol());
    let columns: Vec<u16> = (0..areas.plot.width).filter(on_rule).collect();
    let ruler = session.state.ruler();
    assert!(!columns.is_empty() && ruler.pieces().iter().any(|p| p.fold.is_some()));
    assert!(ruler.column(columns[0]).contains(&window.lo));
    assert!(ruler.column(*columns.last().unwrap()).contains(&window.hi));
}

#[test]
fn what_only_possibly_matches_is_dimmed_in_every_theme() {
    for (_, name) in ThemeName::ALL {
        for lanes in ["", "o j j j j Enter"] {
            let mut session = Session::on(Input::Embedded, 80, 24);
            session.theme.name = *name;
            session.theme.ascii = *name == ThemeName::Plain;
            session.press("&").type_text("date:2018-03..2019-03").press("Enter").press(lanes);
            let (buffer, axis) = (session.buffer(), session.state.axis.clone().unwrap());
            let areas = layout(&session.state).timeline.unwrap();
            let mut seen = [0, 0];
            for (y, row) in (areas.lanes.y..).zip(&axis.rows) {
                for (x, cell) in (areas.plot.x..).zip(&row.cells.cells) {
                    if cell.sign.is_some() {
                        let possible = cell.truth == Truth::Possible;
                        let dim = buffer[(x, y)].modifier.contains(Modifier::DIM);
                        assert_eq!(dim, possible, "{name:?}, {x} {y}\n{}", session.screen());
                        seen[usize::from(possible)] += 1;
                    }
                }
            }
            assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
        }
    }
}

#[test]
fn folding_nothing_says_why() {
    let says = |query: &str, keys: &str| {
        let mut session = Session::on(Input::Embedded, 80, 24);
        session.press("&").type_text(query).press("Enter").press(keys).press("F");
        assert!(session.state.ruler().pieces().iter().all(|piece| piece.fold.is_none()));
        session.state.notice.clone().unwrap().to_string()
    };
    let narrow = says("kind:attack form:incident", "");
    assert!(narrow.contains("at this width folding a gap would save no room"), "{narrow}");
    // Before the first event and after the last nothing is folded, however much of the axis that is.
    let lone = says("id:2019-11-08-hashd-ambush", "");
    assert!(lone.contains("no gap between events takes a tenth"), "{lone}");
}
