//! Neutral words: what takes sides in the curator's own words, unless it stands in quotation marks.

use std::collections::HashMap;
use std::ops::Range;

use super::found::Subject;
use super::names::Names;
use super::quoted::quoted;
use crate::error::Rule;
use crate::model::{Event, Says};
use crate::store::at::{At, Spot, Wrongs};
use crate::text;
use crate::text::{Text, fold, runs};

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
    own_words(event, &mut |at, text| neutral(text, at, &subject.names, wrongs));
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

fn neutral(text: &Text, at: &At<'_>, names: &Names, wrongs: &mut Wrongs) {
    let found = find(text.as_str());
    if found.is_empty() {
        return;
    }
    let named = names.within(text.as_str());
    let mut before = Before::new(text.as_str());
    for (range, loaded) in found.into_iter().filter(|(range, _)| !named.cover(range)) {
        let shown = text.as_str().get(range.clone()).unwrap_or_default();
        let word = shown.split(' ').next().unwrap_or_default();
        let message = text!("“{shown}” takes sides.");
        let spot = Spot::Word(word.into(), before.alike(range.start));
        let wrong = wrongs.add(Rule::LoadedWord, at, message).spot(spot);
        wrong.label("a loaded word").hint(text!("instead: {}", loaded.instead));
    }
}

/// Counts the runs of letters and digits of a text, each kind for itself, from its beginning on.
struct Before<'t> {
    runs: Box<dyn Iterator<Item = (usize, &'t str)> + 't>,
    seen: HashMap<&'t str, usize>,
}

impl<'t> Before<'t> {
    fn new(text: &'t str) -> Before<'t> {
        Before { runs: Box::new(runs(text)), seen: HashMap::new() }
    }

    /// How many runs stand before the one that begins at a byte and are like it; each byte asked for lies further on
    /// than the last.
    fn alike(&mut self, start: usize) -> usize {
        for (at, run) in self.runs.by_ref() {
            let seen = self.seen.entry(run).or_default();
            *seen += 1;
            if at >= start {
                return *seen - 1;
            }
        }
        0
    }
}

/// Whether a text holds a loaded word, in quotation marks or not.
pub fn is_loaded(text: &str) -> bool {
    let words = words(text);
    (0..words.len()).any(|n| met(&words, n).is_some())
}

/// The loaded words of a text that stand outside quotation marks, in order.
pub fn find(text: &str) -> Vec<(Range<usize>, &'static Loaded)> {
    let words = words(text);
    let mut quotes = None;
    let mut excused: HashMap<&str, bool> = HashMap::new();
    let mut found = Vec::new();
    for n in 0..words.len() {
        let Some((range, loaded)) = met(&words, n) else { continue };
        let said = |unless: &&str| words.iter().any(|(_, word)| word.starts_with(unless));
        let excused = *excused.entry(loaded.word).or_insert_with(|| loaded.unless.iter().any(said));
        let quotes = quotes.get_or_insert_with(|| quoted(text));
        if !excused && !is_within(&range, quotes) {
            found.push((range, loaded));
        }
    }
    found
}

/// Whether a word stands within a quotation; of these, none lies within another, and they are in order.
fn is_within(word: &Range<usize>, quotes: &[Range<usize>]) -> bool {
    let next = quotes.partition_point(|quote| quote.start <= word.start);
    let quote = next.checked_sub(1).and_then(|n| quotes.get(n));
    quote.is_some_and(|quote| word.end <= quote.end)
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

/// The first loaded word that stands for the words from one on, with their bytes. Few words begin as any of them does,
/// and no others are looked at: titles may hold very many.
fn met(words: &[(Range<usize>, String)], first: usize) -> Option<(Range<usize>, &'static Loaded)> {
    let word = words.get(first)?.1.as_bytes();
    let part = word.iter().rposition(|byte| *byte == b'-').and_then(|hyphen| word.get(hyphen + 1));
    let initials = [word.first(), part];
    let mut like = LOADED.iter().filter(|loaded| initials.contains(&loaded.word.as_bytes().first()));
    like.find_map(|loaded| Some((meets(words, first, loaded)?, loaded)))
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
