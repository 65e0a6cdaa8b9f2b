//! A file of a store as it was opened, and the places of faults in it.

use std::borrow::Cow;
use std::ops::Range;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::at::Wrong;
use super::gate::{Walked, bytes};
use super::input::Bytes;
use crate::error::{Fault, Rule};
use crate::text;
use crate::text::Text;

/// A file of a store, kept as it was read.
#[derive(Debug)]
pub struct StoreFile {
    /// Its name in messages.
    pub name: Text,
    /// Its path, if it has one.
    pub path: Option<PathBuf>,
    /// What is to be told of it, where it was made from a file of another format.
    pub imported: Option<Text>,
    contents: Contents,
    /// The definitions of an import, as long as they stand apart from its events.
    head: Option<String>,
    /// The SHA-256 of these definitions, which is known when they have been given back.
    head_hash: Option<[u8; 32]>,
    /// The bytes of the byte-order mark at its beginning.
    skip: usize,
}

#[derive(Debug)]
enum Contents {
    Text(Cow<'static, str>),
    /// It is no text.
    Bytes(Cow<'static, [u8]>),
}

impl StoreFile {
    /// Whether it is the store that is part of the program.
    pub fn is_embedded(&self) -> bool {
        matches!(self.contents, Contents::Text(Cow::Borrowed(_)))
    }

    /// The file that was read.
    pub fn new(file: Bytes) -> StoreFile {
        let contents = match file.bytes {
            Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Contents::Text(Cow::Borrowed(text)),
                Err(_) => Contents::Bytes(Cow::Borrowed(bytes)),
            },
            Cow::Owned(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Contents::Text(Cow::Owned(text)),
                Err(error) => Contents::Bytes(Cow::Owned(error.into_bytes())),
            },
        };
        let (imported, head) = file.imported.map(|made| (made.told, made.head)).unzip();
        let head = head.filter(|head| !head.is_empty());
        let head_hash = head.as_ref().map(|head| Sha256::digest(head).into());
        let mut file =
            StoreFile { name: file.name, path: file.path, imported, contents, head, head_hash, skip: 0 };
        if file.bytes().starts_with(bytes::MARK) {
            file.skip = bytes::MARK.len();
        }
        file
    }

    /// Everything in the file.
    pub fn bytes(&self) -> &[u8] {
        match &self.contents {
            Contents::Text(text) => text.as_bytes(),
            Contents::Bytes(bytes) => bytes,
        }
    }

    /// How many bytes of memory its text takes up.
    #[cfg(test)]
    pub fn room(&self) -> usize {
        match &self.contents {
            Contents::Text(Cow::Owned(text)) => text.capacity(),
            Contents::Text(_) | Contents::Bytes(_) => 0,
        }
    }

    /// SHA-256 of its contents, in hexadecimal digits; see [`StoreFile::hash_into`].
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        self.hash_into(&mut hash);
        hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
    }

    /// Adds its contents to a hash: of definitions that stand apart, which may have been given back, their own hash.
    pub fn hash_into(&self, hash: &mut Sha256) {
        hash.update(self.bytes());
        hash.update(self.head_hash.as_ref().map(<[u8; 32]>::as_slice).unwrap_or_default());
    }

    /// Whether another file holds the same, byte by byte.
    pub fn holds(&self, other: &StoreFile) -> bool {
        self.bytes() == other.bytes() && self.head_hash == other.head_hash
    }

    /// The definitions that stand apart from the events and have not been given back.
    pub fn head(&self) -> Option<&str> {
        self.head.as_deref()
    }

    /// Whether its definitions stand apart from the events, or did so until they were given back.
    pub fn is_apart(&self) -> bool {
        self.head_hash.is_some()
    }

    /// Hands over the definitions that stand apart from the events, if they hold nothing that no store may hold; else
    /// they are put behind the events.
    pub fn take_head(&mut self) -> Option<String> {
        let head = self.head.take()?;
        let clean = bytes::refused(&head, 1);
        if clean.kept.is_empty() && clean.first_return.is_none() {
            return Some(head);
        }
        self.join(&head);
        None
    }

    /// Puts definitions that stood apart behind the events again, so that all is one text, as places in it are told.
    pub fn join(&mut self, head: &str) {
        if let Contents::Text(text) = &mut self.contents {
            text.to_mut().push_str(head);
            self.head_hash = None;
        }
    }

