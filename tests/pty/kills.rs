//! Ended at random: whatever is typed, at whatever moment and in whatever way it ends, the terminal is as it was
//! found, nobody is left behind, and no file is half written.
//!
//! `DATELINE_TEST_KILLS` asks for more than a hundred runs, `DATELINE_TEST_SEED` for one of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dateline::app::session::Left;
use dateline::thread::Thread;
use rustix::io::Errno;
use rustix::process::{Signal, test_kill_process_group};

use super::departure::still_until;
use super::modes;
use super::session::{Fate, OnFailure, Session, Start, explorer, provoked};

const SMALL: &str = include_str!("../fixtures/small.yaml");

/// How it ends.
#[derive(Clone, Copy, Debug)]
enum Way {
    Signal(Signal),
    StopThenSignal(Signal),
    Close,
    CloseUnheard,
    /// A panic at a moment of a thread, if it comes to that, and else a signal.
    Panic(Thread, usize),
    Quit,
}

const WAYS: [Way; 23] = [
    Way::Signal(Signal::TERM),
    Way::Signal(Signal::INT),
    Way::Signal(Signal::HUP),
    Way::Signal(Signal::QUIT),
    Way::Signal(Signal::TERM),
    Way::Signal(Signal::HUP),
    Way::StopThenSignal(Signal::TERM),
    Way::StopThenSignal(Signal::HUP),
    Way::StopThenSignal(Signal::INT),
    Way::Close,
    Way::Close,
    Way::CloseUnheard,
    Way::Panic(Thread::Main, 60),
    Way::Panic(Thread::Main, 60),
    Way::Panic(Thread::Input, 12),
    Way::Panic(Thread::Signals, 2),
    Way::Panic(Thread::Watcher, 1),
    Way::Panic(Thread::Files, 2),
    Way::Panic(Thread::Changes, 6),
    Way::Panic(Thread::Reader, 30),
    Way::Panic(Thread::Parting, 1),
    Way::Quit,
    Way::Quit,
];

/// What is typed; the last of them write a file.
const KEYS: [&str; 24] = [
    "j",
    "k",
    "jjjj",
    "G",
    "gg",
    "\t",
    "\r",
    "\x1b",
    "+",
    "-",
    "0",
    "2",
    "3",
    "1",
    "?",
    "h",
    "l",
    "F",
    "&mosul\r",
    "\x1b[6~",
    "\x1b[B",
    "y",
    "&place:mosul\rSOne\r",
    "SAnother\r",
];

/// Numbers that are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// A folder for what a run writes, gone with it.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    fn new(seed: u64) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kills").join(seed.to_string());
        let _ = fs::remove_dir_all(&path);
        Folder(path)
    }

    /// Saves a store in it: another file takes the place of the one before, so that it can be read at any moment.
    fn store(&self) -> PathBuf {
        let (path, aside) = (self.0.join("store.yaml"), self.0.join("aside"));
        let written = fs::create_dir_all(&self.0).and_then(|()| fs::write(&aside, SMALL));
        written.and_then(|()| fs::rename(&aside, &path)).expect("a store");
        path
    }

    /// What the views of one's own are, if there are some.
    fn views(&self) -> String {
        fs::read_to_string(self.0.join("dateline/views.yaml")).unwrap_or_default()
    }

    /// Where the store was left, if that was kept.
    fn sessions(&self) -> Vec<String> {
        let files = fs::read_dir(self.0.join("dateline/sessions")).into_iter().flatten().flatten();
        files.map(|file| fs::read_to_string(file.path()).expect("text")).collect()
    }
}

