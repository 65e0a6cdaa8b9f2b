//! The banner over everything: what is shown is no longer what is on disk.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::State;
use crate::text;

/// Paints the banner, where there is one.
pub fn paint(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(stale) = &state.stale else { return };
    let lines = stale.lines(state.size.1);
    for (i, (y, line)) in (area.top()..area.bottom()).zip(&lines).enumerate() {
        let lead = if i == 0 { "!" } else { " " };
        canvas.line(area.x, y, area.width, &text!("{lead} {line}"), canvas.style(Role::Error));
    }
}
