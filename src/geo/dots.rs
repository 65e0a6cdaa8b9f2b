//! A field of dots, eight to a cell: what braille draws, and ASCII as well as it can.

use super::outline::{Edge, Outline};
use super::view::{DOTS, Projection, Spot, shrink, wrapped};

/// The bit of each dot of a cell, by column and row, as in the Unicode block of braille patterns.
const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// Of the dots of a border, each so-manieth is left out: a coast is a line, a border is a broken one.
const BORDER: i64 = 4;

/// Dots from one dot of a ring to the next.
const RING: f64 = 4.5;

/// Cells of dots, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dots {
    columns: u16,
    rows: u16,
    cells: Vec<u8>,
}

impl Dots {
    /// No dot in so many columns and rows of cells.
    pub fn new(columns: u16, rows: u16) -> Dots {
        Dots { columns, rows, cells: vec![0; usize::from(columns) * usize::from(rows)] }
    }

    /// The dots of a cell as the low byte of a braille pattern; 0 beyond the field.
    pub fn cell(&self, column: u16, row: u16) -> u8 {
        let inside = column < self.columns;
        let at = usize::from(row) * usize::from(self.columns) + usize::from(column);
        self.cells.get(at).copied().filter(|_| inside).unwrap_or(0)
    }

    /// Sets a dot, by its column and row in dots; one beyond the field is passed over.
    fn set(&mut self, x: i64, y: i64) {
        let (wide, high) =
            (i64::from(self.columns) * i64::from(DOTS.0), i64::from(self.rows) * i64::from(DOTS.1));
        if !(0..wide).contains(&x) || !(0..high).contains(&y) {
            return;
        }
        let (x, y) = (x as usize, y as usize);
        let at = y / 4 * usize::from(self.columns) + x / 2;
        let bit = BITS.get(x % 2).and_then(|column| column.get(y % 4)).copied().unwrap_or(0);
        if let Some(cell) = self.cells.get_mut(at) {
            *cell |= bit;
        }
    }

