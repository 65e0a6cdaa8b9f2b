//! `dateline diff`: what changed between two stores, in terms of events.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use super::out::{self, Ink, Pieces};
use super::{Done, Failure, LimitArgs, When, open};
use crate::brief::diff::{Changed, Diff, Named, Turn};
use crate::brief::diff_json;
use crate::text;
use crate::text::{Text, pad};

/// Tell what changed between two stores, in terms of events.
///
/// Events that were added and removed; of those that both have, which were dated anew, have another toll or other
/// claims, and what else changed, by the names of the fields; then definitions. A claim is known by its source
/// and paragraph. The order of things and how they are laid out change nothing; only the first place of an event and the
/// first speaker of a claim mean something.
#[derive(Args, Debug)]
#[command(
    after_help = "Exit status: 0 the stores say the same; 1 they differ, as diff has it; 2 wrong use, or a \
                        store that cannot be read."
)]
pub struct DiffArgs {
    /// The store as it was: a file, a folder, or `-` for standard input.
    old: PathBuf,
    /// The store as it is.
    new: PathBuf,
    /// How changes are printed.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Whether lines are coloured; `auto` does on a terminal, unless NO_COLOR is set.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    color: When,
    #[command(flatten)]
    limits: LimitArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// Lines for people.
    Table,
    /// One JSON object.
    Json,
}

/// Prints what changed; anything at all is exit status 1.
pub fn run(args: &DiffArgs) -> Done {
    let stdin = Path::new("-");
    if args.old == stdin && args.new == stdin {
        return Err(Failure::new("Standard input can be one of the two stores, not both.".into()));
    }
    let open = |path: &PathBuf| open(std::slice::from_ref(path), &args.limits);
    let (old, new) = (open(&args.old)?, open(&args.new)?);
    let diff = Diff::of(&old, &new);
    match args.format {
        Format::Table => out::print_pieces(&lines(&diff), args.color.colours())?,
        Format::Json => {
            let text = serde_json::to_string_pretty(&diff_json::value(&diff)).unwrap_or_default();
            out::print_data(&mut |out| writeln!(out, "{text}"))?;
        }
    }
    Ok(ExitCode::from(u8::from(!diff.is_empty())))
}

fn lines(diff: &Diff) -> Vec<Pieces> {
    if diff.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    lines.extend(diff.added.iter().map(|event| one("+", event, Ink::Added)));
    lines.extend(diff.removed.iter().map(|event| one("-", event, Ink::Removed)));
    for event in &diff.changed {
        lines.push(one("~", &event.event, Ink::Heading));
        lines.extend(changes(event).into_iter().map(|line| vec![(text!("    {line}"), Ink::Plain)]));
    }
    lines.extend(diff.definitions.iter().map(|definition| {
        let (sign, ink) = match definition.turn {
            Turn::Added => ("+", Ink::Added),
            Turn::Removed => ("-", Ink::Removed),
            Turn::Changed => ("~", Ink::Heading),
        };
        vec![(text!("{sign} {}: {}", definition.list, definition.name), ink)]
    }));
    lines.push(vec![(summary(diff), Ink::Dim)]);
    lines
}

fn one(sign: &str, event: &Named, ink: Ink) -> Pieces {
    vec![
        (text!("{sign} {} {}", pad(&event.date, 14), event.id), ink),
        (text!("  {}", event.title), Ink::Plain),
    ]
}

/// What changed of an event, a line for each.
fn changes(event: &Changed) -> Vec<Text> {
    let mut lines = Vec::new();
    lines.extend(event.dated.iter().map(|pair| text!("re-dated: {} → {}", pair.old, pair.new)));
    lines.extend(event.toll.iter().map(|pair| text!("toll: {} → {}", pair.old, pair.new)));
    lines.extend(event.claims_added.iter().map(|claim| text!("claim added: {claim}")));
    lines.extend(event.claims_removed.iter().map(|claim| text!("claim removed: {claim}")));
    lines.extend(event.claims_changed.iter().map(|claim| text!("claim changed: {}", claim.told())));
    let fields: Vec<&str> = event.fields.iter().map(|(name, ..)| name.as_str()).collect();
    if !fields.is_empty() {
        lines.push(text!("changed: {}", fields.join(", ")));
    }
    lines
}

/// `1 added, 1 removed, 2 changed (1 re-dated, 1 with another toll, 1 with other claims); 1 definition.`
fn summary(diff: &Diff) -> Text {
    let changed = |is: &dyn Fn(&&Changed) -> bool| diff.changed.iter().filter(is).count();
    let claims = |c: &&Changed| {
        !(c.claims_added.is_empty() && c.claims_removed.is_empty() && c.claims_changed.is_empty())
    };
    let parts = [
        (changed(&|c| c.dated.is_some()), "re-dated"),
        (changed(&|c| c.toll.is_some()), "with another toll"),
        (changed(&claims), "with other claims"),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let definitions = match diff.definitions.len() {
        0 => String::new(),
        1 => "; 1 definition".to_owned(),
        n => format!("; {n} definitions"),
    };
    let (added, removed, n) = (diff.added.len(), diff.removed.len(), diff.changed.len());
    text!("events: {added} added, {removed} removed, {n} changed{parts}{definitions}")
}
