//! What reads as a date, and what is said of everything else.

use super::*;

/// One of every form of EDTF 0 to 2 that is read.
const READ: &[&str] = &[
    // level 0
    "2018",
    "0000",
    "9999",
    "2018-06",
    "2018-06-17",
    "2016-02-29",
    "2000-02-29",
    "2018/2019",
    "2018-06/2018-08",
    "2018-06-17/2018-06-20",
    "2018-06-17/2018-06-17",
    "2018-06-17/2019",
    "2018/2018-03",
    "2018-01-01/2018",
    // level 1
    "2018?",
    "2018-06~",
    "2018-06-17%",
    "201X",
    "20XX",
    "2018-XX",
    "2018-06-XX",
    "2018-XX-XX",
    "2018-21",
    "2018-22",
    "2018-23",
    "2018-24",
    "2018-06/..",
    "2018-06/",
    "../2018-06",
    "/2018-06",
    "2018~/2019-06",
    "2018-06-17?/",
    "2018-21/2018-22",
    // level 2
    "?2018",
    "%2018-06",
    "2018?-06-17",
    "2018-06~-17",
    "2018-?06-17",
    "2018-06-~17",
    "?2018-06-17~",
    "2018?-06-~17",
    "2018-?06-?17",
    "2018-%21",
    "2018-21~",
    "2X18",
    "XXXX",
    "XXXX-12-25",
    "1XXX-XX",
    "2018-1X",
    "2018-X2-31",
    "2018-XX-17",
    "2018-06-X1",
    "20X8-06-17",
    "XXXX-02-29",
    "1950S2",
    "1950S1",
    "1955S4~",
    "[2018]",
    "[2018-06-17..2018-06-24]",
    "[2018-06-17,2018-06-19]",
    "[1667,1668,1670..1672]",
    "[2018-06,2018-07-05]",
    "[..2022-05-05]",
    "[2022-05..]",
    "[..2018,2019-03,2020..]",
    "[2018-06-17~,2018-21?]",
    "2018-06-~01/2018-06-~20",
    "2018-06-XX/2018-07-03",
    "2018-XX-02/2018-XX-01",
    "2018-06-17/2018-06-XX",
    "198X/199X",
    "1950S2/1960S2",
];

#[test]
fn everything_that_reads_prints_as_written() {
    for text in READ {
        assert_eq!(date(text).to_string(), *text);
        assert_eq!(date(text).as_str(), *text);
        assert_eq!(date(text).text().as_str(), *text);
    }
}

