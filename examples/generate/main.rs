//! Writes an invented store of any size to standard output, the same for the same seed, or a table shaped as UCDP's:
//! `cargo run --release --example generate -- --events 100000 --seed 1 > large.yaml`
//! `cargo run --release --example generate -- --rows 400000 --seed 1 > large.csv`

mod made;

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

/// How the program is used.
const USAGE: &str = "usage: generate --events N | --rows N [--seed S]";

/// What is asked for.
enum Asked {
    /// A store of so many events.
    Store(u64),
    /// A table of so many rows.
    Table(u64),
}

fn main() -> ExitCode {
    let Some((asked, seed)) = asked(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let written = match asked {
        Asked::Store(events) => made::write(&mut out, events, seed),
        Asked::Table(rows) => made::ged::write(&mut out, rows, seed),
    };
    match written.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// What is asked for, and the seed.
fn asked(mut args: impl Iterator<Item = String>) -> Option<(Asked, u64)> {
    let (mut what, mut seed) = (None, 1);
    while let Some(name) = args.next() {
        let value = args.next()?.parse().ok()?;
        match name.as_str() {
            "--events" => what = Some(Asked::Store(value)),
            "--rows" => what = Some(Asked::Table(value)),
            "--seed" => seed = value,
            _ => return None,
        }
    }
    what.map(|what| (what, seed))
}
