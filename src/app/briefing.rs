//! The briefing previewed: the page that would be written, as lines, made once for what it is about and a width.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::layout;
use super::scope::Scope;
use super::state::{Overlay, State};
use crate::brief::formats::{self, FORMATS, Format};
use crate::brief::page::{COLUMNS, Page, Wishes};
use crate::brief::plain::{self, Laid};
use crate::index::Data;
use crate::model::Marks;
use crate::text;
use crate::text::Text;

/// The most events of a query that a briefing is previewed of: each is built, and listed after the page.
pub const MOST: usize = 20_000;

/// Columns of the overlay that are not text: the frame, blanks, and the sign of the event under the cursor.
const MARGIN: u16 = 5;

/// What a page is made of.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    scope: Arc<Scope>,
    marks: Arc<Marks>,
    subject: Subject,
    generation: u64,
    columns: usize,
}

/// What a briefing is wanted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The marked events; where none is, the query.
    Marked,
    /// The query, whatever is marked.
    Query,
}

/// A page and its lines. They follow from what it is about.
#[derive(Clone, Debug)]
pub struct Sheet {
    asked: Asked,
    /// The page.
    pub page: Page,
    /// Its lines, and which of them each event takes.
    pub laid: Laid,
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Sheet) -> bool {
        self.asked == other.asked
    }
}

/// The overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefView {
    /// The line under the cursor.
    pub cursor: usize,
    /// The first line shown.
    pub top: usize,
    /// What is previewed.
    pub sheet: Arc<Sheet>,
}

impl BriefView {
    /// The preview, from its top.
    pub fn of(state: &State, data: &Data, subject: Subject) -> BriefView {
        BriefView { cursor: 0, top: 0, sheet: Arc::new(Sheet::of(asked(state, data, subject), data)) }
    }

    /// What is told under the cursor: its place among what is told of events.
    fn told(&self) -> Option<usize> {
        self.sheet.laid.events.iter().position(|(_, lines)| lines.contains(&self.cursor))
    }

    /// The same; above all events, the first of them.
    fn meant(&self) -> Option<usize> {
        let above = self.sheet.laid.events.first().is_some_and(|(_, lines)| self.cursor < lines.start);
        self.told().or(above.then_some(0))
    }

    /// The id of the event under the cursor; above all events, that of the first.
    pub fn here(&self) -> Option<&Text> {
        self.sheet.laid.events.get(self.meant()?).map(|(id, _)| id)
    }

    /// The lines of that event.
    pub fn lit(&self) -> Range<usize> {
        let lines =
            self.meant().and_then(|at| self.sheet.laid.events.get(at)).map(|(_, lines)| lines.clone());
        lines.unwrap_or_default()
    }

    /// The id of the event that is so many after the one under the cursor (negative: before), in the order in which the
    /// events are chosen.
    pub fn beside(&self, by: isize) -> Option<&Text> {
        let here = self.here()?;
        let page = &self.sheet.page;
        let ids: Vec<&Text> = page.events.iter().chain(&page.rest).map(|item| &item.id).collect();
        let at = ids.iter().position(|id| *id == here)?.checked_add_signed(by)?;
        ids.get(at).copied()
    }

    /// Goes to the event that is meant, where the cursor is above it.
    pub fn settle_on_event(&mut self, rows: usize) {
        if self.told().is_none() && self.meant().is_some() {
            self.cursor = self.lit().start;
            self.follow(rows);
        }
    }

    /// Goes so many lines down (negative: up), stopping at the ends.
    pub fn step(&mut self, by: isize, rows: usize) {
        let last = self.sheet.laid.lines.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
        self.follow(rows);
    }

    /// Scrolls by the least so that the cursor is seen, and of an event as much as there is room for.
    pub fn follow(&mut self, rows: usize) {
        let last_top = self.sheet.laid.lines.len().saturating_sub(rows);
        let least = (self.cursor + 1).saturating_sub(rows.max(1));
        self.top = self.top.clamp(least.min(self.cursor), self.cursor).min(last_top);
    }

