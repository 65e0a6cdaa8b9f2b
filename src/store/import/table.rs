//! Rows of a CSV file, one at a time: nothing of a file is held but the row that is being read.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Read};

use csv::{ByteRecord, ReaderBuilder};

use super::{Format, decode};
use crate::text;
use crate::text::Text;

/// Longest field that is carried, in bytes.
pub const FIELD: usize = 1 << 20;

/// Longest row that is read, in bytes.
const ROW: usize = 8 << 20;

/// Bytes that are read at once.
const BUFFER: usize = 1 << 16;

/// Hands on what is read, but never more than a row may be long between two rows.
struct Guard<R> {
    inner: R,
    left: usize,
    read: u64,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(self.left);
        if most == 0 && !buffer.is_empty() {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "the row is too long"));
        }
        let count = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.left -= count;
        self.read += count as u64;
        Ok(count)
    }
}

/// A table: its header, and its rows one after the other.
pub struct Table<R> {
    reader: csv::Reader<Guard<R>>,
    header: Vec<String>,
    record: ByteRecord,
    row: u64,
    /// A row that was read to find out that it is no header.
    first: bool,
}

/// What of a row is known before its fields are looked at.
pub enum Next<'t> {
    /// A row with as many fields as the header.
    Row(Row<'t>),
    /// A row with another number of fields, or a field that is too long: its number, and what is wrong.
    Bad(u64, Text),
    /// There are no more.
    End,
}

/// A row. Its fields are read as text when they are asked for.
pub struct Row<'t> {
    /// Its number: the first line of the file is row 1.
    pub number: u64,
    record: &'t ByteRecord,
    done: Cell<decode::Done>,
}

impl<R: Read> Table<R> {
    /// A table whose first row is its header, if `columns` is empty; else the header is `columns` and the first row
    /// a row like others.
    ///
    /// # Errors
    /// When the first row cannot be read.
    pub fn new(from: R, delimiter: u8, columns: &str) -> Result<Table<R>, Text> {
        let guard = Guard { inner: from, left: ROW, read: 0 };
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(BUFFER);
        let mut table = Table {
            reader: builder.from_reader(guard),
            header: columns.split_terminator(',').map(str::to_owned).collect(),
            record: ByteRecord::new(),
            row: 0,
            first: true,
        };
        if columns.is_empty() && table.read()? {
            table.header = header(&table.record);
        }
        Ok(table)
    }

    /// The names of its columns, in lower case.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Calls its columns what a format calls them.
    pub fn rename(&mut self, format: &Format) {
        format.renamed(&mut self.header);
    }

    /// How many bytes have been read.
    pub fn bytes(&self) -> u64 {
        self.reader.get_ref().read
    }

    /// The next row; blank lines are passed over.
    ///
    /// # Errors
    /// When the file cannot be read further, or a row does not end.
    pub fn next(&mut self) -> Result<Next<'_>, Text> {
        let line = self.reader.position().line();
        if !self.read()? {
            return Ok(Next::End);
        }
        self.first = false;
        let (here, wanted) = (self.record.len(), self.header.len());
        // Some programs end every line with one more delimiter.
        let more = here == wanted + 1 && self.record.get(wanted).is_some_and(<[u8]>::is_empty);
        if here != wanted && !more {
            let lines = self.reader.position().line().saturating_sub(line);
            return Ok(Next::Bad(self.row, ragged(here, wanted, lines)));
        }
        if self.record.iter().any(|field| field.len() > FIELD) {
            return Ok(Next::Bad(self.row, "a field is longer than 1 MB.".into()));
        }
        Ok(Next::Row(Row { number: self.row, record: &self.record, done: Cell::default() }))
    }

    fn read(&mut self) -> Result<bool, Text> {
        self.reader.get_mut().left = ROW;
        let read = self.reader.read_byte_record(&mut self.record);
        self.row += 1;
        read.map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                text!("Row {} does not end within 8 MB: is a quotation mark not closed?", self.row)
            }
            csv::ErrorKind::Io(error) => text!("Row {} cannot be read: {error}.", self.row),
            kind => text!("Row {} cannot be read: {kind:?}.", self.row),
        })
    }
}

fn ragged(here: usize, wanted: usize, lines: u64) -> Text {
    let fields = if here == 1 { "field" } else { "fields" };
    let hint = if lines > 1 { ", and goes over several lines: is a quotation mark not closed?" } else { "." };
    text!("it has {here} {fields} where there are {wanted} columns{hint}")
}

/// The names of columns as they are compared.
pub fn header(record: &ByteRecord) -> Vec<String> {
    let mut done = decode::Done::default();
    record.iter().map(|name| decode::text(name, &mut done).trim_matches('\u{feff}').to_lowercase()).collect()
}

impl Row<'_> {
    /// A field as text; empty for a column that the table does not have.
    pub fn get(&self, column: Option<usize>) -> Cow<'_, str> {
        let Some(bytes) = column.and_then(|at| self.record.get(at)) else { return Cow::Borrowed("") };
        let mut done = self.done.get();
        let text = decode::text(bytes, &mut done);
        self.done.set(done);
        text
    }

    /// What had to be done to the fields that were asked for.
    pub fn done(&self) -> decode::Done {
        self.done.get()
    }
}

/// Defines which columns of a table a format reads: a struct with the position of each, by its name.
macro_rules! columns {
    ($(#[$doc:meta])* $name:ident { $($field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        pub(super) struct $name {
            $($field: Option<usize>,)+
        }

        impl $name {
            fn of(header: &[String]) -> $name {
                $name { $($field: header.iter().position(|name| name == stringify!($field)),)+ }
            }
        }
    };
}
pub(super) use columns;

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let mut table = Table::new(text.as_bytes(), b',', "").unwrap();
        let mut told = Vec::new();
        loop {
            told.push(match table.next() {
                Ok(Next::Row(row)) => format!("{}: {}|{}", row.number, row.get(Some(0)), row.get(Some(1))),
                Ok(Next::Bad(row, why)) => format!("{row}! {}", why.as_str()),
                Ok(Next::End) => return told,
                Err(why) => {
                    told.push(why.as_str().to_owned());
                    return told;
                }
            });
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        assert_eq!(told("a,b\n1,2\n\"x\ny\",\"q\"\"q\"\n\n3,\n"), ["2: 1|2", "3: x y|q\"q", "4: 3|"]);
    }

    #[test]
    fn ragged_rows_are_told_and_the_next_is_read() {
        assert_eq!(
            told("a,b\n1\n1,2,3\n1,2,\n4,5\n"),
            [
                "2! it has 1 field where there are 2 columns.",
                "3! it has 3 fields where there are 2 columns.",
                "4: 1|2",
                "5: 4|5",
            ]
        );
    }

    #[test]
    fn a_quotation_that_is_not_closed_is_told() {
        assert_eq!(
            told("a,b\n1,2\n\"3,4\n5,6\n"),
            [
                "2: 1|2",
                "3! it has 1 field where there are 2 columns, and goes over several lines: \
                 is a quotation mark not closed?",
            ]
        );
        let endless = format!("a,b\n1,2\n\"{}", "x\n".repeat(5 << 20));
        assert_eq!(told(&endless)[1], "Row 3 does not end within 8 MB: is a quotation mark not closed?");
        let long = format!("a,b\n{},2\n3,4\n", "x".repeat(FIELD + 1));
        assert_eq!(told(&long), ["2! a field is longer than 1 MB.", "3: 3|4"]);
    }
}
