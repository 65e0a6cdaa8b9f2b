//! What tables define: closed lists, places, actors and sources. Several tables that are opened together define them
//! together, so that no id stands for two things.

use std::collections::HashMap;
use std::fmt::Write;

use super::draft::Closed;
use super::names::{Given, Terms, slug};
use super::places::Places;
use super::sources::Sources;
use super::{FORMATS, yaml};
use crate::text::fold;

/// The kind of actors of whom it is not known; it gives way to another.
const UNSTATED: &str = "unstated";

/// The definitions met so far.
#[derive(Debug, Default)]
pub struct Known {
    /// Kinds of events.
    pub kinds: Terms,
    /// Sides of tolls.
    pub sides: Terms,
    /// Roles of actors.
    pub roles: Terms,
    /// Kinds of actors.
    pub actor_kinds: Terms,
    /// Places.
    pub places: Places,
    /// Sources.
    pub sources: Sources,
    /// Actors.
    pub actors: Actors,
}

/// The actors met so far.
#[derive(Debug, Default)]
pub struct Actors {
    /// The id, the name and the kind of each.
    written: Vec<(String, String, String)>,
    by_name: HashMap<String, usize>,
    by_fold: HashMap<String, usize>,
    /// Those of tables before this one, by their names.
    before: HashMap<String, Vec<usize>>,
    given: Given,
}

/// One of the lists that a format closes: ids and names.
type List = fn(&Closed) -> &'static [(&'static str, &'static str)];

/// The actor that every store has.
const BUILT_IN: &str = "unidentified";

impl Known {
    /// Nothing yet, of a table that closes some lists and is called by an id, if it has one.
    pub fn of(closed: &Closed, id: &str) -> Known {
        let mut known = Known {
            kinds: Terms::of(closed.kinds),
            sides: Terms::of(closed.sides),
            roles: Terms::of(closed.roles),
            actor_kinds: Terms::of(closed.actor_kinds),
            ..Known::default()
        };
        let _built_in = known.actors.given.give(BUILT_IN.to_owned());
        known.reserve(id);
        known
    }

    /// Nothing yet, of several tables in any formats.
    pub fn of_several() -> Known {
        let all = |list: List| {
            let mut terms: Vec<(&str, &str)> = Vec::new();
            for term in FORMATS.iter().flat_map(|format| list(&format.closed)) {
                if !terms.contains(term) {
                    terms.push(*term);
                }
            }
            Terms::of(&terms)
        };
        let mut known = Known::of(&Closed::default(), "");
        known.kinds = all(|closed| closed.kinds);
        known.sides = all(|closed| closed.sides);
        known.roles = all(|closed| closed.roles);
        known.actor_kinds = all(|closed| closed.actor_kinds);
        FORMATS.iter().for_each(|format| known.reserve(format.imprint.id));
        known
    }

    /// Keeps the id of a data set, as a source and as that through which others are cited.
    fn reserve(&mut self, id: &str) {
        if !id.is_empty() {
            let _ours = self.actors.given.give(id.to_owned());
            let _ours = self.sources.ids.take(id);
        }
    }

    /// Goes on to another table: what it gives the ids of those before stays apart.
    pub fn go_on(&mut self) {
        self.sources.ids.go_on();
        self.actors.go_on();
    }

    /// The id of the actor of a name; defined, with a kind of the table, if it was not.
    pub fn actor(&mut self, name: &str, kind: &str) -> String {
        if let Some(actor) = self.actors.by_name.get(name).and_then(|at| self.actors.written.get_mut(*at)) {
            if actor.2 == UNSTATED {
                kind.clone_into(&mut actor.2);
            }
            return actor.0.clone();
        }
        let folded = fold(name);
        let at = match self.actors.by_fold.get(&folded) {
            Some(at) => *at,
            None => self.another(name, &folded, kind),
        };
        self.actors.by_fold.insert(folded, at);
        self.actors.by_name.insert(name.to_owned(), at);
        self.actors.written.get(at).map(|a| a.0.clone()).unwrap_or_default()
    }

