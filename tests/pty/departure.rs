//! Going: however it ends, the terminal is as it was found.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::modes;
use super::session::{Fate, Session, Start, example, explorer};

const DEADLY: [Signal; 4] = [Signal::TERM, Signal::INT, Signal::HUP, Signal::QUIT];

/// Other signals that end whoever does not mind them: by a limit to the time, by a timer, by hand.
const OTHERS: [Signal; 6] =
    [Signal::XCPU, Signal::USR1, Signal::USR2, Signal::ALARM, Signal::VTALARM, Signal::PROF];
const SECOND: Duration = Duration::from_secs(1);

#[test]
fn a_signal_ends_it_as_if_it_had_not_been_caught() {
    for signal in DEADLY.into_iter().chain(OTHERS) {
        let mut session = Session::explorer();
        session.signal(signal);
        let (fate, took) = session.fate();
        assert_eq!(fate, Fate::Killed(signal.as_raw()));
        assert!(took < SECOND, "{took:?}");
        session.assert_restored();
    }
}

/// While another process writes to the terminal, it takes nothing from us; full as it is, that lasts until somebody reads.
#[test]
fn who_else_writes_when_a_signal_ends_it_is_waited_for() {
    let mut session = Session::explorer();
    let mut terminal = session.terminal();
    let other = std::thread::spawn(move || terminal.write_all(&[b'.'; 100_000]));
    let end = Instant::now() + Duration::from_secs(20);
    while session.takes_bytes() {
        assert!(Instant::now() < end, "it is never full");
        std::thread::sleep(Duration::from_millis(1));
    }
    session.signal(Signal::TERM);
    let (fate, took) = session.fate();
    assert_eq!(fate, Fate::Killed(Signal::TERM.as_raw()));
    assert!(took < SECOND, "{took:?}");
    other.join().expect("it ends").expect("it is written");
    session.catch_up();
    session.assert_restored();
}

/// The private modes by which a terminal reports the mouse.
const MOUSE: [u16; 2] = [1002, 1006];

#[test]
fn the_mouse_is_let_go_however_it_ends() {
    let start = || Start::new(explorer()).arg("--mouse").run().shown();
    let set = |session: &Session, on: bool| {
        let changes = modes::changes(session.bytes());
        MOUSE.iter().all(|mode| changes.iter().rev().find(|(m, _)| m == mode) == Some(&(*mode, on)))
    };
    for signal in DEADLY {
        let mut session = start();
        assert!(set(&session, true));
        session.signal(signal);
        assert_eq!(session.fate().0, Fate::Killed(signal.as_raw()));
        assert!(set(&session, false));
        session.assert_restored();
    }
    let mut session = start();
    session.signal(Signal::TSTP);
    assert_eq!(session.fate().0, Fate::Stopped);
    assert!(set(&session, false), "the shell has it while we are stopped");
    session.assert_restored();
    session.signal(Signal::CONT);
    assert_eq!(session.fate().0, Fate::Continued);
    session.until("the mouse again", |s| set(s, true));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    assert!(set(&session, false));
    session.assert_restored();
}

