//! Input that means no good, or no sense: it is refused or told, and never a panic.

use proptest::prelude::*;

use super::{Format, good, made};

fn told(bytes: &[u8]) -> String {
    made(bytes, None).map(|m| m.text).unwrap_err()
}

#[test]
fn what_cannot_be_imported_is_told_with_what_was_looked_for() {
    assert_eq!(told(b""), "file.csv is empty.");
    assert_eq!(told(b" \n\n"), "file.csv is empty.");
    assert_eq!(told(b"\xff\xfea\0"), "file.csv is in UTF-16. save it in UTF-8");
    assert_eq!(
        told(b"PK\x03\x04xxxx"),
        "file.csv is a spreadsheet or an archive, not text. save the sheet as CSV, or unpack it"
    );
    assert_eq!(
        told(b"a,b\n1,2\n"),
        "file.csv is in no format that can be imported. the header must have the columns of \
         ucdp (type_of_violence, date_prec, where_prec, best); \
         or of acled (event_id_cnty, event_date, event_type, fatalities); \
         or of gtd (eventid, iyear, imonth, iday); \
         or of timelinejs (year, month, day, headline); \
         or of csv (date, title)"
    );
    let wrong = made(b"a,b\n1,2\n", Some("gtd")).map(|m| m.events).unwrap_err();
    assert_eq!(
        wrong,
        "file.csv is not a file of Global Terrorism Database (GTD), its sheet saved as CSV. \
         the header must have the columns of gtd (eventid, iyear, imonth, iday)"
    );
}

#[test]
fn a_table_without_rows_is_an_empty_store() {
    let made = made(b"date,title\n", None).unwrap();
    assert_eq!(made.events, 0);
    assert_eq!(good(&made.text).len(), 0);
    assert!(made.losses.lines(None).iter().any(|l| l.as_str() == "The file holds no event."));
}

#[test]
fn quotation_marks_that_are_not_closed_controls_and_huge_numbers_are_told_with_rows() {
    let text =
        b"date,title,killed\n2020,\"A\0B\x1b[31m\",99999999999999999999\n2021,C,1\n2022,\"D,2\n2023,E,3\n";
    let made = made(text, None).unwrap();
    let told: Vec<String> = made.losses.lines(None).iter().map(ToString::to_string).collect();
    for remark in [
        "Row 2: control characters in the text became blanks.",
        "Row 2, not carried: `99999999999999999999` killed is not a count.",
        "Row 4, not carried: it has 2 fields where there are 3 columns, and goes over several lines: \
         is a quotation mark not closed?",
    ] {
        assert!(told.iter().any(|t| t == remark), "{remark} is not in {told:#?}");
    }
    assert!(good(&made.text).find("2020-a-b-31m").is_some());
}

#[test]
fn remarks_beyond_the_first_are_counted() {
    let rows: String = (0..50).map(|n| format!("x,Title {n}\n")).collect();
    let lines = made(format!("date,title\n{rows}").as_bytes(), None).unwrap().losses.lines(Some(20));
    assert_eq!(lines.last().unwrap().as_str(), "… and 30 more remarks on rows.");
    assert_eq!(lines.iter().filter(|l| l.as_str().starts_with("Row ")).count(), 20);
}

#[test]
fn an_address_that_no_store_may_hold_is_told_and_left_out() {
    for url in [
        "https://x.example\u{202e}",
        "https://x.example/<b>",
        "https://x.example\\y",
        "https:///x",
        "ftp://x",
    ] {
        let table = format!("date,title,url\n2020,A,{url}\n");
        let slides = format!("year,month,day,headline,media\n2020,1,2,A,{url}\n");
        for text in [table, slides] {
            let made = made(text.as_bytes(), None).unwrap();
            assert_eq!(good(&made.text).len(), 1, "{url}");
            let told = made.losses.lines(None);
            assert!(told.iter().any(|l| l.as_str().contains("address")), "{url}: {told:?}");
        }
    }
}

#[test]
fn a_report_published_after_a_day_that_is_about_known_has_an_id() {
    for published in ["[1825~..]", "[1825?..]", "[201X..]", "[1825-03~..2020]"] {
        let table = format!("date,title,source,published\n2020,A,Courier,{published}\n");
        let made = made(table.as_bytes(), None).unwrap();
        assert_eq!(good(&made.text).len(), 1, "{published}: {}", made.text);
    }
}

