//! The editor: the terminal is lent to it as a shell would do, and taken back whatever becomes of it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::process::Signal;

use super::session::{Fate, Session, Start, explorer, provoked};

const SMALL: &str = include_str!("../fixtures/small.yaml");

/// Begins an editor that waits until the terminal is its own: it is given it only once it runs, and what is typed
/// before concerns somebody else.
const FRONT: &str =
    "while read -r a b c d own e f front g < /proc/$$/stat; do [ \"$own\" = \"$front\" ] && break; done\n";

/// A store, and a script in the place of vi, in a folder of the test's own.
fn bench(name: &str, script: &str) -> (PathBuf, &'static str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let (store, editor) = (folder.join("store.yaml"), folder.join("vi"));
    fs::write(&store, SMALL).expect("a store");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("an editor");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("it may be run");
    (store, Box::leak(editor.display().to_string().into_boxed_str()))
}

fn start(store: &Path, editor: &'static str) -> Session {
    Start::new(explorer()).env("VISUAL", editor).arg(&store.display().to_string()).run().shown()
}

fn is_back(session: &Session) -> bool {
    session.screen().alternate_screen() && session.text().contains("─ Detail") && !session.line_restored()
}

#[test]
fn it_opens_at_the_line_of_the_event_and_what_is_saved_is_shown() {
    let script =
        "echo \"editing $*\"\nread answer\nsed -i 's/Raid on a warehouse/Search of a warehouse/' \"$2\"";
    let (store, editor) = bench("saved", script);
    let mut session = start(&store, editor);
    session.send("e");
    session.until("the editor", |s| !s.screen().alternate_screen() && s.text().contains("editing"));
    assert!(session.line_restored() && !session.screen().hide_cursor(), "it finds the terminal as we did");
    let line = SMALL.lines().position(|l| l.contains("2019-02-lantern-raid")).expect("the event") + 1;
    assert!(session.text().replace('\n', "").contains(&format!("editing +{line} {}", store.display())));
    session.send("j q\n");
    session.until("what was saved", |s| is_back(s) && s.text().contains("Search of a warehouse"));
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

/// How every editor is told a line is not known: the person is told it instead.
#[test]
fn an_editor_that_is_not_told_the_line_leaves_it_to_be_read() {
    let (store, editor) = bench("unheard", "echo \"editing $*\"");
    let other = Path::new(editor).with_file_name("unheard-of");
    fs::rename(editor, &other).expect("another name");
    let mut session = start(&store, Box::leak(other.display().to_string().into_boxed_str()));
    session.send("e");
    let line = SMALL.lines().position(|l| l.contains("2019-02-lantern-raid")).expect("the event") + 1;
    let told = format!("How unheard-of is told a line is not known: the event is in line {line}.");
    session.until("the line", |s| is_back(s) && s.text().contains(&told));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn control_c_in_it_concerns_it_alone() {
    // A shell that reads a line may hear the signal just before it waits, and then waits on.
    let (store, editor) = bench(
        "interrupted",
        &format!("{FRONT}trap 'echo caught; exit 3' INT\necho editing\nwhile :; do sleep 1; done"),
    );
    let mut session = start(&store, editor);
    session.send("e");
    session.until("the editor", |s| s.text().contains("editing"));
    session.send("\x03");
    session.until("the screen again", |s| is_back(s) && s.text().contains("ended with status 3."));
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn control_z_in_it_gives_the_shell_the_terminal_and_brings_it_back() {
    let (store, editor) =
        bench("stopped", &format!("{FRONT}echo editing\nread answer\necho \"read $answer\""));
    let script = format!(
        r#"set -m; "$0" "{}"; echo "stopped $?"; read line; fg >/dev/null; echo "ended $?""#,
        store.display()
    );
    let mut session = Start::script(&script, explorer()).env("VISUAL", editor).run().shown();
    session.send("e");
    session.until("the editor", |s| s.text().contains("editing"));
    session.send("\x1a");
    session.until("the shell", |s| s.text().contains("stopped 1"));
    assert!(session.line_restored());
    session.send("\n");
    session.send("words\n");
    session.until("the screen again", is_back);
    session.send_and_see("j");
    session.send("q");
    session.until("its end", |s| s.text().contains("ended 0"));
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn a_signal_while_it_runs_ends_both_and_the_terminal_is_as_found() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        // An editor in raw mode that does not want to end.
        let (store, editor) = bench("killed", "trap '' HUP INT\nstty raw -echo\necho editing\nread answer");
        let mut session = start(&store, editor);
        session.send("e");
        session.until("the editor", |s| s.text().contains("editing"));
        session.signal(signal);
        assert_eq!(session.fate().0, Fate::Killed(signal.as_raw()));
        session.assert_restored();
    }
}

#[test]
fn one_that_cannot_be_started_is_told() {
    let (store, _) = bench("missing", "");
    let mut session = start(&store, "/nonexistent/vi");
    session.send("e");
    session.until("why not", |s| is_back(s) && s.text().contains("/nonexistent/vi could not be started"));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

/// What editors commonly turn on.
const TURN_ON: &str =
    r"printf '\033[?1049h\033[?1000;1002;1003;1006h\033[?1004h\033[?2004h\033[?1h\033=\033[1;7m'";

#[test]
fn what_an_editor_leaves_on_is_turned_off_whichever_way_it_ends() {
    for (name, end) in [("well", "printf '\\033[?1049l'"), ("badly", "exit 3"), ("lost", "kill -KILL $$")] {
        let (store, editor) = bench(&format!("left-on-{name}"), &format!("{TURN_ON}\necho editing\n{end}"));
        let mut session = start(&store, editor);
        session.send("e");
        session.until("the editor", |s| String::from_utf8_lossy(s.bytes()).contains("editing"));
        session.until("the screen again", is_back);
        let screen = session.screen();
        assert!(!screen.application_cursor() && !screen.application_keypad(), "{name}");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "{name}");
        session.send_and_see("j");
        session.send("q");
        assert_eq!(session.fate().0, Fate::Code(0));
        session.assert_restored();
        assert!(!session.screen().alternate_screen(), "{name}");
    }
}

/// Whether a process is there and not just waited for by nobody.
fn runs(pid: &str) -> bool {
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.trim())).unwrap_or_default();
    stat.rsplit(')').next().is_some_and(|rest| !rest.is_empty() && !rest.trim_start().starts_with('Z'))
}

