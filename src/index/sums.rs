//! Sums of a measure by side: as intervals, over incidents only, none counted twice.

use super::Index;
use super::answer::{Answer, Tally};
use super::columns::TollCell;
use super::wholes::Wholes;
use crate::model::{Count, EventIx, Form, Measure, SideIx, Truth};

/// What the incidents of an answer state of one measure for one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The side.
    pub side: SideIx,
    /// At least so many: over the incidents that match certainly.
    pub low: u64,
    /// At most so many, over all that match; none when a figure has no upper bound.
    pub high: Option<u64>,
    /// Incidents that state a figure.
    pub stated: Tally,
    /// Incidents that state no figure but say that it is not known.
    pub unknown: Tally,
    /// Incidents that do not state it.
    pub unstated: Tally,
}

/// What one incident adds.
#[derive(Clone, Copy)]
enum Adds {
    Nothing,
    Unknown,
    Figure(u64, Option<u64>),
}

impl Index {
    /// The sums of a measure over the incidents of an answer, for each side in the order of the store. An
    /// incident that is part of another, or counted in it, is left out where the other states the same side and
    /// measure and matches at least as surely; it is then in none of the tallies.
    pub fn sums(&self, answer: &Answer, measure: Measure) -> Vec<Sum> {
        let incidents = answer.and(&self.form(Form::Incident));
        let wholes = Wholes::of(&self.parts);
        let sides = (0..self.sizes.sides as u32).map(SideIx);
        sides.map(|side| self.sum(&incidents, &wholes, side, measure)).collect()
    }

    fn sum(&self, incidents: &Answer, wholes: &Wholes, side: SideIx, measure: Measure) -> Sum {
        let mut counted = incidents.clone();
        let states = |event: EventIx| {
            let cells = self.tolls.get(event).map(|tolls| &*tolls.coded).unwrap_or_default();
            matches!(adds(cells, side, measure), Adds::Figure(..))
        };
        for event in wholes.counted_elsewhere(incidents, states) {
            counted.put(event.at(), Truth::No);
        }
        let none = Tally::default();
        let mut sum = Sum { side, low: 0, high: Some(0), stated: none, unknown: none, unstated: none };
        for (tolls, tally) in self.tolls.values().iter().zip(self.tolls.tally(&counted)) {
            sum.add(adds(&tolls.coded, side, measure), tally);
        }
        sum
    }
}

impl Sum {
    fn add(&mut self, adds: Adds, tally: Tally) {
        let slot = match adds {
            Adds::Nothing => &mut self.unstated,
            Adds::Unknown => &mut self.unknown,
            Adds::Figure(..) => &mut self.stated,
        };
        slot.add_and(tally, Truth::Certain);
        if let (Adds::Figure(low, high), true) = (adds, tally.total() > 0) {
            self.low = self.low.saturating_add(low.saturating_mul(tally.certain.into()));
            let more = high.map(|high| high.saturating_mul(tally.total().into()));
            self.high = self.high.zip(more).map(|(a, b)| a.saturating_add(b));
        }
    }
}

/// What the rows of a toll add up to for one side and measure. An unknown row beside a figure leaves the sum
/// without an upper bound.
fn adds(cells: &[TollCell], side: SideIx, measure: Measure) -> Adds {
    let mut counts =
        cells.iter().filter(|c| c.side == side && c.measure == measure).map(|c| c.count).peekable();
    if counts.peek().is_none() {
        return Adds::Nothing;
    }
    let (mut low, mut high, mut known) = (0u64, Some(0u64), false);
    for count in counts {
        known |= count != Count::Unknown;
        let (least, most) = count.range();
        low = low.saturating_add(least);
        high = high.zip(most).map(|(a, b)| a.saturating_add(b));
    }
    if known { Adds::Figure(low, high) } else { Adds::Unknown }
}
