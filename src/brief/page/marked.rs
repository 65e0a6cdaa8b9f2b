//! The briefing on what a person has marked: the events they chose, in their order, with their notes.

use super::{Asked, Built, footer};
use crate::index::{Answer, Bits, Data};
use crate::model::{EventIx, Id, Truth};
use crate::text;
use crate::text::Text;

/// The events that are marked, in the person's order, and those of them that the data cannot give.
pub(super) struct Marked {
    pub built: Vec<Built>,
    pub answer: Answer,
    /// How many are not in the store.
    lost: usize,
    /// How many were not known of by the day that the data are as of.
    unknown: usize,
}

impl Marked {
    pub fn of(data: &Data) -> Marked {
        let find = |id: &Id| data.store.find(id.as_str());
        let all: Vec<EventIx> = data.marks().marked().iter().filter_map(find).collect();
        let known: Vec<EventIx> = all.iter().copied().filter(|ix| !data.store.is_hidden(*ix)).collect();
        let mut bits = Bits::new(data.store.len());
        known.iter().for_each(|ix| bits.set(ix.at()));
        Marked {
            built: known.iter().map(|ix| (data.store.event(*ix), *ix, Truth::Certain)).collect(),
            answer: Answer::crisp(bits),
            lost: data.marks().marked().len() - all.len(),
            unknown: all.len() - known.len(),
        }
    }
}

/// What the briefing covers: `2 events chosen by the author, as they could be known by 31 December 2018.`
pub(super) fn scope(count: usize, data: &Data) -> Text {
    let events = if count == 1 { "event" } else { "events" };
    let by = data.store.known_by().map(|by| text!(", as could be known by {}", footer::day(by)));
    text!("{count} {events} chosen by the author{}.", by.unwrap_or_default())
}

/// How the events were chosen: lines of the footer.
pub(super) fn chosen(asked: &Asked<'_>, data: &Data) -> Vec<Text> {
    let Asked::Marked(marked) = asked else { return Vec::new() };
    let mut lines = vec![Text::new("Events: those that the author marked, in the author's order.")];
    if marked.lost > 0 {
        lines.push(text!("Marked, but not in this store: {}.", marked.lost));
    }
    if let Some(by) = data.store.known_by().filter(|_| marked.unknown > 0) {
        let day = footer::day(by);
        lines.push(text!("Marked, but nothing of it was published by {day}: {}.", marked.unknown));
    }
    if marked.built.iter().any(|(event, ..)| data.marks().note(event.id.as_str()).is_some()) {
        lines.push(Text::new("Notes on events are the author's and not from the store."));
    }
    lines
}
