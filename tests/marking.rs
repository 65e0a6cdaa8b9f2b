//! Marks, notes, the briefing on the screen, and presenting.

#![allow(clippy::unwrap_used)]

mod support;

#[path = "marking/brief.rs"]
mod brief;
#[path = "marking/file.rs"]
mod file;
#[path = "marking/marks.rs"]
mod marks;
#[path = "marking/notes.rs"]
mod notes;
#[path = "marking/present.rs"]
mod present;
#[path = "marking/screens.rs"]
mod screens;

use dateline::app::{Effect, Message};
use dateline::model::Id;
use support::Session;

/// The marked events, in the person's order.
fn marked(session: &Session) -> String {
    session.state.marks.marked().iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
}

/// How often marks were to be kept.
fn kept(session: &Session) -> usize {
    session.effects.iter().filter(|effect| matches!(effect, Effect::SaveMarks(_))).count()
}

fn notice(session: &Session) -> String {
    session.state.notice.clone().unwrap_or_default().to_string()
}

#[test]
fn every_size_is_painted_whatever_is_open() {
    let open = ["Space Space", "a n o t e", "b j j j G", "b w", "P j d J", "P G"];
    let mut session = Session::small(80, 24);
    for (w, h) in (1..=130).step_by(9).flat_map(|w| (1..=50).step_by(3).map(move |h| (w, h))) {
        session.tell(Message::Resize(w, h));
        for keys in open {
            session.press(keys);
            session.buffer();
            session.press("Esc Esc Esc Esc");
        }
    }
}
