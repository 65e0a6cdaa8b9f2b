//! Tables of the docs on export: formats, fields and columns.

use super::columns::{CLAIM_COLUMNS, COLUMNS};
use super::{Carries, FIELDS, FORMATS};

/// The formats, and what is worth knowing of each.
pub fn formats() -> String {
    let mut out = String::from("| format | files | what it is | rules |\n|---|---|---|---|\n");
    for format in FORMATS {
        let files: Vec<String> = format.extensions.iter().map(|e| format!("`.{e}`")).collect();
        out.push_str(&format!(
            "| `{}` | {} | {} | {} |\n",
            format.name,
            files.join(" "),
            format.what,
            format.rules
        ));
    }
    for format in FORMATS {
        out.push_str(&format!("\n**{}.** {}\n", format.name, format.doc));
    }
    out
}

/// What each format carries of each field.
pub fn fields() -> String {
    let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    let mut out = format!("| field | {} |\n|---|{}\n", names.join(" | "), "---|".repeat(names.len()));
    for field in FIELDS {
        let carried = FORMATS.iter().map(|format| match format.carries(field) {
            Carries::Whole => "whole",
            Carries::Part => "part",
            Carries::Nothing => "–",
        });
        out.push_str(&format!("| `{field}` | {} |\n", carried.collect::<Vec<_>>().join(" | ")));
    }
    out
}

/// The columns of a table of events.
pub fn columns() -> String {
    table(COLUMNS.iter().map(|column| (column.name, column.doc)))
}

/// The columns of a table of claims.
pub fn claim_columns() -> String {
    table(CLAIM_COLUMNS.iter().map(|column| (column.name, column.doc)))
}

fn table(rows: impl Iterator<Item = (&'static str, &'static str)>) -> String {
    let rows = rows.map(|(name, doc)| format!("| `{name}` | {doc} |\n"));
    format!("| column | what it holds |\n|---|---|\n{}", rows.collect::<String>())
}
