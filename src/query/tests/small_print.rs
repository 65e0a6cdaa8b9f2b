//! The small print of the language, line by line.

use super::meaning::{assert_means, says, truth};
use crate::model::Truth::{Certain, No, Possible};
use crate::model::*;
use crate::query::Query;
use crate::query::testing::{catalog, event};
use crate::text::Text;

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

fn at(date: &str, bounds: Option<(&str, &str)>, time: Option<&str>) -> Event {
    let bounds = bounds.map(|(lo, hi)| (Some(edtf(lo)), Some(edtf(hi))));
    let time = time.map(|t| TimeOfDay::parse(t).unwrap());
    Event { when: When::new(edtf(date), bounds, time).unwrap(), ..event("2018") }
}

fn killed(counts: &[(u32, Count)]) -> Vec<TollRow> {
    let row = |(side, count): &(u32, Count)| TollRow {
        side: SideIx(*side),
        of: None,
        counts: vec![(Measure::Killed, *count)],
    };
    counts.iter().map(row).collect()
}

fn with_killed(counts: &[(u32, Count)]) -> Event {
    Event { toll: killed(counts), ..event("2018") }
}

fn part(who: u32, role: u32, basis: Option<Basis>) -> Part {
    Part { who: ActorIx(who), role: RoleIx(role), basis }
}

#[test]
fn the_hull_bounds_the_search_and_members_are_kept() {
    let either_monday = at("[2018-06-11,2018-06-18]", None, None);
    assert_means(
        &either_monday,
        &[
            ("date:2018-06-14", Possible),
            ("weekday:mon", Certain),
            ("weekday:thu", No),
            ("month:jun", Certain),
        ],
    );
    assert_means(
        &event("2018-XX-17"),
        &[("date:2018", Certain), ("date:2018-06-20", Possible), ("month:jun", Possible), ("date:2019", No)],
    );
}

#[test]
fn bounds_replace_a_one_of_set() {
    let bounded = at("[2018-06-11,2018-06-18]", Some(("2018-06-11", "2018-06-18")), None);
    assert_means(
        &bounded,
        &[("weekday:mon", Possible), ("weekday:thu", Possible), ("date:2018-06", Certain)],
    );
}

#[test]
fn precision_says_how_exactly_a_date_is_known() {
    let rows = [
        ("2018-06-17", "day"),
        ("2018-06", "month"),
        ("2018-24", "season"),
        ("2018", "year"),
        ("201X", "decade"),
        ("[2018-06-01..2018-06-30]", "one-of"),
        ("2018-06-01/2018-06-30", "lasted"),
        ("2018-06-01/..", "open"),
    ];
    for (date, precision) in rows {
        for (_, other) in rows {
            let expected = Truth::crisp(precision == other);
            assert_eq!(truth(&format!("precision:{other}"), &event(date)), expected, "{date}: {other}");
        }
    }
}

#[test]
fn seasons_are_four_and_winter_begins_in_december() {
    assert!(Query::read("date:2018-25", &catalog()).is_err());
    assert_means(
        &event("2018-24"),
        &[
            ("month:dec,jan,feb", Possible),
            ("month:jan", Possible),
            ("month:mar", No),
            ("date:2019-02", Possible),
        ],
    );
}

#[test]
fn one_qualified_end_makes_the_whole_never_certain() {
    let about = event("2018-06~/2018-08-20");
    assert_means(&about, &[("date:2018", Possible), ("weekday:mon", Possible), ("month:jul", Possible)]);
    assert_means(&event("2018-06/2018-08-20"), &[("date:2018", Certain), ("month:jul", Certain)]);
}

#[test]
fn a_time_narrows_a_day_and_night_runs_past_midnight() {
    let night = at("2018-06-17", None, Some("night"));
    assert_means(
        &night,
        &[
            ("date:2018-06-17", Possible),
            ("date:2018-06-18", Possible),
            ("date:2018-06-17..2018-06-18", Certain),
            ("weekday:sun", Possible),
            ("weekday:mon", Possible),
            ("weekday:tue", No),
            ("weekday:sun,mon", Possible),
        ],
    );
    let evening = at("2018-06-17", None, Some("evening"));
    assert_means(
        &evening,
        &[("date:2018-06-17", Certain), ("weekday:sun", Certain), ("date:2018-06-18", No)],
    );
    assert_means(&at("2018-06", None, Some("night")), &[("date:2018-06", Certain), ("date:2018-07", No)]);
}

