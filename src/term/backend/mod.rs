//! Frames as few bytes: what is on the screen is compared with what is to be, and only the difference is written.
//!
//! A short gap between two changes is written again as text where that is shorter than moving the cursor, styles
//! change by the fewest codes, trailing blanks are erased at once, and everything of a frame goes out in one piece
//! between the marks of a synchronized update.

mod cursor;
mod glyph;
mod pen;
mod row;
mod still;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use self::cursor::Cursor;
use self::pen::Pen;
pub use self::pen::reduced;
pub use self::still::{Still, still};
use super::caps::{Caps, Family};
use super::run::Frame;

/// Bytes after which the rows that have arrived are shown, on a slow line.
const PIECE: usize = 400;

/// From how many rows on a side of a frame is drawn from its top down.
const UPRIGHT: u16 = 4;

/// Turns frames into bytes for one terminal, and remembers what that terminal shows.
pub struct Painter {
    caps: Caps,
    /// What the screen shows; nothing when that is not known.
    last: Option<Frame>,
    pen: Pen,
    cursor: Cursor,
    /// Whether the cursor can be seen.
    shown: bool,
    /// Whether a frame is shown in pieces, as they arrive.
    piecemeal: bool,
    out: Vec<u8>,
}

impl Painter {
    /// A painter for a screen of which nothing is known, with the cursor hidden.
    pub fn new(caps: Caps) -> Painter {
        Painter {
            caps,
            last: None,
            pen: Pen::new(caps),
            cursor: Cursor::default(),
            shown: false,
            piecemeal: false,
            out: Vec::new(),
        }
    }

    /// The same on a slow line: the rows of a frame that have arrived are shown before all of it has.
    pub fn piecemeal(self, piecemeal: bool) -> Painter {
        Painter { piecemeal, ..self }
    }

