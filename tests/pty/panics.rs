//! A panic in each thread of the program itself: the terminal is given back, it is told which thread was lost, and
//! nobody is left.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dateline::thread::Thread;
use rustix::io::Errno;
use rustix::process::{Signal, test_kill_process_group};

use super::departure::stall_of;
use super::made;
use super::session::{Fate, Session, Start, provoked};

const SMALL: &str = include_str!("../fixtures/small.yaml");

/// So many that words are looked for by more than one thread.
const MANY: u64 = 17_000;

/// So many that they are read by more than one thread.
const SOME: u64 = 2_000;

/// A folder of the test's own, with a store in it.
fn bench(name: &str, store: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("panics").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("store.yaml"), store).expect("a store");
    folder
}

/// The explorer on the store in a folder, with a panic to come.
fn start(folder: &Path, what: &str) -> Start {
    let told: &'static str = Box::leak(folder.display().to_string().into_boxed_str());
    let start = Start::new(provoked()).env("XDG_STATE_HOME", told).env("XDG_CONFIG_HOME", told);
    start.arg(&folder.join("store.yaml").display().to_string()).provoking(what)
}

/// Fails unless it ends by that panic, as a person sees it.
fn is_told(mut session: Session, thread: Thread) {
    let pid = session.pid();
    let fate = session.fate().0;
    let said = session.text().replace('\n', "");
    assert_eq!(fate, Fate::Code(101), "{thread:?}: {said}");
    session.assert_restored();
    assert!(!session.screen().alternate_screen());
    let name = thread.name();
    assert!(said.contains(&format!("asked for in {name}: \u{241b}[31m")), "{thread:?}: {said}");
    assert!(said.contains("internal error at examples/provoke.rs"), "{thread:?}: {said}");
    assert_eq!(test_kill_process_group(pid), Err(Errno::SRCH), "{thread:?}: somebody is left");
}

/// Whether nobody of it is left.
fn is_gone(session: &Session) -> bool {
    test_kill_process_group(session.pid()) == Err(Errno::SRCH)
}

/// Saves the store again: another file takes the place of the one before, so that it can be read at any moment.
fn save(folder: &Path) {
    let aside = folder.join("aside");
    let written = fs::write(&aside, SMALL).and_then(|()| fs::rename(&aside, folder.join("store.yaml")));
    written.expect("a store");
}

/// Saves the store again and again, since it may not be watched yet, until that has ended the program.
fn save_until_it_ends(session: &mut Session, folder: &Path) {
    while !is_gone(session) {
        save(folder);
        session.bytes_within(Duration::from_millis(5));
    }
}

#[test]
fn whatever_thread_is_lost_as_it_begins_that_is_told() {
    for thread in Thread::ALL {
        let name = thread.name();
        let store = if thread == Thread::Helper { made::text(SOME, 5) } else { SMALL.to_owned() };
        let folder = bench(name, &store);
        let path = folder.join("store.yaml").display().to_string();
        let mut session = match thread {
            Thread::Report => start(&folder, "input 1,report 1").run(),
            Thread::Waiting => {
                let script = r#"cat "$1" | "$0" list - >/dev/null; exit $?"#;
                Start::script(script, provoked()).arg(&path).provoking("waiting 1").run()
            }
            Thread::Search => continue,
            Thread::Helper if !several() => continue,
            _ => start(&folder, &format!("{name} 1")).run(),
        };
        match thread {
            Thread::Changes => save_until_it_ends(&mut session, &folder),
            Thread::Parting => {
                session = session.shown();
                session.send_and_see("j");
                session.signal(Signal::TERM);
            }
            _ => {}
        }
        is_told(session, thread);
    }
}

/// Words are looked for by several threads only where there are several processors, and so it is with pieces of a store.
fn several() -> bool {
    std::thread::available_parallelism().is_ok_and(|n| n.get() > 1)
}

#[test]
fn whatever_thread_is_lost_later_that_is_told() {
    let many = several().then(|| bench("many", &made::text(MANY, 5)));
    let some = several().then(|| bench("some", &made::text(SOME, 5)));
    for (thread, moment, keys) in [
        (Thread::Main, 2, ""),
        (Thread::Main, 4, "jk"),
        (Thread::Main, 10, "jkjkjkjk"),
        (Thread::Input, 2, "j"),
        (Thread::Files, 2, ""),
        (Thread::Reader, 2, ""),
        (Thread::Helper, 3, ""),
        (Thread::Search, 1, "&raid\r"),
        (Thread::Search, 1, "/raid\r"),
    ] {
        let small = || Some(bench(&format!("later-{}-{moment}", thread.name()), SMALL));
        let folder = match thread {
            Thread::Helper => some.clone(),
            Thread::Search => many.clone(),
            _ => small(),
        };
        let Some(folder) = folder else { continue };
        let mut session = start(&folder, &format!("{} {moment}", thread.name())).run();
        if !keys.is_empty() {
            session = session.shown();
            session.until("the whole", |s| !s.text().contains("reading"));
            session.send(keys);
        }
        if thread == Thread::Files {
            save_until_it_ends(&mut session, &folder);
        }
        is_told(session, thread);
    }
}

#[test]
fn the_thread_that_hears_signals_is_lost_when_the_size_changes() {
    let folder = bench("signals-later", SMALL);
    let mut session = start(&folder, "signals 2").run().shown();
    session.resize(90, 30);
    is_told(session, Thread::Signals);
}

/// Nobody can be told any more, but nobody is left either.
#[test]
fn the_thread_that_sees_the_terminal_vanish_is_lost_then() {
    let folder = bench("watcher-later", SMALL);
    let session = start(&folder, "watcher 2").not_controlled().run().shown();
    let pid = session.pid();
    let fate = session.hang_up().recv_timeout(Duration::from_secs(20));
    assert_eq!((fate, test_kill_process_group(pid)), (Ok(Fate::Code(101)), Err(Errno::SRCH)));
}

#[test]
fn a_panic_on_a_stalled_link_leaves_nobody() {
    let folder = bench("stalled", SMALL);
    let mut session = stall_of(start(&folder, "files 2").run().shown());
    while !is_gone(&session) {
        save(&folder);
    }
    assert_eq!(session.fate_unread().0, Fate::Code(101));
    assert!(session.line_restored());
    session.catch_up();
    session.assert_restored();
}
