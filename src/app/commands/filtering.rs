//! Acting in the Filter pane. It edits the same query that the query line shows.

use super::scoping;
use crate::app::effect::Effect;
use crate::app::filter::{Row, ValueRow, panel};
use crate::app::state::State;
use crate::index::Data;
use crate::model::PlaceIx;
use crate::query::edit::{self, Mode};
use crate::query::{FieldValue, Query};
use crate::text;

/// The row under the cursor.
fn here(state: &State, data: &Data) -> Option<Row> {
    panel(state, data).rows.get(state.filter.cursor).cloned()
}

fn value_here(state: &State, data: &Data) -> Option<ValueRow> {
    match here(state, data)? {
        Row::Value(value) => Some(value),
        Row::Heading(_) | Row::View(..) => None,
    }
}

pub fn next(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, 1, |row| !matches!(row, Row::Heading(_)))
}

pub fn previous(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, -1, |row| !matches!(row, Row::Heading(_)))
}

pub fn next_facet(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, 1, |row| matches!(row, Row::Heading(_)));
    next(state, data)
}

pub fn previous_facet(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, -1, |row| matches!(row, Row::Heading(_)));
    step(state, data, -1, |row| matches!(row, Row::Heading(_)));
    next(state, data)
}

pub fn first(state: &mut State, data: &Data) -> Vec<Effect> {
    state.filter.cursor = 0;
    next(state, data)
}

pub fn last(state: &mut State, data: &Data) -> Vec<Effect> {
    state.filter.cursor = panel(state, data).rows.len().saturating_sub(1);
    Vec::new()
}

/// Goes to the next row that fits; stays where there is none.
fn step(state: &mut State, data: &Data, by: isize, fits: impl Fn(&Row) -> bool) -> Vec<Effect> {
    let panel = panel(state, data);
    let rows = &panel.rows;
    let mut at = state.filter.cursor;
    while let Some(next) = at.checked_add_signed(by).filter(|n| *n < rows.len()) {
        at = next;
        if fits(&rows[at]) {
            state.filter.cursor = at;
            break;
        }
    }
    Vec::new()
}

/// Whether the row under the cursor can be chosen.
pub fn on_value(state: &State, data: &Data) -> bool {
    matches!(here(state, data), Some(Row::Value(_) | Row::View(..)))
}

/// Chooses a value beside those chosen, or no longer; opens a view.
pub fn toggle(state: &mut State, data: &Data) -> Vec<Effect> {
    match here(state, data) {
        Some(Row::Value(row)) => change(state, data, &row.value, Mode::Also),
        Some(Row::View(i, _)) => open_view(state, data, i),
        Some(Row::Heading(_)) | None => Vec::new(),
    }
}

pub fn except(state: &mut State, data: &Data) -> Vec<Effect> {
    match value_here(state, data) {
        Some(row) => change(state, data, &row.value, Mode::Except),
        None => Vec::new(),
    }
}

/// Edits the query; the cursor stays on the value, wherever its row has gone.
fn change(state: &mut State, data: &Data, value: &FieldValue, mode: Mode) -> Vec<Effect> {
    let query = edit::toggle(&state.scope.query, value, mode);
    scoping::ask(state, data, query);
    stay_on(state, data, |row| matches!(row, Row::Value(v) if v.value == *value));
    Vec::new()
}

/// Moves the cursor to where a row has gone.
fn stay_on(state: &mut State, data: &Data, is_it: impl Fn(&Row) -> bool) {
    if let Some(at) = panel(state, data).rows.iter().position(is_it) {
        state.filter.cursor = at;
    }
}

/// A view is held as text; one that this version does not answer says so and changes nothing.
fn open_view(state: &mut State, data: &Data, view: usize) -> Vec<Effect> {
    let Some(held) = data.store.catalog().views.get(view) else { return Vec::new() };
    match Query::parse(held.query.as_str(), data) {
        Ok(query) => {
            let effects = scoping::ask(state, data, query);
            stay_on(state, data, |row| matches!(row, Row::View(i, _) if *i == view));
            effects
        }
        Err(error) => {
            state.notice = Some(text!("{}: {}", held.name, error.message));
            Vec::new()
        }
    }
}

fn place_here(state: &State, data: &Data, unfolded: bool) -> Option<PlaceIx> {
    let row = value_here(state, data).filter(|r| r.unfolded == Some(unfolded))?;
    match row.value {
        FieldValue::Place(place, _) => Some(place),
        _ => None,
    }
}

pub fn can_unfold(state: &State, data: &Data) -> bool {
    place_here(state, data, false).is_some()
}

pub fn can_fold(state: &State, data: &Data) -> bool {
    place_here(state, data, true).is_some()
}

pub fn unfold(state: &mut State, data: &Data) -> Vec<Effect> {
    if let Some(place) = place_here(state, data, false) {
        state.filter.unfolded.insert(place);
    }
    Vec::new()
}

pub fn fold(state: &mut State, data: &Data) -> Vec<Effect> {
    if let Some(place) = place_here(state, data, true) {
        state.filter.unfolded.remove(&place);
    }
    Vec::new()
}
