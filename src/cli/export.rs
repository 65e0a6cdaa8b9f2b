//! `dateline export`: the events that match a query, in a format that other programs read.

use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::asked::AskedArgs;
use super::file::OutputArgs;
use super::{Done, Failure, columns, sort};
use crate::brief::export::columns::Column;
use crate::brief::export::{FORMATS, Format, Selected};
use crate::index::Sort;
use crate::text::Text;

/// Write the events that match a query in a format that other programs read.
///
/// The same store and query give the same bytes. What is not known stays unknown: a date keeps its EDTF, an event
/// without a place keeps none. What each format carries and loses is told in docs/export.md.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit status: 0 done; 1 nothing matches; 2 wrong use, a store that cannot be read, or a file \
                        that cannot be written."
)]
pub struct ExportArgs {
    #[command(flatten)]
    asked: AskedArgs,
    /// The format; without it, the one that the name of the file says.
    #[arg(long, value_parser = parser())]
    format: Option<&'static Format>,
    /// One row for each claim instead of one for each event (csv).
    #[arg(long)]
    claims: bool,
    #[arg(long, value_name = "NAMES", value_delimiter = ',', value_parser = columns::column(), hide_possible_values = true, help = columns::help("csv: only these"), conflicts_with = "claims")]
    columns: Vec<&'static Column>,
    #[arg(long, value_name = "ORDER", value_parser = sort::order(), hide_possible_values = true, allow_hyphen_values = true, default_value_t, help = sort::help())]
    sort: Sort,
    /// Only the first events, so many.
    #[arg(long, value_name = "N", value_parser = sort::limit)]
    limit: Option<usize>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Reads the name of a format.
fn parser() -> impl TypedValueParser<Value = &'static Format> {
    let values = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.what));
    PossibleValuesParser::new(values).try_map(|name| Format::named(&name).ok_or("no such format"))
}

/// Writes the export; nothing found is exit status 1, and then nothing is written.
pub fn run(args: &ExportArgs) -> Done {
    let format = format(args)?;
    if args.claims && format.name != "csv" {
        return Err(Failure::new(
            "Only csv has rows for claims: the other formats hold them in the events.".into(),
        ));
    }
    if !args.columns.is_empty() && format.name != "csv" {
        return Err(Failure::new(
            "Only csv has columns to choose from; `list` prints them in more formats.".into(),
        ));
    }
    args.output.check(&args.asked.reads())?;
    let asked = args.asked.open()?;
    let mut selected = Selected::of(&asked.query, &asked.data, args.sort, args.limit);
    selected.claims = args.claims;
    selected.columns.clone_from(&args.columns);
    if selected.events.is_empty() {
        return Err(asked.nothing());
    }
    args.output.write(&mut |out| (format.write)(&selected, out))?;
    Ok(ExitCode::SUCCESS)
}

/// The format asked for, or that of the file.
fn format(args: &ExportArgs) -> Result<&'static Format, Failure> {
    let ending = || args.output.file()?.extension()?.to_str();
    let known = args.format.or_else(|| Format::of_extension(ending()?));
    known.ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        let hint = format!("--format takes {}", names.join(", "));
        Failure::new("The format is not said.".into()).hint(Text::new(hint))
    })
}
