//! A made-up country for the tests: its definitions, events to change at will, and generated ones.

use std::num::NonZeroU32;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::index::{Builder, Index};
use crate::model::*;
use crate::text::Text;

pub const ATTACK: KindIx = KindIx(0);
pub const TALKS: KindIx = KindIx(1);
pub const MARCH: KindIx = KindIx(2);

pub const NORLAND: PlaceIx = PlaceIx(0);
pub const EASTMARK: PlaceIx = PlaceIx(1);
pub const WESTMARK: PlaceIx = PlaceIx(2);
/// A town of Eastmark, with coordinates.
pub const HARBOUR: PlaceIx = PlaceIx(3);
/// In Eastmark or in Westmark.
pub const FORD: PlaceIx = PlaceIx(4);
/// A mill at the ford.
pub const MILL: PlaceIx = PlaceIx(5);
pub const SOUTHLAND: PlaceIx = PlaceIx(6);
pub const PLACES: [PlaceIx; 7] = [NORLAND, EASTMARK, WESTMARK, HARBOUR, FORD, MILL, SOUTHLAND];

pub const NOBODY: ActorIx = ActorIx(0);
pub const REDS: ActorIx = ActorIx(1);
pub const BLUES: ActorIx = ActorIx(2);
/// A paper that speaks.
pub const HERALD: ActorIx = ActorIx(3);
pub const ACTORS: [ActorIx; 4] = [NOBODY, REDS, BLUES, HERALD];

pub const ATTACKER: RoleIx = RoleIx(0);
pub const TARGET: RoleIx = RoleIx(1);

pub const TOWNSFOLK: SideIx = SideIx(0);
pub const RED_SIDE: SideIx = SideIx(1);

pub const GAZETTE: SourceIx = SourceIx(0);
pub const ALMANAC: SourceIx = SourceIx(1);

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn term((key, name): (&str, &'static str)) -> Term {
    Term { id: id(key), name: Text::from(name) }
}

fn place(key: &str, name: &'static str, also: &[&'static str], within: &[PlaceIx]) -> Place {
    let also = also.iter().map(|a| Text::from(*a)).collect();
    let at = (key == "harbour").then_some((12.5, 40.25));
    let precision = match key {
        "norland" | "southland" => Some(PlacePrecision::Country),
        "eastmark" | "westmark" => Some(PlacePrecision::Province),
        _ => None,
    };
    Place {
        id: id(key),
        name: Text::from(name),
        also,
        within: within.iter().copied().collect(),
        at,
        precision,
    }
}

fn actor(key: &str, name: &'static str, also: &[&'static str]) -> Actor {
    let also = also.iter().map(|a| Text::from(*a)).collect();
    Actor { id: id(key), name: Text::from(name), also, kind: None, side: None }
}

fn source(key: &str, title: &'static str, published: &str) -> Source {
    Source::new(
        &id(key),
        Text::from(title),
        Arc::new(Text::from("A press")),
        Arc::new(edtf(published)),
        Details::default(),
    )
}

pub fn catalog() -> Catalog {
    Catalog {
        title: Text::from("Norland, 2016–2020"),
        version: None,
        about: None,
        licence: None,
        attribution: None,
        covers: edtf("2016/2020"),
        kinds: [("attack", "Attack"), ("talks", "Talks"), ("march", "March")].map(term).into(),
        sides: [("townsfolk", "Townsfolk"), ("reds", "Reds")].map(term).into(),
        roles: [("attacker", "Attacker"), ("target", "Target")].map(term).into(),
        actor_kinds: Vec::new(),
        questions: Vec::new(),
        sources: vec![source("gazette", "Gazette", "2018-07-01"), source("almanac", "Almanac", "2020")],
        places: vec![
            place("norland", "Norland", &[], &[]),
            place("eastmark", "Eastmark", &["Östmark"], &[NORLAND]),
            place("westmark", "Westmark", &[], &[NORLAND]),
            place("harbour", "Harbour", &["The Quay"], &[EASTMARK]),
            place("ford", "Ford", &[], &[EASTMARK, WESTMARK]),
            place("mill", "Mill", &[], &[FORD]),
            place("southland", "Southland", &[], &[]),
        ],
        actors: vec![
            actor("unidentified", "unidentified", &[]),
            actor("reds", "Red Company", &["Crimson"]),
            actor("blues", "Blue Company", &[]),
            actor("herald", "The Herald", &["Héraut"]),
        ],
        views: Vec::new(),
    }
}

pub fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|e| panic!("{text}: {}", e.message))
}

pub fn when(date: &str) -> When {
    When::new(edtf(date), None, None).unwrap()
}

/// A plain incident: an attack, one claim, nothing else.
pub fn event(key: &str, date: &str) -> Event {
    Event {
        id: id(key),
        when: when(date),
        dated: None,
        form: Form::Incident,
        kind: ATTACK,
        title: Text::new(format!("Title of {key}")),
        summary: Text::new("What happened."),
        place: Vec::new(),
        actors: Vec::new(),
        toll: Vec::new(),
        figures: Vec::new(),
        claims: vec![claim(None)],
        answers: Vec::new(),
        links: Vec::new(),
        coding: Coding::Sure,
        weight: Weight::Normal,
        tags: Vec::new(),
    }
}

