#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use super::*;
use crate::store::{Input, Limits};

const RAID: &str = "2019-02-lantern-raid";
const FERRY: &str = "2019-05-12-ford-attack";
const BOMB: &str = "2020-01-quay-bomb";

/// A folder of the test's own, with a copy of the small store.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dateline-marker-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::copy("tests/fixtures/small.yaml", folder.join("s.yaml")).unwrap();
    folder
}

fn data(store: &Path) -> Data {
    Data::load(&[Input::File(store.to_owned())], &Limits::default()).expect("the store is good")
}

/// A screen: its keeper, and its marks.
struct Screen {
    marker: Marker,
    data: Data,
    marks: Marks,
}

impl Screen {
    fn on(store: &Path, file: &Path) -> Screen {
        Screen::of(data(store), file)
    }

    fn of(data: Data, file: &Path) -> Screen {
        let mut marker = Marker::new(Some(file), Gate::default(), |_| None);
        let read = marker.begin(&data);
        assert_eq!(read.trouble, None);
        Screen { marker, data, marks: Marks::clone(&read.marks) }
    }

    fn mark(&mut self, id: &str) -> Option<String> {
        self.marks.mark(Id::new(id).unwrap());
        self.save()
    }

    fn note(&mut self, id: &str, note: &str) -> Option<String> {
        self.marks.set_note(Id::new(id).unwrap(), Text::new(note));
        self.save()
    }

    fn save(&mut self) -> Option<String> {
        self.marker.save(&self.marks, &self.data).map(|told| told.to_string())
    }
}

/// What the file says: the events, each with whether it is marked and its note.
fn kept(file: &Path) -> Vec<String> {
    let file = MarksFile::read(file).expect("the file is good");
    let entry = |e: &Entry| {
        format!("{} {} {}", e.event, e.marked, e.note.as_ref().map(Text::to_string).unwrap_or_default())
    };
    file.entries.iter().map(entry).collect()
}

