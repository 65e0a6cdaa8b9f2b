//! An event in a few paragraphs, for formats that have one field for everything in words.

use std::collections::BTreeSet;

use super::Entry;
use crate::brief::page::{owner, tolls};
use crate::brief::{cite, claims, unsaid};
use crate::model::differ::differences;
use crate::model::{SourceIx, Truth, wording};
use crate::text;
use crate::text::Text;

/// What is said of an event beside its title, date and summary: where, who, how many, what is not said, and that
/// sources differ or that it may not belong here.
pub(super) fn paragraphs(entry: &Entry<'_>) -> Vec<Text> {
    let (event, catalog) = (&entry.event, entry.catalog());
    let mut told = Vec::new();
    if !event.place.is_empty() {
        told.push(text!("Where: {}.", claims::places(&event.place, catalog)));
    }
    if !event.actors.is_empty() {
        let who: Vec<String> = event.actors.iter().map(|part| claims::actor(part, catalog)).collect();
        told.push(text!("Who: {}.", who.join("; ")));
    }
    told.extend(tolls(event, catalog));
    told.extend(figures(entry));
    let gaps = unsaid::not_said(event, catalog);
    if !gaps.is_empty() {
        told.push(text!("Not said: {}.", gaps.iter().map(Text::as_str).collect::<Vec<_>>().join("; ")));
    }
    if entry.differs() {
        told.push(Text::new(if differences(event, catalog).is_empty() {
            "Another event contradicts it."
        } else {
            "Its claims cannot all be true."
        }));
    }
    if entry.truth == Truth::Possible {
        told.push(Text::new("Whether it belongs here is not certain."));
    }
    told
}

/// Other figures, each with its owner: `Figures: ferries stopped: 1, according to The Vessa Courier.`
pub(super) fn figures(entry: &Entry<'_>) -> Option<Text> {
    let event = &entry.event;
    let told: Vec<String> =
        event.figures.iter().map(|f| format!("{}: {}", f.of, wording::count(&f.count))).collect();
    (!told.is_empty()).then(|| text!("Figures: {}, {}.", told.join("; "), owner(event, entry.catalog())))
}

/// `¶7, ¶10`: the paragraphs of a source that an event cites.
fn paragraphs_of(entry: &Entry<'_>, source: SourceIx) -> String {
    let claims = entry.event.claims.iter().filter(|claim| claim.source == source);
    let paragraphs: BTreeSet<u32> = claims.map(|claim| claim.para).collect();
    paragraphs.iter().map(|p| format!("¶{p}")).collect::<Vec<_>>().join(", ")
}

/// The sources of an event with the paragraphs cited: `Asharq Al-Awsat, “…”, 19 January 2018, ¶7, ¶10`.
pub(super) fn sources<'a>(entry: &Entry<'a>) -> Vec<(Text, Option<&'a str>)> {
    let cited = cite::sources(&entry.event).into_iter().map(|ix| {
        let source = entry.catalog().source(ix);
        let line = text!("{}, {}", cite::source(source), paragraphs_of(entry, ix));
        (line, source.url.as_ref().map(Text::raw))
    });
    cited.collect()
}
