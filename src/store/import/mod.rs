//! Stores made from the field's own files: UCDP GED, ACLED, GTD, TimelineJS and plain CSV.
//!
//! A file is read row by row and written as the text of a store, which then goes the way of every store: there is no
//! second way in. What the format cannot hold, and what is odd, is told row by row.

mod acled;
mod counts;
mod csv;
mod day;
mod decode;
mod detect;
pub mod docs;
mod draft;
mod gtd;
mod html;
mod item;
mod known;
mod loss;
mod names;
mod places;
mod slashes;
mod sources;
mod table;
mod timelinejs;
mod ucdp;
mod written;
mod yaml;

use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;

pub use draft::Order;
pub use loss::Losses;
pub use slashes::{Slashes, survey};

use super::load::Progress;
use crate::error::Unreadable;
use crate::text;
use crate::text::Text;
use draft::{Closed, Draft, Finished, Imprint, MODELINE};
use item::Style;
pub use known::{ELSEWHERE, Known};
use loss::Loss;
use table::{Next, Row, Table};

/// Whether a file is imported when it is opened, by the end of its name: what is in it is seen then.
pub fn is_table(path: &Path) -> bool {
    let end = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    matches!(end.as_deref(), Some("csv" | "tsv"))
}

/// Whether a text is a timeline of TimelineJS, and no store.
pub fn is_timeline(bytes: &[u8]) -> bool {
    let holds = |key: &[u8]| memchr::memmem::find(bytes, key).is_some();
    bytes.trim_ascii_start().starts_with(b"{") && holds(b"\"start_date\"") && !holds(b"\"dateline\"")
}

/// Whether bytes that have no name are a file of a data set: the header of a table tells, or they are a timeline.
pub fn is_import(bytes: &[u8]) -> bool {
    let is_json = bytes.trim_ascii_start().starts_with(b"{");
    match is_json {
        true => is_timeline(bytes),
        false => detect::is_table(bytes),
    }
}

/// What a column of a data set becomes.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name, in lower case.
    pub name: &'static str,
    /// What it becomes in the store; empty if it is not carried.
    pub becomes: &'static str,
}

/// Shorthand for a row of a table of columns.
const fn column(name: &'static str, becomes: &'static str) -> Column {
    Column { name, becomes }
}

/// A code of a data set, and what it becomes.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The column.
    pub column: &'static str,
    /// The code.
    pub code: &'static str,
    /// What the codebook says that it means.
    pub means: &'static str,
    /// What it becomes in the store.
    pub becomes: &'static str,
}

/// Shorthand for a row of a table of codes.
const fn code(column: &'static str, code: &'static str, means: &'static str, becomes: &'static str) -> Code {
    Code { column, code, means, becomes }
}

/// What reads the rows of a table.
trait Rows {
    /// Takes in a row.
    fn row(&mut self, row: &Row<'_>, draft: &mut Draft);
}

/// What reads the rows of a table, once its header is known.
type Open = fn(&[String]) -> Box<dyn Rows>;

/// What reads a whole text, as many items of it as are asked for.
type Whole = fn(&[u8], Option<u64>, &mut Draft) -> Result<(), Text>;

/// How a file is read.
#[derive(Clone, Copy)]
enum Way {
    /// As a table.
    Table(Open),
    /// As JSON, or as a table.
    Slides(Whole, Open),
}

/// A format that can be imported.
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it is called otherwise.
    pub title: &'static str,
    /// What it is known by: the columns that its header must have.
    pub known_by: &'static [&'static str],
    /// What becomes of each of its columns; empty where columns have names of their own.
    pub columns: &'static [Column],
    /// What becomes of its codes.
    pub codes: &'static [Code],
    /// The codebook that the rules were read from.
    pub codebook: &'static str,
    /// Other names of its columns, and what they stand for.
    pub aliases: &'static [(&'static str, &'static str)],
    /// Headers of files that are published without one.
    headers: &'static [&'static str],
    /// Its columns of days, which may have slashes.
    days: &'static [&'static str],
    imprint: Imprint,
    closed: Closed,
    way: Way,
}

/// Every format, in the order in which a file is held against them.
pub static FORMATS: &[&Format] =
    &[&ucdp::FORMAT, &acled::FORMAT, &gtd::FORMAT, &timelinejs::FORMAT, &csv::FORMAT];

impl Format {
    /// The format of a name.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().copied().find(|f| f.name == name)
    }

    /// The columns of a header by the names that the format has for them; of several of one name the first.
    fn renamed(&self, header: &mut [String]) {
        for at in 0..header.len() {
            let meant =
                |name: &String| self.aliases.iter().find(|(alias, _)| alias == name).map(|(_, name)| *name);
            let Some(name) = header.get(at).and_then(meant) else { continue };
            if !header.iter().any(|known| known == name)
                && let Some(alias) = header.get_mut(at)
            {
                name.clone_into(alias);
            }
        }
    }
}

