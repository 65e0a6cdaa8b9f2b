use proptest::prelude::*;

use crate::index::Is;
use crate::model::{ActorIx, Edtf, Form, Id, KindIx, Measure, PlaceIx, Precision, SourceIx};
use crate::query::edit::{
    Mode, State, Terms, and_word, beside, only, set_as_of, set_window, state_of, surely, toggle,
    without_field, without_subjects,
};
use crate::query::testing::catalog;
use crate::query::{CountValue, DateValue, Field, FieldValue, Numbers, Query, complete};

/// Texts that are mostly queries.
pub fn query_text() -> impl Strategy<Value = String> {
    let atom = prop_oneof![
        3 => prop::sample::select(ATOMS).prop_map(str::to_owned),
        1 => "[a-c]{1,2}",
    ];
    atom.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|v| v.join(" ")),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|v| format!("({})", v.join(" or "))),
            inner.clone().prop_map(|q| format!("-({q})")),
            inner.clone().prop_map(|q| format!("certainly({q})")),
            inner.prop_map(|q| format!("possibly({q})")),
        ]
    })
}

/// Things to ask of the small store.
pub const ATOMS: &[&str] = &[
    "mosul",
    "checkpoint",
    "\"south of\"",
    "army",
    "/check.*tuz/",
    "/^(mosul|a)$/",
    "/\\d/",
    "-/Évac|daesh$/",
    "certainly(date:2018)",
    "possibly(kind:operation)",
    "-certainly(place:diyala)",
    "kind:attack",
    "kind:attack,operation",
    "-kind:territory",
    "form:incident",
    "-form:statement,report",
    "place:iraq",
    "place:nineveh",
    "place:mosul,kirkuk",
    "place:diyala",
    "place:anjata",
    "actor:isis",
    "actor:unidentified,peshmerga",
    "-actor:isis",
    "source:asharq-2018",
    "source:rawabet-return",
    "date:2018",
    "date:2017-07..2018-06",
    "date>=2018-06-17",
    "date<2018",
    "date:..2014",
    "date:2018-06-17~30d",
    "date:2018-06-17",
    "date:2018-06-18",
    "during:2018-06-17",
    "during<2018-06-18",
    "date:\"2018~\"",
    "during:2018",
    "during:2017..2020",
    "-during>2018-01-01",
    "is:differing",
    "is:context",
    "is:marked",
    "-is:marked,differing",
    "is:located",
    "is:linked,differing",
    "-is:linked",
    "published:2018",
    "published<2018-07",
    "published>2020-01",
    "precision:day,lasted",
    "precision:one-of",
    "dated:stated,outside",
    "weekday:sun",
    "weekday:mon,fri",
    "-weekday:sun",
    "month:jun",
    "month:1,12",
    "weight:major,minor",
    "coding:sure",
    "tag:night-raid",
    "tag:checkpoint-tag,unheard-of",
    "id:event-0,event-3",
    "linked:event-1",
    "-linked:event-0,event-2",
    "source:asharq-2018/2",
    "source:rawabet-return,a-game/1",
    "sources>=2",
    "sources:1..2",
    "by:isis,peshmerga",
    "via:unidentified",
    "by.kind:state-force",
    "attacker:isis",
    "victim:unidentified,iraqi-army",
    "-speaker:isis",
    "killed>=3",
    "killed<5",
    "killed>2",
    "killed<=10",
    "killed:2..4",
    "killed:0,43..",
    "killed.civilians>=2",
    "killed.isis:..3",
    "-killed:2",
    "killed:unknown",
    "killed.civilians:unstated",
    "injured:unknown,unstated,3",
    "arrested>=1",
    "arrested.isis:unknown",
    "kidnapped:unstated",
    "-kidnapped:2..10",
    "freed<3",
    "freed.civilians:0",
    "displaced>=31",
    "displaced.isis:..4",
    "near:mosul+5km",
    "near:mosul+150km",
    "near:anjata+100km,kirkuk+20km",
    "-near:iraq+400km",
    "near:salah-al-din+1000km",
    "question:hold-ground",
    "answer:cannot",
    "question:hold-ground answer:cannot",
    "-(question:remedy answer:cannot,can)",
];

