#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::super::ladder::LADDER;
use super::*;
use crate::model::date::minute_of;

fn day(year: i32, month: u8, day: u8) -> Minute {
    minute_of(year, month, day, 0, 0)
}

fn view(from: Minute, to: Minute) -> Viewport {
    Viewport::new(from, to - from)
}

#[test]
fn lengths_to_zoom_through_ascend() {
    assert!(LENGTHS.windows(2).all(|pair| pair[0] * 6 / 5 <= pair[1]));
    assert_eq!(END, day(10_000, 1, 1));
}

#[test]
fn fitting_leaves_a_margin_on_both_sides() {
    let (lo, hi) = (day(2014, 6, 1), day(2022, 5, 5));
    let fitted = Viewport::fit(lo, hi, 80);
    assert!(matches!(fitted.column_of(lo, 80), Column::At(1 | 2)));
    assert!(matches!(fitted.column_of(hi, 80), Column::At(77 | 78)));
}

#[test]
fn fitting_one_day_shows_its_surroundings() {
    let noon = minute_of(2019, 11, 8, 12, 0);
    let fitted = Viewport::fit(noon, noon, 80);
    assert_eq!(fitted.length(), Viewport::SHORTEST + 2 * (Viewport::SHORTEST / 48));
    assert_eq!(fitted.column_of(noon, 80), Column::At(40));
}

#[test]
fn a_window_is_shown_exactly() {
    let v = view(day(2018, 1, 1), day(2019, 1, 1));
    assert_eq!(Viewport::showing(v.window()), v);
    assert_eq!(Viewport::showing(Window { lo: Minute::MIN, hi: day(1000, 1, 1) - 1 }).hi, day(1000, 1, 1));
}

#[test]
fn fitting_open_ends_shows_the_whole_calendar() {
    assert_eq!(Viewport::fit(Minute::MIN, Minute::MAX, 80), Viewport { lo: FIRST, hi: END });
}

#[test]
fn a_window_is_named_as_exactly_as_it_is_long() {
    let named = |from, to| view(from, to).text().as_str().to_owned();
    assert_eq!(named(day(1990, 1, 1), day(2041, 1, 1)), "1990..2040");
    assert_eq!(named(day(2017, 3, 1), day(2020, 1, 1)), "2017-03..2019-12");
    assert_eq!(named(day(2019, 11, 8), day(2019, 11, 16)), "2019-11-08..2019-11-15");
    assert_eq!(named(day(2019, 11, 8), day(2019, 11, 9)), "2019-11-08 00:00..23:59");
    let over_midnight = named(day(2019, 11, 8) + 720, day(2019, 11, 9) + 720);
    assert_eq!(over_midnight, "2019-11-08 12:00..2019-11-09 11:59");
}

#[test]
fn a_window_is_said_with_both_its_ends_or_its_place_is() {
    let said = |from, to, columns| {
        let view = view(from, to);
        view.brief(columns).map_or_else(|| format!("in {}", view.place()), |text| text.to_string())
    };
    assert_eq!(said(day(1890, 1, 1), day(2041, 1, 1), 10), "1890..2040");
    assert_eq!(said(day(2017, 3, 1), day(2020, 1, 1), 16), "2017-03..2019-12");
    assert_eq!(said(day(2017, 3, 1), day(2020, 1, 1), 15), "2017..2019");
    assert_eq!(said(day(2018, 3, 1), day(2018, 7, 1), 11), "2018-03..06");
    assert_eq!(said(day(2018, 3, 1), day(2018, 7, 1), 10), "in 2018");
    assert_eq!(said(day(2017, 9, 1), day(2018, 7, 1), 10), "in 2017..2018");
    assert_eq!(said(day(2019, 11, 8), day(2019, 11, 16), 14), "2019-11-08..15");
    assert_eq!(said(day(2019, 11, 8), day(2019, 11, 16), 10), "in 2019-11");
    assert_eq!(said(day(2019, 11, 8), day(2019, 11, 9), 10), "in 2019-11-08");
    assert_eq!(said(day(2019, 11, 8) + 720, day(2019, 11, 9) + 720, 26), "2019-11-08 12:00..09 11:59");
    assert_eq!(said(day(2019, 11, 8) + 720, day(2019, 11, 9) + 720, 10), "in 2019-11");
    assert_eq!(said(day(2019, 12, 31) + 720, day(2020, 1, 1) + 720, 10), "in 2019..2020");
}

#[test]
fn zooming_out_and_in_again_comes_back() {
    let start = view(day(2018, 1, 1), day(2018, 1, 1) + LENGTHS[10]);
    let anchor = day(2018, 6, 17);
    assert_eq!(start.zoom_out(anchor, 80).length(), LENGTHS[11]);
    assert_eq!(start.zoom_out(anchor, 80).zoom_in(anchor, 80).length(), start.length());
}

