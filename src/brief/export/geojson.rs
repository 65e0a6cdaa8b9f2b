//! Points on a map as RFC 7946 has them: what is not located stays in the file without a geometry.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::json::written;
use super::{Entry, Selected, days, ndjson};
use crate::model::{Place, wording};
use crate::text::Text;

/// Writes one feature for each event, each on a line of its own.
pub(super) fn write(selected: &Selected<'_>, out: &mut dyn Write) -> io::Result<()> {
    let head = Value::Object(head(selected));
    let head = written(&head);
    let head = head.strip_suffix('}').unwrap_or(&head);
    write!(out, "{head},\"features\":[")?;
    let mut before = "\n";
    for entry in selected.entries() {
        write!(out, "{before}{}", written(&feature(&entry)))?;
        before = ",\n";
    }
    out.write_all(b"\n]}\n")
}

/// What is said of the whole file.
fn head(selected: &Selected<'_>) -> Map<String, Value> {
    let catalog = selected.catalog();
    let mut head = Map::new();
    head.insert("type".into(), "FeatureCollection".into());
    head.insert("title".into(), catalog.title.raw().into());
    let mut add = |key: &str, text: &Option<Text>| {
        head.extend(text.iter().map(|text| (key.to_owned(), text.raw().into())));
    };
    add("version", &catalog.version);
    add("attribution", &catalog.attribution);
    add("licence", &catalog.licence);
    head.insert("query".into(), selected.query.to_string().into());
    head.insert("sha256".into(), selected.data.store.hash().into());
    head
}

fn feature(entry: &Entry<'_>) -> Value {
    let catalog = entry.catalog();
    let places: Vec<&Place> = entry.event.place.iter().map(|ix| catalog.place(*ix)).collect();
    let mut properties = ndjson::object(entry);
    let (earliest, latest) = days::counted(&entry.event);
    properties.insert("when".into(), wording::when_of(&entry.event, false).raw().into());
    properties.insert("earliest".into(), earliest.map(days::Day::dashed).into());
    properties.insert("latest".into(), latest.map(days::Day::dashed).into());
    properties.insert("precision".into(), entry.event.when.precision().written().into());
    properties.insert("places".into(), places.iter().map(|place| described(place)).collect());
    json!({
        "type": "Feature",
        "id": entry.event.id.as_str(),
        "geometry": geometry(&places),
        "properties": properties,
    })
}

/// A point, points, or none: longitude first.
fn geometry(places: &[&Place]) -> Value {
    let points: Vec<Value> =
        places.iter().filter_map(|place| place.at).map(|(lat, lon)| json!([lon, lat])).collect();
    match points.as_slice() {
        [] => Value::Null,
        [point] => json!({"type": "Point", "coordinates": point}),
        points => json!({"type": "MultiPoint", "coordinates": points}),
    }
}

/// A place: whether it is one of the points, and how far it may be off.
fn described(place: &Place) -> Value {
    let precision = place.precision.map(|p| p.written());
    json!({
        "id": place.id.as_str(),
        "name": place.name.raw(),
        "precision": precision,
        "located": place.at.is_some(),
        "off_by_km": place.at.and(place.precision).map(|p| p.doubt()),
    })
}
