//! Reading one event: its links, its passages, its citation.

use super::moving;

use crate::app::effect::Effect;
use crate::app::share::Shared;
use crate::app::state::{Overlay, PassageView, State};
use crate::app::{briefing, layout, passage, share};
use crate::brief::{cite, sheet};
use crate::index::Data;
use crate::model::Claim;
use crate::store::StoreFile;
use crate::text;

fn link_count(state: &State, data: &Data) -> usize {
    state.shown().map_or(0, |e| data.index.links(e).len())
}

pub fn has_links(state: &State, data: &Data) -> bool {
    link_count(state, data) > 0
}

pub fn next_link(state: &mut State, data: &Data) -> Vec<Effect> {
    choose_link(state, data, 1)
}

pub fn previous_link(state: &mut State, data: &Data) -> Vec<Effect> {
    choose_link(state, data, -1)
}

fn choose_link(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let last = link_count(state, data).saturating_sub(1);
    state.detail.link = Some(match state.detail.link {
        Some(chosen) => chosen.saturating_add_signed(by).min(last),
        None if by > 0 => 0,
        None => last,
    });
    reveal_link(state, data);
    Vec::new()
}

/// Scrolls Detail so that the chosen link is seen.
fn reveal_link(state: &mut State, data: &Data) {
    let (Some(event), Some(pane)) = (state.shown(), layout::layout(state).detail) else { return };
    let lines = sheet::sheet(event, data, usize::from(pane.inner.width.saturating_sub(2)));
    let rows = usize::from(pane.inner.height).max(1);
    let Some(chosen) = state.detail.link else { return };
    let Some(at) = lines.iter().rposition(|l| l.link() == Some(chosen)) else { return };
    if at < state.detail.scroll || at >= state.detail.scroll + rows {
        state.detail.scroll = (at + 2).saturating_sub(rows);
    }
}

/// Goes where the chosen link leads; where none is chosen yet, chooses the first, so that nobody follows one unseen.
pub fn follow(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(chosen) = state.detail.link else { return choose_link(state, data, 1) };
    let link = state.shown().and_then(|e| data.index.links(e).into_iter().nth(chosen));
    if let Some(link) = link {
        moving::jump(state, data, link.to);
    }
    Vec::new()
}

pub fn scroll_down(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll(state, data, 1)
}

pub fn scroll_up(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll(state, data, -1)
}

fn scroll(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let (Some(event), Some(pane)) = (state.shown(), layout::layout(state).detail) else { return Vec::new() };
    let lines = sheet::sheet(event, data, usize::from(pane.inner.width.saturating_sub(2))).len();
    let last = lines.saturating_sub(usize::from(pane.inner.height));
    state.detail.scroll = state.detail.scroll.saturating_add_signed(by).min(last);
    Vec::new()
}

pub fn open_passage(state: &mut State, data: &Data) -> Vec<Effect> {
    state.overlay = Some(Overlay::Passage(PassageView::default()));
    read(state, data)
}

/// Opens the passage of the event under the cursor of the previewed briefing, over the preview.
pub fn open_briefed(state: &mut State, data: &Data) -> Vec<Effect> {
    let id = briefing::view(state).and_then(|view| view.here().cloned());
    let event = id.and_then(|id| data.store.find(id.as_str()));
    match (event, state.overlay.take()) {
        (Some(event), Some(Overlay::Brief(view))) => {
            let brief = Some((event, view));
            state.overlay = Some(Overlay::Passage(PassageView { brief, ..PassageView::default() }));
            read(state, data)
        }
        (_, overlay) => {
            state.overlay = overlay;
            Vec::new()
        }
    }
}

/// Whether the event shown has more than one claim to step through.
pub fn has_claims(state: &State, data: &Data) -> bool {
    passage::event(state).is_some_and(|e| data.store.event(e).claims.len() > 1)
}

pub fn next_claim(state: &mut State, data: &Data) -> Vec<Effect> {
    choose_claim(state, data, 1)
}

pub fn previous_claim(state: &mut State, data: &Data) -> Vec<Effect> {
    choose_claim(state, data, -1)
}

