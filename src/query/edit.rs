//! Edits of a query, as the filter pane and the timeline make them: on the tree, never on the text.
//!
//! They see the parts that must all hold, at the top of the tree; what stands deeper is left alone. A result
//! is canonical; one over the limits of the language is not made, and the query comes back as it was, saying so.

mod dates_listed;
mod doubt;
mod marks;
mod terms;
mod time;

pub use doubt::{certain, doubted, is_certain};
pub use marks::marks_named;
pub use terms::{Subject, Terms, without_subjects};
pub use time::{Time, set_time};

use super::dates::{self, window};
use super::error::grouped;
use super::field::{Field, Op};
use super::tree::{At, DateValue, FieldValue, Node, Term, Tree};
use super::{MAX_CHARACTERS, Query};
use crate::model::Edtf;
use crate::text::{Text, fold};

/// What choosing a value does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// This value and no other of its field; again: no value at all.
    Only,
    /// This value as well as the others chosen; again: no longer.
    Also,
    /// Whatever has not this value; again: no longer.
    Except,
}

/// How a query stands to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum State {
    /// It does not speak of it.
    #[default]
    Off,
    /// It asks for it.
    Only,
    /// It excludes it.
    Except,
}

/// How a query stands to a value.
pub fn state_of(query: &Query, value: &FieldValue) -> State {
    let said = |sign: Sign| {
        let has = |term: &Term| term.values.iter().any(|(_, v)| v == value);
        parts(query).iter().any(|part| chosen(part, value.field(), sign).is_some_and(has))
    };
    if said(Sign::Asked) {
        State::Only
    } else if said(Sign::Excluded) {
        State::Except
    } else {
        State::Off
    }
}

/// Why an edit was not made: said where [`Query::is_given_back`].
pub fn over_the_limits() -> String {
    format!("Not done: a query holds at most {} characters.", grouped(MAX_CHARACTERS))
}

/// The query after a value was chosen. Where the value was off, `Also` and `Except` twice give the query back, dates
/// compared with `>=` and the like as the ranges they are.
pub fn toggle(query: &Query, value: &FieldValue, mode: Mode) -> Query {
    let mut edited = parts(query).to_vec();
    match (mode, state_of(query, value)) {
        (Mode::Only, _) => {
            let mut said = edited.iter().filter(|part| speaks_of(part, value.field()));
            let is_it = |part: &Node| {
                let term = chosen(part, value.field(), Sign::Asked);
                term.is_some_and(|term| term.values.iter().map(|(_, v)| v).eq([value]))
            };
            let alone = said.next().is_some_and(is_it) && said.next().is_none();
            replace(&mut edited, value.field(), (!alone).then(|| asked(value)));
        }
        (Mode::Also, State::Only) => drop_value(&mut edited, value, Sign::Asked),
        (Mode::Also, _) => {
            drop_value(&mut edited, value, Sign::Excluded);
            add_value(&mut edited, value, Sign::Asked);
        }
        (Mode::Except, State::Except) => drop_value(&mut edited, value, Sign::Excluded),
        (Mode::Except, _) => {
            drop_value(&mut edited, value, Sign::Asked);
            add_value(&mut edited, value, Sign::Excluded);
        }
    }
    made(query, edited)
}

/// The query that asks for that value and no other of its field.
pub fn only(query: &Query, value: &FieldValue) -> Query {
    let mut edited = parts(query).to_vec();
    replace(&mut edited, value.field(), Some(asked(value)));
    made(query, edited)
}

/// The query that asks for a value beside all else it asks for, in a part of its own; again: without that part.
pub fn beside(query: &Query, value: &FieldValue) -> Query {
    let (mut edited, part) = (parts(query).to_vec(), asked(value));
    if edited.contains(&part) {
        edited.retain(|other| *other != part);
    } else {
        drop_value(&mut edited, value, Sign::Excluded);
        edited.push(part);
    }
    made(query, edited)
}

