//! Exports are read by parsers that are not ours, and say what the store says: no more, no less.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, HashSet};

use dateline::brief::export::columns::{CLAIM_COLUMNS, COLUMNS};
use dateline::brief::export::csv::begins_formula;
use dateline::brief::export::{Carries, FIELDS, FORMATS, Format, Selected};
use dateline::index::{Data, Sort};
use dateline::model::differ::{On, differences};
use dateline::model::{Coding, Event, LinkKind, Precision, Truth};
use dateline::query::Query;
use dateline::store::{Input, Limits};
use geojson::GeometryValue;
use icalendar::Component as _;
use proptest::prelude::*;
use serde_json::Value;

#[path = "export/html.rs"]
mod html;
#[path = "../examples/generate/made/mod.rs"]
mod made;

fn load(path: &str) -> Data {
    Data::load(&[Input::File(path.into())], &Limits::default()).expect("the store is good")
}

fn awkward() -> Data {
    load("tests/export/awkward.yaml")
}

/// The stores that every format is tried on.
fn stores() -> Vec<Data> {
    let invented = Input::Stdin(made::text(250, 7).into_bytes());
    let invented = Data::load(&[invented], &Limits::default()).expect("the store is good");
    vec![Data::embedded(), load("tests/fixtures/small.yaml"), awkward(), invented]
}