    /// Draws a segment.
    fn segment(&mut self, from: (f64, f64), to: (f64, f64), edge: Edge) {
        let Some((from, to)) = self.clipped(from, to) else { return };
        let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).ceil().max(1.0);
        for step in 0..=steps as usize {
            let t = step as f64 / steps;
            let (x, y) = (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1));
            let (x, y) = (x.floor() as i64, y.floor() as i64);
            // By place, not by step, so that short segments are broken as evenly as long ones.
            if edge == Edge::Coast || (x + y).rem_euclid(BORDER) != 0 {
                self.set(x, y);
            }
        }
    }

    /// The part of a segment that is on the field, by Liang and Barsky; none if none is.
    fn clipped(&self, from: (f64, f64), to: (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
        let size = (f64::from(self.columns) * f64::from(DOTS.0), f64::from(self.rows) * f64::from(DOTS.1));
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let sides = [(-dx, from.0), (dx, size.0 - from.0), (-dy, from.1), (dy, size.1 - from.1)];
        let (mut first, mut last) = (0.0_f64, 1.0_f64);
        for (slope, room) in sides {
            if slope == 0.0 && room < 0.0 {
                return None;
            }
            if slope < 0.0 {
                first = first.max(room / slope);
            } else if slope > 0.0 {
                last = last.min(room / slope);
            }
        }
        let at = |t: f64| (from.0 + t * dx, from.1 + t * dy);
        (first <= last).then(|| (at(first), at(last)))
    }

    /// Draws the coasts and borders of a projection.
    pub fn outline(&mut self, outline: &Outline, projection: &Projection) {
        for run in outline.runs.iter().filter(|run| projection.meets(run.least, run.greatest)) {
            let mut dots = run.points.iter().map(|point| projection.dot(*point));
            let Some(mut last) = dots.next() else { continue };
            for dot in dots {
                // What jumps over half the globe crosses the meridian opposite to the middle.
                if (dot.0 - last.0).abs() < projection.around() / 2.0 {
                    self.segment(last, dot, run.edge);
                }
                last = dot;
            }
        }
    }

    /// Draws a dotted ring of so many kilometres around a spot.
    pub fn ring(&mut self, middle: Spot, km: f64, projection: &Projection) {
        let degrees = km / super::view::KM;
        let steps = (std::f64::consts::TAU * km / projection.km() / RING).clamp(8.0, 2000.0) as usize;
        for step in 0..steps {
            let angle = step as f64 / steps as f64 * std::f64::consts::TAU;
            let lat = (middle.0 + degrees * angle.sin()).clamp(-90.0, 90.0);
            let lon = wrapped(middle.1 + degrees * angle.cos() / shrink(middle.0));
            let (x, y) = projection.dot((lat, lon));
            self.set(x.floor() as i64, y.floor() as i64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::view::View;
    use proptest::prelude::*;

    fn set(dots: &Dots) -> usize {
        dots.cells.iter().map(|cell| cell.count_ones() as usize).sum()
    }

    #[test]
    fn each_dot_of_a_cell_has_a_bit_of_its_own() {
        let mut dots = Dots::new(1, 1);
        for (n, (x, y)) in (0..2).flat_map(|x| (0..4).map(move |y| (x, y))).enumerate() {
            dots.set(x, y);
            assert_eq!(set(&dots), n + 1);
        }
        assert_eq!(dots.cell(0, 0), 0xff);
        dots.set(2, 0);
        dots.set(-1, 3);
        assert_eq!(dots.cell(1, 0), 0, "beyond the field");
    }

    #[test]
    fn a_coast_is_a_line_and_a_border_a_broken_one() {
        let line = |edge: &str| {
            let outline = Outline::read(&format!(
                "{edge}{}",
                &crate::geo::outline::write(Edge::Coast, &[(0, -3000), (0, 3000)])[1..]
            ));
            let mut dots = Dots::new(40, 10);
            let view = View::new((0.0, 0.0), (10.0, 20.0));
            dots.outline(&outline, &Projection::new(&view, 40, 10));
            set(&dots)
        };
        assert_eq!(line("c"), 80, "from edge to edge");
        assert_eq!(line("b"), 60);
    }

    #[test]
    fn a_ring_lies_as_far_from_its_middle_as_it_says() {
        let view = View::new((34.0, 44.0), (3.0, 6.0));
        let projection = Projection::new(&view, 80, 20);
        let mut dots = Dots::new(80, 20);
        dots.ring((34.0, 44.0), 100.0, &projection);
        let mut seen = 0;
        for (x, y) in (0..160).flat_map(|x| (0..80).map(move |y| (x, y))) {
            let bit = BITS[x % 2][y % 4];
            if dots.cell(x as u16 / 2, y as u16 / 4) & bit != 0 {
                let spot = projection.spot((x as f64 + 0.5, y as f64 + 0.5));
                let away = crate::model::distance::kilometres(spot, (34.0, 44.0));
                assert!((away - 100.0).abs() < 2.0 * projection.km(), "{away}");
                seen += 1;
            }
        }
        assert!(seen >= 8, "{seen} dots");
    }

    #[test]
    fn the_world_is_drawn_once_without_lines_across_it() {
        for middle in [(0.0, 0.0), (0.0, 170.0), (0.0, -100.0)] {
            let view = View::world().centred(middle);
            let projection = Projection::new(&view, 100, 25);
            let mut dots = Dots::new(100, 25);
            dots.outline(&Outline::world(), &projection);
            let full = (0..25).filter(|row| (0..100).all(|column| dots.cell(column, *row) != 0)).count();
            assert!(set(&dots) > 1000);
            assert!(full <= 2, "{full} rows are full: a line goes across");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_drawn_for_ever_or_out_of_bounds(
            from in (-1e7..1e7, -1e7..1e7), to in (-1e7..1e7, -1e7..1e7), size in (1_u16..300, 1_u16..90),
        ) {
            let mut dots = Dots::new(size.0, size.1);
            dots.segment(from, to, Edge::Coast);
            let most = usize::from(size.0) * 2 + usize::from(size.1) * 4;
            prop_assert!(set(&dots) <= most, "a line has no more dots than it is long");
        }
    }
}
