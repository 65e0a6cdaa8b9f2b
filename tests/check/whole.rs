//! Sources that are cited as a whole, without a paragraph.

use super::{proven, text};

/// The good store with the gazette cited as a whole, and its claims with no paragraph.
fn whole() -> String {
    let yaml =
        text("good.yaml").replace("  caution: \"Undated.\"\n", "  caution: \"Undated.\"\n  whole: true\n");
    let mut lines: Vec<&str> = Vec::new();
    for line in yaml.lines() {
        let of_gazette = lines.last().is_some_and(|before| before.trim() == "- source: gazette");
        if !(of_gazette && line.trim().starts_with("para:")) {
            lines.push(line);
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn a_claim_of_a_source_that_is_cited_as_a_whole_needs_no_paragraph() {
    let yaml = whole();
    assert_eq!(yaml.matches("para:").count() + 5, text("good.yaml").matches("para:").count());
    let checked = proven(&yaml);
    assert!(checked.is_good(true), "{}", checked.report.render(None, false));
}

#[test]
fn its_words_are_looked_for_in_all_of_the_copy() {
    let words = "it had burned the customs shed";
    let yaml = whole();
    assert!(yaml.contains(words));
    let report = proven(&yaml.replace(words, "it had flooded the customs shed")).report.render(None, false);
    assert!(report.contains("error[words-not-found]: The source does not hold these words."), "{report}");
    assert_eq!(report.matches("error[").count(), 1, "{report}");
}

#[test]
fn no_other_source_may_be_cited_so() {
    let report = proven(&whole().replace("  whole: true\n", "")).report.render(None, false);
    assert_eq!(report.matches("error[missing-key]: This claim has no `para`.").count(), 5, "{report}");
}
