//! The query line and the find line: typed, answered with each key, accepted or dropped.

use std::sync::Arc;

use super::moving::{self, Direction};
use super::{
    axis, briefing, comparing, filtering, going, helping, knowing, noting, ranging, scoping, searching,
    viewing,
};
use crate::app::day;
use crate::app::effect::Effect;
use crate::app::entry::{Entry, LONGEST};
use crate::app::key::Key;
use crate::app::lines::Recalled;
use crate::app::prompt;
use crate::app::scope::Scope;
use crate::app::state::{Find, Overlay, Prompt, Purpose, Spot, State, Tried};
use crate::index::{Bits, Data};
use crate::model::EventIx;
use crate::query::complete::Completion;
use crate::query::{self, Query, QueryError};
use crate::text;

pub fn find(state: &mut State, data: &Data) -> Vec<Effect> {
    open(state, data, Purpose::Find, "")
}

pub fn query(state: &mut State, data: &Data) -> Vec<Effect> {
    let mut text = state.scope.query.to_string();
    if !text.is_empty() && text.chars().count() < LONGEST {
        text.push(' ');
    }
    open(state, data, Purpose::Query, &text)
}

/// Opens a line to be typed.
pub fn open(state: &mut State, data: &Data, purpose: Purpose, text: &str) -> Vec<Effect> {
    let held = filtering::held(state, data).map(Box::new);
    state.overlay = Some(Overlay::Prompt(Box::new(Prompt {
        purpose,
        entry: Entry::new(text),
        offered: Completion::default(),
        tried: None,
        recalled: None,
        window: None,
        about: None,
        brief: None,
        help: None,
        refused: None,
        opened: text.to_string(),
        error: None,
        held_back: false,
        listed: false,
        scope: Arc::clone(&state.scope),
        find: state.find.clone(),
        spot: state.spot,
        row: state.filter.cursor,
        held,
    })));
    Vec::new()
}

/// A key that no command took: it types, where text is typed.
pub fn typed(state: &mut State, data: &Data, key: Key) {
    edit(state, data, |entry| entry.take(key));
}

/// Pasted text, where text is typed.
pub fn pasted(state: &mut State, data: &Data, text: &str) {
    edit(state, data, |entry| {
        entry.paste(text);
        true
    });
}

fn edit(state: &mut State, data: &Data, change: impl FnOnce(&mut Entry) -> bool) {
    if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
        let before = prompt.entry.value().to_string();
        if change(&mut prompt.entry) {
            over_suggested(prompt, &before);
            prompt.tried = None;
            prompt.recalled = None;
            prompt.listed = false;
        }
        if prompt.entry.value() != before {
            answer(state, data);
        }
    } else if let Some(Overlay::Palette(view)) = &mut state.overlay
        && change(&mut view.entry)
    {
        view.chosen = 0;
    }
}

/// What is typed behind a name of a file that was only suggested takes its place.
fn over_suggested(prompt: &mut Prompt, before: &str) {
    if prompt.purpose == Purpose::WriteBrief && before == prompt.opened {
        let typed = prompt.entry.value().strip_prefix(before).filter(|typed| !typed.is_empty());
        if let Some(entry) = typed.map(Entry::new) {
            prompt.entry = entry;
        }
    }
}

/// Answers the line again where the store has come whole, or anew: what was wrong with it may be right now. Whether
/// there is such a line.
pub fn again(state: &mut State, data: &Data) -> bool {
    let is =
        |prompt: &Prompt| prompt.error.is_some() || matches!(prompt.purpose, Purpose::Query | Purpose::Note);
    let open = matches!(&state.overlay, Some(Overlay::Prompt(prompt)) if is(prompt));
    if open {
        answer(state, data);
    }
    open
}

