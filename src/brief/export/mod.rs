//! Events in formats that other programs read: one table of formats, each with what it carries and what it loses.
//!
//! The same store, query and program give the same bytes: no clock is read. What a store holds is written as it is
//! there, escaped by the rules of the format; sentences that the program composes are the displayable ones.

pub mod columns;
pub mod csv;
mod days;
pub mod docs;
mod geojson;
mod html;
pub mod ics;
mod json;
mod markdown;
mod ndjson;
mod origin;
mod timelinejs;
mod told;

pub use json::list as json_list;
pub use markdown::grid as markdown_grid;
pub use ndjson::lines as ndjson_lines;

use std::io::{self, Write};

use columns::Column;

use crate::index::{Answer, Data, Sort};
use crate::model::{Catalog, Event, EventIx, Truth};
use crate::query::{self, Query};

/// What is exported: the events that answer a query, in an order.
#[derive(Debug)]
pub struct Selected<'a> {
    /// The data that the query was asked of: as of its day, if it names one.
    pub data: &'a Data,
    /// The query.
    pub query: &'a Query,
    /// Which events answer it, certainly and possibly.
    pub answer: Answer,
    /// The events that are exported, each with how it matches.
    pub events: Vec<(EventIx, Truth)>,
    /// Whether claims stand for themselves, where a format can have rows of either.
    pub claims: bool,
    /// The columns of a table; none named stands for all.
    pub columns: Vec<&'static Column>,
}

impl<'a> Selected<'a> {
    /// The first events, at most so many, that answer a query of some data.
    pub fn of(query: &'a Query, data: &'a Data, sort: Sort, limit: Option<usize>) -> Selected<'a> {
        let answer = query::eval(query, data);
        let limit = limit.unwrap_or(data.index.len());
        let events = data.index.page(&answer, sort, 0, limit);
        Selected { data, query, answer, events, claims: false, columns: Vec::new() }
    }

    /// The events, each built when its turn comes.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> + '_ {
        let data = self.data;
        self.events.iter().map(move |(ix, truth)| Entry {
            ix: *ix,
            truth: *truth,
            event: data.store.event(*ix),
            data,
        })
    }

    /// How many events answer it, exported or not.
    pub fn matching(&self) -> usize {
        self.answer.certain.count() + self.answer.possible.count()
    }

    fn catalog(&self) -> &'a Catalog {
        self.data.store.catalog()
    }
}

/// One event of an export.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Its position.
    pub ix: EventIx,
    /// How it matches.
    pub truth: Truth,
    /// The event.
    pub event: Event,
    /// The data that it is from.
    pub data: &'a Data,
}

impl<'a> Entry<'a> {
    fn catalog(&self) -> &'a Catalog {
        self.data.store.catalog()
    }

    /// How it matches, in a word.
    fn matching(&self) -> &'static str {
        if self.truth == Truth::Certain { "certain" } else { "possible" }
    }

    /// Whether its claims cannot all be true, or another event contradicts it.
    fn differs(&self) -> bool {
        self.data.index.differs(self.ix)
    }
}

/// How much of a field of an event a format carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// All of it, as it is in the store.
    Whole,
    /// A part, or in words.
    Part,
    /// Nothing.
    Nothing,
}

/// The fields of an event in the store format, in its order: what [`Format::carries`] tells of.
pub const FIELDS: [&str; 19] = [
    "id", "date", "bounds", "time", "dated", "form", "kind", "title", "summary", "place", "actors", "toll",
    "figures", "claims", "answers", "links", "coding", "weight", "tags",
];

