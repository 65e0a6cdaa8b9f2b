//! Acting in the Filter pane. It edits the same query that the query line shows.

use super::{ranging, scoping, viewing};
use crate::app::effect::Effect;
use crate::app::facets::{Choice, Section};
use crate::app::filter::{Fold, Row, ValueRow, is_stop, panel, section_at};
use crate::app::layout::layout;
use crate::app::like;
use crate::app::state::{Overlay, State};
use crate::index::Data;
use crate::model::{Catalog, PlaceIx};
use crate::query::edit::{self, Mode};
use crate::query::{FieldValue, Query};

/// The row under the cursor.
fn here(state: &State, data: &Data) -> Option<Row> {
    panel(state, data).rows.get(state.filter.cursor).cloned()
}

fn value_here(state: &State, data: &Data) -> Option<ValueRow> {
    match here(state, data)? {
        Row::Value(value) => Some(value),
        Row::Heading(..) | Row::More(..) | Row::View(..) | Row::Note(_) => None,
    }
}

pub fn next(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, 1, is_stop)
}

pub fn previous(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, -1, is_stop)
}

pub fn next_facet(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, 1, |row| matches!(row, Row::Heading(..)));
    next(state, data)
}

pub fn previous_facet(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, -1, |row| matches!(row, Row::Heading(..)));
    step(state, data, -1, |row| matches!(row, Row::Heading(..)));
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
    let mut at = state.filter.cursor;
    while let Some(next) = at.checked_add_signed(by).filter(|n| *n < panel.rows.len()) {
        at = next;
        if panel.rows.get(at).is_some_and(&fits) {
            state.filter.cursor = at;
            break;
        }
    }
    Vec::new()
}

/// Whether the row under the cursor can be chosen.
pub fn on_value(state: &State, data: &Data) -> bool {
    here(state, data).is_some_and(|row| is_stop(&row))
}

/// Whether the row under the cursor asks for something that can be asked for alone, or excepted.
pub fn on_choice(state: &State, data: &Data) -> bool {
    value_here(state, data).is_some_and(|row| row.choice != Choice::Typed)
}

/// Chooses a value beside those chosen, or no longer; opens a view; shows the rest of a long list.
pub fn toggle(state: &mut State, data: &Data) -> Vec<Effect> {
    here(state, data).map(|row| choose(state, data, &row)).unwrap_or_default()
}

/// Chooses a row.
pub fn choose(state: &mut State, data: &Data, row: &Row) -> Vec<Effect> {
    match row {
        Row::Value(row) if row.choice == Choice::Typed => ranging::ask(state, data),
        Row::Value(row) => change(state, data, &row.choice, Mode::Also),
        Row::View(section, at, _) => {
            let effects = viewing::open(state, data, *section, *at);
            stay_on(state, data, |row| matches!(row, Row::View(s, i, _) if (s, i) == (section, at)));
            effects
        }
        Row::More(section, _) => lengthen(state, data, *section),
        Row::Heading(..) | Row::Note(_) => Vec::new(),
    }
}

/// Shows all values of a long section, or the first ones again.
fn lengthen(state: &mut State, data: &Data, section: Section) -> Vec<Effect> {
    let fold = Fold::Section(section);
    if state.filter.unfolded.contains(&fold) {
        return self::fold(state, data);
    }
    state.filter.unfolded.insert(fold);
    Vec::new()
}

/// Asks for the value alone, or no longer.
pub fn only(state: &mut State, data: &Data) -> Vec<Effect> {
    change_here(state, data, Mode::Only)
}

pub fn except(state: &mut State, data: &Data) -> Vec<Effect> {
    change_here(state, data, Mode::Except)
}

fn change_here(state: &mut State, data: &Data, mode: Mode) -> Vec<Effect> {
    match value_here(state, data) {
        Some(row) => change(state, data, &row.choice, mode),
        None => Vec::new(),
    }
}

/// The query without what keeps a place out that is to be chosen: that a place it lies in is excepted.
fn readmitted(query: &Query, choice: &Choice, mode: Mode, catalog: &Catalog) -> Query {
    let Choice::Value(FieldValue::Place(place, _)) = choice else { return query.clone() };
    if mode == Mode::Except || choice.state_in(query) == edit::State::Only {
        return query.clone();
    }
    let mut around =
        like::upwards(&[*place], catalog).into_iter().map(|place| FieldValue::place(place, catalog));
    around.next();
    let excepted = around.filter(|place| edit::state_of(query, place) == edit::State::Except);
    excepted.fold(query.clone(), |query, place| edit::toggle(&query, &place, Mode::Except))
}

