//! The file of marks as commands without a screen read it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file of marks of the small store and of the embedded one.
fn file(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("marks-of-cli");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn small() -> String {
    let path = Path::new("tests/fixtures/small.yaml").canonicalize().unwrap();
    format!(
        "- {{event: 2020-01-quay-bomb, store: \"{0}\"}}\n- {{event: 2019-02-lantern-raid, store: \"{0}\"}}\n- {{event: \
         2020-total, store: \"{0}\", marked: false, note: \"only noted\"}}\n- {{event: 2019-05-12-ford-attack, store: \
         embedded}}\n",
        path.display()
    )
}

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.env_remove("HOME").env_remove("XDG_CONFIG_HOME").args(args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_list_asks_for_marks_of_its_own_store_only() {
    let marks = file("marks.yaml", &small());
    let output =
        run(&["list", "tests/fixtures/small.yaml", "-w", "is:marked", "--marks", marks.to_str().unwrap()]);
    let lines = out(&output);
    assert_eq!(lines.lines().count(), 2, "{lines}");
    assert!(lines.contains("2019-02-lantern-raid") && lines.contains("2020-01-quay-bomb"), "{lines}");
    let output = run(&["list", "-w", "is:marked", "--marks", marks.to_str().unwrap()]);
    let gone = "note: 1 of 1 event you marked or noted is not in the store; the marks are kept.\n";
    assert_eq!(
        (output.status.code(), told(&output)),
        (Some(1), format!("{gone}no event matches: is:marked\n"))
    );
}

#[test]
fn the_usual_file_is_read_only_when_a_query_asks_for_marks() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("marks-of-cli/config");
    fs::create_dir_all(folder.join("dateline")).unwrap();
    fs::write(folder.join("dateline/marks.yaml"), "- no mark\n").unwrap();
    let list = |query: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.env("XDG_CONFIG_HOME", &folder);
        command.args(["list", "tests/fixtures/small.yaml", "-w", query]).output().unwrap()
    };
    assert_eq!(list("kind:attack").status.code(), Some(0));
    let faulty = list("is:marked");
    assert_eq!(faulty.status.code(), Some(2));
    assert!(told(&faulty).contains("marks.yaml:1:3"), "{}", told(&faulty));
}

#[test]
fn a_named_file_that_is_not_there_is_an_error() {
    let output = run(&["list", "-w", "is:marked", "--marks", "no/such.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(told(&output), "error: There is no file no/such.yaml.\n");
    let output = run(&["list", "-w", "-is:marked"]);
    assert_eq!(output.status.code(), Some(0), "without a file nothing is marked");
}

#[test]
fn a_screen_shows_the_marks_of_a_named_file() {
    let marks = file("shown.yaml", &small());
    let marks = marks.to_str().unwrap();
    let shot = ["tests/fixtures/small.yaml", "--marks", marks, "--screenshot", "100x40", "--keys", "Space"];
    let screen = out(&run(&shot));
    assert!(!screen.contains("★2019-02") && screen.contains("★2020-01-06..12"), "{screen}");
    assert_eq!(fs::read_to_string(marks).unwrap(), small(), "a picture writes nothing");
}
