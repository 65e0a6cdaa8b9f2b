//! What the axis needs of an event, by value: nothing is written anew for it, as for a whole row.

use super::Index;
use crate::model::date::Shape;
use crate::model::{EventIx, KindIx, Span};

/// One event as the axis draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The number of its date: events with the same one have the same span and shape. Below [`Index::dates`].
    pub date: u32,
    /// The four bounds of its date.
    pub span: Span,
    /// The shape its date is drawn in.
    pub shape: Shape,
    /// Its kind.
    pub kind: KindIx,
    /// Whether its claims cannot all be true, or a link contradicts it.
    pub differing: bool,
}

impl Index {
    /// What the axis shows of an event; none beyond the store.
    pub fn glance(&self, event: EventIx) -> Option<Glance> {
        let date = *self.dates.codes().get(event.at())?;
        let dates = self.dates.value(date)?;
        Some(Glance {
            date,
            span: dates.coded.span,
            shape: dates.precision.shape(),
            kind: self.kinds.get(event)?.coded,
            differing: self.differs(event),
        })
    }

    /// How many different dates there are.
    pub fn dates(&self) -> usize {
        self.dates.values().len()
    }

    /// Whether the claims of an event cannot all be true, or a link contradicts it; false beyond the store.
    pub fn differs(&self, event: EventIx) -> bool {
        self.differing.get(event.at())
    }
}
