//! The query line, which always says what is counted, and the footer with the keys that work here now.

use ratatui::layout::Rect;

use super::brush;
use super::canvas::{Canvas, Piece};
use super::theme::Role;
use super::told;
use crate::app::briefing::format_of;
use crate::app::brush::Brush;
use crate::app::day;
use crate::app::layout::Layout;
use crate::app::palette::hints;
use crate::app::ranges::{examples, range_name};
use crate::app::state::{Prompt, Purpose};
use crate::app::{Overlay, State};
use crate::index::{Data, Tally};
use crate::model::LONGEST_NOTE;
use crate::query::QueryError;
use crate::query::complete::Candidate;
use crate::text;
use crate::text::Text;

/// Columns that the keys keep beside what a brush holds.
const LEAST_HINTS: usize = 24;

/// Paints both lines; on a low screen they share one.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, at: &Layout) {
    let shared = at.query.y == at.footer.y;
    if let Some(Overlay::Prompt(prompt)) = &state.overlay {
        let fault = paint_prompt(canvas, data, at.query, prompt);
        return paint_prompt_footer(state, data, canvas, (at, fault), prompt);
    }
    let used = paint_query(state, canvas, at.query);
    let footer = if shared {
        Rect { x: at.footer.x + used, width: at.footer.width.saturating_sub(used), ..at.footer }
    } else {
        at.footer
    };
    if let Some(brush) = &state.brush {
        let row = paint_brush(state, data, canvas, (footer, at.footer), brush).min(at.query.y);
        let line = Rect { y: row, ..at.footer };
        return state.notice.iter().for_each(|notice| told::over(canvas, line, notice));
    }
    match &state.notice {
        Some(notice) => told::notice(canvas, at, if shared { used } else { 0 }, notice),
        None => paint_hints(state, data, canvas, footer, shared),
    }
}

/// What the brush holds, then the keys. Where there is no room beside the query it stands over it, as a notice does, and
/// the keys stay beside the query. Gives its row.
fn paint_brush(state: &State, data: &Data, canvas: &mut Canvas<'_>, at: (Rect, Rect), brush: &Brush) -> u16 {
    let pieces = brush::pieces(brush, state.reading.is_none());
    let width: usize = pieces.iter().map(|(text, _)| text.width()).sum();
    let mut area = at.0;
    if usize::from(area.width) < width + LEAST_HINTS {
        area = Rect { y: at.1.y - u16::from(at.0 != at.1), ..at.1 };
        canvas.clear(area);
    }
    if area.y != at.0.y {
        canvas.pieces(area.x, area.y, area.width, &pieces);
        paint_hints(state, data, canvas, at.0, true);
        return area.y;
    }
    let used = canvas.pieces(area.x, area.y, area.width, &pieces);
    let rest = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
    paint_hints(state, data, canvas, rest, false);
    area.y
}

/// `& kind:attack` or what stands for no query. Returns the columns used.
fn paint_query(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let query = &state.scope.query;
    let (text, role) = if query.is_everything() {
        (Text::new("everything"), Role::Dim)
    } else {
        (text!("{query}"), Role::Query)
    };
    let mut pieces: Vec<Piece> = vec![(Text::new(" & "), Role::Key), (text, role)];
    if let Some(find) = &state.find {
        pieces.push((Text::new("   / "), Role::Key));
        let hits = match state.reading {
            Some(_) => Text::new(&find.text),
            None => text!("{} ({})", find.text, state.scope.count_of(&find.hits)),
        };
        pieces.push((hits, Role::Hit));
    }
    canvas.pieces(area.x, area.y, area.width, &pieces) + 2
}

/// The keys that work here, as many as fit, `?` always.
pub(super) fn paint_hints(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect, right: bool) {
    let pieces: Vec<Vec<Piece>> = hints(state, data)
        .into_iter()
        .map(|hint| {
            let names: Vec<String> = hint.keys.iter().map(|key| key.ascii()).collect();
            let keys = text!(" {} ", names.join(" "));
            vec![(keys, Role::Key), (text!("{} ", hint.word), Role::Dim)]
        })
        .collect();
    let width = |p: &Vec<Piece>| p.iter().map(|(t, _)| t.width()).sum::<usize>();
    let Some((help, rest)) = pieces.split_last() else { return };
    let mut room = usize::from(area.width).saturating_sub(width(help));
    let mut shown = Vec::new();
    for hint in rest {
        if width(hint) > room {
            continue;
        }
        room -= width(hint);
        shown.extend(hint.iter().cloned());
    }
    if width(help) <= usize::from(area.width) {
        shown.extend(help.iter().cloned());
    }
    let x = if right { area.x + room as u16 } else { area.x };
    canvas.pieces(x, area.y, area.right().saturating_sub(x), &shown);
}

