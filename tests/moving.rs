//! Moving through time: units, clusters, dates, brushing, comparing, silences and the mouse.

#![allow(clippy::unwrap_used)]

mod support;

#[path = "moving/brush.rs"]
mod brush;
#[path = "moving/compare.rs"]
mod compare;
#[path = "moving/dates.rs"]
mod dates;
#[path = "moving/mouse.rs"]
mod mouse;
#[path = "moving/silences.rs"]
mod silences;
#[path = "moving/steps.rs"]
mod steps;

use dateline::app::Message;
use support::Session;

#[test]
fn every_size_is_painted_whatever_is_open() {
    let open =
        ["t 8 n o v 1 9", "v l l", "c", "c j j", ": g a p s Enter j", "c & k i n d : a t t a c k Enter"];
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

#[test]
fn in_ascii_nothing_else_is_drawn() {
    let mut session = Session::small(80, 24);
    session.theme.ascii = true;
    for keys in ["t 8 n o v 1 9", "v l l", "c", ": g a p s Enter", "?"] {
        session.press(keys);
        assert!(session.screen().is_ascii(), "after {keys}:\n{}", session.screen());
        session.press("Esc Esc");
    }
}
