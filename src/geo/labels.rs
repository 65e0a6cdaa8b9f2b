//! Names beside points: each whole or not at all, none over a point or another name, and none where it would be read as
//! the name of another point.

use crate::text::Text;

/// Names that are tried for a map, the weightiest; the time it takes follows from the map and not from the store.
const MOST: usize = 600;

/// A name that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The first column and the row of the point it names.
    pub cell: (u16, u16),
    /// Columns of the point; 0 when there is none, and the name stands in its stead.
    pub width: u16,
    /// The name, and shorter ones that will do.
    pub names: Vec<Text>,
}

/// A name in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The first column and the row.
    pub cell: (u16, u16),
    /// The name.
    pub text: Text,
    /// Which of those that wanted a place, from 0.
    pub of: usize,
}

/// Columns that a row up or down counts as: a name there is read as that of a point on its own row that is so near.
const ROW: i32 = 4;

/// Cells of a map, taken or free.
#[derive(Clone, Debug)]
pub struct Room {
    columns: u16,
    rows: u16,
    taken: Vec<bool>,
    /// Those of points.
    points: Vec<bool>,
}

impl Room {
    /// A map of so many columns and rows, all free.
    pub fn new(columns: u16, rows: u16) -> Room {
        let cells = vec![false; usize::from(columns) * usize::from(rows)];
        Room { columns, rows, taken: cells.clone(), points: cells }
    }

    /// Takes the columns of a point.
    pub fn take_point(&mut self, cell: (u16, u16), width: u16) {
        for at in self.cells(cell, width) {
            if let (Some(taken), Some(point)) = (self.taken.get_mut(at), self.points.get_mut(at)) {
                (*taken, *point) = (true, true);
            }
        }
    }

    /// Takes the columns of a name.
    fn take(&mut self, cell: (u16, u16), width: u16) {
        for at in self.cells(cell, width) {
            if let Some(taken) = self.taken.get_mut(at) {
                *taken = true;
            }
        }
    }

    /// Where some columns of a row are.
    fn cells(&self, (column, row): (u16, u16), width: u16) -> std::ops::Range<usize> {
        let first = usize::from(row) * usize::from(self.columns);
        let (from, to) = (column.min(self.columns), column.saturating_add(width).min(self.columns));
        let inside = if row < self.rows { (from, to) } else { (0, 0) };
        first + usize::from(inside.0)..first + usize::from(inside.1)
    }

    /// Whether a name so wide would be read as that of another point than its own: one on its row that is as near to it
    /// as its own, or nearer.
    fn is_misread(&self, (column, row): (i32, i32), width: i32, own: &Wanted) -> bool {
        let (own_column, own_row) = (i32::from(own.cell.0), i32::from(own.cell.1));
        let away = if row == own_row { 1 } else { ROW };
        let is_own = |c: i32| row == own_row && (own_column..own_column + i32::from(own.width)).contains(&c);
        let is_other = |c: i32| {
            let inside = (0..i32::from(self.columns)).contains(&c) && !is_own(c);
            inside && self.points.get((row * i32::from(self.columns) + c) as usize) == Some(&true)
        };
        // Beside a name there is a blank at least.
        let (before, after) = (column - 1 - away..column - 1, column + width + 1..column + width + 1 + away);
        before.chain(after).any(is_other)
    }

    /// Whether a name so wide can stand there whole, with a blank or the edge on either side.
    fn is_free(&self, (column, row): (i32, i32), width: i32) -> bool {
        let (columns, rows) = (i32::from(self.columns), i32::from(self.rows));
        if row < 0 || row >= rows || column < 0 || column + width > columns {
            return false;
        }
        let free = |c: i32| self.taken.get((row * columns + c) as usize) == Some(&false);
        ((column - 1).max(0)..(column + width + 1).min(columns)).all(free)
    }
}

/// Gives names their places, the first come first. The room must have been given the points already.
pub fn labels(wanted: &[Wanted], room: &mut Room) -> Vec<Label> {
    let mut labels = Vec::new();
    for (of, wanted) in wanted.iter().take(MOST).enumerate() {
        let Some((cell, text)) =
            wanted.names.iter().find_map(|name| Some((fit(wanted, name, room)?, name.clone())))
        else {
            continue;
        };
        room.take(cell, text.width() as u16);
        labels.push(Label { cell, text, of });
    }
    labels
}

