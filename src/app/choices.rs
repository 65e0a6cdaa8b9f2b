//! Where the rows of an overlay to choose from stand, for painting and for clicking.

use ratatui::layout::Rect;

use super::silences;
use super::state::Overlay;
use crate::index::LaneBy;

/// The rows of an overlay on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The overlay with its frame.
    pub area: Rect,
    /// Lines that each row takes.
    pub lines: u16,
    /// The first row on the screen.
    pub top: usize,
    /// The row under the cursor.
    pub chosen: usize,
    /// How many rows there are.
    pub count: usize,
}

impl Choices {
    /// The rows of an overlay that has this room; none of one that is no list to choose from.
    pub fn of(overlay: &Overlay, area: Rect) -> Option<Choices> {
        match overlay {
            Overlay::Lanes(view) => Some(Choices::lowered(area, view.chosen, LaneBy::ALL.len())),
            Overlay::Cell(view) => Some(Choices::lowered(area, view.chosen, view.events.len())),
            Overlay::Silences(view) => {
                let lines = silences::lines(area.width.saturating_sub(4));
                Some(Choices::within(area, lines, view.chosen, view.rows.len()))
            }
            _ => None,
        }
    }

    /// Rows of one line in the upper part of an area, just high enough for them.
    pub fn lowered(area: Rect, chosen: usize, count: usize) -> Choices {
        let height = u16::try_from(count.saturating_add(2)).unwrap_or(u16::MAX).min(area.height);
        Choices::within(Rect { height, ..area }, 1, chosen, count)
    }

    /// Rows in the whole of an area, scrolled so that the chosen one is seen.
    pub fn within(area: Rect, lines: u16, chosen: usize, count: usize) -> Choices {
        let choices = Choices { area, lines, top: 0, chosen, count };
        Choices { top: (chosen + 1).saturating_sub(choices.height()), ..choices }
    }

    /// How many rows have room.
    fn height(&self) -> usize {
        usize::from(self.area.height.saturating_sub(2) / self.lines.max(1)).max(1)
    }

    /// The rows on the screen, each with its first line.
    pub fn shown(&self) -> impl Iterator<Item = (usize, u16)> + use<> {
        let (first, lines) = (self.area.y.saturating_add(1), self.lines.max(1));
        let below = self.area.bottom().saturating_sub(lines);
        (self.top..self.count).zip((first..below).step_by(usize::from(lines)))
    }

    /// How many rows come after those on the screen.
    pub fn below(&self) -> usize {
        self.count.saturating_sub(self.top + self.shown().count())
    }

    /// The row at a cell of the screen.
    pub fn at(&self, column: u16, line: u16) -> Option<usize> {
        let inside = self.area.x < column && column + 1 < self.area.right();
        let on = |(_, y): &(usize, u16)| (*y..y.saturating_add(self.lines)).contains(&line);
        self.shown().find(on).filter(|_| inside).map(|(row, _)| row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_scrolled_to_the_chosen_one_and_the_rest_is_counted() {
        let area = Rect::new(0, 1, 40, 8);
        let rows = |chosen| Choices::within(area, 1, chosen, 9);
        assert_eq!((rows(0).top, rows(0).below()), (0, 3));
        assert_eq!((rows(8).top, rows(8).below()), (3, 0));
        let tall = Choices::within(area, 2, 0, 4);
        assert_eq!((tall.shown().count(), tall.below()), (3, 1));
        assert_eq!([2, 3, 4, 7, 8].map(|line| tall.at(5, line)), [Some(0), Some(0), Some(1), Some(2), None]);
        assert_eq!((tall.at(0, 2), tall.at(39, 2)), (None, None), "the frame is no row");
        assert_eq!(Choices::lowered(area, 0, 2).area.height, 4);
    }
}
