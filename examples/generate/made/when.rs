//! Dates of every sort that the format knows.

use super::dice::Dice;
use super::plan::{Form, Plan, ROUND};
use super::world::{date, written};

/// A way to say when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Day,
    Month,
    Season,
    Year,
    Decade,
    Week,
    Either,
    NotAfter,
    NotBefore,
    About,
    Uncertain,
    Both,
    UncertainYear,
    Lasted,
    Lasting,
    Ended,
    Outside,
}

/// Sorts of dates of what happened once, with how often in a thousand times.
const MOMENTS: [(Sort, u64); 14] = [
    (Sort::Month, 90),
    (Sort::Season, 20),
    (Sort::Year, 25),
    (Sort::Decade, 2),
    (Sort::Week, 50),
    (Sort::Either, 10),
    (Sort::NotAfter, 8),
    (Sort::NotBefore, 4),
    (Sort::About, 25),
    (Sort::Uncertain, 15),
    (Sort::Both, 4),
    (Sort::UncertainYear, 12),
    (Sort::Outside, 10),
    (Sort::Day, 725),
];

/// The season of each month.
const SEASONS: [u8; 12] = [24, 24, 21, 21, 21, 22, 22, 22, 23, 23, 23, 24];

impl Sort {
    /// How the date of an event of a form is known.
    pub fn of(dice: &mut Dice, form: Form, n: u64) -> Sort {
        let lasts = matches!(form, Form::Period | Form::Series | Form::Aggregate);
        match dice.below(100) {
            _ if n.is_multiple_of(ROUND / 2) => Sort::Lasted,
            0..90 if lasts => Sort::Lasted,
            90..95 if lasts && form != Form::Aggregate => Sort::Lasting,
            95..98 if lasts && form != Form::Aggregate => Sort::Ended,
            _ if lasts => Sort::Lasted,
            _ => moment(dice.below(1000)),
        }
    }

    /// Whether it has to be said how the date is known.
    pub fn is_doubtful(self) -> bool {
        !matches!(self, Sort::Day | Sort::Month | Sort::Year | Sort::Lasted)
    }
}

fn moment(mut throw: u64) -> Sort {
    for (sort, share) in MOMENTS {
        if throw < share {
            return sort;
        }
        throw -= share;
    }
    Sort::Day
}

/// The date as it is written.
pub fn edtf(plan: &Plan) -> String {
    let (year, month, day) = date(plan.day);
    let exact = written(plan.day);
    match plan.sort {
        Sort::Day => exact,
        Sort::Month => format!("{year:04}-{month:02}"),
        // A winter bears the year of its December.
        Sort::Season => format!("{:04}-{}", year - i32::from(month < 3), SEASONS[usize::from(month - 1)]),
        Sort::Year => format!("{year:04}"),
        Sort::Decade => format!("{:03}X", year / 10),
        Sort::Week => format!("[{exact}..{}]", written(plan.day + 6)),
        Sort::Either => format!("[{exact},{}]", written(plan.day + 31)),
        Sort::NotAfter => format!("[..{exact}]"),
        Sort::NotBefore => format!("[{exact}..]"),
        Sort::About => format!("{year:04}-{month:02}~"),
        Sort::Uncertain => format!("{year:04}-{month:02}?"),
        Sort::Both => format!("{year:04}%"),
        Sort::UncertainYear => format!("{year:04}?-{month:02}-{day:02}"),
        Sort::Lasted => format!("{exact}/{}", written(plan.day + plan.length)),
        Sort::Lasting => format!("{year:04}-{month:02}/.."),
        Sort::Ended => format!("/{exact}"),
        Sort::Outside => format!("{year:04}-{month:02}"),
    }
}

/// The earliest start and the latest end, where they say more than the date.
pub fn bounds(plan: &Plan) -> Option<(String, String)> {
    (plan.sort == Sort::Outside).then(|| (written(plan.day - 40), written(plan.day + 20)))
}
