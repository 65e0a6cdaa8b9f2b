//! The header: which store, how many by form and how sure, which window.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Piece};
use super::theme::Role;
use crate::app::State;
use crate::app::layout;
use crate::app::message::Progress;
use crate::app::state::{Overlay, Purpose};
use crate::index::{Data, Tally};
use crate::model::date::civil;
use crate::model::{Form, Truth};
use crate::text;
use crate::text::{Text, clip};
use crate::timeline::{Charset, Sign};

/// Columns that the title keeps before the window is left out.
const TITLE: usize = 15;

/// Cells of the bar that says how much has been read.
const BAR: usize = 16;

/// Columns of the day as of which everything is shown, with the blanks around it.
const DAY: u16 = 18;

/// On a header with fewer columns, what is left out is said in short.
const SHORT: u16 = 60;

/// A title shorter than this says nothing and is left out.
const SHORTEST_TITLE: usize = 8;

/// Paints the header line. The window and the title give way to the counts, and of these
/// the last ones on a very narrow screen.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, area: Rect) {
    let room = usize::from(area.width);
    let window = text!(" {} ", state.spot.viewport.text());
    let counts = pieces(state, area.width, canvas.charset());
    let counts_w = width(&counts);
    let window_w = if states_window(state, area.width, canvas.charset()) { window.width() } else { 0 };
    let free = room.saturating_sub(counts_w + window_w + 2);
    let title = as_of(data).map_or_else(|| title(data, free), |day| day_and_title(&day, data, free));
    let used = canvas.put(area.x + 1, area.y, area.width, &title, canvas.style(Role::Title));
    let free = room.saturating_sub(counts_w + window_w + 1 + usize::from(used));
    let gap = if window_w > 0 { free / 2 } else { free.saturating_sub(1) };
    let x = area.x + 1 + used + gap.max(1) as u16;
    canvas.pieces(x, area.y, area.right().saturating_sub(x), &counts);
    if window_w > 0 {
        canvas.put_right(area.right(), area.y, &window, canvas.style(Role::Dim));
    }
}

/// Whether a header of so many columns has room for the window. The title gives way to one that has no room before the
/// axis.
pub fn states_window(state: &State, columns: u16, charset: Charset) -> bool {
    let view = state.spot.viewport;
    let window = view.text().width() + 2;
    let gutter = layout::layout(state).timeline.map(|areas| usize::from(areas.gutter.saturating_sub(1)));
    let title = match gutter {
        _ if state.scope.query.as_of().is_some() => usize::from(DAY),
        Some(columns) if view.brief(columns).is_none() => 0,
        _ => TITLE,
    };
    usize::from(columns) >= width(&pieces(state, columns, charset)) + window + title + 2
}

/// How many events there are, or how many have been read.
fn pieces(state: &State, columns: u16, charset: Charset) -> Vec<Piece> {
    let said = state.scope.query.as_of().is_some();
    let columns = if said { columns.saturating_sub(DAY) } else { columns };
    match state.reading {
        Some(progress) if is_faulty(state) => {
            // Where there is little room, how much has been read can wait.
            let progress = if columns < 60 { Progress::default() } else { progress };
            let mut pieces = reading_pieces(progress, columns, charset);
            pieces.push((" · last good".into(), Role::Notice));
            pieces
        }
        Some(progress) => reading_pieces(progress, columns, charset),
        None if is_faulty(state) => stale_pieces(state, columns),
        None => count_pieces(state, columns),
    }
}

/// The day as of which everything is shown.
pub(super) fn as_of(data: &Data) -> Option<Text> {
    let (year, month, day, ..) = civil(data.store.known_by()?);
    Some(text!("as of {year:04}-{month:02}-{day:02}"))
}

/// The day first, which must not be missed, then as much of the title as there is room for.
fn day_and_title(day: &Text, data: &Data, columns: usize) -> Text {
    let rest = title(data, columns.saturating_sub(day.width() + 3));
    if rest.width() < SHORTEST_TITLE { day.clone() } else { text!("{day} · {rest}") }
}

/// As much of the program's and the store's name as there is room for.
fn title(data: &Data, columns: usize) -> Text {
    let store = &data.store.catalog().title;
    let long = text!("dateline · {store}");
    if long.width() <= columns {
        return long;
    }
    // The part before a colon is the name, what follows explains it.
    let short = store.as_str().split(':').next().unwrap_or_default();
    let long = text!("dateline · {short}");
    if long.width() <= columns {
        return long;
    }
    let name = Text::new(short);
    if name.width() > columns && columns < SHORTEST_TITLE { Text::new("") } else { clip(&name, columns) }
}

