//! The table of phrases, row by row.

use std::num::NonZeroU32;
use std::sync::Arc;

use super::*;
use crate::model::catalog::{Actor, Details, RoleIx, Source, SourceIx};
use crate::model::date::{Edtf, TimeOfDay};
use crate::model::event::Id;

/// How a date is known, as a row writes it: `""`, `stated`, `inferred`, `outside`, `resolved`, `resolved: Monday`.
fn dated(how: &str) -> Option<Dated> {
    let (how, from) = how.split_once(": ").map_or((how, None), |(how, from)| (how, Some(Text::new(from))));
    How::read(how).map(|how| Dated { how, from, anchor: None, note: None })
}

fn coded(date: &str, bounds: &str, time: &str) -> When {
    let bound = |text: &str| (text != "..").then(|| Edtf::parse(text).unwrap());
    let bounds = bounds.split_once(' ').map(|(lo, hi)| (bound(lo), bound(hi)));
    let time = (!time.is_empty()).then(|| TimeOfDay::parse(time).unwrap());
    When::new(Edtf::parse(date).unwrap(), bounds, time).unwrap()
}

/// A date, how it is known, its words, its words in a narrow column.
const DATES: &[(&str, &str, &str, &str)] = &[
    // known to a day, month, season, year, decade
    ("2018-06-17", "", "17 June 2018", "2018-06-17"),
    ("2018-06-01", "stated", "1 June 2018", "2018-06-01"),
    ("2018-03", "", "in March 2018 (day not given)", "2018-03"),
    ("2018-03-XX", "", "in March 2018 (day not given)", "2018-03"),
    ("2018", "", "in 2018 (month not given)", "2018"),
    ("2018-XX", "", "in 2018 (month not given)", "2018"),
    ("2018-XX-XX", "", "in 2018 (month not given)", "2018"),
    ("0044", "", "in the year 44 (month not given)", "0044"),
    ("0044-03-15", "", "15 March 44", "0044-03-15"),
    ("2018-21", "", "in spring 2018", "2018 spring"),
    ("2018-22", "", "in summer 2018", "2018 summer"),
    ("2018-23", "", "in autumn 2018", "2018 autumn"),
    ("2018-24", "", "in winter 2018–19", "2018 winter"),
    ("1999-24", "", "in winter 1999–2000", "1999 winter"),
    ("201X", "", "in the 2010s", "2010s"),
    ("1950S3", "", "in the 1950s (perhaps 1950)", "1950s"),
    ("20XX", "", "in one of the years 2000 to 2099", "2000..2099"),
    ("1950S2", "", "in one of the years 1900 to 1999 (perhaps 1950)", "1900..1999"),
    ("1955S4", "", "in 1955 (month not given)", "1955"),
    ("XXXX", "", "in a year that is not given", "0000..9999"),
    // unspecified digits
    ("2018-06-2X", "", "on one of the days 20 to 29 June 2018", "2018-06-2X"),
    ("2018-06-X1", "", "on one of the days 1, 11 or 21 June 2018", "2018-06-X1"),
    ("2018-1X", "", "in one of the months October to December in 2018", "2018-1X"),
    ("2018-X1", "", "in one of the months January or November in 2018", "2018-X1"),
    ("2018-X4-02", "", "on 2 April 2018", "2018-X4-02"),
    ("2018-XX-17", "", "on the 17th of one month in 2018 (month not given)", "2018-XX-17"),
    ("2018-XX-21", "", "on the 21st of one month in 2018 (month not given)", "2018-XX-21"),
    ("156X-12-25", "", "on 25 December in the 1560s", "156X-12-25"),
    ("XXXX-12-25", "", "on 25 December in a year that is not given", "XXXX-12-25"),
    ("201X-21", "", "in spring in the 2010s", "201X spring"),
    ("201X-24", "", "in winter in the 2010s", "201X winter"),
    // marks
    ("2021-12~", "", "around December 2021", "2021-12~"),
    ("2018-06-17~", "", "around 17 June 2018", "2018-06-17~"),
    ("2018~", "", "around 2018", "2018~"),
    ("201X~", "", "around the 2010s", "2010s~"),
    ("2018-21~", "", "around spring 2018", "2018 spring~"),
    ("2018?", "", "in 2018 (month not given, year uncertain)", "2018?"),
    ("2018-06-17?", "", "17 June 2018 (date uncertain)", "2018-06-17?"),
    ("2018-06-17%", "", "around 17 June 2018 (date uncertain)", "2018-06-17~?"),
    ("2018?-06-17", "", "17 June 2018 (year uncertain)", "2018?-06-17"),
    ("2018?-06-17", "inferred", "17 June 2018 (year inferred)", "2018?-06-17"),
    ("2018-06?-17", "", "17 June 2018 (year and month uncertain)", "2018-06?-17"),
    ("2018-?06-17", "inferred", "17 June 2018 (month inferred)", "2018-?06-17"),
    ("2018-06-~17", "", "17 June 2018 (day approximate)", "2018-06-~17"),
    ("2018?-06-~17", "", "17 June 2018 (year uncertain, day approximate)", "2018?-06-~17"),
    ("2018-%06-17", "", "17 June 2018 (month uncertain and approximate)", "2018-?06-17"),
    ("?2018-06-17~", "", "around 17 June 2018 (year uncertain)", "2018?-~06-~17"),
    (
        "%2018-~06-?17",
        "",
        "17 June 2018 (year and day uncertain, year and month approximate)",
        "2018?-~06-?17",
    ),
    ("2018-?22", "inferred", "in summer 2018 (season inferred)", "2018 ?summer"),
    ("2018-06?", "inferred", "in June 2018 (day not given, date inferred)", "2018-06?"),
    ("2018-06~", "inferred", "around June 2018 (inferred)", "2018-06~"),
    // how it is known
    ("2018-06-17", "inferred", "17 June 2018 (inferred)", "2018-06-17"),
    ("2018-06-18", "resolved: Monday", "18 June 2018 (resolved from “Monday”)", "2018-06-18"),
    ("2018-06-18", "resolved", "18 June 2018 (resolved from relative words)", "2018-06-18"),
    ("2017-07-10", "outside", "10 July 2017 (from outside the sources)", "2017-07-10"),
    (
        "2018-03",
        "resolved: last month",
        "in March 2018 (day not given, resolved from “last month”)",
        "2018-03",
    ),
    (
        "2018?-06-17",
        "resolved: June 17",
        "17 June 2018 (year uncertain, resolved from “June 17”)",
        "2018?-06-17",
    ),
    // one of several
    ("[2018-06-17]", "", "17 June 2018", "2018-06-17"),
    ("[2018-06-17..2018-06-24]", "", "on one day between 17 and 24 June 2018", "2018-06-17..24"),
    ("[2018-05-28..2018-06-03]", "", "on one day between 28 May and 3 June 2018", "2018-05..06"),
    (
        "[2018-12-30..2019-01-02]",
        "",
        "on one day between 30 December 2018 and 2 January 2019",
        "2018-12..19-01",
    ),
    ("[2019-07..2020-02]", "", "in one month between July 2019 and February 2020", "2019-07..20-02"),
    ("[2017..2019]", "", "in one year between 2017 and 2019", "2017..2019"),
    ("[2018-06-17,2018-06-19]", "", "on 17 or 19 June 2018", "2018-06-17..19"),
    ("[2018-06-17,2018-06-19,2018-07-02]", "", "on 17, 19 June or 2 July 2018", "2018-06..07"),
    ("[2018-03,2019-03]", "", "in March 2018 or March 2019", "2018-03..19-03"),
    ("[2018-06-17,2018-07]", "", "on 17 June 2018 or in July 2018", "2018-06..07"),
    ("[1667,1668,1670..1672]", "", "in 1667, in 1668 or between 1670 and 1672", "1667..1672"),
    ("[2018-06-17~,2018-06-24]", "", "around 17 June 2018 or on 24 June 2018", "2018-06~"),
    ("[2018-06-17?,2018-06-24]", "inferred", "on 17 or 24 June 2018 (date inferred)", "2018-06?"),
    ("[..2022-05-05]", "", "on or before 5 May 2022", "..2022-05-05"),
    ("[..2022-05]", "", "in or before May 2022", "..2022-05"),
    ("[..2022]", "", "in or before 2022", "..2022"),
    ("[..2022~]", "", "in or before around 2022", "..2022~"),
    ("[2022-05-05..]", "", "on or after 5 May 2022", "2022-05-05.."),
    ("[2022..]", "resolved: since", "in or after 2022 (resolved from “since”)", "2022.."),
    ("[..2018,2020..]", "", "in or before 2018 or in or after 2020", ".."),
    // lasted
    ("2019-01/2019-07", "", "from January to July 2019", "2019-01..07"),
    ("2018-12/2019-01", "", "from December 2018 to January 2019", "2018-12..19-01"),
    ("1999-12/2000-01", "", "from December 1999 to January 2000", "1999..2000"),
    ("2018-06-03/2018-06-09", "", "from 3 to 9 June 2018", "2018-06-03..09"),
    ("2018-05-28/2018-06-03", "", "from 28 May to 3 June 2018", "2018-05..06"),
    ("2018-06-17/2018-07", "", "from 17 June to July 2018", "2018-06..07"),
    ("2014/2017", "", "from 2014 to 2017", "2014..2017"),
    ("2018/2019-03", "", "from 2018 to March 2019", "2018..2019"),
    ("2018-21/2018-23", "", "from spring to autumn 2018", "2018-03..11"),
    ("198X/199X", "", "from the 1980s to the 1990s", "1980..1999"),
    ("2018-06/2018-06", "", "during June 2018", "2018-06"),
    ("2018-06-17/2018-06-17", "", "during 17 June 2018", "2018-06-17"),
    ("2018-06-17/2018-06-XX", "", "from 17 June 2018 to later that month", "2018-06"),
    ("2018-06-17/2018-XX-XX", "", "from 17 June 2018 to later that year", "2018"),
    ("2018-06/2018-XX", "", "from June 2018 to later that year", "2018"),
    ("2018~/2019-03", "", "from around 2018 to March 2019", "2018..2019~"),
    ("2018?/2019", "", "from 2018 to 2019 (beginning uncertain)", "2018..2019?"),
    ("2018/2019?", "inferred", "from 2018 to 2019 (end inferred)", "2018..2019?"),
    ("2018-06-03?/2018-06-09?", "", "from 3 to 9 June 2018 (both ends uncertain)", "2018-06?"),
    ("2019-01/2019-07", "inferred", "from January to July 2019 (inferred)", "2019-01..07"),
    // open
    ("2018-03/..", "", "since March 2018, with no end given", "2018-03.."),
    ("2018-03/", "", "from March 2018, end not known", "2018-03..?"),
    ("2018-03-05?/", "", "from 5 March 2018, end not known (beginning uncertain)", "2018-03-05?..?"),
    ("2018~/..", "", "since around 2018, with no end given", "2018~.."),
    ("../2022-05-05", "", "until 5 May 2022, with no beginning given", "..2022-05-05"),
    ("/2022-05-05", "", "until 5 May 2022, beginning not known", "?..2022-05-05"),
];

