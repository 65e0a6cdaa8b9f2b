//! `dateline brief`: a page to carry out, with every figure beside its owner and every gap named.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::file::write;
use super::marks::MarksArg;
use super::{Done, Failure, LimitArgs, open, out, query};
use crate::brief::formats::{self, FORMATS, Format};
use crate::brief::page::{Page, Wishes};
use crate::brief::template;
use crate::query::edit;
use crate::text;
use crate::text::Text;

/// Lines of the author's own words that a briefing takes.
const OWN: usize = 3;

#[derive(Args, Debug)]
pub struct BriefArgs {
    /// Stores to open: files, folders, or `-` for standard input; none: the embedded one.
    stores: Vec<PathBuf>,
    /// What the briefing is about; everything without it.
    #[arg(short = 'w', long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// On the events that you have marked, in your order and with your notes; of a query, only `asof:` goes with it.
    #[arg(long)]
    marked: bool,
    #[command(flatten)]
    marks: MarksArg,
    /// How it is written; without it, as the name of the file says, else as Markdown.
    #[arg(long, value_name = "FORMAT", value_parser = names())]
    format: Option<String>,
    /// Write it through this template, in the language of Jinja; docs/brief.md says what it is given.
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    template: Option<PathBuf>,
    /// Write it into this file instead of printing it.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Take the place of a file that is there already.
    #[arg(long, requires = "output")]
    force: bool,
    /// Its title; else that of the store.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// A line of your own words, labelled so; up to three times.
    #[arg(long, value_name = "TEXT")]
    note: Vec<String>,
    /// Add up the tolls of incidents, by side.
    #[arg(long)]
    totals: bool,
    /// The day of preparation to print; nothing else depends on the clock, and without it no day is printed.
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    #[command(flatten)]
    limits: LimitArgs,
}

/// The names of the formats, as the table has them.
fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS.map(|f| PossibleValue::new(f.name).help(f.doc.strip_suffix('.').unwrap_or(f.doc))),
    )
}

impl BriefArgs {
    /// The format that is named, else the one that the name of the file asks for, else the first.
    fn format(&self) -> &'static Format {
        let named = self.format.as_deref().and_then(formats::by_name);
        let asked = || self.output.as_deref().and_then(formats::by_path);
        named.or_else(asked).unwrap_or(&FORMATS[0])
    }
}

/// Prints or writes the briefing; nothing found is exit status 1.
pub fn run(args: &BriefArgs) -> Done {
    if args.note.len() > OWN {
        return Err(Failure::new(text!("A briefing takes at most {OWN} lines of --note.")));
    }
    let data = open(&args.stores, &args.limits)?;
    let query = query(args.query.as_deref(), &data)?;
    if args.marked && !edit::set_as_of(&query, None).is_everything() {
        let failure = Failure::new(Text::new("--marked takes what is marked, and of a query only `asof:`."));
        return Err(failure.hint(Text::new("-w 'is:marked …' asks for those of the marked that match")));
    }
    let data = if args.marked { args.marks.read(data)? } else { args.marks.asked(&query, data)? };
    let data = query.as_of().map(|by| data.as_of(by)).unwrap_or(data);
    let wishes = Wishes {
        title: args.title.as_ref().map(Text::new),
        own: args.note.iter().map(Text::new).collect(),
        totals: args.totals,
        prepared: args.date.as_ref().map(Text::new),
    };
    let page = match args.marked {
        true => Page::of_marked(&data, &wishes),
        false => Page::of(&query, &data, &wishes),
    };
    if page.is_empty() && args.marked {
        return Err(Failure::nothing(Text::new("no event of the store is marked")));
    }
    if page.is_empty() {
        return Err(Failure::nothing(text!("no event matches: {query}")));
    }
    let lines = match &args.template {
        Some(path) => through(path, &page)?,
        None => (args.format().lines)(&page),
    };
    match &args.output {
        None => out::print(&lines)?,
        Some(path) => write(path, &formats::text(&lines), args.force)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The lines of a briefing through a template.
fn through(path: &Path, page: &Page) -> Result<Vec<Text>, Failure> {
    let name = text!("{}", path.display());
    let unread =
        |why: &dyn std::fmt::Display| Failure::new(text!("The template {name} cannot be read: {why}."));
    let about = std::fs::metadata(path).map_err(|error| unread(&error))?;
    if !about.is_file() {
        return Err(unread(&"it is no file"));
    }
    if about.len() > template::MOST {
        return Err(unread(&"it is larger than a megabyte"));
    }
    let read = std::fs::read(path).map_err(|error| unread(&error))?;
    let read = String::from_utf8(read).map_err(|_| unread(&"it is not in UTF-8"))?;
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    template::lines(&name, &read, page).map_err(|error| Failure::new(text!("In the template {error}")))
}
