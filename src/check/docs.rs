//! The parts of `docs/data-format.md` that are made from the program's tables.

use std::fmt::Write;

use crate::error::{RULES, Severity};

/// The table of everything that is checked.
pub fn rules() -> String {
    let mut out = String::from("| check | | what it wants | breaks it |\n|---|---|---|---|\n");
    for row in RULES {
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
