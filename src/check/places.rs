//! Places where they can be, and names that tell places and actors apart.

use std::collections::HashMap;

use super::found::Findings;
use crate::error::Rule;
use crate::model::catalog::UNIDENTIFIED;
use crate::model::distance::kilometres;
use crate::model::{Catalog, Id, Place, PlacePrecision};
use crate::store::at::{At, Wrongs};
use crate::text;
use crate::text::{Text, fold};

/// Looks at all places, and at the names of places and actors.
pub fn check(catalog: &Catalog, findings: &mut Findings) {
    for place in &catalog.places {
        let mut wrongs = Wrongs::default();
        located(place, catalog, &mut wrongs);
        findings.in_definition("places", place.id.as_str(), wrongs);
    }
    let places = catalog.places.iter().map(|p| (&p.id, &p.name, p.also.as_slice()));
    same_names("places", places, findings);
    let actors = catalog.actors.iter().skip(UNIDENTIFIED.at() + 1);
    same_names("actors", actors.map(|a| (&a.id, &a.name, a.also.as_slice())), findings);
}

fn located(place: &Place, catalog: &Catalog, wrongs: &mut Wrongs) {
    let Some(here) = place.at else { return };
    let root = At::ROOT;
    let Some(precision) = place.precision else {
        let message = text!("Nothing says how exactly `{}` is known.", place.id);
        let wrong = wrongs.add(Rule::NoPrecision, &root.key("at"), message);
        wrong.label("no `precision`").hint("site, town, district, province or country");
        return;
    };
    let outer = place.within.iter().map(|p| catalog.place(*p));
    let around = outer.filter_map(|p| Some((p, p.at?, p.precision?)));
    // Of several alternatives one is enough.
    let nearest = around
        .map(|(p, at, wide)| (p, kilometres(here, at), reach(wide) + precision.doubt()))
        .min_by(|a, b| (a.1 - a.2).total_cmp(&(b.1 - b.2)));
    let Some((outer, far, allowed)) = nearest.filter(|(_, far, allowed)| far > allowed) else { return };
    let message =
        text!("`{}` lies {far:.0} km from the middle of `{}`, which is around it.", place.id, outer.id);
    let wrong = wrongs.add(Rule::FarAway, &root.key("at"), message);
    wrong
        .label("far away")
        .hint(text!("up to {allowed:.0} km would pass; is a digit wrong, or the place around?"));
}

/// Kilometres from the middle of a place to its farthest corner, generously.
fn reach(precision: PlacePrecision) -> f64 {
    match precision {
        PlacePrecision::Site => 10.0,
        PlacePrecision::Town => 50.0,
        PlacePrecision::District => 150.0,
        PlacePrecision::Province => 600.0,
        PlacePrecision::Country => 2500.0,
    }
}

/// Notes spellings that two definitions of a list share: a quoted name in a query would mean either.
fn same_names<'c>(
    list: &'static str,
    all: impl Iterator<Item = (&'c Id, &'c Text, &'c [Text])>,
    findings: &mut Findings,
) {
    let mut first: HashMap<String, &Id> = HashMap::new();
    for (id, name, also) in all {
        let mut wrongs = Wrongs::default();
        let (root, spellings) = (At::ROOT, At::ROOT.key("also"));
        let named = std::iter::once((root.key("name"), name));
        let spelt = also.iter().enumerate().map(|(n, text)| (spellings.item(n), text));
        for (at, text) in named.chain(spelt) {
            let other = *first.entry(fold(text.as_str())).or_insert(id);
            if other != id {
                let message = text!("`{other}` is called `{text}` too.");
                wrongs.add(Rule::SameName, &at, message).label("taken").hint("are they the same?");
            }
        }
        findings.in_definition(list, id.as_str(), wrongs);
    }
}
