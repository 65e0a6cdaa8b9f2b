//! The list: one row for each event that matches, in an order, under headings if they are wanted.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use super::timeline;
use crate::app::layout::TimelineLayout;
use crate::app::list::{self, GroupRow, ListRow};
use crate::app::state::Overlay;
use crate::app::{Pane, State};
use crate::index::{Data, Order, Row, Sort};
use crate::model::{EventIx, Form, Truth};
use crate::text;
use crate::text::{Text, pad};
use crate::timeline::Sign;
use crate::timeline::lanes::sign_of;

/// Columns of the date.
const DATE: u16 = 14;

/// Columns from which the date and what the order rests on both have room.
const BOTH: u16 = 60;

/// Columns that a title keeps before words at the end of its row are shortened.
const TITLE: usize = 12;

/// Paints the visible rows, and the order over them where it is not that by date.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, areas: &TimelineLayout) {
    let area = areas.list;
    paint_order(state, canvas, areas);
    let rows = list::rows(state, data);
    if rows.is_empty() && area.height > 0 {
        return paint_nothing(state, data, canvas, area);
    }
    let page = rows.page(data, state.list_top, usize::from(area.height));
    for (y, row) in (area.y..).zip(page) {
        let line = Rect { y, height: 1, ..area };
        match row {
            ListRow::Heading(group) => paint_heading(state, data, canvas, line, &group),
            ListRow::Event(event, truth) => paint_row(state, data, canvas, line, (event, truth), rows.column),
        }
    }
}

/// The order, at the left end of the rule over the list, after the lanes that have no room.
fn paint_order(state: &State, canvas: &mut Canvas<'_>, areas: &TimelineLayout) {
    let sort = state.list.sort;
    if sort == Sort::default() {
        return;
    }
    let lanes = timeline::hidden_lanes(state, canvas.charset(), areas).width() as u16;
    let inset = if lanes > 0 { lanes } else { u16::from(areas.gutter > 8) };
    let room = areas.gutter.saturating_sub(1 + inset);
    let long = text!("by {sort}");
    let name = if long.width() <= usize::from(room) { long } else { text!("{sort}") };
    canvas.line(areas.rule.x + inset, areas.rule.y, room, &name, canvas.style(Role::Title));
}

/// Why there is nothing to list.
fn paint_nothing(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect) {
    let typing = matches!(state.overlay, Some(Overlay::Prompt(_)));
    let room = area.width.saturating_sub(4);
    let typed = text!("No event matches {}. Esc returns to the query before.", state.scope.query);
    let line = match state.scope.query.is_everything() {
        _ if typing && typed.width() > usize::from(room) => {
            "No event matches. Esc returns to the query before.".into()
        }
        _ if typing => typed,
        true if data.store.is_empty() => Text::new("The store holds no event."),
        true => Text::new("No event lies within the coverage; the query is:context lists others."),
        false if state.scopes.can_go_back() => {
            let (clear, undo) = (state.keys.first("clear-query"), state.keys.first("undo"));
            text!("No event matches. {clear} counts everything again, {undo} returns to the query before.")
        }
        false => text!("No event matches. {} counts everything.", state.keys.first("clear-query")),
    };
    let meant = state.scope.meant.as_ref().filter(|_| state.reading.is_none());
    let meant = meant.map(|meant| text!("Words are text; by field: {meant}"));
    let told = meant.iter().flat_map(|told| text::wrap(told, usize::from(room)));
    for (y, (line, role)) in (area.y..area.bottom())
        .zip(std::iter::once((line, Role::Notice)).chain(told.map(|line| (line, Role::Plain))))
    {
        canvas.line(area.x + 2, y, area.width.saturating_sub(2), &line, canvas.style(role));
    }
}

/// A heading: whether its group is folded, what it is called, how many events. It stands for a selected event that is
/// in its fold.
fn paint_heading(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, group: &GroupRow) {
    let sign = if group.folded { Sign::Folded } else { Sign::Unfolded };
    canvas.sign(area.x + 2, area.y, sign, canvas.style(Role::Dim));
    // While a store is being read, what is counted is its beginning.
    let count = if state.reading.is_none() { list::tally_text(group.run.tally) } else { Text::default() };
    let room = area.width.saturating_sub(7 + count.width() as u16);
    let label = list::label(group.run.group, data.store.catalog());
    let used = canvas.put(area.x + 4, area.y, room, &label, canvas.style(Role::Heading));
    canvas.line(area.x + 4 + used + 2, area.y, area.width, &count, canvas.style(Role::Dim));
    if group.folded && state.row(data) == Some(group.row) && is_selected(state, |_| true) {
        paint_selected(state, canvas, area);
    }
}

