//! The mouse, for who asked for it.

use dateline::app::list::ListRow;
use dateline::app::mouse::{Deed, Mouse};
use dateline::app::{Message, Overlay, Pane, layout};
use dateline::index::LaneBy;

use super::support::Session;

fn mouse(session: &mut Session, deed: Deed, column: u16, row: u16) {
    session.tell(Message::Mouse(Mouse { deed, column, row }));
}

fn click(session: &mut Session, column: u16, row: u16) {
    mouse(session, Deed::Press, column, row);
    mouse(session, Deed::Release, column, row);
}

/// Where a text stands on the screen: column and row of its first cell.
fn place(session: &Session, text: &str) -> (u16, u16) {
    let screen = session.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .find(|(_, l)| l.contains(text))
        .unwrap_or_else(|| panic!("{text}: {screen}"));
    let column = dateline::text::width(&line[..line.find(text).unwrap()]);
    (column as u16, row as u16)
}

#[test]
fn a_row_of_the_list_is_selected_and_then_opened() {
    let mut session = Session::small(140, 40);
    let (x, y) = place(&session, "Pursuit after the ferry attack");
    click(&mut session, x, y);
    assert_eq!(session.selected(), "2019-05-14-ford-pursuit");
    click(&mut session, x, y);
    assert!(session.state.detail.full, "a second click opens it");
}

/// Clicks every row of the list on the screen: the event whose title stands there is selected, or the group whose
/// heading does is folded or unfolded.
fn click_every_row(session: &mut Session) {
    let area = layout::layout(&session.state).timeline.unwrap().list;
    for row in 0..area.height {
        let at = session.state.list_top + usize::from(row);
        let rows = session.state.rows.clone().unwrap();
        let drawn = rows.page(&session.data, at, 1);
        let (selected, groups) = (session.state.spot.selected, rows.groups());
        let line = session.screen().lines().nth(usize::from(area.y + row)).unwrap().to_string();
        click(session, area.x + 20, area.y + row);
        match drawn.first() {
            Some(ListRow::Event(event, _)) => {
                let title = session.data.index.row(*event).unwrap().title;
                let start: String = title.as_str().chars().take(12).collect();
                assert!(line.contains(&start), "{line}: {start}");
                assert_eq!(session.state.spot.selected, Some(*event), "{line}");
            }
            Some(ListRow::Heading(group)) => {
                let rows = session.state.rows.clone().unwrap();
                let folded = rows.groups().iter().find(|g| g.run.group == group.run.group).unwrap().folded;
                assert_ne!(folded, group.folded, "{line}");
                click(session, area.x + 20, area.y + row);
                let again = session.state.rows.clone().unwrap();
                assert_eq!(again.groups(), groups, "a second click undoes it");
            }
            None => assert_eq!(session.state.spot.selected, selected, "no row, no event"),
        }
        session.press("Esc");
    }
}

#[test]
fn a_row_is_selected_whatever_the_order_the_headings_and_the_folds() {
    for keys in ["O", "O i", "O O O", "M", "M O g", "M r", "M R", "M r G", "O M"] {
        let mut session = Session::small(140, 40);
        session.press(keys);
        click_every_row(&mut session);
        assert_eq!(session.query(), "");
    }
}

#[test]
fn a_sign_in_a_lane_selects_its_event() {
    let mut session = Session::small(140, 40);
    session.press("G");
    let marks: Vec<_> = session.state.scope.answer.iter().map(|(e, _)| e).collect();
    let areas = layout::layout(&session.state).timeline.unwrap();
    let bomb = session.data.store.find("2020-01-quay-bomb").unwrap();
    assert!(marks.contains(&bomb));
    let data = std::sync::Arc::clone(&session.data);
    let row = data.index.row(bomb).unwrap();
    let ruler = session.state.ruler();
    let extent = dateline::timeline::Extent::of(row.span, row.shape, &ruler).unwrap();
    click(&mut session, areas.plot.x + extent.anchor, areas.lanes.y);
    let got = data.index.row(session.state.spot.selected.unwrap()).unwrap();
    assert_eq!(got.kind, row.kind, "an event of that lane");
    let drawn = dateline::timeline::Extent::of(got.span, got.shape, &ruler).unwrap();
    assert!(drawn.columns.contains(&extent.anchor), "that is drawn there");
}

