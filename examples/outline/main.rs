//! Makes `src/geo/outline.txt` from a TopoJSON of Natural Earth's countries; `docs/map.md` says which and how.
//!
//! cargo run --release --example outline -- countries-10m.json > src/geo/outline.txt

mod reduce;

use std::process::ExitCode;

const HEAD: &str = "\
# Coasts (c) and borders (b) of the world. Natural Earth 4.1.0, 1:10m Admin 0 countries, public domain, as in
# world-atlas 2.0.2 (countries-10m.json), reduced by examples/outline. docs/map.md says how to read and remake it.";

fn main() -> ExitCode {
    match made() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn made() -> Result<String, String> {
    let path = std::env::args().nth(1).ok_or("usage: outline COUNTRIES.json > src/geo/outline.txt")?;
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
    let topology = serde_json::from_str(&text).map_err(|e| format!("{path}: {e}"))?;
    let lines = reduce::outline(&topology)?;
    Ok(format!("{HEAD}\n{}\n", lines.join("\n")))
}
