//! Tables with columns of one's own.

use super::{opened, owned, warnings};

#[test]
fn columns_are_known_by_their_names() {
    let store = opened(
        "Name,Start,End,Type,City,Country,Lat,Lon,Deaths,Wounded,Publisher,Source title,Published,Link,Attacker,Tags,Boat\n\
         Ferry held up,8 March 2020,,Attack,Old Ford,Vessa,10.5,20.25,>2,3 (2..4),The Courier,On the ferry,\
         2020-03-09,https://courier.example/1,River Front,\"ferry; night\",Old\n\
         Strike,2020-03-10,2020-03-12,,,,,,0,,,,,,,,\n\
         Somewhere between,2001-04-16..2001-04-20,,,,,,,,,Almanac,,,,Unknown,,\n",
    );
    assert_eq!(
        store.written("2020-03-08-ferry-held-up"),
        "- id: 2020-03-08-ferry-held-up\n  \
           date: \"2020-03-08\"\n  \
           form: incident\n  \
           kind: attack\n  \
           title: \"Ferry held up\"\n  \
           summary: \"Ferry held up.\"\n  \
           place: old-ford\n  \
           actors: [{who: river-front, as: attacker, basis: named by source}]\n  \
           toll: [{side: unstated, killed: \">2\", injured: 3 (2..4)}]\n  \
           claims: [{source: the-courier-on-2020-03-09, words: \"On the ferry\"}]\n  \
           tags: [ferry, night]"
    );
    assert_eq!(store.date("2020-03-10-strike"), "2020-03-10/2020-03-12");
    assert_eq!(store.event("2020-03-10-strike").form.written(), "period");
    assert!(store.written("2020-03-10-strike").contains("killed: 0"));
    assert_eq!(store.date("2001-04-16-somewhere-between"), "[2001-04-16..2001-04-20]");
    store.says("Columns not carried: boat.");
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_kept() {
    let store = opened(
        "id,date,end,time,title,killed,lat,lon,url,published\n\
         a,2020-03-08,2020-03-01,25:00,One,a few men,99,0,ftp://x,soon\n\
         b,last spring,,,Two,,,,,\n\
         c,2020-03-08,,,,,,,,\n\
         d,2020-03~,,,Four,,,,,\n\
         e,2020-03-08,,evening,Five,,,,,\n\
         five,[..2020],,,Six,,,,,\n",
    );
    for remark in [
        "its end, `2020-03-01`, does not go with its beginning.",
        "the time `25:00` does not go with the date.",
        "there is no place at 99, 0.",
        "`a few men` killed is not a count.",
        "`ftp://x` is not an address of the web.",
        "the date of publication, `soon`, cannot be read.",
    ] {
        store.says(&format!("Row 2, not carried: {remark}"));
    }
    store.says("Row 3, not carried: the date of “Two”, `last spring`, cannot be read.");
    store.says("Row 4, not carried: it has no title.");
    assert_eq!(store.date("d"), "2020-03~");
    assert!(store.written("e").contains("time: \"evening\""));
    assert_eq!(store.date("five"), "[..2020]");
    assert_eq!(store.store.len(), 4);
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn rows_that_can_be_read_one_way_only_decide_how_days_with_slashes_are_read() {
    let days = |rows: &str| opened(&format!("id,date,title\n{rows}"));
    let turned = days("a,3/8/2020,A\nb,13/8/2020,B\n");
    assert_eq!([turned.date("a"), turned.date("b")], ["2020-08-03", "2020-08-13"]);
    turned.says("Row 2: the date was read as day/month, for other rows of the file can be nothing else.");
    let months = days("a,3/8/2020,A\nb,8/13/2020,B\n");
    assert_eq!([months.date("a"), months.date("b")], ["2020-03-08", "2020-08-13"]);
    assert!(!months.remarks.iter().any(|remark| remark.contains("month/day")));
    let guessed = days("a,3/8/2020,A\nb,3/3/2020,B\nc,4/8/2020,C\n");
    guessed.says(
        "Rows 2, 4: the date could be day/month or month/day, and no row tells: as the only day of an event it \
         is one of the two, else month/day; written as 2016-03-07 it says which.",
    );
    assert_eq!(
        [guessed.date("a"), guessed.date("b"), guessed.date("c")],
        ["[2020-03-08,2020-08-03]", "2020-03-03", "[2020-04-08,2020-08-04]"]
    );
    let mixed = days("a,3/8/2020,A\nb,13/8/2020,B\nc,8/13/2020,C\n");
    assert_eq!(
        [mixed.date("a"), mixed.date("b"), mixed.date("c")],
        ["[2020-03-08,2020-08-03]", "2020-08-13", "2020-08-13"]
    );
    mixed.says(
        "Row 2: the date could be day/month or month/day, and the file has both: as the only day of an event it \
         is one of the two, else month/day; written as 2016-03-07 it says which.",
    );
    mixed.says("Row 3: the date can only be day/month, where others can only be month/day.");
    mixed.says("Row 4: the date can only be month/day, where others can only be day/month.");
}

#[test]
fn a_guessed_day_stays_a_beginning_an_end_and_a_day_of_publication() {
    let store = opened(
        "id,date,end,title,source,published\n\
         a,3/8/2020,4/8/2020,A,Courier,5/8/2020\n\
         b,3/8/2020,,B,Almanac,\n",
    );
    assert_eq!(store.date("a"), "2020-03-08/2020-04-08");
    assert_eq!(store.date("b"), "[2020-03-08,2020-08-03]");
    assert!(store.text.contains("published: \"2020-05-08\""), "{}", store.text);
    assert!(!store.remarks.iter().any(|remark| remark.contains("not carried")), "{:#?}", store.remarks);
}

#[test]
fn a_year_without_its_century_and_a_form_that_is_none_are_told() {
    let store = opened("id,date,title,form,killed\na,3/8/20,A,,\nb,2020,B,battle,\"1,000\"\n");
    store.says("Row 2, not carried: the date of “A”, `3/8/20`, cannot be read.");
    store.says("Row 3, not carried: `battle` is no form of a store.");
    assert!(store.written("b").contains("killed: 1000"));
}

#[test]
fn counts_in_words_and_signs_are_counts_of_a_store() {
    let cells = [
        ("at least 292", "292+"),
        ("more than 5", "\">5\""),
        ("about 40", "~40"),
        (">5", "\">5\""),
        ("5-10", "5..10"),
        ("5–10", "5..10"),
        ("~40", "~40"),
        ("unknown", "unknown"),
        ("\"1,234\"", "1234"),
    ];
    let rows: String =
        cells.iter().enumerate().map(|(n, (cell, _))| format!("e{n},2020-03-08,A,{cell}\n")).collect();
    let store = opened(&format!("id,date,title,killed\n{rows}f,2020-03-08,A,dozens\n"));
    for (n, (_, count)) in cells.iter().enumerate() {
        assert!(store.written(&format!("e{n}")).contains(&format!("killed: {count}}}")), "{}", store.text);
    }
    store.says("Row 11, not carried: `dozens` killed is not a count.");
    assert!(store.event("f").toll.is_empty());
}

#[test]
fn dates_in_words_become_what_they_plainly_say() {
    let cells = [
        ("Oct 2016", "2016-10"),
        ("October 2016", "2016-10"),
        ("10/2016", "2016-10"),
        ("2016", "2016"),
        ("2016-10", "2016-10"),
        ("11 May 2016", "2016-05-11"),
        ("2016/05/11", "2016-05-11"),
        ("20160511", "2016-05-11"),
        ("11.05.2016", "2016-05-11"),
        ("11.5.2016..13.5.2016", "[2016-05-11..2016-05-13]"),
        ("~2016/5/11", "2016-05-11~"),
        ("\"May 11, 2016\"", "2016-05-11"),
        ("\"Wednesday, 11th May 2016\"", "2016-05-11"),
        ("about May 2016", "2016-05~"),
        ("c. 2016", "2016~"),
        ("between 11 May 2016 and 13 May 2016", "[2016-05-11..2016-05-13]"),
        ("Between 2015 and 2016", "[2015..2016]"),
    ];
    let rows: String = cells.iter().enumerate().map(|(n, (cell, _))| format!("e{n},{cell},A\n")).collect();
    let unread =
        ["spring 2016", "11-13 May 2016", "2016-05-11 or later", "between May and June", "Maybe 2016"];
    let bad: String = unread.iter().map(|cell| format!(",{cell},B\n")).collect();
    let store = opened(&format!("id,date,title\n{rows}{bad}"));
    for (n, (_, date)) in cells.iter().enumerate() {
        assert_eq!(store.date(&format!("e{n}")), *date);
    }
    assert_eq!(store.store.len(), cells.len());
    for (n, cell) in unread.iter().enumerate() {
        let row = n + cells.len() + 2;
        store.says(&format!("Row {row}, not carried: the date of “B”, `{cell}`, cannot be read."));
    }
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn a_time_behind_a_date_is_kept_or_told() {
    let store = opened(
        "id,date,time,end,title\n\
         a,2018-05-01T12:30:00Z,,,A\n\
         b,5/13/2018 2:30 PM,,,B\n\
         c,2018-05-01 00:00:00,,,C\n\
         d,2018-05-01T12:30:00,09:00,,D\n\
         e,2018-05-01T12:30:00,,2018-05-02T08:00:00,E\n\
         f,2018-05-01 evening,,,F\n\
         g,2018-05-01,2:30 pm,,G\n",
    );
    let time = |id: &str| {
        let written = store.written(id);
        let time = written.lines().find_map(|line| line.trim().strip_prefix("time: "));
        time.unwrap_or_default().trim_matches('"').to_owned()
    };
    let times = ["a", "b", "c", "d", "e", "f", "g"].map(time);
    assert_eq!(times, ["12:30", "14:30", "", "09:00", "", "evening", "14:30"]);
    store.says("Row 2: the zone of its time is not carried.");
    store.says("Row 5, not carried: the time 12:30 behind its date does not go with the date or its time.");
    store.says("Row 6, not carried: the time of its end, 08:00, has no place.");
    store.says("Row 6, not carried: the time 12:30 behind its date does not go with the date or its time.");
    assert_eq!(store.date("e"), "2018-05-01/2018-05-02");
}

#[test]
fn what_nobody_is_named_for_is_told_as_that() {
    let table = "id,date,title,killed,source_title\na,2020-03-08,Car bomb at market,2,\n";
    let told = owned(table, "a");
    assert!(
        told.contains("Car bomb at market. Toll: Side not stated: 2 killed, according to t.csv;"),
        "{told}"
    );
    let told = owned(&format!("{table}b,2020-03-09,Fire,3,On the fire\n"), "b");
    assert!(told.contains("3 killed, according to an unnamed publisher;"), "{told}");
}

#[test]
fn several_publishers_of_a_row_are_sources_of_their_own() {
    let store = opened(
        "id,date,title,source,source_title,published\n\
         a,2020-03-08,A,AFP; Reuters;AFP,,\nb,2020-03-08,B,AFP;Reuters,On the ferry,2020-03-09\nc,2020-03-08,C,;,,\n",
    );
    assert!(
        store.written("a").contains("claims: [{source: afp, words: \"A\"}, {source: reuters, words: \"A\"}]")
    );
    assert!(store.written("b").contains("{source: afp-on-2020-03-09, words: \"On the ferry\"}"));
    assert!(store.written("b").contains("{source: reuters-on-2020-03-09, words: \"On the ferry\"}"));
    assert_eq!(store.event("c").claims.len(), 1, "the file itself");
    assert_eq!(warnings(&store.text), [""; 0]);
}
