//! The sections of the Filter pane, and what choosing a value of each would give.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::scope::Scope;
use crate::index::{Answer, Bits, Data, Facet, FacetRow, FacetValue, Is, Tally};
use crate::query::edit::{self, Mode, Subject, Terms};
use crate::query::{self, Field, FieldValue, Query};

/// A part of the pane under a heading of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Kinds.
    Kind,
    /// Forms.
    Form,
    /// The tree of places.
    Place,
    /// Actors in any role.
    Actor,
    /// Sources.
    Source,
    /// Years, and the range of dates.
    Year,
    /// How exactly dates are known.
    Precision,
    /// Questions with their answers.
    Question,
    /// Counts of people and of sources.
    Numbers,
    /// Weights.
    Weight,
    /// Properties.
    Is,
    /// Views of the store.
    Views,
    /// The person's own views.
    Own,
}

impl Section {
    /// Every section, in the order of the pane.
    pub const ALL: &'static [Section] = &[
        Section::Kind,
        Section::Form,
        Section::Place,
        Section::Actor,
        Section::Source,
        Section::Year,
        Section::Precision,
        Section::Question,
        Section::Numbers,
        Section::Weight,
        Section::Is,
        Section::Views,
        Section::Own,
    ];

    /// Its heading.
    pub fn name(self) -> &'static str {
        match self {
            Section::Kind => "kind",
            Section::Form => "form",
            Section::Place => "place",
            Section::Actor => "actor",
            Section::Source => "source",
            Section::Year => "year",
            Section::Precision => "precision",
            Section::Question => "question",
            Section::Numbers => "numbers",
            Section::Weight => "weight",
            Section::Is => "is",
            Section::Views => "views",
            Section::Own => "your views",
        }
    }

    /// The facet of the index that counts it, if one does.
    pub fn facet(self) -> Option<Facet> {
        match self {
            Section::Kind => Some(Facet::Kind),
            Section::Form => Some(Facet::Form),
            Section::Place => Some(Facet::Place),
            Section::Actor => Some(Facet::Actor),
            Section::Source => Some(Facet::Source),
            Section::Year => Some(Facet::Year),
            Section::Precision => Some(Facet::Precision),
            Section::Is => Some(Facet::Is),
            Section::Question | Section::Numbers | Section::Weight | Section::Views | Section::Own => None,
        }
    }

    /// The fields that its values are terms of; none for numbers, where each row has its own, and views.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Section::Kind => &[Field::Kind],
            Section::Form => &[Field::Form],
            Section::Place => &[Field::Place],
            Section::Actor => &[Field::Actor],
            Section::Source => &[Field::Source],
            Section::Year => &[Field::Date],
            Section::Precision => &[Field::Precision],
            Section::Question => &[Field::Question, Field::Answer],
            Section::Weight => &[Field::Weight],
            Section::Is => &[Field::Is],
            Section::Numbers | Section::Views | Section::Own => &[],
        }
    }

    /// The query without what it says at its top of the section's fields.
    pub fn cleared(self, query: &Query) -> Query {
        let about: Vec<Subject> = self.fields().iter().map(|field| (*field, None)).collect();
        let query = edit::without_subjects(query, &about);
        self.fields().iter().fold(query, |query, field| edit::without_field(&query, *field))
    }
}

/// What the index counts of a scope: the rows of each section that it counts.
pub type Counted = BTreeMap<Section, Vec<FacetRow>>;

/// For each section that the index counts, what choosing each value would give: its own term is left out.
pub fn count(scope: &Scope, data: &Data) -> Counted {
    let rows = |section: &Section| {
        let facet = section.facet()?;
        Some((*section, facet_rows(&scope.query, &scope.answer, facet, data)))
    };
    Section::ALL.iter().filter_map(rows).collect()
}

fn facet_rows(query: &Query, answer: &Answer, facet: Facet, data: &Data) -> Vec<FacetRow> {
    let mut rows = plain_rows(query, answer, facet, data);
    if facet == Facet::Is {
        count_context(query, &mut rows, data);
        count_marked(query, answer, &mut rows, data);
    }
    rows
}

/// Context matches nothing but a query that asks for it, so it is counted by asking.
fn count_context(query: &Query, rows: &mut Vec<FacetRow>, data: &Data) {
    let tally = query::eval(&edit::only(query, &FieldValue::Is(Is::Context)), data).count();
    put(rows, Is::Context, tally);
}

/// The index knows nothing of marks.
fn count_marked(query: &Query, answer: &Answer, rows: &mut Vec<FacetRow>, data: &Data) {
    let marked = Answer::crisp(Bits::clone(data.marked()));
    let without = edit::without_field(query, Field::Is);
    let tally = if without == *query {
        answer.and(&marked).count()
    } else {
        query::eval(&without, data).and(&marked).count()
    };
    put(rows, Is::Marked, tally);
}

/// Counts what is marked anew: all that changes when marks do, unless the query asks for them.
pub fn recount_marked(scope: &Scope, counted: &mut Counted, data: &Data) {
    if let Some(rows) = counted.get_mut(&Section::Is) {
        count_marked(&scope.query, &scope.answer, rows, data);
    }
}

