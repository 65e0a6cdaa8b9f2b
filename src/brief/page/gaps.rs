//! What no source says, and sums with what they leave out.

use crate::brief::unsaid;

use crate::model::{Catalog, Event, EventIx, Form, Measure, Truth};
use crate::text;
use crate::text::Text;

/// `No attacker named: 4.` and the like, over the incidents that match.
pub(super) fn unsaid(events: &[(Event, EventIx, Truth)], catalog: &Catalog) -> Vec<Text> {
    let incidents: Vec<&Event> =
        events.iter().map(|(event, ..)| event).filter(|e| e.form == Form::Incident).collect();
    let count = |is: &dyn Fn(&Event) -> bool| incidents.iter().filter(|e| is(e)).count();
    let mut lines = Vec::new();
    for (at, role) in catalog.roles.iter().enumerate() {
        let unnamed = |e: &Event| unsaid::unnamed(e).any(|part| part.role.at() == at);
        lines.push((count(&unnamed), text!("No {} named", role.name.as_str().to_lowercase())));
    }
    lines.push((count(&|e| !unsaid::says_day(e)), Text::new("Day not given")));
    lines.push((count(&|e| !unsaid::says_place(e)), Text::new("Place not given")));
    lines.push((count(&|e| !unsaid::says_count(e, Measure::Killed)), Text::new("Deaths not stated")));
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

pub(super) fn of_incidents(n: u32) -> String {
    if n == 1 { "1 incident".into() } else { format!("{n} incidents") }
}
