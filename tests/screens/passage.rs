//! The passage of a source that a claim cites, in its drawer.

use std::sync::Arc;

use dateline::app::message::Passage;
use dateline::app::{Effect, Message, Pane};
use dateline::check::LocalCopy;
use dateline::text::Text;
use ratatui::style::Modifier;

use crate::support::Session;

#[test]
fn a_passage_lights_the_cited_words_among_dimmed_neighbours() {
    let mut session = Session::small(80, 24);
    session.press("j s");
    assert!(matches!(session.effects.last(), Some(Effect::ReadPassage(_))));
    let filler =
        "A line of the report that nothing cites, long enough to fill the screen with text. ".repeat(6);
    let mut paragraphs: Vec<Text> = (0..9).map(|_| Text::new(&filler)).collect();
    paragraphs[4] = Text::new("It is certain that two passengers died at the ford that evening.");
    let passage = Passage(Ok(LocalCopy { paragraphs, as_coded: true }));
    session.tell(Message::Passage(Arc::new(passage)));
    let buffer = session.buffer();
    let lit: String = buffer
        .content()
        .iter()
        .filter(|c| c.modifier.contains(Modifier::UNDERLINED))
        .map(|c| c.symbol())
        .collect();
    assert_eq!(lit, "two passengers died at the ford");
    let dim = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(Modifier::DIM) && cell.symbol() == "A";
    assert!(buffer.content().iter().any(|c| dim(&c)), "the neighbours are dimmed");
    let top = session.screen();
    session.press(&"j ".repeat(90));
    let end = session.screen();
    session.press("k");
    assert_ne!(session.screen(), end, "one step back from the end is one step");
    session.press(&"k ".repeat(90));
    assert_ne!(session.screen(), top, "and the head of the report can be reached");
    session.press("] ]");
    assert!(session.screen().contains("claim 3 of 3"));
    assert!(session.screen().contains("the source rejects: place: Long Quay"));
}

#[test]
fn without_a_local_copy_the_passage_names_the_link() {
    let mut session = Session::small(80, 24);
    session.press("j s ] ]");
    let none = Passage(Err(Text::new("There is no local copy.")));
    session.tell(Message::Passage(Arc::new(none)));
    let screen = session.screen();
    assert!(screen.contains("https://example.org/bulletin"), "{screen}");
    assert!(screen.contains("it was said to be Long Quay"), "{screen}");
}

#[test]
fn the_passage_opens_from_every_pane() {
    for pane in ["1", "2", "3"] {
        let mut session = Session::small(140, 40);
        session.press(pane).press("s");
        assert!(session.screen().contains(" · claim 1 of "), "pane {pane}");
    }
}

#[test]
fn the_drawer_over_a_full_detail_gives_it_back() {
    let mut session = Session::small(80, 24);
    session.press("Enter f Esc");
    assert_eq!(session.state.focus, Pane::Detail);
    assert!(session.state.detail.full && !session.state.filter.open);
}
