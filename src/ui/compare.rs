//! The overlay that compares: two density bands on one scale, and a table of the counts.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::more_lines;
use super::theme::Role;
use crate::app::State;
use crate::app::compare::{CompareView, INDENT, Side, Sides, difference, notes, rows};
use crate::index::{Data, Tally};
use crate::model::Form;
use crate::text;
use crate::text::{Text, pad, wrap};
use crate::timeline::density::DensityCell;
use crate::timeline::{Density, Mass, Scale, Sign, Tick, Viewport, ticks};

/// The most rows of one band.
const BAND: u16 = 4;

/// One line of the overlay.
enum Line {
    Words(Text, Role),
    Named(&'static str, Text),
    Ticks(Viewport),
    Cells(Vec<DensityCell>),
    Blank,
}

/// Paints the overlay.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, view: &CompareView) {
    canvas.clear(area);
    let Some(sides) = &view.sides else { return };
    let (width, height) = (area.width.saturating_sub(4), area.height.saturating_sub(2));
    let lines = lines(sides, data, canvas, (width, height));
    let top = view.scroll.min(lines.len().saturating_sub(usize::from(height)));
    let below = lines.len().saturating_sub(top + usize::from(height));
    let more = if below > 0 {
        text!("· {}, {} ", more_lines(below), state.keys.first("compare-down"))
    } else {
        Text::default()
    };
    canvas.frame(area, &text!(" Comparing {more}· Esc closes "), Role::Focus);
    for (y, line) in (area.y + 1..area.bottom().saturating_sub(1)).zip(lines.iter().skip(top)) {
        paint_line(canvas, Rect { x: area.x + 2, y, width, height: 1 }, line);
    }
}

fn lines(sides: &Sides, data: &Data, canvas: &Canvas<'_>, room: (u16, u16)) -> Vec<Line> {
    let table = table(sides, usize::from(room.0));
    let notes = notes(sides, data);
    let notes: Vec<Text> = notes.iter().flat_map(|note| wrap(note, usize::from(room.0))).collect();
    let rest = table.len() + notes.len() + 8;
    let band = (room.1.saturating_sub(rest as u16) / 2).clamp(1, BAND);
    let (this, other, full) = bands(sides, band);
    let unit = Form::Incident.counted(full);
    let scale = text!("{} = {full} {unit}, the same for both", Sign::Certain(8).glyph(canvas.charset()));
    let mut lines = vec![Line::Named("A", sides.this.name.clone()), ruler(&sides.this)];
    lines.extend(this.into_iter().map(Line::Cells));
    lines.push(Line::Named("B", sides.other.name.clone()));
    if sides.other.window != sides.this.window {
        lines.push(ruler(&sides.other));
    }
    lines.extend(other.into_iter().map(Line::Cells));
    lines.push(Line::Words(scale, Role::Dim));
    lines.push(Line::Blank);
    lines.extend(
        table
            .into_iter()
            .enumerate()
            .map(|(i, row)| Line::Words(row, if i == 0 { Role::Label } else { Role::Plain })),
    );
    lines.extend(notes.into_iter().map(|note| Line::Words(note, Role::Dim)));
    lines
}

fn ruler(side: &Side) -> Line {
    Line::Ticks(Viewport::showing(side.window))
}

/// The bands of both sides on one scale, from the top, and what a full cell stands for.
fn bands(sides: &Sides, rows: u16) -> (Vec<Vec<DensityCell>>, Vec<Vec<DensityCell>>, u32) {
    let mass = |side: &Side| side.bins.iter().map(|b| Mass::of(b.solid, b.mass)).collect::<Vec<_>>();
    let both = [mass(&sides.this), mass(&sides.other)].concat();
    let density = Density::of(&both, rows, Scale::Linear);
    let split = |row: &Vec<DensityCell>| {
        let (this, other) = row.split_at(sides.this.bins.len().min(row.len()));
        (this.to_vec(), other.to_vec())
    };
    let (this, other) = density.rows.iter().map(split).unzip();
    (this, other, density.full)
}

/// The table: a heading, then a row for each form. Long words where they fit.
fn table(sides: &Sides, columns: usize) -> Vec<Text> {
    let rows = rows(sides);
    let made = |long: bool| {
        let heading = [Text::default(), Text::new("A"), Text::new("B"), Text::new("A against B")];
        let row = |(form, this, other): &(Form, Tally, Tally)| {
            let cells = [cell(*this, long), cell(*other, long), difference(*this, *other)];
            let [a, b, c] = cells;
            [Text::new(if long { form.counted(2) } else { form.short() }), a, b, c]
        };
        aligned(&std::iter::once(heading).chain(rows.iter().map(row)).collect::<Vec<_>>())
    };
    let long = made(true);
    if long.iter().all(|line| line.width() <= columns) { long } else { made(false) }
}

/// `12 (+3 possible)`, or `12 (+3)`.
fn cell(tally: Tally, long: bool) -> Text {
    match (tally.possible, long) {
        (0, _) => text!("{}", tally.certain),
        (n, true) => text!("{} (+{n} possible)", tally.certain),
        (n, false) => text!("{} (+{n})", tally.certain),
    }
}

/// Rows as lines whose columns begin below each other.
fn aligned(rows: &[[Text; 4]]) -> Vec<Text> {
    let width = |i: usize| rows.iter().filter_map(|row| row.get(i)).map(Text::width).max().unwrap_or(0) + 2;
    let line = |row: &[Text; 4]| {
        let cells = row.iter().enumerate().map(|(i, cell)| pad(cell, width(i)).to_string());
        Text::new(cells.collect::<String>().trim_end())
    };
    rows.iter().map(line).collect()
}

fn paint_line(canvas: &mut Canvas<'_>, area: Rect, line: &Line) {
    let inner = Rect { x: area.x + INDENT, width: area.width.saturating_sub(INDENT), ..area };
    match line {
        Line::Words(text, role) => canvas.line(area.x, area.y, area.width, text, canvas.style(*role)),
        Line::Named(sign, name) => {
            canvas.line(area.x, area.y, INDENT, &Text::new(sign), canvas.style(Role::Key));
            canvas.line(inner.x, inner.y, inner.width, name, canvas.style(Role::Title));
        }
        Line::Ticks(view) => paint_ticks(canvas, inner, view),
        Line::Cells(cells) => {
            for (x, cell) in (inner.x..inner.right()).zip(cells) {
                let role = if cell.certain > 0 { Role::Bar } else { Role::Possible };
                if let Some(sign) = cell.sign() {
                    canvas.sign(x, inner.y, sign, canvas.style(role));
                }
            }
        }
        Line::Blank => {}
    }
}

fn paint_ticks(canvas: &mut Canvas<'_>, area: Rect, view: &Viewport) {
    for Tick { column, label, .. } in ticks(view, area.width) {
        let x = area.x + column;
        if label.is_empty() {
            canvas.sign(x, area.y, Sign::Division, canvas.style(Role::Frame));
        } else {
            canvas.line(x, area.y, area.right() - x, &label, canvas.style(Role::Tick));
        }
    }
}