/// Puts a count in the place of another, at the end.
fn put(rows: &mut Vec<FacetRow>, is: Is, tally: Tally) {
    let value = FacetValue::Is(is);
    rows.retain(|r| r.value != value);
    rows.push(FacetRow { value, certain: tally.certain, possible: tally.possible });
}

fn plain_rows(query: &Query, answer: &Answer, facet: Facet, data: &Data) -> Vec<FacetRow> {
    let without = edit::without_field(query, Field::of(facet));
    if without == *query {
        return data.index.facet(answer, facet);
    }
    data.index.facet(&query::eval(&without, data), facet)
}

/// What sets of terms match by themselves, by their text: it holds as long as the data does.
pub type Alone = BTreeMap<Box<str>, Arc<Answer>>;

/// Answers that are kept at most; each takes a quarter of a byte for an event.
const MOST_ALONE: usize = 256;

/// Counts what choosing terms would give, each set asked once.
pub struct Tallies<'a> {
    scope: &'a Scope,
    data: &'a Data,
    /// Whether the query asks for context, which counts for all of it.
    context: bool,
    /// Whether it speaks of questions or answers, which must be met together.
    questions: bool,
    /// What is known of sets of terms by themselves.
    pub alone: Alone,
    without: Vec<(Vec<Subject>, Arc<Answer>)>,
}

impl<'a> Tallies<'a> {
    /// Counts for a scope, with what is known already.
    pub fn new(scope: &'a Scope, data: &'a Data, alone: Alone) -> Tallies<'a> {
        let (context, questions) = (scope.query.says_context(), says_question(&scope.query));
        let alone = if alone.len() < MOST_ALONE { alone } else { Alone::new() };
        Tallies { scope, data, context, questions, alone, without: Vec::new() }
    }

    /// Events that match certainly and possibly once the terms are asked for in the place of all that the query says
    /// about the same.
    pub fn of(&mut self, terms: &Terms) -> (u32, u32) {
        let question = |(field, _): &Subject| matches!(field, Field::Question | Field::Answer);
        let entangled = self.context || (self.questions && terms.about.iter().any(question));
        let tally = match terms.alone().filter(|_| !entangled) {
            Some(alone) => self.without(&terms.about).and(&self.alone(&alone)).count(),
            None => query::eval(&terms.asked(&self.scope.query), self.data).count(),
        };
        (tally.certain, tally.possible)
    }

    fn alone(&mut self, query: &Query) -> Arc<Answer> {
        if let Some(known) = self.alone.get(query.as_str()) {
            return Arc::clone(known);
        }
        let answer = Arc::new(query::eval(query, self.data));
        self.alone.insert(query.as_str().into(), Arc::clone(&answer));
        answer
    }

    /// What matches without what the query says about some subjects.
    fn without(&mut self, about: &[Subject]) -> Arc<Answer> {
        if let Some((_, known)) = self.without.iter().find(|(subjects, _)| subjects == about) {
            return Arc::clone(known);
        }
        let query = edit::without_subjects(&self.scope.query, about);
        let answer = match query == self.scope.query {
            true => self.scope.answer.clone(),
            false => query::eval(&query, self.data),
        };
        self.without.push((about.to_vec(), Arc::new(answer)));
        self.without.last().map_or_else(|| Arc::new(self.scope.answer.clone()), |(_, made)| Arc::clone(made))
    }
}

/// Whether a query speaks of questions or answers anywhere.
fn says_question(query: &Query) -> bool {
    let mut says = false;
    if let Some(root) = query.root() {
        root.each_term(&mut |term| says |= matches!(term.field, Field::Question | Field::Answer));
    }
    says
}

/// What choosing does: a value of a list, or terms that stand alone.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// A value, beside others of its field.
    Value(FieldValue),
    /// Terms, in the place of others about the same.
    Terms(Terms),
    /// Nothing yet: a range that must be typed first.
    Typed,
}

impl Choice {
    /// How a query stands to it.
    pub fn state_in(&self, query: &Query) -> edit::State {
        match self {
            Choice::Value(value) => edit::state_of(query, value),
            Choice::Terms(terms) => terms.state_in(query),
            Choice::Typed => edit::State::Off,
        }
    }

    /// The word that takes doubt from it, where a query asks for it so.
    pub fn surely_in(&self, query: &Query) -> Option<&'static str> {
        match self {
            Choice::Value(value) => edit::surely(query, value),
            Choice::Terms(terms) => terms.surely_in(query),
            Choice::Typed => None,
        }
    }

    /// The query after it was chosen in a way; again: the query without.
    pub fn toggle(&self, query: &Query, mode: Mode) -> Query {
        match self {
            Choice::Value(value) => edit::toggle(query, value, mode),
            Choice::Terms(terms) => terms.toggle(query, mode),
            Choice::Typed => query.clone(),
        }
    }

    /// The query that asks for this and nothing else about the same: what its counts are of.
    pub fn asked(&self, query: &Query) -> Query {
        match self {
            Choice::Value(value) => edit::only(query, value),
            Choice::Terms(terms) => terms.asked(query),
            Choice::Typed => query.clone(),
        }
    }
}
