//! Dates that are measured from one another in a ring, of any length.

use dateline::check::check;
use dateline::error::Rule;
use dateline::store::{Input, Limits};

const HEAD: &str = r#"dateline: 1
title: Rings
covers: "2020"
kinds: [{id: talk, name: Talk}]
sources: [{id: note, title: A note, publisher: The Aster, published: "2020-05-04"}]
events:
"#;

/// An event that is measured from another.
fn event(id: &str, anchor: &str) -> String {
    let dated = format!("{{how: resolved, from: that day, anchor: {anchor}}}");
    let claims = "  claims: [{source: note, para: 1, words: that day}]\n";
    format!(
        "- id: {id}\n  date: \"2020-05-03\"\n  dated: {dated}\n  form: incident\n  kind: talk\n  title: x\n  \
         summary: told\n{claims}"
    )
}

/// The lines on which a date is measured from itself.
fn looped(events: &str) -> Vec<usize> {
    let inputs = [Input::Stdin(format!("{HEAD}{events}").into_bytes())];
    let checked = check(&inputs, &Limits::default(), None).unwrap();
    let faults = checked.report.faults().iter().filter(|l| l.fault.rule == Rule::AnchorLoop);
    faults.map(|l| l.start.0).collect()
}

#[test]
fn a_ring_of_any_length_is_found_whole() {
    for length in [1, 2, 999, 1000, 1001, 1002, 4000] {
        let ring: String =
            (0..length).map(|n| event(&format!("e{n}"), &format!("e{}", (n + 1) % length))).collect();
        assert_eq!(looped(&ring).len(), length);
    }
}

#[test]
fn what_leads_into_a_ring_or_to_a_source_is_no_ring() {
    let events: String =
        [("a", "b"), ("b", "c"), ("c", "d"), ("d", "b"), ("e", "d"), ("f", "note"), ("g", "f"), ("h", "h")]
            .iter()
            .map(|(id, anchor)| event(id, anchor))
            .collect();
    let line = |nth: usize| HEAD.lines().count() + nth * 8 + 3;
    assert_eq!(looped(&events), [line(1), line(2), line(3), line(7)]);
}
