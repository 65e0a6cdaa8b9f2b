//! A briefing as plain text of 72 columns, for a mail or a printer.

use super::page::{COLUMNS, Item, Page};
use crate::text;
use crate::text::{Text, wrap};

/// The lines of the file.
pub fn lines(page: &Page) -> Vec<Text> {
    let mut out = Vec::new();
    push(&mut out, &page.title, 0);
    out.push(Text::new("=".repeat(page.title.width().min(COLUMNS))));
    page.prepared.iter().for_each(|day| push(&mut out, &text!("Prepared {day}."), 0));
    out.push(Text::default());
    push(&mut out, &text!("{} {}", page.scope, page.coverage), 0);
    if !page.own.is_empty() {
        out.push(Text::default());
        push(&mut out, &text!("Author's note: {}", joined(&page.own, " ")), 0);
    }
    if page.is_empty() {
        out.push(Text::default());
        push(&mut out, &Text::new("No event matches."), 0);
    }
    section(&mut out, "Events", page.events.iter().flat_map(item).collect());
    section(&mut out, "Totals", page.totals.iter().map(|t| (0, t.clone())).collect());
    section(&mut out, "Positions", positions(page));
    section(&mut out, "Where sources differ", disputed(page));
    section(&mut out, "Not said", unsaid(page));
    section(&mut out, "Sources", sources(page));
    let rest = page.rest.iter().map(|i| (0, i.entry()));
    section(&mut out, "Left out of the page for space", rest.collect());
    out.push(Text::default());
    out.push(Text::new("-".repeat(COLUMNS)));
    page.footer.iter().for_each(|line| push(&mut out, line, 0));
    out
}

/// Lines with their indentation.
type Indented = Vec<(usize, Text)>;

fn item(item: &Item) -> Indented {
    let place = item.place.iter().map(|p| format!(" · {p}")).collect::<String>();
    vec![
        (0, item.when.clone()),
        (2, item.title.clone()),
        (2, text!("{}{place}", item.form)),
        (4, item.body()),
    ]
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

fn section(out: &mut Vec<Text>, heading: &str, lines: Indented) {
    if lines.is_empty() {
        return;
    }
    out.push(Text::default());
    out.push(Text::new(heading.to_uppercase()));
    lines.into_iter().for_each(|(indent, line)| push(out, &line, indent));
}

/// A text, wrapped behind its indentation.
fn push(out: &mut Vec<Text>, line: &Text, indent: usize) {
    let blanks = " ".repeat(indent);
    out.extend(wrap(line, COLUMNS - indent).iter().map(|line| text!("{blanks}{line}")));
}
