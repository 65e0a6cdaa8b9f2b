//! Small bad files with their expected reports beside them, and good files in odd layouts.
//!
//! `UPDATE_EXPECTED=1 cargo test --test bad_data` writes the reports anew; read every one before you commit it.

#![allow(clippy::unwrap_used)]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use dateline::error::{RULES, Refused, Rule};
use dateline::model::{Event, EventIx};
use dateline::store::{Input, Limits, Store};

const FOLDER: &str = "tests/bad_data";

fn entries(folder: &str) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    entries
}

fn load(path: &Path) -> Result<(Store, Vec<Event>), Refused> {
    let mut events = Vec::new();
    let inputs = [Input::File(path.to_owned())];
    let store = Store::load(&inputs, &Limits::default(), &mut |_, event| events.push(event))?;
    Ok((store, events))
}

/// The files and folders of the corpus.
fn corpus() -> Vec<PathBuf> {
    let is_store = |path: &PathBuf| {
        let name = path.file_name().unwrap();
        name != "good" && (path.is_dir() || path.extension().is_some_and(|e| e == "yaml"))
    };
    entries(FOLDER).into_iter().filter(is_store).collect()
}

fn report(path: &Path) -> String {
    match load(path) {
        Ok((store, _)) => store.report(store.warnings().to_vec()).render(None, false),
        Err(refused) => refused.render(None, false),
    }
}

#[test]
fn every_bad_file_has_the_report_beside_it() {
    let corpus = corpus();
    assert!(corpus.len() >= 60, "only {} bad files", corpus.len());
    let mut wrong = Vec::new();
    for path in corpus {
        let beside = path.with_extension("expected");
        let report = report(&path);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&beside, &report).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if report != expected || report.is_empty() {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- got\n{report}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_broken_by_some_file() {
    let reports: String = corpus().iter().map(|path| report(path)).collect();
    let found_by_loading = RULES.iter().filter(|r| r.rule <= Rule::Unused);
    let names: HashSet<&str> = found_by_loading.map(|r| r.name).collect();
    let unbroken: Vec<&&str> = names.iter().filter(|name| !reports.contains(&format!("[{name}]"))).collect();
    assert!(unbroken.is_empty(), "no bad file breaks {unbroken:?}");
}

#[test]
fn good_files_in_odd_layouts_are_equal_to_the_plain_one() {
    let (plain, events) = load(&Path::new(FOLDER).join("good/plain.yaml")).unwrap();
    assert_eq!(events.len(), 2);
    for path in entries("tests/bad_data/good") {
        let (store, same) = load(&path)
            .unwrap_or_else(|refused| panic!("{}\n{}", path.display(), refused.render(None, false)));
        assert_eq!(same, events, "{}", path.display());
        assert_eq!(store.catalog(), plain.catalog(), "{}", path.display());
        assert_eq!(store.warnings().len(), plain.warnings().len(), "{}", path.display());
        for (n, event) in events.iter().enumerate() {
            let ix = EventIx(n as u32);
            assert_eq!(&store.event(ix), event, "{}", path.display());
            let (name, line) = store.place_in_file(ix);
            let text = fs::read_to_string(&path).unwrap();
            let from: Vec<&str> = text.lines().skip(line - 1).take(2).collect();
            assert!(from.concat().contains(event.id.as_str()), "{name}:{line}");
        }
    }
}
