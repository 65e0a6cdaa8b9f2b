//! The command: what it prints where, and how it ends.

use std::fs;
use std::process::{Command, Output};

use super::path;

fn dateline(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .current_dir(path(""))
        .arg("check")
        .args(args)
        .output()
        .unwrap()
}

fn told(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn code(args: &[&str]) -> Option<i32> {
    dateline(args).status.code()
}

#[test]
fn a_good_store_ends_well_and_says_what_that_proves() {
    let output = dateline(&["good.yaml", "--sources", "sources", "--strict"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(told(&output.stdout).ends_with("no fault. A check proves the anchors, not the coding.\n"));
    assert_eq!(told(&output.stderr), "");
    let output = dateline(&["good.yaml"]);
    assert!(told(&output.stdout).contains("No passage was looked up: --sources DIR"));
}

#[test]
fn warnings_fail_only_a_strict_check() {
    assert_eq!(code(&["loaded-word.yaml"]), Some(0));
    assert_eq!(code(&["loaded-word.yaml", "--strict"]), Some(1));
    assert_eq!(code(&["told-before.yaml"]), Some(1));
}

#[test]
fn faults_are_printed_with_their_place() {
    let output = dateline(&["told-before.yaml"]);
    let report = told(&output.stdout);
    assert!(report.starts_with("error[told-before]: "), "{report}");
    assert!(report.contains("--> told-before.yaml:12:9"), "{report}");
    assert!(report.contains("\n1 event, 1 source: 1 error. "), "{report}");
}

#[test]
fn programs_are_told_in_json() {
    let output = dateline(&["words-not-found.yaml", "--sources", "sources", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let faults: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let fault = &faults[0];
    assert_eq!(faults.as_array().unwrap().len(), 1);
    assert_eq!((&fault["rule"], &fault["severity"]), (&"words-not-found".into(), &"error".into()));
    assert_eq!((&fault["file"], &fault["line"]), (&"words-not-found.yaml".into(), &25.into()));
    assert!(told(&output.stderr).contains("1 event, 1 source, 1 claim held against 2 paragraphs: 1 error."));
    let output = dateline(&["good.yaml", "--format", "json"]);
    assert_eq!(told(&output.stdout), "[]\n");
}

#[test]
fn what_cannot_be_read_ends_otherwise_than_what_is_wrong() {
    assert_eq!(code(&["no-such-store.yaml"]), Some(2));
    assert_eq!(code(&["good.yaml", "--sources", "no-such-folder"]), Some(2));
    assert_eq!(code(&["good.yaml", "--sources", "good.yaml"]), Some(2));
    assert_eq!(code(&["good.yaml", "--max-size", "0"]), Some(2));
    assert_eq!(code(&["--no-such-flag"]), Some(2));
    assert_eq!(code(&["sources/latin.txt"]), Some(2), "no text at all");
    let output = dateline(&["good.yaml", "--sources", "no-such-folder"]);
    assert!(told(&output.stderr).contains("The folder no-such-folder is not there."));
}

#[test]
fn the_embedded_store_passes() {
    let output = dateline(&["--strict"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output.stdout));
}

/// A store of several files: events in one, what they refer to in another; faults are told of the file they are in.
#[test]
fn stores_of_several_files_are_checked_together() {
    let folder = std::env::temp_dir().join(format!("dateline-check-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let good = fs::read_to_string(path("good.yaml")).unwrap();
    let (head, events) = good.split_once("events:\n").unwrap();
    let split = events.find("- id: 2020-03-08-old-ford").unwrap();
    let second = events[split..].replace("Ferry held up", "Remnants hold up a ferry");
    fs::write(folder.join("a.yaml"), format!("{head}events:\n{}", &events[..split])).unwrap();
    fs::write(folder.join("b.yaml"), format!("{head}events:\n{second}")).unwrap();
    let sources = path("sources");
    let output = dateline(&[folder.to_str().unwrap(), "--sources", sources.to_str().unwrap()]);
    let report = told(&output.stdout);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(report.matches("warning[").count(), 1, "{report}");
    assert!(report.contains("b.yaml:"), "{report}");
    assert!(
        report.contains("8 events, 2 sources, 10 claims held against 14 paragraphs: 1 warning."),
        "{report}"
    );
}

/// A source is read from the folder alone, whatever the store says.
#[test]
fn copies_are_never_looked_for_elsewhere() {
    let yaml = fs::read_to_string(path("source-file.yaml")).unwrap();
    let file = std::env::temp_dir().join(format!("dateline-elsewhere-{}.yaml", std::process::id()));
    for name in ["..", ".", "/etc/hostname", "sub/note.txt", "\"\\\\\\\\host\\\\note.txt\""] {
        fs::write(&file, yaml.replace("mislaid.txt", name)).unwrap();
        let sources = path("sources");
        let output = dateline(&[file.to_str().unwrap(), "--sources", sources.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(told(&output.stdout).contains("file: "), "{name}");
    }
    fs::remove_file(&file).unwrap();
}
