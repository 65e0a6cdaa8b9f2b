//! An event in words: in a few paragraphs, for formats that have one field for everything, and by names, for those that
//! are read.

use super::Entry;
use crate::brief::page::{figures, tolls};
use crate::brief::{cite, claims, unsaid};
use crate::index::Linked;
use crate::model::differ::differences;
use crate::model::{Claim, Truth, wording};
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
    told.extend(figures(event, catalog));
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

/// The sources of an event with the paragraphs cited: `Asharq Al-Awsat, “…”, 19 January 2018, ¶7, ¶10`.
pub(super) fn sources<'a>(entry: &Entry<'a>) -> Vec<(Text, Option<&'a str>)> {
    let cited = cite::sources(&entry.event).into_iter().map(|ix| {
        let source = entry.catalog().source(ix);
        let cited = cite::signed(&cite::paragraphs(&entry.event, ix));
        let line = text!("{}{cited}", cite::source(source));
        (line, source.more.url.as_ref().map(Text::raw))
    });
    cited.collect()
}

/// Who makes a claim, that it is denied, and an error in it.
pub(super) fn aside(claim: &Claim, entry: &Entry<'_>) -> Vec<String> {
    let catalog = entry.catalog();
    let mut more: Vec<String> = wording::per(claim, catalog).iter().map(Text::to_string).collect();
    if claim.rejected {
        more.push(wording::rejected(claim, catalog).to_string());
    }
    more.extend(claim.slip.iter().map(|slip| format!("sic: “{}”", slip.raw())));
    more
}

/// What is known of an event, by names, in the order of the sheet.
pub(super) fn facts(entry: &Entry<'_>) -> Vec<(&'static str, Text)> {
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
    let owned = tolls(event, catalog).into_iter().chain(figures(event, catalog));
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
    facts.extend(entry.data.index.links(entry.ix).iter().map(|link| ("Linked", linked_to(link, entry))));
    if entry.differs() {
        facts.push(("Differing", Text::new("its claims, or another event contradicts it")));
    }
    if entry.truth == Truth::Possible {
        facts.push(("Match", Text::new("possible: whether it belongs here is not certain")));
    }
    let tags: String = event.tags.iter().map(|tag| format!(", {tag}")).collect();
    facts.push(("Coding", text!("{}, weight {}{tags}", event.coding.written(), event.weight.written())));
    facts
}

/// `led to (2 days later): Pursuit after the ferry attack, 2019-05-14-ford-pursuit`.
fn linked_to(link: &Linked, entry: &Entry<'_>) -> Text {
    let store = &entry.data.store;
    let other = store.id(link.to);
    let own =
        entry.event.links.iter().filter(|l| link.outgoing && l.to.as_str() == other && l.kind == link.kind);
    let offset = own.filter_map(|l| l.offset.as_ref()).next();
    let offset = offset.map(|o| format!(" ({})", wording::offset(o, true))).unwrap_or_default();
    text!("{}{offset}: {}, {other}", link.phrase(), entry.data.index.title(link.to))
}
