//! Counts as sources print them: exact, more than, at least, at most, between, about, best with a range, unknown.

use std::fmt;

use super::misread::Misread;
use super::truth::Truth;

/// What is wrong with a count, where in it, and what to write instead.
pub type CountError = Misread;

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

/// What a query asks of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// `>n`
    MoreThan(u64),
    /// `>=n`
    AtLeast(u64),
    /// `<=n`
    AtMost(u64),
    /// `<n`
    LessThan(u64),
    /// `n..m`, both included; `n` alone is `n..n`.
    Between(u64, u64),
}

/// The real numbers a count may be, in quarters, both ends included; no upper end is `None`. Quarters are fine
/// enough for ±25 % of a whole number.
#[derive(Clone, Copy)]
struct Reach {
    lo: u128,
    hi: Option<u128>,
}

impl Reach {
    /// From one whole number to another.
    fn whole(lo: u64, hi: Option<u64>) -> Reach {
        Reach { lo: quarters(lo), hi: hi.map(quarters) }
    }

    /// Whether all of it lies in another.
    fn lies_in(self, other: Reach) -> bool {
        self.lo >= other.lo && other.hi.is_none_or(|most| self.hi.is_some_and(|hi| hi <= most))
    }

    /// Whether it has a number in common with another.
    fn meets(self, other: Reach) -> bool {
        other.hi.is_none_or(|hi| self.lo <= hi) && self.hi.is_none_or(|hi| other.lo <= hi)
    }
}

fn quarters(number: u64) -> u128 {
    u128::from(number) * 4
}

impl Count {
    /// Reads a count.
    ///
    /// # Errors
    /// Anything but the eight notations; reversed ranges; numbers beyond 64 bits. A best value outside its range
    /// is read, so that it can be warned about.
    pub fn parse(text: &str) -> Result<Count, CountError> {
        notation(text).unwrap_or_else(|| Err(misread(text)))
    }

    /// The lowest and the highest it may be, in whole numbers; no highest is `None`. `~n` is rounded outwards,
    /// `unknown` is anything.
    pub fn range(self) -> (u64, Option<u64>) {
        let Reach { lo, hi } = self.reach();
        let whole = |n: u128| u64::try_from(n).unwrap_or(u64::MAX);
        (whole(lo / 4), hi.map(|hi| whole(hi.div_ceil(4))))
    }

    /// Whether it is what is asked for. `unknown` always may be.
    pub fn answers(self, asked: Asked) -> Truth {
        let (own, wanted) = (self.reach(), asked.reach());
        match wanted {
            Some(wanted) if self == Count::Unknown || own.meets(wanted) => {
                if self != Count::Unknown && own.lies_in(wanted) { Truth::Certain } else { Truth::Possible }
            }
            _ => Truth::No,
        }
    }

    /// Whether two counts can both be true of the same thing.
    pub fn meets(self, other: Count) -> bool {
        self.reach().meets(other.reach())
    }

    /// Whether the best value lies outside its range.
    pub fn is_off_range(self) -> bool {
        matches!(self, Count::Best(best, lo, hi) if best < lo || best > hi)
    }

    fn reach(self) -> Reach {
        match self {
            Count::Exact(n) => Reach::whole(n, Some(n)),
            Count::MoreThan(n) => Reach { lo: quarters(n) + 4, hi: None },
            Count::AtLeast(n) => Reach::whole(n, None),
            Count::AtMost(n) => Reach::whole(0, Some(n)),
            Count::Between(lo, hi) | Count::Best(_, lo, hi) => Reach::whole(lo, Some(hi)),
            Count::About(n) => Reach { lo: u128::from(n) * 3, hi: Some(u128::from(n) * 5) },
            Count::Unknown => Reach { lo: 0, hi: None },
        }
    }
}

impl Asked {
    /// The numbers asked for, if there are any. Between two quarters lies no number that a count can end at, so
    /// "more than" begins a quarter later.
    fn reach(self) -> Option<Reach> {
        match self {
            Asked::MoreThan(n) => Some(Reach { lo: quarters(n) + 1, hi: None }),
            Asked::AtLeast(n) => Some(Reach::whole(n, None)),
            Asked::AtMost(n) => Some(Reach::whole(0, Some(n))),
            Asked::LessThan(n) => quarters(n).checked_sub(1).map(|hi| Reach { lo: 0, hi: Some(hi) }),
            Asked::Between(lo, hi) => (lo <= hi).then(|| Reach::whole(lo, Some(hi))),
        }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Count::Exact(n) => write!(f, "{n}"),
            Count::MoreThan(n) => write!(f, ">{n}"),
            Count::AtLeast(n) => write!(f, "{n}+"),
            Count::AtMost(n) => write!(f, "..{n}"),
            Count::Between(lo, hi) => write!(f, "{lo}..{hi}"),
            Count::About(n) => write!(f, "~{n}"),
            Count::Best(best, lo, hi) => write!(f, "{best} ({lo}..{hi})"),
            Count::Unknown => f.write_str("unknown"),
        }
    }
}

