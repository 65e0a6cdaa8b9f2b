//! `dateline import`: a store made from a data set's own file, and what of it is not in the store.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::spill::Spill;
use super::{Done, Failure, file, loading, out, refused, writing};
use crate::error::{Refused, Unreadable};
use crate::store::import::{self, FORMATS, Format, Imported, Order, Wishes};
use crate::store::open_file;
use crate::text;
use crate::text::Text;

/// Make a store of a data set's own file.
///
/// Reads UCDP GED, ACLED and GTD as CSV, TimelineJS as JSON or CSV, and tables with columns of your own. Codes of
/// precision become imprecise dates, estimates become counts with a range, and what a store cannot hold is told row
/// by row on standard error. A spreadsheet, as GTD is published, is saved as CSV first.
#[derive(Args)]
pub struct ImportArgs {
    /// The file, or `-` for standard input.
    file: PathBuf,
    /// Its format; guessed from its header without it.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    from: Option<&'static Format>,
    /// Write the store into this file instead of printing it; `-` prints it.
    #[arg(short, long, value_name = "STORE")]
    output: Option<PathBuf>,
    /// Write every remark into this file, instead of the first ones to standard error.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Take the place of files that are there already.
    #[arg(long)]
    force: bool,
}

impl std::fmt::Debug for ImportArgs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImportArgs").field("file", &self.file).finish_non_exhaustive()
    }
}

/// Remarks on rows that are shown.
const SHOWN: usize = 20;

/// Prints or writes the store, and tells what is not in it.
pub fn run(args: &ImportArgs) -> Done {
    let output = args.output.as_deref().and_then(file::named);
    for path in output.into_iter().chain(args.report.as_deref()) {
        file::apart(path, std::slice::from_ref(&args.file))?;
        file::check(path, args.force)?;
    }
    if let (Some(output), Some(report)) = (output, &args.report) {
        two(output, report)?;
    }
    // Where no temporary file can be written, the events are held.
    let mut spill = Spill::beside(output).ok();
    let (name, made) = made(args, spill.as_mut().map(|spill| spill as &mut dyn Write))?;
    let mut told = vec![made.summary(&name)];
    match &args.report {
        None => told.extend(made.losses.lines(Some(SHOWN))),
        Some(path) => {
            let lines = made.losses.lines(None);
            let text: String = lines.iter().map(|line| format!("{}\n", line.as_str())).collect();
            file::write(path, &text, args.force)?;
            told.push(text!("What is not carried, and what is odd, stands in {}.", path.display()));
        }
    }
    out::complain(&told);
    let write = &mut |out: &mut dyn Write| {
        out.write_all(made.text.as_bytes())?;
        spill.as_mut().map_or(Ok(()), |spill| spill.copy(out))
    };
    match output {
        Some(path) => file::write_with(path, write, args.force)?,
        None => out::print_data(write)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses one file for the store and the report.
fn two(store: &Path, report: &Path) -> Result<(), Failure> {
    match store == report || writing::is_same(store, report) {
        true => Err(Failure::new(text!("{} cannot be both the store and the report.", store.display()))),
        false => Ok(()),
    }
}

/// The store without its events, which are put aside, and what its file is called.
fn made(args: &ImportArgs, aside: Option<&mut dyn Write>) -> Result<(String, Imported), Failure> {
    let failed = |error: Unreadable| refused(Refused::Unreadable(error));
    let wishes = |file, size| Wishes { file, format: args.from, size, order: Order::EventsLast, rows: None };
    if args.file == Path::new("-") {
        let name = "standard input";
        let (from, wishes) = (std::io::stdin().lock(), wishes(name, 0));
        let made = loading::told(|watch| import::import_aside(from, &wishes, watch, aside));
        return Ok((name.to_owned(), made.map_err(failed)?));
    }
    let shown = text!("{}", args.file.display());
    let (file, size) = open_file(&args.file, &shown).map_err(failed)?;
    let (again, _) = open_file(&args.file, &shown).map_err(failed)?;
    let name = args.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let wishes = wishes(&name, size);
    let slashes = import::survey(again, &wishes);
    let made = loading::told(|watch| import::import_surveyed(file, &wishes, slashes, watch, aside));
    Ok((name, made.map_err(failed)?))
}

/// Reads the name of a format.
fn formats() -> impl TypedValueParser<Value = &'static Format> {
    let names = PossibleValuesParser::new(FORMATS.iter().map(|f| f.name));
    names.try_map(|name| Format::named(&name).ok_or_else(|| Text::new(name).as_str().to_owned()))
}
