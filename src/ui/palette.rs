//! The palette: commands by name, with their keys.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::help::key_names;
use super::theme::Role;
use crate::app::State;
use crate::app::palette::{Entry, entries};
use crate::app::restricted::refusal;
use crate::app::state::PaletteView;
use crate::index::Data;
use crate::text;
use crate::text::Text;

/// Columns of a command's name.
const NAME: u16 = 20;
/// Columns of its keys.
const KEYS: u16 = 14;
/// Rows for the chosen command's doc, with a blank one above it.
const DOC: u16 = 3;

/// Paints the overlay.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, view: &PaletteView) {
    canvas.clear(area);
    let inner =
        Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: area.height - 2 };
    let rows = usize::from(inner.height.saturating_sub(1 + DOC)).max(1);
    let entries = entries(state, data);
    let top = (view.chosen + 1).saturating_sub(rows);
    let below = entries.len().saturating_sub(top + rows);
    let more = if below > 0 { format!("· {below} more below ") } else { String::new() };
    let enter = state.keys.first("run-chosen");
    canvas.frame(area, &text!(" Commands · type to narrow · {enter} runs {more}"), Role::Focus);
    let (shown, cursor) = view.entry.shown();
    canvas.line(inner.x, inner.y, 2, &Text::new(":"), canvas.style(Role::Key));
    canvas.line(inner.x + 2, inner.y, inner.width.saturating_sub(3), &shown, canvas.style(Role::Plain));
    let cursor_x = inner.x + 2 + (cursor as u16).min(inner.width.saturating_sub(3));
    canvas.tint(Rect { x: cursor_x, y: inner.y, width: 1, height: 1 }, canvas.style(Role::Selected));
    for (i, (y, entry)) in (inner.y + 1..).zip(entries.iter().skip(top).take(rows)).enumerate() {
        let command = entry.command;
        let role = if entry.able { Role::Title } else { Role::Dim };
        canvas.line(inner.x, y, NAME - 1, &Text::new(command.name), canvas.style(role));
        let keys = key_names(state, command, canvas);
        canvas.line(inner.x + NAME, y, KEYS - 1, &keys, canvas.style(Role::Key));
        let (x, width) = (inner.x + NAME + KEYS, inner.width.saturating_sub(NAME + KEYS));
        canvas.line(x, y, width, &Text::new(command.doc), canvas.style(Role::Dim));
        if top + i == view.chosen {
            canvas.tint(Rect { x: inner.x, y, width: inner.width, height: 1 }, canvas.style(Role::Selected));
        }
    }
    if let Some(entry) = entries.get(view.chosen) {
        paint_doc(state, canvas, inner, entry);
    }
    if entries.is_empty() {
        let line = Text::new("No command fits.");
        canvas.line(inner.x, inner.y + 1, inner.width, &line, canvas.style(Role::Notice));
    }
}

/// Under the list, the whole of what is said about the chosen command.
fn paint_doc(state: &State, canvas: &mut Canvas<'_>, inner: Rect, entry: &Entry) {
    let idle = match refusal(state, entry.command) {
        Some(reason) => return paint_lines(canvas, inner, &reason),
        None if entry.able => Text::default(),
        None if !entry.here => text!(" {}", entry.idle(state)),
        None => " It has nothing to act on now.".into(),
    };
    paint_lines(canvas, inner, &text!("{}{idle}", entry.command.doc));
}

fn paint_lines(canvas: &mut Canvas<'_>, inner: Rect, words: &Text) {
    let lines = text::wrap(words, usize::from(inner.width));
    let first = inner.bottom().saturating_sub(DOC - 1);
    for (y, line) in (first..inner.bottom()).zip(&lines) {
        canvas.line(inner.x, y, inner.width, line, canvas.style(Role::Plain));
    }
}
