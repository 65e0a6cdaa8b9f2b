//! Properties of dates: of all that read, of any text at all, and against other calendars.

use std::process::Command;

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::model::wording;

// ---- texts ----------------------------------------------------------------------------------------

fn mark() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")]
}

/// A number in digits, some of them unspecified.
fn digits(number: u32, width: usize) -> impl Strategy<Value = String> {
    let plain = format!("{number:0width$}");
    prop::collection::vec(prop::bool::weighted(0.1), width).prop_map(move |gaps| {
        plain.chars().zip(gaps).map(|(digit, gap)| if gap { 'X' } else { digit }).collect()
    })
}

fn single() -> impl Strategy<Value = String> {
    let year = (0..10_000_u32).prop_flat_map(|n| digits(n, 4));
    let month = prop_oneof![1..=12_u32, 21..=24_u32].prop_flat_map(|n| digits(n, 2));
    let day = (1..=31_u32).prop_flat_map(|n| digits(n, 2));
    let parts = (mark(), year, mark(), mark(), month, mark(), mark(), day, mark(), 1..=3_usize);
    parts.prop_map(|(a, year, b, c, month, d, e, day, f, count)| {
        let parts = [format!("{a}{year}{b}"), format!("{c}{month}{d}"), format!("{e}{day}{f}")];
        parts[..count].join("-")
    })
}

/// Texts most of which are dates.
fn likely() -> impl Strategy<Value = String> {
    let end = || prop_oneof![4 => single(), 1 => Just(String::new()), 1 => Just("..".to_owned())];
    let member = prop_oneof![
        3 => single(),
        1 => single().prop_map(|a| format!("..{a}")),
        1 => single().prop_map(|a| format!("{a}..")),
        1 => (single(), single()).prop_map(|(a, b)| format!("{a}..{b}")),
    ];
    prop_oneof![
        3 => single(),
        2 => (end(), end()).prop_map(|(a, b)| format!("{a}/{b}")),
        2 => prop::collection::vec(member, 1..4).prop_map(|all| format!("[{}]", all.join(","))),
        1 => (1000..3000_u32, 1..=4_u32).prop_map(|(year, count)| format!("{year}S{count}")),
    ]
}

/// Texts that are nearly dates.
fn broken() -> impl Strategy<Value = String> {
    (likely(), any::<prop::sample::Index>(), "[0-9XYSTE?~%./,\\[\\]{} xé-]{0,2}").prop_map(
        |(text, at, new)| {
            let at = at.index(text.len() + 1);
            let keep = (at + 1).min(text.len());
            format!("{}{new}{}", &text[..at], &text[keep..])
        },
    )
}

fn is_ordered(span: Span) -> bool {
    span.start_min <= span.start_max
        && span.start_min <= span.end_min
        && span.start_max <= span.end_max
        && span.end_min <= span.end_max
}

/// No EDTF is left in words that people read.
fn is_plain(words: &str) -> bool {
    !words.contains(['~', '%', '[', ']', '/', '?', '*', '≠', 'X'])
        && !words.contains("..")
        && !words.contains("  ")
}

/// All that is asked of a date that reads.
fn check(text: &str, date: Edtf) -> Result<(), TestCaseError> {
    prop_assert_eq!(date.to_string(), text);
    prop_assert_eq!(&Edtf::parse(date.as_str()).unwrap(), &date);
    let span = date.span();
    prop_assert!(is_ordered(span), "{}", shown(span));
    for member in date.members() {
        prop_assert!(member.lo <= member.hi);
        prop_assert_eq!(member.hull(span.hull()), span.hull());
    }
    let when = When::new(date, None, Some(TimeOfDay::Part(PartOfDay::Night))).unwrap();
    prop_assert!(is_ordered(when.span()));
    prop_assert_eq!(when.key(), (when.span().start_min, when.span().end_max));
    for words in [wording::when(&when, None), wording::when_long(&when, None)] {
        prop_assert!(is_plain(words.as_str()), "{text}: {words}");
    }
    let short = wording::when_short(&when);
    prop_assert!(short.as_str().is_ascii() && (2..=14).contains(&short.width()), "{text}: {short}");
    Ok(())
}

