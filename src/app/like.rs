//! Only like this, not like this: what the shown event can be likened by, as rows to choose from.

use std::sync::Arc;

use super::scope::Scope;
use super::state::{Overlay, State};
use crate::index::Data;
use crate::model::{Catalog, Event, EventIx, PlaceIx};
use crate::query::edit::{self, Mode};
use crate::query::{self, FieldValue};
use crate::text;
use crate::text::Text;

/// The overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct LikeView {
    /// `Only` or `Except`.
    pub mode: Mode,
    /// The row under the cursor.
    pub chosen: usize,
    /// The rows, once they have been counted; they follow from the rest.
    pub rows: Option<Arc<Rows>>,
}

/// The values of an event, and what they were counted for.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    asked: (Arc<Scope>, Option<EventIx>, Mode),
    /// A row for each.
    pub all: Vec<Likeness>,
}

impl LikeView {
    /// The first row under the cursor.
    pub fn new(mode: Mode) -> LikeView {
        LikeView { mode, chosen: 0, rows: None }
    }

    /// The rows.
    pub fn rows(&self) -> &[Likeness] {
        self.rows.as_ref().map_or(&[], |rows| &rows.all)
    }
}

/// Counts the rows where they are shown and are not those counted last: each is a whole query.
pub fn settle(state: &mut State, data: &Data) {
    let Some(Overlay::Like(view)) = &state.overlay else { return };
    let asked = (Arc::clone(&state.scope), state.shown(), view.mode);
    if view.rows.as_ref().is_some_and(|rows| rows.asked == asked) {
        return;
    }
    let made = Rows { all: rows(state, data, view.mode), asked };
    if let Some(Overlay::Like(view)) = &mut state.overlay {
        view.rows = Some(Arc::new(made));
    }
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
fn rows(state: &State, data: &Data, mode: Mode) -> Vec<Likeness> {
    let Some(shown) = state.shown() else { return Vec::new() };
    let catalog = data.store.catalog();
    let values = values(&data.store.event(shown), catalog);
    let row = |(value, name): (FieldValue, Text)| {
        let chosen = edit::state_of(&state.scope.query, &value);
        let asked = edit::toggle(&state.scope.query, &value, mode);
        let answer = query::eval_beside(&asked, data, &state.scope.query, &state.scope.answer);
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
        let name = text!("source {} ({})", source.publisher, source.id());
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
pub fn upwards(places: &[PlaceIx], catalog: &Catalog) -> Vec<PlaceIx> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Key;
    use crate::app::message::Message;
    use crate::app::update::update;
    use crate::query::Query;

    #[test]
    fn rows_are_counted_once_and_as_the_whole_query_is() {
        let data = Data::embedded();
        for line in
            ["", "kind:attack", "mosul -kind:attack", "is:context or date:2016", "question:hold-ground a"]
        {
            for mode in [Mode::Only, Mode::Except] {
                let mut state = State::new(&data, (100, 30));
                state.scope = Scope::of(Query::parse(line, &data).unwrap(), &data);
                state.spot.selected = state.event_at(3, &data);
                state.overlay = Some(Overlay::Like(LikeView::new(mode)));
                state.settle(&data);
                let rows = |state: &State| match &state.overlay {
                    Some(Overlay::Like(view)) => view.rows.clone().unwrap(),
                    other => panic!("{other:?}"),
                };
                let first = rows(&state);
                assert!(first.all.len() > 3, "{line}");
                for row in &first.all {
                    let asked = edit::toggle(&state.scope.query, &row.value, mode);
                    let given = query::eval(&asked, &data);
                    assert_eq!(row.counts, (given.certain.count(), given.possible.count()), "{asked}");
                }
                for key in ["j", "j", "k"] {
                    update(&mut state, &data, Message::Key(Key::parse(key).unwrap()));
                    assert!(Arc::ptr_eq(&first, &rows(&state)), "{key}: they were counted again");
                }
            }
        }
    }
}
