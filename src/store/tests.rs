mod apart;

use std::path::PathBuf;

use super::*;

fn load(text: &str) -> Result<(Store, Vec<Event>), Refused> {
    let mut events = Vec::new();
    let inputs = [Input::Stdin(text.as_bytes().to_vec())];
    let make = |event: Event, written: &str| {
        assert!(written.contains(event.id.as_str()));
        event
    };
    let files = Files::read(inputs.to_vec(), &Limits::default()).map_err(Refused::Unreadable)?;
    let mut sink = |ix: EventIx, event| {
        assert_eq!(ix.at(), events.len());
        events.push(event);
    };
    let store = files.load(&make, &mut sink, &mut load::unwatched)?;
    Ok((store, events))
}

fn built_in() -> &'static str {
    std::str::from_utf8(input::EMBEDDED).unwrap()
}

#[test]
fn the_built_in_store_passes_the_gate() {
    let loaded = load(built_in());
    let (store, events) = loaded.unwrap_or_else(|refused| panic!("{}", refused.render(None, false)));
    assert_eq!(store.len(), events.len());
    assert_eq!(store.warnings(), []);
}

#[test]
fn events_are_rebuilt_as_they_were_handed_over() {
    let mut events = Vec::new();
    let store = Store::embedded(&|event, _| event, &mut |_, event| events.push(event));
    assert_eq!(store.len(), events.len());
    for (n, event) in events.iter().enumerate() {
        let ix = EventIx(n as u32);
        assert_eq!(&store.event(ix), event);
        assert_eq!(store.find(event.id.as_str()), Some(ix));
        assert_eq!(store.id(ix), event.id.as_str());
        let (_, line) = store.place_in_file(ix);
        assert_eq!(built_in().lines().nth(line - 1), Some(&*format!("- id: {}", event.id)));
    }
}

/// A second reader of YAML gives the same values for whatever the gate lets through.
#[test]
fn another_reader_reads_the_same_values() {
    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bad_data/good");
    let mut texts = vec![built_in().to_owned()];
    for entry in std::fs::read_dir(good).unwrap() {
        texts.push(
            std::fs::read_to_string(entry.unwrap().path()).unwrap().trim_start_matches('\u{feff}').to_owned(),
        );
    }
    for text in texts {
        let Some(layout) = layout::Layout::by_lines(&text) else { continue };
        let mine = raw::head(&layout.head).unwrap();
        let other: raw::Head<'_> = serde_saphyr::from_str(&layout.head).unwrap();
        assert_eq!(mine, other);
        for event in layout.events.iter() {
            let slice = &text[event];
            let other: Vec<raw::Event<'_>> = serde_saphyr::from_str(slice).unwrap();
            assert_eq!(raw::events(slice).unwrap(), other);
        }
    }
}

/// The events of a whole text, read at once.
#[derive(Debug, PartialEq, serde::Deserialize)]
struct Events<'a> {
    #[serde(borrow)]
    events: Vec<raw::Event<'a>>,
}

/// Whether a second reader takes a text that was accepted, and for the same values.
fn read_alike(text: &str) -> Result<(), String> {
    let text = text.trim_start_matches('\u{feff}');
    let head = raw::head(text).map_err(|stumble| stumble.message)?;
    let other: raw::Head<'_> = serde_saphyr::from_str(text).map_err(|error| error.to_string())?;
    if head != other {
        return Err(format!("{head:?}\nand {other:?}"));
    }
    let events: Events<'_> = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    let other: Events<'_> = serde_saphyr::from_str(text).map_err(|error| error.to_string())?;
    if events != other { Err(format!("{events:?}\nand {other:?}")) } else { Ok(()) }
}

/// Every file of the tests that ends in `.yaml`, as far as it is text.
fn corpus() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open: Vec<PathBuf> = ["tests", "fuzz/seeds/store"].map(|folder| root.join(folder)).into();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "yaml") {
                found.extend(std::fs::read_to_string(&path).ok().map(|text| (path, text)));
            }
        }
    }
    found
}

