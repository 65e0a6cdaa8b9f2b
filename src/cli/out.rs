//! The one module that prints. It takes displayable text only, and minds closed pipes.

use std::io::{self, ErrorKind, Write};

use super::Failure;
use crate::text;
use crate::text::Text;

/// Prints lines to standard output.
///
/// # Errors
/// When they cannot be written; a reader that went away is no error to tell anyone.
pub fn print(lines: &[Text]) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = lines.iter().try_for_each(|line| writeln!(out, "{}", line.as_str()));
    match written.and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::silent()),
        Err(error) => Err(Failure::new(text!("cannot write to standard output: {error}"))),
    }
}

/// Prints lines to standard error. There is nobody to tell when that fails.
pub fn complain(lines: &[Text]) {
    let mut out = io::stderr().lock();
    for line in lines {
        let _ = writeln!(out, "{}", line.as_str());
    }
}

/// A string that may hold anything as displayable lines.
pub fn raw_lines(text: &str) -> Vec<Text> {
    text.trim_end_matches('\n').split('\n').map(Text::new).collect()
}
