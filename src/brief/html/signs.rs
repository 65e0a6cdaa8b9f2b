//! The signs of the screen as drawings: the same shapes with the same meaning, around a middle.

use super::markup::number;
use crate::timeline::{SIGNS, Sign};

/// Half the width of a sign.
pub const RADIUS: f64 = 3.6;

/// The signs that stand for one moment or stretch, in the order of the table; the legend explains those that are used.
pub const EXPLAINED: [Sign; 6] = [Sign::Day, Sign::Month, Sign::Year, Sign::OneOf, Sign::Lasted, Sign::Open];

/// A sign at a point, as markup.
pub fn sign(sign: Sign, x: f64, y: f64) -> String {
    let circle = |class: &str| {
        format!(
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            number(x),
            number(y),
            number(RADIUS)
        )
    };
    match sign {
        Sign::Day => circle("full"),
        Sign::Month => {
            let (top, r) = (number(y - RADIUS), number(RADIUS));
            format!(
                "{}<path class=\"full\" d=\"M{} {top}a{r} {r} 0 0 0 0 {}z\"/>",
                circle("hollow"),
                number(x),
                number(2.0 * RADIUS)
            )
        }
        Sign::Year => circle("hollow"),
        Sign::OneOf => circle("hollow dashed"),
        Sign::Left | Sign::Right => {
            let by = if sign == Sign::Left { 3.0 } else { -3.0 };
            format!(
                "<path class=\"line\" d=\"M{} {}L{} {}L{0} {}\"/>",
                number(x + by / 2.0),
                number(y - 3.0),
                number(x - by / 2.0),
                number(y),
                number(y + 3.0)
            )
        }
        Sign::Open => stretch(Sign::Open, x - RADIUS, x + RADIUS, y),
        _ => stretch(Sign::Lasted, x - RADIUS, x + RADIUS, y),
    }
}

/// A stretch from one place to another: what may be, what lasted, or what is open.
pub fn stretch(sign: Sign, from: f64, to: f64, y: f64) -> String {
    let class = match sign {
        Sign::Spread => "spread",
        Sign::Open | Sign::Left | Sign::Right => "open",
        _ => "lasted",
    };
    format!("<path class=\"{class}\" d=\"M{} {}H{}\"/>", number(from), number(y), number(to))
}

/// What a sign means, as the table of signs says it.
pub fn meaning(sign: Sign) -> &'static str {
    SIGNS.iter().find(|row| row.sign == sign).map_or("", |row| row.meaning)
}
