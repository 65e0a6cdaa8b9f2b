//! The Filter pane as rows: facets, their values with counts, and the store's views.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::facets::{self, FACETS};
use super::scope::Scope;
use super::state::State;
use crate::index::{Data, Facet, FacetRow, FacetValue};
use crate::model::date::minute_of;
use crate::model::{Catalog, Edtf, PlaceIx, SourceIx, Window};
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

/// The pane as it stands for a scope and the places unfolded. It follows from the rest of the state.
#[derive(Clone, Debug)]
pub struct Panel {
    scope: Arc<Scope>,
    unfolded: BTreeSet<PlaceIx>,
    counted: Arc<Vec<Vec<FacetRow>>>,
    /// Every row.
    pub rows: Vec<Row>,
}

impl PartialEq for Panel {
    fn eq(&self, other: &Panel) -> bool {
        self.scope == other.scope && self.unfolded == other.unfolded
    }
}

impl Eq for Panel {}

/// The pane of a state, made anew only if its rows have changed.
pub fn panel(state: &State, data: &Data) -> Arc<Panel> {
    let known = state.panel.as_ref().filter(|panel| panel.scope == state.scope);
    match known {
        Some(panel) if panel.unfolded == state.filter.unfolded => Arc::clone(panel),
        known => {
            let counted = known.map(|panel| Arc::clone(&panel.counted));
            let counted = counted.unwrap_or_else(|| Arc::new(facets::count(&state.scope, data)));
            let rows = rows(state, data, &counted);
            let (scope, unfolded) = (Arc::clone(&state.scope), state.filter.unfolded.clone());
            Arc::new(Panel { scope, unfolded, counted, rows })
        }
    }
}

/// The row nearest to a position, at it or above it first, that keys act on.
pub fn nearest_stop(rows: &[Row], at: usize) -> usize {
    let stops = |i: &usize| rows.get(*i).is_some_and(|row| !matches!(row, Row::Heading(_)));
    let last = rows.len().saturating_sub(1);
    let above = (0..=at.min(last)).rev().find(stops);
    above.or_else(|| (at..=last).find(stops)).unwrap_or(0)
}

