//! What goes to a terminal is shown, whatever the format; what goes to a pipe is as the store has it.

use std::process::Command;

use super::session::{Fate, Start, explorer};

const STORE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/export/awkward.yaml");
const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.yaml");

/// Commands that print events in every way there is.
const COMMANDS: &[&[&str]] = &[
    &["list", STORE],
    &["list", STORE, "--columns", "id,actors,summary"],
    &["list", STORE, "--format", "json"],
    &["list", STORE, "--format", "md", "--columns", "summary"],
    &["stats", STORE],
    &["diff", SMALL, STORE],
    &["export", STORE, "--format", "csv"],
    &["export", STORE, "--format", "ndjson"],
    &["export", STORE, "--format", "geojson"],
    &["export", STORE, "--format", "ics"],
    &["export", STORE, "--format", "timelinejs"],
    &["export", STORE, "--format", "md"],
];

/// What would act on a terminal, but the ends of lines.
fn acts(c: char) -> bool {
    let bidi =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || (c.is_control() && !matches!(c, '\r' | '\n'))
}

#[test]
fn nothing_that_is_printed_acts_on_the_terminal() {
    for command in COMMANDS {
        let start = Start::new(explorer()).env("NO_COLOR", "1");
        let mut session = command.iter().fold(start, |start, arg| start.arg(arg)).run();
        let fate = session.fate().0;
        assert!(matches!(fate, Fate::Code(0 | 1)), "{command:?}: {fate:?}");
        let text = String::from_utf8(session.bytes().to_vec()).expect("it is text");
        assert!(
            text.contains("every-field") || command[0] == "stats" || text.contains("summary"),
            "{command:?}"
        );
        assert!(!text.contains(acts), "{command:?}: {:?}", text.chars().find(|c| acts(*c)));
    }
}

#[test]
fn a_pipe_is_given_what_the_store_has() {
    for format in ["csv", "md", "ics"] {
        let output = Command::new(explorer()).args(["export", STORE, "--format", format]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap().replace("\r\n ", "");
        assert!(text.contains("\u{202e}abc\u{202c}"), "{format}");
    }
    let output = Command::new(explorer()).args(["export", STORE, "--format", "ndjson"]).output().unwrap();
    assert!(
        String::from_utf8(output.stdout).unwrap().contains("\\u202eabc\\u202c"),
        "escaped, and read back as it was"
    );
}

/// What a command prints on a terminal of some environment.
fn printed(command: &[&str], env: &[(&'static str, &'static str)]) -> Vec<u8> {
    let start = env.iter().fold(Start::new(explorer()), |start, (name, value)| start.env(name, value));
    let mut session = command.iter().fold(start, |start, arg| start.arg(arg)).run();
    let fate = session.fate().0;
    assert!(matches!(fate, Fate::Code(0..=2)), "{command:?}: {fate:?}");
    session.bytes().to_vec()
}

#[test]
fn what_is_printed_is_coloured_only_where_the_terminal_has_colours() {
    for command in [&["list", SMALL][..], &["stats", SMALL], &["diff", SMALL, STORE], &["check", STORE]] {
        for term in ["dumb", "", "unknown", "vt100", "xterm-mono"] {
            let bytes = printed(command, &[("TERM", term)]);
            assert!(!bytes.is_empty() && !bytes.contains(&0x1b), "{command:?} with TERM={term}");
        }
    }
    assert!(printed(&["list", SMALL], &[]).contains(&0x1b), "an xterm has colours");
}

#[test]
fn without_utf_8_what_is_printed_on_a_terminal_is_ascii() {
    for command in
        COMMANDS.iter().chain([&["show", STORE, "no-such-évent"][..], &["check", STORE][..]].iter())
    {
        let bytes = printed(command, &[("LC_ALL", "C")]);
        let odd = String::from_utf8_lossy(&bytes).chars().find(|c| !c.is_ascii());
        assert_eq!(odd, None, "{command:?}");
    }
}
