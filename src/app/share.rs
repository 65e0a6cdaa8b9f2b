//! A view as a line for the shell, which opens it again on the same store.

use std::path::{Path, PathBuf};

use super::lanes;
use super::state::State;
use crate::index::{Data, LaneBy, Sort};
use crate::model::{EventIx, Id};
use crate::query::edit;
use crate::text;
use crate::text::Text;
use crate::timeline::Scale;

/// Characters of a store's hash that tell it from another.
pub const HASH: usize = 8;

/// A shell line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The line.
    pub line: Text,
    /// Whether it asks for what is marked, which is marked here and nowhere else: more of it than can be named.
    pub is_of_marks: bool,
}

/// The shell line: the stores, the query, the order and headings of the list, the window of the axis and how it is
/// drawn, the event shown and the hash of the store.
///
/// # Errors
/// Why there is none, as a sentence: a store came from standard input, or from a path that no line can name.
pub fn line(state: &State, data: &Data) -> Result<Shared, Text> {
    let mut words = vec!["dateline".to_string()];
    for file in data.store.files() {
        match &file.path {
            Some(path) => words.push(quoted(&named(path, state.here.as_deref())?)),
            None if file.is_embedded() => {}
            None => return Err("A store from standard input cannot be opened again by a line.".into()),
        }
    }
    let query = &edit::marks_named(&state.scope.query, &marked(data));
    if !query.is_everything() {
        words.push(format!("-w {}", quoted(&query.to_string())));
    }
    if state.list.sort != Sort::default() {
        words.push(format!("--sort {}", state.list.sort));
    }
    if let Some(heading) = state.list.heading() {
        words.push(format!("--headings {}", heading.name()));
    }
    if !state.shows_whole(data) {
        let (from, to) = state.spot.viewport.exact();
        words.push(format!("--window {from}..{to}"));
    }
    if state.lanes.by != LaneBy::default() {
        words.push(format!("--lanes {}", state.lanes.by.name()));
    }
    if state.lanes.order != lanes::usual_order(state.lanes.by) {
        words.push(format!("--lane-order {}", state.lanes.order.word()));
    }
    if state.gaps_folded {
        words.push("--fold".to_string());
    }
    if state.scale == Scale::Log {
        words.push("--log".to_string());
    }
    if state.map.is_some() {
        words.push("--map".to_string());
    }
    if let Some(event) = state.shown() {
        words.push(format!("--at {}", quoted(data.store.id(event))));
    }
    words.push(format!("--hash {}", short_hash(data)));
    Ok(Shared { line: text!("{}", words.join(" ")), is_of_marks: query.says_marked() })
}

/// A path as any folder opens it: from the root, where it is known in which folder it was named.
///
/// # Errors
/// When it cannot be written in a line of text.
fn named(path: &Path, here: Option<&Path>) -> Result<String, Text> {
    let path: PathBuf = here.map_or(path.to_owned(), |here| here.join(path)).components().collect();
    match path.to_str() {
        // What is shown otherwise than it is, such as a line break or marks that turn the direction, would be copied so.
        Some(written) if Text::new(written).as_str() == written => Ok(unlike_options(written)),
        _ => Err(text!(
            "A line cannot name {}: it has characters that cannot be copied as text.",
            path.display()
        )),
    }
}

/// The ids of the marked events that there are.
fn marked(data: &Data) -> Vec<Id> {
    data.marked().iter().filter_map(|at| Id::new(data.store.id(EventIx(at as u32)))).collect()
}

/// A path that no program takes for an option.
fn unlike_options(path: &str) -> String {
    if path.starts_with('-') { format!("./{path}") } else { path.to_owned() }
}

/// The beginning of the store's hash.
pub fn short_hash(data: &Data) -> String {
    data.store.short_hash(HASH)
}

/// A word as a POSIX shell reads it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./+:,@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_string();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_as_a_shell_needs() {
        assert_eq!(quoted("kind:attack"), "kind:attack");
        assert_eq!(quoted("kind:attack -form:series"), "'kind:attack -form:series'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted("a>=2"), "'a>=2'");
        assert_eq!(quoted("~x"), "'~x'");
        assert_eq!(quoted(""), "''");
        assert_eq!(unlike_options("-x.yaml"), "./-x.yaml");
        assert_eq!(unlike_options("x-y/-z.yaml"), "x-y/-z.yaml");
    }

    #[test]
    fn a_path_is_named_from_the_root_where_that_is_known() {
        let named = |path: &str, here: Option<&str>| named(Path::new(path), here.map(Path::new)).unwrap();
        assert_eq!(named("small.yaml", Some("/home/x")), "/home/x/small.yaml");
        assert_eq!(named("./a/small.yaml", Some("/home/x")), "/home/x/a/small.yaml");
        assert_eq!(named("../small.yaml", Some("/home/x")), "/home/x/../small.yaml");
        assert_eq!(named("/data/small.yaml", Some("/home/x")), "/data/small.yaml");
        assert_eq!(named("-x.yaml", Some("/home/x")), "/home/x/-x.yaml");
        assert_eq!(named("a/small.yaml", None), "a/small.yaml");
        assert_eq!(named("-x.yaml", None), "./-x.yaml");
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_no_line_can_name_is_refused() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        for path in [&b"tab\there.yaml"[..], b"line\nhere", b"\x1b[2J", "a\u{202e}b".as_bytes(), b"\xff.yaml"]
        {
            let told = named(Path::new(OsStr::from_bytes(path)), None).unwrap_err();
            assert!(told.as_str().starts_with("A line cannot name "), "{told}");
            assert!(named(Path::new("small.yaml"), Some(Path::new(OsStr::from_bytes(path)))).is_err());
        }
        assert!(named(Path::new("日本 – café.yaml"), None).is_ok());
    }
}