/// Every row of the pane.
fn rows(state: &State, data: &Data, counted: &[Vec<FacetRow>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (facet, counted) in FACETS.iter().zip(counted) {
        let all = counted.iter().filter(|row| total(row) > 0).count();
        let values = match facet {
            Facet::Place => place_rows(state, data, counted),
            other => value_rows(state, data, *other, counted),
        };
        if !values.is_empty() {
            let cut = matches!(facet, Facet::Actor | Facet::Source) && values.len() < all;
            let heading = if cut {
                text!("{} · {} of {all}", name(*facet), values.len())
            } else {
                name(*facet).into()
            };
            rows.push(Row::Heading(heading));
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
    let (most, query) = (most(counted), &state.scope.query);
    let chosen = |row: &FacetRow| {
        let value = value_of(&row.value, data);
        !query.is_everything() && value.is_some_and(|v| query::edit::state_of(query, &v) != Selected::Off)
    };
    let mut listed: Vec<(&FacetRow, bool)> = counted.iter().map(|row| (row, chosen(row))).collect();
    let covers = Window::of(&data.store.catalog().covers);
    listed
        .retain(|(row, chosen)| *chosen || (total(row) > 0 && (row.certain > 0 || is_covered(row, covers))));
    if matches!(facet, Facet::Actor) {
        listed.sort_by_key(|(row, _)| std::cmp::Reverse(total(row)));
    }
    if matches!(facet, Facet::Actor | Facet::Source) && listed.len() > LONGEST {
        let mut kept = 0;
        listed.retain(|(_, chosen)| {
            kept += 1;
            kept <= LONGEST || *chosen
        });
    }
    listed.into_iter().filter_map(|(row, _)| value_row(state, data, row, 0, most)).collect()
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

fn shown(row: &ValueRow) -> bool {
    row.counts != (0, 0) || row.chosen != Selected::Off
}

fn total(row: &FacetRow) -> u32 {
    row.certain + row.possible
}

fn most(counted: &[FacetRow]) -> u32 {
    counted.iter().map(total).max().unwrap_or(0)
}

fn value_row(state: &State, data: &Data, row: &FacetRow, depth: usize, most: u32) -> Option<ValueRow> {
    let (value, name) = (value_of(&row.value, data)?, name_of(&row.value, data)?);
    let chosen = query::edit::state_of(&state.scope.query, &value);
    Some(ValueRow { value, name, depth, counts: (row.certain, row.possible), chosen, unfolded: None, most })
}

/// What choosing a value asks for.
fn value_of(value: &FacetValue, data: &Data) -> Option<FieldValue> {
    let catalog = data.store.catalog();
    Some(match value {
        FacetValue::Kind(k) => FieldValue::kind(*k, catalog),
        FacetValue::Form(f) => FieldValue::Form(*f),
        FacetValue::Place(p) => FieldValue::place(*p, catalog),
        FacetValue::Actor(a) => FieldValue::actor(*a, catalog),
        FacetValue::Source(s) => FieldValue::source(*s, catalog),
        FacetValue::Year(y) => FieldValue::Date(DateValue::On(Edtf::parse(&format!("{y:04}")).ok()?)),
        FacetValue::Is(is) => FieldValue::Is(*is),
        FacetValue::Precision(_) => return None,
    })
}

/// What a value is called.
fn name_of(value: &FacetValue, data: &Data) -> Option<Text> {
    let catalog = data.store.catalog();
    Some(match value {
        FacetValue::Kind(k) => catalog.kind(*k).name.clone(),
        FacetValue::Form(f) => Text::new(f.written()),
        FacetValue::Place(p) => catalog.place(*p).name.clone(),
        FacetValue::Actor(a) => catalog.actor(*a).name.clone(),
        FacetValue::Source(s) => source_name(*s, catalog),
        FacetValue::Year(y) => text!("{y:04}"),
        FacetValue::Is(is) => Text::new(is.written()),
        FacetValue::Precision(_) => return None,
    })
}

/// A source by its publisher, or by its id where the publisher has others.
fn source_name(source: SourceIx, catalog: &Catalog) -> Text {
    let one = catalog.source(source);
    let alike = catalog.sources.iter().filter(|other| other.publisher == one.publisher).count();
    if alike > 1 { one.id.text() } else { one.publisher.clone() }
}

/// The tree of places, with what each counts.
struct Places<'a> {
    counted: &'a [FacetRow],
    /// The places directly within each place.
    parts: Vec<Vec<PlaceIx>>,
    most: u32,
}

impl Places<'_> {
    /// What a place counts: rows come in the order of the store.
    fn row(&self, place: PlaceIx) -> Option<&FacetRow> {
        self.counted.get(place.at()).filter(|row| row.value == FacetValue::Place(place))
    }

    /// The places directly within a place that have events, those with most of them first.
    fn inner(&self, place: PlaceIx) -> Vec<PlaceIx> {
        let count = |p: &PlaceIx| self.row(*p).map_or(0, total);
        let parts = self.parts.get(place.at()).into_iter().flatten();
        let mut inner: Vec<PlaceIx> = parts.copied().filter(|p| count(p) > 0).collect();
        inner.sort_by_key(|p| std::cmp::Reverse(count(p)));
        inner
    }
}

/// The tree of places as far as it is unfolded, roots first.
fn place_rows(state: &State, data: &Data, counted: &[FacetRow]) -> Vec<ValueRow> {
    let places = &data.store.catalog().places;
    let mut parts = vec![Vec::new(); places.len()];
    for (part, place) in (0..).map(PlaceIx).zip(places) {
        for outer in &place.within {
            let list: Option<&mut Vec<PlaceIx>> = parts.get_mut(outer.at());
            list.filter(|list| list.last() != Some(&part)).into_iter().for_each(|list| list.push(part));
        }
    }
    let tree = Places { counted, parts, most: most(counted) };
    let roots = (0..).map(PlaceIx).zip(places).filter(|(_, place)| place.within.is_empty());
    let mut rows = Vec::new();
    roots.for_each(|(root, _)| push_place(state, data, &tree, root, 0, &mut rows));
    rows
}

fn push_place(
    state: &State,
    data: &Data,
    tree: &Places<'_>,
    place: PlaceIx,
    depth: usize,
    rows: &mut Vec<ValueRow>,
) {
    let Some(found) = tree.row(place) else { return };
    let Some(mut row) = value_row(state, data, found, depth, tree.most).filter(shown) else { return };
    let inner = tree.inner(place);
    let unfolded = state.filter.unfolded.contains(&place);
    row.unfolded = (!inner.is_empty()).then_some(unfolded);
    rows.push(row);
    if unfolded && depth < 8 {
        inner.into_iter().for_each(|part| push_place(state, data, tree, part, depth + 1, rows));
    }
}
