//! Values of flat facets, weights and questions as rows.

use std::collections::HashMap;

use super::{Fold, Maker, ValueRow, scaled};
use crate::app::facets::{Choice, Section};
use crate::index::{FacetRow, FacetValue};
use crate::model::date::minute_of;
use crate::model::{Catalog, Id, QuestionIx, SourceIx, Weight, Window};
use crate::query::FieldValue;
use crate::query::edit::{State as Selected, Terms};
use crate::query::{Field, Op};
use crate::text;
use crate::text::Text;

/// Whether a section may have more values than are shown at once: lists that stores fill.
pub fn can_be_long(section: Section) -> bool {
    matches!(section, Section::Kind | Section::Actor | Section::Source | Section::Question)
}

impl Maker<'_> {
    /// The values that the index counts, chosen ones always, then those with events. Actors, and any list that is
    /// long, come by their counts.
    pub(super) fn facet_values(&mut self, section: Section) -> Vec<ValueRow> {
        let counted = self.counted.get(&section).map(Vec::as_slice).unwrap_or_default();
        let covers = Window::of(&self.data.store.catalog().covers);
        let noise = |row: &FacetRow| row.certain == 0 && !is_covered(row, covers);
        let publishers = publishers(section, self.data.store.catalog());
        let rows = counted.iter().filter_map(|counted| {
            let row = self.facet_value(section, counted, &publishers)?;
            let seen = row.chosen != Selected::Off || (row.total() > 0 && !noise(counted));
            (self.all || seen).then_some(row)
        });
        let mut rows: Vec<ValueRow> = rows.collect();
        if section == Section::Actor || (can_be_long(section) && rows.len() > super::LONGEST) {
            rows.sort_by_key(|row| std::cmp::Reverse(row.total()));
        }
        scaled(rows)
    }

    /// One value that the index counts.
    pub(super) fn facet_value(
        &self,
        section: Section,
        row: &FacetRow,
        publishers: &Publishers<'_>,
    ) -> Option<ValueRow> {
        let catalog = self.data.store.catalog();
        let value = FieldValue::of(row.value, catalog)?;
        let name = name_of(&row.value, catalog, publishers);
        Some(self.row(section, Choice::Value(value), name, (row.certain, row.possible)))
    }

    /// Weights.
    pub(super) fn weights(&mut self) -> Vec<ValueRow> {
        let mut rows = Vec::new();
        for weight in Weight::ALL {
            rows.push(self.counted_value(
                Section::Weight,
                FieldValue::Weight(*weight),
                weight.written().into(),
            ));
        }
        scaled(self.worth_it(rows))
    }

    /// Questions, each with its answers under it where it is unfolded.
    pub(super) fn questions(&mut self) -> Vec<ValueRow> {
        let data = self.data;
        let mut rows = Vec::new();
        for (at, question) in (0..).map(QuestionIx).zip(&data.store.catalog().questions) {
            let value = FieldValue::Question(at, question.id.clone());
            let mut row = self.counted_value(Section::Question, value.clone(), question.id.text());
            let open = self.is_open(Fold::Question(at));
            row.parts = Some((Fold::Question(at), open));
            let inner = if open { self.answers(&value, &question.answers) } else { Vec::new() };
            if self.all || row.is_worth_it() || !inner.is_empty() {
                rows.push(row);
                rows.extend(inner);
            }
        }
        scaled(rows)
    }

    /// The answers to a question.
    fn answers(&mut self, question: &FieldValue, answers: &[Id]) -> Vec<ValueRow> {
        let mut rows = Vec::new();
        for answer in answers {
            let given = FieldValue::answer(answer, self.data.store.catalog());
            if let Some(terms) = given.and_then(|given| together(question, given)) {
                let counts = self.tallies.of(&terms);
                let row = self.row(Section::Question, Choice::Terms(terms), answer.text(), counts);
                rows.push(ValueRow { depth: 1, ..row });
            }
        }
        self.worth_it(rows)
    }

    /// A value that is counted by asking for it.
    fn counted_value(&mut self, section: Section, value: FieldValue, name: Text) -> ValueRow {
        let counts = self.tallies.of(&Terms::one(value.field(), None, Op::Is, value.clone()));
        self.row(section, Choice::Value(value), name, counts)
    }

    /// The rows that are worth one; all where everything is shown.
    pub(super) fn worth_it(&self, rows: Vec<ValueRow>) -> Vec<ValueRow> {
        rows.into_iter().filter(|row| self.all || row.is_worth_it()).collect()
    }
}

/// A question and the answer to it, asked together.
fn together(question: &FieldValue, answer: FieldValue) -> Option<Terms> {
    let question = Terms::one(Field::Question, None, Op::Is, question.clone());
    let answer = Terms::one(Field::Answer, None, Op::Is, answer);
    Terms::new([question.nodes, answer.nodes].concat())
}

/// Whether a year lies within the coverage; other years that nothing certainly fell into are noise.
fn is_covered(row: &FacetRow, covers: Window) -> bool {
    match row.value {
        FacetValue::Year(year) => {
            covers.meets(&Window { lo: minute_of(year, 1, 1, 0, 0), hi: minute_of(year, 12, 31, 23, 59) })
        }
        _ => true,
    }
}

/// What a value is called.
fn name_of(value: &FacetValue, catalog: &Catalog, publishers: &Publishers<'_>) -> Text {
    match value {
        FacetValue::Kind(k) => catalog.kind(*k).name.clone(),
        FacetValue::Form(f) => Text::new(f.written()),
        FacetValue::Place(p) => catalog.place(*p).name.clone(),
        FacetValue::Actor(a) => catalog.actor(*a).name.clone(),
        FacetValue::Source(s) => source_name(*s, catalog, publishers),
        FacetValue::Year(y) => text!("{y:04}"),
        FacetValue::Precision(p) => Text::new(p.written()),
        FacetValue::Is(is) => Text::new(is.written()),
    }
}

/// How many sources each publisher has: counted once, for there may be very many.
pub(super) type Publishers<'c> = HashMap<&'c Text, u32>;

/// The publishers of the sources, for the section that names them.
pub(super) fn publishers(section: Section, catalog: &Catalog) -> Publishers<'_> {
    let mut publishers = Publishers::new();
    for source in catalog.sources.iter().filter(|_| section == Section::Source) {
        *publishers.entry(&source.publisher).or_default() += 1;
    }
    publishers
}

/// A source by its publisher, or by its id where the publisher has others.
fn source_name(source: SourceIx, catalog: &Catalog, publishers: &Publishers<'_>) -> Text {
    let one = catalog.source(source);
    let alone = publishers.get(&*one.publisher).is_some_and(|count| *count == 1);
    if alone { (*one.publisher).clone() } else { Text::new(one.id()) }
}