/// The query without what it says of a field: a facet's counts ignore that facet's own term.
pub fn without_field(query: &Query, field: Field) -> Query {
    let mut edited = parts(query).to_vec();
    edited.retain(|part| !speaks_of(part, field));
    made(query, edited)
}

/// The query whose `date` is that stretch of time and no other, with doubt taken from it as before; nothing takes the
/// stretch away. What it excludes by date stays.
pub fn set_window(query: &Query, window: Option<(Edtf, Edtf)>) -> Query {
    let mut edited = parts(query).to_vec();
    let value = window.map(|(from, to)| FieldValue::Date(ordered(from, to)));
    let positive = |part: &Node| surely_asked(part).is_some_and(|t| t.field == Field::Date);
    let place = edited.iter().position(positive);
    let part = value.map(|value| match place.and_then(|place| edited.get(place)) {
        Some(part) => relisted(part, Field::Date, vec![(At::default(), value)], Sign::Asked),
        None => asked(&value),
    });
    edited.retain(|part| !positive(part));
    if let Some(part) = part {
        edited.insert(place.unwrap_or(edited.len()).min(edited.len()), part);
    }
    made(query, edited)
}

/// The query seen from that day: what it says of `asof:` goes, and stands first if a day is given.
pub fn set_as_of(query: &Query, day: Option<Edtf>) -> Query {
    let mut edited = parts(query).to_vec();
    edited.retain(|part| !speaks_of(part, Field::AsOf));
    if let Some(day) = day {
        let values = vec![(At::default(), FieldValue::Date(DateValue::On(day)))];
        edited.insert(0, Node::term(At::default(), Field::AsOf, Op::Is, values));
    }
    made(query, edited)
}

/// The query that asks for a text as well; the same query when there is nothing in the text to look for, or
/// when it asks for it already.
pub fn and_word(query: &Query, text: &str) -> Query {
    let text: String = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let words = Node::words(At::default(), Text::new(text));
    let nothing = matches!(&words.tree, Tree::Words(w) if fold(w.as_str()).trim().is_empty());
    let mut edited = parts(query).to_vec();
    if nothing || edited.contains(&words) {
        return query.clone();
    }
    edited.push(words);
    made(query, edited)
}

/// Whether a term asks for its values or excludes them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Asked,
    Excluded,
}

/// The parts of a query that must all hold.
fn parts(query: &Query) -> &[Node] {
    query.root().map_or(&[], Node::conjuncts)
}

/// The query of the parts; where that is over the limits, the query as it was, saying so.
fn made(query: &Query, parts: Vec<Node>) -> Query {
    Query::of(Node::all(parts)).unwrap_or_else(|| Query { given_back: true, ..query.clone() })
}

/// The term that a part asks for, whether doubt is taken from it or not.
fn surely_asked(part: &Node) -> Option<&Term> {
    match &part.tree {
        Tree::Certainly(inner) | Tree::Possibly(inner) => inner.as_term(),
        _ => part.as_term(),
    }
}

/// The term of a part, whatever its sign, and whether doubt is taken from it or not.
fn term_of(part: &Node) -> Option<(Sign, &Term)> {
    match &part.tree {
        Tree::Not(inner) => surely_asked(inner).map(|term| (Sign::Excluded, term)),
        _ => surely_asked(part).map(|term| (Sign::Asked, term)),
    }
}

/// The word that takes doubt from what a part asks for or excludes, if one does.
fn sureness(part: &Node) -> Option<&'static str> {
    match &part.tree {
        Tree::Certainly(_) => Some("certainly"),
        Tree::Possibly(_) => Some("possibly"),
        Tree::Not(inner) => sureness(inner),
        _ => None,
    }
}

/// The word that takes doubt from a value that a query asks for or excludes, if one does.
pub fn surely(query: &Query, value: &FieldValue) -> Option<&'static str> {
    let has = |part: &&Node| {
        let lists = |sign: Sign| chosen(part, value.field(), sign);
        let term = lists(Sign::Asked).or_else(|| lists(Sign::Excluded));
        term.is_some_and(|t| t.values.iter().any(|(_, v)| v == value))
    };
    parts(query).iter().filter(has).find_map(sureness)
}

