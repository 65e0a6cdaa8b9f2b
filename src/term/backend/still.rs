//! A screen as lines that keep their styles: what a terminal or a pager shows as the screen would look.

use ratatui::buffer::Buffer;

use super::glyph::{self, Glyph};
use super::pen::{Look, Pen};
use crate::term::caps::{Caps, Depth, Family};

/// A line of a screen. It holds the screen's text and, besides, nothing but sequences that style it; its end is
/// unstyled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Still(Vec<u8>);

impl Still {
    /// The bytes, without a line break.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The lines of a buffer in so many colours, blanks without a style at their ends left out.
pub fn still(buffer: &Buffer, depth: Depth) -> Vec<Still> {
    let caps = Caps { depth, family: Family::Xterm, utf8: true };
    let width = usize::from(buffer.area.width).max(1);
    buffer.content.chunks(width).map(|cells| line(&glyph::row(cells, caps), caps)).collect()
}

fn line(glyphs: &[Glyph<'_>], caps: Caps) -> Still {
    let end = glyphs.iter().rposition(|g| !g.is_erased()).map_or(0, |last| last + 1);
    let mut out = Vec::new();
    let mut pen = Pen::at(Look::PLAIN, caps);
    let leads = (0..).zip(glyphs).take(end).filter(|(x, glyph)| glyph.lead == *x);
    for (_, glyph) in leads {
        pen.ready(glyph, &mut out);
        out.extend_from_slice(glyph.symbol.as_bytes());
    }
    pen.plain(&mut out);
    Still(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    #[test]
    fn lines_keep_their_styles_and_end_without_one() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 3));
        buffer.set_string(0, 0, "a", Style::new().fg(Color::Red));
        buffer.set_string(1, 0, "日b", Style::new().add_modifier(Modifier::BOLD));
        buffer.set_string(0, 1, "plain", Style::new());
        let lines = still(&buffer, Depth::Sixteen);
        let text = |i: usize| String::from_utf8_lossy(lines[i].bytes()).into_owned();
        assert_eq!(text(0), "\u{1b}[31ma\u{1b}[;1m日b\u{1b}[m");
        assert_eq!((text(1), text(2)), ("plain".into(), String::new()));
        let mono = still(&buffer, Depth::Mono);
        assert_eq!(String::from_utf8_lossy(mono[0].bytes()), "a\u{1b}[1m日b\u{1b}[m");
    }
}
