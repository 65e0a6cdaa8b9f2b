//! Panning and zooming, the scale and the caveat.

use super::support::Session;
use super::{data_has_spot, here, iraq, projection};

#[test]
fn a_pan_stays_where_it_leads_until_another_event_is_selected() {
    let mut session = iraq(80, 24);
    let before = projection(&session).middle();
    session.press("l l l l l l l l Down");
    let after = projection(&session).middle();
    assert!(after.1 > before.1 && after.0 < before.0, "east and south");
    assert!(here(&session).is_empty(), "the map does not jump back");
    session.press("j");
    assert!(!here(&session).is_empty() || !data_has_spot(&session), "another event is gone to");
    session.press("h h Up k");
    assert!(projection(&session).middle().0 > -90.0);
}

#[test]
fn zooming_keeps_the_selected_event_where_it_is() {
    let mut session = iraq(140, 40);
    session.press("Tab Tab Tab Tab");
    let place = session.state.map.as_ref().unwrap().place.unwrap();
    let at = session.data.store.catalog().place(place).at.unwrap();
    let here = |session: &Session| projection(session).cell(at).unwrap();
    let before = here(&session);
    for keys in ["+", "+", "-", "-"] {
        session.press(keys);
        let after = here(&session);
        assert!(
            after.0.abs_diff(before.0) <= 2 && after.1.abs_diff(before.1) <= 2,
            "{keys}: {before:?} {after:?}"
        );
    }
}

#[test]
fn z_fits_the_matches_0_every_place_and_undo_returns() {
    let mut session = iraq(80, 24);
    let fitted = projection(&session);
    session.press("+ +");
    assert!(projection(&session).km() < fitted.km());
    session.press("Z Z");
    assert_eq!(projection(&session), fitted);
    session.press("0");
    let chart = session.state.chart.clone().unwrap();
    assert!(chart.located.sites.iter().all(|site| chart.projection.cell(site.at).is_some()), "every place");
    assert_eq!(chart.beyond, 0);
    session.press("z");
    assert_eq!(projection(&session), fitted);
    session.press("&").type_text("place:samarra").press("Enter z");
    let chart = session.state.chart.clone().unwrap();
    let used = chart.located.sites.iter().filter(|site| site.tally.total() > 0);
    let exact = used.filter(|site| site.precision != Some(dateline::model::PlacePrecision::Country));
    assert!(exact.clone().count() > 0 && exact.clone().all(|site| chart.projection.cell(site.at).is_some()));
    assert!(chart.projection.km() < fitted.km() / 2.0, "Samarra is smaller than Iraq");
}

/// Zooming out ends with the world once, upright, and says no more kilometres than go round it.
#[test]
fn zooming_out_stops_at_the_whole_world() {
    for (columns, rows) in [(40, 10), (80, 24), (140, 40), (300, 20), (60, 90)] {
        let mut session = iraq(columns, rows);
        for _ in 0..12 {
            session.press("-");
            assert!(projection(&session).across() <= 40_075.0, "{}", session.screen());
        }
        let ends = projection(&session);
        assert_eq!(ends.middle().0, 0.0, "{columns}x{rows}\n{}", session.screen());
        assert!([(90.0, 0.0), (-90.0, 0.0), (0.0, -179.0)].iter().all(|spot| ends.cell(*spot).is_some()));
        let undone = session.press("- -").state.map.clone().unwrap().zooms;
        assert_eq!(
            (projection(&session), &undone),
            (ends, &session.press("-").state.map.as_ref().unwrap().zooms)
        );
        session.press("Up Up Up Up Down l l h");
        assert_eq!(projection(&session).middle().0, 0.0, "there is nothing beyond a pole");
        assert!(session.press("z").state.chart.as_ref().unwrap().beyond < 20, "and z leads back");
    }
}

#[test]
fn the_caveat_and_the_scale_are_on_every_map() {
    for (columns, rows) in [(40, 10), (60, 12), (76, 24), (80, 24), (100, 30), (140, 40), (300, 90)] {
        let screen = iraq(columns, rows).screen().replace(['\n', '│'], " ");
        let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            words.contains("boundaries are approximate and imply no position"),
            "{columns}x{rows}: {words}"
        );
        assert!(words.contains("┤ ") && words.contains(" km · boundaries"), "{columns}x{rows}: {words}");
    }
}

/// The bar is as long as it says, to a column.
#[test]
fn the_scale_bar_is_as_long_as_it_says() {
    let mut session = iraq(140, 40);
    for keys in ["z", "+", "+", "+", "0", "-", "-"] {
        session.press(keys);
        let screen = session.screen();
        let line = screen.lines().find(|l| l.contains("boundaries are")).unwrap();
        let bar = line.chars().skip_while(|c| *c != '├').take_while(|c| "├─┤".contains(*c)).count();
        let km = line.split('┤').nth(1).unwrap().split(" km").next().unwrap().trim().replace(',', "");
        let km: f64 = km.parse().unwrap();
        let columns = km / (projection(&session).km() * 2.0);
        assert!((columns - bar as f64).abs() <= 1.0, "{keys}: {bar} columns for {km} km, {columns}");
    }
}