/// Whether a part is a term of the field, asked or excluded, with any operator.
fn speaks_of(part: &Node, field: Field) -> bool {
    term_of(part).is_some_and(|(_, term)| term.field == field)
}

/// The term of a part if it lists values of that field with that sign.
fn chosen(part: &Node, field: Field, sign: Sign) -> Option<&Term> {
    let plain = |t: &Term| t.field == field && t.of.is_none() && t.op == Op::Is;
    term_of(part).filter(|(s, t)| *s == sign && plain(t)).map(|(_, t)| t)
}

/// The part that lists those values with that sign.
fn listed(field: Field, values: Vec<(At, FieldValue)>, sign: Sign) -> Node {
    let term = Node::term(At::default(), field, Op::Is, values);
    if sign == Sign::Asked { term } else { Node::opposite(At::default(), term) }
}

/// The part that lists those values in the place of another list, with its sign, and doubt taken from it as there.
fn relisted(part: &Node, field: Field, values: Vec<(At, FieldValue)>, sign: Sign) -> Node {
    let list = as_sure(part, listed(field, values, Sign::Asked));
    if sign == Sign::Asked { list } else { Node::opposite(At::default(), list) }
}

/// A node, with doubt taken from it as from a part.
fn as_sure(part: &Node, node: Node) -> Node {
    let tree = match sureness(part) {
        Some("certainly") => Tree::Certainly(Box::new(node)),
        Some(_) => Tree::Possibly(Box::new(node)),
        None => return node,
    };
    Node { at: At::default(), tree }
}

/// The part that asks for one value.
fn asked(value: &FieldValue) -> Node {
    listed(value.field(), vec![(At::default(), value.clone())], Sign::Asked)
}

/// Puts `part`, if any, in the place of all that speaks of the field, else at the end.
fn replace(parts: &mut Vec<Node>, field: Field, part: Option<Node>) {
    let place = parts.iter().position(|p| speaks_of(p, field)).unwrap_or(parts.len());
    parts.retain(|p| !speaks_of(p, field));
    parts.splice(place..place, part);
}

/// Takes a value out of every list with that sign; a list left empty goes.
fn drop_value(parts: &mut Vec<Node>, value: &FieldValue, sign: Sign) {
    let kept = |part: Node| {
        let Some(term) = chosen(&part, value.field(), sign) else { return Some(part) };
        let left: Vec<_> = term.values.iter().filter(|(_, v)| v != value).cloned().collect();
        (!left.is_empty()).then(|| relisted(&part, value.field(), left, sign))
    };
    *parts = std::mem::take(parts).into_iter().filter_map(kept).collect();
}

/// Puts a value at the end of the last list with that sign, or makes one.
fn add_value(parts: &mut Vec<Node>, value: &FieldValue, sign: Sign) {
    if (sign, value.field()) == (Sign::Asked, Field::Date) {
        parts.iter_mut().for_each(dates_listed::list_dates);
    }
    let last = parts.iter_mut().rev().find(|p| chosen(p, value.field(), sign).is_some());
    let before = last.as_ref().and_then(|p| chosen(p, value.field(), sign)).map(|t| t.values.clone());
    let mut values = before.unwrap_or_default();
    values.push((At::default(), value.clone()));
    match last {
        Some(place) => *place = relisted(place, value.field(), values, sign),
        None => parts.push(listed(value.field(), values, sign)),
    }
}

/// The stretch between two dates, whichever comes first.
fn ordered(a: Edtf, b: Edtf) -> DateValue {
    let reversed = window(Op::Is, &DateValue::On(a.clone()))
        .zip(window(Op::Is, &DateValue::On(b.clone())))
        .is_some_and(|(a, b)| a.lo > b.hi);
    if reversed { dates::between(b, a) } else { dates::between(a, b) }
}
