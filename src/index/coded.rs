//! A column whose values repeat: each event holds the number of its value, each value is kept once.
//!
//! A question is asked of the values, of which there are few, and its answers are then spread over the events.

use std::hash::{BuildHasher, Hash, RandomState};

use super::answer::{Answer, Tally};
use super::bits::Bits;
use crate::model::{EventIx, Truth};

/// A column of repeated values.
#[derive(Clone, Debug, PartialEq)]
pub struct Coded<V> {
    codes: Vec<u32>,
    values: Vec<V>,
}

impl<V> Coded<V> {
    /// The value of an event; none beyond the store.
    pub fn get(&self, event: EventIx) -> Option<&V> {
        self.value(*self.codes.get(event.at())?)
    }

    /// The value with a number.
    pub fn value(&self, code: u32) -> Option<&V> {
        self.values.get(code as usize)
    }

    /// The number of each event's value.
    pub fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// Every distinct value, in the order of first use.
    pub fn values(&self) -> &[V] {
        &self.values
    }

    /// The answer that `truth` gives for the value of each event.
    pub fn answer(&self, truth: impl FnMut(&V) -> Truth) -> Answer {
        let by_value: Vec<Truth> = self.values.iter().map(truth).collect();
        let is = |wanted: Truth| {
            let has = |i: usize| self.codes.get(i).and_then(|c| by_value.get(*c as usize)) == Some(&wanted);
            let any = by_value.contains(&wanted);
            if any { Bits::from_fn(self.codes.len(), has) } else { Bits::new(self.codes.len()) }
        };
        Answer { certain: is(Truth::Certain), possible: is(Truth::Possible) }
    }

    /// How many events of an answer hold each value, in the order of [`Coded::values`].
    pub fn tally(&self, answer: &Answer) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); self.values.len()];
        for (bits, truth) in [(&answer.certain, Truth::Certain), (&answer.possible, Truth::Possible)] {
            self.each_code(bits, |code| {
                if let Some(tally) = tallies.get_mut(code) {
                    tally.add(truth, 1);
                }
            });
        }
        tallies
    }

    /// How many of the events in a set hold each value, in the order of [`Coded::values`].
    pub fn tally_bits(&self, bits: &Bits) -> Vec<u32> {
        let mut counts = vec![0; self.values.len()];
        self.each_code(bits, |code| {
            if let Some(count) = counts.get_mut(code) {
                *count += 1;
            }
        });
        counts
    }

    fn each_code(&self, bits: &Bits, mut with: impl FnMut(usize)) {
        bits.iter().filter_map(|i| self.codes.get(i)).for_each(|code| with(*code as usize));
    }
}

/// Two hashes with secrets of their own, by which a value is known again without being kept twice. In 32 bits each,
/// so that they take no more room than they need.
type Hashes = [u32; 4];

/// Hashes from which they are many, and very many.
const MANY: usize = 512;
const VERY_MANY: usize = 1 << 16;

/// Secrets that values are hashed with; columns may share them.
#[derive(Clone, Debug, Default)]
pub struct Hashers(RandomState, RandomState);

/// A value with its hashes, which are reckoned where it is made, on any thread.
#[derive(Debug)]
pub struct Hashed<V> {
    hashes: Hashes,
    value: V,
}

impl Hashers {
    /// A value with its hashes.
    pub fn hashed<V: Hash>(&self, value: V) -> Hashed<V> {
        Hashed { hashes: self.hashes(&value), value }
    }

    fn hashes<V: Hash>(&self, value: &V) -> Hashes {
        let (one, two) = (self.0.hash_one(value), self.1.hash_one(value));
        [one as u32, (one >> 32) as u32, two as u32, (two >> 32) as u32]
    }
}

/// What has been seen: found through a table of positions that grows where it lies. Both lists give their room back
/// whole, where many small tables would leave holes in memory behind.
#[derive(Clone, Debug, Default)]
struct Seen {
    hashes: Vec<Hashes>,
    /// Positions plus one by hash, 0 for none; its length is a power of two.
    table: Vec<u32>,
}

