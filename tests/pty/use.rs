//! Being there: nothing is sent without need, nothing is lost, and the screen is what it would be drawn from nothing.

use std::time::Duration;

use rustix::process::Signal;

use super::modes;
use super::session::{Fate, Session, Start, example};

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
