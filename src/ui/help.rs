//! Help: the keys that act here now, and the signs.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::more_lines;
use super::theme::Role;
use crate::app::entry::EDITING;
use crate::app::help::HelpView;
use crate::app::palette::{HELP_KEYS, HelpLine, doc_lines, help_lines, pane_room};
use crate::app::{COMMANDS, Command, Key, State};
use crate::index::{Data, ORDERS};
use crate::text;
use crate::text::Text;
use crate::timeline::{Charset, SIGNS};

/// Columns of the keys.
const KEYS: u16 = HELP_KEYS;

/// Paints the overlay.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, view: &HelpView) {
    canvas.clear(area);
    let lines = help_lines(state, data);
    let rows = usize::from(area.height.saturating_sub(2));
    let scroll = view.scroll.min(lines.len().saturating_sub(rows));
    let below = lines.len().saturating_sub(scroll + rows);
    let more = if below > 0 {
        format!("· {}, {} ", more_lines(below), state.keys.first("text-down"))
    } else {
        String::new()
    };
    canvas.frame(area, &text!(" Keys that act here {more}· Esc closes "), Role::Focus);
    let shown = lines.iter().enumerate().skip(scroll);
    for (y, (at, line)) in (area.y + 1..area.bottom().saturating_sub(1)).zip(shown) {
        let row = Rect { x: area.x + 2, y, width: area.width.saturating_sub(4), height: 1 };
        paint_line(state, canvas, row, *line);
        if view.is_hit(state, *line) {
            let role = if view.at == Some(at) { Role::Selected } else { Role::Hit };
            canvas.tint(row, canvas.style(role));
        }
    }
}

/// The keys of a command as the terminal can show them.
pub(super) fn key_names(state: &State, command: &Command, canvas: &Canvas<'_>) -> Text {
    let name = |key: Key| match canvas.charset() {
        Charset::Unicode => key.to_string(),
        Charset::Ascii => key.ascii(),
    };
    let keys: Vec<String> = state.keys.of(command.name, pane_room(state)).map(name).collect();
    if keys.is_empty() { text!(":{}", command.name) } else { Text::new(keys.join(" ")) }
}

fn paint_line(state: &State, canvas: &mut Canvas<'_>, area: Rect, line: HelpLine) {
    match line {
        HelpLine::Heading(heading) => {
            canvas.line(area.x, area.y, area.width, &Text::new(heading), canvas.style(Role::Heading));
        }
        HelpLine::Command(i) => {
            let Some(command) = COMMANDS.get(i) else { return };
            let keys = key_names(state, command, canvas);
            canvas.line(area.x, area.y, KEYS - 1, &keys, canvas.style(Role::Key));
            paint_doc(canvas, area, command, 0);
        }
        HelpLine::CommandOn(i, line) => {
            if let Some(command) = COMMANDS.get(i) {
                paint_doc(canvas, area, command, line);
            }
        }
        HelpLine::Editing(i) => {
            let Some((keys, doc)) = EDITING.get(i) else { return };
            canvas.line(area.x, area.y, KEYS - 1, &Text::new(keys.join(" ")), canvas.style(Role::Key));
            let (x, width) = (area.x + KEYS, area.width.saturating_sub(KEYS));
            canvas.line(x, area.y, width, &Text::new(doc), canvas.style(Role::Plain));
        }
        HelpLine::Form(form) => {
            canvas.line(area.x, area.y, KEYS - 1, &Text::new(form.short()), canvas.style(Role::Key));
            let (x, width) = (area.x + KEYS, area.width.saturating_sub(KEYS));
            let words = text!("{}: {}", form.written(), form.meaning());
            canvas.line(x, area.y, width, &words, canvas.style(Role::Plain));
        }
        HelpLine::Order(i) => {
            let Some(row) = ORDERS.get(i) else { return };
            canvas.line(area.x, area.y, KEYS - 1, &Text::new(row.name), canvas.style(Role::Key));
            let (x, width) = (area.x + KEYS, area.width.saturating_sub(KEYS));
            let words = text!("{}; reversed, {}", row.first, row.reversed);
            canvas.line(x, area.y, width, &words, canvas.style(Role::Plain));
        }
        HelpLine::Sign(i) => {
            let Some(row) = SIGNS.get(i) else { return };
            canvas.sign(area.x, area.y, row.sign, canvas.style(Role::Key));
            let (x, width) = (area.x + KEYS, area.width.saturating_sub(KEYS));
            canvas.line(x, area.y, width, &Text::new(row.meaning), canvas.style(Role::Plain));
        }
        HelpLine::Blank => {}
    }
}

/// One of the lines of a command's doc.
fn paint_doc(canvas: &mut Canvas<'_>, area: Rect, command: &Command, line: usize) {
    let (x, width) = (area.x + KEYS, area.width.saturating_sub(KEYS));
    if let Some(line) = doc_lines(command.doc, area.width + 4).get(line) {
        canvas.line(x, area.y, width, line, canvas.style(Role::Plain));
    }
}
