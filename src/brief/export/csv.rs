//! A table as RFC 4180 has it, in which no cell is taken for a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::Selected;
use super::columns::{CLAIM_COLUMNS, COLUMNS, Cell, Column};

/// Writes the columns that are asked for, or where claims stand for themselves, a row for each of them.
pub(super) fn write(selected: &Selected<'_>, out: &mut dyn Write) -> io::Result<()> {
    if selected.claims {
        return claims(selected, out);
    }
    match selected.columns.as_slice() {
        [] => rows(selected, &COLUMNS.iter().collect::<Vec<_>>(), out),
        columns => rows(selected, columns, out),
    }
}

/// Writes some columns.
///
/// # Errors
/// When it cannot be written.
pub fn rows(selected: &Selected<'_>, columns: &[&Column], out: &mut dyn Write) -> io::Result<()> {
    let mut csv = writer(out);
    csv.write_record(columns.iter().map(|column| column.name)).map_err(plain)?;
    for entry in selected.entries() {
        let cells: Vec<Cell> = columns.iter().map(|column| (column.cell)(&entry)).collect();
        csv.write_record(cells.iter().map(|cell| harmless(cell).into_owned())).map_err(plain)?;
    }
    csv.flush()
}

fn claims(selected: &Selected<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = writer(out);
    csv.write_record(CLAIM_COLUMNS.iter().map(|column| column.name)).map_err(plain)?;
    for entry in selected.entries() {
        for (at, claim) in entry.event.claims.iter().enumerate() {
            let cells: Vec<Cell> =
                CLAIM_COLUMNS.iter().map(|column| (column.cell)(&entry, at + 1, claim)).collect();
            csv.write_record(cells.iter().map(|cell| harmless(cell).into_owned())).map_err(plain)?;
        }
    }
    csv.flush()
}

/// An error of the file below as it is: who wrote to a closed pipe is told so.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn writer(out: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out)
}

fn harmless(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Number(number) => Cow::Borrowed(number),
        Cell::Text(text) => neutral(text),
    }
}

/// A text that no spreadsheet takes for a formula: with an apostrophe before it where it would be one, or where what
/// follows apostrophes of its own would. Taking one apostrophe away gives the text back.
pub fn neutral(text: &str) -> Cow<'_, str> {
    let formula = text.trim_start_matches('\'').starts_with(begins_formula);
    if formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet may take what begins so for a formula.
pub fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cells_are_never_formulas_and_read_back(texts in prop::collection::vec("['=+@,;\"a\r\n\t＝-]{0,6}", 1..5)) {
            let mut out = Vec::new();
            let mut csv = writer(&mut out);
            csv.write_record(texts.iter().map(|text| neutral(text).into_owned())).unwrap();
            csv.flush().unwrap();
            drop(csv);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(record.len(), texts.len());
            for (cell, text) in record.iter().zip(&texts) {
                prop_assert!(!cell.starts_with(begins_formula), "{cell:?}");
                let bare = cell.strip_prefix('\'').unwrap_or(cell);
                let given = if bare.trim_start_matches('\'').starts_with(begins_formula) { bare } else { cell };
                prop_assert_eq!(given, text);
            }
        }
    }

    #[test]
    fn signs_of_formulas_are_neutralised() {
        for sign in ["=", "+", "-", "@", "\t", "\r", "'=", "''+1"] {
            assert_eq!(neutral(sign), format!("'{sign}"));
        }
        for text in ["", "a=b", "'quoted'", "2018-06-17", "..4", ">43", "~338"] {
            assert_eq!(neutral(text), text);
        }
        assert_eq!(harmless(&Cell::Number("-33.5".into())), "-33.5");
    }
}
