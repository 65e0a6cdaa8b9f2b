//! Where the events of an import wait for the definitions, which stand before them in the file: on disk, however many
//! they are, in a file without a name, of which nothing is left whatever happens.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, Write};
use std::path::Path;

use crate::term::keep::unnamed;

/// Bytes that are written at once.
const BUFFER: usize = 1 << 16;

/// What is written first and read once, later.
#[derive(Debug)]
pub struct Spill(BufWriter<File>);

impl Spill {
    /// A place in the folder of a file to be, or among temporary files.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn beside(path: Option<&Path>) -> io::Result<Spill> {
        let folder = match path.and_then(Path::parent) {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            Some(_) => ".".into(),
            None => std::env::temp_dir(),
        };
        let file = unnamed(&folder, 0o600).map_or_else(|| soon_unnamed(&folder), Ok)?;
        Ok(Spill(BufWriter::with_capacity(BUFFER, file)))
    }

    /// Copies all that was written.
    ///
    /// # Errors
    /// When it cannot be read, or not be written there.
    pub fn copy(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.0.rewind()?;
        io::copy(self.0.get_mut(), out).map(|_| ())
    }
}

/// A file that loses its name at once.
fn soon_unnamed(folder: &Path) -> io::Result<File> {
    let path = folder.join(format!(".dateline.{}.events", std::process::id()));
    // The name holds our own number: what is there is left from a process that is no more.
    let _ = fs::remove_file(&path);
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}

impl Write for Spill {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_leaves_no_name_behind() {
        let folder = std::env::temp_dir().join(format!("dateline-spill-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mut spill = Spill::beside(Some(&folder.join("store.yaml"))).unwrap();
        let whole: String = (0..50_000).map(|n| format!("- {n}\n")).collect();
        whole.as_bytes().chunks(1000).for_each(|part| spill.write_all(part).unwrap());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        drop(soon_unnamed(&folder).unwrap());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        let mut out = Vec::new();
        spill.copy(&mut out).unwrap();
        assert_eq!(out, whole.as_bytes());
        fs::remove_dir_all(&folder).unwrap();
    }
}
