#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::model::date::{DAY, FOREVER, FOREVER_AGO, minute_of};
use crate::model::{Edtf, Minute, When};
use crate::timeline::viewport::Viewport;

fn day(year: i32, month: u8, day: u8) -> Minute {
    minute_of(year, month, day, 0, 0)
}

/// The year 2018 on 73 columns, five days each.
const WIDTH: u16 = 73;

fn ruler(width: u16) -> Ruler {
    Ruler::even(&Viewport::new(day(2018, 1, 1), 365 * DAY), width)
}

/// The lane of these events in one row.
fn lane(marks: impl IntoIterator<Item = Mark>, width: u16) -> Lane {
    let (ruler, mut lane) = (ruler(width), Lane::new(&ruler(width)));
    marks.into_iter().for_each(|m| lane.add(&m, Extent::of(m.span, m.shape, &ruler).as_ref()));
    lane
}

fn mark(shape: Shape, span: Span) -> Mark {
    Mark { span, shape, count: 1, truth: Truth::Certain, differing: false }
}

/// A moment from one day to before another.
fn moment(shape: Shape, lo: Minute, hi: Minute) -> Mark {
    mark(shape, Span { start_min: lo, start_max: hi - 1, end_min: lo, end_max: hi - 1 })
}

fn on(month: u8, date: u8) -> Mark {
    moment(Shape::Day, day(2018, month, date), day(2018, month, date) + DAY)
}

/// What lasted from one day to another.
fn lasted(from: Minute, to: Minute) -> Mark {
    let span = Span { start_min: from, start_max: from + DAY - 1, end_min: to, end_max: to + DAY - 1 };
    mark(Shape::Lasted, span)
}

fn drawn(marks: &[Mark]) -> String {
    let lane = lane(marks.iter().copied(), WIDTH).text(Charset::Unicode);
    format!("|{}", lane.trim_end())
}

/// A date as a store writes it.
fn coded(date: &str) -> Mark {
    let when = When::new(Edtf::parse(date).unwrap(), None, None).unwrap();
    mark(when.shape(), when.span())
}

