//! The commands that write a file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::failing::{Harm, each_in_turn, folder, harmed, strace};

const STORE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/export/awkward.yaml");
const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.yaml");
const OLD: &str = "what was there before\n";

/// A command that writes `file` in its folder.
struct Case {
    name: &'static str,
    args: &'static [&'static str],
    file: &'static str,
    /// Whether there is a file already.
    old: bool,
}

impl Case {
    /// Runs it under strace, from the same beginning.
    fn run(&self, folder: &Path, log: &Path, kind: &str, at: Option<(Harm, usize)>) -> Output {
        begin(folder, self.old.then_some(self.file));
        let words = strace(log, kind, at);
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).arg(env!("CARGO_BIN_EXE_dateline")).args(self.args).current_dir(folder);
        command.output().unwrap()
    }

    fn test(&self) {
        let home = folder(self.name);
        let (work, log) = (home.join("work"), home.join("log"));
        let clean = self.run(&work, &log, "write", None);
        assert!(clean.status.success(), "{}", String::from_utf8_lossy(&clean.stderr));
        let new = fs::read_to_string(work.join(self.file)).unwrap();
        assert!(new.len() > 100 && new != OLD);
        let harms = each_in_turn(&work, |kind, at| {
            let output = self.run(&work, &log, kind, at);
            if let Some((harm, nth)) = at {
                self.judge(&work, &log, &new, (harm, kind, nth), &output);
            }
            log.clone()
        });
        // What replaces nothing has its name at once.
        let renamed = self.old.then_some("rename");
        for kind in ["openat", "write", "fsync", "linkat", "close"].into_iter().chain(renamed) {
            assert!(harms.iter().any(|(_, (met, _))| met == kind), "{kind} is not among {harms:#?}");
        }
    }

    fn judge(&self, work: &Path, log: &Path, new: &str, at: (Harm, &str, usize), output: &Output) {
        let (harm, kind, nth) = at;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let what = format!("{}: {harm:?} at {kind} {nth}: {:?}: {said}", self.name, output.status);
        let now = fs::read_to_string(work.join(self.file)).ok();
        let is_new = now.as_deref() == Some(new);
        assert!(is_new || now.as_deref() == self.old.then_some(OLD), "{what}: it holds {now:?}");
        if harm == Harm::Killed {
            let left = names(work).into_iter().filter(|name| name != self.file).count();
            let named = ["linkat", "close", "rename"].contains(&kind);
            assert!(left == 0 || named, "{what}: what has no name yet is left over");
            return self.again(work, new, &what);
        }
        let left: Vec<_> = names(work).into_iter().filter(|name| name != self.file).collect();
        // Where even taking it away failed, it stays.
        assert!(kind == "unlink" || left.is_empty(), "{what}: left over: {left:?}");
        let concerned = !harmed(log, harm, nth, work).is_empty();
        if output.status.success() {
            assert!(is_new, "{what}: it says that all is well");
        } else if concerned {
            assert_eq!(output.status.code(), Some(2), "{what}");
            assert!(said.contains("cannot be written"), "{what}");
        }
        assert!(harm != Harm::Interrupted || is_new, "{what}: who is interrupted tries again");
    }

    /// What a killed one left is in nobody's way.
    fn again(&self, work: &Path, new: &str, what: &str) {
        let left = names(work).into_iter().filter(|name| name != self.file);
        assert!(left.clone().count() <= 1 && left.clone().all(|name| name.starts_with('.')), "{what}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(self.args).current_dir(work);
        if !self.old {
            let _ = fs::remove_file(work.join(self.file));
        }
        assert!(command.output().unwrap().status.success(), "{what}: and not again");
        assert_eq!(fs::read_to_string(work.join(self.file)).unwrap(), new);
    }
}

fn begin(folder: &Path, old: Option<&str>) {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    if let Some(file) = old {
        fs::write(folder.join(file), OLD).unwrap();
    }
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn an_export_in_the_place_of_a_file() {
    let args = &["export", STORE, "--force", "-o", "out.csv"];
    Case { name: "export", args, file: "out.csv", old: true }.test();
}

#[test]
fn an_export_where_there_is_no_file() {
    let args = &["export", STORE, "-o", "./out.json", "--format", "timelinejs"];
    Case { name: "export-new", args, file: "out.json", old: false }.test();
}

#[test]
fn a_briefing() {
    let args = &["brief", STORE, "--force", "-o", "brief.html"];
    Case { name: "brief", args, file: "brief.html", old: true }.test();
}

#[test]
fn a_store_made_of_a_table() {
    const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/torn/table.csv");
    let args = &["import", TABLE, "--force", "-o", "store.yaml"];
    Case { name: "import", args, file: "store.yaml", old: true }.test();
}

/// Standard output that takes nothing: each command says so and fails.
#[test]
fn a_full_standard_output_is_told_by_every_command() {
    let table: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/torn/table.csv");
    let commands: &[&[&str]] = &[
        &["list"],
        &["show", "2014-mosul-falls"],
        &["brief"],
        &["stats"],
        &["diff", SMALL, STORE],
        &["export", "--format", "csv"],
        &["export", "--format", "md"],
        &["check"],
        &["import", table.to_str().unwrap()],
        &["schema"],
        &["completions", "bash"],
        &["man"],
        &["--print-config"],
        &["--screenshot", "80x24"],
        &["--help"],
        &["--version"],
    ];
    for args in commands {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        let output = command.args(*args).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stderr.is_empty(), "{args:?} says nothing");
    }
}
