//! A query in words, for people who have never seen the language: "events of kind Attack; in Nineveh; in 2018".

use crate::index::Is;
use crate::model::{Catalog, Edtf, wording};
use crate::query::{CountValue, DateValue, Field, FieldValue, Node, Numbers, Of, Op, Query, Term, Tree};
use crate::text;
use crate::text::Text;

/// What a query asks for, in words; of the empty query, that it asks for everything.
pub fn in_words(query: &Query, catalog: &Catalog) -> Text {
    match query.root() {
        None => Text::new("everything that the store covers"),
        Some(root) => text!("events {}", node(root, catalog)),
    }
}

fn node(node: &Node, catalog: &Catalog) -> String {
    let part = |inner: &Node| match &inner.tree {
        Tree::Or(_) | Tree::And(_) => format!("({})", self::node(inner, catalog)),
        _ => self::node(inner, catalog),
    };
    let all = |nodes: &[Node], between: &str| nodes.iter().map(part).collect::<Vec<_>>().join(between);
    match &node.tree {
        Tree::Words(words) => format!("that mention “{words}”"),
        Tree::Regex(pattern) => format!("with a text that fits /{}/", pattern.source()),
        Tree::Term(asked) => term(asked, catalog),
        Tree::Certainly(inner) => format!("for certain {}", part(inner)),
        Tree::Possibly(inner) => format!("at least possibly {}", part(inner)),
        Tree::Not(inner) => format!("not {}", part(inner)),
        Tree::And(nodes) => all(nodes, "; "),
        Tree::Or(nodes) => all(nodes, ", or "),
    }
}

fn term(term: &Term, catalog: &Catalog) -> String {
    let values: Vec<String> = term.values.iter().map(|(_, v)| value(v, term.op, catalog)).collect();
    let listed = wording::listed(&values, "or");
    match term.field {
        Field::Date => listed,
        Field::During => format!("wholly {listed}"),
        Field::Published => format!("of which a claim was published {listed}"),
        Field::AsOf => format!(
            "as they could be known by the end of {}",
            listed.trim_start_matches("in ").trim_start_matches("on ")
        ),
        Field::Kind => format!("of kind {listed}"),
        Field::Form => format!("of form {listed}"),
        Field::Place => format!("in {listed}"),
        Field::Near => format!("within {listed}"),
        Field::Actor => format!("with {listed}"),
        Field::Role => format!("with {listed} as {}", role(term, catalog)),
        Field::By => format!("as told by {listed}"),
        Field::Via => format!("as told through {listed}"),
        Field::ByKind => format!("as told by someone of kind {listed}"),
        Field::Source => format!("cited from {listed}"),
        Field::Sources if ends_in_one(term) => format!("with {listed} source"),
        Field::Sources => format!("with {listed} sources"),
        Field::Question => format!("that answer “{listed}”"),
        Field::Answer => format!("that answer so: {listed}"),
        Field::Linked => format!("linked to {listed}"),
        Field::Is => listed,
        Field::Tag => format!("tagged {listed}"),
        Field::Id => format!("with the id {listed}"),
        Field::Weight => format!("of weight {listed}"),
        Field::Coding => format!("coded as {listed}"),
        Field::Precision => format!("dated to the precision {listed}"),
        Field::Dated => format!("with a date that is {listed}"),
        Field::Weekday => format!("on a {listed}"),
        Field::Month => format!("in the month of {listed}"),
        Field::Killed
        | Field::Injured
        | Field::Arrested
        | Field::Kidnapped
        | Field::Freed
        | Field::Displaced => format!("with {listed} {}{}", term.field.name(), side(term, catalog)),
    }
}

fn role(term: &Term, catalog: &Catalog) -> String {
    match &term.of {
        Some(Of::Role(ix, _)) => catalog.role(*ix).name.as_str().to_lowercase(),
        Some(Of::Side(..)) | None => String::new(),
    }
}

fn side(term: &Term, catalog: &Catalog) -> String {
    match &term.of {
        Some(Of::Side(ix, _)) => format!(" on the side of {}", catalog.side(*ix).name),
        Some(Of::Role(..)) | None => String::new(),
    }
}

fn value(value: &FieldValue, op: Op, catalog: &Catalog) -> String {
    match value {
        FieldValue::Kind(ix, _) => catalog.kind(*ix).name.to_string(),
        FieldValue::Place(ix, _) => catalog.place(*ix).name.to_string(),
        FieldValue::Actor(ix, _) => catalog.actor(*ix).name.to_string(),
        FieldValue::ActorKind(_, id) | FieldValue::Answer(_, id) | FieldValue::Tag(id) => {
            id.as_str().replace('-', " ")
        }
        FieldValue::Event(id) => id.to_string(),
        FieldValue::Source(ix, _) => source(*ix, catalog),
        FieldValue::Paragraph(ix, _, paragraph) => {
            format!("paragraph {paragraph} of {}", source(*ix, catalog))
        }
        FieldValue::Question(ix, _) => catalog.question(*ix).ask.to_string(),
        FieldValue::Near(ix, _, km) => format!("{km} km of {}", catalog.place(*ix).name),
        FieldValue::Form(form) => form.written().to_owned(),
        FieldValue::Weight(weight) => weight.written().to_owned(),
        FieldValue::Coding(coding) => coding.written().to_owned(),
        FieldValue::Precision(precision) => precision.written().to_owned(),
        FieldValue::Dated(how) => how.written().to_owned(),
        FieldValue::Weekday(day) => wording::weekday(*day).to_owned(),
        FieldValue::Month(month) => wording::month_name(*month).to_owned(),
        FieldValue::Is(is) => property(*is).to_owned(),
        FieldValue::Sources(n) | FieldValue::Count(_, CountValue::Numbers(n)) => numbers(*n, op),
        FieldValue::Count(_, CountValue::Unknown) => "an unknown number of".to_owned(),
        FieldValue::Count(_, CountValue::Unstated) => "no stated number of".to_owned(),
        FieldValue::Date(date) => dates(date, op),
    }
}

