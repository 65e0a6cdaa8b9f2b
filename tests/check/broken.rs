//! Whatever single field of whatever event is broken, the check fails and names its line.

use std::collections::BTreeSet;

use dateline::check::passages;
use dateline::store::shape::{EVENT, Map, Shape};
use proptest::prelude::*;

use super::{proven, text};

/// A field on a line of its own.
#[derive(Clone, Debug)]
struct Field {
    /// Its line, from 0.
    line: usize,
    /// Everything before the value.
    before: String,
    /// The keys on the way to it from its event.
    way: Vec<String>,
    /// The value; empty where a block follows.
    value: String,
}

/// The fields of all events of a store that has each on its own line.
fn fields(yaml: &str) -> Vec<Field> {
    let start = yaml.lines().position(|l| l == "events:").unwrap();
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut fields = Vec::new();
    for (line, text) in yaml.lines().enumerate().skip(start + 1) {
        let bare = text.trim_start_matches([' ', '-']);
        let depth = text.len() - bare.len();
        open.retain(|(d, _)| *d < depth);
        let (key, value) = match bare.split_once(':') {
            Some((key, value)) if !bare.starts_with('"') => (Some(key), value.trim()),
            _ => (None, bare),
        };
        open.extend(key.map(|key| (depth, key.to_owned())));
        let before = text[..text.len() - value.len()].to_owned();
        let way = open.iter().map(|(_, key)| key.clone()).collect();
        fields.push(Field { line, before, way, value: value.to_owned() });
    }
    fields
}

/// Values that are wrong in the place of a good one.
fn wrong(field: &Field, all: &[Field]) -> Vec<String> {
    let way: Vec<&str> = field.way.iter().map(String::as_str).collect();
    let quoted = field.value.trim_matches('"');
    let other_id =
        all.iter().map(|f| f.value.as_str()).find(|v| v.starts_with("2019-")).unwrap_or("").to_owned();
    let list: &[&str] = match way.as_slice() {
        ["id"] if field.value != other_id => {
            return vec!["Wrong_Id".into(), "courier".into(), other_id, "2020".into()];
        }
        ["id"] => &["Wrong_Id", "courier", "2020"],
        ["date"] | [.., "says", "date"] => {
            &["\"2020-02-30\"", "\"2020-13\"", "\"2020/2019\"", "2020-03-08", "\"8 March\""]
        }
        ["bounds"] => &[
            "[\"2020-08-01\", \"2019-04-01\"]",
            "[\"2011\", \"2011\"]",
            "[\"..\", \"..\"]",
            "[\"2020-02-30\", \"..\"]",
        ],
        ["time"] => &["dusk", "\"25:00\"", "7"],
        ["dated", "how"] => &["guessed"],
        ["dated", "from"] => return changed(quoted),
        ["dated", "anchor"] => &["nowhere", "Courier"],
        ["dated", "note"] | [.., "text"] => &["the terrorists had it so", "null"],
        ["form"] => &["event", "Incident"],
        ["kind"] | ["claims", "says", "kind"] => &["atack", "holds-river"],
        ["title"] => {
            return vec![
                "\"So-called remnants\"".into(),
                format!("\"{}\"", "very long ".repeat(9)),
                "~".into(),
            ];
        }
        ["summary"] => return vec!["\"Liberated at last.\"".into(), format!("'{}'", copied(field, all))],
        ["place"] | [.., "says", "place"] => &["old-fjord", "the-front"],
        [.., "who"] | [.., "by"] | [.., "via"] => &["nobody", "old-ford"],
        ["actors", "as"] | [.., "actors", "as"] => &["atacker", "guard"],
        [.., "basis"] => &["hearsay"],
        [.., "side"] => &["nobody", "the-front"],
        ["toll", "of"] | [.., "toll", "of"] | ["figures", "of"] => &["militants"],
        ["toll", _] | [.., "toll", _] | ["figures", "count"] => &["several", "\"4..2\"", "-1", "2.5"],
        ["claims", "source"] => &["curier", "2019-blockade"],
        ["claims", "para"] => &["1", "99", "0", "\"4\""],
        ["claims", "words"] => return changed(quoted),
        ["claims", "style"] => &["\"General\"", "\"Cap\""],
        ["claims", "slip"] => &["\"of the sea … the lower river\"", "\"the upper ocean\""],
        ["claims", "rejected"] => &["maybe", "\"true\""],
        ["answers", "to"] => &["holds-sea"],
        ["answers", "says"] => &["perhaps", "yes"],
        ["links", "to"] => &["2019-nothing", "courier"],
        ["links", "as"] => &["caused", "respond to"],
        ["links", "offset"] => &["P3D", "two days", "-P2D"],
        ["coding"] => &["certain"],
        ["weight"] => &["heavy"],
        ["tags"] => &["Ferry Boats", "42"],
        _ => &[],
    };
    list.iter().map(|v| (*v).to_owned()).collect()
}

/// The beginning of the first paragraph that the event of a field cites.
fn copied(field: &Field, all: &[Field]) -> String {
    let after = |key: &str| all.iter().find(|f| f.line > field.line && f.way == ["claims", key]).unwrap();
    let para: usize = after("para").value.parse().unwrap();
    let paragraphs = passages::paragraphs(&text(&format!("sources/{}.txt", after("source").value)));
    let words: Vec<&str> = paragraphs[para - 1].as_str().split(' ').take(12).collect();
    words.join(" ").replace('\'', "''")
}

