//! Sessions on disk: kept for each store when one quits, taken up at the next start, and never in the way.

use std::fs;
use std::path::{Path, PathBuf};

use super::session::{Fate, Session, Start, explorer};

/// A folder for what programs remember, of the test's own and empty.
fn state(name: &str) -> (&'static str, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("state").join(name);
    let _ = fs::remove_dir_all(&folder);
    (Box::leak(folder.display().to_string().into_boxed_str()), folder.join("dateline/sessions"))
}

fn start(state: &'static str, args: &[&str]) -> Session {
    let start = Start::new(explorer()).env("XDG_STATE_HOME", state);
    args.iter().fold(start, |start, arg| start.arg(arg)).run().shown()
}

fn quit(mut session: Session) {
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

fn leave(state: &'static str, args: &[&str], keys: &str) {
    let mut session = start(state, args);
    session.send_and_see(keys);
    quit(session);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).map(|all| all.filter_map(|e| e.ok().map(|e| e.path())).collect());
    found.unwrap_or_default()
}

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.yaml");

#[test]
fn a_store_opens_where_it_was_left() {
    let (told, folder) = state("left");
    leave(told, &[], "&place:mosul\r");
    let mut session = start(told, &[]);
    session.until("the query", |s| s.text().contains("Where you left it."));
    session.send("j");
    session.until("the query", |s| s.text().contains("& place:mosul"));
    quit(session);
    let session = start(told, &[SMALL]);
    assert!(session.text().contains("& everything"), "another store is another session");
    quit(session);
    let modes = files(&folder);
    assert_eq!(modes.len(), 2, "one file for each store, and nothing left over");
}

#[test]
fn who_asks_for_a_view_or_for_no_session_gets_that_and_changes_nothing() {
    let (told, folder) = state("asked");
    leave(told, &[], "&place:mosul\r");
    let [file] = &files(&folder)[..] else { panic!("one session") };
    let kept = fs::read_to_string(file).expect("a session");
    assert!(kept.contains("where = \"place:mosul\""), "{kept}");
    for args in [&["--no-session"][..], &["-w", "kind:attack"], &["--lanes", "actor"], &["--restricted"]] {
        let mut session = start(told, args);
        assert!(!session.text().contains("place:mosul"), "{args:?}: {}", session.text());
        session.send_and_see("jj");
        quit(session);
        assert_eq!(fs::read_to_string(file).expect("a session"), kept, "{args:?}");
    }
    let config = super::config::configured("sessionless", "session = false\n");
    let start = Start::new(explorer()).env("XDG_STATE_HOME", told).env("XDG_CONFIG_HOME", config);
    let session = start.run().shown();
    assert!(!session.text().contains("place:mosul"));
    quit(session);
    assert_eq!(fs::read_to_string(file).expect("a session"), kept);
}

#[test]
fn a_damaged_session_is_told_and_replaced() {
    let (told, folder) = state("damaged");
    leave(told, &[], "&place:mosul\r");
    let file = files(&folder).pop().expect("one session");
    fs::write(&file, "where = [\n\0").expect("it is damaged");
    let mut session = start(told, &[]);
    session.until("a notice", |s| s.text().contains("Where you left this store could not be read"));
    session.send_and_see("j");
    quit(session);
    assert!(fs::read_to_string(&file).expect("a session").contains("at = "), "it is good again");
}

#[test]
fn standard_input_has_no_session() {
    let (told, folder) = state("input");
    let script = format!(r#"exec "$0" - < '{SMALL}'"#);
    let mut session = Start::script(&script, explorer()).env("XDG_STATE_HOME", told).run().shown();
    session.send_and_see("j");
    quit(session);
    assert!(files(&folder).is_empty());
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_harms_nothing() {
    let (told, _) = state("unwritable");
    fs::create_dir_all(told).expect("a folder");
    fs::write(Path::new(told).join("dateline"), "in the way").expect("a file in the way");
    let mut session = start(told, &[]);
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    assert!(session.text().contains("The session is not kept:"), "{}", session.text());
    session.assert_restored();
}