#[test]
fn every_shape_has_its_sign() {
    let dates = [
        "2018-03-05",
        "2018-03",
        "2018-21",
        "2018",
        "[2018-03-01..2018-03-12]",
        "2018-03-01/2018-04-01",
        "2018-03/2018-07",
        "2018-06-05~",
    ];
    insta::assert_snapshot!(dates.map(|d| drawn(&[coded(d)])).join("\n"), @"
    |            ●
    |           ┄┄┄◐┄┄┄
    |           ┄┄┄┄┄┄┄┄┄◐┄┄┄┄┄┄┄┄┄┄
    |┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    |           ┄◌┄┄
    |           ╺━━━━━━╸
    |           ┄┄┄┄┄┄╺━━━━━━━━━━━━━━━━━━╸┄┄┄┄┄┄
    |                               ●
    ");
}

#[test]
fn open_dates_reach_the_edge() {
    let dates =
        ["2018-03-01/..", "2018-03-01/", "../2018-03-01", "/2018-03-01", "[..2018-03-01]", "[2018-03-01..]"];
    insta::assert_snapshot!(dates.map(|d| drawn(&[coded(d)])).join("\n"), @"
    |           ╺━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┅┅›
    |           ╺┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄›
    |‹┅┅━━━━━━━━╸
    |‹┄┄┄┄┄┄┄┄┄┄╸
    |‹┄┄┄┄┄┄┄┄┄┄◌
    |           ◌┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄›
    ");
}

#[test]
fn neighbours_are_never_hidden() {
    let rows = [
        drawn(&[on(3, 2), on(3, 3)]),
        drawn(&[on(3, 2); 9]),
        drawn(&[on(3, 2); 10]),
        drawn(&[lasted(day(2018, 2, 1), day(2018, 6, 1)), on(4, 3)]),
        drawn(&[lasted(day(2018, 2, 1), day(2018, 6, 1)), on(2, 1)]),
        drawn(&[lasted(day(2018, 2, 1), day(2018, 6, 1)), lasted(day(2018, 4, 1), day(2018, 8, 1))]),
        drawn(&[lasted(day(2018, 2, 1), day(2018, 8, 1)), lasted(day(2018, 4, 1), day(2018, 6, 1))]),
        drawn(&[moment(Shape::Month, day(2018, 3, 1), day(2018, 4, 1)), on(3, 3), on(3, 29)]),
    ];
    insta::assert_snapshot!(rows.join("\n"), @"
    |            2
    |            9
    |            +
    |      ╺━━━━━━━━━━━●━━━━━━━━━━━╸
    |      2━━━━━━━━━━━━━━━━━━━━━━━╸
    |      ╺━━━━━━━━━━━╺════════════━━━━━━━━━━━╸
    |      ╺━━━━━━━━━━━╺════════════━━━━━━━━━━━╸
    |           ┄●┄◐┄┄●
    ");
}

#[test]
fn what_is_cut_by_the_edge_goes_up_to_it() {
    let rows = [
        drawn(&[lasted(day(2017, 2, 1), day(2018, 3, 1))]),
        drawn(&[lasted(day(2018, 11, 1), day(2019, 3, 1))]),
        drawn(&[lasted(day(2017, 11, 1), day(2019, 3, 1))]),
        drawn(&[moment(Shape::Year, day(2017, 7, 1), day(2018, 3, 1))]),
    ];
    insta::assert_snapshot!(rows.join("\n"), @"
    |━━━━━━━━━━━╸
    |                                                            ╺━━━━━━━━━━━━
    |━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
    |○┄┄┄┄┄┄┄┄┄┄┄
    ");
}

#[test]
fn events_off_the_screen_are_counted_on_their_side() {
    let marks =
        [lasted(day(2016, 1, 1), day(2017, 12, 31)), lasted(day(2019, 1, 1), day(2019, 2, 1)), on(5, 5)];
    let lane = lane(marks, WIDTH);
    assert_eq!((lane.before, lane.after), (1, 1));
}

#[test]
fn a_cell_tells_the_strongest_answer_and_what_is_special_in_it() {
    let possible = Mark { truth: Truth::Possible, count: 2, ..on(3, 2) };
    let differing = Mark { differing: true, ..on(3, 3) };
    let lane = lane([possible, differing], WIDTH);
    let cell = lane.cells[12];
    assert_eq!((cell.sign, cell.count, cell.truth), (Some(Sign::Few(3)), 3, Truth::Certain));
    assert!(cell.differing);
    assert!(lane.cells.iter().enumerate().all(|(i, c)| i == 12 || c.sign.is_none()));
}

#[test]
fn of_a_spread_only_what_no_other_event_covers_is_seen() {
    let month = moment(Shape::Month, day(2018, 3, 1), day(2018, 4, 1));
    let extent = Extent::of(month.span, month.shape, &ruler(WIDTH)).unwrap();
    assert_eq!(lane([on(3, 3), month], WIDTH).seen(&extent), [11, 13, 14, 15, 16, 17]);
}

#[test]
fn ascii_lanes_hold_the_same_signs() {
    let marks = [lasted(day(2018, 2, 1), day(2018, 6, 1)), on(4, 3), on(8, 1), on(8, 2)];
    let lane = lane(marks, WIDTH).text(Charset::Ascii);
    assert_eq!(lane.trim_end(), "      [===========*===========]           2");
}

#[test]
fn a_screen_without_columns_draws_nothing() {
    assert_eq!(lane([on(3, 3)], 0).cells, vec![]);
}

/// Marks packed, the first ones with labels.
fn packed(marks: &[Mark], labels: &[Text], width: u16, rows: u16) -> Packed {
    let ruler = ruler(width);
    let placed = |(i, mark): (usize, &Mark)| Placed {
        mark: *mark,
        extent: Extent::of(mark.span, mark.shape, &ruler),
        label: labels.get(i),
    };
    pack(&marks.iter().enumerate().map(placed).collect::<Vec<_>>(), &ruler, rows)
}

/// The rows as text, labels over the cells.
fn rows_of(packed: &Packed) -> String {
    let row = |lane: &Lane| {
        let mut row: Vec<char> = lane.text(Charset::Unicode).chars().collect();
        for (at, label) in &lane.labels {
            label.as_str().chars().enumerate().for_each(|(i, c)| row[usize::from(*at) + i] = c);
        }
        format!("|{}", row.into_iter().collect::<String>().trim_end())
    };
    packed.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn bars_that_overlap_are_packed_and_dots_of_one_column_counted() {
    let marks = [
        lasted(day(2018, 1, 10), day(2018, 5, 1)),
        lasted(day(2018, 3, 1), day(2018, 8, 1)),
        lasted(day(2018, 4, 1), day(2018, 6, 1)),
        lasted(day(2018, 6, 1), day(2018, 11, 1)),
        on(2, 3),
        on(10, 3),
        on(10, 4),
        on(12, 3),
    ];
    insta::assert_snapshot!(rows_of(&packed(&marks, &[], WIDTH, 3)), @"
    | ╺━━━━━━━━━━━━━━━━━━━━━━╸     ╺━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸      ●
    |      ●    ╺━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸            2
    |                  ╺━━━━━━━━━━━╸
    ");
    insta::assert_snapshot!(rows_of(&packed(&marks, &[], WIDTH, 1)), @"| ╺━━━━●━━━━╺══════╺═══════════╺════════════━━━━━━━━━━━━2━━━━╸      ●");
}

#[test]
fn words_stand_beside_a_sign_where_they_cover_nothing_certain() {
    let marks = [on(2, 3), on(2, 20), on(6, 3), on(6, 3), on(9, 3), on(12, 28)];
    let labels = ["holds", "lost it", "holds", "lost it", "holds", "lost it"].map(Text::new);
    insta::assert_snapshot!(rows_of(&packed(&marks, &labels, WIDTH, 2)), @"
    |      ● holds                 ● holds            ● holds                ●
    |          ● lost it           ● lost it
    ");
    insta::assert_snapshot!(rows_of(&packed(&marks, &labels, WIDTH, 1)), @"|      ●   ● lost it           2                  ● holds                ●");
}

fn any_mark() -> impl Strategy<Value = Mark> {
    let shapes = [Shape::Day, Shape::Month, Shape::Year, Shape::OneOf, Shape::Lasted, Shape::Open];
    let at =
        || prop_oneof![4 => day(2017, 6, 1)..day(2019, 6, 1), 1 => Just(FOREVER), 1 => Just(FOREVER_AGO)];
    (prop::sample::select(shapes.to_vec()), [at(), at(), at(), at()]).prop_map(|(shape, mut at)| {
        at.sort_unstable();
        let [start_min, start_max, end_min, end_max] = at;
        match shape {
            Shape::Lasted | Shape::Open => mark(shape, Span { start_min, start_max, end_min, end_max }),
            _ => mark(shape, Span { start_min, start_max: end_max, end_min: start_min, end_max }),
        }
    })
}

proptest! {
    #[test]
    fn every_event_is_drawn_or_counted(marks in prop::collection::vec(any_mark(), 0..30), width in 1_u16..200) {
        let lane = lane(marks.clone(), width);
        let anchors: u32 = lane.cells.iter().filter(|c| c.part == Part::Anchor).map(|c| c.count).sum();
        prop_assert_eq!(anchors + lane.before + lane.after, marks.len() as u32);
        prop_assert_eq!(lane.text(Charset::Unicode).chars().count(), usize::from(width));
    }

    #[test]
    fn an_anchor_lies_within_its_columns(mark in any_mark(), width in 1_u16..200) {
        if let Some(extent) = Extent::of(mark.span, mark.shape, &ruler(width)) {
            prop_assert!(extent.columns.contains(&extent.anchor) && *extent.columns.end() < width);
            let body = extent.body.unwrap_or(extent.anchor..=extent.anchor);
            prop_assert!(body.start() >= extent.columns.start() && body.end() <= extent.columns.end());
        }
    }

    #[test]
    fn packed_every_event_is_drawn_or_counted(
        marks in prop::collection::vec(any_mark(), 0..30), width in 1_u16..200, rows in 1_u16..5,
    ) {
        let packed = packed(&marks, &[], width, rows);
        prop_assert!(!packed.rows.is_empty() && packed.rows.len() <= usize::from(rows));
        let anchors = packed.rows.iter().flat_map(|row| &row.cells).filter(|c| c.part == Part::Anchor);
        let off: u32 = packed.rows.iter().map(|row| row.before + row.after).sum();
        prop_assert_eq!(anchors.map(|c| c.count).sum::<u32>() + off, marks.len() as u32);
        prop_assert_eq!(packed.seats.len(), marks.len());
    }

    #[test]
    fn drawing_order_does_not_matter(marks in prop::collection::vec(any_mark(), 0..12)) {
        let forth = lane(marks.iter().copied(), 60);
        let back = lane(marks.iter().rev().copied(), 60);
        prop_assert_eq!(forth, back);
    }
}