#[test]
fn the_mouse_is_not_taken_unasked_and_acts_when_asked_for() {
    let mut session = Session::explorer();
    session.send("\x1b[<65;20;12M");
    assert_eq!(session.bytes_within(Duration::from_millis(100)), 0, "it was not asked for");
    assert!(modes::changes(session.bytes()).iter().all(|(mode, _)| !MOUSE.contains(mode)));
    session.send("q");
    session.fate();
    let mut session = Start::new(explorer()).arg("--mouse").run().shown();
    // A notch of the wheel over the axis, then a drag over it.
    session.send_and_see("\x1b[<64;40;3M");
    session.send("\x1b[<0;30;3M\x1b[<32;40;3M\x1b[<0;40;3m");
    session.until("a brush", |s| s.text().contains("Enter scope"));
    session.send("\x1bq");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn a_signal_at_any_moment_finds_the_terminal_as_it_was() {
    for round in 0..24 {
        let mut session = Start::new(explorer()).run();
        // From before the screen is entered until long after, with keys being answered meanwhile.
        session.bytes_within(Duration::from_millis(3 * round as u64));
        session.send(&"jk".repeat(round));
        let signal = DEADLY[round % 4];
        session.signal(signal);
        assert_eq!(session.fate().0, Fate::Killed(signal.as_raw()));
        session.assert_restored();
    }
}

#[test]
fn a_stop_gives_the_terminal_back_until_it_goes_on() {
    let mut session = Session::explorer();
    session.send_and_see("j");
    let before = session.picture();
    session.signal(Signal::TSTP);
    assert_eq!(session.fate().0, Fate::Stopped);
    session.assert_restored();
    session.signal(Signal::CONT);
    assert_eq!(session.fate().0, Fate::Continued);
    session.until("the same screen again", |s| s.picture() == before);
    assert!(session.screen().hide_cursor() && session.screen().bracketed_paste() && !session.line_restored());
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn a_stop_it_could_not_hear_of_is_repaired() {
    let mut session = Session::explorer();
    session.signal(Signal::STOP);
    assert_eq!(session.fate().0, Fate::Stopped);
    let frames = modes::frames(session.bytes());
    session.signal(Signal::CONT);
    assert_eq!(session.fate().0, Fate::Continued);
    session.until("a new frame", |s| modes::frames(s.bytes()) > frames);
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn a_stop_taken_back_at_once_does_not_freeze_it() {
    for _ in 0..20 {
        let mut session = Session::explorer();
        session.signal(Signal::TSTP);
        session.signal(Signal::CONT);
        session.send("q");
        loop {
            match session.fate().0 {
                // It was stopped after all: whoever sees that continues it.
                Fate::Stopped => session.signal(Signal::CONT),
                Fate::Continued => {}
                end => break assert_eq!(end, Fate::Code(0)),
            }
        }
        session.assert_restored();
    }
}

#[test]
fn the_shell_gets_the_terminal_by_control_z_and_gives_it_back() {
    let script = r#"set -m; "$0"; echo "stopped $?"; read line; fg >/dev/null; echo "ended $?""#;
    let mut session = Start::script(script, explorer()).run().shown();
    session.send_and_see("j");
    let before = session.picture();
    session.send("\x1a");
    session.until("the shell", |s| !s.screen().alternate_screen() && s.text().contains("stopped"));
    session.assert_restored();
    session.send("\n");
    session.until("the same screen again", |s| s.picture() == before);
    session.send_and_see("j");
    session.send("q");
    session.until("its end", |s| s.text().contains("ended 0"));
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn control_z_does_nothing_where_nobody_could_bring_it_back() {
    let mut session = Session::explorer();
    session.send("\x1a");
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0), "it was never stopped");
    session.assert_restored();
}

#[test]
fn killed_in_the_background_it_leaves_the_terminal_to_the_shell() {
    let script = r#"set -m; "$0"; echo "stopped $?"; kill %1; bg %1 >/dev/null; wait %1; echo "ended $?""#;
    let mut session = Start::script(script, explorer()).run().shown();
    session.send("\x1a");
    session.until("its end", |s| s.text().contains("ended 143"));
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn a_closed_terminal_ends_it_even_if_hang_ups_are_ignored() {
    let script = r#"trap "" HUP; exec "$0""#;
    let session = Start::script(script, explorer()).run().shown();
    let fate = session.hang_up().recv_timeout(SECOND);
    assert_eq!(fate, Ok(Fate::Killed(Signal::HUP.as_raw())));
}

#[test]
fn a_terminal_that_vanishes_without_a_word_ends_it() {
    let session = Start::new(explorer()).not_controlled().run().shown();
    let fate = session.hang_up().recv_timeout(SECOND);
    assert_eq!(fate, Ok(Fate::Killed(Signal::HUP.as_raw())));
}

/// How long a link is stalled: until it is full, and as many seconds more as `DATELINE_TEST_STALL` says.
fn stall() -> Duration {
    let asked = std::env::var("DATELINE_TEST_STALL").ok().and_then(|n| n.parse().ok());
    Duration::from_secs(asked.unwrap_or(0))
}

/// The explorer with more to say than the terminal takes.
fn stalled() -> Session {
    stall_of(Session::explorer())
}

/// One that shows a screen of 80 columns, with more to say than the terminal takes.
pub fn stall_of(mut session: Session) -> Session {
    let (mut columns, mut full, end) = (80, 0, Instant::now() + Duration::from_secs(20));
    // The system passes on what it holds a little later, so that there may be room again.
    while full < 50 {
        assert!(Instant::now() < end, "it has nothing more to say");
        full = if session.takes_bytes() { 0 } else { full + 1 };
        // Every size is a whole frame, if there is time for it.
        columns = if columns == 80 { 81 } else { 80 };
        session.resize(columns, 24);
        session.assert_nothing_happens(Duration::from_millis(1));
    }
    session.resize(columns + 2, 24);
    session.assert_nothing_happens(stall());
    session
}

#[test]
fn on_a_stalled_link_a_signal_ends_it_within_a_second() {
    for signal in [Signal::TERM, Signal::HUP] {
        let mut session = stalled();
        session.signal(signal);
        let (fate, took) = session.fate_unread();
        assert_eq!(fate, Fate::Killed(signal.as_raw()));
        assert!(took < SECOND, "{took:?}");
        assert!(session.line_restored());
        // When the link resumes, the screen is given back as well.
        session.catch_up();
        session.assert_restored();
    }
}

#[test]
fn on_a_stalled_link_it_goes_on_when_the_link_does() {
    let mut session = stalled();
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn on_a_stalled_link_it_stops_within_a_second_and_comes_back_whole() {
    let mut session = stalled();
    session.signal(Signal::TSTP);
    let (fate, took) = session.fate_unread();
    assert_eq!(fate, Fate::Stopped);
    assert!(took < SECOND, "{took:?}");
    assert!(session.line_restored());
    session.catch_up();
    session.assert_restored();
    assert!(!session.screen().alternate_screen());
    let frames = modes::frames(session.bytes());
    session.signal(Signal::CONT);
    assert_eq!(session.fate().0, Fate::Continued);
    session.until("a new frame", |s| modes::frames(s.bytes()) > frames && s.screen().alternate_screen());
    assert!(session.text().contains("─ Detail") && !session.line_restored(), "{}", session.text());
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

/// Waits until a condition holds, while nobody reads and nothing happens to the process.
pub fn still_until(session: &Session, what: &str, condition: impl Fn(&Session) -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !condition(session) {
        assert!(Instant::now() < end, "waited in vain until {what}");
        session.assert_nothing_happens(Duration::from_millis(5));
    }
}

/// Stalled again when it comes back: it can be stopped and ended as before.
#[test]
fn on_a_stalled_link_it_may_stop_again_and_end() {
    let mut session = stalled();
    for _ in 0..3 {
        session.signal(Signal::TSTP);
        assert_eq!(session.fate_unread().0, Fate::Stopped);
        assert!(session.line_restored());
        session.signal(Signal::CONT);
        assert_eq!(session.fate_unread().0, Fate::Continued);
        still_until(&session, "it has the terminal again", |s| !s.line_restored());
    }
    session.signal(Signal::TERM);
    let (fate, took) = session.fate_unread();
    assert_eq!(fate, Fate::Killed(Signal::TERM.as_raw()));
    assert!(took < SECOND, "{took:?}");
    session.catch_up();
    session.assert_restored();
}

#[test]
fn control_z_on_a_stalled_link_gives_the_shell_the_terminal() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stalled-stop");
    fs::create_dir_all(&folder).expect("a folder");
    let (stopped, store) = (folder.join("stopped"), folder.display());
    let _ = fs::remove_file(&stopped);
    let script = format!(
        r#"set -m; "$0"; echo "$?" > "{store}/part"; mv "{store}/part" "{store}/stopped"; read line; fg >/dev/null; echo "ended $?""#
    );
    let mut session = stall_of(Start::script(&script, explorer()).run().shown());
    session.send("\x1a");
    still_until(&session, "it has stopped", |_| stopped.exists());
    assert!(session.line_restored());
    session.send("\n");
    session.until("the screen again", |s| s.screen().alternate_screen() && !s.line_restored());
    session.send_and_see("j");
    session.send("q");
    session.until("its end", |s| s.text().contains("ended 0"));
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn a_closed_terminal_ends_it_on_a_stalled_link() {
    let fate = stalled().hang_up_stalled().recv_timeout(SECOND);
    assert_eq!(fate, Ok(Fate::Killed(Signal::HUP.as_raw())));
}

/// A folder for what programs remember, empty, as the program is told of it; and what is kept there of one store.
fn state(name: &str) -> (&'static str, impl Fn() -> Vec<String> + use<>) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("left").join(name);
    let _ = fs::remove_dir_all(&folder);
    let told: &'static str = Box::leak(folder.display().to_string().into_boxed_str());
    let kept = move || {
        let files = fs::read_dir(folder.join("dateline/sessions")).into_iter().flatten();
        files.map(|file| fs::read_to_string(file.expect("a name").path()).expect("text")).collect()
    };
    (told, kept)
}

#[test]
fn where_it_was_left_is_kept_however_it_ends() {
    let left = |folder: &'static str, start: Start| {
        let mut session = start.env("XDG_STATE_HOME", folder).run().shown();
        session.send("&kind:attack\r");
        session.until("the query", |s| s.text().contains("& kind:attack"));
        session.send("j");
        let detail = |s: &Session| s.text().split("─ Detail").nth(1).map(str::to_owned).unwrap_or_default();
        session.until("the next event", |s| detail(s).contains("Civilians robbed"));
        session
    };
    let (folder, usual) = state("quit");
    let mut session = left(folder, Start::new(explorer()));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    let usual = usual();
    assert!(usual.len() == 1 && usual[0].contains("where = \"kind:attack\""), "{usual:?}");
    for signal in DEADLY {
        let (folder, kept) = state(&format!("{signal:?}"));
        let mut session = left(folder, Start::new(explorer()));
        session.signal(signal);
        let (fate, took) = session.fate();
        assert_eq!(fate, Fate::Killed(signal.as_raw()));
        assert!(took < SECOND, "{took:?}");
        assert_eq!(kept(), usual, "{signal:?}");
    }
    let ignored = Start::script(r#"trap "" HUP; exec "$0""#, explorer());
    for (name, start) in [("ignored", ignored), ("vanished", Start::new(explorer()).not_controlled())] {
        let (folder, kept) = state(name);
        let fate = left(folder, start).hang_up().recv_timeout(SECOND);
        assert_eq!(fate, Ok(Fate::Killed(Signal::HUP.as_raw())));
        // Who drops the keyboard types Enter and Ctrl-d: where in the query it was, may be another event.
        assert!(kept().len() == 1 && kept()[0].contains("where = \"kind:attack\""), "{name}: {:?}", kept());
    }
}

#[test]
fn a_signal_keeps_nothing_where_nothing_is_to_be_kept() {
    for arg in ["--no-session", "--where=kind:attack", "--restricted"] {
        let (folder, kept) = state(arg);
        let mut session = Start::new(explorer()).arg(arg).env("XDG_STATE_HOME", folder).run().shown();
        session.send_and_see("j");
        session.signal(Signal::HUP);
        assert_eq!(session.fate().0, Fate::Killed(Signal::HUP.as_raw()));
        assert_eq!(kept(), Vec::<String>::new(), "{arg}");
    }
}

#[test]
fn a_panic_in_any_thread_gives_the_terminal_back_and_then_speaks() {
    for (key, what) in [("!", "asked for, elsewhere: \u{241b}[31m"), ("?", "asked for, here")] {
        let mut session = Start::new(example()).run().shown();
        session.send(key);
        assert_eq!(session.fate().0, Fate::Code(101));
        session.assert_restored();
        assert!(!session.screen().alternate_screen());
        let said = session.text().replace('\n', "");
        assert!(said.contains("internal error at examples/gate.rs") && said.contains(what), "{said}");
    }
}