/// `reading ████░░░░░░ 43210 events`: what is shown is a beginning, so nothing in it is counted.
fn reading_pieces(progress: Progress, columns: u16, charset: Charset) -> Vec<Piece> {
    let Progress { events, bytes, of } = progress;
    let mut pieces = vec![(Text::new("reading"), Role::Notice)];
    if events > 0 {
        let bar = if columns >= 60 { BAR } else { BAR / 2 };
        let full = (bytes * bar / of.max(1)).min(bar);
        let cells = |sign: Sign, n: usize| Text::new(sign.glyph(charset).repeat(n));
        pieces.push((Text::new(" "), Role::Plain));
        pieces.push((cells(Sign::Certain(8), full), Role::Bar));
        pieces.push((cells(Sign::Possible(1), bar - full), Role::Dim));
        pieces.push((text!(" {events} {}", if events == 1 { "event" } else { "events" }), Role::Plain));
    }
    pieces
}

/// Whether a line is being typed that would be counted and does not read, or not yet as it may be meant.
fn is_faulty(state: &State) -> bool {
    let counted = |purpose| matches!(purpose, Purpose::Query | Purpose::AsOf | Purpose::Range(..));
    matches!(&state.overlay, Some(Overlay::Prompt(line))
        if (line.error.is_some() || line.held_back) && counted(line.purpose))
}

/// `last good: 2 rep · 1 ser`: counts of what the line was when it was last a query.
fn stale_pieces(state: &State, columns: u16) -> Vec<Piece> {
    let words = Text::new("last good: ");
    let columns = columns.saturating_sub(words.width() as u16);
    let counts = count_pieces(state, columns).into_iter().map(|(text, _)| (text, Role::Dim));
    let counts: Vec<Piece> = counts.collect();
    if width(&counts) + 2 > usize::from(columns) {
        // A count that is cut would be another one.
        return vec![("last good".into(), Role::Notice)];
    }
    std::iter::once((words, Role::Notice)).chain(counts).collect()
}

/// The counts, and how many events are left out because they match only possibly.
fn count_pieces(state: &State, columns: u16) -> Vec<Piece> {
    let left_out = match state.scope.left_out {
        0 => return form_pieces(state, columns),
        n if columns < SHORT => text!(" · {n} left out"),
        n => text!(" · {n} possible left out"),
    };
    let mut pieces = form_pieces(state, columns.saturating_sub(left_out.width() as u16));
    pieces.push((left_out, Role::Dim));
    pieces
}

/// `18 incidents (+2 possible) · 21 statements`, in short words where those have no room.
fn form_pieces(state: &State, columns: u16) -> Vec<Piece> {
    let room = usize::from(columns).saturating_sub(2);
    let tallies = Form::ALL.iter().map(|form| (*form, state.scope.counts.of(*form)));
    let tallies: Vec<(Form, Tally)> = tallies.filter(|(_, t)| t.certain + t.possible > 0).collect();
    if tallies.is_empty() {
        return vec![(Text::new("nothing matches"), Role::Notice)];
    }
    let of = |wide: bool| tallies.iter().map(|(form, tally)| count(*form, *tally, wide)).collect::<Vec<_>>();
    // Long words only beside a title that can be read.
    let long = joined(of(true));
    if width(&long) + 2 * TITLE <= room { long } else { whole(&tallies, room) }
}

/// `18 incidents (+2 possible)`, or `18 inc (+2)`.
fn count(form: Form, tally: Tally, wide: bool) -> Vec<Piece> {
    let word = if wide { form.counted(tally.certain) } else { form.short() };
    counted(tally, word, if wide { " possible" } else { "" })
}

fn counted(Tally { certain, possible }: Tally, word: &str, note: &str) -> Vec<Piece> {
    let mut pieces = vec![(text!("{certain} {word}"), Role::Plain)];
    if possible > 0 {
        pieces.push((text!(" (+{possible}{note})"), Role::Dim));
    }
    pieces
}

fn width(pieces: &[Piece]) -> usize {
    pieces.iter().map(|(text, _)| text.width()).sum()
}

fn joined(counts: Vec<Vec<Piece>>) -> Vec<Piece> {
    let separator = || (Text::new(" · "), Role::Dim);
    counts.into_iter().enumerate().flat_map(|(i, c)| (i > 0).then(separator).into_iter().chain(c)).collect()
}

/// As many counts as fit whole, each with what is possible beside it, for a number cut short would be another number;
/// the rest as one: `31 inc · 46 stmt · 5 rep · 39 other`.
fn whole(tallies: &[(Form, Tally)], columns: usize) -> Vec<Piece> {
    let first = |kept: usize| -> Vec<Vec<Piece>> {
        let (kept, rest) = tallies.split_at(kept);
        let mut other = Tally::default();
        rest.iter().for_each(|(_, tally)| other.add_and(*tally, Truth::Certain));
        let others = (!rest.is_empty()).then(|| counted(other, "other", ""));
        kept.iter().map(|(form, tally)| count(*form, *tally, false)).chain(others).collect()
    };
    let mut fewer = (1..=tallies.len()).rev().map(|kept| joined(first(kept)));
    let fitting = fewer.find(|pieces| width(pieces) <= columns);
    fitting.unwrap_or_else(|| {
        let mut least = tallies.first().map(|(form, tally)| count(*form, *tally, false)).unwrap_or_default();
        least.push((Text::new(" · …"), Role::Dim));
        least
    })
}