/// Where a name can stand: right of its point, left of it, above or below it.
fn fit(wanted: &Wanted, name: &Text, room: &Room) -> Option<(u16, u16)> {
    let (column, row) = (i32::from(wanted.cell.0), i32::from(wanted.cell.1));
    let (point, width) = (i32::from(wanted.width), name.width() as i32);
    let centred = column + (point.max(1) - width) / 2;
    let beside = [(column + point + 1, row), (column - width - 1, row)];
    let last = column + (point - 1).max(0);
    let above = [centred, column, last + 1 - width, last, column + 1 - width].map(|c| (c, row - 1));
    let below = above.map(|(c, _)| (c, row + 1));
    let at_point = if point == 0 { vec![(centred, row)] } else { [&beside[..], &above, &below].concat() };
    let fits = |cell: &(i32, i32)| room.is_free(*cell, width) && !room.is_misread(*cell, width, wanted);
    let free = at_point.into_iter().find(|cell| width > 0 && fits(cell))?;
    Some((u16::try_from(free.0).ok()?, u16::try_from(free.1).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;
    use proptest::prelude::*;

    fn wanted(cell: (u16, u16), width: u16, name: &str) -> Wanted {
        Wanted { cell, width, names: vec![Text::new(name)] }
    }

    #[test]
    fn a_name_stands_right_of_its_point_or_where_there_is_room() {
        let place = |cell, taken: &[((u16, u16), u16)]| {
            let mut room = Room::new(20, 5);
            room.take_point(cell, 1);
            taken.iter().for_each(|(cell, width)| room.take_point(*cell, *width));
            labels(&[wanted(cell, 1, "Mosul")], &mut room).first().map(|l| l.cell)
        };
        assert_eq!(place((5, 2), &[]), Some((7, 2)));
        assert_eq!(place((17, 2), &[]), Some((11, 2)), "left of it at the edge");
        assert_eq!(place((5, 2), &[((8, 2), 1)]), Some((3, 1)), "above where a point is in the way");
        assert_eq!(place((2, 0), &[((4, 0), 1)]), Some((0, 1)), "below it at the upper edge");
    }

    #[test]
    fn a_name_stands_nowhere_where_it_would_be_read_as_that_of_another_point() {
        let place = |others: &[(u16, u16)]| {
            let mut room = Room::new(30, 5);
            room.take_point((10, 2), 2);
            others.iter().for_each(|cell| room.take_point(*cell, 1));
            labels(&[wanted((10, 2), 2, "Mosul")], &mut room).first().map(|label| label.cell)
        };
        assert_eq!(place(&[]), Some((13, 2)));
        assert_eq!(place(&[(19, 2)]), Some((4, 2)), "as near to the point after it: left of its own");
        assert_eq!(place(&[(20, 2)]), Some((13, 2)), "further from that one");
        let beside = [(14, 2), (8, 2)];
        assert_eq!(place(&beside), Some((9, 1)), "above it");
        let above = [beside[0], beside[1], (4, 1)];
        assert_eq!(place(&above), Some((10, 1)), "above it, away from the point there");
        let all = [beside[0], beside[1], (5, 1), (17, 1), (10, 3)];
        assert_eq!(place(&all), None, "or not at all");
    }

    #[test]
    fn a_shorter_name_will_do() {
        let mut room = Room::new(10, 1);
        room.take_point((0, 0), 1);
        let names = vec![Text::new("Mosul (5 places)"), Text::new("Mosul")];
        let placed = labels(&[Wanted { cell: (0, 0), width: 1, names }], &mut room);
        assert_eq!(placed[0].text.as_str(), "Mosul");
    }

    #[test]
    fn the_first_come_are_the_first_served() {
        let mut room = Room::new(14, 1);
        room.take_point((0, 0), 1);
        room.take_point((13, 0), 1);
        let placed = labels(&[wanted((13, 0), 1, "Baghdad"), wanted((0, 0), 1, "Mosul")], &mut room);
        assert_eq!(placed.iter().map(|l| l.of).collect::<Vec<_>>(), [0]);
    }

    proptest! {
        #[test]
        fn names_are_whole_and_cover_neither_points_nor_each_other(
            columns in 1_u16..120, rows in 1_u16..40,
            all in prop::collection::vec(((0_u16..120, 0_u16..40), 0_u16..4, "[a-z渡し ]{0,12}"), 0..80),
        ) {
            let mut room = Room::new(columns, rows);
            let inside = |((column, row), width, _): &&((u16, u16), u16, String)| column + width <= columns && *row < rows;
            let all: Vec<_> = all.iter().filter(inside).collect();
            let mut cells = vec![0_u8; usize::from(columns) * usize::from(rows)];
            for (cell, width, _) in &all {
                room.take_point(*cell, *width);
                (cell.0..cell.0 + width).for_each(|c| cells[usize::from(cell.1 * columns + c)] = 1);
            }
            let wanted: Vec<Wanted> = all.iter().map(|(cell, width, name)| Wanted {
                cell: *cell, width: *width, names: vec![text!("{name}")],
            }).collect();
            for label in labels(&wanted, &mut room) {
                prop_assert_eq!(&label.text, &wanted[label.of].names[0], "whole");
                for column in label.cell.0..label.cell.0 + label.text.width() as u16 {
                    prop_assert!(column < columns && label.cell.1 < rows);
                    let cell = &mut cells[usize::from(label.cell.1 * columns + column)];
                    prop_assert_eq!(*cell, 0, "free");
                    *cell = 1;
                }
            }
        }
    }
}