fn values() -> Vec<FieldValue> {
    let catalog = catalog();
    let year = |y: &str| FieldValue::Date(DateValue::On(Edtf::parse(y).unwrap()));
    vec![
        FieldValue::kind(KindIx(0), &catalog),
        FieldValue::kind(KindIx(1), &catalog),
        FieldValue::Form(Form::Incident),
        FieldValue::Form(Form::Statement),
        FieldValue::place(PlaceIx(2), &catalog),
        FieldValue::actor(ActorIx(0), &catalog),
        FieldValue::actor(ActorIx(1), &catalog),
        FieldValue::source(SourceIx(1), &catalog),
        FieldValue::Is(Is::Differing),
        FieldValue::Is(Is::Context),
        year("2018"),
        year("2019"),
        FieldValue::Precision(Precision::Day),
        FieldValue::Weekday(4),
        FieldValue::Tag(Id::new("night-raid").unwrap()),
        FieldValue::Sources(Numbers::AtLeast(2)),
        FieldValue::Count(Measure::Killed, CountValue::Numbers(Numbers::Between(2, 4))),
        FieldValue::Is(Is::Marked),
    ]
}

fn value() -> impl Strategy<Value = FieldValue> {
    prop::sample::select(values())
}

/// Ranges, and a question with its answer.
fn terms() -> impl Strategy<Value = Terms> {
    let texts = [
        "killed>=1",
        "killed:2..4",
        "killed.civilians>=1",
        "killed:unknown",
        "sources>=2",
        "date:2017..2019",
    ];
    let pair = ["question:hold-ground answer:cannot", "killed>=1 killed<=4"];
    let terms = |text: &&str| Terms::new(read(text).root().unwrap().conjuncts().to_vec()).unwrap();
    prop::sample::select(texts.iter().chain(&pair).map(terms).collect::<Vec<_>>())
}

fn mode() -> impl Strategy<Value = Mode> {
    prop::sample::select(&[Mode::Only, Mode::Also, Mode::Except][..])
}

fn read(text: &str) -> Query {
    Query::read(text, &catalog()).unwrap()
}

/// A query that prints as itself and reads back as itself.
fn assert_canonical(query: &Query) {
    let again =
        Query::read(query.as_str(), &catalog()).unwrap_or_else(|e| panic!("{}", e.report(query.as_str())));
    assert_eq!(&again, query);
    assert_eq!(again.as_str(), query.as_str());
}

