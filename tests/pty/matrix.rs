//! Every kind of terminal, with and without colour and UTF-8: only what it understands is sent.

use rustix::process::Signal;

use super::modes;
use super::sequences::{Allowed, forbidden};
use super::session::{Fate, Start, explorer};

const TERMS: [&str; 6] = ["xterm-256color", "tmux-256color", "screen", "linux", "vt100", "xterm-kitty"];

/// Second screen, cursor, bracketed paste, synchronized update.
const XTERM: &[u16] = &[1049, 25, 2004, 2026];

fn allowed(term: &str, no_color: bool, utf8: bool) -> Allowed {
    let modes = match term {
        "linux" => &[25][..],
        "vt100" => &[],
        _ => XTERM,
    };
    Allowed { modes, clipboard: modes == XTERM, colours: !no_color && term != "vt100", utf8 }
}

#[test]
fn each_terminal_is_sent_what_it_understands_and_nothing_else() {
    for term in TERMS {
        for (no_color, locale) in [("", "C.UTF-8"), ("", "C"), ("1", "C.UTF-8"), ("1", "C")] {
            let what = format!("TERM={term} NO_COLOR={no_color} LC_ALL={locale}");
            let start =
                Start::new(explorer()).env("TERM", term).env("NO_COLOR", no_color).env("LC_ALL", locale);
            let mut session = start.run();
            session.until("a first frame", |s| !s.text().trim().is_empty());
            session.send_and_see("jj");
            session.send_and_see("3");
            session.send_and_see("?");
            // The first ends what is open beside the list.
            session.send("\x1b&killed>3\rqq");
            assert_eq!(session.fate().0, Fate::Code(0), "{what}");
            session.assert_restored();
            let utf8 = locale == "C.UTF-8";
            let found = forbidden(session.bytes(), allowed(term, !no_color.is_empty(), utf8));
            assert!(found.is_empty(), "{what}: {found:?}");
            let synchronized = modes::frames(session.bytes()) > 0;
            assert_eq!(synchronized, !matches!(term, "linux" | "vt100"), "{what}");
        }
    }
}

/// A store of what is awkward to draw: controls, signs of direction, wide letters, marks.
const AWKWARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/export/awkward.yaml");

/// The same, and those of the mouse.
const MOUSE: &[u16] = &[1049, 25, 2004, 2026, 1002, 1006];

/// What opens something: the filter, the map, the palette, help, the briefing, the passage, comparing, presenting.
const OPENED: [&str; 8] = ["f", "m", ":", "?", "b", "s", "c", "P"];

/// The end of the last line while nothing is open.
const CLOSED: &str = "f filter  ? help";

/// Every kind of terminal, with and without colour and UTF-8.
fn environments() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let each = |term| [("", "C.UTF-8"), ("", "C"), ("1", "C.UTF-8"), ("1", "C")].map(|(n, l)| (term, n, l));
    TERMS.into_iter().flat_map(each)
}

#[test]
fn whatever_is_opened_in_an_awkward_store_each_terminal_is_sent_only_what_it_understands() {
    for (term, no_color, locale) in environments() {
        let what = format!("TERM={term} NO_COLOR={no_color} LC_ALL={locale}");
        let start = Start::new(explorer()).arg("--mouse").arg(AWKWARD);
        let start = start.env("TERM", term).env("NO_COLOR", no_color).env("LC_ALL", locale);
        let mut session = start.run();
        session.until("a first frame", |s| s.text().contains(CLOSED));
        for key in OPENED {
            session.send(key);
            session.until(key, |s| !s.text().contains(CLOSED));
            session.send("\x1b");
            session.until("nothing open", |s| s.text().contains(CLOSED));
        }
        session.signal(Signal::TERM);
        assert_eq!(session.fate().0, Fate::Killed(Signal::TERM.as_raw()), "{what}");
        session.assert_restored();
        let known = allowed(term, !no_color.is_empty(), locale == "C.UTF-8");
        let modes = if known.modes == XTERM { MOUSE } else { known.modes };
        let found = forbidden(session.bytes(), Allowed { modes, ..known });
        assert!(found.is_empty(), "{what}: {found:?}");
    }
}

#[test]
fn what_is_printed_is_what_each_terminal_understands() {
    let commands = [
        &["list", AWKWARD][..],
        &["show", "every-field", AWKWARD],
        &["brief", AWKWARD],
        &["brief", AWKWARD, "--format", "txt"],
        &["stats", AWKWARD],
    ];
    for (term, no_color, locale) in environments() {
        for command in commands {
            let what = format!("{command:?} TERM={term} NO_COLOR={no_color} LC_ALL={locale}");
            let start =
                Start::new(explorer()).env("TERM", term).env("NO_COLOR", no_color).env("LC_ALL", locale);
            let mut session = command.iter().fold(start, |start, arg| start.arg(arg)).run();
            assert_eq!(session.fate().0, Fate::Code(0), "{what}");
            assert!(!session.bytes().is_empty(), "{what}");
            let known = allowed(term, !no_color.is_empty(), locale == "C.UTF-8");
            let found = forbidden(session.bytes(), Allowed { modes: &[], clipboard: false, ..known });
            assert!(found.is_empty(), "{what}: {found:?}");
        }
    }
}

#[test]
fn a_dumb_terminal_is_sent_a_sentence() {
    for (no_color, locale) in [("", "C.UTF-8"), ("1", "C")] {
        let start =
            Start::new(explorer()).env("TERM", "dumb").env("NO_COLOR", no_color).env("LC_ALL", locale);
        let mut session = start.run();
        assert_eq!(session.fate().0, Fate::Code(2));
        assert_eq!(forbidden(session.bytes(), Allowed::default()), Vec::<String>::new());
        session.assert_restored();
    }
}

#[test]
fn what_is_copied_is_all_that_is_said_beside_the_screen() {
    let mut session = Start::new(explorer()).run().shown();
    session.send("y");
    session.until("a copy", |s| s.bytes().windows(7).any(|w| w == b"\x1b]52;c;"));
    session.send("\x1bqq");
    assert_eq!(session.fate().0, Fate::Code(0));
    let found = forbidden(session.bytes(), allowed("xterm", false, true));
    assert!(found.is_empty(), "{found:?}");
}
