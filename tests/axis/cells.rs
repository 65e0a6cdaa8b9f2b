//! Cells of the lanes: what is drawn in one is found there.

use dateline::app::Overlay;
use dateline::index::LaneBy;

use super::support::Session;
use super::{by, gapped};

#[test]
fn what_is_drawn_in_a_cell_is_found_there() {
    let session = Session::small(140, 40);
    let axis = session.state.axis.clone().unwrap();
    let mut found = 0;
    for (at, row) in axis.rows.iter().enumerate() {
        for (column, cell) in (0..).zip(&row.cells.cells) {
            let event = axis.drawn_at(at, column, &session.data);
            assert_eq!(event.is_some(), cell.sign.is_some(), "row {at}, column {column}");
            let Some(event) = event else { continue };
            assert!(axis.plan().lanes_of(event, &session.data).contains(&row.lane));
            found += u32::from(session.state.column_of(event, &session.data) == Some(column));
        }
    }
    assert!(found >= 8, "each sign is that of its event");
    assert_eq!(axis.drawn_at(99, 0, &session.data), None);
}

#[test]
fn a_crowded_cell_opens_as_a_list_of_its_events() {
    let mut session = gapped(80, 24);
    session.press("j");
    session.press("Enter");
    let Some(Overlay::Cell(view)) = session.state.overlay.clone() else { panic!("no list") };
    let ids: Vec<&str> = view.events.iter().map(|e| session.data.store.id(*e)).collect();
    assert_eq!(ids, ["e1", "e2"]);
    assert!(session.screen().contains("2 events in this cell"), "{}", session.screen());
    session.press("j Enter");
    assert_eq!(session.selected(), "e2");
    assert!(session.state.overlay.is_none() && !session.state.detail.full);
    session.press("Enter Enter");
    assert!(session.state.detail.full, "the event selected already gets the whole screen");
    session.press("Esc Ctrl-o");
    assert_eq!(session.selected(), "e1", "the way back is kept");
    session.press("G Enter");
    assert!(session.state.detail.full, "an event alone in its cell needs no list");
}

#[test]
fn a_cell_lists_as_many_events_as_its_sign_says() {
    for what in [LaneBy::Kind, LaneBy::Nothing, LaneBy::Actor] {
        let mut session = by(what, 80, 24);
        for _ in 0..11 {
            let shown = session.state.axis.clone().unwrap();
            let together = shown.together(session.state.shown().unwrap(), &session.data);
            if !together.is_empty() {
                let column = session.state.column_of(together[0], &session.data).unwrap();
                let counts: Vec<u32> =
                    shown.rows.iter().map(|row| row.cells.cells[usize::from(column)].count).collect();
                assert!(counts.contains(&(together.len() as u32)), "{together:?} in {counts:?}");
            }
            session.press("j");
        }
    }
}
