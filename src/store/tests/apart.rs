//! Definitions that stand apart from the events of an import, and long lists of them.

use super::*;
use crate::error::Rule;
use crate::store::files::Files;

/// A table of two events, the second of them at some coordinates.
fn table(at: &str) -> Input {
    let header = "date,title,place,country,latitude,longitude,source,source_title,published";
    let rows = format!(
        "2020-01-01,A one,Ford,Land,10,60,Radio,Said,2020-01-02\n2020-01-02,B two,Town,Land,{at},Post,Told,2020-01-03"
    );
    Input::Stdin(format!("{header}\n{rows}\n").into_bytes())
}

fn opened(input: Input) -> Store {
    Store::load(&[input], &Limits::default(), &mut |_, _| {}).unwrap()
}

#[test]
fn the_definitions_of_an_import_are_given_back_when_they_have_been_read() {
    let store = opened(table("10.1,60.1"));
    let [file] = store.files() else { panic!("one file") };
    assert!(file.is_apart() && file.head().is_none());
    assert!(
        file.text().starts_with("events:\n- {id: ") && !file.text().contains("places:"),
        "{}",
        file.text()
    );
    assert_eq!((store.catalog().sources.len(), store.catalog().places.len()), (2, 3));
    let town = store.event(EventIx(1)).place;
    assert_eq!(
        town.iter().map(|place| store.catalog().place(*place).at).collect::<Vec<_>>(),
        [Some((10.1, 60.1))]
    );
}

/// A table with all that a reader of some YAML may stumble over.
const AWKWARD: &str = "date,end,title,killed,place,country,latitude,longitude,actors,source,url,tags,time,summary\n\
    2020-01-02,2020-01-05,Flood,2..4,Ford,Outland,-3,4,One; Two,Post,https://example.org/a?b=c#d,wet; cold,12:30,a: b\n\
    2020~,,~,>43,no,null,,,true,yes,,1e5,,\n\
    03/25/2020,,\"It's \"\"B\"\", {d} [e], - f # g\",1,حلب,Outland,1,2,\"O'Neil\",\"\"\"The\"\" Post\",,x,night,'\"\"\"\n";

#[test]
fn a_table_that_is_opened_is_the_store_that_an_import_of_it_writes() {
    let wishes = import::Wishes {
        file: "standard input",
        format: None,
        size: 0,
        order: import::Order::EventsLast,
        rows: None,
    };
    let written = import::import(AWKWARD.as_bytes(), &wishes, &mut load::unwatched).unwrap().text;
    let opened = opened(Input::Stdin(AWKWARD.as_bytes().to_vec()));
    let (imported, events) = load(&written).unwrap();
    assert_eq!(events.len(), 3);
    let positions = || (0..opened.len()).map(|at| EventIx(at as u32));
    assert_eq!(positions().map(|ix| opened.event(ix)).collect::<Vec<_>>(), events);
    assert_eq!(opened.catalog(), imported.catalog());
}

#[test]
fn the_text_of_an_import_takes_no_more_room_than_it_fills() {
    let store = opened(table("10.1,60.1"));
    assert!(store.files().iter().all(|file| file.room() == file.bytes().len()));
}

#[test]
fn what_only_the_definitions_tell_is_told_by_the_hash() {
    let (here, there) = (opened(table("10.1,60.1")), opened(table("10.2,60.1")));
    assert_eq!(here.files()[0].text(), there.files()[0].text());
    assert_ne!(here.hash(), there.hash());
    assert_ne!(here.files()[0].hash(), there.files()[0].hash());
    let files = |at: &str| Files::read(vec![table(at)], &Limits::default()).unwrap();
    assert!(files("10.1,60.1").hold(&here) && !files("10.2,60.1").hold(&here));
}

#[test]
fn what_is_odd_in_them_is_told_when_it_is_looked_for() {
    let examined = Store::examine(&[table("0,0")], &Limits::default()).unwrap();
    let report = examined.report(Vec::new(), (0, 0));
    let [odd] = report.faults() else { panic!("{}", report.render(None, false)) };
    assert_eq!(odd.fault.rule, Rule::NullIsland);
    let told = report.render(None, false);
    assert!(told.contains("at: [0, 0]"), "{told}");
    assert_eq!(opened(table("0,0")).warnings(), []);
}

