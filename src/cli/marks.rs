//! The person's own marks: where their file is, which of them are of the open stores, kept whenever they change.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::{Failure, folders, out};
use crate::app::effect::Errand;
use crate::index::Data;
use crate::model::{Id, Marks};
use crate::query::Query;
use crate::store::marks::{EMBEDDED, Entry, Key, MarksFile};
use crate::store::{Refused, StoreFile};
use crate::term::gate::Gate;
use crate::text;
use crate::text::Text;

/// What was read, and what is wrong with it: in a sentence, and in full.
#[derive(Debug, Default, PartialEq)]
pub struct Read {
    /// The marks and notes of the open stores.
    pub marks: Arc<Marks>,
    /// Why the file was not read.
    pub trouble: Option<Text>,
    /// The full report on a faulty file.
    pub report: Vec<Text>,
}

/// Where the file is, for a command without a screen.
#[derive(Args, Debug)]
pub struct MarksArg {
    /// File with your marks and notes; without it, dateline/marks.yaml in the configuration folder.
    #[arg(long, value_name = "FILE")]
    marks: Option<PathBuf>,
}

impl MarksArg {
    /// Where the marks are, if a folder for them is known or a file is named.
    pub fn path(&self) -> Option<PathBuf> {
        Marker::new(self.marks.as_deref(), Gate { restricted: true }, |name| std::env::var_os(name)).path
    }

    /// The data with the person's marks, for a query that asks for them; else as they are, and no file is read.
    ///
    /// # Errors
    /// When the file is faulty, or one is named that is not there.
    pub fn asked(&self, query: &Query, data: Data) -> Result<Data, Failure> {
        if query.says_marked() { self.read(data) } else { Ok(data) }
    }

    /// The data with the person's marks. A store that is not the one that was marked is told of, in a line beside what
    /// is printed.
    ///
    /// # Errors
    /// As [`MarksArg::asked`].
    pub fn read(&self, data: Data) -> Result<Data, Failure> {
        if let Some(path) = self.marks.as_ref().filter(|path| path.symlink_metadata().is_err()) {
            return Err(Failure::new(text!("There is no file {}.", path.display())));
        }
        let mut marker =
            Marker::new(self.marks.as_deref(), Gate { restricted: true }, |name| std::env::var_os(name));
        let read = marker.begin(&data);
        match read.trouble {
            Some(trouble) if read.report.is_empty() => Err(Failure::new(trouble)),
            Some(_) => Err(Failure::lines(read.report)),
            None => {
                let changed = marker.arrived(&data);
                out::complain(&changed.iter().map(|told| text!("note: {told}")).collect::<Vec<_>>());
                Ok(data.with_marks(read.marks))
            }
        }
    }
}

/// Said once by a restricted program, which marks all the same.
const FOR_NOW: &str = "Marks last as long as this session: this dateline is restricted.";

/// Said once where the file says something else of what was not changed here.
const OTHERS: &str =
    "Marks or notes were changed elsewhere meanwhile; they are kept, and shown from the next start.";

/// The file of a person's marks, and what of it the screen has.
#[derive(Debug, Default)]
pub struct Marker {
    /// Where it is; none where no folder for it is known.
    path: Option<PathBuf>,
    gate: Gate,
    /// The entries that the screen has been given or has made since, each with the store its event is of.
    held: BTreeMap<Id, Entry>,
    /// The same in their order.
    order: Vec<Id>,
    /// The stores of events that were marked or noted once, which an event may be again when its store has lost it.
    lain: BTreeMap<Id, Text>,
    /// What the stores are called in the file, by their paths, as long as nothing else can be found out.
    keys: BTreeMap<PathBuf, Text>,
    /// The hashes of the stores, for this generation of the data.
    hashes: Option<(u64, BTreeMap<Text, Text>)>,
    /// Whether the whole store has been read, so that its hash says something.
    whole: bool,
    /// Whether it has been said that nothing can be kept.
    told: bool,
    /// Whether it has been said that others write the file too.
    told_of_others: bool,
}

/// Why marks in a store cannot be kept: it has no path that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Nameless {
    /// It came from standard input.
    Piped,
    /// Its path is not in UTF-8.
    Odd,
    /// It lies in a folder that is no more.
    Away,
}

impl Nameless {
    fn sentence(self) -> Text {
        Text::from(match self {
            Nameless::Piped => "Marks in a store from standard input last as long as this session.",
            Nameless::Odd => "Marks in a store whose path is not in UTF-8 last as long as this session.",
            Nameless::Away => "Marks in a store whose folder is gone last as long as this session.",
        })
    }
}

impl Marker {
    /// The file named, or that of the configuration folder: `dateline/marks.yaml`.
    pub fn new(named: Option<&Path>, gate: Gate, env: impl Fn(&str) -> Option<OsString>) -> Marker {
        let usual = || folders::config(&env).map(|folder| folder.join("marks.yaml"));
        Marker { path: named.map(Path::to_owned).or_else(usual), gate, ..Marker::default() }
    }