    /// Its text without a byte-order mark; empty if it is no text.
    pub fn text(&self) -> &str {
        match &self.contents {
            Contents::Text(text) => text.get(self.skip..).unwrap_or_default(),
            Contents::Bytes(_) => "",
        }
    }

    /// The line, from 1, of a place in its text.
    pub fn line(&self, at: usize) -> usize {
        let before = self.text().as_bytes().get(..at).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() + 1
    }

    /// A fault at a place in its text.
    pub fn fault(&self, n: usize, rule: Rule, at: Range<usize>, message: Text) -> Fault {
        let tab =
            rule == Rule::Syntax && self.text().get(at.start..).is_some_and(|rest| rest.starts_with('\t'));
        let hint = tab.then(|| "write blanks in place of the tab, or nothing".into());
        let at = at.start + self.skip..at.end + self.skip;
        Fault { rule, file: n, at, message, label: Text::default(), hint }
    }

    /// What is wrong at a place in its text.
    pub fn wrong(&self, n: usize, wrong: Wrong, at: Range<usize>) -> Fault {
        Fault { label: wrong.label, hint: wrong.hint, ..self.fault(n, wrong.rule, at, wrong.message) }
    }

    /// What a walk found, `in_text` telling its places in this text; and how much more there was.
    pub fn faults(&self, n: usize, walked: Walked, in_text: impl Fn(usize) -> usize) -> (Vec<Fault>, usize) {
        let each = walked.found.into_iter().map(|found| {
            let at = in_text(found.at.start)..in_text(found.at.end);
            Fault { label: found.label, hint: found.hint, ..self.fault(n, found.rule, at, found.message) }
        });
        (each.collect(), walked.more)
    }

    /// Faults for bytes that no store may hold.
    pub fn refused_bytes(&self, n: usize) -> (Vec<Fault>, usize) {
        match &self.contents {
            Contents::Bytes(bytes) => (vec![self.not_text(n, bytes)], 0),
            Contents::Text(text) if bytes::other_encoding(text.as_bytes()).is_some() => {
                (vec![self.not_text(n, text.as_bytes())], 0)
            }
            Contents::Text(_) => {
                let found = bytes::refused(self.text(), MOST);
                let returns = found.first_return.map(|first| self.lone_returns(n, first, found.returns));
                let each = found.kept.into_iter().map(|at| self.refused(n, at));
                (returns.into_iter().chain(each).collect(), found.more)
            }
        }
    }

    fn not_text(&self, n: usize, bytes: &[u8]) -> Fault {
        let bad = std::str::from_utf8(bytes).err();
        let at = bad.map_or(0, |e| e.valid_up_to());
        let length = bad.and_then(|e| e.error_len()).unwrap_or(1);
        let (at, message) = match bytes::other_encoding(bytes) {
            Some(other) => (0..2, text!("This file is in {other}, not in UTF-8.")),
            None => (at..at + length, "This file is not in UTF-8.".into()),
        };
        let at = at.start..at.end.min(bytes.len());
        let hint = Some("save it in UTF-8".into());
        Fault { rule: Rule::Encoding, file: n, at, message, label: "not UTF-8".into(), hint }
    }

    /// One fault for all carriage returns that stand alone.
    fn lone_returns(&self, n: usize, first: Range<usize>, count: usize) -> Fault {
        let fault = self.fault(
            n,
            Rule::ControlCharacter,
            first,
            text!("Carriage returns stand alone, {count} in all."),
        );
        Fault { label: "the first".into(), hint: Some("end lines with LF or CR LF".into()), ..fault }
    }

    fn refused(&self, n: usize, at: Range<usize>) -> Fault {
        let c = self.text().get(at.clone()).and_then(|t| t.chars().next()).unwrap_or_default();
        let message = text!("The character U+{:04X} does not belong in a store.", c as u32);
        let fault = self.fault(n, Rule::ControlCharacter, at, message);
        Fault { label: "not allowed".into(), hint: Some("take it out".into()), ..fault }
    }
}

/// Most faults that are kept of an event, of a piece of a file, or of its head.
pub const MOST: usize = 2000;
