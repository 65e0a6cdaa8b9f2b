//! Claims held against the paragraphs they cite: what is quoted stands there, and every paragraph is accounted for.

use std::collections::HashSet;
use std::num::NonZeroU32;

use super::copies::Copies;
use super::found::{Findings, Subject};
use super::passages::{Parts, Passage, Words};
use crate::error::Rule;
use crate::model::{Catalog, Claim, Event, SourceIx};
use crate::store::Salvaged;
use crate::store::at::{At, Spot, Wrongs};
use crate::text;
use crate::text::{Text, clip};

/// Holds the claims of an event, and the words its date is known from, against the copies.
pub fn event(event: &Event, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    claims(event.claims.iter().enumerate(), subject, wrongs);
    known_from(event, &event.claims, subject, wrongs);
}

/// The same for what can be read of an event in which loading found an error.
pub fn salvaged(salvaged: &Salvaged, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    claims(salvaged.claims.iter().map(|(n, claim)| (*n, claim)), subject, wrongs);
    if salvaged.is_whole {
        let all: Vec<Claim> = salvaged.claims.iter().map(|(_, claim)| claim.clone()).collect();
        known_from(&salvaged.event, &all, subject, wrongs);
    }
}

fn claims<'c>(all: impl Iterator<Item = (usize, &'c Claim)>, subject: &Subject<'_>, wrongs: &mut Wrongs) {
    let Some(copies) = &subject.copies else { return };
    let list = At::ROOT.key("claims");
    for (n, claim) in all {
        let Some(paragraphs) = copies.of(claim.source) else { continue };
        passage(claim, (copies, paragraphs), &list.item(n), subject.catalog(), wrongs);
    }
}

fn passage(
    claim: &Claim,
    (copies, paragraphs): (&Copies, &[Passage]),
    at: &At<'_>,
    catalog: &Catalog,
    wrongs: &mut Wrongs,
) {
    let source = catalog.source(claim.source).id();
    let cited = match cited(paragraphs, claim.para) {
        Ok(cited) => cited,
        Err(para) => {
            let message = text!("`{source}` has no paragraph {para}.");
            let wrong = wrongs.add(Rule::NoParagraph, &at.key("para"), message);
            wrong.label("no such paragraph").hint(match paragraphs.len() {
                1 => Text::from("its text has 1 paragraph"),
                many => text!("its text has {many} paragraphs"),
            });
            return;
        }
    };
    let words = Words::new(claim.words.as_str());
    if !cited.iter().any(|paragraph| paragraph.has(&words)) {
        let elsewhere = copies.elsewhere(paragraphs, &words).filter(|_| claim.para.is_some());
        not_there(elsewhere, cited, claim, at, wrongs);
    }
    let slipped = |slip: &Text| {
        let parts = Parts::new(slip.as_str());
        cited.iter().any(|paragraph| paragraph.has_all(&parts))
    };
    if claim.slip.as_ref().is_some_and(|slip| !slipped(slip)) {
        let place = claim.para.map(|para| format!("Paragraph {para} of ")).unwrap_or_default();
        let message = text!("{place}`{source}` does not hold this slip.");
        let wrong = wrongs.add(Rule::QuoteNotFound, &at.key("slip"), message);
        wrong.label("not in the paragraph").hint("a slip is quoted; an ellipsis leaves words out");
    }
    let styled = |style: &Text| {
        let style = Words::new(style.as_str());
        paragraphs.iter().any(|p| p.has(&style))
    };
    if claim.style.as_ref().is_some_and(|style| !styled(style)) {
        let message = text!("`{source}` styles nobody so.");
        wrongs.add(Rule::QuoteNotFound, &at.key("style"), message).label("not in the source");
    }
}

/// Words that the paragraph does not hold: either the paragraph is another, or the words are.
fn not_there(elsewhere: Option<usize>, cited: &[Passage], claim: &Claim, at: &At<'_>, wrongs: &mut Wrongs) {
    let message = match claim.para {
        Some(para) => text!("Paragraph {para} does not hold these words."),
        None => Text::from("The source does not hold these words."),
    };
    match elsewhere {
        Some(n) => {
            let wrong = wrongs.add(Rule::WordsNotFound, &at.key("para"), message);
            wrong.label("another paragraph").hint(text!("paragraph {n} does"));
        }
        None => {
            let begins = cited.first().map(|first| text!("it begins: {}", clip(&first.text, 60)));
            let wrong = wrongs.add(Rule::WordsNotFound, &at.key("words"), message);
            wrong.label("not in the source").hint_if(begins);
        }
    }
}

