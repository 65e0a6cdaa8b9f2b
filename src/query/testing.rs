//! A small store for the tests of this part.

use std::num::NonZeroU32;
use std::sync::Arc;

use crate::model::*;
use crate::text::Text;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn term(pair: &(&str, &'static str)) -> Term {
    Term { id: id(pair.0), name: Text::from(pair.1) }
}

fn place(name: &'static str, key: &str, also: &[&'static str], within: &[u32]) -> Place {
    let also = also.iter().map(|a| Text::from(*a)).collect();
    let within = within.iter().map(|p| PlaceIx(*p)).collect();
    let (at, precision) = match key {
        "iraq" => (Some((33.0, 44.0)), Some(PlacePrecision::Country)),
        "mosul" => (Some((36.34, 43.13)), Some(PlacePrecision::Town)),
        "salah-al-din" => (Some((34.6, 43.7)), Some(PlacePrecision::Province)),
        "anjata" => (Some((34.7, 44.5)), Some(PlacePrecision::Site)),
        // Coordinates without a precision: warned of, and never certain.
        "kirkuk" => (Some((35.47, 44.39)), None),
        _ => (None, None),
    };
    Place { id: id(key), name: Text::from(name), also, within, at, precision }
}

fn actor(name: &'static str, key: &str, also: &[&'static str], kind: Option<u32>) -> Actor {
    let also = also.iter().map(|a| Text::from(*a)).collect();
    Actor { id: id(key), name: Text::from(name), also, kind: kind.map(ActorKindIx), side: None }
}

fn source(title: &'static str, key: &str, published: &str) -> Source {
    Source::new(
        &id(key),
        Text::from(title),
        Arc::new(Text::from("A paper")),
        Arc::new(Edtf::parse(published).unwrap()),
        Details::default(),
    )
}

fn question(key: &str, ask: &'static str, answers: &[&str]) -> Question {
    Question { id: id(key), ask: Text::from(ask), answers: answers.iter().map(|a| id(a)).collect() }
}

/// Its definitions.
pub fn catalog() -> Catalog {
    let kinds = [("attack", "Attack"), ("operation", "Operation"), ("territory", "Territory")];
    let roles = [("attacker", "Attacker"), ("victim", "Victim"), ("speaker", "Speaker")];
    Catalog {
        title: Text::from("A small store"),
        version: None,
        about: None,
        licence: None,
        attribution: None,
        covers: Edtf::parse("2014/2022").unwrap(),
        kinds: kinds.iter().map(term).collect(),
        sides: [("civilians", "Civilians"), ("isis", "ISIS")].iter().map(term).collect(),
        roles: roles.iter().map(term).collect(),
        actor_kinds: [("armed-group", "Armed group"), ("state-force", "State force")]
            .iter()
            .map(term)
            .collect(),
        questions: vec![
            question("hold-ground", "Can they hold ground?", &["can", "cannot"]),
            question("remedy", "What should be done?", &["both", "cannot"]),
        ],
        sources: vec![
            source("Experts: Still Capable", "asharq-2018", "2018-01-19"),
            source("A Return", "rawabet-return", "[2018-06-18..2018-12-31]"),
            source("A Game", "a-game", "2020-03~"),
        ],
        places: vec![
            place("Iraq", "iraq", &[], &[]),
            place("Nineveh", "nineveh", &["Ninawa"], &[0]),
            place("Mosul", "mosul", &[], &[1]),
            place("Al Muthanna", "al-muthanna", &["Al-Muthanna"], &[2]),
            place("Salah al-Din", "salah-al-din", &[], &[0]),
            place("Diyala", "diyala", &[], &[0]),
            place("Kirkuk", "kirkuk", &[], &[0]),
            place("Anjata", "anjata", &["Injana"], &[4, 5]),
        ],
        actors: vec![
            actor("Unidentified", "unidentified", &[], None),
            actor("Islamic State (ISIS)", "isis", &["Daesh", "Da'ash"], Some(0)),
            actor("Iraqi army", "iraqi-army", &["the army"], Some(1)),
            actor("Peshmerga", "peshmerga", &["the army"], Some(1)),
        ],
        views: Vec::new(),
    }
}

/// An incident of that date, in Mosul, that one claim supports.
pub fn event(date: &str) -> Event {
    Event {
        id: id("event-0"),
        when: When::new(Edtf::parse(date).unwrap(), None, None).unwrap(),
        dated: None,
        form: Form::Incident,
        kind: KindIx(0),
        title: Text::from("False checkpoint"),
        summary: Text::from("Évacuation of a village"),
        place: vec![PlaceIx(2)],
        actors: Vec::new(),
        toll: Vec::new(),
        figures: Vec::new(),
        claims: vec![claim(None)],
        answers: Vec::new(),
        links: Vec::new(),
        coding: Coding::Sure,
        weight: Weight::Normal,
        tags: vec![id("night-raid")],
    }
}

/// A claim of the first source.
pub fn claim(says: Option<Says>) -> Claim {
    Claim {
        source: SourceIx(0),
        para: NonZeroU32::new(7),
        words: Text::from("south of the city"),
        by: vec![ActorIx(3)],
        via: Vec::new(),
        style: Some(Text::from("Brigadier")),
        slip: None,
        rejected: says.is_some(),
        says,
    }
}
