//! GTD.

use super::{Sheet, opened, opened_as, owned, warnings};

const HEADER: &str = "eventid,iyear,imonth,iday,approxdate,extended,resolution,country,country_txt,region,region_txt,\
provstate,city,latitude,longitude,specificity,vicinity,location,summary,crit1,doubtterr,multiple,success,suicide,\
attacktype1,attacktype1_txt,attacktype2_txt,targtype1_txt,target1,gname,gname2,guncertain1,guncertain2,claimed,claim2,\
weaptype1_txt,nkill,nkillter,nwound,nwoundte,ishostkid,nhostkid,nreleased,scite1,scite2,dbsource,related";

const USUAL: &[(&str, &str)] = &[
    ("iyear", "1990"),
    ("imonth", "3"),
    ("iday", "8"),
    ("extended", "0"),
    ("country_txt", "Vessa"),
    ("region_txt", "Riverlands"),
    ("provstate", "North"),
    ("city", "Old Ford"),
    ("latitude", "10.5"),
    ("longitude", "20.25"),
    ("specificity", "1"),
    ("vicinity", "0"),
    ("summary", "Assailants stopped a ferry."),
    ("doubtterr", "0"),
    ("success", "1"),
    ("attacktype1_txt", "Armed Assault"),
    ("targtype1_txt", "Terrorists/Non-State Militia"),
    ("gname", "River Front"),
    ("weaptype1_txt", "Firearms"),
    ("nkill", "3"),
    ("nkillter", "1"),
    ("nwound", "0"),
    ("ishostkid", "0"),
    ("scite1", "\"Ferry held up,\" The Courier, March 9, 1990."),
];

pub fn sheet() -> Sheet {
    Sheet::new(HEADER, USUAL)
}

