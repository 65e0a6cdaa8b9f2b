//! A view as a line for the shell, which opens it again on the same store.

use super::state::State;
use crate::index::{Data, LaneBy, Sort};
use crate::text;
use crate::text::Text;
use crate::timeline::Scale;

/// Characters of a store's hash that tell it from another.
pub const HASH: usize = 8;

/// The shell line: the stores, the query, the order and headings of the list, the window of the axis and how it is
/// drawn, the event shown and the hash of the store. None when
/// the store came from standard input, which no line can open again.
pub fn line(state: &State, data: &Data) -> Option<Text> {
    let mut words = vec!["dateline".to_string()];
    for file in data.store.files() {
        match &file.path {
            Some(path) => words.push(quoted(path.to_str()?)),
            None if file.is_embedded() => {}
            None => return None,
        }
    }
    let query = &state.scope.query;
    if !query.is_everything() {
        words.push(format!("-w {}", quoted(&query.to_string())));
    }
    if state.list.sort != Sort::default() {
        words.push(format!("--sort {}", state.list.sort));
    }
    if let Some(heading) = state.list.heading() {
        words.push(format!("--headings {}", heading.name()));
    }
    let (from, to) = state.spot.viewport.ends();
    words.push(format!("--window {from}..{to}"));
    if state.lanes.by != LaneBy::default() {
        words.push(format!("--lanes {}", state.lanes.by.name()));
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
    Some(text!("{}", words.join(" ")))
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
    }
}
