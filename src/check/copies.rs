//! Local copies of the sources: found in one folder by a plain name, read whole, hashed, cut into paragraphs.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::found::Findings;
use super::passages::{Passage, Words, paragraphs};
use crate::error::{Rule, Unreadable};
use crate::model::{Catalog, Source, SourceIx};
use crate::store::at::{At, Wrongs};
use crate::text;
use crate::text::Text;

/// The largest local copy that is read, in bytes.
const LARGEST: u64 = 16 << 20;

/// The bytes in which words are looked for, in all, that do not stand where they are said to.
const PATIENCE: usize = 256 << 20;

/// As how many bytes more each paragraph counts, for what it takes to begin with it.
const BEGINNING: usize = 128;

/// The paragraphs of every source whose copy can be read.
#[derive(Debug, Default)]
pub struct Copies {
    each: Vec<Option<Vec<Passage>>>,
    /// Bytes in which words may still be looked for that do not stand where they are said to: only a hint is made of it.
    patience: Cell<usize>,
}

impl Copies {
    /// Reads the copies of all sources in a folder, and notes what is wrong with them.
    ///
    /// # Errors
    /// When the folder is none, or cannot be looked into.
    pub fn read(folder: &Path, catalog: &Catalog, findings: &mut Findings) -> Result<Copies, Unreadable> {
        let name = Text::new(folder.to_string_lossy());
        let failed = |why: Text| Unreadable {
            message: text!("The folder {name} {why}."),
            name: name.clone(),
            hint: Some("--sources names the folder that holds the local copies".into()),
        };
        let listed = std::fs::read_dir(folder);
        listed.map_err(|error| failed(reason(&error)))?;
        let each = catalog.sources.iter().map(|source| copy(folder, source, findings)).collect();
        Ok(Copies { each, patience: Cell::new(PATIENCE) })
    }

    /// The paragraphs of a source, the first of which is paragraph 1; none without a readable copy.
    pub fn of(&self, source: SourceIx) -> Option<&[Passage]> {
        self.each.get(source.at())?.as_deref()
    }

    /// The number, from 1, of a paragraph that words stand in; none where that would take long to find.
    pub fn elsewhere(&self, passages: &[Passage], words: &Words) -> Option<usize> {
        let bytes: usize = passages.iter().map(|passage| passage.text.as_str().len() + BEGINNING).sum();
        self.patience.set(self.patience.get().checked_sub(bytes)?);
        passages.iter().position(|passage| passage.has(words)).map(|n| n + 1)
    }

    /// How many paragraphs there are in all.
    pub fn paragraphs(&self) -> usize {
        self.each.iter().flatten().map(Vec::len).sum()
    }
}

fn copy(folder: &Path, source: &Source, findings: &mut Findings) -> Option<Vec<Passage>> {
    let mut wrongs = Wrongs::default();
    let paragraphs = read(folder, source, &mut wrongs).map(Passage::all);
    findings.in_definition("sources", source.id(), wrongs);
    paragraphs
}

fn read(folder: &Path, source: &Source, wrongs: &mut Wrongs) -> Option<Vec<Text>> {
    let root = At::ROOT;
    let Some(file) = &source.more.file else {
        let message = text!("`{}` names no local copy, so nothing it is cited for is proven.", source.id());
        wrongs.add(Rule::NoCopy, &root.key("id"), message).label("no `file`");
        return None;
    };
    let read = contents(folder, file.as_str()).and_then(|bytes| {
        hash(source, &bytes, wrongs);
        decoded(bytes)
    });
    match read {
        Ok(text) => Some(paragraphs(&text)),
        Err(why) => {
            let message = text!("The local copy {file} {why}.");
            wrongs.add(Rule::SourceFile, &root.key("file"), message).label("not read");
            None
        }
    }
}

/// A local copy of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalCopy {
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Text>,
    /// Whether it is the text that was coded, by its SHA-256; true where the store gives none.
    pub as_coded: bool,
}

