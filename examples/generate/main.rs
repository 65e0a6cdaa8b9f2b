//! Writes an invented store of any size to standard output, the same for the same seed:
//! `cargo run --release --example generate -- --events 100000 --seed 1 > large.yaml`

mod made;

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

/// How the program is used.
const USAGE: &str = "usage: generate --events N [--seed S]";

fn main() -> ExitCode {
    let Some((events, seed)) = asked(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match made::write(&mut out, events, seed).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// How many events are asked for, and the seed.
fn asked(mut args: impl Iterator<Item = String>) -> Option<(u64, u64)> {
    let (mut events, mut seed) = (None, 1);
    while let Some(name) = args.next() {
        let value = args.next()?.parse().ok()?;
        match name.as_str() {
            "--events" => events = Some(value),
            "--seed" => seed = value,
            _ => return None,
        }
    }
    events.map(|events| (events, seed))
}
