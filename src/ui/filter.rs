//! The Filter pane: what choosing each value would give, with a bar.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::facets::{Choice, Section};
use crate::app::filter::{Row, ValueRow, more, panel};
use crate::app::layout::{PaneLayout, filter_top};
use crate::app::{Pane, State};
use crate::index::Data;
use crate::query::FieldValue;
use crate::query::edit::State as Selected;
use crate::text;
use crate::text::Text;
use crate::timeline::Sign;

/// Columns of the bar.
const BAR: u16 = 6;

/// Paints the pane.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, pane: PaneLayout, framed: bool) {
    let focused = state.focus == Pane::Filter;
    let role = if focused { Role::Focus } else { Role::Frame };
    let title = Text::new(" Filter ");
    if framed {
        canvas.frame(pane.outer, &title, role);
    } else {
        canvas.heading(pane.outer, &title, role);
    }
    let area = pane.inner;
    let panel = panel(state, data);
    let rows = &panel.rows;
    let height = usize::from(area.height);
    let top = filter_top(state.filter.cursor, rows.len(), height);
    for (i, (y, row)) in (area.y..area.bottom()).zip(rows.iter().skip(top)).enumerate() {
        let line = Rect { y, height: 1, ..area };
        paint_row(canvas, line, row, state.reading.is_none());
        if focused && top + i == state.filter.cursor {
            canvas.tint(line, canvas.style(Role::Selected));
        }
    }
}

/// Paints a row; while a store is being read, without counts: they would be of its beginning.
fn paint_row(canvas: &mut Canvas<'_>, area: Rect, row: &Row, counted: bool) {
    match row {
        Row::Heading(_, name) => {
            canvas.put(area.x + 1, area.y, area.width - 1, name, canvas.style(Role::Heading));
        }
        Row::More(_, left) => {
            canvas.glyph(area.x + 1, area.y, "…", ".", canvas.style(Role::Dim));
            canvas.put(
                area.x + 3,
                area.y,
                area.width.saturating_sub(3),
                &more(*left),
                canvas.style(Role::Dim),
            );
        }
        Row::Note(note) => {
            canvas.put(area.x + 1, area.y, area.width.saturating_sub(1), note, canvas.style(Role::Notice));
        }
        Row::View(_, _, name) => {
            canvas.glyph(area.x + 1, area.y, "▸", ">", canvas.style(Role::Link));
            canvas.put(area.x + 3, area.y, area.width.saturating_sub(3), name, canvas.style(Role::Link));
        }
        Row::Value(row) => paint_value(canvas, area, row, counted),
    }
}

fn paint_value(canvas: &mut Canvas<'_>, area: Rect, row: &ValueRow, counted: bool) {
    let (sign, role) = match row.chosen {
        Selected::Off => (Sign::Free, Role::Dim),
        Selected::Only => (Sign::Chosen, Role::Chosen),
        Selected::Except => (Sign::Excepted, Role::Differ),
    };
    canvas.sign(area.x + 1, area.y, sign, canvas.style(role));
    let mut x = area.x + 3 + row.depth as u16;
    if let Some((_, unfolded)) = row.parts {
        let (glyph, twin) = if unfolded { ("▾", "v") } else { ("▸", ">") };
        canvas.glyph(x, area.y, glyph, twin, canvas.style(Role::Dim));
        x += 2;
    } else if is_tree(row.section) {
        x += 2;
    }
    let bar_w = if area.width >= 26 && counted { BAR } else { 0 };
    let told = counted && row.choice != Choice::Typed;
    let counts = if told { counts(row) } else { Text::default() };
    let right = area.right() - bar_w - u16::from(bar_w > 0);
    let used = canvas.put_right(right, area.y, &counts, canvas.style(Role::Plain));
    let name_role = match (&row.choice, row.chosen) {
        (_, Selected::Only) => Role::Title,
        (Choice::Value(FieldValue::Kind(k, _)), _) => Role::Kind(k.at()),
        (Choice::Typed, _) => Role::Dim,
        _ => Role::Plain,
    };
    let name_w = right.saturating_sub(used + 1).saturating_sub(x);
    canvas.put(x, area.y, name_w, &row.name, canvas.style(name_role));
    if bar_w > 0 {
        paint_bar(canvas, area.right() - bar_w, area.y, row);
    }
}

/// Whether rows of a section may have parts, so that names stand after a column for their sign.
fn is_tree(section: Section) -> bool {
    matches!(section, Section::Place | Section::Question | Section::Numbers)
}

/// `21`, `11+1`: certain and possible.
fn counts(row: &ValueRow) -> Text {
    match row.counts {
        (certain, 0) => text!("{certain}"),
        (certain, possible) => text!("{certain}+{possible}"),
    }
}

/// The certain part solid, the possible part shaded; something is drawn for any event at all.
fn paint_bar(canvas: &mut Canvas<'_>, x: u16, y: u16, row: &ValueRow) {
    let scale = |n: u32| (n * u32::from(BAR)).div_ceil(row.most.max(1)).min(u32::from(BAR)) as u16;
    let solid = scale(row.counts.0);
    let all = scale(row.counts.0 + row.counts.1);
    for i in 0..all {
        if i < solid {
            canvas.glyph(x + i, y, "█", "#", canvas.style(Role::Bar));
        } else {
            canvas.glyph(x + i, y, "░", ":", canvas.style(Role::Possible));
        }
    }
}
