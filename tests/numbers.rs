//! Numbers are those of the events, one by one; and what changed between two stores is told in full.

#![allow(clippy::unwrap_used)]

use std::fs;

use dateline::brief::diff::{Diff, Turn};
use dateline::brief::stats::{Stats, Toll};
use dateline::brief::{diff_json, stats_json};
use dateline::index::{Data, Sort, Tally};
use dateline::model::{Form, How, Measure, Precision, Truth};
use dateline::query::Query;
use dateline::store::{Input, Limits};
use serde_yaml::Value;

fn load(yaml: &str) -> Data {
    Data::load(&[Input::Stdin(yaml.as_bytes().to_vec())], &Limits::default()).expect("the store is good")
}

fn small() -> String {
    fs::read_to_string("tests/fixtures/small.yaml").unwrap()
}

/// The events that answer a query, one by one.
fn events(query: &str, data: &Data) -> Vec<(dateline::model::Event, Truth)> {
    let query = Query::parse(query, data).unwrap();
    let selected = dateline::brief::export::Selected::of(&query, data, Sort::default(), None);
    selected.entries().map(|entry| (entry.event, entry.truth)).collect()
}

fn stats(query: &str, data: &Data) -> Stats {
    Stats::of(&Query::parse(query, data).unwrap(), data)
}

fn counted<'a>(events: impl Iterator<Item = &'a (dateline::model::Event, Truth)>) -> Tally {
    let mut tally = Tally::default();
    events.for_each(|(_, truth)| tally.add(*truth, 1));
    tally
}

const QUERIES: &[&str] = &["", "place:nineveh date:2018", "kind:attack", "killed>=1"];

#[test]
fn counts_are_those_of_the_events() {
    let data = Data::embedded();
    for query in QUERIES {
        let (stats, events) = (stats(query, &data), events(query, &data));
        for form in Form::ALL {
            assert_eq!(
                stats.counts.of(*form),
                counted(events.iter().filter(|(e, _)| e.form == *form)),
                "{query}"
            );
        }
        for (precision, tally) in &stats.precision {
            let so = events.iter().filter(|(e, _)| e.when.precision() == *precision);
            assert_eq!(*tally, counted(so), "{query} {precision:?}");
        }
        assert_eq!(stats.precision.len(), Precision::ALL.len());
        for (how, tally) in &stats.dated {
            let so = events.iter().filter(|(e, _)| e.dated.as_ref().map(|d| d.how) == *how);
            assert_eq!(*tally, counted(so), "{query} {how:?}");
        }
        assert_eq!(stats.dated.len(), How::ALL.len() + 1);
    }
}

#[test]
fn what_each_source_gives_is_counted_claim_by_claim() {
    let data = Data::embedded();
    for query in QUERIES {
        let (stats, events) = (stats(query, &data), events(query, &data));
        assert_eq!(stats.sources.len(), data.store.catalog().sources.len(), "gaps are data");
        for row in &stats.sources {
            let claims =
                events.iter().flat_map(|(e, _)| &e.claims).filter(|c| c.source == row.source).count();
            assert_eq!(row.claims as usize, claims, "{query}");
            let citing = events.iter().filter(|(e, _)| e.claims.iter().any(|c| c.source == row.source));
            assert_eq!(row.events, counted(citing), "{query}");
        }
    }
}

#[test]
fn tolls_are_ranges_by_side_with_how_many_incidents_state_one() {
    let data = Data::embedded();
    let stats = stats("", &data);
    let incidents = stats.counts.of(Form::Incident).total();
    assert!(stats.tolls.len() > 5);
    for Toll { measure, sum, groups } in &stats.tolls {
        assert_eq!(*groups, 0, "no side of this store is another group in each event");
        let told = sum.stated.total() + sum.unknown.total() + sum.unstated.total();
        assert!(told <= incidents && sum.high.is_none_or(|high| sum.low <= high), "{measure:?} {sum:?}");
    }
    let side = |id: &str| data.store.catalog().sides.iter().position(|s| s.id.as_str() == id).unwrap();
    let civilians = side("civilians");
    let killed =
        stats.tolls.iter().find(|t| t.measure == Measure::Killed && t.sum.side.at() == civilians).unwrap();
    assert_eq!((killed.sum.low, killed.sum.high, killed.sum.stated.total()), (2, Some(2), 1));
    let stating = events("form:incident", &data);
    let stating = stating.iter().filter(|(e, _)| !e.toll.is_empty()).flat_map(|(e, _)| &e.claims);
    let mut sources: Vec<_> = stating.map(|claim| claim.source).collect();
    sources.sort_unstable();
    sources.dedup();
    assert_eq!(stats.toll_sources, sources, "whose figures they are");
}

#[test]
fn each_incident_weighs_one_in_all_in_the_table_of_years() {
    let data = load(&small());
    for query in ["form:incident kind:attack", "form:incident", "place:south"] {
        let stats = stats(query, &data);
        let mass: f32 = stats.years.kinds.iter().flat_map(|kind| &kind.mass).sum();
        let incidents = stats.counts.of(Form::Incident).total();
        assert!((mass - incidents as f32).abs() < 0.01, "{query}: {mass} of {incidents}");
        let columns = stats.years.columns.len();
        assert!(
            stats.years.kinds.iter().all(|kind| kind.tallies.len() == columns && kind.mass.len() == columns)
        );
    }
}