/// A program that may take ten seconds of the processor, so that one that spins is ended otherwise than expected.
fn start(way: Way, folder: &Folder, dice: &mut Dice) -> Session {
    let set = if matches!(way, Way::CloseUnheard) { r#"trap "" HUP; "# } else { "" };
    let config = folder.0.display();
    let script = format!(
        r#"{set}ulimit -t 10; export XDG_CONFIG_HOME="{config}" XDG_STATE_HOME="{config}"; exec "$0" "$@""#
    );
    match way {
        Way::Panic(thread, moments) => {
            let what = format!("{} {}", thread.name(), 1 + dice.below(moments));
            let store = folder.store().display().to_string();
            Start::script(&script, provoked()).provoking(&what).arg(&store).run()
        }
        _ => Start::script(&script, explorer()).run(),
    }
}

/// Whether a signal finds the program itself, and not the shell that becomes it.
fn is_there(session: &Session, way: Way) -> bool {
    let name = if matches!(way, Way::Panic(..)) { "provoke" } else { "dateline" };
    let said = fs::read_to_string(format!("/proc/{}/comm", session.pid())).unwrap_or_default();
    said.trim() == name || !session.bytes().is_empty()
}

fn run(seed: u64) {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let way = WAYS[dice.below(WAYS.len())];
    let _told = OnFailure(format!("seed {seed}, {way:?}"));
    let folder = Folder::new(seed);
    let mut session = start(way, &folder, &mut dice);
    let deadline = std::time::Instant::now() + Duration::from_secs(20);
    let mut gone = false;
    while !is_there(&session, way) && !gone {
        assert!(std::time::Instant::now() < deadline, "seed {seed}: it does not start");
        session.bytes_within(Duration::from_micros(200));
        gone = matches!(way, Way::Panic(..)) && test_kill_process_group(session.pid()) == Err(Errno::SRCH);
    }
    // Any moment from the very first on: some runs are over before the screen is entered, some type long.
    let early = dice.below(3) == 0 && !matches!(way, Way::Quit | Way::StopThenSignal(_));
    if early || matches!(way, Way::Panic(..)) {
        session.bytes_within(Duration::from_micros(dice.below(8000) as u64));
    } else {
        session = session.shown();
    }
    for _ in 0..dice.below(12) {
        session.send(KEYS[dice.below(KEYS.len())]);
        if matches!(way, Way::Panic(Thread::Signals | Thread::Files | Thread::Changes, _)) {
            let columns = session.screen().size().1.get();
            session.resize(columns + 1, 24);
            folder.store();
        }
        if dice.below(2) == 0 {
            session.bytes_within(Duration::from_micros(dice.below(4000) as u64));
        }
    }
    let pid = session.pid();
    end(session, way, seed, early);
    assert_eq!(test_kill_process_group(pid), Err(Errno::SRCH), "seed {seed}, {way:?}: somebody is left");
    let views = folder.views();
    let whole = views.is_empty()
        || views.lines().filter(|l| l.starts_with("- name:")).count()
            == views.lines().filter(|l| l.starts_with("  where:")).count();
    for session in folder.sessions() {
        let read = toml::from_str::<Left>(&session);
        assert!(read.is_ok() && session.ends_with('\n'), "seed {seed}, {way:?}: {session:?}");
    }
    assert!(whole && (views.is_empty() || views.ends_with('\n')), "seed {seed}, {way:?}: {views:?}");
}

/// Fails unless the signal ends it and gives the terminal back.
fn is_ended(mut session: Session, signal: Signal) {
    session.signal(signal);
    assert_eq!(session.fate().0, Fate::Killed(signal.as_raw()));
    session.assert_restored();
}

fn end(mut session: Session, way: Way, seed: u64, early: bool) {
    let killed = |signal: Signal| Fate::Killed(signal.as_raw());
    let fate = match way {
        Way::Close | Way::CloseUnheard => {
            let fate = session.hang_up().recv_timeout(Duration::from_secs(20));
            // Closed before there was a guard, an unheard hang-up shows as a terminal that cannot be entered.
            let early_end = early && matches!(fate, Ok(Fate::Code(2)));
            assert!(early_end || fate == Ok(killed(Signal::HUP)), "seed {seed}, {way:?}: {fate:?}");
            return;
        }
        Way::Signal(signal) => return is_ended(session, signal),
        Way::StopThenSignal(signal) => {
            session.signal(Signal::TSTP);
            assert_eq!(session.fate().0, Fate::Stopped, "seed {seed}, {way:?}");
            session.assert_restored();
            let frames = modes::frames(session.bytes());
            session.signal(Signal::CONT);
            assert_eq!(session.fate().0, Fate::Continued, "seed {seed}, {way:?}");
            if seed.is_multiple_of(2) {
                session.until("a new frame", |s| modes::frames(s.bytes()) > frames);
            }
            session.signal(signal);
            killed(signal)
        }
        Way::Panic(..) => {
            session.signal(Signal::TERM);
            let fate = session.fate().0;
            let ended = fate == Fate::Code(101) || fate == killed(Signal::TERM);
            assert!(ended, "seed {seed}, {way:?}: {fate:?}");
            return session.assert_restored();
        }
        Way::Quit => {
            // Out of whatever is open, and then out.
            session.send("\x1b\x1b\x1b\x1bq");
            session.bytes_within(Duration::from_millis(20));
            session.signal(Signal::TERM);
            let fate = session.fate().0;
            assert!(matches!(fate, Fate::Code(0)) || fate == killed(Signal::TERM), "seed {seed}: {fate:?}");
            return session.assert_restored();
        }
    };
    assert_eq!(session.fate().0, fate, "seed {seed}, {way:?}");
    session.assert_restored();
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|n| n.parse().ok())
}

