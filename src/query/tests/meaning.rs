//! What queries mean, event by event.

use crate::model::Truth::{Certain, No, Possible};
use crate::model::*;
use crate::query::testing::{catalog, claim, event};
use crate::query::{Around, Query, matches_in};

pub fn truth(query: &str, event: &Event) -> Truth {
    let query = Query::read(query, &catalog()).unwrap_or_else(|e| panic!("{}", e.report(query)));
    matches_in(&query, &Around { catalog: &catalog(), event, linked_from: &[], marked: false })
}

pub fn assert_means(event: &Event, rows: &[(&str, Truth)]) {
    for (query, expected) in rows {
        assert_eq!(truth(query, event), *expected, "{query} of {}", event.when.date.as_str());
    }
}

pub fn says(change: impl FnOnce(&mut Says)) -> Claim {
    let mut says = Says::default();
    change(&mut says);
    claim(Some(says))
}

#[test]
fn a_day_lies_where_it_lies() {
    assert_means(
        &event("2018-06-17"),
        &[
            ("", Certain),
            ("date:2018", Certain),
            ("date:2018-06-17", Certain),
            ("date:2018-06-18", No),
            ("date>=2018-06-17", Certain),
            ("date>2018-06-17", No),
            ("date>2018-06-16", Certain),
            ("date<=2018-06-17", Certain),
            ("date<2018-06-17", No),
            ("date<2018-06-18", Certain),
            ("date>2018", No),
            ("date<2018", No),
            ("date:..2018-05", No),
            ("date:2018-06..", Certain),
            ("date:2017-07..2018-06-17", Certain),
            ("date:2017,2018", Certain),
            ("date:2018-06-10~7d", Certain),
            ("date:2018-06-09~7d", No),
            ("during:2018-06", Certain),
            ("during:2018-07", No),
            ("during<2018-06-17", No),
            ("-date:2018", No),
            ("date:\"2018-03/..\"", Certain),
        ],
    );
}

#[test]
fn one_day_of_a_month_is_not_a_month_that_lasted() {
    let first_half = "date:2018-06-01..2018-06-15";
    assert_means(&event("[2018-06-01..2018-06-30]"), &[(first_half, Possible), ("date:2018-06", Certain)]);
    assert_means(&event("2018-06-01/2018-06-30"), &[(first_half, Certain), ("date:2018-06", Certain)]);
    let first_half = "during:2018-06-01..2018-06-15";
    assert_means(&event("[2018-06-01..2018-06-30]"), &[(first_half, Possible), ("during:2018-06", Certain)]);
    assert_means(&event("2018-06-01/2018-06-30"), &[(first_half, No), ("during:2018-06", Certain)]);
}

#[test]
fn what_may_be_may_also_not_be() {
    let month = event("2018-06");
    assert_means(&month, &[("date:2018-06-17", Possible), ("-date:2018-06-17", Possible)]);
    assert_means(
        &month,
        &[("date:2018-06-17 -date:2018-06-17", Possible), ("date:2018-06-17 or mosul", Certain)],
    );
    assert_means(&month, &[("date:2018-06-17 kirkuk", No), ("-(date:2018-06-17 kirkuk)", Certain)]);
    assert_means(&event("2018-06-17~"), &[("date:2018", Possible), ("date:2018-06-17", Possible)]);
}

#[test]
fn what_only_a_claim_says_is_possible() {
    let mut disputed = event("2018-06-17");
    disputed.claims.push(says(|s| {
        s.date = Edtf::parse("2019-01").ok();
        s.kind = Some(KindIx(1));
        s.place = vec![PlaceIx(6)];
        s.actors = vec![Part { who: ActorIx(1), role: RoleIx(0), basis: None }];
    }));
    assert_means(
        &disputed,
        &[
            ("kind:attack", Certain),
            ("kind:operation", Possible),
            ("kind:territory", No),
            ("-kind:operation", Possible),
            ("place:mosul", Certain),
            ("place:kirkuk", Possible),
            ("place:iraq", Certain),
            ("actor:isis", Possible),
            ("date:2019", Possible),
            ("date:2018", Certain),
            ("is:differing", Certain),
        ],
    );
    assert_means(&event("2018"), &[("is:differing", No)]);
}

#[test]
fn a_place_with_alternatives_is_certain_where_all_of_them_are() {
    let mut between = event("2018-06-17");
    between.place = vec![PlaceIx(7)];
    let inside = [("place:iraq", Certain), ("place:diyala", Possible), ("place:nineveh", No)];
    assert_means(&between, &inside);
    assert_means(&between, &[("place:anjata", Certain)]);
    between.claims.push(says(|s| s.place = vec![PlaceIx(6)]));
    assert_means(&between, &inside);
    assert_means(&between, &[("place:anjata", Possible), ("place:kirkuk", Possible)]);
}

#[test]
fn words_are_looked_for_in_every_text_and_name() {
    let mut told = event("2018-06-17");
    told.place = vec![PlaceIx(3)];
    told.actors = vec![Part { who: ActorIx(1), role: RoleIx(0), basis: Some(Basis::Implied) }];
    assert_means(
        &told,
        &[
            ("CHECK", Certain),
            ("evacuation", Certain),
            ("évacuation", Certain),
            ("al-muthanna", Certain),
            ("daesh", Certain),
            ("peshmerga", Certain),
            ("brigadier", Certain),
            ("night-raid", Certain),
            ("\"of the city\"", Certain),
            ("\"checkpoint evacuation\"", No),
            ("checkpoint daesh", Certain),
            ("checkpoint kirkuk", No),
            ("-kirkuk", Certain),
            ("nineveh", No),
        ],
    );
}

#[test]
fn an_implied_actor_answers_actor() {
    let mut implied = event("2018-06-17");
    implied.actors = vec![Part { who: ActorIx(1), role: RoleIx(0), basis: Some(Basis::Implied) }];
    assert_means(&implied, &[("actor:isis", Certain), ("actor:unidentified", No), ("actor:peshmerga", No)]);
}

#[test]
fn context_answers_only_who_asks_for_it() {
    let context = event("2009-05");
    assert_means(
        &context,
        &[
            ("", No),
            ("checkpoint", No),
            ("-kirkuk", No),
            ("date:2009", No),
            ("is:context", Certain),
            ("is:context kirkuk", No),
            ("checkpoint is:context,located", Certain),
            ("-is:context", No),
        ],
    );
    assert_means(&event("2013/2014-02"), &[("", Certain), ("is:context", No)]);
}

#[test]
fn properties_know_no_doubt() {
    let mut linked = event("2018");
    assert_means(&linked, &[("is:located", Certain), ("is:linked", No), ("source:asharq-2018", Certain)]);
    linked.place = vec![PlaceIx(3)];
    linked.links = vec![Link { to: Id::new("other").unwrap(), kind: LinkKind::Contradicts, offset: None }];
    assert_means(&linked, &[("is:located", No), ("is:linked", Certain), ("is:differing", Certain)]);
    assert_means(
        &linked,
        &[("form:incident,series", Certain), ("form:report", No), ("source:rawabet-return", No)],
    );
    let query = Query::read("is:linked", &catalog()).unwrap();
    let from_the_other_end = Around {
        catalog: &catalog(),
        event: &event("2018"),
        linked_from: &[(LinkKind::About, Id::new("other").unwrap())],
        marked: false,
    };
    assert_eq!(matches_in(&query, &from_the_other_end), Certain);
}
