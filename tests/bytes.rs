//! What a screen costs on the line, beside what ratatui's own backend would send for the same screens.

mod support;

use std::num::NonZeroU16;

use dateline::store::Input;
use dateline::term::backend::Painter;
use dateline::term::{Caps, Depth, Family};
use dateline::ui::{Theme, ThemeName};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui_core::backend::Backend;
use ratatui_crossterm::CrosstermBackend;
use support::Session;

/// The bytes that ratatui's backend sends to make one screen another.
fn stock(before: &Buffer, after: &Buffer) -> usize {
    let mut sent = Vec::new();
    CrosstermBackend::new(&mut sent).draw(before.diff(after).into_iter()).expect("memory takes all");
    sent.len()
}

/// What a terminal tells of such a screen.
fn text(screen: &Buffer) -> String {
    let rows: Vec<String> = support::rows(screen).iter().map(|row| row.trim_end().to_owned()).collect();
    rows.join("\n").trim_end().to_owned()
}

/// The bytes of the first screen, ours and those of ratatui's backend, and those of each of so many `j`.
fn costs(theme: ThemeName, depth: Depth, (w, h): (u16, u16), presses: usize) -> Vec<(usize, usize)> {
    let mut session = Session::on(Input::Embedded, w, h);
    session.theme = Theme { name: theme, ascii: false };
    let mut painter = Painter::new(Caps { family: Family::Xterm, depth, utf8: true });
    let mut before = Buffer::empty(Rect::new(0, 0, w, h));
    let side = |n| NonZeroU16::new(n).expect("above zero");
    let mut terminal = vt100::Parser::new(side(h), side(w), 0);
    let mut costs = Vec::new();
    for _ in 0..=presses {
        let after = session.buffer();
        let sent = painter.paint(after.clone());
        costs.push((sent.len(), stock(&before, &after)));
        terminal.process(sent);
        let contents = terminal.screen().contents();
        let shown: Vec<&str> = contents.lines().map(str::trim_end).collect();
        assert_eq!(shown.join("\n"), text(&after), "{theme:?}");
        before = after;
        session.press("j");
    }
    costs
}

/// So many hundredths of what ratatui's backend sends, rounded up.
fn share((ours, stock): (usize, usize)) -> usize {
    (ours * 100).div_ceil(stock)
}

fn sum(costs: &[(usize, usize)]) -> (usize, usize) {
    costs.iter().fold((0, 0), |sum, cost| (sum.0 + cost.0, sum.1 + cost.1))
}

#[test]
fn screens_cost_a_part_of_what_the_usual_backend_sends() {
    for (name, theme) in ThemeName::ALL {
        // A ground of its own has to be written under every blank.
        let has_ground = matches!(theme, ThemeName::HighContrast | ThemeName::HighContrastLight);
        for depth in [Depth::True, Depth::Indexed] {
            let large = costs(*theme, depth, (200, 60), 30);
            let (first, rest) = large.split_first().expect("a first screen");
            let most = if has_ground || *theme == ThemeName::Plain { 65 } else { 60 };
            assert!(share(*first) <= most, "{name}, first 200x60: {first:?}");
            assert!(share(sum(rest)) <= 75, "{name}, j at 200x60: {:?}", sum(rest));
            let small = costs(*theme, depth, (80, 24), 30);
            assert!(share(sum(&small)) <= 70, "{name}, 80x24: {:?}", sum(&small));
        }
    }
}

#[test]
fn on_a_slow_line_the_rows_come_from_the_top_down() {
    let mut session = Session::on(Input::Embedded, 140, 40);
    session.theme = Theme { name: ThemeName::Dark, ascii: false };
    let caps = Caps { family: Family::Xterm, depth: Depth::Indexed, utf8: true };
    let down = |bytes: &[u8]| bytes.windows(2).any(|two| two == b"\x08\n");
    assert!(down(Painter::new(caps).paint(session.buffer())));
    assert!(!down(Painter::new(caps).piecemeal(true).paint(session.buffer())));
}
