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
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let path = target(path)?;
    let beside = beside(&path)?;
    // The name holds our own number: what is there is left from a process that is no more.
    let _ = fs::remove_file(&beside);
    let written = write(&beside, &path, text).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written?;
    // The name is only safe once the folder is; a file system that cannot do that has done what it can.
    if let Some(Ok(folder)) = path.parent().map(File::open) {
        let _ = folder.sync_all();
    }
    Ok(())
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
    let hidden = format!(".{}.{}.new", name.to_string_lossy(), std::process::id());
    Ok(path.with_file_name(hidden))
}

/// Writes the new file down to the disk.
fn write(beside: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(beside)?;
    file.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(path) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    /// A folder of the test's own, empty.
    fn folder(name: &str) -> PathBuf {
        let base = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        let base = base.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"));
        let folder = base.join("tmp").join("keep").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn folders_are_made_and_nothing_is_left_over() {
        let folder = folder("new");
        let path = folder.join("a/b/views.yaml");
        keep(&path, "one\n").unwrap();
        keep(&path, "two\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two\n");
        assert_eq!(names(&folder.join("a/b")), ["views.yaml"]);
    }

    #[test]
    fn permissions_stay() {
        let path = folder("mode").join("views.yaml");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        keep(&path, "new").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_link_keeps_leading_to_the_file() {
        let folder = folder("link");
        let (link, file) = (folder.join("views.yaml"), folder.join("mine.yaml"));
        fs::write(&file, "old").unwrap();
        symlink("mine.yaml", &link).unwrap();
        keep(&link, "new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "new");
    }

    #[test]
    fn what_cannot_be_written_leaves_everything_as_it_was() {
        let folder = folder("fail");
        fs::create_dir(folder.join("views.yaml")).unwrap();
        assert!(keep(&folder.join("views.yaml"), "new").is_err(), "a folder is in the way");
        assert_eq!(names(&folder), ["views.yaml"]);
        symlink("nowhere.yaml", folder.join("dangling.yaml")).unwrap();
        assert!(keep(&folder.join("dangling.yaml"), "new").is_err());
        assert_eq!(names(&folder), ["dangling.yaml", "views.yaml"]);
    }
}
