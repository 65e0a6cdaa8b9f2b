//! A line of text being typed.

use tui_input::{Input, InputRequest};

use super::key::{Code, Key};
use crate::text::{Text, width};

/// Characters a line can hold; more is refused.
pub const LONGEST: usize = 1000;

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

    /// What has been typed.
    pub fn value(&self) -> &str {
        self.0.value()
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

    /// Takes pasted text, its line breaks as blanks, as much of it as fits.
    pub fn paste(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.value().chars().count());
        for c in text.chars().take(room) {
            let c = if c.is_whitespace() { ' ' } else { c };
            if !c.is_control() {
                self.0.handle(InputRequest::InsertChar(c));
            }
        }
    }
}

/// What a key does to a line of text: the usual line-editing keys.
fn request(key: Key) -> Option<InputRequest> {
    use InputRequest as Do;
    Some(match (key.ctrl, key.code) {
        (false, Code::Char(c)) => Do::InsertChar(c),
        (false, Code::Backspace) | (true, Code::Char('h')) => Do::DeletePrevChar,
        (false, Code::Delete) | (true, Code::Char('d')) => Do::DeleteNextChar,
        (false, Code::Left) | (true, Code::Char('b')) => Do::GoToPrevChar,
        (false, Code::Right) | (true, Code::Char('f')) => Do::GoToNextChar,
        (true, Code::Left) => Do::GoToPrevWord,
        (true, Code::Right) => Do::GoToNextWord,
        (false, Code::Home) | (true, Code::Char('a')) => Do::GoToStart,
        (false, Code::End) | (true, Code::Char('e')) => Do::GoToEnd,
        (true, Code::Char('w')) => Do::DeletePrevWord,
        (true, Code::Char('u')) => Do::DeleteLine,
        (true, Code::Char('k')) => Do::DeleteTillEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_stops_at_the_limit() {
        let mut entry = Entry::default();
        entry.paste(&"x".repeat(2 * LONGEST));
        assert_eq!(entry.value().len(), LONGEST);
        assert!(!entry.take(Key::char('y')));
    }

    #[test]
    fn pasted_line_breaks_become_blanks() {
        let mut entry = Entry::default();
        entry.paste("a\nb\u{1b}c");
        assert_eq!(entry.value(), "a bc");
    }
}