fn written(format: &str, query: &str, data: &Data, claims: bool) -> String {
    let query = Query::parse(query, data).expect("the query is good");
    let mut selected = Selected::of(&query, data, Sort::default(), None);
    selected.claims = claims;
    let mut out = Vec::new();
    (Format::named(format).unwrap().write)(&selected, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The events of a query in the order of an export.
fn events(query: &str, data: &Data) -> Vec<(Event, Truth)> {
    let query = Query::parse(query, data).unwrap();
    let selected = Selected::of(&query, data, Sort::default(), None);
    selected.entries().map(|entry| (entry.event, entry.truth)).collect()
}

fn csv_rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        heads.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn calendar(text: &str) -> icalendar::Calendar {
    text.parse().expect("the calendar is read")
}

fn matching(truth: Truth) -> &'static str {
    if truth == Truth::Certain { "certain" } else { "possible" }
}

#[test]
fn the_same_store_and_query_give_the_same_bytes() {
    for format in FORMATS {
        let (one, other) = (Data::embedded(), Data::embedded());
        let asked = "place:nineveh date:2017..2019";
        assert_eq!(written(format.name, asked, &one, false), written(format.name, asked, &other, false));
    }
}

#[test]
fn csv_is_read_back_with_a_row_for_each_event() {
    for data in stores() {
        for query in ["", "date:2018 kind:attack"] {
            let text = written("csv", query, &data, false);
            assert!(text.ends_with("\r\n"));
            assert_eq!(
                text.matches('\n').count(),
                text.matches("\r\n").count(),
                "lines end as RFC 4180 has it"
            );
            let (rows, events) = (csv_rows(&text), events(query, &data));
            assert_eq!(rows.len(), events.len());
            for (row, (event, truth)) in rows.iter().zip(&events) {
                assert_eq!(row.len(), COLUMNS.len());
                assert_eq!(row["id"], event.id.as_str());
                assert_eq!(row["date"], event.when.date.as_str());
                assert_eq!(row["match"], matching(*truth));
                assert_eq!(row["claims"], event.claims.len().to_string());
            }
        }
    }
}

#[test]
fn csv_with_claims_has_a_row_for_each_claim() {
    for data in stores() {
        let rows = csv_rows(&written("csv", "", &data, true));
        let events = events("", &data);
        let claims: Vec<_> = events.iter().flat_map(|(e, _)| e.claims.iter().map(move |c| (e, c))).collect();
        assert_eq!(rows.len(), claims.len());
        for (row, (event, claim)) in rows.iter().zip(claims) {
            assert_eq!(row.len(), CLAIM_COLUMNS.len());
            assert_eq!(row["event"], event.id.as_str());
            assert_eq!(row["para"], claim.para.map(|para| para.to_string()).unwrap_or_default());
            assert_eq!(row["source"], data.store.catalog().source(claim.source).id());
            assert_eq!(row["supports"] == "yes", claim.says.is_none() && !claim.rejected);
            assert_eq!(row["rejected"] == "yes", claim.rejected);
        }
    }
    let rows = csv_rows(&written("csv", "id:every-field", &awkward(), true));
    let said = |column: &str| rows[1][column].as_str();
    assert_eq!((said("says-date"), said("says-place"), said("says-kind")), ("2018-07", "nowhere", "talk"));
    assert_eq!((said("says-actors"), said("says-toll")), ("doer:unidentified", "people killed:9"));
    assert_eq!(said("says-text"), "text-words");
    assert_eq!((&*rows[0]["by"], &*rows[0]["via"]), ("band", "unidentified"));
}

#[test]
fn no_cell_of_csv_is_a_formula_but_numbers_stay_numbers() {
    let data = awkward();
    let mut negative = 0;
    for claims in [false, true] {
        for row in csv_rows(&written("csv", "", &data, claims)) {
            for (column, cell) in &row {
                if column == "lat" || column == "lon" {
                    negative += usize::from(cell.parse::<f64>().is_ok_and(|n| n < 0.0));
                } else {
                    assert!(!cell.starts_with(begins_formula), "{column}: {cell:?}");
                }
            }
        }
    }
    assert!(negative >= 6, "coordinates are written as they are");
    let titles: Vec<String> = csv_rows(&written("csv", "id:minus,at-sign", &data, false))
        .into_iter()
        .map(|row| format!("{} {}", row["title"], row["summary"]))
        .collect();
    assert_eq!(titles, ["'-1+1 '+sum", "'@import ''=apostrophe"]);
}

#[test]
fn ndjson_is_the_event_as_the_store_has_it_with_its_match() {
    for data in stores() {
        for query in ["", "date:2018 kind:attack"] {
            let text = written("ndjson", query, &data, false);
            let events = events(query, &data);
            assert_eq!(text.lines().count(), events.len());
            for (line, (event, truth)) in text.lines().zip(&events) {
                let value: Value = serde_json::from_str(line).unwrap();
                assert_eq!(value["id"], event.id.as_str());
                assert_eq!(value["title"], event.title.raw());
                assert_eq!(value["summary"], event.summary.raw());
                assert_eq!(value["match"], matching(*truth));
                assert_eq!(value["claims"].as_array().unwrap().len(), event.claims.len());
            }
        }
    }
}

#[test]
fn geojson_is_read_and_unlocated_events_have_no_geometry() {
    for data in stores() {
        let text = written("geojson", "", &data, false);
        let geojson::GeoJson::FeatureCollection(read) = text.parse().unwrap() else {
            panic!("no collection")
        };
        let events = events("", &data);
        assert_eq!(read.features.len(), events.len());
        let mut unlocated = 0;
        for (feature, (event, truth)) in read.features.iter().zip(&events) {
            let catalog = data.store.catalog();
            let at: Vec<_> = event.place.iter().filter_map(|ix| catalog.place(*ix).at).collect();
            let points: Vec<(f64, f64)> = match feature.geometry.as_ref().map(|g| &g.value) {
                None => Vec::new(),
                Some(GeometryValue::Point { coordinates: p }) => vec![(p[1], p[0])],
                Some(GeometryValue::MultiPoint { coordinates: all }) => {
                    all.iter().map(|p| (p[1], p[0])).collect()
                }
                Some(other) => panic!("{other:?}"),
            };
            assert_eq!(points, at, "{}: longitude comes first", event.id);
            unlocated += usize::from(points.is_empty());
            let property = |name: &str| feature.property(name).cloned().unwrap_or_default();
            assert_eq!(property("precision"), event.when.precision().written());
            assert_eq!(property("date"), event.when.date.as_str());
            assert_eq!(property("match"), matching(*truth));
            assert_eq!(property("places").as_array().unwrap().len(), event.place.len());
        }
        assert!(unlocated > 0);
        let raw: Value = serde_json::from_str(&text).unwrap();
        let features = raw["features"].as_array().unwrap();
        assert!(features.iter().all(|f| f.as_object().unwrap().contains_key("geometry")), "null is written");
    }
}

#[test]
fn calendars_are_read_with_whole_days_and_an_exclusive_end() {
    let mut doubted = 0;
    for data in stores() {
        let text = written("ics", "", &data, false);
        for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
            assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
        }
        let read = calendar(&text);
        let entries: Vec<&icalendar::Event> = read.events().collect();
        let events = events("", &data);
        assert_eq!(entries.len(), events.len());
        let ids: HashSet<&str> = entries.iter().filter_map(|entry| entry.get_uid()).collect();
        assert_eq!(ids.len(), entries.len(), "every id once");
        for (entry, (event, truth)) in entries.iter().zip(&events) {
            let value = |name: &str| entry.property_value(name).unwrap_or_default();
            assert!(entry.get_uid().unwrap().starts_with(&format!("{}@", event.id)));
            assert!(entry.get_summary().unwrap().starts_with(event.title.raw()));
            assert!(entry.get_description().unwrap().starts_with(event.summary.raw()));
            assert_eq!(value("X-DATELINE-PRECISION"), event.when.precision().written());
            assert_eq!(value("X-DATELINE-MATCH"), matching(*truth));
            let unescaped = value("X-DATELINE-DATE").replace("\\,", ",");
            assert_eq!(unescaped, event.when.date.as_str());
            assert!(value("DTSTAMP").ends_with("T000000Z"), "no clock is read");
            let days = event.when.known_day().is_some() || event.when.precision() == Precision::Lasted;
            let exact =
                days && *truth == Truth::Certain && !event.when.date.as_str().contains(['~', '?', '%']);
            let status = if exact && !is_doubted(event, &data) { "CONFIRMED" } else { "TENTATIVE" };
            assert_eq!(value("STATUS"), status, "{}", event.id);
            doubted += usize::from(exact && status == "TENTATIVE");
        }
    }
    assert!(doubted > 3, "{doubted}");
}

