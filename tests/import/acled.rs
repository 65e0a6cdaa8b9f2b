//! ACLED.

use super::{Sheet, opened, owned, warnings};

const HEADER: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,\
admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

const USUAL: &[(&str, &str)] = &[
    ("event_date", "08 March 2020"),
    ("year", "2020"),
    ("time_precision", "1"),
    ("event_type", "Battles"),
    ("sub_event_type", "Armed clash"),
    ("actor1", "Military Forces of Vessa"),
    ("inter1", "1"),
    ("actor2", "River Front"),
    ("inter2", "2"),
    ("region", "Riverlands"),
    ("country", "Vessa"),
    ("admin1", "North"),
    ("admin2", "Lower"),
    ("location", "Old Ford"),
    ("latitude", "10.5"),
    ("longitude", "20.25"),
    ("geo_precision", "1"),
    ("source", "The Courier; Radio Vessa"),
    ("notes", "On 8 March 2020, soldiers and militants of the River Front clashed at Old Ford."),
    ("fatalities", "3"),
];

pub fn sheet() -> Sheet {
    Sheet::new(HEADER, USUAL)
}

#[test]
fn a_row_becomes_an_event_with_its_note_quoted_and_its_sources_apart() {
    let store = opened(&sheet().row(&[("event_id_cnty", "VSA7")]).text());
    assert_eq!(
        store.written("acled-vsa7"),
        "- id: acled-vsa7\n  \
           date: \"2020-03-08\"\n  \
           form: incident\n  \
           kind: battles\n  \
           title: \"Armed clash, Military Forces of Vessa and River Front, Old Ford\"\n  \
           summary: \"ACLED notes: “On 8 March 2020, soldiers and militants of the River Front clashed at Old Ford.”\"\n  \
           place: old-ford\n  \
           actors: [{who: military-forces-of-vessa, as: actor-1}, {who: river-front, as: actor-2}]\n  \
           toll: [{side: all, killed: 3}]\n  \
           claims: [{source: acled, words: \"On 8 March 2020, soldiers and militants of\"}, \
           {source: the-courier, words: \"event VSA7\", via: acled}, \
           {source: radio-vessa, words: \"event VSA7\", via: acled}]\n  \
           tags: [armed-clash, riverlands]"
    );
    assert!(store.text.contains("licence: \"ACLED terms of use"));
    assert!(store.text.contains("published: \"[2020-03-08..]\""), "nobody says which report, or when");
    assert!(store.text.contains("{id: river-front, name: \"River Front\", kind: rebel-group}"));
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn both_forms_of_dates_and_every_precision_are_read() {
    let rows = [
        ("08 March 2020", "1", "2020-03-08"),
        ("2020-03-08", "1", "2020-03-08"),
        ("08 March 2020", "2", "[2020-03-05..2020-03-11]"),
        ("2020-03-15", "3", "2020-03"),
    ];
    let mut sheet = sheet();
    for (n, (date, precision, _)) in rows.iter().enumerate() {
        sheet = sheet.row(&[
            ("event_id_cnty", &format!("VSA{n}")),
            ("event_date", date),
            ("time_precision", precision),
        ]);
    }
    let store = opened(&sheet.text());
    for (n, (.., date)) in rows.iter().enumerate() {
        assert_eq!(store.date(&format!("acled-vsa{n}")), *date);
    }
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn nought_fatalities_are_none_reported() {
    let store = opened(&sheet().row(&[("event_id_cnty", "VSA1"), ("fatalities", "0")]).text());
    assert!(store.event("acled-vsa1").toll.is_empty());
}

#[test]
fn a_stand_in_for_a_region_is_no_exact_place() {
    let row = |n: &str| vec![("event_id_cnty".to_owned(), n.to_owned()), ("geo_precision".into(), n.into())];
    let mut sheet = sheet();
    for n in ["1", "2", "3"] {
        let values = row(n);
        let values: Vec<(&str, &str)> = values.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        sheet = sheet.row(&values);
    }
    let store = opened(&sheet.text());
    let third = opened(&super::acled::sheet().row(&[("event_id_cnty", "3"), ("geo_precision", "3")]).text());
    assert!(!warnings(&third.text).iter().any(|w| w.contains("Nothing refers")), "{}", third.text);
    let places: Vec<String> = (1..=3)
        .map(|n| {
            let place = store.store.catalog().place(store.event(&format!("acled-{n}")).place[0]);
            format!("{}, {}", place.name, place.precision.unwrap().written())
        })
        .collect();
    assert_eq!(places, ["Old Ford, town", "around Old Ford, district", "North, province"]);
}

#[test]
fn associated_actors_crowds_and_kinds_in_words_are_read() {
    let row = [
        ("event_id_cnty", "VSA1"),
        ("event_type", "Protests"),
        ("sub_event_type", "Peaceful protest"),
        ("disorder_type", "Demonstrations"),
        ("actor1", "Protesters (Vessa)"),
        ("inter1", "Protesters"),
        ("assoc_actor_1", "Ferrymen; Farmers"),
        ("actor2", ""),
        ("tags", "crowd size=about 200; local administrators"),
        ("fatalities", "0"),
    ];
    let store = opened(&sheet().row(&row).text());
    let written = store.written("acled-vsa1");
    assert!(written.contains(
        "[{who: protesters-vessa, as: actor-1}, {who: ferrymen, as: with-actor-1}, {who: farmers, as: with-actor-1}]"
    ));
    assert!(written.contains("figures: [{of: \"people in the crowd\", count: ~200}]"));
    assert!(written.contains("tags: [peaceful-protest, demonstrations, riverlands, local-administrators]"));
    assert!(store.text.contains("kind: protesters}"));
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn a_row_without_a_date_is_told() {
    let rows = sheet().row(&[("event_id_cnty", "VSA1"), ("event_date", "31 June 2020")]);
    let store = opened(&rows.row(&[("event_id_cnty", "VSA2")]).text());
    store.says("Row 2, not carried: the date of VSA1, `31 June 2020`, cannot be read.");
    assert_eq!(store.store.len(), 1);
}

#[test]
fn numbers_are_those_of_acled_and_never_of_the_outlets_that_it_cites() {
    let row = [("event_id_cnty", "VSA7"), ("source", "AFP; Reuters; Al Sumaria")];
    let told = owned(&sheet().row(&row).text(), "acled-vsa7");
    assert!(
        told.contains("according to ACLED, which cites AFP, Reuters and Al Sumaria; no second source"),
        "{told}"
    );
    assert!(!told.contains("according to AFP"), "{told}");
}

#[test]
fn fatalities_are_whole_numbers_and_what_is_none_is_told() {
    let rows = sheet()
        .row(&[("event_id_cnty", "A1"), ("fatalities", "1,000")])
        .row(&[("event_id_cnty", "A2"), ("fatalities", "x")])
        .row(&[("event_id_cnty", "A3"), ("fatalities", "-5")])
        .row(&[("event_id_cnty", "A4"), ("fatalities", "3,0")]);
    let store = opened(&rows.text());
    assert!(store.written("acled-a1").contains("killed: 1000}"), "{}", store.text);
    for (row, written) in [(3, "x"), (4, "-5"), (5, "3,0")] {
        store.says(&format!("Row {row}, not carried: fatalities is `{written}`, which is not a count."));
    }
    assert!(store.event("acled-a4").toll.is_empty());
}

#[test]
fn codes_that_the_codebook_does_not_have_are_told() {
    let rows =
        sheet().row(&[("event_id_cnty", "A1"), ("geo_precision", "9"), ("inter1", "12"), ("inter2", "0")]);
    let store = opened(&rows.text());
    let no_code = "which the codebook does not have";
    store.says(&format!(
        "Row 2, odd: geo_precision is 9, {no_code}; the place is taken to be around the one named."
    ));
    store.says(&format!("Row 2, odd: inter is 12, {no_code}; the kind of the actor is not stated."));
    assert!(!store.remarks.iter().any(|remark| remark.contains("inter is 0")));
}

#[test]
fn a_row_without_an_id_is_an_event_of_its_own() {
    let rows = sheet()
        .row(&[("event_id_cnty", "")])
        .row(&[("event_id_cnty", "IRQ3")])
        .row(&[("event_id_cnty", "IRQ3")])
        .row(&[("event_id_cnty", "--")]);
    let store = opened(&rows.text());
    store.says("Row 2, odd: it has no id; the event is called acled-row-2.");
    store.says("Row 4, odd: the id acled-irq3 is taken already; the event is called acled-irq3-row-4.");
    store.says("Row 5, odd: the id acled is taken already; the event is called acled-row-5.");
    assert_eq!(store.store.len(), 4);
    assert!(!store.remarks.iter().any(|remark| remark.contains("added to it")));
}

#[test]
fn a_precision_that_is_empty_is_not_exact_and_is_told() {
    let rows = sheet()
        .row(&[("event_id_cnty", "A1"), ("time_precision", ""), ("geo_precision", "")])
        .row(&[("event_id_cnty", "A2"), ("time_precision", "9")]);
    let store = opened(&rows.text());
    assert_eq!([store.date("acled-a1"), store.date("acled-a2")], ["2020-03-08~", "2020-03-08~"]);
    store.says("Row 2: time_precision is empty; the event is taken to be about the day given.");
    store.says("Row 2: geo_precision is empty; the place is taken to be within a district.");
    store.says(
        "Row 3, odd: time_precision is 9, which the codebook does not have; it is taken to be about that day.",
    );
    let place = store.store.catalog().place(store.event("acled-a1").place[0]);
    assert_eq!((place.name.as_str(), place.precision.unwrap().written()), ("Old Ford", "district"));
    assert!(!warnings(&store.text).iter().any(|w| w.contains("dated")), "{:?}", warnings(&store.text));
}

#[test]
fn a_title_names_no_place_more_exactly_than_it_is_known() {
    let store = opened(
        &sheet()
            .row(&[("event_id_cnty", "A1"), ("geo_precision", "2")])
            .row(&[("event_id_cnty", "A2"), ("geo_precision", "3")])
            .text(),
    );
    let title = |id: &str| store.event(id).title.to_string();
    assert!(title("acled-a1").ends_with(", around Old Ford"), "{}", title("acled-a1"));
    assert!(title("acled-a2").ends_with(", North"), "{}", title("acled-a2"));
}

#[test]
fn a_day_that_could_be_two_is_one_of_them() {
    let store = opened(&sheet().row(&[("event_id_cnty", "A1"), ("event_date", "06/07/2018")]).text());
    assert_eq!(store.date("acled-a1"), "[2018-06-07,2018-07-06]");
    let told = sheet().row(&[("event_id_cnty", "A1"), ("event_date", "06/07/2018")]);
    let told = told.row(&[("event_id_cnty", "A2"), ("event_date", "13/07/2018")]);
    assert_eq!(opened(&told.text()).date("acled-a1"), "2018-07-06", "another row tells");
}

#[test]
fn a_year_in_which_the_date_is_not_is_told_and_the_date_is_kept() {
    let rows = [("VSA1", "2021"), ("VSA2", "2020"), ("VSA3", ""), ("VSA4", "this")];
    let sheet =
        rows.iter().fold(sheet(), |sheet, (id, year)| sheet.row(&[("event_id_cnty", id), ("year", year)]));
    let store = opened(&sheet.text());
    store.says("Row 2, odd: year is 2021, but its date is in 2020; the date is kept.");
    store.says("Row 5, odd: year is this, but its date is in 2020; the date is kept.");
    assert_eq!(store.remarks.iter().filter(|remark| remark.contains("year is")).count(), 2);
    assert_eq!(store.date("acled-vsa1"), "2020-03-08");
}