    /// A keeper of nothing but what is named, which writes nothing.
    pub fn named(named: Option<&Path>) -> Marker {
        let gate = Gate { restricted: true };
        Marker { path: named.map(Path::to_owned), gate, ..Marker::default() }
    }

    /// Where the file is; none where no folder for it is known.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The marks of the stores that are open. A faulty file gives none, and is told.
    pub fn begin(&mut self, data: &Data) -> Read {
        match self.path.as_deref().map(MarksFile::read) {
            None => Read::default(),
            Some(Ok(file)) => Read { marks: Arc::new(self.take(file, data)), ..Read::default() },
            Some(Err(refused)) => {
                let report = out::raw_lines(&refused.render(None, false));
                Read { trouble: Some(sentence(&refused)), report, ..Read::default() }
            }
        }
    }

    /// Takes the entries of the open stores. Should two of these have an event of the same id, it is the first's.
    fn take(&mut self, file: MarksFile, data: &Data) -> Marks {
        let stores: BTreeSet<Text> =
            data.store.files().iter().filter_map(|file| self.key(file).ok()).collect();
        let mut marks = Marks::default();
        for entry in file.entries {
            if !stores.contains(&entry.store) || self.held.contains_key(&entry.event) {
                continue;
            }
            if entry.marked {
                marks.mark(entry.event.clone());
            }
            if let Some(note) = &entry.note {
                marks.set_note(entry.event.clone(), note.clone());
            }
            self.lain.insert(entry.event.clone(), entry.store.clone());
            self.order.push(entry.event.clone());
            self.held.insert(entry.event.clone(), entry);
        }
        marks
    }

    /// What a store is called in the file: its path without links, or that it is the embedded one. While its file is
    /// away for a moment it is called what it was.
    fn key(&mut self, file: &StoreFile) -> Result<Text, Nameless> {
        let Some(path) = &file.path else {
            return if file.is_embedded() { Ok(EMBEDDED.into()) } else { Err(Nameless::Piped) };
        };
        let found = match (std::fs::canonicalize(path), self.keys.get(path)) {
            (Ok(whole), _) => whole,
            (Err(_), Some(known)) => return Ok(known.clone()),
            (Err(_), None) => std::path::absolute(path).map_err(|_| Nameless::Away)?,
        };
        let key = found.to_str().map(Text::new).ok_or(Nameless::Odd)?;
        self.keys.insert(path.clone(), key.clone());
        Ok(key)
    }

    /// The whole of the stores is there: what the marks say of it, once.
    pub fn arrived(&mut self, data: &Data) -> Option<Text> {
        if std::mem::replace(&mut self.whole, true) || self.held.is_empty() {
            return None;
        }
        let hashes = self.hashes(data).clone();
        let other = |entry: &&Entry| {
            !entry.hash.is_empty() && hashes.get(&entry.store).is_some_and(|hash| *hash != entry.hash)
        };
        let changed = self.held.values().filter(other).count() > 0;
        let lost = self.held.keys().filter(|id| data.store.find(id.as_str()).is_none()).count();
        let all = self.held.len();
        let (events, are) = (if all == 1 { "event" } else { "events" }, if lost == 1 { "is" } else { "are" });
        let gone = text!("{lost} of {all} {events} you marked or noted {are}");
        match (changed, lost) {
            (false, 0) => None,
            (true, 0) => {
                Some("The store has changed since you marked events in it; they are all still there.".into())
            }
            (true, _) => Some(text!("The store has changed: {gone} gone; the marks are kept.")),
            (false, _) => Some(text!("{gone} not in the store; the marks are kept.")),
        }
    }

    /// Keeps marks in the file as it is now; says why it could not be done.
    pub fn save(&mut self, marks: &Marks, data: &Data) -> Option<Text> {
        if self.gate.pass(Errand::Write).is_err() {
            return (!std::mem::replace(&mut self.told, true)).then(|| FOR_NOW.into());
        }
        let (entries, nameless) = self.entries(marks, data);
        let lasting = nameless.and_then(|why| self.lasts(why.sentence()));
        let Some(path) = self.path.clone() else {
            let nowhere = "There is no folder for your marks: HOME is not set, nor is XDG_CONFIG_HOME.";
            return lasting.or_else(|| self.lasts(nowhere.into()));
        };
        if entries.is_empty() && self.held.is_empty() {
            return lasting;
        }
        let failed = |why: Text| text!("Your marks were not kept: {why}");
        let file = match MarksFile::read(&path) {
            Ok(file) => file,
            Err(refused) => return Some(sentence(&refused)),
        };
        let before = self.held.values().map(Entry::key).collect::<BTreeSet<Key>>();
        // A file that is gone was lost, rather than emptied by another screen.
        let is_there = path.symlink_metadata().is_ok();
        let (merged, others) = if is_there { self.merged(&entries, &file) } else { (entries.clone(), false) };
        let made = match file.with(&before, merged) {
            Ok(made) => made,
            Err(why) => return Some(failed(why)),
        };
        if let Err(why) = self.gate.keep(&path, &made.text()) {
            return Some(failed(why));
        }
        self.lain.extend(entries.iter().map(|entry| (entry.event.clone(), entry.store.clone())));
        self.order = entries.iter().map(|entry| entry.event.clone()).collect();
        self.held = entries.into_iter().map(|entry| (entry.event.clone(), entry)).collect();
        let told = others && !std::mem::replace(&mut self.told_of_others, true);
        lasting.or(told.then(|| OTHERS.into()))
    }

