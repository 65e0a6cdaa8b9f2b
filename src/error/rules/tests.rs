use super::*;
use std::collections::HashSet;

#[test]
fn the_table_is_in_the_order_of_the_rules() {
    for (n, row) in RULES.iter().enumerate() {
        assert_eq!(row.rule as usize, n, "{}", row.name);
        assert_eq!(row.rule.row().name, row.name);
    }
}

#[test]
fn names_are_kebab_case_and_unique() {
    let mut seen = HashSet::new();
    for row in RULES {
        assert!(seen.insert(row.name), "{} stands twice", row.name);
        assert!(row.name.split('-').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase())));
    }
}

#[test]
fn docs_are_sentences_and_examples_are_given() {
    for row in RULES {
        assert!(row.doc.ends_with('.') && row.doc.starts_with(char::is_uppercase), "{}", row.name);
        assert!(!row.example.is_empty(), "{}", row.name);
    }
}
