//! Stores with more events than cells: what is looked up in tables is what would be counted.

use std::sync::Arc;

use dateline::app::Overlay;
use dateline::index::LaneBy;
use dateline::store::Input;
use dateline::timeline::{Charset, Sign};

use super::support::Session;
use super::{axis, choose, made};

/// A session on an invented store.
pub fn invented(events: u64, columns: u16, rows: u16) -> Session {
    Session::on(Input::Stdin(made::text(events, 1).into_bytes()), columns, rows)
}

/// What a state shows, made anew from its scope and its stretch of time alone.
fn anew(session: &Session) -> dateline::app::State {
    let mut state = session.state.clone();
    (state.axis, state.reckoning, state.gaps, state.plan) = (None, None, None, None);
    state.settle(&session.data);
    state
}

#[test]
fn what_is_looked_up_after_a_pan_or_a_zoom_is_what_is_counted_anew() {
    for (columns, rows, lanes) in
        [(80, 24, LaneBy::Kind), (200, 60, LaneBy::Actor), (300, 80, LaneBy::Nothing)]
    {
        let mut session = invented(3000, columns, rows);
        choose(&mut session, lanes);
        for keys in [
            "+",
            "l",
            "l",
            "+",
            "+",
            "h",
            "-",
            "-",
            "-",
            "H",
            "0",
            "z",
            "F",
            "+",
            "l",
            "+",
            "F",
            "j",
            "j",
            "Z",
            "& k i n d : a t t a c k Enter",
            "+",
            "L",
            "/ b r i d g e Enter",
            "h",
            "/ r i v e r Enter",
            "-",
            "l",
        ] {
            session.press(keys);
            let (here, anew) = (session.state.axis.clone().unwrap(), anew(&session).axis.unwrap());
            assert_eq!(here.histogram, anew.histogram, "{columns}x{rows} after {keys}");
            assert!(here.rows == anew.rows, "{columns}x{rows} after {keys}:\n{}", session.screen());
        }
    }
}

/// The tables are made by the first pan or zoom after a query, and then looked up until the next.
#[test]
fn panning_and_zooming_go_through_the_events_once() {
    let mut session = invented(1000, 140, 40);
    assert!(session.state.reckoned().is_none(), "a query makes no tables");
    session.press("l");
    let kept = Arc::clone(session.state.reckoned().unwrap());
    session.press("l l + + - h j j H 0 z F + l");
    assert!(Arc::ptr_eq(&kept, session.state.reckoned().unwrap()));
    session.press("& k i n d : a t t a c k Enter");
    assert!(session.state.reckoning.is_none(), "those of another query are let go");
    session.press("+");
    assert!(session.state.reckoned().is_some());
}

#[test]
fn a_crowded_cell_lists_as_many_events_as_it_counts() {
    let mut session = invented(1500, 80, 24);
    for keys in ["", "+ +", "j j j j j", "l l", "+"] {
        session.press(keys);
        let shown = session.state.axis.clone().unwrap();
        let event = session.state.shown().unwrap();
        let column = usize::from(session.state.column_of(event, &session.data).unwrap());
        let seen = shown.seen(event, &session.data);
        assert!(!seen.is_empty(), "it is drawn: {}", session.screen());
        let together = shown.together(event, &session.data);
        let counts: Vec<u32> =
            seen.iter().map(|(row, _)| shown.rows[*row].cells.cells[column].count).collect();
        assert!(together.is_empty() || counts.contains(&(together.len() as u32)), "{counts:?}");
        assert!(together.is_empty() || together.contains(&event));
        if counts.iter().any(|count| *count > 1) {
            session.press("Enter");
            let Some(Overlay::Cell(view)) = &session.state.overlay else { panic!("no list of {counts:?}") };
            assert_eq!(view.events, together);
            session.press("Esc");
        }
    }
}

#[test]
fn what_lasted_has_a_row_of_its_own_in_a_crowded_lane_where_there_is_room() {
    let mut session = invented(3000, 200, 60);
    choose(&mut session, LaneBy::Nothing);
    let shown = session.state.axis.clone().unwrap();
    assert!(shown.rows.len() >= 2, "{}", axis(&session));
    let row = |at: usize| shown.rows[at].cells.text(Charset::Unicode);
    let lasted = Sign::Together.glyph(Charset::Unicode);
    assert!(row(0).contains(lasted) && !row(1).contains(lasted), "{}", axis(&session));
}