/// What is refused: the text, what of it is marked, the message, and the hint.
const REFUSED: &[(&str, &str, &str, &str)] = &[
    // not a date
    ("", "", "The date is empty.", "Write a date such as"),
    ("June", "June", "The year is not written in four digits.", "Write a date such as"),
    ("2018-June", "June", "The month is not written in two digits.", "Write a date such as"),
    ("18-06-17", "18", "The year is not written in four digits.", "Write a date such as"),
    ("20180", "20180", "The year is not written in four digits.", "Write a date such as"),
    ("2018-", "", "The month is not written in two digits.", "Write a date such as"),
    ("2018-06-", "", "The day is not written in two digits.", "Write a date such as"),
    ("2018-06-17-", "-", "The date goes on after its end.", "Write a date such as"),
    ("2018-06-171", "171", "The day is not written in two digits.", "Write a date such as"),
    ("2018??", "?", "The date goes on after its end.", "Write a date such as"),
    ("-", "", "The year is not written in four digits.", "Write a date such as"),
    // nearly a date
    ("2018-6-17", "6", "The month is not written in two digits.", "Write `2018-06-17`."),
    ("2018-6", "6", "The month is not written in two digits.", "Write `2018-06`."),
    ("20180617", "20180617", "The year is not written in four digits.", "Write `2018-06-17`."),
    ("2018/06/17", "/", "A date has one `/` at most.", "Write `2018-06-17`."),
    ("2018.06.17", ".06.17", "The date goes on after its end.", "Write `2018-06-17`."),
    ("2018-6-1/2018-6-9", "6", "The month is not written in two digits.", "Write `2018-06-01/2018-06-09`."),
    ("2018-06–07", "–", "`–` is not part of a date.", "Write `2018-06-07`."),
    ("2018 -06", " ", "A date has no blanks.", "Write `2018-06`."),
    ("[2018, 2019]", " ", "A date has no blanks.", "Write `[2018,2019]`."),
    ("201x", "201x", "The year is not written in four digits.", "Write `201X`."),
    ("199u", "199u", "The year is not written in four digits.", "Write `199X`."),
    ("2018/open", "open", "The year is not written in four digits.", "Write `2018/..`."),
    ("unknown/2018", "unknown", "The year is not written in four digits.", "Write `/2018`."),
    ("٢٠١٨", "٢", "`٢` is not part of a date.", "Write a date such as"),
    ("２０１８", "２", "`２` is not part of a date.", "Write a date such as"),
    ("2018\u{202e}", "\u{202e}", "`<U+202E>` is not part of a date.", "Write a date such as"),
    // refused on purpose
    ("{2018,2019}", "{2018,2019}", "A set in braces, all of several dates, is not read.", "Give each date"),
    ("2018-06-17T17:30:00Z", "T17:30:00Z", "A time of day is not part of the date.", "Leave it out"),
    ("2018-06-17t17", "t17", "A time of day is not part of the date.", "Leave it out"),
    ("-0044", "-0044", "Only the years 0000 to 9999 are read, without a sign.", "Write the year in four"),
    ("+2018", "+2018", "Only the years 0000 to 9999 are read, without a sign.", "Write the year in four"),
    ("Y17000", "Y17000", "Only the years 0000 to 9999 are read, without a sign.", "Write the year in four"),
    ("Y-17E7/2018", "Y-17E7", "Only the years 0000 to 9999 are read, without a sign.", "Write the year"),
    ("2018/?-0001", "?-0001", "Only the years 0000 to 9999 are read, without a sign.", "Write the year"),
    ("[..-1200-01]", "-1200", "Only the years 0000 to 9999 are read, without a sign.", "Write the year"),
    ("2018-25", "25", "There is no season 25.", "Seasons are 21 (spring)"),
    ("2018-41", "41", "There is no season 41.", "Seasons are 21 (spring)"),
    // not in the calendar
    ("2018-00", "00", "There is no month 00.", "Months are 01 to 12"),
    ("2018-13", "13", "There is no month 13.", "Months are 01 to 12"),
    ("2018-20", "20", "There is no month 20.", "Months are 01 to 12"),
    ("2018-2X", "2X", "No month is written so.", "Write a date such as"),
    ("2018-02-29", "29", "February 2018 has 28 days.", "Check the day"),
    ("1900-02-29", "29", "February 1900 has 28 days.", "Check the day"),
    ("2018-02-30", "30", "February 2018 has 28 days.", "Check the day"),
    ("2018-06-31", "31", "June has 30 days.", "Check the day"),
    ("2018-06-00", "00", "June has 30 days.", "Check the day"),
    ("2018-01-32", "32", "January has 31 days.", "Check the day"),
    ("XXXX-02-30", "30", "February has 29 days at most.", "Check the day"),
    ("2018-XX-32", "32", "No month has such a day.", "Check the day"),
    ("2018-21-05", "05", "A season has no days.", "Write the month instead"),
    ("1950S0", "S0", "Significant digits of a year are S1 to S4.", "Write `1950S2`"),
    ("1950S5", "S5", "Significant digits of a year are S1 to S4.", "Write `1950S2`"),
    ("195XS2", "S2", "Significant digits of a year are S1 to S4.", "Write `1950S2`"),
    ("1950S2-06", "-06", "The date goes on after its end.", "Write a date such as"),
    // intervals
    (
        "2019/2018",
        "2019/2018",
        "The interval is reversed: its end is before its start.",
        "Write `2018/2019`.",
    ),
    (
        "2018-06-18/2018-06-17",
        "2018-06-18/2018-06-17",
        "The interval is reversed: its end is before its start.",
        "Write `2018-06-17/2018-06-18`.",
    ),
    (
        "2018-06-17/2018-06",
        "2018-06-17/2018-06",
        "The end of the interval begins before its start.",
        "Write the end as precisely as the start, `2018-06-17/2018-06-XX`.",
    ),
    (
        "2018-06/2018",
        "2018-06/2018",
        "The end of the interval begins before its start.",
        "Write the end as precisely as the start, `2018-06/2018-XX`.",
    ),
    ("../..", "../..", "The interval has no date at either end.", "Give a date at one end"),
    ("/", "/", "The interval has no date at either end.", "Give a date at one end"),
    ("/..", "/..", "The interval has no date at either end.", "Give a date at one end"),
    ("../", "../", "The interval has no date at either end.", "Give a date at one end"),
    ("..2018/2019", "..2018", "An end of an interval is a date, `..` or nothing.", "Write one of several"),
    ("2018/2019..", "2019..", "An end of an interval is a date, `..` or nothing.", "Write one of several"),
    ("2018/2019/2020", "/", "A date has one `/` at most.", "Write a date such as"),
    ("..", "..", "The year is not written in four digits.", "Write a date such as"),
    ("2018..", "..", "The date goes on after its end.", "Write a date such as"),
    ("2018-06-17/2018-06-31", "31", "June has 30 days.", "Check the day"),
    // one-of sets
    ("[2018", "", "The `[` is not closed.", "End it with `]`."),
    ("[]", "", "The year is not written in four digits.", "Write a date such as"),
    ("[2018,]", "", "The year is not written in four digits.", "Write a date such as"),
    ("[..]", "..", "`..` needs a date on one side.", "Write `[..2018-03]`"),
    ("[2018/2019]", "/2019", "The date goes on after its end.", "Write a date such as"),
    ("[[2018]]", "[2018]", "The year is not written in four digits.", "Write a date such as"),
    (
        "[2019..2018]",
        "2019..2018",
        "The range is reversed: its end is before its start.",
        "Write `2018..2019`.",
    ),
    ("[2018..2019-06]", "2019-06", "The two ends of `..` are not equally precise.", "Write both to the day"),
    ("[2018-21..2018-22]", "2018-21", "An end of `..` is a plain day, month or year.", "Write the first and"),
    ("[2018~..2019]", "2018~", "An end of `..` is a plain day, month or year.", "Write the first and"),
    ("[201X..2022]", "201X", "An end of `..` is a plain day, month or year.", "Write the first and"),
    ("[2018,2019-02-29]", "29", "February 2019 has 28 days.", "Check the day"),
];

