//! What a file is: its encoding, its delimiter, and the format that its header tells.

use std::io::{self, Read};

use csv::{ByteRecord, ReaderBuilder};

use super::table::header;
use super::{FORMATS, Format, Way, Wishes};
use crate::error::Unreadable;
use crate::store::gate::bytes::{MARK, other_encoding};
use crate::text;
use crate::text::Text;

/// So many bytes are looked at: a header is shorter.
const START: u64 = 1 << 16;

/// The beginning of a file, without a byte-order mark.
pub struct Start {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether that is all of it.
    pub is_all: bool,
    /// Another encoding that a mark gives away.
    encoding: Option<&'static str>,
}

/// What a file is.
pub struct Found {
    /// Its format.
    pub format: &'static Format,
    /// What stands between two fields.
    pub delimiter: u8,
    /// Its columns, where it has no header.
    pub header: &'static str,
    /// Whether it is JSON.
    pub is_json: bool,
}

/// Reads the beginning of a file.
///
/// # Errors
/// When it cannot be read.
pub fn start(from: &mut impl Read) -> io::Result<Start> {
    let mut bytes = Vec::new();
    let read = from.take(START).read_to_end(&mut bytes)?;
    let encoding = other_encoding(&bytes);
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    Ok(Start { bytes, is_all: (read as u64) < START, encoding })
}

/// Whether bytes begin as a table of a known format does.
pub fn is_table(mut bytes: &[u8]) -> bool {
    let wishes = Wishes { file: "", format: None, size: 0, order: super::Order::EventsFirst, rows: None };
    start(&mut bytes).is_ok_and(|start| detect(&start, &wishes).is_ok_and(|found| !found.is_json))
}

/// What a file is, by its beginning.
///
/// # Errors
/// When it is nothing that can be imported, with what was looked for.
pub fn detect(start: &Start, wishes: &Wishes<'_>) -> Result<Found, Unreadable> {
    let fail = |message: Text, hint: Option<Text>| Unreadable { name: Text::new(wishes.file), message, hint };
    if let Some(encoding) = start.encoding {
        let message = text!("{} is in {encoding}.", wishes.file);
        return Err(fail(message, Some("save it in UTF-8".into())));
    }
    if start.bytes.trim_ascii().is_empty() {
        return Err(fail(text!("{} is empty.", wishes.file), None));
    }
    if start.bytes.starts_with(b"PK\x03\x04") {
        let message = text!("{} is a spreadsheet or an archive, not text.", wishes.file);
        return Err(fail(message, Some("save the sheet as CSV, or unpack it".into())));
    }
    let slides = candidates(wishes).find(|f| matches!(f.way, Way::Slides(..)));
    if let Some(format) = slides.filter(|_| start.bytes.trim_ascii_start().starts_with(b"{")) {
        return Ok(Found { format, delimiter: b',', header: "", is_json: true });
    }
    let (delimiter, first) = first_row(&start.bytes);
    let names = header(&first);
    for format in candidates(wishes) {
        let mut names = names.clone();
        format.renamed(&mut names);
        if format.known_by.iter().all(|name| names.iter().any(|n| n == name)) {
            return Ok(Found { format, delimiter, header: "", is_json: false });
        }
    }
    for format in candidates(wishes) {
        let fits = |columns: &&&str| is_row_of(columns, &first);
        if let Some(columns) = format.headers.iter().find(fits) {
            return Ok(Found { format, delimiter, header: columns, is_json: false });
        }
    }
    let looked: Vec<String> =
        candidates(wishes).map(|f| format!("{} ({})", f.name, f.known_by.join(", "))).collect();
    let message = match wishes.format {
        Some(format) => text!("{} is not a file of {}.", wishes.file, format.title),
        None => text!("{} is in no format that can be imported.", wishes.file),
    };
    Err(fail(message, Some(text!("the header must have the columns of {}", looked.join("; or of ")))))
}

/// The formats that a file may be in.
fn candidates(wishes: &Wishes<'_>) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().copied().filter(move |f| wishes.format.is_none_or(|w| w.name == f.name))
}

/// Whether a row can be one of these columns: where a number, a day or a point must stand there is one.
fn is_row_of(columns: &str, row: &ByteRecord) -> bool {
    let columns: Vec<&str> = columns.split(',').collect();
    let at =
        |name: &str| columns.iter().position(|c| *c == name).and_then(|n| row.get(n)).unwrap_or_default();
    let number = |name: &str| !at(name).is_empty() && at(name).iter().all(u8::is_ascii_digit);
    columns.len() == row.len()
        && number("id")
        && number("date_prec")
        && number("best")
        && at("geom_wkt").starts_with(b"POINT")
}

/// The delimiter of a file, by which its first row has the most fields, and that row.
fn first_row(bytes: &[u8]) -> (u8, ByteRecord) {
    let read = |delimiter: u8| {
        let mut record = ByteRecord::new();
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter);
        let _none_if_faulty = builder.from_reader(bytes).read_byte_record(&mut record);
        (delimiter, record)
    };
    let all = [b',', b';', b'\t'].map(read);
    let most = all.iter().map(|(_, record)| record.len()).max().unwrap_or_default();
    let found = all.into_iter().find(|(_, record)| record.len() == most);
    found.unwrap_or_else(|| (b',', ByteRecord::new()))
}
