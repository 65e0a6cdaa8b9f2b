//! Ids made from names: readable, of the right shape, each given once, the same for the same file.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::model::Id;
use crate::store::gate::style;
use crate::text::{fold, is_seen};

/// Longest id made from a name, in bytes.
const LONGEST: usize = 48;

/// The names of a cell that lists several, without those of which nothing can be seen.
pub fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|name| is_seen(name))
}

/// A name in the shape of an id; `stand_in` where nothing of it is left.
pub fn slug(name: &str, stand_in: &str) -> String {
    let mut out = String::with_capacity(name.len().min(LONGEST));
    let folded;
    let bytes = if name.is_ascii() {
        name.as_bytes()
    } else {
        folded = fold(name);
        folded.as_bytes()
    };
    let mut gap = false;
    for byte in bytes {
        // A letter of another script has several bytes, none of which is one of ours.
        if *byte == b'\'' {
            continue;
        }
        if byte.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            if out.len() >= LONGEST {
                break;
            }
            out.push(char::from(byte.to_ascii_lowercase()));
            gap = false;
        } else {
            gap = true;
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    let readable = Id::new(&out).is_some() && style::reads_as(&out).is_none();
    match (readable, out.is_empty()) {
        (true, _) => out,
        (false, true) => stand_in.to_owned(),
        (false, false) => format!("{stand_in}-{out}"),
    }
}

/// Ids that were given in one list.
#[derive(Debug, Default)]
pub struct Given {
    given: HashSet<Box<str>>,
    next: HashMap<Box<str>, u32>,
}

impl Given {
    /// An id that nobody has, from one that was wished for: with a number after it where it is taken.
    pub fn give(&mut self, wished: String) -> String {
        if self.given.insert(wished.as_str().into()) {
            return wished;
        }
        let next = self.next.entry(wished.as_str().into()).or_insert(2);
        loop {
            let id = format!("{wished}-{next}");
            *next += 1;
            if self.given.insert(id.as_str().into()) {
                return id;
            }
        }
    }
}

/// Ids that events and sources were given, kept as hashes: there may be very many.
#[derive(Debug, Default)]
pub struct Shared {
    given: HashSet<u64>,
    /// Those of tables before this one.
    before: HashSet<u64>,
    next: HashMap<u64, u32>,
}

impl Shared {
    /// Takes an id; whether nobody had it.
    pub fn take(&mut self, id: &str) -> bool {
        !self.is_before(id) && self.given.insert(hash(id))
    }

    /// Takes an id that a table before this one has; whether nobody of this one had it.
    pub fn take_again(&mut self, id: &str) -> bool {
        self.is_before(id) && self.given.insert(hash(id))
    }

    /// Whether a table before this one has an id.
    pub fn is_before(&self, id: &str) -> bool {
        self.before.contains(&hash(id))
    }

    /// Goes on to another table.
    pub fn go_on(&mut self) {
        match self.before.is_empty() {
            true => std::mem::swap(&mut self.before, &mut self.given),
            false => self.before.extend(self.given.drain()),
        }
    }

    /// An id that nobody has, from one that was wished for: with a number after it where it is taken.
    pub fn give(&mut self, wished: String) -> String {
        if self.take(&wished) {
            return wished;
        }
        loop {
            let next = self.next.entry(hash(&wished)).or_insert(2);
            let id = format!("{wished}-{next}");
            *next += 1;
            if self.take(&id) {
                return id;
            }
        }
    }
}

/// Two hashes of other seeds: what differs is told apart by them, where one of 64 bits could once in a while not do it.
pub fn hashes(of: &(impl Hash + ?Sized)) -> (u64, u64) {
    let seeded = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        seed.hash(&mut hasher);
        of.hash(&mut hasher);
        hasher.finish()
    };
    (seeded(1), seeded(2))
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

/// A closed list of the store in the making: terms of the data set's own table, or as they come.
#[derive(Debug, Default)]
pub struct Terms {
    items: Vec<(String, String, bool)>,
    by_name: HashMap<String, usize>,
    given: Given,
}

impl Terms {
    /// The terms of a table, in its order, none of them used yet.
    pub fn of(table: &[(&str, &str)]) -> Terms {
        let mut terms = Terms::default();
        for (id, name) in table {
            let _ = terms.given.give((*id).to_owned());
            terms.by_name.insert(fold(name), terms.items.len());
            terms.items.push(((*id).to_owned(), (*name).to_owned(), false));
        }
        terms
    }

    /// Notes that a term of the table is used.
    pub fn using(&mut self, id: &str) {
        if let Some(item) = self.items.iter_mut().find(|item| item.0 == id) {
            item.2 = true;
        }
    }

    /// The id of a term by its name, which is defined if it was not.
    pub fn named(&mut self, name: &str, stand_in: &str) -> String {
        let key = fold(name);
        if let Some(item) = self.by_name.get(&key).and_then(|at| self.items.get_mut(*at)) {
            item.2 = true;
            return item.0.clone();
        }
        let id = self.given.give(slug(name, stand_in));
        self.by_name.insert(key, self.items.len());
        self.items.push((id.clone(), name.to_owned(), true));
        id
    }

    /// What a term is called, by its id.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.items.iter().find(|item| item.0 == id).map(|item| item.1.as_str())
    }

    /// The terms that are used, id and name.
    pub fn used(&self) -> impl Iterator<Item = (&str, &str)> {
        self.items.iter().filter(|item| item.2).map(|(id, name, _)| (id.as_str(), name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids_that_can_be_read() {
        for (name, id) in [
            ("Government of Syria", "government-of-syria"),
            ("Da'ash (ISIS)", "daash-isis"),
            ("Bogotá D.C.", "bogota-d-c"),
            ("حلب", "place"),
            ("--", "place"),
            ("No", "place-no"),
            ("2016", "place-2016"),
            ("1e5", "place-1e5"),
        ] {
            assert_eq!(slug(name, "place"), id, "{name}");
            assert!(Id::new(&slug(name, "place")).is_some());
        }
        assert!(slug(&"long name ".repeat(20), "x").len() <= LONGEST + 1);
    }

    #[test]
    fn an_id_is_given_once() {
        let mut given = Given::default();
        let mut give = |id: &str| given.give(id.to_owned());
        assert_eq!([give("a"), give("a"), give("a-2"), give("a")], ["a", "a-2", "a-2-2", "a-3"]);
    }

    #[test]
    fn terms_are_told_in_the_order_of_their_table_and_only_if_used() {
        let mut terms = Terms::of(&[("x", "X"), ("y", "Y")]);
        terms.using("y");
        assert_eq!(terms.named("Z", "term"), "z");
        assert_eq!(terms.named("z", "term"), "z");
        assert_eq!(terms.named("X", "term"), "x");
        assert_eq!(terms.used().collect::<Vec<_>>(), [("x", "X"), ("y", "Y"), ("z", "Z")]);
    }
}
