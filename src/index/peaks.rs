//! Finds the values of a list that reach a threshold without looking at the others.

use std::ops::{ControlFlow, Range};

/// A list of values under a tree of their maxima.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Peaks {
    len: usize,
    /// The tree in levels: the root first, the children of `i` at `2i` and `2i + 1`; the values last, and nothing
    /// behind them.
    nodes: Vec<i64>,
}

/// The side from which one looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    First,
    Last,
}

impl Peaks {
    /// The tree over some values.
    pub fn of(values: &[i64]) -> Peaks {
        let leaves = values.len().next_power_of_two();
        let mut nodes = Vec::with_capacity(leaves + values.len());
        nodes.resize(leaves, i64::MIN);
        nodes.extend(values);
        for i in (1..leaves).rev() {
            let highest = nodes.get(2 * i).max(nodes.get(2 * i + 1)).copied();
            if let (Some(node), Some(highest)) = (nodes.get_mut(i), highest) {
                *node = highest;
            }
        }
        Peaks { len: values.len(), nodes }
    }

    /// The first position of a range at which the value is `least` or more.
    pub fn first(&self, range: Range<usize>, least: i64) -> Option<usize> {
        self.one(range, least, From::First)
    }

    /// The last one.
    pub fn last(&self, range: Range<usize>, least: i64) -> Option<usize> {
        self.one(range, least, From::Last)
    }

    /// All of them, ascending.
    pub fn all(&self, range: Range<usize>, least: i64) -> Vec<usize> {
        let mut found = Vec::new();
        let _ = self.visit(1, 0..self.leaves(), &range, least, From::First, &mut |at| {
            found.push(at);
            ControlFlow::Continue(())
        });
        found
    }

    fn leaves(&self) -> usize {
        self.nodes.len() - self.len
    }

    fn one(&self, range: Range<usize>, least: i64, from: From) -> Option<usize> {
        let mut found = None;
        let _ = self.visit(1, 0..self.leaves(), &range, least, from, &mut |at| {
            found = Some(at);
            ControlFlow::Break(())
        });
        found
    }

    /// Goes down from a node to the leaves of the range that reach the threshold.
    fn visit(
        &self,
        node: usize,
        held: Range<usize>,
        range: &Range<usize>,
        least: i64,
        from: From,
        with: &mut impl FnMut(usize) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let end = range.end.min(self.len);
        let apart = held.end <= range.start || end <= held.start;
        if apart || self.nodes.get(node).is_none_or(|highest| *highest < least) {
            return ControlFlow::Continue(());
        }
        if held.len() == 1 {
            return with(held.start);
        }
        let middle = held.start.midpoint(held.end);
        let mut halves = [(2 * node, held.start..middle), (2 * node + 1, middle..held.end)];
        if from == From::Last {
            halves.reverse();
        }
        halves.into_iter().try_for_each(|(node, held)| self.visit(node, held, range, least, from, with))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn peaks_are_those_of_going_through_everything(
            values in proptest::collection::vec(-9..9_i64, 0..40),
            start in 0..45_usize,
            length in 0..45_usize,
            least in -10..10_i64,
        ) {
            let (peaks, range) = (Peaks::of(&values), start..start + length);
            let holds = |i: &usize| range.contains(i) && values[*i] >= least;
            let plain: Vec<usize> = (0..values.len()).filter(holds).collect();
            prop_assert_eq!(peaks.first(range.clone(), least), plain.first().copied());
            prop_assert_eq!(peaks.last(range.clone(), least), plain.last().copied());
            prop_assert_eq!(peaks.all(range.clone(), least), plain);
        }
    }
}
