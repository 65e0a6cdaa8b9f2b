//! Ranges as rows: counts of people, in all and by side, the number of sources, and dates.

use super::{Fold, Maker, ValueRow, scaled};
use crate::app::facets::{Choice, Section};
use crate::model::{Measure, SideIx};
use crate::query::edit::{Subject, Terms};
use crate::query::{CountValue, DateValue, Field, FieldValue, Numbers, Of, Op, Term};
use crate::text::Text;

impl Maker<'_> {
    /// Years, after the range of dates.
    pub(super) fn years(&mut self) -> Vec<ValueRow> {
        let about = (Field::Date, None);
        let mut rows = self.facet_values(Section::Year);
        rows.iter_mut().for_each(|row| row.range = Some(about.clone()));
        if !rows.is_empty() || self.said(&about).is_some() {
            let range = self.dates(about);
            rows.insert(0, range);
        }
        scaled(rows)
    }

    /// The range of dates that the query asks for or excludes, or a row in which to type one.
    fn dates(&mut self, about: Subject) -> ValueRow {
        let said = self.said(&about).filter(|terms| !is_years(terms));
        let row = match said {
            Some(terms) => self.range(Section::Year, terms, ""),
            None => self.row(Section::Year, Choice::Typed, "from … to …".into(), (0, 0)),
        };
        ValueRow { range: Some(about), ..row }
    }

    /// Counts of people, and of sources.
    pub(super) fn numbers(&mut self) -> Vec<ValueRow> {
        let mut rows = Vec::new();
        for measure in Measure::ALL {
            let field = Field::counting(*measure);
            let mut row = self.at_least((field, None), people(*measure, 1), "");
            let open = self.is_open(Fold::Measure(*measure));
            row.parts = Some((Fold::Measure(*measure), open));
            let inner = if open { self.counts_of(*measure) } else { Vec::new() };
            if self.all || row.is_worth_it() || !inner.is_empty() {
                rows.push(row);
                rows.extend(inner);
            }
        }
        let sources = FieldValue::Sources(Numbers::Between(2, 2));
        let sources = self.at_least((Field::Sources, None), sources, "");
        rows.extend(self.worth_it(vec![sources]));
        Self::scaled_apart(rows)
    }

    /// The rows with the largest count among them, that of what nothing states aside: it would dwarf all others.
    fn scaled_apart(rows: Vec<ValueRow>) -> Vec<ValueRow> {
        let unstated = |row: &ValueRow| row.name.as_str() == "unstated";
        let most = rows.iter().filter(|row| !unstated(row)).map(ValueRow::total).max().unwrap_or(0);
        rows.into_iter().map(|row| ValueRow { most, ..row }).collect()
    }

    /// What is known of a count: that it is not known, that nothing states it, and each side's.
    fn counts_of(&mut self, measure: Measure) -> Vec<ValueRow> {
        let field = Field::counting(measure);
        let name = field.name();
        let mut rows = Vec::new();
        for value in [CountValue::Unknown, CountValue::Unstated] {
            let value = FieldValue::Count(measure, value);
            let row =
                self.range(Section::Numbers, Terms::one(field, None, Op::Is, value), &format!("{name}:"));
            rows.push(ValueRow { range: Some((field, None)), ..row });
        }
        let data = self.data;
        for (at, side) in (0..).map(SideIx).zip(&data.store.catalog().sides) {
            let about = (field, Some(Of::Side(at, side.id.clone())));
            rows.push(self.at_least(about, people(measure, 1), &format!("{name}.")));
        }
        rows.iter_mut().for_each(|row| row.depth = 1);
        self.worth_it(rows)
    }

    /// The range that the query says about a subject, or from a number on. Of the name, what stands before is left
    /// out.
    fn at_least(&mut self, about: Subject, from: FieldValue, before: &str) -> ValueRow {
        let default = || Terms::one(about.0, about.1.clone(), Op::From, from);
        let terms = self.said(&about).unwrap_or_else(default);
        ValueRow { range: Some(about), ..self.range(Section::Numbers, terms, before) }
    }

    fn range(&mut self, section: Section, terms: Terms, before: &str) -> ValueRow {
        let counts = self.tallies.of(&terms);
        let written = terms.alone().map(|query| query.to_string()).unwrap_or_default();
        let name = written.strip_prefix(before).unwrap_or(&written);
        self.row(section, Choice::Terms(terms), Text::new(name), counts)
    }

    /// What the query asks about a subject, else what it excludes.
    fn said(&self, about: &Subject) -> Option<Terms> {
        let query = &self.state.scope.query;
        Terms::said(query, about).or_else(|| Terms::excluded(query, about))
    }
}

/// So many people.
fn people(measure: Measure, count: u64) -> FieldValue {
    FieldValue::Count(measure, CountValue::Numbers(Numbers::Between(count, count)))
}

/// Whether terms only list years, which have rows of their own.
fn is_years(terms: &Terms) -> bool {
    let year = |value: &FieldValue| match value {
        FieldValue::Date(DateValue::On(date)) => {
            let text = date.as_str();
            text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
        }
        _ => false,
    };
    let plain = |term: &Term| term.op == Op::Is && term.values.iter().all(|(_, value)| year(value));
    terms.nodes.iter().all(|node| node.as_term().is_some_and(plain))
}
