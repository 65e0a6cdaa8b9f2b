//! A piece of a list of events: held against the format, read, converted.

use std::ops::Range;
use std::sync::OnceLock;

use super::at::Wrong;
use super::convert;
use super::convert::event::Converted;
use super::file::StoreFile;
use super::gate::{self, What};
use super::layout::{Layout, alone};
use super::names::Names;
use super::raw::{self, Stumble};
use super::spans;
use crate::error::{Fault, Rule};
use crate::text;

/// How the events of a file are read.
pub struct Reading<'r> {
    /// The file.
    pub file: &'r StoreFile,
    /// Which of the files it is.
    pub n: usize,
    /// Where its events lie.
    pub layout: &'r Layout<'r>,
    /// Whether it is held against the format.
    pub checked: bool,
    /// Whether an error in it is known already.
    pub flawed: bool,
}

/// What comes of a piece: an entry for each event, and what is wrong with them.
#[derive(Default)]
pub struct Done {
    /// The events.
    pub events: Vec<Converted>,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
    /// How many faults were not kept.
    pub more: usize,
    /// Whether the piece cannot be read as a list of these events: the layout may be another than it seems.
    pub odd: bool,
}

/// The definitions, when the heads have been read; none if they cannot be.
pub type Awaited = OnceLock<Option<Names>>;

impl Reading<'_> {
    /// Reads some events. The definitions are waited for only after the values are there.
    pub fn read(&self, events: Range<usize>, names: &Awaited) -> Done {
        let ranges = self.layout.events.get(events).unwrap_or_default();
        let mut done = Done::default();
        if self.layout.by_lines {
            self.by_lines(ranges, names, &mut done);
        } else {
            for range in ranges {
                let text = alone(self.file.text(), range);
                self.one(raw::event(&text), range, &text, names, &mut done);
            }
        }
        done
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.file.text().get(range).unwrap_or_default()
    }

    /// Reads a piece at once if all of it may be read, else event by event.
    fn by_lines(&self, ranges: &[Range<usize>], names: &Awaited, done: &mut Done) {
        let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { return };
        let piece = self.slice(first.start..last.end);
        let unreadable = if self.checked { self.gate(ranges, done) } else { Vec::new() };
        if unreadable.is_empty()
            && let Ok(events) = raw::events(piece)
            && events.len() == ranges.len()
        {
            for (event, range) in events.into_iter().zip(ranges) {
                self.one(Ok(event), range, self.slice(range.clone()), names, done);
            }
            return;
        }
        for (n, range) in ranges.iter().enumerate() {
            if unreadable.contains(&n) {
                done.events.push(Converted::default());
                continue;
            }
            let text = self.slice(range.clone());
            let event = raw::events(text).map(|mut events| events.pop().unwrap_or_default());
            self.one(event, range, text, names, done);
        }
    }

    /// Holds events against the format. Which of them must not reach the reader.
    fn gate(&self, ranges: &[Range<usize>], done: &mut Done) -> Vec<usize> {
        let mut unreadable = Vec::new();
        for (n, range) in ranges.iter().enumerate() {
            let item = self.slice(range.clone());
            if gate::is_well(item) {
                continue;
            }
            let walked = gate::check(item, What::Events);
            done.odd |= walked.broken || walked.items != 1;
            if !walked.readable() {
                unreadable.push(n);
            }
            let (faults, more) = self.file.faults(self.n, walked, |at| range.start + at);
            done.faults.extend(faults);
            done.more += more;
        }
        unreadable
    }

    /// Converts one event; `text` ends with it, and begins with it or with blanks in front of it.
    fn one(
        &self,
        event: Result<raw::Event<'_>, Stumble>,
        range: &Range<usize>,
        text: &str,
        names: &Awaited,
        done: &mut Done,
    ) {
        let converted = match (&event, names.wait()) {
            (Ok(event), Some(names)) => convert::event::event(event, names),
            (Ok(_), None) => Converted::default(),
            (Err(stumble), _) => {
                self.stumbled(stumble, range, done);
                Converted::default()
            }
        };
        if self.checked && !converted.wrongs.is_empty() {
            done.faults.extend(located(self.file, self.n, converted.wrongs.clone(), range, text));
        }
        done.events.push(Converted { wrongs: Vec::new(), ..converted });
    }

    /// The reader's own complaint counts where the gate had none.
    fn stumbled(&self, stumble: &Stumble, range: &Range<usize>, done: &mut Done) {
        let known = done.faults.iter().any(|f| range.start <= f.at.start && f.at.start <= range.end);
        if self.checked && !known && !self.flawed {
            let at = range.start..range.start;
            done.faults.push(self.file.fault(self.n, Rule::Syntax, at, text!("{}.", stumble.message)));
        }
    }
}

/// Faults of an event with their places in its file; `text` ends with the event, as in [`Reading::read`].
pub fn located(
    file: &StoreFile,
    n: usize,
    wrongs: Vec<Wrong>,
    range: &Range<usize>,
    text: &str,
) -> Vec<Fault> {
    let ahead = text.len() - range.len();
    let places = spans::places(text, text.starts_with('-'), &wrongs);
    let in_file = |at: usize| range.start + at.saturating_sub(ahead);
    let each = wrongs.into_iter().zip(places);
    each.map(|(wrong, at)| file.wrong(n, wrong, in_file(at.start)..in_file(at.end))).collect()
}