/// Looks for the words that a date is known from in the paragraphs the event cites, and in the source that is its
/// anchor.
fn known_from(event: &Event, claims: &[Claim], subject: &Subject<'_>, wrongs: &mut Wrongs) {
    let (Some(copies), Some(dated)) = (&subject.copies, &event.dated) else { return };
    let Some(from) = &dated.from else { return };
    let sources = &subject.catalog().sources;
    let anchor = dated.anchor.as_ref().and_then(|id| sources.iter().position(|s| s.id() == id.as_str()));
    let anchor = anchor.and_then(|n| copies.of(SourceIx(n as u32))).unwrap_or_default();
    // Where a copy is missing that may hold the words, nothing can be said.
    if claims.iter().any(|claim| copies.of(claim.source).is_none()) {
        return;
    }
    let cited = claims.iter().filter_map(|claim| cited(copies.of(claim.source)?, claim.para).ok()).flatten();
    let words = Words::new(from.as_str());
    if !cited.chain(anchor).any(|paragraph| paragraph.has(&words)) {
        let at = At::ROOT.key("dated");
        let message = Text::from("No paragraph that is cited here holds these words.");
        let wrong = wrongs.add(Rule::FromNotFound, &at.key("from"), message);
        wrong.label("not found").hint("cite the paragraph that holds them, or leave the words out");
    }
}

fn paragraph<P>(paragraphs: &[P], number: u32) -> Option<&P> {
    paragraphs.get((number as usize).checked_sub(1)?)
}

/// The paragraph that is cited, or all of them where none is; its number where there is none of it.
fn cited<P>(paragraphs: &[P], para: Option<NonZeroU32>) -> Result<&[P], NonZeroU32> {
    match para {
        Some(para) => paragraph(paragraphs, para.get()).map(std::slice::from_ref).ok_or(para),
        None => Ok(paragraphs),
    }
}

/// The paragraphs that events cite.
#[derive(Default)]
pub struct Cited {
    all: HashSet<(SourceIx, u32)>,
    /// Whether there may be more that cannot be read.
    partial: bool,
}

impl Cited {
    /// Takes in the claims of an event.
    pub fn add<'c>(&mut self, claims: impl Iterator<Item = &'c Claim>) {
        self.all.extend(claims.filter_map(|claim| Some((claim.source, claim.para?.get()))));
    }

    /// Notes that the claims of some event cannot be read.
    pub fn lose(&mut self) {
        self.partial = true;
    }

    /// Notes paragraphs that are passed over and cited, or do not exist; and, if all claims can be read, those that
    /// nobody accounts for.
    pub fn account(&self, subject: &Subject<'_>, findings: &mut Findings) {
        for (n, source) in subject.catalog().sources.iter().enumerate() {
            let mut wrongs = Wrongs::default();
            let ix = SourceIx(n as u32);
            let paragraphs = subject.copies.as_ref().and_then(|c| c.of(ix));
            self.passed_over(ix, subject.catalog(), paragraphs, &mut wrongs);
            if let Some(paragraphs) = paragraphs.filter(|_| !self.partial) {
                self.missing(ix, subject.catalog(), paragraphs, &mut wrongs);
            }
            findings.in_definition("sources", source.id(), wrongs);
        }
    }

    fn passed_over(&self, ix: SourceIx, catalog: &Catalog, copy: Option<&[Passage]>, wrongs: &mut Wrongs) {
        let source = catalog.source(ix);
        let list = At::ROOT.key("passed_over");
        for (number, _) in &source.more.passed_over {
            let at = list.number(*number);
            if copy.is_some_and(|all| paragraph(all, *number).is_none()) {
                let message = text!("`{}` has no paragraph {number}.", source.id());
                wrongs.add(Rule::NoParagraph, &at, message).spot(Spot::Key).label("no such paragraph");
            }
            if self.all.contains(&(ix, *number)) {
                let message =
                    text!("Paragraph {number} of `{}` is passed over, and cited all the same.", source.id());
                wrongs.add(Rule::PassedAndCited, &at, message).spot(Spot::Key).label("cited by an event");
            }
        }
    }

    fn missing(&self, ix: SourceIx, catalog: &Catalog, paragraphs: &[Passage], wrongs: &mut Wrongs) {
        let source = catalog.source(ix);
        if source.more.whole {
            return;
        }
        let passed = |n: u32| source.more.passed_over.iter().any(|(number, _)| *number == n);
        for (number, paragraph) in (1..).zip(paragraphs) {
            if passed(number) || self.all.contains(&(ix, number)) {
                continue;
            }
            let message = text!("Paragraph {number} of `{}` is neither cited nor passed over.", source.id());
            let wrong = wrongs.add(Rule::Unaccounted, &At::ROOT.key("passed_over"), message);
            wrong
                .spot(Spot::Key)
                .label("not accounted for")
                .hint(text!("it begins: {}", clip(&paragraph.text, 60)));
        }
    }
}
