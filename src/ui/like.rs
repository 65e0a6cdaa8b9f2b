//! The overlay of what events can be like.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::State;
use crate::app::like::LikeView;
use crate::query::edit::{Mode, State as Selected};
use crate::text;
use crate::text::Text;
use crate::timeline::Sign;

/// Paints the overlay.
pub fn paint(state: &State, canvas: &mut Canvas<'_>, area: Rect, view: &LikeView) {
    canvas.clear(area);
    let enter = state.keys.first("choose-likeness");
    let title = match view.mode {
        Mode::Except => text!(" Not like this · {enter} excepts what is chosen · Esc closes "),
        Mode::Only | Mode::Also => text!(" Only like this · {enter} asks for what is chosen · Esc closes "),
    };
    canvas.frame(area, &title, Role::Focus);
    let (x, width) = (area.x + 2, area.width.saturating_sub(4));
    let height = usize::from(area.height.saturating_sub(2)).max(1);
    let top = (view.chosen + 1).saturating_sub(height);
    let lines = area.y + 1..area.bottom().saturating_sub(1);
    for (i, (y, row)) in lines.zip(view.rows().iter().skip(top)).enumerate() {
        let (sign, role) = match row.chosen {
            Selected::Off => (Sign::Free, Role::Dim),
            Selected::Only => (Sign::Chosen, Role::Chosen),
            Selected::Except => (Sign::Excepted, Role::Differ),
        };
        canvas.sign(x, y, sign, canvas.style(role));
        let counts = match row.counts {
            _ if state.reading.is_some() => Text::default(),
            (certain, 0) => text!("{certain}"),
            (certain, possible) => text!("{certain}+{possible}"),
        };
        let used = canvas.put_right(x + width, y, &counts, canvas.style(Role::Dim));
        canvas.line(x + 2, y, width.saturating_sub(used + 3), &row.name, canvas.style(Role::Plain));
        if top + i == view.chosen {
            canvas.tint(Rect { x, y, width, height: 1 }, canvas.style(Role::Selected));
        }
    }
}
