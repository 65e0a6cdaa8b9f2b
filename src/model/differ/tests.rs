use std::num::NonZeroU32;

use super::*;
use crate::model::{Catalog, Claim, Coding, Edtf, Form, Id, Part, Place, SourceIx, TollRow, Weight, When};
use crate::text::Text;

const COAST: PlaceIx = PlaceIx(0);
const PORT: PlaceIx = PlaceIx(1);
const HILLS: PlaceIx = PlaceIx(2);
/// On the coast or in the hills.
const PASS: PlaceIx = PlaceIx(3);

const LOSER: RoleIx = RoleIx(0);
const WINNER: RoleIx = RoleIx(1);
const GREENS: ActorIx = ActorIx(1);
const GREYS: ActorIx = ActorIx(2);

fn place(key: &str, within: &[PlaceIx]) -> Place {
    let (id, name) = (Id::new(key).unwrap(), Text::new(key));
    Place { id, name, also: Vec::new(), within: within.iter().copied().collect(), at: None, precision: None }
}

fn catalog() -> Catalog {
    Catalog {
        title: Text::from("Places to differ on"),
        version: None,
        about: None,
        licence: None,
        attribution: None,
        covers: Edtf::parse("2018").unwrap(),
        kinds: Vec::new(),
        sides: Vec::new(),
        roles: Vec::new(),
        actor_kinds: Vec::new(),
        questions: Vec::new(),
        sources: Vec::new(),
        places: vec![
            place("coast", &[]),
            place("port", &[COAST]),
            place("hills", &[]),
            place("pass", &[COAST, HILLS]),
        ],
        actors: Vec::new(),
        views: Vec::new(),
    }
}

fn claim(says: Option<Says>) -> Claim {
    Claim {
        source: SourceIx(0),
        para: NonZeroU32::new(1),
        words: Text::from("so they say"),
        by: Vec::new(),
        via: Vec::new(),
        style: None,
        slip: None,
        rejected: false,
        says,
    }
}

/// An event on 17 June 2018, with one claim for each of these, after one that says nothing else.
fn event(says: &[Says]) -> Event {
    Event {
        id: Id::new("one").unwrap(),
        when: When::new(Edtf::parse("2018-06-17").unwrap(), None, None).unwrap(),
        dated: None,
        form: Form::Incident,
        kind: KindIx(0),
        title: Text::from("One"),
        summary: Text::from("One."),
        place: Vec::new(),
        actors: Vec::new(),
        toll: Vec::new(),
        figures: Vec::new(),
        claims: std::iter::once(None).chain(says.iter().cloned().map(Some)).map(claim).collect(),
        answers: Vec::new(),
        links: Vec::new(),
        coding: Coding::Sure,
        weight: Weight::Normal,
        tags: Vec::new(),
    }
}

fn on(event: &Event) -> Vec<On> {
    differences(event, &catalog()).into_iter().map(|d| d.on).collect()
}

fn dated(date: &str) -> Says {
    Says { date: Some(Edtf::parse(date).unwrap()), ..Says::default() }
}

fn placed(place: &[PlaceIx]) -> Says {
    Says { place: place.to_vec(), ..Says::default() }
}

fn part(who: ActorIx, role: RoleIx) -> Part {
    Part { who, role, basis: None }
}

fn cast(parts: &[Part]) -> Says {
    Says { actors: parts.to_vec(), ..Says::default() }
}

fn row(side: u32, counts: &[(Measure, Count)]) -> TollRow {
    TollRow { side: SideIx(side), of: None, counts: counts.to_vec() }
}

fn killed(side: u32, count: Count) -> TollRow {
    row(side, &[(Measure::Killed, count)])
}

fn toll(rows: &[TollRow]) -> Says {
    Says { toll: rows.to_vec(), ..Says::default() }
}

#[test]
fn an_event_whose_claims_say_nothing_else_has_no_differences() {
    assert!(on(&event(&[])).is_empty());
    let text = Says { text: Some(Text::from("quite otherwise")), ..Says::default() };
    assert!(on(&event(&[text])).is_empty());
}

#[test]
fn dates_differ_when_their_bounds_do_not_meet() {
    assert_eq!(on(&event(&[dated("2018-06-18")])), [On::Date]);
    for meeting in ["2018-06-17", "2018-06", "[2018-06-10..2018-06-20]", "../2018-06-17", "2018-06-16~"] {
        assert!(on(&event(&[dated(meeting)])).is_empty(), "{meeting}");
    }
}

