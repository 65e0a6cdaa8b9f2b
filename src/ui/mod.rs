//! Painters: functions from state, data, theme and area to cells. They read; they change nothing.

mod banner;
mod briefing;
mod brush;
mod canvas;
mod choosing;
mod compare;
mod detail;
mod filter;
mod header;
mod help;
mod like;
mod list;
mod map;
mod overlay;
mod palette;
mod passage;
mod present;
mod silences;
mod status;
pub mod theme;
mod timeline;
mod told;

use ratatui::buffer::Buffer;

use crate::app::layout::{self, Layout, layout};
use crate::app::{Overlay, Pane, State};
use crate::index::Data;
use crate::text;
use crate::timeline::Sign;
use canvas::Canvas;
use theme::Role;
pub use theme::{Theme, ThemeName};

/// `3 more lines`: how much of a text lies below what is seen of it.
fn more_lines(below: usize) -> String {
    if below == 1 { "1 more line".to_owned() } else { format!("{below} more lines") }
}

/// Paints the event that is selected over the footer of what is shown, while all else waits; not where anything lies over
/// the panes, and not when none is selected.
pub fn draw_held(state: &State, data: &Data, theme: &Theme, shown: &mut Buffer) -> bool {
    let waits = state.overlay.is_none() && state.focus == Pane::Timeline && !layout::too_small(state.size);
    let Some(row) = state.shown().filter(|_| waits).and_then(|event| data.index.row(event)) else {
        return false;
    };
    let at = layout(state).footer;
    let mut canvas = Canvas::new(shown, theme);
    canvas.clear(at);
    canvas.sign(at.x, at.y, Sign::Selected, canvas.style(Role::Focus));
    let told = text!("{}  {}", row.date, row.title);
    canvas.line(at.x + 2, at.y, at.width.saturating_sub(2), &told, canvas.style(Role::Plain));
    true
}

/// Paints the whole screen. The buffer has the size that the state says.
pub fn draw(state: &State, data: &Data, theme: &Theme, buffer: &mut Buffer) {
    buffer.set_style(buffer.area, theme.ground());
    let mut canvas = Canvas::new(buffer, theme);
    if layout::too_small(state.size) {
        let (columns, rows) = layout::SMALLEST;
        let (w, h) = state.size;
        let line = text!("dateline needs {columns}x{rows}, this is {w}x{h}");
        return canvas.line(0, 0, w, &line, theme.style(theme::Role::Notice));
    }
    let at = layout(state);
    header::paint(state, data, &mut canvas, at.header);
    banner::paint(state, &mut canvas, at.banner);
    if let Some(pane) = at.filter {
        filter::paint(state, data, &mut canvas, pane, at.framed);
    }
    if let Some(areas) = at.timeline {
        timeline::paint(state, data, &mut canvas, &areas, at.framed);
        brush::paint(state, &mut canvas, &areas);
        list::paint(state, data, &mut canvas, &areas);
        timeline::paint_window_below(state, &mut canvas, &areas);
    }
    if let Some(areas) = at.map {
        map::paint(state, data, &mut canvas, &areas, at.framed);
    }
    if let Some(pane) = at.detail {
        detail::paint(state, data, &mut canvas, pane, at.framed);
    }
    status::paint(state, data, &mut canvas, &at);
    if let Some(overlay) = &state.overlay {
        draw_over(state, data, &mut canvas, &at, overlay);
    }
}

/// Paints what lies over the panes.
fn draw_over(state: &State, data: &Data, canvas: &mut Canvas<'_>, at: &Layout, overlay: &Overlay) {
    match overlay {
        Overlay::Help(view) => {
            if let Some(beneath) = &view.over {
                draw_over(state, data, canvas, at, &beneath.overlay);
            }
            help::paint(state, data, canvas, at.overlay, view);
        }
        Overlay::Palette(view) => palette::paint(state, data, canvas, at.overlay, view),
        Overlay::Passage(view) => passage::paint(state, data, canvas, at.overlay, view),
        Overlay::Like(view) => like::paint(state, canvas, at.overlay, view),
        Overlay::Lanes(view) => choosing::paint_lanes(state, canvas, at.overlay, view),
        Overlay::Cell(view) => choosing::paint_cell(state, data, canvas, at.overlay, view),
        Overlay::Silences(view) => silences::paint(state, canvas, at.overlay, view),
        Overlay::Compare(view) => compare::paint(state, data, canvas, at.overlay, view),
        Overlay::Brief(view) => {
            briefing::paint(canvas, at.overlay, view, &state.keys.first("brief-other"));
            // What is told may be longer than the footer, and stands over the preview then.
            status::paint(state, data, canvas, at);
        }
        Overlay::Present(view) => present::paint(state, data, canvas, view),
        Overlay::Prompt(prompt) => {
            if let Some(view) = &prompt.help {
                help::paint(state, data, canvas, at.overlay, view);
                status::paint(state, data, canvas, at);
            }
            if let Some(view) = &prompt.brief {
                briefing::paint(canvas, at.overlay, view, &state.keys.first("brief-other"));
                status::paint(state, data, canvas, at);
            }
        }
    }
}
