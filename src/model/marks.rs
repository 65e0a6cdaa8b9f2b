//! What a person has marked in a store and noted beside it: theirs, kept apart from the store.

use std::collections::BTreeMap;

use super::event::Id;
use crate::text::Text;

/// The most characters of a note.
pub const LONGEST_NOTE: usize = 1000;

/// Marked events in the person's own order, and notes. Ids that no open store has may be among them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Marks {
    marked: Vec<Id>,
    notes: BTreeMap<Id, Text>,
}

impl Marks {
    /// Marks in an order; an id that comes again is passed over.
    pub fn new(marked: impl IntoIterator<Item = Id>) -> Marks {
        let mut marks = Marks::default();
        marked.into_iter().for_each(|id| marks.mark(id));
        marks
    }

    /// The marked events, in the person's order.
    pub fn marked(&self) -> &[Id] {
        &self.marked
    }

    /// The notes by event, in the order of ids.
    pub fn notes(&self) -> impl Iterator<Item = (&Id, &Text)> {
        self.notes.iter()
    }

    /// The note on an event.
    pub fn note(&self, id: &str) -> Option<&Text> {
        Id::new(id).and_then(|id| self.notes.get(&id))
    }

    /// Whether an event is marked.
    pub fn is_marked(&self, id: &str) -> bool {
        self.marked.iter().any(|marked| marked.as_str() == id)
    }

    /// Whether nothing is marked and nothing noted.
    pub fn is_empty(&self) -> bool {
        self.marked.is_empty() && self.notes.is_empty()
    }

    /// Marks an event, after those marked already.
    pub fn mark(&mut self, id: Id) {
        if !self.is_marked(id.as_str()) {
            self.marked.push(id);
        }
    }

    /// Takes the mark off an event; a note on it stays.
    pub fn unmark(&mut self, id: &str) {
        self.marked.retain(|marked| marked.as_str() != id);
    }

    /// Notes something on an event, in the place of what was noted before; an empty text takes the note away.
    pub fn set_note(&mut self, id: Id, note: Text) {
        if note.as_str().trim().is_empty() {
            self.notes.remove(&id);
        } else {
            self.notes.insert(id, note);
        }
    }

    /// Moves a marked event to the place of another; those between move up.
    pub fn reorder(&mut self, from: &str, to: &str) {
        let at = |id: &str| self.marked.iter().position(|marked| marked.as_str() == id);
        if let (Some(from), Some(to)) = (at(from), at(to)) {
            let id = self.marked.remove(from);
            self.marked.insert(to, id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::new(text).unwrap()
    }

    fn order(marks: &Marks) -> String {
        marks.marked().iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_stand_in_the_order_they_were_made_and_moved() {
        let mut marks = Marks::new(["a", "b", "a", "c"].map(id));
        assert_eq!(order(&marks), "a b c");
        marks.reorder("c", "a");
        assert_eq!(order(&marks), "c a b");
        marks.reorder("c", "b");
        assert_eq!(order(&marks), "a b c");
        marks.reorder("c", "x");
        marks.unmark("b");
        marks.mark(id("b"));
        assert_eq!(order(&marks), "a c b");
    }

    #[test]
    fn a_note_outlives_its_mark_and_an_empty_one_goes() {
        let mut marks = Marks::new([id("a")]);
        marks.set_note(id("a"), "mine".into());
        marks.unmark("a");
        assert!(!marks.is_marked("a") && !marks.is_empty());
        assert_eq!(marks.note("a"), Some(&Text::new("mine")));
        marks.set_note(id("a"), " ".into());
        assert_eq!((marks.note("a"), marks.is_empty()), (None, true));
    }
}
