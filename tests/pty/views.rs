//! Views of one's own: saved by the program into the folder for configuration, and there the next time.

use std::fs;
use std::path::{Path, PathBuf};

use super::session::{Fate, Start, explorer};

/// A folder for configuration of the test's own, as the program is told of it.
fn config(name: &str) -> (&'static str, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config").join(name);
    let _ = fs::remove_dir_all(&folder);
    let told: &'static str = Box::leak(folder.display().to_string().into_boxed_str());
    (told, folder.join("dateline/views.yaml"))
}

fn start(config: &'static str) -> super::session::Session {
    Start::new(explorer()).env("XDG_CONFIG_HOME", config).run().shown()
}

#[test]
fn a_view_that_was_saved_is_there_the_next_time() {
    let (config, file) = config("saved");
    let mut session = start(config);
    session.send("&place:mosul\rSThe city\r");
    session.until("it is saved", |s| s.text().contains("Saved as The city in"));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.ends_with("\n- name: \"The city\"\n  where: \"place:mosul\"\n"), "{text}");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    let mut session = start(config);
    session.send("3G");
    session.until("it is listed", |s| s.text().contains("your views") && s.text().contains("The city"));
    session.send("\r");
    session.until("it is opened", |s| s.text().contains("& place:mosul"));
    session.send("q");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_faulty_file_stops_nothing_and_stays_as_it_is() {
    let (config, file) = config("faulty");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "- name: x\n  wher: y\n").unwrap();
    let mut session = start(config);
    session.until("it is told", |s| s.text().contains("Your views were not read: line"));
    session.send("&place:mosul\r");
    session.until("it is asked", |s| s.text().contains("& place:mosul"));
    session.send("S");
    session.until("it is told again", |s| s.text().contains("Your views were not read: line"));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), "- name: x\n  wher: y\n");
}

#[test]
fn without_a_folder_nothing_is_saved_and_it_says_why() {
    let mut session = Start::new(explorer()).run().shown();
    session.send("&place:mosul\rSThe city\r");
    session.until("it is told", |s| s.text().contains("There is no folder for your views: HOME is not set"));
}