#[test]
fn an_editor_that_does_not_want_to_end_is_ended_and_nothing_of_it_stays_on() {
    let (store, editor) = bench(
        "stubborn",
        &format!(
            "echo $$ > \"$0.pid\"\ntrap '' TERM HUP INT\n{TURN_ON}\necho editing\nwhile :; do read answer || sleep 1; done"
        ),
    );
    let mut session = start(&store, editor);
    session.send("e");
    session.until("the editor", |s| s.text().contains("editing"));
    session.signal(Signal::TERM);
    assert_eq!(session.fate().0, Fate::Killed(Signal::TERM.as_raw()));
    session.assert_restored();
    let screen = session.screen();
    assert!(!screen.alternate_screen() && !screen.application_cursor() && !screen.application_keypad());
    let pid = fs::read_to_string(format!("{editor}.pid")).expect("its number");
    assert!(!runs(&pid), "the editor is left");
}

/// An editor runs before we are told that it does, the longer the more there is to do beside it.
#[test]
fn a_signal_at_the_very_start_of_an_editor_ends_both() {
    let script = "trap '' TERM HUP INT\necho $$ > \"$0.pid\"\nkill -TERM $PPID\nwhile :; do read answer || sleep 1; done";
    let (store, editor) = bench("beginning", script);
    for _ in 0..3 {
        let slow = Start::new(provoked()).provoking("main slow").env("VISUAL", editor);
        let mut session = slow.arg(&store.display().to_string()).run().shown();
        session.send("e");
        assert_eq!(session.fate().0, Fate::Killed(Signal::TERM.as_raw()));
        session.assert_restored();
        let pid = fs::read_to_string(format!("{editor}.pid")).expect("its number");
        assert!(!runs(&pid), "the editor is left");
    }
}

#[test]
fn killed_in_the_background_with_its_editor_it_leaves_the_terminal_to_the_shell() {
    let (store, editor) = bench("background", &format!("{FRONT}echo editing\nread answer"));
    let script = format!(
        r#"set -m; "$0" "{}"; echo "stopped $?"; kill %1; bg %1 >/dev/null; wait %1; echo "ended $?"; read line; echo "read $line""#,
        store.display()
    );
    let mut session = Start::script(&script, explorer()).env("VISUAL", editor).run().shown();
    session.send("e");
    session.until("the editor", |s| s.text().contains("editing"));
    session.send("\x1a");
    session.until("its end", |s| s.text().contains("ended 143"));
    session.send("words\n");
    session.until("what was typed", |s| s.text().contains("read words"));
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}
