//! How many of whom: what the rows of a toll answer.

use super::said;
use crate::model::{Count, Event, Measure, TollRow, Truth};
use crate::query::field::Of;
use crate::query::tree::{CountValue, Term};

/// One row answers, of the side asked for if any: certainly as far as its count does, possibly when only a
/// claim's row does. Rows are never added up.
pub fn count(event: &Event, term: &Term, measure: Measure, asked: CountValue) -> Truth {
    let of_the_side = |row: &&TollRow| match &term.of {
        Some(Of::Side(side, _)) => row.side == *side,
        _ => true,
    };
    let stated = |toll: &[TollRow]| -> Vec<Count> {
        toll.iter().filter(of_the_side).filter_map(|row| row.count(measure)).collect()
    };
    let coded = stated(&event.toll);
    let claimed: Vec<Count> = said(event).flat_map(|s| stated(&s.toll)).collect();
    let any = |counts: &[Count], truth: &dyn Fn(&Count) -> Truth| {
        counts.iter().map(truth).fold(Truth::No, Truth::or)
    };
    let either =
        |truth: &dyn Fn(&Count) -> Truth| any(&coded, truth).or(any(&claimed, truth).and(Truth::Possible));
    match asked {
        CountValue::Numbers(numbers) => either(&|count| count.answers(numbers.asked(term.op))),
        CountValue::Unknown => either(&|count| Truth::crisp(*count == Count::Unknown)),
        CountValue::Unstated => !either(&|_| Truth::Certain),
    }
}
