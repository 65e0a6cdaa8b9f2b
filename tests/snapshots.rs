//! Screens with their styles, as a person sees them after some keys. Read every one before accepting it:
//! `cargo insta review`.

mod support;

use dateline::ui::{Theme, ThemeName};
use support::Session;

fn session(columns: u16, rows: u16, theme: ThemeName, keys: &str) -> String {
    let mut session = Session::small(columns, rows);
    session.theme = Theme { name: theme, ascii: false };
    session.press(keys).styled()
}

#[test]
fn small_screen_on_a_differing_event() {
    let screen = session(80, 24, ThemeName::Sixteen, "j");
    insta::assert_snapshot!(screen, @"S0");
}

#[test]
fn small_screen_with_the_filter_drawer() {
    let screen = session(80, 24, ThemeName::Plain, "f j Enter j -");
    insta::assert_snapshot!(screen, @"S1");
}

#[test]
fn small_screen_with_a_query_that_is_wrong() {
    let screen = session(80, 24, ThemeName::Sixteen, "& p l a c e : n o r t x");
    insta::assert_snapshot!(screen, @"S2");
}

#[test]
fn middle_screen_with_all_three_panes() {
    let screen = session(140, 40, ThemeName::Sixteen, "j");
    insta::assert_snapshot!(screen, @"S3");
}

#[test]
fn middle_screen_in_light_colours_with_an_event_found() {
    let screen = session(140, 40, ThemeName::Light, "/ b o m b Enter");
    insta::assert_snapshot!(screen, @"S4");
}

#[test]
fn large_screen_in_dark_colours_zoomed_in() {
    let screen = session(200, 60, ThemeName::Dark, "j + + +");
    insta::assert_snapshot!(screen, @"S5");
}

#[test]
fn help_over_a_small_screen() {
    let screen = session(80, 24, ThemeName::Sixteen, "?");
    insta::assert_snapshot!(screen, @"S6");
}

#[test]
fn passage_without_a_local_copy() {
    let screen = session(80, 24, ThemeName::Sixteen, "j s ]");
    insta::assert_snapshot!(screen, @"S7");
}
