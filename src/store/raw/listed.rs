//! Lists of definitions, of which there may be as many as events: a long one is left as text and read some items at a
//! time, for an item as it is read takes up several times as much as what is made of it.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::Deserializer;

use super::items_of;

/// A list of definitions.
#[derive(Clone, Debug)]
pub enum Listed<'a, T> {
    /// All of it.
    Read(Vec<T>),
    /// A long one as text, in runs: how many items stand before each, and its text; and how many items there are.
    Long(Vec<(usize, &'a str)>, usize),
}

impl<T> Default for Listed<'_, T> {
    fn default() -> Self {
        Listed::Read(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Listed<'_, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Listed::Read)
    }
}

/// Lists are the same when their items are, however they are held.
impl<'a, T: Deserialize<'a> + Clone + PartialEq> PartialEq for Listed<'a, T> {
    fn eq(&self, other: &Self) -> bool {
        self.read() == other.read()
    }
}

impl<'a, T> Listed<'a, T> {
    /// How many items there are.
    pub fn len(&self) -> usize {
        match self {
            Listed::Read(items) => items.len(),
            Listed::Long(_, count) => *count,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list, read some items at a time.
    pub fn runs(&self) -> Runs<'_, 'a, T> {
        match self {
            Listed::Read(items) => Runs::Read(items),
            Listed::Long(runs, count) => Runs::Long(runs, *count),
        }
    }

    /// All items; none if some cannot be read.
    pub fn read(&self) -> Option<Vec<T>>
    where
        T: Deserialize<'a> + Clone,
    {
        let runs = self.runs();
        let mut all = Vec::with_capacity(self.len());
        for n in 0..runs.len() {
            all.extend(runs.get(n)?.1.into_owned());
        }
        Some(all)
    }
}

/// Runs of the items of a list.
#[derive(Debug)]
pub enum Runs<'h, 'a, T> {
    /// All of them in one.
    Read(&'h [T]),
    /// As [`Listed::Long`].
    Long(&'h [(usize, &'a str)], usize),
}

impl<T> Copy for Runs<'_, '_, T> {}

impl<T> Clone for Runs<'_, '_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<'h, 'a, T: Deserialize<'a> + Clone> Runs<'h, 'a, T> {
    /// How many runs there are.
    pub fn len(self) -> usize {
        match self {
            Runs::Read(items) => usize::from(!items.is_empty()),
            Runs::Long(runs, _) => runs.len(),
        }
    }

    /// How many items there are in all of them.
    pub fn items(self) -> usize {
        match self {
            Runs::Read(items) => items.len(),
            Runs::Long(_, count) => count,
        }
    }

    /// A run: how many items stand before it, and its own. None if it cannot be read as the items that it seems to hold.
    pub fn get(self, n: usize) -> Option<(usize, Cow<'h, [T]>)> {
        let (runs, count) = match self {
            Runs::Read(items) => return Some((0, Cow::Borrowed(items))),
            Runs::Long(runs, count) => (runs, count),
        };
        let (first, text) = *runs.get(n)?;
        let end = runs.get(n + 1).map_or(count, |next| next.0);
        let items: Vec<T> = items_of(text)?;
        (items.len() == end - first).then_some((first, Cow::Owned(items)))
    }

    /// The run that an item is in.
    pub fn holding(self, item: usize) -> usize {
        match self {
            Runs::Read(_) => 0,
            Runs::Long(runs, _) => runs.partition_point(|(first, _)| *first <= item).saturating_sub(1),
        }
    }
}
