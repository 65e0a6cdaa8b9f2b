//! Where sources differ: each value with who gives it.

use std::num::NonZeroU32;

use super::{Cited, Maker, item};
use crate::brief::claims;
use crate::brief::owner::ranked;
use crate::index::Linked;
use crate::model::differ::{On, Voice, differences};
use crate::model::{Catalog, Claim, Event, EventIx, LinkKind, Part, TollRow, wording};
use crate::text;
use crate::text::Text;

/// An event on which sources differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Disputed {
    /// The event's id in the store.
    pub id: Text,
    /// The event's title.
    pub title: Text,
    /// When it was, in words.
    pub when: Text,
    /// On what, and the values, each with who gives it: sentences.
    pub values: Vec<Text>,
}

impl Disputed {
    /// Everything as one paragraph; when it was only where that is not told nearby.
    pub fn told(&self, dated: bool) -> Text {
        let when = if dated { format!(", {}", self.when) } else { String::new() };
        let values: Vec<&str> = self.values.iter().map(Text::as_str).collect();
        text!("{}{when}. {}", self.title, values.join(" "))
    }
}

impl Maker<'_> {
    /// What sources differ on in an event, or that another event contradicts it; nothing where they agree.
    pub(super) fn disputed(&mut self, event: &Event, ix: EventIx) -> Option<Disputed> {
        let found = differences(event, self.catalog());
        let mut on: Vec<On> = found.iter().map(|d| d.on).collect();
        on.dedup();
        let mut values = Vec::new();
        for on in on {
            let mut voices: Vec<Voice> = Vec::new();
            for difference in found.iter().filter(|d| d.on == on) {
                for voice in [difference.one, difference.other] {
                    if !voices.contains(&voice) {
                        voices.push(voice);
                    }
                }
            }
            values.push(self.values(event, on, &voices));
        }
        values.extend(self.contradictions(ix));
        let (title, when) = (event.title.clone(), wording::when_of(event, false));
        (!values.is_empty()).then_some(Disputed { id: event.id.text(), title, when, values })
    }

    /// Whether there is anything of that to tell.
    pub(super) fn is_disputed(&self, event: &Event, ix: EventIx) -> bool {
        let contradicts = |link: &Linked| link.kind == LinkKind::Contradicts;
        !differences(event, self.catalog()).is_empty() || self.data.index.links(ix).iter().any(contradicts)
    }

    fn values(&mut self, event: &Event, on: On, voices: &[Voice]) -> Text {
        let mut given: Vec<(String, Vec<Claim>)> = Vec::new();
        for voice in voices {
            let (value, claims) = self.given(event, on, *voice);
            match given.iter_mut().find(|(known, _)| *known == value) {
                Some((_, all)) => all.extend(claims),
                None => given.push((value, claims)),
            }
        }
        let given: Vec<String> = given
            .into_iter()
            .map(|(value, claims)| match claims.as_slice() {
                [] => format!("{value} (as coded; no claim gives it)"),
                claims => format!("{value} ({})", self.whom(claims)),
            })
            .collect();
        let what = claims::what(on, self.catalog());
        super::sentence(&text!("{what}: {}", given.join("; ")))
    }

    /// A value, and the claims that give it.
    fn given(&self, event: &Event, on: On, voice: Voice) -> (String, Vec<Claim>) {
        match voice {
            Voice::Coded => (coded(event, on, self.catalog()), backing(event, on, self.catalog())),
            Voice::Claim(at) => {
                let claim = event.claims.get(at);
                let value = claim.map(|claim| said(claim, on, self.catalog())).unwrap_or_default();
                (value, claim.into_iter().cloned().collect())
            }
        }
    }

    /// `per Iraqi media, rejected by Rawabet Center [1, paragraph 10]`, each speaker of a source once.
    fn whom(&mut self, claims: &[Claim]) -> String {
        let mut voices: Vec<(Text, Cited)> = Vec::new();
        for claim in ranked(&claims.iter().collect::<Vec<_>>()) {
            let cited: Vec<u32> = claim.para.map(NonZeroU32::get).into_iter().collect();
            let number = self.number(claim.source, &cited);
            let who = speaker(&claim, self.catalog());
            match voices.iter_mut().find(|(said, known)| *said == who && known.number == number) {
                Some((_, known)) => known.paragraphs.extend(cited),
                None => voices.push((who, Cited { number, paragraphs: cited })),
            }
        }
        let told = voices.into_iter().map(|(who, mut cited)| {
            cited.paragraphs.sort_unstable();
            cited.paragraphs.dedup();
            format!("{who} [{}]", cited.written())
        });
        told.collect::<Vec<_>>().join("; ")
    }

    fn contradictions(&self, ix: EventIx) -> Vec<Text> {
        let links = self.data.index.links(ix);
        let contradicting = links.iter().filter(|link| link.kind == LinkKind::Contradicts);
        contradicting
            .map(|link| {
                let other = self.data.store.event(link.to);
                let when = super::dated(&other, self.catalog());
                let owned = item::owned(&other, self.catalog());
                super::sentence(&text!("{} “{}”{owned} ({when})", link.phrase(), other.title))
            })
            .collect()
    }
}