    /// The same cursor on another sheet: on the same line of the same event, where that is still there.
    fn on(&self, sheet: Sheet, rows: usize) -> BriefView {
        let held = self.told().and_then(|at| {
            let (id, lines) = self.sheet.laid.events.get(at)?;
            // What is told in short may be told in full further down: the same of the two.
            let before = self.sheet.laid.events.iter().take(at).filter(|(other, _)| other == id).count();
            Some((id, before, self.cursor - lines.start))
        });
        let found = held.and_then(|(id, before, within)| {
            let mut told = sheet.laid.events.iter().filter(|(other, _)| other == id);
            let (_, lines) = told.clone().nth(before).or_else(|| told.next())?;
            Some((lines.start + within).min(lines.end.saturating_sub(1)))
        });
        let mut view = BriefView { sheet: Arc::new(sheet), ..self.clone() };
        view.cursor = found.unwrap_or(view.cursor);
        view.step(0, rows);
        view
    }
}

impl Sheet {
    fn of(asked: Asked, data: &Data) -> Sheet {
        let page = match asked.is_of_marks() {
            false => Page::of(&asked.scope.query, data, &Wishes::default()),
            true => Page::of_marked(data, &Wishes::default()),
        };
        let laid = plain::laid(&page, asked.columns);
        Sheet { asked, page, laid }
    }

    /// Whether it is on marked events, which have an order of the person's own.
    pub fn is_of_marks(&self) -> bool {
        self.asked.is_of_marks()
    }

    /// How many events it is on.
    pub fn count(&self) -> usize {
        self.page.events.len() + self.page.rest.len()
    }

    /// What it could be on instead, if anything is marked.
    pub fn other(&self) -> Option<Subject> {
        let other = if self.is_of_marks() { Subject::Query } else { Subject::Marked };
        (!self.asked.marks.marked().is_empty()).then_some(other)
    }
}

impl Asked {
    fn is_of_marks(&self) -> bool {
        self.subject == Subject::Marked && !self.marks.marked().is_empty()
    }
}

fn asked(state: &State, data: &Data, subject: Subject) -> Asked {
    let room = layout::layout(state).overlay.width.saturating_sub(MARGIN);
    let (scope, marks) = (Arc::clone(&state.scope), Arc::clone(data.marks()));
    let columns = usize::from(room).clamp(20, COLUMNS);
    Asked { scope, marks, subject, generation: data.generation, columns }
}

/// The preview: the overlay itself, or the one under the line in which a name is typed.
pub fn view(state: &State) -> Option<&BriefView> {
    match &state.overlay {
        Some(Overlay::Brief(view)) => Some(view),
        Some(Overlay::Prompt(prompt)) => prompt.brief.as_deref(),
        _ => None,
    }
}

/// Rows inside the overlay's frame.
pub fn rows(state: &State) -> usize {
    usize::from(layout::layout(state).overlay.height.saturating_sub(2))
}

/// Makes the page again where it is shown and would be another one.
pub fn settle(state: &mut State, data: &Data) {
    let Some(subject) = view(state).map(|view| view.sheet.asked.subject) else { return };
    let (asked, rows) = (asked(state, data, subject), rows(state));
    let shown = match &mut state.overlay {
        Some(Overlay::Brief(view)) => view,
        Some(Overlay::Prompt(prompt)) => match &mut prompt.brief {
            Some(view) => view,
            None => return,
        },
        _ => return,
    };
    if shown.sheet.asked != asked {
        *shown = shown.on(Sheet::of(asked, data), rows).into();
    }
}

/// Why a command that acts on an event of the preview has none to act on.
pub fn idle(state: &State, command: &str) -> Option<Text> {
    let view = view(state).filter(|_| ON_EVENTS.contains(&command))?;
    Some(match view.here() {
        None => "The cursor is on no event of the page.".into(),
        Some(_) => "These are the events of a query; those that you mark have an order of your own.".into(),
    })
}

/// The commands that act on the event under the cursor.
const ON_EVENTS: [&str; 4] = ["briefed-passage", "move-event-down", "move-event-up", "go-to-briefed"];

/// The format that the name of a file asks for.
///
/// # Errors
/// How the name must end, as a sentence.
pub fn format_of(name: &str) -> Result<&'static Format, Text> {
    formats::by_path(Path::new(name.trim())).ok_or_else(|| {
        let ends: Vec<String> = FORMATS.iter().map(|format| format!(".{}", format.name)).collect();
        text!("The end of the name says the format: {}.", crate::model::wording::listed(&ends, "or"))
    })
}
