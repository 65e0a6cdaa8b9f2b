//! Long gaps, folded and not.

use dateline::app::layout::layout;
use dateline::store::Input;
use dateline::timeline::{Charset, Sign};

use super::dense::invented;
use super::support::Session;
use super::{axis, gapped};

#[test]
fn where_nothing_matches_folding_says_so() {
    let mut session = gapped(80, 24);
    session.press("&").type_text("nonesuch").press("Enter F");
    assert!(session.screen().contains("Nothing is folded: no event matches"), "{}", session.screen());
    assert!(!session.screen().contains("takes a tenth"), "{}", session.screen());
}

#[test]
fn a_long_gap_is_unfolded_until_it_is_folded_and_says_its_length() {
    let mut session = gapped(80, 24);
    assert!(!axis(&session).contains('⋯'));
    session.press("F");
    insta::assert_snapshot!(axis(&session), @"
                  2001    2002    2003  ⋯ 7 years   2010    2011    2012    ╵
     █=2 linear   ▄█  ▄   ░░░░░░▞░░                   ▄  ░░ ▁▂▂▁      ▄
     Fire         ●2  ◐   ┄┄┄┄○┄●┄┄                   ●  ◐  ╺━━╸      ●
    ──────────────▲────────────────────⋯⋯⋯⋯⋯⋯⋯⋯⋯⋯⋯──────────────────────────────────
    ");
    session.theme.ascii = true;
    assert!(axis(&session).lines().next().unwrap().contains(" _ 7 years "), "{}", axis(&session));
}

#[test]
fn folding_counts_the_same_and_hides_no_event() {
    for (columns, rows) in [(40, 12), (80, 24), (140, 40), (200, 60)] {
        let mut session = gapped(columns, rows);
        let counts = session.state.scope.counts;
        let drawn = |s: &Session| {
            let shown = s.state.axis.clone().unwrap();
            let mass: f32 = shown.histogram.bins.iter().map(|b| b.mass).sum();
            let off = shown.histogram.before.mass + shown.histogram.after.mass;
            ((mass + off) * 100.0).round()
        };
        assert_eq!(drawn(&session), 1000.0);
        session.press("F");
        for key in ["j", "+", "l", "+", "h", "j", "-", "-", "0", "G", "z", "+", "+"] {
            session.press(key);
            assert_eq!(drawn(&session), 1000.0, "each incident weighs one after {key}");
            assert_eq!(session.state.scope.counts, counts);
            let shown = session.state.axis.clone().unwrap();
            for piece in shown.ruler().pieces().iter().filter(|p| p.fold.is_some()) {
                let columns = usize::from(piece.at)..usize::from(piece.at + piece.width);
                let bins = &shown.histogram.bins[columns.clone()];
                assert!(bins.iter().all(|b| b.mass == 0.0 && b.others == 0), "something is folded away");
                let cells = shown.rows.iter().flat_map(|row| &row.cells.cells[columns.clone()]);
                assert!(cells.into_iter().all(|cell| cell.sign.is_none()));
            }
        }
    }
}

#[test]
fn folding_is_undone_and_done_again() {
    let mut session = gapped(80, 24);
    let flat = axis(&session);
    session.press("F");
    let folded = axis(&session);
    assert_ne!(flat, folded);
    session.press("u");
    assert_eq!(axis(&session), flat);
    session.press("Ctrl-r");
    assert_eq!(axis(&session), folded);
    session.press("F");
    assert_eq!(axis(&session), flat);
    session.press("u & d a t e : 2 0 0 1 Enter u u");
    assert_eq!(axis(&session), flat);
}

#[test]
fn where_folding_saves_no_room_it_says_so() {
    let mut session = Session::small(80, 24);
    session.press("F");
    assert!(session.screen().contains("Nothing is folded: at this width folding a gap would save no room."));
}

#[test]
fn zooming_beside_a_folded_gap_keeps_the_selected_event_near_its_column() {
    for (columns, rows) in [(80, 24), (140, 40), (200, 60)] {
        let mut session = gapped(columns, rows);
        session.press("F");
        for _ in 0..10 {
            let column = |s: &Session| s.state.column_of(s.state.shown().unwrap(), &s.data);
            let before = column(&session).unwrap();
            for key in ["+", "+", "-"] {
                session.press(key);
                let after = column(&session).unwrap();
                let wide = session.state.plot_columns() / 8;
                assert!(
                    after.abs_diff(before) <= wide,
                    "{} went from {before} to {after}",
                    session.selected()
                );
            }
            session.press("0 j");
        }
    }
}

#[test]
fn a_brush_stands_over_its_window_beside_a_folded_gap() {
    let mut session = gapped(80, 24);
    session.press("F g v } }");
    let window = session.state.brush.as_ref().unwrap().window();
    let (buffer, areas) = (session.buffer(), layout(&session.state).timeline.unwrap());
    let brushed = [Sign::BrushStart, Sign::Brushed, Sign::BrushEnd, Sign::BrushedColumn]
        .map(|s| s.glyph(Charset::Unicode));
    let on_rule = |x: &u16| brushed.contains(&buffer[(areas.plot.x + x, areas.rule.y)].symbol());
    let columns: Vec<u16> = (0..areas.plot.width).filter(on_rule).collect();
    let ruler = session.state.ruler();
    assert!(!columns.is_empty() && ruler.pieces().iter().any(|p| p.fold.is_some()));
    assert!(ruler.column(columns[0]).contains(&window.lo));
    assert!(ruler.column(*columns.last().unwrap()).contains(&window.hi));
}

#[test]
fn where_no_stretch_is_long_enough_to_be_folded_it_says_so() {
    let mut full = invented(600, 80, 24);
    full.press("F");
    assert!(full.state.ruler().pieces().iter().all(|piece| piece.fold.is_none()));
    let notice = full.state.notice.clone().unwrap();
    assert!(notice.as_str().contains("no stretch without events takes a tenth"), "{notice}");
}

/// The stretches before the first event and after the last are folded as those between events are.
#[test]
fn what_is_empty_at_the_ends_of_the_axis_is_folded() {
    let mut session = Session::on(Input::Embedded, 80, 24);
    session.press("&").type_text("id:2019-11-08-hashd-ambush").press("Enter F");
    insta::assert_snapshot!(axis(&session), @"
                 ⋯ 6 years May 2019       Oct         2020       Apr ⋯ 3 years
     █=1 linear                                █
     Attack                                    ●
    ────────────⋯⋯⋯⋯⋯⋯⋯⋯⋯⋯⋯────────────────────▲────────────────────⋯⋯⋯⋯⋯⋯⋯⋯⋯⋯⋯─────
    ");
    let ruler = session.state.ruler();
    let folded: Vec<bool> = ruler.pieces().iter().map(|piece| piece.fold.is_some()).collect();
    assert_eq!(folded, [true, false, true]);
    // Panned, each says how much of it is on the axis.
    session.press("h");
    assert!(session.state.ruler().pieces().iter().any(|piece| piece.fold.is_some()));
    let event = session.state.shown().unwrap();
    let column = session.state.column_of(event, &session.data).unwrap();
    let beside = |piece: &&dateline::timeline::Piece| piece.fold.is_some();
    let touches = |at: u16| {
        session.state.ruler().pieces().iter().filter(beside).any(|p| (p.at..p.at + p.width).contains(&at))
    };
    assert!(!touches(column) && !touches(column - 1) && !touches(column + 1));
    session.press("F");
    assert!(session.state.ruler().pieces().iter().all(|piece| piece.fold.is_none()));
}