#[test]
fn zooming_ends_at_the_shortest_and_at_the_whole() {
    let mut v = view(day(2018, 1, 1), day(2019, 1, 1));
    (0..40).for_each(|_| v = v.zoom_in(v.middle(), 80));
    assert_eq!(v.length(), Viewport::SHORTEST);
    (0..40).for_each(|_| v = v.zoom_out(v.middle(), 80));
    assert_eq!(v, Viewport { lo: FIRST, hi: END });
}

#[test]
fn shifting_goes_by_the_calendar() {
    let months = LADDER.iter().find(|u| u.name == "months").unwrap();
    let v = view(day(2018, 1, 1), day(2018, 7, 1));
    assert_eq!(v.shift(months, true).lo, day(2018, 2, 1));
    assert_eq!(v.shift(months, false).lo, day(2017, 12, 1));
}

#[test]
fn revealing_moves_only_what_it_must() {
    let v = view(day(2018, 1, 1), day(2018, 1, 1) + 80 * DAY);
    assert_eq!(v.reveal(day(2018, 2, 1), 80, 4), v);
    assert_eq!(v.reveal(day(2018, 1, 1) - DAY, 80, 4).lo, v.lo - 5 * DAY);
    assert_eq!(v.reveal(v.hi, 80, 4).lo, v.lo + 4 * DAY + 1);
    let far = day(2021, 1, 1);
    assert_eq!(v.reveal(far, 80, 4).middle(), far);
}

#[test]
fn a_brush_holds_whole_columns() {
    let v = view(day(2018, 1, 1), day(2018, 1, 1) + 80 * DAY);
    let brushed = v.brushed(9, 3, 80);
    assert_eq!((brushed.lo, brushed.hi), (v.lo + 3 * DAY, v.lo + 10 * DAY - 1));
}

fn any_view() -> impl Strategy<Value = Viewport> {
    let length = prop_oneof![Just(END), Viewport::SHORTEST..YEAR, YEAR..100 * YEAR, Viewport::SHORTEST..END];
    (FIRST..END, length).prop_map(|(lo, length)| Viewport::new(lo, length))
}

proptest! {
    #[test]
    fn a_viewport_stays_on_the_calendar(v in any_view(), by in any::<i32>(), at in any::<Minute>(), w: u16) {
        let reached = [v.pan(by, w), v.zoom_in(at, w), v.zoom_out(at, w), v.centred(at), v.reveal(at, w, 3)];
        for v in reached.into_iter().chain([Viewport::fit(at, at.wrapping_mul(3), w)]) {
            prop_assert!(v.lo >= FIRST && v.hi <= END && v.length() >= Viewport::SHORTEST, "{v:?}");
        }
    }

    #[test]
    fn every_minute_shown_lies_in_the_column_that_holds_it(v in any_view(), share in 0.0..1.0, w in 1_u16..360) {
        let minute = v.lo + (v.length() as f64 * share) as Minute;
        let Column::At(column) = v.column_of(minute, w) else { panic!("{minute} is off {v:?}") };
        prop_assert!(column < w);
        prop_assert!(v.column(column, w).contains(&minute));
    }

    #[test]
    fn edges_ascend_from_the_first_minute_to_the_last(v in any_view(), w in 1_u16..360) {
        let edges = v.edges(w);
        prop_assert_eq!(edges.len(), usize::from(w) + 1);
        prop_assert_eq!((edges[0], edges[usize::from(w)]), (v.lo, v.hi));
        prop_assert!(edges.windows(2).all(|e| e[0] < e[1]));
    }

    #[test]
    fn the_anchor_keeps_its_column(
        lo in 100 * YEAR..200 * YEAR, length in Viewport::SHORTEST..40 * YEAR, share in 0.0..1.0, w in 1_u16..360,
    ) {
        let v = Viewport::new(lo, length);
        let anchor = v.lo + (v.length() as f64 * share) as Minute;
        let column = v.column_of(anchor, w);
        prop_assert_eq!(v.zoom_in(anchor, w).column_of(anchor, w), column);
        prop_assert_eq!(v.zoom_out(anchor, w).column_of(anchor, w), column);
    }

    #[test]
    fn panning_there_and_back_stays(lo in 400 * YEAR..9000 * YEAR, by in -300..300, w in 1_u16..360) {
        let v = Viewport::new(lo, YEAR);
        prop_assert_eq!(v.pan(by, w).pan(-by, w), v);
        prop_assert_eq!(v.pan(by, w).length(), v.length());
    }

    #[test]
    fn revealed_is_on_the_screen(v in any_view(), minute in FIRST..END, w in 1_u16..360, margin in 0_u16..20) {
        let column = v.reveal(minute, w, margin).column_of(minute, w);
        prop_assert!(matches!(column, Column::At(_)), "{column:?}");
    }
}
