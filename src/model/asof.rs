//! An event as it could be known by a day in the past: from the claims published by then alone.
//!
//! The coded value of each thing stands while a claim published by then supports it: one that says nothing else
//! of it, or the same. Else the latest published of what claims say takes its place. Things are what values can
//! differ on: the date, the places, the kind, the actors of each role, each measure of each side. Other figures, of which no claim
//! can say anything else, stand while a claim without anything else to say was published. What a source
//! reports only to deny it neither supports nor replaces, and of an event of which nothing else is published by then
//! nothing is known. Titles, summaries and everything else that no claim can say otherwise stay as they are: later
//! words on what was known.

use std::cmp::Reverse;

use super::catalog::{ActorIx, Catalog, SideIx, SourceIx};
use super::count::Count;
use super::date::{Minute, When, Window};
use super::event::{Claim, Event, Measure, Part, Says, TollRow};
use crate::text::Text;

/// Whether a source was published by a minute, at the latest that its date allows.
pub fn is_published(source: SourceIx, catalog: &Catalog, by: Minute) -> bool {
    Window::of(&catalog.source(source).published).hi <= by
}

/// The event as it could be known by a minute; nothing when none of its claims was published by then, or none but
/// rejected ones. Its links are left as they are: which ends are known is not the event's to tell.
pub fn as_of(event: &Event, catalog: &Catalog, by: Minute) -> Option<Event> {
    let claims: Vec<Claim> =
        event.claims.iter().filter(|claim| is_published(claim.source, catalog, by)).cloned().collect();
    let speaking = speaking(&claims, catalog);
    if speaking.is_empty() {
        return None;
    }
    let mut known = event.clone();
    date(&mut known, &speaking);
    let same = |place: &&Vec<_>| is_same(place, &event.place);
    if let Some(place) = settled(&speaking, |s| Some(&s.place).filter(|p| !p.is_empty()), same) {
        known.place.clone_from(place);
    }
    if let Some(kind) = settled(&speaking, |s| s.kind, |kind| *kind == event.kind) {
        known.kind = kind;
    }
    actors(&mut known, &speaking);
    toll(&mut known, &speaking);
    let plain = |claims: &[Claim]| claims.iter().any(|claim| !claim.rejected && claim.says.is_none());
    if plain(&event.claims) && !plain(&claims) {
        known.figures.clear();
    }
    known.claims = claims;
    Some(known)
}

/// The claims that values are taken from, the latest published first: those that are not rejected. Of several
/// published alike, the one listed first comes first.
fn speaking<'a>(claims: &'a [Claim], catalog: &Catalog) -> Vec<&'a Claim> {
    let mut speaking: Vec<&Claim> = claims.iter().filter(|claim| !claim.rejected).collect();
    speaking.sort_by_key(|claim| {
        let published = Window::of(&catalog.source(claim.source).published);
        Reverse((published.hi, published.lo))
    });
    speaking
}

/// What takes the place of the coded value of something: nothing while a claim supports it, by silence or by
/// agreement, else what the first of the claims says.
fn settled<'a, T>(
    speaking: &[&'a Claim],
    says: impl Fn(&'a Says) -> Option<T>,
    agrees: impl Fn(&T) -> bool,
) -> Option<T> {
    let mut latest = None;
    for claim in speaking {
        match claim.says.as_ref().and_then(&says) {
            None => return None,
            Some(value) if agrees(&value) => return None,
            Some(value) => latest = latest.or(Some(value)),
        }
    }
    latest
}

/// Whether two lists hold the same, in any order.
fn is_same<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    one.len() == other.len() && one.iter().all(|a| other.contains(a)) && other.iter().all(|b| one.contains(b))
}

/// How the coded date is known says nothing of another, nor do its bounds and its time.
fn date(known: &mut Event, speaking: &[&Claim]) {
    let other = settled(speaking, |s| s.date.as_ref(), |date| **date == known.when.date);
    if let Some(Ok(when)) = other.map(|date| When::new(date.clone(), None, None)) {
        known.when = when;
        known.dated = None;
    }
}

fn actors(known: &mut Event, speaking: &[&Claim]) {
    let said = speaking.iter().filter_map(|claim| claim.says.as_ref()).flat_map(|s| &s.actors);
    for role in distinct(known.actors.iter().chain(said).map(|part| part.role)) {
        let in_role = |parts: &[Part]| parts.iter().filter(|p| p.role == role).cloned().collect::<Vec<_>>();
        let coded = who(&in_role(&known.actors));
        let says = |s: &Says| Some(in_role(&s.actors)).filter(|parts| !parts.is_empty());
        if let Some(others) = settled(speaking, says, |parts| is_same(&who(parts), &coded)) {
            known.actors.retain(|part| part.role != role);
            known.actors.extend(others);
        }
    }
}

fn who(parts: &[Part]) -> Vec<ActorIx> {
    parts.iter().map(|part| part.who).collect()
}

fn toll(known: &mut Event, speaking: &[&Claim]) {
    let said = speaking.iter().filter_map(|claim| claim.says.as_ref()).flat_map(|s| &s.toll);
    let cells = |row: &TollRow| row.counts.iter().map(|(m, _)| (row.side, *m)).collect::<Vec<_>>();
    for (side, measure) in distinct(known.toll.iter().chain(said).flat_map(cells)) {
        let coded = counts(&stated(&known.toll, side, measure));
        let says = |s: &Says| Some(stated(&s.toll, side, measure)).filter(|cells| !cells.is_empty());
        if let Some(others) = settled(speaking, says, |cells| is_same(&counts(cells), &coded)) {
            replace(&mut known.toll, side, measure, others);
        }
    }
}

/// What the rows of a side state of a measure, with who they were.
fn stated(toll: &[TollRow], side: SideIx, measure: Measure) -> Vec<(Option<Text>, Count)> {
    let of_side = toll.iter().filter(|row| row.side == side);
    of_side.filter_map(|row| Some((row.of.clone(), row.count(measure)?))).collect()
}

fn counts(stated: &[(Option<Text>, Count)]) -> Vec<Count> {
    stated.iter().map(|(_, count)| *count).collect()
}

/// Takes a measure of a side out of every row and puts others in: into the row of the same group, or a new one.
fn replace(toll: &mut Vec<TollRow>, side: SideIx, measure: Measure, others: Vec<(Option<Text>, Count)>) {
    for row in toll.iter_mut().filter(|row| row.side == side) {
        row.counts.retain(|(m, _)| *m != measure);
    }
    toll.retain(|row| !row.counts.is_empty());
    for (of, count) in others {
        let fits = |row: &&mut TollRow| row.side == side && row.of == of && row.count(measure).is_none();
        match toll.iter_mut().find(fits) {
            Some(row) => {
                row.counts.push((measure, count));
                row.counts.sort_by_key(|(m, _)| *m);
            }
            None => toll.push(TollRow { side, of, counts: vec![(measure, count)] }),
        }
    }
}

/// Each value once, in the order of first use.
fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut once = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}

#[cfg(test)]
mod tests;
