//! `dateline check`: every fault of stores, and of their claims against local copies of the sources.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::{Done, LimitArgs, inputs, out, refused};
use crate::check::{self, Checked};
use crate::error::{Refused, Rule};
use crate::text::Text;

/// Check stores and report every fault.
///
/// Structure, references, dates, coding, neutral words, geography and views; with --sources also every quoted word
/// against the paragraph it is cited from, and every paragraph against the events. It proves the anchors, not the
/// coding.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit status: 0 good; 1 faults; 2 wrong use, or a store or folder that cannot be read."
)]
pub struct CheckArgs {
    /// Stores to check together: files, folders, or `-` for standard input; none: the embedded one.
    stores: Vec<PathBuf>,
    /// Folder with local copies of the sources, to hold the claims against.
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// How faults are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail on warnings too.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    limits: LimitArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people: the line with a caret under it.
    Text,
    /// For editors: a list of objects.
    Json,
}

/// Prints every fault and a summary; faults are exit status 1.
pub fn run(args: &CheckArgs) -> Done {
    let limits = args.limits.limits();
    let checked = check::check(&inputs(&args.stores, &limits)?, &limits, args.sources.as_deref());
    let checked = checked.map_err(|error| refused(Refused::Unreadable(error)))?;
    match args.format {
        Format::Text => out::print(&lines(&checked))?,
        Format::Json => {
            out::print(&[Text::new(checked.report.json().to_string())])?;
            out::complain(&[checked.summary()]);
        }
    }
    Ok(ExitCode::from(code(&checked, args.strict)))
}

fn lines(checked: &Checked) -> Vec<Text> {
    let report = checked.report.render(None, false);
    let mut lines = if checked.report.is_empty() { Vec::new() } else { out::raw_lines(&report) };
    if !lines.is_empty() {
        lines.push(Text::default());
    }
    lines.push(checked.summary());
    lines
}

/// 0 for a good store, 1 for faults, 2 for what is no text at all.
fn code(checked: &Checked, strict: bool) -> u8 {
    let no_text = checked.report.faults().iter().any(|l| l.fault.rule == Rule::Encoding);
    match checked.is_good(strict) {
        true => 0,
        false if no_text => 2,
        false => 1,
    }
}