/// A store made from a file.
pub struct Imported {
    /// Its text.
    pub text: String,
    /// The events, where they stand before that text and apart from it; else empty.
    pub before: String,
    /// What it was read as.
    pub format: &'static Format,
    /// How many events it holds.
    pub events: usize,
    /// What was not carried, and what is odd.
    pub losses: Losses,
}

impl Imported {
    /// What was read, and how much of it is not as it was, in one sentence.
    pub fn summary(&self, file: &str) -> Text {
        let (lost, odd) = self.losses.counts();
        let events = if self.events == 1 { "event" } else { "events" };
        let file = Text::new(file);
        let (title, count) = (self.format.title, self.events);
        text!("{file} was read as {title}: {count} {events}. Not carried: {lost}; odd: {odd}.")
    }

    /// What is told of a file that is opened as it is, at `path`: as [`Imported::summary`], then whether the day and the
    /// month of its dates were guessed at, and which command tells what is not carried and what is odd.
    pub fn told(&self, file: &str, path: &Path) -> Text {
        let mut told = self.summary(file);
        for line in slashes::DOUBTS.iter().filter_map(|doubt| self.losses.line(doubt)) {
            told = text!("{told} {line}");
        }
        if self.losses.counts() != (0, 0) {
            let made = if path == Path::new("-") { Path::new("store") } else { Path::new(file) };
            let (path, made) = (word(path), word(&made.with_extension("yaml")));
            told = text!("{told} `dateline import {path} -o {made}` tells each.");
        }
        told
    }
}

/// A path as a word of a command line.
fn word(path: &Path) -> String {
    let path = path.to_string_lossy();
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ',' | ':' | '@' | '%');
    match path.chars().all(plain) {
        true => path.into_owned(),
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

/// How a file is imported.
#[derive(Clone, Copy)]
pub struct Wishes<'w> {
    /// The name of the file, without its folder.
    pub file: &'w str,
    /// Its format, if it is not to be guessed.
    pub format: Option<&'static Format>,
    /// Its size in bytes, if known: progress is told as a part of it.
    pub size: u64,
    /// Where the events are to stand.
    pub order: Order,
    /// Most rows to read; all without it.
    pub rows: Option<u64>,
}

/// What is told how far an import has come, and may stop it.
pub type Watch<'s> = dyn FnMut(Progress) -> ControlFlow<()> + 's;

/// Largest JSON that is read, in bytes: it is held as a whole.
const JSON: u64 = 64 << 20;

/// Progress is told after so many rows.
const TOLD: u64 = 1024;

/// So many bytes of events are held before they are put aside.
const HELD: usize = 1 << 20;

/// Makes a store from a file.
///
/// # Errors
/// When the file is in no known format, or cannot be read to its end; or when the watch stopped it.
pub fn import(from: impl Read, wishes: &Wishes<'_>, watch: &mut Watch<'_>) -> Result<Imported, Unreadable> {
    import_aside(from, wishes, watch, None)
}

/// As [`import`]; where there is an `aside`, the events are put there as they come and not held: they belong behind the
/// text that is returned.
///
/// # Errors
/// As [`import`], and when they cannot be put there.
pub fn import_aside(
    from: impl Read,
    wishes: &Wishes<'_>,
    watch: &mut Watch<'_>,
    aside: Option<&mut dyn Write>,
) -> Result<Imported, Unreadable> {
    import_surveyed(from, wishes, Slashes::default(), watch, aside)
}

/// As [`import_aside`], of a file of which [`survey`] told how its days are written. Without that its beginning tells.
///
/// # Errors
/// As [`import_aside`].
pub fn import_surveyed(
    from: impl Read,
    wishes: &Wishes<'_>,
    slashes: Slashes,
    watch: &mut Watch<'_>,
    aside: Option<&mut dyn Write>,
) -> Result<Imported, Unreadable> {
    let (mut made, known) = read(from, wishes, slashes, watch, aside, None)?;
    let is_written = wishes.order == Order::EventsLast || made.events == 0;
    let mut text = if is_written { MODELINE.to_owned() } else { String::new() };
    text.push_str(&made.text);
    known.write(&mut text);
    match wishes.order {
        _ if made.events == 0 => text.push_str(NO_EVENTS),
        Order::EventsFirst => {}
        Order::EventsLast => text.push_str(&std::mem::take(&mut made.before)),
    }
    made.text = text;
    Ok(made)
}

/// As [`import_surveyed`], of one of several tables that are opened together. Their definitions are taken in by `known`;
/// the text is what the store says of itself alone, and the events stand apart from it.
///
/// # Errors
/// As [`import_surveyed`].
pub fn import_among(
    from: impl Read,
    wishes: &Wishes<'_>,
    slashes: Slashes,
    watch: &mut Watch<'_>,
    known: &mut Option<Known>,
) -> Result<Imported, Unreadable> {
    let mut before = known.take().unwrap_or_else(Known::of_several);
    before.go_on();
    let (mut made, after) = read(from, wishes, slashes, watch, None, Some(before))?;
    *known = Some(after);
    if made.events == 0 {
        made.text.push_str(NO_EVENTS);
    }
    Ok(made)
}

