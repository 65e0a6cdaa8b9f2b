//! Claims grouped by what they assert: those for the value as coded first, then each other assertion.

use std::collections::HashMap;

use crate::model::catalog::UNIDENTIFIED;
use crate::model::differ::{On, Voice, differences};
use crate::model::{Catalog, Claim, Count, Event, Measure, Part, PlaceIx, Says, TollRow, Window, wording};
use crate::text;
use crate::text::Text;

/// Claims that assert the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they assert in words; none for the value as coded.
    pub asserts: Option<Text>,
    /// Whether a source reports it to deny it.
    pub rejected: bool,
    /// Positions in the event's claims.
    pub claims: Vec<usize>,
}

/// The groups of an event, the coded value first.
pub fn groups(event: &Event, catalog: &Catalog) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut found: HashMap<(Option<Text>, bool), usize> = HashMap::new();
    for (i, claim) in event.claims.iter().enumerate() {
        let (asserts, rejected) = (asserts(claim, catalog), claim.rejected);
        let group = *found.entry((asserts.clone(), rejected)).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.claims.push(i),
            None => groups.push(Group { asserts, rejected, claims: vec![i] }),
        }
    }
    groups.sort_by_key(|g| (g.asserts.is_some(), g.rejected));
    groups
}

/// What a claim says otherwise than coded, in words.
pub fn asserts(claim: &Claim, catalog: &Catalog) -> Option<Text> {
    let says = claim.says.as_ref()?;
    let parts = parts(says, catalog);
    (!parts.is_empty()).then(|| Text::new(parts.join("; ")))
}

/// The most claims of an event of which it is told what they say more than is coded.
const MOST: usize = 6;

/// What claims say that is neither coded nor told as a difference, each with who says so: sentences. So are claims that
/// a source reports to deny them.
pub fn beside(event: &Event, catalog: &Catalog) -> Vec<Text> {
    let differences = differences(event, catalog);
    let mut told = Vec::new();
    for (at, claim) in event.claims.iter().enumerate() {
        let voice = Voice::Claim(at);
        let differs = |on: On| differences.iter().any(|d| d.on == on && (d.one == voice || d.other == voice));
        let more = claim.says.as_ref().map(|says| added(event, says, catalog, &differs)).unwrap_or_default();
        if more.is_empty() && !(claim.rejected && claim.says.is_none()) {
            continue;
        }
        let publisher = &catalog.source(claim.source).publisher;
        let head = match (wording::voice(claim, catalog), claim.rejected) {
            (who, false) => text!("Per {}", who.as_ref().unwrap_or(publisher)),
            (None, true) => text!("{publisher} reports this to reject it"),
            (Some(who), true) => text!("{publisher} reports this to reject it, per {who}"),
        };
        let more = if more.is_empty() { String::new() } else { format!(": {}", more.join("; ")) };
        told.push(text!("{head}{more}."));
    }
    told.dedup();
    let more = told.len().saturating_sub(MOST);
    told.truncate(MOST);
    told.extend(match more {
        0 => None,
        1 => Some(Text::new("1 more claim says more.")),
        more => Some(text!("{more} more claims say more.")),
    });
    told
}

/// What a claim says beside what is coded: more than that, or narrower.
fn added(event: &Event, says: &Says, catalog: &Catalog, differs: &dyn Fn(On) -> bool) -> Vec<String> {
    let mut more = Vec::new();
    if let Some(date) = says.date.as_ref().filter(|_| !differs(On::Date)) {
        let (said, coded) = (Window::of(date), event.when.window());
        if said.lo > coded.lo || said.hi < coded.hi {
            more.push(format!("date: {}", wording::published(date)));
        }
    }
    let around = |said: &PlaceIx| event.place.iter().any(|coded| catalog.maybe_within(*coded, *said));
    if !differs(On::Place) && !says.place.iter().all(around) {
        more.push(format!("place: {}", places(&says.place, catalog)));
    }
    let coded = |part: &Part| event.actors.iter().any(|p| p.role == part.role && p.who == part.who);
    let named = |part: &&Part| part.who != UNIDENTIFIED && !coded(part) && !differs(On::Actors(part.role));
    more.extend(says.actors.iter().filter(named).map(|part| actor(part, catalog)));
    for row in &says.toll {
        let coded =
            |measure, count| event.toll.iter().any(|r| r.side == row.side && r.count(measure) == Some(count));
        let new = |(m, count): &&(Measure, Count)| !coded(*m, *count) && !differs(On::Toll(row.side, *m));
        let counts: Vec<_> = row.counts.iter().filter(new).copied().collect();
        if !counts.is_empty() {
            let row = TollRow { counts, ..row.clone() };
            more.push(format!("toll: {}", toll(&row, catalog)));
        }
    }
    more.extend(says.text.iter().map(|said| said.to_string()));
    more
}

fn parts(says: &Says, catalog: &Catalog) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(date) = &says.date {
        parts.push(format!("date: {}", wording::published(date)));
    }
    if !says.place.is_empty() {
        parts.push(format!("place: {}", places(&says.place, catalog)));
    }
    if let Some(kind) = says.kind {
        parts.push(format!("kind: {}", catalog.kind(kind).name));
    }
    parts.extend(says.actors.iter().map(|p| actor(p, catalog)));
    parts.extend(says.toll.iter().map(|row| format!("toll: {}", toll(row, catalog))));
    parts.extend(says.text.iter().map(|t| t.to_string()));
    parts
}

/// What a difference is on, in words. A side is named as the store writes it: it may be a proper name.
pub fn what(on: On, catalog: &Catalog) -> String {
    match on {
        On::Date => "the date".into(),
        On::Place => "the place".into(),
        On::Kind => "the kind of event".into(),
        On::Actors(role) => format!("the {}", catalog.role(role).name.as_str().to_lowercase()),
        On::Toll(side, measure) => {
            format!("the number {} ({})", measure.written(), catalog.side(side).name)
        }
    }
}

/// Place names, with what they lie within: `Anjata, Salah al-Din or Diyala`, `Mosul (Nineveh) and Kirkuk (Iraq)`.
pub fn places(places: &[PlaceIx], catalog: &Catalog) -> String {
    let name = |ix: &PlaceIx| {
        let place = catalog.place(*ix);
        let up: Vec<&str> = place.within.iter().map(|p| catalog.place(*p).name.as_str()).collect();
        match (up.len(), places.len()) {
            (0, _) => place.name.to_string(),
            (_, 1) => format!("{}, {}", place.name, up.join(" or ")),
            _ => format!("{} ({})", place.name, up.join(" or ")),
        }
    };
    let names: Vec<String> = places.iter().map(name).collect();
    wording::listed(&names, "and")
}

/// `attacker: Islamic State (ISIS), named by source`.
pub fn actor(part: &Part, catalog: &Catalog) -> String {
    let role = catalog.role(part.role).name.as_str().to_lowercase();
    format!("{role}: {}", catalog.actor(part.who).name)
}

/// `civilians (citizens in three cars): 2 killed, 4 kidnapped`.
pub fn toll(row: &TollRow, catalog: &Catalog) -> Text {
    let of = row.of.as_ref().map(|of| format!(" ({of})")).unwrap_or_default();
    text!("{}{of}: {}", catalog.side(row.side).name, counts(row))
}

/// `2 killed, 4 kidnapped`.
pub fn counts(row: &TollRow) -> Text {
    let counts = row.counts.iter().map(|(m, c)| wording::toll(*m, c).to_string());
    Text::new(counts.collect::<Vec<_>>().join(", "))
}