#[test]
fn everything_else_is_refused_with_its_place_and_a_hint() {
    for (text, marked, message, hint) in REFUSED {
        let Err(error) = Edtf::parse(text) else { panic!("{text:?} reads") };
        assert_eq!(error.message.as_str(), *message, "{text:?}");
        assert_eq!(&text[error.at.clone()], *marked, "{text:?}");
        let given = error.hint.unwrap_or_default();
        assert!(given.as_str().starts_with(hint), "{text:?}: {given}");
    }
}

#[test]
fn qualifiers_are_told_apart() {
    for (text, uncertain, approximate) in [
        ("2018-06-17", false, false),
        ("2018?-06-17", true, false),
        ("2018-06-~17", false, true),
        ("2018%", true, true),
        ("2018?-06-~17", true, true),
        ("2018~/2019", false, true),
        ("2018/2019-06-?17", true, false),
        ("[2018,2019?]", true, false),
        ("[..2018~]", false, true),
    ] {
        let date = date(text);
        assert_eq!((date.is_uncertain(), date.is_approximate()), (uncertain, approximate), "{text}");
        assert_eq!(date.is_qualified(), uncertain || approximate, "{text}");
    }
}

#[test]
fn precision_is_that_of_the_last_known_part() {
    use Precision::*;
    for (text, precision) in [
        ("2018-06-17", Day),
        ("2018-06-17~", Day),
        ("2018?-06-17", Day),
        ("2018-06", Month),
        ("2018-06-XX", Month),
        ("2018-06-1X", Month),
        ("2018-22", Season),
        ("2018", Year),
        ("2018-XX", Year),
        ("2018-XX-17", Year),
        ("2018-1X", Year),
        ("1955S4", Year),
        ("201X", Decade),
        ("201X-06-17", Decade),
        ("201X-21", Decade),
        ("XXXX", Decade),
        ("1950S3", Decade),
        ("[2018-06-17]", Day),
        ("[2018-06-17..2018-06-24]", OneOf),
        ("[2018,2019]", OneOf),
        ("2018-06-17/2018-06-20", Lasted),
        ("2018/2018", Lasted),
        ("[..2018]", Open),
        ("[2018..]", Open),
        ("2018/..", Open),
        ("2018/", Open),
        ("../2018", Open),
        ("/2018", Open),
    ] {
        assert_eq!(date(text).precision(), precision, "{text}");
        assert_eq!(when(text, ("", ""), "").precision(), precision, "{text}");
    }
}

#[test]
fn precisions_read_what_they_write() {
    for precision in Precision::ALL {
        assert_eq!(Precision::read(precision.written()), Some(precision));
    }
    assert_eq!(Precision::read("Day"), None);
}

#[test]
fn only_what_lasted_is_no_moment() {
    for text in READ {
        assert_eq!(date(text).is_moment(), !text.contains('/'), "{text}");
    }
}

#[test]
fn one_of_sets_keep_their_members() {
    let members = |text| date(text).members();
    let window = |text| Window::of(&date(text));
    assert_eq!(members("[2018-06-17,2018-06-19]"), [window("2018-06-17"), window("2018-06-19")]);
    assert_eq!(members("[1667,1670..1672]"), [window("1667"), window("[1670,1672]")]);
    assert_eq!(members("[..2018-06]"), [Window { lo: FOREVER_AGO, hi: window("2018-06").hi }]);
    assert_eq!(members("2018-06-17/2018-06-19"), [window("[2018-06-17,2018-06-19]")]);
    assert_eq!(members("[2018-06-17~]"), [window("[2018-06-16..2018-06-18]")]);
}

#[test]
fn a_minute_has_a_day_a_month_and_a_year() {
    let at = minute_of(2018, 6, 17, 23, 59);
    let written = |at, precision| Edtf::at(at, precision).map(|date| date.to_string());
    assert_eq!(written(at, Precision::Day).as_deref(), Some("2018-06-17"));
    assert_eq!(written(at, Precision::Month).as_deref(), Some("2018-06"));
    assert_eq!(written(at, Precision::Year).as_deref(), Some("2018"));
    assert_eq!(written(at, Precision::Season), None);
    assert_eq!(written(minute_of(9999, 12, 31, 0, 0), Precision::Day).as_deref(), Some("9999-12-31"));
    for beyond in [-1, FOREVER, FOREVER_AGO, minute_of(10_000, 1, 1, 0, 0)] {
        assert_eq!(written(beyond, Precision::Day), None);
    }
}