pub fn claim(says: Option<Says>) -> Claim {
    Claim {
        source: GAZETTE,
        para: NonZeroU32::new(3),
        words: Text::from("as it was told"),
        by: Vec::new(),
        via: Vec::new(),
        style: None,
        slip: None,
        rejected: false,
        says,
    }
}

pub fn part(who: ActorIx, role: RoleIx) -> Part {
    Part { who, role, basis: None }
}

pub fn implied(who: ActorIx, role: RoleIx) -> Part {
    Part { who, role, basis: Some(Basis::Implied) }
}

pub fn killed(side: SideIx, count: Count) -> TollRow {
    TollRow { side, of: None, counts: vec![(Measure::Killed, count)] }
}

pub fn link(kind: LinkKind, to: &str) -> Link {
    Link { to: id(to), kind, offset: None }
}

/// A store of these events, as the index sees it.
pub fn index(events: &[Event]) -> Index {
    let mut builder = Builder::default();
    for (i, event) in events.iter().enumerate() {
        builder.add(EventIx(i as u32), event);
    }
    let find = |id: &str| events.iter().position(|e| e.id.as_str() == id).map(|i| EventIx(i as u32));
    builder.finish(&catalog(), find)
}

const DATES: &[&str] = &[
    "2018-06-17",
    "2018-06-18",
    "2018-06",
    "2018",
    "2018-24",
    "201X",
    "2015-12-31",
    "[2018-06-01..2018-06-20]",
    "[2018-06-01,2019-02-03]",
    "2017-12/2018-03",
    "2018-06-17/2018-07-02",
    "2019-11-08/..",
    "../2018-05",
    "[..2018-05-05]",
    "2018?-06-17",
    "2018-06~",
    "2021-12~",
    "2030",
];

fn dates() -> impl Strategy<Value = &'static str> {
    select(DATES)
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let basis = select(vec![None, Some(Basis::Implied), Some(Basis::NamedBySource)]);
    let part = (select(ACTORS.as_slice()), select(&[ATTACKER, TARGET][..]), basis);
    prop::collection::vec(part.prop_map(|(who, role, basis)| Part { who, role, basis }), 0..3)
}

fn tolls() -> impl Strategy<Value = Vec<TollRow>> {
    let counts = vec![
        Count::Exact(0),
        Count::Exact(8),
        Count::MoreThan(43),
        Count::AtLeast(3),
        Count::AtMost(4),
        Count::Between(2, 4),
        Count::About(10),
        Count::Best(3, 2, 4),
        Count::Unknown,
    ];
    let cell = (select(&[Measure::Killed, Measure::Injured][..]), select(counts));
    let row = (select(&[TOWNSFOLK, RED_SIDE][..]), cell).prop_map(|(side, cell)| TollRow {
        side,
        of: None,
        counts: vec![cell],
    });
    prop::collection::vec(row, 0..3)
}

fn places() -> impl Strategy<Value = Vec<PlaceIx>> {
    subsequence(PLACES.to_vec(), 0..3)
}

fn says() -> impl Strategy<Value = Says> {
    let kind = prop::option::of(select(&[ATTACK, TALKS, MARCH][..]));
    let date = prop::option::of(dates());
    (date, places(), kind, parts(), tolls()).prop_map(|(date, place, kind, actors, toll)| Says {
        date: date.map(edtf),
        place,
        kind,
        actors,
        toll,
        text: None,
    })
}

fn claims() -> impl Strategy<Value = Vec<Claim>> {
    let said = prop::option::weighted(0.3, says());
    let claim = (said, select(&[GAZETTE, ALMANAC][..]), 0..4_u32, subsequence(ACTORS.to_vec(), 0..2));
    let claim = claim.prop_map(|(says, source, para, by)| Claim {
        source,
        para: NonZeroU32::new(para),
        by,
        ..self::claim(says)
    });
    prop::collection::vec(claim, 1..4)
}

fn some_event() -> impl Strategy<Value = Event> {
    let coded = (dates(), select(Form::ALL), select(&[ATTACK, TALKS, MARCH][..]), places(), parts());
    let title = select(&["Quiet Morning", "Örtliche Unruhe", "Two shots AT the mill", "x"][..]);
    let links = prop::collection::vec((select(LinkKind::ALL), 0..12_usize), 0..2);
    let weight = select(Weight::ALL);
    (coded, title, claims(), (tolls(), weight), links).prop_map(
        |((date, form, kind, place, actors), title, claims, (toll, weight), links)| {
            let links = links.into_iter().map(|(kind, n)| link(kind, &format!("e{n}"))).collect();
            let title = Text::from(title);
            Event { form, kind, place, actors, claims, toll, weight, links, title, ..event("e0", date) }
        },
    )
}

/// Up to a dozen events of every sort, linked among themselves.
pub fn events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(some_event(), 0..12).prop_map(|mut events| {
        for (n, event) in events.iter_mut().enumerate() {
            event.id = id(&format!("e{n}"));
        }
        events
    })
}
