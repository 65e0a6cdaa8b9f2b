//! Keeping a text in a file so that whatever happens, the file holds either what it held or all of the new.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, fchown};
use std::path::{Path, PathBuf};

/// Puts a text in the place of what a file holds. Its folders are made where there are none, its permissions stay, its
/// owner where that may be, and a link keeps leading to it.
///
/// # Errors
/// When it cannot be written; the file holds what it held then.
pub fn keep(path: &Path, text: &str) -> io::Result<()> {
    keep_with(path, true, &mut |out| out.write_all(text.as_bytes()))
}

/// As [`keep`], of what `write` writes: all of it, or nothing. Unless it may `replace`, a file that has come to be there
/// meanwhile is left alone too.
///
/// # Errors
/// As [`keep`], whatever `write` fails with, and [`io::ErrorKind::AlreadyExists`] where a file may not be replaced.
pub fn keep_with(
    path: &Path,
    replace: bool,
    write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let path = target(path)?;
    let beside = beside(&path)?;
    // The name holds our own number: what is there is left from a process that is no more.
    let _ = fs::remove_file(&beside);
    let put = |is_there| match (is_there, replace) {
        (true, _) => Ok(()),
        (false, true) => fs::rename(&beside, &path),
        (false, false) => put_new(&beside, &path),
    };
    let written = write_whole(&beside, &path, replace, write).and_then(put);
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

/// Gives a file its name where there is none of that name. A disk that knows no second names of a file is believed to
/// have none.
fn put_new(beside: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(beside, path) {
        Ok(()) => fs::remove_file(beside),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(path).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(beside, path),
    }
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

/// Writes the new file down to the disk, and gives it its name. Where the system can, it has none until then: of a
/// writer that is killed nothing is left. Says whether it is in its place already: one that replaces nothing may be.
fn write_whole(
    beside: &Path,
    path: &Path,
    replace: bool,
    write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> io::Result<bool> {
    // What takes the place of something private is never for all to read.
    let mode = if fs::symlink_metadata(path).is_ok() { 0o600 } else { 0o666 };
    let unnamed = unnamed(folder(beside), mode);
    let is_named = unnamed.is_none();
    let mut file = io::BufWriter::new(match unnamed {
        Some(file) => file,
        None => named(beside, mode)?,
    });
    write(&mut file)?;
    let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
    finish(&file, path)?;
    match (is_named, replace) {
        (true, _) => Ok(false),
        (false, true) => name(&mut file, beside, beside, path).map(|_| false),
        (false, false) => name(&mut file, path, beside, path),
    }
}

/// Gives a new file the permissions of the old one, and its owner and group where we may, and brings it down to the
/// disk.
fn finish(file: &File, path: &Path) -> io::Result<()> {
    if let Ok(old) = fs::metadata(path) {
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            // Who may not give a file away may still give it to a group of theirs. Else it is theirs.
            let _ = fchown(file, Some(old.uid()), Some(old.gid()))
                .or_else(|_| fchown(file, None, Some(old.gid())));
        }
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}

/// A file of a name that there was not.
fn named(path: &Path, mode: u32) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create_new(true).mode(mode).open(path)
}

/// A file without a name, where the system has such and can give them one later.
#[cfg(target_os = "linux")]
pub fn unnamed(folder: &Path, mode: u32) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    let mode = Mode::from_raw_mode(mode);
    Path::new(OPEN_FILES).exists().then(|| open(folder, flags, mode).ok().map(File::from)).flatten()
}

/// A file without a name: this system has none.
#[cfg(not(target_os = "linux"))]
pub fn unnamed(_: &Path, _: u32) -> Option<File> {
    None
}

/// Where a file that is open has a name, on Linux.
#[cfg(target_os = "linux")]
const OPEN_FILES: &str = "/proc/self/fd";

/// Gives a file without a name that one, and says that it has; where that cannot be done, a copy beside it is what it was
/// to be.
#[cfg(target_os = "linux")]
fn name(file: &mut File, called: &Path, beside: &Path, path: &Path) -> io::Result<bool> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use rustix::io::Errno;
    use std::io::Seek;
    use std::os::fd::AsRawFd;
    let open = format!("{OPEN_FILES}/{}", file.as_raw_fd());
    match linkat(CWD, open.as_str(), CWD, called, AtFlags::SYMLINK_FOLLOW) {
        Ok(()) => return Ok(true),
        Err(Errno::EXIST) => return Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => {}
    }
    let mut copy = named(beside, 0o600)?;
    copy.set_permissions(file.metadata()?.permissions())?;
    file.rewind()?;
    io::copy(file, &mut copy)?;
    finish(&copy, path)?;
    Ok(false)
}

#[cfg(not(target_os = "linux"))]
fn name(_: &mut File, _: &Path, _: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}
