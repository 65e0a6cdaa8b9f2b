//! What every command does alike: several stores, standard input, exit statuses, a reader that goes away, a full disk.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const SMALL: &str = "tests/fixtures/small.yaml";

/// Commands that open stores, the stores left out, and what a good one prints of the small store.
const COMMANDS: &[(&[&str], &str)] = &[
    (&["list"], "2019-05-12-ford-attack"),
    (&["list", "--format", "ndjson"], "\"id\":\"2019-05-12-ford-attack\""),
    (&["show", "2019-05-12-ford-attack"], "Attack on a ferry"),
    (&["stats"], "Incidents by kind"),
    (&["brief"], "Attack on a ferry"),
    (&["export", "--format", "csv"], "2019-05-12-ford-attack"),
    (&["export", "--format", "geojson"], "FeatureCollection"),
    (&["export", "--format", "ics"], "BEGIN:VEVENT"),
    (&["export", "--format", "timelinejs"], "start_date"),
    (&["export", "--format", "md"], "## Attack on a ferry"),
    (&["export", "--format", "html"], "<article"),
    (&["check", "--format", "json"], "["),
];

fn dateline(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.args(args).stdin(Stdio::null());
    command
}

fn run(args: &[&str]) -> Output {
    dateline(args).output().unwrap()
}

