#![allow(clippy::unwrap_used)]

use std::num::NonZeroU32;
use std::sync::Arc;

use super::*;
use crate::model::*;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

fn source(key: &str, published: &str) -> Source {
    Source::new(
        &id(key),
        Text::from("A report"),
        Arc::new(Text::from("A press")),
        Arc::new(edtf(published)),
        Details::default(),
    )
}

/// Three reports: of a day in 2018, of some day in 2019, and of 2020.
fn catalog() -> Catalog {
    Catalog {
        title: Text::from("A store"),
        version: None,
        about: None,
        licence: None,
        attribution: None,
        covers: edtf("2014/2022"),
        kinds: Vec::new(),
        sides: Vec::new(),
        roles: Vec::new(),
        actor_kinds: Vec::new(),
        questions: Vec::new(),
        sources: vec![
            source("first", "2018-01-19"),
            source("second", "[2019-07..2020-02]"),
            source("third", "2021"),
        ],
        places: Vec::new(),
        actors: Vec::new(),
        views: Vec::new(),
    }
}

fn claim(source: u32, says: Option<Says>) -> Claim {
    Claim {
        source: SourceIx(source),
        para: NonZeroU32::new(1),
        words: Text::from("words"),
        by: Vec::new(),
        via: Vec::new(),
        style: None,
        slip: None,
        rejected: false,
        says,
    }
}

fn says(change: impl FnOnce(&mut Says)) -> Option<Says> {
    let mut says = Says::default();
    change(&mut says);
    Some(says)
}

fn part(who: u32, role: u32) -> Part {
    Part { who: ActorIx(who), role: RoleIx(role), basis: None }
}

fn row(side: u32, counts: &[(Measure, u64)]) -> TollRow {
    let counts = counts.iter().map(|(m, n)| (*m, Count::Exact(*n))).collect();
    TollRow { side: SideIx(side), of: None, counts }
}

fn event(claims: Vec<Claim>) -> Event {
    Event {
        id: id("an-event"),
        when: When::new(edtf("2017-06-17"), None, None).unwrap(),
        dated: Some(Dated { how: How::Stated, from: None, anchor: None, note: None }),
        form: Form::Incident,
        kind: KindIx(0),
        title: Text::from("Title"),
        summary: Text::from("Summary"),
        place: vec![PlaceIx(0)],
        actors: vec![part(1, 0), part(2, 1)],
        toll: vec![row(0, &[(Measure::Killed, 8), (Measure::Injured, 2)])],
        figures: Vec::new(),
        claims,
        answers: Vec::new(),
        links: Vec::new(),
        coding: Coding::Sure,
        weight: Weight::Normal,
        tags: Vec::new(),
    }
}

/// The event as known by the end of a day.
fn by(day: &str, event: &Event) -> Option<Event> {
    as_of(event, &catalog(), Window::of(&edtf(day)).hi)
}

#[test]
fn a_claim_counts_once_the_latest_date_of_its_source_has_passed() {
    let told = event(vec![claim(1, None)]);
    assert!(by("2019-12-31", &told).is_none());
    assert!(by("2020-02-28", &told).is_none());
    assert_eq!(by("2020-02-29", &told).unwrap(), told);
    let first = event(vec![claim(0, None)]);
    assert!(by("2018-01-18", &first).is_none());
    assert!(by("2018-01-19", &first).is_some(), "on the day itself");
    assert!(by("2018", &first).is_some());
}

#[test]
fn the_coded_value_stands_while_a_claim_supports_it() {
    let other = says(|s| s.kind = Some(KindIx(1)));
    let told = event(vec![claim(0, None), claim(1, other.clone())]);
    assert_eq!(by("2018-01-19", &told).unwrap().kind, KindIx(0));
    assert_eq!(by("2021", &told).unwrap(), told);
    let told = event(vec![claim(0, other.clone()), claim(1, None)]);
    assert_eq!(by("2018-01-19", &told).unwrap().kind, KindIx(1), "so far only the other was said");
    assert_eq!(by("2020-02", &told).unwrap().kind, KindIx(0));
    let agrees = says(|s| s.kind = Some(KindIx(0)));
    let told = event(vec![claim(0, agrees), claim(1, other)]);
    assert_eq!(by("2021", &told).unwrap().kind, KindIx(0), "who says the same supports it");
}

