//! Screens of every size.

use dateline::app::Message;
use dateline::app::layout::layout;
use dateline::index::LaneBy;
use dateline::timeline::ladder::ruled;
use dateline::timeline::{Charset, Level, Sign};

use super::support::Session;
use super::{by, gapped};

/// What must hold of a screen of any size.
fn check_screen(session: &Session) {
    let (columns, height) = session.state.size;
    let (buffer, context) = (session.buffer(), || format!("{columns}x{height}\n{}", session.screen()));
    let at = layout(&session.state);
    let Some(areas) = at.timeline else { return };
    let inner = areas.pane.inner;
    assert!(areas.plot.right() <= inner.right() && inner.right() <= columns, "{}", context());
    for tick in ruled(session.state.axis.as_ref().unwrap().ruler()) {
        let x = areas.plot.x + tick.column;
        let width = tick.label.width() as u16;
        let drawn: String = (x..x + width).map(|x| buffer[(x, areas.axis.y)].symbol().to_string()).collect();
        assert_eq!(drawn, tick.label.as_str(), "a label is not whole: {}", context());
        let before = if tick.level == Level::Gap { x - 3 } else { x - 1 };
        assert_eq!(buffer[(before, areas.axis.y)].symbol(), " ", "a label touches another: {}", context());
    }
    let right = areas.plot.right();
    assert!(right == inner.right() || buffer[(right, areas.axis.y)].symbol() == " ", "{}", context());
    let cursor = session.state.shown().and_then(|e| session.state.column_of(e, &session.data));
    let cursors = (areas.plot.x..columns)
        .filter(|x| buffer[(*x, areas.rule.y)].symbol() == Sign::Cursor.glyph(charset(session)));
    let expected: Vec<u16> = cursor.map(|c| areas.plot.x + c).into_iter().collect();
    assert_eq!(cursors.collect::<Vec<_>>(), expected, "{}", context());
    if at.framed {
        let edge = if session.theme.ascii { "|" } else { "│" };
        for pane in [Some(areas.pane), at.detail, at.filter].into_iter().flatten() {
            for y in pane.inner.y..pane.inner.bottom() {
                assert_eq!(buffer[(pane.outer.x, y)].symbol(), edge, "{}", context());
                assert_eq!(buffer[(pane.outer.right() - 1, y)].symbol(), edge, "{}", context());
            }
        }
    }
}

fn charset(session: &Session) -> Charset {
    if session.theme.ascii { Charset::Ascii } else { Charset::Unicode }
}

/// Every width at some heights, every height at some widths, and both together.
fn sizes() -> Vec<(u16, u16)> {
    let widths = (40..=300).flat_map(|w| [10, 18, 24, 40, 90].map(|h| (w, h)));
    let heights = (10..=90).flat_map(|h| [40, 60, 80, 123, 124, 200, 300].map(|w| (w, h)));
    let both = (0..=80).map(|i| (40 + i * 260 / 80, 10 + i));
    widths.chain(heights).chain(both).collect()
}

#[test]
fn every_size_is_drawn_whole_and_aligned() {
    let mut session = Session::small(80, 24);
    session.press("j j");
    for (i, (columns, rows)) in sizes().into_iter().enumerate() {
        session.tell(Message::Resize(columns, rows));
        session.theme.ascii = i % 5 == 0;
        check_screen(&session);
    }
}

#[test]
fn every_size_with_other_lanes_zooms_and_folds_is_drawn_whole_and_aligned() {
    let mut small = by(LaneBy::Place, 80, 24);
    let mut folded = gapped(80, 24);
    folded.press("F *");
    let keys = ["+", "l", "j", "+", "-", "h", "0", "-", "Ctrl-e", "G", "+", "+", "+", "g"];
    for ((columns, rows), key) in sizes().into_iter().step_by(3).zip(keys.into_iter().cycle()) {
        for session in [&mut small, &mut folded] {
            session.tell(Message::Resize(columns, rows)).press(key);
            check_screen(session);
        }
    }
}