/// The line being typed, scrolled so that the cursor is seen, with the faulty part marked. Returns its columns on the
/// screen, if anything is wrong.
fn paint_prompt(canvas: &mut Canvas<'_>, data: &Data, area: Rect, prompt: &Prompt) -> Option<(u16, u16)> {
    let sign: Text = match prompt.purpose {
        Purpose::Query => " & ".into(),
        Purpose::Find => " / ".into(),
        Purpose::AsOf => " as of ".into(),
        Purpose::Search(section) => text!(" {} / ", section.name()),
        Purpose::Range(field, side) => text!(" {} ", range_name(field, side, data)),
        Purpose::SaveView => " save the query as ".into(),
        Purpose::Note => " note ".into(),
        Purpose::WriteBrief => " write the briefing to ".into(),
        Purpose::Date => " go to ".into(),
        Purpose::Versus => " against & ".into(),
        Purpose::FindInHelp => " help / ".into(),
    };
    canvas.clear(area);
    let lead = canvas.put(area.x, area.y, area.width, &sign, canvas.style(Role::Key));
    let width = usize::from(area.width.saturating_sub(lead + 1)).max(1);
    let (shown, cursor) = prompt.entry.shown();
    let skip = (cursor + 1).saturating_sub(width);
    let visible = text::skip(&shown, skip);
    canvas.put(area.x + lead, area.y, width as u16, &visible, canvas.style(Role::Plain));
    let fault = prompt.error.as_ref().map(|error| {
        let (from, columns) = error.columns(prompt.entry.value());
        let to = ((from + columns).saturating_sub(skip).min(width) as u16).max(1);
        let from = (from.saturating_sub(skip).min(width) as u16).min(to - 1);
        (area.x + lead + from, area.x + lead + to)
    });
    if let Some((from, to)) = fault {
        let at = Rect { x: from, y: area.y, width: to - from, height: 1 };
        canvas.tint(at, canvas.style(Role::Error));
    }
    let at = Rect { x: area.x + lead + (cursor - skip) as u16, y: area.y, width: 1, height: 1 };
    canvas.tint(at, canvas.style(Role::Selected));
    fault
}

/// Under the line: what is wrong with it, or what the word may become, or the keys.
fn paint_prompt_footer(
    state: &State,
    data: &Data,
    canvas: &mut Canvas<'_>,
    (at, fault): (&Layout, Option<(u16, u16)>),
    prompt: &Prompt,
) {
    let area = at.footer;
    canvas.clear(area);
    let error = prompt.error.as_ref().filter(|error| !is_half_typed(prompt, error));
    if let (Some(error), Some(columns)) = (error, fault) {
        return told::fault(canvas, at, columns, error);
    }
    if let Some(examples) = examples_of(prompt) {
        let pieces = [(Text::new(" as in "), Role::Dim), (text!("{examples} "), Role::Plain)];
        let used = canvas.pieces(area.x, area.y, area.width, &pieces);
        let rest = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        return paint_hints(state, data, canvas, rest, false);
    }
    if prompt.purpose == Purpose::Date && !prompt.entry.value().trim().is_empty() {
        let said = day::typed(state, data, prompt.entry.value()).map(day::said).unwrap_or_default();
        let pieces = [(text!(" {said} "), Role::Title)];
        let used = canvas.pieces(area.x, area.y, area.width, &pieces);
        let rest = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        return paint_hints(state, data, canvas, rest, false);
    }
    if prompt.purpose == Purpose::WriteBrief && state.notice.is_none() {
        let told = match format_of(prompt.entry.value()) {
            Ok(format) => text!(" {} ", format.doc),
            Err(told) => text!(" {told} "),
        };
        let used = canvas.pieces(area.x, area.y, area.width, &[(told, Role::Dim)]);
        let rest = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        return paint_hints(state, data, canvas, rest, false);
    }
    if let Some(notice) = state.notice.as_ref().filter(|_| prompt.purpose == Purpose::WriteBrief) {
        return canvas.line(
            area.x + 1,
            area.y,
            area.width.saturating_sub(1),
            notice,
            canvas.style(Role::Notice),
        );
    }
    if prompt.purpose == Purpose::Note {
        let typed = prompt.entry.value().chars().count();
        let pieces = [(text!(" {typed} of {LONGEST_NOTE}; briefings print it; empty: no note "), Role::Dim)];
        let used = canvas.pieces(area.x, area.y, area.width, &pieces);
        let rest = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
        return paint_hints(state, data, canvas, rest, false);
    }
    let words = &prompt.offered.candidates;
    if words.is_empty() || (prompt.entry.value().is_empty() && !prompt.listed) {
        return paint_hints(state, data, canvas, area, false);
    }
    paint_candidates(state, canvas, area, prompt);
}

