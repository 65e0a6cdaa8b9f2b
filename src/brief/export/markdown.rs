//! A document with every event in full, and a plain table, as Markdown.

use std::io::{self, Write};

use super::columns::Column;
use super::{Entry, Selected, origin, told};
use crate::brief::markdown::escape;
use crate::brief::page::coverage;
use crate::brief::{cite, claims, scope};
use crate::model::{SourceIx, wording};

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
    writeln!(
        out,
        "**Scope:** {}. {}",
        escape(asked.as_str()),
        escape(coverage(&selected.data.store).as_str())
    )?;
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
        for (label, text) in told::facts(entry) {
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
            let more = escape(&told::aside(claim, entry).join("; "));
            let more = if more.is_empty() { more } else { format!(", {more}") };
            let (number, words) = (self.number(claim.source), escape(claim.words.raw()));
            writeln!(out, "  - {says}“{words}” \\[{number}{}\\]{more}", cite::paragraph(claim))?;
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
            let caution = source.more.caution.iter().map(|c| format!(" *Caution:* {}", escape(c.raw())));
            let url = source.more.url.iter().map(|u| format!(" <{}>", u.raw().replace(['<', '>', ' '], "")));
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