#[test]
fn every_date_has_its_words() {
    for (date, how, words, short) in DATES {
        let coded = coded(date, "", "");
        assert_eq!(when(&coded, dated(how).as_ref()).as_str(), *words, "{date} {how}");
        assert_eq!(when_short(&coded).as_str(), *short, "{date}");
        assert!(when_short(&coded).width() <= short::COLUMNS, "{date}");
    }
}

#[test]
fn a_known_day_is_led_by_its_weekday_and_followed_by_its_time() {
    for (date, bounds, time, how, expected) in [
        ("2018-06-17", "", "", "", "Sun 17 June 2018"),
        ("2018-06-17", "", "evening", "", "Sun 17 June 2018, evening"),
        ("2018-06-17", "", "night", "", "Sun 17 June 2018, night"),
        ("2018-06-17", "", "17:30", "", "Sun 17 June 2018, 17:30"),
        (
            "2018?-06-17",
            "2018-06-17 2018-06-17",
            "evening",
            "inferred",
            "Sun 17 June 2018 (year inferred), evening",
        ),
        ("2018?-06-17", "", "evening", "inferred", "17 June 2018 (year inferred), evening"),
        ("2018-06-17~", "2018-06-17 2018-06-17", "", "", "around 17 June 2018"),
        ("2018-06-17?", "2018-06-18 2018-06-18", "", "", "17 June 2018 (date uncertain)"),
        ("2018-06-17", "2018-06-16 2018-06-18", "", "", "17 June 2018"),
        ("2018-06", "2018-06-17 2018-06-17", "", "", "in June 2018 (day not given)"),
        ("2018-06", "", "night", "", "in June 2018 (day not given), night"),
        ("[2018-06-17..2018-06-24]", "", "", "", "on one day between 17 and 24 June 2018"),
        ("2018-06-17/2018-06-17", "", "", "", "during 17 June 2018"),
    ] {
        let coded = coded(date, bounds, time);
        let long = when_long(&coded, dated(how).as_ref());
        assert_eq!(long.as_str(), expected, "{date} {bounds} {time}");
        let plain = when(&coded, dated(how).as_ref());
        assert_eq!(plain.as_str(), expected.strip_prefix("Sun ").unwrap_or(expected), "{date}");
    }
}

