//! The map of a page: coasts and borders, where events were, how many, and how exactly that is known.

use super::markup::{Plain, events, number};
use super::sections::Lines;
use super::timeline::entry;
use crate::brief::page::{SpotPoint, Spots};
use crate::geo::outline::Edge;
use crate::geo::view::{DOTS, Spot};
use crate::geo::{CAVEAT, Outline, Projection};
use crate::text;
use crate::text::Text;

/// Units of the drawing in a dot of the projection.
const UNIT: f64 = 3.4;
/// Dots from one point of an outline to the next, at least: what is nearer cannot be told apart.
const NEAR: f64 = 0.35;
/// A ring is drawn where it is larger than this.
const LEAST: f64 = 9.0;

/// The figure.
pub fn figure(spots: &Spots, out: &mut Lines) {
    let wide = f64::from(spots.cells.0) * f64::from(DOTS.0) * UNIT;
    let high = f64::from(spots.cells.1) * f64::from(DOTS.1) * UNIT;
    out.push("<figure id=\"map\">".to_owned());
    out.push("<div class=\"wide\" role=\"region\" aria-label=\"Map\" tabindex=\"0\">".to_owned());
    out.push(format!(
        "<svg class=\"map\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"map-title map-desc\">",
        number(wide),
        number(high)
    ));
    out.push("<title id=\"map-title\">Where the events were</title>".to_owned());
    let told: Vec<String> = spots.points.iter().map(told).collect();
    out.push(format!("<desc id=\"map-desc\">{}.</desc>", told.join("; ")));
    outline(&spots.projection, (wide, high), out);
    for point in &spots.points {
        ring(point, &spots.projection, out);
    }
    let mut marks: Vec<Mark<'_>> =
        spots.points.iter().map(|point| Mark::of(point, &spots.projection)).collect();
    // The small ones on top of the large ones.
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.point.tally.total()));
    marks.iter().for_each(|mark| mark.draw(out));
    names(&marks, (wide, high), out);
    out.push("</svg></div>".to_owned());
    caption(spots, out);
    out.push("</figure>".to_owned());
}

/// `Mosul and Tal Afar: 12 events, of which 3 may not have been here`.
fn told(point: &SpotPoint) -> String {
    let names: Vec<String> = point.names.iter().map(|name| Plain(name).to_string()).collect();
    let doubt = match (point.tally.possible, point.tally.certain) {
        (0, _) => String::new(),
        (_, 0) => ", perhaps".to_owned(),
        (n, _) => format!(", of which {n} perhaps"),
    };
    format!("{}: {}{doubt}", names.join(" and "), events(point.tally.total()))
}

/// Coasts as lines and borders as broken ones.
fn outline(projection: &Projection, size: (f64, f64), out: &mut Lines) {
    let world = Outline::world();
    for (edge, class) in [(Edge::Border, "border"), (Edge::Coast, "coast")] {
        let mut path = String::new();
        let runs = world.runs.iter().filter(|r| r.edge == edge && projection.meets(r.least, r.greatest));
        for run in runs {
            let dots: Vec<Spot> = run.points.iter().map(|point| projection.dot(*point)).collect();
            path.push_str(&line(&dots, projection.around(), size));
        }
        if !path.is_empty() {
            out.push(format!("<path class=\"{class}\" d=\"{path}\"/>"));
        }
    }
}

/// A line through dots, as far as it is on the map; it is broken where it would jump over half the globe.
fn line(dots: &[(f64, f64)], around: f64, size: (f64, f64)) -> String {
    let mut path = String::new();
    let mut drawn: Option<(f64, f64)> = None;
    let last = dots.len().saturating_sub(1);
    for (at, pair) in dots.windows(2).enumerate() {
        let [from, to] = pair else { continue };
        if (to.0 - from.0).abs() > around / 2.0 || !near(*from, *to, size) {
            drawn = None;
            continue;
        }
        let far = |other: (f64, f64)| (to.0 - other.0).abs() + (to.1 - other.1).abs() >= NEAR;
        match drawn {
            None => path.push_str(&format!("M{}L{}", point(*from), point(*to))),
            Some(before) if far(before) || at + 1 == last => path.push_str(&format!("L{}", point(*to))),
            Some(_) => continue,
        }
        drawn = Some(*to);
    }
    path
}

/// Whether a segment may be on the map.
fn near(from: (f64, f64), to: (f64, f64), (wide, high): (f64, f64)) -> bool {
    let (right, foot) = (wide / UNIT, high / UNIT);
    let beside = from.0.max(to.0) < 0.0 || from.0.min(to.0) > right;
    let above = from.1.max(to.1) < 0.0 || from.1.min(to.1) > foot;
    !beside && !above
}

fn point((x, y): (f64, f64)) -> String {
    format!("{} {}", number(x * UNIT), number(y * UNIT))
}

/// The circle that a place is known to lie in, where it is larger than the point.
fn ring(point: &SpotPoint, projection: &Projection, out: &mut Lines) {
    let (x, y) = projection.dot(point.at);
    let radius = point.precision.map_or(0.0, |p| p.doubt() / projection.km() * UNIT);
    if radius >= LEAST {
        out.push(format!(
            "<circle class=\"ring\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            number(x * UNIT),
            number(y * UNIT),
            number(radius)
        ));
    }
}

/// A point as large as its events are many.
struct Mark<'a> {
    point: &'a SpotPoint,
    at: (f64, f64),
    radius: f64,
}

