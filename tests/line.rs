//! The program at the end of a slow line. When what comes is what is tried here, by the clock: so these tests are apart
//! from all others, which would take the processor meanwhile, and come one after the other.

#![cfg(unix)]

#[allow(dead_code, reason = "shared with the tests of the terminal")]
#[path = "pty/modes.rs"]
mod modes;
#[allow(dead_code, reason = "shared with the tests of the terminal")]
#[path = "pty/session.rs"]
mod session;

use std::num::NonZeroU16;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use session::{Fate, Session, Start, example, explorer};

/// One test at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// Bits a second of the line.
const SPEED: u32 = 9600;

/// How often a key comes that is held.
const OFTEN: Duration = Duration::from_millis(30);

/// Keys further apart are not those of a key that is held: where this test got no processor for so long, it has not
/// held any.
const APART: Duration = Duration::from_millis(80);

/// How long the line is busy with so many bytes.
fn span(bytes: usize) -> Duration {
    Duration::from_micros(bytes as u64 * 10_000_000 / u64::from(SPEED))
}

#[test]
fn on_a_slow_line_frames_do_not_queue_up() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut session = Start::new(example()).speed(SPEED).run().shown();
    session.bytes_within(Duration::from_millis(10));
    let (start, before) = (Instant::now(), session.bytes().len());
    // A key that is held: the next comes when the last has been seen, or a little later.
    for _ in 0..15 {
        session.send("j");
        session.bytes_within(Duration::from_millis(20));
    }
    session.until("the last line", |s| s.text().contains("line 15"));
    let (sent, ready) = (span(session.bytes().len() - before), start.elapsed());
    assert!(
        sent < ready + Duration::from_millis(500),
        "the line needs {sent:?} for what was written in {ready:?}"
    );
}

/// How long after `from` bytes of a session the line shows what is looked for, and all of it.
fn shown_after(session: &Session, from: usize, is_there: impl Fn(&str) -> bool) -> (Duration, Duration) {
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

/// A session whose first screen the line has sent, in which `j` has then been held for fifty events; how many bytes there
/// were before, and for how long it was held.
fn holding(start: impl Fn() -> Start) -> (Session, usize, Duration) {
    for _ in 0..20 {
        let mut session = start().run().shown();
        session.until("all of the screen", |s| s.text().contains("? help"));
        session.bytes_within(span(session.bytes().len()) + Duration::from_millis(300));
        let first = session.bytes().len();
        let begun = Instant::now();
        let (mut last, mut apart) = (begun, Duration::ZERO);
        for _ in 0..50 {
            apart = apart.max(last.elapsed());
            last = Instant::now();
            session.send("j");
            session.bytes_within(OFTEN);
        }
        if apart.max(last.elapsed()) < APART {
            return (session, first, begun.elapsed());
        }
        session.send("q");
        assert_eq!(session.fate().0, Fate::Code(0));
    }
    panic!("this machine cannot send a key every {APART:?}");
}

/// On a line of 9,600 bits a second, which the terminal tells of or the person does, `j` is held for fifty events: a second
/// after it is let go the last of them is the one that is chosen, and soon all that is told of it is there.
#[test]
fn fifty_held_keys_end_within_a_second_of_their_release_on_a_slow_line() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let told: fn() -> Start = || Start::new(explorer()).speed(SPEED);
    let said: fn() -> Start = || Start::new(explorer()).arg("--baud").arg("9600");
    for start in [told, said] {
        let (mut session, first, held) = holding(start);
        let (released, from) = (Instant::now(), session.bytes().len());
        let sent = span(from - first);
        assert!(
            sent < held + Duration::from_millis(500),
            "the line needs {sent:?} for what was written in {held:?}"
        );
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
