//! A briefing as plain text of 72 columns, for a mail or a printer.

use std::ops::Range;

use super::page::parts::{self, Paragraph, Part};
use super::page::{COLUMNS, Page};
use crate::text;
use crate::text::{Text, wrap};

/// The lines of the file.
pub fn lines(page: &Page) -> Vec<Text> {
    laid(page, COLUMNS).lines
}

/// A briefing laid out for so many columns.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Laid {
    /// The lines.
    pub lines: Vec<Text>,
    /// Which events are told of, by their ids in the store, and in which lines, in their order. One that is told in short
    /// on the page and in full after it is there twice.
    pub events: Vec<(Text, Range<usize>)>,
    /// How many of the lines are the page; the others follow it.
    pub page: usize,
}

/// The lines of the file, of another width perhaps, and where in them the events are.
pub fn laid(page: &Page, columns: usize) -> Laid {
    let mut sheet = first(page, columns);
    let after = parts::after(page);
    if !after.is_empty() {
        sheet.turn();
    }
    after.iter().for_each(|part| sheet.part(part));
    sheet.laid
}

/// How many lines of the usual width the page takes, without what follows it.
pub fn lines_of_page(page: &Page) -> usize {
    first(page, COLUMNS).laid.page
}

/// The page, without what follows it.
fn first(page: &Page, columns: usize) -> Writer {
    let mut sheet = Writer { laid: Laid::default(), columns };
    sheet.head(page);
    parts::first(page).iter().for_each(|part| sheet.part(part));
    sheet.foot(page);
    sheet.laid.page = sheet.laid.lines.len();
    sheet
}

/// The lines as they are written.
struct Writer {
    laid: Laid,
    columns: usize,
}

impl Writer {
    fn head(&mut self, page: &Page) {
        self.push(&page.title, 0);
        self.line(Text::new("=".repeat(page.title.width().min(self.columns))));
        parts::head(page).iter().for_each(|line| self.push(line, 0));
    }

    /// A part under its heading.
    fn part(&mut self, part: &Part) {
        self.line(Text::default());
        self.push(&Text::new(part.heading.to_uppercase()), 0);
        part.paragraphs.iter().for_each(|paragraph| self.paragraph(paragraph));
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let start = self.laid.lines.len();
        self.push(&paragraph.text, paragraph.indent);
        let (Some(event), end) = (&paragraph.event, self.laid.lines.len()) else { return };
        match self.laid.events.last_mut() {
            Some((id, lines)) if id == event && lines.end == start => lines.end = end,
            _ => self.laid.events.push((event.clone(), start..end)),
        }
    }

    fn foot(&mut self, page: &Page) {
        self.line(Text::default());
        self.line(Text::new("-".repeat(self.columns)));
        parts::foot(page).iter().for_each(|line| self.push(line, 0));
    }

    /// The mark of page 2.
    fn turn(&mut self) {
        self.line(Text::default());
        self.line(text!("{:=^1$}", " page 2 ", self.columns));
    }

    fn line(&mut self, line: Text) {
        self.laid.lines.push(line);
    }

    /// A text, wrapped behind its indentation.
    fn push(&mut self, line: &Text, indent: usize) {
        let blanks = " ".repeat(indent);
        let columns = self.columns.saturating_sub(indent).max(1);
        self.laid.lines.extend(wrap(line, columns).iter().map(|line| text!("{blanks}{line}")));
    }
}
