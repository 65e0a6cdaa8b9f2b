//! Help as it is read: how far it is scrolled, and what is looked for in it.

use super::command::COMMANDS;
use super::entry::EDITING;
use super::palette::{HelpLine, help_lines, pane_room};
use super::state::{Overlay, State};
use crate::index::{Data, ORDERS};
use crate::text::fold;
use crate::timeline::SIGNS;

/// What help is read over, where that is no pane: its keys are told then, and it is returned to.
#[derive(Clone, Debug, PartialEq)]
pub struct Beneath {
    /// What lies there.
    pub overlay: Overlay,
    /// The commands that can act there, by their places in the table.
    pub able: Vec<usize>,
}

/// The overlay.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct HelpView {
    /// The first line shown.
    pub scroll: usize,
    /// What is looked for; empty: nothing.
    pub find: String,
    /// The line that was gone to.
    pub at: Option<usize>,
    /// The first line shown when it began to be looked for.
    pub begun: usize,
    /// What it lies over.
    pub over: Option<Box<Beneath>>,
}

impl HelpView {
    /// The same as before anything was looked for.
    pub fn dropped(&self) -> HelpView {
        HelpView { scroll: self.begun, over: self.over.clone(), ..HelpView::default() }
    }

    /// Goes to a line, of so many, and scrolls where it is not among the rows shown.
    pub fn go_to(&mut self, at: Option<usize>, rows: usize, lines: usize) {
        self.at = at;
        if let Some(at) = at.filter(|at| !(self.scroll..self.scroll + rows).contains(at)) {
            self.scroll = at.saturating_sub(1).min(lines.saturating_sub(rows));
        }
    }

    /// Whether a line holds what is looked for.
    pub fn is_hit(&self, state: &State, line: HelpLine) -> bool {
        let find = fold(&self.find);
        !find.is_empty() && fold(&words(state, line)).contains(&find)
    }

    /// The lines that hold what is looked for.
    pub fn hits(&self, state: &State, data: &Data) -> Vec<usize> {
        let lines = help_lines(state, data).into_iter().enumerate();
        lines.filter(|(_, line)| self.is_hit(state, *line)).map(|(at, _)| at).collect()
    }
}

/// What a line says; the whole of a command's sentence is said by the first of its lines.
fn words(state: &State, line: HelpLine) -> String {
    match line {
        HelpLine::Heading(heading) => heading.to_owned(),
        HelpLine::Command(i) => COMMANDS.get(i).map_or_else(String::new, |command| {
            let keys: Vec<String> =
                state.keys.of(command.name, pane_room(state)).map(|key| key.ascii()).collect();
            format!("{} {} {}", keys.join(" "), command.name, command.doc)
        }),
        HelpLine::Editing(i) => {
            EDITING.get(i).map_or_else(String::new, |(keys, doc)| format!("{} {doc}", keys.join(" ")))
        }
        HelpLine::Form(form) => format!("{} {}: {}", form.short(), form.written(), form.meaning()),
        HelpLine::Order(i) => ORDERS.get(i).map_or_else(String::new, |row| {
            format!("{} {}; reversed, {}", row.name, row.first, row.reversed)
        }),
        HelpLine::Sign(i) => SIGNS.get(i).map_or_else(String::new, |row| row.meaning.to_owned()),
        HelpLine::CommandOn(..) | HelpLine::Blank => String::new(),
    }
}
