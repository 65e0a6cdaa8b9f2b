//! Very many warnings in one event, or in the definitions: they refuse nothing, hide no error, and are counted.

use dateline::check::check;
use dateline::error::Rule;
use dateline::store::{Input, Limits, Store};

const MANY: usize = 2600;

/// A store with more places, toll rows, claims and summary.
fn store(places: &str, toll: &str, claims: &str, summary: &str) -> Vec<u8> {
    format!(
        "dateline: 1\ntitle: Many\ncovers: \"2020\"\nkinds: [{{id: talk, name: Talk}}]\n\
         sides: [{{id: civilians, name: Civilians}}]\n\
         sources: [{{id: note, title: A note, publisher: The Aster, published: \"2020-05-04\"}}]\n\
         places:\n- {{id: ford, name: Ford}}\n{places}events:\n- id: one\n  date: \"2020-05-03\"\n  form: incident\n  \
         kind: talk\n  title: x\n  summary: {summary}\n  place: ford\n  toll:\n  \
         - {{side: civilians, killed: 1}}\n{toll}  claims:\n  - {{source: note, para: 1, words: that day}}\n{claims}"
    )
    .into_bytes()
}

fn many(line: impl Fn(usize) -> String) -> String {
    (0..MANY).map(line).collect()
}

/// How many errors and warnings a check finds, and which rules the errors break.
fn found(store: &[u8]) -> (usize, usize, Vec<Rule>) {
    let checked = check(&[Input::Stdin(store.to_vec())], &Limits::default(), None).unwrap();
    let (errors, warnings) = checked.counts();
    let rules = checked.report.faults().iter().map(|l| l.fault.rule);
    (errors, warnings, rules.filter(|rule| *rule == Rule::ToldBefore).collect())
}

fn opens(store: &[u8]) -> bool {
    Store::load(&[Input::Stdin(store.to_vec())], &Limits::default(), &mut |_, _| {}).is_ok()
}

#[test]
fn more_warnings_than_are_kept_refuse_nothing() {
    let places = many(|n| format!("- {{id: p{n}, name: P{n}, at: [0, 0], precision: site}}\n"));
    let toll = many(|n| format!("  - {{side: civilians, of: g{n}, killed: \"5 (2..4)\"}}\n"));
    for store in [store(&places, "", "", "told"), store("", &toll, "", "told")] {
        assert_eq!(found(&store).0, 0);
        assert!(opens(&store));
    }
    // Each of these places is refused by nobody and used by nobody.
    assert_eq!(found(&store(&places, "", "", "told")).1, 2 * MANY);
}

#[test]
fn all_that_a_check_finds_in_an_event_is_counted() {
    let summary = "\"".to_owned() + &"terror ".repeat(MANY) + "\"";
    let (errors, warnings, _) = found(&store("", "", "", &summary));
    assert_eq!((errors, warnings), (0, MANY));
    let toll = many(|n| format!("  - {{side: civilians, of: g{n}, killed: \"5 (2..4)\"}}\n"));
    assert_eq!(found(&store("", &toll, "", "told")).1, MANY);
}

/// Far more than are kept, of one event each, found while reading and when all is read: all are counted.
#[test]
fn all_that_is_wrong_with_very_many_events_is_counted() {
    let text = String::from_utf8(store("", "", "", "told")).unwrap();
    let (head, event) = text.split_at(text.find("- id: one").unwrap());
    let odd = event.replace("killed: 1", "killed: \"5 (2..4)\"");
    let (errors, warnings, _) = found(format!("{head}{}", odd.repeat(11_000)).as_bytes());
    assert_eq!((errors, warnings), (10_999, 11_000));
}

#[test]
fn an_error_among_very_many_warnings_is_found() {
    let claims = "  - {source: note, para: 1, words: that day}\n".repeat(MANY);
    let late = String::from_utf8(store("", "", &claims, "\"terror terror\"")).unwrap();
    let late = late.replace("date: \"2020-05-03\"", "date: \"2020-06-03\"");
    let (errors, warnings, rules) = found(late.as_bytes());
    assert_eq!((errors, warnings, rules.as_slice()), (1, MANY + 2, &[Rule::ToldBefore][..]));
}
