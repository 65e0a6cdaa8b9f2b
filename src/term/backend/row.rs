//! One row: which columns have to be written, and the cheapest way from one to the next.

use super::cursor::Cursor;
use super::glyph::Glyph;
use super::pen::Pen;

/// The longest gap that may be cheaper to write again than to jump.
const GAP: u16 = 12;

/// From how many blanks on erasing the rest of the row is cheaper.
const ERASE: u16 = 4;

/// A row being painted.
pub(super) struct Row<'a> {
    pub(super) y: u16,
    pub(super) next: &'a [Glyph<'a>],
    pub(super) pen: &'a mut Pen,
    pub(super) cursor: &'a mut Cursor,
    pub(super) out: &'a mut Vec<u8>,
}

impl Row<'_> {
    /// Writes what differs from `last`, a row of the same width.
    pub(super) fn paint(&mut self, last: &[Glyph<'_>]) {
        let changed = changed(last, self.next);
        let erase = self.erased_from(&changed);
        let limit = erase.unwrap_or(self.width());
        for (x, glyph) in (0..limit).zip(self.next) {
            if glyph.lead == x && changed.get(usize::from(x)).is_some_and(|c| *c) {
                self.reach(x, Some(glyph));
                self.put(glyph);
            }
        }
        if let Some(x) = erase {
            self.reach(x, None);
            self.pen.erasing(self.out);
            self.out.extend_from_slice(b"\x1b[K");
        }
    }

    fn width(&self) -> u16 {
        self.next.len() as u16
    }

    /// The column to erase from: the first changed one of the blank end of the row, if enough of it changed.
    fn erased_from(&self, changed: &[bool]) -> Option<u16> {
        let end = self.next.iter().rposition(|g| !g.is_erased()).map_or(0, |x| x + 1);
        let tail = changed.get(end..)?;
        let first = tail.iter().position(|c| *c)?;
        let last = tail.iter().rposition(|c| *c)?;
        ((last - first) as u16 + 1 >= ERASE).then_some((end + first) as u16)
    }

    /// Writes a glyph where the cursor is.
    fn put(&mut self, glyph: &Glyph<'_>) {
        self.pen.ready(glyph, self.out);
        if glyph.is_certain() {
            self.out.extend_from_slice(glyph.symbol.as_bytes());
            self.cursor.advance(glyph.width, self.width());
            return;
        }
        // Where terminals differ in width, nothing old may show through, and the cursor is anywhere afterwards.
        self.out.resize(self.out.len() + usize::from(glyph.width), b' ');
        self.cursor.advance(glyph.width, self.width());
        self.cursor.go(glyph.lead, self.y, self.out);
        self.out.extend_from_slice(glyph.symbol.as_bytes());
        self.cursor.lose_column();
    }

    /// Brings the cursor to column `x`, where `target` or an erasure follows: by moving, or by writing again
    /// what lies between, whichever is shorter together with the change of style that follows.
    fn reach(&mut self, x: u16, target: Option<&Glyph<'_>>) {
        if self.cursor.column_in(self.y) == Some(x) {
            return;
        }
        let mut jump = Attempt::new(*self.pen, *self.cursor);
        jump.cursor.go(x, self.y, &mut jump.out);
        let by_writing = self.rewritten(x);
        let better = by_writing.filter(|w| w.total(target) <= jump.total(target)).unwrap_or(jump);
        *self.pen = better.pen;
        *self.cursor = better.cursor;
        self.out.extend_from_slice(&better.out);
    }

    /// The way to column `x` by writing again what lies between, from the cursor or from the start of the row.
    fn rewritten(&self, x: u16) -> Option<Attempt> {
        let mut attempt = Attempt::new(*self.pen, *self.cursor);
        let from = match self.cursor.column_in(self.y) {
            Some(from) if from <= x => from,
            _ => {
                self.cursor.row().filter(|row| *row + 1 == self.y)?;
                attempt.cursor.go(0, self.y, &mut attempt.out);
                0
            }
        };
        let gap = self.next.get(usize::from(from)..usize::from(x))?;
        let starts_whole = gap.first().is_none_or(|g| g.lead == from);
        if x - from > GAP || !starts_whole || !gap.iter().all(Glyph::is_certain) {
            return None;
        }
        for glyph in (from..).zip(gap).filter(|(at, g)| g.lead == *at).map(|(_, g)| g) {
            attempt.pen.ready(glyph, &mut attempt.out);
            attempt.out.extend_from_slice(glyph.symbol.as_bytes());
        }
        attempt.cursor.at(x, self.y);
        Some(attempt)
    }
}

/// A way that may be taken.
struct Attempt {
    pen: Pen,
    cursor: Cursor,
    out: Vec<u8>,
}

impl Attempt {
    fn new(pen: Pen, cursor: Cursor) -> Attempt {
        Attempt { pen, cursor, out: Vec::new() }
    }

    /// Its bytes, with those of the style that is needed at its end.
    fn total(&self, target: Option<&Glyph<'_>>) -> usize {
        let mut style = Vec::new();
        let mut pen = self.pen;
        match target {
            Some(glyph) => pen.ready(glyph, &mut style),
            None => pen.erasing(&mut style),
        }
        self.out.len() + style.len()
    }
}

/// Which columns have to be written: those that differ, those a doubtful neighbour may have touched, and all of a
/// wide character of which one column is.
fn changed(last: &[Glyph<'_>], next: &[Glyph<'_>]) -> Vec<bool> {
    let mut changed: Vec<bool> =
        next.iter().enumerate().map(|(x, glyph)| last.get(x) != Some(glyph)).collect();
    for x in 0..next.len() {
        if !changed.get(x).is_some_and(|c| *c) {
            continue;
        }
        for glyph in [last.get(x), next.get(x)].into_iter().flatten() {
            let lead = usize::from(glyph.lead);
            let end = (lead + usize::from(glyph.reach.max(glyph.width))).min(changed.len());
            changed.get_mut(lead..end).unwrap_or_default().fill(true);
        }
    }
    changed
}
