//! Cells made ready to compare and to write: what a row of a terminal holds, column by column.

use ratatui::buffer::Cell;
use ratatui::style::Modifier;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::pen::Look;
use crate::term::caps::Caps;

/// Modifiers that show on a blank.
pub(super) const ON_BLANK: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// What a column of the screen shows. Both columns of a wide character hold the same glyph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    /// The column it begins in.
    pub(super) lead: u16,
    /// One grapheme cluster; never a control character.
    pub(super) symbol: &'a str,
    /// Columns it takes: 1 or 2.
    pub(super) width: u16,
    /// Columns a terminal may give it that takes it apart; more than `width` where terminals differ.
    pub(super) reach: u16,
    /// Its style.
    pub(super) look: Look,
}

impl Glyph<'_> {
    /// The sign for what cannot be written, in as many columns.
    fn unfit(self, width: u16) -> Self {
        Glyph { symbol: if width == 2 { "??" } else { "?" }, width, reach: width, ..self }
    }

    /// Whether it leaves no trace but its background.
    pub(super) fn is_blank(&self) -> bool {
        self.symbol == " " && !self.look.modifier.intersects(ON_BLANK)
    }

    /// Whether erasing makes it.
    pub(super) fn is_erased(&self) -> bool {
        self.is_blank() && self.look.bg == Look::PLAIN.bg
    }

    /// Whether all terminals agree on its width.
    pub(super) fn is_certain(&self) -> bool {
        self.reach == self.width
    }
}

/// The glyphs of a row of cells, one for each column.
pub(super) fn row(cells: &[Cell], caps: Caps) -> Vec<Glyph<'_>> {
    let mut row: Vec<Glyph<'_>> = Vec::with_capacity(cells.len());
    while let Some(cell) = cells.get(row.len()) {
        let glyph = glyph(cell, row.len() as u16, caps);
        let room = cells.len() - row.len();
        let fits = usize::from(glyph.reach) <= room;
        let width = if fits { usize::from(glyph.width) } else { 1 };
        // What may run over the edge would wrap and spoil the next row.
        row.extend(std::iter::repeat_n(if fits { glyph } else { glyph.unfit(1) }, width));
    }
    row
}

fn glyph(cell: &Cell, lead: u16, caps: Caps) -> Glyph<'_> {
    let mut look = Look::new(cell, caps);
    let symbol = cell.symbol();
    match symbol.as_bytes() {
        [] | b" " => {
            if !look.modifier.intersects(ON_BLANK) {
                look = Look { bg: look.bg, ..Look::PLAIN };
            }
            Glyph { lead, symbol: " ", width: 1, reach: 1, look }
        }
        [b'!'..=b'~'] => Glyph { lead, symbol, width: 1, reach: 1, look },
        _ => cluster(symbol, lead, look, caps),
    }
}

/// A glyph that is more than one ASCII character.
fn cluster(symbol: &str, lead: u16, look: Look, caps: Caps) -> Glyph<'_> {
    let width = symbol.width().clamp(1, 2) as u16;
    let glyph = Glyph { lead, symbol, width, reach: reach(symbol, width), look };
    let writable = symbol.width() == usize::from(width) && !symbol.chars().any(char::is_control);
    if writable && (caps.utf8 || symbol.is_ascii()) { glyph } else { glyph.unfit(width) }
}

/// Columns a cluster may take. Letters with marks are safe; a joined emoji may be shown as one or in pieces.
fn reach(symbol: &str, width: u16) -> u16 {
    let pieces: usize = symbol.chars().map(|c| c.width().unwrap_or(0)).sum();
    let flag = symbol.chars().any(|c| matches!(c, '\u{1f1e6}'..='\u{1f1ff}'));
    let pieces = if flag { 2 * pieces } else { pieces };
    if pieces == usize::from(width) { width } else { (pieces as u16).max(width) + 1 }
}
