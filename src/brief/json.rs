//! An event as JSON, in the shape of the store: ids for what the store defines, counts and dates as written.

use serde_json::{Map, Value, json};

use crate::model::{ActorIx, Catalog, Claim, Event, Link, Part, PlaceIx, Says, TollRow};
use crate::text::Text;

/// The event's fields by the names of the store format; a field left out is left out here too.
pub fn event(event: &Event, catalog: &Catalog) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("id".into(), text(event.id.as_str()));
    out.insert("date".into(), text(event.when.date.as_str()));
    if let Some((from, to)) = &event.when.bounds {
        let end = |e: &Option<crate::model::Edtf>| text(e.as_ref().map_or("..", |d| d.as_str()));
        out.insert("bounds".into(), json!([end(from), end(to)]));
    }
    if let Some(time) = event.when.time {
        out.insert("time".into(), text(&time.to_string()));
    }
    if let Some(dated) = &event.dated {
        let mut how = Map::new();
        how.insert("how".into(), text(dated.how.written()));
        insert_text(&mut how, "from", dated.from.as_ref());
        how.extend(dated.anchor.iter().map(|a| ("anchor".into(), text(a.as_str()))));
        insert_text(&mut how, "note", dated.note.as_ref());
        out.insert("dated".into(), how.into());
    }
    out.insert("form".into(), text(event.form.written()));
    out.insert("kind".into(), text(catalog.kind(event.kind).id.as_str()));
    out.insert("title".into(), text(event.title.raw()));
    out.insert("summary".into(), text(event.summary.raw()));
    insert_list(&mut out, "place", event.place.iter().map(|p| place(*p, catalog)));
    insert_list(&mut out, "actors", event.actors.iter().map(|p| part(p, catalog)));
    insert_list(&mut out, "toll", event.toll.iter().map(|r| toll(r, catalog)));
    let figure = |f: &crate::model::Figure| json!({"of": f.of.raw(), "count": f.count.to_string()});
    insert_list(&mut out, "figures", event.figures.iter().map(figure));
    insert_list(&mut out, "claims", event.claims.iter().map(|c| claim(c, catalog)));
    let answer = |a: &crate::model::AnswerGiven| {
        let question = catalog.question(a.to);
        json!({"to": question.id.as_str(), "says": question.answers.get(a.says).map(|i| i.as_str())})
    };
    insert_list(&mut out, "answers", event.answers.iter().map(answer));
    insert_list(&mut out, "links", event.links.iter().map(link));
    out.insert("coding".into(), text(event.coding.written()));
    out.insert("weight".into(), text(event.weight.written()));
    insert_list(&mut out, "tags", event.tags.iter().map(|t| text(t.as_str())));
    out
}

fn text(text: &str) -> Value {
    Value::String(text.to_string())
}

fn insert_text(out: &mut Map<String, Value>, key: &str, value: Option<&Text>) {
    if let Some(value) = value {
        out.insert(key.to_string(), text(value.raw()));
    }
}

fn insert_list(out: &mut Map<String, Value>, key: &str, values: impl Iterator<Item = Value>) {
    let list: Vec<Value> = values.collect();
    if !list.is_empty() {
        out.insert(key.to_string(), Value::Array(list));
    }
}

fn place(place: PlaceIx, catalog: &Catalog) -> Value {
    text(catalog.place(place).id.as_str())
}

fn actor(actor: &ActorIx, catalog: &Catalog) -> Value {
    text(catalog.actor(*actor).id.as_str())
}

fn part(part: &Part, catalog: &Catalog) -> Value {
    let mut out = Map::new();
    out.insert("who".into(), actor(&part.who, catalog));
    out.insert("as".into(), text(catalog.role(part.role).id.as_str()));
    out.extend(part.basis.iter().map(|b| ("basis".into(), text(b.written()))));
    out.into()
}

fn toll(row: &TollRow, catalog: &Catalog) -> Value {
    let mut out = Map::new();
    out.insert("side".into(), text(catalog.side(row.side).id.as_str()));
    insert_text(&mut out, "of", row.of.as_ref());
    out.extend(row.counts.iter().map(|(m, c)| (m.written().to_string(), text(&c.to_string()))));
    out.into()
}

fn claim(claim: &Claim, catalog: &Catalog) -> Value {
    let mut out = Map::new();
    out.insert("source".into(), text(catalog.source(claim.source).id()));
    if let Some(para) = claim.para {
        out.insert("para".into(), para.get().into());
    }
    out.insert("words".into(), text(claim.words.raw()));
    insert_list(&mut out, "by", claim.by.iter().map(|a| actor(a, catalog)));
    insert_list(&mut out, "via", claim.via.iter().map(|a| actor(a, catalog)));
    insert_text(&mut out, "style", claim.style.as_ref());
    insert_text(&mut out, "slip", claim.slip.as_ref());
    if claim.rejected {
        out.insert("rejected".into(), true.into());
    }
    out.extend(claim.says.iter().map(|s| ("says".into(), says(s, catalog))));
    out.into()
}

fn says(says: &Says, catalog: &Catalog) -> Value {
    let mut out = Map::new();
    out.extend(says.date.iter().map(|d| ("date".into(), text(d.as_str()))));
    insert_list(&mut out, "place", says.place.iter().map(|p| place(*p, catalog)));
    out.extend(says.kind.iter().map(|k| ("kind".into(), text(catalog.kind(*k).id.as_str()))));
    insert_list(&mut out, "actors", says.actors.iter().map(|p| part(p, catalog)));
    insert_list(&mut out, "toll", says.toll.iter().map(|r| toll(r, catalog)));
    insert_text(&mut out, "text", says.text.as_ref());
    out.into()
}

fn link(link: &Link) -> Value {
    let mut out = Map::new();
    out.insert("to".into(), text(link.to.as_str()));
    out.insert("as".into(), text(link.kind.written()));
    out.extend(link.offset.iter().map(|o| ("offset".into(), text(o.as_str()))));
    out.into()
}