    /// From now on nothing is known about what the screen shows: the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.last = None;
        self.pen = Pen::new(self.caps);
    }

    /// Whether the screen has to be drawn even if nothing changed.
    pub fn is_stale(&self) -> bool {
        self.last.is_none()
    }

    /// What the screen shows, if that is known.
    pub fn shown(&self) -> Option<&Frame> {
        self.last.as_ref()
    }

    /// The bytes that make the screen show the frame; none when it does already.
    pub fn paint(&mut self, frame: impl Into<Frame>) -> &[u8] {
        let frame = frame.into();
        self.out.clear();
        self.cursor = Cursor::default();
        begin(self.caps, &mut self.out);
        let start = self.out.len();
        let known = self.last.take().filter(|last| last.buffer.area == frame.buffer.area);
        match &known {
            Some(last) => self.rows(&last.buffer, &frame.buffer),
            None => self.whole(&frame.buffer),
        }
        let drawn = self.out.len() > start;
        self.place_cursor(known.and_then(|last| last.cursor), frame.cursor, drawn);
        self.last = Some(frame);
        if self.out.len() == start {
            self.out.clear();
        } else {
            end(self.caps, &mut self.out);
        }
        &self.out
    }

    /// Clears the screen and draws what is not blank.
    fn whole(&mut self, next: &Buffer) {
        self.pen.plain(&mut self.out);
        self.out.extend_from_slice(b"\x1b[H\x1b[J");
        let (start, pen) = (self.out.len(), self.pen);
        self.cursor.at(0, 0);
        let (blank, mut drawn) = (Buffer::empty(next.area), Buffer::empty(next.area));
        if !self.piecemeal {
            // On a slow line what stands at the top is wanted first.
            self.uprights(next, &mut drawn);
        }
        self.rows(&drawn, next);
        if drawn == blank {
            return;
        }
        let down = (self.out.split_off(start), self.pen, self.cursor);
        self.pen = pen;
        self.cursor.at(0, 0);
        self.rows(&blank, next);
        // Where no colour changes anyway, going down costs more than it spares.
        if down.0.len() < self.out.len() - start {
            self.out.truncate(start);
            self.out.extend_from_slice(&down.0);
            (self.pen, self.cursor) = (down.1, down.2);
        }
    }

    /// Draws the sides of frames, and signs that stand below each other, each from its top down: row by row each of them
    /// would need a change of style before it and one behind it. What the last column does to the cursor is not relied on,
    /// so that it is left to the rows; they come by the first one anyway.
    fn uprights(&mut self, next: &Buffer, drawn: &mut Buffer) {
        let (width, height) = (next.area.width, next.area.height);
        for x in 1..width.saturating_sub(1) {
            let mut y = 0;
            while y < height {
                let run = upright(next, x, y);
                if run >= UPRIGHT {
                    self.upright(next, (x, y), run, drawn);
                }
                y += run.max(1);
            }
        }
    }

    /// Draws one, of so many rows, and notes it as drawn.
    fn upright(&mut self, next: &Buffer, (x, y): (u16, u16), rows: u16, drawn: &mut Buffer) {
        let Some(cell) = next.cell((x, y)) else { return };
        let [glyph] = *glyph::row(std::slice::from_ref(cell), self.caps) else { return };
        if glyph.is_blank() || !glyph.is_certain() || glyph.width > 1 {
            return;
        }
        self.pen.ready(&glyph, &mut self.out);
        self.cursor.go(x, y, &mut self.out);
        for row in y..y + rows {
            if row > y {
                // Back below what was written last: no newline is translated while we have the terminal.
                self.out.extend_from_slice(b"\x08\n");
            }
            self.out.extend_from_slice(glyph.symbol.as_bytes());
            if let Some(place) = drawn.cell_mut((x, row)) {
                place.clone_from(cell);
            }
        }
        self.cursor.at(x + 1, y + rows - 1);
    }

    /// Draws the rows that differ.
    fn rows(&mut self, last: &Buffer, next: &Buffer) {
        let (width, mut shown) = (usize::from(next.area.width).max(1), self.out.len());
        let rows = last.content.chunks(width).zip(next.content.chunks(width));
        for (y, (old, new)) in rows.enumerate().filter(|(_, (old, new))| old != new) {
            let (old, new) = (glyph::row(old, self.caps), glyph::row(new, self.caps));
            let mut row = row::Row {
                y: y as u16,
                next: &new,
                pen: &mut self.pen,
                cursor: &mut self.cursor,
                out: &mut self.out,
            };
            row.paint(&old);
            if self.piecemeal && self.out.len() - shown > PIECE {
                end(self.caps, &mut self.out);
                begin(self.caps, &mut self.out);
                shown = self.out.len();
            }
        }
    }

    /// Shows the cursor where the frame wants it, or hides it.
    fn place_cursor(&mut self, last: Option<Position>, next: Option<Position>, drawn: bool) {
        if let Some(place) = next.filter(|_| drawn || last != next) {
            self.cursor.go(place.x, place.y, &mut self.out);
        }
        let show = next.is_some();
        if std::mem::replace(&mut self.shown, show) != show && self.caps.family != Family::Vt100 {
            self.out.extend_from_slice(if show { b"\x1b[?25h" } else { b"\x1b[?25l" });
        }
    }
}

/// How many rows from there down hold the same side of a frame, or the same sign that stands alone; nought where there is
/// none.
fn upright(next: &Buffer, x: u16, y: u16) -> u16 {
    let symbol = |x: u16, y: u16| next.cell((x, y)).map_or(" ", |cell| cell.symbol());
    let Some(cell) = next.cell((x, y)).filter(|cell| cell.symbol() != " ") else { return 0 };
    let alone = |y: u16| [x - 1, x + 1].into_iter().all(|beside| symbol(beside, y) == " ");
    let is_one = |y: &u16| next.cell((x, *y)) == Some(cell) && (is_side(cell.symbol()) || alone(*y));
    (y..next.area.height).take_while(is_one).count() as u16
}

fn is_side(symbol: &str) -> bool {
    matches!(symbol, "│" | "|")
}

fn begin(caps: Caps, out: &mut Vec<u8>) {
    if caps.family == Family::Xterm {
        out.extend_from_slice(b"\x1b[?2026h");
    }
}

fn end(caps: Caps, out: &mut Vec<u8>) {
    if caps.family == Family::Xterm {
        out.extend_from_slice(b"\x1b[?2026l");
    }
}

#[cfg(test)]
mod tests;
