//! A file of text that is no store, read with the same care: whatever stands in the way is told, and nothing waits.

use std::path::Path;

use super::file::StoreFile;
use super::input::{self, Limits};
use crate::error::{Refused, Report, Unreadable};

/// Reads a file of at most so many bytes.
///
/// # Errors
/// When it is no file, cannot be read, is too large or is not in UTF-8.
pub fn read(path: &Path, largest: u64) -> Result<StoreFile, Refused> {
    let limits = Limits { max_size: largest };
    let bytes = input::file(path, &limits)
        .map_err(|error| Refused::Unreadable(Unreadable { hint: None, ..error }))?;
    let file = StoreFile::new(bytes);
    let (faults, _) = match std::str::from_utf8(file.bytes()) {
        Ok(_) => return Ok(file),
        Err(_) => file.refused_bytes(0),
    };
    let report = Report::new(faults, 0, &[(&file.name, file.bytes())]);
    Err(Refused::Faulty(Box::new(report)))
}
