use proptest::prelude::*;

use super::*;

fn band(bins: &[(f32, f32)], rows: u16, charset: Charset) -> Vec<String> {
    scaled(bins, rows, charset, Scale::Linear)
}

fn scaled(bins: &[(f32, f32)], rows: u16, charset: Charset, scale: Scale) -> Vec<String> {
    let bins: Vec<Mass> = bins.iter().map(|&(certain, possible)| Mass { certain, possible }).collect();
    let line = |row: &Vec<DensityCell>| row.iter().map(|c| c.glyph(charset)).collect();
    Density::of(&bins, rows, scale).rows.iter().map(line).collect()
}

#[test]
fn heights_follow_a_round_scale() {
    let bins: Vec<(f32, f32)> = (0..=8).map(|n| (n as f32, 0.0)).collect();
    assert_eq!(band(&bins, 1, Charset::Unicode), [" ▁▂▃▄▅▆▇█"]);
    assert_eq!(band(&bins, 1, Charset::Ascii), [" .:-=+*#@"]);
    assert_eq!(band(&bins, 2, Charset::Unicode), ["     ▂▄▆█", " ▂▄▆█████"]);
}

#[test]
fn the_possible_is_shaded() {
    assert_eq!(band(&[(0.0, 0.1), (0.0, 0.5), (0.0, 1.0), (1.0, 0.0)], 1, Charset::Unicode), ["░▒▓█"]);
    assert_eq!(band(&[(1.0, 1.0), (0.0, 1.0), (2.0, 0.0)], 2, Charset::Unicode), ["▓ █", "█▓█"]);
}

/// One row has no cell of its own for what is possible on top of what is certain: the cell says both.
#[test]
fn in_one_row_certain_and_possible_are_told_together() {
    let bins: Vec<(f32, f32)> = (1..8).map(|n| (n as f32, 1.0)).chain([(8.0, 0.0), (0.0, 1.0)]).collect();
    assert_eq!(band(&bins, 1, Charset::Unicode), ["▖▖▖▞▞▟▟█░"]);
    assert_eq!(band(&bins, 1, Charset::Ascii), [",,,;;%%@'"]);
    assert!(band(&bins, 2, Charset::Unicode).concat().chars().all(|c| !"▖▞▟".contains(c)));
}

#[test]
fn the_scale_is_named_as_fully_as_there_is_room() {
    let of = |certain, scale| Density::of(&[Mass { certain, possible: 0.0 }], 1, scale);
    let named =
        |scale| [20, 14, 11, 8, 7].map(|columns| of(4.0, scale).scale(Charset::Unicode, columns).to_string());
    assert_eq!(
        named(Scale::Linear),
        ["█ = 4 inc., linear", "█ = 4 linear", "█=4 linear", "█=4 lin", "█=4 lin"]
    );
    assert_eq!(named(Scale::Log), ["log, up to 4 inc.", "log to 4 inc.", "log to 4", "log to 4", "log 4"]);
    assert_eq!(of(4.0, Scale::Linear).scale(Charset::Ascii, 12).as_str(), "@ = 4 linear");
    let full = |n| of(n, Scale::Linear).full;
    assert_eq!([3.0, 5.0, 6.0, 9.0, 41.0, 5.0e9].map(full), [4, 5, 8, 10, 50, u32::MAX]);
    assert_eq!([3.0, 9.0, 41.0].map(|n| of(n, Scale::Log).full), [4, 10, 50]);
}

#[test]
fn the_kind_of_scale_is_said_in_eight_columns_whatever_the_number() {
    for scale in [Scale::Linear, Scale::Log] {
        for power in 0..10 {
            let density = Density::of(&[Mass { certain: 10_f32.powi(power), possible: 0.0 }], 1, scale);
            let name = density.scale(Charset::Unicode, 8).to_string();
            assert!(name.contains(if scale == Scale::Log { "log" } else { "lin" }), "{name}");
        }
    }
}

#[test]
fn a_logarithmic_scale_shows_few_beside_very_many() {
    let bins = [(1.0, 0.0), (10.0, 0.0), (100.0, 0.0), (1000.0, 0.0), (0.0, 0.5)];
    assert_eq!(scaled(&bins, 1, Charset::Unicode, Scale::Log), ["▁▃▆█░"]);
    assert_eq!(scaled(&bins, 1, Charset::Unicode, Scale::Linear), ["▁▁▁█░"]);
    let bins = [(1.0, 0.0), (10.0, 0.0), (1000.0, 0.0), (0.0, 10.0), (10.0, 10.0)];
    assert_eq!(scaled(&bins, 2, Charset::Unicode, Scale::Log), ["  █ ░", "▂▆█▒▆"]);
}

#[test]
fn what_is_not_solid_is_possible() {
    assert_eq!(Mass::of(0.0, 0.25), Mass { certain: 0.0, possible: 0.25 });
    assert_eq!(Mass::of(2.0, 2.5), Mass { certain: 2.0, possible: 0.5 });
    assert_eq!(Mass::of(2.0, 1.0), Mass { certain: 2.0, possible: 0.0 });
}

#[test]
fn an_empty_band_has_the_finest_scale() {
    assert_eq!(
        Density::of(&[], 1, Scale::Linear),
        Density { rows: vec![vec![]], scale: Scale::Linear, full: 1 }
    );
    assert_eq!(Density::of(&[Mass::default()], 0, Scale::Log).rows, Vec::<Vec<DensityCell>>::new());
}

proptest! {
    #[test]
    fn what_happened_is_seen_and_nothing_else(
        bins in prop::collection::vec((0_u32..400, prop_oneof![Just(0.0_f32), 0.0_f32..20.0]), 0..40), rows in 1_u16..6, log: bool,
    ) {
        let bins: Vec<Mass> = bins.iter().map(|&(c, p)| Mass { certain: c as f32, possible: p }).collect();
        let density = Density::of(&bins, rows, if log { Scale::Log } else { Scale::Linear });
        prop_assert_eq!(density.rows.len(), usize::from(rows));
        for (i, bin) in bins.iter().enumerate() {
            let column: Vec<DensityCell> = density.rows.iter().map(|row| row[i]).collect();
            prop_assert_eq!(column.iter().any(|c| c.certain > 0), bin.certain > 0.0);
            prop_assert_eq!(column.iter().any(|c| c.possible > 0), bin.possible > 0.0);
            prop_assert!(column.iter().all(|c| c.certain + c.possible <= 8));
            let signs = column.iter().filter_map(|c| c.sign());
            let tells_possible = |sign| matches!(sign, Sign::Possible(_) | Sign::Both(_));
            prop_assert_eq!(signs.into_iter().any(tells_possible), bin.possible > 0.0);
            let told_apart = rows == 1 || column.iter().all(|c| c.certain == 0 || c.possible == 0);
            prop_assert!(told_apart);
        }
    }

    #[test]
    fn more_is_never_lower(a in 0.0_f32..300.0, b in 0.0_f32..300.0, rows in 1_u16..6, log: bool) {
        let bins = [Mass { certain: a.min(b), possible: 0.0 }, Mass { certain: a.max(b), possible: 0.0 }];
        let density = Density::of(&bins, rows, if log { Scale::Log } else { Scale::Linear });
        let height = |i: usize| density.rows.iter().map(|row| u32::from(row[i].certain)).sum::<u32>();
        prop_assert!(height(0) <= height(1));
    }
}
