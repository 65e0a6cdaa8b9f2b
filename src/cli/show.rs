//! `dateline show`: one event with everything in it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{Done, Failure, LimitArgs, open, out};
use crate::brief::sheet::sheet;
use crate::index::Data;
use crate::text;
use crate::text::Text;

/// Columns of the sheet.
const COLUMNS: usize = 80;

#[derive(Args, Debug)]
pub struct ShowArgs {
    /// The event's id.
    id: String,
    /// Stores to open; none: the embedded one.
    stores: Vec<PathBuf>,
    #[command(flatten)]
    limits: LimitArgs,
}

/// Prints the sheet of the event.
pub fn run(args: &ShowArgs) -> Done {
    let data = open(&args.stores, &args.limits).map_err(|failure| turned_round(args).unwrap_or(failure))?;
    let event = data.store.find(&args.id);
    let event = event.ok_or_else(|| turned_round(args).unwrap_or_else(|| unknown(&args.id, &data)))?;
    let lines: Vec<Text> = sheet(event, &data, COLUMNS)
        .into_iter()
        .map(|line| {
            let text: String = line.0.iter().map(|(piece, _)| piece.as_str()).collect();
            Text::new(text.trim_end())
        })
        .collect();
    out::print(&lines).map(|()| ExitCode::SUCCESS)
}

/// Why nothing was found where the store stands in the place of the id, which comes second in other commands.
fn turned_round(args: &ShowArgs) -> Option<Failure> {
    let there = |path: &Path| path.symlink_metadata().is_ok();
    let store = &args.id;
    let id = match args.stores.as_slice() {
        [] => Text::new("ID"),
        [id, ..] if !there(id) => text!("{}", id.display()),
        _ => return None,
    };
    let failure = || Failure::new(text!("{store} is a file: the event's id comes before the store."));
    there(Path::new(store)).then(|| failure().hint(text!("dateline show {id} {store}")))
}

/// No event has the id; the nearest one that there is.
pub(super) fn unknown(id: &str, data: &Data) -> Failure {
    let failure = Failure::nothing(text!("no event has the id `{id}`"));
    let ids = (0..data.store.len()).map(|i| data.store.id(crate::model::EventIx(i as u32)).to_string());
    let close = |other: &String| strsim::jaro_winkler(id, other);
    let nearest = ids.max_by(|a, b| close(a).total_cmp(&close(b)));
    match nearest {
        Some(near) if close(&near) > 0.7 => failure.hint(text!("did you mean `{near}`?")),
        _ => failure.hint(Text::new("`dateline list` lists the ids; with -w is:context those of context")),
    }
}
