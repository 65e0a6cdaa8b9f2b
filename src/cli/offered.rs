//! Values that a table holds and completions offer, read by a function that has a word of its own for what is none.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};

/// A parser whose values are known.
#[derive(Clone)]
pub struct Offered<P> {
    read: P,
    names: fn() -> Vec<&'static str>,
}

/// What `read` reads, of which `names` are offered.
pub fn offered<P: TypedValueParser>(read: P, names: fn() -> Vec<&'static str>) -> Offered<P> {
    Offered { read, names }
}

impl<P: TypedValueParser> TypedValueParser for Offered<P> {
    type Value = P::Value;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<P::Value, Error> {
        self.read.parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.names)().into_iter().map(PossibleValue::new)))
    }
}
