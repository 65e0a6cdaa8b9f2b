//! Reduces a TopoJSON of countries to the lines that the map draws.

use dateline::geo::outline::{Edge, STEPS, write};
use serde_json::Value;

/// A point: longitude and latitude in degrees, as in the data.
type Point = (f64, f64);

/// How far a line may stray from the data, in degrees on the ground.
const TOLERANCE: f64 = 0.03;

/// Islands smaller than this are left out, in degrees on the ground.
const SMALLEST: f64 = 0.08;

/// The lines of the outline, in the order of the data.
///
/// # Errors
/// When the data are no TopoJSON with an object `countries`.
pub fn outline(topology: &Value) -> Result<Vec<String>, String> {
    let transform = transform(topology)?;
    let arcs = topology["arcs"].as_array().ok_or("there are no arcs")?;
    let countries = topology["objects"]["countries"]["geometries"].as_array();
    let owners = owners(countries.ok_or("there is no object `countries`")?, arcs.len());
    let mut lines = Vec::new();
    for (arc, owners) in arcs.iter().zip(owners) {
        let edge = match owners {
            0 => continue,
            1 => Edge::Coast,
            _ => Edge::Border,
        };
        let points = points(arc, transform)?;
        for piece in pieces(&points).into_iter().filter(|p| !is_small_island(p)) {
            let kept = stepped(&simplified(&piece));
            if kept.len() > 1 {
                lines.push(write(edge, &kept));
            }
        }
    }
    Ok(lines)
}

/// Scale and translation of the data's whole numbers.
fn transform(topology: &Value) -> Result<(Point, Point), String> {
    let pair = |name: &str| {
        let pair = &topology["transform"][name];
        pair[0].as_f64().zip(pair[1].as_f64()).ok_or(format!("there is no {name}"))
    };
    Ok((pair("scale")?, pair("translate")?))
}

/// How many countries each arc belongs to.
fn owners(countries: &[Value], arcs: usize) -> Vec<usize> {
    let mut owners = vec![0; arcs];
    for country in countries {
        let mut own = Vec::new();
        arcs_of(&country["arcs"], &mut own);
        own.sort_unstable();
        own.dedup();
        own.iter().filter(|at| **at < arcs).for_each(|at| owners[*at] += 1);
    }
    owners
}

/// The positions of all arcs of a shape; one that is taken backwards is written as its complement.
fn arcs_of(shape: &Value, found: &mut Vec<usize>) {
    match (shape.as_array(), shape.as_i64()) {
        (Some(parts), _) => parts.iter().for_each(|part| arcs_of(part, found)),
        (None, Some(at)) => found.push(if at < 0 { !at as usize } else { at as usize }),
        (None, None) => {}
    }
}

/// The points of an arc, which the data write as steps from one to the next.
fn points(arc: &Value, (scale, translate): (Point, Point)) -> Result<Vec<Point>, String> {
    let mut at = (0.0, 0.0);
    let mut points = Vec::new();
    for step in arc.as_array().ok_or("an arc is no list")? {
        let step = step[0].as_f64().zip(step[1].as_f64()).ok_or("a point is no pair of numbers")?;
        at = (at.0 + step.0, at.1 + step.1);
        points.push((at.0 * scale.0 + translate.0, at.1 * scale.1 + translate.1));
    }
    Ok(points)
}

/// The arc without the seams of the map: where it jumps over the antimeridian, runs along it or round a pole.
fn pieces(points: &[Point]) -> Vec<Vec<Point>> {
    let on_seam = |p: &Point| p.0.abs() > 179.99 || p.1 < -89.9;
    let cut =
        |pair: &[Point]| (pair[0].0 - pair[1].0).abs() > 180.0 || (on_seam(&pair[0]) && on_seam(&pair[1]));
    let mut pieces = vec![points.first().copied().into_iter().collect::<Vec<_>>()];
    for pair in points.windows(2) {
        match pieces.last_mut() {
            Some(piece) if !cut(pair) => piece.push(pair[1]),
            _ => pieces.push(vec![pair[1]]),
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

fn is_small_island(points: &[Point]) -> bool {
    let (Some(first), true) = (points.first(), points.first() == points.last()) else { return false };
    let least = points.iter().fold(*first, |a, b| (a.0.min(b.0), a.1.min(b.1)));
    let most = points.iter().fold(*first, |a, b| (a.0.max(b.0), a.1.max(b.1)));
    ((most.0 - least.0) * shrink(first.1)).max(most.1 - least.1) < SMALLEST
}

/// What a degree of longitude is worth at a latitude, in degrees of latitude.
fn shrink(latitude: f64) -> f64 {
    latitude.to_radians().cos().max(0.05)
}

/// Douglas and Peucker: as few of the points as keep every other within the tolerance of the line. A ring is first
/// divided where it is farthest from its beginning.
fn simplified(points: &[Point]) -> Vec<Point> {
    let last = points.len() - 1;
    let mut keep = vec![false; points.len()];
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let far = |i: &usize| distance(points[*i], points[from], points[to]);
        let farthest = (from + 1..to).max_by(|a, b| far(a).total_cmp(&far(b)));
        let Some(middle) = farthest.filter(|i| far(i) > TOLERANCE || points[from] == points[to]) else {
            continue;
        };
        keep[middle] = true;
        open.extend([(from, middle), (middle, to)]);
    }
    points.iter().zip(keep).filter(|(_, keep)| *keep).map(|(p, _)| *p).collect()
}

/// How far a point lies from a segment, in degrees on the ground.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let flat = |p: Point| (p.0 * shrink(point.1), p.1);
    let (p, a, b) = (flat(point), flat(from), flat(to));
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (p.0 - a.0 - t * dx).hypot(p.1 - a.1 - t * dy)
}

/// Points in the steps of the text, latitude first; those that fall together stand once.
fn stepped(points: &[Point]) -> Vec<(i32, i32)> {
    let step = |degrees: f64| (degrees * STEPS).round() as i32;
    let mut all: Vec<(i32, i32)> = points.iter().map(|p| (step(p.1), step(p.0))).collect();
    all.dedup();
    all
}
