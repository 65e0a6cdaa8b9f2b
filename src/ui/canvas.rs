//! The one place where text becomes cells. It takes displayable text only, and draws only inside the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::{Role, Theme};
use crate::text;
use crate::text::Text;
use crate::timeline::{Charset, Sign};

/// A piece of a line: text and what it is.
pub type Piece = (Text, Role);

/// The screen being painted.
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    /// The theme.
    pub theme: &'a Theme,
}

impl<'a> Canvas<'a> {
    /// A canvas over a buffer.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Canvas<'a> {
        Canvas { buffer, theme }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Draws text in at most `columns` columns; what does not fit is marked by an ellipsis.
    /// Returns the columns drawn.
    pub fn put(&mut self, x: u16, y: u16, columns: u16, text: &Text, style: Style) -> u16 {
        let area = self.buffer.area;
        if y >= area.bottom() || x >= area.right() || columns == 0 {
            return 0;
        }
        let columns = columns.min(area.right() - x);
        let clipped = text::clip(text, usize::from(columns));
        let limit = usize::from(columns);
        let (end, _) = if self.theme.ascii {
            self.buffer.set_stringn(x, y, text::to_ascii(clipped.as_str()), limit, style)
        } else {
            self.buffer.set_stringn(x, y, clipped.as_str(), limit, style)
        };
        end - x
    }

    /// As [`Canvas::put`], without a result.
    pub fn line(&mut self, x: u16, y: u16, columns: u16, text: &Text, style: Style) {
        self.put(x, y, columns, text, style);
    }

    /// Draws pieces one after the other; the first that does not fit is clipped, the rest left out.
    pub fn pieces(&mut self, x: u16, y: u16, columns: u16, pieces: &[Piece]) -> u16 {
        let mut used = 0;
        for (text, role) in pieces {
            let style = self.style(*role);
            used += self.put(x + used, y, columns - used, text, style);
            if used >= columns {
                break;
            }
        }
        used
    }

    /// Draws text so that it ends before column `right`.
    pub fn put_right(&mut self, right: u16, y: u16, text: &Text, style: Style) -> u16 {
        let width = text.width() as u16;
        self.put(right.saturating_sub(width), y, width, text, style)
    }

    /// Draws one sign.
    pub fn sign(&mut self, x: u16, y: u16, sign: Sign, style: Style) {
        self.cell(x, y, sign.glyph(self.charset()), style);
    }

    /// What the terminal can show.
    pub fn charset(&self) -> Charset {
        if self.theme.ascii { Charset::Ascii } else { Charset::Unicode }
    }

    /// Draws one of two glyphs: the first, or its ASCII twin.
    pub fn glyph(&mut self, x: u16, y: u16, glyph: &'static str, ascii: &'static str, style: Style) {
        self.cell(x, y, if self.theme.ascii { ascii } else { glyph }, style);
    }

    /// Draws a glyph of the program's own, one column wide.
    fn cell(&mut self, x: u16, y: u16, glyph: &'static str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(glyph).set_style(style);
        }
    }

    /// Draws the dots of a cell, given as the low byte of a braille pattern; none leaves the cell as it is.
    pub fn dots(&mut self, x: u16, y: u16, dots: u8, style: Style) {
        let Some(pattern) = char::from_u32(0x2800 + u32::from(dots)).filter(|_| dots != 0) else { return };
        match self.theme.ascii {
            true => self.cell(x, y, text::ascii_dots(dots), style),
            false => self.line(x, y, 1, &text!("{pattern}"), style),
        }
    }

    /// Gives a style to an area.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        let (area, ground) = (area.intersection(self.buffer.area), self.theme.ground());
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                    cell.set_style(ground);
                }
            }
        }
    }

    /// A row of one glyph.
    pub fn rule(&mut self, area: Rect, style: Style) {
        for x in area.left()..area.right() {
            self.glyph(x, area.y, "─", "-", style);
        }
    }

    /// Whether a cell is a part of a rule, with nothing drawn over it.
    pub fn is_rule(&self, x: u16, y: u16) -> bool {
        let rule = if self.theme.ascii { "-" } else { "─" };
        self.buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == rule)
    }

    /// A frame with a title in its upper edge.
    pub fn frame(&mut self, area: Rect, title: &Text, role: Role) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let style = self.style(role);
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        for x in area.left() + 1..right {
            self.glyph(x, area.y, "─", "-", style);
            self.glyph(x, bottom, "─", "-", style);
        }
        for y in area.top() + 1..bottom {
            self.glyph(area.x, y, "│", "|", style);
            self.glyph(right, y, "│", "|", style);
        }
        self.glyph(area.x, area.y, "╭", "+", style);
        self.glyph(right, area.y, "╮", "+", style);
        self.glyph(area.x, bottom, "╰", "+", style);
        self.glyph(right, bottom, "╯", "+", style);
        self.put(area.x + 2, area.y, area.width.saturating_sub(4), title, style);
    }

    /// A heading over a pane without a frame.
    pub fn heading(&mut self, area: Rect, title: &Text, role: Role) {
        let style = self.style(role);
        self.rule(Rect { height: 1, ..area }, style);
        self.put(area.x + 1, area.y, area.width.saturating_sub(2), title, style);
    }
}
