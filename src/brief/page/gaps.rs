//! What no source says, and sums with what they leave out.

use super::footer;
use crate::index::{Answer, Data, Sum};
use crate::model::catalog::UNIDENTIFIED;
use crate::model::{Catalog, Count, Event, EventIx, Form, Measure, Precision, Truth, wording};
use crate::text;
use crate::text::Text;

/// `No attacker named: 4.` and the like, over the incidents that match.
pub(super) fn unsaid(events: &[(Event, EventIx, Truth)], catalog: &Catalog) -> Vec<Text> {
    let incidents: Vec<&Event> =
        events.iter().map(|(event, ..)| event).filter(|e| e.form == Form::Incident).collect();
    let count = |is: &dyn Fn(&Event) -> bool| incidents.iter().filter(|e| is(e)).count();
    let mut lines = Vec::new();
    for (at, role) in catalog.roles.iter().enumerate() {
        let unnamed = |e: &Event| e.actors.iter().any(|p| p.role.at() == at && p.who == UNIDENTIFIED);
        lines.push((count(&unnamed), text!("No {} named", role.name.as_str().to_lowercase())));
    }
    let day = |e: &Event| !matches!(e.when.precision(), Precision::Day | Precision::Lasted);
    let dead = |e: &Event| !e.toll.iter().any(|row| row.count(Measure::Killed).is_some());
    lines.push((count(&day), Text::new("Day not given")));
    lines.push((count(&|e| e.place.is_empty()), Text::new("Place not given")));
    lines.push((count(&dead), Text::new("Deaths not stated")));
    let mut of = format!(" of {}", of_incidents(incidents.len() as u32));
    let told = lines.into_iter().filter(|(n, _)| *n > 0);
    // What they are of is said once.
    told.map(|(n, what)| text!("{what}: {n}{}.", std::mem::take(&mut of))).collect()
}

/// What has no room on the page, and where it is: events, what is told of events, events of which it is not told where
/// sources differ, and answers to questions.
pub(super) fn left(
    events: usize,
    short: usize,
    (differing, answers): (usize, usize),
) -> impl Iterator<Item = Text> {
    let told = [
        (events, text!("Left out for space: {events}, listed on page 2.")),
        (short, told_in_short(short)),
        (differing, text!("Differences left out for space: {differing}, listed on page 2.")),
        (answers, text!("Answers left out for space: {answers}, listed on page 2.")),
    ];
    told.into_iter().filter(|(n, _)| *n > 0).map(|(_, told)| told)
}

/// How many events are told in short on the page.
pub(in crate::brief) fn told_in_short(short: usize) -> Text {
    text!("Told in short for space: {short}, in full on page 2.")
}

fn of_incidents(n: u32) -> String {
    if n == 1 { "1 incident".into() } else { format!("{n} incidents") }
}

/// The tolls of an answer added up, a sentence for each side and measure that an incident states a figure of.
pub(super) fn totals(data: &Data, answer: &Answer) -> Vec<Text> {
    let catalog = data.store.catalog();
    let mut told = Vec::new();
    for measure in Measure::ALL {
        for sum in data.index.sums(answer, *measure) {
            if sum.stated.total() > 0 {
                told.push(total(&sum, *measure, catalog));
            }
        }
    }
    if !told.is_empty() {
        let reports = footer::published(&data.store).len();
        told.push(text!("These are {reports} sources, not a count of all that happened."));
    }
    told
}

fn total(sum: &Sum, measure: Measure, catalog: &Catalog) -> Text {
    let amount = match sum.high {
        Some(high) if high == sum.low => wording::count(&Count::Exact(high)).to_string(),
        Some(high) => format!("{} to {high}", sum.low),
        None => format!("at least {}", sum.low),
    };
    let none = sum.unstated.total().saturating_add(sum.unknown.total());
    let none = match none {
        0 => String::new(),
        1 => "; 1 incident gives none".to_owned(),
        n => format!("; {n} incidents give none"),
    };
    let doubt = match sum.stated.possible {
        0 => String::new(),
        n => format!(", of which {n} may not belong here"),
    };
    text!(
        "{}: in {} with a stated figure{doubt}, {amount} {}{none}.",
        catalog.side(sum.side).name,
        of_incidents(sum.stated.total()),
        measure.written()
    )
}
