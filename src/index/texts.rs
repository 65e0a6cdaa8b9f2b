//! Texts, folded, in one buffer: a word is looked for in one pass over it. Which texts of an event these are.
//!
//! Each text ends in a line feed, which displayable text never holds, so nothing is found across two texts.

use memchr::memmem::Finder;

use super::arena::Ends;
use super::bits::Bits;
use crate::model::{Catalog, Event};
use crate::text::fold_into;

/// Hands over every text of an event that words are looked for in, except names, which the catalog holds:
/// its title, summary, how speakers are styled, its tags and the anchor words of its claims.
pub fn own_texts<'a>(event: &'a Event, each: &mut dyn FnMut(&'a str)) {
    each(event.title.as_str());
    each(event.summary.as_str());
    event.claims.iter().filter_map(|c| c.style.as_ref()).for_each(|t| each(t.as_str()));
    event.tags.iter().for_each(|t| each(t.as_str()));
    event.claims.iter().for_each(|c| each(c.words.as_str()));
}

/// Hands over the names that words are looked for in: of the coded places and actors and of the speakers and
/// those they are heard through, each with its other spellings. A name may come more than once.
pub fn names<'a>(event: &'a Event, catalog: &'a Catalog, each: &mut dyn FnMut(&'a str)) {
    for place in event.place.iter().map(|p| catalog.place(*p)) {
        each(place.name.as_str());
        place.also.iter().for_each(|t| each(t.as_str()));
    }
    let voices = event.claims.iter().flat_map(|c| c.by.iter().chain(&c.via));
    for actor in event.actors.iter().map(|p| &p.who).chain(voices).map(|a| catalog.actor(*a)) {
        each(actor.name.as_str());
        actor.also.iter().for_each(|t| each(t.as_str()));
    }
}

/// Folded texts, several to an owner, in one buffer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Texts {
    buffer: String,
    ends: Ends,
}

impl Texts {
    /// Adds a text to the owner that is open.
    pub fn add(&mut self, text: &str) {
        if !text.is_empty() {
            fold_into(text, &mut self.buffer);
            self.buffer.push('\n');
        }
    }

    /// Adds a text that is folded already to the owner that is open.
    pub fn add_folded(&mut self, text: &str) {
        self.buffer.push_str(text);
        self.buffer.push('\n');
    }

    /// Adds the texts of an open owner of others to the owner that is open; whether there are any.
    pub fn take_open(&mut self, others: &Texts) -> bool {
        self.buffer.push_str(&others.buffer);
        !others.buffer.is_empty()
    }

    /// Closes the owner that is open; what is added next belongs to the next one.
    pub fn close(&mut self) {
        self.ends.push(self.buffer.len());
    }

    /// How many owners there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The folded texts of owner `i`.
    pub fn of(&self, i: usize) -> impl Iterator<Item = &str> {
        self.buffer.get(self.ends.range(i)).unwrap_or_default().lines()
    }

    /// The owners one of whose texts holds `needle`, which is folded already. The empty needle is in all.
    pub fn holding(&self, needle: &str) -> Bits {
        if needle.is_empty() {
            return Bits::full(self.len());
        }
        let mut found = Bits::new(self.len());
        let finder = Finder::new(needle);
        let (mut at, mut owner) = (0, 0);
        while let Some(hit) = self.buffer.as_bytes().get(at..).and_then(|rest| finder.find(rest)) {
            owner = self.ends.holding(at + hit, owner);
            found.set(owner);
            at = self.ends.range(owner).end.max(at + hit + 1);
        }
        found
    }

    /// The owners one of whose folded texts, taken alone, is one of those.
    pub fn having(&self, is: &dyn Fn(&str) -> bool) -> Bits {
        Bits::from_fn(self.len(), |i| self.of(i).any(is))
    }

    /// Gives back what memory is not needed.
    pub fn shrink(&mut self) {
        self.buffer.shrink_to_fit();
        self.ends.shrink();
    }
}
