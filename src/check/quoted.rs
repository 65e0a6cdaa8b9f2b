//! Which parts of a text stand in quotation marks, of whatever shape; apostrophes are none.

use std::ops::Range;

/// The bytes between outermost quotation marks, in order; a mark that is not closed opens nothing.
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open = Open::default();
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
        if let Some(start) = closes.then(|| open.close(c)).flatten() {
            // What was closed before and lies within is an inner one.
            let inner = ranges.iter().rev().take_while(|range: &&Range<usize>| range.start >= start).count();
            ranges.truncate(ranges.len() - inner);
            ranges.push(start..at);
        } else if opens(c, before, after) {
            open.push(c, at + c.len_utf8());
        }
        before = Some(c);
    }
    ranges
}

/// Signs that begin quotations.
const OPENERS: [char; 6] = ['“', '„', '«', '‘', '\'', '"'];

/// The marks that are open, and how many of each sign: so none is looked for in vain.
#[derive(Default)]
struct Open {
    marks: Vec<(char, usize)>,
    of_each: [usize; OPENERS.len()],
}

impl Open {
    fn count(&mut self, mark: char) -> Option<&mut usize> {
        let n = OPENERS.iter().position(|opener| *opener == mark)?;
        self.of_each.get_mut(n)
    }

    fn push(&mut self, mark: char, start: usize) {
        self.marks.push((mark, start));
        if let Some(count) = self.count(mark) {
            *count += 1;
        }
    }

    /// Closes the last mark that a sign closes, and those that were opened after it; where that begins.
    fn close(&mut self, sign: char) -> Option<usize> {
        let is_open = |(opener, count): (&char, &usize)| *count > 0 && closed_by(*opener, sign);
        if !OPENERS.iter().zip(&self.of_each).any(is_open) {
            return None;
        }
        while let Some((mark, start)) = self.marks.pop() {
            if let Some(count) = self.count(mark) {
                *count -= 1;
            }
            if closed_by(mark, sign) {
                return Some(start);
            }
        }
        None
    }
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
        assert_eq!(parts("“he said 'no' twice” ‘and “no” again’"), ["he said 'no' twice", "and “no” again"]);
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
