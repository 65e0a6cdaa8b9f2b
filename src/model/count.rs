//! Counts as sources print them: exact, more than, at least, at most, between, about, best with a range, unknown.

/// A count in the store's notation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// `8`
    Exact(u64),
    /// `>43`: more than, so at least 44.
    MoreThan(u64),
    /// `31+`
    AtLeast(u64),
    /// `..4`
    AtMost(u64),
    /// `2..4`
    Between(u64, u64),
    /// `~338`
    About(u64),
    /// `3 (2..4)`: best, low, high.
    Best(u64, u64, u64),
    /// `unknown`: the source says that it is not known.
    Unknown,
}
