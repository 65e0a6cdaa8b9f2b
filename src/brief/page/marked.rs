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

/// What the briefing covers: `2 events chosen by the author, as could be known by 31 December 2018.` Those of which nothing
/// was known by then are not passed over.
pub(super) fn scope(marked: &Marked, data: &Data) -> Text {
    let (count, unknown) = (marked.built.len(), marked.unknown);
    let chosen = |n: usize| if n == 1 { text!("1 event") } else { text!("{n} events") };
    let by = data.store.known_by().map(footer::day).unwrap_or_default();
    let known = if by.is_empty() { by.clone() } else { format!(", as could be known by {by}") };
    let all = chosen(count + unknown);
    match (count, unknown) {
        (_, 0) => text!("{all} chosen by the author{known}."),
        (0, _) => text!("{all} chosen by the author, of which nothing was published by {by}."),
        (_, 1) => text!(
            "{count} of {all} chosen by the author{known}; of the other, nothing was published by then."
        ),
        _ => text!(
            "{count} of {all} chosen by the author{known}; of the others, nothing was published by then."
        ),
    }
}

/// Why there is no page on what is marked.
pub(super) fn none(data: &Data) -> Text {
    let unknown = Marked::of(data).unknown;
    match data.store.known_by().filter(|_| unknown > 0) {
        None => Text::new("no event of the store is marked"),
        Some(by) => {
            let marked = if unknown == 1 { "event that is" } else { "events that are" };
            text!("of the {unknown} {marked} marked, nothing was published by {}", footer::day(by))
        }
    }
}

/// How the events were chosen: lines of the footer.
pub(super) fn chosen(asked: &Asked<'_>, data: &Data) -> Vec<Text> {
    let Asked::Marked(marked) = asked else { return Vec::new() };
    let mut lines = vec![Text::new("Events: those that the author marked, in the author's order.")];
    if marked.lost > 0 {
        lines.push(text!("Marked, but not in this store: {}.", marked.lost));
    }
    if marked.built.iter().any(|(event, ..)| data.marks().note(event.id.as_str()).is_some()) {
        lines.push(Text::new("Notes on events are the author's and not from the store."));
    }
    lines
}
