//! Making visible what would act on a terminal, act on its neighbours, or could not be seen.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

use super::clusters::clusters;
use super::lines::columns;

/// Characters one grapheme cluster may hold: more than any script or emoji needs, fewer than it takes to draw
/// over the lines above and below.
const CLUSTER: usize = 32;

/// The string with a visible sign in place of everything that is not seen as itself: control pictures for
/// control characters, the code for anything else, as in `<U+202E>`.
pub(super) fn shown(raw: &str) -> Cow<'_, str> {
    if is_plain(raw) || raw.chars().all(is_simple) {
        return Cow::Borrowed(raw);
    }
    if clusters(raw).all(is_drawn) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len() + 16);
    clusters(raw).for_each(|g| show(g, &mut out));
    Cow::Owned(out)
}

/// Whether it is all printable ASCII. Looks at every byte so that it can look at many at once.
fn is_plain(raw: &str) -> bool {
    raw.bytes().fold(true, |plain, b| plain & (b.wrapping_sub(b' ') < 0x5f))
}

/// Whether a character stands for itself whatever its neighbours are.
fn is_simple(c: char) -> bool {
    !acts(c) && c.width().is_some_and(|w| w > 0)
}

/// Whether a cluster is drawn as it is.
fn is_drawn(g: &str) -> bool {
    !g.chars().any(acts) && columns(g) > 0 && (g.len() <= CLUSTER || g.chars().count() <= CLUSTER)
}

/// Whether a character would act on the terminal or on the order of its neighbours, is drawn as nothing although
/// it takes room, or as something else on every machine.
pub fn acts(c: char) -> bool {
    match c {
        ' '..='~' | '\u{a0}'..='\u{ac}' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => true,
        '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' => true,
        '\u{e0000}'..='\u{e007f}' | '\u{f0000}'.. => true,
        c => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// Whether anything of a text can be seen, as it is written: blanks, and characters that are drawn as nothing, cannot.
pub fn is_seen(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_nothing(c))
}

/// Whether a character is drawn as nothing: what Unicode lets a reader ignore, controls, and the empty braille cell.
fn is_nothing(c: char) -> bool {
    match c {
        '!'..='~' => false,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => true,
        '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' => true,
        '\u{e0000}'..='\u{e0fff}' => true,
        c => c.is_control(),
    }
}

/// Appends one cluster. What takes no column of its own is shown too where what it belongs to was shown or is
/// missing: it would otherwise be drawn over something else.
fn show(g: &str, out: &mut String) {
    let hidden = columns(g) == 0;
    let mut based = false;
    for (i, c) in g.chars().enumerate() {
        if hidden || acts(c) || i >= CLUSTER || (!based && c.width() == Some(0)) {
            sign(c, out);
            based = false;
        } else {
            out.push(c);
            based = true;
        }
    }
}

/// Appends the sign for a character.
fn sign(c: char, out: &mut String) {
    match c {
        '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7f}' => out.push('\u{2421}'),
        // Writing to a string does not fail.
        c => drop(write!(out, "<U+{:04X}>", u32::from(c))),
    }
}
