//! The Filter pane as rows: facets, their values with counts, and the store's views.

use super::scope::FACETS;
use super::state::State;
use crate::index::{Data, Facet, FacetRow, FacetValue};
use crate::model::{Catalog, Edtf, PlaceIx, SourceIx};
use crate::query::edit::State as Selected;
use crate::query::{self, DateValue, FieldValue};
use crate::text;
use crate::text::Text;

/// One row of the pane.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// The name of a facet.
    Heading(Text),
    /// A value that can be chosen.
    Value(ValueRow),
    /// A view of the store, by its position.
    View(usize, Text),
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueRow {
    /// What choosing it asks for.
    pub value: FieldValue,
    /// Its name.
    pub name: Text,
    /// How deep it lies in the tree of places.
    pub depth: usize,
    /// Events that match with it, certainly and possibly.
    pub counts: (u32, u32),
    /// Whether it is chosen, excepted or neither.
    pub chosen: Selected,
    /// Whether its parts are shown; none when it has none.
    pub unfolded: Option<bool>,
    /// The largest count of its facet, for the bar.
    pub most: u32,
}

/// The name of a facet: that of its field.
fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Kind => "kind",
        Facet::Form => "form",
        Facet::Place => "place",
        Facet::Actor => "actor",
        Facet::Source => "source",
        Facet::Year => "year",
        Facet::Precision => "precision",
        Facet::Is => "is",
    }
}

/// Values shown of a facet that is not a tree.
const LONGEST: usize = 12;

/// Every row of the pane.
pub fn rows(state: &State, data: &Data) -> Vec<Row> {
    let mut rows = Vec::new();
    for (facet, counted) in FACETS.iter().zip(&state.scope.facets) {
        let values = match facet {
            Facet::Place => place_rows(state, data, counted),
            other => value_rows(state, data, *other, counted),
        };
        if !values.is_empty() {
            rows.push(Row::Heading(Text::new(name(*facet))));
            rows.extend(values.into_iter().map(Row::Value));
        }
    }
    let views = &data.store.catalog().views;
    if !views.is_empty() {
        rows.push(Row::Heading(Text::new("views")));
        rows.extend(views.iter().enumerate().map(|(i, v)| Row::View(i, v.name.clone())));
    }
    rows
}

/// The rows of a flat facet: chosen values always, then those with events, the most frequent ones of
/// a long list.
fn value_rows(state: &State, data: &Data, facet: Facet, counted: &[FacetRow]) -> Vec<ValueRow> {
    let most = most(counted);
    let mut rows: Vec<ValueRow> =
        counted.iter().filter_map(|r| value_row(state, data, r, 0, most)).filter(shown).collect();
    if matches!(facet, Facet::Actor) {
        rows.sort_by_key(|r| std::cmp::Reverse(r.counts.0 + r.counts.1));
    }
    if matches!(facet, Facet::Actor | Facet::Source) && rows.len() > LONGEST {
        let mut kept = 0;
        rows.retain(|r| {
            kept += 1;
            kept <= LONGEST || r.chosen != Selected::Off
        });
    }
    rows
}

fn shown(row: &ValueRow) -> bool {
    row.counts != (0, 0) || row.chosen != Selected::Off
}

fn most(counted: &[FacetRow]) -> u32 {
    counted.iter().map(|r| r.certain + r.possible).max().unwrap_or(0)
}

fn value_row(state: &State, data: &Data, row: &FacetRow, depth: usize, most: u32) -> Option<ValueRow> {
    let (value, name) = named(&row.value, data)?;
    let chosen = query::edit::state_of(&state.scope.query, &value);
    Some(ValueRow { value, name, depth, counts: (row.certain, row.possible), chosen, unfolded: None, most })
}

/// What choosing a value asks for, and its name.
fn named(value: &FacetValue, data: &Data) -> Option<(FieldValue, Text)> {
    let catalog = data.store.catalog();
    Some(match value {
        FacetValue::Kind(k) => (FieldValue::kind(*k, catalog), catalog.kind(*k).name.clone()),
        FacetValue::Form(f) => (FieldValue::Form(*f), Text::new(f.written())),
        FacetValue::Place(p) => (FieldValue::place(*p, catalog), catalog.place(*p).name.clone()),
        FacetValue::Actor(a) => (FieldValue::actor(*a, catalog), catalog.actor(*a).name.clone()),
        FacetValue::Source(s) => (FieldValue::source(*s, catalog), source_name(*s, catalog)),
        FacetValue::Year(y) => {
            (FieldValue::Date(DateValue::On(Edtf::parse(&format!("{y:04}")).ok()?)), text!("{y:04}"))
        }
        FacetValue::Is(is) => (FieldValue::Is(*is), Text::new(is.written())),
        FacetValue::Precision(_) => return None,
    })
}

/// A source by its publisher, or by its id where the publisher has others.
fn source_name(source: SourceIx, catalog: &Catalog) -> Text {
    let one = catalog.source(source);
    let alike = catalog.sources.iter().filter(|other| other.publisher == one.publisher).count();
    if alike > 1 { one.id.text() } else { one.publisher.clone() }
}

/// The tree of places as far as it is unfolded, roots first.
fn place_rows(state: &State, data: &Data, counted: &[FacetRow]) -> Vec<ValueRow> {
    let places = &data.store.catalog().places;
    let roots = (0..places.len()).filter(|i| places[*i].within.is_empty());
    let mut rows = Vec::new();
    for root in roots {
        push_place(state, data, counted, PlaceIx(root as u32), 0, &mut rows);
    }
    rows
}

/// The places directly within a place.
fn parts(data: &Data, place: PlaceIx) -> Vec<PlaceIx> {
    let places = data.store.catalog().places.iter().enumerate();
    places.filter(|(_, p)| p.within.contains(&place)).map(|(i, _)| PlaceIx(i as u32)).collect()
}

fn push_place(
    state: &State,
    data: &Data,
    counted: &[FacetRow],
    place: PlaceIx,
    depth: usize,
    rows: &mut Vec<ValueRow>,
) {
    let Some(found) = counted.iter().find(|r| r.value == FacetValue::Place(place)) else { return };
    let Some(mut row) = value_row(state, data, found, depth, most(counted)).filter(shown) else { return };
    let count = |p: &PlaceIx| {
        let row = counted.iter().find(|r| r.value == FacetValue::Place(*p));
        row.map_or(0, |r| r.certain + r.possible)
    };
    let mut inner: Vec<PlaceIx> = parts(data, place).into_iter().filter(|p| count(p) > 0).collect();
    inner.sort_by_key(|p| std::cmp::Reverse(count(p)));
    let unfolded = state.filter.unfolded.contains(&place);
    row.unfolded = (!inner.is_empty()).then_some(unfolded);
    rows.push(row);
    if unfolded && depth < 8 {
        for part in inner {
            push_place(state, data, counted, part, depth + 1, rows);
        }
    }
}
