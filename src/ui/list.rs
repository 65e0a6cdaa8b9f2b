//! The chronological list: one row for each event that matches.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::state::Overlay;
use crate::app::{Pane, State};
use crate::index::{Data, Row};
use crate::model::{EventIx, Form, Truth};
use crate::text;
use crate::text::{Text, pad};
use crate::timeline::Sign;
use crate::timeline::lanes::sign_of;

/// Columns of the date.
const DATE: u16 = 14;

/// Paints the visible rows.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect) {
    let rows = data.index.listed(&state.scope.listing, state.list_top, usize::from(area.height));
    for (y, (event, truth)) in (area.y..).zip(&rows) {
        paint_row(state, data, canvas, Rect { y, height: 1, ..area }, (*event, *truth));
    }
    if rows.is_empty() && area.height > 0 {
        let typing = matches!(state.overlay, Some(Overlay::Prompt(_)));
        let line = match state.scope.query.is_everything() {
            _ if typing => text!("No event matches {}. Esc returns to the query before.", state.scope.query),
            true if data.store.is_empty() => Text::new("The store holds no event."),
            true => Text::new("No event lies within the coverage; the query is:context lists others."),
            false if state.scopes.can_go_back() => {
                Text::new("No event matches. C counts everything again, u returns to the query before.")
            }
            false => Text::new("No event matches. C counts everything."),
        };
        canvas.line(area.x + 2, area.y, area.width.saturating_sub(2), &line, canvas.style(Role::Notice));
    }
}

fn paint_row(
    state: &State,
    data: &Data,
    canvas: &mut Canvas<'_>,
    area: Rect,
    (event, truth): (EventIx, Truth),
) {
    let Some(row) = data.index.row(event) else { return };
    let selected = state.spot.selected == Some(event) && state.spot.visiting.is_none();
    let shown = row.span.overlaps(state.spot.viewport.window()).holds();
    let found = state.find.as_ref().is_some_and(|f| f.hits.get(event.at()));
    let role = if shown { Role::Plain } else { Role::Dim };
    let style = canvas.style(role);
    let right = area.right() - paint_end(canvas, area, &row, truth);
    let mut x = area.x + 2;
    x += canvas.put(x, area.y, DATE, &pad(row.date, usize::from(DATE)), canvas.style(Role::Dim)) + 1;
    canvas.sign(x, area.y, sign_of(row.span, row.shape), canvas.style(Role::Kind(row.kind.at())));
    x += 3;
    let title_style = if found { style.patch(canvas.style(Role::Hit)) } else { style };
    canvas.put(x, area.y, right.saturating_sub(x + 1), &row.title, title_style);
    if selected {
        canvas.sign(area.x, area.y, Sign::Selected, canvas.style(Role::Focus));
        let role = if state.focus == Pane::Timeline { Role::Selected } else { Role::SelectedAway };
        let bar = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        canvas.tint(bar, canvas.style(role));
    }
}

/// What stands at the end of a row: the form when it is no incident, whether it is only possible, `≠`.
/// Returns the columns taken.
fn paint_end(canvas: &mut Canvas<'_>, area: Rect, row: &Row<'_>, truth: Truth) -> u16 {
    let mut right = area.right() - 1;
    if row.differing {
        canvas.sign(right - 1, area.y, Sign::Differ, canvas.style(Role::Differ));
    }
    right -= 2;
    if area.width >= 60 && row.form != Form::Incident {
        right -= canvas.put_right(right, area.y, &Text::new(row.form.written()), canvas.style(Role::Dim)) + 1;
    }
    if truth == Truth::Possible {
        let word = if area.width >= 60 { "possible" } else { "?" };
        right -= canvas.put_right(right, area.y, &Text::new(word), canvas.style(Role::Possible)) + 1;
    }
    area.right() - right
}
