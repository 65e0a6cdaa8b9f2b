//! The one module that prints. It takes displayable text only, and minds closed pipes.

use std::io::{self, ErrorKind, IsTerminal, Write};

use super::Failure;
use crate::term::backend::Still;
use crate::text;
use crate::text::Text;

/// Prints lines to standard output.
///
/// # Errors
/// When they cannot be written; a reader that went away is no error to tell anyone.
pub fn print(lines: &[Text]) -> Result<(), Failure> {
    write_lines(lines.iter().map(|line| line.as_str().as_bytes()))
}

/// Prints the text of a file: byte by byte where no terminal reads it, so that it is the file; else made displayable.
///
/// # Errors
/// As [`print`].
pub fn print_file(text: &str) -> Result<(), Failure> {
    if io::stdout().is_terminal() {
        return print(&raw_lines(text));
    }
    write_lines(std::iter::once(text.strip_suffix('\n').unwrap_or(text).as_bytes()))
}

/// Prints the lines of a screen with their styles to standard output.
///
/// # Errors
/// As [`print`].
pub fn print_still(lines: &[Still]) -> Result<(), Failure> {
    write_lines(lines.iter().map(Still::bytes))
}

fn write_lines<'a>(mut lines: impl Iterator<Item = &'a [u8]>) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = lines.try_for_each(|line| out.write_all(line).and_then(|()| out.write_all(b"\n")));
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

/// A line that is written over again and again, and gone in the end; only where a terminal shows it.
pub struct Line<W: Write> {
    out: Option<W>,
    columns: usize,
}

impl<W: Write> Line<W> {
    /// An empty line.
    pub fn new(out: W, terminal: bool) -> Line<W> {
        Line { out: terminal.then_some(out), columns: 0 }
    }

    /// Shows a text in the place of the one before. There is nobody to tell when that fails.
    pub fn show(&mut self, text: &Text) {
        let width = self.columns.max(text.width());
        if let Some(out) = &mut self.out {
            let _ = write!(out, "\r{}", text::pad(text, width).as_str());
            let _ = out.flush();
            self.columns = text.width();
        }
    }
}

impl<W: Write> Drop for Line<W> {
    fn drop(&mut self) {
        if self.columns > 0 {
            self.show(&Text::default());
            self.show(&Text::default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_written_over_and_gone_in_the_end() {
        let mut seen = Vec::new();
        let mut line = Line::new(&mut seen, true);
        line.show(&text!("reading 1000 events"));
        line.show(&text!("reading 20 events"));
        drop(line);
        let blanks = " ".repeat(17);
        assert_eq!(
            String::from_utf8_lossy(&seen),
            format!("\rreading 1000 events\rreading 20 events  \r{blanks}\r")
        );
    }

    #[test]
    fn nothing_is_written_where_no_terminal_shows_it() {
        let mut seen = Vec::new();
        Line::new(&mut seen, false).show(&text!("reading"));
        assert!(seen.is_empty());
    }
}