/// Whether the sources differ on when an event was, another contradicts it, or its coding is doubtful.
fn is_doubted(event: &Event, data: &Data) -> bool {
    let contradicted = |data: &Data| {
        let ix = data.store.find(event.id.as_str()).unwrap();
        data.index.links(ix).iter().any(|link| link.kind == LinkKind::Contradicts)
    };
    let differs = differences(event, data.store.catalog()).iter().any(|difference| difference.on == On::Date);
    differs || contradicted(data) || event.coding == Coding::Doubtful
}

#[test]
fn calendar_days_are_those_of_the_date() {
    let data = awkward();
    let read = calendar(&written("ics", "", &data, false));
    let days: BTreeMap<String, (String, String)> = read
        .events()
        .map(|entry| {
            let id = entry.get_uid().unwrap().split('@').next().unwrap().to_owned();
            let value = |name: &str| entry.property_value(name).unwrap_or_default().to_owned();
            (id, (value("DTSTART"), value("DTEND")))
        })
        .collect();
    let of = |id: &str| (days[id].0.as_str(), days[id].1.as_str());
    assert_eq!(of("the-night"), ("20181231", "20190101"), "a night is the day that it begins on");
    assert_eq!(of("minus"), ("20180101", "20190101"));
    assert_eq!(of("at-sign"), ("20180201", "20180301"));
    assert_eq!(of("lasting"), ("20190830", "20190903"));
    assert_eq!(of("one-of-days"), ("20190701", "20190710"));
    assert_eq!(of("every-field"), ("20180615", "20180620"), "bounds are what counts");
    assert_eq!(of("open-end"), ("20190301", "20190302"), "what is open stands on its known day");
    assert_eq!(of("open-begin"), ("20190505", "20190506"));
    assert_eq!(of("last-day"), ("99991231", ""), "no day after the last that can be written");
    assert_eq!(of("first-year"), ("00000101", "00010101"));
    let stamps: HashSet<&str> = read.events().filter_map(|e| e.property_value("DTSTAMP")).collect();
    let expected = ["20200229T000000Z", "20200131T000000Z"];
    assert_eq!(
        stamps,
        HashSet::from(expected),
        "the newest source that an event cites, or else of the store"
    );
}

