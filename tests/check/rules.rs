//! Every rule that is not found by loading is broken by the store named after it, and that store breaks no other.

use std::fs;

use dateline::check::{Checked, check};
use dateline::error::{RULES, RuleRow};
use dateline::store::{Input, Limits};

use super::{path, proven, text};

fn rows() -> impl Iterator<Item = &'static RuleRow> {
    RULES.iter().filter(|row| !row.rule.found_by_loading())
}

/// A store checked as its rule asks: with the sources only where these matter.
fn checked(row: &RuleRow) -> Checked {
    let yaml = text(&format!("{}.yaml", row.name));
    if row.doc.starts_with("With --sources") {
        return proven(&yaml);
    }
    check(&[Input::Stdin(yaml.into_bytes())], &Limits::default(), None).unwrap()
}

#[test]
fn every_rule_is_broken_by_a_store_of_its_name() {
    let mut wrong = Vec::new();
    for row in rows() {
        let checked = checked(row);
        let broken: Vec<&str> = checked.report.faults().iter().map(|l| l.fault.rule.row().name).collect();
        assert!(broken.iter().all(|name| *name == row.name), "{} breaks {broken:?}", row.name);
        assert!(!checked.is_good(true), "{} breaks nothing", row.name);
        let report = checked.report.render(None, false);
        let beside = path(&format!("{}.expected", row.name));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&beside, &report).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if report != expected {
            wrong.push(format!("{}\n--- expected\n{expected}\n--- got\n{report}", row.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_store_stands_here_without_a_rule() {
    for entry in fs::read_dir(path("")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = |stem: &str| stem == "good" || rows().any(|row| row.name == stem);
        if let Some(stem) = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".expected")) {
            assert!(known(stem), "no rule is called {stem}");
        }
    }
}

/// Errors of loading and later ones, in the same event and in others: all in one run, in the order of the file.
#[test]
fn all_faults_are_found_in_one_run() {
    let yaml = text("good.yaml")
        .replace("weight: major", "weight: heavy")
        .replace("title: \"Boats on the upper river shot at\"", "title: \"Terrorists shoot at boats\"")
        .replace("time: noon", "time: dusk")
        .replace("title: \"Ferry held up", "title: \"Gang holds up ferry")
        .replace("as: attacker\n    basis: implied", "as: atacker\n    basis: implied")
        .replace("killed: 2\n", "killed: several\n")
        .replace("source: courier\n    para: 4", "source: curier\n    para: 4")
        .replace("had placed the hold-up", "has placed the hold-up")
        .replace("words: \"no longer holds a single crossing\"", "words: \"no longer holds one crossing\"");
    let checked = proven(&yaml);
    let found: Vec<&str> = checked.report.faults().iter().map(|l| l.fault.rule.row().name).collect();
    let held_up = ["loaded-word", "unknown-name", "bad-count", "unknown-name", "words-not-found"];
    let (before, after) = (["unknown-value", "loaded-word"], ["words-not-found", "bad-time"]);
    assert_eq!(found, [&before[..], &held_up, &after].concat());
    let lines: Vec<usize> = checked.report.faults().iter().map(|l| l.start.0).collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn more_than_twenty_faults_are_all_listed() {
    let many: String = (0..40).map(|n| format!("- {{id: place-{n}, name: Place {n}}}\n")).collect();
    let yaml =
        text("good.yaml").replace("actors:\n- {id: the-front", &format!("{many}actors:\n- {{id: the-front"));
    let checked = proven(&yaml);
    assert_eq!(checked.counts(), (0, 40));
    assert_eq!(checked.report.render(None, false).matches("warning[unused]").count(), 40);
}

#[test]
fn a_word_is_marked_where_it_stands_however_the_text_is_laid_out() {
    let folded = "summary: >-\n    Men in Guard dress stopped a ferry and searched it; the\n    remnants of it, and other\n    remnants, were burned.";
    let plain =
        "summary: \"Men in Guard dress stopped a ferry and searched it; passengers were killed or taken.\"";
    let yaml = text("good.yaml").replace(plain, folded);
    let first = yaml.lines().position(|l| l.contains("remnants of it")).unwrap() + 1;
    let places: Vec<(usize, usize)> = proven(&yaml).report.faults().iter().map(|l| l.start).collect();
    assert_eq!(places, [(first, 5), (first + 1, 5)]);
}

/// The same faults on the same lines, however the file is laid out.
#[test]
fn faults_are_placed_in_any_layout() {
    let plain = text("good.yaml")
        .replace("weight: minor", "weight: tiny")
        .replace("title: \"Boats on the upper", "title: \"Terrorists on the upper")
        .replace("words: \"It will hold", "words: \"It shall hold")
        .replace("at: [9.1, 20.3]", "at: [9.1, 50.3]")
        .replace("{1: site header}", "{1: site header, 5: an oath}");
    let line = |part: &str| plain.lines().position(|l| l.contains(part)).unwrap() + 1;
    let expected = [
        (line("an oath"), "passed-and-cited"),
        (line("50.3"), "far-away"),
        (line("Terrorists"), "loaded-word"),
        (line("tiny"), "unknown-value"),
        (line("It shall hold"), "words-not-found"),
    ];
    let indented: String = plain.lines().map(|l| indent(l) + "\n").collect();
    for yaml in [plain.clone(), plain.replace('\n', "\r\n"), format!("\u{feff}{plain}"), indented] {
        let checked = proven(&yaml);
        let found = checked.report.faults().iter().map(|l| (l.start.0, l.fault.rule.row().name));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{yaml}");
    }
}

/// A line of a top-level list, set in.
fn indent(line: &str) -> String {
    let keyed = line.starts_with(|c: char| c.is_alphabetic());
    if keyed { line.to_owned() } else { format!("   {line}") }
}
