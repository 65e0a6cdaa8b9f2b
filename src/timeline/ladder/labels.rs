//! What a tick says: short where what is left of it on the axis says the rest, in full where it must.

use super::Step;
use super::ticks::Level;
use crate::model::Minute;
use crate::model::date::civil;
use crate::text;
use crate::text::Text;
use crate::timeline::calendar::short_month;

/// The label of the start of a unit, and how much of the calendar it says.
pub(super) fn of_start(step: Step, start: Minute) -> (Text, Level) {
    let (year, month, day, hour, minute) = civil(start);
    let name = short_month(month);
    match step {
        Step::Years(_) => (text!("{year:04}"), Level::Year),
        Step::Months(_) if month == 1 => (text!("{year:04}"), Level::Year),
        Step::Months(_) => (Text::from(name), Level::Unit),
        Step::Week if day <= 7 && month == 1 => (text!("{day} {name} {year:04}"), Level::Year),
        Step::Week if day <= 7 => (text!("{day} {name}"), Level::Context),
        Step::Day if day == 1 && month == 1 => (text!("{name} {year:04}"), Level::Year),
        Step::Day if day == 1 => (Text::from(name), Level::Context),
        Step::Week | Step::Day => (text!("{day}"), Level::Unit),
        Step::Hours(_) if hour > 0 => (text!("{hour:02}:{minute:02}"), Level::Unit),
        Step::Hours(_) if day == 1 && month == 1 => (text!("{day} {name} {year:04}"), Level::Year),
        Step::Hours(_) => (text!("{day} {name}"), Level::Context),
    }
}

/// The label of the start of a month or day with its year, where nothing left of it says which year it is.
pub(super) fn in_full(step: Step, start: Minute) -> Text {
    let (short, level) = of_start(step, start);
    if level == Level::Year { short } else { text!("{short} {:04}", civil(start).0) }
}

/// Labels for the left edge of the axis, which lies somewhere within a unit: fullest first, the year last.
/// With each, whether the labels to its right can be understood from it.
pub(super) fn of_edge(step: Step, lo: Minute) -> Vec<(Text, bool)> {
    let (year, month, day, ..) = civil(lo);
    let name = short_month(month);
    let year_only = text!("{year:04}");
    match step {
        Step::Years(_) => vec![(year_only, true)],
        Step::Months(_) => vec![(text!("{name} {year:04}"), true), (year_only, true)],
        Step::Week | Step::Day | Step::Hours(_) => vec![
            (text!("{day} {name} {year:04}"), true),
            (text!("{name} {year:04}"), !matches!(step, Step::Hours(_))),
            (year_only, false),
        ],
    }
}
