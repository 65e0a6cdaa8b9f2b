//! A date that a query compares with, as the range that it is: others can be listed beside a range.

use super::{Sign, relisted, surely_asked};
use crate::model::date::civil;
use crate::model::{Edtf, Minute};
use crate::query::dates::window;
use crate::query::tree::{At, DateValue, FieldValue, Node, Term};
use crate::query::{Field, Op};

/// Makes `date>=2018` the same `date:2018..`, and leaves alone what compares nothing.
pub fn list_dates(part: &mut Node) {
    let range = surely_asked(part).filter(|term| term.field == Field::Date).and_then(range);
    if let Some(range) = range {
        *part = relisted(part, Field::Date, vec![(At::default(), FieldValue::Date(range))], Sign::Asked);
    }
}

/// The range of a term that compares with a date, where one can be written that is the same stretch of time.
fn range(term: &Term) -> Option<DateValue> {
    let [(_, FieldValue::Date(value))] = term.values.as_slice() else { return None };
    let DateValue::On(date) = value else { return None };
    let held = window(term.op, value)?;
    let range = match term.op {
        Op::Is => return None,
        Op::From => DateValue::Range(Some(date.clone()), None),
        Op::Through => DateValue::Range(None, Some(date.clone())),
        Op::After => DateValue::Range(Some(day(held.lo)?), None),
        Op::Before => DateValue::Range(None, Some(day(held.hi)?)),
    };
    (window(Op::Is, &range) == Some(held)).then_some(range)
}

/// The day of a minute.
fn day(at: Minute) -> Option<Edtf> {
    let (year, month, day, ..) = civil(at);
    Edtf::parse(&format!("{year:04}-{month:02}-{day:02}")).ok()
}
