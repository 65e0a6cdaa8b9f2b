#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::Window;
use crate::timeline::calendar::{YEAR, short_month};
use crate::timeline::viewport::{Column, LENGTHS};

fn day(year: i32, month: u8, day: u8) -> Minute {
    minute_of(year, month, day, 0, 0)
}

/// The axis as one line of text, bare ticks as `'`.
fn drawn(from: Minute, to: Minute, width: u16) -> String {
    let mut row = vec![' '; usize::from(width)];
    for t in ticks(&Viewport::new(from, to - from), width) {
        let label = if t.level == Level::Bare { "'" } else { t.label.as_str() };
        label.chars().enumerate().for_each(|(i, c)| row[usize::from(t.column) + i] = c);
    }
    format!("|{}", row.into_iter().collect::<String>().trim_end())
}

fn named(name: &str) -> &'static Unit {
    LADDER.iter().find(|u| u.name == name).unwrap()
}

#[test]
fn the_ladder_descends() {
    assert!(LADDER.windows(2).all(|pair| pair[0].least > pair[1].least));
    assert!(LADDER.iter().all(|u| u.coarser() == u || u.coarser().finer() == Some(u)));
}

#[test]
fn units_begin_where_the_calendar_says() {
    let noon = minute_of(2018, 6, 17, 12, 30);
    let around = |name| {
        let unit = named(name);
        (unit.previous(noon), unit.floor(noon), unit.next(noon))
    };
    assert_eq!(around("decades"), (day(2000, 1, 1), day(2010, 1, 1), day(2020, 1, 1)));
    assert_eq!(around("five years"), (day(2010, 1, 1), day(2015, 1, 1), day(2020, 1, 1)));
    assert_eq!(around("quarters"), (day(2018, 1, 1), day(2018, 4, 1), day(2018, 7, 1)));
    assert_eq!(around("months"), (day(2018, 5, 1), day(2018, 6, 1), day(2018, 7, 1)));
    assert_eq!(around("weeks"), (day(2018, 6, 4), day(2018, 6, 11), day(2018, 6, 18)));
    assert_eq!(around("quarter days").1, day(2018, 6, 17) + 12 * HOUR);
    assert_eq!(around("hours").2, day(2018, 6, 17) + 13 * HOUR);
}

#[test]
fn no_unit_is_shorter_than_it_says() {
    for unit in LADDER {
        for start in unit.starts(day(1890, 1, 1)).take_while(|s| *s < day(2110, 1, 1)).take(5000) {
            assert!(unit.next(start) - start >= unit.least, "{} at {start}", unit.name);
            assert_eq!(unit.previous(unit.next(start)), start, "{}", unit.name);
        }
    }
}

