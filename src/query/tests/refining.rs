//! A query that asks for no more than the one before it is answered from that one's answer, and just as from scratch.

use proptest::prelude::*;
use proptest::sample::select;

use super::laws::query_text;
use super::same::{World, events, index_of};
use crate::index::{Bits, Data};
use crate::query::testing::catalog;
use crate::query::{Query, eval, eval_after, eval_in};
use crate::store::{Input, Limits};

fn read(text: &str) -> Query {
    Query::read(text, &catalog()).unwrap_or_else(|error| panic!("{text}: {}", error.message))
}

fn narrows(part: &str, whole: &str) -> bool {
    read(part).narrows(&read(whole))
}

#[test]
fn a_letter_more_asks_for_less() {
    for (part, whole) in [
        ("m", ""),
        ("mosu", "mos"),
        ("MOSU", "mos"),
        ("mos quay", "mos"),
        ("\"lower bridge\"", "bridge"),
        ("kind:attack mosu", "mos"),
        ("kind:attack mosu", "kind:attack mos"),
        ("kind:attack (mosu or mosq)", "mos kind:attack"),
        ("mosul or x", "x or mos or y"),
        ("certainly(mosul kind:attack)", "mos"),
        ("mos", "possibly(mos)"),
        ("-x mosu", "mos -x"),
        ("asof:2018 mosu", "asof:2018 mos"),
        ("mosu", "is:context or mos"),
        ("question:hold-ground answer:can mosu", "answer:can mos question:hold-ground"),
    ] {
        assert!(narrows(part, whole), "{part} asks for no more than {whole}");
    }
}

#[test]
fn what_may_ask_for_more_is_asked_anew() {
    for (part, whole) in [
        ("mos", "mosu"),
        ("", "m"),
        ("-mosu", "-mos"),
        ("mosu or x", "mos"),
        ("mos", "certainly(mos)"),
        ("mosu", "asof:2018 mos"),
        ("asof:2018 mosu", "mos"),
        ("asof:2019 mosu", "asof:2018 mos"),
        ("is:context", ""),
        ("mosu (is:context or x)", "mos"),
        ("killed>=2", "killed>=1"),
        ("(question:hold-ground or x) answer:can", "question:hold-ground answer:can"),
        ("(question:hold-ground or question:hold-ground x) answer:can", "question:hold-ground answer:can"),
    ] {
        assert!(!narrows(part, whole), "{part} may ask for more than {whole}");
    }
}

#[test]
fn a_query_that_is_all_parentheses_is_soon_left_alone() {
    let deep = |word: &str| {
        (0..30).fold(word.to_owned(), |inner, n| {
            if n % 2 == 0 { format!("(a{n} ({inner}))") } else { format!("(b{n} or ({inner}))") }
        })
    };
    assert!(!narrows(&deep("mos"), &deep("mosu")));
}

#[test]
fn only_what_was_found_before_is_looked_at() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/events.yaml")).unwrap();
    let data = Data::load(&[Input::Stdin(text.into_bytes())], &Limits::default()).unwrap();
    let query = |text: &str| Query::parse(text, &data).unwrap();
    let (before, after) = (query("mos"), query("mosu"));
    let whole = eval(&after, &data);
    let none = Bits::new(data.store.len());
    assert!(eval_after(&after, &data, &before, &none).is_empty(), "nothing else is looked at");
    assert_eq!(eval_after(&after, &data, &before, &eval(&before, &data).either()), whole);
    assert_eq!(
        eval_after(&before, &data, &after, &none),
        eval(&before, &data),
        "more is asked: from scratch"
    );
    assert!(!whole.is_empty());
}

/// A query and one that is typed from it: a letter or a word more, in front, behind, or inside.
fn typed() -> impl Strategy<Value = (String, String)> {
    let words = &["m", "mo", "mos", "a", "at", "att", "the a", "o", "x", "bomb"][..];
    let longer = &["mosul", "attack", "the army", "bombing", "south of", "a"][..];
    let forms =
        &["# @", "@ #", "# or @", "-# @", "#", "(# or @) is:located", "certainly(#) @", "possibly(# @)"][..];
    let drawn = (query_text(), query_text(), select(words), select(longer), select(forms), select(forms));
    drawn.prop_map(|(a, b, short, long, one, other)| {
        let put = |form: &str, word: &str, rest: &str| {
            form.replace('#', &format!("\"{word}\"")).replace('@', &format!("({rest})"))
        };
        let rest = if short.len() % 2 == 0 { &a } else { &b };
        (put(one, short, &a), put(other, long, rest))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn what_asks_for_less_is_answered_within((one, two) in typed(), events in events()) {
        let (index, world) = (index_of(&events), World::of(&events));
        for (part, whole) in [(&two, &one), (&one, &two), (&format!("({one}) ({two})"), &one)] {
            if part.chars().count() > 900 {
                continue;
            }
            let (part, whole) = (read(part), read(whole));
            if part.narrows(&whole) {
                let answer = eval_in(&part, &index, &world);
                let before = eval_in(&whole, &index, &world).either();
                prop_assert_eq!(answer.either().minus(&before).count(), 0, "{} within {}", part, whole);
                let refined = super::super::eval::eval_within(&part, &index, &world, &before);
                prop_assert_eq!(refined, answer, "{} after {}", part, whole);
            }
        }
    }
}
