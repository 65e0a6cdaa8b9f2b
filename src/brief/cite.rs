//! Citations: who published what, when, in which paragraph, and who says so.

use std::num::NonZeroU32;

use crate::model::{Actor, ActorIx, Catalog, Claim, Event, Source, SourceIx, wording};
use crate::text;
use crate::text::Text;

/// The sources an event cites, each once, in the order of its claims.
pub fn sources(event: &Event) -> Vec<SourceIx> {
    let mut seen = Vec::new();
    for claim in &event.claims {
        if !seen.contains(&claim.source) {
            seen.push(claim.source);
        }
    }
    seen
}

/// Whether a claim has its source only through somebody else who cites it: it supports what that one says, and what the
/// event is coded as is not its own.
pub fn is_cited(claim: &Claim) -> bool {
    claim.by.is_empty() && !claim.via.is_empty()
}

/// The sources of an event that speak for themselves; all of them where none does.
pub fn own_sources(event: &Event) -> Vec<SourceIx> {
    let speaks = |source: &SourceIx| event.claims.iter().any(|c| c.source == *source && !is_cited(c));
    let all = sources(event);
    let own: Vec<SourceIx> = all.iter().copied().filter(speaks).collect();
    if own.is_empty() { all } else { own }
}

/// `Asharq Al-Awsat, “Experts: …”, 19 January 2018`; a data set that publishes itself is named once.
pub fn source(source: &Source) -> Text {
    let by = source.more.author.as_ref().map(|a| text!("{a}, ")).unwrap_or_default();
    let agency = source.more.agency.as_ref().map(|a| text!(" ({a})")).unwrap_or_default();
    let title = source.title();
    let title = if title == source.publisher.as_str() { Text::default() } else { text!(", “{title}”") };
    text!("{by}{}{agency}{title}, {}", source.publisher, wording::published(&source.published))
}

/// Who says so: `Yahya Rasoul (“Brigadier”), via AFP`; empty when the source speaks for itself.
pub fn speakers(claim: &Claim, catalog: &Catalog) -> Text {
    let mut out = String::new();
    if !claim.by.is_empty() {
        out.push_str(&names(&claim.by, catalog));
    }
    if let Some(style) = &claim.style {
        out.push_str(&format!(" (“{style}”)"));
    }
    if !claim.via.is_empty() {
        let comma = if out.is_empty() { "" } else { ", " };
        out.push_str(&format!("{comma}via {}", names(&claim.via, catalog)));
    }
    Text::new(out)
}

fn names(actors: &[ActorIx], catalog: &Catalog) -> String {
    let name = |ix: &ActorIx| -> &Actor { catalog.actor(*ix) };
    actors.iter().map(|a| name(a).name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The citation of an event, to be pasted elsewhere: title, date in words, sources with paragraphs.
pub fn event(event: &Event, catalog: &Catalog) -> Text {
    let cited = sources(event).into_iter().map(|s| {
        let signed = signed(&paragraphs(event, s));
        format!("{}{signed}", source(catalog.source(s)))
    });
    let when = wording::when_of(event, false);
    text!("{} ({when}). {}.", event.title, cited.collect::<Vec<_>>().join("; "))
}

/// `, ¶7, ¶10`; nothing where a source is cited as a whole.
pub fn signed(paragraphs: &[u32]) -> String {
    paragraphs.iter().map(|p| format!(", ¶{p}")).collect()
}

/// ` ¶7`; nothing where a source is cited as a whole.
pub fn sign(claim: &Claim) -> String {
    claim.para.map(|para| format!(" ¶{para}")).unwrap_or_default()
}

/// `, paragraph 7`; nothing where a source is cited as a whole.
pub fn paragraph(claim: &Claim) -> String {
    claim.para.map(|para| format!(", paragraph {para}")).unwrap_or_default()
}

/// The paragraphs of a source that an event cites, ascending, each once; none where it cites the whole.
pub fn paragraphs(event: &Event, source: SourceIx) -> Vec<u32> {
    let cited = event.claims.iter().filter(|c| c.source == source);
    let mut paras: Vec<u32> = cited.filter_map(|c| c.para).map(NonZeroU32::get).collect();
    paras.sort_unstable();
    paras.dedup();
    paras
}