/// The claims that give a value as it is coded: those that say nothing else of the event; where there are none, those that
/// say nothing of this.
fn backing(event: &Event, on: On, catalog: &Catalog) -> Vec<Claim> {
    let speaking = event.claims.iter().filter(|claim| !claim.rejected);
    let (plain, others): (Vec<&Claim>, Vec<&Claim>) = speaking.partition(|claim| claim.says.is_none());
    if !plain.is_empty() {
        return plain.into_iter().cloned().collect();
    }
    others.into_iter().filter(|claim| said(claim, on, catalog).is_empty()).cloned().collect()
}

/// Who says so, and who rejects it.
fn speaker(claim: &Claim, catalog: &Catalog) -> Text {
    let publisher = &catalog.source(claim.source).publisher;
    let speaker = wording::per(claim, catalog).unwrap_or_else(|| text!("per {publisher}"));
    let rejected =
        if claim.rejected { format!(", {}", wording::rejected(claim, catalog)) } else { String::new() };
    text!("{speaker}{rejected}")
}

/// The coded value, in words.
fn coded(event: &Event, on: On, catalog: &Catalog) -> String {
    match on {
        On::Date => wording::when_of(event, false).to_string(),
        On::Place => claims::places(&event.place, catalog),
        On::Kind => catalog.kind(event.kind).name.to_string(),
        On::Actors(role) => actors(&event.actors, role, catalog),
        On::Toll(side, measure) => tolls(&event.toll, side, measure),
    }
}

/// What a claim says, in words.
fn said(claim: &Claim, on: On, catalog: &Catalog) -> String {
    let Some(says) = &claim.says else { return String::new() };
    match on {
        On::Date => says.date.as_ref().map(|d| wording::published(d).to_string()).unwrap_or_default(),
        On::Place => claims::places(&says.place, catalog),
        On::Kind => says.kind.map(|k| catalog.kind(k).name.to_string()).unwrap_or_default(),
        On::Actors(role) => actors(&says.actors, role, catalog),
        On::Toll(side, measure) => tolls(&says.toll, side, measure),
    }
}

fn actors(parts: &[Part], role: crate::model::RoleIx, catalog: &Catalog) -> String {
    let names: Vec<String> =
        parts.iter().filter(|p| p.role == role).map(|p| catalog.actor(p.who).name.to_string()).collect();
    wording::listed(&names, "and")
}

fn tolls(rows: &[TollRow], side: crate::model::SideIx, measure: crate::model::Measure) -> String {
    let counts = rows.iter().filter(|row| row.side == side).filter_map(|row| row.count(measure));
    let counts: Vec<String> = counts.map(|count| wording::toll(measure, &count).to_string()).collect();
    wording::listed(&counts, "and")
}
