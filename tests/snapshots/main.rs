//! Screens with their styles, as a person sees them after some keys. Read every one before accepting it:
//! `cargo insta review`.

mod axis;
mod filter;
mod map;
mod small;
mod styles;
#[path = "../support/mod.rs"]
mod support;
mod wide;

use dateline::ui::{Theme, ThemeName};
use support::Session;

fn session(columns: u16, rows: u16, theme: ThemeName, keys: &str) -> String {
    let mut session = Session::small(columns, rows);
    session.theme = Theme { name: theme, ascii: false };
    session.press(keys).styled()
}
