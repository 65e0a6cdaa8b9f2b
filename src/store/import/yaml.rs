//! Writes values as the format wants them: text quoted, so that nothing reads as something else.

use crate::text::{Text, clusters, is_seen};

/// Longest title of an event, in grapheme clusters.
const TITLE: usize = 80;
/// Most words quoted from a source.
pub const WORDS: usize = 8;
/// Longest quotation, in bytes: eight words of a language without blanks could be a whole text.
const QUOTED: usize = 200;

/// Appends a text in quotes, on one line. It holds no control characters.
pub fn text(out: &mut String, text: &str) {
    let quote = match (text.contains(['"', '\\']), text.contains('\'')) {
        (false, _) => '"',
        (true, false) => '\'',
        (true, true) => return escaped(out, text),
    };
    out.push(quote);
    out.push_str(text);
    out.push(quote);
}

fn escaped(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}

/// Appends `  key: "text"` and a line break.
pub fn line(out: &mut String, key: &str, value: &str) {
    out.push_str(key);
    out.push_str(": ");
    text(out, value);
    out.push('\n');
}

/// A text that fits a title as it is shown: cut at its end with an ellipsis.
pub fn title(mut text: String) -> String {
    let shown = |text: &str| clusters(Text::new(text).as_str()).count();
    let fits = if text.is_ascii() { text.len() <= TITLE } else { shown(&text) <= TITLE };
    if !fits {
        let mut room = TITLE - 1;
        let fitting = clusters(&text).take_while(|g| match room.checked_sub(shown(g)) {
            Some(left) => {
                room = left;
                true
            }
            None => false,
        });
        let kept: usize = fitting.map(str::len).sum();
        text.truncate(kept);
        text.truncate(text.trim_end().len());
        text.push('…');
    }
    text
}

/// A text that ends as a sentence does: with a full stop where it has no end of its own.
pub fn sentence(mut text: String) -> String {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    let ended = bare.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '؟', '۔', '।']);
    if !ended && !text.is_empty() {
        text.push('.');
    }
    text
}

/// The first words of a text, so many of them at most; where nothing of these can be seen, the first word that can.
pub fn words(text: &str, most: usize) -> &str {
    let first = first_words(text, most);
    if is_seen(first) { first } else { text.split_whitespace().find(|word| is_seen(word)).unwrap_or(first) }
}

fn first_words(text: &str, most: usize) -> &str {
    let (mut count, mut inside, mut end) = (0, false, text.len());
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), inside) {
            (false, false) => (count, inside) = (count + 1, true),
            (true, true) if count == most => {
                end = at;
                break;
            }
            (true, true) => inside = false,
            _ => {}
        }
    }
    let mut end = end.min(QUOTED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_quoted_so_that_it_stands_letter_by_letter_where_it_can() {
        let written = |raw: &str| {
            let mut out = String::new();
            text(&mut out, raw);
            out
        };
        assert_eq!(written("no"), "\"no\"");
        assert_eq!(written("a \"b\""), "'a \"b\"'");
        assert_eq!(written("it's \"b\" \\"), "\"it's \\\"b\\\" \\\\\"");
    }

    #[test]
    fn a_sentence_has_an_end_and_no_second_one() {
        for (raw, ended) in [
            ("A bridge", "A bridge."),
            ("A bridge.", "A bridge."),
            ("Why?", "Why?"),
            ("He said “no.”", "He said “no.”"),
            ("He said “no”", "He said “no”."),
            ("A bridge (old)", "A bridge (old)."),
            ("", ""),
        ] {
            assert_eq!(sentence(raw.to_owned()), ended);
        }
    }

    #[test]
    fn titles_and_quotations_are_cut() {
        assert_eq!(title("a".repeat(80)).len(), 80);
        assert_eq!(title("é".repeat(81)), format!("{}…", "é".repeat(79)));
        let unseen = Text::new(title("a\u{ad}".repeat(35)));
        let shown = clusters(unseen.as_str()).count();
        assert!((60..=TITLE).contains(&shown), "what cannot be seen is shown, and counts: {unseen:?}");
        assert_eq!(
            words("one two  three four five six seven eight nine", WORDS),
            "one two  three four five six seven eight"
        );
        assert_eq!(words("few words", WORDS), "few words");
        assert_eq!(words("", WORDS), "");
        assert!(words(&"é".repeat(500), WORDS).len() <= QUOTED);
    }
}
