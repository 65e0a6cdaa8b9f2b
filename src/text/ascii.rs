//! The ASCII twin of any text, for terminals that promise no UTF-8.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::clusters::clusters;
use super::lines::columns;

/// The text with everything above 0x7f replaced by an ASCII twin of the same width, or by `?`.
pub fn to_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    to_ascii_into(text, &mut out);
    out
}

/// As [`to_ascii`], appended to a buffer. Each grapheme cluster keeps its width in columns.
pub fn to_ascii_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.push_str(text);
        return;
    }
    for g in clusters(text) {
        if g.is_ascii() {
            out.push_str(g);
        } else {
            twin_into(g, out);
        }
    }
}

/// Appends the twin of one cluster, cut or filled up with `?` to its width.
fn twin_into(g: &str, out: &mut String) {
    let (columns, start) = (columns(g), out.len());
    match g.chars().next().and_then(twin) {
        Some(twin) => out.push_str(twin),
        None => out.extend(plain(g)),
    }
    out.truncate(start + columns);
    out.extend(std::iter::repeat_n('?', start + columns - out.len()));
}

/// The plain letters at the beginning of a cluster: `é` is `e`, `ﬁ` is `fi`. None where they do not stand for
/// all of it, as with a letter of another script.
fn plain(g: &str) -> impl Iterator<Item = char> {
    g.nfkd().filter(|c| !is_combining_mark(*c)).take_while(|c| (' '..='~').contains(c))
}

/// The twin of a sign, by its first character.
fn twin(first: char) -> Option<&'static str> {
    drawn(first).or_else(|| written(first))
}

/// Twins of what is drawn: lines, blocks, arrows and signs.
fn drawn(c: char) -> Option<&'static str> {
    Some(match c {
        '●' | '▆' => "*",
        '◐' => "o",
        '○' => "O",
        '◌' => "%",
        '┄' | '┈' | '─' | '▃' => "-",
        '╺' => "[",
        '╸' => "]",
        '━' | '▄' => "=",
        '┅' | '┉' | '▂' => ":",
        '│' | '┃' | '║' | '┆' | '┊' | '▌' | '▏' | '▎' => "|",
        '▅' => "+",
        '═' | '▇' | '▉' | '▊' | '▋' => "#",
        '█' => "@",
        '▁' => ".",
        '░' => "'",
        '▒' => "\"",
        '▓' => "$",
        '▖' => ",",
        '▞' => ";",
        '▟' => "%",
        '╌' | '╍' | '╴' | '╶' | '╼' | '╾' => "-",
        '╵' => "'",
        '┸' => "T",
        '╀' => "Y",
        '\u{2500}'..='\u{257f}' => "+",
        '▸' | '▶' | '→' | '›' => ">",
        '◂' | '◀' | '←' | '‹' => "<",
        '▾' | '▼' | '↓' => "v",
        '▴' | '▲' | '↑' => "^",
        '△' => "A",
        '⊟' => "!",
        '▢' | '□' | '☐' => "o",
        '▣' | '■' | '☑' | '✓' => "x",
        '⋯' => "_",
        '≠' => "!",
        '◆' => "@",
        '◇' => "&",
        '★' => "M",
        '⠒' => "x",
        '⠶' => "X",
        '⠿' => "&",
        '⣿' => "@",
        '\u{2800}'..='\u{28ff}' => dots((u32::from(c) & 0xff) as u8),
        _ => return None,
    })
}

/// The twin of a braille pattern in a drawing, given as its low byte: whether it has dots in its upper half, its lower
/// half or both. Four patterns that are signs of their own have other twins in a text.
pub fn dots(dots: u8) -> &'static str {
    match (dots & 0x1b != 0, dots & 0xe4 != 0) {
        (true, true) => ":",
        (true, false) => "'",
        (false, true) => ".",
        (false, false) => " ",
    }
}

/// Twins of what is written: punctuation and letters that do not decompose.
fn written(c: char) -> Option<&'static str> {
    Some(match c {
        '…' => "~",
        '·' | '•' => ".",
        '–' | '—' | '‐' | '‑' | '‒' | '−' => "-",
        '‘' | '’' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '′' => "'",
        '“' | '”' | '«' | '»' | '″' => "\"",
        '\u{2400}'..='\u{2421}' => "^",
        '¶' | '§' => "P",
        '×' => "x",
        '≤' => "<",
        '≥' => ">",
        '≈' => "~",
        '،' => ",",
        '؛' => ";",
        'ß' | 'ẞ' => "s",
        'Æ' => "A",
        'æ' => "a",
        'Œ' => "O",
        'œ' => "o",
        'Ø' => "O",
        'ø' => "o",
        'Đ' | 'Ð' => "D",
        'đ' | 'ð' => "d",
        'Ł' => "L",
        'ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}
