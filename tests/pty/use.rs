//! Being there: nothing is sent without need, nothing is lost, and the screen is what it would be drawn from nothing.

use std::num::NonZeroU16;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::modes;
use super::session::{Fate, Session, Start, example, explorer};

/// How often the threads of a process have been woken, if the system tells.
pub fn wakings(session: &Session) -> Option<u64> {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", session.pid())).ok()?;
    let of = |status: String| {
        let line = status.lines().find(|line| line.starts_with("voluntary_ctxt_switches"))?;
        line.split_whitespace().last()?.parse::<u64>().ok()
    };
    tasks.map(|task| of(std::fs::read_to_string(task.ok()?.path().join("status")).ok()?)).sum()
}

#[test]
fn idle_it_sends_nothing_and_sleeps() {
    let mut session = Session::explorer();
    session.send_and_see("j");
    // What the last key set going comes to rest first; then it is idleness that is looked at, for three seconds.
    session.bytes_within(Duration::from_millis(200));
    let before = wakings(&session);
    assert_eq!(session.bytes_within(Duration::from_secs(3)), 0);
    assert_eq!(wakings(&session), before);
}

#[test]
fn a_key_without_effect_sends_nothing() {
    let mut session = Session::explorer();
    session.send("\x1b[57398u");
    assert_eq!(session.bytes_within(Duration::from_millis(100)), 0);
}

#[test]
fn a_flood_of_keys_arrives_whole() {
    let mut session = Start::new(example()).run().shown();
    session.send(&("jjjjjkkkkk".repeat(350) + "jjjjjjj"));
    session.until("the seventh line", |s| s.text().contains("line 7"));
    assert_eq!(session.bytes_within(Duration::from_millis(50)), 0, "and nothing after it");
}

#[test]
fn on_a_slow_line_frames_do_not_queue_up() {
    let mut session = Start::new(example()).speed(9600).run().shown();
    session.bytes_within(Duration::from_millis(10));
    let (start, before) = (Instant::now(), session.bytes().len());
    // A key that is held: the next comes when the last has been seen, or a little later.
    for _ in 0..15 {
        session.send("j");
        session.bytes_within(Duration::from_millis(20));
    }
    session.until("the last line", |s| s.text().contains("line 15"));
    let sent = (session.bytes().len() - before) as f64 * 10.0 / 9600.0;
    let ready = start.elapsed().as_secs_f64();
    assert!(sent < ready + 0.5, "the line needs {sent:.2} s for what was written in {ready:.2} s");
}

/// How long after `from` bytes of a session a line of 9,600 bits a second shows what is looked for, and all of it.
fn shown_after(session: &Session, from: usize, is_there: impl Fn(&str) -> bool) -> (Duration, Duration) {
    let span = |bytes: usize| Duration::from_micros(bytes as u64 * 10_000_000 / 9600);
    let size = |n: u16| NonZeroU16::new(n).expect("above zero");
    let mut seen = vt100::Parser::new(size(24), size(80), 0);
    seen.process(&session.bytes()[..from]);
    let rest = &session.bytes()[from..];
    let there = rest.chunks(16).position(|chunk| {
        seen.process(chunk);
        is_there(&seen.screen().contents())
    });
    (span(16 * (1 + there.expect("it is shown"))), span(rest.len()))
}

/// On a line of 9,600 bits a second, which the terminal tells of or the person does, `j` is held for fifty events: a second
/// after it is let go the last of them is the one that is chosen, and soon all that is told of it is there.
#[test]
fn fifty_held_keys_end_within_a_second_of_their_release_on_a_slow_line() {
    let told = || Start::new(explorer()).speed(9600);
    let said = || Start::new(explorer()).arg("--baud").arg("9600");
    for start in [told(), said()] {
        let mut session = start.run().shown();
        session.until("all of the screen", |s| s.text().contains("? help"));
        // The first screen is on the line for seconds.
        session.bytes_within(Duration::from_millis(session.bytes().len() as u64 * 10_000 / 9600 + 300));
        let first = session.bytes().len();
        for _ in 0..50 {
            session.send("j");
            session.bytes_within(Duration::from_millis(30));
        }
        let (released, from) = (Instant::now(), session.bytes().len());
        assert!((from - first) * 10 < 9600 * 2, "the line has sent what was written while the key was held");
        let foot = session.text().lines().last().unwrap_or_default().to_owned();
        assert!(foot.starts_with("▌ 201"), "where one is stands in the footer: {foot}");
        let last = "False checkpoint south of Tuz Khurmatu";
        let chosen =
            |text: &str| text.lines().rev().skip(1).any(|line| line.starts_with('▌') && line.contains(last));
        while !chosen(&session.text()) {
            assert!(released.elapsed() < Duration::from_secs(10), "{}", session.text());
            session.bytes_within(Duration::from_millis(10));
        }
        let begun = released.elapsed();
        session.bytes_within(Duration::from_millis(300));
        let (chosen, all) = shown_after(&session, from, chosen);
        assert!(begun + chosen < Duration::from_secs(1), "{begun:?} and {chosen:?}");
        assert!(begun + all < Duration::from_secs(2), "{begun:?} and {all:?}");
        let detail = session.text().split("─ Detail").nth(1).map(str::to_owned).unwrap_or_default();
        assert!(detail.contains(last) && session.text().contains("? help"), "{}", session.text());
        session.send("q");
        assert_eq!(session.fate().0, Fate::Code(0));
        session.assert_restored();
    }
}

#[test]
fn frame_after_frame_shows_what_a_fresh_one_would() {
    let mut session = Session::explorer();
    for keys in ["jjj", "k", "jjjjjj", "kk"] {
        session.send_and_see(keys);
    }
    session.bytes_within(Duration::from_millis(50));
    let (screen, frames) = (session.picture(), modes::frames(session.bytes()));
    session.signal(Signal::WINCH);
    session.until("a fresh frame", |s| modes::frames(s.bytes()) > frames);
    assert_eq!(session.picture(), screen);
}

#[test]
fn another_size_is_another_screen() {
    let mut session = Start::new(example()).run().shown();
    for (columns, rows) in [(120, 30), (40, 10), (1, 1), (200, 60)] {
        let frames = modes::frames(session.bytes());
        session.resize(columns, rows);
        session.until("a frame", |s| modes::frames(s.bytes()) > frames);
    }
    session.until("the last size", |s| s.text().contains("a list at 200x60"));
}

#[test]
fn what_is_copied_goes_to_the_terminal() {
    let mut session = Start::new(example()).run().shown();
    session.send("jjc");
    // "line 2", as the terminal gets it.
    let wanted: &[u8] = b"\x1b]52;c;bGluZSAy\x1b\\";
    session.until("a copy", |s| s.bytes().windows(wanted.len()).any(|w| w == wanted));
}

#[test]
fn what_is_pasted_does_not_act() {
    let mut session = Start::new(example()).run().shown();
    session.send("\x1b[200~q\x1b[2J\x1b[201~");
    session.until("the text", |s| s.text().contains("q\u{241b}[2J"));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}
