//! What a query says of time at its top, and putting one stretch in its place.

use super::{made, ordered, parts};
use crate::model::date::{FOREVER, FOREVER_AGO};
use crate::model::{Edtf, Window};
use crate::query::dates;
use crate::query::tree::{At, FieldValue, Node, Term};
use crate::query::{Field, Op, Query};

/// What a query says of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Time {
    /// The parts at its top that ask for a stretch of time.
    asked: Vec<Node>,
    /// Parts that speak of time in another way: what they exclude, what is in parentheses.
    besides: Vec<Node>,
}

impl Time {
    /// What a query says of time.
    pub fn of(query: &Query) -> Time {
        let speaks = |part: &&Node| part.find(&|node| term(node).is_some()).is_some();
        let (asked, besides) =
            parts(query).iter().filter(speaks).cloned().partition(|part| term(part).is_some());
        Time { asked, besides }
    }

    /// What is asked for, as a query of its own.
    pub fn query(&self) -> Option<Query> {
        Query::of(Some(Node::all(self.asked.clone())?))
    }

    /// What is said besides, as a query of its own.
    pub fn rest(&self) -> Option<Query> {
        Query::of(Some(Node::all(self.besides.clone())?))
    }

    /// The field that asks: `during` where any part asks for what lies wholly within, else `date`.
    pub fn field(&self) -> Field {
        let during = self.asked.iter().filter_map(term).any(|term| term.field == Field::During);
        if during { Field::During } else { Field::Date }
    }

    /// The one stretch in which all that is asked for lies, an open end of it at that of `covers`. None where nothing
    /// is asked for, where it is several stretches, and where nothing is left.
    pub fn window(&self, covers: Window) -> Option<Window> {
        let mut window = Window { lo: FOREVER_AGO, hi: FOREVER };
        for part in &self.asked {
            let term = term(part)?;
            let [(_, FieldValue::Date(value))] = term.values.as_slice() else { return None };
            let next = dates::window(term.op, value)?;
            window = Window { lo: window.lo.max(next.lo), hi: window.hi.min(next.hi) };
        }
        let lo = if window.lo == FOREVER_AGO { covers.lo } else { window.lo };
        let hi = if window.hi == FOREVER { covers.hi } else { window.hi };
        (!self.asked.is_empty() && lo <= hi).then_some(Window { lo, hi })
    }
}

/// The term of a part that asks for a stretch of time.
fn term(part: &Node) -> Option<&Term> {
    part.as_term().filter(|term| matches!(term.field, Field::Date | Field::During))
}

/// The query that asks for that stretch of time in the place of all it asks for at its top, by the same field.
pub fn set_time(query: &Query, (from, to): (Edtf, Edtf)) -> Query {
    let value = (At::default(), FieldValue::Date(ordered(from, to)));
    let stretch = Node::term(At::default(), Time::of(query).field(), Op::Is, vec![value]);
    let mut edited = parts(query).to_vec();
    let place = edited.iter().position(|part| term(part).is_some()).unwrap_or(edited.len());
    edited.retain(|part| term(part).is_none());
    edited.insert(place.min(edited.len()), stretch);
    made(query, edited)
}
