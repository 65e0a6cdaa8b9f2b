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
        Start::script(&format!(r#"exec "$0" "{}""#, self.0.display()), explorer()).run()
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
