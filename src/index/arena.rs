//! Lists of varying length laid end to end: texts in one buffer, items in one column.

use std::ops::Range;

/// How many lists share one absolute start; their ends are kept relative to it, in 32 bits.
const BLOCK: usize = 1024;

/// Where each list ends in a buffer that holds them all, one after another.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Ends {
    starts: Vec<usize>,
    ends: Vec<u32>,
}

impl Ends {
    /// Closes the next list where the buffer now ends.
    pub fn push(&mut self, end: usize) {
        if self.ends.len().is_multiple_of(BLOCK) {
            let last = self.ends.len().checked_sub(1).map_or(0, |i| self.end(i));
            self.starts.push(last);
        }
        let start = self.starts.last().copied().unwrap_or(0);
        self.ends.push(u32::try_from(end.saturating_sub(start)).unwrap_or(u32::MAX));
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The range of list `i` in the buffer; empty beyond the last.
    pub fn range(&self, i: usize) -> Range<usize> {
        if i >= self.ends.len() {
            return 0..0;
        }
        let start = if i.is_multiple_of(BLOCK) {
            self.starts.get(i / BLOCK).copied().unwrap_or(0)
        } else {
            self.end(i - 1)
        };
        start..self.end(i)
    }

    /// The first list that ends after `at`, looked for from list `from` on.
    pub fn holding(&self, at: usize, from: usize) -> usize {
        let mut i = from;
        if self.starts.get(from / BLOCK + 1).is_some_and(|start| *start <= at) {
            i = (self.starts.partition_point(|start| *start <= at) - 1) * BLOCK;
        }
        while i < self.ends.len() && self.end(i) <= at {
            i += 1;
        }
        i
    }

    /// Gives back what memory is not needed.
    pub fn shrink(&mut self) {
        self.starts.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn end(&self, i: usize) -> usize {
        let start = self.starts.get(i / BLOCK).copied().unwrap_or(0);
        start + self.ends.get(i).copied().unwrap_or(0) as usize
    }
}

/// Lists of items, one after another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lists<T> {
    items: Vec<T>,
    ends: Ends,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists { items: Vec::new(), ends: Ends::default() }
    }
}

impl<T> Lists<T> {
    /// Adds the next list.
    pub fn push(&mut self, items: impl IntoIterator<Item = T>) {
        self.items.extend(items);
        self.ends.push(self.items.len());
    }

    /// List `i`; empty beyond the last.
    pub fn get(&self, i: usize) -> &[T] {
        self.items.get(self.ends.range(i)).unwrap_or_default()
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Gives back what memory is not needed.
    pub fn shrink(&mut self) {
        self.items.shrink_to_fit();
        self.ends.shrink();
    }
}
