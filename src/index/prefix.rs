//! Sums that are answered from tables made once: of all that lies before a minute, and of all that lies within a
//! stretch. Nothing is gone through again, however much there is.

use std::ops::{Add, Sub};

use super::sorted::Sorted;
use crate::model::{Minute, Window};

/// A number that is added up.
pub trait Amount: Copy + Default + Add<Output = Self> + Sub<Output = Self> {}

impl<T: Copy + Default + Add<Output = T> + Sub<Output = T>> Amount for T {}

/// Several numbers, added up side by side.
pub type Sums<T, const N: usize> = [T; N];

/// One row of numbers and another.
pub fn plus<T: Amount, const N: usize>(one: Sums<T, N>, other: Sums<T, N>) -> Sums<T, N> {
    let mut other = other.into_iter();
    one.map(|a| a + other.next().unwrap_or_default())
}

/// One row of numbers without another.
pub fn minus<T: Amount, const N: usize>(one: Sums<T, N>, other: Sums<T, N>) -> Sums<T, N> {
    let mut other = other.into_iter();
    one.map(|a| a - other.next().unwrap_or_default())
}

/// What stands at minutes, in order, added up from the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefix<T, const N: usize> {
    /// Each minute once, however much stands there.
    minutes: Sorted,
    /// For each of them, the sum of all before it; one more for all.
    sums: Vec<Sums<T, N>>,
}

impl<T: Amount, const N: usize> Prefix<T, N> {
    /// The table of what stands at minutes, in any order.
    pub fn of(items: Vec<(Minute, Sums<T, N>)>) -> Prefix<T, N> {
        let order = order(items.iter().map(|(minute, _)| *minute));
        let ordered = order.into_iter().filter_map(|(_, i)| items.get(i as usize)).copied();
        let (minutes, amounts): (Vec<_>, Vec<_>) = together(ordered).into_iter().unzip();
        Prefix { minutes: Sorted::of(minutes), sums: running(amounts.into_iter()) }
    }

    /// The sum of what stands before a minute.
    pub fn below(&self, minute: Minute) -> Sums<T, N> {
        at(&self.sums, self.minutes.rank(minute))
    }

    /// The sum of what stands from a minute on.
    pub fn since(&self, minute: Minute) -> Sums<T, N> {
        minus(self.all(), self.below(minute))
    }

    /// The sum of everything.
    pub fn all(&self) -> Sums<T, N> {
        at(&self.sums, self.minutes.len())
    }
}

/// What stands together, added up: there are many events, and far fewer days.
fn together<K: PartialEq, T: Amount, const N: usize>(
    ordered: impl Iterator<Item = (K, Sums<T, N>)>,
) -> Vec<(K, Sums<T, N>)> {
    let mut together: Vec<(K, Sums<T, N>)> = Vec::new();
    for (key, amounts) in ordered {
        match together.last_mut().filter(|(last, _)| *last == key) {
            Some((_, sum)) => *sum = plus(*sum, amounts),
            None => together.push((key, amounts)),
        }
    }
    together.shrink_to_fit();
    together
}

/// Keys in order, each with the place of its item: what is moved while they are sorted is small.
fn order<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<(K, u32)> {
    let mut order: Vec<(K, u32)> = keys.zip(0..).collect();
    order.sort_unstable();
    order
}

/// The sums of the first none, one, two … amounts.
fn running<T: Amount, const N: usize>(amounts: impl Iterator<Item = Sums<T, N>>) -> Vec<Sums<T, N>> {
    let zero = [T::default(); N];
    let after = amounts.scan(zero, |sum, amount| {
        *sum = plus(*sum, amount);
        Some(*sum)
    });
    std::iter::once(zero).chain(after).collect()
}

fn at<T: Amount, const N: usize>(sums: &[Sums<T, N>], i: usize) -> Sums<T, N> {
    sums.get(i).copied().unwrap_or([T::default(); N])
}

/// Chains that are kept at most; what fits into none of them is gone through one by one.
const CHAINS: usize = 48;

/// Stretches, to be added up where they lie wholly within one bin of an axis.
///
/// They are sorted into chains in which starts and ends both ascend, so that those within a bin stand side by side.
/// Days, months and years take a chain each, for only what lies within another needs one of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within<T, const N: usize> {
    chains: Vec<Chain<T, N>>,
    loose: Vec<(Window, Sums<T, N>)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Chain<T, const N: usize> {
    starts: Vec<Minute>,
    ends: Vec<Minute>,
    sums: Vec<Sums<T, N>>,
}

impl<T: Amount, const N: usize> Within<T, N> {
    /// The table of some stretches, in any order.
    pub fn of(items: Vec<(Window, Sums<T, N>)>) -> Within<T, N> {
        let order = order(items.iter().map(|(window, _)| (window.lo, window.hi)));
        let mut chains: Vec<Vec<(Window, Sums<T, N>)>> = Vec::new();
        let mut loose = Vec::new();
        let ordered = order.into_iter().filter_map(|(_, i)| items.get(i as usize)).copied();
        for item in together(ordered) {
            let ends_before = |chain: &Vec<(Window, _)>| chain.last().is_none_or(|(w, _)| w.hi <= item.0.hi);
            // The last stretches of the chains end ever earlier.
            let fits = chains.partition_point(|chain| !ends_before(chain));
            let full = chains.len() == CHAINS;
            match chains.get_mut(fits) {
                Some(chain) => chain.push(item),
                None if full => loose.push(item),
                None => chains.push(vec![item]),
            }
        }
        Within { chains: chains.into_iter().map(Chain::of).collect(), loose }
    }

