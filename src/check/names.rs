//! Names of actors and places that hold a loaded word, all looked for in a text at once.
//!
//! The names are spelt along one tree, byte by byte. Each of its steps knows where to go on when a text leaves its
//! names: so a text is read once, however many names there are and however long they are.

#![expect(
    clippy::indexing_slicing,
    reason = "steps go by the positions that they were given when they were made"
)]

use std::collections::HashMap;
use std::ops::Range;

use super::lint;
use crate::model::Catalog;
use crate::text::Text;

/// A step of the tree: what was spelt on the way to it.
#[derive(Default)]
struct Step {
    /// The step before, and the byte that leads from it.
    before: (u32, u8),
    /// How many bytes were spelt.
    length: u32,
    /// The step with the longest end of what was spelt.
    instead: u32,
    /// How long the longest name is that ends here; 0 where none does.
    name: u32,
}

/// The names, ready to be looked for.
pub struct Names {
    steps: Vec<Step>,
    next: HashMap<(u32, u8), u32>,
}

impl Names {
    /// Those of a store's names that hold a loaded word: no other covers one.
    pub fn of(catalog: &Catalog) -> Names {
        let actors = catalog.actors.iter().flat_map(|a| std::iter::once(&a.name).chain(&a.also));
        let places = catalog.places.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.also));
        let mut names = Names { steps: vec![Step::default()], next: HashMap::new() };
        actors
            .chain(places)
            .map(Text::as_str)
            .filter(|name| lint::is_loaded(name))
            .for_each(|n| names.learn(n));
        names.link();
        names
    }

    fn learn(&mut self, name: &str) {
        let mut here = 0;
        for (n, byte) in (1..).zip(name.bytes()) {
            let before = (here, byte);
            here = *self.next.entry(before).or_insert_with(|| {
                self.steps.push(Step { before, length: n, ..Step::default() });
                self.steps.len() as u32 - 1
            });
        }
        self.steps[here as usize].name = name.len() as u32;
    }

    /// Finds for each step where to go on instead, the shortest first.
    fn link(&mut self) {
        let mut order: Vec<u32> = (0..self.steps.len() as u32).collect();
        order.sort_by_key(|step| self.steps[*step as usize].length);
        for step in order {
            let Step { before: (before, byte), length, name, .. } = self.steps[step as usize];
            let instead = if length > 1 { self.on(self.steps[before as usize].instead, byte) } else { 0 };
            let longest = if name > 0 { name } else { self.steps[instead as usize].name };
            let here = &mut self.steps[step as usize];
            (here.instead, here.name) = (instead, longest);
        }
    }

    /// The step behind one by a byte, or behind the longest end of it that goes on so.
    fn on(&self, mut step: u32, byte: u8) -> u32 {
        loop {
            match self.next.get(&(step, byte)) {
                Some(next) => return *next,
                None if step == 0 => return 0,
                None => step = self.steps[step as usize].instead,
            }
        }
    }

    /// Where names stand in a text.
    pub fn within(&self, text: &str) -> Standing {
        let mut found = Vec::new();
        if self.next.is_empty() {
            return Standing(found);
        }
        let mut step = 0;
        for (end, byte) in (1..).zip(text.bytes()) {
            step = self.on(step, byte);
            let name = self.steps[step as usize].name as usize;
            if name > 0 {
                found.push(Stand { end, start: end - name, earliest: end - name });
            }
        }
        let mut earliest = usize::MAX;
        for stand in found.iter_mut().rev() {
            earliest = earliest.min(stand.start);
            stand.earliest = earliest;
        }
        Standing(found)
    }
}

/// The longest name that ends at a byte.
struct Stand {
    end: usize,
    start: usize,
    /// The earliest beginning of all names that end here or later.
    earliest: usize,
}

/// Where names stand in a text, by their ends.
pub struct Standing(Vec<Stand>);

impl Standing {
    /// Whether a word is part of a longer name.
    pub fn cover(&self, word: &Range<usize>) -> bool {
        let first = self.0.partition_point(|stand| stand.end < word.end);
        let at_its_end = self.0.get(first).filter(|stand| stand.end == word.end);
        let behind = self.0.get(first + usize::from(at_its_end.is_some()));
        at_its_end.is_some_and(|stand| stand.start < word.start)
            || behind.is_some_and(|stand| stand.earliest <= word.start)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(all: &[String]) -> Names {
        let mut names = Names { steps: vec![Step::default()], next: HashMap::new() };
        all.iter().for_each(|name| names.learn(name));
        names.link();
        names
    }

    #[test]
    fn a_name_covers_a_word_only_where_it_is_longer() {
        let names = names(&["gang".into(), "gang of four".into(), "the gang".into()]);
        let covers = |text: &str, word: Range<usize>| names.within(text).cover(&word);
        assert!(covers("a gang of four", 2..6) && covers("in the gang", 7..11));
        assert!(!covers("a gang of five", 2..6) && !covers("gang", 0..4));
        assert!(!Names { steps: Vec::new(), next: HashMap::new() }.within("a gang").cover(&(2..6)));
    }

    proptest! {
        /// Looked for all at once, names are found where each of them is found alone.
        #[test]
        fn all_names_are_found(all in prop::collection::vec("[abé]{1,5}", 0..8), text in "[abé]{0,40}") {
            let standing = names(&all).within(&text);
            let alone = |word: &Range<usize>| all.iter().any(|name| {
                let at = |at: &usize| text[*at..].starts_with(name.as_str());
                let mut starts = (0..=word.start).filter(|at| text.is_char_boundary(*at)).filter(at);
                name.len() > word.len() && starts.any(|at| at + name.len() >= word.end)
            });
            for (start, c) in text.char_indices() {
                let word = start..start + c.len_utf8();
                prop_assert_eq!(standing.cover(&word), alone(&word), "{:?} in {:?}", word, text);
            }
        }
    }
}