/// Words that are quoted, changed in small ways.
fn changed(words: &str) -> Vec<String> {
    let upside = words.split(' ').rev().collect::<Vec<_>>().join(" ");
    let shorter = words.get(..words.len() - 1).unwrap_or_default();
    let all =
        [format!("{words}s"), upside, shorter.to_owned(), words.to_uppercase(), format!("{words} so it is")];
    all.into_iter().map(|text| format!("\"{}\"", text.replace('\\', "").replace('"', "\\\""))).collect()
}

/// The store with one line replaced.
fn with_line(yaml: &str, line: usize, text: &str) -> String {
    let lines = yaml.lines().enumerate().map(|(n, old)| if n == line { text } else { old });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// Whether a check of the store fails and names the line, or what it named instead.
fn named(yaml: &str, line: usize) -> Result<(), String> {
    let checked = proven(yaml);
    let on_line = |l: &&dateline::error::Located| l.start.0 == line + 1;
    match checked.report.faults().iter().find(on_line) {
        Some(_) if !checked.is_good(true) => Ok(()),
        _ => Err(format!(
            "line {}: {}\n{}",
            line + 1,
            yaml.lines().nth(line).unwrap_or_default(),
            checked.report.render(Some(5), false)
        )),
    }
}

#[test]
fn the_store_is_good_before_it_is_broken() {
    let checked = proven(&text("good.yaml"));
    assert!(checked.is_good(true), "{}", checked.report.render(None, false));
    assert_eq!(
        checked.summary().as_str(),
        "8 events, 2 sources, 10 claims held against 14 paragraphs: no fault. A check proves the anchors, not the coding."
    );
}

#[test]
fn whatever_field_is_broken_its_line_is_named() {
    let yaml = text("good.yaml");
    let fields = fields(&yaml);
    let mut failed = Vec::new();
    for field in &fields {
        for value in wrong(field, &fields).iter().filter(|_| !field.value.is_empty()) {
            let broken = with_line(&yaml, field.line, &format!("{}{value}", field.before));
            failed.extend(named(&broken, field.line).err());
        }
    }
    assert!(failed.is_empty(), "{} broken fields are not named\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn whatever_key_is_misspelt_or_left_empty_its_line_is_named() {
    let yaml = text("good.yaml");
    let mut failed = Vec::new();
    for field in fields(&yaml).iter().filter(|f| f.before.trim_end().ends_with(':')) {
        let misspelt = field.before.replacen(':', "x:", 1);
        failed.extend(
            named(&with_line(&yaml, field.line, &format!("{misspelt}{}", field.value)), field.line).err(),
        );
        if !field.value.is_empty() {
            failed.extend(named(&with_line(&yaml, field.line, &field.before), field.line).err());
        }
    }
    assert!(failed.is_empty(), "{} broken keys are not named\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn every_key_of_the_format_is_broken_somewhere() {
    fn keys(map: &'static Map, way: &[&'static str], all: &mut BTreeSet<Vec<&'static str>>) {
        for key in map.keys {
            let way = [way, &[key.name]].concat();
            match key.shape {
                Shape::Map(inner) => keys(inner, &way, all),
                Shape::List(Shape::Map(inner)) | Shape::Some(Shape::Map(inner)) => keys(inner, &way, all),
                _ => {
                    all.insert(way);
                }
            }
        }
    }
    let mut all = BTreeSet::new();
    keys(&EVENT, &[], &mut all);
    let fields = fields(&text("good.yaml"));
    let broken: BTreeSet<Vec<&str>> = fields
        .iter()
        .filter(|f| !wrong(f, &fields).is_empty())
        .map(|f| f.way.iter().map(String::as_str).collect())
        .collect();
    // Counts of a claim's own toll read as those of the event.
    let measure = |way: &Vec<&str>| way.starts_with(&["claims", "says", "toll"]) && way.len() == 4;
    let missing: Vec<_> = all.into_iter().filter(|way| !broken.contains(way) && !measure(way)).collect();
    assert!(missing.is_empty(), "not broken in good.yaml: {missing:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Any change of any letter in quoted words fails on their line.
    #[test]
    fn any_changed_letter_of_quoted_words_is_named(n in 0usize..1000, at in 0usize..1000, letter in "[a-zé§]") {
        let yaml = text("good.yaml");
        let fields = fields(&yaml);
        let quotes: Vec<&Field> = fields.iter().filter(|f| f.way == ["claims", "words"]).collect();
        let field = quotes[n % quotes.len()];
        let letters: Vec<(usize, char)> =
            field.value.char_indices().filter(|(_, c)| c.is_alphanumeric()).collect();
        let (at, old) = letters[at % letters.len()];
        prop_assume!(!letter.starts_with(old));
        let value = format!("{}{letter}{}", &field.value[..at], &field.value[at + old.len_utf8()..]);
        let broken = with_line(&yaml, field.line, &format!("{}{value}", field.before));
        prop_assert_eq!(named(&broken, field.line), Ok(()));
    }
}
