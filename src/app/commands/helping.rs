//! Looking for a line of help: typed, gone to with each key, and from one to the next.

use super::moving::Direction;
use super::{asking, panes};
use crate::app::effect::Effect;
use crate::app::help::HelpView;
use crate::app::palette::help_lines;
use crate::app::state::{Overlay, Prompt, Purpose, State};
use crate::index::Data;
use crate::text;

/// Opens the line in which it is typed what to look for.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(Overlay::Help(view)) = &state.overlay else { return Vec::new() };
    let view = HelpView { begun: view.scroll, over: view.over.clone(), ..HelpView::default() };
    let effects = asking::open(state, data, Purpose::FindInHelp, "");
    if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
        prompt.help = Some(HelpView { scroll: view.begun, ..view });
    }
    effects
}

/// Goes to the first line that holds what has been typed, from where help was read on.
pub fn typed(state: &mut State, data: &Data) {
    let Some(Overlay::Prompt(prompt)) = &state.overlay else { return };
    let Some(view) = &prompt.help else { return };
    let find = prompt.entry.value().trim().to_owned();
    let mut view = HelpView { scroll: view.begun, find, ..view.clone() };
    let hits = view.hits(state, data);
    let at = hits.iter().find(|at| **at >= view.begun).or(hits.first()).copied();
    view.go_to(at, panes::help_rows(state), help_lines(state, data).len());
    if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
        prompt.help = Some(view);
    }
}

/// Returns to help, in which what was looked for stays marked.
pub fn accept(state: &mut State, prompt: Prompt) {
    let Some(view) = prompt.help else { return };
    if view.at.is_none() && !view.find.is_empty() {
        state.notice = Some(text!("Not in help: {}", view.find));
    }
    state.overlay = Some(Overlay::Help(view));
}

/// Whether something is looked for.
pub fn has_find(state: &State, _: &Data) -> bool {
    matches!(&state.overlay, Some(Overlay::Help(view)) if !view.find.is_empty())
}

/// Goes to the next line found; after the last, to the first.
pub fn next(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, Direction::Down)
}

/// Goes to the line found before; before the first, to the last.
pub fn previous(state: &mut State, data: &Data) -> Vec<Effect> {
    step(state, data, Direction::Up)
}

fn step(state: &mut State, data: &Data, direction: Direction) -> Vec<Effect> {
    let (rows, lines) = (panes::help_rows(state), help_lines(state, data).len());
    let Some(Overlay::Help(view)) = &state.overlay else { return Vec::new() };
    let hits = view.hits(state, data);
    let here = view.at.unwrap_or(view.scroll);
    let at = match direction {
        Direction::Down => hits.iter().find(|at| **at > here).or(hits.first()),
        Direction::Up => hits.iter().rfind(|at| **at < here).or(hits.last()),
    };
    let at = at.copied();
    if at.is_none() {
        state.notice = Some(text!("Not in help: {}", view.find));
    }
    if let Some(Overlay::Help(view)) = &mut state.overlay {
        view.go_to(at, rows, lines);
    }
    Vec::new()
}