/// A format, and how it is written.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What files of it end in, without the dot.
    pub extensions: &'static [&'static str],
    /// What it is, as a phrase.
    pub what: &'static str,
    /// The rules it keeps to.
    pub rules: &'static str,
    /// What is worth knowing of it, as sentences.
    pub doc: &'static str,
    /// The fields that it carries in part or in words.
    pub part: &'static [&'static str],
    /// The fields that it does not carry.
    pub nothing: &'static [&'static str],
    /// Writes it.
    pub write: fn(&Selected<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format {
        name: "csv",
        extensions: &["csv"],
        what: "a table, one row for each event",
        rules: "RFC 4180, UTF-8",
        doc: "One row for each event, or with `--claims` one for each claim of these events. Lines end in CR LF. Lists \
              stand in one cell with `; ` between their items. A cell that a spreadsheet could take for a formula \
              (`=`, `+`, `-`, `@`, a tab or a line break at its beginning, or the full-width forms) has an apostrophe \
              before it, as has one that begins with apostrophes and then such a sign; taking one apostrophe away \
              gives the text back. Only the coordinates, which the program writes itself, may begin with a minus.",
        part: &["bounds", "dated", "place", "actors", "toll", "claims", "links"],
        nothing: &[],
        write: csv::write,
    },
    Format {
        name: "ndjson",
        extensions: &["ndjson", "jsonl"],
        what: "one JSON object a line, for scripts",
        rules: "RFC 8259, one object a line",
        doc: "The whole event by the names and ids of the store format, and beside it `match` (`certain` or \
              `possible`) and `differing`. Counts and dates are texts as written. Characters that could act on a \
              terminal are escaped.",
        part: &[],
        nothing: &[],
        write: ndjson::write,
    },
    Format {
        name: "geojson",
        extensions: &["geojson"],
        what: "points for maps",
        rules: "RFC 7946",
        doc: "One feature for each event: a point, several points where it happened at all of several places, and \
              a null geometry where no place of it has coordinates of its own; nothing is put in the middle of a \
              province because it lies in it. Longitude comes first. The properties are the whole event as in \
              ndjson, with `when` in words, the `earliest` and `latest` day, the `precision` of the date, and for each \
              place its name, its precision and how many kilometres it may be off.",
        part: &[],
        nothing: &[],
        write: geojson::write,
    },
    Format {
        name: "ics",
        extensions: &["ics", "ical"],
        what: "a calendar",
        rules: "RFC 5545",
        doc: "All-day events from the earliest to the latest day that the date allows; the day after the last one is \
              the end, as the rules have it. A calendar cannot draw that one day in a month is not a month: the title \
              then says the date in words, and `X-DATELINE-DATE` holds the date as written. `STATUS` is `TENTATIVE` where \
              the date is imprecise, around a day or uncertain, where the sources differ on it, where another event \
              contradicts the event, where its coding is doubtful, and where it matches only possibly; else it is \
              `CONFIRMED`. What is open at an end stands on its known day alone. No clock is read: `DTSTAMP` is the \
              latest day on which the newest source of the event can have been published. `UID` is the id with a hash \
              of the store's title, so that a calendar imported again is brought up to date.",
        part: &["bounds", "time", "dated", "kind", "place", "actors", "toll", "figures", "claims"],
        nothing: &["answers", "links", "coding", "weight", "tags"],
        write: ics::write,
    },
    Format {
        name: "timelinejs",
        extensions: &["json"],
        what: "slides for TimelineJS",
        rules: "the JSON format of TimelineJS 3",
        doc: "One slide for each event, grouped by kind. `start_date` has a day, a month or only a year, as the date \
              does; what lasted, or lies anywhere between two days, has an `end_date`. `display_date` says in words \
              what is not known. Texts are escaped, so that none of them is markup; addresses of sources are links. The \
              first slide names the store and the query.",
        part: &["date", "bounds", "time", "dated", "kind", "place", "actors", "toll", "figures", "claims"],
        nothing: &["answers", "links", "coding", "weight", "tags"],
        write: timelinejs::write,
    },
    Format {
        name: "md",
        extensions: &["md", "markdown"],
        what: "a document to read",
        rules: "CommonMark",
        doc: "Every event under a heading of its own, in words: who says what in which paragraph, what is not said, \
              what it is linked to, and the sources at the end. Nothing from a store is markup. A page with the \
              weightiest alone is `dateline brief`.",
        part: &[
            "bounds", "date", "dated", "kind", "place", "actors", "toll", "figures", "claims", "answers",
            "links",
        ],
        nothing: &[],
        write: markdown::write,
    },
    Format {
        name: "html",
        extensions: &["html", "htm"],
        what: "a page to read in a browser",
        rules: "HTML, one file that loads nothing",
        doc: "As md, in the frame of the briefing's HTML: light and dark, on screen and on paper, without a script. Texts \
              are as they are shown. Timeline and map are drawn by `dateline brief --format html`.",
        part: &[
            "bounds", "date", "dated", "kind", "place", "actors", "toll", "figures", "claims", "answers",
            "links",
        ],
        nothing: &[],
        write: html::write,
    },
];

impl Format {
    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The format that files with an ending are in.
    pub fn of_extension(extension: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.extensions.iter().any(|e| e.eq_ignore_ascii_case(extension)))
    }

    /// How much it carries of a field of [`FIELDS`].
    pub fn carries(&self, field: &str) -> Carries {
        match (self.part.contains(&field), self.nothing.contains(&field)) {
            (true, _) => Carries::Part,
            (_, true) => Carries::Nothing,
            _ => Carries::Whole,
        }
    }
}

/// Several things in one cell.
fn joined<T: std::fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn formats_have_one_name_and_ending_each_and_a_doc_of_sentences() {
        let mut names = HashSet::new();
        for format in FORMATS {
            assert!(names.insert(format.name));
            assert!(format.doc.ends_with('.') && !format.what.ends_with('.'), "{}", format.name);
            assert!(format.part.iter().chain(format.nothing).all(|f| FIELDS.contains(f)), "{}", format.name);
            assert!(format.part.iter().all(|f| !format.nothing.contains(f)), "{}", format.name);
            assert_eq!(Format::named(format.name).map(|f| f.name), Some(format.name));
            for ending in format.extensions {
                assert_eq!(Format::of_extension(ending).map(|f| f.name), Some(format.name));
            }
        }
    }
}