#[test]
fn a_lasting_date_is_asked_whether_any_of_its_days_answers() {
    let days = event("2018-06-15/2018-06-17");
    assert_means(
        &days,
        &[("weekday:fri", Certain), ("weekday:sat", Certain), ("weekday:mon", No), ("-weekday:mon", Certain)],
    );
    assert_means(&event("2018-06/2018-07"), &[("weekday:fri", Possible), ("month:jun", Certain)]);
    assert_means(&event("2018-06/2018-08"), &[("weekday:fri", Certain), ("month:jul", Certain)]);
    assert_means(&event("2018-06-17/.."), &[("weekday:mon", Certain), ("month:mar", Certain)]);
    assert_means(&event("2018-06-17/"), &[("weekday:sun", Certain), ("weekday:mon", Possible)]);
    assert_means(&event("../2018-06-17"), &[("weekday:mon", Certain), ("month:mar", Certain)]);
}

#[test]
fn days_and_months_go_by_name_three_letters_or_number() {
    let friday = event("2019-11-08");
    for query in ["weekday:fri", "weekday:Friday", "weekday:5", "month:nov", "month:NOVEMBER", "month:11"] {
        assert_eq!(truth(query, &friday), Certain, "{query}");
    }
    assert_means(&friday, &[("weekday:thu", No), ("month:1", No), ("weekday:sat,fri", Certain)]);
}

#[test]
fn an_open_end_goes_on_and_an_unknown_end_may() {
    assert_means(&event("2018-06/.."), &[("date:2030", Certain), ("date<2018-06", No)]);
    assert_means(&event("2018-06/"), &[("date:2030", Possible), ("date<2018-06", No)]);
}

#[test]
fn what_is_marked_reaches_one_unit_further() {
    assert_means(
        &event("2018-06-17~"),
        &[("date:2018-06-16", Possible), ("date:2018-06-18", Possible), ("date:2018-06-19", No)],
    );
    assert_means(&event("2018~"), &[("date:2017", Possible), ("date:2019", Possible), ("date:2020", No)]);
    let bounded = at("2018?-06-17", Some(("2018-06-17", "2018-06-17")), None);
    assert_means(&bounded, &[("date:2018-06-17", Certain), ("date:2017", No), ("weekday:sun", Certain)]);
}

#[test]
fn counts_have_three_answers() {
    let rows: &[(Count, &str, Truth)] = &[
        (Count::Exact(8), "killed:8", Certain),
        (Count::Exact(8), "killed>=9", No),
        (Count::Exact(0), "killed:0", Certain),
        (Count::AtLeast(31), "killed>=31", Certain),
        (Count::AtLeast(31), "killed>=40", Possible),
        (Count::AtLeast(31), "killed<31", No),
        (Count::MoreThan(43), "killed>43", Certain),
        (Count::MoreThan(43), "killed:43", No),
        (Count::AtMost(4), "killed<=4", Certain),
        (Count::AtMost(4), "killed>=1", Possible),
        (Count::Between(2, 4), "killed:1..5", Certain),
        (Count::Between(2, 4), "killed:3", Possible),
        (Count::Between(2, 4), "killed:5..", No),
        (Count::Unknown, "killed>=1", Possible),
        (Count::Unknown, "killed:unknown", Certain),
        (Count::Unknown, "killed:unstated", No),
        (Count::Exact(8), "killed:unknown", No),
        (Count::Exact(8), "killed:unstated", No),
        (Count::Exact(8), "injured>=0", No),
        (Count::Exact(8), "injured:unstated", Certain),
    ];
    for (count, query, expected) in rows {
        assert_eq!(truth(query, &with_killed(&[(0, *count)])), *expected, "{query} of {count}");
    }
}

