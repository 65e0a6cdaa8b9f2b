//! A range typed for one field, as it would stand after the field's name in a query: `5..`, `>=5`, `2017..2019`.

use super::edit::{Subject, Terms};
use super::names::Named;
use super::tree::Term;
use super::{Query, QueryError};

/// The text that stands before a range in a query: `killed.civilians:`, or without the colon where the range begins
/// with an operator of its own.
fn before(name: &str, range: &str) -> String {
    let operator = range.starts_with([':', '=', '<', '>']);
    format!("{name}{}", if operator { "" } else { ":" })
}

/// The term that a range asks for; nothing for an empty line.
///
/// # Errors
/// When it is no range of that field; the place is one in `line`.
pub fn read(about: &Subject, line: &str, names: &dyn Named) -> Result<Option<Terms>, QueryError> {
    let range = line.trim();
    if range.is_empty() {
        return Ok(None);
    }
    let lead = before(&name(about), range);
    let indent = line.len() - line.trim_start().len();
    let into = |at: usize| (at.saturating_sub(lead.len()) + indent).min(line.len());
    let query = Query::read(&format!("{lead}{range}"), names)
        .map_err(|error| QueryError { at: into(error.at.start)..into(error.at.end), ..error })?;
    let terms = query.root().and_then(|root| Terms::new(vec![root.clone()]));
    match terms.filter(|terms| terms.about == [about.clone()]) {
        Some(terms) => Ok(Some(terms)),
        None => Err(QueryError::new(indent..indent + range.len(), "This is more than one range.")
            .hint("Write other terms in the query line, which `&` opens.")),
    }
}

/// The field's name as a query writes it.
pub fn name(about: &Subject) -> String {
    let (field, of) = about;
    Term { field: *field, of: of.clone(), op: super::Op::Is, values: Vec::new() }.name()
}

/// What stands after the field's name when a term is written out: `>=5`, `2..4`; nothing for several terms.
pub fn written(terms: &Terms) -> Option<String> {
    let [about] = terms.about.as_slice() else { return None };
    let (1, Some(query)) = (terms.nodes.len(), terms.alone()) else { return None };
    let rest = query.as_str().strip_prefix(&name(about))?;
    Some(rest.strip_prefix(':').unwrap_or(rest).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::catalog;
    use crate::query::{Field, field};

    fn about(name: &str) -> Subject {
        field::known(name, &catalog()).unwrap()
    }

    fn asked(name: &str, line: &str) -> String {
        match read(&about(name), line, &catalog()) {
            Ok(Some(terms)) => terms.asked(&Query::everything()).to_string(),
            Ok(None) => String::new(),
            Err(error) => format!("{}..{} {}", error.at.start, error.at.end, error.message),
        }
    }

    #[test]
    fn a_range_is_what_stands_after_the_name() {
        assert_eq!(asked("killed", ">=5"), "killed>=5");
        assert_eq!(asked("killed", " 2..4 "), "killed:2..4");
        assert_eq!(asked("killed", "= 5"), "1..1 A value is missing after `killed=`.");
        assert_eq!(asked("killed.civilians", "5.."), "killed.civilians:5..");
        assert_eq!(asked("killed", "unknown,3"), "killed:unknown,3");
        assert_eq!(asked("sources", ">1"), "sources>1");
        assert_eq!(asked("date", "2017-07..2019"), "date:2017-07..2019");
        assert_eq!(asked("date", ">=2019-11"), "date>=2019-11");
        assert_eq!(asked("date", "  "), "");
    }

    #[test]
    fn what_is_wrong_is_told_at_its_place_in_the_line() {
        assert_eq!(asked("killed", "  some"), "2..6 This is not a number or a range of numbers.");
        assert_eq!(asked("killed", "5..2"), "0..4 This range ends before it begins.");
        assert_eq!(asked("killed", "5 mosul"), "0..7 This is more than one range.");
        assert_eq!(asked("date", "2018 or killed:2"), "0..16 This is more than one range.");
        assert_eq!(asked("date", "2018 or date:2019"), "date:2018,2019", "which is a list of ranges");
        assert!(read(&about("date"), "é)", &catalog()).is_err());
    }

    #[test]
    fn what_was_read_is_written_again() {
        for (name, line) in [("killed", ">=5"), ("killed.civilians", "2..4"), ("date", "2017..2019")] {
            let terms = read(&about(name), line, &catalog()).unwrap().unwrap();
            assert_eq!(written(&terms).as_deref(), Some(line));
        }
        assert_eq!(name(&(Field::Killed, None)), "killed");
    }
}
