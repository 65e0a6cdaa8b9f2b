use std::collections::HashSet;

use super::*;
use crate::text;

#[test]
fn every_look_takes_one_column() {
    for row in &SIGNS {
        assert_eq!((text::width(row.unicode), row.ascii.len()), (1, 1), "{}", row.name);
        assert!(row.ascii.bytes().all(|b| b.is_ascii_graphic()), "{}", row.name);
    }
}

#[test]
fn no_two_signs_look_alike_where_they_meet() {
    for band in SIGNS.iter().map(|r| r.band) {
        let rows = || SIGNS.iter().filter(|r| r.band == band);
        let count = rows().count();
        assert_eq!(rows().map(|r| r.unicode).collect::<HashSet<_>>().len(), count);
        assert_eq!(rows().map(|r| r.ascii).collect::<HashSet<_>>().len(), count);
    }
    let blocks = BLOCKS.iter().chain(&SHADES).chain(&BOTH).map(|(_, ascii)| ascii).collect::<HashSet<_>>();
    assert_eq!(blocks.len(), BLOCKS.len() + SHADES.len() + BOTH.len());
}

#[test]
fn names_are_unique_and_meanings_are_phrases() {
    assert_eq!(SIGNS.iter().map(|r| r.name).collect::<HashSet<_>>().len(), SIGNS.len());
    assert!(SIGNS.iter().all(|r| !r.meaning.is_empty() && !r.meaning.ends_with('.')));
}

#[test]
fn the_table_shows_what_is_drawn() {
    for row in &SIGNS {
        assert_eq!(row.sign.glyph(Charset::Unicode), row.unicode, "{}", row.name);
        assert_eq!(row.sign.glyph(Charset::Ascii), row.ascii, "{}", row.name);
    }
}

#[test]
fn a_sign_in_a_text_becomes_the_same_twin() {
    let tables =
        BLOCKS.iter().chain(&SHADES).chain(&BOTH).copied().chain(SIGNS.iter().map(|r| (r.unicode, r.ascii)));
    for (unicode, ascii) in tables {
        assert_eq!(text::to_ascii(unicode), ascii, "{unicode}");
    }
}

#[test]
fn counts_become_digits() {
    let looks = |n| Sign::of_count(n, Sign::Day).map_or(" ", |s| s.glyph(Charset::Unicode));
    assert_eq!([0, 1, 2, 9, 10, 1_000_000].map(looks), [" ", "●", "2", "9", "+", "+"]);
}

#[test]
fn shades_grow_with_the_number() {
    let looks = |n| Sign::shade_of(n).glyph(Charset::Unicode);
    assert_eq!([2, 3, 4, 9, 10, 99, 100, 1_000_000].map(looks), ["⠒", "⠒", "⠶", "⠶", "⠿", "⠿", "⣿", "⣿"]);
}
