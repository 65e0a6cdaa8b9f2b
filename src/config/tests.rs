//! What a file can say, and what the printed default says.

use std::path::Path;

use super::*;
use crate::app::{COMMANDS, Key, Room};

fn parse(text: &str) -> (Config, Vec<String>) {
    let (config, wrongs) = read::parse(text, Path::new("folder"), Some(Path::new("/home/me")));
    (config, wrongs.into_iter().map(|wrong| wrong.message.to_string()).collect())
}

fn config(text: &str) -> Config {
    let (config, wrongs) = parse(text);
    assert_eq!(wrongs, [""; 0], "{text}");
    config
}

fn wrong(text: &str) -> Vec<String> {
    parse(text).1
}

#[test]
fn nothing_said_is_the_default() {
    assert_eq!(config(""), Config::default());
    assert_eq!(config("# a comment\n[keys]\n"), Config::default());
}

#[test]
fn the_printed_default_is_what_is_so_without_a_file() {
    let printed = page::default();
    assert_eq!(config(&printed), Config::default());
    // With every comment that is a setting taken off, it still is.
    let setting = |line: &str| line.split_once(" = ").is_some_and(|(name, _)| !name.contains(' '));
    let bare = |line: &str| line.strip_prefix("# ").filter(|rest| setting(rest)).unwrap_or(line).to_string();
    let open: Vec<String> = printed.lines().map(bare).collect();
    let settings = open.iter().filter(|line| setting(line)).count();
    assert_eq!(settings, SETTINGS.len() + COMMANDS.len());
    assert_eq!(config(&open.join("\n")), Config::default());
}

#[test]
fn settings_are_taken() {
    let read = config("theme = \"light\"\nsources = \"reports\"\nmouse = true\nascii = true\n");
    assert_eq!(read.theme, Some(ThemeName::Light));
    assert_eq!(read.sources.as_deref(), Some(Path::new("folder/reports")), "it lies beside the file");
    assert!(read.mouse && read.ascii && read.session);
    assert!(!config("session = false").session);
    assert_eq!(config("theme = \"auto\"").theme, None);
    assert_eq!(config("sources = \"~/r\"").sources.as_deref(), Some(Path::new("/home/me/r")));
    assert_eq!(config("sources = \"/r\"").sources.as_deref(), Some(Path::new("/r")));
    assert_eq!(config("sources = \"\"").sources, None);
}

#[test]
fn keys_are_given_by_the_names_of_commands() {
    let read = config("[keys]\nnext-event = [\"e\", \"Ctrl-n\"]\nhelp = \"Delete\"\n");
    let name = |key: &str| read.keys.command(Room::Timeline, Key::parse(key).unwrap()).map(|c| c.name);
    assert_eq!(name("e"), Some("next-event"));
    assert_eq!(name("j"), None);
    assert_eq!(name("Delete"), Some("help"));
}

#[test]
fn everything_wrong_is_told_at_once() {
    let text = "theme = \"drak\"\nmouse = \"yes\"\nsurces = \"x\"\n[keys]\nnext-evnt = \"e\"\nfind = [\"Alt-f\", 3]\n\
                quit = \"Ctrl-s\"\nundo = \"w\"\nredo = \"w\"\n";
    assert_eq!(
        wrong(text).into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>(),
        [
            "The key `w` is given to `undo` and to `redo`.",
            "There is no command `next-evnt`.",
            "There is no setting `surces`.",
            "There is no theme `drak`.",
            "`Alt-f` is no key.",
            "`find` is a key in quotes, or a list of them; a number stands there.",
            "`mouse` is true or false; a text stands there.",
            "`quit` cannot have the key `Ctrl-s`: it stops the terminal where flow control is on.",
        ]
    );
}

#[test]
fn what_is_not_toml_is_told_beside_the_rest() {
    let wrongs = wrong("theme = dark\nmouse = 1\n[keys\nx = \"y\"\n");
    assert!(wrongs.iter().any(|w| w.starts_with("This is not TOML: ")), "{wrongs:?}");
    assert!(wrongs.iter().any(|w| w.starts_with("`mouse` is true or false")), "{wrongs:?}");
}

#[test]
fn a_command_that_nobody_could_reach_is_told() {
    let lost = |text: &str| wrong(text).join("\n");
    assert_eq!(
        lost("[keys]\nchoose-way = []"),
        "No key is left for `choose-way`, which the palette does not reach."
    );
    assert_eq!(
        lost("[keys]\nnext-way = \"Enter\""),
        "No key is left for `choose-way`, which the palette does not reach."
    );
    assert_eq!(lost("[keys]\nfind = []\nundo = []"), "", "the palette reaches both");
    assert_eq!(lost("[keys]\nclose-overlay = []"), "", "Escape always closes");
}

#[test]
fn the_table_of_settings_holds_no_name_twice_and_its_docs_are_sentences() {
    for (i, setting) in SETTINGS.iter().enumerate() {
        assert!(SETTINGS[i + 1..].iter().all(|other| other.name != setting.name), "{}", setting.name);
        assert!(setting.doc.ends_with('.'), "{}", setting.name);
        assert!(COMMANDS.iter().all(|c| c.name != setting.name), "{}", setting.name);
    }
}