#[test]
fn bounds_are_told_when_they_are_not_the_days_of_the_date() {
    for (date, bounds, time, expected) in [
        ("2018-03", "", "", None),
        ("2018-03", "2018-03-01 2018-03", "", None),
        ("2018?-06-17", "2018-06-17 2018-06-17", "", None),
        ("2018?-06-17", "2018-06-17 2018-06-17", "night", None),
        ("[2018-06-17..2018-06-24]", "2018-06-17 2018-06-24", "", None),
        ("2019-01/2019-07", "2019-01 2019-07", "", None),
        ("2018-03", "2018-03-10 2018-03-15", "", Some("counted from 10 to 15 March 2018")),
        ("2018-06-17~", "2018-05-28 2018-07-03", "", Some("counted from 28 May to 3 July 2018")),
        ("2018", "2018-03-10 2018-03-10", "", Some("counted as 10 March 2018")),
        ("2018", ".. 2018-03-10", "", Some("counted as on or before 10 March 2018")),
        ("2018", "2018-03-10 ..", "", Some("counted as on or after 10 March 2018")),
    ] {
        let words = counted(&coded(date, bounds, time));
        assert_eq!(words.as_ref().map(Text::as_str), expected, "{date} {bounds}");
    }
}

#[test]
fn how_a_date_is_known_is_told_unless_it_is_stated() {
    for (written, expected) in [
        ("stated", None),
        ("inferred", Some("inferred")),
        ("outside", Some("from outside the sources")),
        ("resolved", Some("resolved from relative words")),
        ("resolved: two days before", Some("resolved from “two days before”")),
    ] {
        let words = how(&dated(written).unwrap());
        assert_eq!(words.as_ref().map(Text::as_str), expected, "{written}");
    }
}