proptest! {
    #[test]
    fn nothing_typed_panics(chars in prop::collection::vec(any::<char>(), 0..1100)) {
        let text = String::from_iter(chars);
        match Query::read(&text, &catalog()) {
            Ok(query) => assert_canonical(&query),
            Err(error) => prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error),
        }
    }

    #[test]
    fn no_depth_panics(open in 0usize..500, close in 0usize..500, sign in prop::sample::select(&["", "-", "a or ", "a "][..])) {
        let text = format!("{}a{}", format!("{sign}(").repeat(open), ")".repeat(close));
        let fits = open == close && open <= 64 && text.len() <= 1000;
        let query = Query::read(&text, &catalog());
        prop_assert_eq!(query.is_ok(), fits, "{}", text);
        query.iter().for_each(assert_canonical);
    }

    #[test]
    fn nothing_made_of_signs_panics(text in "[-()\":=<>~.,/\\\\ a-c0-9é日\u{202e}\u{300}\n]{0,60}", cursor in 0usize..80) {
        match Query::read(&text, &catalog()) {
            Ok(query) => assert_canonical(&query),
            Err(error) => {
                prop_assert!(error.at.start <= error.at.end && error.at.end <= text.len());
                prop_assert!(text.is_char_boundary(error.at.start) && text.is_char_boundary(error.at.end));
                prop_assert!(!error.report(&text).contains('\u{202e}'), "shown raw");
            }
        }
        complete::complete(&text, cursor, &catalog());
    }

    #[test]
    fn nothing_made_of_words_of_the_language_panics(parts in prop::collection::vec(prop::sample::select(PARTS), 0..24)) {
        let text = parts.concat();
        match Query::read(&text, &catalog()) {
            Ok(query) => assert_canonical(&query),
            Err(error) => prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error),
        }
    }

    #[test]
    fn what_prints_reads_back(text in query_text()) {
        let query = read(&text);
        assert_canonical(&query);
    }

    #[test]
    fn edits_are_canonical(text in query_text(), steps in prop::collection::vec((value(), mode()), 1..6)) {
        let edited = steps.iter().fold(read(&text), |q, (value, mode)| toggle(&q, value, *mode));
        assert_canonical(&edited);
        prop_assert_eq!(edited.written(), edited.as_str());
    }

    #[test]
    fn choosing_twice_gives_the_query_back(text in query_text(), value in value()) {
        let query = read(&text);
        prop_assume!(state_of(&query, &value) == State::Off);
        let twice = |query: &Query, mode| toggle(&toggle(query, &value, mode), &value, mode);
        prop_assert_eq!(&twice(&query, Mode::Except), &query);
        // Dates that are compared with are listed as ranges, which they stay.
        let compares = value.field() == Field::Date && text.contains("date") && text.contains(['<', '>']);
        let query = if compares { twice(&query, Mode::Also) } else { query };
        prop_assert_eq!(&twice(&query, Mode::Also), &query);
        let bare = without_field(&query, value.field());
        prop_assert_eq!(toggle(&toggle(&bare, &value, Mode::Only), &value, Mode::Only), bare);
    }

    #[test]
    fn choosing_puts_the_value_in_the_state_it_names(text in query_text(), value in value()) {
        let query = read(&text);
        let before = state_of(&query, &value);
        let only = toggle(&query, &value, Mode::Only);
        if before == State::Off {
            prop_assert_eq!(state_of(&only, &value), State::Only);
            prop_assert_eq!(state_of(&toggle(&query, &value, Mode::Also), &value), State::Only);
        }
        let except = toggle(&only, &value, Mode::Except);
        if state_of(&only, &value) == State::Only {
            prop_assert_eq!(state_of(&except, &value), State::Except);
            prop_assert_eq!(state_of(&toggle(&except, &value, Mode::Also), &value), State::Only);
        }
    }

    #[test]
    fn a_field_taken_away_leaves_the_others(text in query_text(), value in value(), other in value()) {
        let query = read(&text);
        let without = without_field(&query, value.field());
        prop_assert_eq!(state_of(&without, &value), State::Off);
        if other.field() != value.field() {
            prop_assert_eq!(state_of(&without, &other), state_of(&query, &other));
        }
        prop_assert_eq!(without_field(&without, value.field()), without);
    }

    #[test]
    fn terms_take_the_place_of_what_is_about_the_same(text in query_text(), before in terms(), terms in terms()) {
        let query = before.toggle(&read(&text), Mode::Except);
        let asked = terms.asked(&query);
        assert_canonical(&asked);
        prop_assert_eq!(terms.state_in(&asked), State::Only);
        prop_assert_eq!(terms.asked(&asked), asked.clone());
        let bare = without_subjects(&query, &terms.about);
        prop_assert_eq!(without_subjects(&asked, &terms.about), bare.clone());
        let excepted = terms.toggle(&asked, Mode::Except);
        assert_canonical(&excepted);
        prop_assert_eq!(terms.state_in(&excepted), State::Except);
        for mode in [Mode::Only, Mode::Also, Mode::Except] {
            prop_assert_eq!(&terms.toggle(&terms.toggle(&bare, mode), mode), &bare);
        }
    }

    #[test]
    fn asking_for_a_value_alone_twice_is_asking_once(text in query_text(), value in value()) {
        let once = only(&read(&text), &value);
        assert_canonical(&once);
        prop_assert_eq!(state_of(&once, &value), State::Only);
        prop_assert_eq!(only(&once, &value), once.clone());
        prop_assert_eq!(without_field(&once, value.field()), without_field(&read(&text), value.field()));
    }

    #[test]
    fn a_window_takes_the_place_of_the_window_before(text in query_text()) {
        let date = |d: &str| Edtf::parse(d).unwrap();
        let query = read(&text);
        let once = set_window(&query, Some((date("2016"), date("2017-05"))));
        assert_canonical(&once);
        prop_assert!(once.as_str().contains("date:2016..2017-05"));
        let moved = set_window(&query, Some((date("2019"), date("2018"))));
        prop_assert_eq!(&set_window(&once, Some((date("2018"), date("2019")))), &moved);
        prop_assert_eq!(set_window(&once, None), set_window(&query, None));
    }

    #[test]
    fn a_day_takes_the_place_of_the_day_before(text in query_text()) {
        let day = |d: &str| Edtf::parse(d).ok();
        let query = read(&text);
        let seen = set_as_of(&query, day("2018-01-19"));
        assert_canonical(&seen);
        prop_assert!(seen.as_of().is_some() && seen.as_str().starts_with("asof:2018-01-19"));
        prop_assert_eq!(set_as_of(&set_as_of(&query, day("2019")), day("2018-01-19")), seen.clone());
        prop_assert_eq!(set_as_of(&seen, None), query);
    }

    #[test]
    fn any_text_can_be_asked_for_as_well(text in query_text(), word in any::<String>()) {
        let query = read(&text);
        let more = and_word(&query, &word);
        assert_canonical(&more);
        prop_assert_eq!(and_word(&more, &word), more);
    }
}

