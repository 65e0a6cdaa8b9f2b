//! The passage that a claim cites, as lines: who says what where, then the paragraph with its words lit among its
//! neighbours, or what there is without a local copy.

use std::ops::Range;

use super::sheet::{Line, Tone};
use super::{cite, claims};
use crate::check::{LocalCopy, passages};
use crate::index::Data;
use crate::model::{Claim, Event};
use crate::text;
use crate::text::{Text, wrap};

/// The lines of a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The lines.
    pub lines: Vec<Line>,
    /// The line on which the cited words begin.
    focus: usize,
    /// Whether the copy is not what was coded, which is to be seen first.
    doubtful: bool,
}

impl Leaf {
    /// The first line shown in so many rows: where it was scrolled to, else so that the cited words are in view.
    pub fn top(&self, rows: usize, scroll: Option<usize>) -> usize {
        let last = self.lines.len().saturating_sub(rows);
        match scroll {
            None if self.doubtful => 0,
            Some(line) => line.min(last),
            None if self.focus + 2 < rows => 0,
            None => self.focus.saturating_sub(rows / 3).min(last),
        }
    }
}

/// The passage of a claim in lines of at most `width` columns. `read` holds the local copy, or why
/// there are none; nothing while they are being read.
pub fn leaf(
    event: &Event,
    claim: &Claim,
    read: Option<&Result<LocalCopy, Text>>,
    data: &Data,
    width: usize,
) -> Leaf {
    let mut lines = head(event, claim, data, width);
    if let Some(Ok(copy)) = read {
        for warning in doubts(copy, claim) {
            lines.extend(plain(&warning, width, Tone::Differ));
        }
    }
    lines.push(Line::default());
    let head_rows = lines.len();
    match read {
        Some(Ok(copy)) => {
            let (body, focus) = body(&copy.paragraphs, claim, width);
            lines.extend(body);
            Leaf { lines, focus: head_rows + focus, doubtful: !doubts(copy, claim).is_empty() }
        }
        Some(Err(why)) => {
            lines.extend(without(claim, why, data, width));
            Leaf { lines, focus: head_rows, doubtful: false }
        }
        None => {
            lines.extend(without(claim, &Text::new("Reading the source …"), data, width));
            Leaf { lines, focus: head_rows, doubtful: false }
        }
    }
}

/// What is wrong with a copy: that it is another text, or does not hold the claim's words where they should be.
fn doubts(copy: &LocalCopy, claim: &Claim) -> Vec<Text> {
    let mut doubts = Vec::new();
    if !copy.as_coded {
        doubts.push("This is not the copy that was coded: its SHA-256 is another.".into());
    }
    let words = &claim.words;
    let holds = |paragraph: &Text| passages::holds(paragraph.as_str(), words.as_str());
    match claim.para.map(|para| (para, copy.paragraphs.get(para.get() as usize - 1))) {
        Some((para, None)) => {
            doubts.push(text!("It has no paragraph {para}; the claim's words are “{words}”."));
        }
        Some((para, Some(paragraph))) if !holds(paragraph) => {
            doubts.push(text!("Paragraph {para} does not hold the claim's words “{words}”."));
        }
        None if !copy.paragraphs.iter().any(holds) => {
            doubts.push(text!("No paragraph holds the claim's words “{words}”."));
        }
        _ => {}
    }
    doubts
}

/// Whether a claim cites a paragraph, by its number; of a source that is cited as a whole, any that holds its words.
fn cites(claim: &Claim, number: u32, paragraph: &Text) -> bool {
    match claim.para {
        Some(para) => para.get() == number,
        None => passages::holds(paragraph.as_str(), claim.words.as_str()),
    }
}

fn plain(text: &Text, width: usize, tone: Tone) -> Vec<Line> {
    wrap(text, width).into_iter().map(|line| Line(vec![(line, tone)])).collect()
}

/// Which event, which source and paragraph, who says so, and what the claim asserts.
fn head(event: &Event, claim: &Claim, data: &Data, width: usize) -> Vec<Line> {
    let catalog = data.store.catalog();
    let source = catalog.source(claim.source);
    let mut lines = plain(&event.title, width, Tone::Title);
    lines.extend(plain(&text!("{}{}", cite::source(source), cite::paragraph(claim)), width, Tone::Dim));
    let speakers = cite::speakers(claim, catalog);
    if !speakers.is_empty() {
        lines.extend(plain(&text!("said by {speakers}"), width, Tone::Plain));
    }
    if let Some(asserts) = claims::asserts(claim, catalog) {
        let verdict = if claim.rejected { "the source rejects" } else { "it says" };
        lines.extend(plain(&text!("{verdict}: {asserts}"), width, Tone::Differ));
    }
    if let Some(slip) = &claim.slip {
        lines.extend(plain(&text!("sic: “{slip}”"), width, Tone::Differ));
    }
    lines
}

/// The anchor words, why there is no more, and where the source can be read.
fn without(claim: &Claim, why: &Text, data: &Data, width: usize) -> Vec<Line> {
    let mut lines = plain(&text!("“{}”", claim.words), width, Tone::Words);
    lines.push(Line::default());
    lines.extend(plain(why, width, Tone::Dim));
    if let Some(url) = &data.store.catalog().source(claim.source).more.url {
        lines.extend(plain(&text!("The source is at {url}"), width, Tone::Plain));
    }
    lines
}

/// The paragraphs, and the line on which the cited words begin.
fn body(paragraphs: &[Text], claim: &Claim, width: usize) -> (Vec<Line>, usize) {
    let mut lines = Vec::new();
    let mut focus = None;
    for (number, paragraph) in (1..).zip(paragraphs) {
        let whole = text!("¶{number} {paragraph}");
        if cites(claim, number, paragraph) {
            let cited = lit(&whole, &claim.words, width);
            let words = cited.iter().position(|l| l.0.iter().any(|(_, tone)| *tone == Tone::Lit));
            focus = focus.or(Some(lines.len() + words.unwrap_or(0)));
            lines.extend(cited);
        } else {
            lines.extend(plain(&whole, width, Tone::Dim));
        }
        lines.push(Line::default());
    }
    (lines, focus.unwrap_or(0))
}

/// The cited paragraph with its words lit.
fn lit(whole: &Text, words: &Text, width: usize) -> Vec<Line> {
    let Some(found) = passages::parts(whole.as_str(), words.as_str()) else {
        return plain(whole, width, Tone::Plain);
    };
    let mut lines = Vec::new();
    let mut at = 0;
    for line in wrap(whole, width) {
        // Wrapping drops blanks only, so each line is found again where the one before ended.
        let rest = whole.as_str().get(at..).unwrap_or_default();
        let start = at + rest.find(line.as_str()).unwrap_or(0);
        at = start + line.as_str().len();
        let here = |range: &Range<usize>| range.start.saturating_sub(start)..range.end.saturating_sub(start);
        lines.push(split(line.as_str(), found.iter().map(here)));
    }
    lines
}

/// A line with some stretches of its bytes lit, which follow each other.
fn split(line: &str, lit: impl Iterator<Item = Range<usize>>) -> Line {
    let piece = |range: Range<usize>| Text::new(line.get(range).unwrap_or_default());
    let mut pieces = Vec::new();
    let mut at = 0;
    for range in lit {
        let (from, to) = (range.start.clamp(at, line.len()), range.end.min(line.len()));
        if from < to {
            pieces.push((piece(at..from), Tone::Plain));
            pieces.push((piece(from..to), Tone::Lit));
            at = to;
        }
    }
    pieces.push((piece(at..line.len()), Tone::Plain));
    Line(pieces)
}