impl Mark<'_> {
    fn of<'a>(point: &'a SpotPoint, projection: &Projection) -> Mark<'a> {
        let (x, y) = projection.dot(point.at);
        let radius = (3.4 + 1.7 * f64::from(point.tally.total()).sqrt()).min(16.0);
        Mark { point, at: (x * UNIT, y * UNIT), radius }
    }

    /// The point, and its number in it.
    fn draw(&self, out: &mut Lines) {
        let (total, certain) = (self.point.tally.total(), self.point.tally.certain > 0);
        let (x, y) = (number(self.at.0), number(self.at.1));
        let class = if certain { "full" } else { "hollow" };
        let circle =
            format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>", number(self.radius));
        let class = if certain { "inside" } else { "count" };
        let y = number(self.at.1 + 3.6);
        let figure = match total {
            0 | 1 => String::new(),
            n => format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{n}</text>"),
        };
        out.push(format!("<g>{circle}{figure}</g>"));
    }

    /// The square that it takes.
    fn area(&self) -> Area {
        let (x, y) = self.at;
        Area { left: x - self.radius, top: y - self.radius, right: x + self.radius, foot: y + self.radius }
    }

    /// Where a name so long can stand: right of the point, left of it, above or below it.
    fn beside(&self, length: f64) -> [Area; 4] {
        let ((x, y), away) = (self.at, self.radius + 3.0);
        let at = |left: f64, middle: f64| Area {
            left,
            top: middle - LINE / 2.0,
            right: left + length,
            foot: middle + LINE / 2.0,
        };
        let over = away + LINE / 2.0 - 2.0;
        [
            at(x + away, y),
            at(x - away - length, y),
            at(x - length / 2.0, y - over),
            at(x - length / 2.0, y + over),
        ]
    }
}

/// Height of a line of a name, and width of a letter.
const LINE: f64 = 12.0;
const LETTER: f64 = 6.6;

/// What a name or a point takes of the drawing.
#[derive(Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    foot: f64,
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.foot && other.top < self.foot
    }

    fn is_within(&self, (wide, high): (f64, f64)) -> bool {
        self.left >= 2.0 && self.top >= 2.0 && self.right <= wide - 2.0 && self.foot <= high - 2.0
    }
}

/// Names beside points, those with the most events first: each whole and over nothing else, or not at all.
fn names(marks: &[Mark<'_>], size: (f64, f64), out: &mut Lines) {
    let mut taken: Vec<Area> = marks.iter().map(Mark::area).collect();
    for mark in marks.iter().take(MOST) {
        let wanted = called(mark.point).into_iter().find_map(|name| {
            let free = |area: &Area| area.is_within(size) && !taken.iter().any(|other| other.meets(area));
            let mut places = mark.beside(name.width() as f64 * LETTER).into_iter().enumerate();
            let (side, area) = places.find(|(_, area)| free(area))?;
            Some((name, side, area))
        });
        let Some((name, side, area)) = wanted else { continue };
        taken.push(area);
        // Letters are not as wide as each other: what stands beside a point keeps to it.
        let (x, anchor) = match side {
            0 => (area.left, "start"),
            1 => (area.right, "end"),
            _ => ((area.left + area.right) / 2.0, "middle"),
        };
        let (x, y) = (number(x), number(area.foot - 2.0));
        out.push(format!(
            "<text class=\"name\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            Plain(&name)
        ));
    }
}

/// Names that are tried; the time it takes follows from the map and not from the store.
const MOST: usize = 200;

/// The name of a point, and a shorter one that will do.
fn called(point: &SpotPoint) -> Vec<Text> {
    match point.names.as_slice() {
        [] => Vec::new(),
        [one] => vec![one.clone()],
        [first, rest @ ..] => vec![text!("{first} and {} more", rest.len()), text!("{first} etc.")],
    }
}

fn caption(spots: &Spots, out: &mut Lines) {
    out.push("<figcaption><ul class=\"legend\">".to_owned());
    let full = "<circle class=\"full\" cx=\"7\" cy=\"7\" r=\"5\"/>";
    out.push(entry(full, "events were here; the number says how many, some of them perhaps"));
    if spots.points.iter().any(|point| point.tally.certain == 0) {
        let hollow = "<circle class=\"hollow\" cx=\"7\" cy=\"7\" r=\"5\"/>";
        out.push(entry(hollow, "events may have been here"));
    }
    let known =
        |p: &SpotPoint| p.precision.is_some_and(|p| p.doubt() / spots.projection.km() * UNIT >= LEAST);
    if spots.points.iter().any(known) {
        let ring = "<circle class=\"ring\" cx=\"7\" cy=\"7\" r=\"6\"/>";
        out.push(entry(ring, "the place is known no better than to this circle"));
    }
    out.push("</ul>".to_owned());
    out.push(format!("<p>{}</p></figcaption>", Plain(&words(spots))));
}

/// How many events are on no map, and what boundaries do not say.
fn words(spots: &Spots) -> Text {
    let (located, none) = (events(spots.located.total()), spots.unlocated.total());
    let of = match none {
        0 => text!("All {located} are in places with coordinates"),
        1 => text!("{located} in places with coordinates; 1 event is on no map"),
        n => text!("{located} in places with coordinates; {n} events are on no map"),
    };
    let mut caveat = CAVEAT.chars();
    let first: String = caveat.next().into_iter().flat_map(char::to_uppercase).collect();
    text!("{of}. {first}{}. Outline: Natural Earth, public domain.", caveat.as_str())
}
