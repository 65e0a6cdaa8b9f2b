//! Numbers as JSON: the same as the tables, by names.

use serde_json::{Value, json};

use super::stats::{Coverage, Stats, Toll};
use crate::index::Tally;
use crate::model::date::civil;
use crate::model::{Catalog, Form, Minute};

/// The numbers as one object.
pub fn value(stats: &Stats, catalog: &Catalog) -> Value {
    let columns = &stats.years.columns;
    let kinds = stats.years.kinds.iter().map(|row| {
        let cells = columns.iter().zip(&row.tallies).zip(&row.mass);
        let cells = cells.map(|(((first, last), tally), mass)| {
            json!({"from": first, "to": last, "incidents": both(*tally), "mass": rounded(*mass)})
        });
        json!({"kind": catalog.kind(row.kind).id.as_str(), "years": cells.collect::<Vec<_>>()})
    });
    let others = columns.iter().zip(&stats.years.others);
    let others = others.map(|((first, last), n)| json!({"from": first, "to": last, "events": n}));
    let forms = Form::ALL.iter().map(|form| (form.written().to_owned(), both(stats.counts.of(*form))));
    let precision = stats.precision.iter().map(|(p, tally)| (p.written().to_owned(), both(*tally)));
    let dated = stats
        .dated
        .iter()
        .map(|(how, tally)| (how.map_or("unsaid", |how| how.written()).to_owned(), both(*tally)));
    json!({
        "scope": stats.scope.raw(),
        "coverage": stats.coverage.raw(),
        "forms": forms.collect::<serde_json::Map<_, _>>(),
        "tolls": {
            "sources": stats.toll_sources.iter().map(|ix| catalog.source(*ix).id()).collect::<Vec<_>>(),
            "caution": CAUTION,
            "rows": stats.tolls.iter().map(|row| toll(row, catalog)).collect::<Vec<_>>(),
        },
        "incidents_by_kind": kinds.collect::<Vec<_>>(),
        "other_forms": others.collect::<Vec<_>>(),
        "sources": stats.sources.iter().map(|row| source(row, catalog)).collect::<Vec<_>>(),
        "precision": precision.collect::<serde_json::Map<_, _>>(),
        "dated": dated.collect::<serde_json::Map<_, _>>(),
    })
}

/// What is said of every sum.
pub const CAUTION: &str = "Figures are those of the sources: reports, not a count of all that happened.";

fn both(tally: Tally) -> Value {
    json!({"certain": tally.certain, "possible": tally.possible})
}

/// A weight to the third place: more would be noise of the arithmetic.
fn rounded(mass: f32) -> f64 {
    (f64::from(mass) * 1000.0).round() / 1000.0
}

fn toll(row: &Toll, catalog: &Catalog) -> Value {
    let sum = &row.sum;
    json!({
        "side": catalog.side(sum.side).id.as_str(),
        "measure": row.measure.written(),
        "low": sum.low,
        "high": sum.high,
        "stated": both(sum.stated),
        "unknown": both(sum.unknown),
        "unstated": both(sum.unstated),
        "groups": row.groups,
    })
}

fn source(row: &Coverage, catalog: &Catalog) -> Value {
    let source = catalog.source(row.source);
    json!({
        "source": source.id(),
        "publisher": source.publisher.raw(),
        "published": source.published.as_str(),
        "events": both(row.events),
        "claims": row.claims,
        "from": row.from.map(day),
        "to": row.to.map(day),
    })
}

/// `2018-06-17`.
pub fn day(at: Minute) -> String {
    let (year, month, day, ..) = civil(at);
    format!("{year:04}-{month:02}-{day:02}")
}
