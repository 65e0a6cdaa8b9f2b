//! What a list shows of an event without reading it again.

use super::Index;
use super::columns::Dates;
use crate::model::date::Shape;
use crate::model::{Coding, EventIx, Form, KindIx, Minute, PlaceIx, Precision, Span, Weight, Window};
use crate::text::Text;

/// One event as lists and axes show it. Its id is the store's to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The event.
    pub event: EventIx,
    /// Its title.
    pub title: Text,
    /// Its date as a list prints it, at most 14 columns.
    pub date: Text,
    /// The four bounds of its date.
    pub span: Span,
    /// How exactly its date is known.
    pub precision: Precision,
    /// The shape its date is drawn in.
    pub shape: Shape,
    /// Whether it lies at one moment, however imprecise, and did not last.
    pub moment: bool,
    /// Whether its date is `?`.
    pub uncertain: bool,
    /// Whether its date is `~`.
    pub approximate: bool,
    /// Its form.
    pub form: Form,
    /// Its kind.
    pub kind: KindIx,
    /// What a small screen keeps.
    pub weight: Weight,
    /// How sure its coding is.
    pub coding: Coding,
    /// Where: all of these.
    pub places: &'a [PlaceIx],
    /// Whether its claims cannot all be true, or a link contradicts it.
    pub differing: bool,
    /// Whether it lies wholly outside what the store covers.
    pub context: bool,
    /// Whether a coded place of it has coordinates of its own.
    pub located: bool,
    /// Whether it is linked to another event, either way.
    pub linked: bool,
}

impl Index {
    /// What a list shows of an event; none beyond the store.
    pub fn row(&self, event: EventIx) -> Option<Row<'_>> {
        let (i, head) = (event.at(), self.heads.get(event.at())?);
        let Dates { coded, precision, moment, uncertain, approximate, short, .. } = self.dates.get(event)?;
        let places = self.places.get(event)?;
        Some(Row {
            event,
            title: self.title(event),
            date: short.text(),
            span: coded.span,
            precision: *precision,
            shape: precision.shape(),
            moment: *moment,
            uncertain: *uncertain,
            approximate: *approximate,
            form: head.form,
            kind: self.kinds.get(event)?.coded,
            weight: head.weight,
            coding: head.coding,
            places: &places.coded,
            differing: self.differing.get(i),
            context: self.context.get(i),
            located: self.is_located(places),
            linked: self.linked.get(i),
        })
    }

    /// The title of an event; empty beyond the store.
    pub fn title(&self, event: EventIx) -> Text {
        self.words.title(event, self.store.as_ref())
    }

    /// How many different dates there are.
    pub fn dates(&self) -> usize {
        self.dates.values().len()
    }

    /// Whether the claims of an event cannot all be true, or a link contradicts it; false beyond the store.
    pub fn differs(&self, event: EventIx) -> bool {
        self.differing.get(event.at())
    }

    /// The four bounds of an event's date; none beyond the store.
    pub fn span(&self, event: EventIx) -> Option<Span> {
        self.dates.get(event).map(|dates| dates.coded.span)
    }

    /// The minute at which an event stands in time; the middle of all there is for one that is open at both ends.
    pub fn stands_at(&self, event: EventIx) -> Option<Minute> {
        let Window { lo, hi } = self.extent();
        Some(self.span(event)?.anchor().unwrap_or(lo + (hi - lo) / 2))
    }
}