/// What `TimelineConfig` and `TLDate` of TimelineJS 3 take: a slide has a start date with a year, dates are whole
/// numbers, an end is not before its start, ids are unique.
fn slides_follow_the_rules(config: &Value) -> usize {
    let known = |value: &Value, keys: &[&str]| {
        let odd: Vec<&String> =
            value.as_object().unwrap().keys().filter(|k| !keys.contains(&k.as_str())).collect();
        assert!(odd.is_empty(), "{odd:?}");
    };
    let date = |value: &Value| {
        known(value, &["year", "month", "day", "hour", "minute", "display_date"]);
        let part = |name: &str, least: i64, most: i64| match value.get(name) {
            None => least,
            Some(number) => {
                let number = number.as_i64().unwrap();
                assert!((least..=most).contains(&number), "{name} {number}");
                number
            }
        };
        assert!(value.get("year").is_some(), "a date has a year");
        assert!(value.get("day").is_none() || value.get("month").is_some(), "a day has a month");
        [
            part("year", -271_820, 275_759),
            part("month", 1, 12),
            part("day", 1, 31),
            part("hour", 0, 23),
            part("minute", 0, 59),
        ]
    };
    known(config, &["scale", "title", "events", "eras"]);
    assert_eq!(config["scale"], "human");
    let slide_keys = [
        "unique_id",
        "start_date",
        "end_date",
        "display_date",
        "group",
        "text",
        "media",
        "autolink",
        "background",
    ];
    known(&config["title"], &slide_keys);
    let events = config["events"].as_array().unwrap();
    assert!(!events.is_empty());
    let mut ids = HashSet::from([config["title"]["unique_id"].as_str().unwrap()]);
    for slide in events {
        known(slide, &slide_keys);
        assert!(ids.insert(slide["unique_id"].as_str().unwrap()), "{slide}");
        let start = date(&slide["start_date"]);
        assert!(slide.get("end_date").is_none_or(|end| date(end) >= start), "{slide}");
        known(&slide["text"], &["headline", "text"]);
        for (field, tags) in [("text", ["p", "a"].as_slice()), ("headline", &[])] {
            let markup = slide["text"][field].as_str().unwrap();
            let read = html::read(markup);
            assert!(read.errors.is_empty(), "{markup}: {:?}", read.errors);
            assert!(read.tags.iter().all(|tag| tags.contains(&tag.as_str())), "{markup}");
            assert!(
                read.links.iter().all(|link| link.starts_with("https://") || link.starts_with("http://"))
            );
        }
        for field in ["display_date", "group"] {
            assert!(html::read(slide[field].as_str().unwrap()).tags.is_empty());
        }
    }
    events.len()
}

#[test]
fn slides_are_as_timelinejs_has_them() {
    for data in stores() {
        let config: Value = serde_json::from_str(&written("timelinejs", "", &data, false)).unwrap();
        let events = events("", &data);
        assert_eq!(slides_follow_the_rules(&config), events.len());
        for (slide, (event, _)) in config["events"].as_array().unwrap().iter().zip(&events) {
            assert_eq!(slide["unique_id"], event.id.as_str());
            let read = |value: &Value| html::read(value.as_str().unwrap()).text;
            assert_eq!(read(&slide["text"]["headline"]), event.title.raw());
            assert!(read(&slide["text"]["text"]).starts_with(event.summary.raw()));
            assert!(!read(&slide["display_date"]).is_empty(), "the date in words");
        }
    }
}

