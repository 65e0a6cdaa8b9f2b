//! Tests of counts.

use proptest::prelude::*;

use super::Asked::{self, AtLeast, AtMost, Between, LessThan, MoreThan};
use super::*;
use crate::model::truth::Truth::{self, Certain, No, Possible};

fn count(text: &str) -> Count {
    Count::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Lowest and highest.
type Range = (u64, Option<u64>);

/// A count as written, as read, and its range.
const READ: &[(&str, Count, Range)] = &[
    ("0", Count::Exact(0), (0, Some(0))),
    ("8", Count::Exact(8), (8, Some(8))),
    (">43", Count::MoreThan(43), (44, None)),
    ("31+", Count::AtLeast(31), (31, None)),
    ("..4", Count::AtMost(4), (0, Some(4))),
    ("2..4", Count::Between(2, 4), (2, Some(4))),
    ("2..2", Count::Between(2, 2), (2, Some(2))),
    ("~338", Count::About(338), (253, Some(423))),
    ("~100", Count::About(100), (75, Some(125))),
    ("~3", Count::About(3), (2, Some(4))),
    ("3 (2..4)", Count::Best(3, 2, 4), (2, Some(4))),
    ("9 (2..4)", Count::Best(9, 2, 4), (2, Some(4))),
    ("unknown", Count::Unknown, (0, None)),
    ("18446744073709551615", Count::Exact(u64::MAX), (u64::MAX, Some(u64::MAX))),
    (">18446744073709551615", Count::MoreThan(u64::MAX), (u64::MAX, None)),
    ("~18446744073709551615", Count::About(u64::MAX), (13_835_058_055_282_163_711, Some(u64::MAX))),
];

#[test]
fn counts_print_as_they_read() {
    for (text, expected, range) in READ {
        assert_eq!(count(text), *expected, "{text}");
        assert_eq!(expected.to_string(), *text);
        assert_eq!(expected.range(), *range, "{text}");
    }
}

#[test]
fn everything_else_is_refused_with_a_hint() {
    for (text, message, hint) in [
        ("", "The count is empty.", "Write `8`, "),
        ("eight", "`eight` is not a count.", "Write `8`, "),
        ("8 people", "`8 people` is not a count.", "Write `8`, "),
        ("8.5", "`8.5` is not a count.", "Write `8`, "),
        ("-3", "`-3` is not a count.", "Write `8`, "),
        ("+3", "`+3` is not a count.", "Write `8`, "),
        ("٨", "`٨` is not a count.", "Write `8`, "),
        (" 8", "` 8` is not a count.", "Write `8`."),
        ("08", "`08` is not a count.", "Write `8`."),
        ("1,500", "`1,500` is not a count.", "Write `1500`."),
        ("several", "`several` is not a count.", "Write `2+`."),
        ("none", "`none` is not a count.", "Write `0`."),
        ("?", "`?` is not a count.", "Write `unknown`."),
        (">=31", "`>=31` is not a count.", "Write `31+`."),
        ("31..", "`31..` is not a count.", "Write `31+`."),
        ("> 43", "`> 43` is not a count.", "Write `>43`."),
        ("<=4", "`<=4` is not a count.", "Write `..4`."),
        ("<4", "`<4` is not a count.", "Write `..3`."),
        ("<0", "`<0` is not a count.", "Write `8`, "),
        ("2-4", "`2-4` is not a count.", "Write `2..4`."),
        ("2 to 4", "`2 to 4` is not a count.", "Write `2..4`."),
        ("4-2", "`4-2` is not a count.", "Write `8`, "),
        ("~ 338", "`~ 338` is not a count.", "Write `~338`."),
        ("about 338", "`about 338` is not a count.", "Write `~338`."),
        ("3(2..4)", "`3(2..4)` is not a count.", "Write `3 (2..4)`."),
        ("3 (2-4)", "`3 (2-4)` is not a count.", "Write `3 (2..4)`."),
        ("3 (..4)", "`3 (..4)` is not a count.", "Write `8`, "),
        ("..", "`..` is not a count.", "Write `8`, "),
        ("4..2", "The range is reversed: 4 is more than 2.", "Write `2..4`."),
        ("3 (4..2)", "The range is reversed: 4 is more than 2.", "Write `3 (2..4)`."),
        ("18446744073709551616", "The number is too large.", "The largest count is 18446744073709551615."),
    ] {
        let Err(error) = Count::parse(text) else { panic!("{text:?} reads") };
        assert_eq!(error.message.as_str(), message);
        let given = error.hint.unwrap_or_default();
        assert!(given.as_str().starts_with(hint), "{text}: {given}");
    }
    assert_eq!(Count::parse("..18446744073709551616").unwrap_err().at, 2..22);
}

#[test]
fn a_count_answers_certainly_possibly_or_not() {
    for (text, asked, expected) in [
        ("8", Between(8, 8), Certain),
        ("8", Between(7, 7), No),
        ("8", AtLeast(8), Certain),
        ("8", MoreThan(8), No),
        ("8", AtMost(8), Certain),
        ("8", LessThan(8), No),
        ("0", LessThan(1), Certain),
        ("0", LessThan(0), No),
        (">43", AtLeast(44), Certain),
        (">43", MoreThan(43), Certain),
        (">43", MoreThan(44), Possible),
        (">43", AtMost(43), No),
        (">43", AtMost(44), Possible),
        ("31+", AtLeast(31), Certain),
        ("31+", AtLeast(40), Possible),
        ("31+", LessThan(31), No),
        ("31+", Between(31, 31), Possible),
        ("..4", AtMost(4), Certain),
        ("..4", AtLeast(0), Certain),
        ("..4", AtLeast(1), Possible),
        ("..4", AtLeast(5), No),
        ("2..4", Between(1, 5), Certain),
        ("2..4", Between(3, 9), Possible),
        ("2..4", Between(5, 9), No),
        ("2..4", Between(9, 5), No),
        // about: a quarter to either side, in real numbers, both ends included
        ("~100", AtLeast(75), Certain),
        ("~100", AtLeast(76), Possible),
        ("~100", MoreThan(74), Certain),
        ("~100", MoreThan(75), Possible),
        ("~100", AtMost(125), Certain),
        ("~100", LessThan(125), Possible),
        ("~100", AtLeast(125), Possible),
        ("~100", MoreThan(125), No),
        ("~100", Between(100, 100), Possible),
        ("~338", AtLeast(253), Certain),
        ("~338", AtLeast(254), Possible),
        ("~338", AtMost(422), Possible),
        ("~338", AtMost(423), Certain),
        ("~3", Between(3, 3), Possible),
        ("~3", Between(2, 2), No),
        ("~3", MoreThan(2), Certain),
        // of a best value the range decides
        ("3 (2..4)", Between(3, 3), Possible),
        ("3 (2..4)", AtLeast(2), Certain),
        ("3 (2..4)", AtLeast(4), Possible),
        ("3 (3..3)", Between(3, 3), Certain),
        ("unknown", AtLeast(0), Possible),
        ("unknown", AtLeast(1_000_000), Possible),
        ("unknown", Between(0, 0), Possible),
        ("18446744073709551615", MoreThan(u64::MAX), No),
        (">18446744073709551615", MoreThan(u64::MAX), Certain),
    ] {
        assert_eq!(count(text).answers(asked), expected, "{text} {asked:?}");
    }
}

#[test]
fn counts_meet_when_both_can_be_true() {
    for (a, b, expected) in [
        ("8", "8", true),
        ("8", "9", false),
        (">43", "43", false),
        (">43", "44", true),
        ("31+", "..31", true),
        ("31+", "..30", false),
        ("2..4", "4..6", true),
        ("2..4", "5..6", false),
        ("~100", "75", true),
        ("~100", "74", false),
        ("~100", "~160", true),
        ("~3", "4", false),
        ("3 (2..4)", "4", true),
        ("3 (2..4)", "5", false),
        ("unknown", "5", true),
        ("0", "31+", false),
    ] {
        assert_eq!(count(a).meets(count(b)), expected, "{a} and {b}");
        assert_eq!(count(b).meets(count(a)), expected, "{b} and {a}");
    }
}

#[test]
fn a_best_value_outside_its_range_is_noticed() {
    assert!(count("9 (2..4)").is_off_range());
    assert!(count("1 (2..4)").is_off_range());
    assert!(!count("2 (2..4)").is_off_range());
    assert!(!count("8").is_off_range());
}

/// Small counts of every kind, and every whole number each may be, up to a limit.
fn any_count() -> impl Strategy<Value = Count> {
    let pair = || (0..30_u64, 0..30_u64).prop_map(|(a, b)| (a.min(b), a.max(b)));
    prop_oneof![
        (0..40_u64).prop_map(Count::Exact),
        (0..40_u64).prop_map(Count::MoreThan),
        (0..40_u64).prop_map(Count::AtLeast),
        (0..40_u64).prop_map(Count::AtMost),
        (0..10_u64).prop_map(|n| Count::About(n * 4)),
        pair().prop_map(|(lo, hi)| Count::Between(lo, hi)),
        (0..30_u64, pair()).prop_map(|(best, (lo, hi))| Count::Best(best, lo, hi)),
        Just(Count::Unknown),
    ]
}

fn any_asked() -> impl Strategy<Value = Asked> {
    prop_oneof![
        (0..60_u64).prop_map(MoreThan),
        (0..60_u64).prop_map(AtLeast),
        (0..60_u64).prop_map(AtMost),
        (0..60_u64).prop_map(LessThan),
        (0..60_u64, 0..60_u64).prop_map(|(lo, hi)| Between(lo, hi)),
    ]
}

fn holds(asked: Asked, number: u64) -> bool {
    match asked {
        MoreThan(n) => number > n,
        AtLeast(n) => number >= n,
        AtMost(n) => number <= n,
        LessThan(n) => number < n,
        Between(lo, hi) => (lo..=hi).contains(&number),
    }
}

/// Every number a count may be, up to far beyond what the tests ask.
fn numbers(count: Count) -> impl Iterator<Item = u64> {
    let (lo, hi) = count.range();
    lo..=hi.unwrap_or(500)
}

proptest! {
    #[test]
    fn any_count_prints_as_it_reads(count in any_count()) {
        prop_assert_eq!(Count::parse(&count.to_string()), Ok(count));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,20}|[0-9.+~>( )-]{0,12}") {
        match Count::parse(&text) {
            Ok(count) => prop_assert_eq!(count.to_string(), text),
            Err(error) => {
                prop_assert!(error.message.as_str().ends_with('.') && error.hint.is_some());
                prop_assert!(text.get(error.at).is_some());
            }
        }
    }

    #[test]
    fn answers_are_those_of_trying_every_number(count in any_count(), asked in any_asked()) {
        let holding = numbers(count).filter(|n| holds(asked, *n)).count();
        let expected = match holding {
            0 => Truth::No,
            n if n == numbers(count).count() && count != Count::Unknown => Truth::Certain,
            _ => Truth::Possible,
        };
        prop_assert_eq!(count.answers(asked), expected);
    }

    #[test]
    fn counts_meet_when_they_share_a_number(a in any_count(), b in any_count()) {
        let shared = numbers(a).any(|n| numbers(b).any(|m| n == m));
        prop_assert_eq!(a.meets(b), shared);
    }
}