#[test]
fn a_click_between_the_signs_selects_the_nearest() {
    let mut session = Session::small(140, 40);
    session.press("G");
    let areas = layout::layout(&session.state).timeline.unwrap();
    click(&mut session, areas.plot.x, areas.density.y);
    assert_eq!(session.selected(), "2019-02-lantern-raid");
}

#[test]
fn dragging_over_the_axis_brushes() {
    let mut session = Session::small(140, 40);
    let areas = layout::layout(&session.state).timeline.unwrap();
    let y = areas.density.y;
    mouse(&mut session, Deed::Press, areas.plot.x + 10, y);
    assert!(session.state.brush.is_none(), "a button that goes down is no drag yet");
    mouse(&mut session, Deed::Drag, areas.plot.x + 20, y);
    mouse(&mut session, Deed::Drag, areas.plot.x + 30, 0);
    mouse(&mut session, Deed::Release, areas.plot.x + 30, 0);
    let window = session.state.brush.as_ref().unwrap().window();
    let ruler = session.state.ruler();
    assert!(window.lo <= ruler.column(10).start);
    assert!(window.hi >= ruler.column(30).start);
    let tally = session.state.brush.as_ref().unwrap().tally().unwrap();
    session.press("Enter");
    assert!(session.query().starts_with("date:"), "{}", session.query());
    assert_eq!(session.state.scope.answer.count(), tally);
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    let mut session = Session::small(140, 40);
    let areas = layout::layout(&session.state).timeline.unwrap();
    let columns = areas.plot.width;
    for at in [3, columns / 2, columns - 4] {
        let before = session.state.spot.viewport;
        let under = before.column(at, columns);
        let under = under.start + (under.end - under.start) / 2;
        mouse(&mut session, Deed::WheelUp, areas.plot.x + at, areas.density.y);
        let after = session.state.spot.viewport;
        assert!(after.length() < before.length());
        assert!(after.column(at, columns).contains(&under), "what is under the pointer stays there");
        mouse(&mut session, Deed::WheelDown, areas.plot.x + at, areas.density.y);
        assert!(session.state.spot.viewport.length() > after.length());
        session.press("0");
    }
    assert_eq!(session.query(), "");
}

#[test]
fn a_facet_is_toggled() {
    let mut session = Session::small(140, 40);
    let (x, y) = place(&session, "▢ Attack");
    click(&mut session, x, y);
    assert_eq!(session.query(), "kind:attack");
    assert_eq!(session.state.focus, Pane::Filter);
    let (x, y) = place(&session, "▣ Attack");
    click(&mut session, x, y);
    assert_eq!(session.query(), "");
    let (x, y) = place(&session, "kind  ");
    click(&mut session, x, y);
    assert_eq!(session.query(), "", "a heading is no value");
}

#[test]
fn a_link_is_followed() {
    let mut session = Session::small(140, 40);
    session.press("j");
    let (x, y) = place(&session, "→ led to");
    click(&mut session, x, y);
    assert_eq!(session.selected(), "2019-05-14-ford-pursuit");
    session.press("Ctrl-o");
    assert_eq!(session.selected(), "2019-05-12-ford-attack", "and one comes back");
}

