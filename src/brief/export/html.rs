//! A page with every event in full, which loads nothing: the frame and the escaping are those of the briefing.

use std::io::{self, Write};

use super::{Entry, Selected, origin, told};
use crate::brief::html::frame::document;
use crate::brief::html::markup::{Plain, anchor, link};
use crate::brief::page::coverage;
use crate::brief::{cite, claims, scope};
use crate::model::{Claim, SourceIx, wording};
use crate::text::Text;

/// Writes the page.
pub(super) fn write(selected: &Selected<'_>, out: &mut dyn Write) -> io::Result<()> {
    let catalog = selected.catalog();
    let mut page = Page { selected, sources: Vec::new(), lines: Vec::new() };
    page.head();
    page.line("<main><section id=\"events\" aria-labelledby=\"events-heading\">");
    page.line("<h2 id=\"events-heading\">Events</h2><div class=\"list\">");
    for entry in selected.entries() {
        page.event(&entry);
    }
    page.line("</div></section>");
    page.references();
    page.line("</main><footer>");
    for line in origin::lines(selected).into_iter().chain(origin::terms(catalog)) {
        page.line(format!("<p>{}</p>", Plain(&line)));
    }
    page.line("</footer>");
    document(&catalog.title, &page.lines).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// The page being written.
struct Page<'a> {
    selected: &'a Selected<'a>,
    /// The sources cited so far; their numbers are their places, from 1.
    sources: Vec<SourceIx>,
    /// Lines of markup.
    lines: Vec<String>,
}

impl Page<'_> {
    fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    fn head(&mut self) {
        let catalog = self.selected.catalog();
        let asked = scope::in_words(self.selected.query, catalog);
        self.line("<a class=\"skip\" href=\"#events\">Skip to the events</a>");
        self.line(format!("<header><h1 dir=\"auto\">{}</h1>", Plain(&catalog.title)));
        self.line(format!("<p class=\"scope\">Shown: {}.</p>", Plain(&asked)));
        self.line(format!("<p class=\"small\">{}</p></header>", Plain(&coverage(&self.selected.data.store))));
    }

    fn event(&mut self, entry: &Entry<'_>) {
        let (event, catalog) = (&entry.event, entry.catalog());
        self.line(format!("<article class=\"event\" id=\"{}\">", anchor(&event.id.text())));
        self.line(format!("<p class=\"when\">{}</p>", Plain(&wording::when_of(event, true))));
        self.line(format!("<h3 dir=\"auto\">{}</h3>", Plain(&event.title)));
        let kind = Plain(&catalog.kind(event.kind).name);
        let place = match event.place.as_slice() {
            [] => String::new(),
            some => format!(" · <bdi>{}</bdi>", Plain(&Text::new(claims::places(some, catalog)))),
        };
        let form = event.form.written();
        self.line(format!("<p class=\"small\">{kind} · {form}{place} · <code>{}</code></p>", event.id));
        self.line(format!("<p dir=\"auto\">{}</p>", Plain(&event.summary)));
        self.line("<ul class=\"said\">");
        for (label, text) in told::facts(entry) {
            self.line(format!("<li><b>{label}:</b> {}</li>", Plain(&text)));
        }
        self.line("</ul><h4>Claims</h4><ul class=\"said\">");
        for claim in &event.claims {
            self.claim(claim, entry);
        }
        self.line("</ul></article>");
    }

    fn claim(&mut self, claim: &Claim, entry: &Entry<'_>) {
        let says = claims::asserts(claim, entry.catalog());
        let says = says.map(|says| format!("{}: ", Plain(&says))).unwrap_or_default();
        let more = told::aside(claim, entry).join("; ");
        let more = if more.is_empty() { more } else { format!(", {}", Plain(&Text::new(more))) };
        let number = self.number(claim.source);
        let source = format!("<a href=\"#source-{number}\">{number}</a>{}", cite::paragraph(claim));
        let words = Plain(&claim.words);
        self.line(format!("<li>{says}“<bdi>{words}</bdi>” <span class=\"ref\">[{source}]</span>{more}</li>"));
    }

    fn number(&mut self, source: SourceIx) -> usize {
        let known = self.sources.iter().position(|s| *s == source);
        if known.is_none() {
            self.sources.push(source);
        }
        known.map_or(self.sources.len(), |at| at + 1)
    }

    fn references(&mut self) {
        self.line("<section id=\"sources\" aria-labelledby=\"sources-heading\">");
        self.line("<h2 id=\"sources-heading\">Sources</h2><ol>");
        for (at, ix) in self.sources.clone().into_iter().enumerate() {
            let source = self.selected.catalog().source(ix);
            let caution = source.more.caution.iter().map(|c| format!(" <em>Caution:</em> {}", Plain(c)));
            let url = source.more.url.iter().map(|url| format!("<br>{}", link(url)));
            let rest: String = caution.chain(url).collect();
            let cited = cite::source(source);
            self.line(format!("<li id=\"source-{}\">{}.{rest}</li>", at + 1, Plain(&cited)));
        }
        self.line("</ol></section>");
    }
}
