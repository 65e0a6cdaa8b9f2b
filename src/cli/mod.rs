//! The command line: what was typed, which command it means, and how it ends.

mod asked;
mod brief;
mod check;
mod columns;
mod counted;
mod diff;
mod explore;
mod export;
mod file;
mod folders;
mod following;
mod import;
mod list;
mod loading;
mod marks;
mod offered;
mod out;
pub mod page;
mod personal;
mod screenshot;
mod session;
mod settings;
mod shells;
mod show;
mod sort;
mod spill;
mod stats;
mod view;
mod waiting;
mod writing;

use std::ffi::OsString;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::index::Data;
use crate::query::{Query, QueryError};
use crate::store::{Files, Input, Limits, Refused};
use crate::term::{self, Env};
use crate::text;
use crate::text::Text;
use crate::thread::Thread;
use waiting::Waiting;

/// Explore a store of dated, sourced events.
///
/// Without a command, opens the explorer on the given stores, or on the embedded one. Several stores are merged;
/// a folder stands for all the .yaml files in it.
#[derive(Parser, Debug)]
#[command(name = "dateline", version, args_conflicts_with_subcommands = true, max_term_width = 100)]
#[command(after_help = page::exits())]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    explore: Explore,
}

#[derive(Args, Debug)]
struct Explore {
    /// Stores to open: files, folders, or `-` for standard input.
    stores: Vec<PathBuf>,
    /// The query to begin with.
    #[arg(short = 'w', long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    #[command(flatten)]
    settings: settings::SettingArgs,
    /// File with views of your own; without it, dateline/views.yaml in the configuration folder.
    #[arg(long, value_name = "FILE")]
    views: Option<PathBuf>,
    /// File with your marks and notes; without it, dateline/marks.yaml in the configuration folder.
    #[arg(long, value_name = "FILE")]
    marks: Option<PathBuf>,
    #[command(flatten)]
    view: view::ViewArgs,
    /// Print the screen as text instead of opening it, at this many columns and rows.
    #[arg(long, value_name = "WxH", value_parser = screenshot::size)]
    screenshot: Option<(u16, u16)>,
    /// Keys to press before the screenshot, by name, separated by blanks: `j j Enter`.
    #[arg(long, value_name = "KEYS", requires = "screenshot", allow_hyphen_values = true)]
    keys: Option<String>,
    /// Whether the screenshot keeps its colours; `auto` does on a terminal, unless NO_COLOR is set.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto, requires = "screenshot")]
    color: When,
    #[command(flatten)]
    limits: LimitArgs,
}

/// Whether something is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Anywhere.
    Always,
    /// Nowhere.
    Never,
}

impl When {
    /// Whether standard output is coloured.
    fn colours(self) -> bool {
        let able = || term::caps::prints_colours(&Env::read(|name| std::env::var_os(name)));
        match self {
            When::Auto => std::io::stdout().is_terminal() && able(),
            When::Always => true,
            When::Never => false,
        }
    }
}

#[derive(Args, Debug)]
struct LimitArgs {
    /// The largest store that is read, in megabytes.
    #[arg(long, value_name = "MB", default_value_t = 256)]
    max_size: u64,
}

#[derive(Subcommand, Debug)]
enum Command {
    List(list::ListArgs),
    /// Show one event with everything in it.
    Show(show::ShowArgs),
    /// Write a briefing: the weightiest events that match, with sources, differences and gaps.
    Brief(brief::BriefArgs),
    Stats(stats::StatsArgs),
    Diff(diff::DiffArgs),
    Export(export::ExportArgs),
    /// Check stores and report every fault.
    Check(check::CheckArgs),
    /// Make a store of a data set's own file: UCDP GED, ACLED, GTD, TimelineJS, or plain CSV.
    Import(import::ImportArgs),
    /// Print the JSON Schema of the store format.
    Schema,
    /// Print the completions of a shell, to be put where it looks for them.
    Completions(shells::CompletionArgs),
    /// Print a page of the manual.
    Man(shells::ManArgs),
    /// Print the ids of the store on a line, for completions.
    #[command(name = shells::IDS, hide = true)]
    CompleteIds(shells::IdArgs),
}

/// Runs the program: reads the arguments, does what they say, and tells how it ended.
pub fn main() -> ExitCode {
    term::panic::install();
    term::outlive_file_limit();
    Thread::Main.moment();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&as_shown(std::env::args_os()).unwrap_or(error)),
    };
    let done = match cli.command {
        None => explore::run(&cli.explore),
        Some(Command::List(args)) => list::run(&args),
        Some(Command::Show(args)) => show::run(&args),
        Some(Command::Brief(args)) => brief::run(&args),
        Some(Command::Stats(args)) => stats::run(&args),
        Some(Command::Diff(args)) => diff::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Import(args)) => import::run(&args),
        Some(Command::Completions(args)) => shells::completions(&args),
        Some(Command::Man(args)) => shells::man(&args),
        Some(Command::CompleteIds(args)) => shells::ids(&args),
        Some(Command::Schema) => {
            out::print(&out::raw_lines(&crate::store::schema())).map(|()| ExitCode::SUCCESS)
        }
    };
    done.unwrap_or_else(|failure| failure.tell())
}