    /// The entries with what others made of them in the file meanwhile, where nothing was done to them here; and whether
    /// there is such. Their order is the file's, unless it was changed here.
    fn merged(&self, entries: &[Entry], file: &MarksFile) -> (Vec<Entry>, bool) {
        let there: BTreeMap<Key, (usize, &Entry)> =
            file.entries.iter().enumerate().map(|(n, entry)| (entry.key(), (n, entry))).collect();
        let said = |entry: &Entry| (entry.marked, entry.note.clone());
        let mut others = false;
        let merge = |entry: &Entry| {
            let held = self.held.get(&entry.event).filter(|held| held.store == entry.store);
            if held.is_none_or(|held| said(held) != said(entry)) {
                return Some(entry.clone());
            }
            let theirs = there.get(&entry.key()).map(|(_, theirs)| *theirs);
            others |= theirs.is_none_or(|theirs| said(theirs) != said(entry));
            let theirs = theirs?;
            Some(Entry { marked: theirs.marked, note: theirs.note.clone(), ..entry.clone() })
        };
        let mut merged: Vec<Entry> = entries.iter().filter_map(merge).collect();
        let ids: BTreeSet<&Id> = entries.iter().map(|entry| &entry.event).collect();
        let before = self.order.iter().filter(|id| ids.contains(id));
        let now = entries.iter().map(|entry| &entry.event).filter(|id| self.held.contains_key(id));
        if before.cmp(now) == Ordering::Equal {
            merged.sort_by_key(|entry| there.get(&entry.key()).map_or(usize::MAX, |(n, _)| *n));
        }
        (merged, others)
    }

    /// Said once: why these marks are not kept.
    fn lasts(&mut self, why: Text) -> Option<Text> {
        (!std::mem::replace(&mut self.told, true)).then_some(why)
    }

    /// Marks as entries of the file: the marked in their order, then what is only noted. Those of a store without a
    /// path are left out, and why.
    fn entries(&mut self, marks: &Marks, data: &Data) -> (Vec<Entry>, Option<Nameless>) {
        let mut nameless = None;
        let hashes = if self.whole { self.hashes(data).clone() } else { BTreeMap::new() };
        let noted = marks.notes().map(|(id, _)| id).filter(|id| !marks.is_marked(id.as_str()));
        let each = marks.marked().iter().map(|id| (id, true)).chain(noted.map(|id| (id, false)));
        let entry = |(id, marked): (&Id, bool)| {
            let event = data.store.find(id.as_str());
            let key = event.and_then(|event| data.store.file(event)).map(|file| self.key(file));
            let old = self.held.get(id).map(|entry| entry.hash.clone()).unwrap_or_default();
            let (store, hash) = match key {
                Some(Ok(store)) => (store.clone(), hashes.get(&store).cloned().unwrap_or(old)),
                Some(Err(why)) => {
                    nameless = Some(why);
                    return None;
                }
                None => (self.lain.get(id)?.clone(), old),
            };
            Some(Entry { store, event: id.clone(), hash, marked, note: marks.note(id.as_str()).cloned() })
        };
        let entries = each.filter_map(entry).collect();
        (entries, nameless)
    }

    /// The beginnings of the hashes of the stores.
    fn hashes(&mut self, data: &Data) -> &BTreeMap<Text, Text> {
        let kept = self.hashes.take().filter(|(generation, _)| *generation == data.generation);
        let made = kept.unwrap_or_else(|| {
            let hash = |file: &StoreFile| Some((self.key(file).ok()?, text!("{:.16}", file.hash())));
            (data.generation, data.store.files().iter().filter_map(hash).collect())
        });
        &self.hashes.insert(made).1
    }
}

/// Why the file is left alone, in a sentence.
fn sentence(refused: &Refused) -> Text {
    match refused {
        Refused::Unreadable(what) => text!("Your marks were not read: {}", what.message),
        Refused::Faulty(report) => match report.faults() {
            [] => "Your marks were not read.".into(),
            [first, ..] => {
                text!(
                    "Your marks are left alone: line {} of their file: {}",
                    first.start.0,
                    first.fault.message
                )
            }
        },
    }
}

#[cfg(test)]
mod tests;
