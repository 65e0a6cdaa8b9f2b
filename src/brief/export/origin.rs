//! Where an export comes from: the query, the store with its version and hash, and what the terms of its data ask for.

use super::Selected;
use crate::model::Catalog;
use crate::text;
use crate::text::Text;

/// The query, and the store with its version and hash.
pub(super) fn lines(selected: &Selected<'_>) -> Vec<Text> {
    let catalog = selected.catalog();
    let query = selected.query;
    let asked = if query.is_everything() { "none".to_owned() } else { query.to_string() };
    let version = catalog.version.as_ref().map(|v| text!(", version {v}")).unwrap_or_default();
    let hash: String = selected.data.store.hash().chars().take(16).collect();
    vec![text!("Query: {asked}"), text!("Store: {}{version}; SHA-256 {hash}…", catalog.title)]
}

/// What the terms of the data ask for.
pub(super) fn terms(catalog: &Catalog) -> impl Iterator<Item = Text> + '_ {
    let attribution = catalog.attribution.iter().map(|a| text!("Attribution: {a}"));
    attribution.chain(catalog.licence.iter().map(|l| text!("Licence: {l}")))
}