#[test]
fn every_count_has_its_words() {
    for (written, words, killed) in [
        ("0", "none", "none killed"),
        ("8", "8", "8 killed"),
        ("1500", "1,500", "1,500 killed"),
        ("1234567", "1,234,567", "1,234,567 killed"),
        (">43", "more than 43", "more than 43 killed"),
        ("31+", "at least 31", "at least 31 killed"),
        ("..4", "up to 4", "up to 4 killed"),
        ("2..4", "2 to 4", "2 to 4 killed"),
        ("~338", "about 338", "about 338 killed"),
        ("3 (2..4)", "3 (2 to 4)", "3 (2 to 4) killed"),
        ("unknown", "not known", "an unknown number killed"),
    ] {
        let stated = Count::parse(written).unwrap();
        assert_eq!(count(&stated).as_str(), words, "{written}");
        assert_eq!(toll(Measure::Killed, &stated).as_str(), killed, "{written}");
    }
}

// ---- attribution ----------------------------------------------------------------------------------

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn catalog() -> Catalog {
    let actor = |name: &'static str| Actor {
        id: id("x"),
        name: name.into(),
        also: Vec::new(),
        kind: None,
        side: None,
    };
    let source = Source::new(
        &id("rawabet-return"),
        "A report".into(),
        Arc::new("Rawabet Center".into()),
        Arc::new(Edtf::parse("2018").unwrap()),
        Details::default(),
    );
    Catalog {
        title: "A store".into(),
        version: None,
        about: None,
        licence: None,
        attribution: None,
        covers: Edtf::parse("2018").unwrap(),
        kinds: Vec::new(),
        sides: Vec::new(),
        roles: vec![Term { id: id("attacker"), name: "Attacker".into() }],
        actor_kinds: Vec::new(),
        questions: Vec::new(),
        sources: vec![source],
        places: Vec::new(),
        actors: ["Unidentified", "Yahya Rasool", "Iraqi media", "the coalition"].map(actor).to_vec(),
        views: Vec::new(),
    }
}