#[test]
fn many_years_share_columns() {
    let yaml =
        small().replace("date: \"2019-02\"", "date: \"0019-02\"").replace("\"2019/2021\"", "\"0000/2021\"");
    let stats = stats("", &load(&yaml));
    assert!(stats.years.columns.len() <= 12, "{:?}", stats.years.columns);
    let (first, last) = (stats.years.columns[0], stats.years.columns[stats.years.columns.len() - 1]);
    assert!(first.0 <= 19 && last.1 >= 2022, "{first:?} {last:?}");
    let certain: u32 = stats.years.kinds.iter().flat_map(|kind| &kind.tallies).map(|t| t.certain).sum();
    assert!(certain >= 5);
}

#[test]
fn numbers_as_json_are_the_same_numbers() {
    let data = Data::embedded();
    let stats = stats("kind:attack", &data);
    let value = stats_json::value(&stats, data.store.catalog());
    assert_eq!(value["forms"]["incident"]["certain"], stats.counts.of(Form::Incident).certain);
    assert_eq!(value["tolls"]["rows"].as_array().unwrap().len(), stats.tolls.len());
    assert!(value["tolls"]["caution"].as_str().unwrap().contains("not a count of all that happened"));
    assert_eq!(value["sources"].as_array().unwrap().len(), stats.sources.len());
    assert_eq!(value["incidents_by_kind"][0]["years"].as_array().unwrap().len(), stats.years.columns.len());
}

#[test]
fn layout_and_order_change_nothing() {
    let yaml = small();
    let (head, events) = yaml.split_once("events:\n").unwrap();
    let mut items: Vec<String> = events.split("\n- id: ").map(|e| e.trim_end().to_owned()).collect();
    items[0] = items[0].trim_start_matches("- id: ").to_owned();
    items.reverse();
    let turned: String = items.iter().map(|item| format!("- id: {item}   # again\n\n")).collect();
    let other = load(
        &format!("{head}events:\n{turned}")
            .replace("- {id: attack, name: Attack}", "- id: attack\n  name: Attack"),
    );
    let diff = Diff::of(&load(&yaml), &other);
    assert!(diff.is_empty(), "{diff:?}");
    assert!(Diff::of(&Data::embedded(), &Data::embedded()).is_empty());
}