#[test]
fn a_name_in_a_list_of_which_nothing_can_be_seen_is_none() {
    let own = "date,title,actors,tags\n2020,A,Guard;\u{ad};\u{200b},one;\u{ad}\n".to_owned();
    let acled = format!(
        "{}\n{}\n",
        HEADERS[1], "VES1,1 May 2020,Battles,1,1,A;\u{ad},B;\u{ad},Courier;\u{ad},told,t;\u{ad},L,N,V,1,1,1"
    );
    let ucdp = format!(
        "{}\n{}\n",
        HEADERS[0],
        "1,1,1,1,1,1,1,2020-01-01,2020-01-01,A,B,\"\"\"\u{ad},2020-01-02,\u{ad}\"\";\"\"\u{ad}\"\"\",V,L,N,1,1,1,1,2020"
    );
    for (table, events) in [(own, 1), (acled, 1), (ucdp, 1)] {
        let made = made(table.as_bytes(), None).unwrap();
        assert_eq!(good(&made.text).len(), events, "{}", made.text);
    }
}

/// The headers that are looked for, and columns that rows are likely to stumble over.
const HEADERS: [&str; 5] = [
    "id,type_of_violence,date_prec,where_prec,best,low,high,date_start,date_end,side_a,side_b,source_article,country,\
where_coordinates,adm_1,latitude,longitude,event_clarity,deaths_a,year",
    "event_id_cnty,event_date,event_type,fatalities,time_precision,actor1,assoc_actor_1,source,notes,tags,location,\
admin1,country,latitude,longitude,geo_precision",
    "eventid,iyear,imonth,iday,approxdate,extended,resolution,gname,nkill,nwound,nhostkid,ishostkid,scite1,city,\
provstate,specificity,summary,attacktype1_txt",
    "year,month,day,time,end year,end month,end day,display date,headline,text,media,media credit,type,group",
    "id,date,end,time,title,summary,kind,form,place,country,lat,lon,actors,attacker,killed,injured,source,published,\
url,words,tags",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[0-9]{1,3}",
        (1i32..2200, 0u8..14, 0u8..33).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        (1i32..2200).prop_map(|y| y.to_string()),
        "-?[0-9]{1,3}\\.[0-9]{1,4}",
        Just("no".to_owned()),
        Just("Unknown".to_owned()),
        Just("unidentified".to_owned()),
        Just("-99".to_owned()),
        Just("\"A,2020-01-01,B\";\"C,2019-01-01,D\"".to_owned()),
        Just("https://example.org/x".to_owned()),
        "https?://[a-z/\"<>\\\\{}\u{ad}\u{200b}\u{ff}]{0,8}",
        "\\PC{0,12}",
        "[a-zA-Z';:#&*!|>%@`{}\\[\\]\"\\\\-]{1,20}",
    ]
}

fn rows(width: usize) -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(cell(), width), 0..12)
}

fn written(header: &str, rows: &[Vec<String>]) -> String {
    let field = |value: &String| format!("\"{}\"", value.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(field).collect::<Vec<_>>().join(",");
    let lines: Vec<String> = rows.iter().map(line).collect();
    format!("{header}\n{}\n", lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_bytes_are_imported_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), which in 0..5usize) {
        let _refused = made(&bytes, None);
        let table = [HEADERS[which].as_bytes(), b"\n", &bytes].concat();
        if let Ok(made) = made(&table, None) {
            good(&made.text);
        }
    }

    #[test]
    fn any_rows_make_a_store_that_check_finds_no_error_in(
        (which, rows) in (0..5usize).prop_flat_map(|n| (Just(n), rows(HEADERS[n].split(',').count()))),
    ) {
        let made = made(written(HEADERS[which], &rows).as_bytes(), None).unwrap();
        prop_assert_eq!(good(&made.text).len(), made.events);
        prop_assert_eq!(made.format.name, ["ucdp", "acled", "gtd", "timelinejs", "csv"][which]);
    }
}

#[test]
fn formats_are_told_apart_by_header_alone() {
    for (header, name) in HEADERS.iter().zip(["ucdp", "acled", "gtd", "timelinejs", "csv"]) {
        let found = made(format!("{header}\n").as_bytes(), None).unwrap().format;
        assert_eq!(found.name, name);
        assert!(Format::named(name).is_some());
    }
}
