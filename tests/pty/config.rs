//! The configuration file in its usual place: heeded by the screen, and refused before the terminal is touched.

use std::fs;
use std::path::Path;

use super::session::{Fate, Start, explorer};

/// A folder for configuration with a file in it, as the program is told of it.
pub fn configured(name: &str, text: &str) -> &'static str {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("configured").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("dateline")).expect("a folder");
    fs::write(folder.join("dateline/config.toml"), text).expect("a file");
    Box::leak(folder.display().to_string().into_boxed_str())
}

#[test]
fn the_file_is_found_and_the_command_line_wins() {
    let config = configured("found", "ascii = true\nmouse = true\n[keys]\nquit = \"Q\"\n");
    let mut session = Start::new(explorer()).env("XDG_CONFIG_HOME", config).run().shown();
    assert!(session.bytes().is_ascii());
    let mouse = |s: &super::session::Session| super::modes::changes(s.bytes()).contains(&(1002, true));
    assert!(mouse(&session));
    session.send("qQ");
    assert_eq!(session.fate().0, Fate::Code(0));
    session.assert_restored();
    let start = Start::new(explorer()).env("XDG_CONFIG_HOME", config).arg("--no-ascii").arg("--no-mouse");
    let mut session = start.run().shown();
    assert!(!session.bytes().is_ascii() && !mouse(&session));
    session.send("Q");
    assert_eq!(session.fate().0, Fate::Code(0));
    let mut session = Start::new(explorer()).env("XDG_CONFIG_HOME", config).arg("--no-config").run().shown();
    session.send("q");
    assert_eq!(session.fate().0, Fate::Code(0));
}

#[test]
fn a_faulty_file_is_told_before_the_terminal_is_touched() {
    let config = configured("faulty", "theme = \"drak\"\nmuose = true\n");
    let mut session = Start::new(explorer()).env("XDG_CONFIG_HOME", config).run();
    assert_eq!(session.fate().0, Fate::Code(2));
    let text = session.text();
    assert!(text.contains("did you mean `dark`?") && text.contains("did you mean `mouse`?"), "{text}");
    assert!(!session.bytes().contains(&0x1b), "nothing but text is written");
    session.assert_restored();
}