/// All that is asked of an error.
fn check_error(text: &str, error: &DateError) -> Result<(), TestCaseError> {
    prop_assert!(error.message.as_str().ends_with('.'), "{text}: {error}");
    prop_assert!(text.get(error.at.clone()).is_some(), "{text}: {:?}", error.at);
    let hint = error.hint.as_ref().map(|h| h.as_str()).unwrap_or_default();
    prop_assert!(hint.ends_with('.'), "{text}: {hint}");
    // A hint that is one date is a date.
    let only = hint.strip_prefix("Write `").and_then(|h| h.strip_suffix("`."));
    if let Some(date) = only.filter(|date| !date.contains('`')) {
        prop_assert!(Edtf::parse(date).is_ok() || text.starts_with('['), "{text}: {hint}");
    }
    Ok(())
}

fn check_text(text: &str) -> Result<(), TestCaseError> {
    match Edtf::parse(text) {
        Ok(date) => check(text, date),
        Err(error) => check_error(text, &error),
    }
}

// ---- another reader -------------------------------------------------------------------------------

/// What the other reader reads and this one refuses on purpose.
fn is_beyond_us(text: &str) -> bool {
    let begins = |text: &str, signs: &[char]| {
        text.split(['/', ',', '[', '.'])
            .any(|part| part.trim_start_matches(['?', '~', '%']).starts_with(signs))
    };
    let dots = text.contains('/') && text.replace("../", "/").replace("/..", "/").contains("..");
    text.starts_with('{') || text.contains('T') || begins(text, &['-', 'Y']) || dots
}

fn is_season_beyond_us(message: &str) -> bool {
    message.starts_with("There is no season")
}

/// The first and last day another reader finds in a date, as `2018-06-17`.
fn other_days(text: &str) -> Option<(String, String)> {
    let bounds = edtf_core::Edtf::parse(text).ok()?.bounds();
    match (bounds.earliest, bounds.latest) {
        (edtf_core::Bound::Date(first), edtf_core::Bound::Date(last)) => {
            Some((first.to_string(), last.to_string()))
        }
        _ => None,
    }
}

fn own_days(date: &Edtf) -> (String, String) {
    let Window { lo, hi } = Window::of(date);
    let day = |at| {
        let (year, month, day, ..) = civil(at);
        format!("{year:04}-{month:02}-{day:02}")
    };
    (day(lo), day(hi))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_likely_a_date_is_read_or_refused_well(text in likely()) {
        check_text(&text)?;
    }

    #[test]
    fn what_is_nearly_a_date_is_read_or_refused_well(text in broken()) {
        check_text(&text)?;
    }

    #[test]
    fn any_text_is_read_or_refused_well(text in "\\PC{0,30}|.{0,30}|[0-9X/.\\[\\],~?%-]{0,30}") {
        check_text(&text)?;
    }

    #[test]
    fn two_readers_agree(text in prop_oneof![likely(), broken()]) {
        let other = edtf_core::Edtf::parse(&text);
        match Edtf::parse(&text) {
            Ok(date) => {
                prop_assert!(other.is_ok(), "{text} reads only here");
                if let Some(days) = other_days(&text).filter(|_| !date.is_qualified()) {
                    // The other reader takes winter to lie within its year.
                    prop_assert!(own_days(&date) == days || text.contains("-24"), "{text}: {days:?}");
                }
            }
            Err(error) => {
                let vaguer = error.message.as_str().starts_with("The end of the interval begins");
                let winter = text.contains("24") || text.contains("2X");
                // The other reader takes `S01` for `S1`.
                let padded = text.contains("S0") && error.message.as_str().starts_with("Significant digits");
                let known = padded || is_beyond_us(&text) || vaguer || is_season_beyond_us(error.message.as_str()) || winter;
                prop_assert!(other.is_err() || known, "{text} reads only there: {error}");
            }
        }
    }
}