/// Answers the line as it stands. While it is wrong, the last good answer stays.
fn answer(state: &mut State, data: &Data) {
    let Some(Overlay::Prompt(prompt)) = &state.overlay else { return };
    if let Some(error) = prompt.entry.too_long() {
        return note(state, Some(error));
    }
    let line = prompt.entry.value().to_string();
    let asked = match prompt.purpose {
        Purpose::Note => {
            let lacking = noting::lacking(prompt, data);
            return note(state, lacking);
        }
        Purpose::Search(_) | Purpose::SaveView | Purpose::WriteBrief => {
            note(state, None);
            return searching::typed(state, data);
        }
        Purpose::FindInHelp => {
            note(state, None);
            return helping::typed(state, data);
        }
        Purpose::Range(field, side) => ranging::asked(&prompt.scope.query, (field, side), &line, data),
        Purpose::Query | Purpose::Find | Purpose::Versus => Query::parse(&line, data),
        Purpose::AsOf => knowing::asked(&prompt.scope.query, &line, prompt.spot.viewport.middle()),
        Purpose::Date => day::understood(&line, going::from(state, data)).map(|_| Query::everything()),
    };
    let (purpose, origin) = (prompt.purpose, prompt.spot);
    let bare = || prompt::without_field(prompt, data).filter(|_| purpose == Purpose::Query);
    let (asked, error) = match asked {
        Ok(query) => (Some(query), None),
        Err(error) => (bare(), Some(so_far(error, &line, state, data))),
    };
    note(state, error);
    match (asked, purpose) {
        (Some(query), Purpose::Query) => count(state, data, query, origin),
        (Some(query), Purpose::AsOf | Purpose::Range(..)) => {
            enter(state, data, Scope::after(&state.scope, query, data), origin);
        }
        (Some(query), Purpose::Find) => look_for(state, data, line, &query, origin),
        // Nothing is gone to, compared or saved before the line is accepted.
        (
            Some(_),
            Purpose::Search(_)
            | Purpose::SaveView
            | Purpose::Note
            | Purpose::WriteBrief
            | Purpose::FindInHelp
            | Purpose::Date
            | Purpose::Versus,
        )
        | (None, _) => {}
    }
}

/// What is wrong with a line. While stores are read, one that lacks nothing but events and tags may still be right.
fn so_far(error: QueryError, line: &str, state: &State, data: &Data) -> QueryError {
    if state.reading.is_none() || Query::read(line, data.store.catalog()).is_err() {
        return error;
    }
    let said = error.message.as_str().trim_end_matches('.').to_owned();
    QueryError { message: text!("{said} so far."), ..error }
}

/// Notes what is wrong with the line, if anything is.
fn note(state: &mut State, error: Option<QueryError>) {
    if let Some(Overlay::Prompt(prompt)) = &mut state.overlay {
        prompt.error = error;
        prompt.held_back = false;
    }
}

/// Counts what the line asks for. Where its last word is in no event and may become the name of a field, that is what
/// it asks for without this word.
fn count(state: &mut State, data: &Data, query: Query, origin: Spot) {
    let scope = Scope::after(&state.scope, query, data);
    let Some(Overlay::Prompt(prompt)) = &mut state.overlay else { return };
    let name = || prompt::without_name(prompt, data).filter(|_| scope.is_empty());
    let known = |query: &Query| *query == state.scope.query && state.scope.generation == data.generation;
    let again = |query: Query| match known(&query) {
        true => Arc::clone(&state.scope),
        false => Scope::of(query, data),
    };
    let without = name().map(again).filter(|scope| !scope.is_empty());
    prompt.held_back = without.is_some();
    enter(state, data, without.unwrap_or(scope), origin);
}

/// Makes a scope the present one, if it is another. What half a line left out may be in the whole of it: each answer
/// begins from where the line did.
fn enter(state: &mut State, data: &Data, scope: Arc<Scope>, origin: Spot) {
    if scope.query != state.scope.query {
        state.spot = origin;
        scoping::enter(state, data, scope);
    }
}

/// Marks what is found, and goes to the first hit at or after where the search began.
fn look_for(state: &mut State, data: &Data, line: String, query: &Query, from: Spot) {
    if line.trim().is_empty() {
        state.find = None;
        return;
    }
    let before =
        state.find.as_ref().and_then(|find| Some((Query::parse(&find.text, data).ok()?, &find.hits)));
    let answer = match before {
        Some((before, hits)) => query::eval_after(query, data, &before, hits),
        None => query::eval(query, data),
    };
    let hits = Arc::new(answer.either());
    state.find = Some(Find { text: line, hits: Arc::clone(&hits) });
    state.spot = from;
    let here = from.selected.filter(|e| has(&hits, *e));
    if let Some(event) = here.or_else(|| moving::seek(state, data, Direction::Down, |e| has(&hits, e))) {
        moving::select(state, data, event);
    }
}

fn has(hits: &Bits, event: EventIx) -> bool {
    hits.get(event.at())
}

pub fn has_find(state: &State, _: &Data) -> bool {
    state.find.is_some()
}

pub fn next_hit(state: &mut State, data: &Data) -> Vec<Effect> {
    go_to_hit(state, data, Direction::Down)
}

