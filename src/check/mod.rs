//! Everything that is checked beyond reading: passages of the sources, wording, coding, dates, links, places, views.
//!
//! Each rule is a row of [`crate::error::RULES`]; loading finds the first of them, the modules here the rest.

mod anchors;
mod coding;
mod copied;
mod copies;
mod dates;
pub mod docs;
mod found;
mod links;
pub mod lint;
mod names;
pub mod passages;
mod places;
mod quoted;
mod rings;
mod views;

use std::path::Path;

use crate::error::{Report, Unreadable};
use crate::model::{Event, EventIx};
use crate::store::at::Wrongs;
use crate::store::{Examined, Input, Limits, Store};
use crate::text;
use crate::text::Text;
use anchors::Cited;
use copied::Runs;
use copies::Copies;
pub use copies::{LocalCopy, local_copy};
use found::{Findings, Found, Subject};

/// What a check came to.
#[derive(Debug)]
pub struct Checked {
    /// Everything that is wrong, by place.
    pub report: Report,
    events: usize,
    sources: usize,
    proven: Option<Proven>,
    /// Views of which it was not tried what they find.
    untried: usize,
}

/// What was held against local copies.
#[derive(Clone, Copy, Debug)]
struct Proven {
    claims: usize,
    paragraphs: usize,
}

/// Checks stores, and their claims against local copies of the sources if a folder with these is given.
///
/// Of an event in which loading finds an error, the claims are held against their passages and the texts are read
/// for loaded words all the same; the rest of it is looked at when that is mended.
///
/// # Errors
/// The first input that cannot be read, or a folder that cannot be looked into.
pub fn check(inputs: &[Input], limits: &Limits, sources: Option<&Path>) -> Result<Checked, Unreadable> {
    let examined = Store::examine(inputs, limits)?;
    let (found, sources, proven, untried) = match &examined.store {
        Some(store) => further(&examined, store, sources)?,
        None => (Found::default(), 0, None, 0),
    };
    let events = examined.len();
    Ok(Checked { report: examined.report(found.faults, found.more), events, sources, proven, untried })
}

fn further(
    examined: &Examined,
    store: &Store,
    folder: Option<&Path>,
) -> Result<(Found, usize, Option<Proven>, usize), Unreadable> {
    let mut findings = Findings::default();
    let copies = folder.map(|f| Copies::read(f, store.catalog(), &mut findings)).transpose()?;
    let subject = Subject::new(examined, store, copies);
    let proven = events(&subject, &mut findings);
    places::check(store.catalog(), &mut findings);
    let untried = views::check(&subject, &mut findings);
    Ok((findings.located(store), store.catalog().sources.len(), proven, untried))
}

/// Checks event by event, then the paragraphs they cite.
fn events(subject: &Subject<'_>, findings: &mut Findings) -> Option<Proven> {
    let runs = Runs::of(subject);
    let mut cited = Cited::default();
    let mut claims = 0;
    for (ix, event) in subject.events() {
        let mut wrongs = Wrongs::default();
        one(ix, &event, subject, &mut wrongs);
        runs.event(&event, subject, &mut wrongs);
        findings.in_event(ix, wrongs);
        cited.add(event.claims.iter());
        claims += event.claims.len();
    }
    for ix in &subject.flawed {
        claims += flawed(*ix, subject, &mut cited, findings);
    }
    cited.account(subject, findings);
    subject.copies.as_ref().map(|copies| Proven { claims, paragraphs: copies.paragraphs() })
}

/// Checks what can be read of an event in which loading found an error; how many claims that is.
fn flawed(ix: EventIx, subject: &Subject<'_>, cited: &mut Cited, findings: &mut Findings) -> usize {
    let Some(salvaged) = subject.store.salvaged(ix) else {
        cited.lose();
        return 0;
    };
    if !salvaged.is_whole {
        cited.lose();
    }
    let mut wrongs = Wrongs::default();
    anchors::salvaged(&salvaged, subject, &mut wrongs);
    lint::event(&salvaged.event, subject, &mut wrongs);
    findings.in_event(ix, wrongs);
    cited.add(salvaged.claims.iter().map(|(_, claim)| claim));
    salvaged.claims.len()
}

fn one(ix: EventIx, event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    anchors::event(event, subject, wrongs);
    coding::event(event, subject, wrongs);
    dates::event(ix, event, subject, wrongs);
    links::event(ix, event, subject, wrongs);
    lint::event(event, subject, wrongs);
}

impl Checked {
    /// How many errors and warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.report.errors();
        (errors, self.report.len() - errors)
    }

    /// Whether it is good: no error, and no warning either if `strict`.
    pub fn is_good(&self, strict: bool) -> bool {
        let (errors, warnings) = self.counts();
        errors == 0 && (warnings == 0 || !strict)
    }

    /// What was checked, what came of it, and what that proves, in two sentences; before the last what was not tried.
    pub fn summary(&self) -> Text {
        let (errors, warnings) = self.counts();
        let came = match (errors, warnings) {
            (0, 0) => "no fault".to_owned(),
            (errors, 0) => several(errors, "error"),
            (0, warnings) => several(warnings, "warning"),
            (errors, warnings) => format!("{}, {}", several(errors, "error"), several(warnings, "warning")),
        };
        let untried = match self.untried {
            0 => String::new(),
            n => format!(" {} of too many expressions not tried.", several(n, "view")),
        };
        let (events, sources) = (several(self.events, "event"), several(self.sources, "source"));
        match self.proven {
            Some(Proven { claims, paragraphs }) => {
                let (claims, paragraphs) = (several(claims, "claim"), several(paragraphs, "paragraph"));
                text!("{events}, {sources}, {claims} held against {paragraphs}: {came}.{untried} {PROVES}")
            }
            None => text!("{events}, {sources}: {came}.{untried} {UNPROVEN} {PROVES}"),
        }
    }
}

/// What a check is worth.
const PROVES: &str = "A check proves the anchors, not the coding.";
/// What is left out without copies.
const UNPROVEN: &str = "No passage was looked up: --sources DIR names the folder with the sources' texts.";

/// A number and what is counted.
fn several(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