fn choose_claim(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let Some(event) = passage::event(state) else { return Vec::new() };
    let count = data.store.event(event).claims.len() as isize;
    if let Some(Overlay::Passage(view)) = &mut state.overlay {
        view.claim = (view.claim as isize + by).rem_euclid(count.max(1)) as usize;
        view.scroll = None;
        view.passage = None;
    }
    read(state, data)
}

/// Asks for the local copy of the source of the claim shown.
fn read(state: &State, data: &Data) -> Vec<Effect> {
    let claim = claim_shown(state, data);
    claim.map(|c| vec![Effect::ReadPassage(c.source)]).unwrap_or_default()
}

/// The claim that the passage overlay shows.
pub fn claim_shown(state: &State, data: &Data) -> Option<Claim> {
    let Some(Overlay::Passage(view)) = &state.overlay else { return None };
    data.store.event(passage::event(state)?).claims.get(view.claim).cloned()
}

/// Whether the passage has more lines than are shown.
pub fn overflows(state: &State, data: &Data) -> bool {
    passage::leaf(state, data).is_some_and(|(leaf, _)| leaf.lines.len() > passage::rows(state))
}

pub fn passage_down(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll_passage(state, data, 1)
}

pub fn passage_up(state: &mut State, data: &Data) -> Vec<Effect> {
    scroll_passage(state, data, -1)
}

pub fn passage_page_down(state: &mut State, data: &Data) -> Vec<Effect> {
    let page = passage::rows(state).saturating_sub(2).max(1) as isize;
    scroll_passage(state, data, page)
}

pub fn passage_page_up(state: &mut State, data: &Data) -> Vec<Effect> {
    let page = passage::rows(state).saturating_sub(2).max(1) as isize;
    scroll_passage(state, data, -page)
}

pub fn passage_words(state: &mut State, _: &Data) -> Vec<Effect> {
    if let Some(Overlay::Passage(view)) = &mut state.overlay {
        view.scroll = None;
    }
    Vec::new()
}

fn scroll_passage(state: &mut State, data: &Data, by: isize) -> Vec<Effect> {
    let Some((leaf, _)) = passage::leaf(state, data) else { return Vec::new() };
    let rows = passage::rows(state);
    if let Some(Overlay::Passage(view)) = &mut state.overlay {
        let next = leaf.top(rows, view.scroll).saturating_add_signed(by);
        view.scroll = Some(leaf.top(rows, Some(next)));
    }
    Vec::new()
}

/// Opens the editor where the event shown is written, or says why there is nothing to edit.
pub fn edit(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(event) = state.shown() else { return Vec::new() };
    if let Some(path) = data.store.path(event) {
        let (_, line) = data.store.place_in_file(event);
        return vec![Effect::Edit(path.to_owned(), line)];
    }
    let (name, line) = data.store.place_in_file(event);
    state.notice = Some(match data.store.files().iter().any(StoreFile::is_embedded) {
        true => "This store is part of the program: there is no file to edit.".into(),
        false if line == 0 => text!("This event was imported from {name}: there is no text of it to edit."),
        false => "This store came from standard input: there is no file to edit.".into(),
    });
    Vec::new()
}

pub fn copy_citation(state: &mut State, data: &Data) -> Vec<Effect> {
    let Some(event) = state.shown() else { return Vec::new() };
    let citation = cite::event(&data.store.event(event), data.store.catalog());
    state.notice = Some("The citation was sent to the terminal's clipboard.".into());
    vec![Effect::Copy(citation)]
}

/// Hands over the view as a shell line, or says why there is none.
pub fn copy_view(state: &mut State, data: &Data) -> Vec<Effect> {
    match share::line(state, data) {
        Ok(Shared { line, is_of_marks }) => {
            state.notice = Some(match is_of_marks {
                true => text!("Your marks are not in the line, which opens on those of who opens it: {line}"),
                false => text!("Sent to the terminal's clipboard: {line}"),
            });
            vec![Effect::Copy(line)]
        }
        Err(reason) => {
            state.notice = Some(reason);
            Vec::new()
        }
    }
}
