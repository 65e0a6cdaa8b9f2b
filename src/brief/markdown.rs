//! A briefing as Markdown. What comes from the store is escaped, so that it is read as it stands.

use super::page::parts::{self, headings};
use super::page::{Disputed, Item, Page, Position, Reference, Stance};
use crate::text::Text;

/// The lines of the file.
pub fn lines(page: &Page) -> Vec<Text> {
    let mut out = Writer(Vec::new());
    out.line(format!("# {}", escaped(&page.title)));
    out.paragraph(page.prepared.iter().map(|day| format!("Prepared {}.", escaped(day))));
    out.paragraph([format!("**Scope.** {} {}", escaped(&page.scope), escaped(&page.coverage))]);
    if !page.own.is_empty() {
        out.paragraph([format!("**Author's note.** {}", joined(&page.own, " "))]);
    }
    if page.is_empty() {
        out.paragraph(["No event matches.".to_owned()]);
    }
    out.section("Events", page.events.iter().map(|i| if i.full { item(i) } else { bullet(&i.short(), i) }));
    out.section("Totals", page.totals.iter().map(|line| format!("- {}", escaped(line))));
    out.positions("Positions", &page.positions);
    out.section("Where sources differ", page.disputed.iter().map(|d| disputed(d, false)));
    out.section("Not said", (!page.unsaid.is_empty()).then(|| joined(&page.unsaid, " ")));
    out.section("Sources", page.sources.iter().map(source));
    out.paragraph(["---".to_owned()]);
    out.paragraph(parts::foot(page).iter().map(|line| format!("{}  ", escaped(line))));
    after(page, &mut out);
    out.0
}

/// What follows the page. Addresses of sources stand beside them already.
fn after(page: &Page, out: &mut Writer) {
    let licence = page.licence.iter().filter(|_| !page.extras);
    let mut rest = Writer(Vec::new());
    let left = |i: &Item| if i.full { item(i) } else { bullet(&i.short(), i) };
    rest.section(headings::LEFT_OUT, page.rest.iter().map(left));
    rest.section(headings::IN_FULL, page.shortened().map(item));
    rest.positions(headings::POSITIONS, &page.after.positions);
    rest.section(headings::DIFFERING, page.after.disputed.iter().map(|d| disputed(d, true)));
    rest.section(headings::SOURCES, page.after.sources.iter().map(source));
    rest.section(headings::LICENCE, licence.map(escaped));
    if !rest.0.is_empty() {
        out.paragraph(["---".to_owned(), String::new(), "# Page 2".to_owned()]);
        out.0.append(&mut rest.0);
    }
}

fn item(item: &Item) -> String {
    let place = item.place.iter().map(|p| format!(" · {}", escaped(p))).collect::<String>();
    let note =
        item.note.iter().map(|note| format!(" *Author's note:* {}", escaped(note))).collect::<String>();
    format!(
        "- **{}: {}** ({}{place}). {}{note}",
        escaped(&item.when),
        escaped(&item.title),
        item.form,
        escaped(&item.body())
    )
}

/// An event in a line, with the author's note on it where it is on the page.
fn bullet(line: &Text, item: &Item) -> String {
    let note = item.note.iter().map(|note| format!(" *Author's note:* {}", escaped(note)));
    format!("- {}{}", escaped(line), note.collect::<String>())
}

fn disputed(event: &Disputed, dated: bool) -> String {
    let when = if dated { format!(", {}", escaped(&event.when)) } else { String::new() };
    format!("- **{}**{when}. {}", escaped(&event.title), joined(&event.values, " "))
}

fn source(source: &Reference) -> String {
    let caution = source.caution.iter().map(|c| format!(" *Caution:* {}", escaped(c)));
    let url = source.url.iter().map(|u| format!(" <{}>", u.as_str().replace(['<', '>', ' '], "")));
    let rest: String = caution.chain(url).collect();
    format!("{}. {}. {}{rest}", source.number, escaped(&source.source), escaped(&source.cited()))
}

fn joined(texts: &[Text], between: &str) -> String {
    texts.iter().map(escaped).collect::<Vec<_>>().join(between)
}

/// A text in which nothing is markup: a backslash before every ASCII sign that may be some.
pub fn escaped(text: &Text) -> String {
    escape(text.as_str())
}

/// As [`escaped`], of a text as it was given.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

struct Writer(Vec<Text>);

impl Writer {
    fn line(&mut self, line: impl AsRef<str>) {
        self.0.push(Text::new(line));
    }

    fn lines(&mut self, lines: impl IntoIterator<Item = String>) {
        lines.into_iter().for_each(|line| self.line(line));
    }

    /// Lines with an empty one before them; nothing for none.
    fn paragraph(&mut self, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            self.line("");
            self.lines(lines);
        }
    }

    /// A heading and what stands under it; nothing for none.
    fn section(&mut self, heading: &str, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().collect();
        if !lines.is_empty() {
            self.paragraph([format!("## {heading}")]);
            self.paragraph(lines);
        }
    }

    fn positions(&mut self, heading: &str, positions: &[Position]) {
        if !positions.is_empty() {
            self.paragraph([format!("## {heading}")]);
        }
        for position in positions {
            self.paragraph([format!("**{}**", escaped(&position.ask))]);
            let told = |s: &Stance| format!("- *{}*: {}", escaped(&s.answer), escaped(&s.told()));
            self.paragraph(position.stances.iter().map(told));
        }
    }
}