#[test]
fn about_reaches_a_quarter_and_a_range_decides() {
    let rows: &[(Count, &str, Truth)] = &[
        (Count::About(10), "killed>=7", Certain),
        (Count::About(10), "killed>=8", Possible),
        (Count::About(10), "killed<=13", Certain),
        (Count::About(10), "killed<=12", Possible),
        (Count::About(8), "killed>=6", Certain),
        (Count::About(8), "killed>6", Possible),
        (Count::About(8), "killed>10", No),
        (Count::About(8), "killed:10", Possible),
        (Count::Best(3, 2, 4), "killed:3", Possible),
        (Count::Best(3, 2, 4), "killed:2..4", Certain),
        (Count::Best(3, 2, 4), "killed>4", No),
    ];
    for (count, query, expected) in rows {
        assert_eq!(truth(query, &with_killed(&[(0, *count)])), *expected, "{query} of {count}");
    }
}

#[test]
fn one_row_must_answer_and_none_are_added_up() {
    let sides = with_killed(&[(0, Count::Exact(3)), (1, Count::Exact(4)), (0, Count::Exact(2))]);
    assert_means(
        &sides,
        &[
            ("killed>=4", Certain),
            ("killed>=5", No),
            ("killed.civilians>=4", No),
            ("killed.civilians:3", Certain),
            ("killed.civilians>=5", No),
            ("killed.isis:4", Certain),
            ("killed:2,9", Certain),
        ],
    );
    let only_fighters = with_killed(&[(1, Count::Exact(4))]);
    assert_means(&only_fighters, &[("killed.civilians:unstated", Certain), ("killed.isis:unstated", No)]);
    let unknown_beside = with_killed(&[(0, Count::Unknown), (1, Count::Exact(4))]);
    assert_means(&unknown_beside, &[("killed>=5", Possible), ("killed>=4", Certain), ("killed.isis>=5", No)]);
}

#[test]
fn a_count_that_only_a_claim_says_is_possible() {
    let mut disputed = with_killed(&[(0, Count::Exact(2))]);
    disputed.claims.push(says(|s| s.toll = killed(&[(0, Count::Exact(5)), (1, Count::Unknown)])));
    assert_means(
        &disputed,
        &[
            ("killed:2", Certain),
            ("killed>=5", Possible),
            ("killed>=6", Possible),
            ("killed.civilians>=6", No),
            ("-killed>=5", Possible),
            ("killed:unknown", Possible),
            ("killed.isis:unstated", Possible),
            ("killed.civilians:unstated", No),
            ("is:differing", Certain),
        ],
    );
}

#[test]
fn undated_sources_are_possible_over_their_bounds() {
    let cites = |source: u32| {
        let mut event = event("2018");
        event.claims[0].source = SourceIx(source);
        event
    };
    assert_means(
        &cites(0),
        &[("published<=2018-01", Certain), ("published:2018-01-19", Certain), ("published>2018-01", No)],
    );
    assert_means(
        &cites(1),
        &[("published:2018", Certain), ("published:2018-08", Possible), ("published<2018-06-18", No)],
    );
    assert_means(
        &cites(2),
        &[("published:2020", Possible), ("published:2020-04", Possible), ("published:2019", No)],
    );
    let mut both = cites(1);
    both.claims.push(cites(0).claims.remove(0));
    assert_means(
        &both,
        &[("published:2018-01", Certain), ("published:2018-08", Possible), ("sources:2", Certain)],
    );
}

#[test]
fn implied_answers_actor_but_no_role() {
    let mut acted = event("2018");
    acted.actors =
        vec![part(1, 0, Some(Basis::Implied)), part(2, 1, Some(Basis::NamedBySource)), part(0, 0, None)];
    assert_means(
        &acted,
        &[
            ("actor:isis", Certain),
            ("attacker:isis", No),
            ("victim:iraqi-army", Certain),
            ("attacker:iraqi-army", No),
            ("attacker:unidentified", Certain),
            ("victim:unidentified", No),
            ("attacker:isis,unidentified", Certain),
        ],
    );
    acted.claims.push(says(|s| s.actors = vec![part(1, 1, None), part(3, 0, Some(Basis::Implied))]));
    assert_means(
        &acted,
        &[
            ("victim:isis", Possible),
            ("attacker:peshmerga", No),
            ("actor:peshmerga", Possible),
            ("speaker:isis", No),
        ],
    );
}

