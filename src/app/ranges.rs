//! Ranges typed in the Filter pane: what they are about, and how a line becomes a part of the query.

use super::day;
use crate::index::Data;
use crate::model::SideIx;
use crate::query::edit::{self, Subject};
use crate::query::{Field, Of, Query, QueryError, Type, range};
use crate::text::Text;

/// What a range of a field, perhaps of one side, is about.
pub fn subject(field: Field, side: Option<SideIx>, data: &Data) -> Subject {
    let of = side.map(|side| Of::Side(side, data.store.catalog().side(side).id.clone()));
    (field, of)
}

/// What it is called in a query: `killed.civilians`.
pub fn range_name(field: Field, side: Option<SideIx>, data: &Data) -> Text {
    Text::new(range::name(&subject(field, side, data)))
}

/// What may be typed, as examples.
pub fn examples(field: Field) -> &'static str {
    match field.row().takes {
        Type::Dates => "2017..2019, >=2019-11, jan 2018..mar 2019; nothing: any date",
        Type::Count => "5.., 2..4, >=5, unknown, unstated; nothing: any number",
        _ => "2.., 1, 2..4; nothing: any number",
    }
}

/// The query with the range that a line says about a field, in the place of what it said; of an empty line, with
/// none.
///
/// # Errors
/// When the line is no range of the field.
pub fn asked(
    query: &Query,
    (field, side): (Field, Option<SideIx>),
    line: &str,
    data: &Data,
) -> Result<Query, QueryError> {
    let about = subject(field, side, data);
    let dated = (field.row().takes == Type::Dates).then(|| with_dates(line, data)).flatten();
    let whole =
        |error: QueryError| if dated.is_some() { QueryError { at: 0..line.len(), ..error } } else { error };
    match range::read(&about, dated.as_deref().unwrap_or(line), data).map_err(whole)? {
        Some(terms) => within_limits(terms.asked_alike(query), line),
        None => Ok(edit::without_subjects(query, &[about])),
    }
}

/// An edited query.
///
/// # Errors
/// When the edit was not made: the line asks for too much.
pub fn within_limits(query: Query, line: &str) -> Result<Query, QueryError> {
    match query.is_given_back() {
        true => Err(QueryError::new(0..line.len(), edit::over_the_limits())),
        false => Ok(query),
    }
}

/// A line with its dates in words written as a query has them: `jan 2018..mar 2019`; nothing where there are none.
fn with_dates(line: &str, data: &Data) -> Option<String> {
    let extent = data.index.extent();
    let near = extent.lo + (extent.hi - extent.lo) / 2;
    let line = line.trim();
    let after = line.trim_start_matches([':', '=', '<', '>']);
    let operator = line.get(..line.len() - after.len()).unwrap_or_default();
    let mut words = false;
    let mut dates = Vec::new();
    for date in after.split("..") {
        let read = day::in_words(date, near);
        words |= read.is_some();
        dates.push(read.unwrap_or_else(|| date.trim().to_owned()));
    }
    words.then(|| format!("{operator}{}", dates.join("..")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_typed_in_words_too() {
        let data = Data::embedded();
        let with_dates = |line: &str| with_dates(line, &data);
        assert_eq!(with_dates("jan 2018 .. 3 march 2019").as_deref(), Some("2018-01..2019-03-03"));
        assert_eq!(with_dates(">= nov 2019").as_deref(), Some(">=2019-11"));
        assert_eq!(with_dates("..dec 2016").as_deref(), Some("..2016-12"));
        assert_eq!(with_dates("2017..2019"), None);
        assert_eq!(with_dates(""), None);
    }
}
