//! One event of a briefing: what happened, when, where, with each figure beside its owner.

use super::Maker;
use crate::brief::owner::Owner;
use crate::brief::{cite, claims, unsaid};
use crate::index::Data;
use crate::model::differ::{Difference, On, Voice, differences};
use crate::model::{Catalog, Coding, Event, EventIx, Form, LinkKind, Truth, wording};
use crate::text;
use crate::text::Text;

/// A source by its number, and the paragraphs of it that are cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The number, from 1.
    pub number: usize,
    /// The paragraphs, in order.
    pub paragraphs: Vec<u32>,
}

/// An event of a briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id in the store.
    pub id: Text,
    /// When it was, in words.
    pub when: Text,
    /// Its title.
    pub title: Text,
    /// Its form.
    pub form: &'static str,
    /// Where it was, if that is known.
    pub place: Option<Text>,
    /// What happened.
    pub summary: Text,
    /// The toll, a sentence for each owner of groups that follow each other.
    pub toll: Vec<Text>,
    /// Other figures, a sentence with their owner; none where there are none.
    pub figures: Option<Text>,
    /// Who gives its tolls and other figures, or tells of it at all: a sentence for where its title stands alone. None
    /// where it has no figures and no speaker is named for all of it, or is by what it is.
    pub owner: Option<Text>,
    /// What else must be said of it: that sources differ, that it may not belong here.
    pub cautions: Vec<Text>,
    /// The author's own note, where notes are told.
    pub note: Option<Text>,
    /// The sources.
    pub cited: Vec<Cited>,
    /// Its tolls and other figures in one sentence, with their owner once; none where it has neither.
    pub stated: Option<Text>,
    /// Whether it is told in full where it stands.
    pub full: bool,
}

impl Cited {
    /// `[1, paragraphs 7 and 10]` without the brackets.
    pub fn written(&self) -> String {
        match paragraphs(&self.paragraphs) {
            paragraphs if paragraphs.is_empty() => self.number.to_string(),
            paragraphs => format!("{}, {paragraphs}", self.number),
        }
    }
}

/// `paragraph 7`, `paragraphs 7 and 10`, `paragraphs 1, 3–6 and 9`; empty where a source is cited as a whole.
pub(super) fn paragraphs(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for n in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*n) => *last = *n,
            _ => runs.push((*n, *n)),
        }
    }
    let told = |(from, to): (u32, u32)| match to - from {
        0 => vec![from.to_string()],
        1 => vec![from.to_string(), to.to_string()],
        _ => vec![format!("{from}–{to}")],
    };
    let word = match numbers.len() {
        0 => return String::new(),
        1 => "paragraph",
        _ => "paragraphs",
    };
    let told: Vec<String> = runs.into_iter().flat_map(told).collect();
    format!("{word} {}", wording::listed(&told, "and"))
}

impl Item {
    /// `[1, paragraph 7; 2, paragraph 3]`.
    pub fn references(&self) -> Text {
        Text::new(references(&self.cited))
    }

    /// What is said after the summary: tolls and other figures, cautions.
    pub fn said(&self) -> impl Iterator<Item = &Text> {
        self.stated.iter().chain(&self.cautions)
    }

    /// What is said of an event in short: tolls with their owner, or who owns its other figures or tells of it at all;
    /// cautions.
    pub fn said_in_short(&self) -> impl Iterator<Item = &Text> {
        let owner = self.owner.iter().filter(|_| self.toll.is_empty());
        self.toll.iter().chain(owner).chain(&self.cautions)
    }

    /// What is said of an event in short: when, its title, tolls, what to beware of, and the sources.
    pub fn short(&self) -> Text {
        let said: String = self.said_in_short().map(|said| format!(" {said}")).collect();
        let ended = said.is_empty() || self.title.as_str().ends_with(['.', '?', '!', '…']);
        let stop = if ended { "" } else { "." };
        text!("{}: {}{stop}{said} {}", self.when, self.title, self.references())
    }

    /// When, its title, its form and place.
    pub fn headline(&self) -> Text {
        let place = self.place.iter().map(|p| format!(" · {p}")).collect::<String>();
        text!("{}: {} ({}{place})", self.when, self.title, self.form)
    }

