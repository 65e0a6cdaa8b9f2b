//! Following the stores on disk: they are watched while they are shown, and read again when they change.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::loading::Reading;
use crate::app::Message;
use crate::index::Data;
use crate::store::Limits;
use crate::term::{self, Outbox};
use crate::text;
use crate::text::Text;

/// The stores that are followed; none for the one that is part of the program, and none where one came from standard
/// input, which cannot be read again.
pub struct Following {
    stores: Vec<PathBuf>,
    limits: Limits,
    outbox: Outbox<Message>,
    /// The reading under way; another one takes its place.
    reading: Option<Reading>,
    /// How often the stores have been read.
    readings: u64,
    /// Whether they are to be read again as soon as they have been read at all.
    due: bool,
}

impl Following {
    /// Begins to watch. What cannot be watched is shown all the same; the sentence says so.
    pub fn begin(stores: &[PathBuf], limits: Limits, outbox: Outbox<Message>) -> (Following, Option<Text>) {
        let from_input = stores.iter().any(|store| store == Path::new("-"));
        let stores = if from_input { Vec::new() } else { stores.to_vec() };
        let watched = match stores.is_empty() {
            true => Ok(()),
            false => term::files::watch(&stores, outbox.clone(), || Message::Changed),
        };
        let trouble = watched.err().map(|error| text!("Changes on disk are not seen: {error}."));
        (Following { stores, limits, outbox, reading: None, readings: 1, due: false }, trouble)
    }

    /// Notes that the stores are to be read again.
    pub fn ask(&mut self) {
        self.due = !self.stores.is_empty();
    }

    /// Reads them again if that is due, beside the screen, which shows `base`.
    pub fn go_on(&mut self, base: &Arc<Data>) {
        if std::mem::take(&mut self.due) {
            self.readings += 1;
            let next = (Arc::clone(base), self.readings);
            // A system without threads to give away shows what it shows.
            self.reading = Reading::again(&self.stores, self.limits, self.outbox.clone(), next).ok();
        }
    }
}
