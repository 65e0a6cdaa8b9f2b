//! Presenting: one event with the whole screen, large and calm.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::detail::role_of;
use super::theme::Role;
use super::{header, more_lines, status};
use crate::app::State;
use crate::app::present::{self, PresentView};
use crate::index::Data;
use crate::text;
use crate::text::Text;

/// Paints the overlay over everything, with its own footer.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, view: &PresentView) {
    let (w, h) = state.size;
    canvas.clear(Rect::new(0, 0, w, h));
    let (columns, rows) = (present::columns(state), present::rows(state));
    let left = (w - columns) / 2;
    let lines = present::lines(state, data);
    let shown = lines.len().min(usize::from(rows)) as u16;
    // A little above the middle, where the eye looks first.
    let top = (rows - shown) / 3 + if h < 16 { 1 } else { 2 };
    for (y, line) in (top..top + shown).zip(lines.iter().skip(view.scroll)) {
        let pieces: Vec<_> =
            line.0.iter().map(|(text, tone)| (text.clone(), role_of(*tone, state))).collect();
        canvas.pieces(left, y, columns, &pieces);
    }
    let below = lines.len().saturating_sub(view.scroll + usize::from(rows));
    let day = header::as_of(data);
    let marked = match (&view.events, view.unknown) {
        (None, _) => Text::default(),
        (Some(_), 0) => Text::new(" marked"),
        (Some(_), unknown) => text!(" marked, {unknown} not known of yet"),
    };
    let which = text!("{} of {}{marked}", view.at + 1, view.count(state));
    let more = text!("{}, J · {which}", more_lines(below));
    // The day must not be missed: where both have no room, it goes before what lies below.
    let free = usize::from(w).saturating_sub(day.as_ref().map_or(0, Text::width) + 4);
    let which = if below > 0 && (day.is_none() || more.width() <= free) { more } else { which };
    canvas.put_right(w.saturating_sub(1), 0, &which, canvas.style(Role::Dim));
    let name = Text::new(data.store.catalog().title.as_str());
    let name = day.map_or(name.clone(), |day| text!("{day} · {name}"));
    canvas.put(1, 0, w.saturating_sub(which.width() as u16 + 4), &name, canvas.style(Role::Dim));
    status::paint_hints(state, data, canvas, Rect::new(0, h.saturating_sub(1), w, 1), false);
}