    /// Everything that is said below that, as one paragraph.
    pub fn body(&self) -> Text {
        let mut parts = vec![self.summary.to_string()];
        parts.extend(self.said().map(Text::to_string));
        parts.push(self.references().to_string());
        Text::new(parts.join(" "))
    }
}

impl Maker<'_> {
    /// An event of the page, which is told again for each plan: put into words once, with the numbers that its sources
    /// have in this one.
    pub(super) fn told(&mut self, event: &Event, ix: EventIx, truth: Truth) -> Item {
        if let Some(item) = self.items.get(&ix) {
            let item = item.clone();
            return Item { cited: self.cited_by(event), ..item };
        }
        let item = self.item(event, ix, truth);
        self.items.insert(ix, item.clone());
        item
    }

    pub(super) fn item(&mut self, event: &Event, ix: EventIx, truth: Truth) -> Item {
        let cited = self.cited_by(event);
        let catalog = self.catalog();
        let cautions = cautions((event, ix), truth, self.data);
        Item {
            id: event.id.text(),
            when: wording::when_of(event, false),
            title: event.title.clone(),
            form: event.form.written(),
            place: (!event.place.is_empty()).then(|| Text::new(claims::places(&event.place, catalog))),
            summary: event.summary.clone(),
            toll: tolls(event, catalog),
            figures: figures(event, catalog),
            owner: teller(event, catalog).map(|told| super::sentence(&told)),
            cautions,
            note: self.data.marks().note(event.id.as_str()).filter(|_| self.notes).cloned(),
            cited,
            stated: stated(event, catalog),
            full: false,
        }
    }

    /// The sources of an event with the paragraphs that its claims cite.
    pub(super) fn cited_by(&mut self, event: &Event) -> Vec<Cited> {
        let sources = cite::sources(event).into_iter();
        sources
            .map(|source| {
                let paragraphs = cite::paragraphs(event, source);
                Cited { number: self.number(source, &paragraphs), paragraphs }
            })
            .collect()
    }
}

/// `[1, paragraph 7; 2, paragraph 3]`.
pub(super) fn references(cited: &[Cited]) -> String {
    let cited: Vec<String> = cited.iter().map(Cited::written).collect();
    format!("[{}]", cited.join("; "))
}

/// `Toll: civilians (citizens in three cars): 2 killed, 4 kidnapped, according to …; no second source here.` Rows of one
/// owner that follow each other have it once.
pub(in crate::brief) fn tolls(event: &Event, catalog: &Catalog) -> Vec<Text> {
    let mut told: Vec<(Vec<String>, Text)> = Vec::new();
    for row in &event.toll {
        let (said, owner) = (claims::toll(row, catalog).to_string(), Owner::of_row(event, row).told(catalog));
        match told.last_mut() {
            Some((rows, same)) if *same == owner => rows.push(said),
            _ => told.push((vec![said], owner)),
        }
    }
    told.into_iter().map(|(rows, owner)| text!("Toll: {}, {owner}.", rows.join("; "))).collect()
}

/// `Figures: cars stopped: 3; minutes of searches: 20; according to …`
pub(in crate::brief) fn figures(event: &Event, catalog: &Catalog) -> Option<Text> {
    let told = counted(event);
    (!told.is_empty()).then(|| text!("Figures: {told}; {}.", Owner::of(event).told(catalog)))
}

/// `cars stopped: 3; minutes of searches: 20`.
fn counted(event: &Event) -> String {
    let told = event.figures.iter().map(|f| format!("{}: {}", f.of, wording::count(&f.count)));
    told.collect::<Vec<_>>().join("; ")
}

