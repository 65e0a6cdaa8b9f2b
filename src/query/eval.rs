//! The answer to a query over the whole store, in bulk: every term is one question to the index.

use super::Query;
use super::dates::window;
use super::field::{Field, Of};
use super::names::Named;
use super::tree::{CountValue, FieldValue, Node, Term, Tree, asked_together};
use crate::index::{Answer, Bits, Data, Index, Is};
use crate::model::{Measure, QuestionIx};
use crate::text::fold;

/// Which events match certainly, and which possibly; event by event what [`super::matches`] says of it.
///
/// A query that says `asof:` is asked of the data as of that day. Data that are not are recomputed first, which
/// takes as long as reading every event: who asks more than once makes them once, by [`Data::as_of`].
pub fn eval(query: &Query, data: &Data) -> Answer {
    match query.recomputed(data) {
        Some(data) => eval_in(query, &data.index, &data),
        None => eval_in(query, &data.index, data),
    }
}

/// As [`eval`], with the answer to an earlier query of the same data at hand: the events that match it at least
/// possibly. Where the query asks for no more than that one, words are looked for in these events only.
pub fn eval_after(query: &Query, data: &Data, before: &Query, matched: &Bits) -> Answer {
    if query.narrows(before) && query.recomputed_by(data).is_none() {
        eval_within(query, &data.index, data, matched)
    } else {
        eval(query, data)
    }
}

/// As [`eval_after`], with the whole answer to the earlier query: where the query asks for just one thing more, only
/// that is asked.
pub fn eval_beside(query: &Query, data: &Data, before: &Query, answer: &Answer) -> Answer {
    match query.beside(before).filter(|_| query.recomputed_by(data).is_none()) {
        Some(part) => answer.and(&eval_open(&part, &data.index, data)),
        None => eval_after(query, data, before, &answer.either()),
    }
}

/// Which events of an index match certainly, and which possibly; event by event what [`super::matches_in`]
/// says of it. Events that the query names by id are found by `names`.
///
/// Events outside the coverage of the store match only when the query says `is:context`. What the query says of
/// `asof:` is taken to be done: the index is of that day.
pub fn eval_in(query: &Query, index: &Index, names: &dyn Named) -> Answer {
    Bulk { index, names, within: None }.answer(query)
}

/// As [`eval_in`], of some events only.
pub fn eval_within(query: &Query, index: &Index, names: &dyn Named, within: &Bits) -> Answer {
    Bulk { index, names, within: Some(within) }.answer(query)
}

/// As [`eval_in`], of events outside the coverage too, and of those that may not answer: for who goes on with the
/// answer, and leaves these out at the end by [`shown_to`].
pub fn eval_open(query: &Query, index: &Index, names: &dyn Named) -> Answer {
    let bulk = Bulk { index, names, within: None };
    query.root().map_or_else(|| index.all(), |root| bulk.node(root))
}

/// The events that may answer a query: context only where it is asked for.
pub fn shown_to(says_context: bool, index: &Index) -> Answer {
    if says_context { index.shown() } else { index.covered() }
}

struct Bulk<'a> {
    index: &'a Index,
    names: &'a dyn Named,
    /// The only events that are asked about, if these are given: of others, anything may be said.
    within: Option<&'a Bits>,
}