    /// The sums of what lies wholly within each bin between ascending edges.
    pub fn bins(&self, edges: &[Minute]) -> Vec<Sums<T, N>> {
        let mut bins = vec![[T::default(); N]; edges.len().saturating_sub(1)];
        self.chains.iter().for_each(|chain| chain.add_to(&mut bins, edges));
        for (window, amount) in &self.loose {
            let slot = |minute: Minute| edges.partition_point(|edge| *edge <= minute);
            let bin = slot(window.lo).checked_sub(1).filter(|_| slot(window.lo) == slot(window.hi));
            if let Some(bin) = bin.and_then(|bin| bins.get_mut(bin)) {
                *bin = plus(*bin, *amount);
            }
        }
        bins
    }
}

impl<T: Amount, const N: usize> Chain<T, N> {
    fn of(items: Vec<(Window, Sums<T, N>)>) -> Chain<T, N> {
        let sums = running(items.iter().map(|(_, amount)| *amount));
        let (starts, ends) = items.into_iter().map(|(window, _)| (window.lo, window.hi)).unzip();
        Chain { starts, ends, sums }
    }

    /// Adds to each bin what starts in it and ends before its end. What is looked for in one bin is near what was found
    /// in the one before.
    fn add_to(&self, bins: &mut [Sums<T, N>], edges: &[Minute]) {
        let (mut from, mut to) = (0, 0);
        for (bin, edges) in bins.iter_mut().zip(edges.windows(2)) {
            let [lo, hi] = edges else { continue };
            from = advanced(&self.starts, from, *lo);
            to = advanced(&self.ends, to, *hi);
            if from < to {
                *bin = plus(*bin, minus(at(&self.sums, to), at(&self.sums, from)));
            }
        }
    }
}

/// The first position from one on at which ascending minutes are not below a limit, looked for in steps that double.
fn advanced(minutes: &[Minute], from: usize, limit: Minute) -> usize {
    let (mut end, mut step) = (from, 1);
    while minutes.get(end).is_some_and(|minute| *minute < limit) {
        end += step;
        step *= 2;
    }
    let rest = minutes.get(from..end.min(minutes.len())).unwrap_or_default();
    from + rest.partition_point(|minute| *minute < limit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn windows() -> impl Strategy<Value = Vec<Window>> {
        let window = (-50..50_i64, 0..40_i64).prop_map(|(lo, length)| Window { lo, hi: lo + length });
        proptest::collection::vec(window, 0..200)
    }

    proptest! {
        #[test]
        fn sums_are_those_of_going_through_everything(windows in windows(), minute in -60..60_i64) {
            let items: Vec<(Minute, [i64; 2])> = windows.iter().map(|w| (w.lo, [1, w.hi])).collect();
            let table = Prefix::of(items.clone());
            let sum = |holds: &dyn Fn(Minute) -> bool| {
                items.iter().filter(|(at, _)| holds(*at)).fold([0; 2], |sum, (_, n)| plus(sum, *n))
            };
            prop_assert_eq!(table.below(minute), sum(&|at| at < minute));
            prop_assert_eq!(table.since(minute), sum(&|at| at >= minute));
            prop_assert_eq!(table.all(), sum(&|_| true));
        }

        #[test]
        fn bins_hold_what_lies_wholly_within_them(
            windows in windows(),
            edges in proptest::collection::btree_set(-60..100_i64, 0..12),
        ) {
            let edges: Vec<Minute> = edges.into_iter().collect();
            let table = Within::of(windows.iter().map(|w| (*w, [1_i64, w.lo])).collect());
            for (bin, sums) in edges.windows(2).zip(table.bins(&edges)) {
                let within = windows.iter().filter(|w| bin[0] <= w.lo && w.hi < bin[1]);
                prop_assert_eq!(sums, within.fold([0, 0], |sum, w| plus(sum, [1, w.lo])));
            }
        }
    }

    /// Each lies in the one before it, so that each needs a chain of its own.
    #[test]
    fn more_nested_stretches_than_there_are_chains_are_counted_too() {
        let nested = (0..3 * CHAINS as i64).map(|i| (Window { lo: i, hi: 1000 - i }, [1_i64])).collect();
        let table = Within::of(nested);
        assert_eq!((table.chains.len(), table.loose.len()), (CHAINS, 2 * CHAINS));
        assert_eq!(table.bins(&[0, 1001]), [[3 * CHAINS as i64]]);
        assert_eq!(table.bins(&[CHAINS as i64, 1001 - CHAINS as i64, 2000]), [[2 * CHAINS as i64], [0]]);
    }
}
