//! Definitions that nothing refers to.

use super::at::{At, Wrongs};
use super::convert::definitions::{Origin, Origins};
use super::names::{Lookup, Names};
use crate::error::Rule;
use crate::text;

/// A warning for each definition that no event, place or actor refers to, file by file.
pub fn wrongs(names: &Names, origins: &Origins, files: usize) -> Vec<Wrongs> {
    let mut all: Vec<Wrongs> = (0..files).map(|_| Wrongs::default()).collect();
    for origin in origins.iter() {
        let (lookup, what, id) = definition(names, &origin);
        let (Some(wrongs), Some(id), false) = (all.get_mut(origin.file), id, lookup.is_used(origin.position))
        else {
            continue;
        };
        let list = At::ROOT.key(origin.list);
        let at = list.item(origin.item);
        let message = text!("Nothing refers to the {what} `{id}`.");
        wrongs.add(Rule::Unused, &at.key("id"), message).label("unused");
    }
    all
}

/// The list a definition is found by, what it is called, and its id.
fn definition<'n>(names: &'n Names, origin: &Origin) -> (&'n Lookup, &'static str, Option<&'n str>) {
    let (at, catalog) = (origin.position as usize, &names.catalog);
    match origin.list {
        "kinds" => (&names.kinds, "kind", catalog.kinds.get(at).map(|d| d.id.as_str())),
        "sides" => (&names.sides, "side", catalog.sides.get(at).map(|d| d.id.as_str())),
        "roles" => (&names.roles, "role", catalog.roles.get(at).map(|d| d.id.as_str())),
        "actor_kinds" => {
            (&names.actor_kinds, "kind of actor", catalog.actor_kinds.get(at).map(|d| d.id.as_str()))
        }
        "questions" => (&names.questions, "question", catalog.questions.get(at).map(|d| d.id.as_str())),
        "sources" => (&names.sources, "source", catalog.sources.get(at).map(|d| d.id())),
        "places" => (&names.places, "place", catalog.places.get(at).map(|d| d.id.as_str())),
        _ => (&names.actors, "actor", catalog.actors.get(at).map(|d| d.id.as_str())),
    }
}
