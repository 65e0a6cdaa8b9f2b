//! The overlay of the longest silences.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::choosing::{foot, more};
use super::theme::Role;
use crate::app::choices::Choices;
use crate::app::silences::{self, SilencesView};
use crate::app::{State, day};
use crate::index::Silence;
use crate::text;
use crate::text::{Text, pad};

/// What is listed.
const TITLE: &str = "Silences of sources, not the war";
/// Columns of the dates, and at least of the length.
const DATES: usize = 24;
const LENGTH: usize = 19;

/// Paints the overlay. Where the title has no room for the keys they stand in the lower edge, after how many silences
/// come after those on the screen.
pub fn paint(state: &State, canvas: &mut Canvas<'_>, area: Rect, view: &SilencesView) {
    canvas.clear(area);
    let keys = text!("{} goes there · Esc closes ", state.keys.first("go-to-silence"));
    let narrow = area.width < 80;
    let title = if narrow { text!(" {TITLE} ") } else { text!(" {TITLE} · {keys}") };
    canvas.frame(area, &title, Role::Focus);
    let (x, width) = (area.x + 2, area.width.saturating_sub(4));
    let choices = Choices::within(area, silences::lines(width), view.chosen, view.rows.len());
    let more = more(state, &choices, "next-silence");
    let foot_words = match (narrow, more.is_empty()) {
        (false, _) => more,
        (true, true) => text!(" {keys}"),
        (true, false) => text!("{more}· {keys}"),
    };
    foot(canvas, area, &foot_words);
    if view.rows.is_empty() {
        for (y, line) in (area.y + 1..area.bottom() - 1).zip(text::wrap(&none(view), usize::from(width))) {
            canvas.line(x, y, width, &line, canvas.style(Role::Notice));
        }
        return;
    }
    // A blank stands behind the longest.
    let lengths = view.rows.iter().map(|silence| day::length(silence.window).width() + 1);
    let length = lengths.fold(LENGTH, usize::max);
    for (at, y) in choices.shown() {
        let Some(silence) = view.rows.get(at) else { continue };
        for (y, line) in (y..).zip(row(silence, choices.lines, length)) {
            canvas.line(x, y, width, &line, canvas.style(Role::Plain));
        }
        if at == view.chosen {
            canvas.tint(Rect { x, y, width, height: choices.lines }, canvas.style(Role::Selected));
        }
    }
}

/// Why there is no silence.
fn none(view: &SilencesView) -> Text {
    match view.is_unknown {
        true => "The coverage begins after the day as of which everything is shown: of no day in it anything could be known.",
        false => "On every day of the coverage some event falls.",
    }
    .into()
}

/// `2018-06-18..2018-08-02  46 days  no certain event`, the dates in a line of their own where there is no room.
fn row(silence: &Silence, lines: u16, columns: usize) -> Vec<Text> {
    let kind = if silence.complete { "no possible event" } else { "no certain event" };
    let (dates, length) = (day::written(silence.window), pad(&day::length(silence.window), columns));
    match lines {
        1 => vec![text!("{}{length}{kind}", pad(&dates, DATES))],
        _ => vec![dates, text!("{length}{kind}")],
    }
}
