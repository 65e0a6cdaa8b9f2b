//! UCDP GED.

use super::{Sheet, made, opened, opened_as, owned, warnings};

const HEADER: &str = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,\
conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,\
side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,\
where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,\
event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob";

const USUAL: &[(&str, &str)] = &[
    ("year", "2020"),
    ("code_status", "Clear"),
    ("type_of_violence", "1"),
    ("conflict_name", "Vessa: Government"),
    ("side_a", "Government of Vessa"),
    ("side_b", "River Front"),
    ("source_article", "\"The Courier,2020-03-10,Ferry held up at the old ford\""),
    ("where_prec", "1"),
    ("where_coordinates", "Old Ford town"),
    ("adm_1", "North province"),
    ("adm_2", "Lower district"),
    ("latitude", "10.5"),
    ("longitude", "20.25"),
    ("geom_wkt", "POINT (20.25 10.5)"),
    ("country", "Vessa"),
    ("region", "Riverlands"),
    ("event_clarity", "1"),
    ("date_prec", "1"),
    ("date_start", "2020-03-08 00:00:00.000"),
    ("date_end", "2020-03-08 00:00:00.000"),
    ("deaths_a", "0"),
    ("deaths_b", "2"),
    ("deaths_civilians", "0"),
    ("deaths_unknown", "0"),
    ("best", "2"),
    ("high", "4"),
    ("low", "1"),
    ("gwnoa", "999"),
];

pub fn sheet() -> Sheet {
    Sheet::new(HEADER, USUAL)
}

