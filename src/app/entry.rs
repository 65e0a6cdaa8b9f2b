//! A line of text being typed.

use std::ops::Range;

use tui_input::{Input, InputRequest};

use super::key::Key;
use crate::query::{QueryError, grouped};
use crate::text::{Text, width};

/// Characters a line can hold; more cannot be typed.
pub const LONGEST: usize = 1000;

/// Characters of a line that is too long: what is pasted beyond the limit is kept, so that nothing is left out
/// unseen, but not without end.
const OVERLONG: usize = 10 * LONGEST;

/// A line of text with a cursor.
#[derive(Clone, Debug, Default)]
pub struct Entry(Input);

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        self.0.value() == other.0.value() && self.0.cursor() == other.0.cursor()
    }
}

impl Entry {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Entry {
        Entry(Input::new(text.to_string()))
    }

    /// A line with some of its bytes replaced, and the cursor after what takes their place.
    pub fn with(line: &str, at: Range<usize>, insert: &str) -> Entry {
        let before = line.get(..at.start).unwrap_or(line);
        let after = line.get(at.end..).unwrap_or_default();
        let text: String = [before, insert, after].concat();
        let cursor = before.chars().count() + insert.chars().count();
        Entry(Input::new(text).with_cursor(cursor))
    }

    /// What has been typed.
    pub fn value(&self) -> &str {
        self.0.value()
    }

    /// Why it is too long to be accepted, if it is, and from which byte on.
    pub fn too_long(&self) -> Option<QueryError> {
        let (at, _) = self.value().char_indices().nth(LONGEST)?;
        let error = QueryError::new(
            at..self.value().len(),
            format!("A line holds at most {} characters.", grouped(LONGEST)),
        );
        let over = grouped(self.value().chars().count() - LONGEST);
        Some(error.hint(format!("These are {over} too many.")))
    }

    /// The cursor's place, in characters.
    pub fn cursor(&self) -> usize {
        self.0.cursor()
    }

    /// What is drawn, and the cursor's column in it.
    pub fn shown(&self) -> (Text, usize) {
        let before: String = self.value().chars().take(self.cursor()).collect();
        (Text::new(self.value()), width(Text::new(before).as_str()))
    }

    /// Takes a key; `true` when the text or the cursor changed.
    pub fn take(&mut self, key: Key) -> bool {
        let before = self.clone();
        if let Some(request) = request(key) {
            let full = self.value().chars().count() >= LONGEST;
            if !(full && matches!(request, InputRequest::InsertChar(_))) {
                self.0.handle(request);
            }
        }
        *self != before
    }

    /// Takes pasted text, its line breaks as blanks. One that does not fit makes the line too long.
    pub fn paste(&mut self, text: &str) {
        let room = OVERLONG.saturating_sub(self.value().chars().count());
        let blank = |c: char| if c.is_whitespace() { ' ' } else { c };
        let pasted: String = text.chars().map(blank).filter(|c| !c.is_control()).take(room).collect();
        let at = self.value().char_indices().nth(self.cursor()).map_or(self.value().len(), |(at, _)| at);
        *self = Entry::with(self.value(), at..at, &pasted);
    }
}

/// The keys of a typed line, and what each does to it.
pub const EDITING: &[(&[&str], &str)] = &[
    (&["Left", "Ctrl-b"], "Go a character back."),
    (&["Right", "Ctrl-f"], "Go a character on."),
    (&["Ctrl-Left"], "Go a word back."),
    (&["Ctrl-Right"], "Go a word on."),
    (&["Home", "Ctrl-a"], "Go to the start."),
    (&["End", "Ctrl-e"], "Go to the end."),
    (&["Backspace", "Ctrl-h"], "Delete the character before the cursor."),
    (&["Delete", "Ctrl-d"], "Delete the character at the cursor."),
    (&["Ctrl-w"], "Delete the word before the cursor."),
    (&["Ctrl-u"], "Delete the line."),
    (&["Ctrl-k"], "Delete all from the cursor on."),
];

/// What each row of [`EDITING`] asks for.
const REQUESTS: [InputRequest; 11] = [
    InputRequest::GoToPrevChar,
    InputRequest::GoToNextChar,
    InputRequest::GoToPrevWord,
    InputRequest::GoToNextWord,
    InputRequest::GoToStart,
    InputRequest::GoToEnd,
    InputRequest::DeletePrevChar,
    InputRequest::DeleteNextChar,
    InputRequest::DeletePrevWord,
    InputRequest::DeleteLine,
    InputRequest::DeleteTillEnd,
];

/// What a key does to a line of text.
fn request(key: Key) -> Option<InputRequest> {
    if let Some(typed) = key.typed() {
        return Some(InputRequest::InsertChar(typed));
    }
    let row = EDITING.iter().position(|(keys, _)| keys.iter().any(|name| Key::parse(name) == Some(key)));
    row.and_then(|i| REQUESTS.get(i).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_stops_at_the_limit() {
        let mut entry = Entry::default();
        entry.paste(&"x".repeat(LONGEST));
        assert_eq!((entry.value().len(), entry.too_long()), (LONGEST, None));
        assert!(!entry.take(Key::char('y')));
        entry.take(Key::parse("Home").unwrap());
        entry.paste("é\u{1b}zé");
        assert_eq!((entry.value().chars().count(), entry.cursor()), (LONGEST + 3, 3));
        let error = entry.too_long().unwrap();
        assert_eq!(&entry.value()[error.at.clone()], "xxx");
        assert_eq!(error.to_string(), "A line holds at most 1,000 characters. These are 3 too many.");
        entry.paste(&"x".repeat(100 * LONGEST));
        assert_eq!(entry.value().chars().count(), OVERLONG);
    }

    #[test]
    fn every_editing_key_does_what_it_says() {
        assert_eq!(EDITING.len(), REQUESTS.len());
        for (keys, doc) in EDITING {
            for name in *keys {
                let mut entry = Entry::new("one two three");
                let key = Key::parse(name).unwrap();
                (0..7).for_each(|_| _ = entry.take(Key::parse("Left").unwrap()));
                entry.take(key);
                let right = match *doc {
                    "Go a character back." => entry.cursor() == 5,
                    "Go a character on." => entry.cursor() == 7,
                    "Go a word back." => entry.cursor() == 4,
                    "Go a word on." => entry.cursor() == 8,
                    "Go to the start." => entry.cursor() == 0,
                    "Go to the end." => entry.cursor() == 13,
                    "Delete the character before the cursor." => entry.value() == "one to three",
                    "Delete the character at the cursor." => entry.value() == "one tw three",
                    "Delete the word before the cursor." => entry.value() == "one o three",
                    "Delete the line." => entry.value().is_empty(),
                    _ => entry.value() == "one tw",
                };
                assert!(right, "{name}: {:?} at {}", entry.value(), entry.cursor());
            }
        }
    }

    #[test]
    fn the_cursor_stands_after_what_was_put_in() {
        let mut entry = Entry::with("é kin mosul", 3..6, "kind:");
        assert_eq!((entry.value(), entry.cursor()), ("é kind: mosul", 7));
        entry.take(Key::char('x'));
        assert_eq!(entry.value(), "é kind:x mosul");
    }

    #[test]
    fn pasted_line_breaks_become_blanks() {
        let mut entry = Entry::default();
        entry.paste("a\nb\u{1b}c");
        assert_eq!(entry.value(), "a bc");
    }
}
