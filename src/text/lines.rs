//! Width, clipping and wrapping, in terminal columns, never inside a grapheme cluster.

use std::fmt::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::Text;
use super::clusters::clusters;

/// Columns a string takes on a terminal: those of its grapheme clusters, each drawn by itself, as a painter does.
/// So an Arabic lam-alef takes two, as terminals draw it, though it is one glyph on paper.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else if text.chars().all(is_one_column) {
        text.chars().count()
    } else {
        clusters(text).map(columns).sum()
    }
}

/// Whether a character is a cluster of one column by itself, beside any others such: Latin, plain Arabic, and
/// the usual punctuation.
fn is_one_column(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}')
        || matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{660}'..='\u{669}')
}

/// Columns of one grapheme cluster, as the painter counts them: of halfwidth voicing marks it counts two each.
pub(super) fn columns(g: &str) -> usize {
    if g.len() == 1 {
        return 1;
    }
    g.width() + g.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count()
}

/// At most `columns` columns of the text; what is cut off is marked by `…`.
pub fn clip(text: &Text, columns: usize) -> Text {
    if text.as_str().len() <= columns || text.width() <= columns {
        return text.clone();
    }
    if columns == 0 {
        return Text::default();
    }
    let kept = text.as_str().get(..fitting(text.as_str(), columns - 1)).unwrap_or_default();
    // The beginning of displayable text is displayable, and so is the mark.
    Text::displayable(format!("{kept}…"))
}

/// Bytes of the longest beginning that takes at most `columns` columns and does not end in a blank.
fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    let fits = |(_, g): &(usize, &str)| {
        used += self::columns(g);
        used <= columns
    };
    let beginning = clusters(text).indexed().take_while(fits);
    beginning.filter(|(_, g)| !is_blank(g)).last().map_or(0, |(at, g)| at + g.len())
}

/// The text without its first `columns` columns; a wide character cut in two becomes a blank.
pub fn skip(text: &Text, columns: usize) -> Text {
    let mut left = columns;
    let mut clusters = clusters(text.as_str());
    while left > 0 {
        match clusters.next().map(UnicodeWidthStr::width) {
            Some(w) if w <= left => left -= w,
            Some(_) => return Text::new(format!(" {}", clusters.rest())),
            None => return Text::default(),
        }
    }
    Text::new(clusters.rest())
}

/// The text clipped to `columns` and filled up with blanks to exactly that width.
pub fn pad(text: &Text, columns: usize) -> Text {
    let clipped = clip(text, columns);
    let fill = columns - clipped.width().min(columns);
    if fill == 0 {
        return clipped;
    }
    let mut out = String::with_capacity(clipped.as_str().len() + fill);
    out.push_str(clipped.as_str());
    out.extend(std::iter::repeat_n(' ', fill));
    Text::displayable(out)
}

/// Writes a text as wide as the format asks for, counted in columns.
pub(super) fn aligned(text: &Text, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let fill = f.width().unwrap_or(0).saturating_sub(text.width());
    let before = match f.align() {
        Some(fmt::Alignment::Right) => fill,
        Some(fmt::Alignment::Center) => fill / 2,
        Some(fmt::Alignment::Left) | None => 0,
    };
    let with = f.fill();
    (0..before).try_for_each(|_| f.write_char(with))?;
    f.write_str(text.as_str())?;
    (before..fill).try_for_each(|_| f.write_char(with))
}

/// The text in lines of at most `columns` columns (at least one), broken at blanks where possible and never at
/// those that hold words together. A cluster wider than a whole line becomes `…`.
pub fn wrap(text: &Text, columns: usize) -> Vec<Text> {
    let mut wrapper = Wrapper { columns: columns.max(1), lines: Vec::new(), line: String::new(), used: 0 };
    if text.as_str().is_ascii() {
        text.as_str().split(' ').filter(|word| !word.is_empty()).for_each(|word| wrapper.word(word));
    } else {
        words(text.as_str()).into_iter().for_each(|word| wrapper.word(word));
    }
    wrapper.flush();
    wrapper.lines
}

/// The words of a text: what stands between blanks.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let blanks = clusters(text).indexed().filter(|(_, g)| g.chars().all(is_break));
    for (at, g) in blanks.chain([(text.len(), "")]) {
        words.extend(text.get(start..at).filter(|word| !word.is_empty()));
        start = at + g.len();
    }
    words
}

/// Whether a cluster is nothing but white space.
fn is_blank(g: &str) -> bool {
    g.chars().all(char::is_whitespace)
}

/// Whether a line may end at this blank.
fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Lines being filled.
struct Wrapper {
    columns: usize,
    lines: Vec<Text>,
    line: String,
    used: usize,
}

impl Wrapper {
    /// Adds a word to the line if it fits, else to the next, in pieces if it is longer than a line.
    fn word(&mut self, word: &str) {
        let columns = width(word);
        if self.used > 0 && self.used + 1 + columns <= self.columns {
            self.line.push(' ');
            self.used += 1;
        } else {
            self.flush();
        }
        if self.used + columns <= self.columns {
            self.push(word, columns);
        } else {
            clusters(word).for_each(|g| self.cluster(g));
        }
    }

    /// Adds a cluster to the line, or to the next one if it does not fit.
    fn cluster(&mut self, g: &str) {
        let (g, columns) = match columns(g) {
            wide if wide > self.columns => ("…", 1),
            columns => (g, columns),
        };
        if self.used + columns > self.columns {
            self.flush();
        }
        self.push(g, columns);
    }

    fn push(&mut self, text: &str, columns: usize) {
        self.line.push_str(text);
        self.used += columns;
    }

    /// Ends the line, if anything is on it.
    fn flush(&mut self) {
        if self.used > 0 {
            // Cut between clusters, displayable text stays displayable.
            self.lines.push(Text::displayable(std::mem::take(&mut self.line)));
            self.used = 0;
        }
    }
}
