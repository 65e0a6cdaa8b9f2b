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

/// Words as they are looked for where an ellipsis leaves some out.
#[derive(Debug)]
pub struct Parts(Vec<Words>);

impl Parts {
    /// The parts of these words.
    pub fn new(words: &str) -> Parts {
        Parts(words.split('…').map(Words::new).collect())
    }
}

impl Passage {
    /// The same paragraphs, to look for words in.
    pub fn all(paragraphs: Vec<Text>) -> Vec<Passage> {
        paragraphs.into_iter().map(|text| Passage { loose: loosened(text.as_str()).0, text }).collect()
    }

    /// Whether words stand in it.
    pub fn has(&self, words: &Words) -> bool {
        !words.0.is_empty() && place(&self.loose, &words.0).is_some()
    }

    /// Whether the parts of words stand in it, as [`parts`] finds them.
    pub fn has_all(&self, parts: &Parts) -> bool {
        places(&self.loose, parts.0.iter().map(|part| part.0.as_str())).is_some()
    }
}

/// Where loosened words stand in a loosened text as whole words.
fn place(hay: &str, needle: &str) -> Option<usize> {
    let whole = |at: &usize| !inside_word(hay, *at) && !inside_word(hay, at + needle.len());
    memchr::memmem::find_iter(hay.as_bytes(), needle).find(whole)
}

/// Where parts stand in a loosened text, one after the other; none when one is missing.
fn places<'n>(hay: &str, needles: impl Iterator<Item = &'n str>) -> Option<Vec<Range<usize>>> {
    let mut from = 0;
    let mut found = Vec::new();
    for needle in needles.filter(|needle| !needle.is_empty()) {
        let start = from + place(hay.get(from..)?, needle)?;
        from = start + needle.len();
        found.push(start..from);
    }
    (!found.is_empty()).then_some(found)
}

/// The bytes of a paragraph where the words stand, as whole words, part by part where an ellipsis leaves some out, one
/// after the other. None when a part is missing. No-break spaces, quote marks and runs of white space are compared
/// loosely; everything else to the letter.
pub fn parts(paragraph: &str, words: &str) -> Option<Vec<Range<usize>>> {
    let (hay, origins) = loosened(paragraph);
    let origin = |at: usize| origins.get(at).copied().unwrap_or(paragraph.len());
    let found = places(&hay, Parts::new(words).0.iter().map(|part| part.0.as_str()))?;
    Some(found.into_iter().map(|at| origin(at.start)..origin(at.end)).collect())
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

    fn first(paragraph: &str, words: &str) -> Option<Range<usize>> {
        parts(paragraph, words)?.into_iter().next()
    }

    #[test]
    fn paragraphs_are_lines_that_are_not_empty() {
        let all = paragraphs("\u{feff}one\r\n\n \u{a0}\ntwo  words\n");
        assert_eq!(all, vec![Text::new("one"), Text::new("two words")]);
    }

    #[test]
    fn quotes_and_blanks_are_compared_loosely() {
        let paragraph = "He said “we\u{a0}shall  see”, once.";
        let found = first(paragraph, "\"we shall see\"").unwrap();
        assert_eq!(&paragraph[found], "“we\u{a0}shall  see”");
        assert!(holds("the group’s own", "group's"));
    }

    #[test]
    fn letters_are_compared_exactly() {
        assert!(!holds("South of the city", "south of the city"));
        assert!(!holds("abc", ""));
        assert!(!holds("abc", "  "));
    }

    #[test]
    fn words_are_whole() {
        assert!(!holds("killed two", "ill"));
        assert!(!holds("two men and one manager", "man"));
        assert_eq!(first("a manager met a man", "man"), Some(16..19));
        assert!(!holds("in 2018", "201"));
        assert_eq!(first("the ISIS's flag", "ISIS"), Some(4..8));
        assert_eq!(first("昨日東京で", "東京"), Some(6..12), "ideographs are words of their own");
    }

    #[test]
    fn an_ellipsis_leaves_words_out_in_order() {
        assert!(holds("It was declared after they held it for long.", "declared … for long"));
        assert!(!holds("It was declared after they held it for long.", "for long … declared"));
        assert_eq!(parts("one two three two", "one … two"), Some(vec![0..3, 4..7]));
        assert!(!holds("anything", "…"));
        let all = Passage::all(vec![Text::new("It was declared after they held it for long.")]);
        assert!(all[0].has_all(&Parts::new("declared … for long")));
        assert!(!all[0].has_all(&Parts::new("for long … declared")) && !all[0].has_all(&Parts::new(" … ")));
        assert!(holds("anything", "anything"));
    }
}
