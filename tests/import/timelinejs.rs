//! TimelineJS.

use super::{made, opened, warnings};

const JSON: &str = r##"{
  "title": {"text": {"headline": "Boats on the <b>Vessa</b>", "text": "A river"}},
  "events": [
    {"start_date": {"year": "1815", "month": "12", "day": "10"},
     "end_date": {"year": 1852, "month": 11, "day": 27},
     "text": {"headline": "The old ferry", "text": "<p>It ran.</p><p>See <a href='https://x.example'>more</a> &amp; more.</p>"},
     "media": {"url": "https://pictures.example/ferry.jpg", "credit": "Museum", "caption": "The <i>ferry</i>"},
     "group": "Boats"},
    {"start_date": {"year": 1900, "hour": 9}, "display_date": "circa 1900", "text": {"headline": "A bridge"}},
    {"start_date": {"year": 1901, "month": 2, "day": 3, "hour": 9, "minute": 5}, "text": {"headline": "Opened", "text": ""}},
    {"start_date": {"year": -500}, "text": {"headline": "First boats"}},
    {"start_date": {"year": 1950}, "end_date": {"year": 1940}, "text": {"headline": "Backwards"}},
    {"text": {"headline": "Never"}}
  ],
  "eras": [{"start_date": {"year": 1800}, "end_date": {"year": 1899}, "text": {"headline": "The century"}}]
}"##;

#[test]
fn slides_become_events_in_plain_text_and_what_lasted_is_a_period() {
    let store = opened(JSON);
    assert_eq!(
        store.written("1815-12-10-the-old-ferry"),
        "- id: 1815-12-10-the-old-ferry\n  \
           date: \"1815-12-10/1852-11-27\"\n  \
           form: period\n  \
           kind: boats\n  \
           title: \"The old ferry\"\n  \
           summary: \"It ran. See more & more.\"\n  \
           claims: [{source: boats-on-the-vessa, words: \"The old ferry\"}, \
           {source: museum-after-1815-12-10, words: \"The ferry\"}]"
    );
    assert!(store.text.contains("url: \"https://pictures.example/ferry.jpg\""));
    assert!(store.text.contains("title: \"Boats on the Vessa, 1800–1950\""));
    assert_eq!(store.date("1900-a-bridge"), "1900~");
    assert!(store.written("1901-02-03-opened").contains("time: \"09:05\""));
    assert_eq!(store.date("1800-the-century"), "1800/1899");
    assert_eq!(store.event("1800-the-century").form.written(), "period");
    assert_eq!(warnings(&store.text), [""; 0]);
}

#[test]
fn what_a_store_cannot_hold_is_told_slide_by_slide() {
    let store = opened(JSON);
    store.says("Row 4, not carried: the date of “First boats”, -500, is none of a store.");
    store.says("Row 5, not carried: “Backwards” ends before it begins; the end was left out.");
    store.says("Row 6, not carried: “Never” has no date.");
    store.says("Row 1: links and other markup of the text are not carried.");
    store.says(
        "The file does not say under which licence it may be used: add `licence` and `attribution` to the store.",
    );
    assert_eq!(store.store.len(), 5);
}

#[test]
fn an_end_known_less_exactly_than_its_beginning_is_left_out_where_it_may_lie_before() {
    let store = opened(
        r#"{"events": [
            {"start_date": {"year": 1901, "month": 2}, "end_date": {"year": 1901}, "text": {"headline": "Flood"}},
            {"start_date": {"year": 1901, "month": 2}, "end_date": {"year": 1902}, "text": {"headline": "Drought"}}
        ]}"#,
    );
    store
        .says("Row 1, not carried: the end of “Flood”, 1901, may lie before its beginning; it was left out.");
    assert_eq!([store.date("1901-02-flood"), store.date("1901-02-drought")], ["1901-02", "1901-02/1902"]);
}

#[test]
fn the_sheet_says_the_same_as_the_json() {
    let sheet = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,\
Media Caption,Media Thumbnail,Type,Group,Background\n\
,,,,,,,,,Boats on the Vessa,,,,,,title,,\n\
1815,12,10,,1852,11,27,,,The old ferry,\"<p>It ran.</p><p>See more &amp; more.</p>\",https://pictures.example/ferry.jpg,Museum,The <i>ferry</i>,,,Boats,\n\
1900,,,,,,,,circa 1900,A bridge,,,,,,,,\n\
1800,,,,1899,,,,,The century,,,,,,era,,\n";
    let (sheet, json) = (opened(sheet), opened(JSON));
    for id in ["1815-12-10-the-old-ferry", "1900-a-bridge", "1800-the-century"] {
        assert_eq!(sheet.written(id), json.written(id));
    }
    sheet.says("Columns not carried: end time, media thumbnail, background.");
}

#[test]
fn what_is_no_timeline_is_refused() {
    let told = |text: &str| made(text.as_bytes(), None).map(|m| m.events).unwrap_err();
    assert_eq!(told("{\"events\": 3}"), "file.csv: there is no list of `events`, as TimelineJS has it.");
    assert!(told("{\"events\": [}").starts_with("file.csv: this is not JSON: "));
}

#[test]
fn parts_of_a_date_that_cannot_be_read_are_told() {
    let store = opened("Year,Month,Day,Time,Headline\n1815,March,3,,A\n1815,3,4,noon,B\n");
    store.says("Row 2, not carried: the month of “A”, `March`, cannot be read.");
    store.says("Row 3, not carried: the time of “B”, `noon`, cannot be read.");
}
