//! Each rule of the fields, on events made for it.

use super::world::*;
use crate::index::{Index, Is};
use crate::model::*;
use crate::text::{Text, fold};

/// How the one event of a store matches.
fn only(answer: crate::index::Answer) -> Truth {
    assert_eq!(answer.len(), 1);
    answer.truth(EventIx(0))
}

fn one(change: impl FnOnce(&mut Event)) -> Index {
    let mut event = event("one", "2018-06-17");
    change(&mut event);
    index(&[event])
}

fn says(change: impl FnOnce(&mut Says)) -> Vec<Claim> {
    let mut says = Says::default();
    change(&mut says);
    vec![claim(Some(says))]
}

fn window(date: &str) -> Window {
    Window::of(&edtf(date))
}

#[test]
fn a_place_holds_what_lies_within_it() {
    let index = one(|e| e.place = vec![HARBOUR]);
    for place in [HARBOUR, EASTMARK, NORLAND] {
        assert_eq!(only(index.place(place)), Truth::Certain);
    }
    for place in [WESTMARK, FORD, SOUTHLAND] {
        assert_eq!(only(index.place(place)), Truth::No);
    }
}

#[test]
fn a_place_with_alternatives_is_certain_only_where_all_of_them_lie() {
    for place in [FORD, MILL] {
        let index = one(|e| e.place = vec![place]);
        assert_eq!(only(index.place(EASTMARK)), Truth::Possible);
        assert_eq!(only(index.place(WESTMARK)), Truth::Possible);
        assert_eq!(only(index.place(NORLAND)), Truth::Certain);
        assert_eq!(only(index.place(place)), Truth::Certain);
    }
}

#[test]
fn a_claim_that_says_otherwise_makes_a_place_with_alternatives_possible() {
    let elsewhere = |place| says(|s| s.place = vec![place]);
    let index = one(|e| (e.place, e.claims) = (vec![FORD], elsewhere(SOUTHLAND)));
    assert_eq!(only(index.place(NORLAND)), Truth::Possible);
    let index = one(|e| (e.place, e.claims) = (vec![FORD], elsewhere(HARBOUR)));
    assert_eq!(only(index.place(NORLAND)), Truth::Certain, "the claim says so too");
    let index = one(|e| (e.place, e.claims) = (vec![HARBOUR], elsewhere(SOUTHLAND)));
    assert_eq!(only(index.place(NORLAND)), Truth::Certain, "no alternatives, so the coded value stands");
}

#[test]
fn what_only_a_claim_says_is_possible_even_if_rejected() {
    let mut claims = says(|s| {
        s.place = vec![SOUTHLAND];
        s.kind = Some(MARCH);
        s.actors = vec![part(BLUES, ATTACKER)];
        s.date = Some(edtf("2019"));
    });
    claims[0].rejected = true;
    let index = one(|e| {
        e.place = vec![HARBOUR];
        e.actors = vec![part(REDS, ATTACKER)];
        e.claims = claims;
    });
    assert_eq!(only(index.place(SOUTHLAND)), Truth::Possible);
    assert_eq!(only(index.kind(MARCH)), Truth::Possible);
    assert_eq!(only(index.actor(BLUES, Some(ATTACKER))), Truth::Possible);
    assert_eq!(only(index.date(window("2019"))), Truth::Possible);
    assert_eq!(only(index.during(window("2019"))), Truth::Possible);
    assert_eq!(only(index.kind(ATTACK)), Truth::Certain);
    assert_eq!(only(index.kind(TALKS)), Truth::No);
    assert_eq!(only(index.actor(REDS, None)), Truth::Certain);
    assert_eq!(only(index.date(window("2018"))), Truth::Certain);
}

#[test]
fn a_role_and_a_name_are_asked_of_the_same_actor() {
    let index = one(|e| e.actors = vec![part(REDS, ATTACKER), part(BLUES, TARGET)]);
    assert_eq!(only(index.actor(REDS, Some(ATTACKER))), Truth::Certain);
    assert_eq!(only(index.actor(REDS, Some(TARGET))), Truth::No);
    assert_eq!(only(index.actor(BLUES, None)), Truth::Certain);
}

#[test]
fn an_implied_actor_answers_no_role() {
    let index = one(|e| e.actors = vec![implied(REDS, ATTACKER)]);
    assert_eq!(only(index.actor(REDS, None)), Truth::Certain);
    assert_eq!(only(index.actor(REDS, Some(ATTACKER))), Truth::No);
    let index = one(|e| e.claims = says(|s| s.actors = vec![implied(REDS, ATTACKER)]));
    assert_eq!(only(index.actor(REDS, None)), Truth::Possible);
    assert_eq!(only(index.actor(REDS, Some(ATTACKER))), Truth::No);
}

#[test]
fn sources_answer_by_paragraph() {
    let index = one(|_| ());
    assert_eq!(only(index.source(GAZETTE, None)), Truth::Certain);
    assert_eq!(only(index.source(GAZETTE, Some(3))), Truth::Certain);
    assert_eq!(only(index.source(GAZETTE, Some(4))), Truth::No);
    assert_eq!(only(index.source(ALMANAC, None)), Truth::No);
}

#[test]
fn speakers_answer_though_their_claim_is_rejected() {
    let index = one(|e| {
        e.claims[0].by = vec![HERALD, BLUES];
        e.claims[0].via = vec![REDS];
        e.claims[0].rejected = true;
    });
    assert_eq!(
        [HERALD, BLUES, REDS].map(|who| only(index.by(who))),
        [Truth::Certain, Truth::Certain, Truth::No]
    );
    assert_eq!(only(index.via(REDS)), Truth::Certain);
    assert_eq!(only(index.actor(HERALD, None)), Truth::No, "who speaks took no part");
}