#[test]
fn whatever_ends_it_at_whatever_moment_the_terminal_is_as_it_was() {
    if let Some(seed) = number("DATELINE_TEST_SEED") {
        return run(seed);
    }
    let runs = number("DATELINE_TEST_KILLS").unwrap_or(100);
    let _built = provoked();
    std::thread::scope(|scope| {
        for first in 0..4 {
            scope.spawn(move || (first..runs).step_by(4).for_each(run));
        }
    });
}

/// Whether the process catches the signal; where the system does not tell, that is taken to be so.
fn is_caught(session: &Session, signal: Signal) -> bool {
    let Ok(status) = fs::read_to_string(format!("/proc/{}/status", session.pid())) else { return true };
    let set = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    let set = set.and_then(|set| u64::from_str_radix(set.trim(), 16).ok()).unwrap_or_default();
    set >> (signal.as_raw() - 1) & 1 == 1
}

/// Threads that see files change are there before signals are caught: a signal must not be given to one of them while
/// it is not yet known what is to be done about it.
#[test]
fn a_signal_that_comes_while_signals_begin_to_be_caught_is_not_lost() {
    let folder = Folder::new(u64::MAX);
    let store = folder.store().display().to_string();
    let session = Start::new(provoked()).provoking("main slow").arg(&store).run();
    still_until(&session, "signals are caught", |s| is_caught(s, Signal::TERM));
    is_ended(session, Signal::TERM);
}

/// Who ends it waits for who is just writing, so that nothing is written after the terminal has been given back.
#[test]
fn a_signal_while_the_screen_is_entered_slowly_gives_it_back_afterwards() {
    let folder = Folder::new(u64::MAX - 1);
    let start = Start::new(provoked()).env("XDG_STATE_HOME", &folder.0);
    let session = start.provoking("main slow,parting slow").run();
    // The line is taken right before the screen is.
    still_until(&session, "the line is taken", |s| !s.line_restored());
    is_ended(session, Signal::TERM);
}

#[test]
fn it_ends_as_it_should_whatever_is_closed() {
    for (redirection, code) in
        [("2>&-", 0), ("2>/dev/full", 0), (">&- 2>&-", 2), ("<&- >&- 2>&-", 2), (">/dev/full 2>/dev/full", 2)]
    {
        let script = format!(r#""$0" {redirection}; exit $?"#);
        let mut session = Start::script(&script, explorer()).run();
        if code == 0 {
            session = session.shown();
            session.send_and_see("j");
            session.send("q");
        }
        assert_eq!(session.fate().0, Fate::Code(code), "{redirection}");
        session.assert_restored();
    }
}