#[test]
fn what_another_screen_changed_stays_unless_it_is_changed_here() {
    let folder = folder("two");
    let (store, file) = (folder.join("s.yaml"), folder.join("marks.yaml"));
    let mut first = Screen::on(&store, &file);
    first.mark(RAID);
    first.mark(FERRY);
    first.note(RAID, "old");
    let (mut one, mut other) = (Screen::on(&store, &file), Screen::on(&store, &file));
    assert_eq!(one.note(RAID, "new and important"), None);
    let told = other.mark(BOMB);
    let all = [format!("{RAID} true new and important"), format!("{FERRY} true "), format!("{BOMB} true ")];
    assert_eq!(kept(&file), all);
    assert!(told.unwrap().contains("changed elsewhere"));
    assert_eq!(other.note(FERRY, "mine"), None, "it is said once");
    assert_eq!(kept(&file)[..2], [all[0].clone(), format!("{FERRY} true mine")]);
    one.marks.unmark(FERRY);
    one.save();
    assert_eq!(kept(&file).len(), 2, "what is taken away here is gone");
    other.note(BOMB, "again");
    assert_eq!(kept(&file), [all[0].clone(), format!("{BOMB} true again")], "and is not brought back there");
    other.note(RAID, "newer");
    assert_eq!(kept(&file)[0], format!("{RAID} true newer"), "who changes something last has it");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_order_is_that_of_the_screen_where_it_was_changed() {
    let folder = folder("order");
    let (store, file) = (folder.join("s.yaml"), folder.join("marks.yaml"));
    let mut first = Screen::on(&store, &file);
    [RAID, FERRY].iter().for_each(|id| assert_eq!(first.mark(id), None));
    let (mut one, mut other) = (Screen::on(&store, &file), Screen::on(&store, &file));
    one.marks.reorder(FERRY, RAID);
    assert_eq!(one.save(), None);
    assert_eq!(kept(&file), [format!("{FERRY} true "), format!("{RAID} true ")]);
    other.mark(BOMB);
    let ids = |file: &Path| {
        MarksFile::read(file).unwrap().entries.iter().map(|e| e.event.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&file), [FERRY, RAID, BOMB]);
    other.marks.reorder(BOMB, RAID);
    other.save();
    assert_eq!(ids(&file), [BOMB, RAID, FERRY]);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_that_is_gone_is_written_whole_again() {
    let folder = folder("gone");
    let (store, file) = (folder.join("s.yaml"), folder.join("marks.yaml"));
    let mut screen = Screen::on(&store, &file);
    screen.note(RAID, "mine");
    fs::remove_file(&file).unwrap();
    assert_eq!(screen.mark(BOMB), None);
    assert_eq!(kept(&file), [format!("{BOMB} true "), format!("{RAID} false mine")]);
    fs::write(&file, "[]\n").unwrap();
    assert!(screen.mark(FERRY).unwrap().contains("changed elsewhere"));
    assert_eq!(kept(&file), [format!("{FERRY} true ")], "but one that was emptied was meant to be");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn that_there_is_no_place_for_marks_is_said_once() {
    let input = Input::Stdin(fs::read("tests/fixtures/small.yaml").unwrap());
    let data = Data::load(&[input], &Limits::default()).unwrap();
    let mut screen =
        Screen { marker: Marker::new(None, Gate::default(), |_| None), data, marks: Marks::default() };
    assert!(screen.mark(RAID).is_some());
    assert_eq!(screen.mark(BOMB), None);
}

#[test]
fn a_store_that_is_away_for_a_moment_is_called_what_it_was() {
    let folder = folder("away");
    let (real, link, file) = (folder.join("s.yaml"), folder.join("link.yaml"), folder.join("marks.yaml"));
    symlink("s.yaml", &link).unwrap();
    let mut screen = Screen::on(&link, &file);
    screen.mark(RAID);
    fs::rename(&real, folder.join("away")).unwrap();
    screen.mark(FERRY);
    fs::rename(folder.join("away"), &real).unwrap();
    let again = Screen::on(&link, &file);
    assert_eq!(again.marks.marked().len(), 2);
    let whole = real.canonicalize().unwrap();
    let entries = MarksFile::read(&file).unwrap().entries;
    assert!(entries.iter().all(|entry| entry.store.as_str() == whole.to_str().unwrap()), "{entries:?}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_mark_on_an_event_that_the_store_lost_is_of_that_store() {
    let folder = folder("lost");
    let (store, file) = (folder.join("s.yaml"), folder.join("marks.yaml"));
    let mut screen = Screen::on(&store, &file);
    screen.mark(RAID);
    screen.marks.unmark(RAID);
    screen.save();
    let text = fs::read_to_string(&store).unwrap().replace("2019-02-lantern-raid", "2019-02-other");
    fs::write(&store, text).unwrap();
    screen.data = data(&store);
    screen.data.generation = 1;
    assert_eq!(screen.mark(RAID), None);
    assert_eq!(kept(&file), [format!("{RAID} true ")]);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn why_marks_are_not_kept_is_said_though_others_are() {
    let folder = folder("odd");
    let (store, file) = (folder.join("s.yaml"), folder.join("marks.yaml"));
    let odd = folder.join(OsStr::from_bytes(b"caf\xe9.yaml"));
    let text = fs::read_to_string(&store).unwrap();
    fs::write(&odd, &text).unwrap();
    let mut screen = Screen::on(&odd, &file);
    assert!(screen.mark(RAID).unwrap().contains("whose path is not in UTF-8"));
    assert!(!file.exists());

    let one_event = |id: &str| {
        format!(
            "dateline: 1\ntitle: T\ncovers: \"2020\"\nkinds: [{{id: k{id}, name: K{id}}}]\nsources: [{{id: s{id}, title: S, \
             publisher: P, published: \"2020\"}}]\nevents:\n- {{id: {id}, date: \"2020\", form: incident, kind: k{id}, title: T, \
             summary: S., claims: [{{source: s{id}, para: 1, words: w}}]}}\n"
        )
    };
    fs::write(&store, one_event("one")).unwrap();
    let inputs = [Input::File(store), Input::Stdin(one_event("two").into_bytes())];
    let both = Data::load(&inputs, &Limits::default()).unwrap_or_else(|e| panic!("{e:?}"));
    let mut screen = Screen::of(both, &file);
    assert_eq!(screen.mark("one"), None);
    assert!(screen.mark("two").unwrap().contains("from standard input"));
    assert_eq!(kept(&file), ["one true "]);
    assert_eq!(screen.note("two", "x"), None, "it is said once");
    fs::remove_dir_all(&folder).unwrap();
}