/// Whether the selected event is such, and no event outside the query is shown in its stead.
fn is_selected(state: &State, is: impl Fn(EventIx) -> bool) -> bool {
    state.spot.visiting.is_none() && state.spot.selected.is_some_and(is)
}

fn paint_selected(state: &State, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.sign(area.x, area.y, Sign::Selected, canvas.style(Role::Focus));
    let role = if state.focus == Pane::Timeline { Role::Selected } else { Role::SelectedAway };
    let bar = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    canvas.tint(bar, canvas.style(role));
}

fn paint_row(
    state: &State,
    data: &Data,
    canvas: &mut Canvas<'_>,
    area: Rect,
    (event, truth): (EventIx, Truth),
    column: u16,
) {
    let Some(row) = data.index.row(event) else { return };
    let shown = row.span.overlaps(state.spot.viewport.window()).holds();
    let found = state.find.as_ref().is_some_and(|f| f.hits.get(event.at()));
    let style = canvas.style(if shown { Role::Plain } else { Role::Dim });
    let x = paint_begin(state, data, canvas, area, &row, column);
    let right = area.right() - paint_end(canvas, area, x, (&row, truth));
    let title_style = if found { style.patch(canvas.style(Role::Hit)) } else { style };
    canvas.put(x, area.y, right.saturating_sub(x + 1), &row.title, title_style);
    if is_selected(state, |selected| selected == event) {
        paint_selected(state, canvas, area);
    }
    if data.marked().get(event.at()) {
        canvas.sign(area.x + 1, area.y, Sign::Marked, canvas.style(Role::Key));
    }
}

/// What stands before the title: the date, the sign of its shape, and what the order rests on, which takes the place of
/// the date where there is no room for both. Returns the column of the title.
fn paint_begin(
    state: &State,
    data: &Data,
    canvas: &mut Canvas<'_>,
    area: Rect,
    row: &Row<'_>,
    column: u16,
) -> u16 {
    let order = state.list.sort.order;
    let reason = (order != Order::Date).then(|| list::rests_on(row.event, order, data));
    let wide = area.width >= BOTH;
    // A name may be cut, which shows; a count that is cut would be another count.
    let least = |reason: &Text| if order == Order::Toll { reason.width() as u16 } else { 0 };
    let columns_of = |reason: &Text| column.max(least(reason));
    let mut x = area.x + 2;
    let (lead, columns) = match &reason {
        Some(reason) if !wide => (reason, columns_of(reason)),
        _ => (&row.date, DATE),
    };
    x += canvas.put(x, area.y, columns, &pad(lead, usize::from(columns)), canvas.style(Role::Dim)) + 1;
    canvas.sign(x, area.y, sign_of(row.span, row.shape), canvas.style(Role::Kind(row.kind.at())));
    x += 3;
    if let Some(reason) = reason.filter(|_| wide) {
        let columns = columns_of(&reason).min(area.right().saturating_sub(x + 2));
        canvas.put(x, area.y, columns, &reason, canvas.style(Role::Plain));
        x += columns + 2;
    }
    x
}

/// What stands at the end of a row whose title begins at a column: the form when it is no incident, whether it is only
/// possible, `≠`; in short where the words would leave the title no room. Returns the columns taken.
fn paint_end(canvas: &mut Canvas<'_>, area: Rect, x: u16, (row, truth): (&Row<'_>, Truth)) -> u16 {
    let mut right = area.right() - 1;
    if row.differing {
        canvas.sign(right - 1, area.y, Sign::Differ, canvas.style(Role::Differ));
    }
    right -= 2;
    let form = (row.form != Form::Incident).then(|| Text::new(row.form.written()));
    let word = (truth == Truth::Possible).then(|| Text::new("possible"));
    let words: usize = [&form, &word].into_iter().flatten().map(|word| word.width() + 1).sum();
    let roomy = area.width >= BOTH && usize::from(right.saturating_sub(x)) >= words + TITLE;
    let (form, word) = match roomy {
        true => (form, word),
        false => (None, word.map(|_| Text::new("?"))),
    };
    for (word, role) in [(form, Role::Dim), (word, Role::Possible)] {
        if let Some(word) = word {
            right -= canvas.put_right(right, area.y, &word, canvas.style(role)) + 1;
        }
    }
    area.right() - right
}