#[test]
fn bounds_given_for_the_date_are_what_is_compared() {
    let mut event = event(&[dated("2018-06-20")]);
    let day = |d: &str| Some(Edtf::parse(d).unwrap());
    let bounds = Some((day("2018-06-10"), day("2018-06-25")));
    event.when = When::new(Edtf::parse("2018-06-17").unwrap(), bounds, None).unwrap();
    assert!(on(&event).is_empty());
}

#[test]
fn places_differ_when_neither_lies_within_the_other() {
    let at = |coded: &[PlaceIx], said: &[PlaceIx]| {
        let mut event = event(&[placed(said)]);
        event.place = coded.to_vec();
        !on(&event).is_empty()
    };
    assert!(at(&[PORT], &[HILLS]));
    assert!(!at(&[PORT], &[COAST]) && !at(&[COAST], &[PORT]) && !at(&[PORT], &[PORT]));
    assert!(!at(&[PASS], &[COAST]) && !at(&[PASS], &[HILLS]), "one of its alternatives");
    assert!(at(&[PASS], &[PORT]));
    assert!(!at(&[PORT, HILLS], &[HILLS]), "something in the lists meets");
    assert!(!at(&[], &[HILLS]), "what is not stated does not differ");
}

#[test]
fn kinds_differ_when_unequal() {
    let kind = |k| Says { kind: Some(KindIx(k)), ..Says::default() };
    assert_eq!(on(&event(&[kind(1)])), [On::Kind]);
    assert!(on(&event(&[kind(0)])).is_empty());
}

#[test]
fn different_named_actors_differ_in_one_role() {
    let with = |coded: &[Part], said: &[Part]| {
        let mut event = event(&[cast(said)]);
        event.actors = coded.to_vec();
        on(&event)
    };
    let greens = [part(GREENS, WINNER)];
    assert_eq!(with(&greens, &[part(GREYS, WINNER)]), [On::Actors(WINNER)]);
    assert!(with(&greens, &[part(GREYS, LOSER)]).is_empty(), "another role");
    assert!(with(&greens, &[part(GREYS, WINNER), part(GREENS, WINNER)]).is_empty(), "one in common");
    assert!(with(&greens, &[part(UNIDENTIFIED, WINNER)]).is_empty());
    assert!(with(&[part(UNIDENTIFIED, WINNER)], &[part(GREYS, WINNER)]).is_empty());
}

#[test]
fn counts_differ_by_side_and_measure() {
    let with = |coded: &[TollRow], said: &[TollRow]| {
        let mut event = event(&[toll(said)]);
        event.toll = coded.to_vec();
        on(&event)
    };
    let two = [killed(0, Count::Exact(2))];
    assert_eq!(with(&two, &[killed(0, Count::MoreThan(2))]), [On::Toll(SideIx(0), Measure::Killed)]);
    for meeting in [Count::Exact(2), Count::Between(1, 3), Count::AtMost(4), Count::Unknown] {
        assert!(with(&two, &[killed(0, meeting)]).is_empty(), "{meeting:?}");
    }
    assert!(with(&two, &[killed(1, Count::Exact(9))]).is_empty(), "another side");
    assert!(with(&two, &[row(0, &[(Measure::Injured, Count::Exact(9))])]).is_empty(), "another measure");
    let rows = [killed(0, Count::Exact(9)), killed(0, Count::Exact(2))];
    assert!(with(&two, &rows).is_empty(), "one of the rows of a side meets");
}

#[test]
fn claims_differ_from_each_other_and_rejected_ones_too() {
    let mut event = event(&[placed(&[PORT]), placed(&[HILLS])]);
    event.claims[2].rejected = true;
    let difference = Difference { on: On::Place, one: Voice::Claim(1), other: Voice::Claim(2) };
    assert_eq!(differences(&event, &catalog()), [difference]);
}

#[test]
fn every_pair_is_told_in_the_order_of_what_it_is_on() {
    let both = Says { kind: Some(KindIx(1)), ..dated("2019") };
    let event = event(&[both.clone(), both]);
    let told = |on, n| Difference { on, one: Voice::Coded, other: Voice::Claim(n) };
    let expected = [told(On::Date, 1), told(On::Date, 2), told(On::Kind, 1), told(On::Kind, 2)];
    assert_eq!(differences(&event, &catalog()), expected);
    assert!(differs_beside_place(&event));
}

#[test]
fn no_more_than_the_most_are_listed() {
    let says: Vec<Says> = (0..60).map(|n| dated(&format!("{}", 1900 + n))).collect();
    assert_eq!(differences(&event(&says), &catalog()).len(), MOST);
}
