//! Counts of events in words, by form: how many match certainly, and how many more possibly.

use crate::index::{Counts, Tally};
use crate::model::Form;

/// `18 incidents (+2 possible) · 21 statements · 4 aggregates`.
pub fn by_form(counts: &Counts) -> String {
    let forms = Form::ALL.iter().map(|form| (*form, counts.of(*form)));
    let told = forms.filter(|(_, tally)| tally.total() > 0);
    told.map(|(form, tally)| of_form(form, tally)).collect::<Vec<_>>().join(" · ")
}

/// `18 incidents (+2 possible)`.
pub fn of_form(form: Form, tally: Tally) -> String {
    let possible = match tally.possible {
        0 => String::new(),
        n => format!(" (+{n} possible)"),
    };
    format!("{} {}{possible}", tally.certain, form.counted(tally.certain))
}

/// `18+2`, `18`, `+2`, or a full stop for none.
pub fn short(tally: Tally) -> String {
    match (tally.certain, tally.possible) {
        (0, 0) => ".".to_owned(),
        (certain, 0) => certain.to_string(),
        (0, possible) => format!("+{possible}"),
        (certain, possible) => format!("{certain}+{possible}"),
    }
}