#[test]
fn whoever_said_it_said_it() {
    let mut told = event("2018");
    told.claims[0].by = vec![ActorIx(1), ActorIx(2)];
    told.claims[0].via = vec![ActorIx(3)];
    told.claims[0].rejected = true;
    assert_means(
        &told,
        &[
            ("by:isis", Certain),
            ("by:iraqi-army", Certain),
            ("by:peshmerga", No),
            ("via:peshmerga", Certain),
            ("via:isis", No),
            ("by.kind:armed-group", Certain),
            ("by.kind:armed-group,state-force", Certain),
        ],
    );
    told.claims[0].by = vec![ActorIx(2)];
    assert_means(&told, &[("by.kind:armed-group", No), ("by.kind:state-force", Certain)]);
}

#[test]
fn a_question_and_an_answer_asked_together_are_of_one_answer() {
    let given = |to: u32, says: usize| AnswerGiven { to: QuestionIx(to), says };
    let mut argued = event("2018");
    argued.answers = vec![given(0, 0), given(1, 1)];
    assert_means(
        &argued,
        &[
            ("question:hold-ground", Certain),
            ("answer:cannot", Certain),
            ("answer:can", Certain),
            ("answer:both", No),
            ("question:hold-ground answer:cannot", No),
            ("question:hold-ground answer:can", Certain),
            ("question:remedy answer:cannot", Certain),
            ("question:hold-ground,remedy answer:cannot", Certain),
            ("question:hold-ground kind:attack (answer:cannot)", No),
            ("-(question:hold-ground answer:cannot)", Certain),
            ("question:hold-ground question:remedy", Certain),
        ],
    );
    assert_means(&event("2018"), &[("question:hold-ground", No), ("-answer:can", Certain)]);
}

#[test]
fn a_source_may_be_asked_by_paragraph_and_counted() {
    assert_means(
        &event("2018"),
        &[
            ("source:asharq-2018/7", Certain),
            ("source:asharq-2018/8", No),
            ("source:rawabet-return/7", No),
            ("source:asharq-2018/8,rawabet-return", No),
            ("sources:1", Certain),
            ("sources>=2", No),
            ("sources<2", Certain),
            ("sources:0..1", Certain),
        ],
    );
}

#[test]
fn coded_values_are_asked_as_they_stand() {
    let mut coded = event("2018");
    coded.dated = Some(Dated { how: How::Inferred, from: None, anchor: None, note: None });
    assert_means(
        &coded,
        &[
            ("dated:inferred", Certain),
            ("dated:stated,outside", No),
            ("weight:normal", Certain),
            ("weight:major,minor", No),
            ("coding:sure", Certain),
            ("coding:fair,doubtful", No),
            ("tag:night-raid", Certain),
            ("tag:day-raid", No),
            ("id:event-0", Certain),
            ("id:event-1,event-2", No),
            ("linked:event-0", No),
        ],
    );
    assert_means(&event("2018"), &[("dated:stated", No)]);
    coded.links = vec![Link { to: Id::new("other").unwrap(), kind: LinkKind::After, offset: None }];
    assert_means(&coded, &[("linked:other", Certain), ("linked:another", No)]);
}

#[test]
fn near_takes_the_precision_of_a_place_for_doubt() {
    let mut there = event("2018");
    let mut at = |place: u32, rows: &[(&str, Truth)]| {
        there.place = vec![PlaceIx(place)];
        assert_means(&there, rows);
    };
    // Mosul, a town: five kilometres of doubt. From Kirkuk it is some 150 km.
    at(2, &[("near:mosul+5km", Certain), ("near:mosul+4km", Possible), ("near:kirkuk+200km", Certain)]);
    at(2, &[("near:kirkuk+149km", Possible), ("near:kirkuk+140km", No)]);
    // Anjata, a site; Salah al-Din, a province; Iraq, a country.
    at(7, &[("near:anjata+1km", Certain), ("near:anjata+0km", Possible)]);
    at(4, &[("near:salah-al-din+100km", Certain), ("near:salah-al-din+99km", Possible)]);
    at(0, &[("near:mosul+0km", Possible), ("near:mosul+1000km", Certain)]);
    // Kirkuk says nothing of its precision; Diyala has no coordinates.
    at(6, &[("near:kirkuk+5000km", Possible), ("near:mosul+100km", No)]);
    at(5, &[("near:mosul+20037km", No)]);
    there.place = Vec::new();
    there.claims.push(says(|s| s.place = vec![PlaceIx(2)]));
    assert_means(&there, &[("near:mosul+5km", Possible), ("near:anjata+5km", No)]);
}

