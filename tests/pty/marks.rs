//! Marks and notes: kept in the person's own file, and there the next time.

use std::fs;
use std::path::{Path, PathBuf};

use super::session::{Fate, Session, Start, explorer};

/// A folder for configuration of the test's own, as the program is told of it.
fn config(name: &str) -> (&'static str, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("marks").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let told: &'static str = Box::leak(folder.display().to_string().into_boxed_str());
    (told, folder.join("dateline/marks.yaml"))
}

fn start(config: &'static str, store: &Path) -> Session {
    Start::new(explorer())
        .arg(store.to_str().expect("a path in UTF-8"))
        .env("XDG_CONFIG_HOME", config)
        .run()
        .shown()
}

/// A copy of the small store in the folder of a test.
fn store(folder: &str) -> PathBuf {
    let path = Path::new(folder).join("small.yaml");
    fs::copy("tests/fixtures/small.yaml", &path).expect("a copy");
    path
}

#[test]
fn marks_and_notes_are_there_the_next_time() {
    let (config, file) = config("kept");
    let store = store(config);
    let mut session = start(config, &store);
    session.send(" ja");
    session.until("a note is asked for", |s| s.text().contains("0 of 1000"));
    session.send("Ask: who?\r");
    session.until("it is noted", |s| s.text().contains("Noted, and the event is marked."));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    let text = fs::read_to_string(&file).unwrap();
    let path = store.canonicalize().unwrap();
    assert!(text.starts_with("# Marks and notes of your own."), "{text}");
    let first = format!("- event: \"2019-02-lantern-raid\"\n  store: \"{}\"\n  hash: \"", path.display());
    assert!(text.contains(&first), "{text}");
    assert!(text.ends_with("\"\n  note: \"Ask: who?\"\n"), "{text}");
    assert_eq!(fs::read_to_string(&store).unwrap(), fs::read_to_string("tests/fixtures/small.yaml").unwrap());
    let mut session = start(config, &store);
    session.send("&is:marked\r");
    session.until("they are known", |s| s.text().contains("★2019-02 ") && s.text().contains("★2019-05-14"));
    session.send("ju");
    session.until("the query is undone", |s| s.text().contains("& everything"));
    session.send("q");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_store_that_has_changed_is_told_and_no_mark_is_lost() {
    let (config, file) = config("changed");
    let store = store(config);
    let mut session = start(config, &store);
    session.send("  ");
    session.until("two are marked", |s| s.text().contains("Marked; 2 in all."));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    let renamed = fs::read_to_string(&store).unwrap().replace("2019-02-lantern-raid", "2019-02-raid");
    fs::write(&store, renamed).unwrap();
    let mut session = start(config, &store);
    session.until("it is told", |s| s.text().contains("The store has changed: 1 of 2 events you marked"));
    session.send("jj ");
    session.until("another is marked", |s| s.text().contains("Marked; 3 in all."));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("2019-02-lantern-raid") && text.contains("2019-05-12-ford-attack"), "{text}");
    assert_eq!(text.matches("- event:").count(), 3, "{text}");
}

#[test]
fn a_faulty_file_of_marks_is_told_and_stays_as_it_is() {
    let (config, file) = config("faulty");
    let store = store(config);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "- event: x\n  stor: y\n").unwrap();
    let mut session = start(config, &store);
    session.until("it is told", |s| s.text().contains("Your marks are left alone: line "));
    session.send(" ");
    session.until("the event is marked", |s| s.text().contains("★2019-02"));
    session.until("it is told again", |s| s.text().contains("Your marks are left alone: line "));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), "- event: x\n  stor: y\n");
}

/// Notes of another store leave room for a mark, and none for a long note.
#[test]
fn a_note_that_the_file_has_no_room_for_is_refused_and_the_file_can_still_be_read() {
    let (config, file) = config("full");
    let store = store(config);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let note = "x".repeat(1000);
    let item = |n: usize| format!("- event: \"e-{n:04}\"\n  store: \"/x\"\n  note: \"{note}\"\n");
    let items = ((1 << 20) - 1200) / item(0).len();
    fs::write(&file, (0..items).map(item).collect::<String>()).unwrap();
    let mut session = start(config, &store);
    session.send(" ");
    session.until("a mark is made", |s| s.text().contains("Marked; 1 in all."));
    let kept = fs::read_to_string(&file).unwrap();
    assert!(kept.contains("2019-02-lantern-raid") && kept.len() < 1 << 20, "{}", kept.len());
    session.send(&format!("ja{note}\rja{note}\rja{note}\r"));
    session.until("one is refused", |s| s.text().contains("Your marks were not kept: their file would be"));
    let now = fs::read_to_string(&file).unwrap();
    assert!(now.len() <= 1 << 20, "{}", now.len());
    session.send("q");
    let mut session = start(config, &store);
    session.send("&is:marked\r");
    session.until("what was kept is known", |s| s.text().contains("★2019-02 "));
}