#[test]
fn else_the_latest_published_takes_its_place() {
    let of = |place: u32| says(|s| s.place = vec![PlaceIx(place)]);
    let told = event(vec![claim(1, of(2)), claim(0, of(1)), claim(2, None), claim(1, of(3))]);
    assert_eq!(by("2018", &told).unwrap().place, [PlaceIx(1)]);
    assert_eq!(by("2020", &told).unwrap().place, [PlaceIx(2)], "of two published alike the first listed");
    assert_eq!(by("2021", &told).unwrap().place, [PlaceIx(0)]);
}

#[test]
fn another_date_brings_nothing_of_the_coded_one() {
    let mut told = event(vec![claim(0, says(|s| s.date = Some(edtf("2017-07"))))]);
    told.when = When::new(edtf("2017-06-17"), None, Some(TimeOfDay::At(9, 30))).unwrap();
    let known = by("2018", &told).unwrap();
    assert_eq!(known.when, When::new(edtf("2017-07"), None, None).unwrap());
    assert_eq!(known.dated, None);
    assert_eq!((known.kind, &known.place), (told.kind, &told.place), "of the rest it says nothing else");
}

#[test]
fn actors_are_settled_role_by_role() {
    let told = event(vec![claim(0, says(|s| s.actors = vec![part(3, 0), part(4, 0)]))]);
    assert_eq!(by("2018", &told).unwrap().actors, [part(2, 1), part(3, 0), part(4, 0)]);
    let told = event(vec![claim(0, says(|s| s.actors = vec![part(9, 2)]))]);
    assert_eq!(by("2018", &told).unwrap().actors, [part(1, 0), part(2, 1), part(9, 2)]);
    let told = event(vec![claim(0, says(|s| s.actors = vec![part(9, 2)])), claim(0, None)]);
    assert_eq!(
        by("2018", &told).unwrap().actors,
        told.actors,
        "a claim that is silent supports that nobody was"
    );
}

#[test]
fn tolls_are_settled_by_side_and_measure() {
    let other = says(|s| s.toll = vec![row(0, &[(Measure::Killed, 5)]), row(1, &[(Measure::Killed, 1)])]);
    let told = event(vec![claim(0, other), claim(1, None)]);
    let known = by("2018", &told).unwrap();
    let expected = [row(0, &[(Measure::Killed, 5), (Measure::Injured, 2)]), row(1, &[(Measure::Killed, 1)])];
    assert_eq!(known.toll, expected);
    assert_eq!(by("2021", &told).unwrap().toll, told.toll);
}

#[test]
fn what_is_denied_neither_supports_nor_replaces() {
    let mut denied = claim(0, None);
    denied.rejected = true;
    let told = event(vec![denied.clone(), claim(0, says(|s| s.kind = Some(KindIx(1))))]);
    assert_eq!(by("2018", &told).unwrap().kind, KindIx(1));
    let mut other = claim(0, says(|s| s.kind = Some(KindIx(1))));
    other.rejected = true;
    let told = event(vec![other.clone(), claim(0, None)]);
    assert_eq!(by("2018", &told).unwrap().kind, KindIx(0));
    assert_eq!(by("2018", &told).unwrap().claims.len(), 2, "it was said all the same");
    let told = event(vec![other.clone(), claim(2, None)]);
    assert_eq!(by("2018", &told), None, "it was only denied so far");
    assert_eq!(by("2021", &told).unwrap(), told);
    assert_eq!(by("2021", &event(vec![other, denied])), None);
}
