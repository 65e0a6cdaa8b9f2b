//! The overlay of the longest silences.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::silences::{self, SilencesView};
use crate::app::{State, day};
use crate::index::Silence;
use crate::text;
use crate::text::{Text, pad};

/// Columns of the dates, and of the length.
const DATES: usize = 24;
const LENGTH: usize = 19;

/// Paints the overlay.
pub fn paint(state: &State, canvas: &mut Canvas<'_>, area: Rect, view: &SilencesView) {
    canvas.clear(area);
    let title = match area.width {
        ..80 => Text::new(" Silences of sources, not the war "),
        _ => {
            let enter = state.keys.first("go-to-silence");
            text!(" Silences of sources, not the war · {enter} goes there · Esc closes ")
        }
    };
    canvas.frame(area, &title, Role::Focus);
    let (x, width) = (area.x + 2, area.width.saturating_sub(4));
    let lines = silences::lines(width);
    let rows = usize::from(area.height.saturating_sub(2) / lines).max(1);
    if view.rows.is_empty() {
        let line = Text::new("On every day of the coverage some event falls.");
        return canvas.line(x, area.y + 1, width, &line, canvas.style(Role::Notice));
    }
    let top = (view.chosen + 1).saturating_sub(rows);
    let starts = (area.y + 1..area.bottom().saturating_sub(lines)).step_by(usize::from(lines));
    for (i, (y, silence)) in starts.zip(view.rows.iter().skip(top)).enumerate() {
        for (y, line) in (y..).zip(row(silence, lines)) {
            canvas.line(x, y, width, &line, canvas.style(Role::Plain));
        }
        if top + i == view.chosen {
            canvas.tint(Rect { x, y, width, height: lines }, canvas.style(Role::Selected));
        }
    }
}

/// `2018-06-18..2018-08-02  46 days  no certain event`, the dates in a line of their own where there is no room.
fn row(silence: &Silence, lines: u16) -> Vec<Text> {
    let kind = if silence.complete { "no possible event" } else { "no certain event" };
    let (dates, length) = (day::written(silence.window), day::length(silence.window));
    match lines {
        1 => vec![text!("{}{}{kind}", pad(&dates, DATES), pad(&length, LENGTH))],
        _ => vec![dates, text!("{}{kind}", pad(&length, LENGTH))],
    }
}
