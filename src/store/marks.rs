//! The file of a person's own marks and notes: read through the same gate as a store, and written anew when marks
//! change. Marks of stores that are not open stay in it as they are.

use std::collections::BTreeSet;
use std::path::Path;

use super::file::StoreFile;
use super::gate::{self, What};
use super::input::Bytes;
use super::personal;
use super::raw;
use crate::error::{Fault, Refused, Rule};
use crate::model::{Id, LONGEST_NOTE};
use crate::text;
use crate::text::Text;

/// What a new file begins with.
const HEAD: &str = "\
# Marks and notes of your own. dateline writes this list anew whenever you mark or note something; comments above it
# stay, comments in it do not.
";

/// What stands for the store that is part of the program, where others have their path.
pub const EMBEDDED: &str = "embedded";

/// A mark or a note, or both, on an event of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path of the store, or [`EMBEDDED`].
    pub store: Text,
    /// The event.
    pub event: Id,
    /// The beginning of the hash that the store had, in hexadecimal digits.
    pub hash: Text,
    /// Whether the event is marked; else it is only noted.
    pub marked: bool,
    /// The note.
    pub note: Option<Text>,
}

impl Entry {
    /// What it is about. No two entries are about the same.
    pub fn key(&self) -> Key {
        (self.store.clone(), self.event.clone())
    }
}

/// A store and an event.
pub type Key = (Text, Id);

/// A file of marks as it was read. Nothing is in it where there is no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarksFile {
    /// The entries, in the order of the file, which of marks is the person's own.
    pub entries: Vec<Entry>,
    /// The comments before them.
    head: String,
}

impl MarksFile {
    /// Reads a file; none is as good as an empty one.
    ///
    /// # Errors
    /// When it cannot be read, or everything that is wrong with it.
    pub fn read(path: &Path) -> Result<MarksFile, Refused> {
        personal::bytes(path)?.map_or_else(|| Ok(MarksFile::default()), MarksFile::parse)
    }

    fn parse(bytes: Bytes) -> Result<MarksFile, Refused> {
        let file = StoreFile::new(bytes);
        let mut faults = file.refused_bytes(0).0;
        let mut entries = Vec::new();
        if faults.is_empty() && !personal::is_bare(file.text()) {
            entries = read_entries(&file, &mut faults);
        }
        let head = head(file.text());
        personal::refuse(file, faults).map(|()| MarksFile { entries, head })
    }

    /// The file with `now` in the place of all entries about `before`: where the first of these stood, else at the
    /// end.
    ///
    /// # Errors
    /// Why it is not to be written, as the end of a sentence: it would be too large to be read again, or not be read as
    /// this.
    pub fn with(&self, before: &BTreeSet<Key>, now: Vec<Entry>) -> Result<MarksFile, Text> {
        let ours: BTreeSet<Key> = now.iter().map(Entry::key).chain(before.iter().cloned()).collect();
        let is_ours = |entry: &Entry| ours.contains(&entry.key());
        let at = self.entries.iter().position(is_ours).unwrap_or(self.entries.len());
        let (first, rest) = self.entries.split_at(at);
        let others = |entries: &[Entry]| entries.iter().filter(|e| !is_ours(e)).cloned().collect::<Vec<_>>();
        let entries = [others(first), now, others(rest)].concat();
        let made = MarksFile { entries, head: self.head.clone() };
        let text = made.text();
        personal::fits(&text)?;
        let bytes = text.into_bytes().into();
        let bytes = Bytes { name: Text::default(), path: None, bytes, imported: None };
        match MarksFile::parse(bytes) {
            Ok(read) if read.entries == made.entries => Ok(made),
            _ => Err("they cannot be written so that they would be read again.".into()),
        }
    }

    /// The file as it is written.
    pub fn text(&self) -> String {
        let head = if self.head.trim().is_empty() { HEAD } else { &self.head };
        match self.entries.as_slice() {
            [] => format!("{head}[]\n"),
            entries => head.to_owned() + &entries.iter().map(item).collect::<String>(),
        }
    }
}

/// The comments and blank lines that a text begins with. White space around them is left out: before a list, a tab there
/// is none of YAML.
fn head(text: &str) -> String {
    let above = |line: &&str| line.is_empty() || line.starts_with('#');
    text.lines().map(str::trim).take_while(above).flat_map(|line| [line, "\n"]).collect()
}

/// An entry as an item of a list.
fn item(entry: &Entry) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut out = format!("- event: {}\n", quoted(entry.event.as_str()));
    out.push_str(&format!("  store: {}\n", quoted(entry.store.as_str())));
    if !entry.hash.is_empty() {
        out.push_str(&format!("  hash: {}\n", quoted(entry.hash.as_str())));
    }
    if !entry.marked {
        out.push_str("  marked: false\n");
    }
    if let Some(note) = &entry.note {
        out.push_str(&format!("  note: {}\n", quoted(note.as_str())));
    }
    out
}

/// The entries of a file that holds some; what is wrong with it is noted.
fn read_entries(file: &StoreFile, faults: &mut Vec<Fault>) -> Vec<Entry> {
    let walked = gate::check(file.text(), What::Marks);
    let readable = walked.readable();
    faults.extend(file.faults(0, walked, |at| at).0);
    if !readable || !faults.is_empty() {
        return Vec::new();
    }
    match raw::marks(file.text()) {
        Ok(raw) => {
            let mut seen = BTreeSet::new();
            raw.iter().filter_map(|mark| entry(mark, &mut seen, file, faults)).collect()
        }
        Err(stumble) => {
            let at = stumble.at.unwrap_or(0);
            faults.push(file.fault(0, Rule::Syntax, at..at, text!("{}.", stumble.message)));
            Vec::new()
        }
    }
}

/// The entry that an item says, unless something is wrong with it.
fn entry(
    raw: &raw::Mark<'_>,
    seen: &mut BTreeSet<Key>,
    file: &StoreFile,
    faults: &mut Vec<Fault>,
) -> Option<Entry> {
    let mut wrong = |rule, value: &str, message| {
        let at = personal::last_of(file.text(), value);
        faults.push(file.fault(0, rule, at, message));
        None
    };
    let (id, note) = (raw.event.as_str(), raw.note.as_str());
    let Some(event) = Id::new(id) else {
        return wrong(Rule::IdShape, id, text!("`{id}` is not the id of an event."));
    };
    if note.chars().count() > LONGEST_NOTE {
        return wrong(Rule::TooLong, note, text!("A note has at most {LONGEST_NOTE} characters."));
    }
    let note = Some(Text::new(note)).filter(|note| !note.as_str().trim().is_empty());
    let (store, hash) = (Text::new(raw.store.as_str()), Text::new(raw.hash.as_str()));
    let entry = Entry { store, event, hash, marked: raw.marked.as_str() != "false", note };
    if !seen.insert(entry.key()) {
        return wrong(Rule::DuplicateId, id, text!("`{id}` of this store is marked twice."));
    }
    Some(entry)
}

#[cfg(test)]
mod tests;
