//! The keys of the format as tables for `docs/data-format.md`, read from the schema.

use std::fmt::Write;

use serde_json::Value;

use super::values::named;

/// What a table is about, as its markers in the page say, and the table.
pub type Table = (String, String);

/// A table of keys for each mapping of the format, the store first.
pub fn tables() -> Vec<Table> {
    let root: Value = serde_json::from_str(&super::schema()).unwrap_or_default();
    let mut tables = vec![("keys of Store".to_owned(), table(&root))];
    let inner = root.get("definitions").and_then(Value::as_object);
    tables
        .extend(inner.into_iter().flatten().map(|(name, schema)| (format!("keys of {name}"), table(schema))));
    tables
}

fn table(schema: &Value) -> String {
    let mut out = String::from("| key | | holds | |\n|---|---|---|---|\n");
    let required = schema.get("required").and_then(Value::as_array);
    let must = |key: &str| required.is_some_and(|all| all.iter().any(|k| k == key));
    for (key, value) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let doc = value.get("description").and_then(Value::as_str).unwrap_or_default();
        let must = if must(key) { "required" } else { "" };
        let _ = writeln!(out, "| `{key}` | {must} | {} | {} |", holds(value), doc.replace('|', "\\|"));
    }
    out
}

/// What a schema asks for, in a few words.
fn holds(schema: &Value) -> String {
    let mut bare = schema.clone();
    if let Some(object) = bare.as_object_mut() {
        object.remove("description");
    }
    let bare = bare.pointer("/allOf/0").cloned().unwrap_or(bare);
    if let Some((name, _)) = named().into_iter().find(|(_, known)| known.as_value() == &bare) {
        return name.to_owned();
    }
    if let Some(path) = bare.get("$ref").and_then(Value::as_str) {
        let name = path.rsplit('/').next().unwrap_or_default();
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(values) = bare.get("enum").and_then(Value::as_array) {
        let values: Vec<String> =
            values.iter().map(|v| format!("`{}`", v.as_str().unwrap_or_default())).collect();
        return values.join(", ");
    }
    match (bare.get("items"), bare.get("type").and_then(Value::as_str)) {
        (Some(items), _) => format!("list of {}", holds(items)),
        (None, Some("boolean")) => "`true` or `false`".to_owned(),
        (None, other) => other.unwrap_or_default().to_owned(),
    }
}
