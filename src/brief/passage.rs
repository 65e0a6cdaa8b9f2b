//! Paragraphs of a source's local copy, and where a claim's words stand in one.

use std::ops::Range;

use crate::text::Text;

/// The paragraphs of a text: its non-empty lines, the first of which is paragraph 1.
pub fn paragraphs(text: &str) -> Vec<Text> {
    text.lines().filter(|line| !line.trim().is_empty()).map(Text::paragraph).collect()
}

/// The bytes of a paragraph where the words stand. No-break spaces, quote marks and runs of white space
/// are compared loosely; everything else to the letter.
pub fn find(paragraph: &str, words: &str) -> Option<Range<usize>> {
    let (hay, places) = loosened(paragraph);
    let (needle, _) = loosened(words.trim());
    if needle.is_empty() {
        return None;
    }
    let at = hay.find(&needle)?;
    let start = places.get(at).copied()?;
    let end = places.get(at + needle.len()).copied().unwrap_or(paragraph.len());
    Some(start..end.max(start))
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
        let all = paragraphs("one\n\n \u{a0}\ntwo  words\n");
        assert_eq!(all, vec![Text::new("one"), Text::new("two words")]);
    }

    #[test]
    fn quotes_and_blanks_are_compared_loosely() {
        let paragraph = "He said “we\u{a0}shall  see”, once.";
        let range = find(paragraph, "\"we shall see\"").unwrap();
        assert_eq!(&paragraph[range], "“we\u{a0}shall  see”");
    }

    #[test]
    fn letters_are_compared_exactly() {
        assert_eq!(find("South of the city", "south of the city"), None);
        assert_eq!(find("abc", ""), None);
    }
}