    /// An actor of a table before this one, if it is of the same kind; else a new one.
    fn another(&mut self, name: &str, folded: &str, kind: &str) -> usize {
        let actors = &mut self.actors;
        let before = actors.before.get(folded).map(Vec::as_slice).unwrap_or_default();
        let same = before.iter().copied().find(|at| {
            let known = actors.written.get(*at).map_or("", |actor| actor.2.as_str());
            known == kind || known == UNSTATED || kind == UNSTATED
        });
        if let Some(at) = same {
            if let Some(actor) = actors.written.get_mut(at).filter(|actor| actor.2 == UNSTATED) {
                kind.clone_into(&mut actor.2);
            }
            return at;
        }
        let id = actors.given.give(slug(name, "actor"));
        // Another one of that name is told from it by its kind.
        let name = match before.is_empty() {
            true => name.to_owned(),
            false => {
                let kind = self.actor_kinds.name(kind).map_or_else(|| kind.to_owned(), fold);
                format!("{name} ({kind})")
            }
        };
        actors.written.push((id, name, kind.to_owned()));
        actors.written.len() - 1
    }

    /// Defines a data set as that through which others are cited.
    pub fn cites(&mut self, id: &str, title: &str, kind: &str) {
        if !self.actors.written.iter().any(|(known, ..)| known == id) {
            self.actors.written.push((id.to_owned(), title.to_owned(), kind.to_owned()));
        }
    }

    /// Writes all of them.
    pub fn write(mut self, out: &mut String) {
        for (.., kind) in &self.actors.written {
            self.actor_kinds.using(kind);
        }
        self.terms(out);
        self.places.write(out);
        self.actors.write(out);
        self.sources.write(out);
    }

    fn terms(&self, out: &mut String) {
        let lists = [
            ("kinds", &self.kinds),
            ("sides", &self.sides),
            ("roles", &self.roles),
            ("actor_kinds", &self.actor_kinds),
        ];
        for (key, terms) in lists {
            let mut used = terms.used().peekable();
            match used.peek() {
                Some(_) => {
                    let _ = writeln!(out, "{key}:");
                }
                None if key == "kinds" => out.push_str("kinds: []\n"),
                None => {}
            }
            for (id, name) in used {
                let _ = write!(out, "- {{id: {id}, name: ");
                yaml::text(out, name);
                out.push_str("}\n");
            }
        }
    }
}

/// What stands in a table that leaves its definitions to another one: a store has these lists.
pub const ELSEWHERE: &str = "kinds: []\nsources: []\n";

impl Actors {
    fn go_on(&mut self) {
        self.by_name.clear();
        for (folded, at) in self.by_fold.drain() {
            let known = self.before.entry(folded).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
    }

    fn write(&self, out: &mut String) {
        if !self.written.is_empty() {
            out.push_str("actors:\n");
        }
        for (id, name, kind) in &self.written {
            let _ = write!(out, "- {{id: {id}, name: ");
            yaml::text(out, name);
            let _ = writeln!(out, ", kind: {kind}}}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables that are opened together close one list of each.
    #[test]
    fn formats_mean_the_same_by_an_id_and_by_a_name() {
        let lists: [List; 4] = [|c| c.kinds, |c| c.sides, |c| c.roles, |c| c.actor_kinds];
        for list in lists {
            let terms: Vec<_> = FORMATS.iter().flat_map(|format| list(&format.closed)).collect();
            for (id, name) in &terms {
                for (other, called) in &terms {
                    assert_eq!(id == other, fold(name) == fold(called), "{id} {name}, {other} {called}");
                }
            }
        }
    }

    #[test]
    fn an_actor_of_another_table_is_the_same_unless_it_is_of_another_kind() {
        let mut known = Known::of_several();
        assert_eq!(known.actor("River Front", "group"), "river-front");
        assert_eq!(known.actor("Farmers", UNSTATED), "farmers");
        assert_eq!(known.actor("River Front", "rebel-group"), "river-front", "a table has one of a name");
        known.go_on();
        assert_eq!(known.actor("river front", "rebel-group"), "river-front-2");
        assert_eq!(known.actor("Farmers", "civilians"), "farmers");
        known.go_on();
        assert_eq!(known.actor("River Front", UNSTATED), "river-front");
        let mut out = String::new();
        known.write(&mut out);
        assert!(
            out.contains("- {id: river-front-2, name: \"river front (rebel group)\", kind: rebel-group}")
        );
        assert!(out.contains("- {id: farmers, name: \"Farmers\", kind: civilians}"), "{out}");
    }
}