pub fn previous_hit(state: &mut State, data: &Data) -> Vec<Effect> {
    go_to_hit(state, data, Direction::Up)
}

fn go_to_hit(state: &mut State, data: &Data, direction: Direction) -> Vec<Effect> {
    let Some(find) = state.find.clone() else { return Vec::new() };
    match moving::seek(state, data, direction, |e| has(&find.hits, e)) {
        Some(event) => moving::jump(state, data, event),
        None => state.notice = Some(text!("Not found in what is counted: {}", find.text)),
    }
    Vec::new()
}

pub fn accept(state: &mut State, data: &Data) -> Vec<Effect> {
    if is_emptied(state) {
        answer(state, data);
    }
    let Some(Overlay::Prompt(prompt)) = state.overlay.take() else { return Vec::new() };
    if prompt.held_back
        && let Ok(query) = Query::parse(prompt.entry.value(), data)
    {
        enter(state, data, Scope::of(query, data), prompt.spot);
    }
    if let Some(error) = &prompt.error {
        state.notice = Some(error.message.clone());
        state.overlay = Some(Overlay::Prompt(prompt));
        return Vec::new();
    }
    state.lines.keep(prompt.purpose, prompt.entry.value());
    match prompt.purpose {
        Purpose::Query => {
            state.notice = state.scope.query.caution();
            if state.scope.query != prompt.scope.query {
                state.leave(prompt.scope);
            }
        }
        Purpose::AsOf => {
            if state.scope.query != prompt.scope.query {
                state.leave(prompt.scope);
            }
            knowing::entered(state);
        }
        Purpose::Find => found(state, data, &prompt),
        Purpose::Range(field, side) => ranging::entered(state, data, (field, side), prompt.scope),
        Purpose::Search(_) => return searching::accept(state, data, prompt),
        Purpose::SaveView => return viewing::accept(state, prompt),
        Purpose::Note => return noting::accept(state, &prompt),
        Purpose::WriteBrief => return briefing::accept(state, prompt),
        Purpose::FindInHelp => helping::accept(state, *prompt),
        Purpose::Date => return going::enter(state, data, prompt.entry.value()),
        Purpose::Versus => return comparing::typed(state, data, prompt.window, prompt.entry.value()),
    }
    Vec::new()
}

/// Whether a line is empty of which that says something: it has not been answered where nothing was typed into it.
fn is_emptied(state: &State) -> bool {
    let Some(Overlay::Prompt(prompt)) = &state.overlay else { return false };
    matches!(prompt.purpose, Purpose::AsOf | Purpose::Range(..)) && prompt.entry.value().trim().is_empty()
}

fn found(state: &mut State, data: &Data, prompt: &Prompt) {
    let Some(find) = &state.find else { return };
    let total = find.hits.count();
    let counted = state.scope.count_of(&find.hits);
    state.notice = Some(match (counted, total) {
        (0, _) if state.reading.is_some() => text!("Not found so far: {}", find.text),
        _ if state.reading.is_some() => "n and N go to the next found and the one before.".into(),
        (0, 0) => text!("Nothing found: {}", find.text),
        (0, _) => text!("Found only outside the query ({total}): {}", find.text),
        _ => text!("{counted} found. n and N go to the next and the one before."),
    });
    if state.spot != prompt.spot {
        state.trail.leave(prompt.spot);
    }
    if let Some(event) = state.spot.selected {
        axis::reveal(state, data, event);
    }
}

/// Drops the line and returns to what there was before it.
pub fn drop_line(state: &mut State, prompt: Prompt) {
    state.scope = prompt.scope;
    state.find = prompt.find;
    state.spot = prompt.spot;
    state.filter.cursor = prompt.row;
    if let Some(window) = prompt.window {
        comparing::reopen(state, window);
    }
    if let Some(view) = prompt.help {
        state.overlay = Some(Overlay::Help(view.dropped()));
    }
    if let Some(view) = prompt.brief {
        state.overlay = Some(Overlay::Brief(view));
    }
}

pub fn is_find(state: &State, _: &Data) -> bool {
    matches!(&state.overlay, Some(Overlay::Prompt(p)) if p.purpose == Purpose::Find)
}

/// The find line becomes a part of the query line.
pub fn find_to_query(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = state.overlay.take() else { return Vec::new() };
    let line = prompt.entry.value().trim().to_string();
    drop_line(state, *prompt);
    let both = joined(&state.scope.query, &line, data);
    open(state, data, Purpose::Query, &both);
    answer(state, data);
    Vec::new()
}