impl Bulk<'_> {
    fn answer(&self, query: &Query) -> Answer {
        let index = self.index;
        let answer = query.root().map_or_else(|| index.all(), |root| self.node(root));
        let answer = answer.and(&shown_to(query.says_context(), index));
        match self.within {
            Some(within) => answer.and(&Answer::crisp(within.clone())),
            None => answer,
        }
    }

    fn node(&self, node: &Node) -> Answer {
        let index = self.index;
        match &node.tree {
            Tree::Words(words) => index.words_within(&fold(words.as_str()), self.within),
            Tree::Regex(pattern) => index.texts_where(&|text| pattern.is_in(text), self.within),
            Tree::Certainly(inner) => self.node(inner).certainly(),
            Tree::Possibly(inner) => self.node(inner).possibly(),
            Tree::Term(term) => self.any_of(term),
            Tree::Not(inner) => self.node(inner).not(),
            Tree::And(nodes) => self.all_of(nodes),
            Tree::Or(nodes) => nodes.iter().fold(index.none(), |so_far, n| so_far.or(&self.node(n))),
        }
    }

    /// All of the nodes; a question and an answer asked for together are of one answer.
    fn all_of(&self, nodes: &[Node]) -> Answer {
        let mut each = self.within.map_or_else(|| self.index.all(), |within| Answer::crisp(within.clone()));
        for node in nodes.iter().filter(|node| !looks_for_words(node)) {
            each = each.and(&self.node(node));
        }
        // Words are looked for last, and only where all the rest holds.
        for node in nodes.iter().filter(|node| looks_for_words(node)) {
            let left = each.either();
            each = each.and(&Bulk { within: Some(&left), ..*self }.node(node));
        }
        let same = |(question, answer): (&Term, &Term)| {
            self.index.answered(|to, says| asks(question, to, says) && asks(answer, to, says))
        };
        asked_together(nodes).into_iter().fold(each, |so_far, pair| so_far.and(&same(pair)))
    }

    fn any_of(&self, term: &Term) -> Answer {
        let values = term.values.iter().map(|(_, value)| self.one(term, value));
        values.fold(self.index.none(), |so_far, answer| so_far.or(&answer))
    }

    fn one(&self, term: &Term, value: &FieldValue) -> Answer {
        let index = self.index;
        match value {
            FieldValue::Kind(kind, _) => index.kind(*kind),
            FieldValue::Form(form) => index.form(*form),
            FieldValue::Weight(weight) => index.weight(*weight),
            FieldValue::Coding(coding) => index.coding(*coding),
            FieldValue::Precision(precision) => index.precision(*precision),
            FieldValue::Dated(how) => index.dated(*how),
            FieldValue::Weekday(day) => index.weekday(*day),
            FieldValue::Month(month) => index.month(*month),
            FieldValue::Tag(tag) => index.tag(tag),
            FieldValue::Place(place, _) => index.place(*place),
            FieldValue::Near(place, _, kilometres) => index.near(*place, *kilometres),
            FieldValue::ActorKind(kind, _) => index.by_actor_kind(*kind),
            FieldValue::Source(source, _) => index.source(*source, None),
            FieldValue::Paragraph(source, _, paragraph) => index.source(*source, Some(*paragraph)),
            FieldValue::Sources(numbers) => index.sources(numbers.asked(term.op)),
            FieldValue::Count(measure, count) => self.count(term, *measure, *count),
            FieldValue::Question(..) | FieldValue::Answer(..) => {
                index.answered(|to, says| value.asks(to, says))
            }
            FieldValue::Is(Is::Marked) => self.marked(),
            FieldValue::Is(property) => index.is(*property),
            FieldValue::Event(..) | FieldValue::Actor(..) | FieldValue::Date(_) => self.shared(term, value),
        }
    }

    /// A value that several fields share.
    fn shared(&self, term: &Term, value: &FieldValue) -> Answer {
        let index = self.index;
        match (term.field, value) {
            (field, FieldValue::Event(id)) => match self.names.event(id.as_str()) {
                None => index.none(),
                Some(event) if field == Field::Linked => index.linked_to(event),
                Some(event) => index.only(event),
            },
            (Field::By, FieldValue::Actor(who, _)) => index.by(*who),
            (Field::Via, FieldValue::Actor(who, _)) => index.via(*who),
            (_, FieldValue::Actor(who, _)) => match &term.of {
                Some(Of::Role(role, _)) => index.actor(*who, Some(*role)),
                _ => index.actor(*who, None),
            },
            (Field::AsOf, _) => index.all(),
            (field, FieldValue::Date(date)) => match window(term.op, date) {
                None => index.none(),
                Some(window) if field == Field::During => index.during(window),
                Some(window) if field == Field::Published => index.published(window),
                Some(window) => index.date(window),
            },
            _ => index.none(),
        }
    }

    fn marked(&self) -> Answer {
        self.names.marked().map_or_else(|| self.index.none(), |marked| Answer::crisp(marked.clone()))
    }

    fn count(&self, term: &Term, measure: Measure, count: CountValue) -> Answer {
        let side = match &term.of {
            Some(Of::Side(side, _)) => Some(*side),
            _ => None,
        };
        match count {
            CountValue::Numbers(numbers) => self.index.toll(measure, side, numbers.asked(term.op)),
            CountValue::Unknown => self.index.toll_unknown(measure, side),
            CountValue::Unstated => self.index.toll_unstated(measure, side),
        }
    }
}

/// Whether a node is a word that must or must not be found, which is the dearest thing to ask.
fn looks_for_words(node: &Node) -> bool {
    match &node.tree {
        Tree::Words(_) | Tree::Regex(_) => true,
        Tree::Not(inner) => looks_for_words(inner),
        _ => false,
    }
}

/// Whether a term for a question or an answer asks for this one.
fn asks(term: &Term, to: QuestionIx, says: usize) -> bool {
    term.values.iter().any(|(_, value)| value.asks(to, says))
}

impl FieldValue {
    /// Whether this is the question, or the answer given to it.
    fn asks(&self, to: QuestionIx, says: usize) -> bool {
        match self {
            FieldValue::Question(question, _) => *question == to,
            FieldValue::Answer(places, _) => places.contains(&(to, says)),
            _ => false,
        }
    }
}
