//! Whatever is wrong with a definition, the check goes on: nothing that refers to it is mistaken for something else.

use super::{proven, text};

/// What may stand where something else should.
const WRONG: &[&str] = &["\"2020-02-30\"", "nowhere", "~", "\"\"", "[]", "{a: b}", "7", ""];

/// The values of the definitions in a store: where each begins and ends.
fn values(yaml: &str) -> Vec<(usize, usize)> {
    let head = yaml.split("\nevents:\n").next().unwrap_or_default();
    let ends = |c: char| matches!(c, ',' | '}' | '\n');
    let values = head.match_indices(": ").map(|(at, sign)| {
        let start = at + sign.len();
        (start, start + head[start..].find(ends).unwrap_or(head.len() - start))
    });
    values
        .filter(|(start, _)| !head[..*start].lines().next_back().unwrap_or_default().starts_with('#'))
        .collect()
}

#[test]
fn whatever_definition_is_broken_the_check_goes_on() {
    let yaml = text("good.yaml");
    let values = values(&yaml);
    assert!(values.len() > 60, "only {} values", values.len());
    let mut silent = Vec::new();
    for (start, end) in values {
        for wrong in WRONG {
            let broken = format!("{}{wrong}{}", &yaml[..start], &yaml[end..]);
            let checked = proven(&broken);
            // Nothing at all is wrong everywhere.
            if matches!(*wrong, "" | "~" | "\"\"") && checked.is_good(true) {
                silent.push(format!("{} by {wrong:?}", yaml[..end].lines().next_back().unwrap_or_default()));
            }
        }
    }
    assert!(silent.is_empty(), "accepted\n{}", silent.join("\n"));
}

#[test]
fn a_source_whose_date_cannot_be_read_keeps_its_place() {
    let yaml = text("good.yaml");
    let broken = yaml.replacen("published: \"20", "published: \"19-20", 1);
    assert_ne!(yaml, broken);
    let report = proven(&broken).report;
    let rules: Vec<&str> = report.faults().iter().map(|l| l.fault.rule.row().name).collect();
    assert_eq!(rules, ["bad-date"], "{}", report.render(None, false));
}

/// A good store with so many views, each with a costly expression.
fn of_views(count: usize) -> String {
    let views =
        (0..count).map(|n| format!("- {{name: V{n}, where: \"/[\\\\w\\\\d]{{10}}x{{{}}}/\"}}\n", n + 1));
    let yaml = text("good.yaml");
    let (before, after) = yaml.split_once("views:\n").expect("it has views");
    format!("{before}views:\n{}{after}", views.collect::<String>())
}

#[test]
fn of_very_many_expressions_the_last_are_not_tried_and_that_is_said() {
    let few = proven(&of_views(3));
    assert!(!few.summary().as_str().contains("not tried"), "{}", few.summary());
    let many = proven(&of_views(2000));
    assert!(
        many.summary().as_str().contains(" views of too many expressions not tried."),
        "{}",
        many.summary()
    );
    assert_eq!(many.counts().0, 0);
    let wrong = of_views(2000).replace("x{2000}/", "(/");
    assert_eq!(proven(&wrong).counts().0, 1, "what is no expression is found all the same");
}