#[test]
fn slides_are_as_exact_as_their_dates() {
    let config: Value = serde_json::from_str(&written("timelinejs", "", &awkward(), false)).unwrap();
    let slide = |id: &str| {
        let all = config["events"].as_array().unwrap();
        all.iter().find(|slide| slide["unique_id"] == id).unwrap().clone()
    };
    let dates = |id: &str| {
        let slide = slide(id);
        format!("{} {}", slide["start_date"], slide.get("end_date").unwrap_or(&Value::Null))
    };
    assert_eq!(dates("minus"), r#"{"year":2018} null"#);
    assert_eq!(dates("at-sign"), r#"{"year":2018,"month":2} null"#);
    assert_eq!(dates("about-then"), r#"{"year":2019,"month":6} null"#);
    assert_eq!(dates("the-night"), r#"{"year":2018,"month":12,"day":31} null"#);
    assert_eq!(dates("a-season"), r#"{"year":2019,"month":12} {"year":2020,"month":2}"#);
    assert_eq!(dates("a-decade"), r#"{"year":2010} {"year":2019}"#);
    assert_eq!(dates("one-of-days"), r#"{"year":2019,"month":7,"day":1} {"year":2019,"month":7,"day":9}"#);
    assert_eq!(slide("about-then")["display_date"], "around June 2019");
    assert_eq!(slide("minus")["display_date"], "in 2018 (month not given)");
    assert_eq!(slide("every-field")["group"], "Attack, with; signs");
}

#[test]
fn the_document_has_every_event_and_no_markup_of_a_store() {
    for data in stores() {
        let text = written("md", "", &data, false);
        let headings = text.lines().filter(|line| line.starts_with("## ")).count();
        assert_eq!(headings, events("", &data).len() + 1, "one for each event, one for the sources");
        for (event, _) in events("", &data) {
            assert!(text.contains(&format!("`{}`", event.id)), "{}", event.id);
        }
        let claims: usize = events("", &data).iter().map(|(event, _)| event.claims.len()).sum();
        assert_eq!(text.lines().filter(|line| line.starts_with("  - ")).count(), claims);
        let bare = text.replace("\\<", "").replace("\\[", "").replace("\\*", "").replace("<http", "");
        assert!(!bare.contains("<script") && !bare.contains("<b>") && !bare.contains("[a]("), "{bare}");
    }
    let text = written("md", "", &awkward(), false);
    for told in
        ["\n\\+sum\n", "\n\\* not a list\n", "\n1\\. not a list\n", "\n## \\# Not a heading\n", "## -1+1\n"]
    {
        assert!(text.contains(told), "{told:?} in\n{text}");
    }
    let text = written("md", "id:every-field", &awkward(), false);
    for told in
        ["rejected by =Equals()", "sic: “slip-words”", "led to (196 days later)", "tag-two", "according to"]
    {
        assert!(text.contains(told), "{told} in\n{text}");
    }
}

#[test]
fn the_page_has_every_event_and_loads_nothing() {
    for data in stores() {
        let text = written("html", "", &data, false);
        let read = html::read(&text);
        assert!(read.errors.is_empty(), "{:?}", read.errors);
        let count = |tag: &str| read.tags.iter().filter(|t| *t == tag).count();
        let events = events("", &data);
        assert_eq!((count("article"), count("h1"), count("main")), (events.len(), 1, 1));
        let allowed = [
            "doctype", "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3",
            "h4", "p", "main", "section", "div", "article", "bdi", "code", "ul", "ol", "li", "b", "em",
            "span", "br", "footer",
        ];
        let odd: Vec<&String> = read.tags.iter().filter(|t| !allowed.contains(&t.as_str())).collect();
        assert!(odd.is_empty(), "{odd:?}");
        assert!(read.links.iter().all(|l| l.starts_with('#') || l.starts_with("http")), "{:?}", read.links);
        for (event, _) in &events {
            assert!(read.text.contains(event.title.as_str()) && read.text.contains(event.summary.as_str()));
            assert!(event.claims.iter().all(|claim| read.text.contains(claim.words.as_str())));
        }
    }
}

#[test]
fn possible_matches_and_differences_are_told_in_words_too() {
    let data = load("tests/fixtures/small.yaml");
    for format in ["ics", "timelinejs"] {
        let text = written(format, "place:south", &data, false).replace("\r\n ", "");
        assert!(text.contains("Whether it belongs here is not certain."), "{format}");
        assert!(text.contains("Its claims cannot all be true."), "{format}");
        assert!(text.contains("according to"), "{format}: no figure without its owner");
    }
}

/// What stands for a field in an export of the event that has all of them: any of the first where it is whole, with
/// everything between `…` in it; any of the second where it is there in part.
#[rustfmt::skip]
const SIGNS: &[(&str, &[&str], &[&str])] = &[
    ("id", &["every-field"], &[]),
    ("date", &["2018?-06-17"], &["17 June 2018", "\"year\":2018"]),
    ("bounds", &["\"bounds\":[\"2018-06-15\",\"2018-06-19\"]"], &["2018-06-15", "20180615", "\"day\":15", "15 to 19 June"]),
    ("time", &["17:30"], &["17:30"]),
    ("dated", &["inferred…from-words here…report-a…note-words here"], &["inferred"]),
    ("form", &["incident"], &[]),
    ("kind", &["\"kind\":\"attack\"", ",attack,"], &["Attack, with; signs", "Attack\\, with\\; signs"]),
    ("title", &["HYPERLINK("], &[]),
    ("summary", &["alert(1)"], &[]),
    ("place", &["\"place\":[\"town\",\"west\"]"], &["T;own", "T\\;own", "town; west"]),
    ("actors", &["\"who\":\"band\",\"as\":\"doer\",\"basis\":\"own claim\""], &["doer: Band", "doer:band (own claim)"]),
    ("toll", &["\"killed\":\"3 (2..4)\"…\"side\":\"others\",\"killed\":\"unknown\"…riders, all"], &["3 (2..4)", "3 (2 to 4)"]),
    ("figures", &["carts stopped…~338"], &["carts stopped"]),
    ("claims", &["\"words\":\"claim-words one\"…claim-words two…claim-words three…slip-words…text-words"], &["report-b/9", "Press, Ltd.", "Press\\, Ltd."]),
    ("answers", &["is-it…it-is-not"], &["it is not"]),
    ("links", &["the-night…led to…P196D"], &["the-night"]),
    ("coding", &["doubtful"], &[]),
    ("weight", &["minor"], &[]),
    ("tags", &["tag-one…tag-two"], &[]),
];

#[test]
fn formats_carry_what_the_page_says() {
    assert_eq!(SIGNS.iter().map(|(field, ..)| *field).collect::<Vec<_>>(), FIELDS);
    let data = awkward();
    for format in FORMATS {
        let text = written(format.name, "id:every-field", &data, false).replace("\r\n ", "");
        for (field, whole, part) in SIGNS {
            let any = |signs: &[&str]| signs.iter().any(|sign| sign.split('…').all(|s| text.contains(s)));
            let found = match format.carries(field) {
                Carries::Whole => any(whole),
                Carries::Part => any(part) && (!any(whole) || whole == part),
                Carries::Nothing => !any(whole) && !any(part),
            };
            assert!(found, "{} of {field}: {:?} in\n{text}", format.name, format.carries(field));
        }
    }
}

/// A store of one event with these texts.
fn store_with(title: &str, summary: &str) -> Data {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let yaml = format!(
        "dateline: 1\ntitle: T\ncovers: \"2000/2030\"\nkinds:\n- {{id: attack, name: A}}\nsources:\n- {{id: report, title: R, \
         publisher: P, published: \"2020-01-01\"}}\nevents:\n- id: only-one\n  date: \"2019-01-01\"\n  form: incident\n  \
         kind: attack\n  title: {}\n  summary: {}\n  claims:\n  - {{source: report, para: 1, words: w}}\n",
        quoted(title),
        quoted(summary)
    );
    Data::load(&[Input::Stdin(yaml.into_bytes())], &Limits::default()).expect("the store is good")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// White space is one blank in a store, so none is drawn at the ends or twice.
    #[test]
    fn any_text_is_given_back_by_every_format(
        title in "[=+@'\",;:|<>&*_#`a-cé日ل\u{202e}\u{301}👩\\\\-]{1,20}x",
        summary in "[=+@'\",;:|<>&*_#`a-cé日ل\u{202e}\u{301}👩\\\\-]{1,120}x",
    ) {
        let data = store_with(&title, &summary);
        let row = csv_rows(&written("csv", "", &data, false)).remove(0);
        let bare = |cell: &str| match cell.strip_prefix('\'') {
            Some(rest) if rest.trim_start_matches('\'').starts_with(begins_formula) => rest.to_owned(),
            _ => cell.to_owned(),
        };
        prop_assert_eq!((bare(&row["title"]), bare(&row["summary"])), (title.clone(), summary.clone()));
        let line: Value = serde_json::from_str(&written("ndjson", "", &data, false)).unwrap();
        prop_assert_eq!((line["title"].as_str(), line["summary"].as_str()), (Some(&*title), Some(&*summary)));
        let map: geojson::FeatureCollection = written("geojson", "", &data, false).parse().unwrap();
        prop_assert_eq!(map.features[0].property("title").and_then(Value::as_str), Some(&*title));
        let read = calendar(&written("ics", "", &data, false));
        let entry = read.events().next().unwrap();
        prop_assert_eq!(entry.get_summary(), Some(&*title));
        prop_assert!(entry.get_description().unwrap().starts_with(&summary));
        let slides: Value = serde_json::from_str(&written("timelinejs", "", &data, false)).unwrap();
        let text = html::read(slides["events"][0]["text"]["text"].as_str().unwrap());
        prop_assert!(text.text.starts_with(&summary));
        prop_assert_eq!(html::read(slides["events"][0]["text"]["headline"].as_str().unwrap()).text, title);
    }
}
