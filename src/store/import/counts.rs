//! Counts as data sets write them, in the notation of a store.

use std::fmt;

use crate::model::Count;

/// What is odd about a low, a best and a high estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// The best lies outside the two others.
    BestOutside,
    /// The low is more than the high.
    Reversed,
    /// There is a low or a high, and no other end.
    OneEnd,
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Odd::BestOutside => "the best estimate lies outside low and high",
            Odd::Reversed => "the low estimate is more than the high one; they were exchanged",
            Odd::OneEnd => "a range has two ends; the one that is given was left out",
        })
    }
}

/// A whole number, also written as `16.0` or with commas between its thousands, as `1,000`. Anything else is none: a
/// comma or a point that may stand for either is not guessed at.
pub fn whole(text: &str) -> Option<u64> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    match digits.contains(',') {
        true => thousands(digits),
        false if plain => digits.parse().ok(),
        false => None,
    }
}

/// A number of the exact shape `1,234` or `1,234,567`.
fn thousands(text: &str) -> Option<u64> {
    let mut groups = text.split(',');
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let led = (1..=3).contains(&first.len()) && !first.starts_with('0') && digits(first);
    let shaped = led && groups.all(|group| group.len() == 3 && digits(group));
    if shaped { text.replace(',', "").parse().ok() } else { None }
}

/// A count in the notation of a store, or in words and signs that plainly mean one: `at least 292`, `more than 5`,
/// `about 40`, `5-10`, `<5`, `unknown`.
pub fn worded(text: &str) -> Option<Count> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let simple = match lower.as_str() {
        "unknown" | "not known" | "?" => Some(Count::Unknown),
        "none" => Some(Count::Exact(0)),
        _ => whole(text).map(Count::Exact).or_else(|| Count::parse(text).ok()),
    };
    simple.or_else(|| ranged(&lower)).or_else(|| bounded(&lower))
}

/// What a word before a number makes of it.
type Bound = fn(u64) -> Option<Count>;

/// Words before a number, the longer before what they begin with.
const BOUNDS: &[(&str, Bound)] = &[
    ("at least ", |n| Some(Count::AtLeast(n))),
    ("no fewer than ", |n| Some(Count::AtLeast(n))),
    ("no less than ", |n| Some(Count::AtLeast(n))),
    (">=", |n| Some(Count::AtLeast(n))),
    ("≥", |n| Some(Count::AtLeast(n))),
    ("no more than ", |n| Some(Count::AtMost(n))),
    ("at most ", |n| Some(Count::AtMost(n))),
    ("up to ", |n| Some(Count::AtMost(n))),
    ("<=", |n| Some(Count::AtMost(n))),
    ("≤", |n| Some(Count::AtMost(n))),
    ("more than ", |n| Some(Count::MoreThan(n))),
    ("over ", |n| Some(Count::MoreThan(n))),
    (">", |n| Some(Count::MoreThan(n))),
    ("fewer than ", |n| n.checked_sub(1).map(Count::AtMost)),
    ("less than ", |n| n.checked_sub(1).map(Count::AtMost)),
    ("<", |n| n.checked_sub(1).map(Count::AtMost)),
    ("about ", |n| Some(Count::About(n))),
    ("around ", |n| Some(Count::About(n))),
    ("approximately ", |n| Some(Count::About(n))),
    ("approx. ", |n| Some(Count::About(n))),
    ("some ", |n| Some(Count::About(n))),
    ("nearly ", |n| Some(Count::About(n))),
    ("almost ", |n| Some(Count::About(n))),
    ("circa ", |n| Some(Count::About(n))),
    ("ca. ", |n| Some(Count::About(n))),
    ("c. ", |n| Some(Count::About(n))),
    ("~", |n| Some(Count::About(n))),
];

fn bounded(lower: &str) -> Option<Count> {
    if let Some(least) = ["+", " or more"].iter().find_map(|end| lower.strip_suffix(end)) {
        return whole(least.trim()).map(Count::AtLeast);
    }
    BOUNDS.iter().find_map(|(word, count)| count(whole(lower.strip_prefix(word)?.trim())?))
}

/// `5-10`, `5–10`, `5 to 10`, `between 5 and 10`.
fn ranged(lower: &str) -> Option<Count> {
    let (low, high) = match lower.strip_prefix("between ") {
        Some(both) => both.split_once(" and ")?,
        None => ["..", "-", "–", " to "].iter().find_map(|sign| lower.split_once(sign))?,
    };
    let (low, high) = (whole(low.trim())?, whole(high.trim())?);
    (low <= high).then_some(if low == high { Count::Exact(low) } else { Count::Between(low, high) })
}

