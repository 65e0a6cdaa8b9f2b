//! Neutral words: what takes sides in the curator's own words, unless it stands in quotation marks.

use std::ops::Range;

use super::found::Subject;
use super::quoted::quoted;
use crate::error::Rule;
use crate::model::{Catalog, Event, Says};
use crate::store::at::{At, Spot, Wrongs};
use crate::text;
use crate::text::{Text, fold};

/// A word that takes sides.
#[derive(Clone, Copy, Debug)]
pub struct Loaded {
    /// The word in lower case, or words one after the other; one that ends in `*` stands for all that begin so.
    pub word: &'static str,
    /// What to write instead.
    pub instead: &'static str,
    /// Beginnings of words any of which, in the same text, makes it a report of what somebody said.
    pub unless: &'static [&'static str],
}

const fn loaded(word: &'static str, instead: &'static str) -> Loaded {
    Loaded { word, instead, unless: &[] }
}

/// Every loaded word, in the order of the docs.
pub const LOADED: &[Loaded] = &[
    loaded("terror", "the group's name, fighters, attack"),
    loaded("terroris*", "the group's name, fighters, attack"),
    loaded("terroriz*", "say what was done"),
    loaded("militant*", "fighters, members"),
    loaded("extremis*", "fighters, or the group's name"),
    loaded("jihad*", "fighters"),
    loaded("remnant*", "fighters, those left"),
    loaded("elements", "fighters, members"),
    loaded("gang", "group"),
    loaded("gangs", "groups, fighters"),
    loaded("thug*", "fighters"),
    loaded("horde*", "group, fighters"),
    loaded("daesh", "ISIS"),
    loaded("da ash", "ISIS"),
    loaded("so-called", "leave it out, or quote the name"),
    loaded("liberat*", "retake, retaken, retaking"),
    loaded("cleans*", "search, clear of mines, retake: whatever was done"),
    loaded("purg*", "search, dismiss, retake: whatever was done"),
    loaded("neutralis*", "kill, arrest, destroy: whatever was done"),
    loaded("neutraliz*", "kill, arrest, destroy: whatever was done"),
    loaded("eliminat*", "kill, arrest, destroy: whatever was done"),
    loaded("crush*", "defeat, beat"),
    loaded("martyr*", "killed; suicide bombing"),
    loaded("regime", "government"),
    loaded("heroic*", "leave it out"),
    loaded("barbaric*", "leave it out"),
    loaded("sleeper cell*", "cells; or 'sleeper cells', ascribed"),
    loaded("sleeping cell*", "cells; or 'sleeping cells', ascribed"),
    loaded("dormant cell*", "cells; or 'dormant cells', ascribed"),
    Loaded {
        word: "caliphate",
        instead: "say that it was declared, or put it in quotation marks",
        unless: &["declar", "proclaim", "announc"],
    },
];

/// Looks at everything in an event that the curator wrote.
pub fn event(event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    own_words(event, &mut |at, text| neutral(text, at, subject.catalog(), wrongs));
}

/// Every text of an event in the curator's own words, with the way to it.
pub fn own_words(event: &Event, each: &mut dyn FnMut(&At<'_>, &Text)) {
    let root = At::ROOT;
    each(&root.key("title"), &event.title);
    each(&root.key("summary"), &event.summary);
    if let Some(note) = event.dated.as_ref().and_then(|d| d.note.as_ref()) {
        each(&root.key("dated").key("note"), note);
    }
    let toll = root.key("toll");
    for (n, of) in event.toll.iter().enumerate().filter_map(|(n, row)| Some((n, row.of.as_ref()?))) {
        each(&toll.item(n).key("of"), of);
    }
    let figures = root.key("figures");
    for (n, figure) in event.figures.iter().enumerate() {
        each(&figures.item(n).key("of"), &figure.of);
    }
    let claims = root.key("claims");
    for (n, says) in event.claims.iter().enumerate().filter_map(|(n, claim)| Some((n, claim.says.as_ref()?)))
    {
        said(says, &claims.item(n).key("says"), each);
    }
}

fn said(says: &Says, at: &At<'_>, each: &mut dyn FnMut(&At<'_>, &Text)) {
    if let Some(text) = &says.text {
        each(&at.key("text"), text);
    }
    let toll = at.key("toll");
    for (n, of) in says.toll.iter().enumerate().filter_map(|(n, row)| Some((n, row.of.as_ref()?))) {
        each(&toll.item(n).key("of"), of);
    }
}

