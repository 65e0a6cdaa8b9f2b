//! What the gate finds, and where.

use std::ops::Range;

use crate::error::Rule;
use crate::store::file::MOST;
use crate::text::Text;

/// Something wrong with the structure, its place in bytes of the text.
#[derive(Clone, Debug)]
pub struct Found {
    /// The rule that is broken.
    pub rule: Rule,
    /// Where.
    pub at: Range<usize>,
    /// What is wrong, as a sentence.
    pub message: Text,
    /// A few words under the caret.
    pub label: Text,
    /// What to do.
    pub hint: Option<Text>,
}

/// What a walk brings home.
#[derive(Debug, Default)]
pub struct Walked {
    /// Everything wrong.
    pub found: Vec<Found>,
    /// Whether the parser gave up, so that the rest was not looked at.
    pub broken: bool,
    /// Whether there are anchors or aliases.
    pub aliases: bool,
    /// The list of events, where one was met on the way.
    pub list: Option<Range<usize>>,
    /// The events that are mappings.
    pub events: Vec<Range<usize>>,
    /// How many items the list of events has.
    pub items: usize,
    /// How many faults were not kept.
    pub more: usize,
}

impl Found {
    /// With a few words under the caret.
    pub fn label(&mut self, label: impl Into<Text>) -> &mut Found {
        self.label = label.into();
        self
    }

    /// With what to do.
    pub fn hint(&mut self, hint: impl Into<Text>) -> &mut Found {
        self.hint = Some(hint.into());
        self
    }

    /// With what to do, if anything is known.
    pub fn hint_if(&mut self, hint: Option<Text>) -> &mut Found {
        self.hint = hint;
        self
    }
}

impl Walked {
    /// Whether the reader of values may see the text: it is YAML, and nothing in it refers to anything else in it,
    /// which could make little text into very much.
    pub fn readable(&self) -> bool {
        !self.broken && !self.aliases
    }

    /// Notes something wrong; of very many only so many are kept.
    #[expect(clippy::indexing_slicing, reason = "the last one was pushed just before")]
    pub fn add(&mut self, rule: Rule, at: &Range<usize>, message: Text) -> &mut Found {
        if self.found.len() >= MOST {
            self.found.pop();
            self.more += 1;
        }
        self.found.push(Found { rule, at: at.clone(), message, label: Text::default(), hint: None });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// Turns places counted in characters into places in bytes.
    pub fn count_bytes(&mut self, text: &str) {
        let found = self.found.iter_mut().map(|f| &mut f.at);
        let ranges = found.chain(self.list.iter_mut()).chain(self.events.iter_mut());
        chars_to_bytes(text, ranges.flat_map(|r| [&mut r.start, &mut r.end]).collect());
    }
}

/// Turns places counted in characters into places in bytes, in one pass over the text.
pub fn chars_to_bytes(text: &str, mut places: Vec<&mut usize>) {
    if text.is_ascii() {
        return;
    }
    places.sort_by_key(|p| **p);
    let mut each = text.char_indices().map(|(at, _)| at).enumerate();
    let mut here = each.next();
    for place in places {
        while here.is_some_and(|(n, _)| n < *place) {
            here = each.next();
        }
        *place = here.map_or(text.len(), |(_, at)| at);
    }
}