/// A count as the format writes it: quoted where it begins with a sign.
pub fn quoted(count: Count) -> String {
    match count {
        Count::MoreThan(_) => format!("\"{count}\""),
        _ => count.to_string(),
    }
}

/// A share of a sum, as `2.5` or `2,5`: the whole numbers around it. Three digits behind the sign may as well be
/// thousands, and are none.
pub fn around(text: &str) -> Option<(u64, u64)> {
    let (low, part) = text.split_once(['.', ','])?;
    let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let share = digits && part.len() != 3 && part.bytes().any(|b| b != b'0');
    let low = whole(low).filter(|_| share && !low.contains(['.', ',']))?;
    Some((low, low.checked_add(1)?))
}

/// An estimate: one number where all agree, the best with its range, or the range alone, which may have one end.
pub fn estimate(low: Option<u64>, best: Option<u64>, high: Option<u64>) -> Option<(String, Option<Odd>)> {
    let (low, high) = match (low, best, high) {
        (None, None, None) => return None,
        (Some(low), _, Some(high)) => (low, high),
        (Some(low), None, None) => return Some((format!("{low}+"), None)),
        (None, None, Some(high)) => return Some((format!("..{high}"), None)),
        (low, Some(best), high) => {
            let end = low.or(high).filter(|end| *end != best);
            return Some((best.to_string(), end.map(|_| Odd::OneEnd)));
        }
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
            (Some(3), Some(3), None, "3", None),
            (Some(2), Some(3), None, "3", Some(Odd::OneEnd)),
            (None, Some(3), Some(4), "3", Some(Odd::OneEnd)),
            (Some(2), None, None, "2+", None),
            (None, None, Some(4), "..4", None),
        ] {
            assert_eq!(estimate(low, best, high), Some((count.to_owned(), odd)));
            assert!(Count::parse(count).is_ok());
        }
        assert_eq!(estimate(None, None, None), None);
    }

    #[test]
    fn words_and_signs_that_plainly_mean_a_count_are_one() {
        for (text, count) in [
            ("at least 292", "292+"),
            ("At least 1,234", "1234+"),
            ("more than 5", ">5"),
            (">5", ">5"),
            ("> 5", ">5"),
            (">=5", "5+"),
            ("fewer than 5", "..4"),
            ("<5", "..4"),
            ("up to 20", "..20"),
            ("about 40", "~40"),
            ("~40", "~40"),
            ("5-10", "5..10"),
            ("5–10", "5..10"),
            ("5 to 10", "5..10"),
            ("between 5 and 10", "5..10"),
            ("1,000-1,200", "1000..1200"),
            ("30 or more", "30+"),
            ("30+", "30+"),
            ("3 (2..4)", "3 (2..4)"),
            ("Unknown", "unknown"),
            ("none", "0"),
            ("1,234", "1234"),
        ] {
            assert_eq!(worded(text).map(|c| c.to_string()).as_deref(), Some(count), "{text}");
        }
        for text in
            ["several", "dozens", "10-5", "-5", "about 3,0", "less than 0", "5 or so", "5-", "3 killed", ""]
        {
            assert_eq!(worded(text), None, "{text}");
        }
        assert_eq!([quoted(Count::MoreThan(5)), quoted(Count::About(5))], ["\">5\"", "~5"]);
    }

    #[test]
    fn numbers_are_whole() {
        assert_eq!([whole("16"), whole("16.0"), whole("016")], [Some(16); 3]);
        for (text, number) in [("1,000", 1000), ("12,345.0", 12_345), ("1,234,567", 1_234_567), ("0", 0)] {
            assert_eq!(whole(text), Some(number), "{text}");
        }
        for text in [
            "",
            "1.5",
            "-1",
            "1e3",
            "99999999999999999999",
            "NA",
            "16,0",
            "16.00",
            "1.000",
            "1,00",
            "1,0000",
            "1000,000",
            "0,123",
            ",000",
            "1,,000",
            "1,000,",
            "1.000.0",
            ".0",
            "1 000",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn shares_lie_between_two_numbers() {
        assert_eq!([around("2.5"), around("2,33"), around("2.6667")], [Some((2, 3)); 3]);
        for text in ["2", "2.0", "2.00", "1.000", "1,500", "1.500", "1,0,5", "-2.5", ".5", "2.", "x.5"] {
            assert_eq!(around(text), None, "{text}");
        }
    }
}
