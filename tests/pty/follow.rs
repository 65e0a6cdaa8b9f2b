//! The stores change on disk while they are shown: replaced, truncated, deleted, made invalid and good again.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::session::{Fate, Session, Start, explorer};

const SMALL: &str = include_str!("../fixtures/small.yaml");

/// An empty folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("follow").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn start(stores: &[&Path]) -> Session {
    let start =
        stores.iter().fold(Start::new(explorer()), |start, store| start.arg(&store.display().to_string()));
    let mut session = start.run().shown();
    session.until("the store", |s| s.text().contains("everything"));
    session
}

/// Replaces a file at once, as most editors do.
fn replace(path: &Path, text: &str) {
    let beside = path.with_extension("new");
    fs::write(&beside, text).expect("it is written");
    fs::rename(&beside, path).expect("it is renamed");
}

fn is_stale(session: &Session) -> bool {
    session.text().contains("is refused")
}

fn quit(mut session: Session) {
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn a_store_that_is_replaced_is_read_again_and_the_selection_stays() {
    let store = folder("replaced").join("store.yaml");
    fs::write(&store, SMALL).expect("a store");
    let mut session = start(&[&store]);
    session.send_and_see("j");
    replace(&store, &SMALL.replace("two passengers died", "three passengers died"));
    session.until("the new text", |s| s.text().contains("three passengers died"));
    assert!(session.text().contains("The store has changed on disk and was read again."));
    quit(session);
}

#[test]
fn a_store_that_is_invalid_truncated_or_gone_leaves_the_last_good_data() {
    let store = folder("invalid").join("store.yaml");
    fs::write(&store, SMALL).expect("a store");
    let mut session = start(&[&store]);
    let good = session.picture();
    replace(&store, &SMALL.replace("kind: attack\n", "kind: atack\n"));
    session.until("why it is refused", |s| is_stale(s) && s.text().contains("No kind has the id `atack`."));
    assert!(session.text().contains("Raid on a warehouse in Lantern"));
    fs::write(&store, SMALL).expect("a store");
    session.until("the store as it was", |s| s.picture() == good);
    fs::write(&store, "").expect("it is truncated");
    session.until("why it is refused", is_stale);
    fs::write(&store, SMALL).expect("a store");
    session.until("the store as it was", |s| s.picture() == good);
    fs::remove_file(&store).expect("it is deleted");
    session.until("that it is gone", |s| is_stale(s) && s.text().contains("There is no file"));
    session.send_and_see("j");
    fs::write(&store, SMALL).expect("a store");
    session.until("no banner", |s| !is_stale(s));
    quit(session);
}

/// A store that is named from the folder that the program was started in goes, with its folder even, and comes back.
#[test]
fn a_store_that_is_named_by_a_relative_path_is_followed_when_it_comes_back() {
    for name in ["r.yaml", "./r.yaml", "in/r.yaml", "../relative/r.yaml"] {
        let folder = folder("relative");
        let store = folder.join(name);
        let beside = store.parent().expect("its folder");
        fs::create_dir_all(beside).expect("a folder");
        fs::write(&store, SMALL).expect("a store");
        let start = Start::script("cd \"$1\" && exec \"$0\" \"$2\"", explorer());
        let start = start.arg(&folder.display().to_string()).arg(name);
        let mut session = start.run().shown();
        session.until("the store", |s| s.text().contains("everything"));
        fs::remove_file(&store).expect("it is deleted");
        if name == "in/r.yaml" {
            fs::remove_dir(beside).expect("its folder is");
        }
        session.until("that it is gone", |s| is_stale(s) && s.text().contains("There is no file"));
        fs::create_dir_all(beside).expect("a folder");
        fs::write(&store, SMALL.replace("Raid on a warehouse", "Search of a warehouse")).expect("a store");
        session.until("the store that came back", |s| !is_stale(s) && s.text().contains("Search of a"));
        quit(session);
    }
}

#[test]
fn folders_and_several_stores_are_followed() {
    let folder = folder("several");
    let (one, many) = (folder.join("one.yaml"), folder.join("many"));
    let event = |id: &str| {
        format!(
            "- id: {id}\n  date: \"2019-01-01\"\n  form: incident\n  kind: attack\n  title: \"Event {id}\"\n  summary: \"More.\"\n  claims:\n  \
             - {{source: courier-2020, para: 1, words: \"words\"}}\n"
        )
    };
    let head = SMALL.split_inclusive("events:\n").next().expect("definitions");
    fs::write(&one, SMALL).expect("a store");
    fs::create_dir(&many).expect("a folder");
    fs::write(many.join("a.yaml"), format!("{head}{}", event("first"))).expect("a store");
    let mut session = start(&[&one, &many]);
    session.until("its event", |s| s.text().contains("Event first"));
    fs::write(many.join("b.yaml"), format!("{head}{}", event("second"))).expect("a store");
    session.until("the event of the new file", |s| s.text().contains("Event second"));
    fs::write(many.join("notes.txt"), "nothing of interest").expect("a file");
    replace(&one, &SMALL.replace("Raid on a warehouse", "Search of a warehouse"));
    session.until("the other store", |s| s.text().contains("Search of a warehouse"));
    fs::remove_file(many.join("b.yaml")).expect("it is deleted");
    session.until("no second event", |s| !s.text().contains("Event second"));
    quit(session);
}

#[test]
fn a_store_behind_a_link_is_followed() {
    let folder = folder("link");
    let (store, link) = (folder.join("real/store.yaml"), folder.join("link.yaml"));
    fs::create_dir(folder.join("real")).expect("a folder");
    fs::write(&store, SMALL).expect("a store");
    std::os::unix::fs::symlink("real/store.yaml", &link).expect("a link");
    let mut session = start(&[&link]);
    replace(&store, &SMALL.replace("Raid on a warehouse", "Search of a warehouse"));
    session.until("the new text", |s| s.text().contains("Search of a warehouse"));
    quit(session);
}

#[test]
fn watching_wakes_nobody_and_sends_nothing() {
    let folder = folder("idle");
    let store = folder.join("store.yaml");
    fs::write(&store, SMALL).expect("a store");
    let mut session = start(&[&store]);
    session.send_and_see("j");
    session.bytes_within(Duration::from_millis(200));
    let before = super::usage::wakings(&session);
    assert_eq!(session.bytes_within(Duration::from_secs(1)), 0);
    assert_eq!(super::usage::wakings(&session), before);
    // What others do in the folder is nothing to show.
    fs::write(folder.join("other.yaml"), "nothing of interest").expect("a file");
    assert_eq!(session.bytes_within(Duration::from_millis(200)), 0);
    quit(session);
}
