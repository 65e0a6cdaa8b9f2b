//! A briefing as JSON: the same content, in the same order, by names.

use serde_json::{Value, json};

use super::page::{Disputed, Item, Page, Position, Reference};
use crate::text::Text;

/// The lines of the file.
pub fn lines(page: &Page) -> Vec<Text> {
    let written = serde_json::to_string_pretty(&value(page)).unwrap_or_default();
    written.lines().map(Text::new).collect()
}

/// The briefing as one object.
pub fn value(page: &Page) -> Value {
    json!({
        "title": page.title.as_str(),
        "prepared": page.prepared.as_ref().map(Text::as_str),
        "scope": page.scope.as_str(),
        "coverage": page.coverage.as_str(),
        "note": texts(&page.own),
        "events": page.events.iter().map(item).collect::<Vec<_>>(),
        "totals": texts(&page.totals),
        "positions": page.positions.iter().map(position).collect::<Vec<_>>(),
        "differing": page.disputed.iter().map(disputed).collect::<Vec<_>>(),
        "not_said": texts(&page.unsaid),
        "sources": page.sources.iter().map(source).collect::<Vec<_>>(),
        "left_out": page.rest.iter().map(item).collect::<Vec<_>>(),
        "left_out_positions": page.after.positions.iter().map(position).collect::<Vec<_>>(),
        "left_out_differing": page.after.disputed.iter().map(disputed).collect::<Vec<_>>(),
        "further_sources": page.after.sources.iter().map(source).collect::<Vec<_>>(),
        "method": texts(&page.footer),
        "licence": page.licence.as_ref().map(Text::as_str),
    })
}

fn texts(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::as_str).collect()
}

fn item(item: &Item) -> Value {
    let cited = |c: &super::page::Cited| json!({"source": c.number, "paragraphs": c.paragraphs});
    json!({
        "id": item.id.as_str(),
        "when": item.when.as_str(),
        "title": item.title.as_str(),
        "form": item.form,
        "in_full": item.full,
        "place": item.place.as_ref().map(Text::as_str),
        "summary": item.summary.as_str(),
        "toll": texts(&item.toll),
        "figures": item.figures.as_ref().map(Text::as_str),
        "owner": item.owner.as_ref().map(Text::as_str),
        "cautions": texts(&item.cautions),
        "note": item.note.as_ref().map(Text::as_str),
        "cited": item.cited.iter().map(cited).collect::<Vec<_>>(),
    })
}

fn position(position: &Position) -> Value {
    let by = |s: &super::page::Stance| s.by.iter().map(|b| b.text.to_string()).collect::<Vec<_>>();
    let stance = |s: &super::page::Stance| json!({"answer": s.answer.as_str(), "by": by(s), "more": s.more});
    json!({
        "ask": position.ask.as_str(),
        "answers": position.stances.iter().map(stance).collect::<Vec<_>>(),
    })
}

fn disputed(event: &Disputed) -> Value {
    json!({"title": event.title.as_str(), "when": event.when.as_str(), "values": texts(&event.values)})
}

fn source(source: &Reference) -> Value {
    json!({
        "number": source.number,
        "source": source.source.as_str(),
        "paragraphs": source.paragraphs,
        "caution": source.caution.as_ref().map(Text::as_str),
        "url": source.url.as_ref().map(Text::as_str),
    })
}
