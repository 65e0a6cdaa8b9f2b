//! The tree of places as rows, each counting all that lies within it.

use std::collections::BTreeSet;

use super::values::Publishers;
use super::{Fold, Maker, ValueRow, scaled};
use crate::app::facets::Section;
use crate::index::{FacetRow, FacetValue};
use crate::model::{Place, PlaceIx};
use crate::query::FieldValue;
use crate::query::edit;

/// How deep the tree is shown: places may lie in each other in ways that never end.
const DEEPEST: usize = 8;

/// The tree of places, with what each counts.
struct Tree<'a> {
    counted: &'a [FacetRow],
    /// The places directly within each place.
    parts: Vec<Vec<PlaceIx>>,
    /// Places that the query speaks of, and all that they lie in: these are shown whatever is folded.
    spoken: BTreeSet<PlaceIx>,
}

impl<'a> Tree<'a> {
    fn new(places: &[Place], counted: &'a [FacetRow], spoken: BTreeSet<PlaceIx>) -> Tree<'a> {
        let mut parts = vec![Vec::new(); places.len()];
        for (part, place) in (0..).map(PlaceIx).zip(places) {
            for outer in &place.within {
                let list: Option<&mut Vec<PlaceIx>> = parts.get_mut(outer.at());
                list.filter(|list| list.last() != Some(&part)).into_iter().for_each(|list| list.push(part));
            }
        }
        Tree { counted, parts, spoken }
    }

    /// What a place counts: rows come in the order of the store.
    fn row(&self, place: PlaceIx) -> Option<&'a FacetRow> {
        self.counted.get(place.at()).filter(|row| row.value == FacetValue::Place(place))
    }

    /// The places directly within a place that have events, those with most of them first.
    fn inner(&self, place: PlaceIx) -> Vec<PlaceIx> {
        let count = |p: &PlaceIx| self.row(*p).map_or(0, |row| row.certain + row.possible);
        let parts = self.parts.get(place.at()).into_iter().flatten();
        let kept = |p: &PlaceIx| count(p) > 0 || self.spoken.contains(p);
        let mut inner: Vec<PlaceIx> = parts.copied().filter(kept).collect();
        inner.sort_by_key(|p| std::cmp::Reverse(count(p)));
        inner
    }
}

impl Maker<'_> {
    /// The tree as far as it is unfolded, roots first; every place once where everything is shown.
    pub(super) fn places(&mut self) -> Vec<ValueRow> {
        if self.all {
            return self.facet_values(Section::Place);
        }
        let counted = self.counted.get(&Section::Place).map(Vec::as_slice).unwrap_or_default();
        let places = &self.data.store.catalog().places;
        let tree = Tree::new(places, counted, self.spoken());
        let roots = (0..).map(PlaceIx).zip(places).filter(|(_, place)| place.within.is_empty());
        let mut rows = Vec::new();
        roots.for_each(|(root, _)| self.push_place(&tree, root, 0, &mut rows));
        scaled(rows)
    }

    /// Places that the query chooses or excepts, and all that they lie in.
    fn spoken(&self) -> BTreeSet<PlaceIx> {
        let catalog = self.data.store.catalog();
        let query = &self.state.scope.query;
        if query.is_everything() {
            return BTreeSet::new();
        }
        let named =
            |place: &PlaceIx| edit::state_of(query, &FieldValue::place(*place, catalog)) != edit::State::Off;
        let mut up: Vec<PlaceIx> = (0..catalog.places.len() as u32).map(PlaceIx).filter(named).collect();
        let mut spoken = BTreeSet::new();
        while let Some(place) = up.pop() {
            if spoken.insert(place) {
                up.extend(&catalog.place(place).within);
            }
        }
        spoken
    }

    fn push_place(&self, tree: &Tree<'_>, place: PlaceIx, depth: usize, rows: &mut Vec<ValueRow>) {
        let counted =
            tree.row(place).and_then(|found| self.facet_value(Section::Place, found, &Publishers::new()));
        let worth_it = |row: &ValueRow| row.is_worth_it() || tree.spoken.contains(&place);
        let Some(mut row) = counted.filter(worth_it) else { return };
        let inner = tree.inner(place);
        let open = self.is_open(Fold::Place(place));
        row.depth = depth;
        row.parts = (!inner.is_empty()).then_some((Fold::Place(place), open));
        rows.push(row);
        if depth < DEEPEST {
            let shown = inner.into_iter().filter(|part| open || tree.spoken.contains(part));
            shown.for_each(|part| self.push_place(tree, part, depth + 1, rows));
        }
    }
}
