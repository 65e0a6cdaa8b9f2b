//! An event as it is presented: first what happened, calmly; then, when asked, who says so and how that is known.

use super::sheet::{Line, Tone};
use super::{cite, claims, page};
use crate::index::Data;
use crate::model::{Catalog, Claim, Event, EventIx, Truth, wording};
use crate::text;
use crate::text::{Text, wrap};

/// Lines being written, of at most so many columns.
struct Writer {
    lines: Vec<Line>,
    columns: usize,
}

impl Writer {
    fn new(columns: usize) -> Writer {
        Writer { lines: Vec::new(), columns: columns.max(20) }
    }

    fn say(&mut self, text: &Text, tone: Tone) {
        self.indented(text, 0, tone);
    }

    fn indented(&mut self, text: &Text, indent: usize, tone: Tone) {
        let blanks = Text::new(" ".repeat(indent));
        for line in wrap(text, self.columns.saturating_sub(indent)) {
            self.lines.push(Line(vec![(blanks.clone(), Tone::Plain), (line, tone)]));
        }
    }

    /// Texts with an empty line before them; nothing for none.
    fn block(&mut self, texts: &[Text], tone: Tone) {
        if !texts.is_empty() {
            self.blank();
            texts.iter().for_each(|text| self.say(text, tone));
        }
    }

    fn blank(&mut self) {
        self.lines.push(Line::default());
    }
}

/// What happened: when and where, the title, the summary, tolls and other figures with their owner, what to beware of,
/// the person's own note, and the sources. `truth` is how it came to be among the events that are presented.
pub fn slide(ix: EventIx, truth: Truth, data: &Data, columns: usize) -> Vec<Line> {
    let (event, catalog) = (data.store.event(ix), data.store.catalog());
    let mut out = Writer::new(columns);
    out.say(&wording::when_of(&event, false), Tone::Dim);
    if !event.place.is_empty() {
        out.say(&Text::new(claims::places(&event.place, catalog)), Tone::Dim);
    }
    out.blank();
    out.say(&event.title, Tone::Title);
    out.blank();
    out.say(&event.summary, Tone::Plain);
    let stated = page::tolls(&event, catalog).into_iter().chain(page::figures(&event, catalog));
    out.block(&stated.collect::<Vec<_>>(), Tone::Plain);
    out.block(&page::cautions((&event, ix), truth, data), Tone::Differ);
    if let Some(by) = data.store.known_by() {
        out.block(&[page::hindsight(by)], Tone::Dim);
    }
    if let Some(note) = data.marks().note(event.id.as_str()) {
        out.blank();
        out.say(&text!("Your note: {note}"), Tone::Plain);
    }
    out.blank();
    publishers(&event, catalog).iter().for_each(|line| out.say(line, Tone::Dim));
    out.lines
}

/// Who published what the event cites, each once, with how many sources that is.
fn publishers(event: &Event, catalog: &Catalog) -> Vec<Text> {
    let mut told: Vec<(&Text, usize)> = Vec::new();
    for source in cite::sources(event) {
        let publisher: &Text = &catalog.source(source).publisher;
        match told.iter_mut().find(|(known, _)| *known == publisher) {
            Some((_, count)) => *count += 1,
            None => told.push((publisher, 1)),
        }
    }
    let line = |(publisher, count)| match count {
        1 => text!("— {publisher}"),
        count => text!("— {publisher} ({count} sources)"),
    };
    told.into_iter().map(line).collect()
}

/// Who says so: each claim with who reported it, through whom, in which source and paragraph and in which words; then
/// how the date is known and how sure the coding is.
pub fn who(ix: EventIx, data: &Data, columns: usize) -> Vec<Line> {
    let event = data.store.event(ix);
    let mut out = Writer::new(columns);
    out.say(&event.title, Tone::Title);
    out.say(&Text::new("Who says so?"), Tone::Heading);
    for claim in &event.claims {
        out.blank();
        one(claim, data, &mut out);
    }
    out.blank();
    out.say(&known(&event), Tone::Plain);
    let second = cite::own_sources(&event).len();
    let sources = if second == 1 {
        text!("One source; {}.", wording::NO_SECOND_SOURCE)
    } else {
        text!("{second} sources.")
    };
    out.say(&text!("{sources} The coding is {}.", event.coding.written()), Tone::Plain);
    out.lines
}

/// One claim, as a chain from the words back to who said them.
fn one(claim: &Claim, data: &Data, out: &mut Writer) {
    let catalog = data.store.catalog();
    out.say(&text!("“{}”", claim.words), Tone::Words);
    let speakers = cite::speakers(claim, catalog);
    let source = catalog.source(claim.source);
    let by = if speakers.is_empty() {
        text!("said by {} itself", source.publisher)
    } else if cite::is_cited(claim) {
        text!("told {speakers}")
    } else {
        text!("said by {speakers}")
    };
    out.indented(&by, 2, Tone::Plain);
    out.indented(&text!("in {}{}", cite::source(source), cite::paragraph(claim)), 2, Tone::Dim);
    if let Some(asserts) = claims::asserts(claim, catalog) {
        let verdict = if claim.rejected { "the source rejects" } else { "it says" };
        out.indented(&text!("{verdict}: {asserts}"), 2, Tone::Differ);
    } else if claim.rejected {
        out.indented(&Text::new("the source reports this to reject it"), 2, Tone::Differ);
    }
    if let Some(caution) = &source.more.caution {
        out.indented(&text!("caution: {caution}"), 2, Tone::Dim);
    }
}

/// How the date is known.
fn known(event: &Event) -> Text {
    match event.dated.as_ref().map(wording::how) {
        Some(Some(how)) => text!("The date is {how}."),
        Some(None) => "The date is stated by the source.".into(),
        None => "How the date is known is not said.".into(),
    }
}