#[test]
fn whatever_file_is_accepted_another_reader_reads_alike() {
    let accepted: Vec<_> = corpus().into_iter().filter(|(_, text)| load(text).is_ok()).collect();
    assert!(accepted.len() >= 100, "only {} of the files are accepted", accepted.len());
    let failed: Vec<String> = accepted
        .iter()
        .filter_map(|(path, text)| Some(format!("{}: {}", path.display(), read_alike(text).err()?)))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(3000))]

    #[test]
    fn whatever_is_changed_and_accepted_another_reader_reads_alike(
        layout in proptest::sample::select(corpus().into_iter().filter(|(p, _)| p.parent().is_some_and(|f| f.ends_with("good"))).map(|(_, t)| t).collect::<Vec<_>>()),
        changes in proptest::collection::vec(
            (
                proptest::prelude::any::<proptest::sample::Index>(),
                0_usize..3,
                proptest::sample::select(vec![
                    "", " ", "  ", "\n", "\n  ", "\n    ", "a", "-", ".", "/", "\"", "'", "''", "\\n", "\\x41", "\\u00e9", "#", " #", " # x\n",
                    ",", "|\n    ", ">\n    ", ">-\n    ", "\t", "\r\n", "é", "\u{a0}", "\u{3000}", "\u{202e}", "\u{ad}", "0", "1", "~", "!", "&", "*",
                    "%", "@", "`", "?", "? ", ": ", ":", "- ", "[", "]", "{", "}", "=", "<<", "\u{feff}", "\u{85}", "\u{2028}",
                ]),
            ),
            1..3,
        ),
    ) {
        let mut text = layout;
        for (at, length, change) in changes {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = at.index(starts.len());
            let end = (start + length).min(starts.len() - 1);
            text.replace_range(starts[start]..starts[end], change);
        }
        if load(&text).is_ok() {
            proptest::prop_assert_eq!(read_alike(&text), Ok(()), "{}", text);
        }
    }
}

#[test]
fn the_embedded_store_is_what_its_yaml_says() {
    let (mut from_twin, mut from_yaml) = (Vec::new(), Vec::new());
    let quick = embedded::open(&|event, _| event, &mut |_, event| from_twin.push(event))
        .expect("the store has a twin");
    let sink = &mut |_, event| from_yaml.push(event);
    let whole = Store::load(&[Input::Embedded], &Limits::default(), sink).expect("it is good");
    assert_eq!(from_twin, from_yaml);
    assert_eq!(quick.catalog(), whole.catalog());
    assert_eq!(quick.hash(), whole.hash());
    for i in 0..whole.len() {
        let ix = EventIx(i as u32);
        assert_eq!((quick.id(ix), quick.event(ix)), (whole.id(ix), whole.event(ix)));
    }
}

/// Whatever the quick look finds well, the parser finds well too, and the reader reads.
fn held_to_the_parser(item: &str) {
    if gate::is_well(item) {
        let walked = gate::check(item, gate::What::Events);
        assert!(walked.found.is_empty() && !walked.broken, "{item:?}: {:?}", walked.found);
        assert_eq!(walked.items, 1, "{item:?}");
        assert_eq!(raw::events(item).unwrap().len(), 1, "{item:?}");
    }
}

/// An event as imports keep it.
const TIGHT: &str = "- {id: ucdp-1,date: \"[2021-11-09..2021-11-15]\",dated: {how: stated,note: \"date_prec 3\"},\
    form: incident,kind: state-based,title: \"A - B, Ford\",summary: \"A: B. Words.\",place: ford,\
    actors: [{who: a,as: side-a},{who: b,as: side-b}],toll: [{side: all,killed: 6 (6..11)},{side: side-a,killed: 5}],\
    claims: [{source: ucdp-ged,para: 1,words: \"event 1\"},{source: s,para: 1,words: 'say \"no\"',via: ucdp-ged}],\
    coding: fair,tags: [a,b]}\n";

#[test]
fn the_quick_look_knows_events_as_imports_keep_them() {
    assert!(gate::is_well(TIGHT));
    held_to_the_parser(TIGHT);
}

#[test]
fn the_quick_look_knows_events_as_they_are_usually_written() {
    let layout = layout::Layout::by_lines(built_in()).unwrap();
    let well = layout.events.iter().filter(|e| gate::is_well(&built_in()[e.clone()])).count();
    assert!(well * 10 >= layout.events.len() * 8, "{well} of {} are plain", layout.events.len());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]

    #[test]
    fn the_quick_look_is_never_wrong(
        event in proptest::prelude::any::<proptest::sample::Index>(),
        changes in proptest::collection::vec(
            (
                proptest::prelude::any::<proptest::sample::Index>(),
                0_usize..8,
                proptest::sample::select(vec![
                    "", " ", "  ", "\n", "\n  ", "\n    ", "\n  - ", "- ", ":", ": ", ",", "[", "]", "{", "}", "\"", "'",
                    "''", "\\", "#", " #", "&a ", "*a", "!t ", "|", ">", "? ", "%", "@", "`", "~", "no", "12", "1e5",
                    ">-\n", "|\n", "2018-06-17", "\u{a0}", "é", "\u{202e}", "\t", "\r\n", "---", "...", "<<: ", "id: x\n  ", "\n\n",
                ]),
            ),
            1..4,
        ),
    ) {
        let layout = layout::Layout::by_lines(built_in()).unwrap();
        let event = event.index(layout.events.len() * 3 / 2);
        let mut item = layout.events.get(event).map_or(TIGHT, |event| &built_in()[event]).to_owned();
        for (at, length, harm) in changes {
            let starts: Vec<usize> = item.char_indices().map(|(at, _)| at).chain([item.len()]).collect();
            let start = at.index(starts.len());
            let end = (start + length).min(starts.len() - 1);
            item.replace_range(starts[start]..starts[end], harm);
        }
        held_to_the_parser(&item);
    }
}