#[test]
fn a_known_value_that_nothing_carries_answers_nothing() {
    for query in ["kind:territory", "attacker:peshmerga", "source:a-game", "place:kirkuk", "question:remedy"]
    {
        assert_eq!(truth(query, &event("2018")), No, "{query}");
        assert_eq!(truth(&format!("-{query}"), &event("2018")), Certain, "-{query}");
    }
}

#[test]
fn fields_are_named_in_any_case() {
    for (typed, meant) in [
        ("KIND:Attack", "kind:attack"),
        ("Killed.Civilians>=2", "killed.civilians>=2"),
        ("Attacker:ISIS", "attacker:isis"),
        ("AsOf:2018 Year:2019", "asof:2018 date:2019"),
    ] {
        let query = Query::read(typed, &catalog()).unwrap();
        assert_eq!(query.as_str(), meant);
    }
}

#[test]
fn a_part_of_a_name_between_quotes_will_do_if_it_is_of_one_alone() {
    let read = |text: &str| Query::read(text, &catalog()).map(|query| query.to_string());
    assert_eq!(read("actor:\"Islamic State\"").as_deref(), Ok("actor:isis"));
    assert_eq!(read("actor:\"islamic\"").as_deref(), Ok("actor:isis"));
    assert!(read("actor:islamic").is_err(), "without quotes it is an id or a whole name");
    assert!(read("actor:\"lamic St\"").is_err(), "whole words only");
    assert!(read("actor:\"is\"").is_err(), "three letters at least");
    let several = read("actor:\"army\"").expect_err("of two").to_string();
    assert!(several.contains("names more than one actor") && several.contains("peshmerga"), "{several}");
    let two = read("place:\"al\"").expect_err("too short").to_string();
    assert!(two.contains("is not a place"), "{two}");
}

#[test]
fn reserved_words_are_so_in_lower_case_only() {
    let mut told = event("2018");
    told.title = Text::from("Not OR certainly");
    assert_means(&told, &[("Not OR", Certain), ("\"not\" \"or\" \"certainly\"", Certain), ("not OR", No)]);
    for word in ["and", "or", "not", "certainly", "possibly"] {
        assert!(Query::read(word, &catalog()).is_err(), "{word}");
    }
}

#[test]
fn differing_values_are_compared_claim_with_claim() {
    let mut told = event("2018-06-17");
    told.place = Vec::new();
    told.claims.push(says(|s| s.place = vec![PlaceIx(2), PlaceIx(4)]));
    told.claims.push(says(|s| s.place = vec![PlaceIx(4)]));
    assert_means(&told, &[("is:differing", No)]);
    told.claims.push(says(|s| s.place = vec![PlaceIx(6)]));
    assert_means(&told, &[("is:differing", Certain)]);
}

#[test]
fn an_expression_sees_each_text_alone_and_folded() {
    let mut told = event("2018");
    told.place = vec![PlaceIx(3)];
    assert_means(
        &told,
        &[
            ("/^false check/", Certain),
            ("/CHECKPOINT$/", Certain),
            ("/^évacuation of a village$/", Certain),
            ("/checkpoint.*evacuation/", No),
            ("/^al-muthanna$/", Certain),
            ("/^(brigadier|colonel)$/", Certain),
            ("/^night-raid$/", Certain),
            ("/\\bcity\\b/", Certain),
            ("/^$/", No),
            ("-/kirkuk/", Certain),
            ("/kirkuk/ or /check/", Certain),
        ],
    );
}

#[test]
fn doubt_can_be_taken_away_either_way() {
    let month = event("2018-06");
    assert_means(
        &month,
        &[
            ("certainly(date:2018-06-17)", No),
            ("possibly(date:2018-06-17)", Certain),
            ("certainly(date:2018)", Certain),
            ("possibly(date:2019)", No),
            ("-certainly(date:2018-06-17)", Certain),
            ("-possibly(date:2018-06-17)", No),
            ("certainly(date:2018-06-17 or place:mosul)", Certain),
            ("certainly(-date:2018-06-17)", No),
            ("certainly(is:context)", No),
            ("date:2018-06-17 possibly(kirkuk or checkpoint)", Possible),
        ],
    );
}
