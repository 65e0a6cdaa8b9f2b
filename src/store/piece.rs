//! A piece of a list of events: held against the format, read, converted.

use std::ops::Range;
use std::sync::OnceLock;

use super::at::Wrong;
use super::convert;
use super::convert::event::Apart;
use super::faults::Faults;
use super::file::StoreFile;
use super::gate::{self, What};
use super::layout::{Layout, alone};
use super::load::Make;
use super::names::Names;
use super::raw::{self, Stumble};
use super::reduced;
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
pub struct Done<T> {
    /// Of each event what others ask of it and, where it can be read, what was made of it.
    pub events: Vec<(Apart, Option<T>)>,
    /// What is wrong with them.
    pub faults: Faults,
    /// Whether the piece cannot be read as a list of these events: the layout may be another than it seems.
    pub odd: bool,
    /// How many known names may still be looked through for near ones.
    spare: usize,
}

/// How many known names are looked through for near ones, in each piece.
const SPARE: usize = 50_000;

impl<T> Default for Done<T> {
    fn default() -> Done<T> {
        Done { events: Vec::new(), faults: Faults::default(), odd: false, spare: SPARE }
    }
}

/// How an event stands before the gate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passed {
    /// It is in order.
    Well,
    /// Something is wrong with it, but its values may be read.
    Faulty,
    /// It must not reach the reader.
    Barred,
}

/// The definitions, when the heads have been read; none if they cannot be.
pub type Awaited = OnceLock<Option<Names>>;

impl Reading<'_> {
    /// Reads some events. The definitions are waited for only after the values are there.
    pub fn read<T>(&self, events: Range<usize>, names: &Awaited, make: &Make<'_, T>) -> Done<T> {
        let ranges = &self.layout.events.some(events);
        let mut done = Done::default();
        if self.layout.by_lines {
            self.by_lines(ranges, (names, make), &mut done);
        } else {
            for range in ranges {
                let text = alone(self.file.text(), range);
                let event = raw::event(&text);
                if let (Err(stumble), false) = (&event, self.flawed) {
                    self.stumbled(stumble, range, text.len(), &mut done);
                }
                self.one(event, range, &text, (names, make), &mut done);
            }
        }
        done
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.file.text().get(range).unwrap_or_default()
    }

    /// Reads a piece at once if all of it may be read, else event by event.
    fn by_lines<T>(&self, ranges: &[Range<usize>], with: (&Awaited, &Make<'_, T>), done: &mut Done<T>) {
        let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { return };
        let passed = self.gate(ranges, done);
        if !passed.contains(&Passed::Barred)
            && let Ok(events) = raw::events(self.slice(first.start..last.end))
            && events.len() == ranges.len()
        {
            for (event, range) in events.into_iter().zip(ranges) {
                self.one(Ok(event), range, self.slice(range.clone()), with, done);
            }
            return;
        }
        for (range, passed) in ranges.iter().zip(passed) {
            let text = self.slice(range.clone());
            match passed {
                Passed::Barred => done.events.push((unread(text), None)),
                Passed::Faulty | Passed::Well => {
                    let event = raw::events(text).map(|mut events| events.pop().unwrap_or_default());
                    if let (Err(stumble), Passed::Well) = (&event, passed) {
                        self.stumbled(stumble, range, text.len(), done);
                    }
                    self.one(event, range, text, with, done);
                }
            }
        }
    }

    /// Holds events against the format.
    fn gate<T>(&self, ranges: &[Range<usize>], done: &mut Done<T>) -> Vec<Passed> {
        let mut each = Vec::with_capacity(ranges.len());
        for range in ranges {
            let item = self.slice(range.clone());
            if !self.checked || gate::is_well(item) {
                each.push(Passed::Well);
                continue;
            }
            let walked = gate::check(item, What::Events);
            done.odd |= walked.broken || walked.items != 1;
            each.push(match (walked.readable() && !walked.events.is_empty(), walked.found.is_empty()) {
                (false, _) => Passed::Barred,
                (true, false) => Passed::Faulty,
                (true, true) => Passed::Well,
            });
            done.faults.extend(self.file.faults(self.n, walked, |at| range.start + at));
        }
        each
    }

    /// Converts one event; `text` ends with it, and begins with it or with blanks in front of it.
    fn one<T>(
        &self,
        event: Result<raw::Event<'_>, Stumble>,
        range: &Range<usize>,
        text: &str,
        (names, make): (&Awaited, &Make<'_, T>),
        done: &mut Done<T>,
    ) {
        let (Ok(event), Some(names)) = (event, names.wait()) else {
            return done.events.push((unread(self.slice(range.clone())), None));
        };
        let converted = convert::event::event_sparing(&event, names, &mut done.spare);
        if self.checked && !converted.wrongs.0.is_empty() {
            let (more, warnings) = (converted.wrongs.more(), converted.wrongs.more_warnings());
            done.faults.extend((located(self.file, self.n, converted.wrongs.0, range, text), more));
            done.faults.leave_out(warnings);
        }
        let made = converted.event.map(|event| make(event, self.slice(range.clone())));
        done.events.push((converted.apart, made));
    }

    /// The reader's own complaint, where the gate has none; the text it was given ends with the event.
    fn stumbled<T>(&self, stumble: &Stumble, range: &Range<usize>, length: usize, done: &mut Done<T>) {
        let ahead = length.saturating_sub(range.len());
        let at = (range.start + stumble.at.unwrap_or(0).saturating_sub(ahead)).min(range.end);
        let fault =
            self.file.fault(self.n, Rule::Syntax, at..at, text!("This cannot be read: {}.", stumble.message));
        done.faults.extend((vec![Fault { label: "here".into(), ..fault }], 0));
    }
}

/// What others ask of an event that cannot be read: its id, if it has one that stands as ids do.
fn unread(text: &str) -> Apart {
    Apart { id: reduced::id_of(text), ..Apart::default() }
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