fn fed(args: &[&str], input: &[u8]) -> Output {
    let mut child =
        dateline(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Who needs no more of it goes away before it is all there.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Whether a command did what it is for: of what may be wrong in a store that is read, `check` tells with status 1.
fn succeeded(command: &[&str], output: &Output) -> bool {
    let check = command.first() == Some(&"check");
    output.status.success() || (check && output.status.code() == Some(1))
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("commands").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A store with the definitions of the small one and an event of its own.
fn second() -> String {
    let small = fs::read_to_string(SMALL).unwrap();
    let (head, _) = small.split_once("events:\n").unwrap();
    format!(
        "{head}events:\n- id: another-event\n  date: \"2020-07-07\"\n  form: incident\n  kind: attack\n  title: \"Another \
         event\"\n  summary: \"It stands in a second file.\"\n  claims:\n  - {{source: courier-2020, para: 20, words: \"x\"}}\n"
    )
}

#[test]
fn every_command_merges_several_stores_and_folders() {
    let folder = folder("several");
    let (one, other) = (folder.join("one.yaml"), folder.join("other.yaml"));
    fs::copy(SMALL, &one).unwrap();
    fs::write(&other, second()).unwrap();
    let (one, other, both) = (one.to_str().unwrap(), other.to_str().unwrap(), folder.to_str().unwrap());
    for (command, printed) in COMMANDS {
        let apart = run(&[*command, &[one, other]].concat());
        let together = run(&[*command, &[both]].concat());
        assert!(succeeded(command, &apart), "{command:?}: {}", err(&apart));
        assert!(out(&apart).contains(printed), "{command:?}");
        assert_eq!(out(&apart), out(&together), "{command:?}: a folder stands for its files");
    }
    for command in [["list", "--format", "csv"], ["export", "--format", "ndjson"]] {
        assert!(out(&run(&[&command[..], &[both]].concat())).contains("another-event"));
    }
    let same = run(&["diff", both, both]);
    assert_eq!((same.status.code(), out(&same).as_str()), (Some(0), ""));
    assert!(out(&run(&["diff", one, both])).contains("+ 2020-07-07     another-event"));
}

#[test]
fn every_command_names_both_files_of_a_clash() {
    let files = ["tests/bad_data/conflict/first.yaml", "tests/bad_data/conflict/second.yaml"];
    for (command, _) in COMMANDS {
        let output = run(&[*command, &files].concat());
        let told = format!("{}{}", out(&output), err(&output));
        let status = if command.first() == Some(&"check") { 1 } else { 2 };
        assert_eq!(output.status.code(), Some(status), "{command:?}");
        assert!(files.iter().all(|file| told.contains(file)), "{command:?}: {told}");
    }
    let output = run(&["diff", SMALL, "tests/bad_data/conflict"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(files.iter().all(|file| err(&output).contains(file)), "{}", err(&output));
}

#[test]
fn every_command_reads_standard_input() {
    let small = fs::read(SMALL).unwrap();
    for (command, printed) in COMMANDS {
        let output = fed(&[*command, &["-"]].concat(), &small);
        assert!(succeeded(command, &output), "{command:?}: {}", err(&output));
        assert!(out(&output).contains(printed), "{command:?}");
    }
    for stores in [["-", SMALL], [SMALL, "-"]] {
        let output = fed(&[&["diff"][..], &stores].concat(), &small);
        assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""), "{stores:?}");
    }
}

#[test]
fn every_command_refuses_a_store_that_cannot_be_read() {
    for (command, _) in COMMANDS {
        let output = run(&[*command, &["no-such-file.yaml"]].concat());
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(err(&output).contains("There is no file no-such-file.yaml."), "{command:?}");
    }
    assert_eq!(run(&["diff", SMALL, "no-such-file.yaml"]).status.code(), Some(2));
}

#[test]
fn nothing_found_is_status_1_and_writes_no_file() {
    let file = folder("nothing").join("out.csv");
    for command in [["list", "--limit", "1"], ["stats", "--color", "never"], ["export", "--format", "csv"]] {
        let output = run(&[&command[..], &[SMALL, "-w", "motorbike"]].concat());
        assert_eq!(output.status.code(), Some(1), "{command:?}");
        assert_eq!((out(&output).as_str(), err(&output).as_str()), ("", "no event matches: motorbike\n"));
    }
    let output = run(&["export", SMALL, "-w", "motorbike", "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!file.exists());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let diff: (&[&str], &str) = (&["diff", SMALL, "tests/export/later.yaml"], "");
    for (command, _) in COMMANDS.iter().chain([&diff]) {
        // Nobody reads from the beginning: what is written before a reader goes would be another case each time.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let child = dateline(command).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
        let output = child.wait_with_output().unwrap();
        // The small store's event is not in the embedded one: showing it is another error.
        if command.first() != Some(&"show") {
            assert_eq!(output.status.code(), Some(0), "{command:?}: {}", err(&output));
            assert_eq!(err(&output), "", "{command:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_status_2() {
    let diff: (&[&str], &str) = (&["diff", SMALL, "tests/export/later.yaml"], "");
    for (command, _) in COMMANDS.iter().chain([&diff]) {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let args =
            if command.first() == Some(&"diff") { command.to_vec() } else { [*command, &[SMALL]].concat() };
        let output =
            dateline(&args).stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(err(&output).contains("cannot write to standard output"), "{command:?}: {}", err(&output));
    }
}

/// By its own name, by another way to it, through links of both sorts, in a folder of stores, and on standard input.
#[test]
fn what_is_read_is_never_written_over() {
    let folder = folder("apart");
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (store, around, link, hard, all) =
        (at("a.yaml"), at("./a.yaml"), at("link.md"), at("hard.md"), at(""));
    fs::copy(SMALL, &store).unwrap();
    std::os::unix::fs::symlink("a.yaml", &link).unwrap();
    fs::hard_link(&store, &hard).unwrap();
    let (template, marks) = (at("t.md"), at("marks.yaml"));
    fs::write(&template, "{{ page.title }}\n").unwrap();
    fs::write(&marks, "[]\n").unwrap();
    let before = |name: &str| fs::read(name).unwrap();
    let (kept, words, marked) = (before(&store), before(&template), before(&marks));
    let brief = |more: &[&str]| run(&[&["brief"], more].concat());
    let export = |more: &[&str]| run(&[&["export", "--format", "csv"], more].concat());
    let piped = || {
        let stdin = fs::File::open(&store).unwrap();
        dateline(&["export", "-", "--format", "csv", "-o", &store, "--force"]).stdin(stdin).output().unwrap()
    };
    let refused = [
        brief(&[&store, "--format", "md", "-o", &store, "--force"]),
        brief(&[&store, "--format", "md", "-o", &store]),
        brief(&[SMALL, &store, "--format", "md", "-o", &around, "--force"]),
        brief(&[&store, "-o", &link, "--force"]),
        brief(&[&store, "-o", &hard, "--force"]),
        brief(&[&all, "--format", "md", "-o", &store, "--force"]),
        brief(&[SMALL, "--template", &template, "-o", &template, "--force"]),
        brief(&[SMALL, "--marked", "--marks", &marks, "--format", "md", "-o", &marks, "--force"]),
        export(&[&store, "-o", &store, "--force"]),
        export(&[&store, "-o", &link, "--force"]),
        export(&[SMALL, "--marks", &marks, "-o", &marks, "--force"]),
        piped(),
    ];
    for output in refused {
        assert_eq!(output.status.code(), Some(2), "{}", err(&output));
        assert!(
            err(&output).contains("error: A file that is read is not written over: "),
            "{}",
            err(&output)
        );
    }
    assert_eq!((before(&store), before(&template), before(&marks)), (kept, words, marked));
    assert!(export(&[&store, "-o", &at("a.csv"), "--force"]).status.success(), "another file is written");
}

#[test]
fn exports_are_written_whole_and_replaced_only_when_asked_for() {
    let folder = folder("written");
    for (name, format) in [
        ("a.csv", "csv"),
        ("a.ndjson", "ndjson"),
        ("a.geojson", "geojson"),
        ("a.ics", "ics"),
        ("a.json", "timelinejs"),
        ("a.md", "md"),
        ("a.html", "html"),
    ] {
        let file = folder.join(name);
        let path = file.to_str().unwrap();
        assert!(run(&["export", SMALL, "-o", path]).status.success(), "{name} says the format");
        let first = fs::read(&file).unwrap();
        assert_eq!(first, run(&["export", SMALL, "--format", format]).stdout, "as it is printed");
        let again = run(&["export", SMALL, "-w", "kind:attack", "-o", path]);
        assert_eq!(again.status.code(), Some(2));
        assert!(err(&again).contains("--force replaces it"), "{}", err(&again));
        assert_eq!(fs::read(&file).unwrap(), first, "what was there stays");
        assert!(run(&["export", SMALL, "-w", "kind:attack", "-o", path, "--force"]).status.success());
        assert_ne!(fs::read(&file).unwrap(), first);
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 7, "nothing else is left");
    assert_eq!(
        run(&["export", SMALL, "--format", "csv", "-o", "-"]).stdout,
        run(&["export", SMALL, "--format", "csv"]).stdout
    );
    assert!(!Path::new("-").exists());
}

#[test]
fn the_table_of_the_list_is_alone_on_standard_output() {
    let output = run(&["list", SMALL, "-w", "place:south"]);
    assert_eq!(out(&output).lines().count(), 4);
    let told = err(&output);
    assert!(told.contains("1 incident (+2 possible) · 1 period"), "{told}");
    assert!(told.contains("? may match") && told.contains("≠ claims differ"), "{told}");
    let limited = run(&["list", SMALL, "--limit", "2"]);
    assert_eq!(out(&limited).lines().count(), 2);
    assert!(err(&limited).contains("the first 2 of 11 listed"), "{}", err(&limited));
}

#[test]
fn rows_for_programs_carry_their_match() {
    for format in ["ndjson", "json", "csv"] {
        let output = run(&["list", SMALL, "-w", "place:south", "--format", format]);
        let rows = out(&output);
        let cells = |word: &str| match format {
            "csv" => rows.lines().filter(|line| line.starts_with(&format!("{word},"))).count(),
            _ => rows.matches(&format!("\"match\":\"{word}\"")).count(),
        };
        assert_eq!((cells("certain"), cells("possible")), (2, 2), "{format}: {rows}");
        assert_eq!(err(&output), "", "{format}: nothing else is told");
    }
}

#[test]
fn colour_is_where_it_is_asked_for() {
    for command in [["list", SMALL], ["stats", SMALL]] {
        let with = |when: &[&str]| {
            out(&dateline(&[&command[..], when].concat()).env_remove("NO_COLOR").output().unwrap())
        };
        assert!(with(&["--color", "always"]).contains("\u{1b}["), "{command:?}");
        assert!(!with(&["--color", "never"]).contains('\u{1b}'), "{command:?}");
        assert!(!with(&[]).contains('\u{1b}'), "{command:?}: a pipe is no terminal");
    }
}

/// The reader of arguments leaves sequences out of what it says; they were typed, and are shown as elsewhere.
#[test]
fn a_wrong_argument_is_shown_as_it_was_typed() {
    for (args, shown) in [
        (&["list", "--color=\u{1b}[31mred"][..], "␛[31mred"),
        (&["list", "--wrong\u{1b}[2J"], "--wrong␛[2J"),
        (&["--screenshot", "8\u{1b}[1mx\u{202e}"], "8␛[1mx<U+202E>"),
    ] {
        let out = run(args);
        let said = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(2), "{said}");
        assert!(said.contains(shown) && !said.contains('\u{1b}'), "{said}");
    }
}
