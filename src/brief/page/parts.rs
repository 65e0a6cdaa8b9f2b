//! The words of a briefing part by part, in paragraphs: what plain text lays out, and what the room of the page is
//! measured by.

use super::{Item, Page, Position, Reference};
use crate::text;
use crate::text::Text;

/// A part of a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading; empty for the head of the page and for its foot.
    pub heading: &'static str,
    /// What stands under it.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph, or a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The event that is told of; paragraphs of one event follow each other.
    pub event: Option<Text>,
    /// How far it stands from the edge, in columns.
    pub indent: usize,
    /// The words.
    pub text: Text,
}

impl Paragraph {
    fn new(indent: usize, text: Text) -> Paragraph {
        Paragraph { event: None, indent, text }
    }
}

/// Headings that more than one format uses.
pub mod headings {
    /// Events of the page that are told in full after it.
    pub const IN_FULL: &str = "Told in full";
    /// Events that are not on the page.
    pub const LEFT_OUT: &str = "Left out for space";
    /// Answers that are not on the page.
    pub const POSITIONS: &str = "Further positions";
    /// Differences that are not on the page.
    pub const DIFFERING: &str = "Where sources differ further";
    /// Sources that only these parts cite.
    pub const SOURCES: &str = "Further sources";
    /// Addresses of the sources.
    pub const ADDRESSES: &str = "Where the sources can be read";
    /// The licence of the store.
    pub const LICENCE: &str = "Licence";
}

/// Title, day of preparation, scope, coverage and the author's own words.
pub fn head(page: &Page) -> Vec<Text> {
    let mut lines: Vec<Text> = page.prepared.iter().map(|day| text!("Prepared {day}.")).collect();
    lines.push(text!("{} {}", page.scope, page.coverage));
    if !page.own.is_empty() {
        lines.push(text!("Author's note: {}", joined(&page.own, " ")));
    }
    if page.is_empty() {
        lines.push(Text::new("No event matches."));
    }
    lines
}

/// The parts of the page between its head and its foot; those with nothing in them are left out.
pub fn first(page: &Page) -> Vec<Part> {
    let plain = |texts: &[Text]| texts.iter().map(|t| Paragraph::new(0, t.clone())).collect();
    let unsaid = (!page.unsaid.is_empty()).then(|| Paragraph::new(0, Text::new(joined(&page.unsaid, " "))));
    kept(vec![
        ("Events", page.events.iter().flat_map(|item| event(item, item.full)).collect()),
        ("Totals", plain(&page.totals)),
        ("Positions", positions(&page.positions)),
        ("Where sources differ", page.disputed.iter().map(|d| Paragraph::new(0, d.told(false))).collect()),
        ("Not said", unsaid.into_iter().collect()),
        ("Sources", page.sources.iter().flat_map(|source| reference(source, page.extras)).collect()),
    ])
}

/// The parts after the page.
pub fn after(page: &Page) -> Vec<Part> {
    let (after, addressed) = (&page.after, if page.extras { &[][..] } else { &page.sources[..] });
    let address = |r: &Reference| {
        let url = r.url.as_ref()?;
        Some(Paragraph::new(0, text!("[{}] {url}", r.number)))
    };
    let licence = page.licence.iter().filter(|_| !page.extras);
    kept(vec![
        (headings::LEFT_OUT, page.rest.iter().flat_map(left).collect()),
        (headings::IN_FULL, page.shortened().flat_map(|item| event(item, true)).collect()),
        (headings::POSITIONS, positions(&after.positions)),
        (headings::DIFFERING, after.disputed.iter().map(|d| Paragraph::new(0, d.told(true))).collect()),
        (headings::SOURCES, after.sources.iter().flat_map(|source| reference(source, true)).collect()),
        (headings::ADDRESSES, addressed.iter().filter_map(address).collect()),
        (headings::LICENCE, licence.map(|l| Paragraph::new(0, l.clone())).collect()),
    ])
}

/// The foot of the page.
pub fn foot(page: &Page) -> Vec<Text> {
    let licence = page.licence.iter().filter(|_| page.extras).map(|l| text!("Licence: {l}"));
    page.footer.iter().cloned().chain(licence).collect()
}

fn kept(parts: Vec<(&'static str, Vec<Paragraph>)>) -> Vec<Part> {
    let parts = parts.into_iter().filter(|(_, paragraphs)| !paragraphs.is_empty());
    parts.map(|(heading, paragraphs)| Part { heading, paragraphs }).collect()
}

/// An event in full, or in short.
fn event(item: &Item, full: bool) -> Vec<Paragraph> {
    let mut texts = if full { vec![(0, item.headline()), (2, item.body())] } else { vec![(0, item.short())] };
    texts.extend(item.note.iter().map(|note| (2, text!("Author's note: {note}"))));
    of(item, texts)
}

/// An event that is not on the page.
fn left(item: &Item) -> Vec<Paragraph> {
    if item.full { event(item, true) } else { of(item, vec![(0, item.short())]) }
}

fn of(item: &Item, texts: Vec<(usize, Text)>) -> Vec<Paragraph> {
    let told = |(indent, text)| Paragraph { event: Some(item.id.clone()), indent, text };
    texts.into_iter().map(told).collect()
}

fn positions(positions: &[Position]) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    for position in positions {
        lines.push(Paragraph::new(0, position.ask.clone()));
        for stance in &position.stances {
            lines.push(Paragraph::new(2, text!("{}: {}", stance.answer, stance.told())));
        }
    }
    lines
}

fn reference(source: &Reference, addressed: bool) -> Vec<Paragraph> {
    let mut lines = vec![Paragraph::new(0, text!("[{}] {}", source.number, source.told()))];
    lines.extend(source.url.iter().filter(|_| addressed).map(|url| Paragraph::new(4, url.clone())));
    lines
}

fn joined(texts: &[Text], between: &str) -> String {
    texts.iter().map(Text::as_str).collect::<Vec<_>>().join(between)
}
