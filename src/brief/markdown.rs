//! A briefing as Markdown. What comes from the store is escaped, so that it is read as it stands.

use super::page::{Item, Page};
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
    out.section("Events", page.events.iter().map(item));
    out.section("Totals", bullets(&page.totals));
    for (at, position) in page.positions.iter().enumerate() {
        if at == 0 {
            out.section("Positions", Vec::new());
        }
        out.paragraph([format!("**{}**", escaped(&position.ask))]);
        let stances = position.stances.iter();
        out.lines(stances.map(|s| {
            let by: Vec<Text> = s.by.iter().map(|by| by.text.clone()).collect();
            format!("- *{}*: {}", escaped(&s.answer), joined(&by, "; "))
        }));
    }
    let disputed = page.disputed.iter();
    let told = disputed
        .map(|d| format!("- **{}**, {}. {}", escaped(&d.title), escaped(&d.when), joined(&d.values, " ")));
    out.section("Where sources differ", told);
    let unsaid = (!page.unsaid.is_empty()).then(|| joined(&page.unsaid, " "));
    out.section("Not said", unsaid);
    let sources = page.sources.iter().map(|source| {
        let caution = source.caution.iter().map(|c| format!(" *Caution:* {}", escaped(c)));
        let url = source.url.iter().map(|u| format!(" <{}>", u.as_str().replace(['<', '>', ' '], "")));
        let rest: String = caution.chain(url).collect();
        format!("{}. {}. {}{rest}", source.number, escaped(&source.source), escaped(&source.cited()))
    });
    out.section("Sources", sources);
    out.section("Left out of the page for space", page.rest.iter().map(short));
    out.paragraph(["---".to_owned()]);
    out.paragraph(page.footer.iter().map(|line| format!("{}  ", escaped(line))));
    out.0
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

fn short(item: &Item) -> String {
    format!("- {}", escaped(&item.entry()))
}

fn bullets(lines: &[Text]) -> impl Iterator<Item = String> + '_ {
    lines.iter().map(|line| format!("- {}", escaped(line)))
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

    /// A heading and what stands under it; the heading alone is printed when it is said what follows by other means.
    fn section(&mut self, heading: &str, lines: impl IntoIterator<Item = String>) {
        let lines: Vec<String> = lines.into_iter().collect();
        if !lines.is_empty() || heading == "Positions" {
            self.paragraph([format!("## {heading}")]);
        }
        self.paragraph(lines);
    }
}
