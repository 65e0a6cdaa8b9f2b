//! Themes on whole screens: one that brings its background leaves no cell without it.

mod support;

use dateline::ui::ThemeName;
use ratatui::style::Color;
use support::Session;

/// Keys to screens on which every painter and every overlay is seen.
const SCREENS: [&str; 12] =
    ["j", "?", ":", "& k i n d", "/ f e r r y Enter", "s", "Enter", "f j j Enter", "m", "v l l", "o", "c"];

#[test]
fn a_theme_with_a_background_of_its_own_leaves_no_cell_without_it() {
    for name in [ThemeName::HighContrast, ThemeName::HighContrastLight] {
        for keys in SCREENS {
            for (columns, rows) in [(80, 24), (140, 40)] {
                let mut session = Session::small(columns, rows);
                session.theme.name = name;
                session.press(keys);
                let buffer = session.buffer();
                for (i, cell) in buffer.content().iter().enumerate() {
                    let (x, y) = buffer.pos_of(i);
                    if x > 0 && dateline::text::width(buffer[(x - 1, y)].symbol()) == 2 {
                        continue; // a wide character covers it
                    }
                    assert!(
                        cell.fg != Color::Reset && cell.bg != Color::Reset && cell.fg != cell.bg,
                        "{name:?} after {keys} at {x}, {y}: {cell:?}\n{}",
                        session.screen()
                    );
                }
            }
        }
    }
}

#[test]
fn the_screen_says_the_same_in_every_theme() {
    for keys in SCREENS {
        let text = |name| {
            let mut session = Session::small(100, 30);
            session.theme.name = name;
            session.press(keys);
            session.screen()
        };
        let usual = text(ThemeName::Sixteen);
        for (name, theme) in ThemeName::ALL {
            assert_eq!(text(*theme), usual, "{name} after {keys}");
        }
    }
}