#[test]
fn one_day_within_and_lasted_differ() {
    let within = index(&[event("one", "[2018-06-01..2018-06-20]")]);
    let lasted = index(&[event("one", "2018-06-01/2018-06-20")]);
    assert_eq!(only(within.date(window("2018-06-10"))), Truth::Possible);
    assert_eq!(only(lasted.date(window("2018-06-10"))), Truth::Certain);
    assert_eq!(only(within.during(window("2018-06"))), Truth::Certain);
    assert_eq!(only(lasted.during(window("2018-06-10"))), Truth::No);
}

#[test]
fn a_qualified_date_without_bounds_is_never_certain() {
    let index = index(&[event("one", "2018-06~")]);
    assert_eq!(only(index.date(window("2018"))), Truth::Possible);
    assert_eq!(only(index.during(window("2010/2030"))), Truth::Possible);
}

#[test]
fn context_lies_wholly_outside_what_is_covered() {
    for (date, outside) in [("2015-12-31", true), ("2015/2016", false), ("2015-12~", false), ("2030", true)] {
        let index = index(&[event("one", date)]);
        assert_eq!(only(index.is(Is::Context)), Truth::crisp(outside), "{date}");
        assert_eq!(only(index.covered()), Truth::crisp(!outside), "{date}");
    }
}

#[test]
fn located_asks_for_coordinates_of_the_place_itself() {
    let located = |place: Vec<PlaceIx>| only(one(|e| e.place = place).is(Is::Located));
    assert_eq!(located(vec![FORD, HARBOUR]), Truth::Certain);
    assert_eq!(located(vec![FORD]), Truth::No);
    assert_eq!(located(Vec::new()), Truth::No);
}

#[test]
fn links_count_from_both_ends_and_contradictions_differ() {
    let mut first = event("first", "2018");
    first.links = vec![link(LinkKind::LedTo, "second")];
    let mut third = event("third", "2018");
    third.links = vec![link(LinkKind::Contradicts, "fourth")];
    let index =
        index(&[first, event("second", "2018"), third, event("fourth", "2018"), event("fifth", "2018")]);
    assert_eq!(index.is(Is::Linked).certain.iter().collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(index.is(Is::Differing).certain.iter().collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn differing_claims_are_marked_on_every_field() {
    let differs = |change: fn(&mut Says)| {
        let index = one(|e| {
            e.place = vec![HARBOUR];
            e.actors = vec![part(REDS, ATTACKER)];
            e.toll = vec![killed(TOWNSFOLK, Count::Exact(2))];
            e.claims = says(change);
        });
        only(index.is(Is::Differing)).holds()
    };
    assert!(differs(|s| s.place = vec![WESTMARK]));
    assert!(!differs(|s| s.place = vec![NORLAND]), "wider, not different");
    assert!(differs(|s| s.kind = Some(TALKS)));
    assert!(differs(|s| s.date = Some(edtf("2018-06-18"))));
    assert!(differs(|s| s.actors = vec![part(BLUES, ATTACKER)]));
    assert!(differs(|s| s.toll = vec![killed(TOWNSFOLK, Count::AtLeast(3))]));
    assert!(!differs(|s| s.text = Some(Text::from("otherwise told"))));
}

#[test]
fn words_are_found_in_every_text_and_name_and_nowhere_else() {
    let index = one(|e| {
        e.title = Text::from("A Raid at Dawn");
        e.summary = Text::from("Three carts were stopped.");
        e.tags = vec![id("checkpoint")];
        e.place = vec![HARBOUR];
        e.actors = vec![part(REDS, ATTACKER)];
        e.claims = says(|s| (s.place, s.text) = (vec![SOUTHLAND], Some(Text::from("unheard"))));
        e.claims[0].by = vec![HERALD];
        e.claims[0].style = Some(Text::from("Town Crier"));
        e.claims[0].words = Text::from("three carts, at dawn");
    });
    for found in
        ["RAID at d", "carts were", "checkpoint", "quay", "crimson", "heraut", "town crier", "carts, at", ""]
    {
        assert_eq!(only(index.words(&fold(found))), Truth::Certain, "{found}");
    }
    for missing in ["dawn three", "southland", "unheard", "eastmark", "gazette", "blue"] {
        assert_eq!(only(index.words(&fold(missing))), Truth::No, "{missing}");
    }
}

#[test]
fn titles_come_back_as_written() {
    let titles = ["McAdam's Raid: THREE x", "Überfall – İstanbul", "plain", "ẞ", "A\u{301}b", "A"];
    let events: Vec<Event> =
        titles.iter().map(|title| Event { title: Text::from(*title), ..event("one", "2018") }).collect();
    let index = index(&events);
    for (i, title) in titles.iter().enumerate() {
        assert_eq!(index.title(EventIx(i as u32)).as_str(), *title);
    }
    assert!(index.title(EventIx(99)).is_empty());
}

#[test]
fn a_row_tells_what_a_list_shows() {
    let mut told = event("told", "2018-06~");
    told.place = vec![HARBOUR];
    told.form = Form::Statement;
    told.weight = Weight::Major;
    let index = index(&[told]);
    let row = index.row(EventIx(0)).unwrap();
    assert_eq!((row.form, row.kind, row.weight), (Form::Statement, ATTACK, Weight::Major));
    assert_eq!(row.title.as_str(), "Title of told");
    assert_eq!(row.places, [HARBOUR]);
    assert!(row.approximate && !row.uncertain && row.moment && row.located && !row.context && !row.differing);
    assert_eq!(row.span, when("2018-06~").span());
    assert!(row.date.width() <= 14);
    assert!(index.row(EventIx(1)).is_none());
}
