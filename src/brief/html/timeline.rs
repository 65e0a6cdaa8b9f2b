//! The timeline of a page: how many incidents when, and every event in the lane of its kind, each leading to where it
//! is told. Where the screen's own arithmetic puts a sign, its drawing stands.

use super::markup::{Plain, anchor, events, number};
use super::sections::Lines;
use super::signs::{EXPLAINED, RADIUS, meaning, sign, stretch};
use crate::brief::page::{Axis, AxisLane, Stroke};
use crate::model::Truth;
use crate::text::{Text, clip};
use crate::timeline::ladder::ruled;
use crate::timeline::lanes::{Extent, Part, sign_of};
use crate::timeline::{Level, Ruler, Sign};

/// Width of a column, and of the names of the lanes, which have room for so many letters.
const COLUMN: f64 = 8.0;
const NAMES: f64 = 118.0;
const LETTERS: usize = 17;
/// Heights: of the labels, of the bars, of a row of a lane, and of the room between lanes.
const LABELS: f64 = 18.0;
const BARS: f64 = 40.0;
const ROW: f64 = 11.0;
const GAP: f64 = 7.0;
/// Rows that a lane takes at most; what finds no room stands together with others, under a number.
const ROWS: usize = 10;

/// Events of one place that are named there; all of them are told in the page.
const NAMED: usize = 20;

/// Events that are drawn in one place.
struct Mark<'a> {
    row: usize,
    extent: Extent,
    strokes: Vec<&'a Stroke>,
}

/// The figure.
pub fn figure(axis: &Axis, out: &mut Lines) {
    let lanes: Vec<(&AxisLane, Vec<Mark<'_>>)> =
        axis.lanes.iter().map(|lane| (lane, packed(lane, &axis.ruler))).collect();
    let height: f64 = LABELS + BARS + lanes.iter().map(|(_, marks)| tall(marks)).sum::<f64>();
    let width = NAMES + f64::from(axis.ruler.width()) * COLUMN;
    let count: usize = axis.lanes.iter().map(|lane| lane.strokes.len()).sum();
    out.push("<figure id=\"timeline\">".to_owned());
    out.push("<div class=\"wide\" role=\"region\" aria-label=\"Timeline\" tabindex=\"0\">".to_owned());
    out.push(format!(
        "<svg class=\"timeline\" viewBox=\"0 0 {} {}\" role=\"group\" aria-labelledby=\"timeline-title timeline-desc\">",
        number(width),
        number(height + 4.0)
    ));
    out.push("<title id=\"timeline-title\">The events along time</title>".to_owned());
    let kinds: Vec<String> =
        axis.lanes.iter().map(|l| format!("{}: {}", Plain(&l.name), l.strokes.len())).collect();
    out.push(format!(
        "<desc id=\"timeline-desc\">{} by kind. {}. Each leads to where it is told.</desc>",
        events(count as u32),
        kinds.join("; ")
    ));
    ticks(axis, height, out);
    bars(axis, out);
    let mut top = LABELS + BARS;
    for (lane, marks) in &lanes {
        draw_lane(lane, marks, top, width, out);
        top += tall(marks);
    }
    out.push("</svg></div>".to_owned());
    caption(axis, &lanes, out);
    out.push("</figure>".to_owned());
}

/// The left edge of a column.
fn edge(column: u16) -> f64 {
    NAMES + f64::from(column) * COLUMN
}

fn middle(column: u16) -> f64 {
    edge(column) + COLUMN / 2.0
}

fn tall(marks: &[Mark<'_>]) -> f64 {
    let rows = marks.iter().map(|mark| mark.row + 1).max().unwrap_or(1);
    rows as f64 * ROW + GAP
}

/// Gives each event a row of its lane in which its sign and what certainly lasted stand alone: only where events may
/// have been can they cross. Where there is no such row, it joins another.
fn packed<'a>(lane: &'a AxisLane, ruler: &Ruler) -> Vec<Mark<'a>> {
    let mut rows: Vec<Vec<Part>> = Vec::new();
    let mut marks: Vec<Mark<'a>> = Vec::new();
    for stroke in &lane.strokes {
        let Some(extent) = Extent::of(stroke.span, stroke.shape, ruler) else { continue };
        let row = match rows.iter().position(|row| is_free(row, &extent)) {
            Some(row) => row,
            None if rows.len() < ROWS => {
                rows.push(vec![Part::Nothing; usize::from(ruler.width())]);
                rows.len() - 1
            }
            None => {
                join(&mut marks, stroke, &extent);
                continue;
            }
        };
        if let Some(row) = rows.get_mut(row) {
            extent.draw(|column, part, _| {
                if let Some(cell) = row.get_mut(usize::from(column)) {
                    *cell = part.max(*cell);
                }
            });
        }
        marks.push(Mark { row, extent, strokes: vec![stroke] });
    }
    marks
}

