//! Coming: what is entered, what is refused, and at which sizes.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use super::modes;
use super::session::{Fate, Session, Start, explorer};

#[test]
fn it_comes_and_goes() {
    let mut session = Session::explorer();
    let screen = session.screen();
    assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
    assert!(!session.line_restored(), "keys come as they are typed");
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn the_first_frame_comes_with_the_screen() {
    let session = Session::explorer();
    let changes = modes::changes(session.bytes());
    let entered = [(1049, true), (25, false), (2004, true), (2026, true), (2026, false)];
    assert_eq!(changes, entered);
    assert!(!session.text().trim().is_empty());
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let mut session = Session::explorer();
    session.send_and_see("j");
    session.send("q");
    session.fate();
    let text = String::from_utf8_lossy(session.bytes()).into_owned();
    for query in
        ["\x1b[c", "\x1b[0c", "\x1b[>c", "\x1b[6n", "\x1b[5n", "\x1b[?u", "\x1bP", "\x1b]", "$p", "\x1b[14t"]
    {
        assert!(!text.contains(query), "{query:?} was sent");
    }
}

#[test]
fn without_a_terminal_it_says_what_to_do_instead() {
    let program = Command::new(explorer())
        .env("TERM", "xterm-256color")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .stdin(Stdio::null())
        .output()
        .expect("it starts");
    assert_eq!(program.status.code(), Some(2));
    assert!(program.stdout.is_empty());
    let said = String::from_utf8_lossy(&program.stderr).into_owned();
    assert!(said.contains("dateline list") && said.contains("not a terminal"), "{said}");
}

/// Root is under no such limit: it becomes somebody else, who has to be able to get at the program and the store.
#[test]
fn that_no_thread_is_to_be_had_is_told() {
    let become_other = match rustix::process::geteuid().is_root() {
        true => "setpriv --reuid 61237 --regid 61237 --clear-groups",
        false => "",
    };
    // What the limit is called depends on the shell.
    let limit = "(ulimit -u 0) 2>/dev/null && ulimit -u 0 || ulimit -p 0";
    let as_other = |script: &str| format!(r#"exec {become_other} sh -c '{script}' "$0" "$@""#);
    let does = |script: &str| {
        let tried = Command::new("sh").args(["-c", &as_other(script)]).stderr(Stdio::null()).status();
        tried.expect("there is a shell").success()
    };
    if !does("(:); :") || does(&format!("{limit}; (:); :")) {
        return; // Here nobody can be under such a limit.
    }
    let folder = std::env::temp_dir().join(format!("dateline-threads-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let (own, store) = (folder.join("dateline"), folder.join("small.yaml"));
    // By another process: what this one has open for writing, a test beside this hands on, and it cannot be run then.
    let copied = Command::new("cp").arg(explorer()).arg(&own).status().expect("it starts");
    assert!(copied.success());
    fs::copy("tests/fixtures/small.yaml", &store).expect("a copy");
    for path in [&folder, &own, &store] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is ours");
    }
    let script = as_other(&format!(r#"{limit}; exec "$0" "$@""#));
    let mut session = Start::script(&script, own).arg(store.to_str().expect("a path in UTF-8")).run();
    assert_eq!(session.fate().0, Fate::Code(2), "{}", session.text());
    assert!(session.text().contains("Resource temporarily unavailable"), "{}", session.text());
    assert!(session.line_restored());
    fs::remove_dir_all(&folder).expect("it was made");
}

#[test]
fn closed_and_full_streams_are_refused() {
    for (redirection, code) in [(">&-", 2), (">/dev/full", 2), ("<&-", 2), ("</dev/null", 2)] {
        let script = format!(r#""$0" {redirection}; exit $?"#);
        let mut session = Start::script(&script, explorer()).run();
        assert_eq!(session.fate().0, Fate::Code(code), "{redirection}");
        assert!(session.text().contains("dateline list"), "{redirection}: {}", session.text());
        session.assert_restored();
    }
}

#[test]
fn in_the_background_it_waits_for_its_turn() {
    let script = r#"set -m; "$0" & fg >/dev/null; echo "ended $?""#;
    for _ in 0..5 {
        let mut session = Start::script(script, explorer()).run().shown();
        session.send_and_see("j");
        session.send("q");
        session.until("its end", |s| s.text().contains("ended 0"));
        assert_eq!(session.fate().0, Fate::Code(0));
        session.assert_restored();
    }
}

#[test]
fn a_terminal_without_a_screen_is_left_alone() {
    for term in ["dumb", ""] {
        let mut session = Start::new(explorer()).env("TERM", term).run();
        assert_eq!(session.fate().0, Fate::Code(2), "TERM={term:?}");
        assert!(session.text().contains("dateline list"), "{}", session.text());
        assert!(!session.bytes().contains(&0x1b), "nothing but text is written");
        session.assert_restored();
    }
}

#[test]
fn each_terminal_gets_what_it_knows() {
    for (term, wanted) in [("linux", vec![(25, false)]), ("vt100", vec![])] {
        let mut session = Start::new(explorer()).env("TERM", term).run();
        session.until("a first frame", |s| !s.text().trim().is_empty());
        assert_eq!(modes::changes(session.bytes()), wanted, "TERM={term}");
        session.send_and_see("j");
        session.send("q");
        assert_eq!(session.fate().0, Fate::Code(0));
        session.assert_restored();
        assert!(session.text().trim().is_empty(), "where there is no second screen, an empty one is left");
    }
}

#[test]
fn without_utf8_nothing_above_ascii_is_written() {
    let mut session = Start::new(explorer()).env("LC_ALL", "C").run().shown();
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    assert!(session.bytes().is_ascii());
}

#[test]
fn any_size_will_do() {
    for (columns, rows) in [(0, 0), (1, 1), (2, 500), (500, 2), (65535, 65535)] {
        let mut session = Start::new(explorer()).size(columns, rows).run();
        session.until("a first frame", |s| modes::frames(s.bytes()) > 0);
        session.send("q");
        assert_eq!(session.fate().0, Fate::Code(0), "{columns}x{rows}");
        session.assert_restored();
    }
}

#[test]
fn a_broken_store_is_refused_before_the_terminal_is_touched() {
    let broken = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/broken.yaml");
    let script = format!(r#"exec "$0" "{broken}""#);
    let mut session = Start::script(&script, explorer()).run();
    assert_eq!(session.fate().0, Fate::Code(2));
    assert!(session.text().contains("broken.yaml:12:18"), "{}", session.text());
    assert!(!session.bytes().contains(&0x1b), "nothing but text is written");
    session.assert_restored();
}

/// A table opens as a store does, and the screen says what it was taken for.
#[test]
fn a_table_is_opened_and_told() {
    let path = std::env::temp_dir().join(format!("dateline-arrival-{}.csv", std::process::id()));
    std::fs::write(&path, "date,title\n2020-03-08,Ferry held up\n").expect("it is written");
    let mut session = Start::new(explorer()).arg(path.to_str().expect("a plain path")).run().shown();
    session.until("the notice", |s| s.text().contains("was read as a table"));
    assert!(session.text().contains("Ferry held up"));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    let _ = std::fs::remove_file(&path);
}
