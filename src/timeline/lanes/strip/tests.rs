//! The tables give what going through every mark gives.

use proptest::prelude::*;

use super::*;
use crate::model::Window;
use crate::model::date::{FOREVER, FOREVER_AGO, Shape};
use crate::timeline::viewport::Column as At;

const YEAR: Minute = 525_949;

/// A window that may be open at its ends.
fn window() -> impl Strategy<Value = Window> {
    (0..3 * YEAR, 0..YEAR, 0..20_u8).prop_map(|(lo, length, open)| match open {
        0 => Window { lo: FOREVER_AGO, hi: lo },
        1 => Window { lo, hi: FOREVER },
        2 => Window { lo: FOREVER_AGO, hi: FOREVER },
        3..12 => Window { lo, hi: lo + length % 3000 },
        _ => Window { lo, hi: lo + length },
    })
}

/// Marks of any shape in years 2000 to 2003.
fn mark() -> impl Strategy<Value = Mark> {
    let truth = prop_oneof![Just(Truth::Certain), Just(Truth::Possible)];
    (window(), window(), any::<bool>(), 1..3_u32, truth, any::<bool>()).prop_map(
        |(one, other, lasts, count, truth, differing)| {
            let (start, end) = if one.lo <= other.lo { (one, other) } else { (other, one) };
            let (shape, span) = match lasts {
                true if start.lo <= end.hi => (Shape::Lasted, Span::lasting(start, end)),
                _ => (Shape::Month, Span::moment(one)),
            };
            Mark { span, shape, count, truth, differing }
        },
    )
}

fn ruler() -> impl Strategy<Value = Ruler> {
    let length = prop_oneof![400..30_000_i64, 30_000..YEAR, YEAR..5 * YEAR];
    let gap = (0..3 * YEAR, YEAR / 4..YEAR);
    (-YEAR..4 * YEAR, length, 1..120_u16, gap).prop_map(|(lo, length, width, (gap, long))| {
        let view = Viewport::new(YEAR + lo, length);
        Ruler::folded(&view, width, &[Window { lo: gap, hi: gap + long }])
    })
}

type Holds<'a> = &'a dyn Fn(&Mark) -> bool;

/// What a cell holds, by going through all marks.
fn plain(marks: &[Mark], ruler: &Ruler, column: u16, minutes: (Minute, Minute)) -> Cell {
    let (lo, hi) = minutes;
    let middle = lo + (hi - lo) / 2;
    let on = |mark: &&Mark| Extent::of(mark.span, mark.shape, ruler).is_some();
    let stands = |mark: &Mark| match mark.span.anchor().map(|at| ruler.column_of(at)) {
        Some(At::At(at)) => at == column,
        Some(At::Left) => column == 0,
        Some(At::Right) => column == ruler.width() - 1,
        None => column == (ruler.width() - 1) / 2,
    };
    let lasted = |mark: &Mark| core(mark).is_some_and(|(from, to)| from < hi && to >= lo);
    let spread = |mark: &Mark| mark.span.start_min <= middle && mark.span.end_max >= middle;
    let parts: [(Part, Holds<'_>); 3] =
        [(Part::Anchor, &stands), (Part::Body, &lasted), (Part::Spread, &spread)];
    for (part, holds) in parts {
        let here: Vec<&Mark> = marks.iter().filter(on).filter(|mark| holds(mark)).collect();
        let Some(first) = here.first() else { continue };
        let count = here.iter().map(|mark| mark.count).sum();
        let alone = Extent::of(first.span, first.shape, ruler).unwrap().sign;
        let sign = match part {
            Part::Anchor => Sign::of_count(count, alone).unwrap(),
            Part::Body if count == 1 => Sign::Lasted,
            Part::Body => Sign::Together,
            _ => Sign::Spread,
        };
        let truth = here.iter().fold(Truth::No, |truth, mark| truth.or(mark.truth));
        let differing = here.iter().any(|mark| mark.differing);
        return Cell { sign: Some(sign), count, truth, differing, part };
    }
    Cell::default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn a_crowd_holds_what_going_through_every_mark_gives(
        marks in prop::collection::vec(mark(), 0..60), ruler in ruler(), split in 0..60_usize,
    ) {
        let all: Vec<u32> = (0..marks.len() as u32).collect();
        let strips = all.split_at(split.min(all.len()));
        let strips = <[_; 2]>::from(strips).map(|places| Strip::of(places, &|at| marks.get(at).copied()));
        let lane = crowd(&[&strips[0], &strips[1]], &ruler, &|at| marks.get(at).copied());
        let edges = ruler.edges();
        for (column, cell) in (0..).zip(&lane.cells) {
            let minutes = (edges[usize::from(column)], edges[usize::from(column) + 1]);
            prop_assert_eq!(*cell, plain(&marks, &ruler, column, minutes), "column {}", column);
        }
        let count = |holds: &dyn Fn(&Mark) -> bool| -> u32 {
            marks.iter().filter(|mark| holds(mark)).map(|mark| mark.count).sum()
        };
        prop_assert_eq!(lane.before, count(&|mark| mark.span.end_max < ruler.view().lo));
        prop_assert_eq!(lane.after, count(&|mark| mark.span.start_min >= ruler.view().hi));
    }

    #[test]
    fn the_marks_on_the_screen_are_found_and_counted(
        marks in prop::collection::vec(mark(), 0..60), ruler in ruler(),
    ) {
        let strip = Strip::of(&(0..marks.len() as u32).collect::<Vec<_>>(), &|at| marks.get(at).copied());
        let on = |(_, mark): &(usize, &Mark)| Extent::of(mark.span, mark.shape, &ruler).is_some();
        let plain: Vec<usize> = marks.iter().enumerate().filter(on).map(|(at, _)| at).collect();
        prop_assert_eq!(strip.shown(ruler.view()), plain.len());
        prop_assert_eq!(strip.on_screen(ruler.view()), plain);
    }

    /// What stands in a column as a sign alone is where a lane with room for every event has it.
    #[test]
    fn a_mark_stands_in_the_column_of_its_extent(mark in mark(), ruler in ruler()) {
        let lane = crowd(&[&Strip::of(&[0], &|_| Some(mark))], &ruler, &|_| Some(mark));
        let standing = lane.cells.iter().position(|cell| cell.part == Part::Anchor);
        let extent = Extent::of(mark.span, mark.shape, &ruler);
        let open = mark.span.anchor().is_none();
        prop_assert!(open || standing == extent.map(|extent| usize::from(extent.anchor)));
    }
}