/// Whether an event can stand in a row: nothing of it meets anything but where events may have been.
fn is_free(row: &[Part], extent: &Extent) -> bool {
    let mut free = true;
    extent.draw(|column, part, _| {
        let there = row.get(usize::from(column)).copied().unwrap_or_default();
        free &= there == Part::Nothing || (there == Part::Spread && part == Part::Spread);
    });
    free
}

/// Puts an event to those that are nearest to it.
fn join<'a>(marks: &mut [Mark<'a>], stroke: &'a Stroke, extent: &Extent) {
    let nearest = marks.iter_mut().min_by_key(|mark| mark.extent.anchor.abs_diff(extent.anchor));
    if let Some(mark) = nearest {
        mark.strokes.push(stroke);
    }
}

/// Labels, and lines down through the lanes where they name a year.
fn ticks(axis: &Axis, height: f64, out: &mut Lines) {
    for tick in ruled(&axis.ruler) {
        let x = edge(tick.column);
        let (class, top) = match tick.level {
            Level::Year => ("year", 0.0),
            Level::Unit | Level::Context => ("tick", 0.0),
            Level::Edge | Level::Gap => ("none", 0.0),
            Level::Bare => ("tick", LABELS - 4.0),
        };
        if class != "none" {
            let bottom = if tick.level == Level::Bare { LABELS } else { height };
            out.push(format!(
                "<path class=\"{class}\" d=\"M{} {}V{}\"/>",
                number(x),
                number(top),
                number(bottom)
            ));
        }
        if !tick.label.is_empty() {
            let strong = if tick.level >= Level::Year { " strong" } else { "" };
            out.push(format!(
                "<text class=\"label{strong}\" x=\"{}\" y=\"12\">{}</text>",
                number(x + 3.0),
                Plain(&tick.label)
            ));
        }
    }
}

/// How many incidents fall in each column: what certainly happened, and on top of it what may have.
fn bars(axis: &Axis, out: &mut Lines) {
    let foot = LABELS + BARS - 4.0;
    let room = BARS - 8.0;
    let scale = f64::from(axis.full.max(1));
    out.push(format!(
        "<text class=\"label\" x=\"{}\" y=\"{}\" text-anchor=\"end\">incidents</text>",
        number(NAMES - 10.0),
        number(foot - 1.0)
    ));
    for (column, bin) in axis.bins.iter().enumerate() {
        let x = edge(column as u16) + 1.0;
        let certain = (f64::from(bin.certain) / scale).min(1.0) * room;
        let possible = (f64::from(bin.possible) / scale * room).min(room - certain);
        for (class, from, tall) in [("bar", foot, certain), ("maybe", foot - certain, possible)] {
            if tall >= 0.05 {
                out.push(format!(
                    "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                    number(x),
                    number(from - tall),
                    number(COLUMN - 2.0),
                    number(tall.max(0.6))
                ));
            }
        }
    }
    out.push(format!(
        "<path class=\"base\" d=\"M{} {}H{}\"/>",
        number(NAMES),
        number(foot),
        number(edge(axis.ruler.width()))
    ));
}

