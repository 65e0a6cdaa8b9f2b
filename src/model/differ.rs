//! Differences between claims, computed and never typed: two values differ when they cannot both be true.
//!
//! The coded value and what each claim says are compared pairwise, rejected claims too. What a claim says as
//! `text` and the actor `unidentified` never differ; a narrower value is no difference.

use std::collections::BTreeMap;

use super::catalog::{ActorIx, Catalog, KindIx, PlaceIx, RoleIx, SideIx, UNIDENTIFIED};
use super::count::Count;
use super::date::Window;
use super::event::{Event, Measure, Says};

/// What two values of an event can differ on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// When it was.
    Date,
    /// Where it was.
    Place,
    /// What kind of event it was.
    Kind,
    /// Who had a role.
    Actors(RoleIx),
    /// How many, of one side.
    Toll(SideIx, Measure),
}

/// Who gives a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The event as coded.
    Coded,
    /// The claim at this position in [`Event::claims`].
    Claim(usize),
}

/// Two voices that give values which cannot both be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Difference {
    /// On what.
    pub on: On,
    /// The one, as coded or the earlier claim.
    pub one: Voice,
    /// The other, always a claim.
    pub other: Voice,
}

/// No more differences than this are listed for one event.
pub const MOST: usize = 1000;

/// Every difference within an event, ordered by what it is on, at most [`MOST`] of them.
pub fn differences(event: &Event, catalog: &Catalog) -> Vec<Difference> {
    if !anything_said(event) {
        return Vec::new();
    }
    let place = places(event);
    let on_place = pairs(&place, |a, b| !places_differ(a, b, catalog));
    let on_place = on_place.map(|(one, other)| Difference { on: On::Place, one, other });
    let mut found: Vec<Difference> = on_place.take(MOST).collect();
    each_beside_place(event, &mut |difference| {
        found.push(difference);
        found.len() < 2 * MOST
    });
    found.sort_unstable();
    found.truncate(MOST);
    found
}

/// Whether there is a difference within an event on anything but the place, for which the catalog is needed:
/// see [`places_differ`].
pub fn differs_beside_place(event: &Event) -> bool {
    let mut differs = false;
    if anything_said(event) {
        each_beside_place(event, &mut |_| {
            differs = true;
            false
        });
    }
    differs
}

/// Whether two lists of places differ: nothing in the one is equal to, within or around anything in the other.
/// An empty list says nothing and never differs.
pub fn places_differ(one: &[PlaceIx], other: &[PlaceIx], catalog: &Catalog) -> bool {
    let meet = |a: PlaceIx, b: PlaceIx| catalog.maybe_within(a, b) || catalog.maybe_within(b, a);
    let both = !one.is_empty() && !other.is_empty();
    both && !one.iter().any(|a| other.iter().any(|b| meet(*a, *b)))
}

/// Hands over the differences on anything but the place, until told that it is enough.
fn each_beside_place(event: &Event, more: &mut dyn FnMut(Difference) -> bool) {
    let mut hand = |on: On, pairs: &mut dyn Iterator<Item = (Voice, Voice)>| {
        for (one, other) in pairs {
            if !more(Difference { on, one, other }) {
                return false;
            }
        }
        true
    };
    let _ = hand(On::Date, &mut pairs(&dates(event), Window::meets))
        && hand(On::Kind, &mut pairs(&kinds(event), KindIx::eq))
        && actors(event)
            .iter()
            .all(|(role, said)| hand(On::Actors(*role), &mut pairs(said, |a, b| share(a, b))))
        && tolls(event).iter().all(|((side, measure), said)| {
            hand(On::Toll(*side, *measure), &mut pairs(said, |a, b| any_meet(a, b)))
        });
}

/// What voices say of one thing.
type Said<T> = Vec<(Voice, T)>;

/// The pairs of voices whose values do not meet.
fn pairs<T>(said: &Said<T>, meet: impl Fn(&T, &T) -> bool) -> impl Iterator<Item = (Voice, Voice)> {
    let all = said.iter().enumerate();
    let pairs = all.flat_map(move |(n, one)| said.iter().skip(n + 1).map(move |other| (one, other)));
    pairs.filter(move |(one, other)| !meet(&one.1, &other.1)).map(|(one, other)| (one.0, other.0))
}

fn anything_said(event: &Event) -> bool {
    event.claims.iter().any(|claim| claim.says.is_some())
}

/// What the claims say, each with its voice.
fn claimed(event: &Event) -> impl Iterator<Item = (Voice, &Says)> {
    let claims = event.claims.iter().enumerate();
    claims.filter_map(|(n, claim)| Some((Voice::Claim(n), claim.says.as_ref()?)))
}

fn dates(event: &Event) -> Said<Window> {
    let said = claimed(event).filter_map(|(voice, says)| Some((voice, Window::of(says.date.as_ref()?))));
    std::iter::once((Voice::Coded, event.when.window())).chain(said).collect()
}

fn kinds(event: &Event) -> Said<KindIx> {
    let said = claimed(event).filter_map(|(voice, says)| Some((voice, says.kind?)));
    std::iter::once((Voice::Coded, event.kind)).chain(said).collect()
}

/// Who says where: an empty list says nothing, and very many of those are not compared with each other.
fn places(event: &Event) -> Said<&[PlaceIx]> {
    let said = claimed(event).map(|(voice, says)| (voice, says.place.as_slice()));
    let all = std::iter::once((Voice::Coded, event.place.as_slice())).chain(said);
    all.filter(|(_, places)| !places.is_empty()).collect()
}

/// Who is named in each role; `unidentified` names nobody.
fn actors(event: &Event) -> BTreeMap<RoleIx, Said<Vec<ActorIx>>> {
    let said = claimed(event).flat_map(|(voice, says)| says.actors.iter().map(move |part| (voice, part)));
    let all = event.actors.iter().map(|part| (Voice::Coded, part)).chain(said);
    let named = all.filter(|(_, part)| part.who != UNIDENTIFIED);
    grouped(named.map(|(voice, part)| (part.role, voice, part.who)))
}

/// What is counted of each side.
fn tolls(event: &Event) -> BTreeMap<(SideIx, Measure), Said<Vec<Count>>> {
    let said = claimed(event).flat_map(|(voice, says)| says.toll.iter().map(move |row| (voice, row)));
    let all = event.toll.iter().map(|row| (Voice::Coded, row)).chain(said);
    grouped(
        all.flat_map(|(voice, row)| row.counts.iter().map(move |(m, count)| ((row.side, *m), voice, *count))),
    )
}

/// Values by what they are of, then by voice. Those of one voice come together.
fn grouped<K: Ord, T>(values: impl Iterator<Item = (K, Voice, T)>) -> BTreeMap<K, Said<Vec<T>>> {
    let mut groups: BTreeMap<K, Said<Vec<T>>> = BTreeMap::new();
    for (key, voice, value) in values {
        let said = groups.entry(key).or_default();
        match said.last_mut() {
            Some((last, values)) if *last == voice => values.push(value),
            _ => said.push((voice, vec![value])),
        }
    }
    groups
}

fn share(one: &[ActorIx], other: &[ActorIx]) -> bool {
    one.iter().any(|who| other.contains(who))
}

fn any_meet(one: &[Count], other: &[Count]) -> bool {
    one.iter().any(|a| other.iter().any(|b| a.meets(*b)))
}

#[cfg(test)]
mod tests;
