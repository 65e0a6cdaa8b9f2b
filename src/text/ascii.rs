//! The ASCII twin of any text, for terminals that promise no UTF-8.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text with every character above 0x7f replaced by an ASCII twin of the same width, or `?`.
pub fn to_ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    to_ascii_into(text, &mut out);
    out
}

/// As [`to_ascii`], appended to a buffer. Each grapheme keeps its width in columns.
pub fn to_ascii_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.push_str(text);
        return;
    }
    for g in text.graphemes(true) {
        if g.is_ascii() {
            out.push_str(g);
            continue;
        }
        let columns = g.width();
        let mut twin: String = twin_of(g);
        twin.truncate(columns);
        out.push_str(&twin);
        out.extend(std::iter::repeat_n('?', columns - twin.len()));
    }
}

/// An ASCII twin of one grapheme, of any width; empty when there is none.
fn twin_of(g: &str) -> String {
    let Some(first) = g.chars().next() else { return String::new() };
    match first {
        '…' => "~".into(),
        '·' | '•' => ".".into(),
        '–' | '—' | '‐' | '‑' | '−' | '─' | '━' => "-".into(),
        '‘' | '’' | 'ʼ' => "'".into(),
        '“' | '”' | '«' | '»' => "\"".into(),
        '≠' => "!".into(),
        '\u{2400}'..='\u{241f}' => "^".into(),
        '\u{a0}' => " ".into(),
        _ => g.nfkd().filter(|c| !is_combining_mark(*c)).take_while(char::is_ascii).collect(),
    }
}
