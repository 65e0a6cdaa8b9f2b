//! The outline of the world: coasts and borders as lines of points, kept as text in the program.
//!
//! `docs/map.md` says where it comes from and how it was reduced; `examples/outline` does it again.

/// The outline that is part of the program.
const WORLD: &str = include_str!("outline.txt");

/// Points of a degree: what the text counts in.
pub const STEPS: f64 = 100.0;

/// Segments that share one box, so that those off the map are passed over together.
const RUN: usize = 32;

/// What a line of the outline stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// Land meets water.
    Coast,
    /// Two countries meet.
    Border,
}

impl Edge {
    /// The letter that a line of the text begins with.
    fn letter(self) -> char {
        match self {
            Edge::Coast => 'c',
            Edge::Border => 'b',
        }
    }
}

/// A few segments on end, and the box they lie in. Degrees; latitude first.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What it stands for.
    pub edge: Edge,
    /// Its points, two at least.
    pub points: Vec<(f64, f64)>,
    /// The least latitude and longitude.
    pub least: (f64, f64),
    /// The greatest latitude and longitude.
    pub greatest: (f64, f64),
}

/// Coasts and borders.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Outline {
    /// Every segment, in runs.
    pub runs: Vec<Run>,
}

impl Outline {
    /// The world's.
    pub fn world() -> Outline {
        Outline::read(WORLD)
    }

    /// Reads lines as [`write()`] makes them. Empty lines, and those that begin with `#`, say nothing.
    pub fn read(text: &str) -> Outline {
        let mut runs = Vec::new();
        for line in text.lines() {
            let edge = match line.chars().next() {
                Some('c') => Edge::Coast,
                Some('b') => Edge::Border,
                _ => continue,
            };
            let points = points(line.get(1..).unwrap_or_default());
            let starts = (0..points.len().saturating_sub(1)).step_by(RUN);
            runs.extend(starts.filter_map(|at| run(edge, points.get(at..(at + RUN + 1).min(points.len()))?)));
        }
        Outline { runs }
    }
}

fn run(edge: Edge, points: &[(f64, f64)]) -> Option<Run> {
    let first = *points.first()?;
    let least = points.iter().fold(first, |a, b| (a.0.min(b.0), a.1.min(b.1)));
    let greatest = points.iter().fold(first, |a, b| (a.0.max(b.0), a.1.max(b.1)));
    Some(Run { edge, points: points.to_vec(), least, greatest })
}

/// One line of the text: a letter for the edge, then each point's distance from the one before, latitude first, in
/// hundredths of a degree; each number as in the encoded polyline format, five bits to a character.
pub fn write(edge: Edge, points: &[(i32, i32)]) -> String {
    let mut line = String::from(edge.letter());
    let mut last = (0, 0);
    for point in points {
        number(&mut line, point.0 - last.0);
        number(&mut line, point.1 - last.1);
        last = *point;
    }
    line
}

fn number(line: &mut String, value: i32) {
    let mut left = ((value << 1) ^ (value >> 31)) as u32;
    loop {
        let bits = (left & 31) as u8;
        left >>= 5;
        line.push(char::from(63 + bits + if left > 0 { 32 } else { 0 }));
        if left == 0 {
            return;
        }
    }
}

/// The points of a line without its letter. What does not read ends it.
fn points(text: &str) -> Vec<(f64, f64)> {
    let (mut points, mut bytes, mut last) = (Vec::new(), text.bytes(), (0, 0));
    while let Some((lat, lon)) = read_number(&mut bytes).zip(read_number(&mut bytes)) {
        last = (last.0 + lat, last.1 + lon);
        points.push((last.0 as f64 / STEPS, last.1 as f64 / STEPS));
    }
    points
}

fn read_number(bytes: &mut impl Iterator<Item = u8>) -> Option<i64> {
    let mut value = 0_i64;
    for shift in (0..35).step_by(5) {
        let bits = i64::from(bytes.next()?.checked_sub(63)?);
        value |= (bits & 31) << shift;
        if bits < 32 {
            return Some((value >> 1) ^ -(value & 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_world_is_whole_and_lies_on_the_globe() {
        let world = Outline::world();
        let segments = |edge: Edge| {
            let runs = world.runs.iter().filter(|r| r.edge == edge);
            runs.map(|r| r.points.len() - 1).sum::<usize>()
        };
        assert!(segments(Edge::Coast) > 20_000, "{} segments of coast", segments(Edge::Coast));
        assert!(segments(Edge::Border) > 5_000, "{} segments of border", segments(Edge::Border));
        for point in world.runs.iter().flat_map(|r| &r.points) {
            assert!(point.0.abs() <= 90.0 && point.1.abs() <= 180.0, "{point:?}");
        }
    }

    #[test]
    fn no_run_jumps_across_the_globe() {
        for run in Outline::world().runs {
            assert!(run.greatest.1 - run.least.1 < 90.0, "{:?} {:?}", run.least, run.greatest);
            assert!(run.points.len() >= 2 && run.points.len() <= RUN + 1);
        }
    }

    #[test]
    fn the_border_of_iraq_and_iran_is_there() {
        let near = |(lat, lon): &(f64, f64)| (lat - 33.7).abs() < 0.3 && (lon - 45.9).abs() < 0.5;
        let world = Outline::world();
        assert!(world.runs.iter().any(|r| r.edge == Edge::Border && r.points.iter().any(near)));
    }

    #[test]
    fn what_is_no_line_is_passed_over() {
        assert_eq!(Outline::read("# a note\n\nx??\nc\nc!!\nc??"), Outline::default());
    }

    proptest! {
        #[test]
        fn lines_are_read_as_written(points in prop::collection::vec((-9000..=9000, -18000..=18000), 2..80)) {
            let outline = Outline::read(&write(Edge::Border, &points));
            let mut read: Vec<(f64, f64)> = Vec::new();
            for run in &outline.runs {
                prop_assert_eq!(run.edge, Edge::Border);
                read.extend(run.points.iter().skip(usize::from(!read.is_empty())));
            }
            let wanted: Vec<(f64, f64)> =
                points.iter().map(|p| (f64::from(p.0) / STEPS, f64::from(p.1) / STEPS)).collect();
            prop_assert_eq!(read, wanted);
        }
    }
}
