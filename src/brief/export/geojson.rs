//! Points on a map as RFC 7946 has them: what is not located stays in the file without a geometry.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value};

use super::json::{escaped, written};
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
        write!(out, "{before}{}", feature(&entry)?)?;
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

/// An event as a feature. Its places are written one by one: a tree of very many would take much memory.
#[derive(Serialize)]
struct Feature<'e> {
    #[serde(rename = "type")]
    what: &'static str,
    id: &'e str,
    geometry: Option<Geometry>,
    properties: Properties<'e>,
}

/// A point, or points: longitude first.
#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point([f64; 2]),
    MultiPoint(Vec<[f64; 2]>),
}

#[derive(Serialize)]
struct Properties<'e> {
    #[serde(flatten)]
    event: Map<String, Value>,
    places: Vec<Described<'e>>,
}

/// A place: whether it is one of the points, and how far it may be off.
#[derive(Serialize)]
struct Described<'e> {
    id: &'e str,
    name: &'e str,
    precision: Option<&'static str>,
    located: bool,
    off_by_km: Option<f64>,
}

/// A feature in one line.
fn feature(entry: &Entry<'_>) -> io::Result<String> {
    let catalog = entry.catalog();
    let places: Vec<&Place> = entry.event.place.iter().map(|ix| catalog.place(*ix)).collect();
    let mut event = ndjson::object(entry);
    let (earliest, latest) = days::counted(&entry.event);
    event.insert("when".into(), wording::when_of(&entry.event, false).raw().into());
    event.insert("earliest".into(), earliest.map(days::Day::dashed).into());
    event.insert("latest".into(), latest.map(days::Day::dashed).into());
    event.insert("precision".into(), entry.event.when.precision().written().into());
    let feature = Feature {
        what: "Feature",
        id: entry.event.id.as_str(),
        geometry: geometry(&places),
        properties: Properties { event, places: places.iter().map(|place| described(place)).collect() },
    };
    Ok(escaped(serde_json::to_string(&feature)?))
}

/// None where nothing is located.
fn geometry(places: &[&Place]) -> Option<Geometry> {
    let points: Vec<[f64; 2]> =
        places.iter().filter_map(|place| place.at).map(|(lat, lon)| [lon, lat]).collect();
    match points.as_slice() {
        [] => None,
        [point] => Some(Geometry::Point(*point)),
        _ => Some(Geometry::MultiPoint(points)),
    }
}

fn described(place: &Place) -> Described<'_> {
    Described {
        id: place.id.as_str(),
        name: place.name.raw(),
        precision: place.precision.map(|p| p.written()),
        located: place.at.is_some(),
        off_by_km: place.at.and(place.precision).map(|p| p.doubt()),
    }
}
