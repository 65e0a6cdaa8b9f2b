use std::collections::BTreeSet;

use serde_json::Value;

use super::schema;
use crate::store::shape::{Map, STORE, Shape};

fn parsed() -> Value {
    serde_json::from_str(&schema()).unwrap()
}

/// Follows `$ref`, alone or in an `allOf` of one.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    let inner = schema.pointer("/allOf/0").unwrap_or(schema);
    match inner.get("$ref").and_then(Value::as_str) {
        Some(path) => root.pointer(path.strip_prefix('#').unwrap()).unwrap(),
        None => inner,
    }
}

/// Holds a mapping of the reader's table against an object of the schema, and goes on with what is in it.
fn hold(root: &Value, map: &Map, schema: &Value, held: &mut BTreeSet<&'static str>) {
    if !held.insert(map.what) {
        return;
    }
    let properties = schema["properties"].as_object().unwrap();
    let keys: Vec<&str> = map.keys.iter().map(|k| k.name).collect();
    assert_eq!(properties.keys().collect::<Vec<_>>(), keys, "the keys of a {}", map.what);
    let required: BTreeSet<&str> = map.keys.iter().filter(|k| k.required).map(|k| k.name).collect();
    let listed = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let listed: BTreeSet<&str> = listed.iter().map(|k| k.as_str().unwrap()).collect();
    assert_eq!(listed, required, "what a {} requires", map.what);
    assert_eq!(schema["additionalProperties"], false, "a {} takes other keys", map.what);
    for key in map.keys {
        let inner = resolved(root, &properties[key.name]);
        match key.shape {
            Shape::Map(map) => hold(root, map, inner, held),
            Shape::List(Shape::Map(map)) | Shape::Some(Shape::Map(map)) => {
                assert_eq!(inner["type"], "array", "{}", key.name);
                hold(root, map, resolved(root, &inner["items"]), held);
            }
            Shape::List(_) | Shape::Some(_) | Shape::Pair(_) => {
                assert_eq!(inner["type"], "array", "{}", key.name)
            }
            Shape::Numbered => assert_eq!(inner["type"], "object", "{}", key.name),
            Shape::One(_) | Shape::OneOrMore => assert_ne!(inner["type"], "object", "{}", key.name),
        }
    }
}

#[test]
fn the_keys_are_those_that_the_reader_takes() {
    let root = parsed();
    let mut held = BTreeSet::new();
    hold(&root, &STORE, &root, &mut held);
    assert_eq!(held.len(), 16, "{held:?}");
}

#[test]
fn every_key_is_described() {
    fn described(schema: &Value, path: &str) {
        for (name, inner) in schema["properties"].as_object().unwrap() {
            let text = inner["description"].as_str().unwrap_or_default();
            assert!(
                text.ends_with('.') && text.starts_with(|c: char| !c.is_whitespace()),
                "{path}.{name}: {text}"
            );
            assert!(!text.contains('\n'), "{path}.{name} breaks its lines");
        }
    }
    let root = parsed();
    described(&root, "store");
    for (name, inner) in root["definitions"].as_object().unwrap() {
        described(inner, name);
        assert!(inner["description"].is_string(), "{name}");
    }
}

#[test]
fn nothing_may_be_null() {
    assert!(!schema().contains("\"type\": \"null\""), "a key that stands has a value");
    assert!(!schema().contains("\"type\": ["), "a key that stands has a value");
    assert_eq!(parsed()["$schema"], "http://json-schema.org/draft-07/schema#");
}
