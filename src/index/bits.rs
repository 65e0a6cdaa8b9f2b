//! A dense set of event positions: one bit for each event, in words of 64.

use std::ops::Range;

/// A set of positions below a fixed length. Sets that are combined must have the same length; where they
/// differ, what is missing counts as absent and the left one's length stays.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// The empty set over `len` positions.
    pub fn new(len: usize) -> Bits {
        Bits { words: vec![0; len.div_ceil(64)], len }
    }

    /// The set of all `len` positions.
    pub fn full(len: usize) -> Bits {
        let mut bits = Bits { words: vec![u64::MAX; len.div_ceil(64)], len };
        bits.trim();
        bits
    }

    /// The set of those of `len` positions for which `holds` is true.
    pub fn from_fn(len: usize, mut holds: impl FnMut(usize) -> bool) -> Bits {
        let word = |w: usize| {
            let here = (w * 64)..((w + 1) * 64).min(len);
            here.rev().fold(0, |word, i| (word << 1) | u64::from(holds(i)))
        };
        Bits { words: (0..len.div_ceil(64)).map(word).collect(), len }
    }

    /// How many positions there are, set or not.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no position is set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|w| *w == 0)
    }

    /// How many positions are set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Whether position `i` is set; false beyond the length.
    pub fn get(&self, i: usize) -> bool {
        self.words.get(i / 64).is_some_and(|w| w >> (i % 64) & 1 == 1)
    }

    /// Sets position `i`; nothing happens beyond the length.
    pub fn set(&mut self, i: usize) {
        self.put(i, true);
    }

    /// Sets or clears position `i`; nothing happens beyond the length.
    pub fn put(&mut self, i: usize, on: bool) {
        if i >= self.len {
            return;
        }
        if let Some(word) = self.words.get_mut(i / 64) {
            *word = (*word & !(1 << (i % 64))) | (u64::from(on) << (i % 64));
        }
    }

    /// Adds one position at the end.
    pub fn push(&mut self, on: bool) {
        if self.len.is_multiple_of(64) {
            self.words.push(0);
        }
        self.len += 1;
        self.put(self.len - 1, on);
    }

    /// Gives back what memory the set does not need.
    pub fn shrink(&mut self) {
        self.words.shrink_to_fit();
    }

    /// Positions in both.
    pub fn and(&self, other: &Bits) -> Bits {
        self.zip(other, |a, b| a & b)
    }

    /// Positions in either.
    pub fn or(&self, other: &Bits) -> Bits {
        self.zip(other, |a, b| a | b)
    }

    /// Positions in this set and not in the other.
    pub fn minus(&self, other: &Bits) -> Bits {
        self.zip(other, |a, b| a & !b)
    }

    /// Positions not in this set.
    pub fn not(&self) -> Bits {
        let mut bits = Bits { words: self.words.iter().map(|w| !w).collect(), len: self.len };
        bits.trim();
        bits
    }

    /// How many positions are in both, without building the set.
    pub fn count_and(&self, other: &Bits) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// How many positions below `i` are set.
    pub fn rank(&self, i: usize) -> usize {
        let whole: usize = self.words.iter().take(i / 64).map(|w| w.count_ones() as usize).sum();
        let mask = (1u64 << (i % 64)) - 1;
        whole + self.words.get(i / 64).map_or(0, |w| (w & mask).count_ones() as usize)
    }

    /// How many positions of a range are set; only the words that it meets are looked at.
    pub fn count_in(&self, range: Range<usize>) -> usize {
        let (start, end) = (range.start, range.end.min(self.len));
        if start >= end {
            return 0;
        }
        let words = self.words.iter().enumerate().take(end.div_ceil(64)).skip(start / 64);
        let within = |(at, word): (usize, &u64)| {
            let (from, to) = (start.saturating_sub(at * 64), (end - at * 64).min(64));
            (word & (u64::MAX << from) & (u64::MAX >> (64 - to))).count_ones() as usize
        };
        words.map(within).sum()
    }

    /// The set position that has `n` set positions below it.
    pub fn nth(&self, n: usize) -> Option<usize> {
        let mut left = n;
        for (at, word) in self.words.iter().enumerate() {
            let here = word.count_ones() as usize;
            if left < here {
                let rest = (0..left).fold(*word, |w, _| w & (w - 1));
                return Some(at * 64 + rest.trailing_zeros() as usize);
            }
            left -= here;
        }
        None
    }

    /// The set positions, ascending.
    pub fn iter(&self) -> Ones<'_> {
        self.iter_from(0)
    }

    /// The set positions from `start` on, ascending.
    pub fn iter_from(&self, start: usize) -> Ones<'_> {
        let at = start / 64;
        let word = self.words.get(at).map_or(0, |w| w & (u64::MAX << (start % 64)));
        Ones { words: &self.words, at, word }
    }

    /// The last set position below `end`, if any.
    pub fn last_before(&self, end: usize) -> Option<usize> {
        self.rank(end.min(self.len)).checked_sub(1).and_then(|n| self.nth(n))
    }

    fn zip(&self, other: &Bits, op: impl Fn(u64, u64) -> u64) -> Bits {
        let others = other.words.iter().copied().chain(std::iter::repeat(0));
        let mut bits =
            Bits { words: self.words.iter().zip(others).map(|(a, b)| op(*a, b)).collect(), len: self.len };
        bits.trim();
        bits
    }

    /// Clears what lies beyond the length in the last word.
    fn trim(&mut self) {
        let over = self.words.len() * 64 - self.len;
        if let Some(last) = self.words.last_mut() {
            *last &= u64::MAX >> over;
        }
    }
}

/// The set positions of [`Bits`], ascending.
#[derive(Clone, Debug)]
pub struct Ones<'a> {
    words: &'a [u64],
    at: usize,
    word: u64,
}

impl Iterator for Ones<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.word == 0 {
            self.at += 1;
            self.word = *self.words.get(self.at)?;
        }
        let found = self.at * 64 + self.word.trailing_zeros() as usize;
        self.word &= self.word - 1;
        Some(found)
    }
}

impl<'a> IntoIterator for &'a Bits {
    type Item = usize;
    type IntoIter = Ones<'a>;

    fn into_iter(self) -> Ones<'a> {
        self.iter()
    }
}
