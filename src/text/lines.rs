//! Width, clipping and wrapping, in terminal columns, never inside a grapheme cluster.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Text;

/// Columns a string takes on a terminal.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

/// At most `columns` columns of the text; what is cut off is marked by `…`.
pub fn clip(text: &Text, columns: usize) -> Text {
    if text.width() <= columns {
        return text.clone();
    }
    if columns == 0 {
        return Text::default();
    }
    let mut out = String::new();
    let mut used = 0;
    for g in text.as_str().graphemes(true) {
        let w = g.width();
        if used + w + 1 > columns {
            break;
        }
        out.push_str(g);
        used += w;
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    Text::new(out)
}

/// The text without its first `columns` columns; a wide character cut in two becomes a blank.
pub fn skip(text: &Text, columns: usize) -> Text {
    let mut left = columns;
    let mut graphemes = text.as_str().graphemes(true);
    while left > 0 {
        match graphemes.next().map(UnicodeWidthStr::width) {
            Some(w) if w <= left => left -= w,
            Some(_) => return Text::new(format!(" {}", graphemes.as_str())),
            None => return Text::default(),
        }
    }
    Text::new(graphemes.as_str())
}

/// The text clipped to `columns` and filled up with blanks to exactly that width.
pub fn pad(text: &Text, columns: usize) -> Text {
    let clipped = clip(text, columns);
    let fill = columns.saturating_sub(clipped.width());
    Text::new(format!("{}{}", clipped.as_str(), " ".repeat(fill)))
}

/// The text in lines of at most `columns` columns, broken at blanks where possible.
pub fn wrap(text: &Text, columns: usize) -> Vec<Text> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.as_str().split_whitespace() {
        let w = width(word);
        if used > 0 && used + 1 + w <= columns {
            line.push(' ');
            line.push_str(word);
            used += 1 + w;
            continue;
        }
        if used > 0 {
            lines.push(Text::new(std::mem::take(&mut line)));
            used = 0;
        }
        for g in word.graphemes(true) {
            let gw = g.width();
            if used > 0 && used + gw > columns {
                lines.push(Text::new(std::mem::take(&mut line)));
                used = 0;
            }
            line.push_str(g);
            used += gw;
        }
    }
    if used > 0 || !line.is_empty() {
        lines.push(Text::new(line));
    }
    lines
}
