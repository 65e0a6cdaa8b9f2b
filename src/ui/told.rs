//! Sentences that are told at the query line: what is wrong with it, with a caret under the place, and messages. None
//! hides the query; what has no room beside it stands over it.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::layout::Layout;
use crate::query::QueryError;
use crate::text;
use crate::text::Text;

/// The most rows of the body that a sentence takes.
const ROWS: usize = 4;

/// Tells a message: right of the query where both share a line and it has room, else in the footer, else over the line.
/// `used` are the columns of the query in a line that they share.
pub fn notice(canvas: &mut Canvas<'_>, at: &Layout, used: u16, notice: &Text) {
    let room = at.footer.width.saturating_sub(used + 1);
    let width = notice.width() as u16;
    if width <= room {
        let x = if used > 0 { at.footer.right() - width - 1 } else { at.footer.x + 1 };
        canvas.line(x, at.footer.y, width, notice, canvas.style(Role::Notice));
    } else {
        over(canvas, at.query, notice);
    }
}

/// Tells a message in the rows over a line.
pub fn over(canvas: &mut Canvas<'_>, line: Rect, notice: &Text) {
    above(canvas, line, &[(notice.clone(), Role::Notice)]);
}

/// Marks the columns `from..to` of the line above the footer with carets, and says beside them what is wrong there;
/// where that has no room, over the line.
pub fn fault(canvas: &mut Canvas<'_>, at: &Layout, (from, to): (u16, u16), error: &QueryError) {
    let (row, style) = (at.footer, canvas.style(Role::Error));
    canvas.line(from, row.y, to - from, &text!("{}", "^".repeat(usize::from(to - from))), style);
    let hint = error.hint.as_ref().map(|hint| text!(" {hint}")).unwrap_or_default();
    let width = (error.message.width() + hint.width()) as u16;
    let pieces = [(error.message.clone(), Role::Error), (hint.clone(), Role::Plain)];
    if to + 1 + width <= row.right() {
        canvas.pieces(to + 1, row.y, width, &pieces);
    } else if row.x + 1 + width < from {
        canvas.pieces(from - 1 - width, row.y, width, &pieces);
    } else {
        above(canvas, at.query, &pieces);
    }
}

/// Tells sentences in the rows over a line, each beginning a row.
fn above(canvas: &mut Canvas<'_>, line: Rect, sentences: &[(Text, Role)]) {
    let columns = usize::from(line.width.saturating_sub(2));
    let wrapped = |(text, role): &(Text, Role)| {
        text::wrap(text, columns).into_iter().map(|line| (line, *role)).collect::<Vec<_>>()
    };
    let rows: Vec<(Text, Role)> = sentences.iter().flat_map(wrapped).take(ROWS).collect();
    let height = (rows.len() as u16).min(line.y.saturating_sub(1));
    let area = Rect { y: line.y - height, height, ..line };
    canvas.clear(area);
    for (y, (text, role)) in (area.y..area.bottom()).zip(&rows) {
        canvas.line(area.x + 1, y, area.width - 1, text, canvas.style(*role));
    }
}