/// Edits the query; the cursor stays on the value, wherever its row has gone.
fn change(state: &mut State, data: &Data, choice: &Choice, mode: Mode) -> Vec<Effect> {
    let query = choice.toggle(&readmitted(&state.scope.query, choice, mode, data.store.catalog()), mode);
    scoping::ask(state, data, query);
    if let Choice::Value(FieldValue::Place(place, _)) = choice {
        reveal(state, data, *place);
    }
    stay_on(state, data, |row| matches!(row, Row::Value(v) if v.choice == *choice));
    Vec::new()
}

/// The row under the cursor, where the pane is on the screen; while a line is typed, the one from before it.
pub fn held(state: &State, data: &Data) -> Option<Row> {
    if let Some(Overlay::Prompt(prompt)) = &state.overlay {
        return prompt.held.as_deref().cloned();
    }
    layout(state).filter.and_then(|_| here(state, data))
}

/// Keeps the cursor on a row, wherever it has gone: on the same choice, or on that of the same range.
pub fn hold(state: &mut State, data: &Data, held: &Row) {
    let Row::Value(held) = held else {
        stay_on(state, data, |row| match (row, held) {
            (Row::More(now, _), Row::More(then, _)) => now == then,
            _ => row == held,
        });
        return;
    };
    let choice =
        |row: &Row| matches!(row, Row::Value(v) if v.section == held.section && v.choice == held.choice);
    if !stay_on(state, data, choice) && held.range.is_some() {
        stay_on(state, data, |row| matches!(row, Row::Value(v) if v.range == held.range));
    }
}

/// Unfolds what a place lies in.
fn reveal(state: &mut State, data: &Data, place: PlaceIx) {
    let mut up = vec![place];
    let mut at = 0;
    while let Some(place) = up.get(at).copied() {
        at += 1;
        for outer in &data.store.catalog().place(place).within {
            if !up.contains(outer) {
                up.push(*outer);
                state.filter.unfolded.insert(Fold::Place(*outer));
            }
        }
    }
}

/// Moves the cursor to where a row has gone, if it is anywhere.
pub fn stay_on(state: &mut State, data: &Data, is_it: impl Fn(&Row) -> bool) -> bool {
    let panel = panel(state, data);
    let at = panel.rows.iter().position(is_it);
    state.filter.cursor = at.unwrap_or(state.filter.cursor);
    state.panel = Some(panel);
    at.is_some()
}

/// The query without what it says of the facet under the cursor, or of the number.
fn without_facet(state: &State, data: &Data) -> Option<Query> {
    let query = &state.scope.query;
    let section = section_at(&panel(state, data).rows, state.filter.cursor)?;
    match value_here(state, data)?.range.filter(|_| section == Section::Numbers) {
        Some(about) => Some(edit::without_subjects(query, &[about])),
        None => Some(section.cleared(query)),
    }
}

/// Whether the query says anything of the facet under the cursor.
pub fn can_clear(state: &State, data: &Data) -> bool {
    without_facet(state, data).is_some_and(|query| query != state.scope.query)
}

/// Takes what the query says of the facet under the cursor out of it.
pub fn clear(state: &mut State, data: &Data) -> Vec<Effect> {
    match without_facet(state, data) {
        Some(query) => scoping::ask(state, data, query),
        None => Vec::new(),
    }
}

/// What can be unfolded here, or folded.
fn fold_here(state: &State, data: &Data, open: bool) -> Option<Fold> {
    let row = here(state, data)?;
    let parts = match &row {
        Row::Value(row) => row.parts,
        Row::More(section, left) => Some((Fold::Section(*section), *left == 0)),
        Row::Heading(..) | Row::View(..) | Row::Note(_) => None,
    };
    parts.filter(|(_, is)| *is == open).map(|(fold, _)| fold)
}

pub fn can_unfold(state: &State, data: &Data) -> bool {
    fold_here(state, data, false).is_some()
}

pub fn can_fold(state: &State, data: &Data) -> bool {
    fold_here(state, data, true).is_some()
}

pub fn unfold(state: &mut State, data: &Data) -> Vec<Effect> {
    if let Some(fold) = fold_here(state, data, false) {
        state.filter.unfolded.insert(fold);
    }
    Vec::new()
}

pub fn fold(state: &mut State, data: &Data) -> Vec<Effect> {
    if let Some(fold) = fold_here(state, data, true) {
        let row = here(state, data);
        state.filter.unfolded.remove(&fold);
        row.into_iter().for_each(|row| hold(state, data, &row));
    }
    Vec::new()
}
