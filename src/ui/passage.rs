//! The passage overlay.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::detail::role_of;
use super::more_lines;
use super::theme::Role;
use crate::app::State;
use crate::app::passage::{cited, leaf, rows};
use crate::app::state::PassageView;
use crate::index::Data;
use crate::text;
use crate::text::clip;

/// Paints the overlay.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, view: &PassageView) {
    canvas.clear(area);
    let Some((leaf, claims)) = leaf(state, data) else { return };
    let top = leaf.top(rows(state), view.scroll);
    let below = leaf.lines.len().saturating_sub(top + rows(state));
    let more = if below > 0 {
        text!("· {}, {} ", more_lines(below), state.keys.first("passage-down"))
    } else {
        text!("")
    };
    let cited = cited(state, data).map(|c| text!("{c} · ")).unwrap_or_default();
    let title = text!(" Passage · {cited}claim {} of {claims} {more}· Esc closes ", view.claim + 1);
    let title = clip(&title, usize::from(area.width.saturating_sub(4)));
    canvas.frame(area, &title, Role::Focus);
    for (y, line) in (area.y + 1..area.bottom().saturating_sub(1)).zip(leaf.lines.iter().skip(top)) {
        let pieces: Vec<_> = line.0.iter().map(|(t, tone)| (t.clone(), role_of(*tone, state))).collect();
        canvas.pieces(area.x + 2, y, area.width.saturating_sub(4), &pieces);
    }
}
