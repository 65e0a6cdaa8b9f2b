//! `dateline list`: the events that match a query, as a table or as one JSON object a line.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::marks::MarksArg;
use super::{Done, Failure, LimitArgs, open, out, query, sort};
use crate::app::list::rests_on;
use crate::app::scope::Scope;
use crate::brief::json;
use crate::index::{Data, Order, Sort};
use crate::model::{EventIx, Truth};
use crate::text;
use crate::text::{Text, pad};

#[derive(Args, Debug)]
pub struct ListArgs {
    /// Stores to open; none: the embedded one.
    stores: Vec<PathBuf>,
    /// Which events.
    #[arg(short = 'w', long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    #[arg(long, value_name = "ORDER", value_parser = sort::read, allow_hyphen_values = true, default_value_t, help = sort::help())]
    sort: Sort,
    /// How they are printed.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    marks: MarksArg,
    #[command(flatten)]
    limits: LimitArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A table for people.
    Table,
    /// One JSON object a line.
    Ndjson,
}

/// Prints the list; nothing found is exit status 1.
pub fn run(args: &ListArgs) -> Done {
    let data = open(&args.stores, &args.limits)?;
    let query = query(args.query.as_deref(), &data)?;
    if let Some(caution) = query.caution() {
        out::complain(&[text!("note: {caution}")]);
    }
    let data = args.marks.asked(&query, data)?;
    let data = query.as_of().map(|by| data.as_of(by)).unwrap_or(data);
    let scope = Scope::of(query, &data);
    let events = data.index.page(&scope.answer, args.sort, 0, scope.len());
    if events.is_empty() {
        return Err(Failure::nothing(text!("no event matches: {}", scope.query)));
    }
    let lines = match args.format {
        Format::Table => {
            if args.query.is_none() {
                note_context(events.len(), &data);
            }
            table(&events, args.sort.order, &data)
        }
        Format::Ndjson => events.iter().map(|(e, t)| json_row(*e, *t, &data)).collect(),
    };
    out::print(&lines).map(|()| ExitCode::SUCCESS)
}

/// One line for each event, with what the order rests on where that is not the date.
fn table(events: &[(EventIx, Truth)], order: Order, data: &Data) -> Vec<Text> {
    let catalog = data.store.catalog();
    let kind_w = catalog.kinds.iter().map(|k| k.id.as_str().len()).max().unwrap_or(4);
    let id_w = events.iter().map(|(e, _)| data.store.id(*e).len()).max().unwrap_or(2);
    let cell = |text: &Text, columns: usize| pad(text, columns);
    let reason =
        |event: EventIx| if order == Order::Date { Text::default() } else { rests_on(event, order, data) };
    let reason_w = events.iter().map(|(event, _)| reason(*event).width()).max().unwrap_or(0);
    events
        .iter()
        .filter_map(|(event, truth)| {
            let row = data.index.row(*event)?;
            let date = cell(row.date, 14);
            let kind = cell(&catalog.kind(row.kind).id.text(), kind_w);
            let form = cell(&Text::new(row.form.written()), 9);
            let id = cell(&Text::new(data.store.id(*event)), id_w);
            let gap = if reason_w > 0 { " " } else { "" };
            let reason = text!("{}{gap}", cell(&reason(*event), reason_w));
            let sure = if *truth == Truth::Certain { " " } else { "?" };
            let differs = if row.differing { " ≠" } else { "" };
            Some(text!("{date} {sure} {reason}{kind} {form} {id} {}{differs}", row.title))
        })
        .collect()
}

/// Says to a person at a terminal that no query counts context unless it asks for it.
fn note_context(listed: usize, data: &Data) {
    let context = data.store.len().saturating_sub(listed);
    if context > 0 && std::io::stderr().is_terminal() && std::io::stdout().is_terminal() {
        out::complain(&[text!("{listed} events, and {context} of context: -w is:context lists these.")]);
    }
}

fn json_row(event: EventIx, truth: Truth, data: &Data) -> Text {
    let mut object = json::event(&data.store.event(event), data.store.catalog());
    let word = if truth == Truth::Certain { "certain" } else { "possible" };
    object.insert("match".into(), word.into());
    object.insert("differing".into(), data.index.row(event).is_some_and(|row| row.differing).into());
    Text::new(serde_json::Value::Object(object).to_string())
}
