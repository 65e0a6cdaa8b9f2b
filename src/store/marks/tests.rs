use proptest::prelude::*;

use super::*;

fn parse(text: &str) -> Result<MarksFile, Refused> {
    let bytes = text.as_bytes().to_vec().into();
    MarksFile::parse(Bytes { name: "marks.yaml".into(), path: None, bytes, imported: None })
}

fn refused(text: &str) -> String {
    match parse(text) {
        Ok(read) => format!("read: {:?}", read.entries),
        Err(refused) => refused.render(None, false),
    }
}

fn entry(store: &str, event: &str, note: &str) -> Entry {
    let note = (!note.is_empty()).then(|| Text::new(note));
    Entry {
        store: Text::new(store),
        event: Id::new(event).unwrap(),
        hash: "0123abcd".into(),
        marked: true,
        note,
    }
}

fn keys(entries: &[Entry]) -> BTreeSet<Key> {
    entries.iter().map(Entry::key).collect()
}

#[test]
fn a_list_of_events_and_notes_is_read() {
    let read = parse(
        "# mine\n- event: raid\n  store: embedded\n- {event: fire, store: \"/a/b.yaml\", hash: \"0123abcd\", \
         marked: false, note: \"two; not one\"}\n",
    );
    let read = read.unwrap().entries;
    assert_eq!(read[0], Entry { hash: "".into(), ..entry(EMBEDDED, "raid", "") });
    assert_eq!(read[1], Entry { marked: false, ..entry("/a/b.yaml", "fire", "two; not one") });
}

#[test]
fn a_file_without_marks_is_no_fault() {
    for text in ["", "\n\n", "# only a comment\n", "[]\n"] {
        assert_eq!(parse(text).unwrap().entries, [], "{text:?}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let told = refused("- event: raid\n  stor: embedded\n");
    assert!(told.contains("marks.yaml:2:3") && told.contains("did you mean `store`?"), "{told}");
    assert!(told.contains("This mark has no `store`"), "{told}");
    assert!(refused("event: raid\n").contains("`marks` is a mapping; a list stands there."));
    let twice = "- {event: a, store: embedded}\n- {event: a, store: other}\n- {event: a, store: embedded}\n";
    assert!(refused(twice).contains("`a` of this store is marked twice."), "{}", refused(twice));
    assert!(refused("- {event: A B, store: embedded}\n").contains("marks.yaml:1:11"));
    let long = format!("- event: a\n  store: embedded\n  note: {}\n", "x".repeat(LONGEST_NOTE + 1));
    assert!(refused(&long).contains("A note has at most 1000 characters."), "{}", refused(&long));
    assert!(refused(&long).contains("marks.yaml:3:9"), "{}", refused(&long));
    assert!(refused("- {event: a, store: embedded, marked: \"no\"}\n").contains("marks.yaml:1:"));
    assert!(refused("- event: \"a\n").contains("marks.yaml:"), "a quote is left open");
}

#[test]
fn marks_of_other_stores_and_comments_above_stay() {
    let text = "# my own words\n\n- {event: far, store: /x}\n- {event: a, store: embedded}\n- {event: far-2, store: /x}\n";
    let file = parse(text).unwrap();
    let before = keys(&[entry(EMBEDDED, "a", "")]);
    let now = vec![entry(EMBEDDED, "b", "why"), entry(EMBEDDED, "c", "")];
    let made = file.with(&before, now).unwrap();
    let order: Vec<&str> = made.entries.iter().map(|e| e.event.as_str()).collect();
    assert_eq!(order, ["far", "b", "c", "far-2"]);
    assert!(made.text().starts_with("# my own words\n\n- event: \"far\"\n"), "{}", made.text());
    let gone = made.with(&keys(&made.entries), Vec::new()).unwrap();
    assert_eq!(gone.text(), "# my own words\n\n[]\n");
}

#[test]
fn white_space_around_the_comments_above_does_no_harm() {
    let file = parse("# mine\n \t\t# more\t\n\t\n").unwrap();
    assert_eq!(file.text(), "# mine\n# more\n\n[]\n");
    let made = file.with(&BTreeSet::new(), vec![entry(EMBEDDED, "a", "")]).unwrap();
    assert_eq!(parse(&made.text()).unwrap().entries, made.entries);
}

#[test]
fn an_entry_that_was_never_seen_is_kept() {
    let file = parse("- {event: a, store: embedded}\n- {event: from-elsewhere, store: embedded}\n").unwrap();
    let made = file.with(&keys(&[entry(EMBEDDED, "a", "")]), vec![entry(EMBEDDED, "b", "")]).unwrap();
    let order: Vec<&str> = made.entries.iter().map(|e| e.event.as_str()).collect();
    assert_eq!(order, ["b", "from-elsewhere"]);
}

/// Notes up to the last that fits are read back from the disk; one more is refused, and the file is as it was.
#[test]
fn nothing_is_written_that_would_be_too_large_to_be_read() {
    let folder = std::env::temp_dir().join(format!("dateline-large-marks-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("marks.yaml");
    let notes =
        |n: usize| (0..n).map(|i| entry("/x", &format!("e-{i}"), &"é".repeat(LONGEST_NOTE))).collect();
    let with = |n: usize| MarksFile::default().with(&BTreeSet::new(), notes(n));
    let most = (1..).find(|n| with(100 * n).is_err()).map(|n| 100 * n).unwrap();
    let most = (most - 100..most).rev().find(|n| with(*n).is_ok()).unwrap();
    let made = with(most).unwrap();
    std::fs::write(&path, made.text()).unwrap();
    let read = MarksFile::read(&path).unwrap();
    assert_eq!(read.entries, made.entries);
    let why = read.with(&BTreeSet::new(), notes(most + 1)).unwrap_err();
    assert_eq!(why.as_str(), "their file would be larger than 1 MB, and not be read again.");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_new_file_says_what_it_is() {
    let made = MarksFile::default().with(&BTreeSet::new(), vec![entry(EMBEDDED, "a", "mine")]).unwrap();
    let item = "- event: \"a\"\n  store: \"embedded\"\n  hash: \"0123abcd\"\n  note: \"mine\"\n";
    assert_eq!(made.text(), format!("{HEAD}{item}"));
    assert_eq!(
        MarksFile::default().with(&BTreeSet::new(), Vec::new()).unwrap().text(),
        format!("{HEAD}[]\n")
    );
}

proptest! {
    #[test]
    fn whatever_is_noted_is_read_again(notes in prop::collection::vec("\\PC{1,40}", 1..4)) {
        let now: Vec<Entry> =
            notes.iter().enumerate().map(|(i, note)| entry("/a: b", &format!("e{i}"), note)).collect();
        let now: Vec<Entry> = now.into_iter().filter(|e| e.note.as_ref().is_some_and(|n| !n.as_str().trim().is_empty())).collect();
        let made = MarksFile::default().with(&BTreeSet::new(), now.clone()).unwrap();
        prop_assert_eq!(parse(&made.text()).unwrap().entries, now);
    }
}
