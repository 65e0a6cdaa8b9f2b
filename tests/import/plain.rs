//! Tables with columns of one's own.

use super::{opened, warnings};

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
           summary: \"Ferry held up\"\n  \
           place: old-ford\n  \
           actors: [{who: river-front, as: attacker, basis: named by source}]\n  \
           toll: [{side: unstated, killed: \">2\", injured: 3 (2..4)}]\n  \
           claims: [{source: the-courier-on-2020-03-09, para: 1, words: \"On the ferry\"}]\n  \
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
        "Rows 2, 4: the date could be day/month or month/day, no row of the file tells, and it was read as month/day.",
    );
    let mixed = days("a,3/8/2020,A\nb,13/8/2020,B\nc,8/13/2020,C\n");
    assert_eq!(
        [mixed.date("a"), mixed.date("b"), mixed.date("c")],
        ["2020-03-08", "2020-08-13", "2020-08-13"]
    );
    mixed.says(
        "Row 2: the date could be day/month or month/day, the file has both, and it was read as month/day.",
    );
}

#[test]
fn a_year_without_its_century_and_a_form_that_is_none_are_told() {
    let store = opened("id,date,title,form,killed\na,3/8/20,A,,\nb,2020,B,battle,\"1,000\"\n");
    store.says("Row 2, not carried: the date of “A”, `3/8/20`, cannot be read.");
    store.says("Row 3, not carried: `battle` is no form of a store.");
    assert!(store.written("b").contains("killed: 1000"));
}
