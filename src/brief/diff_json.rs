//! What changed, as JSON.

use serde_json::{Map, Value, json};

use super::diff::{Changed, Diff, Named, Pair, Turn};
use crate::text::Text;

/// What changed as one object.
pub fn value(diff: &Diff) -> Value {
    let definitions = diff.definitions.iter().map(|definition| {
        json!({"list": definition.list, "name": definition.name.raw(), "change": turn(definition.turn)})
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
    let fields = changed.fields.iter();
    let fields: Map<String, Value> =
        fields.map(|(name, old, new)| ((*name).to_owned(), json!({"old": old, "new": new}))).collect();
    json!({
        "id": changed.event.id.raw(),
        "title": changed.event.title.raw(),
        "dated": changed.dated.as_ref().map(pair),
        "toll": changed.toll.as_ref().map(pair),
        "claims": {
            "added": texts(&changed.claims_added),
            "removed": texts(&changed.claims_removed),
            "changed": texts(&changed.claims_changed),
        },
        "fields": fields,
    })
}