/// Both a query and a line, as one line.
fn joined(query: &Query, line: &str, data: &Data) -> String {
    if query.is_everything() {
        return format!("{line} ");
    }
    let found = Query::parse(line, data).map_or_else(|_| line.to_owned(), |found| found.to_string());
    let both = Query::parse(&format!("({query}) ({found})"), data);
    both.map_or_else(|_| format!("{query} {line} "), |both| format!("{both} "))
}

pub fn can_complete(state: &State, _: &Data) -> bool {
    matches!(&state.overlay, Some(Overlay::Prompt(p)) if !p.offered.candidates.is_empty())
}

/// Tries the next candidate; a sole one is taken.
pub fn complete(state: &mut State, data: &Data) -> Vec<Effect> {
    try_candidate(state, data, Direction::Down)
}

/// Tries the candidate before.
pub fn complete_back(state: &mut State, data: &Data) -> Vec<Effect> {
    try_candidate(state, data, Direction::Up)
}

fn try_candidate(state: &mut State, data: &Data, direction: Direction) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = &mut state.overlay else { return Vec::new() };
    if prompt.entry.value().trim().is_empty() && !prompt.listed {
        // Nothing is put into an empty line unasked: first it is shown what there is.
        prompt.listed = true;
        return Vec::new();
    }
    let candidates = &prompt.offered.candidates;
    let last = candidates.len().saturating_sub(1);
    let (line, which) = match (prompt.tried.take(), direction) {
        (Some(tried), Direction::Down) => (tried.line, if tried.which >= last { 0 } else { tried.which + 1 }),
        (Some(tried), Direction::Up) => (tried.line, tried.which.checked_sub(1).unwrap_or(last)),
        (None, Direction::Down) => (prompt.entry.value().to_string(), 0),
        (None, Direction::Up) => (prompt.entry.value().to_string(), last),
    };
    let Some(candidate) = candidates.get(which) else { return Vec::new() };
    prompt.entry = Entry::with(&line, prompt.offered.at.clone(), candidate.insert.as_str());
    prompt.tried = (last > 0).then_some(Tried { line, which });
    prompt.recalled = None;
    answer(state, data);
    Vec::new()
}

/// Whether a line accepted before can be called up.
pub fn can_recall(state: &State, _: &Data) -> bool {
    matches!(&state.overlay, Some(Overlay::Prompt(p)) if earlier(state, p).is_some())
}

/// Whether a line called up can give way to a later one.
pub fn is_recalled(state: &State, _: &Data) -> bool {
    matches!(&state.overlay, Some(Overlay::Prompt(p)) if p.recalled.is_some())
}

/// How the lines must begin that are called up: as what has been typed, if anything has.
fn begun(prompt: &Prompt) -> &str {
    match &prompt.recalled {
        Some(recalled) => &recalled.begun,
        None if prompt.entry.value() == prompt.opened => "",
        None => prompt.entry.value(),
    }
}

fn earlier(state: &State, prompt: &Prompt) -> Option<usize> {
    let before = prompt.recalled.as_ref().map(|r| r.at);
    state.lines.earlier(prompt.purpose, begun(prompt), before, prompt.entry.value())
}

/// Calls up the line accepted before.
pub fn recall_earlier(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = &state.overlay else { return Vec::new() };
    let (at, begun) = (earlier(state, prompt), begun(prompt).to_string());
    let typed = prompt.recalled.as_ref().map_or(prompt.entry.value(), |r| &r.typed).to_string();
    recall(state, data, at.map(|at| Recalled { typed, begun, at }));
    Vec::new()
}

/// Calls up the line accepted after; after the last, what was typed.
pub fn recall_later(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(Overlay::Prompt(prompt)) = &mut state.overlay else { return Vec::new() };
    let Some(recalled) = prompt.recalled.take() else { return Vec::new() };
    match state.lines.later(prompt.purpose, &recalled.begun, recalled.at) {
        Some(at) => recall(state, data, Some(Recalled { at, ..recalled })),
        None => {
            prompt.entry = Entry::new(&recalled.typed);
            answer(state, data);
        }
    }
    Vec::new()
}

fn recall(state: &mut State, data: &Data, recalled: Option<Recalled>) {
    let Some(Overlay::Prompt(prompt)) = &mut state.overlay else { return };
    let Some(recalled) = recalled else { return };
    let Some(line) = state.lines.line(prompt.purpose, recalled.at) else { return };
    prompt.entry = Entry::new(line);
    prompt.recalled = Some(recalled);
    prompt.tried = None;
    answer(state, data);
}
