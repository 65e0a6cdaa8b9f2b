//! A briefing as plain text of 72 columns, for a mail or a printer.

use std::ops::Range;

use super::page::{COLUMNS, Item, Page};
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
    /// Which of them each event of the page takes.
    pub events: Vec<Range<usize>>,
}

/// The lines of the file, of another width perhaps, and where in them the events are.
pub fn laid(page: &Page, columns: usize) -> Laid {
    let mut sheet = Writer { lines: Vec::new(), columns };
    sheet.head(page);
    let events = sheet.events(page);
    sheet.rest(page);
    Laid { lines: sheet.lines, events }
}

/// The lines as they are written.
struct Writer {
    lines: Vec<Text>,
    columns: usize,
}

impl Writer {
    fn head(&mut self, page: &Page) {
        self.push(&page.title, 0);
        self.lines.push(Text::new("=".repeat(page.title.width().min(self.columns))));
        page.prepared.iter().for_each(|day| self.push(&text!("Prepared {day}."), 0));
        self.lines.push(Text::default());
        self.push(&text!("{} {}", page.scope, page.coverage), 0);
        if !page.own.is_empty() {
            self.lines.push(Text::default());
            self.push(&text!("Author's note: {}", joined(&page.own, " ")), 0);
        }
        if page.is_empty() {
            self.lines.push(Text::default());
            self.push(&Text::new("No event matches."), 0);
        }
    }

    /// The events; which lines each takes.
    fn events(&mut self, page: &Page) -> Vec<Range<usize>> {
        let mut taken = Vec::new();
        for event in &page.events {
            if taken.is_empty() {
                self.lines.extend([Text::default(), Text::new("EVENTS")]);
            }
            let start = self.lines.len();
            item(event).into_iter().for_each(|(indent, line)| self.push(&line, indent));
            taken.push(start..self.lines.len());
        }
        taken
    }

    fn rest(&mut self, page: &Page) {
        self.section("Totals", page.totals.iter().map(|t| (0, t.clone())).collect());
        self.section("Positions", positions(page));
        self.section("Where sources differ", disputed(page));
        self.section("Not said", unsaid(page));
        self.section("Sources", sources(page));
        let rest = page.rest.iter().map(|i| (0, i.entry()));
        self.section("Left out of the page for space", rest.collect());
        self.lines.push(Text::default());
        self.lines.push(Text::new("-".repeat(self.columns)));
        page.footer.iter().for_each(|line| self.push(line, 0));
    }

    fn section(&mut self, heading: &str, lines: Indented) {
        if lines.is_empty() {
            return;
        }
        self.lines.extend([Text::default(), Text::new(heading.to_uppercase())]);
        lines.into_iter().for_each(|(indent, line)| self.push(&line, indent));
    }

    /// A text, wrapped behind its indentation.
    fn push(&mut self, line: &Text, indent: usize) {
        let blanks = " ".repeat(indent);
        let columns = self.columns.saturating_sub(indent).max(1);
        self.lines.extend(wrap(line, columns).iter().map(|line| text!("{blanks}{line}")));
    }
}

/// Lines with their indentation.
type Indented = Vec<(usize, Text)>;

fn item(item: &Item) -> Indented {
    let place = item.place.iter().map(|p| format!(" · {p}")).collect::<String>();
    let mut lines = vec![
        (0, item.when.clone()),
        (2, item.title.clone()),
        (2, text!("{}{place}", item.form)),
        (4, item.body()),
    ];
    lines.extend(item.note.iter().map(|note| (4, text!("Author's note: {note}"))));
    lines
}

fn positions(page: &Page) -> Indented {
    let mut lines = Vec::new();
    for position in &page.positions {
        lines.push((0, position.ask.clone()));
        for stance in &position.stances {
            lines.push((2, text!("{}:", stance.answer)));
            lines.extend(stance.by.iter().map(|by| (4, by.text.clone())));
        }
    }
    lines
}

fn disputed(page: &Page) -> Indented {
    let mut lines = Vec::new();
    for event in &page.disputed {
        lines.push((0, text!("{}, {}", event.title, event.when)));
        lines.extend(event.values.iter().map(|value| (2, value.clone())));
    }
    lines
}

fn unsaid(page: &Page) -> Indented {
    if page.unsaid.is_empty() { Vec::new() } else { vec![(0, Text::new(joined(&page.unsaid, " ")))] }
}

fn sources(page: &Page) -> Indented {
    let mut lines = Vec::new();
    for source in &page.sources {
        lines.push((0, text!("[{}] {}.", source.number, source.source)));
        lines.push((4, source.cited()));
        lines.extend(source.caution.iter().map(|c| (4, text!("Caution: {c}"))));
        lines.extend(source.url.iter().map(|url| (4, url.clone())));
    }
    lines
}

fn joined(texts: &[Text], between: &str) -> String {
    texts.iter().map(Text::as_str).collect::<Vec<_>>().join(between)
}
