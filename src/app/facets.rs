//! The facets of the Filter pane: what choosing each value would give.

use crate::index::{Answer, Data, Facet, FacetRow, FacetValue, Is};
use crate::query::edit::Mode;
use crate::query::{self, Field, FieldValue, Query};

use super::scope::Scope;

/// The facets that the Filter pane shows, in its order.
pub const FACETS: &[Facet] =
    &[Facet::Kind, Facet::Form, Facet::Place, Facet::Actor, Facet::Source, Facet::Year, Facet::Is];

/// For each of [`FACETS`], what choosing each value would give: its own term is left out.
pub fn count(scope: &Scope, data: &Data) -> Vec<Vec<FacetRow>> {
    FACETS.iter().map(|f| facet_rows(&scope.query, &scope.answer, *f, data)).collect()
}

fn facet_rows(query: &Query, answer: &Answer, facet: Facet, data: &Data) -> Vec<FacetRow> {
    let mut rows = plain_rows(query, answer, facet, data);
    if facet == Facet::Is {
        count_context(query, &mut rows, data);
    }
    rows
}

/// Context matches nothing but a query that asks for it, so it is counted by asking.
fn count_context(query: &Query, rows: &mut Vec<FacetRow>, data: &Data) {
    let value = FacetValue::Is(Is::Context);
    let asked = query::edit::without_field(query, Field::Is);
    let asked = query::edit::toggle(&asked, &FieldValue::Is(Is::Context), Mode::Only);
    let answer = query::eval(&asked, data);
    let row =
        FacetRow { value, certain: answer.certain.count() as u32, possible: answer.possible.count() as u32 };
    rows.retain(|r| r.value != value);
    rows.push(row);
}

fn plain_rows(query: &Query, answer: &Answer, facet: Facet, data: &Data) -> Vec<FacetRow> {
    let Some(field) = field(facet) else { return data.index.facet(answer, facet) };
    let without = query::edit::without_field(query, field);
    if without == *query {
        return data.index.facet(answer, facet);
    }
    data.index.facet(&query::eval(&without, data), facet)
}

/// The field that a facet's values are terms of.
fn field(facet: Facet) -> Option<Field> {
    match facet {
        Facet::Kind => Some(Field::Kind),
        Facet::Form => Some(Field::Form),
        Facet::Place => Some(Field::Place),
        Facet::Actor => Some(Field::Actor),
        Facet::Source => Some(Field::Source),
        Facet::Year => Some(Field::Date),
        Facet::Is => Some(Field::Is),
        Facet::Precision => None,
    }
}
