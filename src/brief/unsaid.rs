//! What no source gives of an event. Gaps are data: they are listed, never papered over.

use crate::model::catalog::UNIDENTIFIED;
use crate::model::{Catalog, Event, Form, Measure, Part, Precision, Says};
use crate::text;
use crate::text::Text;

/// What is not said of an event, in a few words each. Only incidents are asked for all of it: a statement
/// has no toll to leave out.
pub fn not_said(event: &Event, catalog: &Catalog) -> Vec<Text> {
    let mut gaps = Vec::new();
    for part in unnamed(event) {
        let role = &catalog.role(part.role).name;
        gaps.push(text!("who the {} was", role.as_str().to_lowercase()));
    }
    gaps.extend(unsaid_date(event));
    if event.form == Form::Incident {
        if !says_place(event) {
            gaps.push(Text::new("the place"));
        }
        gaps.extend(unsaid_toll(event));
    }
    if one_source(event) {
        gaps.push(Text::new("a second source"));
    }
    gaps
}

/// Those who are coded as not named in a role in which no claim names anybody.
pub fn unnamed(event: &Event) -> impl Iterator<Item = &Part> {
    let named = |role| said(event).flat_map(|s| &s.actors).any(|p| p.role == role && p.who != UNIDENTIFIED);
    event.actors.iter().filter(move |part| part.who == UNIDENTIFIED && !named(part.role))
}

/// Whether the day is given, by the coding or a claim.
pub fn says_day(event: &Event) -> bool {
    let day = |precision| matches!(precision, Precision::Day | Precision::Lasted);
    day(event.when.precision()) || said(event).filter_map(|s| s.date.as_ref()).any(|d| day(d.precision()))
}

/// Whether a place is given, by the coding or a claim.
pub fn says_place(event: &Event) -> bool {
    !event.place.is_empty() || said(event).any(|s| !s.place.is_empty())
}

/// Whether a count is stated, by the coding or a claim.
pub fn says_count(event: &Event, measure: Measure) -> bool {
    let rows = said(event).flat_map(|s| &s.toll);
    event.toll.iter().chain(rows).any(|row| row.count(measure).is_some())
}

/// What the claims say that their sources do not report only to deny it.
fn said(event: &Event) -> impl Iterator<Item = &Says> {
    event.claims.iter().filter(|claim| !claim.rejected).filter_map(|claim| claim.says.as_ref())
}

fn unsaid_date(event: &Event) -> Option<Text> {
    if says_day(event) {
        return None;
    }
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
    if !Measure::ALL.iter().any(|m| says_count(event, *m)) {
        return vec![Text::new("any toll")];
    }
    let asked = [Measure::Killed, Measure::Injured];
    let unsaid = asked.into_iter().filter(|m| !says_count(event, *m));
    unsaid.map(|m| text!("how many {}", m.written())).collect()
}

fn one_source(event: &Event) -> bool {
    let mut sources = event.claims.iter().map(|c| c.source);
    let first = sources.next();
    sources.all(|s| Some(s) == first)
}