/// `Toll: civilians (citizens in three cars): 2 killed; figures: cars stopped: 3; according to …`: with its owner once,
/// where all of it has the same.
fn stated(event: &Event, catalog: &Catalog) -> Option<Text> {
    let mut owners: Vec<Text> =
        event.toll.iter().map(|row| Owner::of_row(event, row).told(catalog)).collect();
    owners.extend((!event.figures.is_empty()).then(|| Owner::of(event).told(catalog)));
    owners.dedup();
    let owner = match owners.as_slice() {
        [] => return None,
        [owner] => owner,
        _ => {
            let all = tolls(event, catalog).into_iter().chain(figures(event, catalog));
            return Some(Text::new(all.map(|told| told.to_string()).collect::<Vec<_>>().join(" ")));
        }
    };
    let tolls: Vec<String> = event.toll.iter().map(|row| claims::toll(row, catalog).to_string()).collect();
    Some(match (tolls.join("; "), counted(event)) {
        (tolls, figures) if figures.is_empty() => text!("Toll: {tolls}, {owner}."),
        (tolls, figures) if tolls.is_empty() => text!("Figures: {figures}; {owner}."),
        (tolls, figures) => text!("Toll: {tolls}; figures: {figures}; {owner}."),
    })
}

fn has_figures(event: &Event) -> bool {
    !event.toll.is_empty() || !event.figures.is_empty()
}

/// `, according to …` behind a title that may hold figures; nothing behind one that holds none.
pub(super) fn owned(event: &Event, catalog: &Catalog) -> Text {
    match has_figures(event) {
        true => text!(", {}", Owner::of_title(event).giver(catalog)),
        false => Text::default(),
    }
}

/// Who gives the figures of an event; of one that has none, the speaker by whose word alone it is known. Whose a statement
/// is its title says.
fn teller(event: &Event, catalog: &Catalog) -> Option<Text> {
    let said = matches!(event.form, Form::Statement | Form::Report);
    match has_figures(event) {
        true => Some(Owner::of_title(event).told(catalog)),
        false => Owner::of(event).speaker(catalog).filter(|_| !said),
    }
}

/// What must be said wherever a value of the event is given: sentences.
pub(in crate::brief) fn cautions((event, ix): (&Event, EventIx), truth: Truth, data: &Data) -> Vec<Text> {
    let (catalog, mut cautions) = (data.store.catalog(), Vec::new());
    let found = differences(event, catalog);
    // One source may say two things, or two people in it.
    let who = if found.iter().any(|d| is_between_sources(d, event)) { "Sources" } else { "Claims" };
    let mut on: Vec<On> = found.into_iter().map(|d| d.on).collect();
    on.dedup();
    if !on.is_empty() {
        let on: Vec<String> = on.into_iter().map(|on| claims::what(on, catalog)).collect();
        cautions.push(text!("{who} differ on {}.", wording::listed(&on, "and")));
    }
    cautions.extend(claims::beside(event, catalog));
    for part in unsaid::unnamed(event) {
        let line = wording::unnamed(catalog.role(part.role), cite::own_sources(event).len());
        cautions.push(super::sentence(&line));
    }
    if truth == Truth::Possible {
        cautions.push(Text::new("Whether it belongs here is not certain."));
    }
    if event.coding == Coding::Doubtful {
        cautions.push(Text::new("The coding is doubtful."));
    }
    cautions.extend(other_accounts(ix, data));
    cautions
}

/// Whether two voices are those of two sources: what is coded is that of every source an event cites.
fn is_between_sources(difference: &Difference, event: &Event) -> bool {
    let source = |voice| match voice {
        Voice::Claim(n) => event.claims.get(n).map(|claim| claim.source),
        Voice::Coded => None,
    };
    match (source(difference.one), source(difference.other)) {
        (Some(one), Some(other)) => one != other,
        (one, other) => event.claims.iter().any(|claim| one.or(other).is_some_and(|s| s != claim.source)),
    }
}

/// That another event says the opposite, or this one of another; that it may be the same as another.
fn other_accounts(ix: EventIx, data: &Data) -> Vec<Text> {
    let mut said = Vec::new();
    for link in data.index.links(ix) {
        match link.kind {
            LinkKind::Contradicts => said.push(super::sentence(&text!("{} another event", link.phrase()))),
            LinkKind::MayBe => said.push(text!("It may be the same as “{}”.", data.index.title(link.to))),
            _ => {}
        }
    }
    said.dedup();
    said
}
