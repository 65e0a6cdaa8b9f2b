//! Stores as they are opened: what is no file, what is hostile, what is broken at random, several at once.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use dateline::error::Refused;
use dateline::model::{Event, EventIx};
use dateline::store::{Input, Limits, Store};
use proptest::prelude::*;

const PLAIN: &str = include_str!("bad_data/good/plain.yaml");

fn load_all(inputs: &[Input]) -> Result<(Store, Vec<Event>), Refused> {
    let mut events = Vec::new();
    let store = Store::load(inputs, &Limits::default(), &mut |_, event| events.push(event))?;
    Ok((store, events))
}

fn load(bytes: impl Into<Vec<u8>>) -> Result<(Store, Vec<Event>), Refused> {
    load_all(&[Input::Stdin(bytes.into())])
}

fn load_file(path: &Path) -> Result<(Store, Vec<Event>), Refused> {
    load_all(&[Input::File(path.to_owned())])
}

/// A folder of its own for a test, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("dateline-store-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What is said of an input that cannot be read.
fn unreadable(path: &Path) -> String {
    match load_file(path) {
        Err(Refused::Unreadable(what)) => what.message.as_str().replace(path.to_str().unwrap(), "X"),
        other => panic!("{}: {:?}", path.display(), other.map(|(store, _)| store.len())),
    }
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let folder = Folder::new("special");
    assert_eq!(unreadable(&folder.0.join("missing.yaml")), "There is no file X.");
    assert_eq!(unreadable(&folder.0), "The folder X holds no file that ends in .yaml.");
    assert_eq!(unreadable(Path::new("/dev/null")), "X is a device, not a file.");
    let pipe = folder.0.join("pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    assert_eq!(unreadable(&pipe), "X is a pipe, not a file.");
    let socket = folder.0.join("socket.yaml");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    assert_eq!(unreadable(&socket), "X is a socket, not a file.");
    let link = folder.0.join("link.yaml");
    std::os::unix::fs::symlink(&link, &link).unwrap();
    assert_eq!(unreadable(&link), "X is a link that leads back to itself.");
    let through = folder.file("file.yaml", PLAIN).join("more");
    assert!(unreadable(&through).starts_with("X cannot be read: "), "{}", unreadable(&through));
}

#[test]
fn a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("closed");
    let path = folder.file("closed.yaml", PLAIN);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_err() {
        assert_eq!(unreadable(&path), "X may not be read.");
    } else {
        assert!(load_file(&path).is_ok(), "whoever may read everything reads this too");
    }
}

#[test]
fn a_file_larger_than_allowed_is_refused() {
    let folder = Folder::new("large");
    let path = folder.file("large.yaml", PLAIN);
    let load = |max_size| Store::load(&[Input::File(path.clone())], &Limits { max_size }, &mut |_, _| {});
    assert!(load(PLAIN.len() as u64).is_ok());
    let Err(Refused::Unreadable(what)) = load(PLAIN.len() as u64 - 1) else { panic!("it was read") };
    assert!(what.message.as_str().contains("is larger than"), "{}", what.message);
}

#[test]
fn nothing_is_no_store() {
    let Err(Refused::Unreadable(what)) = load_all(&[]) else { panic!("it was read") };
    assert_eq!(what.message.as_str(), "There is no store to open.");
}

#[test]
fn a_folder_opens_all_its_stores() {
    let folder = Folder::new("folder");
    let (one, two) =
        (PLAIN.replace("- id: second", "- id: other"), PLAIN.replace("to: second", "to: raid-two"));
    folder.file(
        "b.yaml",
        &two.replace("- id: raid", "- id: raid-one").replace("- id: second", "- id: raid-two"),
    );
    folder.file("a.yaml", &one.replace("to: second", "to: other"));
    folder.file(".hidden.yaml", "not: this");
    folder.file("c.txt", "nor this");
    let (store, events) = load_file(&folder.0).unwrap_or_else(|e| panic!("{}", e.render(None, false)));
    let ids: Vec<&str> = events.iter().map(|e| e.id.as_str()).collect();
    assert_eq!(ids, ["raid", "other", "raid-one", "raid-two"]);
    assert_eq!(store.catalog().places.len(), 2, "identical definitions unify");
    assert_eq!(store.files().len(), 2);
    let (file, line) = store.place_in_file(EventIx(2));
    assert!(file.as_str().ends_with("b.yaml") && line > 1);
    assert_eq!(store.path(EventIx(0)), Some(folder.0.join("a.yaml").as_path()));
}

