//! The one module that prints. It takes displayable text only, and minds closed pipes.

use std::borrow::Cow;
use std::io::{self, ErrorKind, IsTerminal, Write};

use super::Failure;
use crate::term::Env;
use crate::term::backend::Still;
use crate::term::caps::caps;
use crate::text;
use crate::text::{Text, to_ascii};

/// Prints lines to standard output.
///
/// # Errors
/// When they cannot be written; a reader that went away is no error to tell anyone.
pub fn print(lines: &[Text]) -> Result<(), Failure> {
    write_lines(lines.iter().map(|line| line.as_str().as_bytes()))
}

/// Prints the lines of a screen with their styles to standard output.
///
/// # Errors
/// As [`print`].
pub fn print_still(lines: &[Still]) -> Result<(), Failure> {
    write_lines(lines.iter().map(Still::bytes))
}

fn write_lines<L: AsRef<[u8]>>(mut lines: impl Iterator<Item = L>) -> Result<(), Failure> {
    let stdout = io::stdout().lock();
    let ascii = stdout.is_terminal() && in_ascii();
    let mut out = io::BufWriter::new(stdout);
    let written = lines.try_for_each(|line| {
        let line = plain(line.as_ref(), ascii);
        out.write_all(&line).and_then(|()| out.write_all(b"\n"))
    });
    told(written.and_then(|()| out.flush()))
}

/// Whether a terminal that is printed to promises no UTF-8: it is given the ASCII twins of what it cannot show.
fn in_ascii() -> bool {
    !caps(&Env::read(|name| std::env::var_os(name))).utf8
}

/// A line as it is, or its ASCII twin.
fn plain(line: &[u8], ascii: bool) -> Cow<'_, [u8]> {
    match ascii && !line.is_ascii() {
        true => Cow::Owned(to_ascii(&String::from_utf8_lossy(line)).into_bytes()),
        false => Cow::Borrowed(line),
    }
}

/// How writing to standard output ended. A reader that went away is no error to tell anyone.
fn told(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::silent()),
        Err(error) => Err(Failure::new(text!("cannot write to standard output: {error}"))),
    }
}

/// What a piece of a line is, where lines are coloured. Nothing rests on it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Ordinary text.
    Plain,
    /// A heading.
    Heading,
    /// Text of second rank.
    Dim,
    /// What only may be so.
    Possible,
    /// What differs.
    Differ,
    /// What is new.
    Added,
    /// What is gone.
    Removed,
}

impl Ink {
    /// The sequence that begins it; none for ordinary text.
    fn begin(self) -> &'static str {
        match self {
            Ink::Plain => "",
            Ink::Heading => "\x1b[1m",
            Ink::Dim => "\x1b[2m",
            Ink::Possible => "\x1b[33m",
            Ink::Differ => "\x1b[1;35m",
            Ink::Added => "\x1b[32m",
            Ink::Removed => "\x1b[31m",
        }
    }
}

/// A line in pieces.
pub type Pieces = Vec<(Text, Ink)>;

/// Rows of cells in columns as wide as their widest cell, the first row a heading.
pub fn aligned(rows: &[Vec<Text>]) -> Vec<Pieces> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(Text::width).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |(n, row): (usize, &Vec<Text>)| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| text::pad(cell, *width).to_string());
        let line = cells.collect::<Vec<_>>().join("  ");
        vec![(Text::new(line.trim_end()), if n == 0 { Ink::Heading } else { Ink::Plain })]
    };
    rows.iter().enumerate().map(line).collect()
}

/// Prints lines in pieces to standard output, coloured or not.
///
/// # Errors
/// As [`print`].
pub fn print_pieces(lines: &[Pieces], colours: bool) -> Result<(), Failure> {
    write_lines(lines.iter().map(|pieces| in_ink(pieces, colours)))
}

/// A line as it is printed.
fn in_ink(pieces: &Pieces, colours: bool) -> String {
    let piece = |(text, ink): &(Text, Ink)| match ink.begin() {
        begin if colours && !begin.is_empty() && !text.is_empty() => format!("{begin}{text}\x1b[0m"),
        _ => text.to_string(),
    };
    pieces.iter().map(piece).collect()
}

/// Prints what `write` writes to standard output: as it is where another program reads it, and shown where a terminal
/// does.
///
/// # Errors
/// As [`print`].
pub fn print_data(write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let stdout = io::stdout().lock();
    let terminal = stdout.is_terminal();
    let mut out = io::BufWriter::new(stdout);
    let written = match terminal {
        false => write(&mut out),
        true => {
            let mut shown = Shown { out: &mut out, line: Vec::new(), ascii: in_ascii() };
            write(&mut shown).and_then(|()| shown.end())
        }
    };
    told(written.and_then(|()| out.flush()))
}

/// A writer for terminals: lines in which whatever could act is shown.
struct Shown<W: Write> {
    out: W,
    line: Vec<u8>,
    ascii: bool,
}

impl<W: Write> Shown<W> {
    /// Shows a last line that has no end.
    fn end(&mut self) -> io::Result<()> {
        if self.line.is_empty() { Ok(()) } else { self.show() }
    }

    fn show(&mut self) -> io::Result<()> {
        let line = String::from_utf8_lossy(&self.line);
        let text = Text::new(line.trim_end_matches(['\r', '\n']));
        self.out.write_all(&plain(text.as_str().as_bytes(), self.ascii))?;
        self.out.write_all(b"\n")?;
        self.line.clear();
        Ok(())
    }
}

impl<W: Write> Write for Shown<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|b| *b == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.show()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Prints lines to standard error. There is nobody to tell when that fails.
pub fn complain(lines: &[Text]) {
    let mut out = io::stderr().lock();
    let ascii = out.is_terminal() && in_ascii();
    for line in lines {
        let _ = out.write_all(&plain(line.as_str().as_bytes(), ascii));
        let _ = out.write_all(b"\n");
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
    fn pieces_are_coloured_only_when_asked_for() {
        let line = vec![(Text::from("a "), Ink::Plain), (Text::from("?"), Ink::Possible)];
        assert_eq!(in_ink(&line, false), "a ?");
        assert_eq!(in_ink(&line, true), "a \u{1b}[33m?\u{1b}[0m");
    }

    #[test]
    fn data_is_shown_on_a_terminal_line_by_line() {
        let mut seen = Vec::new();
        let mut shown = Shown { out: &mut seen, line: Vec::new(), ascii: false };
        for part in ["a\u{1b}[31m", "b\r\nsecond\u{202e}\n", "la", "st"] {
            shown.write_all(part.as_bytes()).unwrap();
        }
        shown.end().unwrap();
        assert_eq!(String::from_utf8_lossy(&seen), "a␛[31mb\nsecond<U+202E>\nlast\n");
    }

    #[test]
    fn nothing_is_written_where_no_terminal_shows_it() {
        let mut seen = Vec::new();
        Line::new(&mut seen, false).show(&text!("reading"));
        assert!(seen.is_empty());
    }
}
