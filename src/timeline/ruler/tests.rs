#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::model::date::minute_of;
use crate::timeline::viewport::LENGTHS;

fn day(year: i32, month: u8, day: u8) -> Minute {
    minute_of(year, month, day, 0, 0)
}

fn decade() -> Viewport {
    Viewport { lo: day(2010, 1, 1), hi: day(2020, 1, 1) }
}

fn gap(from: Minute, to: Minute) -> Window {
    Window { lo: from, hi: to - 1 }
}

/// The pieces as text: columns of even ones, labels of folded ones.
fn pieces(ruler: &Ruler) -> String {
    let piece = |p: &Piece| p.fold.as_ref().map_or(p.width.to_string(), |label| format!("({label})"));
    ruler.pieces().iter().map(piece).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_long_gap_becomes_a_mark_that_says_its_length() {
    let gaps = [gap(day(2012, 1, 1), day(2017, 1, 1))];
    assert_eq!(pieces(&Ruler::folded(&decade(), 80, &gaps)), "28 (5 years) 41");
    assert_eq!(pieces(&Ruler::folded(&decade(), 80, &[])), "80");
}

#[test]
fn short_gaps_stay() {
    assert_eq!(pieces(&Ruler::folded(&decade(), 80, &[gap(day(2012, 1, 1), day(2013, 6, 1))])), "80");
}

#[test]
fn a_gap_that_fills_the_screen_stays() {
    assert_eq!(pieces(&Ruler::folded(&decade(), 80, &[gap(day(2000, 1, 1), day(2030, 1, 1))])), "80");
}

#[test]
fn a_gap_at_the_edge_is_folded_as_far_as_it_is_seen_and_its_whole_length_said() {
    let gaps = [gap(day(2000, 1, 1), day(2014, 1, 1))];
    assert_eq!(pieces(&Ruler::folded(&decade(), 80, &gaps)), "(14 years) 68");
}

#[test]
fn where_there_is_no_room_the_longest_gaps_are_folded() {
    let year = |y: i32| gap(day(y, 2, 1), day(y + 1, 12, 1) + Minute::from(y - 2010) * DAY);
    let gaps = [2010, 2012, 2014, 2016, 2018].map(year);
    let folded = |width| {
        let ruler = Ruler::folded(&decade(), width, &gaps);
        ruler.pieces().iter().filter(|p| p.fold.is_some()).map(|p| p.view.lo).collect::<Vec<_>>()
    };
    assert!(folded(60).is_empty(), "nothing would be saved");
    assert_eq!(folded(200).len(), 5);
    let most = folded(122);
    assert_eq!(most.len(), 4);
    assert!(most[0] > day(2012, 1, 1), "the shortest one stays");
}

#[test]
fn lengths_are_told_in_the_unit_that_fits() {
    let told = [60 * 30, 20 * DAY, 430 * DAY, 10 * YEAR - DAY].map(|m| in_words(m).to_string());
    assert_eq!(told, ["30 hours", "20 days", "14 months", "9 years"]);
}

/// Windows of a length of the ladder with gaps that ascend.
fn any_ruler() -> impl Strategy<Value = (Viewport, u16, Vec<Window>)> {
    let parts = prop::collection::vec(1_i64..1000, 2..12);
    (prop::sample::select(LENGTHS.to_vec()), 1_u16..300, parts, any::<bool>()).prop_map(
        |(length, width, parts, first)| {
            let view = Viewport::new(day(1800, 3, 7), length);
            let total: i64 = parts.iter().sum();
            let mut at = view.lo - length / 9;
            let mut gaps = Vec::new();
            for (i, part) in parts.iter().enumerate() {
                let end = at + (i128::from(length) * i128::from(*part) / i128::from(total)) as i64 * 5 / 4;
                if (i % 2 == 0) == first && end > at {
                    gaps.push(gap(at, end));
                }
                at = end;
            }
            (view, width, gaps)
        },
    )
}

proptest! {
    #[test]
    fn every_minute_has_a_column_and_every_column_minutes((view, width, gaps) in any_ruler(), share in 0.0..1.0) {
        let ruler = Ruler::folded(&view, width, &gaps);
        let edges = ruler.edges();
        prop_assert_eq!(edges.len(), usize::from(width) + 1);
        prop_assert_eq!((edges[0], edges[usize::from(width)]), (view.lo, view.hi));
        prop_assert!(edges.windows(2).all(|e| e[0] < e[1]), "{:?}", ruler);
        let minute = view.lo + (view.length() as f64 * share) as Minute;
        let Column::At(column) = ruler.column_of(minute) else { panic!("{minute} is off") };
        prop_assert!(column < width && ruler.column(column).contains(&minute));
        prop_assert_eq!(ruler.column_of(view.lo - 1), Column::Left);
        prop_assert_eq!(ruler.column_of(view.hi), Column::Right);
    }

    #[test]
    fn pieces_lie_side_by_side_and_only_gaps_are_folded((view, width, gaps) in any_ruler()) {
        let ruler = Ruler::folded(&view, width, &gaps);
        prop_assert_eq!(ruler.pieces().iter().map(|p| p.width).sum::<u16>(), width);
        for pair in ruler.pieces().windows(2) {
            prop_assert_eq!((pair[0].at + pair[0].width, pair[0].view.hi), (pair[1].at, pair[1].view.lo));
        }
        for piece in ruler.pieces().iter().filter(|p| p.fold.is_some()) {
            let inside = |g: &Window| g.lo <= piece.view.lo && piece.view.hi - 1 <= g.hi;
            prop_assert!(gaps.iter().any(inside));
        }
        let even: u16 = ruler.pieces().iter().filter(|p| p.fold.is_none()).map(|p| p.width).sum();
        prop_assert!(even >= width / 2);
    }

    #[test]
    fn without_folds_it_is_the_viewport((view, width, _) in any_ruler(), share in 0.0..1.0) {
        let ruler = Ruler::even(&view, width);
        let minute = view.lo + (view.length() as f64 * share) as Minute;
        prop_assert_eq!(ruler.column_of(minute), view.column_of(minute, width));
        prop_assert_eq!(ruler.edges(), view.edges(width));
    }
}
