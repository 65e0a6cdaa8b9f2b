//! Ascending minutes in which a place is found in about as many steps however many there are: the time that they
//! cover is cut into equal stretches, and where each begins among them is written down. A look-up so touches two or
//! three places in memory, where halving a long list would touch one for each step.

use crate::model::Minute;

/// Minutes for each stretch, on average.
const EACH: usize = 4;

/// Minutes from which stretches are made.
const MANY: usize = 64;

/// The part of the minutes at either end that the stretches need not cover: few stand for ever ago.
const TAIL: usize = 64;

/// Minutes, each once, ascending.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Sorted {
    minutes: Vec<Minute>,
    /// Where the first stretch begins, and how many bits of a minute tell nothing of the stretch it is in.
    start: Minute,
    bits: u32,
    /// How many minutes stand before each stretch, and before the end of the last. Empty where there are few.
    before: Vec<u32>,
}

impl Sorted {
    /// The table of minutes that ascend, each once.
    pub fn of(minutes: Vec<Minute>) -> Sorted {
        let tail = minutes.len() / TAIL;
        let ends = (minutes.get(tail), minutes.len().checked_sub(tail + 1).and_then(|at| minutes.get(at)));
        match ends {
            (Some(lo), Some(hi)) if minutes.len() >= MANY => {
                let (start, length) = (*lo, hi.abs_diff(*lo));
                let bits = (length / (minutes.len() / EACH) as u64).checked_ilog2().unwrap_or(0);
                let before = before(&minutes, start, bits, length >> bits);
                Sorted { minutes, start, bits, before }
            }
            _ => Sorted { minutes, ..Sorted::default() },
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.minutes.len()
    }

    /// The last of the edges of the stretches.
    fn last(&self) -> usize {
        self.before.len().saturating_sub(1)
    }

    /// How many stand before a minute.
    pub fn rank(&self, minute: Minute) -> usize {
        let stands = |stretch: usize| self.before.get(stretch).map(|before| *before as usize);
        let stretch = || (minute.abs_diff(self.start) >> self.bits) as usize;
        let (from, to) = match minute < self.start {
            true => (0, stands(0)),
            false => (stands(stretch().min(self.last())).unwrap_or(0), stands(stretch().saturating_add(1))),
        };
        let to = to.unwrap_or(self.len());
        from + self.minutes.get(from..to).unwrap_or_default().partition_point(|at| *at < minute)
    }
}

/// How many minutes stand before each of the stretches, and before the end of the last of them.
fn before(minutes: &[Minute], start: Minute, bits: u32, last: u64) -> Vec<u32> {
    let mut before = Vec::with_capacity(last as usize + 2);
    let mut rest = minutes.iter().zip(0_u32..).peekable();
    for stretch in 0..=last + 1 {
        let edge = start.saturating_add_unsigned(stretch.saturating_mul(1 << bits));
        while rest.next_if(|(minute, _)| **minute < edge).is_some() {}
        before.push(rest.peek().map_or(minutes.len() as u32, |(_, at)| *at));
    }
    before
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::date::{FOREVER, FOREVER_AGO};

    /// Minutes in heaps and far apart, some of them at the ends of time.
    fn minutes() -> impl Strategy<Value = Vec<Minute>> {
        let minute = prop_oneof![
            4 => -50..50_i64,
            4 => 1_000_000..1_400_000_i64,
            1 => -9_000_000_000..9_000_000_000_i64,
            1 => prop_oneof![Just(FOREVER_AGO), Just(FOREVER), Just(Minute::MIN), Just(Minute::MAX)],
        ];
        proptest::collection::btree_set(minute, 0..400).prop_map(|all| all.into_iter().collect())
    }

    proptest! {
        #[test]
        fn a_rank_is_that_of_going_through_everything(minutes in minutes(), other in -2_000_000..2_000_000_i64) {
            let sorted = Sorted::of(minutes.clone());
            let near = minutes.iter().flat_map(|at| [at.saturating_sub(1), *at, at.saturating_add(1)]);
            for minute in near.chain([other]) {
                prop_assert_eq!(sorted.rank(minute), minutes.iter().filter(|at| **at < minute).count());
            }
        }
    }

    /// Days of a century: a look-up goes through a few minutes only.
    #[test]
    fn stretches_hold_few_minutes_however_many_there_are() {
        let sorted = Sorted::of((0..36_500).map(|day| day * 1440).collect());
        let fullest = sorted.before.windows(2).map(|pair| pair[1] - pair[0]).max();
        assert!(fullest <= Some(2 * EACH as u32), "{fullest:?}");
        assert!(sorted.before.len() >= 36_500 / (2 * EACH));
    }
}
