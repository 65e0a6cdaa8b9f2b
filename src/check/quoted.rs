//! Which parts of a text stand in quotation marks, of whatever shape; apostrophes are none.

use std::ops::Range;

/// The bytes between quotation marks, outermost and inner ones; a mark that is not closed opens nothing.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let closes = match c {
            '’' | '\'' => !inner(after),
            '“' | '”' | '»' | '"' => true,
            _ => false,
        };
        let opener = closes.then(|| open.iter().rposition(|(o, _)| closed_by(*o, c))).flatten();
        if let Some(n) = opener {
            ranges.extend(open.get(n).map(|(_, start)| *start..at));
            open.truncate(n);
        } else if opens(c, before, after) {
            open.push((c, at + c.len_utf8()));
        }
        before = Some(c);
    }
    ranges
}

/// Whether a character begins a quotation between its neighbours.
fn opens(c: char, before: Option<char>, after: Option<char>) -> bool {
    let joined = before.is_some_and(char::is_alphanumeric);
    match c {
        '“' | '„' | '«' => true,
        '‘' | '\'' | '"' => !joined && after.is_some_and(|c| !c.is_whitespace()),
        _ => false,
    }
}

fn closed_by(opener: char, c: char) -> bool {
    match opener {
        '“' => c == '”',
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        '‘' => c == '’',
        same => c == same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        quoted(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn every_shape_of_mark_is_known() {
        assert_eq!(parts("“a b” ‘c’ \"d\" 'e' «f» „g“ „h”"), ["a b", "c", "d", "e", "f", "g", "h"]);
        assert_eq!(parts("‘the group’s own cells’"), ["the group’s own cells"]);
        assert_eq!(parts("“he said 'no' twice”"), ["no", "he said 'no' twice"]);
    }

    #[test]
    fn apostrophes_and_lonely_marks_are_none() {
        for text in
            ["the fighters' camp and others' arms", "ISIS's men", "a \" b", "“never closed", "5' by 6'", ""]
        {
            assert_eq!(parts(text), [""; 0], "{text}");
        }
    }
}
