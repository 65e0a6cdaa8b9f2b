//! What no source gives of an event. Gaps are data: they are listed, never papered over.

use crate::model::catalog::UNIDENTIFIED;
use crate::model::{Catalog, Event, Form, Measure, Precision};
use crate::text;
use crate::text::Text;

/// What is not said of an event, in a few words each. Only incidents are asked for all of it: a statement
/// has no toll to leave out.
pub fn not_said(event: &Event, catalog: &Catalog) -> Vec<Text> {
    let mut gaps = Vec::new();
    for part in event.actors.iter().filter(|p| p.who == UNIDENTIFIED) {
        let role = &catalog.role(part.role).name;
        gaps.push(text!("who the {} was", role.as_str().to_lowercase()));
    }
    gaps.extend(unsaid_date(event));
    if event.form == Form::Incident {
        if event.place.is_empty() {
            gaps.push(Text::new("the place"));
        }
        gaps.extend(unsaid_toll(event));
    }
    if one_source(event) {
        gaps.push(Text::new("a second source"));
    }
    gaps
}

fn unsaid_date(event: &Event) -> Option<Text> {
    let what = match event.when.precision() {
        Precision::Day | Precision::Lasted => return None,
        Precision::OneOf if event.form.lasts() => "when it began and ended",
        Precision::OneOf => "which day",
        Precision::Month | Precision::Season => "the day",
        Precision::Year => "the month",
        Precision::Decade => "the year",
        Precision::Open if event.form == Form::Incident => "the date, beyond its limit",
        Precision::Open => return None,
    };
    Some(Text::new(what))
}

/// The dead and the injured are asked for; other measures are given where they arise.
fn unsaid_toll(event: &Event) -> Vec<Text> {
    if event.toll.is_empty() {
        return vec![Text::new("any toll")];
    }
    let stated = |m: Measure| event.toll.iter().any(|row| row.count(m).is_some());
    let asked = [Measure::Killed, Measure::Injured];
    asked.into_iter().filter(|m| !stated(*m)).map(|m| text!("how many {}", m.written())).collect()
}

fn one_source(event: &Event) -> bool {
    let mut sources = event.claims.iter().map(|c| c.source);
    let first = sources.next();
    sources.all(|s| Some(s) == first)
}