/// The count, if the text has the shape of a notation: an error is about what stands in it.
fn notation(text: &str) -> Option<Result<Count, CountError>> {
    if text == "unknown" {
        return Some(Ok(Count::Unknown));
    }
    if let Some((best, range)) = text.split_once(" (") {
        let (lo, hi) = range.strip_suffix(')')?.split_once("..")?;
        return Some(ordered(text, lo, hi, |text, lo, hi| Ok(Count::Best(number(text, best)?, lo, hi))));
    }
    if let Some((lo, hi)) = text.split_once("..") {
        return match (lo, hi) {
            ("", hi) => Some(number(text, hi).map(Count::AtMost)),
            (_, "") => None,
            (lo, hi) => Some(ordered(text, lo, hi, |_, lo, hi| Ok(Count::Between(lo, hi)))),
        };
    }
    let read = match (text.strip_prefix('>'), text.strip_prefix('~'), text.strip_suffix('+')) {
        (Some(n), ..) => number(text, n).map(Count::MoreThan),
        (_, Some(n), _) => number(text, n).map(Count::About),
        (.., Some(n)) => number(text, n).map(Count::AtLeast),
        _ => number(text, text).map(Count::Exact),
    };
    Some(read)
}

/// A count with a range from the lower number to the higher.
fn ordered(
    text: &str,
    lo: &str,
    hi: &str,
    make: impl Fn(&str, u64, u64) -> Result<Count, CountError>,
) -> Result<Count, CountError> {
    let (low, high) = (number(text, lo)?, number(text, hi)?);
    if low > high {
        return Err(Misread::new(
            0..text.len(),
            format!("The range is reversed: {low} is more than {high}."),
        )
        .hint(format!("Write `{}`.", text.replace(&format!("{lo}..{hi}"), &format!("{hi}..{lo}")))));
    }
    make(text, low, high)
}

/// A whole number in ASCII digits without sign, leading zeros or separators.
fn number(text: &str, digits: &str) -> Result<u64, CountError> {
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let minimal = digits == "0" || !digits.starts_with('0');
    if !(plain && minimal) {
        return Err(misread(text));
    }
    digits.parse().map_err(|_| {
        let at = text.find(digits).unwrap_or_default();
        Misread::new(at..at + digits.len(), "The number is too large.")
            .hint(format!("The largest count is {}.", u64::MAX))
    })
}

/// The error for what has no notation, with the likeliest one as its hint.
fn misread(text: &str) -> CountError {
    let message =
        if text.is_empty() { "The count is empty.".into() } else { format!("`{text}` is not a count.") };
    let error = Misread::new(0..text.len(), message);
    match meant(text) {
        Some(count) => error.hint(format!("Write `{count}`.")),
        None => error.hint(
            "Write `8`, `\">43\"` (more than), `31+` (at least), `..4` (at most), `2..4`, `~338` (about), \
             `3 (2..4)` (best and range) or `unknown`.",
        ),
    }
}

/// The count somebody meant who did not know the notation.
fn meant(text: &str) -> Option<Count> {
    let compact: String = text.chars().filter(|c| !matches!(c, ' ' | ',' | '_' | '\'' | '\u{a0}')).collect();
    let digits = |text: &str| {
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if plain { text.parse::<u64>().ok() } else { None }
    };
    let after = |prefix: &str| compact.strip_prefix(prefix).and_then(digits);
    let between = |sign: &str| {
        let (lo, hi) = compact.split_once(sign)?;
        Some(Count::Between(digits(lo)?, digits(hi)?)).filter(|_| digits(lo) <= digits(hi))
    };
    match compact.to_ascii_lowercase().as_str() {
        "several" | "some" | "afew" | "few" => return Some(Count::AtLeast(2)),
        "?" | "notknown" | "unk" | "n/a" => return Some(Count::Unknown),
        "none" | "zero" | "no" => return Some(Count::Exact(0)),
        _ => {}
    }
    digits(&compact)
        .map(Count::Exact)
        .or_else(|| after(">=").or_else(|| after("≥")).map(Count::AtLeast))
        .or_else(|| compact.strip_suffix("..").and_then(digits).map(Count::AtLeast))
        .or_else(|| after(">").map(Count::MoreThan))
        .or_else(|| after("<=").or_else(|| after("≤")).map(Count::AtMost))
        .or_else(|| after("<").and_then(|n| n.checked_sub(1)).map(Count::AtMost))
        .or_else(|| after("~").or_else(|| after("c.")).or_else(|| after("about")).map(Count::About))
        .or_else(|| ["..", "-", "–", "to"].into_iter().find_map(between))
        .or_else(|| best(&compact, digits))
}

/// `3(2..4)`: a best value with its range, the blank forgotten.
fn best(compact: &str, digits: impl Fn(&str) -> Option<u64>) -> Option<Count> {
    let (best, range) = compact.strip_suffix(')')?.split_once('(')?;
    let (lo, hi) = range.split_once("..").or_else(|| range.split_once('-'))?;
    let (best, lo, hi) = (digits(best)?, digits(lo)?, digits(hi)?);
    (lo <= hi).then_some(Count::Best(best, lo, hi))
}

#[cfg(test)]
mod tests;