/// A store with every list turned round in which the order of things means nothing; in `place` and `by` the first item
/// stays.
fn turned_round(name: &str, value: &Value) -> String {
    let each =
        |items: Vec<&Value>| items.iter().map(|item| turned_round("", item)).collect::<Vec<_>>().join(", ");
    match value {
        Value::String(text) => serde_json::to_string(text).unwrap(),
        Value::Sequence(items) if name == "bounds" || name == "at" => {
            format!("[{}]", each(items.iter().collect()))
        }
        Value::Sequence(items) => {
            let (kept, free) = items.split_at(usize::from(name == "place" || name == "by"));
            format!("[{}]", each(kept.iter().chain(free.iter().rev()).collect()))
        }
        Value::Mapping(fields) => {
            let field = |(key, value): (&Value, &Value)| {
                let key = key.as_str().map_or_else(|| turned_round("", key), str::to_owned);
                format!("{key}: {}", turned_round(&key, value))
            };
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        other => serde_yaml::to_string(other).unwrap().trim().to_owned(),
    }
}

#[test]
fn lists_in_another_order_say_the_same() {
    for file in ["events.yaml", "tests/fixtures/small.yaml", "tests/export/awkward.yaml"] {
        let yaml = fs::read_to_string(file).unwrap();
        let turned = turned_round("", &serde_yaml::from_str(&yaml).unwrap());
        let diff = Diff::of(&load(&yaml), &load(&turned));
        assert!(diff.is_empty(), "{file}: {diff:?}");
    }
}

#[test]
fn the_first_place_and_the_first_speaker_mean_something() {
    for (was, now, again) in [
        (
            "  place: ford",
            "  place: [ford, quay, north]",
            ["  place: [ford, north, quay]", "  place: [quay, ford, north]"],
        ),
        (
            "by: al-nahri",
            "by: [al-nahri, keita, river-guard]",
            ["by: [al-nahri, river-guard, keita]", "by: [keita, al-nahri, river-guard]"],
        ),
    ] {
        let one = small().replacen(was, now, 1);
        let changed = |to: &str| Diff::of(&load(&one), &load(&one.replacen(now, to, 1))).changed.len();
        assert_eq!(again.map(changed), [0, 1], "{now}");
    }
}

/// What changed when one thing in the small store is written otherwise.
fn after(from: &str, to: &str) -> Diff {
    let yaml = small();
    assert!(yaml.contains(from), "{from}");
    Diff::of(&load(&yaml), &load(&yaml.replacen(from, to, 1)))
}

#[test]
fn each_change_of_an_event_is_told_as_what_it_is() {
    let dated = after("date: \"[2020-01-06..2020-01-12]\"", "date: \"2020-01-08\"");
    let changed = &dated.changed[0];
    assert_eq!(dated.changed.len(), 1);
    assert_eq!(changed.event.id.as_str(), "2020-01-quay-bomb");
    let pair = changed.dated.as_ref().unwrap();
    assert!(pair.old.as_str().starts_with("[2020-01-06..2020-01-12] (on one day"), "{pair:?}");
    assert_eq!(pair.new.as_str(), "2020-01-08 (8 January 2020)");
    assert!(changed.toll.is_none() && changed.fields.is_empty());

    let toll = after("killed: \">3\"", "killed: 4");
    let pair = toll.changed[0].toll.as_ref().unwrap();
    assert_eq!(
        (pair.old.as_str(), pair.new.as_str()),
        ("Harbour Front: more than 3 killed", "Harbour Front: 4 killed")
    );
    assert!(toll.changed[0].dated.is_none());

    let fields = after("weight: major", "weight: minor");
    assert_eq!(fields.changed[0].fields.len(), 1);
    assert_eq!(fields.changed[0].fields[0].0, "weight");
    let value = diff_json::value(&fields);
    assert_eq!(value["changed"][0]["fields"]["weight"]["old"], "major");
    assert_eq!(value["changed"][0]["fields"]["weight"]["new"], "minor");
}

#[test]
fn claims_are_added_removed_or_changed() {
    let line = "  - {source: bulletin-2021, para: 3, words: \"a bomb at the quay\"}\n";
    let gone = after(line, "");
    assert_eq!(gone.changed[0].claims_removed[0].as_str(), "bulletin-2021 ¶3 “a bomb at the quay”");
    let fresh = after(line, &format!("{line}{}", line.replace("para: 3", "para: 13")));
    assert_eq!(fresh.changed[0].claims_added[0].as_str(), "bulletin-2021 ¶13 “a bomb at the quay”");
    assert!(fresh.changed[0].claims_removed.is_empty() && fresh.changed[0].claims_changed.is_empty());
    let denied = after(line, &line.replace("\"}", "\", rejected: true, by: keita}"));
    assert_eq!(
        denied.changed[0].claims_changed[0].told().as_str(),
        "bulletin-2021 ¶3 “a bomb at the quay”: by, rejected"
    );
    let reworded = after(line, &line.replace("a bomb", "one bomb"));
    assert_eq!(
        reworded.changed[0].claims_changed[0].told().as_str(),
        "bulletin-2021 ¶3 “one bomb at the quay”: words"
    );
    for diff in [gone, fresh, denied, reworded] {
        let changed = &diff.changed[0];
        let told = changed.claims_added.len() + changed.claims_removed.len() + changed.claims_changed.len();
        assert_eq!((diff.changed.len(), told), (1, 1));
    }
}

#[test]
fn events_and_definitions_come_and_go() {
    let later = load(&fs::read_to_string("tests/export/later.yaml").unwrap());
    let there = Diff::of(&load(&small()), &later);
    let back = Diff::of(&later, &load(&small()));
    let ids =
        |named: &[dateline::brief::diff::Named]| named.iter().map(|n| n.id.to_string()).collect::<Vec<_>>();
    assert_eq!(
        (ids(&there.added), ids(&there.removed)),
        (vec!["2021-05-ferry".into()], vec!["2021-open".into()])
    );
    assert_eq!((ids(&back.added), ids(&back.removed)), (ids(&there.removed), ids(&there.added)));
    assert_eq!(back.changed.len(), there.changed.len());
    for (from, to, list, turn) in [
        ("at: [9.1, 20.3]", "at: [9.2, 20.3]", "places", Turn::Changed),
        ("name: Oumou Keita", "name: O. Keita", "actors", Turn::Changed),
        ("caution: \"Undated; translated by machine.\"", "caution: \"Undated.\"", "sources", Turn::Changed),
        ("version: \"1\"", "version: \"2\"", "store", Turn::Changed),
        ("- {name: The south, where: \"place:south\"}\n", "", "views", Turn::Removed),
        ("kinds:\n", "kinds:\n- {id: other, name: Other}\n", "kinds", Turn::Added),
        ("answers: [holds, lost-it]", "answers: [holds, lost-it, neither]", "questions", Turn::Changed),
    ] {
        let diff = after(from, to);
        assert_eq!((diff.definitions.len(), diff.changed.len()), (1, 0), "{to}");
        assert_eq!((diff.definitions[0].list, diff.definitions[0].turn), (list, turn));
        let told = dateline::brief::diff_json::value(&diff)["definitions"][0].clone();
        let fields = told["fields"].as_object().map_or(0, |fields| fields.len());
        assert_eq!(fields, usize::from(turn == Turn::Changed), "both values of what changed: {told}");
        for (_, both) in told["fields"].as_object().into_iter().flatten() {
            assert!(both["old"] != both["new"] && both["new"] != serde_json::Value::Null, "{told}");
        }
    }
}
