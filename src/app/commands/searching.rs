//! Searching within a section of the Filter pane: what is typed narrows its rows.

use super::filtering;
use crate::app::effect::Effect;
use crate::app::facets::Section;
use crate::app::filter::{Row, is_stop, panel, section_at};
use crate::app::state::{Overlay, Prompt, Purpose, State};
use crate::index::Data;
use crate::text;

use super::asking;

/// Opens the line for the section under the cursor.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    let rows = &panel(state, data).rows;
    match section_at(rows, state.filter.cursor) {
        Some(section) => asking::open(state, data, Purpose::Search(section), ""),
        None => Vec::new(),
    }
}

/// The section that is being searched.
fn searched(state: &State) -> Option<Section> {
    match &state.overlay {
        Some(Overlay::Prompt(prompt)) => match prompt.purpose {
            Purpose::Search(section) => Some(section),
            _ => None,
        },
        _ => None,
    }
}

/// The line has changed: the cursor goes to the best match, or returns where it was.
pub fn typed(state: &mut State, data: &Data) {
    let Some(Overlay::Prompt(prompt)) = &state.overlay else { return };
    let Some(section) = searched(state) else { return };
    let back = prompt.row;
    let empty = prompt.entry.value().trim().is_empty();
    let first = (!empty).then(|| found(state, data, section).first().copied()).flatten();
    state.filter.cursor = first.unwrap_or(back);
}

/// The positions of the rows of a section that keys act on.
fn found(state: &State, data: &Data, section: Section) -> Vec<usize> {
    let rows = &panel(state, data).rows;
    let heading = rows.iter().position(|row| matches!(row, Row::Heading(s, _) if *s == section));
    let Some(heading) = heading else { return Vec::new() };
    let inside = |(_, row): &(usize, &Row)| !matches!(row, Row::Heading(..));
    let rows = rows.iter().enumerate().skip(heading + 1).take_while(inside);
    rows.filter(|(_, row)| is_stop(row)).map(|(at, _)| at).collect()
}

pub fn next(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, 1)
}

pub fn previous(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, -1)
}

/// Goes to another match.
fn step(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let Some(section) = searched(state) else { return Vec::new() };
    let found = found(state, data, section);
    let here = found.iter().position(|at| *at == state.filter.cursor).unwrap_or(0);
    let there = here.saturating_add_signed(by).min(found.len().saturating_sub(1));
    state.filter.cursor = found.get(there).copied().unwrap_or(state.filter.cursor);
    Vec::new()
}

/// Chooses the match under the cursor. Where nothing matches, the line stays open and says so.
pub fn accept(state: &mut State, data: &Data, prompt: Box<Prompt>) -> Vec<Effect> {
    let Purpose::Search(section) = prompt.purpose else { return Vec::new() };
    if prompt.entry.value().trim().is_empty() {
        return Vec::new();
    }
    let line = prompt.entry.value().trim().to_owned();
    state.overlay = Some(Overlay::Prompt(prompt));
    let found = found(state, data, section);
    if !found.contains(&state.filter.cursor) {
        state.notice = Some(text!("Nothing under {} fits: {line}", section.name()));
        return Vec::new();
    }
    let row = panel(state, data).rows.get(state.filter.cursor).cloned();
    state.overlay = None;
    row.map(|row| filtering::choose(state, data, &row)).unwrap_or_default()
}
