//! `dateline stats`: what a store or the answer to a query holds, in numbers.

use std::collections::HashSet;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::asked::AskedArgs;
use super::out::{self, Ink, Pieces};
use super::{Done, When, counted};
use crate::brief::stats::{Stats, Toll, Years};
use crate::brief::stats_json::{self, day};
use crate::index::{Counts, Data, Tally};
use crate::model::{Catalog, Form, wording};
use crate::term::caps::{Env, caps};
use crate::text;
use crate::text::{Text, wrap};
use crate::timeline::{Charset, Sign};

/// Count events, tolls and sources.
///
/// How many events there are of each form, what they state of a toll, incidents by kind and year, what each source
/// gives, and how exactly the dates are known. These are counts of reports, not of what happened.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit status: 0 done; 1 nothing matches; 2 wrong use, or a store that cannot be read."
)]
pub struct StatsArgs {
    #[command(flatten)]
    asked: AskedArgs,
    /// How they are printed.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Whether headings are coloured; `auto` does on a terminal, unless NO_COLOR is set.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    color: When,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Tables for people.
    Table,
    /// One JSON object.
    Json,
}

/// Prints the numbers; nothing found is exit status 1.
pub fn run(args: &StatsArgs) -> Done {
    let asked = args.asked.open()?;
    let stats = Stats::of(&asked.query, &asked.data);
    if stats.is_empty() {
        return Err(asked.nothing());
    }
    match args.format {
        Format::Table => out::print_pieces(&tables(&stats, &asked.data), args.color.colours())?,
        Format::Json => {
            let value = stats_json::value(&stats, asked.data.store.catalog());
            let text = serde_json::to_string_pretty(&value).unwrap_or_default();
            out::print_data(&mut |out| writeln!(out, "{text}"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn tables(stats: &Stats, data: &Data) -> Vec<Pieces> {
    let catalog = data.store.catalog();
    let mut lines = vec![
        vec![(catalog.title.clone(), Ink::Heading)],
        plain(text!("Shown: {}.", stats.scope)),
        plain(stats.coverage.clone()),
    ];
    let mut add = |heading: &str, note: &str, rows| section(&mut lines, heading, note, rows);
    add("Events", "", forms(&stats.counts));
    add("Toll of incidents", &whose(stats, catalog), tolls(stats, catalog));
    add(&by_year(&stats.years), YEARS, years(&stats.years, catalog));
    add("Sources", "", sources(stats, catalog));
    add("How exactly events are dated", "", precision(stats));
    add("How their dates are known", "", dated(stats));
    lines
}

fn plain(text: Text) -> Pieces {
    vec![(text, Ink::Plain)]
}

/// A heading, a note and rows of cells; nothing for no rows.
fn section(lines: &mut Vec<Pieces>, heading: &str, note: &str, rows: Vec<Vec<Text>>) {
    if rows.is_empty() {
        return;
    }
    lines.push(Pieces::new());
    lines.push(vec![(Text::new(heading), Ink::Heading)]);
    if !note.is_empty() {
        lines.extend(wrap(&Text::new(note), COLUMNS).into_iter().map(|line| vec![(line, Ink::Dim)]));
    }
    let indented = out::aligned(&rows).into_iter().map(|mut pieces| {
        pieces.iter_mut().for_each(|(_, ink)| *ink = Ink::Plain);
        pieces.insert(0, (Text::new("  "), Ink::Plain));
        pieces
    });
    lines.extend(indented);
}

fn cells<const N: usize>(cells: [String; N]) -> Vec<Text> {
    cells.into_iter().map(Text::from).collect()
}

fn forms(counts: &Counts) -> Vec<Vec<Text>> {
    let forms = Form::ALL.iter().filter(|form| counts.of(**form).total() > 0);
    forms.map(|form| vec![Text::new(counted::of_form(*form, counts.of(*form)))]).collect()
}

/// Where the figures are from: an event may cite somebody who gives none of them.
fn whose(stats: &Stats, catalog: &Catalog) -> String {
    let mut known = HashSet::new();
    let publishers = stats.toll_sources.iter().map(|ix| &catalog.source(*ix).publisher);
    let mut names: Vec<String> =
        publishers.filter(|name| known.insert(*name)).map(ToString::to_string).collect();
    if names.len() > NAMED {
        let more = names.len() - NAMED;
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    let reports = match stats.toll_sources.len() {
        1 => "1 source is no count".to_owned(),
        n => format!("{n} sources are no count"),
    };
    let names = wording::listed(&names, "and");
    format!("As stated of events that cite {names}. {reports} of all that happened.")
}

/// Columns that notes keep to.
const COLUMNS: usize = 80;

/// Publishers that the heading of the tolls names at most.
const NAMED: usize = 6;

fn tolls(stats: &Stats, catalog: &Catalog) -> Vec<Vec<Text>> {
    if stats.tolls.is_empty() {
        return Vec::new();
    }
    let heads = ["side", "what", "at least", "at most", "stated in", "not known in", "not stated in"];
    let mut rows = vec![cells(heads.map(str::to_owned))];
    for Toll { measure, sum, groups } in &stats.tolls {
        let side = match groups {
            0 | 1 => catalog.side(sum.side).name.to_string(),
            n => format!("{}, {n} groups", catalog.side(sum.side).name),
        };
        let known = sum.stated.total() > 0;
        let high = sum.high.map_or("no limit".to_owned(), |high| high.to_string());
        rows.push(cells([
            side,
            measure.written().to_owned(),
            if known { sum.low.to_string() } else { String::new() },
            if known { high } else { String::new() },
            of(sum.stated),
            of(sum.unknown),
            of(sum.unstated),
        ]));
    }
    rows
}

/// `9 (+1 possible)`.
fn of(tally: Tally) -> String {
    match tally.possible {
        0 => tally.certain.to_string(),
        n => format!("{} (+{n} possible)", tally.certain),
    }
}

fn by_year(years: &Years) -> String {
    let unit = years.columns.first().map_or(1, |(first, last)| last - first + 1);
    let unit = if unit == 1 { "year".to_owned() } else { format!("{unit} years") };
    format!("Incidents by kind and {unit}")
}

/// What the cells and the blocks of that table are.
const YEARS: &str = "Certain+possible; one that may fall into several is counted in each. For the blocks it weighs one \
                     in all, spread over the days that its date allows.";

fn years(years: &Years, catalog: &Catalog) -> Vec<Vec<Text>> {
    if years.columns.is_empty() {
        return Vec::new();
    }
    let mut heads = vec![Text::default(), Text::default()];
    heads.extend(years.columns.iter().map(|(first, _)| text!("{first:04}")));
    let mut rows = vec![heads];
    let most = years.kinds.iter().flat_map(|kind| &kind.mass).copied().fold(0.0, f32::max);
    for kind in &years.kinds {
        let mut row = vec![catalog.kind(kind.kind).name.clone(), spark(&kind.mass, most)];
        row.extend(kind.tallies.iter().map(|tally| Text::new(counted::short(*tally))));
        rows.push(row);
    }
    if years.others.iter().any(|n| *n > 0) {
        let mut row = vec![Text::new("other forms"), Text::default()];
        row.extend(
            years.others.iter().map(|n| Text::new(counted::short(Tally { certain: *n, possible: 0 }))),
        );
        rows.push(row);
    }
    rows
}

/// How incidents are spread, in eighths of a column: each weighs one in all.
fn spark(mass: &[f32], most: f32) -> Text {
    let utf8 = caps(&Env::read(|name| std::env::var_os(name))).utf8;
    let charset = if utf8 { Charset::Unicode } else { Charset::Ascii };
    let column = |mass: &f32| match (mass / most.max(f32::MIN_POSITIVE) * 8.0).ceil() as u8 {
        0 => " ",
        eighths => Sign::Certain(eighths).glyph(charset),
    };
    Text::new(mass.iter().map(column).collect::<String>())
}

fn sources(stats: &Stats, catalog: &Catalog) -> Vec<Vec<Text>> {
    let heads = ["source", "publisher", "published", "events", "claims", "from", "to"];
    let mut rows = vec![cells(heads.map(str::to_owned))];
    for row in &stats.sources {
        let source = catalog.source(row.source);
        rows.push(cells([
            source.id().to_owned(),
            text::clip(&source.publisher, 30).to_string(),
            source.published.to_string(),
            of(row.events),
            row.claims.to_string(),
            row.from.map(day).unwrap_or_default(),
            row.to.map(day).unwrap_or_default(),
        ]));
    }
    rows
}

fn precision(stats: &Stats) -> Vec<Vec<Text>> {
    let given = stats.precision.iter().filter(|(_, tally)| tally.total() > 0);
    given.map(|(precision, tally)| cells([precision.written().to_owned(), of(*tally)])).collect()
}

fn dated(stats: &Stats) -> Vec<Vec<Text>> {
    let given = stats.dated.iter().filter(|(_, tally)| tally.total() > 0);
    given
        .map(|(how, tally)| cells([how.map_or("not said", |how| how.written()).to_owned(), of(*tally)]))
        .collect()
}
