//! `--columns`, read and explained from the table of columns.

use clap::builder::TypedValueParser;

use super::offered::offered;
use crate::brief::export::columns::{COLUMNS, Column};
use crate::error::nearest;

/// What `--columns` takes, for the help of the command line.
pub fn help(begin: &str) -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    format!("{begin} columns, in this order, with commas between them: {}", names.join(", "))
}

/// Reads the name of a column; all are offered.
pub fn column() -> impl TypedValueParser<Value = &'static Column> {
    offered(named, || COLUMNS.iter().map(|column| column.name).collect())
}

/// The column of a name, or what it may have been meant to be.
fn named(name: &str) -> Result<&'static Column, String> {
    let names = || COLUMNS.iter().map(|column| column.name);
    COLUMNS.iter().find(|column| column.name == name).ok_or_else(|| match nearest::nearest(name, names()) {
        Some(near) => format!("there is no column of that name; did you mean `{near}`?"),
        None => format!("the columns are {}", names().collect::<Vec<_>>().join(", ")),
    })
}
