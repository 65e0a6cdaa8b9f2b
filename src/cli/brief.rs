//! `dateline brief`: a page to carry out, with every figure beside its owner and every gap named.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::asked;
use super::file::OutputArgs;
use super::marks::MarksArg;
use super::{Done, Failure, LimitArgs, open, out, query};
use crate::app::day;
use crate::brief::export;
use crate::brief::formats::{self, FORMATS, Format};
use crate::brief::page::{Page, Wishes};
use crate::brief::template;
use crate::model::date::minute_of;
use crate::model::{Precision, When, wording};
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
    #[command(flatten)]
    output: OutputArgs,
    /// Its title; else that of the store.
    #[arg(long, value_name = "TEXT", value_parser = line)]
    title: Option<Text>,
    /// A line of your own words, labelled so; up to three times.
    #[arg(long, value_name = "TEXT", value_parser = line)]
    note: Vec<Text>,
    /// Add up the tolls of incidents, by side.
    #[arg(long)]
    totals: bool,
    /// The day of preparation to print; nothing else depends on the clock, and without it no day is printed.
    #[arg(long, value_name = "DAY", value_parser = day)]
    date: Option<Text>,
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
    /// The files that are read.
    fn reads(&self) -> Vec<PathBuf> {
        self.stores.iter().chain(&self.template).cloned().chain(self.marks.path()).collect()
    }

    /// The format that is named, else the one that the name of the file asks for, else the first. A name that ends as
    /// that of another format asks for none that there is.
    fn format(&self) -> Result<&'static Format, Failure> {
        let named = self.format.as_deref().and_then(formats::by_name);
        let file = self.output.file().filter(|_| named.is_none() && self.template.is_none());
        match file.map(|file| (formats::by_path(file), file.extension())) {
            Some((None, Some(end))) => {
                let end = end.to_string_lossy();
                let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
                let failure = Failure::new(text!("A briefing is not written as .{end}."));
                let exported =
                    export::Format::of_extension(&end).map(|_| text!("; `dateline export` writes .{end}"));
                Err(failure.hint(text!(
                    "--format takes {}{}",
                    names.join(", "),
                    exported.unwrap_or_default()
                )))
            }
            asked => Ok(named.or(asked.and_then(|(format, _)| format)).unwrap_or(&FORMATS[0])),
        }
    }
}

/// Reads words that take a line.
fn line(words: &str) -> Result<Text, String> {
    match words {
        _ if words.trim().is_empty() => Err("there is nothing in it".to_owned()),
        _ if words.contains(['\n', '\r']) => Err("it is more than one line".to_owned()),
        _ => Ok(Text::new(words)),
    }
}

/// Two digits of a year are those of the year nearest to the first day of this one. No clock is read.
const NEAR: i32 = 2020;

/// Reads a day, as it is printed.
fn day(words: &str) -> Result<Text, String> {
    let such_as = || "write a day such as 2022-06-01 or 1 June 2022".to_owned();
    let date = day::read(words, minute_of(NEAR, 1, 1, 0, 0)).map_err(|_| such_as())?;
    let known = When::new(date.clone(), None, None).is_ok_and(|when| when.precision() == Precision::Day);
    let doubted = date.is_uncertain() || date.is_approximate();
    if known && !doubted { Ok(wording::published(&date)) } else { Err(such_as()) }
}

/// Prints or writes the briefing; nothing found is exit status 1.
pub fn run(args: &BriefArgs) -> Done {
    if args.note.len() > OWN {
        return Err(Failure::new(text!("A briefing takes at most {OWN} lines of --note.")));
    }
    let format = args.format()?;
    args.output.check(&args.reads())?;
    let data = open(&args.stores, &args.limits)?;
    let query = query(args.query.as_deref(), &data)?;
    if args.marked && !edit::set_as_of(&query, None).is_everything() {
        let failure = Failure::new(Text::new("--marked takes what is marked, and of a query only `asof:`."));
        return Err(failure.hint(Text::new("-w 'is:marked …' asks for those of the marked that match")));
    }
    let data = if args.marked { args.marks.read(data)? } else { args.marks.asked(&query, data)? };
    let data = query.as_of().map(|by| data.as_of(by)).unwrap_or(data);
    let wishes = Wishes {
        title: args.title.clone(),
        own: args.note.clone(),
        totals: args.totals,
        prepared: args.date.clone(),
    };
    let page = match args.marked {
        true => Page::of_marked(&data, &wishes),
        false => Page::of(&query, &data, &wishes),
    };
    if page.is_empty() && args.marked {
        return Err(Failure::nothing(Page::why_none_marked(&data)));
    }
    if page.is_empty() {
        return Err(asked::nothing(&query, &data));
    }
    let lines = match &args.template {
        Some(path) => through(path, &page)?,
        None => (format.lines)(&page),
    };
    match args.output.file() {
        None => out::print(&lines)?,
        Some(_) => args.output.write(&mut |out| out.write_all(formats::text(&lines).as_bytes()))?,
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