/// Pieces that a query is typed from.
const PARTS: &[&str] = &[
    "(",
    ")",
    "-",
    " ",
    "\"",
    ",",
    "..",
    "~7d",
    ":",
    ">=",
    "<",
    "=",
    "and ",
    " or ",
    " not ",
    "certainly",
    "possibly(",
    "/a|b/",
    "asof:2018 ",
    "kind",
    "date",
    "during",
    "is",
    "place",
    "killed",
    "by.kind",
    "near",
    "+5km",
    "weekday",
    "source",
    "attacker",
    "isis",
    "unknown",
    "attack",
    "2018",
    "2018-06-17",
    "mosul",
    "/",
    "\\",
    "é",
    "\t",
    "[",
    "]",
];

fn edited(text: &str, value: usize, mode: Mode) -> String {
    toggle(&read(text), &values()[value], mode).to_string()
}

#[test]
fn choosing_edits_as_a_person_would() {
    use Mode::{Also, Except, Only};
    assert_eq!(edited("", 0, Also), "kind:attack");
    assert_eq!(edited("kind:attack", 1, Also), "kind:attack,operation");
    assert_eq!(edited("kind:attack,operation mosul", 0, Also), "kind:operation mosul");
    assert_eq!(edited("kind:attack mosul", 0, Also), "mosul");
    assert_eq!(edited("kind:attack,territory mosul", 1, Only), "kind:operation mosul");
    assert_eq!(edited("kind:operation mosul", 1, Only), "mosul");
    assert_eq!(edited("kind:attack mosul", 0, Except), "mosul -kind:attack");
    assert_eq!(edited("-kind:attack", 1, Except), "-kind:attack,operation");
    assert_eq!(edited("-kind:attack", 0, Also), "kind:attack");
    assert_eq!(edited("mosul or kirkuk", 0, Also), "(mosul or kirkuk) kind:attack");
    assert_eq!(edited("date>=2017", 10, Only), "date:2018");
    assert_eq!(edited("date:2018", 11, Also), "date:2018,2019");
}

#[test]
fn a_date_beside_one_compared_with_widens_what_is_asked() {
    use Mode::{Also, Except};
    assert_eq!(edited("date>=2019-11 mosul", 10, Also), "date:2019-11..,2018 mosul");
    assert_eq!(edited("date<=2017", 10, Also), "date:..2017,2018");
    assert_eq!(edited("date>2018", 10, Also), "date:2019-01-01..,2018");
    assert_eq!(edited("certainly(date<2018-03)", 10, Also), "certainly(date:..2018-02-28,2018)");
    assert_eq!(edited("-date>=2019 during>=2017", 10, Also), "-date>=2019 during>=2017 date:2018");
    assert_eq!(edited("date>=2019", 10, Except), "date>=2019 -date:2018");
    assert_eq!(edited("killed>=1", 10, Also), "killed>=1 date:2018");
}

#[test]
fn a_value_is_asked_for_beside_all_else() {
    let differing = FieldValue::Is(Is::Differing);
    for (text, with) in [
        ("", "is:differing"),
        ("is:marked kind:attack", "is:marked kind:attack is:differing"),
        ("is:differing,located", "is:differing,located is:differing"),
        ("certainly(is:linked)", "certainly(is:linked) is:differing"),
    ] {
        let once = beside(&read(text), &differing);
        assert_eq!(once.as_str(), with);
        assert_eq!(beside(&once, &differing).as_str(), text, "again");
    }
    assert_eq!(beside(&read("-is:differing,marked"), &differing).as_str(), "-is:marked is:differing");
}