#[test]
fn axes_read_well() {
    let rows = [
        drawn(day(1200, 5, 1), day(2022, 1, 1), 60),
        drawn(day(1955, 5, 1), day(2022, 1, 1), 60),
        drawn(day(2014, 4, 1), day(2022, 6, 1), 90),
        drawn(day(2014, 4, 1), day(2022, 6, 1), 60),
        drawn(day(2013, 10, 1), day(2023, 3, 1), 40),
        drawn(day(2016, 12, 20), day(2020, 1, 1), 60),
        drawn(day(2017, 3, 10), day(2019, 5, 1), 60),
        drawn(day(2017, 9, 10), day(2018, 8, 1), 60),
        drawn(day(2017, 12, 10), day(2018, 1, 31), 60),
        drawn(day(2019, 12, 27), day(2020, 1, 8), 60),
        drawn(day(2019, 11, 8) + 7 * HOUR, day(2019, 11, 10), 60),
        drawn(day(2019, 11, 8) + 7 * HOUR, day(2019, 11, 8) + 19 * HOUR, 90),
    ];
    insta::assert_snapshot!(rows.join("\n"), @"
    |1200   1300   1400   1500    1600   1700   1800    1900   '
    |    1960     1970     1980     1990     2000     2010     '
    |2014    2015 Jul   2016 Jul   2017 Jul   2018 Jul   2019 Jul   2020 Jul   2021 Jul   2022
    |2014 2015   2016    2017   2018   2019    2020   2021   2022
    | 2014    2016     2018    2020     2022
    |2017 '    Jul  '    2018 '    Jul  '    2019 '    Jul  '
    |2017    Jul    Oct    2018   Apr    Jul    Oct    2019   Apr
    |Sep 2017 Nov   Dec  2018  Feb  Mar   Apr   May  Jun   Jul
    |Dec 2017 18      25      1 Jan 2018      15      22      29
    |Dec 2019  29   30   31   Jan 2020  3    4    5    6    7
    |8 Nov 2019      18:00   9 Nov    06:00    12:00    18:00
    |8 Nov 2019     09:00  10:00   11:00  12:00   13:00  14:00   15:00  16:00   17:00  18:00
    ");
}

#[test]
fn a_division_is_marked_everywhere_or_nowhere() {
    for width in 20..=200 {
        for length in LENGTHS {
            let view = Viewport::new(day(2017, 3, 10), length);
            let row = ticks(&view, width);
            let unit = Unit::of(&view, width);
            let labels: Vec<&Tick> =
                row.iter().filter(|t| t.level > Level::Bare && t.level < Level::Edge).collect();
            let between = |pair: &[&Tick]| {
                let inside = |t: &&Tick| t.column > pair[0].column && t.column < pair[1].column;
                row.iter().filter(inside).count()
            };
            let starts: Vec<u16> = starts_on(&view, unit, width);
            let next = |pair: &[&Tick]| {
                starts.iter().filter(|c| **c > pair[0].column).min() == Some(&pair[1].column)
            };
            let counts: Vec<usize> = labels.windows(2).filter(|p| next(p)).map(between).collect();
            let regular = matches!(unit.step, Step::Years(1 | 2) | Step::Months(3 | 6) | Step::Hours(_));
            assert!(
                !regular || counts.windows(2).all(|c| c[0] == c[1]),
                "{} on {width}: {row:?}",
                view.text()
            );
        }
    }
}

/// The columns in which units start.
fn starts_on(view: &Viewport, unit: &Unit, width: u16) -> Vec<u16> {
    let column = |minute| match view.column_of(minute, width) {
        Column::At(column) => Some(column),
        Column::Left | Column::Right => None,
    };
    unit.starts(view.lo).map_while(column).collect()
}

/// What an analyst takes from the labels, reading from the left.
#[derive(Default)]
struct Reader {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
}

impl Reader {
    /// The minute a label names; none when it cannot be told.
    fn read(&mut self, label: &str) -> Option<Minute> {
        let mut clock = 0;
        let is_year = |part: &str| part.len() == 4 && part.parse::<i32>().is_ok();
        if label.split(' ').any(is_year) {
            *self = Reader::default();
        }
        for part in label.split(' ') {
            if let Some((hour, _)) = part.split_once(':') {
                clock = hour.parse().unwrap();
                self.day?;
            } else if is_year(part) {
                self.year = part.parse().ok();
            } else if let Ok(day) = part.parse() {
                self.day = Some(day);
            } else {
                self.month = Some((1..=12).find(|m| short_month(*m) == part).unwrap());
                self.day = if label.starts_with(part) { None } else { self.day };
            }
        }
        if self.day.is_some() {
            self.month?;
        }
        Some(minute_of(self.year?, self.month.unwrap_or(1), self.day.unwrap_or(1), clock, 0))
    }
}

/// Every rule of an axis, on one axis.
fn check(view: &Viewport, width: u16) {
    let row = ticks(view, width);
    let context = format!("{} on {width} columns: {row:?}", view.text());
    let mut free_from = 0;
    let mut reader = Reader::default();
    let mut year_named = false;
    for (i, t) in row.iter().enumerate() {
        let columns = t.label.width().max(1) as u16;
        assert!(t.column >= free_from, "collision at {}; {context}", t.column);
        assert!(t.column + columns <= width, "cut at {}; {context}", t.column);
        free_from = t.column + columns + 1;
        assert_eq!(t.label.is_empty(), t.level == Level::Bare, "{context}");
        if t.level == Level::Bare {
            continue;
        }
        let read = reader.read(t.label.as_str());
        let Some(read) = read else { panic!("{} cannot be read; {context}", t.label) };
        if t.level == Level::Edge {
            assert_eq!(i, 0, "{context}");
            assert!(read <= view.lo, "{context}");
        } else {
            assert_eq!(view.column_of(read, width), Column::At(t.column), "{}; {context}", t.label);
        }
        year_named |= reader.year.is_some();
    }
    assert!(year_named, "no year; {context}");
}

#[test]
fn labels_never_collide_are_never_cut_and_always_tell_the_year() {
    let from = [day(2019, 12, 30) + 1000, day(2017, 3, 10), day(1899, 6, 1), day(2016, 1, 1), FIRST];
    for width in 10..=300 {
        for length in LENGTHS {
            for lo in from {
                check(&Viewport::new(lo - length / 7, length), width);
            }
        }
    }
}

#[test]
fn an_axis_on_a_narrow_screen_of_any_place_is_sound() {
    for offset in 0..400 {
        for length in LENGTHS {
            let view = Viewport::new(day(2018, 12, 1) + offset * 7 * HOUR * (1 + length / YEAR), length);
            check(&view, 10 + (offset % 30) as u16);
        }
    }
}

#[test]
fn an_axis_without_columns_has_no_ticks() {
    assert_eq!(ticks(&Viewport::new(0, YEAR), 0), vec![]);
    assert!(ticks(&Viewport::new(0, YEAR), 3).iter().all(|t| t.label.width() <= 3));
}

/// As [`drawn`], with gaps folded.
fn folded(from: Minute, to: Minute, width: u16, gaps: &[(Minute, Minute)]) -> String {
    let gaps: Vec<Window> = gaps.iter().map(|(lo, hi)| Window { lo: *lo, hi: *hi - 1 }).collect();
    let mut row = vec![' '; usize::from(width)];
    for t in ruled(&Ruler::folded(&Viewport::new(from, to - from), width, &gaps)) {
        let (label, at) = match t.level {
            Level::Bare => ("'".to_string(), t.column),
            Level::Gap => (format!("⋯ {}", t.label), t.column - 2),
            _ => (t.label.to_string(), t.column),
        };
        label.chars().enumerate().for_each(|(i, c)| row[usize::from(at) + i] = c);
    }
    format!("|{}", row.into_iter().collect::<String>().trim_end())
}

#[test]
fn after_a_folded_gap_the_axis_says_where_it_is() {
    let rows = [
        folded(day(2014, 4, 1), day(2022, 6, 1), 90, &[(day(2015, 3, 1), day(2019, 8, 1))]),
        folded(day(2014, 4, 1), day(2022, 6, 1), 60, &[(day(2015, 3, 1), day(2019, 8, 1))]),
        folded(day(2018, 1, 1), day(2019, 1, 1), 60, &[(day(2018, 2, 3), day(2018, 9, 9))]),
        folded(day(2018, 1, 1), day(2019, 1, 1), 60, &[(day(2017, 2, 3), day(2018, 9, 9))]),
    ];
    insta::assert_snapshot!(rows.join("\n"), @"
    |Apr 2014     2015     ⋯ 4 years Apr 2019    2020      Jul      2021     Jul       2022
    |2014   2015  ' ⋯ 4 years 2019    2020  Jul  2021  Jul  2022
    |2018   Feb    ⋯ 7 months Aug 2018  Oct     Nov     Dec
    | ⋯ 19 months Aug 2018      Oct        Nov       Dec
    ");
}

#[test]
fn labels_around_folded_gaps_never_collide_and_are_never_cut() {
    for width in 20..=300 {
        for length in LENGTHS {
            let view = Viewport::new(day(2017, 3, 10), length);
            let at = |part: Minute| view.lo + length / 100 * part;
            let gaps = [(at(9), at(38)), (at(45), at(71)), (at(80), at(99))];
            let gaps = gaps.map(|(lo, hi)| Window { lo, hi: hi - 1 });
            let mut free_from = 0;
            for t in ruled(&Ruler::folded(&view, width, &gaps)) {
                let begins = if t.level == Level::Gap { t.column - 2 } else { t.column };
                assert!(begins >= free_from, "{t:?} collides on {width}, {}", view.text());
                free_from = t.column + t.label.width().max(1) as u16 + 1;
                assert!(free_from <= width + 1, "{t:?} is cut on {width}");
            }
        }
    }
}
