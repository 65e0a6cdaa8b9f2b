//! The parts of `docs/data-format.md` that are made from the program's tables.

use std::fmt::Write;

use crate::check::lint::LOADED;
use crate::error::{RULES, Severity};
use crate::store;

/// What stands between markers in the page, named by its markers.
pub fn parts() -> Vec<(String, String)> {
    let mut parts = store::tables();
    parts.push(("checks of loading".to_owned(), rules(true)));
    parts.push(("further checks".to_owned(), rules(false)));
    parts.push(("loaded words".to_owned(), words()));
    parts
}

/// The words that the check of neutral words knows.
fn words() -> String {
    let mut out = String::from("| avoid | write |\n|---|---|\n");
    for row in LOADED {
        let _ = writeln!(out, "| {} | {} |", row.word.replace('*', "…"), row.instead);
    }
    out
}

/// The rules that loading finds broken, or the others.
fn rules(loading: bool) -> String {
    let mut out = String::from("| check | | what it wants | breaks it |\n|---|---|---|---|\n");
    for row in RULES.iter().filter(|row| row.rule.found_by_loading() == loading) {
        let severity = match row.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let _ = writeln!(out, "| `{}` | {severity} | {} | {} |", row.name, cell(row.doc), cell(row.example));
    }
    out
}

/// Text as it stands in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}
