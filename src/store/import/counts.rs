//! Counts as data sets write them, in the notation of a store.

use std::fmt;

/// What is odd about a low, a best and a high estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// The best lies outside the two others.
    BestOutside,
    /// The low is more than the high.
    Reversed,
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Odd::BestOutside => "the best estimate lies outside low and high",
            Odd::Reversed => "the low estimate is more than the high one; they were exchanged",
        })
    }
}

/// A whole number, also written as `16.0`.
pub fn whole(text: &str) -> Option<u64> {
    let digits = text.split_once(['.', ',']).map_or(text, |(whole, part)| {
        if !part.is_empty() && part.bytes().all(|b| b == b'0') { whole } else { text }
    });
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// An estimate: one number where all agree, the best with its range, or the range alone.
pub fn estimate(low: Option<u64>, best: Option<u64>, high: Option<u64>) -> Option<(String, Option<Odd>)> {
    let (Some(low), Some(high)) = (low, high) else {
        let only = best.or(low).or(high)?;
        return Some((only.to_string(), None));
    };
    let reversed = (low > high).then_some(Odd::Reversed);
    let (low, high) = (low.min(high), low.max(high));
    let Some(best) = best else {
        let range = if low == high { low.to_string() } else { format!("{low}..{high}") };
        return Some((range, reversed));
    };
    if low == high && best == low {
        return Some((best.to_string(), reversed));
    }
    let outside = (!(low..=high).contains(&best)).then_some(Odd::BestOutside);
    Some((format!("{best} ({low}..{high})"), reversed.or(outside)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Count;

    #[test]
    fn estimates_are_counts_of_a_store() {
        for (low, best, high, count, odd) in [
            (Some(3), Some(3), Some(3), "3", None),
            (Some(2), Some(3), Some(4), "3 (2..4)", None),
            (Some(0), Some(0), Some(1), "0 (0..1)", None),
            (Some(2), Some(9), Some(4), "9 (2..4)", Some(Odd::BestOutside)),
            (Some(4), Some(3), Some(2), "3 (2..4)", Some(Odd::Reversed)),
            (Some(2), None, Some(4), "2..4", None),
            (None, Some(3), None, "3", None),
        ] {
            assert_eq!(estimate(low, best, high), Some((count.to_owned(), odd)));
            assert!(Count::parse(count).is_ok());
        }
        assert_eq!(estimate(None, None, None), None);
    }

    #[test]
    fn numbers_are_whole() {
        assert_eq!([whole("16"), whole("16.0"), whole("16,0")], [Some(16); 3]);
        for text in ["", "1.5", "-1", "1e3", "99999999999999999999", "NA"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