fn draw_lane(lane: &AxisLane, marks: &[Mark<'_>], top: f64, width: f64, out: &mut Lines) {
    let first = top + GAP / 2.0 + ROW / 2.0;
    out.push(format!(
        "<text class=\"label\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
        number(NAMES - 10.0),
        number(first + 4.0),
        Plain(&clip(&lane.name, LETTERS))
    ));
    for mark in marks {
        draw(mark, first + mark.row as f64 * ROW, out);
    }
    let foot = number(top + tall(marks));
    out.push(format!("<path class=\"base\" d=\"M{} {foot}H{}\"/>", number(NAMES), number(width)));
}

/// Events of one place: their shape, in a link to where the first of them is told, with the words of all.
fn draw(mark: &Mark<'_>, y: f64, out: &mut Lines) {
    let Some(first) = mark.strokes.first() else { return };
    let mut titles: Vec<String> = mark.strokes.iter().take(NAMED).map(|stroke| told(stroke)).collect();
    if let Some(more) = mark.strokes.len().checked_sub(NAMED).filter(|more| *more > 0) {
        titles.push(format!("and {more} more"));
    }
    let titles = titles.join("; ");
    let possible = mark.strokes.iter().all(|stroke| stroke.truth == Truth::Possible);
    let class = if possible { " class=\"possible\"" } else { "" };
    let mut shape = runs(&mark.extent, y);
    let x = middle(mark.extent.anchor);
    if mark.strokes.len() > 1 {
        shape.push_str(&word(&mark.strokes.len().to_string(), x, y));
    } else if possible {
        shape.push_str(&word("?", x + RADIUS + 3.0, y));
    }
    out.push(format!(
        "<a href=\"#{}\"{class} aria-label=\"{titles}\"><title>{titles}</title>{shape}</a>",
        anchor(&first.id)
    ));
}

/// An event in words.
fn told(stroke: &Stroke) -> String {
    let differs = if stroke.differs { "; claims differ" } else { "" };
    let possible = if stroke.truth == Truth::Possible { "; may not belong here" } else { "" };
    format!("{}: {}{}{differs}{possible}", Plain(&stroke.when), Plain(&stroke.title), Plain(&stroke.owned))
}

fn word(word: &str, x: f64, y: f64) -> String {
    format!(
        "<text class=\"count\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
        number(x),
        number(y + 3.4),
        Plain(&Text::new(word))
    )
}

/// The parts of an event as the screen's columns have them, columns that look alike drawn as one.
fn runs(extent: &Extent, y: f64) -> String {
    let mut shape = String::new();
    let mut run: Option<(Sign, u16, u16)> = None;
    let mut anchor = String::new();
    let flush = |run: Option<(Sign, u16, u16)>, shape: &mut String| {
        if let Some((kind, from, to)) = run {
            shape.push_str(&stretch(kind, edge(from), edge(to) + COLUMN, y));
        }
    };
    extent.draw(|column, part, drawn| {
        let kind = match drawn {
            Sign::Spread => Sign::Spread,
            Sign::Open | Sign::Left | Sign::Right => Sign::Open,
            _ => Sign::Lasted,
        };
        let is_shape = matches!(drawn, Sign::Day | Sign::Month | Sign::Year | Sign::OneOf);
        if part == Part::Anchor && is_shape {
            anchor.push_str(&sign(drawn, middle(column), y));
            return;
        }
        if matches!(drawn, Sign::Left | Sign::Right) {
            anchor.push_str(&sign(drawn, middle(column), y));
        }
        match &mut run {
            Some((same, _, to)) if *same == kind && *to + 1 == column => *to = column,
            _ => flush(run.replace((kind, column, column)), &mut shape),
        }
    });
    flush(run, &mut shape);
    shape + &anchor
}

/// What the signs mean, as far as they are used.
fn caption(axis: &Axis, lanes: &[(&AxisLane, Vec<Mark<'_>>)], out: &mut Lines) {
    let strokes = || axis.lanes.iter().flat_map(|lane| &lane.strokes);
    out.push("<figcaption><ul class=\"legend\">".to_owned());
    for shape in EXPLAINED.into_iter().filter(|s| strokes().any(|k| sign_of(k.span, k.shape) == *s)) {
        out.push(entry(&sign(shape, 7.0, 7.0), meaning(shape)));
    }
    out.push(entry(&stretch(Sign::Spread, 0.0, 14.0, 7.0), meaning(Sign::Spread)));
    let full = match axis.full {
        1 => "1 incident".to_owned(),
        n => format!("{n} incidents"),
    };
    let bar = "<rect class=\"bar\" x=\"4\" y=\"2\" width=\"6\" height=\"12\"/>";
    out.push(entry(bar, &format!("incidents that certainly happened then; full height: {full}")));
    if axis.bins.iter().any(|bin| bin.possible > 0.0) {
        let bar = "<rect class=\"maybe\" x=\"4\" y=\"2\" width=\"6\" height=\"12\"/>";
        out.push(entry(bar, "incidents that may have happened then"));
    }
    if lanes.iter().flat_map(|(_, marks)| marks).any(|mark| mark.strokes.len() > 1) {
        out.push(entry(&word("3", 7.0, 7.0), "so many events stand together"));
    }
    if strokes().any(|stroke| stroke.truth == Truth::Possible) {
        out.push(entry(&word("?", 7.0, 7.0), "may not belong here"));
    }
    out.push("</ul></figcaption>".to_owned());
}

/// A sign and what it means.
pub fn entry(drawing: &str, meaning: &str) -> String {
    format!(
        "<li><svg class=\"key\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">{drawing}</svg> {meaning}</li>"
    )
}
