//! Paragraphs of a source's local copy, and where quoted words stand in one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Text;

/// Bytes to either side by which it is told whether a place lies in a word.
const AROUND: usize = 96;

/// The paragraphs of a text: its non-empty lines, the first of which is paragraph 1.
pub fn paragraphs(text: &str) -> Vec<Text> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines().filter(|line| !line.trim().is_empty()).map(Text::paragraph).collect()
}

/// A paragraph as words are looked for in it, again and again.
#[derive(Debug)]
pub struct Passage {
    /// The paragraph.
    pub text: Text,
    loose: String,
}

/// Words as they are looked for.
#[derive(Debug)]
pub struct Words(String);

impl Words {
    /// These words.
    pub fn new(words: &str) -> Words {
        Words(loosened(words.trim()).0)
    }
}

impl Passage {
    /// The same paragraphs, to look for words in.
    pub fn all(paragraphs: Vec<Text>) -> Vec<Passage> {
        paragraphs.into_iter().map(|text| Passage { loose: loosened(text.as_str()).0, text }).collect()
    }

    /// Whether words stand in it, as [`find`] finds them.
    pub fn has(&self, words: &Words) -> bool {
        !words.0.is_empty() && place(&self.loose, &words.0).is_some()
    }
}

/// Where loosened words stand in a loosened text as whole words.
fn place(hay: &str, needle: &str) -> Option<usize> {
    let whole = |at: &usize| !inside_word(hay, *at) && !inside_word(hay, at + needle.len());
    memchr::memmem::find_iter(hay.as_bytes(), needle).find(whole)
}

/// The bytes of a paragraph where the words stand, as whole words. No-break spaces, quote marks and runs of white
/// space are compared loosely; everything else to the letter.
pub fn find(paragraph: &str, words: &str) -> Option<Range<usize>> {
    let (hay, places) = loosened(paragraph);
    let (needle, _) = loosened(words.trim());
    if needle.is_empty() {
        return None;
    }
    let at = place(&hay, &needle)?;
    let start = places.get(at).copied()?;
    let end = places.get(at + needle.len()).copied().unwrap_or(paragraph.len());
    Some(start..end.max(start))
}

/// The bytes of a paragraph where the words stand, part by part where an ellipsis leaves some out, one after the
/// other. None when a part is missing.
pub fn parts(paragraph: &str, words: &str) -> Option<Vec<Range<usize>>> {
    let mut from = 0;
    let mut found = Vec::new();
    for part in words.split('…').map(str::trim).filter(|part| !part.is_empty()) {
        let range = find(paragraph.get(from..)?, part)?;
        found.push(from + range.start..from + range.end);
        from += range.end;
    }
    (!found.is_empty()).then_some(found)
}

/// Whether words stand in a paragraph, or all their parts where an ellipsis leaves some out.
pub fn holds(paragraph: &str, words: &str) -> bool {
    parts(paragraph, words).is_some()
}

/// Whether a place in a text lies between two letters or digits of one word.
fn inside_word(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let joined = before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    joined && {
        let from = edge(text, at.saturating_sub(AROUND));
        let to = edge(text, (at + AROUND).min(text.len()));
        let around = text.get(from..to).unwrap_or_default();
        !around.split_word_bound_indices().any(|(bound, _)| from + bound == at)
    }
}

/// The next place between characters.
fn edge(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// The text as it is compared, and for each of its bytes the byte of the original that it came from.
fn loosened(text: &str) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let c = loose(c);
        if c == ' ' && out.ends_with(' ') {
            continue;
        }
        out.push(c);
        places.resize(out.len(), i);
    }
    (out, places)
}

/// White space of any kind is a blank, quote marks of any shape are straight ones.
fn loose(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '´' | '`' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_lines_that_are_not_empty() {
        let all = paragraphs("\u{feff}one\r\n\n \u{a0}\ntwo  words\n");
        assert_eq!(all, vec![Text::new("one"), Text::new("two words")]);
    }

    #[test]
    fn quotes_and_blanks_are_compared_loosely() {
        let paragraph = "He said “we\u{a0}shall  see”, once.";
        let range = find(paragraph, "\"we shall see\"").unwrap();
        assert_eq!(&paragraph[range], "“we\u{a0}shall  see”");
        assert!(find("the group’s own", "group's").is_some());
    }

    #[test]
    fn letters_are_compared_exactly() {
        assert_eq!(find("South of the city", "south of the city"), None);
        assert_eq!(find("abc", ""), None);
        assert_eq!(find("abc", "  "), None);
    }

    #[test]
    fn words_are_whole() {
        assert_eq!(find("killed two", "ill"), None);
        assert_eq!(find("two men and one manager", "man"), None);
        assert_eq!(find("a manager met a man", "man"), Some(16..19));
        assert_eq!(find("in 2018", "201"), None);
        assert_eq!(find("the ISIS's flag", "ISIS"), Some(4..8));
        assert_eq!(find("昨日東京で", "東京"), Some(6..12), "ideographs are words of their own");
    }

    #[test]
    fn an_ellipsis_leaves_words_out_in_order() {
        assert!(holds("It was declared after they held it for long.", "declared … for long"));
        assert!(!holds("It was declared after they held it for long.", "for long … declared"));
        assert_eq!(parts("one two three two", "one … two"), Some(vec![0..3, 4..7]));
        assert!(!holds("anything", "…"));
        assert!(holds("anything", "anything"));
    }
}