fn claim(by: &[u32], via: &[u32], style: Option<&'static str>) -> Claim {
    let actors = |positions: &[u32]| positions.iter().map(|at| ActorIx(*at)).collect();
    Claim {
        source: SourceIx(0),
        para: NonZeroU32::new(1),
        words: "words".into(),
        by: actors(by),
        via: actors(via),
        style: style.map(Text::from),
        slip: None,
        rejected: false,
        says: None,
    }
}

#[test]
fn a_claim_says_who_says_so() {
    for (by, via, style, expected) in [
        (&[][..], &[][..], None, None),
        (&[1], &[], None, Some("Yahya Rasool")),
        (&[1], &[], Some("Brigadier"), Some("Yahya Rasool (Brigadier)")),
        (&[1, 3], &[2], None, Some("Yahya Rasool and the coalition, via Iraqi media")),
        (&[1, 2, 3], &[], None, Some("Yahya Rasool, Iraqi media and the coalition")),
        (&[], &[2], None, Some("Iraqi media")),
        (&[0], &[], None, Some("an unnamed speaker")),
    ] {
        let (claim, catalog) = (claim(by, via, style), catalog());
        let expected = |word: &str| expected.map(|who| format!("{word} {who}"));
        let sentence = according_to(&claim, &catalog).map(|words| words.to_string());
        assert_eq!(sentence, expected("according to"));
        assert_eq!(per(&claim, &catalog).map(|words| words.to_string()), expected("per"));
    }
}

#[test]
fn a_rejected_claim_and_an_unnamed_actor_are_told() {
    let catalog = catalog();
    assert_eq!(rejected(&claim(&[], &[], None), &catalog).as_str(), "rejected by Rawabet Center");
    let role = catalog.role(RoleIx(0));
    assert_eq!(unnamed(role, 1).as_str(), "the source names no attacker");
    assert_eq!(unnamed(role, 2).as_str(), "the sources name no attacker");
}

#[test]
fn names_of_months_and_days_are_those_of_the_calendar() {
    assert_eq!([1, 6, 12].map(month_name), ["January", "June", "December"]);
    assert_eq!([0, 6].map(weekday_name), ["Mon", "Sun"]);
}

#[test]
fn offsets_read_from_either_end() {
    let words = |written: &str, forward| offset(&Offset::parse(written).unwrap(), forward).to_string();
    assert_eq!(words("P2D", true), "2 days later");
    assert_eq!(words("P2D", false), "2 days earlier");
    assert_eq!(words("-P1M", true), "1 month earlier");
    assert_eq!(words("-P1M", false), "1 month later");
    assert_eq!(words("P0D", true), "the same day");
    assert_eq!(words("PT6H", true), "6 hours later");
    assert_eq!(words("P1Y6M", true), "1 year and 6 months later");
}
