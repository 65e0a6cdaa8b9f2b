//! What plain words that are in no event may mean: the names among them that the store knows, asked for by their fields.
//! Nothing is guessed beyond these names, years, and the few words that stand before them.

use std::collections::HashMap;

use super::entries::{self, Entry, MONTHS};
use super::eval::eval_in;
use super::field::Field;
use super::tree::{Node, Tree};
use super::{Named, Query};
use crate::index::Data;
use crate::text::{Text, fold};

/// The fields whose names are looked for, the first before the others.
const FIELDS: [Field; 3] = [Field::Kind, Field::Place, Field::Actor];

/// The most words of a name.
const LONGEST: usize = 4;

/// The most words that are looked at.
const MOST: usize = 20;

/// What is near to a place, where nobody says how near.
const NEAR: &str = "+50km";

/// Words that say where, when or how many, and nothing of their own.
const SMALL: &[&str] = &[
    "a", "after", "all", "an", "any", "around", "at", "before", "by", "during", "events", "from", "in",
    "near", "of", "on", "since", "the", "till", "to", "until", "with",
];

/// The query by fields that words may mean of which no event has all; none where these name nothing that the store
/// knows. Words that name nothing stay where an event has them.
pub fn meant(query: &Query, data: &Data) -> Option<Query> {
    let found = Found::of(&words(query)?, data);
    let terms = found.terms.concat().iter().map(Term::written).collect::<Vec<_>>().join(" ");
    let asked = |text: &str| Query::parse(text, data).ok();
    let finds = |query: &Query| !eval_in(query, &data.index, data).either().is_empty();
    match found.rest.as_slice() {
        _ if terms.is_empty() => None,
        [] => asked(&terms),
        rest => asked(&format!("{} {terms}", rest.join(" "))).filter(finds).or_else(|| asked(&terms)),
    }
}

/// The words of a query that holds nothing else, as they are written.
fn words(query: &Query) -> Option<Vec<&str>> {
    let nodes = match &query.root()?.tree {
        Tree::And(nodes) => nodes.iter().collect(),
        _ => query.root().into_iter().collect::<Vec<&Node>>(),
    };
    let word = |node: &Node| {
        let written = query.written().get(node.at.start..node.at.end)?;
        let plain = matches!(node.tree, Tree::Words(_)) && !written.starts_with(['"', '\'']);
        plain.then_some(written)
    };
    nodes.into_iter().map(word).collect::<Option<Vec<_>>>().filter(|words| words.len() <= MOST)
}

/// A field with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    field: String,
    values: String,
}

impl Term {
    fn written(&self) -> String {
        format!("{}{}", self.field, self.values)
    }
}

/// What was found among words.
#[derive(Default)]
struct Found<'w> {
    /// Kinds, places and actors; then dates.
    terms: [Vec<Term>; 2],
    /// The words that name nothing.
    rest: Vec<&'w str>,
}