#[test]
fn numbers_dates_and_exceptions_without_doubt_are_chosen_and_left_too() {
    use Mode::{Also, Except};
    let terms = |text: &str| Terms::new(read(text).root().unwrap().conjuncts().to_vec()).unwrap();
    for (text, about, word) in [
        ("certainly(killed>=1)", "killed>=1", "certainly"),
        ("possibly(sources>=2)", "sources>=2", "possibly"),
        ("certainly(killed.isis:2..4)", "killed.isis:2..4", "certainly"),
    ] {
        let (query, terms) = (read(text), terms(about));
        assert_eq!(terms.state_in(&query), State::Only, "{text}");
        assert_eq!(terms.surely_in(&query), Some(word));
        assert_eq!(Terms::said(&query, &terms.about[0]), Some(terms.clone()));
        assert_eq!(terms.toggle(&query, Also).as_str(), "");
        assert_eq!(terms.toggle(&query, Except).as_str(), format!("-{about}"));
        assert_eq!(without_subjects(&query, &terms.about).as_str(), "");
        let not = read(&format!("-{text}"));
        assert_eq!((terms.state_in(&not), terms.surely_in(&not)), (State::Except, Some(word)));
        assert_eq!(Terms::excluded(&not, &terms.about[0]), Some(terms.clone()));
        assert_eq!(without_subjects(&not, &terms.about).as_str(), "");
    }
    let more = terms("killed>=5");
    assert_eq!(more.asked_alike(&read("a certainly(killed>=1) b")).as_str(), "a certainly(killed>=5) b");
    assert_eq!(more.asked_alike(&read("-certainly(killed>=1)")).as_str(), "killed>=5");
    let attack = &values()[0];
    let not = read("-certainly(kind:attack) mosul");
    assert_eq!((state_of(&not, attack), surely(&not, attack)), (State::Except, Some("certainly")));
    assert_eq!(without_field(&not, attack.field()).as_str(), "mosul");
    assert_eq!(edited("-certainly(kind:attack)", 0, Except), "");
    assert_eq!(edited("-certainly(kind:attack)", 1, Except), "-certainly(kind:attack,operation)");
}

#[test]
fn a_value_asked_for_without_doubt_is_chosen_and_left_like_any_other() {
    use Mode::{Also, Except, Only};
    let attack = &values()[0];
    assert_eq!(state_of(&read("certainly(kind:attack) mosul"), attack), State::Only);
    assert_eq!(state_of(&read("possibly(kind:attack)"), attack), State::Only);
    assert_eq!(surely(&read("certainly(kind:attack)"), attack), Some("certainly"));
    assert_eq!(surely(&read("kind:attack certainly(kind:operation)"), attack), None);
    assert_eq!(edited("certainly(kind:attack) mosul", 0, Also), "mosul");
    assert_eq!(edited("certainly(kind:attack)", 0, Only), "");
    assert_eq!(edited("certainly(kind:attack,operation)", 0, Also), "certainly(kind:operation)");
    assert_eq!(edited("certainly(kind:attack)", 1, Also), "certainly(kind:attack,operation)");
    assert_eq!(edited("certainly(kind:attack)", 0, Except), "-kind:attack");
    assert_eq!(without_field(&read("certainly(kind:attack) mosul"), attack.field()).to_string(), "mosul");
}

#[test]
fn an_edit_over_the_limits_is_not_made() {
    let full = "a".repeat(995);
    assert_eq!(edited(&full, 0, Mode::Also), full);
    let full = read(&full);
    let same = toggle(&full, &values()[0], Mode::Also);
    assert!(same == full && same.is_given_back(), "and that is said");
    assert!(!full.is_given_back() && !toggle(&read("a"), &values()[0], Mode::Also).is_given_back());
    assert!(!set_as_of(&same, None).is_given_back(), "what is made of it is made");
    let deep = format!("{}b{}", "(a or c ".repeat(63), ")".repeat(63));
    let query = read(&format!("d or {deep}"));
    assert_eq!(toggle(&toggle(&query, &values()[0], Mode::Also), &values()[0], Mode::Also), query);
}

#[test]
fn a_word_with_signs_is_quoted() {
    assert_eq!(and_word(&read("kind:attack"), " a:b ").to_string(), "kind:attack \"a:b\"");
    assert_eq!(and_word(&read("mosul"), "  ").to_string(), "mosul");
}

#[test]
fn a_window_stands_where_the_one_before_stood() {
    let windowed = |text: &str, window: Option<(&str, &str)>| {
        let date = |d: &str| Edtf::parse(d).unwrap();
        set_window(&read(text), window.map(|(from, to)| (date(from), date(to)))).to_string()
    };
    assert_eq!(windowed("mosul", Some(("2018", "2019"))), "mosul date:2018..2019");
    assert_eq!(windowed("a date>=2017 b date:2018", Some(("2018", "2019"))), "a date:2018..2019 b");
    assert_eq!(windowed("date:2017 -date:2018", Some(("2018-03", "2018-03"))), "date:2018-03 -date:2018");
    assert_eq!(windowed("a date:2017 during:2018", None), "a during:2018");
    assert_eq!(windowed("certainly(date:2017) a", Some(("2018", "2019"))), "certainly(date:2018..2019) a");
    assert_eq!(windowed("possibly(date:2017) -certainly(date:2018)", None), "-certainly(date:2018)");
}
