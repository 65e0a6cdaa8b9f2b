//! What no source says, and sums with what they leave out.

use crate::brief::unsaid;

use crate::index::Tally;
use crate::model::{Catalog, Event, EventIx, Form, Measure, Truth};
use crate::text;
use crate::text::Text;

/// `No attacker named: 4.` and the like, over the incidents that match.
pub(super) fn unsaid(events: &[(Event, EventIx, Truth)], catalog: &Catalog) -> Vec<Text> {
    let incidents: Vec<&(Event, EventIx, Truth)> =
        events.iter().filter(|(event, ..)| event.form == Form::Incident).collect();
    let count = |is: &dyn Fn(&Event) -> bool| {
        let mut tally = Tally::default();
        incidents.iter().filter(|(event, ..)| is(event)).for_each(|(.., truth)| tally.add(*truth, 1));
        tally
    };
    let mut lines = Vec::new();
    for (at, role) in catalog.roles.iter().enumerate() {
        let unnamed = |e: &Event| unsaid::unnamed(e).any(|part| part.role.at() == at);
        lines.push((count(&unnamed), text!("No {} named", role.name.as_str().to_lowercase())));
    }
    lines.push((count(&|e| !unsaid::says_day(e)), Text::new("Day not given")));
    lines.push((count(&|e| !unsaid::says_place(e)), Text::new("Place not given")));
    lines.push((count(&|e| !unsaid::says_count(e, Measure::Killed)), Text::new("Deaths not stated")));
    lines.retain(|(tally, _)| tally.total() > 0);
    if lines.is_empty() {
        return Vec::new();
    }
    told(count(&|_| true), lines)
}

/// Counts in sentences. What they are of is said once; where some of it only may match, first and by itself, so that
/// every count can say how many of its own do.
fn told(all: Tally, lines: Vec<(Tally, Text)>) -> Vec<Text> {
    let counted = |(tally, what): &(Tally, Text)| text!("{what}: {}{}.", tally.total(), doubt(*tally));
    if all.possible > 0 {
        let all = (all, Text::new("Incidents"));
        return std::iter::once(&all).chain(&lines).map(counted).collect();
    }
    let mut of = format!(" of {}", of_incidents(all.total()));
    lines.iter().map(|(tally, what)| text!("{what}: {}{}.", tally.total(), std::mem::take(&mut of))).collect()
}

/// `; 2 of them may not belong here`: how many of those counted match only possibly.
fn doubt(tally: Tally) -> String {
    match (tally.certain, tally.possible) {
        (_, 0) => String::new(),
        (0, 1) => "; it may not belong here".to_owned(),
        (0, _) => "; none of them certainly belongs here".to_owned(),
        (_, n) => format!("; {n} of them may not belong here"),
    }
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
