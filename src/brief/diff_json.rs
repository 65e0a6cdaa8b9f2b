//! What changed, as JSON.

use serde_json::{Map, Value, json};

use super::diff::{Changed, Diff, Field, Named, Pair, Turn};
use crate::text::Text;

/// What changed as one object.
pub fn value(diff: &Diff) -> Value {
    let definitions = diff.definitions.iter().map(|definition| {
        let (list, name, change) = (definition.list, definition.name.raw(), turn(definition.turn));
        match definition.turn {
            Turn::Changed => {
                json!({"list": list, "name": name, "change": change, "fields": fields(&definition.fields)})
            }
            Turn::Added | Turn::Removed => json!({"list": list, "name": name, "change": change}),
        }
    });
    json!({
        "added": diff.added.iter().map(named).collect::<Vec<_>>(),
        "removed": diff.removed.iter().map(named).collect::<Vec<_>>(),
        "changed": diff.changed.iter().map(changed).collect::<Vec<_>>(),
        "definitions": definitions.collect::<Vec<_>>(),
    })
}

/// What became of something, in a word.
pub fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Added => "added",
        Turn::Removed => "removed",
        Turn::Changed => "changed",
    }
}

fn named(event: &Named) -> Value {
    json!({"id": event.id.raw(), "date": event.date.raw(), "title": event.title.raw()})
}

fn changed(changed: &Changed) -> Value {
    let pair = |pair: &Pair| json!({"old": pair.old.raw(), "new": pair.new.raw()});
    let texts = |texts: &[Text]| texts.iter().map(Text::raw).map(Value::from).collect::<Vec<_>>();
    let claims = changed.claims_changed.iter();
    let claims = claims.map(|c| json!({"claim": c.claim.raw(), "fields": fields(&c.fields)}));
    json!({
        "id": changed.event.id.raw(),
        "title": changed.event.title.raw(),
        "dated": changed.dated.as_ref().map(pair),
        "toll": changed.toll.as_ref().map(pair),
        "claims": {
            "added": texts(&changed.claims_added),
            "removed": texts(&changed.claims_removed),
            "changed": claims.collect::<Vec<_>>(),
        },
        "fields": fields(&changed.fields),
    })
}

/// Fields with both values.
fn fields(fields: &[Field]) -> Value {
    let told = |(name, old, new): &Field| (name.clone(), json!({"old": old, "new": new}));
    Value::Object(fields.iter().map(told).collect::<Map<String, Value>>())
}