fn source(ix: crate::model::SourceIx, catalog: &Catalog) -> String {
    let source = catalog.source(ix);
    format!("“{}” ({})", source.title(), source.publisher)
}

fn property(is: Is) -> &'static str {
    match is {
        Is::Differing => "on which claims differ",
        Is::Context => "outside what the store covers",
        Is::Located => "with a place on the map",
        Is::Linked => "linked to others",
        Is::Marked => "marked by the author",
    }
}

fn numbers(numbers: Numbers, op: Op) -> String {
    match (numbers, op) {
        (Numbers::Between(n, _), Op::After) => format!("more than {n}"),
        (Numbers::Between(n, _), Op::Before) => format!("fewer than {n}"),
        (Numbers::Between(n, _), Op::From) | (Numbers::AtLeast(n), _) => format!("at least {n}"),
        (Numbers::Between(n, _), Op::Through) | (Numbers::AtMost(n), _) => format!("at most {n}"),
        (Numbers::Between(lo, hi), Op::Is) if lo == hi => lo.to_string(),
        (Numbers::Between(lo, hi), Op::Is) => format!("{lo} to {hi}"),
    }
}

/// Whether the last number that stands there is one.
fn ends_in_one(term: &Term) -> bool {
    use Numbers::{AtLeast, AtMost, Between};
    let last = term.values.last().map(|(_, value)| value);
    matches!(last, Some(FieldValue::Sources(Between(1, 1) | AtLeast(1) | AtMost(1))))
}

/// A stretch of time, with its preposition.
fn dates(date: &DateValue, op: Op) -> String {
    match (date, op) {
        (DateValue::On(date), Op::Is) => during(date),
        (DateValue::On(date), Op::From) => format!("from {} on", named(date)),
        (DateValue::On(date), Op::After) => format!("after {}", named(date)),
        (DateValue::On(date), Op::Through) => format!("through {}", named(date)),
        (DateValue::On(date), Op::Before) => format!("before {}", named(date)),
        (DateValue::Range(Some(from), Some(to)), _) => format!("from {} through {}", named(from), named(to)),
        (DateValue::Range(Some(from), None), _) => format!("from {} on", named(from)),
        (DateValue::Range(None, Some(to)), _) => format!("through {}", named(to)),
        (DateValue::Range(None, None), _) => "at any time".to_owned(),
        (DateValue::Near(date, days), _) => {
            format!("within {days} {} of {}", if *days == 1 { "day" } else { "days" }, named(date))
        }
    }
}

/// A date as a stretch of time is named after it: without saying what is not given.
fn named(date: &Edtf) -> String {
    let text = wording::published(date).to_string();
    let bare = text.split(" (").next().unwrap_or_default();
    bare.trim_start_matches("in ").trim_start_matches("on ").to_owned()
}

fn during(date: &Edtf) -> String {
    let text = wording::published(date).to_string();
    let bare = text.split(" (").next().unwrap_or_default().to_owned();
    if bare.starts_with(|c: char| c.is_ascii_digit()) { format!("on {bare}") } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Data;

    #[test]
    fn queries_are_told_in_words() {
        let data = Data::embedded();
        let told =
            |query: &str| in_words(&Query::parse(query, &data).unwrap(), data.store.catalog()).to_string();
        assert_eq!(told(""), "everything that the store covers");
        assert_eq!(
            told("kind:attack,operation place:nineveh date:2018"),
            "events of kind Attack or Operation; in Nineveh; in 2018"
        );
        assert_eq!(told("date:2017-07..2019-12"), "events from July 2017 through December 2019");
        assert_eq!(told("date>=2018-01-19"), "events from 19 January 2018 on");
        assert_eq!(told("date:2019-11-08~7d"), "events within 7 days of 8 November 2019");
        assert_eq!(told("date:2018-06-17"), "events on 17 June 2018");
        assert_eq!(
            told("attacker:unidentified killed.civilians>=2"),
            "events with unidentified as attacker; with at least 2 killed on the side of Civilians"
        );
        assert_eq!(told("killed:unstated"), "events with no stated number of killed");
        assert_eq!(
            told("-place:mosul (bomb or checkpoint)"),
            "events not in Mosul; (that mention “bomb”, or that mention “checkpoint”)"
        );
        assert_eq!(told("-(kind:attack place:mosul)"), "events not (of kind Attack; in Mosul)");
        assert_eq!(
            told("certainly(kind:attack place:mosul)"),
            "events for certain (of kind Attack; in Mosul)"
        );
        assert_eq!(
            told("(kind:attack place:mosul) or kind:operation"),
            "events (of kind Attack; in Mosul), or of kind Operation"
        );
        assert_eq!(told("weekday:fri"), "events on a Friday");
        assert_eq!(
            told("asof:2018-12 is:differing"),
            "events as they could be known by the end of December 2018; on which claims differ"
        );
        assert_eq!(told("asof:2019-07-15"), "events as they could be known by the end of 15 July 2019");
        assert_eq!(told("near:mosul+50km"), "events within 50 km of Mosul");
        assert_eq!(told("sources>1"), "events with more than 1 source");
        assert_eq!(told("sources:1,2"), "events with 1 or 2 sources");
        assert_eq!(told("sources>=2"), "events with at least 2 sources");
        assert_eq!(told("sources:0..1"), "events with 0 to 1 sources");
        assert_eq!(
            told("question:hold-ground answer:cannot"),
            "events that answer “Can ISIS take and hold ground in Iraq?”; that answer so: cannot"
        );
    }
}
