//! As of a day: what could be known by then, moved by months.

use super::{asking, scoping};
use crate::app::day;
use crate::app::effect::Effect;
use crate::app::ranges::within_limits;
use crate::app::state::{Purpose, State};
use crate::index::Data;
use crate::model::date::civil;
use crate::model::{Edtf, Minute};
use crate::query::edit::set_as_of;
use crate::query::{Query, QueryError};
use crate::text;
use crate::text::Text;

/// What entering says.
fn entering(state: &State) -> Text {
    let (back, on) = (state.keys.first("earlier"), state.keys.first("later"));
    text!("{back} and {on} go a month back and on, Esc leaves.")
}

/// Opens the line in which a day is typed.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    asking::open(state, data, Purpose::AsOf, "")
}

/// Enters a day given in words, as `:asof jan 2018` does; says what is wrong with one that is none.
pub fn enter(state: &mut State, data: &Data, words: &str) -> Vec<Effect> {
    match asked(&state.scope.query, words, state.spot.viewport.middle()) {
        Ok(query) => {
            let effects = scoping::ask(state, data, query);
            state.notice = Some(entering(state));
            effects
        }
        Err(error) => {
            state.notice = Some(error.message);
            Vec::new()
        }
    }
}

/// Notes that a day typed into the line was accepted.
pub fn entered(state: &mut State) {
    if is_stepping(state) {
        state.notice = Some(entering(state));
    }
}

/// The query as of a day in words, seen from a minute; without words, of no day.
///
/// # Errors
/// When the words are no date, or with it the query would be too long.
pub fn asked(query: &Query, words: &str, near: Minute) -> Result<Query, QueryError> {
    if words.trim().is_empty() {
        return Ok(set_as_of(query, None));
    }
    let query = set_as_of(query, Some(day::read(words, near)?));
    within_limits(query, words)
}

/// Whether `h` and `l` move the day: wherever the query says one, however it came to.
pub fn is_stepping(state: &State) -> bool {
    state.scope.query.as_of().is_some()
}

/// Goes so many months on; the whole of the month counts.
pub fn step(state: &mut State, data: &Data, months: i32) -> Vec<Effect> {
    let Some(by) = state.scope.query.as_of() else { return Vec::new() };
    let (year, month, ..) = civil(by);
    let at = year * 12 + i32::from(month) - 1 + months;
    let day = Edtf::parse(&format!("{:04}-{:02}", at.div_euclid(12), at.rem_euclid(12) + 1));
    match day {
        Ok(day) => scoping::ask(state, data, set_as_of(&state.scope.query, Some(day))),
        Err(_) => Vec::new(),
    }
}

/// Returns to what is known today.
pub fn leave(state: &mut State, data: &Data) {
    let query = set_as_of(&state.scope.query, None);
    scoping::ask(state, data, query);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_words() {
        let read = |words: &str| asked(&Query::everything(), words, 0).map(|q| q.to_string());
        assert_eq!(read("jan 2018").as_deref(), Ok("asof:2018-01"));
        assert_eq!(read("19 January 2018").as_deref(), Ok("asof:2018-01-19"));
        assert_eq!(read("2018-01").as_deref(), Ok("asof:2018-01"));
        assert_eq!(read("").as_deref(), Ok(""));
        assert!(read("ja 2018").is_err() && read("30 feb 2018").is_err());
    }
}
