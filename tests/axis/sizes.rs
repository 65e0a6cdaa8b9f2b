//! Screens of every size.

use dateline::app::Message;
use dateline::app::layout::layout;
use dateline::index::LaneBy;
use dateline::store::Input;
use dateline::timeline::ladder::ruled;
use dateline::timeline::{Charset, Level, Sign};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::dense::invented;
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
    let mut year = false;
    for tick in ruled(session.state.axis.as_ref().unwrap().ruler()) {
        let x = areas.plot.x + tick.column;
        let width = tick.label.width() as u16;
        year |= names_year(tick.label.as_str());
        let drawn: String = (x..x + width).map(|x| buffer[(x, areas.axis.y)].symbol().to_string()).collect();
        assert_eq!(drawn, tick.label.as_str(), "a label is not whole: {}", context());
        let before = if tick.level == Level::Gap { x - 3 } else { x - 1 };
        assert_eq!(buffer[(before, areas.axis.y)].symbol(), " ", "a label touches another: {}", context());
    }
    assert!(year, "the axis says no year: {}", context());
    let right = areas.plot.right();
    assert!(right == inner.right() || buffer[(right, areas.axis.y)].symbol() == " ", "{}", context());
    let cursor = session.state.shown().and_then(|e| session.state.column_of(e, &session.data));
    let cursors = (areas.plot.x..columns)
        .filter(|x| buffer[(*x, areas.rule.y)].symbol() == Sign::Cursor.glyph(charset(session)));
    let expected: Vec<u16> = cursor.map(|c| areas.plot.x + c).into_iter().collect();
    assert_eq!(cursors.collect::<Vec<_>>(), expected, "{}", context());
    check_selected(session, &buffer);
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

/// Over the mark of the selected event stands its sign, in every row of the lanes that it is in.
fn check_selected(session: &Session, buffer: &Buffer) {
    let areas = layout(&session.state).timeline.unwrap();
    let (axis, event) = (session.state.axis.as_ref().unwrap(), session.state.shown());
    let Some(event) = event else { return };
    let Some(column) = session.state.column_of(event, &session.data) else { return };
    for (row, columns) in axis.seen(event, &session.data) {
        let cell = &buffer[(areas.plot.x + column, areas.lanes.y + row as u16)];
        let (is_sign, is_marked) = (cell.symbol() != " ", cell.modifier.contains(Modifier::REVERSED));
        assert!(
            columns.contains(&column) && is_sign && is_marked,
            "{:?}\n{}",
            session.state.size,
            session.screen()
        );
    }
}

fn charset(session: &Session) -> Charset {
    if session.theme.ascii { Charset::Ascii } else { Charset::Unicode }
}

/// Widths and heights of screens that are drawn.
const WIDTHS: std::ops::RangeInclusive<u16> = 40..=300;
const HEIGHTS: std::ops::RangeInclusive<u16> = 10..=90;

/// Every width at some heights, every height at some widths, and both together.
fn sizes() -> Vec<(u16, u16)> {
    let widths = WIDTHS.flat_map(|w| [10, 17, 18, 24, 40, 90].map(|h| (w, h)));
    let heights = HEIGHTS.flat_map(|h| [40, 60, 80, 123, 124, 200, 300].map(|w| (w, h)));
    let both = (0..=80).map(|i| (40 + i * 260 / 80, 10 + i));
    widths.chain(heights).chain(both).collect()
}

fn check_every_size(session: &mut Session) {
    for (i, (columns, rows)) in sizes().into_iter().enumerate() {
        session.tell(Message::Resize(columns, rows));
        session.theme.ascii = i % 5 == 0;
        check_screen(session);
    }
}

#[test]
fn every_width_and_every_height_of_the_embedded_store_is_drawn_whole_and_aligned() {
    let mut session = Session::on(Input::Embedded, 80, 24);
    check_every_size(session.press("G k k k"));
}

#[test]
fn every_width_and_every_height_of_a_dense_store_is_drawn_whole_and_aligned() {
    let mut session = invented(1200, 80, 24);
    check_every_size(session.press("+ j j"));
}

/// Whether a label names a year: four digits in a row.
fn names_year(label: &str) -> bool {
    label.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

/// Every width with every height: nothing is drawn, but where everything stands and what the axis is marked with is
/// what a drawn screen has.
#[test]
fn every_width_with_every_height_has_its_parts_apart_and_its_labels_whole() {
    let mut session = Session::on(Input::Embedded, 80, 24);
    for size in WIDTHS.flat_map(|w| HEIGHTS.map(move |h| (w, h))) {
        session.state.size = size;
        let (screen, at) = (Rect::new(0, 0, size.0, size.1), layout(&session.state));
        let Some(areas) = at.timeline else { panic!("{size:?} has no axis") };
        let parts = [areas.axis, areas.density, areas.lanes, areas.rule, areas.list];
        for (i, part) in parts.iter().enumerate() {
            assert_eq!(part.intersection(areas.pane.inner), *part, "{size:?}");
            assert!(parts.iter().skip(i + 1).all(|other| !part.intersects(*other)), "{size:?}");
        }
        let panes = [Some(areas.pane), at.detail, at.filter].map(|pane| pane.map(|pane| pane.outer));
        let all: Vec<Rect> = panes.into_iter().flatten().chain([at.header, at.footer]).collect();
        for (i, part) in all.iter().enumerate() {
            assert_eq!(part.intersection(screen), *part, "{size:?}");
            assert!(all.iter().skip(i + 1).all(|other| !part.intersects(*other)), "{size:?}");
        }
        let (mut free, mut year) = (0, false);
        for tick in ruled(&session.state.ruler()) {
            let width = tick.label.width() as u16;
            assert!(tick.column >= free && tick.column + width <= areas.plot.width, "{size:?}");
            // A label keeps a blank from what comes next.
            free = tick.column + if width > 0 { width + 1 } else { 1 };
            year |= names_year(tick.label.as_str());
        }
        assert!(year, "the axis says no year: {size:?}");
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
