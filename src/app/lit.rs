//! Where marked events are on the axis: found once for an axis and some marks, and kept beside the rest of the state.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::axis::Axis;
use super::state::State;
use crate::index::{Bits, Data};

/// Marked events on the axis. They follow from the rest of the state.
#[derive(Clone, Debug, PartialEq)]
pub struct Lit {
    axis: Arc<Axis>,
    marked: Arc<Bits>,
    /// The columns of the plot in which a marked event has its sign.
    pub columns: BTreeSet<u16>,
    /// The same, lane by lane: the row of the lanes, and the column.
    pub cells: BTreeSet<(usize, u16)>,
}

/// Where the marked events of a state are, looked for anew only on another axis or for other marks.
pub fn settled(state: &State, data: &Data) -> Option<Arc<Lit>> {
    let axis = state.axis.as_ref()?;
    let same = |lit: &&Arc<Lit>| Arc::ptr_eq(&lit.axis, axis) && lit.marked == *data.marked();
    match state.lit.as_ref().filter(same) {
        Some(lit) => Some(Arc::clone(lit)),
        None => Some(Arc::new(Lit::of(axis, state, data))),
    }
}

impl Lit {
    fn of(axis: &Arc<Axis>, state: &State, data: &Data) -> Lit {
        let (mut columns, mut cells) = (BTreeSet::new(), BTreeSet::new());
        let marked = state.marks.marked().iter().filter_map(|id| data.store.find(id.as_str()));
        for event in marked.filter(|event| state.scope.truth(*event).holds()) {
            let Some((column, rows)) = axis.place_of(event, data) else { continue };
            columns.insert(column);
            cells.extend(rows.into_iter().map(|row| (row, column)));
        }
        Lit { axis: Arc::clone(axis), marked: Arc::clone(data.marked()), columns, cells }
    }
}
