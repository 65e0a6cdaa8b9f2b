//! As of a day: what could be known by then, moved by months.

use super::{asking, scoping};
use crate::app::effect::Effect;
use crate::app::state::{Purpose, State};
use crate::index::Data;
use crate::model::Edtf;
use crate::model::date::civil;
use crate::model::wording::month_name;
use crate::query::edit::set_as_of;
use crate::query::{Query, QueryError};

/// What entering says.
const ENTERED: &str = "h and l go a month back and on, Esc leaves.";

/// Opens the line in which a day is typed.
pub fn ask(state: &mut State, data: &Data) -> Vec<Effect> {
    asking::open(state, data, Purpose::AsOf, "")
}

/// Enters a day given in words, as `:asof jan 2018` does; says what is wrong with one that is none.
pub fn enter(state: &mut State, data: &Data, words: &str) -> Vec<Effect> {
    match asked(&state.scope.query, words) {
        Ok(query) => {
            state.stepping = true;
            let effects = scoping::ask(state, data, query);
            state.notice = Some(ENTERED.into());
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
    state.stepping = state.scope.query.as_of().is_some();
    if state.stepping {
        state.notice = Some(ENTERED.into());
    }
}

/// The query as of a day in words; without words, of no day.
///
/// # Errors
/// When the words are no date.
pub fn asked(query: &Query, words: &str) -> Result<Query, QueryError> {
    if words.trim().is_empty() {
        return Ok(set_as_of(query, None));
    }
    let whole = 0..words.len();
    let edtf = in_words(words).unwrap_or_else(|| words.trim().to_string());
    match Edtf::parse(&edtf) {
        Ok(day) => Ok(set_as_of(query, Some(day))),
        Err(_) => Err(QueryError::new(whole, "Write a date such as jan 2018, 19 jan 2018 or 2018-01-19.")),
    }
}

/// `jan 2018` and `19 January 2018` as EDTF.
pub fn in_words(words: &str) -> Option<String> {
    let parts: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let (day, name, year) = match parts.as_slice() {
        [name, year] => (None, name, year),
        [day, name, year] => (Some(day.parse::<u8>().ok()?), name, year),
        _ => return None,
    };
    let named = |month: &u8| name.len() >= 3 && month_name(*month).to_lowercase().starts_with(name.as_str());
    let month = (1..=12).find(named)?;
    let year: u16 = year.parse().ok().filter(|y| (1000..=9999).contains(y))?;
    Some(match day {
        None => format!("{year}-{month:02}"),
        Some(day) => format!("{year}-{month:02}-{day:02}"),
    })
}

/// Whether `h` and `l` move the day.
pub fn is_stepping(state: &State) -> bool {
    state.stepping && state.scope.query.as_of().is_some()
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
    state.stepping = false;
    let query = set_as_of(&state.scope.query, None);
    scoping::ask(state, data, query);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_words() {
        let read = |words: &str| in_words(words).unwrap_or_default();
        assert_eq!(read("jan 2018"), "2018-01");
        assert_eq!(read("19 January 2018"), "2018-01-19");
        assert_eq!(read("8 nov 2019"), "2019-11-08");
        assert_eq!(read("ja 2018"), "");
        assert_eq!(read("2018-01"), "");
        assert!(asked(&Query::everything(), "30 feb 2018").is_err());
        assert_eq!(
            asked(&Query::everything(), "2018-01").map(|q| q.to_string()).as_deref(),
            Ok("asof:2018-01")
        );
    }
}