#[test]
fn the_wheel_goes_through_what_is_under_the_pointer() {
    let mut session = Session::small(140, 40);
    let list = layout::layout(&session.state).timeline.unwrap().list;
    mouse(&mut session, Deed::WheelDown, list.x + 3, list.y + 1);
    assert_eq!(session.state.position(&session.data), Some(3));
    let detail = layout::layout(&session.state).detail.unwrap().inner;
    session.tell(Message::Resize(140, 20));
    mouse(&mut session, Deed::WheelDown, detail.x + 3, detail.y + 1);
    assert!(session.state.detail.scroll > 0);
    session.press("?");
    mouse(&mut session, Deed::WheelDown, 20, 10);
    assert!(matches!(&session.state.overlay, Some(dateline::app::Overlay::Help(view)) if view.scroll == 1));
}

#[test]
fn a_row_of_a_list_over_the_panes_is_chosen_and_then_taken() {
    for (w, h) in [(40, 10), (80, 24), (140, 40)] {
        let mut session = Session::small(w, h);
        session.press("o");
        let (x, y) = place(&session, "province");
        click(&mut session, x, y);
        let Some(Overlay::Lanes(view)) = &session.state.overlay else { panic!("{}", session.screen()) };
        assert_eq!(LaneBy::ALL[view.chosen], LaneBy::Province);
        click(&mut session, x, y);
        assert!(session.state.overlay.is_none());
        assert_eq!(session.state.lanes.by, LaneBy::Province);
        session.press(": g a p s Enter");
        let Some(Overlay::Silences(view)) = session.state.overlay.clone() else { panic!("no silences") };
        let second = view.rows[1].window;
        let (x, y) = place(&session, dateline::app::day::written(second).as_str());
        click(&mut session, x, y);
        let Some(Overlay::Silences(view)) = &session.state.overlay else { panic!("{}", session.screen()) };
        assert_eq!(view.chosen, 1);
        click(&mut session, x, y + u16::from(w < 60));
        assert!(session.state.overlay.is_none());
        assert!(session.state.spot.viewport.window().meets(&second));
    }
}

#[test]
fn an_event_of_a_cell_is_chosen_and_then_taken() {
    let mut session = Session::of(dateline::index::Data::embedded(), 80, 24);
    session.press("o g").type_text("jjjjjjjj").press("Enter");
    let crowded = (0..40).find(|_| {
        session.press("j Enter");
        let found = matches!(session.state.overlay, Some(Overlay::Cell(_)));
        if !found {
            session.press("Esc");
        }
        found
    });
    assert!(crowded.is_some(), "{}", session.screen());
    let Some(Overlay::Cell(view)) = session.state.overlay.clone() else { panic!("no cell") };
    let other = usize::from(view.chosen == 0);
    let y = layout::layout(&session.state).overlay.y + 1 + other as u16;
    click(&mut session, 10, y);
    let Some(Overlay::Cell(now)) = session.state.overlay.clone() else { panic!("{}", session.screen()) };
    assert_eq!(now.chosen, other);
    click(&mut session, 0, y);
    assert!(session.state.overlay.is_some(), "the frame is no row");
    click(&mut session, 10, y);
    assert!(session.state.overlay.is_none());
    assert_eq!(session.state.shown(), Some(view.events[other]));
}

#[test]
fn nothing_is_clicked_through_an_overlay_or_a_line_being_typed() {
    for open in ["?", "& k i n d", ":", "c"] {
        let mut session = Session::small(140, 40);
        session.press(open);
        let before = session.state.clone();
        for (x, y) in [(4, 4), (60, 20), (60, 5), (130, 20), (139, 39)] {
            click(&mut session, x, y);
        }
        assert_eq!(session.state, before, "{open}");
    }
}

#[test]
fn any_cell_of_any_size_can_be_clicked_and_dragged() {
    let mut session = Session::small(80, 24);
    for (w, h) in [(1, 1), (39, 9), (40, 10), (60, 14), (80, 24), (140, 40)] {
        session.tell(Message::Resize(w, h));
        for (x, y) in (0..w + 2).step_by(5).flat_map(|x| (0..h + 2).map(move |y| (x, y))) {
            for deed in [Deed::Press, Deed::Drag, Deed::WheelUp, Deed::WheelDown, Deed::Release] {
                mouse(&mut session, deed, x, y);
            }
            mouse(&mut session, Deed::Drag, x, y);
            session.press("Esc Esc Esc");
        }
        session.buffer();
    }
}

