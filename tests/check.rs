//! `dateline check`: a small store for each rule with the report expected beside it, a good store in which every
//! field is broken in turn, the page on the format, and the schema.
//!
//! `UPDATE_EXPECTED=1 cargo test --test check` writes the reports anew; read every one before you commit it.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use dateline::check::{Checked, check};
use dateline::store::{Input, Limits};

#[path = "check/broken.rs"]
mod broken;
#[path = "check/cli.rs"]
mod cli;
#[path = "check/definitions.rs"]
mod definitions;
#[path = "check/many.rs"]
mod many;
#[path = "check/page.rs"]
mod page;
#[path = "check/rings.rs"]
mod rings;
#[path = "check/rules.rs"]
mod rules;
#[path = "check/schema.rs"]
mod schema;
#[path = "check/whole.rs"]
mod whole;

/// A path under the folder of these tests.
fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check").join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A store checked against the invented sources.
fn proven(yaml: &str) -> Checked {
    let inputs = [Input::Stdin(yaml.as_bytes().to_vec())];
    check(&inputs, &Limits::default(), Some(&path("sources"))).unwrap()
}
