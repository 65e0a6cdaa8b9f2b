//! A person's own views: a file of names and queries, read through the same gate as a store, and added to without
//! touching what stands in it.

use std::path::Path;

use super::file::StoreFile;
use super::gate::{self, What};
use super::input::{self, Bytes, Limits};
use super::raw;
use crate::error::{Fault, Refused, Report, Rule};
use crate::model::View;
use crate::text;
use crate::text::Text;

/// The largest file of a person's own that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// What a new file begins with.
const HEAD: &str =
    "# Views of your own: a name and a query each. dateline adds to this file and changes nothing in it.\n";

/// A file of views as it was read. Nothing is in it where there is no file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Personal {
    /// The views, in the order of the file.
    pub views: Vec<View>,
    text: String,
}

impl Personal {
    /// Reads a file; none is as good as an empty one.
    ///
    /// # Errors
    /// When it cannot be read, or everything that is wrong with it.
    pub fn read(path: &Path) -> Result<Personal, Refused> {
        bytes(path)?.map_or_else(|| Ok(Personal::default()), Personal::parse)
    }

    fn parse(bytes: Bytes) -> Result<Personal, Refused> {
        let file = StoreFile::new(bytes);
        let mut faults = file.refused_bytes(0).0;
        let mut views = Vec::new();
        if faults.is_empty() && !is_bare(file.text()) {
            views = read_views(&file, &mut faults);
        }
        let text = String::from_utf8_lossy(file.bytes()).into_owned();
        refuse(file, faults).map(|()| Personal { views, text })
    }

    /// The file with one more view at its end.
    ///
    /// # Errors
    /// Why it cannot be added, as a sentence: its name is taken, the file would be too large, or is laid out so that
    /// nothing can be added at its end.
    pub fn with(&self, view: &View) -> Result<Personal, Text> {
        if self.views.iter().any(|other| other.name == view.name) {
            return Err(text!("You have a view named {} already.", view.name));
        }
        let text = format!("{}{}", self.head(), item(view, self.indent()));
        fits(&text).map_err(|why| text!("Your views were not kept: {why}"))?;
        let mut views = self.views.clone();
        views.push(view.clone());
        let bytes = Bytes {
            name: Text::default(),
            path: None,
            bytes: text.clone().into_bytes().into(),
            imported: None,
        };
        // The text is read as anyone would read it: only what says exactly this is written.
        match Personal::parse(bytes) {
            Ok(read) if read.views == views => Ok(Personal { views, text }),
            _ => Err(
                "Your file of views is not laid out as a plain list, a dash before each view: nothing can \
                      be added at its end."
                    .into(),
            ),
        }
    }

    /// What the file holds.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before a new item.
    fn head(&self) -> String {
        let mut head = self.text.clone();
        if head.trim().is_empty() {
            head = HEAD.to_owned();
        } else if !head.ends_with('\n') {
            head.push('\n');
        }
        head
    }

    /// The blanks before the dashes of the list.
    fn indent(&self) -> &str {
        let line = self.text.lines().find(|line| line.trim_start().starts_with("- ")).unwrap_or_default();
        line.get(..line.len() - line.trim_start().len()).unwrap_or_default()
    }
}

/// Refuses a text that would be too large to be read again as a file of a person's own.
///
/// # Errors
/// That it is, as a sentence.
pub(super) fn fits(text: &str) -> Result<(), Text> {
    let told = || text!("their file would be larger than {} MB, and not be read again.", LARGEST >> 20);
    if text.len() as u64 > LARGEST { Err(told()) } else { Ok(()) }
}

/// What a file of a person's own holds; nothing where there is none.
pub(super) fn bytes(path: &Path) -> Result<Option<Bytes>, Refused> {
    // A link that leads nowhere is no missing file: it would be replaced.
    if std::fs::symlink_metadata(path).is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound) {
        return Ok(None);
    }
    let limits = Limits { max_size: LARGEST };
    let bytes = input::file(path, &limits);
    bytes.map(Some).map_err(|error| Refused::Unreadable(crate::error::Unreadable { hint: None, ..error }))
}

/// Refuses a file with faults, and tells all of them by their places.
pub(super) fn refuse(file: StoreFile, mut faults: Vec<Fault>) -> Result<(), Refused> {
    if faults.is_empty() {
        return Ok(());
    }
    faults.sort_by_key(|fault| fault.at.start);
    let report = Report::of_own(faults, &file.name, file.bytes());
    Err(Refused::Faulty(Box::new(report)))
}

/// Whether there is nothing but comments in a file.
pub(super) fn is_bare(text: &str) -> bool {
    text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
}

/// The views of a file that holds some; what is wrong with it is noted.
fn read_views(file: &StoreFile, faults: &mut Vec<Fault>) -> Vec<View> {
    let walked = gate::check(file.text(), What::Views);
    let readable = walked.readable();
    faults.extend(file.faults(0, walked, |at| at).0);
    if !readable || !faults.is_empty() {
        return Vec::new();
    }
    match raw::views(file.text()) {
        Ok(raw) => raw.iter().map(view).fold(Vec::new(), |views, view| add(view, views, file, faults)),
        Err(stumble) => {
            let at = stumble.at.unwrap_or(0);
            faults.push(file.fault(
                0,
                Rule::Syntax,
                at..at,
                text!("This cannot be read: {}.", stumble.message),
            ));
            Vec::new()
        }
    }
}

fn view(raw: &raw::View<'_>) -> View {
    View { name: Text::new(raw.name.as_str().trim()), query: Text::new(raw.query.as_str().trim()) }
}

/// Adds a view, unless there is one of its name.
fn add(view: View, mut views: Vec<View>, file: &StoreFile, faults: &mut Vec<Fault>) -> Vec<View> {
    if views.iter().any(|other| other.name == view.name) {
        let at = last_of(file.text(), view.name.as_str());
        faults.push(file.fault(
            0,
            Rule::DuplicateId,
            at,
            text!("The view `{}` is defined twice.", view.name),
        ));
    } else {
        views.push(view);
    }
    views
}

/// Where a name stands last in a text; its beginning when it is written in another way there.
pub(super) fn last_of(text: &str, name: &str) -> std::ops::Range<usize> {
    text.rfind(name).map_or(0..0, |at| at..at + name.len())
}

/// A view as an item of a list.
fn item(view: &View, indent: &str) -> String {
    let quoted = |text: &Text| serde_json::Value::from(text.as_str()).to_string();
    format!("{indent}- name: {}\n{indent}  where: {}\n", quoted(&view.name), quoted(&view.query))
}

#[cfg(test)]
mod tests;
