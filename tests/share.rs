//! A copied view opens again as it was.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::process::Command;

use dateline::app::{Effect, Message};
use support::Session;

/// The shell line that `y` copies.
fn copied(session: &mut Session) -> String {
    session.press("y");
    match session.effects.last() {
        Some(Effect::Copy(line)) => line.to_string(),
        other => panic!("nothing was copied but {other:?}"),
    }
}

/// What a shell makes of the line, with a screenshot of the same size.
fn reopened(line: &str, size: &str) -> String {
    let program = env!("CARGO_BIN_EXE_dateline");
    let line = line.replacen("dateline", program, 1);
    let out = Command::new("sh").arg("-c").arg(format!("{line} --screenshot {size}")).output().unwrap();
    assert!(out.status.success(), "{line}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

/// What must be the same: the counts and the window of the header, the row of the selected event, the query line, the
/// axis with the density under it.
fn essence(screen: &str) -> [String; 5] {
    let rows: Vec<&str> = screen.lines().collect();
    let counts = rows[0].split("   ").map(str::trim).find(|part| part.contains(" incident"));
    let selected =
        rows.iter().find_map(|row| row.split_once('▌')).and_then(|(_, rest)| rest.split('│').next());
    // What is marked is not a part of the view.
    let selected = selected.map(|row| row.trim_start_matches('★'));
    let query = rows[rows.len() - 2];
    let window = rows[0].rsplit("  ").next();
    let axis: Vec<String> = rows[2..6].iter().map(|row| row.chars().skip(31).take(67).collect()).collect();
    [counts.unwrap(), selected.unwrap(), query, window.unwrap(), &axis.join("\n")]
        .map(|part| part.trim().to_string())
}

#[test]
fn a_view_opens_again_as_it_was() {
    for keys in
        ["", "j j", "f Enter j - Esc", "& a t Esc + + j", "z + + l j j", "+ l h + + + + + + + j", "- - h h"]
    {
        let mut session = Session::small(140, 40);
        session.press(keys);
        let before = session.screen();
        let line = copied(&mut session);
        assert!(line.starts_with("dateline tests/fixtures/small.yaml "), "{line}");
        assert_eq!(essence(&reopened(&line, "140x40")), essence(&before), "{line}");
    }
}

#[test]
fn the_whole_axis_is_whole_again_on_another_screen() {
    let mut session = Session::small(140, 40);
    let line = copied(session.press("j"));
    assert!(!line.contains("--window"), "{line}");
    let line = copied(session.press("+"));
    assert!(line.contains("--window"), "{line}");
}

#[test]
fn a_whole_axis_stays_whole_whatever_pane_opens_and_however_wide_the_screen_becomes() {
    for (columns, rows) in [(80, 24), (100, 30), (140, 40)] {
        let mut session = Session::small(columns, rows);
        let line = copied(session.press("f"));
        assert!(!line.contains("--window"), "{line}");
        for width in [40, 60, 200, columns] {
            session.tell(Message::Resize(width, rows));
            let line = copied(&mut session);
            assert!(!line.contains("--window"), "{width}: {line}");
        }
        assert!(copied(session.press("f +")).contains("--window"));
    }
}

#[test]
fn stores_are_named_from_the_root_where_that_is_known() {
    let mut session = Session::small(140, 40);
    session.state.here = Some(Path::new("/home/some where").into());
    let line = copied(&mut session);
    assert!(line.starts_with("dateline '/home/some where/tests/fixtures/small.yaml' "), "{line}");
}

#[cfg(unix)]
#[test]
fn a_store_that_no_line_can_name_is_not_copied() {
    let mut session = Session::small(80, 24);
    session.state.here = Some(Path::new("/home/tab\there").into());
    session.press("y");
    assert_eq!(session.effects, []);
    let told = session.state.notice.as_ref().map(|told| told.to_string()).unwrap_or_default();
    assert!(told.starts_with("A line cannot name "), "{told}");
}

#[test]
fn marks_are_named_in_the_line_and_it_is_said_where_they_cannot_be() {
    let mut session = Session::small(140, 40);
    session.press("Space j Space & i s : m a r k e d Enter");
    assert_eq!(session.state.scope.len(), 2, "{}", session.screen());
    let before = session.screen();
    let line = copied(&mut session);
    assert!(line.contains("-w id:") && !line.contains("is:marked"), "{line}");
    let (query, again) = (session.query(), reopened(&line, "140x40"));
    let [mut before, mut after] = [before, again].map(|screen| essence(&screen));
    assert_eq!((before[2].as_str(), query.as_str()), ("& is:marked", "is:marked"));
    assert!(after[2].starts_with("& id:"), "{}", after[2]);
    (before[2], after[2]) = (String::new(), String::new());
    assert_eq!(after, before, "{line}");

    let mut session = Session::on(dateline::store::Input::Embedded, 140, 40);
    (0..60).for_each(|_| _ = session.press("Space"));
    session.press("& i s : m a r k e d Enter");
    let line = copied(&mut session);
    assert!(line.contains("is:marked"), "{line}");
    let told = session.state.notice.as_ref().map(|told| told.to_string()).unwrap_or_default();
    assert!(told.contains("Your marks are not in the line"), "{told}");
}

#[test]
fn a_view_with_the_map_open_opens_with_the_map_open() {
    let mut session = Session::small(140, 40);
    let line = copied(session.press("j m j"));
    assert!(line.contains(" --map "), "{line}");
    let map =
        |screen: &str| screen.lines().skip(1).map(str::trim_end).take(30).collect::<Vec<_>>().join("\n");
    session.press("m m");
    assert_eq!(map(&reopened(&line, "140x40")), map(&session.screen()));
    assert!(!copied(session.press("m")).contains("--map"), "and without where it is closed");
}

#[test]
fn the_event_and_the_query_are_those_of_the_view() {
    let mut session = Session::small(140, 40);
    session.press("j & p l a c e : s o u t h Enter G");
    let line = copied(&mut session);
    assert!(line.contains("-w place:south"), "{line}");
    assert!(line.contains(&format!("--at {}", session.selected())), "{line}");
    let again = reopened(&line, "140x40");
    assert!(again.contains(" & place:south"), "{again}");
}

#[test]
fn lanes_folding_and_scale_are_those_of_the_view() {
    let mut session = Session::small(140, 40);
    session.press("o j j Enter F * j");
    let line = copied(&mut session);
    for word in [" --lanes province ", " --fold ", " --log "] {
        assert!(line.contains(word), "no{word}in {line}");
    }
    let again = reopened(&line, "140x40");
    let lanes = |screen: &str| {
        let rows: Vec<&str> = screen.lines().collect();
        rows[6..9].iter().map(|row| row.chars().skip(31).take(17).collect::<String>()).collect::<Vec<_>>()
    };
    assert!(again.contains("North Province") && again.contains("log to "), "{again}");
    assert_eq!(lanes(&again), lanes(&session.screen()));
    assert!(!copied(&mut Session::small(140, 40)).contains("--lanes"), "what is usual is not said");
}

#[test]
fn lanes_stand_in_the_order_of_the_view() {
    let mut session = Session::small(140, 40);
    let (mut before, mut lines) = (Vec::new(), Vec::new());
    for keys in ["o", "s", "s", "s"] {
        session.press(keys);
        before.push(session.state.lanes.order);
        let mut closed = Session::small(140, 40);
        closed.state.lanes.order = session.state.lanes.order;
        closed.tell(Message::Resize(140, 40));
        let line = copied(&mut closed);
        assert_eq!(essence(&reopened(&line, "140x40")), essence(&closed.screen()), "{line}");
        let again = reopened(&line, "140x40");
        let lanes = |screen: &str| {
            let rows =
                screen.lines().skip(6).take(4).map(|row| row.chars().skip(31).take(17).collect::<String>());
            rows.collect::<Vec<_>>()
        };
        closed.state.notice = None;
        assert_eq!(lanes(&again), lanes(&closed.screen()), "{line}");
        lines.push(line);
    }
    let orders: Vec<_> =
        lines.iter().map(|line| line.split("--lane-order ").nth(1).map(|rest| &rest[..5])).collect();
    assert_eq!(orders, [None, Some("count"), Some("name "), None], "{before:?}");
}

#[test]
fn another_store_is_told() {
    let mut session = Session::small(140, 40);
    let line = copied(&mut session).replace("--hash ", "--hash 00000000");
    assert!(reopened(&line, "140x40").contains("was copied from a store with the hash 00000000"));
}
