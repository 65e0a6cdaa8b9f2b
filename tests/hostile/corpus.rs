//! Small hostile stores by family, each with what is said of it: its faults, or that it is accepted and with which
//! values, so that nothing is taken for something else in silence.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::check::check;
use dateline::error::{Refused, Rule};
use dateline::model::Event;
use dateline::store::{Input, Limits, Store};

use super::confined::{argument, each, run, wrong};

const FOLDER: &str = "tests/hostile/stores";

fn sorted(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The stores of all families.
fn corpus() -> Vec<PathBuf> {
    let all = sorted(FOLDER).into_iter().flat_map(sorted);
    all.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect()
}

/// Those that are kept beside the rules they break.
fn bad_data() -> Vec<PathBuf> {
    let all = ["tests/bad_data", "tests/bad_data/good"].into_iter().flat_map(sorted);
    all.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect()
}

fn load(path: &Path) -> Result<(Store, Vec<Event>), Refused> {
    let mut events = Vec::new();
    let inputs = [Input::File(path.to_owned())];
    let store = Store::load(&inputs, &Limits::default(), &mut |_, event| events.push(event))?;
    Ok((store, events))
}

/// What is said of a store: its report, or its warnings and what its events say.
fn answer(path: &Path) -> String {
    let (store, events) = match load(path) {
        Ok(loaded) => loaded,
        Err(refused) => return refused.render(None, false),
    };
    let mut said = store.report(store.warnings().to_vec()).render(None, false);
    writeln!(said, "accepted: {}", store.catalog().title).unwrap();
    for event in events {
        let date = event.when.date.as_str();
        writeln!(said, "{} | {date} | {} | {}", event.id, event.title, event.summary).unwrap();
    }
    said
}

#[test]
fn every_hostile_store_has_the_answer_beside_it() {
    let mut wrong = Vec::new();
    for path in corpus() {
        let beside = path.with_extension("expected");
        let said = answer(&path);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&beside, &said).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if said != expected {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- got\n{said}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{} answers are others\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn there_are_hundreds_of_stores_in_every_family() {
    let mut families: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for path in corpus() {
        *families.entry(path.parent().unwrap().to_owned()).or_default() += 1;
    }
    let names: Vec<_> = families.keys().map(|f| f.file_name().unwrap().to_str().unwrap()).collect();
    let wanted =
        ["bombs", "dates", "encodings", "geography", "layout", "references", "structure", "text", "types"];
    assert_eq!(names, wanted);
    assert!(families.values().all(|n| *n >= 15), "{families:?}");
    assert!(families.values().sum::<usize>() >= 350, "{families:?}");
}

/// The exit codes of `check` and of `list`, from what the library finds.
fn codes(path: &Path) -> (i32, i32) {
    let checked = check(&[Input::File(path.to_owned())], &Limits::default(), None).unwrap();
    let no_text = checked.report.faults().iter().any(|l| l.fault.rule == Rule::Encoding);
    let check = match checked.is_good(false) {
        true => 0,
        false if no_text => 2,
        false => 1,
    };
    let listed = match load(path) {
        Err(_) => 2,
        // Nothing to list is an answer too.
        Ok((store, events)) => {
            let covered = store.catalog().covers.as_str();
            i32::from(events.is_empty() || covered == "1914/1918")
        }
    };
    (check, listed)
}

#[test]
fn every_store_is_answered_within_the_bounds_and_with_the_right_exit_code() {
    let all: Vec<PathBuf> = corpus().into_iter().chain(bad_data()).collect();
    let failed = each(&all, |path| {
        let (check, list) = codes(path);
        let name = argument(path);
        wrong(&format!("check {name}"), &run(&["check", name], b""), &[check])
            .or_else(|| wrong(&format!("list {name}"), &run(&["list", name], b""), &[list]))
    });
    assert!(failed.is_empty(), "{} of {}\n{}", failed.len(), all.len(), failed.join("\n"));
}

#[test]
fn a_process_that_takes_more_than_it_may_is_seen() {
    let large = vec![b' '; 300 << 20];
    let out = run(&["list", "--max-size", "1000", "-"], &large);
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.code() == Some(2) && said.contains("out of memory"), "{}: {said}", out.status);
}
