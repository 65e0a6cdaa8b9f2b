//! The overlay of the previewed briefing.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::briefing::BriefView;
use crate::text;
use crate::text::clip;
use crate::timeline::Sign;

/// Paints the overlay.
pub fn paint(canvas: &mut Canvas<'_>, area: Rect, view: &BriefView) {
    canvas.clear(area);
    let lines = &view.sheet.laid.lines;
    let rows = usize::from(area.height.saturating_sub(2));
    let below = lines.len().saturating_sub(view.top + rows);
    let more = if below > 0 { text!("· {below} more lines, j ") } else { text!("") };
    let about = if view.sheet.is_of_marks() { "marked" } else { "the query" };
    let title = text!(" Briefing on {about} {more}· w writes · y copies · Esc closes ");
    canvas.frame(area, &clip(&title, usize::from(area.width.saturating_sub(4))), Role::Focus);
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
