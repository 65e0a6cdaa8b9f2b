//! Writing a file that a person named: whole or not at all, and over another only when asked to.

use std::ffi::OsString;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::app::effect::Errand;
use crate::store;
use crate::term::gate::Gate;
use crate::text;
use crate::text::Text;

/// Why a file was not written.
#[derive(Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is one of that name already.
    Exists(Text),
    /// Anything else, as a sentence.
    Failed(Text),
}

/// Refuses a file that may not be written: what is there is replaced only when asked to.
///
/// # Errors
/// Why it may not.
pub fn check(path: &Path, replace: bool) -> Result<(), Trouble> {
    let name = text!("{}", path.display());
    if path.is_dir() {
        return Err(Trouble::Failed(text!("{name} is a folder.")));
    }
    // Putting a file in the place of a device or a pipe would take it away from everybody.
    if path.metadata().is_ok_and(|found| !found.is_file()) {
        return Err(Trouble::Failed(text!("{name} is no regular file.")));
    }
    if !replace && path.symlink_metadata().is_ok() {
        return Err(Trouble::Exists(text!("There is a file {name} already.")));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(Trouble::Failed(text!("There is no folder {}.", folder.display()))),
        None => Ok(()),
    }
}

/// Refuses a file that is read for what would be written into it, by whatever name: not even when asked to.
///
/// # Errors
/// That it is one, as a sentence.
pub fn apart(path: &Path, read: impl IntoIterator<Item = impl AsRef<Path>>) -> Result<(), Text> {
    let told = || text!("A file that is read is not written over: {}.", path.display());
    if read.into_iter().any(|read| is_same(path, read.as_ref())) { Err(told()) } else { Ok(()) }
}

/// Whether two names are of one file, through links of both sorts. `-` is what standard input comes from; a folder is
/// each of the stores in it.
pub fn is_same(path: &Path, read: &Path) -> bool {
    let input = read == Path::new("-");
    let read = if input { Path::new("/dev/stdin") } else { read };
    if !input && read.is_dir() {
        return store::files_of(read).is_ok_and(|files| files.iter().any(|file| is_same(path, file)));
    }
    let place = |path: &Path| path.metadata().ok().map(|about| (about.dev(), about.ino()));
    path == read || place(path).is_some_and(|one| place(read) == Some(one))
}

/// Writes the whole of a file or leaves what was there.
///
/// # Errors
/// Why nothing was written, as [`check`] says it among others.
pub fn write(path: &Path, text: &str, replace: bool, gate: Gate) -> Result<(), Trouble> {
    gate.pass(Errand::Write).map_err(Trouble::Failed)?;
    check(path, replace)?;
    gate.put(path, text, replace).map_err(Trouble::Failed)
}

/// The path that a person means by a name typed on the screen: `~/` is their home, as in a shell.
pub fn path(name: &str, env: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    let home = || env("HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    let in_home = name.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest)));
    in_home.unwrap_or_else(|| PathBuf::from(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_the_home_where_there_is_one() {
        let home = |name: &str| (name == "HOME").then(|| OsString::from("/home/ann"));
        assert_eq!(path("~/a.md", home), PathBuf::from("/home/ann/a.md"));
        assert_eq!(path("~/a.md", |_| None), PathBuf::from("~/a.md"));
        assert_eq!(path("a~/b.md", home), PathBuf::from("a~/b.md"));
    }
}