#[test]
fn several_stores_cover_what_each_covers() {
    let other = PLAIN
        .replace("\"2014/2022\"", "\"2010-05/2016\"")
        .replace("title: Small", "title: Another")
        .replace("id: raid", "id: x-raid")
        .replace("id: second", "id: x-second")
        .replace("to: second", "to: x-second");
    let inputs = [Input::Stdin(PLAIN.into()), Input::Stdin(other.into())];
    let (store, _) = load_all(&inputs).unwrap_or_else(|e| panic!("{}", e.render(None, false)));
    assert_eq!(store.catalog().covers.as_str(), "2010-05-01/2022-12-31");
    assert_eq!(store.catalog().title.as_str(), "Small + Another");
}

#[test]
fn the_hash_is_that_of_the_contents() {
    let (store, _) = load(PLAIN).unwrap();
    let hash = store.hash();
    assert_eq!(hash.len(), 64);
    assert_eq!(hash, load(PLAIN).unwrap().0.hash());
    assert_ne!(hash, load(format!("{PLAIN}\n")).unwrap().0.hash());
}

/// Nothing in a report acts on a terminal.
fn displayable(report: &str) -> bool {
    report.chars().all(|c| {
        c == '\n' || !(c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    })
}

/// Loads, and holds what must be true of any outcome.
fn answered(bytes: Vec<u8>) -> Result<(), TestCaseError> {
    match load(bytes) {
        Ok((store, events)) => {
            prop_assert_eq!(store.len(), events.len());
            for (n, event) in events.iter().enumerate() {
                prop_assert_eq!(&store.event(EventIx(n as u32)), event);
                prop_assert_eq!(store.find(event.id.as_str()), Some(EventIx(n as u32)));
            }
        }
        Err(Refused::Faulty(report)) => {
            prop_assert!(report.errors() > 0);
            prop_assert!(displayable(&report.render(None, false)));
            let places: Vec<(usize, usize)> =
                report.faults().iter().map(|f| (f.fault.file, f.fault.at.start)).collect();
            prop_assert!(places.is_sorted());
        }
        Err(Refused::Unreadable(what)) => prop_assert!(false, "{}", what.message),
    }
    Ok(())
}

/// Something to put into a store where it does harm.
fn harm() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b"\"",
        b"'",
        b"[",
        b"]",
        b"{",
        b"}",
        b": ",
        b"\n",
        b"\n- ",
        b"\n  - ",
        b"- ",
        b"#",
        b"|",
        b">",
        b"&a ",
        b"*a",
        b"!t ",
        b"? ",
        b"%",
        b"---\n",
        b"\t",
        b"\r",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"~",
        b"events:\n",
        b"\\",
        b",",
        b"\xd9\x85",
        b"\"\\e[31m\"",
        b"title: x\n",
        b"  id: raid\n",
        b"0",
        b"9999",
        b"..",
        b"/",
    ];
    prop::sample::select(pieces).prop_map(<[u8]>::to_vec)
}

/// The plain store, or one of the odd layouts.
fn good() -> impl Strategy<Value = Vec<u8>> {
    let files = fs::read_dir("tests/bad_data/good").unwrap();
    let mut texts: Vec<Vec<u8>> = files.map(|f| fs::read(f.unwrap().path()).unwrap()).collect();
    texts.sort();
    prop::sample::select(texts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        answered(bytes)?;
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}") {
        answered(text.into_bytes())?;
    }

    #[test]
    fn good_stores_harmed_at_random_are_answered(
        mut bytes in good(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..12, harm()), 1..5),
    ) {
        for (at, length, harm) in changes {
            let start = at.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, harm);
        }
        answered(bytes)?;
    }

    #[test]
    fn good_stores_with_lines_moved_are_answered(
        bytes in good(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let text = String::from_utf8(bytes).unwrap();
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let line = lines.remove(from.index(lines.len()));
        lines.insert(to.index(lines.len() + 1), line);
        answered(lines.concat().into_bytes())?;
    }
}

#[test]
#[cfg(unix)]
fn no_more_of_standard_input_is_read_than_shows_that_it_is_too_large() {
    use std::process::{Command, Stdio};
    let endless = fs::File::open("/dev/zero").unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["list", "--max-size", "1", "-"])
        .stdin(Stdio::from(endless))
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("standard input is larger than 1 MB"));
}

#[test]
fn a_hint_lists_only_as_many_answers_as_are_read() {
    let few = include_str!("bad_data/wrong-answers.yaml");
    let many = (0..40).map(|n| format!("a-{n}")).collect::<Vec<_>>().join(", ");
    let many = few.replacen("answers: [can, cannot]", &format!("answers: [{many}]"), 1);
    assert_ne!(few, many, "the store has that question");
    let report = |text: &str| {
        let inputs = [Input::Stdin(text.as_bytes().to_vec())];
        let refused = Store::load(&inputs, &Limits::default(), &mut |_, _| {}).expect_err("it is faulty");
        refused.render(None, false)
    };
    assert!(report(few).contains("one of can, cannot"));
    assert!(report(&many).contains("is not an answer") && !report(&many).contains("one of a-0"));
}
