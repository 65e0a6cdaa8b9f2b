//! The columns of a table of events: one table of names, read by `list`, the csv export, help and the docs.

use super::{Entry, days, joined};
use crate::brief::{cite, unsaid};
use crate::model::{ActorIx, Catalog, Claim, Event, Measure, Part, PlaceIx, Says, TollRow, wording};

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text as the store has it, or nothing.
    Text(String),
    /// A number that the program writes: no text of anybody.
    Number(String),
}

impl Cell {
    /// What it holds.
    pub fn as_str(&self) -> &str {
        match self {
            Cell::Text(text) | Cell::Number(text) => text,
        }
    }
}

/// A column: its name, what it holds, and what it holds for an event.
#[derive(Debug)]
pub struct Column {
    /// Its name, in headings and after `--columns`.
    pub name: &'static str,
    /// What it holds, one sentence.
    pub doc: &'static str,
    /// Its cell for an event.
    pub cell: fn(&Entry<'_>) -> Cell,
}

/// A column of the table of claims.
#[derive(Debug)]
pub struct ClaimColumn {
    /// Its name, in headings.
    pub name: &'static str,
    /// What it holds, one sentence.
    pub doc: &'static str,
    /// Its cell for a claim: the event, the claim's number from 1, the claim.
    pub cell: fn(&Entry<'_>, usize, &Claim) -> Cell,
}

const fn column(name: &'static str, doc: &'static str, cell: fn(&Entry<'_>) -> Cell) -> Column {
    Column { name, doc, cell }
}

const fn of_claim(
    name: &'static str,
    doc: &'static str,
    cell: fn(&Entry<'_>, usize, &Claim) -> Cell,
) -> ClaimColumn {
    ClaimColumn { name, doc, cell }
}

/// Every column of a table of events, in the order of a whole one.
#[rustfmt::skip]
pub const COLUMNS: &[Column] = &[
    column("match", "Whether the event answers the query: `certain` or `possible`.", |e| text(e.matching())),
    column("id", "Its id.", |e| text(e.event.id.as_str())),
    column("date", "Its date as written, in EDTF.", |e| text(e.event.when.date.as_str())),
    column("when", "Its date in words.", |e| text(wording::when_of(&e.event, false).raw())),
    column("earliest", "The earliest day it can have been or begun; empty where that is open.", |e| day(days::counted(&e.event).0)),
    column("latest", "The latest day it can have been or ended; empty where that is open.", |e| day(days::counted(&e.event).1)),
    column("precision", "How exactly the date is known: day, month, season, year, decade, one-of, lasted or open.", |e| text(e.event.when.precision().written())),
    column("time", "Its time of day.", |e| text(e.event.when.time.map(|t| t.to_string()).unwrap_or_default())),
    column("dated", "How the date is known: stated, resolved, inferred or outside.", |e| text(e.event.dated.as_ref().map_or("", |d| d.how.written()))),
    column("form", "Its form.", |e| text(e.event.form.written())),
    column("kind", "The id of its kind.", |e| text(e.catalog().kind(e.event.kind).id.as_str())),
    column("title", "Its title.", |e| text(e.event.title.raw())),
    column("summary", "Its summary, in the curator's words.", |e| text(e.event.summary.raw())),
    column("place", "The ids of its places: all of these.", |e| text(places(&e.event.place, e.catalog(), false))),
    column("where", "The names of its places.", |e| text(places(&e.event.place, e.catalog(), true))),
    column("lat", "Latitude of the first of its places that has coordinates of its own.", |e| number(located(e).map(|(at, _)| at.0))),
    column("lon", "Longitude of that place.", |e| number(located(e).map(|(at, _)| at.1))),
    column("exactness", "How exactly that place is known: site, town, district, province or country.", |e| text(located(e).and_then(|(_, p)| p).unwrap_or_default())),
    column("actors", "Who did what: `role:actor`, with how that is known in parentheses.", |e| text(actors(&e.event.actors, e.catalog()))),
    column("killed", "People killed: `side:count` for each row of the toll, never added up.", |e| toll(e, Measure::Killed)),
    column("injured", "People injured, likewise.", |e| toll(e, Measure::Injured)),
    column("arrested", "People arrested, likewise.", |e| toll(e, Measure::Arrested)),
    column("kidnapped", "People kidnapped, likewise.", |e| toll(e, Measure::Kidnapped)),
    column("freed", "People freed, likewise.", |e| toll(e, Measure::Freed)),
    column("displaced", "People displaced, likewise.", |e| toll(e, Measure::Displaced)),
    column("figures", "Other counts: `what:count`.", |e| text(joined(e.event.figures.iter().map(|f| format!("{}:{}", f.of.raw(), f.count))))),
    column("claims", "How many claims it rests on.", |e| whole(e.event.claims.len())),
    column("sources", "How many sources they cite.", |e| whole(cite::sources(&e.event).len())),
    column("cited", "The passages cited: `source/paragraph`, or the source alone where it is cited as a whole.", |e| text(joined(e.event.claims.iter().map(|c| passage(c, e))))),
    column("by", "The ids of those who are quoted as saying so.", |e| text(speakers(e))),
    column("differing", "`yes` where its claims cannot all be true or another event contradicts it.", |e| text(if e.differs() { "yes" } else { "" })),
    column("unsaid", "What no source says of it.", |e| text(joined(unsaid::not_said(&e.event, e.catalog())))),
    column("answers", "Answers to the store's questions: `question:answer`.", |e| text(joined(answers(e)))),
    column("links", "Links to other events: `what:event`.", |e| text(joined(e.event.links.iter().map(|l| format!("{}:{}", l.kind.written(), l.to))))),
    column("coding", "How sure the coding is, not the fact.", |e| text(e.event.coding.written())),
    column("weight", "What a small screen or a short briefing keeps.", |e| text(e.event.weight.written())),
    column("tags", "Its tags.", |e| text(joined(&e.event.tags))),
];

/// Every column of a table of claims.
#[rustfmt::skip]
pub const CLAIM_COLUMNS: &[ClaimColumn] = &[
    of_claim("event", "The id of the event.", |e, _, _| text(e.event.id.as_str())),
    of_claim("match", "Whether the event answers the query: `certain` or `possible`.", |e, _, _| text(e.matching())),
    of_claim("date", "The event's date as written, in EDTF.", |e, _, _| text(e.event.when.date.as_str())),
    of_claim("title", "The event's title.", |e, _, _| text(e.event.title.raw())),
    of_claim("claim", "The claim's number in the event, from 1.", |_, at, _| whole(at)),
    of_claim("supports", "`yes` where it supports the event as coded.", |_, _, c| text(if c.says.is_none() && !c.rejected { "yes" } else { "" })),
    of_claim("rejected", "`yes` where the source reports it to deny it.", |_, _, c| text(if c.rejected { "yes" } else { "" })),
    of_claim("source", "The id of the source.", |e, _, c| text(source(c, e))),
    of_claim("publisher", "Who published it.", |e, _, c| text(e.catalog().source(c.source).publisher.raw())),
    of_claim("published", "When, in EDTF.", |e, _, c| text(e.catalog().source(c.source).published.as_str())),
    of_claim("para", "The paragraph, from 1; empty where the source is cited as a whole.", |_, _, c| text(c.para.map(|para| para.to_string()).unwrap_or_default())),
    of_claim("words", "A few words of it, to find the passage by.", |_, _, c| text(c.words.raw())),
    of_claim("by", "The ids of those who say so, the speaker first.", |e, _, c| text(ids(&c.by, e.catalog()))),
    of_claim("via", "The ids of those through whom they do.", |e, _, c| text(ids(&c.via, e.catalog()))),
    of_claim("style", "How the speaker was styled.", |_, _, c| text(c.style.as_ref().map_or("", |s| s.raw()))),
    of_claim("slip", "An error in the source.", |_, _, c| text(c.slip.as_ref().map_or("", |s| s.raw()))),
    of_claim("says-date", "Another date than the coded one, in EDTF.", |_, _, c| said(c, |s| s.date.as_ref().map(|d| d.to_string()).unwrap_or_default())),
    of_claim("says-place", "The ids of other places.", |e, _, c| said(c, |s| places(&s.place, e.catalog(), false))),
    of_claim("says-kind", "The id of another kind.", |e, _, c| said(c, |s| s.kind.map(|k| e.catalog().kind(k).id.to_string()).unwrap_or_default())),
    of_claim("says-actors", "Other actors: `role:actor`.", |e, _, c| said(c, |s| actors(&s.actors, e.catalog()))),
    of_claim("says-toll", "Another toll: `side measure:count`.", |e, _, c| said(c, |s| joined(s.toll.iter().flat_map(|row| counts(row, e.catalog()))))),
    of_claim("says-text", "Something else, in the curator's words.", |_, _, c| said(c, |s| s.text.as_ref().map(|t| t.raw().to_owned()).unwrap_or_default())),
];

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn whole(number: usize) -> Cell {
    Cell::Number(number.to_string())
}

fn number(number: Option<f64>) -> Cell {
    number.map_or(Cell::Text(String::new()), |n| Cell::Number(n.to_string()))
}

fn day(day: Option<days::Day>) -> Cell {
    text(day.map(days::Day::dashed).unwrap_or_default())
}

fn places(places: &[PlaceIx], catalog: &Catalog, names: bool) -> String {
    joined(places.iter().map(|ix| {
        let place = catalog.place(*ix);
        if names { place.name.raw() } else { place.id.as_str() }
    }))
}

/// The first place with coordinates of its own: where it is, and how exactly that is known.
fn located(entry: &Entry<'_>) -> Option<((f64, f64), Option<&'static str>)> {
    let catalog = entry.catalog();
    let mut places = entry.event.place.iter().map(|ix| catalog.place(*ix));
    places.find_map(|place| Some((place.at?, place.precision.map(|p| p.written()))))
}

fn actors(parts: &[Part], catalog: &Catalog) -> String {
    joined(parts.iter().map(|part| {
        let basis = part.basis.map(|b| format!(" ({})", b.written())).unwrap_or_default();
        format!("{}:{}{basis}", catalog.role(part.role).id, catalog.actor(part.who).id)
    }))
}

fn ids(actors: &[ActorIx], catalog: &Catalog) -> String {
    joined(actors.iter().map(|ix| &catalog.actor(*ix).id))
}

/// `civilians:2 (ferry passengers); front:>3`.
fn toll(entry: &Entry<'_>, measure: Measure) -> Cell {
    let side = |row: &TollRow| &entry.catalog().side(row.side).id;
    let of = |row: &TollRow| row.of.as_ref().map(|of| format!(" ({})", of.raw())).unwrap_or_default();
    let stated = entry.event.toll.iter().filter_map(|row| {
        let count = row.count(measure)?;
        Some(format!("{}:{count}{}", side(row), of(row)))
    });
    text(joined(stated))
}

/// `civilians killed:5`, for each count of a row.
fn counts(row: &TollRow, catalog: &Catalog) -> Vec<String> {
    let side = &catalog.side(row.side).id;
    row.counts.iter().map(|(measure, count)| format!("{side} {}:{count}", measure.written())).collect()
}

fn source<'a>(claim: &Claim, entry: &Entry<'a>) -> &'a str {
    entry.catalog().source(claim.source).id()
}

/// `source/paragraph`.
fn passage(claim: &Claim, entry: &Entry<'_>) -> String {
    let source = source(claim, entry);
    claim.para.map_or_else(|| source.to_owned(), |para| format!("{source}/{para}"))
}

fn speakers(entry: &Entry<'_>) -> String {
    let mut once: Vec<ActorIx> = Vec::new();
    for who in entry.event.claims.iter().flat_map(|claim| &claim.by) {
        if !once.contains(who) {
            once.push(*who);
        }
    }
    ids(&once, entry.catalog())
}

fn answers<'a>(entry: &'a Entry<'_>) -> impl Iterator<Item = String> + 'a {
    let event: &Event = &entry.event;
    event.answers.iter().map(|answer| {
        let question = entry.catalog().question(answer.to);
        let said = question.answers.get(answer.says).map(|id| id.as_str()).unwrap_or_default();
        format!("{}:{said}", question.id)
    })
}

fn said(claim: &Claim, of: impl Fn(&Says) -> String) -> Cell {
    text(claim.says.as_ref().map(of).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn columns_have_one_name_each_and_a_doc_that_is_a_sentence() {
        let names: Vec<_> = COLUMNS.iter().map(|c| (c.name, c.doc)).collect();
        let of_claims: Vec<_> = CLAIM_COLUMNS.iter().map(|c| (c.name, c.doc)).collect();
        for columns in [names, of_claims] {
            assert!(columns.iter().all(|(_, doc)| doc.ends_with('.')));
            let shaped = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            assert!(columns.iter().all(|(name, _)| shaped(name)));
            assert_eq!(columns.iter().map(|(name, _)| name).collect::<HashSet<_>>().len(), columns.len());
        }
    }

    #[test]
    fn every_measure_has_a_column() {
        assert!(Measure::ALL.iter().all(|m| COLUMNS.iter().any(|c| c.name == m.written())));
    }
}