fn neutral(text: &Text, at: &At<'_>, catalog: &Catalog, wrongs: &mut Wrongs) {
    for (range, loaded) in find(text.as_str()) {
        if named(text.as_str(), &range, catalog) {
            continue;
        }
        let shown = text.as_str().get(range.clone()).unwrap_or_default();
        let word = shown.split(' ').next().unwrap_or_default();
        let before = text.as_str().get(..range.start).unwrap_or_default().matches(word).count();
        let message = text!("“{shown}” takes sides.");
        let wrong = wrongs.add(Rule::LoadedWord, at, message).spot(Spot::Word(word.into(), before));
        wrong.label("a loaded word").hint(text!("instead: {}", loaded.instead));
    }
}

/// The loaded words of a text that stand outside quotation marks, in order.
pub fn find(text: &str) -> Vec<(Range<usize>, &'static Loaded)> {
    let words = words(text);
    let mut quotes = None;
    let mut found = Vec::new();
    for n in 0..words.len() {
        let Some((range, loaded)) = LOADED.iter().find_map(|l| Some((meets(&words, n, l)?, l))) else {
            continue;
        };
        let excused = loaded.unless.iter().any(|w| words.iter().any(|(_, word)| word.starts_with(w)));
        let quotes = quotes.get_or_insert_with(|| quoted(text));
        if !excused && !quotes.iter().any(|q| q.start <= range.start && range.end <= q.end) {
            found.push((range, loaded));
        }
    }
    found
}

/// The words of a text, each with its bytes and folded; what is joined by hyphens is one word.
fn words(text: &str) -> Vec<(Range<usize>, String)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (c == '-' && start.is_some());
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let end = from + text.get(from..at).unwrap_or_default().trim_end_matches('-').len();
                words.push((from..end, fold(text.get(from..end).unwrap_or_default())));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The bytes of the words from one on that a loaded word stands for.
fn meets(words: &[(Range<usize>, String)], first: usize, loaded: &Loaded) -> Option<Range<usize>> {
    let patterns = loaded.word.split(' ');
    let count = patterns.clone().count();
    let here = words.get(first..first + count)?;
    let same = here.iter().zip(patterns).all(|((_, word), pattern)| is(word, pattern));
    same.then(|| here.first().map_or(0, |w| w.0.start)..here.last().map_or(0, |w| w.0.end))
}

/// Whether a word is what a pattern stands for: whole, or in the part after a hyphen. What is against something,
/// as counter-terrorism is, is not it.
fn is(word: &str, pattern: &str) -> bool {
    let whole = |word: &str| match pattern.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == pattern,
    };
    let against = word.starts_with("counter") || word.starts_with("anti");
    whole(word) || (!against && word.rsplit('-').next().is_some_and(whole))
}

/// Whether a word is part of the longer name of an actor or a place.
fn named(text: &str, word: &Range<usize>, catalog: &Catalog) -> bool {
    let actors = catalog.actors.iter().flat_map(|a| std::iter::once(&a.name).chain(&a.also));
    let places = catalog.places.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.also));
    actors.chain(places).map(Text::as_str).filter(|name| name.len() > word.len()).any(|name| {
        let covers = |(at, _): (usize, &str)| at <= word.start && word.end <= at + name.len();
        text.match_indices(name).any(covers)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|(range, _)| &text[range]).collect()
    }

    #[test]
    fn loaded_words_are_found_whatever_their_case() {
        assert_eq!(found("Terrorist remnants liberated"), ["Terrorist", "remnants", "liberated"]);
        assert_eq!(found("post-liberation raids by so-called cells"), ["post-liberation", "so-called"]);
        assert_eq!(found("a Sleeper Cell and sleepers"), ["Sleeper Cell"]);
        assert_eq!(found("The caliphate ends"), ["caliphate"]);
    }

    #[test]
    fn neutral_words_are_not() {
        for text in [
            "the element of surprise",
            "the Counter-Terrorism Service, anti-terrorist units",
            "cells that sleep",
            "ganglia, regimes of rain",
            "A caliphate is declared in the city",
            "clear, clean water",
            "",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn quoted_words_are_somebody_elses() {
        assert!(found("He speaks of “sleeper cells” and ‘remnants’.").is_empty());
        assert!(found("what he calls 'sleeper cells', or \"remnants\"").is_empty());
        assert_eq!(found("the fighters' remnants and others' gangs"), ["remnants", "gangs"]);
    }

    #[test]
    fn the_table_is_in_lower_case_and_says_what_to_write() {
        for row in LOADED {
            assert_eq!(row.word, fold(row.word));
            assert!(!row.instead.is_empty() && found(&row.word.replace('*', "")).len() == 1, "{}", row.word);
        }
    }
}
