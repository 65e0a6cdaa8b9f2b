//! Cells of the lanes: what is drawn in one is found there.

use dateline::app::Overlay;
use dateline::index::LaneBy;

use super::support::Session;
use super::{choose, gapped};

#[test]
fn what_is_drawn_in_a_cell_is_found_there() {
    for by in LaneBy::ALL {
        let mut session = Session::small(140, 40);
        choose(&mut session, *by);
        found_in_its_cell(&session);
    }
}

fn found_in_its_cell(session: &Session) {
    let axis = session.state.axis.clone().unwrap();
    let mut found = 0;
    for (at, row) in axis.rows.iter().enumerate() {
        for (column, cell) in (0..).zip(&row.cells.cells) {
            let event = axis.drawn_at(at, column, &session.data);
            assert_eq!(event.is_some(), cell.sign.is_some(), "row {at}, column {column}");
            let Some(event) = event else { continue };
            assert!(axis.plan().lanes_of(event, &session.data).contains(&row.lane));
            assert!(
                axis.place_of(event, &session.data).unwrap().1.contains(&at),
                "row {at}, column {column}"
            );
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

/// Whatever lanes stand for, and rolled up or not.
#[test]
fn a_cell_lists_as_many_events_as_its_sign_says() {
    let embedded = || Session::of(dateline::index::Data::embedded(), 120, 50);
    for what in LaneBy::ALL {
        for (mut session, rolled) in [
            (Session::small(80, 24), ""),
            (Session::small(80, 24), "j U"),
            (embedded(), ""),
            (embedded(), "j j U"),
        ] {
            choose(&mut session, *what);
            session.press(rolled);
            for _ in 0..11 {
                let shown = session.state.axis.clone().unwrap();
                let selected = session.state.shown().unwrap();
                let together = shown.together(selected, &session.data);
                let (column, rows) = shown.place_of(selected, &session.data).unwrap_or_default();
                let count = |row: &usize| shown.rows[*row].cells.cells[usize::from(column)].count;
                let first = rows.iter().map(count).find(|count| *count > 1).unwrap_or(0);
                assert_eq!(
                    together.len(),
                    first as usize,
                    "{}: {together:?}\n{}",
                    what.name(),
                    session.screen()
                );
                session.press("j");
            }
        }
    }
}
