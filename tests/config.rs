//! A person's own keys on the screen: what they do, and where they are shown.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::Path;
use std::sync::Arc;

use dateline::config;
use support::Session;

/// A session with the keys of the configuration that tests name.
fn session(columns: u16, rows: u16) -> Session {
    let mut session = Session::small(columns, rows);
    let config = config::read(Path::new("tests/fixtures/config.toml"), None).unwrap();
    session.state.keys = Arc::clone(&config.keys);
    session
}

#[test]
fn keys_of_ones_own_act_and_the_defaults_in_their_place_do_not() {
    let mut session = session(80, 24);
    let first = session.selected();
    session.press("j");
    assert_eq!(session.selected(), first);
    session.press("e");
    let second = session.selected();
    assert_ne!(second, first);
    session.press("Ctrl-n");
    assert_ne!(session.selected(), second);
    session.press("k k");
    assert_eq!(session.selected(), first, "what was not said is as it was");
}

#[test]
fn help_palette_and_footer_show_the_keys_one_has() {
    let mut session = session(80, 24);
    let footer = |s: &Session| s.screen().lines().last().unwrap().to_string();
    assert!(footer(&session).contains(" e k event"), "{}", footer(&session));
    assert!(footer(&session).ends_with(" h help"), "{}", footer(&session));
    session.press("h");
    let row = |s: &Session, doc: &str| s.screen().lines().find(|l| l.contains(doc)).unwrap().to_string();
    assert!(
        row(&session, "Select the next event of the list.").contains(" e Ctrl-n "),
        "{}",
        session.screen()
    );
    session.press("Esc :").type_text("pan-left");
    let line = row(&session, "pan-left");
    assert!(session.screen().lines().any(|l| l.contains("pan-left") && l.contains(":pan-left")), "{line}");
}

#[test]
fn messages_name_the_keys_one_has() {
    let mut session = Session::small(80, 24);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config-messages");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("config.toml");
    std::fs::write(&file, "[keys]\nfirst-event = \"Delete\"\nscroll-down = \"Ctrl-j\"\n").unwrap();
    session.state.keys = Arc::clone(&config::read(&file, None).unwrap().keys);
    session.press("O");
    assert!(session.screen().contains("Delete goes there."), "{}", session.screen());
    assert!(session.screen().contains("more lines, Ctrl-j"), "{}", session.screen());
}

#[test]
fn the_wheel_goes_through_overlays_whatever_the_keys_are() {
    use dateline::app::Message;
    use dateline::app::mouse::{Deed, Mouse};
    let mut session = session(80, 24);
    session.press("h");
    let before = session.screen();
    session.tell(Message::Mouse(Mouse { deed: Deed::WheelDown, column: 10, row: 10 }));
    assert_ne!(session.screen(), before);
}