/// The local copy of a source in a folder.
///
/// # Errors
/// Why it cannot be read, as a sentence: a name that is a path, what is no file, is larger than 16 MB or no UTF-8.
pub fn local_copy(folder: &Path, source: &Source) -> Result<LocalCopy, Text> {
    let Some(name) = &source.more.file else {
        return Err("The store names no local copy of this source.".into());
    };
    let said = |why: Text| text!("The local copy {name} {why}.");
    let bytes = contents(folder, name.as_str()).map_err(said)?;
    let found = sha256(&bytes);
    let as_coded = source.more.sha256.as_ref().is_none_or(|hash| hash.as_str() == found);
    let text = decoded(bytes).map_err(said)?;
    Ok(LocalCopy { paragraphs: paragraphs(&text), as_coded })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

fn decoded(bytes: Vec<u8>) -> Result<String, Text> {
    String::from_utf8(bytes).map_err(|_| "is not in UTF-8".into())
}

/// Holds a copy against its SHA-256.
fn hash(source: &Source, bytes: &[u8], wrongs: &mut Wrongs) {
    let root = At::ROOT;
    let found = sha256(bytes);
    match &source.more.sha256 {
        Some(hash) if hash.as_str() == found => {}
        Some(_) => {
            let message = text!("The local copy of `{}` is not the text that was coded.", source.id());
            let wrong = wrongs.add(Rule::SourceHash, &root.key("sha256"), message);
            wrong.label("another SHA-256").hint(text!("the file has {found}"));
        }
        None => {
            let message = text!("`{}` does not say which text was coded.", source.id());
            let wrong = wrongs.add(Rule::NoCopy, &root.key("file"), message);
            wrong.label("no `sha256`").hint(text!("the file has {found}"));
        }
    }
}

/// The bytes of a file of the folder itself, never of another, whatever links lead out of it; or why not, to go on "The
/// local copy …".
fn contents(folder: &Path, name: &str) -> Result<Vec<u8>, Text> {
    if Path::new(name).file_name().is_none_or(|n| n != name) {
        return Err("is named by a path, not by a plain file name".into());
    }
    let path = folder.join(name);
    let metadata = std::fs::metadata(&path).map_err(|e| reason(&e))?;
    if !metadata.is_file() {
        return Err("is not a file".into());
    }
    let real = |path: &Path| path.canonicalize().map_err(|e| reason(&e));
    let path = real(&path)?;
    if !path.starts_with(real(folder)?) {
        return Err("is a link that leads out of the folder".into());
    }
    let mut bytes = Vec::new();
    let limited = File::open(&path).map(|file| file.take(LARGEST + 1));
    limited.and_then(|mut file| file.read_to_end(&mut bytes)).map_err(|e| reason(&e))?;
    if bytes.len() as u64 > LARGEST {
        return Err("is larger than 16 MB".into());
    }
    Ok(bytes)
}

/// Why something cannot be read, to go on a sentence.
fn reason(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::NotFound => "is not there".into(),
        io::ErrorKind::PermissionDenied => "may not be read".into(),
        io::ErrorKind::NotADirectory => "is not a folder".into(),
        _ => text!("cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_leads_out_of_the_folder_is_not_followed() {
        let all = std::env::temp_dir().join(format!("dateline-copies-{}", std::process::id()));
        let folder = all.join("copies");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(all.join("private.txt"), "a secret").unwrap();
        std::fs::write(folder.join("own.txt"), "a copy").unwrap();
        std::os::unix::fs::symlink("../private.txt", folder.join("out.txt")).unwrap();
        std::os::unix::fs::symlink("own.txt", folder.join("within.txt")).unwrap();
        let read = |name: &str| contents(&folder, name).map_err(|why| why.to_string());
        assert_eq!(read("own.txt"), Ok(b"a copy".to_vec()));
        assert_eq!(read("within.txt"), Ok(b"a copy".to_vec()));
        assert_eq!(read("out.txt"), Err("is a link that leads out of the folder".into()));
        assert_eq!(read("../private.txt"), Err("is named by a path, not by a plain file name".into()));
        std::fs::remove_dir_all(&all).unwrap();
    }

    #[test]
    fn words_that_are_nowhere_are_not_looked_for_without_end() {
        let passages = Passage::all(vec![Text::new("word ".repeat(200_000)); 4]);
        let copies = Copies { each: Vec::new(), patience: Cell::new(10 << 20) };
        let found = |words: &str| copies.elsewhere(&passages, &Words::new(words));
        assert_eq!(found("word word"), Some(1));
        assert_eq!(found("nowhere"), None);
        assert_eq!(found("word word"), None, "the patience is at its end");
    }
}
