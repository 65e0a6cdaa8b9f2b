//! Who gives what an event is coded as: no figure without its owner, and none with another's.

use std::collections::{BTreeSet, HashMap};

use super::cite;
use crate::model::{ActorIx, Catalog, Claim, Event, Measure, SourceIx, TollRow, wording};
use crate::text;
use crate::text::Text;

/// The most voices that are named.
const MOST: usize = 5;

/// The claims that give something.
#[derive(Debug)]
pub struct Owner<'e> {
    /// Those of who speaks.
    own: Vec<&'e Claim>,
    /// Those of whom these cite.
    cited: Vec<&'e Claim>,
}

impl<'e> Owner<'e> {
    /// Who gives the event as it is coded: claims that say nothing else.
    pub fn of(event: &'e Event) -> Owner<'e> {
        let plain = event.claims.iter().filter(|c| c.says.is_none() && !c.rejected);
        let (cited, own): (Vec<_>, Vec<_>) = plain.partition(|claim| cite::is_cited(claim));
        if own.is_empty() { Owner { own: cited, cited: Vec::new() } } else { Owner { own, cited } }
    }

    /// Who gives a row of its toll: these, and claims that say the same; where there are none, claims that say nothing
    /// of this side, or not these measures of it.
    pub fn of_row(event: &'e Event, row: &TollRow) -> Owner<'e> {
        let mut owner = Owner::of(event);
        let said = |stand: Stand| event.claims.iter().filter(move |c| !c.rejected && stands(c, row) == stand);
        owner.own.extend(said(Stand::Agrees));
        if owner.own.is_empty() {
            owner.own.extend(said(Stand::Silent));
        }
        owner
    }

    /// Who gives what the title of an event says of figures: that of all of it, else of its first row.
    pub fn of_title(event: &'e Event) -> Owner<'e> {
        let owner = Owner::of(event);
        match event.toll.first() {
            Some(row) if owner.own.is_empty() => Owner::of_row(event, row),
            _ => owner,
        }
    }

    /// `according to Rawabet Center; no second source here`.
    pub fn told(&self, catalog: &Catalog) -> Text {
        let giver = self.giver(catalog);
        if self.sources().len() == 1 { text!("{giver}; {}", wording::NO_SECOND_SOURCE) } else { giver }
    }

    /// `according to Iraqi security officials, via Associated Press`; of several, each once. That nobody does, where it
    /// is only coded so.
    pub fn giver(&self, catalog: &Catalog) -> Text {
        let told = match self.voices(catalog).as_slice() {
            [] => Text::new("as coded; no claim gives it"),
            [one] => text!("according to {one}"),
            several => text!("according to {}", wording::listed(&among(several), "and")),
        };
        match self.publishers(catalog).as_slice() {
            [] => told,
            names => text!("{told}, which cites {}", wording::listed(names, "and")),
        }
    }

    /// The one speaker who gives all of it; none where a source speaks for itself, or there are several.
    pub fn speaker(&self, catalog: &Catalog) -> Option<Text> {
        let named = self.own.iter().all(|claim| !claim.by.is_empty() || !claim.via.is_empty());
        match self.voices(catalog).as_slice() {
            [one] if named => Some(text!("according to {one}")),
            _ => None,
        }
    }

    /// The sources of who speaks, each once.
    pub fn sources(&self) -> Vec<SourceIx> {
        let mut sources: Vec<SourceIx> = self.own.iter().map(|claim| claim.source).collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// Who speaks, each once, in the order of the claims: speakers, and sources that speak for themselves.
    fn voices(&self, catalog: &Catalog) -> Vec<String> {
        let voice = |claim: &Claim| match wording::voice(claim, catalog) {
            Some(speakers) => speakers.to_string(),
            None => catalog.source(claim.source).publisher.to_string(),
        };
        distinct(ranked(&self.own).iter().map(voice))
    }

    fn publishers(&self, catalog: &Catalog) -> Vec<String> {
        distinct(self.cited.iter().map(|claim| catalog.source(claim.source).publisher.to_string()))
    }
}

/// Claims, those of the same speakers under the same style: a rank that one claim gives and another leaves out makes
/// nobody two. Speakers who are styled in several ways are named without a style, as none of these is that of all.
pub(super) fn ranked(claims: &[&Claim]) -> Vec<Claim> {
    let mut styles: HashMap<Speakers<'_>, BTreeSet<&str>> = HashMap::new();
    for claim in claims {
        let known = styles.entry((&claim.by, &claim.via)).or_default();
        known.extend(claim.style.as_ref().map(Text::raw));
    }
    let style = |claim: &Claim| {
        let known = styles.get(&(&*claim.by, &*claim.via))?;
        known.first().filter(|_| known.len() == 1).map(|style| Text::new(*style))
    };
    claims.iter().map(|claim| Claim { style: style(claim), ..(*claim).clone() }).collect()
}

/// Who says something, and through whom.
type Speakers<'c> = (&'c [ActorIx], &'c [ActorIx]);

/// Several voices as they stand beside one another: what comes through somebody is bracketed.
fn among(voices: &[String]) -> Vec<String> {
    let bracketed = |voice: &String| match voice.split_once(", via ") {
        Some((who, through)) => format!("{who} (via {through})"),
        None => voice.clone(),
    };
    let mut named: Vec<String> = voices.iter().take(MOST).map(bracketed).collect();
    match voices.len().saturating_sub(MOST) {
        0 => {}
        1 => named.push("one other".into()),
        n => named.push(format!("{n} others")),
    }
    named
}

/// What a claim says of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Agrees,
    Silent,
    Differs,
}

/// What a claim that says something says of a row of the toll; one that says nothing is no matter here.
fn stands(claim: &Claim, row: &TollRow) -> Stand {
    let Some(says) = &claim.says else { return Stand::Differs };
    let said = |measure: Measure| {
        let rows = says.toll.iter().filter(move |said| said.side == row.side);
        rows.filter_map(move |said| said.count(measure))
    };
    let known = |measure: &Measure| said(*measure).next().is_some();
    let mut asked = row.counts.iter().filter(|(measure, _)| known(measure)).peekable();
    if asked.peek().is_none() {
        return Stand::Silent;
    }
    let all = row.counts.iter().all(|(measure, _)| known(measure));
    let same = asked.all(|(measure, count)| said(*measure).any(|said| said == *count));
    if same && all { Stand::Agrees } else { Stand::Differs }
}

fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    once
}
