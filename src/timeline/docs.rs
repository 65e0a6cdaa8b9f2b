//! Tables of the documentation, made from those of the program.

use super::ladder::LADDER;
use super::signs::{Band, SIGNS};
use super::viewport::Viewport;

/// Screens for which the ladder says how much time they show.
const SCREENS: [(&str, u16); 2] = [("60 columns", 60), ("150 columns", 150)];

/// The signs of a band as a table: both looks, and what they mean.
pub fn signs(band: Band) -> String {
    let cell = |s: &str| s.replace('|', "\\|");
    let mut out = String::from("| sign | ASCII | meaning |\n|---|---|---|\n");
    for sign in SIGNS.iter().filter(|sign| sign.band == band) {
        out.push_str(&format!("| `{}` | `{}` | {} |\n", cell(sign.unicode), cell(sign.ascii), sign.meaning));
    }
    out
}

/// The ladder of units as a table: each with the columns that one of them takes at least, and the longest window that
/// is marked in it on two widths of the plot.
pub fn ladder() -> String {
    let heads = SCREENS.map(|(name, _)| format!(" at most on {name} |")).concat();
    let mut out = format!("| marked in | columns for one, at least |{heads}\n|---|---|---|---|\n");
    for (i, unit) in LADDER.iter().enumerate() {
        let longest = |width: u16| match i {
            0 => "everything".to_string(),
            _ => window(unit.least * i64::from(width) / i64::from(unit.columns)),
        };
        let cells = SCREENS.map(|(_, width)| format!(" {} |", longest(width))).concat();
        out.push_str(&format!("| {} | {} |{cells}\n", unit.name, unit.columns));
    }
    out
}

/// A length of time in the unit that says it best.
fn window(minutes: i64) -> String {
    let (hour, day, year) = (60, 1440, 525_949);
    match minutes {
        m if m < Viewport::SHORTEST => "never".to_string(),
        m if m < 3 * day => format!("{} hours", m / hour),
        m if m < 100 * day => format!("{} days", m / day),
        m if m < 3 * year => format!("{} months", m * 12 / year),
        m => format!("{} years", m / year),
    }
}
