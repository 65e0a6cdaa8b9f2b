//! `dateline list`: the events that match a query, as a table for people or in a format for programs.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::asked::{Asked, AskedArgs};
use super::out::{self, Ink, Pieces};
use super::{Done, When, columns, counted, sort};
use crate::app::list::rests_on;
use crate::brief::export::columns::{COLUMNS, Column};
use crate::brief::export::{Selected, csv, json_list, markdown_grid, ndjson_lines};
use crate::index::{Data, Order, Sort};
use crate::model::{EventIx, Truth};
use crate::text;
use crate::text::{Text, pad};

/// List the events that match a query.
///
/// The table goes to standard output, one line for each event and nothing else; how many match, certainly and
/// possibly, and what the signs mean goes to standard error.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit status: 0 done; 1 nothing matches; 2 wrong use, or a store that cannot be read."
)]
pub struct ListArgs {
    #[command(flatten)]
    asked: AskedArgs,
    #[arg(long, value_name = "ORDER", value_parser = sort::order(), hide_possible_values = true, allow_hyphen_values = true, default_value_t, help = sort::help())]
    sort: Sort,
    /// How they are printed.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = columns::column(), hide_possible_values = true, help = columns::help("Only these"))]
    columns: Vec<&'static Column>,
    /// Only the first events, so many.
    #[arg(long, value_name = "N", value_parser = sort::limit)]
    limit: Option<usize>,
    /// Whether the table is coloured; `auto` does on a terminal, unless NO_COLOR is set.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    color: When,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A table for people.
    Table,
    /// One list of JSON objects.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// Comma-separated values, as `export --format csv` has them.
    Csv,
    /// A Markdown table.
    Md,
}

/// Columns of a Markdown table when none are named.
const FEW: [&str; 5] = ["match", "when", "kind", "where", "title"];

/// Prints the list; nothing found is exit status 1.
pub fn run(args: &ListArgs) -> Done {
    let asked = args.asked.open()?;
    let selected = Selected::of(&asked.query, &asked.data, args.sort, args.limit);
    if selected.events.is_empty() {
        return Err(asked.nothing());
    }
    let chosen = (!args.columns.is_empty()).then_some(args.columns.as_slice());
    match args.format {
        Format::Table => {
            let lines = match chosen {
                Some(columns) => grid(&selected, columns),
                None => table(&selected.events, args.sort.order, &asked.data),
            };
            out::print_pieces(&lines, args.color.colours())?;
            out::complain(&[told(args, &asked, &selected)]);
        }
        Format::Json => out::print_data(&mut |out| json_list(&selected, chosen, out))?,
        Format::Ndjson => out::print_data(&mut |out| ndjson_lines(&selected, chosen, out))?,
        Format::Csv => {
            let all: Vec<&Column> = COLUMNS.iter().collect();
            out::print_data(&mut |out| csv::rows(&selected, chosen.unwrap_or(&all), out))?;
        }
        Format::Md => {
            let few: Vec<&Column> = COLUMNS.iter().filter(|c| FEW.contains(&c.name)).collect();
            out::print_data(&mut |out| markdown_grid(&selected, chosen.unwrap_or(&few), out))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// One line for each event, with what the order rests on where that is not the date.
fn table(events: &[(EventIx, Truth)], order: Order, data: &Data) -> Vec<Pieces> {
    let catalog = data.store.catalog();
    let kind_w = catalog.kinds.iter().map(|k| k.id.as_str().len()).max().unwrap_or(4);
    let id_w = events.iter().map(|(e, _)| data.store.id(*e).len()).max().unwrap_or(2);
    let reason =
        |event: EventIx| if order == Order::Date { Text::default() } else { rests_on(event, order, data) };
    let reason_w = events.iter().map(|(event, _)| reason(*event).width()).max().unwrap_or(0);
    let line = |(event, truth): &(EventIx, Truth)| {
        let row = data.index.row(*event)?;
        let sure = if *truth == Truth::Certain { " " } else { "?" };
        let gap = if reason_w > 0 { " " } else { "" };
        let kind = pad(&catalog.kind(row.kind).id.text(), kind_w);
        let id = pad(&Text::new(data.store.id(*event)), id_w);
        let mut pieces = vec![
            (text!("{} ", pad(&row.date, 14)), Ink::Plain),
            (text!("{sure} "), Ink::Possible),
            (text!("{}{gap}{kind} {:9} ", pad(&reason(*event), reason_w), row.form.written()), Ink::Plain),
            (text!("{id} "), Ink::Dim),
            (row.title, Ink::Plain),
        ];
        if row.differing {
            pieces.push((text!(" ≠"), Ink::Differ));
        }
        Some(pieces)
    };
    events.iter().filter_map(line).collect()
}

/// The chosen columns under a heading.
fn grid(selected: &Selected<'_>, columns: &[&Column]) -> Vec<Pieces> {
    let heads = columns.iter().map(|column| Text::new(column.name)).collect();
    let mut rows: Vec<Vec<Text>> = vec![heads];
    for entry in selected.entries() {
        rows.push(columns.iter().map(|column| Text::new((column.cell)(&entry).as_str())).collect());
    }
    out::aligned(&rows)
}

/// How many match, how many of them are listed, and what the signs in the table mean.
fn told(args: &ListArgs, asked: &Asked, selected: &Selected<'_>) -> Text {
    let index = &asked.data.index;
    let counts = index.count(&selected.answer);
    let mut told = vec![counted::by_form(&counts)];
    let (listed, all) = (selected.events.len(), selected.matching());
    if listed < all {
        told.push(format!("the first {listed} of {all} listed"));
    }
    if args.columns.is_empty() {
        let any = |is: &dyn Fn(&(EventIx, Truth)) -> bool| selected.events.iter().any(is);
        if any(&|(_, truth)| *truth == Truth::Possible) {
            told.push("? may match".to_owned());
        }
        if any(&|(event, _)| index.differs(*event)) {
            told.push("≠ claims differ".to_owned());
        }
    }
    let context = asked.data.store.len().saturating_sub(all);
    if args.asked.query.is_none() && context > 0 {
        told.push(format!("-w is:context lists {context} outside what the store covers"));
    }
    Text::new(told.join("; "))
}