// ---- brute force by days --------------------------------------------------------------------------

const EPOCH: (i32, u32, u32) = (2018, 1, 1);
/// A day later than any window of these tests reaches.
const BEYOND: i64 = 100_000;

/// The day so many days after the first of January 2018.
fn day(number: i64) -> NaiveDate {
    let epoch = NaiveDate::from_ymd_opt(EPOCH.0, EPOCH.1, EPOCH.2).unwrap();
    if number < 0 {
        epoch - Days::new(number.unsigned_abs())
    } else {
        epoch + Days::new(number.unsigned_abs())
    }
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) - i64::from(self::day(0).num_days_from_ce())
}

/// A date, every pair of days it may have started and ended on, and whether it may be certain.
#[derive(Clone, Debug)]
struct Case {
    text: String,
    days: Vec<(i64, i64)>,
    firm: bool,
}

fn moment(text: String, days: impl Iterator<Item = i64>, firm: bool) -> Case {
    Case { text, days: days.map(|d| (d, d)).collect(), firm }
}

/// A day or a month with all of its days.
fn end() -> impl Strategy<Value = (String, Vec<i64>)> {
    let days = (-40..80_i64).prop_map(|d| (day(d).to_string(), vec![d]));
    let months = (0..5_u32).prop_map(|m| {
        let first = NaiveDate::from_ymd_opt(2017 + (m as i32 + 10) / 12, (m + 10) % 12 + 1, 1).unwrap();
        let all = first.iter_days().take_while(|d| d.month() == first.month()).map(number).collect();
        (first.format("%Y-%m").to_string(), all)
    });
    prop_oneof![days, months]
}

fn case() -> impl Strategy<Value = Case> {
    let plain = end().prop_map(|(text, days)| moment(text, days.into_iter(), true));
    let about = (-40..80_i64).prop_map(|d| moment(format!("{}~", day(d)), d - 1..=d + 1, false));
    let one_of = (-40..40_i64, 0..40_i64)
        .prop_map(|(d, n)| moment(format!("[{}..{}]", day(d), day(d + n)), d..=d + n, true));
    let until = (-40..80_i64)
        .prop_map(|d| moment(format!("[..{}]", day(d)), std::iter::once(-BEYOND).chain(-200..=d), true));
    let lasted = (end(), end()).prop_filter_map("reversed", |((a, starts), (b, ends))| {
        let days = pairs(&starts, &ends);
        Edtf::parse(&format!("{a}/{b}")).ok().map(|date| Case { text: date.to_string(), days, firm: true })
    });
    let for_ever = end().prop_map(|(a, starts)| Case {
        text: format!("{a}/.."),
        days: pairs(&starts, &[BEYOND]),
        firm: true,
    });
    let ended = end().prop_map(|(a, starts)| {
        let ends: Vec<i64> = (-100..200).chain([BEYOND]).collect();
        Case { text: format!("{a}/"), days: pairs(&starts, &ends), firm: true }
    });
    let began = end().prop_map(|(b, ends)| {
        let starts: Vec<i64> = (-100..200).chain([-BEYOND]).collect();
        Case { text: format!("/{b}"), days: pairs(&starts, &ends), firm: true }
    });
    prop_oneof![plain, about, one_of, until, lasted, for_ever, ended, began]
}

/// Every start with every end that is not before it.
fn pairs(starts: &[i64], ends: &[i64]) -> Vec<(i64, i64)> {
    starts.iter().flat_map(|s| ends.iter().filter(move |e| s <= *e).map(move |e| (*s, *e))).collect()
}

/// What holds in all cases, in some or in none.
fn by_cases(case: &Case, holds: impl Fn(&(i64, i64)) -> bool) -> Truth {
    let count = case.days.iter().filter(|pair| holds(pair)).count();
    match count {
        0 => Truth::No,
        n if n == case.days.len() && case.firm => Truth::Certain,
        _ => Truth::Possible,
    }
}