/// What may be typed, where that is not plain: for a range always, for a date until one is begun.
fn examples_of(prompt: &Prompt) -> Option<&'static str> {
    let empty = prompt.entry.value().trim().is_empty();
    match prompt.purpose {
        Purpose::Range(field, _) => Some(examples(field)),
        Purpose::AsOf => empty.then_some("jan 2018, 19jan18, 2018-01-19; nothing: today"),
        Purpose::Date => empty.then_some("8nov19, nov 2019, +7d, -1y"),
        Purpose::Query
        | Purpose::Find
        | Purpose::Search(_)
        | Purpose::SaveView
        | Purpose::Note
        | Purpose::WriteBrief
        | Purpose::FindInHelp
        | Purpose::Versus => None,
    }
}

/// Whether what is wrong is only that the word before the cursor is not typed to its end.
fn is_half_typed(prompt: &Prompt, error: &QueryError) -> bool {
    let word = &prompt.offered.at;
    let before = prompt.entry.value().get(..word.start).unwrap_or_default();
    let begun = !word.is_empty() || before.ends_with([':', '=', '<', '>', ',']);
    let here = error.at.end >= word.start && error.at.start <= word.end;
    !prompt.offered.candidates.is_empty() && begun && here && prompt.entry.too_long().is_none()
}

/// What the word may become, as many as fit with the one that Tab takes or has taken, and how many events have each.
fn paint_candidates(state: &State, canvas: &mut Canvas<'_>, area: Rect, prompt: &Prompt) {
    let words = &prompt.offered.candidates;
    let chosen = prompt.tried.as_ref().map_or(0, |tried| tried.which);
    let key = text!(" {} ", state.keys.first("complete"));
    let room = usize::from(area.width).saturating_sub(key.width());
    let shown: Vec<(Text, Text)> = words.iter().map(written).collect();
    let widths: Vec<usize> = shown.iter().map(|(word, count)| word.width() + count.width() + 2).collect();
    let mut pieces: Vec<Piece> = vec![(key, Role::Key)];
    let mut used = 0;
    for at in first_shown(&widths, chosen, room)..words.len() {
        let (Some((word, count)), Some(width)) = (shown.get(at), widths.get(at)) else { break };
        if used + width > room && at > chosen {
            break;
        }
        used += width;
        let role = if at == chosen { Role::Chosen } else { Role::Plain };
        pieces.push((word.clone(), role));
        pieces.push((text!("{count}  "), Role::Dim));
    }
    let sole = words.len() == 1 || prompt.tried.is_some();
    let says_more = |word: &&Candidate| sole && word.about != word.insert;
    if let Some(word) =
        words.get(chosen).filter(says_more).filter(|word| used + word.about.width() + 2 <= room)
    {
        pieces.push((text!("· {}", word.about), Role::Dim));
    }
    canvas.pieces(area.x, area.y, area.width, &pieces);
}

fn written(candidate: &Candidate) -> (Text, Text) {
    let count = match candidate.count {
        Some(Tally { certain, possible: 0 }) => text!(" {certain}"),
        Some(Tally { certain, possible }) => text!(" {certain}+{possible}"),
        None => Text::default(),
    };
    (candidate.insert.clone(), count)
}

/// The first candidate shown so that the chosen one is.
fn first_shown(widths: &[usize], chosen: usize, room: usize) -> usize {
    let mut first = chosen;
    let mut used = widths.get(chosen).copied().unwrap_or(0);
    while let Some(width) = first.checked_sub(1).and_then(|at| widths.get(at)) {
        used += width;
        if used > room {
            break;
        }
        first -= 1;
    }
    first
}