#[test]
fn a_row_becomes_an_event_with_its_perpetrators_apart() {
    let store = opened(&sheet().row(&[("eventid", "199003080001")]).text());
    assert_eq!(
        store.written("gtd-199003080001"),
        "- id: gtd-199003080001\n  \
           date: \"1990-03-08\"\n  \
           form: incident\n  \
           kind: armed-assault\n  \
           title: \"Armed Assault, River Front, Old Ford\"\n  \
           summary: \"GTD: “Assailants stopped a ferry.” Type of target: “Terrorists/Non-State Militia”. \
           Weapon: “Firearms”.\"\n  \
           place: old-ford\n  \
           actors: [{who: river-front, as: attacker, basis: named by source}]\n  \
           toll: [{side: all, killed: 3, injured: 0}, {side: perpetrators, killed: 1}]\n  \
           claims: [{source: gtd, words: \"event 199003080001\"}, \
           {source: the-courier-on-1990-03-09, words: \"Ferry held up\", via: gtd}]\n  \
           tags: [terrorists-non-state-militia, firearms, riverlands]"
    );
    assert!(store.text.contains("attribution: \"START (National Consortium"));
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn nought_in_a_date_is_not_known_and_what_went_on_lasted() {
    let rows: &[(&[(&str, &str)], &str)] = &[
        (&[("iday", "0")], "1990-03"),
        (&[("iday", "0"), ("imonth", "0")], "1990"),
        (&[("iday", "0"), ("approxdate", "March 3-5, 1990")], "[1990-03-03..1990-03-05]"),
        (&[("approxdate", "Early March 1990")], "1990-03-08~"),
        (&[("approxdate", "March 7-9, 1990")], "[1990-03-07..1990-03-09]"),
        (&[("approxdate", "March 3-5, 1990")], "1990-03-08~"),
        (&[("imonth", "0"), ("iday", "5")], "1990"),
        (&[("extended", "1"), ("resolution", "3/12/1990")], "1990-03-08/1990-03-12"),
        (&[("extended", "1"), ("resolution", "1990-03-12 00:00:00")], "1990-03-08/1990-03-12"),
        (&[("extended", "1")], "1990-03-08"),
        (&[("iday", "31"), ("imonth", "2")], "1990-02"),
    ];
    let mut sheet = sheet();
    for (n, (values, _)) in rows.iter().enumerate() {
        let id = n.to_string();
        sheet = sheet.row(&[&[("eventid", id.as_str()), ("scite1", "")], *values].concat());
    }
    let store = opened(&sheet.text());
    for (n, (_, date)) in rows.iter().enumerate() {
        assert_eq!(store.date(&format!("gtd-{n}")), *date);
    }
    store.says("Row 7, odd: approxdate is “March 3-5, 1990”, in which the day 1990-03-08 does not lie.");
    store.says("Row 8, not carried: iday is 5 where imonth is not known; the day was left out.");
    store.says("Row 12, odd: its month has no such day; the month is taken.");
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn what_is_not_known_of_a_toll_is_unknown_and_what_is_empty_is_not_stated() {
    let rows = sheet()
        .row(&[("eventid", "1"), ("nkill", ""), ("nkillter", ""), ("nwound", "")])
        .row(&[("eventid", "2"), ("ishostkid", "1"), ("nhostkid", "-99"), ("nwound", "-9")])
        .row(&[("eventid", "3"), ("ishostkid", "1"), ("nhostkid", "4"), ("nreleased", "3"), ("nkill", "2.5")])
        .row(&[("eventid", "4"), ("nkill", "many")]);
    let store = opened(&rows.text());
    assert!(store.event("gtd-1").toll.is_empty());
    assert!(store.written("gtd-2").contains("{side: all, killed: 3, injured: unknown, kidnapped: unknown}"));
    assert!(store.written("gtd-3").contains("{side: all, killed: 2..3, injured: 0, kidnapped: 4, freed: 3}"));
    store.says("Row 4, odd: 2.5 is a share of a sum; the numbers around it are taken.");
    store.says("Row 5, not carried: nkill is `many`, which is not a count.");
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn doubt_is_kept_about_who_it_was_and_what_it_was() {
    let rows = sheet()
        .row(&[("eventid", "1"), ("gname", "Unknown"), ("doubtterr", "1"), ("success", "0")])
        .row(&[("eventid", "2"), ("guncertain1", "1")])
        .row(&[("eventid", "3"), ("claimed", "1"), ("gname2", "Hill Front"), ("doubtterr", "-9")]);
    let store = opened(&rows.text());
    assert!(store.written("gtd-1").contains("[{who: unidentified, as: attacker}]"));
    assert_eq!(store.event("gtd-1").coding.written(), "doubtful");
    assert!(store.written("gtd-1").contains("doubted, not-carried-out"));
    assert!(store.written("gtd-2").contains("basis: implied"));
    assert!(store.written("gtd-3").contains(
        "[{who: river-front, as: attacker, basis: own claim}, {who: hill-front, as: attacker, basis: named by source}]"
    ));
    assert_eq!(store.event("gtd-3").coding.written(), "sure");
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn coordinates_are_of_what_specificity_says() {
    let mut rows = sheet();
    for specificity in ["1", "2", "4", "5"] {
        rows = rows.row(&[("eventid", specificity), ("specificity", specificity)]);
    }
    let store = opened(&rows.row(&[("eventid", "6"), ("vicinity", "1")]).text());
    let place = |id: &str| {
        let place = store.store.catalog().place(store.event(id).place[0]);
        format!("{}, {}", place.name, place.precision.map_or("nowhere", |p| p.written()))
    };
    assert_eq!(place("gtd-1"), "Old Ford, town");
    assert_eq!(place("gtd-2"), "Old Ford (North), district");
    assert_eq!(place("gtd-4"), "North, province");
    assert_eq!(place("gtd-5"), "Old Ford (North, Vessa), nowhere");
    assert_eq!(place("gtd-6"), "around Old Ford, district");
}

#[test]
fn a_sheet_saved_with_semicolons_and_decimal_commas_in_latin_1_is_read() {
    let rows =
        sheet().row(&[("eventid", "1"), ("city", "Ría"), ("latitude", "10,5"), ("longitude", "20,25")]);
    let text = format!("{}\n{}", HEADER.replace(',', ";"), rows.body(';'));
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let store = opened_as(&latin, None);
    assert!(store.text.contains("name: \"Ría\", within: north, at: [10.5, 20.25], precision: town"));
    store.says("Row 2: the text is not in UTF-8 and was read as Windows-1252.");
}

#[test]
fn numbers_are_those_of_gtd() {
    let told = owned(&sheet().row(&[("eventid", "1")]).text(), "gtd-1");
    assert!(told.contains("according to GTD, which cites The Courier; no second source here"), "{told}");
    let unnamed = owned(&sheet().row(&[("eventid", "1"), ("gname", "Unknown")]).text(), "gtd-1");
    assert!(unnamed.contains("The source names no attacker."), "{unnamed}");
}

#[test]
fn codes_that_the_codebook_does_not_have_are_told() {
    let rows = sheet()
        .row(&[
            ("eventid", "1"),
            ("imonth", "13"),
            ("specificity", "9"),
            ("doubtterr", "7"),
            ("nkill", "1.000"),
        ])
        .row(&[
            ("eventid", "2"),
            ("iday", "40"),
            ("extended", "1"),
            ("resolution", "soon"),
            ("nkill", "1,000"),
        ])
        .row(&[("eventid", "3"), ("doubtterr", "1.0"), ("specificity", "4.0")]);
    let store = opened(&rows.text());
    let no_code = "which the codebook does not have";
    for remark in [
        format!("Row 2, odd: imonth is 13, {no_code}; it is taken to be not known."),
        format!("Row 2, odd: specificity is 9, {no_code}; the place is taken to be within a district."),
        format!("Row 2, odd: doubtterr is 7, {no_code}; it is taken to be not known."),
        "Row 2, not carried: nkill is `1.000`, which is not a count.".to_owned(),
        format!("Row 3, odd: iday is 40, {no_code}; it is taken to be not known."),
    ] {
        store.says(&remark);
    }
    assert_eq!([store.date("gtd-1"), store.date("gtd-2")], ["1990", "1990-03"]);
    assert!(store.written("gtd-2").contains("killed: 1000"));
    assert_eq!(store.event("gtd-3").coding.written(), "doubtful");
    let ends = sheet().row(&[("eventid", "1"), ("extended", "1"), ("resolution", "soon")]);
    opened(&ends.text()).says("Row 2, not carried: resolution is `soon`, which is no day.");
}

#[test]
fn counts_that_contradict_each_other_are_told() {
    let rows = sheet()
        .row(&[("eventid", "1"), ("nkill", "1"), ("nkillter", "3")])
        .row(&[("eventid", "2"), ("nwound", "1"), ("nwoundte", "2")])
        .row(&[("eventid", "3"), ("nhostkid", "7"), ("nreleased", "2")])
        .row(&[("eventid", "4"), ("ishostkid", "1"), ("nhostkid", "7"), ("nreleased", "2")]);
    let store = opened(&rows.text());
    store.says("Row 2, odd: nkillter is 3, but nkill, which it is a part of, is 1.");
    store.says("Row 3, odd: nwoundte is 2, but nwound, which it is a part of, is 1.");
    store.says("Row 4, odd: nhostkid is 7, but ishostkid is 0; the number is kept.");
    store.says("Row 4, not carried: nreleased is 2, but ishostkid does not say that people were taken.");
    assert!(!store.remarks.iter().any(|remark| remark.starts_with("Row 5")), "{:#?}", store.remarks);
    assert!(store.written("gtd-3").contains("kidnapped: 7}"));
}

#[test]
fn who_attacked_stands_in_the_title_as_surely_as_gtd_says_it() {
    let store = opened(
        &sheet()
            .row(&[("eventid", "1"), ("guncertain1", "1")])
            .row(&[("eventid", "2"), ("gname", "Unknown")])
            .row(&[("eventid", "3"), ("extended", "1")])
            .text(),
    );
    let title = |id: &str| store.event(id).title.to_string();
    assert_eq!(title("gtd-1"), "Armed Assault, River Front suspected, Old Ford");
    assert_eq!(title("gtd-2"), "Armed Assault, Old Ford");
    store.says("Row 4, odd: it went on for more than a day (extended), and when it ended is not said.");
}

#[test]
fn a_citation_of_which_nothing_can_be_seen_is_none() {
    let store = opened(
        &sheet()
            .row(&[("eventid", "1"), ("scite1", "\"\u{ad}\""), ("scite2", "")])
            .row(&[
                ("eventid", "2"),
                ("scite1", "\"\u{ad} \u{ad} \u{ad} Ferry held up,\" The Courier"),
                ("scite2", ""),
            ])
            .text(),
    );
    assert!(
        store.written("gtd-1").contains("claims: [{source: gtd, words: \"event 1\"}]"),
        "{}",
        store.written("gtd-1")
    );
    assert!(store.written("gtd-2").contains("words: \"Ferry\", via: gtd}"), "{}", store.written("gtd-2"));
}
