//! Differences between claims, computed and never typed: two values differ when they cannot both be true.
//!
//! The coded value and what each claim says are compared pairwise, rejected claims too. What a claim says as
//! `text` and the actor `unidentified` never differ; a narrower value is no difference.

use super::catalog::{ActorIx, Catalog, KindIx, PlaceIx, RoleIx, SideIx, UNIDENTIFIED};
use super::count::Count;
use super::date::Window;
use super::event::{Event, Measure, Part, TollRow};

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
    let mut found: Vec<Difference> = pairs(event, catalog).take(MOST).collect();
    found.sort_unstable();
    found
}

/// Whether there is any difference within an event.
pub fn differs(event: &Event, catalog: &Catalog) -> bool {
    pairs(event, catalog).next().is_some()
}

/// The differences between each value and each later one.
fn pairs<'a>(event: &'a Event, catalog: &'a Catalog) -> impl Iterator<Item = Difference> + 'a {
    let values = values(event);
    (1..values.len()).flat_map(move |b| {
        let earlier = values.iter().take(b);
        let other = &values[b];
        earlier.flat_map(|one| between(one, other, catalog)).collect::<Vec<_>>()
    })
}

/// What one voice says of an event.
#[derive(Clone, Copy)]
struct Value<'a> {
    voice: Voice,
    date: Option<Window>,
    place: &'a [PlaceIx],
    kind: Option<KindIx>,
    actors: &'a [Part],
    toll: &'a [TollRow],
}

/// The coded value and those of the claims that say something, if any does.
fn values(event: &Event) -> Vec<Value<'_>> {
    let said = event.claims.iter().enumerate().filter_map(|(i, claim)| {
        let says = claim.says.as_ref()?;
        Some(Value {
            voice: Voice::Claim(i),
            date: says.date.as_ref().map(Window::of),
            place: &says.place,
            kind: says.kind,
            actors: &says.actors,
            toll: &says.toll,
        })
    });
    let coded = Value {
        voice: Voice::Coded,
        date: Some(event.when.window()),
        place: &event.place,
        kind: Some(event.kind),
        actors: &event.actors,
        toll: &event.toll,
    };
    let mut said = said.peekable();
    if said.peek().is_some() { std::iter::once(coded).chain(said).collect() } else { Vec::new() }
}

/// What two values differ on.
fn between(one: &Value, other: &Value, catalog: &Catalog) -> Vec<Difference> {
    let mut on = Vec::new();
    if one.date.zip(other.date).is_some_and(|(a, b)| !a.meets(&b)) {
        on.push(On::Date);
    }
    if places_differ(one.place, other.place, catalog) {
        on.push(On::Place);
    }
    if one.kind.zip(other.kind).is_some_and(|(a, b)| a != b) {
        on.push(On::Kind);
    }
    on.extend(roles_that_differ(one.actors, other.actors).map(On::Actors));
    on.extend(cells_that_differ(one.toll, other.toll).map(|(side, measure)| On::Toll(side, measure)));
    on.into_iter().map(|on| Difference { on, one: one.voice, other: other.voice }).collect()
}

/// Two lists of places differ when nothing in them is equal or one within the other.
fn places_differ(one: &[PlaceIx], other: &[PlaceIx], catalog: &Catalog) -> bool {
    let meet = |a: PlaceIx, b: PlaceIx| catalog.maybe_within(a, b) || catalog.maybe_within(b, a);
    both(one, other) && !one.iter().any(|a| other.iter().any(|b| meet(*a, *b)))
}

/// The roles for which both name actors, none of them the same.
fn roles_that_differ<'a>(one: &'a [Part], other: &'a [Part]) -> impl Iterator<Item = RoleIx> + 'a {
    let named = |parts: &[Part], role: RoleIx| -> Vec<ActorIx> {
        parts.iter().filter(|p| p.role == role && p.who != UNIDENTIFIED).map(|p| p.who).collect()
    };
    once_each(one.iter().map(|part| part.role)).into_iter().filter(move |role| {
        let (one, other) = (named(one, *role), named(other, *role));
        both(&one, &other) && !one.iter().any(|who| other.contains(who))
    })
}

/// The sides and measures that both count, no two counts of which can both be true.
fn cells_that_differ<'a>(
    one: &'a [TollRow],
    other: &'a [TollRow],
) -> impl Iterator<Item = (SideIx, Measure)> + 'a {
    let counts = |rows: &[TollRow], side: SideIx, measure: Measure| -> Vec<Count> {
        rows.iter().filter(|row| row.side == side).filter_map(|row| row.count(measure)).collect()
    };
    let cells = one.iter().flat_map(|row| row.counts.iter().map(|(measure, _)| (row.side, *measure)));
    once_each(cells).into_iter().filter(move |(side, measure)| {
        let (one, other) = (counts(one, *side, *measure), counts(other, *side, *measure));
        both(&one, &other) && !one.iter().any(|a| other.iter().any(|b| a.meets(*b)))
    })
}

fn both<T>(one: &[T], other: &[T]) -> bool {
    !one.is_empty() && !other.is_empty()
}

fn once_each<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
