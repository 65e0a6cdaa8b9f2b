//! Large stores: shown before they have been read, whole in the end, and left alone when they are faulty.

use std::path::PathBuf;

use super::made;
use super::session::{Fate, Session, Start, explorer};
use dateline::index::Data;
use dateline::model::Form;
use dateline::store::{Input, Limits};

/// So many that reading takes longer than the screen is held back.
const EVENTS: u64 = 15_000;

/// A file in the folder for such things, removed at the end.
struct Large(PathBuf);

impl Large {
    fn new(name: &str, text: &str) -> Large {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, text).expect("it can be written");
        Large(path)
    }

    /// The explorer on it.
    fn open(&self) -> Session {
        self.open_with("")
    }

    /// The explorer on it, with arguments.
    fn open_with(&self, args: &str) -> Session {
        Start::script(&format!(r#"exec "$0" "{}" {args}"#, self.0.display()), explorer()).run()
    }
}

impl Drop for Large {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn a_large_store_is_whole_in_the_end() {
    let text = made::text(EVENTS, 5);
    let data =
        Data::load(&[Input::Stdin(text.clone().into_bytes())], &Limits::default()).expect("it is good");
    let counts = data.index.count(&data.index.covered()).of(Form::Incident);
    let incidents = format!("{} inc", counts.certain);
    let large = Large::new("large.yaml", &text);
    let mut session = large.open().shown();
    session.until("the whole", |s| s.text().contains(&incidents) && !s.text().contains("reading"));
    session.send_and_see("j");
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}

#[test]
fn what_is_asked_for_of_its_end_is_there_in_the_end_or_told_when_the_terminal_is_given_back() {
    let text = made::text(EVENTS, 5);
    let large = Large::new("asked.yaml", &text);
    let id = text.lines().rev().find_map(|line| line.strip_prefix("- id: ")).expect("there is a last event");
    let mut session = large.open_with(&format!("-w id:{id} --at {id} --hash 00000000")).shown();
    session.until("the event", |s| s.text().contains(&format!("& id:{id}")));
    session.until("the notice", |s| s.text().contains("with the hash 00000000"));
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    for (args, code, told) in [
        ("--at 2018-no-such", 1, "no event has the id `2018-no-such`"),
        ("-w id:2018-no-such", 2, "`2018-no-such` is not the id of an event."),
    ] {
        let mut session = large.open_with(args);
        assert_eq!(session.fate().0, Fate::Code(code), "{args}");
        session.assert_restored();
        assert!(session.text().contains(told), "{}", session.text());
    }
}

#[test]
fn a_fault_at_the_very_end_is_told_after_the_terminal_is_given_back() {
    let text = made::text(EVENTS, 5);
    let large = Large::new("broken.yaml", &format!("{text}- id: the-last\n  date: \"2020-13\"\n"));
    let mut session = large.open();
    assert_eq!(session.fate().0, Fate::Code(2));
    session.assert_restored();
    let line = text.lines().count() + 2;
    let said = session.text().replace('\n', "");
    assert!(said.contains(&format!("broken.yaml:{line}:")), "{}", session.text());
}

#[test]
fn reading_is_given_up_at_once() {
    let large = Large::new("given-up.yaml", &made::text(EVENTS, 5));
    let mut session = large.open().shown();
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
}
