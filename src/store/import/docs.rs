//! Writes the tables of `docs/import.md`.

use std::fmt::Write;

use super::{FORMATS, Format};

/// The columns of a format and what they become, as a table.
pub fn columns(name: &str) -> String {
    let mut out = String::from("| column | becomes |\n|---|---|\n");
    for column in format(name).iter().flat_map(|f| f.columns).filter(|c| !c.becomes.is_empty()) {
        let _ = writeln!(out, "| `{}` | {} |", column.name, column.becomes);
    }
    out
}

/// The codes of a format and what they become, as a table.
pub fn codes(name: &str) -> String {
    let mut out = String::from("| code | means | becomes |\n|---|---|---|\n");
    for code in format(name).iter().flat_map(|f| f.codes) {
        let _ = writeln!(out, "| `{}` {} | {} | {} |", code.column, code.code, code.means, code.becomes);
    }
    out
}

/// The formats, as a table.
pub fn formats() -> String {
    let mut out = String::from("| `--from` | what it is | known by |\n|---|---|---|\n");
    for format in FORMATS {
        let names: Vec<String> = format.known_by.iter().map(|n| format!("`{n}`")).collect();
        let _ = writeln!(out, "| `{}` | {} | {} |", format.name, format.title, names.join(", "));
    }
    out
}

fn format(name: &str) -> Option<&'static Format> {
    Format::named(name)
}
