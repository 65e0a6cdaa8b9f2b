//! `--sort` and `--headings`, read and explained from the tables of orders and headings.

use clap::builder::TypedValueParser;

use super::offered::offered;
use crate::index::{Heading, ORDERS, Sort};

/// What `--sort` takes, for the help of the command line.
pub fn help() -> String {
    let orders = ORDERS.iter().map(|row| format!("{} ({})", row.name, row.first));
    let orders = orders.collect::<Vec<_>>().join(", ");
    format!("The order of the list: {orders}; `-` before a name reverses it")
}

/// What `--headings` takes, for the help of the command line.
pub fn headings_help() -> String {
    format!("The headings of the list: {}", headings())
}

/// Reads an order; the names of all are offered.
pub fn order() -> impl TypedValueParser<Value = Sort> {
    offered(read, || ORDERS.iter().map(|row| row.name).collect())
}

/// Reads a heading; the names of all are offered.
pub fn heading() -> impl TypedValueParser<Value = Heading> {
    offered(read_heading, || Heading::all().map(Heading::name).collect())
}

fn read(text: &str) -> Result<Sort, String> {
    let names = || ORDERS.map(|row| row.name).join(", ");
    Sort::read(text).ok_or_else(|| format!("the orders are {}; `-` before a name reverses it", names()))
}

/// Reads how many events are wanted at most.
pub fn limit(text: &str) -> Result<usize, String> {
    let number = text.parse::<usize>().ok().filter(|n| *n > 0);
    number.ok_or_else(|| "a whole number above zero stands here".to_owned())
}

fn read_heading(text: &str) -> Result<Heading, String> {
    Heading::read(text).ok_or_else(|| format!("the headings are {}", headings()))
}

fn headings() -> String {
    Heading::all().map(Heading::name).collect::<Vec<_>>().join(", ")
}
