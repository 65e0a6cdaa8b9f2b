//! Which stores are opened, and what is asked of them: the same for every command that takes a query.

use std::path::PathBuf;

use clap::Args;

use super::marks::MarksArg;
use super::{Failure, LimitArgs, open, out};
use crate::index::Data;
use crate::query::{self, Query};
use crate::text;

#[derive(Args, Debug)]
pub struct AskedArgs {
    /// Stores to open: files, folders, or `-` for standard input; none: the embedded one. Several are merged.
    stores: Vec<PathBuf>,
    /// Which events.
    #[arg(short = 'w', long = "where", value_name = "QUERY", allow_hyphen_values = true)]
    pub query: Option<String>,
    #[command(flatten)]
    marks: MarksArg,
    #[command(flatten)]
    limits: LimitArgs,
}

/// A query, and the data that it is asked of.
pub struct Asked {
    /// The query.
    pub query: Query,
    /// The data: as of its day, if it names one.
    pub data: Data,
}

impl AskedArgs {
    /// The files that are read.
    pub fn reads(&self) -> Vec<PathBuf> {
        self.stores.iter().cloned().chain(self.marks.path()).collect()
    }

    /// Opens the stores and reads the query.
    ///
    /// # Errors
    /// When either cannot be read.
    pub fn open(&self) -> Result<Asked, Failure> {
        let data = open(&self.stores, &self.limits)?;
        let query = super::query(self.query.as_deref(), &data)?;
        if let Some(caution) = query.caution() {
            out::complain(&[text!("note: {caution}")]);
        }
        let data = self.marks.asked(&query, data)?;
        let data = query.as_of().map(|by| data.as_of(by)).unwrap_or(data);
        Ok(Asked { query, data })
    }
}

impl Asked {
    /// That nothing matches: exit status 1.
    pub fn nothing(&self) -> Failure {
        nothing(&self.query, &self.data)
    }
}

/// That nothing matches a query, and what its words may mean: exit status 1.
pub fn nothing(query: &Query, data: &Data) -> Failure {
    let failure = Failure::nothing(text!("no event matches: {query}"));
    match query::meant(query, data) {
        Some(meant) => failure.hint(text!("words are looked for as text; by field: {meant}")),
        None => failure,
    }
}
