//! What is the same in another order: most lists of a store are sets, and of some only the first item means something.

use serde_json::Value;

/// Lists whose whole order means something.
const IN_ORDER: [&str; 2] = ["bounds", "at"];

/// Lists whose first item means something: where orders and headings put the event, and the speaker.
const FIRST: [&str; 2] = ["place", "by"];

/// Whether a field holds the same, but for the order of things; nothing is as good as null.
pub(super) fn field(name: &str, old: Option<&Value>, new: Option<&Value>) -> bool {
    let (old, new) = (old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null));
    old == new || sorted(name, old) == sorted(name, new)
}

/// What is alike of all claims that say the same, and of no others.
pub(super) fn claim(claim: &Value) -> String {
    sorted("claim", claim).to_string()
}

/// A field with the items of its lists in one order, all the way down.
fn sorted(name: &str, value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| sorted("item", item)).collect();
            let kept =
                if IN_ORDER.contains(&name) { items.len() } else { usize::from(FIRST.contains(&name)) };
            let free = items.get_mut(kept..).unwrap_or_default();
            free.sort_by_cached_key(ToString::to_string);
            items.into()
        }
        Value::Object(fields) => {
            // What a claim says of places puts no event anywhere.
            let of_claim = |key: &String| name == "says" && key == "place";
            let called = |key| if of_claim(key) { "item" } else { key.as_str() };
            fields.iter().map(|(key, value)| (key.clone(), sorted(called(key), value))).collect()
        }
        other => other.clone(),
    }
}
