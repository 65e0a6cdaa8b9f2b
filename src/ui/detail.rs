//! The Detail pane: the sheet of the event shown.

use super::canvas::Canvas;
use super::more_lines;
use super::theme::Role;
use crate::app::layout::PaneLayout;
use crate::app::{Pane, State};
use crate::brief::sheet::{Tone, sheet};
use crate::index::Data;
use crate::model::Truth;
use crate::text;
use crate::text::Text;

/// Paints the pane.
pub fn paint(state: &State, data: &Data, canvas: &mut Canvas<'_>, pane: PaneLayout, framed: bool) {
    let role = if state.focus == Pane::Detail { Role::Focus } else { Role::Frame };
    let inner = pane.inner;
    let (x, width) = (inner.x + 1, inner.width.saturating_sub(2));
    let lines = state.shown().map(|e| sheet(e, data, usize::from(width))).unwrap_or_default();
    let rows = usize::from(inner.height);
    let top = state.detail.scroll.min(lines.len().saturating_sub(1));
    let title = title(state, lines.len(), top, rows);
    if framed {
        canvas.frame(pane.outer, &title, role);
    } else {
        canvas.heading(pane.outer, &title, role);
    }
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        let pieces: Vec<_> =
            line.0.iter().map(|(text, tone)| (text.clone(), role_of(*tone, state))).collect();
        canvas.pieces(x, y, width, &pieces);
    }
}

/// ` Detail `, how the event matches, and how much lies below.
fn title(state: &State, lines: usize, top: usize, rows: usize) -> Text {
    let possible = || state.shown().is_some_and(|event| state.scope.truth(event) == Truth::Possible);
    let belongs = match state.spot.visiting {
        Some(_) => "· outside the query ",
        None if possible() => "· possible ",
        None => "",
    };
    let below = lines.saturating_sub(top + rows);
    let more = match (top, below) {
        (0, 0) => String::new(),
        (_, 0) => "· end ".to_string(),
        (_, n) => format!("· {}, {} ", more_lines(n), state.keys.first("scroll-down")),
    };
    text!(" Detail {belongs}{more}")
}

/// What a piece of a sheet looks like.
pub(super) fn role_of(tone: Tone, state: &State) -> Role {
    match tone {
        Tone::Title => Role::Title,
        Tone::Plain => Role::Plain,
        Tone::Dim => Role::Dim,
        Tone::Label => Role::Label,
        Tone::Heading => Role::Heading,
        Tone::Differ => Role::Differ,
        Tone::Words => Role::Words,
        Tone::Lit => Role::Hit,
        Tone::Link(i) if Some(i) == state.detail.link => Role::Chosen,
        Tone::Link(_) => Role::Link,
    }
}
