//! Lanes: what they stand for, their order, what is drawn in them.

use dateline::app::lanes::LaneOrder;
use dateline::app::layout::layout;
use dateline::app::{Message, Overlay};
use dateline::index::LaneBy;
use dateline::model::{EventIx, Truth};
use dateline::store::Input;
use dateline::ui::ThemeName;
use ratatui::style::Modifier;

use super::dense::invented;
use super::support::Session;
use super::{axis, axis_area, by, lanes};

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
fn the_chooser_says_how_many_ways_have_no_room() {
    let mut session = Session::small(40, 10);
    session.press("o");
    assert!(session.screen().contains(" 3 more, j "), "{}", session.screen());
    session.press("j j j j j j j");
    assert!(session.screen().contains(" 1 more, j "), "{}", session.screen());
    session.press("j");
    assert!(!session.screen().contains(" more, j "), "{}", session.screen());
    session.tell(Message::Resize(80, 24));
    assert!(!session.screen().contains(" more, j "), "{}", session.screen());
}

#[test]
fn every_event_is_drawn_in_its_lanes_or_counted_beside_them() {
    for what in LaneBy::ALL {
        let mut session = by(*what, 200, 60);
        for keys in ["", "+ +", "l l l", "- -", "F"] {
            session.press(keys);
            check_off_screen(&session, &format!("{what:?} after {keys}"));
        }
    }
}

/// How many events of each lane are before the screen and after it, counted one by one.
fn off_screen(session: &Session) -> Vec<(u32, u32)> {
    let shown = session.state.axis.clone().unwrap();
    let mut off = vec![(0, 0); shown.plan().lanes.len()];
    let view = shown.ruler().view();
    for (event, _) in session.state.scope.answer.iter() {
        let span = session.data.index.span(event).unwrap();
        for lane in shown.plan().lanes_of(event, &session.data) {
            off[lane].0 += u32::from(span.end_max < view.lo);
            off[lane].1 += u32::from(span.start_min >= view.hi);
        }
    }
    off
}

/// What stands beside the lanes is what is counted one by one; what is not counted there is drawn.
fn check_off_screen(session: &Session, context: &str) {
    let (shown, off) = (session.state.axis.clone().unwrap(), off_screen(session));
    let (buffer, areas) = (session.buffer(), layout(&session.state).timeline.unwrap());
    let (left, right) = (areas.pane.inner.x, areas.pane.inner.right());
    let text = |from: u16, to: u16, y: u16| (from..to).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    for (y, row) in (areas.lanes.y..).zip(&shown.rows).filter(|(_, row)| row.first) {
        let (lane, (before, after)) = (&shown.plan().lanes[row.lane], off[row.lane]);
        assert_eq!((row.cells.before, row.cells.after), (before, after), "{context}, {}", lane.name);
        let of_lane = || shown.rows.iter().filter(|other| other.lane == row.lane).map(|row| &row.cells);
        let drawn = of_lane().flat_map(|c| &c.cells).filter(|c| c.sign.is_some()).count();
        assert!(before + after == lane.tally.total() || drawn > 0, "{context}, {}", lane.name);
        let named = |count: u32, said: String| match count {
            0 => assert!(!said.contains(['‹', '›']), "{context}: {said}"),
            _ => assert!(says(&said, count), "{context}: {said} for {count}\n{}", session.screen()),
        };
        named(before, text(left, areas.plot.x, y));
        named(after, text(areas.plot.right(), right, y));
    }
}

/// Whether the number beside `‹` or `›` is a count, whole or rounded down.
fn says(said: &str, count: u32) -> bool {
    let after = said.split('‹').next_back().unwrap_or_default();
    let number = after.split('›').next().unwrap_or_default().trim();
    let step = match (number.contains('.'), number.chars().last()) {
        (true, _) => 100_000,
        (_, Some('M')) => 1_000_000,
        (_, Some('k')) => 1000,
        _ => 1,
    };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.parse() == Ok(count / step)
}