/// As [`table`], of other events.
fn others(at: &str) -> Vec<u8> {
    let Input::Stdin(bytes) = table(at) else { panic!("a table") };
    let text = String::from_utf8(bytes).unwrap().replace("A one", "Other").replace("B two", "Other");
    text.replace("2020-01-0", "2021-01-0").into_bytes()
}

/// A table that was written as a store, to be held against one that is opened as it is.
fn written(table: &[u8]) -> Input {
    let wishes =
        import::Wishes { file: "t.csv", format: None, size: 0, order: import::Order::EventsLast, rows: None };
    Input::Stdin(import::import(table, &wishes, &mut load::unwatched).unwrap().text.into_bytes())
}

#[test]
fn imports_that_do_not_agree_with_a_store_are_refused_with_the_places_in_their_definitions() {
    let inputs = [written(&others("10.1,60.1")), table("10.2,60.1")];
    let refused = Store::load(&inputs, &Limits::default(), &mut |_, _| {}).unwrap_err();
    let told = refused.render(None, false);
    assert!(told.contains("error[conflict]") && told.contains("{id: town, name: \"Town\""), "{told}");
}

#[test]
fn tables_that_are_opened_together_define_together() {
    let inputs = [table("10.1,60.1"), Input::Stdin(others("10.2,60.1"))];
    let store = Store::load(&inputs, &Limits::default(), &mut |_, _| {}).unwrap();
    let places: Vec<_> = store.catalog().places.iter().map(|p| (p.id.as_str(), p.at)).collect();
    assert_eq!(
        places,
        [
            ("land", None),
            ("ford", Some((10.0, 60.0))),
            ("town", Some((10.1, 60.1))),
            ("town-2", Some((10.2, 60.1))),
        ]
    );
    let first = store.catalog().place(store.event(EventIx(2)).place[0]);
    assert_eq!(first.id.as_str(), "ford", "what is defined alike is one");
    assert!(store.files().iter().all(|file| file.head().is_none()));
    let files = Files::read(inputs.to_vec(), &Limits::default()).unwrap();
    assert!(files.hold(&store));
    let empty = Input::Stdin(b"date,title\n".to_vec());
    for inputs in [[table("1,1"), empty.clone()], [empty.clone(), table("1,1")]] {
        assert_eq!(Store::load(&inputs, &Limits::default(), &mut |_, _| {}).unwrap().len(), 2);
    }
}

/// A store with a long list of sources, some of its text changed.
fn long(event: &str, from: &str, to: &str) -> Input {
    let source = |n: usize| {
        format!("- id: source-{n}\n  title: \"Report {n}\"\n  publisher: P\n  published: \"2020-01-01\"\n")
    };
    let sources: String = (0..2000).map(source).collect();
    let text = format!(
        "dateline: 1\ntitle: T\ncovers: \"2020\"\nkinds:\n- {{id: k, name: K}}\nsources:\n{sources}events:\n\
         - {{id: {event}, date: \"2020\", form: incident, kind: k, title: T, summary: S, claims: [{{source: source-1, \
         para: 1, words: w}}]}}\n"
    );
    assert!(text.contains(from));
    Input::Stdin(text.replace(from, to).into_bytes())
}

#[test]
fn long_lists_that_agree_are_one_and_others_are_refused_where_they_differ() {
    let load = |b: Input| {
        Store::load(&[long("a", "T", "T"), b], &Limits::default(), &mut |_, _| {})
            .map_err(|refused| refused.render(None, false))
    };
    assert_eq!(load(long("b", "T", "T")).unwrap().catalog().sources.len(), 2000);
    let told = load(long("b", "Report 1234\"", "Another\"")).unwrap_err();
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    assert!(told.contains("The source `source-1234` is defined otherwise in standard input."), "{told}");
    let twice = load(long("b", "source-1234\n", "source-7\n")).unwrap_err();
    assert!(twice.contains("The source `source-7` is defined otherwise"), "{twice}");
}

#[test]
fn a_long_list_that_is_not_what_it_seems_is_read_whole() {
    let load = |b: Input| Store::load(&[b], &Limits::default(), &mut |_, _| {});
    let folded = long("a", "\"Report 1500\"", "\"Report\n    of two lines\"");
    assert_eq!(load(folded).unwrap().catalog().sources[1500].title(), "Report of two lines");
    let broken = load(long("a", "\"Report 1500\"", "\"Report 1500")).unwrap_err().render(None, false);
    assert!(broken.contains("error["), "{broken}");
}
