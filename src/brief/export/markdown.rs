//! A document with every event in full, and a plain table, as Markdown.

use std::io::{self, Write};

use super::columns::Column;
use super::{Entry, Selected, origin, told};
use crate::brief::markdown::escape;
use crate::brief::page::{coverage, tolls};
use crate::brief::{cite, claims, scope, unsaid};
use crate::index::Linked;
use crate::model::{Claim, SourceIx, Truth, wording};
use crate::text;
use crate::text::Text;

/// Columns of the table as a row of cells, under a heading.
///
/// # Errors
/// When it cannot be written.
pub fn grid(selected: &Selected<'_>, columns: &[&Column], out: &mut dyn Write) -> io::Result<()> {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = columns.iter().map(|column| column.name.to_owned()).collect();
    out.write_all(row(heads).as_bytes())?;
    out.write_all(format!("|{}\n", "---|".repeat(columns.len())).as_bytes())?;
    for entry in selected.entries() {
        let cells = columns.iter().map(|column| escape((column.cell)(&entry).as_str())).collect();
        out.write_all(row(cells).as_bytes())?;
    }
    Ok(())
}

/// Writes the document.
pub(super) fn write(selected: &Selected<'_>, out: &mut dyn Write) -> io::Result<()> {
    let catalog = selected.catalog();
    let asked = scope::in_words(selected.query, catalog);
    writeln!(out, "# {}\n", escape(catalog.title.raw()))?;
    writeln!(out, "**Scope:** {}. {}", escape(asked.as_str()), escape(coverage(catalog).as_str()))?;
    let mut document = Document { selected, sources: Vec::new() };
    for entry in selected.entries() {
        document.event(&entry, out)?;
    }
    document.references(out)?;
    writeln!(out, "\n---\n")?;
    for line in origin::lines(selected).into_iter().chain(origin::terms(catalog)) {
        writeln!(out, "{}  ", escape(line.as_str()))?;
    }
    Ok(())
}

/// The document being written.
struct Document<'a> {
    selected: &'a Selected<'a>,
    /// The sources cited so far; their numbers are their places, from 1.
    sources: Vec<SourceIx>,
}

impl Document<'_> {
    fn event(&mut self, entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
        let (event, catalog) = (&entry.event, entry.catalog());
        let when = wording::when_of(event, true);
        writeln!(out, "\n## {}\n", escape(event.title.raw()))?;
        let kind = &catalog.kind(event.kind).name;
        let place = match event.place.as_slice() {
            [] => String::new(),
            places => format!(" · {}", claims::places(places, catalog)),
        };
        let form = event.form.written();
        let (when, kind) = (escape(when.as_str()), escape(kind.as_str()));
        writeln!(out, "**{when}** · {kind} · {form}{} · `{}`\n", escape(&place), event.id)?;
        writeln!(out, "{}\n", paragraph(event.summary.raw()))?;
        for (label, text) in facts(entry) {
            writeln!(out, "- **{label}:** {}", escape(text.as_str()))?;
        }
        self.claims(entry, out)
    }

    /// Each claim with what it says otherwise than coded, who says so, and where.
    fn claims(&mut self, entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "- **Claims:**")?;
        for claim in &entry.event.claims {
            let says = claims::asserts(claim, entry.catalog());
            let says = says.map(|says| format!("{}: ", escape(says.as_str()))).unwrap_or_default();
            let more = escape(&aside(claim, entry).join("; "));
            let more = if more.is_empty() { more } else { format!(", {more}") };
            let (number, words) = (self.number(claim.source), escape(claim.words.raw()));
            writeln!(out, "  - {says}“{words}” \\[{number}, paragraph {}\\]{more}", claim.para)?;
        }
        Ok(())
    }

    fn number(&mut self, source: SourceIx) -> usize {
        let known = self.sources.iter().position(|s| *s == source);
        known.map_or_else(
            || {
                self.sources.push(source);
                self.sources.len()
            },
            |at| at + 1,
        )
    }

    fn references(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n## Sources\n")?;
        for (at, ix) in self.sources.iter().enumerate() {
            let source = self.selected.catalog().source(*ix);
            let caution = source.caution.iter().map(|c| format!(" *Caution:* {}", escape(c.raw())));
            let url = source.url.iter().map(|u| format!(" <{}>", u.raw().replace(['<', '>', ' '], "")));
            let rest: String = caution.chain(url).collect();
            writeln!(out, "{}. {}.{rest}", at + 1, escape(cite::source(source).as_str()))?;
        }
        Ok(())
    }
}

