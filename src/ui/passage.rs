//! The passage that a claim cites: the paragraph with its words lit, or what there is without a local copy.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::theme::Role;
use crate::app::State;
use crate::app::state::PassageView;
use crate::brief::{cite, claims};
use crate::check::passages;
use crate::index::Data;
use crate::model::{Claim, Event};
use crate::text;
use crate::text::{Text, wrap};

/// Paints the overlay.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, view: &PassageView) {
    canvas.clear(area);
    let Some(event) = state.shown().map(|e| data.store.event(e)) else { return };
    let Some(claim) = event.claims.get(view.claim) else { return };
    let title = text!(" Passage · claim {} of {} · Esc closes ", view.claim + 1, event.claims.len());
    canvas.frame(area, &title, Role::Focus);
    let inner = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    let width = usize::from(inner.width);
    let head = head(&event, claim, data, width);
    let (body, focus) = body(claim, view, width);
    let rows = usize::from(inner.height).saturating_sub(head.len() + 1);
    // The cited paragraph stands a third down the space that is left, unless it is scrolled.
    let top = focus as i64 - (rows / 3) as i64 + i64::from(view.scroll);
    let top = top.clamp(0, body.len().saturating_sub(rows) as i64) as usize;
    let blank = std::iter::once(Vec::new());
    let lines = head.into_iter().chain(blank).chain(body.into_iter().skip(top));
    for (y, line) in (inner.y..inner.bottom()).zip(lines) {
        canvas.pieces(inner.x, y, inner.width, &line);
    }
}

fn plain(text: &Text, width: usize, role: Role) -> Vec<Vec<Piece>> {
    wrap(text, width).into_iter().map(|line| vec![(line, role)]).collect()
}

/// Which event, which source and paragraph, who says so, and what the claim asserts.
fn head(event: &Event, claim: &Claim, data: &Data, width: usize) -> Vec<Vec<Piece>> {
    let catalog = data.store.catalog();
    let source = catalog.source(claim.source);
    let mut lines = plain(&event.title, width, Role::Title);
    let place = text!("{}, paragraph {}", cite::source(source), claim.para);
    lines.extend(plain(&place, width, Role::Dim));
    let speakers = cite::speakers(claim, catalog);
    if !speakers.is_empty() {
        lines.extend(plain(&text!("said by {speakers}"), width, Role::Plain));
    }
    if let Some(asserts) = claims::asserts(claim, catalog) {
        let verdict = if claim.rejected { "the source rejects" } else { "it says" };
        lines.extend(plain(&text!("{verdict}: {asserts}"), width, Role::Differ));
    }
    lines
}

/// The paragraphs, and the line on which the cited one begins.
fn body(claim: &Claim, view: &PassageView, width: usize) -> (Vec<Vec<Piece>>, usize) {
    let words = text!("“{}”", claim.words);
    let without = |why: &Text| {
        let mut lines = plain(&words, width, Role::Words);
        lines.push(Vec::new());
        lines.extend(plain(why, width, Role::Dim));
        (lines, 0)
    };
    match &view.passage {
        None => without(&Text::new("Reading the source …")),
        Some(read) => match &read.paragraphs {
            Err(why) => without(why),
            Ok(paragraphs) => paragraph_lines(paragraphs, claim, width),
        },
    }
}

fn paragraph_lines(paragraphs: &[Text], claim: &Claim, width: usize) -> (Vec<Vec<Piece>>, usize) {
    let mut lines = Vec::new();
    let mut focus = 0;
    let cited = claim.para as usize;
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let number = i + 1;
        let lead = text!("¶{number} ");
        if number == cited {
            focus = lines.len();
            lines.extend(lit(&lead, paragraph, &claim.words, width));
        } else {
            lines.extend(plain(&text!("{lead}{paragraph}"), width, Role::Dim));
        }
        lines.push(Vec::new());
    }
    (lines, focus)
}

/// The cited paragraph with its words lit.
fn lit(lead: &Text, paragraph: &Text, words: &Text, width: usize) -> Vec<Vec<Piece>> {
    let whole = text!("{lead}{paragraph}");
    let Some(found) = passages::find(whole.as_str(), words.as_str()) else {
        return plain(&whole, width, Role::Plain);
    };
    let mut lines = Vec::new();
    let mut at = 0;
    for line in wrap(&whole, width) {
        // Wrapping drops blanks only, so each line is found again where the one before ended.
        let start = whole.as_str()[at..].find(line.as_str()).map_or(at, |i| at + i);
        let end = start + line.as_str().len();
        lines.push(split(line.as_str(), found.start.saturating_sub(start), found.end.saturating_sub(start)));
        at = end.min(whole.as_str().len());
    }
    lines
}

/// A line with the bytes from `from` to `to` lit.
fn split(line: &str, from: usize, to: usize) -> Vec<Piece> {
    let (from, to) = (from.min(line.len()), to.min(line.len()));
    let piece = |range: std::ops::Range<usize>| Text::new(line.get(range).unwrap_or_default());
    vec![(piece(0..from), Role::Plain), (piece(from..to), Role::Hit), (piece(to..line.len()), Role::Plain)]
}
