//! The overlay of the previewed briefing.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::more_lines;
use super::theme::Role;
use crate::app::briefing::{BriefView, Subject};
use crate::text;
use crate::text::{Text, clip};
use crate::timeline::Sign;

/// What it is on, what else it could be on, how much is below, and the keys: as many of these as have room.
fn title(view: &BriefView, key: &str, below: usize, room: usize) -> Text {
    let sheet = &view.sheet;
    let about = match (sheet.is_of_marks(), sheet.count()) {
        (false, _) => text!(" Briefing on the query "),
        (true, 1) => text!(" Briefing on 1 marked event "),
        (true, n) => text!(" Briefing on {n} marked events "),
    };
    let other = sheet.other().map(|other| match other {
        Subject::Query => text!("· {key}: the query "),
        Subject::Marked => text!("· {key}: the marked events "),
    });
    let more = (below > 0).then(|| text!("· {}, j ", more_lines(below)));
    let keys = ["· w writes ", "· y copies ", "· Esc closes "].map(Text::from);
    let mut title = clip(&about, room);
    for part in other.into_iter().chain(more).chain(keys) {
        if title.width() + part.width() <= room {
            title = text!("{title}{part}");
        }
    }
    title
}

/// Paints the overlay. `key` previews what the briefing could be on instead.
pub fn paint(canvas: &mut Canvas<'_>, area: Rect, view: &BriefView, key: &str) {
    canvas.clear(area);
    let lines = &view.sheet.laid.lines;
    let rows = usize::from(area.height.saturating_sub(2));
    let below = lines.len().saturating_sub(view.top + rows);
    canvas.frame(area, &title(view, key, below, usize::from(area.width.saturating_sub(4))), Role::Focus);
    let (lit, width) = (view.lit(), area.width.saturating_sub(5));
    let shown = lines.iter().enumerate().skip(view.top);
    for (y, (at, line)) in (area.y + 1..area.bottom().saturating_sub(1)).zip(shown) {
        let capitals = line.as_str().bytes().all(|b| b.is_ascii_uppercase() || b == b' ');
        let heading = at == 0 || (capitals && !line.is_empty());
        let role = if heading { Role::Heading } else { Role::Plain };
        canvas.line(area.x + 3, y, width, line, canvas.style(role));
        if lit.contains(&at) {
            canvas.sign(area.x + 1, y, Sign::Selected, canvas.style(Role::Focus));
        }
        if at == view.cursor {
            let bar = Rect { x: area.x + 2, y, width: area.width.saturating_sub(3), height: 1 };
            canvas.tint(bar, canvas.style(Role::Selected));
        }
    }
}
