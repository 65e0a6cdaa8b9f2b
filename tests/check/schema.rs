//! The schema takes the good stores and refuses broken ones.

use serde_json::{Map, Value, json};

use super::text;

/// YAML as the JSON that an editor holds against a schema. Numbers as keys become texts.
fn json(yaml: &str) -> Value {
    fn value(yaml: serde_yaml::Value) -> Value {
        match yaml {
            serde_yaml::Value::Null => Value::Null,
            serde_yaml::Value::Bool(flag) => flag.into(),
            serde_yaml::Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => whole.into(),
                (None, number) => json!(number),
            },
            serde_yaml::Value::String(text) => text.into(),
            serde_yaml::Value::Sequence(items) => items.into_iter().map(value).collect(),
            serde_yaml::Value::Mapping(pairs) => {
                pairs.into_iter().map(|(k, v)| (key(&k), value(v))).collect::<Map<_, _>>().into()
            }
            serde_yaml::Value::Tagged(tagged) => value(tagged.value),
        }
    }
    fn key(yaml: &serde_yaml::Value) -> String {
        yaml.as_str().map_or_else(|| serde_yaml::to_string(yaml).unwrap().trim().to_owned(), str::to_owned)
    }
    value(serde_yaml::from_str(yaml).unwrap())
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&dateline::store::schema()).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
}

fn faults(store: &Value) -> Vec<String> {
    validator().iter_errors(store).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_is_one() {
    let schema: Value = serde_json::from_str(&dateline::store::schema()).unwrap();
    assert!(jsonschema::draft7::meta::is_valid(&schema));
}

#[test]
fn the_embedded_store_is_valid() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/events.yaml")).unwrap();
    assert_eq!(faults(&json(&text)), [""; 0]);
}

#[test]
fn stores_that_load_are_valid() {
    assert_eq!(faults(&json(&text("good.yaml"))), [""; 0]);
    let small =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.yaml")).unwrap();
    assert_eq!(faults(&json(&small)), [""; 0]);
}

#[test]
fn broken_stores_are_not() {
    let good = text("good.yaml");
    for (from, to) in [
        ("dateline: 1", "dateline: 2"),
        ("covers:", "cover:"),
        ("covers: \"2019/2020\"\n", ""),
        ("form: period", "form: event"),
        ("weight: major", "weight: heavy"),
        ("coding: fair", "coding: 3"),
        ("id: 2019-blockade\n", "id: Blockade\n"),
        ("id: 2019-blockade\n", "id: \"2019\"\n"),
        ("id: 2019-blockade\n", "id: \"true\"\n"),
        ("date: \"2020-03-08\"", "date: the eighth"),
        ("date: \"2020-03-08\"", "date: null"),
        ("bounds: [\"2019-09-01\", \"2020-02-29\"]", "bounds: [\"2019-09-01\"]"),
        ("time: evening", "time: dusk"),
        ("how: resolved", "how: guessed"),
        ("killed: 2\n", "killed: several\n"),
        ("killed: 2\n", "killed: -2\n"),
        ("killed: 2\n    kidnapped: \">3\"\n", "of: nobody\n"),
        ("para: 7", "para: 0"),
        ("para: 7", "para: \"7\""),
        ("words: \"It will hold the river\"", "words: \"It will hold the river for a hundred long years\""),
        ("rejected: true", "rejected: \"true\""),
        ("as: led to", "as: caused"),
        ("offset: P2D", "offset: 2 days"),
        ("basis: implied", "basis: hearsay"),
        ("at: [9.1, 20.3]", "at: [99.1, 20.3]"),
        ("at: [9.1, 20.3]", "at: [9.1]"),
        ("file: gazette.txt", "file: ../gazette.txt"),
        ("sha256: \"", "sha256: \"0x"),
        ("passed_over: {1: site header}", "passed_over: {first: site header}"),
        ("answers: [holds, lost-it]", "answers: [\"yes\", \"no\"]"),
        ("answers: [holds, lost-it]", "answers: []"),
    ] {
        assert!(good.contains(from), "{from}");
        let broken = json(&good.replacen(from, to, 1));
        assert!(!faults(&broken).is_empty(), "the schema takes {to}");
    }
    let mut none = json(&good);
    none["events"][0]["claims"] = json!([]);
    assert!(!faults(&none).is_empty(), "the schema takes an event without a claim");
}