impl<'w> Found<'w> {
    fn of(words: &[&'w str], data: &Data) -> Found<'w> {
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let names = names(&folded, data);
        let (mut found, mut at) = (Found::default(), 0);
        while let Some(word) = words.get(at) {
            let before = at.checked_sub(1).and_then(|at| folded.get(at)).map_or("", String::as_str);
            let ahead = folded.get(at..).unwrap_or_default();
            let mut taken = found.take_name(&names, before, ahead, data);
            if taken == 0 {
                taken = found.take_date(before, ahead);
            }
            let is_small = ahead.first().is_some_and(|word| SMALL.contains(&word.as_str()));
            found.rest.extend((taken == 0 && !is_small).then_some(word));
            at += taken.max(1);
        }
        found
    }

    /// Takes the longest name that words begin with; how many words it took.
    fn take_name(&mut self, names: &Names<'_>, before: &str, words: &[String], data: &Data) -> usize {
        let longest = (1..=LONGEST.min(words.len())).rev();
        let named = longest.filter_map(|n| Some((n, names.get(&words.get(..n)?.join(" "))?))).next();
        let Some((n, name)) = named else { return 0 };
        let has_place = |entry: &Entry<'_>| {
            data.catalog().places.get(entry.position as usize).is_some_and(|place| place.at.is_some())
        };
        let id = name.entry.id;
        let near =
            name.field == Field::Place && ["around", "near"].contains(&before) && has_place(&name.entry);
        match near {
            true => self.ask("near:".to_owned(), format!("{id}{NEAR}")),
            false => self.ask(format!("{}:", name.field.name()), id.to_owned()),
        }
        n
    }

    /// Adds a value to those of a field, of which any will do.
    fn ask(&mut self, field: String, value: String) {
        let [terms, _] = &mut self.terms;
        match terms.iter_mut().find(|term| term.field == field) {
            Some(term) if term.values.split(',').any(|other| other == value) => {}
            Some(term) => term.values = format!("{},{value}", term.values),
            None => terms.push(Term { field, values: value }),
        }
    }

    /// Takes a year, or a month with its year, that words begin with; how many words it took.
    fn take_date(&mut self, before: &str, words: &[String]) -> usize {
        let year = |at: usize| words.get(at).filter(|word| is_year(word));
        let month =
            |word: &String| MONTHS.iter().position(|(short, name)| word == short || *word == fold(name));
        let (date, taken) = match (year(0), words.first().and_then(month).zip(year(1))) {
            (Some(year), _) => (year.clone(), 1),
            (None, Some((month, year))) => (format!("{year}-{:02}", month + 1), 2),
            (None, None) => return 0,
        };
        let (field, values) = match before {
            "since" | "from" => ("date:", format!("{date}..")),
            "until" | "till" | "to" => ("date:", format!("..{date}")),
            "after" => ("date>", date),
            "before" => ("date<", date),
            _ => ("date:", date),
        };
        let [_, dates] = &mut self.terms;
        dates.push(Term { field: field.to_owned(), values });
        taken
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && word.starts_with(['1', '2'])
}

/// A value that has a name.
#[derive(Clone, Copy)]
struct Name<'n> {
    field: Field,
    entry: Entry<'n>,
}

/// What words next to each other name.
type Names<'n> = HashMap<String, Name<'n>>;

/// The names among folded words. Each list is gone through once; an id goes before a name, and one field before the other.
fn names<'n>(words: &[String], data: &'n Data) -> Names<'n> {
    let mut phrases: HashMap<String, Vec<String>> = HashMap::new();
    for n in 1..=LONGEST {
        for phrase in words.windows(n).map(|words| words.join(" ")).filter(|p| p.chars().nth(2).is_some()) {
            for single in [Some(phrase.as_str()), phrase.strip_suffix('s')].into_iter().flatten() {
                phrases.entry(single.to_owned()).or_default().push(phrase.clone());
            }
        }
    }
    let mut found = Names::new();
    let mut note = |name: &str, field, entry: Entry<'n>| {
        for phrase in phrases.get(name).into_iter().flatten() {
            // More than one is only taken for a kind: places and people have no plural.
            if field == Field::Kind || phrase == name {
                found.entry(phrase.clone()).or_insert(Name { field, entry });
            }
        }
    };
    for field in FIELDS {
        let entries = entries::of(field, data);
        entries.iter().for_each(|entry| note(&entry.id.replace('-', " "), field, *entry));
        for entry in &entries {
            note(&fold(entry.name), field, *entry);
            entry.also.iter().for_each(|also: &Text| note(&fold(also.as_str()), field, *entry));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> String {
        let data = Data::embedded();
        let query = Query::parse(words, &data).expect("a query");
        meant(&query, &data).map(|query| query.to_string()).unwrap_or_default()
    }

    #[test]
    fn names_of_the_store_are_asked_for_by_their_fields() {
        for (words, by_field) in [
            ("attacks around Mosul since 2018", "kind:attack near:mosul+50km date:2018.."),
            ("attacks in MOSUL in 2018", "kind:attack place:mosul date:2018"),
            ("operations near Kirkuk until march 2019", "kind:operation near:kirkuk+50km date:..2019-03"),
            ("attacks before 2020", "kind:attack date<2020"),
            ("politics and attacks in Baghdad and Mosul", "kind:politics,attack place:baghdad,mosul"),
            ("attacks from 2016 to 2018", "kind:attack date:2016.. date:..2018"),
        ] {
            assert_eq!(told(words), by_field, "{words}");
        }
    }

    #[test]
    fn words_that_name_nothing_stay_where_something_has_them() {
        assert_eq!(told("zebras in Mosul since 2017"), "place:mosul date:2017..");
        assert_eq!(told("suicide bombings in Baghdad in 2016"), "place:baghdad date:2016");
        assert_eq!(told("checkpoint attacks around Mosul"), "checkpoint kind:attack near:mosul+50km");
    }

    #[test]
    fn nothing_is_guessed() {
        for words in [
            "zebra",
            "since when",
            "attaks arond mosl",
            "kind:attack zebra",
            "attacks or zebras",
            "\"attacks in Mosul\"",
            "",
        ] {
            assert_eq!(told(words), "", "{words}");
        }
    }
}