/// So a store says that it has no events.
const NO_EVENTS: &str = "events: []\n";

/// What a file holds, its definitions apart.
fn read(
    mut from: impl Read,
    wishes: &Wishes<'_>,
    slashes: Slashes,
    watch: &mut Watch<'_>,
    mut aside: Option<&mut dyn Write>,
    known: Option<Known>,
) -> Result<(Imported, Known), Unreadable> {
    let fail = |message: Text| Unreadable { name: Text::new(wishes.file), message, hint: None };
    let start = detect::start(&mut from).map_err(|e| fail(text!("{} cannot be read: {e}.", wishes.file)))?;
    let found = detect::detect(&start, wishes)?;
    let named = |why: Text| fail(text!("{}: {why}", wishes.file));
    let Format { closed, imprint, .. } = found.format;
    let mut draft = Draft::new(known.unwrap_or_else(|| Known::of(closed, imprint.id)), imprint);
    draft.file = Text::paragraph(wishes.file).to_string();
    draft.slashes = slashes.and(slashes::glance(&start, &found));
    draft.style = match wishes.order {
        Order::EventsLast => Style::Lines,
        Order::EventsFirst => Style::Tight,
    };
    let mut whole = io::Cursor::new(start.bytes).chain(from);
    let open = match found.format.way {
        Way::Slides(read, _) if found.is_json => {
            let mut bytes = Vec::new();
            whole.by_ref().take(JSON + 1).read_to_end(&mut bytes).map_err(|e| named(text!("{e}.")))?;
            if bytes.len() as u64 > JSON {
                return Err(named("it is larger than 64 MB, which JSON of a timeline may not be.".into()));
            }
            read(&bytes, wishes.rows, &mut draft).map_err(named)?;
            return Ok(finish(draft, found.format, wishes));
        }
        Way::Table(open) | Way::Slides(_, open) => open,
    };
    let mut table = Table::new(whole, found.delimiter, found.header).map_err(named)?;
    table.rename(found.format);
    not_carried(found.format, table.header(), &mut draft.losses);
    let mut rows = open(table.header());
    let mut stopped = false;
    let mut count = 0;
    while wishes.rows.is_none_or(|most| count < most) {
        match table.next().map_err(named)? {
            Next::End => break,
            Next::Bad(number, why) => draft.losses.lost(number, why),
            Next::Row(row) => {
                rows.row(&row, &mut draft);
                decoded(&row, &mut draft.losses);
                if let Some(aside) = &mut aside {
                    draft.put_aside(*aside, HELD).map_err(|e| named(text!("{NO_ROOM}: {e}.")))?;
                }
            }
        }
        count += 1;
        if count.is_multiple_of(TOLD) {
            let bytes = usize::try_from(table.bytes()).unwrap_or(usize::MAX);
            let of = usize::try_from(wishes.size).unwrap_or(usize::MAX);
            stopped = watch(Progress { events: draft.len(), bytes, of }).is_break();
        }
        if stopped {
            return Err(fail("Reading was given up.".into()));
        }
    }
    if let Some(aside) = aside.filter(|_| draft.len() > 0) {
        draft.put_aside(aside, 0).map_err(|e| named(text!("{NO_ROOM}: {e}.")))?;
    }
    Ok(finish(draft, found.format, wishes))
}

/// What is told when events cannot be put aside.
const NO_ROOM: &str = "its events cannot be kept on disk";

/// What was made, its events behind the text, and its definitions.
fn finish(mut draft: Draft, format: &'static Format, wishes: &Wishes<'_>) -> (Imported, Known) {
    let events = draft.len();
    if format.imprint.licence.is_empty() {
        let message = "The file does not say under which licence it may be used: add `licence` and \
                       `attribution` to the store.";
        draft.losses.whole(Loss::Odd, message.into());
    }
    if events == 0 {
        draft.losses.whole(Loss::Odd, "The file holds no event.".into());
    }
    let Finished { head: text, events: before, known, losses } = draft.finish(wishes.file);
    (Imported { text, before, format, events, losses }, known)
}

/// Notes which columns of a file are not carried.
fn not_carried(format: &Format, header: &[String], losses: &mut Losses) {
    let carried = |name: &str| format.columns.iter().any(|c| c.name == name && !c.becomes.is_empty());
    let left: Vec<&str> =
        header.iter().map(String::as_str).filter(|n| !n.is_empty() && !carried(n)).collect();
    if !left.is_empty() && !format.columns.is_empty() {
        losses.whole(Loss::Lost, text!("Columns not carried: {}.", left.join(", ")));
    }
}

fn decoded(row: &Row<'_>, losses: &mut Losses) {
    let done = row.done();
    if done.latin {
        losses.often(Some(Loss::Odd), "the text is not in UTF-8 and was read as Windows-1252", row.number);
    }
    if done.controls {
        losses.often(Some(Loss::Odd), "control characters in the text became blanks", row.number);
    }
}
