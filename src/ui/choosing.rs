//! The overlays of the lanes: what they can stand for, and the events of one cell.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::State;
use crate::app::cell::CellView;
use crate::app::choices::Choices;
use crate::app::lanes::LanesView;
use crate::index::{Data, LaneBy};
use crate::text;
use crate::text::{Text, pad};
use crate::timeline::Sign;
use crate::timeline::lanes::sign_of;

/// Columns of a date.
const DATE: usize = 14;

/// Paints what lanes can stand for, each with the number of lanes it would make.
pub fn paint_lanes(state: &State, canvas: &mut Canvas<'_>, area: Rect, view: &LanesView) {
    let order = state.lanes.order.name();
    let (enter, sort) = (state.keys.first("choose-way"), state.keys.first("sort-lanes"));
    let title = text!(" Lanes by · {enter} chooses · {sort} sorts: {order} · Esc closes ");
    let choices = Choices::lowered(area, view.chosen, LaneBy::ALL.len());
    rows(state, canvas, &choices, &title, "next-way", |canvas, row, i| {
        let Some(by) = LaneBy::ALL.get(i) else { return };
        let sign = if *by == state.lanes.by { Sign::Chosen } else { Sign::Free };
        let role = if *by == state.lanes.by { Role::Chosen } else { Role::Dim };
        canvas.sign(row.x, row.y, sign, canvas.style(role));
        let count = match view.counts.get(i) {
            Some(1) => Text::from("1 lane"),
            count => text!("{} lanes", count.copied().unwrap_or_default()),
        };
        let used = canvas.put_right(row.right(), row.y, &count, canvas.style(Role::Dim));
        let width = row.width.saturating_sub(used + 3);
        canvas.line(row.x + 2, row.y, width, &by.name().into(), canvas.style(Role::Plain));
    });
}

/// Paints the events of a cell.
pub fn paint_cell(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, view: &CellView) {
    let count = view.events.len();
    let enter = state.keys.first("open-in-cell");
    let title = text!(" {count} events in this cell · {enter} goes there · Esc closes ");
    let choices = Choices::lowered(area, view.chosen, count);
    rows(state, canvas, &choices, &title, "next-in-cell", |canvas, row, i| {
        let Some(event) = view.events.get(i).and_then(|event| data.index.row(*event)) else { return };
        let date = pad(&event.date, DATE);
        let mut x = row.x + canvas.put(row.x, row.y, row.width, &date, canvas.style(Role::Dim)) + 1;
        let role = Role::Kind(event.kind.at());
        canvas.sign(x, row.y, sign_of(event.span, event.shape), canvas.style(role));
        x += 2;
        let end = if event.differing { row.right().saturating_sub(2) } else { row.right() };
        let shown = state.shown() == Some(event.event);
        let role = if shown { Role::Title } else { Role::Plain };
        canvas.line(x, row.y, end.saturating_sub(x), &event.title, canvas.style(role));
        if event.differing {
            canvas.sign(row.right() - 1, row.y, Sign::Differ, canvas.style(Role::Differ));
        }
    });
}

/// A frame with rows; what comes after them is counted in its lower edge.
fn rows(
    state: &State,
    canvas: &mut Canvas<'_>,
    choices: &Choices,
    title: &Text,
    down: &str,
    paint: impl Fn(&mut Canvas<'_>, Rect, usize),
) {
    let area = choices.area;
    canvas.clear(area);
    canvas.frame(area, title, Role::Focus);
    let (x, width) = (area.x + 2, area.width.saturating_sub(4));
    for (i, y) in choices.shown() {
        let row = Rect { x, y, width, height: 1 };
        paint(canvas, row, i);
        if i == choices.chosen {
            canvas.tint(row, canvas.style(Role::Selected));
        }
    }
    foot(canvas, area, &more(state, choices, down));
}

/// ` 3 more, j `: how many rows come after those on the screen, and the key that goes there; empty where none does.
pub(super) fn more(state: &State, choices: &Choices, down: &str) -> Text {
    match choices.below() {
        0 => Text::default(),
        below => text!(" {below} more, {} ", state.keys.first(down)),
    }
}

/// Words in the lower edge of a frame.
pub(super) fn foot(canvas: &mut Canvas<'_>, area: Rect, words: &Text) {
    let (y, columns) = (area.bottom().saturating_sub(1), area.width.saturating_sub(4));
    canvas.line(area.x + 2, y, columns, words, canvas.style(Role::Focus));
}