proptest! {
    #[test]
    fn answers_are_those_of_trying_every_day(case in case(), first in -60..100_i64, length in 0..60_i64) {
        let last = first + length;
        let window = Window::of(&date(&format!("{}/{}", day(first), day(last))));
        let when = When::new(date(&case.text), None, None).unwrap();
        let overlaps = by_cases(&case, |(start, end)| *end >= first && *start <= last);
        let within = by_cases(&case, |(start, end)| *start >= first && *end <= last);
        prop_assert_eq!(when.overlaps(window), overlaps, "{} overlaps {}", case.text, first);
        prop_assert_eq!(when.within(window), within, "{} within {}", case.text, first);
    }

    #[test]
    fn bounds_answer_like_the_days_they_leave(at in -40..80_i64, before in 0..5_i64, after in 0..5_i64,
                                              first in -60..100_i64, length in 0..20_i64) {
        let bounds = (day(at - before).to_string(), day(at + after).to_string());
        let when = when(&format!("{}?", day(at)), (&bounds.0, &bounds.1), "");
        let case = moment(String::new(), at - before..=at + after, true);
        let window = Window::of(&date(&format!("{}/{}", day(first), day(first + length))));
        let expected = by_cases(&case, |(d, _)| (first..=first + length).contains(d));
        prop_assert_eq!(when.overlaps(window), expected);
        prop_assert_eq!(when.within(window), expected);
    }

    #[test]
    fn the_order_is_total_and_keeps_what_is_equal_in_place(texts in prop::collection::vec(likely(), 0..20)) {
        let whens: Vec<When> = texts
            .iter()
            .filter_map(|text| When::new(Edtf::parse(text).ok()?, None, None).ok())
            .collect();
        let mut sorted: Vec<(usize, &When)> = whens.iter().enumerate().collect();
        sorted.sort_by_key(|(_, when)| when.key());
        for pair in sorted.windows(2) {
            let ((i, a), (j, b)) = (pair[0], pair[1]);
            let (x, y) = (a.span(), b.span());
            prop_assert!(x.start_min < y.start_min || (x.start_min == y.start_min && x.end_max <= y.end_max));
            prop_assert!(a.key() != b.key() || i < j);
        }
    }

    #[test]
    fn any_bounds_leave_ordered_bounds(text in likely(), lo in single(), hi in single(), open in 0..3_u8) {
        let Ok(date) = Edtf::parse(&text) else { return Ok(()) };
        let bound = |text: &str, left_out| if left_out { None } else { Edtf::parse(text).ok() };
        let bounds = (bound(&lo, open == 1), bound(&hi, open == 2));
        if let Ok(when) = When::new(date, Some(bounds), Some(TimeOfDay::At(12, 0))) {
            prop_assert!(is_ordered(when.span()), "{}", shown(when.span()));
            prop_assert!(wording::counted(&when).is_none_or(|words| is_plain(words.as_str())));
        }
    }
}

// ---- time zones -----------------------------------------------------------------------------------

/// Tells this test, run again, to print what it finds.
const AGAIN: &str = "DATELINE_TEST_PRINTS_SPANS";

#[test]
fn the_days_are_the_same_in_any_time_zone() {
    let texts =
        ["2018-06-17", "2018-03-25", "2018", "2018-06-17~", "[..2018-03]", "2018-10-28/2018-11", "2018/.."];
    let spans: Vec<String> = texts.iter().map(|text| shown(when(text, ("", ""), "night").span())).collect();
    if std::env::var_os(AGAIN).is_some() {
        println!("<<{}>>", spans.join("|"));
        return;
    }
    for zone in ["UTC", "Asia/Baghdad", "America/St_Johns", "Pacific/Kiritimati", "XXX-14"] {
        let run = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "model::date::tests::props::the_days_are_the_same_in_any_time_zone",
                "--nocapture",
            ])
            .env(AGAIN, "1")
            .env("TZ", zone)
            .output()
            .unwrap();
        let printed = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(printed.contains(&format!("<<{}>>", spans.join("|"))), "{zone}: {printed}");
    }
}
