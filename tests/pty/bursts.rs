//! Signals and sizes that come faster than anything can be done about them.
//!
//! `DATELINE_TEST_BURSTS` asks for more than twelve runs, `DATELINE_TEST_SEED` for one of them.

use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::process::{Signal, test_kill_process_group};

use super::modes;
use super::session::{Fate, OnFailure, Session, Start, explorer, provoked};

/// Numbers that are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        choices[(self.0 >> 33) as usize % choices.len()]
    }
}

/// The screen that is looked at: larger than the last size, so that what is drawn beyond is seen.
const SIGHT: (u16, u16) = (90, 30);

const SIDES: [u16; 12] = [0, 1, 2, 9, 10, 24, 39, 40, 80, 140, 500, u16::MAX];
const KEYS: [&str; 8] = ["j", "+", "?", "\x1b", "f", "b", "m", "&mosul\r"];
const ENDS: [Signal; 4] = [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT];

fn burst(session: &mut Session, dice: &mut Dice) {
    for _ in 0..60 {
        match dice.one_of(&[0, 1, 2, 3, 4, 4]) {
            0 => session.signal(Signal::TSTP),
            1 => session.signal(Signal::CONT),
            2 => session.signal(Signal::WINCH),
            3 => session.send(dice.one_of(&KEYS)),
            _ => session.resize_unseen(dice.one_of(&SIDES), dice.one_of(&SIDES)),
        }
        session.bytes_within(Duration::from_micros(dice.one_of(&[0, 0, 0, 200, 2000])));
    }
}

/// A size that comes last, and only then.
const LAST: (u16, u16) = (81, 25);

/// Whether the screen, which is looked at as a larger one, shows what is drawn in the last size: nothing beyond, and
/// something at its edges.
fn is_in_last_size(session: &Session) -> bool {
    let lines: Vec<Vec<char>> =
        session.screen().rows(0, SIGHT.0).map(|line| line.chars().collect()).collect();
    let (columns, rows) = (usize::from(LAST.0), usize::from(LAST.1));
    let blank = |cells: &[char]| cells.iter().all(|c| *c == ' ');
    let beyond = lines.iter().any(|line| !blank(line.get(columns..).unwrap_or_default()));
    let below = lines.iter().skip(rows).any(|line| !blank(line));
    let wide = lines.iter().any(|line| !blank(line.get(columns - 1..).unwrap_or_default()));
    let high = lines.get(rows - 1).is_some_and(|line| !blank(line));
    !beyond && !below && wide && high
}

/// Goes on until it has drawn in the last size: all that was said before by then has been heard.
fn settle(session: &mut Session, seed: u64) {
    session.resize_unseen(LAST.0, LAST.1);
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        session.signal(Signal::CONT);
        session.bytes_within(Duration::from_millis(100));
        let taken = session.screen().alternate_screen() && !session.line_restored();
        if taken && is_whole(session) && is_in_last_size(session) {
            return;
        }
        assert!(Instant::now() < end, "seed {seed}: it does not go on:\n{}", session.text());
    }
}

/// What a frame begins with that is drawn anew.
const CLEAR: &[u8] = b"\x1b[H\x1b[J";

/// Whether a frame has been written to its end, and nothing of another.
fn is_whole(session: &Session) -> bool {
    session.bytes().ends_with(b"\x1b[?2026l")
}

/// How it ends, whatever happens to it before.
fn end_of(session: &mut Session) -> Fate {
    loop {
        match session.fate().0 {
            Fate::Stopped | Fate::Continued => {}
            ended => return ended,
        }
    }
}

fn run(seed: u64) {
    let _told = OnFailure(format!("seed {seed}"));
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0xb0b5);
    let mut session = Start::new(explorer()).size(SIGHT.0, SIGHT.1).run().shown();
    burst(&mut session, &mut dice);
    settle(&mut session, seed);
    // Out of whatever is open; what is seen then is what is drawn anew.
    let typed = |s: &Session| s.text().contains("ferries");
    session.send("\x1b\x1b\x1b\x1b\x1b\x1b\x1b\x1b&ferries");
    session.until("the query line", |s| typed(s) && is_whole(s));
    session.send("\x1b");
    session.until("the panes", |s| !typed(s) && is_whole(s));
    let (seen, shown, read) = (session.picture(), session.text(), session.bytes().len());
    session.send("\x0c");
    session.until("all of it anew", |s| {
        memchr::memmem::find(&s.bytes()[read..], CLEAR).is_some() && is_whole(s)
    });
    assert!(session.picture() == seen, "seed {seed}: drawn anew\n{shown}\nis\n{}", session.text());
    let pid = session.pid();
    for _ in 0..20 {
        session.signal(dice.one_of(&ENDS));
        session.bytes_within(Duration::from_micros(dice.one_of(&[0, 0, 300])));
    }
    let fate = end_of(&mut session);
    assert!(ENDS.iter().any(|signal| fate == Fate::Killed(signal.as_raw())), "seed {seed}: {fate:?}");
    session.assert_restored();
    assert_eq!(test_kill_process_group(pid), Err(Errno::SRCH), "seed {seed}: somebody is left");
}

/// A stop and a going on that are heard of late, and together, are done in the order in which they came.
#[test]
fn what_it_was_told_last_is_done_last() {
    let mut session = Start::new(provoked()).provoking("signals slow").run().shown();
    for (first, last) in [(Signal::CONT, Signal::TSTP), (Signal::TSTP, Signal::CONT)] {
        // While this one is heard of, the others come.
        session.signal(Signal::WINCH);
        session.bytes_within(Duration::from_millis(5));
        session.signal(first);
        session.send_and_see("j");
        session.signal(last);
        let frames = modes::frames(session.bytes());
        if last == Signal::TSTP {
            assert_eq!(session.fate().0, Fate::Stopped);
            session.assert_restored();
            session.signal(Signal::CONT);
            assert_eq!(session.fate().0, Fate::Continued);
        }
        session.until("a frame", |s| modes::frames(s.bytes()) > frames && s.screen().alternate_screen());
        session.bytes_within(Duration::from_millis(100));
    }
    session.send("q");
    // The stop may have come about before it was told to go on, but not after.
    assert_eq!(end_of(&mut session), Fate::Code(0));
    session.assert_restored();
}

#[test]
fn bursts_of_signals_and_sizes_leave_nothing_wrong() {
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse().ok());
    if let Some(seed) = number("DATELINE_TEST_SEED") {
        return run(seed);
    }
    let runs = number("DATELINE_TEST_BURSTS").unwrap_or(12);
    std::thread::scope(|scope| {
        for first in 0..3 {
            scope.spawn(move || (first..runs).step_by(3).for_each(run));
        }
    });
}