/// A text at the beginning of a line, where signs and numbers can be those of a list, a rule or a heading.
fn paragraph(text: &str) -> String {
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(number);
    let listed = if number.is_empty() { ['-', '+', '='].as_slice() } else { &['.', ')'] };
    let sign = if rest.starts_with(listed) { "\\" } else { "" };
    format!("{number}{sign}{}", escape(rest))
}

/// Who makes a claim, that it is denied, and an error in it.
fn aside(claim: &Claim, entry: &Entry<'_>) -> Vec<String> {
    let catalog = entry.catalog();
    let mut more: Vec<String> = wording::per(claim, catalog).iter().map(Text::to_string).collect();
    if claim.rejected {
        more.push(wording::rejected(claim, catalog).to_string());
    }
    more.extend(claim.slip.iter().map(|slip| format!("sic: “{}”", slip.raw())));
    more
}

/// What is known of an event, by names, in the order of the sheet.
fn facts(entry: &Entry<'_>) -> Vec<(&'static str, Text)> {
    let (event, catalog) = (&entry.event, entry.catalog());
    let mut facts = Vec::new();
    if let Some(dated) = &event.dated {
        let how = text!("{}", dated.how.written());
        let from = dated.from.as_ref().map(|from| format!(", from “{from}”")).unwrap_or_default();
        let note = dated.note.as_ref().map(|note| format!("; {note}")).unwrap_or_default();
        facts.push(("Dated", text!("{how}{from}{note}")));
    }
    facts.extend(wording::counted(&event.when).map(|counted| ("Counted", counted)));
    for part in &event.actors {
        let basis = part.basis.map(|b| format!(" ({})", b.written())).unwrap_or_default();
        facts.push(("Actor", text!("{}{basis}", claims::actor(part, catalog))));
    }
    let owned = tolls(event, catalog).into_iter().chain(told::figures(entry));
    facts.extend(owned.map(|line| match line.as_str().split_once(": ") {
        Some(("Toll", toll)) => ("Toll", Text::new(toll)),
        Some((_, figures)) => ("Figures", Text::new(figures)),
        None => ("Figures", line),
    }));
    facts.extend(event.answers.iter().map(|answer| {
        let question = catalog.question(answer.to);
        let said = question.answers.get(answer.says).map(|a| a.as_str().replace('-', " "));
        ("Answers", text!("{} {}", question.ask, said.unwrap_or_default()))
    }));
    let gaps = unsaid::not_said(event, catalog);
    if !gaps.is_empty() {
        facts.push(("Not said", Text::new(gaps.iter().map(Text::as_str).collect::<Vec<_>>().join("; "))));
    }
    facts.extend(entry.data.index.links(entry.ix).iter().map(|link| ("Linked", linked(link, entry))));
    if entry.differs() {
        facts.push(("Sources", Text::new("they differ, or another event contradicts it")));
    }
    if entry.truth == Truth::Possible {
        facts.push(("Match", Text::new("possible: whether it belongs here is not certain")));
    }
    let tags: String = event.tags.iter().map(|tag| format!(", {tag}")).collect();
    facts.push(("Coding", text!("{}, weight {}{tags}", event.coding.written(), event.weight.written())));
    facts
}

/// `led to (2 days later): Pursuit after the ferry attack, 2019-05-14-ford-pursuit`.
fn linked(link: &Linked, entry: &Entry<'_>) -> Text {
    let store = &entry.data.store;
    let other = store.id(link.to);
    let own =
        entry.event.links.iter().filter(|l| link.outgoing && l.to.as_str() == other && l.kind == link.kind);
    let offset = own.filter_map(|l| l.offset.as_ref()).next();
    let offset = offset.map(|o| format!(" ({})", wording::offset(o, true))).unwrap_or_default();
    text!("{}{offset}: {}, {other}", link.phrase(), entry.data.index.title(link.to))
}