#[test]
fn the_wheel_keeps_the_selection_on_the_axis() {
    let mut session = Session::of(dateline::index::Data::embedded(), 80, 24);
    let plot = layout::layout(&session.state).timeline.unwrap().plot;
    for _ in 0..5 {
        mouse(&mut session, Deed::WheelUp, plot.right() - 4, plot.y);
        let shown = session.state.shown().unwrap();
        assert!(session.state.column_of(shown, &session.data).is_some(), "{}", session.screen());
    }
    assert!(session.screen().contains('▲'), "{}", session.screen());
    session.press("Ctrl-o Ctrl-o Ctrl-o Ctrl-o Ctrl-o");
    assert_eq!(session.state.position(&session.data), Some(0), "one comes back to what was selected");
}

#[test]
fn a_point_of_the_map_goes_through_its_events() {
    for (w, h) in [(80, 24), (140, 40)] {
        let mut session = Session::of(dateline::index::Data::embedded(), w, h);
        session.press("m");
        let chart = session.state.chart.clone().unwrap();
        let point = chart.points.iter().max_by_key(|point| point.tally.total()).unwrap();
        let area = layout::layout(&session.state).map.unwrap().chart;
        let at = (area.x + point.cell.0 + point.width - 1, area.y + point.cell.1);
        let all = session.state.scope.listing.len();
        let listed = session.data.index.listed(&session.state.scope.listing, 0, all);
        let here = |e| session.data.index.places_of(e).iter().any(|(place, _)| point.places.contains(place));
        let events: Vec<_> = listed.into_iter().map(|(e, _)| e).filter(|e| here(*e)).collect();
        assert_eq!(events.len(), point.tally.total() as usize);
        session.press("G");
        let view = session.state.map.as_ref().unwrap().view;
        click(&mut session, at.0, at.1);
        let from = events.iter().position(|e| session.state.shown() == Some(*e)).unwrap();
        for step in 1..=events.len() {
            click(&mut session, at.0, at.1);
            assert_eq!(session.state.shown(), Some(events[(from + step) % events.len()]));
        }
        assert_eq!(session.state.map.as_ref().unwrap().view, view, "the map stays");
        assert_eq!(session.query(), "");
    }
}

#[test]
fn a_row_of_the_events_on_no_map_is_selected() {
    for (w, h) in [(80, 24), (96, 40), (140, 40)] {
        let mut session = Session::of(dateline::index::Data::embedded(), w, h);
        session.press("m");
        let (x, y) = place(&session, "17 events");
        let title = session.screen().lines().nth(usize::from(y) + 2).unwrap().to_string();
        click(&mut session, x, y + 2);
        let shown = session.data.index.row(session.state.shown().unwrap()).unwrap().title;
        let start: String = shown.as_str().chars().take(8).collect();
        assert!(title.contains(&start), "{title}: {start}");
    }
}

#[test]
fn the_wheel_zooms_the_map_at_the_pointer() {
    let mut session = Session::of(dateline::index::Data::embedded(), 80, 24);
    session.press("m");
    let area = layout::layout(&session.state).map.unwrap().chart;
    let cell = (area.width / 3, area.height / 2);
    let projection = |session: &Session| session.state.chart.as_ref().unwrap().projection;
    let (spot, before) = (projection(&session).under(cell), projection(&session).across());
    mouse(&mut session, Deed::WheelUp, area.x + cell.0, area.y + cell.1);
    assert!(projection(&session).across() < before);
    assert_eq!(projection(&session).cell(spot), Some(cell), "what is under the pointer stays there");
    mouse(&mut session, Deed::WheelDown, area.x + cell.0, area.y + cell.1);
    assert!((projection(&session).across() - before).abs() < 1.0);
}