/// What is wrong with the arguments as they are shown: clap leaves sequences out of its messages, and so of what was
/// typed. None where they are right so.
fn as_shown(args: impl Iterator<Item = OsString>) -> Option<clap::Error> {
    Cli::try_parse_from(args.map(|arg| Text::new(arg.to_string_lossy()).to_string())).err()
}

/// Prints clap's message where it belongs. Arguments are echoed in it, so it is made displayable.
fn usage(error: &clap::Error) -> ExitCode {
    let code = ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    let told = out::raw_lines(&error.render().to_string());
    match error.use_stderr() {
        true => out::complain(&told),
        false => return out::print(&told).map(|()| code).unwrap_or_else(|f| f.tell()),
    }
    code
}

/// Why a command ended early. All of it has been made displayable.
#[derive(Debug)]
pub(crate) struct Failure {
    lines: Vec<Text>,
    code: u8,
}

impl Failure {
    /// Wrong use, an unreadable or faulty store, a write error: exit status 2.
    pub(crate) fn new(message: Text) -> Failure {
        Failure { lines: vec![text!("error: {message}")], code: 2 }
    }

    /// With a hint under the message.
    pub(crate) fn hint(mut self, hint: Text) -> Failure {
        self.lines.push(text!("  hint: {hint}"));
        self
    }

    /// As a report says it: exit status 2.
    pub(crate) fn lines(lines: Vec<Text>) -> Failure {
        Failure { lines, code: 2 }
    }

    /// Nothing found: exit status 1.
    pub(crate) fn nothing(message: Text) -> Failure {
        Failure { lines: vec![message], code: 1 }
    }

    /// A thread was lost, and has said why.
    pub(crate) fn lost() -> Failure {
        Failure { lines: Vec::new(), code: 101 }
    }

    /// The reader of our output went away: nothing is said, as `head` expects.
    pub(crate) fn silent() -> Failure {
        Failure { lines: Vec::new(), code: 0 }
    }

    fn tell(&self) -> ExitCode {
        out::complain(&self.lines);
        ExitCode::from(self.code)
    }
}

/// What a command comes to.
type Done = Result<ExitCode, Failure>;

/// Stores as typed, as inputs. No store means the embedded one.
fn inputs(stores: &[PathBuf], limits: &Limits) -> Result<Vec<Input>, Failure> {
    if stores.is_empty() {
        return Ok(vec![Input::Embedded]);
    }
    stores.iter().map(|path| input(path, limits.max_size)).collect()
}

/// One store as typed; `-` is standard input, of which no more is read than shows that it is too large.
fn input(path: &Path, most: u64) -> Result<Input, Failure> {
    if path != Path::new("-") {
        return match misplaced(path) {
            Some(failure) => Err(failure),
            None => Ok(Input::File(path.to_path_buf())),
        };
    }
    let mut bytes = Vec::new();
    let stderr = std::io::stderr();
    let terminal = stderr.is_terminal();
    let _waiting =
        Waiting::begin("reading standard input", waiting::PATIENCE, out::Line::new(stderr, terminal));
    match std::io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes) {
        Ok(_) => Ok(Input::Stdin(bytes)),
        Err(error) => Err(Failure::new(text!("cannot read standard input: {error}"))),
    }
}

/// A command's name where a store is expected, and no store of that name: an option stood before it.
fn misplaced(path: &Path) -> Option<Failure> {
    let name = path.to_str()?;
    let command = definition().find_subcommand(name).is_some() && std::fs::symlink_metadata(path).is_err();
    let failure = || Failure::new(text!("There is no file {name}."));
    command.then(|| failure().hint(text!("options follow the command: dateline {name} …")))
}

/// Opens the stores, or tells why not.
fn open(stores: &[PathBuf], limits: &LimitArgs) -> Result<Data, Failure> {
    if stores.is_empty() {
        return Ok(Data::embedded());
    }
    let limits = limits.limits();
    let inputs = inputs(stores, &limits)?;
    let files = loading::told(|watch| Files::watched(inputs, &limits, watch));
    let files = files.map_err(|error| refused(Refused::Unreadable(error)))?;
    let data = loading::plainly(files)?;
    out::complain(&imported(&data));
    Ok(data)
}

impl LimitArgs {
    fn limits(&self) -> Limits {
        Limits { max_size: self.max_size.saturating_mul(1 << 20) }
    }
}

/// What is to be told of files that were imported.
fn imported(data: &Data) -> Vec<Text> {
    data.store.files().iter().filter_map(|file| file.imported.clone()).collect()
}

/// Faults shown when a store is refused; `check` shows all.
const SHOWN_FAULTS: usize = 20;

fn refused(refused: Refused) -> Failure {
    let lines = out::raw_lines(&refused.render(Some(SHOWN_FAULTS), false));
    Failure { lines, code: 2 }
}

/// The query, or where it is wrong.
fn query(text: Option<&str>, data: &Data) -> Result<Query, Failure> {
    let Some(text) = text else { return Ok(Query::everything()) };
    Query::parse(text, data).map_err(|error| faulty(text, &error))
}

/// A query that is none.
fn faulty(query: &str, error: &QueryError) -> Failure {
    Failure { lines: out::raw_lines(&error.report(query)), code: 2 }
}

/// The definition of the command line, for documentation.
pub fn definition() -> clap::Command {
    Cli::command()
}