impl Seen {
    /// The position of what has these hashes: that of what was seen before, or the next one.
    fn position(&mut self, hashes: Hashes) -> u32 {
        if (self.hashes.len() + 1) * 4 > self.table.len() * 3 {
            self.grow();
        }
        let slot = self.slot(hashes);
        match self.table.get_mut(slot) {
            Some(0) | None => {
                self.make_room();
                self.hashes.push(hashes);
                let count = self.hashes.len() as u32;
                if let Some(free) = self.table.get_mut(slot) {
                    *free = count;
                }
                count - 1
            }
            Some(position) => *position - 1,
        }
    }

    /// Many are moved into a block of their own, in which there is room for very many: what is not written to takes no
    /// memory, and a block that grows step by step among others leaves a hole there in the end.
    fn make_room(&mut self) {
        let count = self.hashes.len();
        if count == self.hashes.capacity() {
            let more = if (MANY..VERY_MANY).contains(&count) { VERY_MANY - count } else { count.max(16) };
            let mut roomy = Vec::with_capacity(count + more);
            roomy.append(&mut self.hashes);
            self.hashes = roomy;
        }
    }

    /// Where in the table hashes stand, or would stand.
    fn slot(&self, hashes: Hashes) -> usize {
        let [.., low] = hashes;
        let mask = self.table.len().saturating_sub(1);
        let mut slot = low as usize & mask;
        while let Some(at) = self.table.get(slot).and_then(|at| at.checked_sub(1)) {
            if self.hashes.get(at as usize) == Some(&hashes) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        self.table.clear();
        self.table.resize(size, 0);
        for (hashes, position) in self.hashes.iter().zip(1..) {
            let slot = self.slot(*hashes);
            if let Some(free) = self.table.get_mut(slot) {
                *free = position;
            }
        }
    }
}

/// Builds a [`Coded`] column, event by event. Values are known again by 128 bits of two hashes with secrets of their
/// own, so that none is kept twice.
#[derive(Clone, Debug)]
pub struct Coder<V> {
    seen: Seen,
    hashers: Hashers,
    column: Coded<V>,
}

/// For each value of a column, its number in another one that is made from it, once it has been met there.
pub type Numbers = Vec<Option<u32>>;

impl<V: Hash + Clone> Coder<V> {
    /// Adds the value that an event has in another column.
    pub fn take_over(&mut self, from: &Coded<V>, event: EventIx, numbers: &mut Numbers) {
        numbers.resize(from.values().len(), None);
        let Some(code) = from.codes().get(event.at()) else { return };
        let known = numbers.get_mut(*code as usize).zip(from.value(*code));
        let Some((number, value)) = known else { return };
        let code = *number.get_or_insert_with(|| {
            let hashes = self.hashers.hashes(value);
            self.code_of(hashes, || V::clone(value))
        });
        self.push_code(code);
    }
}

impl<V> Coder<V> {
    /// An empty column. What is pushed was hashed with these secrets.
    pub fn new(hashers: &Hashers) -> Coder<V> {
        let column = Coded { codes: Vec::new(), values: Vec::new() };
        Coder { seen: Seen::default(), hashers: hashers.clone(), column }
    }

    /// The number of a value.
    pub fn code(&mut self, value: Hashed<V>) -> u32 {
        self.code_of(value.hashes, || value.value)
    }

    /// The number of the value with these hashes, made on first sight.
    fn code_of(&mut self, hashes: Hashes, make: impl FnOnce() -> V) -> u32 {
        let position = self.seen.position(hashes);
        if position as usize == self.column.values.len() {
            self.column.values.push(make());
        }
        position
    }

    /// Adds the next event's value by its number.
    pub fn push_code(&mut self, code: u32) {
        self.column.codes.push(code);
    }

    /// Adds the next event's value.
    pub fn push(&mut self, value: Hashed<V>) {
        let code = self.code(value);
        self.push_code(code);
    }

    /// The column.
    pub fn finish(mut self) -> Coded<V> {
        self.column.codes.shrink_to_fit();
        self.column.values.shrink_to_fit();
        self.column
    }
}
