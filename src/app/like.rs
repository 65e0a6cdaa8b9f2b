//! Only like this, not like this: what the shown event can be likened by, as rows to choose from.

use super::state::State;
use crate::index::Data;
use crate::model::{Catalog, Event, PlaceIx};
use crate::query::edit::{self, Mode};
use crate::query::{self, FieldValue};
use crate::text;
use crate::text::Text;

/// The overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LikeView {
    /// `Only` or `Except`.
    pub mode: Mode,
    /// The row under the cursor.
    pub chosen: usize,
}

/// A value of the event.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// What the query would be asked for.
    pub value: FieldValue,
    /// What it is called.
    pub name: Text,
    /// Events that match once it is chosen, certainly and possibly.
    pub counts: (usize, usize),
    /// Whether the query asks for it, excludes it, or does not speak of it.
    pub chosen: edit::State,
}

/// The values of the shown event: its kind and form, where it happened and what that lies in, who acts in it, and who
/// reports it.
pub fn rows(state: &State, data: &Data, mode: Mode) -> Vec<Likeness> {
    let Some(shown) = state.shown() else { return Vec::new() };
    let catalog = data.store.catalog();
    let values = values(&data.store.event(shown), catalog);
    let row = |(value, name): (FieldValue, Text)| {
        let chosen = edit::state_of(&state.scope.query, &value);
        let answer = query::eval(&edit::toggle(&state.scope.query, &value, mode), data);
        let counts = (answer.certain.count(), answer.possible.count());
        Likeness { value, name, counts, chosen }
    };
    values.into_iter().map(row).collect()
}

fn values(event: &Event, catalog: &Catalog) -> Vec<(FieldValue, Text)> {
    let mut values =
        vec![(FieldValue::kind(event.kind, catalog), text!("kind {}", catalog.kind(event.kind).name))];
    for place in upwards(&event.place, catalog) {
        values.push((FieldValue::place(place, catalog), text!("place {}", catalog.place(place).name)));
    }
    for part in &event.actors {
        values.push((FieldValue::actor(part.who, catalog), text!("actor {}", catalog.actor(part.who).name)));
    }
    for claim in &event.claims {
        let source = catalog.source(claim.source);
        let name = text!("source {} ({})", source.publisher, source.id);
        values.push((FieldValue::source(claim.source, catalog), name));
    }
    values.push((FieldValue::Form(event.form), text!("form {}", event.form.written())));
    let mut unique: Vec<(FieldValue, Text)> = Vec::new();
    for row in values {
        if unique.iter().all(|(value, _)| *value != row.0) {
            unique.push(row);
        }
    }
    unique
}

/// The places and all that they lie in, nearest first.
fn upwards(places: &[PlaceIx], catalog: &Catalog) -> Vec<PlaceIx> {
    let mut all: Vec<PlaceIx> = places.to_vec();
    let mut at = 0;
    while let Some(place) = all.get(at).copied() {
        at += 1;
        for outer in &catalog.place(place).within {
            if !all.contains(outer) {
                all.push(*outer);
            }
        }
    }
    all
}