#[test]
fn a_crowded_lane_counts_what_is_beside_the_screen_in_all_its_rows() {
    for (events, columns, rows) in [(3000, 140, 40), (3000, 200, 60), (3000, 80, 24), (1000, 40, 10)] {
        let mut session = invented(events, columns, rows);
        for keys in ["", "+ + + +", "l l l", "h h h h h h", "- -", "o g Esc"] {
            session.press(keys);
            check_off_screen(&session, &format!("{columns}x{rows} after {keys}"));
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
fn lanes_that_have_no_room_are_counted_in_every_order_of_the_list() {
    for (columns, rows) in [(80, 24), (40, 10), (140, 40)] {
        let mut session = by(LaneBy::Actor, columns, rows);
        session.press("Ctrl-e");
        let hidden = session.state.axis.as_ref().unwrap().hidden();
        for order in ["", "toll", "place", "weight", "-weight"] {
            if order == "-weight" {
                session.press("i");
            } else if !order.is_empty() {
                session.press("O");
            }
            let rule = axis(&session).lines().last().unwrap().replace(' ', "");
            let counted = match hidden {
                (0, 0) => String::new(),
                (0, below) => format!("{below}↓"),
                (above, 0) => format!("{above}↑"),
                (above, below) => format!("{above}↑{below}↓"),
            };
            assert!(rule.starts_with(&counted), "{order}: {}", session.screen());
            let named: String = order.chars().take(3).collect();
            assert!(rule.contains(&named), "{order}: {}", session.screen());
            session.press("Esc");
        }
    }
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
        assert!(!seen.is_empty(), "{columns}x{rows}:\n{}", session.screen());
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
    assert_eq!(after.last().unwrap(), &("1 rolled".to_string(), 5, 0));
    assert_eq!(after.len(), before.len());
    session.press("j U");
    assert_eq!(lanes(&session).last().unwrap(), &("2 rolled".to_string(), 9, 0));
    session.press("k U j U");
    assert_eq!(lanes(&session), before);
    assert_eq!(session.state.scope.len(), 11, "nothing is counted otherwise");
}

#[test]
fn rolling_up_is_undone_and_redone_step_by_step() {
    let mut session = Session::small(140, 40);
    session.press("& f o r m : i n c i d e n t Enter");
    let (query, open) = (session.query(), lanes(&session));
    session.press("U");
    let rolled = lanes(&session);
    assert_ne!(rolled, open);
    session.press("U u");
    assert_eq!(lanes(&session), rolled, "rolling out is a step too");
    session.press("u");
    assert_eq!((session.query(), lanes(&session)), (query, open), "and the query stays");
    session.press("Ctrl-r");
    assert_eq!(lanes(&session), rolled);
    session.press("u u");
    assert_eq!(session.query(), "");
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
     events       ┄◐┄   2         ┄╺━━━╸┄●   ┄┄┄◐┄┄         ┄┄╺━━━━━━━━━━━━━┅┅›
                                     ◌┄╺━━━━━━━━━╸┄┄┄┄┄┄┄┄┄┄┄┄┄●┄┄┄○┄┄┄┄┄┄┄┄┄┄┄
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
fn on_the_smallest_screen_there_is_the_lane_of_the_selected_event() {
    let mut session = Session::small(40, 10);
    for _ in 0..11 {
        let (axis, event) = (session.state.axis.clone().unwrap(), session.state.shown().unwrap());
        assert_eq!((axis.rows.len(), axis.seen(event, &session.data).len()), (1, 1), "{}", session.screen());
        session.press("j");
    }
}

#[test]
fn undo_passes_over_the_rolling_up_of_lanes_that_are_not_shown() {
    let mut session = Session::small(140, 40);
    session.press("& f o r m : i n c i d e n t Enter");
    let query = session.query();
    session.press("U");
    crate::choose(&mut session, LaneBy::Side);
    session.press("u");
    assert_eq!(session.query(), "", "what was done before it is undone");
    session.press("Ctrl-r");
    assert_eq!(session.query(), query);
    let mut session = Session::small(140, 40);
    session.press("U");
    crate::choose(&mut session, LaneBy::Side);
    let before = lanes(&session);
    session.press("u");
    assert_eq!(lanes(&session), before);
    assert!(session.state.notice.is_some(), "where that was all, it is said");
}