#[test]
fn a_row_becomes_an_event_with_its_place_sides_counts_and_source() {
    let store = opened(&sheet().row(&[("id", "7")]).text());
    assert_eq!(
        store.written("ucdp-7"),
        "- id: ucdp-7\n  \
           date: \"2020-03-08\"\n  \
           form: incident\n  \
           kind: state-based\n  \
           title: \"Government of Vessa and River Front, Old Ford town\"\n  \
           summary: \"Conflict: Vessa: Government.\"\n  \
           place: old-ford-town\n  \
           actors: [{who: government-of-vessa, as: side-a}, {who: river-front, as: side-b}]\n  \
           toll: [{side: all, killed: 2 (1..4)}, {side: side-b, of: \"River Front\", killed: 2}]\n  \
           claims: [{source: ucdp-ged, words: \"event 7\"}, {source: the-courier-on-2020-03-10, \
           words: \"Ferry held up\", via: ucdp-ged}]\n  \
           tags: [vessa-government, riverlands]"
    );
    assert!(store.text.contains("licence: \"CC BY 4.0\""));
    assert!(store.text.contains("attribution: \"Uppsala Conflict Data Program"));
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn precision_of_the_date_is_one_of_and_never_lasted() {
    let dates = [
        ("1", "2020-03-08", "2020-03-08", "2020-03-08"),
        ("2", "2020-03-08", "2020-03-11", "[2020-03-08..2020-03-11]"),
        ("3", "2020-03-02", "2020-03-08", "[2020-03-02..2020-03-08]"),
        ("4", "2020-03-01", "2020-03-31", "2020-03"),
        ("4", "2020-03-03", "2020-03-30", "[2020-03-03..2020-03-30]"),
        ("5", "2020-01-01", "2020-12-31", "2020"),
        ("5", "2020-01-01", "2020-04-01", "[2020-01-01..2020-04-01]"),
    ];
    let mut rows = sheet();
    for (n, (precision, start, end, _)) in dates.iter().enumerate() {
        let article = "Courier,2021-01-01,Told later";
        rows = rows.row(&[
            ("id", &n.to_string()),
            ("date_prec", precision),
            ("date_start", start),
            ("date_end", end),
            ("source_article", article),
        ]);
    }
    let store = opened(&rows.text());
    for (n, (.., date)) in dates.iter().enumerate() {
        let id = format!("ucdp-{n}");
        assert_eq!(store.date(&id), *date);
        assert!(store.event(&id).when.is_moment(), "{date}");
    }
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn what_is_told_as_a_sum_is_an_aggregate_and_never_added_up() {
    let ranged = [("id", "1"), ("event_clarity", "2"), ("date_prec", "4"), ("date_end", "2020-03-31")];
    let rows = sheet().row(&[&ranged[..], &[("date_start", "2020-03-01"), ("source_article", "")]].concat());
    let store =
        opened(&rows.row(&[("id", "2"), ("event_clarity", "2"), ("code_status", "Check dyad")]).text());
    assert_eq!(store.event("ucdp-1").form.written(), "aggregate");
    assert_eq!(store.date("ucdp-1"), "[2020-03-01..2020-03-31]");
    assert_eq!(store.event("ucdp-1").coding.written(), "fair");
    assert_eq!(store.event("ucdp-2").form.written(), "incident");
    assert_eq!(store.event("ucdp-2").coding.written(), "doubtful");
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn precision_of_the_place_chooses_the_place() {
    let mut rows = sheet();
    for precision in ["1", "2", "3", "4", "5", "6", "7"] {
        rows = rows.row(&[("id", precision), ("where_prec", precision)]);
    }
    let store = opened(&rows.text());
    let places: Vec<String> = (1..=7)
        .map(|n| {
            let place = store.store.catalog().place(store.event(&format!("ucdp-{n}")).place[0]);
            format!("{} {}", place.name, place.precision.unwrap().written())
        })
        .collect();
    assert_eq!(
        places,
        [
            "Old Ford town town",
            "around Old Ford town district",
            "Lower district district",
            "North province province",
            "Old Ford town (Lower district) province",
            "Vessa country",
            "Old Ford town (Lower district, North province) country",
        ]
    );
}

/// Of a row that is known to lie somewhere in a province the district is not defined, for nothing would refer to it.
#[test]
fn no_place_is_defined_that_nothing_refers_to() {
    for precision in ["1", "2", "3", "4", "5", "6", "7", ""] {
        let store = opened(&sheet().row(&[("id", "7"), ("where_prec", precision)]).text());
        let unused: Vec<String> =
            warnings(&store.text).into_iter().filter(|w| w.contains("Nothing refers")).collect();
        assert_eq!(unused, Vec::<String>::new(), "where_prec {precision}");
    }
}

#[test]
fn odd_estimates_are_kept_and_told_with_their_rows() {
    let rows = sheet()
        .row(&[("id", "1"), ("best", "9")])
        .row(&[("id", "2"), ("low", "5"), ("high", "3"), ("best", "4")])
        .row(&[("id", "3"), ("low", "0"), ("best", "0"), ("high", "0"), ("deaths_b", "0")]);
    let store = opened(&rows.text());
    store.says("Row 2, odd: low 1, best 9, high 4: the best estimate lies outside low and high.");
    store.says(
        "Row 3, odd: low 5, best 4, high 3: the low estimate is more than the high one; they were exchanged.",
    );
    assert!(store.written("ucdp-1").contains("killed: 9 (1..4)"));
    assert!(store.written("ucdp-2").contains("killed: 4 (3..5)"));
    assert!(store.written("ucdp-3").contains("toll: [{side: all, killed: 0}]"));
    assert_eq!(warnings(&store.text), ["The best figure 9 lies outside 1 to 4."]);
}

#[test]
fn one_sided_violence_names_who_attacked_whom() {
    let store =
        opened(&sheet().row(&[("id", "1"), ("type_of_violence", "3"), ("side_b", "Civilians")]).text());
    assert!(store.written("ucdp-1").contains(
        "actors: [{who: government-of-vessa, as: attacker, basis: named by source}, {who: civilians, as: target}]"
    ));
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn the_dead_of_a_side_are_told_by_its_name_and_those_of_no_side_by_none() {
    let dead = [("deaths_a", "3"), ("deaths_civilians", "1"), ("deaths_unknown", "1"), ("best", "7")];
    let named = [&[("id", "1"), ("type_of_violence", "3")][..], &dead].concat();
    let unnamed = [&[("id", "2"), ("side_a", ""), ("side_b", "")][..], &dead].concat();
    let told = owned(&sheet().row(&named).text(), "ucdp-1");
    let by_name =
        "Side A (Government of Vessa): 3 killed; Side B (River Front): 2 killed; Civilians: 1 killed";
    assert!(told.contains(by_name), "{told}");
    let told = owned(&sheet().row(&unnamed).text(), "ucdp-2");
    assert!(told.contains("Side A: 3 killed; Side B: 2 killed; Civilians: 1 killed"), "{told}");
}

#[test]
fn every_report_is_a_source_with_its_day() {
    let articles =
        "\"The Courier,2020-03-10,Ferry held up; \"\"two\"\" dead\";\"Radio Vessa,2020-03-09,On the ferry\"";
    let early = "\"The Courier,2020-03-01,Ferries are unsafe\"";
    let rows = sheet()
        .row(&[("id", "1"), ("source_article", &articles.replace("\"\"", "\""))])
        .row(&[("id", "2"), ("source_article", early)])
        .row(&[("id", "3"), ("source_article", "")])
        .row(&[
            ("id", "4"),
            ("source_article", ""),
            ("source_office", "Radio Vessa"),
            ("source_date", "2020-03-09"),
            ("source_headline", "On the ferry"),
        ]);
    let store = opened(&rows.text());
    let claims = |id| store.event(id).claims.len();
    assert_eq!([claims("ucdp-1"), claims("ucdp-2"), claims("ucdp-3"), claims("ucdp-4")], [3, 2, 1, 2]);
    assert!(store.text.contains("title: 'Ferry held up; \"two\" dead'\n  publisher: \"The Courier\""));
    store.says("Row 3, odd: the report of The Courier is dated 2020-03-01, before the event.");
    assert!(store.text.contains("published: \"[2020-03-01..]\""));
    assert!(store.written("ucdp-3").contains("{source: ucdp-ged, words: \"event 3\"}"));
    assert_eq!(store.text.matches("radio-vessa-on-2020-03-09, words").count(), 2, "it is one source");
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn files_without_a_header_with_a_mark_and_in_latin_1_are_read() {
    let rows = sheet().row(&[("id", "7"), ("where_coordinates", "Bogotá town")]);
    let with = opened(&rows.text());
    let without = opened(&rows.body(','));
    assert_eq!(with.written("ucdp-7"), without.written("ucdp-7"));
    let marked = opened(&format!("\u{feff}{}", rows.text()));
    assert_eq!(with.text, marked.text);
    let latin: Vec<u8> = rows.text().chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let latin = opened_as(&latin, None);
    assert_eq!(with.text, latin.text);
    latin.says("Row 2: the text is not in UTF-8 and was read as Windows-1252.");
    let semicolons = opened(&rows.body(';'));
    assert_eq!(with.text, semicolons.text);
}

#[test]
fn what_is_not_carried_is_told_by_column_and_by_row() {
    let rows = sheet()
        .row(&[("id", "1"), ("latitude", "95")])
        .row(&[("id", "2"), ("date_start", "2020-02-30"), ("date_end", ""), ("year", "")])
        .row(&[("id", "3"), ("date_start", ""), ("date_end", "")])
        .row(&[("id", "3")]);
    let store = opened(&format!("{}1,2,3\n", rows.text()));
    store.says(
        "Columns not carried: relid, active_year, conflict_dset_id, conflict_new_id, dyad_dset_id, dyad_new_id, \
         dyad_name, side_a_dset_id, side_a_new_id, side_b_dset_id, side_b_new_id, number_of_sources, \
         source_original, geom_wkt, priogrid_gid, country_id.",
    );
    store.says("Row 2, not carried: there is no place at 95, 20.25.");
    store.says("Row 3, not carried: the event 2 has no date that can be read.");
    store.says("Row 4, odd: no day can be read; the year is taken.");
    store.says("Row 5, odd: the id ucdp-3 is taken already; the event is called ucdp-3-row-5.");
    store.says("Row 6, not carried: it has 3 fields where there are 49 columns.");
    assert_eq!(store.date("ucdp-3"), "2020");
    assert_eq!(store.date("ucdp-3-row-5"), "2020-03-08");
}

#[test]
fn the_same_file_makes_the_same_store() {
    let text = sheet().row(&[("id", "1")]).row(&[("id", "2"), ("side_b", "Hill Front")]).text();
    assert_eq!(made(text.as_bytes(), None).unwrap().text, made(text.as_bytes(), Some("ucdp")).unwrap().text);
}

/// What the outlets wrote is not known: the numbers are those of UCDP, which cites them.
#[test]
fn numbers_are_those_of_the_data_set_and_never_of_the_reports_that_it_cites() {
    let articles = "\"AFP,2020-03-10,Ferry held up\";\"Reuters,2020-03-09,On the ferry\"";
    let told = owned(&sheet().row(&[("id", "7"), ("source_article", articles)]).text(), "ucdp-7");
    assert!(
        told.contains("according to UCDP GED, which cites AFP and Reuters; no second source here"),
        "{told}"
    );
    assert!(!told.contains("according to AFP"), "{told}");
    let alone = owned(&sheet().row(&[("id", "7"), ("source_article", "")]).text(), "ucdp-7");
    assert!(alone.contains("according to UCDP GED; no second source here"), "{alone}");
}

#[test]
fn the_data_set_is_one_source_that_was_published_after_its_last_event() {
    let rows = sheet().row(&[("id", "1")]).row(&[
        ("id", "2"),
        ("date_start", "2021-05-01"),
        ("date_end", "2021-05-01"),
    ]);
    let store = opened(&rows.text());
    assert!(store.text.contains(
        "- id: ucdp-ged\n  title: \"UCDP GED\"\n  publisher: \"UCDP GED\"\n  published: \"[2021..]\"\n  \
         published_basis: \"not stated: not before the last year it has events of\"\n"
    ));
    assert!(store.text.contains("- {id: ucdp-ged, name: \"UCDP GED\", kind: data-set}"));
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn what_the_codebook_does_not_have_is_told_with_its_row() {
    let rows = sheet()
        .row(&[("id", "1"), ("best", "-3"), ("type_of_violence", "7"), ("where_prec", "0")])
        .row(&[("id", "2"), ("best", "NA"), ("event_clarity", "7"), ("where_prec", "x")])
        .row(&[("id", "3"), ("date_prec", "9"), ("date_end", "2020-03-10"), ("high", "")])
        .row(&[
            ("id", "4"),
            ("date_start", "soon"),
            ("deaths_a", "1e3"),
            ("low", ""),
            ("best", ""),
            ("high", "4"),
        ])
        .row(&[("id", "5"), ("source_article", ""), ("source_office", "Radio"), ("source_date", "May")]);
    let store = opened(&rows.text());
    for remark in [
        "Row 2, not carried: best is `-3`, which is not a count.",
        "Row 2, odd: type_of_violence is 7, which the codebook does not have; its type is not stated.",
        "Row 2, odd: where_prec is 0, which the codebook does not have; the place is taken to be within a province.",
        "Row 3, not carried: best is `NA`, which is not a count.",
        "Row 3, odd: event_clarity is 7, which the codebook does not have; it is taken to be one event.",
        "Row 3, odd: where_prec is x, which the codebook does not have; the place is taken to be within a province.",
        "Row 4, odd: date_prec is 9, which the codebook does not have; one of the days of the range is taken.",
        "Row 4, odd: low 1, best 2, high : a range has two ends; the one that is given was left out.",
        "Row 5, not carried: date_start is `soon`, which is no day.",
        "Row 5, not carried: deaths_a is `1e3`, which is not a count.",
        "Row 6, not carried: source_date is `May`, which is no day.",
    ] {
        store.says(remark);
    }
    assert!(store.written("ucdp-1").contains("toll: [{side: all, killed: 1..4}"));
    assert!(store.written("ucdp-3").contains("toll: [{side: all, killed: 2}"));
    assert!(store.written("ucdp-4").contains("toll: [{side: all, killed: ..4}"));
}

#[test]
fn commas_between_thousands_are_no_decimal_points() {
    let row = [("id", "1"), ("low", "1,000"), ("best", "1,000.0"), ("high", "2,000"), ("deaths_b", "1,00")];
    let store = opened(&sheet().row(&row).text());
    assert!(
        store.written("ucdp-1").contains("toll: [{side: all, killed: 1000 (1000..2000)}]"),
        "{}",
        store.text
    );
    store.says("Row 2, not carried: deaths_b is `1,00`, which is not a count.");
}

#[test]
fn titles_and_summaries_say_in_words_what_the_columns_do() {
    let one_sided = [
        ("id", "1"),
        ("type_of_violence", "3"),
        ("conflict_name", "IS - Civilians"),
        ("side_a", "IS"),
        ("side_b", "Civilians"),
        ("where_coordinates", "Baghdad city"),
        ("where_description", "Karrada district"),
        ("source_article", "\",2020-03-10,Dead at the market\""),
    ];
    let groups = [("id", "2"), ("type_of_violence", "2"), ("conflict_name", "IS - SDF"), ("side_a", "IS")];
    let rows = sheet().row(&one_sided).row(&[&groups[..], &[("side_b", "SDF")]].concat());
    let store = opened(&rows.row(&[("id", "3"), ("where_description", "On the river.")]).text());
    let said = |id: &str| {
        let written = store.written(id);
        ["title: ", "summary: "].map(|key| {
            let value = written.lines().find_map(|line| line.trim().strip_prefix(key));
            value.unwrap_or_default().trim_matches('"').to_owned()
        })
    };
    assert_eq!(
        said("ucdp-1"),
        ["IS against civilians, Baghdad city", "IS against civilians. Where: Karrada district."]
    );
    assert_eq!(said("ucdp-2"), ["IS and SDF, Old Ford town", "IS and SDF."]);
    assert_eq!(said("ucdp-3")[1], "Conflict: Vessa: Government. Where: On the river.");
    assert!(store.text.contains("publisher: \"an unnamed publisher\""), "{}", store.text);
}

#[test]
fn a_precision_that_is_empty_is_not_exact_and_is_told() {
    let rows = sheet().row(&[("id", "1"), ("date_prec", ""), ("where_prec", "")]).row(&[
        ("id", "2"),
        ("date_prec", ""),
        ("date_end", "2020-03-10"),
    ]);
    let store = opened(&rows.text());
    assert_eq!([store.date("ucdp-1"), store.date("ucdp-2")], ["2020-03-08~", "[2020-03-08..2020-03-10]"]);
    store.says(
        "Rows 2 to 3: date_prec is empty; a day alone is taken to be about that day, a range to hold it.",
    );
    store.says("Row 2: where_prec is empty; the place is taken to be within a province.");
    assert_eq!(warnings(&store.text), [""; 0]);
}

/// Side A is somebody else in each event: what is added up of it says so.
#[test]
fn a_total_of_a_side_that_is_several_groups_says_so() {
    let folder = super::session::Folder::new("groups");
    let table = sheet()
        .row(&[("id", "1"), ("side_a", "Harbour Front"), ("deaths_a", "2"), ("event_clarity", "1")])
        .row(&[("id", "2"), ("side_a", "River Guard"), ("deaths_a", "3"), ("event_clarity", "1")]);
    std::fs::write(folder.0.join("two.csv"), table.text()).unwrap();
    let (_, page, told) = folder.run(&["brief", "two.csv", "--totals", "--format", "md"]);
    let line = page.lines().find(|line| line.contains("Side A: in 2 incidents"));
    assert!(
        line.is_some_and(|line| line.contains("5 killed; these are of 2 groups, not of one.")),
        "{page}{told}"
    );
    let (_, stats, _) = folder.run(&["stats", "two.csv"]);
    assert!(stats.contains("  Side A, 2 groups    killed  5 "), "{stats}");
    let (_, json, _) = folder.run(&["stats", "two.csv", "--format", "json"]);
    assert!(json.contains("\"groups\": 2"), "{json}");
    let table = sheet().row(&[("id", "1"), ("deaths_a", "2")]).row(&[("id", "2"), ("deaths_a", "3")]);
    std::fs::write(folder.0.join("one.csv"), table.text()).unwrap();
    assert!(!folder.run(&["brief", "one.csv", "--totals"]).1.contains("groups"));
    assert!(!folder.run(&["stats", "one.csv"]).1.contains("groups"));
}