#[test]
fn marks_of_another_screen_and_of_other_stores_stay() {
    let (config, file) = config("others");
    let store = store(config);
    let mut session = start(config, &store);
    session.send(" ");
    session.until("one is marked", |s| s.text().contains("Marked; 1 in all."));
    let other = "- event: \"elsewhere\"\n  store: \"/other.yaml\"\n";
    let path = store.canonicalize().unwrap();
    let late = format!("- event: \"2020-total\"\n  store: \"{}\"\n", path.display());
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}{other}{late}")).unwrap();
    session.send(" ");
    session.until("another is marked", |s| s.text().contains("Marked; 2 in all."));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches("- event:").count(), 4, "{text}");
    assert!(text.contains(other) && text.contains("2020-total"), "{text}");
}

/// Such a limit kills who does not mind it.
#[test]
fn a_limit_to_the_size_of_files_is_told_and_the_terminal_given_back() {
    let (config, file) = config("limit");
    let store = store(config);
    let script = format!(r#"ulimit -f 0; export XDG_CONFIG_HOME="{config}"; exec "$0" "$@""#);
    let mut session =
        Start::script(&script, explorer()).arg(store.to_str().expect("a path in UTF-8")).run().shown();
    session.send(" ");
    session.until("it is told", |s| s.text().contains("Your marks were not kept:"));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
    assert!(!file.exists());
}

#[test]
fn without_a_folder_marks_last_as_long_as_the_session() {
    let mut session = Start::new(explorer()).run().shown();
    session.send(" ");
    session.until("it is told", |s| s.text().contains("There is no folder for your marks"));
    session.send(" ");
    session.until("it is told once", |s| s.text().contains("Marked; 2 in all."));
}

#[test]
fn the_briefing_is_written_whole_and_replaced_only_when_asked_twice() {
    let (config, file) = config("written");
    let store = store(config);
    let page = file.parent().unwrap().join("../page.txt");
    let mut session = start(config, &store);
    session.send(" b");
    session.until("it is previewed", |s| s.text().contains("Briefing on 1 marked event"));
    session.send(&format!("w\x15{}\r", page.display()));
    session.until("it is written", |s| s.text().contains("Written: "));
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("1 event chosen by the author.") && text.contains("Raid on a warehouse"), "{text}");
    fs::write(&page, "mine\n").unwrap();
    session.send(&format!("w\x15{}\r", page.display()));
    session.until("it is asked", |s| s.text().contains("There is a file"));
    assert_eq!(fs::read_to_string(&page).unwrap(), "mine\n");
    session.send("\r");
    session.until("it is replaced", |s| s.text().contains("Written: "));
    assert_eq!(fs::read_to_string(&page).unwrap(), text);
    session.send("w\x15no/such/folder.md\r");
    session.until("it is told", |s| s.text().contains("There is no folder no/such."));
    session.until("and the name stays", |s| s.text().contains("write the briefing to no/such/folder.md"));
}

#[test]
fn the_briefing_is_not_written_over_what_the_screen_reads() {
    let (config, marks) = config("apart");
    let store = store(config);
    let link = store.with_file_name("link.md");
    std::os::unix::fs::symlink(&store, &link).unwrap();
    let hard = store.with_file_name("marks.md");
    let before = fs::read_to_string(&store).unwrap();
    let mut session = start(config, &store);
    session.send(" b");
    session.until("it is previewed", |s| s.text().contains("Briefing on "));
    fs::hard_link(&marks, &hard).unwrap();
    let kept = fs::read_to_string(&marks).unwrap();
    for (name, end) in [(&link, "link.md"), (&hard, "marks.md")] {
        session.send(&format!("w\x15{}\r", name.display()));
        session.until("it is told", |s| s.text().contains("A file that is read is not written over: "));
        session.send("\r\r");
        session.until("the name stays", |s| {
            s.text().contains("write the briefing to") && s.text().contains(end)
        });
        session.send("\x1b");
        session.until("the line is closed", |s| {
            !s.text().contains("write the briefing to") && !s.text().contains("not written")
        });
    }
    assert_eq!(fs::read_to_string(&store).unwrap(), before);
    assert_eq!(fs::read_to_string(&marks).unwrap(), kept);
}

#[test]
fn a_copied_briefing_says_its_size_and_what_is_in_the_way() {
    let mut session = Start::new(explorer()).env("TMUX", "default,1,0").run().shown();
    session.send(" by");
    session.until("the size is said", |s| s.text().contains(" kB sent; tmux passes it on with"));
}
