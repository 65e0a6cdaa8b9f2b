//! Where a document goes: to standard output, or whole into a file that is replaced only when asked to.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::loading::Pace;
use super::writing::{self, Trouble};
use super::{Failure, out};
use crate::term::keep::keep_with;
use crate::text;
use crate::text::Text;

#[derive(Args, Debug)]
pub struct OutputArgs {
    /// Write it into this file instead of printing it; `-` prints it.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Take the place of a file that is there already.
    #[arg(long, requires = "output")]
    force: bool,
}

impl OutputArgs {
    /// The file, if it goes to one.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().and_then(named)
    }

    /// Refuses what cannot be written, before anything is read for it. What `reads` names is not written over.
    ///
    /// # Errors
    /// When it is a file that is read, one that is there already, a folder, something that is no file, or there is no
    /// folder to write it into.
    pub fn check(&self, reads: &[PathBuf]) -> Result<(), Failure> {
        let Some(path) = self.file() else { return Ok(()) };
        apart(path, reads)?;
        check(path, self.force)
    }

    /// Hands out where to write to. A file holds the whole in the end, or what it held before.
    ///
    /// # Errors
    /// As [`OutputArgs::check`], and when it cannot be written.
    pub fn write(&self, write: Writing<'_>) -> Result<(), Failure> {
        match self.file() {
            None => out::print_data(write),
            Some(path) => write_with(path, write, self.force),
        }
    }
}

/// A file by the name that was given: `-` is none, it is standard output.
pub fn named(path: &Path) -> Option<&Path> {
    Some(path).filter(|path| *path != Path::new("-"))
}

/// What writes the whole of a document.
type Writing<'a> = &'a mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

/// Writes the whole of a file or leaves what was there; what is there is replaced only when asked to.
///
/// # Errors
/// When there is a file already, no place for one, or it cannot be written.
pub fn write(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    write_with(path, &mut |out| out.write_all(text.as_bytes()), force)
}

/// As [`write`], of what `write` writes.
///
/// # Errors
/// As [`write`].
pub fn write_with(path: &Path, write: Writing<'_>, force: bool) -> Result<(), Failure> {
    check(path, force)?;
    let name = text!("{}", path.display());
    let stderr = io::stderr();
    let mut line = out::Line::new(&stderr, stderr.is_terminal());
    let kept = keep_with(path, force, &mut |out| write(&mut Watched::new(out, &mut |told| line.show(told))));
    drop(line);
    kept.map_err(|error| Failure::new(text!("{name} cannot be written: {error}.")))
}

/// A writer that tells how far it has come, when that takes its time.
struct Watched<'a> {
    out: &'a mut dyn Write,
    tell: &'a mut dyn FnMut(&Text),
    pace: Pace,
    bytes: usize,
}

impl<'a> Watched<'a> {
    fn new(out: &'a mut dyn Write, tell: &'a mut dyn FnMut(&Text)) -> Watched<'a> {
        Watched { out, tell, pace: Pace::new(), bytes: 0 }
    }
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written;
        if self.pace.is_due_at(Instant::now(), self.bytes >> 10) {
            (self.tell)(&text!("writing: {} KB", self.bytes >> 10));
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Refuses to write over what is read, not even when asked to.
///
/// # Errors
/// When the file is one of those.
pub fn apart(path: &Path, reads: &[PathBuf]) -> Result<(), Failure> {
    let hint = Text::new("give it a name of its own");
    writing::apart(path, reads).map_err(|told| Failure::new(told).hint(hint))
}

/// Refuses a file that may not be written, before the work is done that fills it.
///
/// # Errors
/// When there is a file already, a folder, something that is no file, or no folder to write it into.
pub fn check(path: &Path, force: bool) -> Result<(), Failure> {
    writing::check(path, force).map_err(|trouble| match trouble {
        Trouble::Exists(told) => Failure::new(told).hint(Text::new("--force replaces it")),
        Trouble::Failed(told) => Failure::new(told),
    })
}
