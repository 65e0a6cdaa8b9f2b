//! Keeping a text in a file so that whatever happens, the file holds either what it held or all of the new.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts a text in the place of what a file holds. Its folders are made where there are none, its permissions stay,
/// and a link keeps leading to it.
///
/// # Errors
/// When it cannot be written; the file holds what it held then.
pub fn keep(path: &Path, text: &str) -> io::Result<()> {
    keep_with(path, &mut |out| out.write_all(text.as_bytes()))
}

/// As [`keep`], of what `write` writes: all of it, or nothing.
///
/// # Errors
/// As [`keep`], and whatever `write` fails with.
pub fn keep_with(path: &Path, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let path = target(path)?;
    let beside = beside(&path)?;
    // The name holds our own number: what is there is left from a process that is no more.
    let _ = fs::remove_file(&beside);
    let written = write_whole(&beside, &path, write).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written?;
    // The name is only safe once the folder is; a file system that cannot do that has done what it can.
    if let Ok(folder) = File::open(folder(&path)) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The folder that a path lies in; a name alone lies in the one we are in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The file that a path leads to, through links.
fn target(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(_) => fs::canonicalize(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
    }
}

/// A name in the same folder that is nobody's.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    // A name may be as long as the system lets it be, and this one is longer.
    let name: String = name.to_string_lossy().chars().take(40).collect();
    let hidden = format!(".{name}.{}.new", std::process::id());
    Ok(path.with_file_name(hidden))
}

/// Writes the new file down to the disk.
fn write_whole(
    beside: &Path,
    path: &Path,
    write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = io::BufWriter::new(OpenOptions::new().write(true).create_new(true).open(beside)?);
    write(&mut file)?;
    let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}
