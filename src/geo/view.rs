//! Which part of the world is seen, and where on the map a place falls.
//!
//! The projection is equirectangular, true to distance along the meridians and along the parallel in the middle of the
//! view. It is honest for a country, rough for a continent, and always the same for the same view.

/// Latitude and longitude in degrees.
pub type Spot = (f64, f64);

/// Kilometres in a degree of latitude.
pub const KM: f64 = 111.2;

/// Columns and rows of dots in a cell.
pub const DOTS: (u16, u16) = (2, 4);

/// The least and the greatest degrees of latitude from the middle of a view to its edge: a little beyond a pole, so
/// that what lies on it is seen.
const REACH: (f64, f64) = (0.02, 90.5);

/// What a degree of longitude is worth at a pole, so that nothing is divided by nought.
const LEAST_SHRINK: f64 = 0.02;

/// A part of the world: a middle, and how far must be seen from it at least. It does not depend on the size of the
/// map; see [`Projection::new`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The middle.
    middle: Spot,
    /// Degrees on the ground (of latitude) from the middle north and south, and east and west.
    reach: (f64, f64),
}

impl View {
    /// A view; what is no number or lies beyond the globe is brought back to it. It does not look over a pole: the
    /// more it sees, the nearer to the equator is its middle, and it sees no farther than once around.
    pub fn new(middle: Spot, reach: (f64, f64)) -> View {
        let number = |n: f64| if n.is_finite() { n } else { 0.0 };
        let within = |n: f64, most: f64| number(n).clamp(REACH.0, most);
        let tall = within(reach.0, REACH.1);
        let middle = (short_of_the_pole(number(middle.0), tall), wrapped(number(middle.1)));
        View { middle, reach: (tall, within(reach.1, 2.0 * REACH.1 * shrink(middle.0))) }
    }

    /// The whole world.
    pub fn world() -> View {
        View::new((0.0, 0.0), (REACH.1, 2.0 * REACH.1))
    }

    /// The least view that holds so many spots with a margin; none of no spots.
    pub fn around(spots: &[Spot]) -> Option<View> {
        let (west, wide) = least_arc(spots)?;
        let south = spots.iter().map(|s| s.0).fold(f64::INFINITY, f64::min);
        let north = spots.iter().map(|s| s.0).fold(f64::NEG_INFINITY, f64::max);
        let tall = (north - south) / 2.0 * MARGIN + LEAST;
        let middle = (short_of_the_pole((south + north) / 2.0, tall), wrapped(west + wide / 2.0));
        Some(View::new(middle, (tall, wide / 2.0 * shrink(middle.0) * MARGIN + LEAST)))
    }

    /// The middle: latitude and longitude.
    pub fn middle(&self) -> Spot {
        self.middle
    }

    /// Sees `factor` times as far, while `anchor` stays where it is on the map.
    pub fn zoomed(&self, factor: f64, anchor: Spot) -> View {
        let reach = (self.reach.0 * factor, self.reach.1 * factor);
        let (north, east) = (self.middle.0 - anchor.0, wrapped(self.middle.1 - anchor.1));
        let zoomed = View::new((anchor.0 + north * factor, anchor.1 + east * factor), reach);
        if zoomed.reach == self.reach { *self } else { zoomed }
    }

    /// The same part of the world as large, around another middle.
    pub fn centred(&self, middle: Spot) -> View {
        View::new(middle, self.reach)
    }
}

/// How much wider than what it must hold a view is.
const MARGIN: f64 = 1.12;
/// Degrees that a view shows around a single spot.
const LEAST: f64 = 0.25;

/// The latitude nearest to one from which a view that reaches so many degrees north and south sees no farther than
/// [`REACH`] lets it.
fn short_of_the_pole(latitude: f64, tall: f64) -> f64 {
    let most = (REACH.1 - tall).clamp(0.0, 90.0);
    latitude.clamp(-most, most)
}

/// A longitude brought between -180 and 180.
pub fn wrapped(longitude: f64) -> f64 {
    if longitude.abs() <= 180.0 { longitude } else { (longitude + 180.0).rem_euclid(360.0) - 180.0 }
}

/// What a degree of longitude is worth at a latitude, in degrees of latitude; never nought.
pub fn shrink(latitude: f64) -> f64 {
    latitude.to_radians().cos().max(LEAST_SHRINK)
}

/// The western end and the width of the least stretch of longitudes that holds all spots: round the other way where
/// that is shorter, across the antimeridian.
fn least_arc(spots: &[Spot]) -> Option<(f64, f64)> {
    let mut all: Vec<f64> = spots.iter().map(|s| s.1).collect();
    all.sort_by(f64::total_cmp);
    let (first, last) = (*all.first()?, *all.last()?);
    let gaps = all.windows(2).filter_map(|pair| Some((pair.last()? - pair.first()?, *pair.last()?)));
    let (gap, west) = gaps.fold((first + 360.0 - last, first), |a, b| if b.0 > a.0 { b } else { a });
    Some((west, 360.0 - gap))
}

/// A view on a map of so many cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    middle: Spot,
    shrink: f64,
    /// Degrees of latitude in a dot.
    degrees: f64,
    /// Columns and rows of dots.
    size: (f64, f64),
}

impl Projection {
    /// The view on so many columns and rows of cells. A cell is taken to be twice as high as wide, so that dots are
    /// square.
    pub fn new(view: &View, columns: u16, rows: u16) -> Projection {
        let size =
            (f64::from(columns.max(1)) * f64::from(DOTS.0), f64::from(rows.max(1)) * f64::from(DOTS.1));
        let degrees = (2.0 * view.reach.1 / size.0).max(2.0 * view.reach.0 / size.1);
        Projection { middle: view.middle, shrink: shrink(view.middle.0), degrees, size }
    }

    /// Where a spot falls, in dots from the upper left corner; beyond the map if it is not on it.
    pub fn dot(&self, (lat, lon): Spot) -> (f64, f64) {
        let east = wrapped(lon - self.middle.1) * self.shrink;
        (self.size.0 / 2.0 + east / self.degrees, self.size.1 / 2.0 + (self.middle.0 - lat) / self.degrees)
    }

    /// Which spot falls on a dot: the inverse of [`Projection::dot`].
    pub fn spot(&self, (x, y): (f64, f64)) -> Spot {
        let east = (x - self.size.0 / 2.0) * self.degrees / self.shrink;
        (self.middle.0 - (y - self.size.1 / 2.0) * self.degrees, wrapped(self.middle.1 + east))
    }

    /// The spot in the middle of a cell.
    pub fn under(&self, (column, row): (u16, u16)) -> Spot {
        let middle = |cell: u16, dots: u16| (f64::from(cell) + 0.5) * f64::from(dots);
        self.spot((middle(column, DOTS.0), middle(row, DOTS.1)))
    }

    /// The column and row of the cell that a spot falls in, if it is on the map.
    pub fn cell(&self, spot: Spot) -> Option<(u16, u16)> {
        let (x, y) = self.dot(spot);
        let inside = x >= 0.0 && y >= 0.0 && x < self.size.0 && y < self.size.1;
        inside.then(|| ((x / f64::from(DOTS.0)) as u16, (y / f64::from(DOTS.1)) as u16))
    }

    /// Kilometres in a dot, up and down, and from side to side in the middle of the map.
    pub fn km(&self) -> f64 {
        self.degrees * KM
    }

    /// The spot in the middle of the map.
    pub fn middle(&self) -> Spot {
        self.middle
    }

    /// Kilometres of the globe from the left edge to the right, along the parallel in the middle: no more than once
    /// around.
    pub fn across(&self) -> f64 {
        self.size.0.min(self.around()) * self.km()
    }

    /// Dots once around the globe.
    pub fn around(&self) -> f64 {
        360.0 * self.shrink / self.degrees
    }

    /// Degrees from the middle to the upper edge, and to the right edge.
    pub fn reach(&self) -> (f64, f64) {
        (self.size.1 / 2.0 * self.degrees, self.size.0 / 2.0 * self.degrees / self.shrink)
    }

    /// Whether any of a box of spots may be on the map.
    pub fn meets(&self, least: Spot, greatest: Spot) -> bool {
        let (tall, wide) = self.reach();
        let half = (greatest.1 - least.1) / 2.0;
        let apart = wrapped(least.1 + half - self.middle.1).abs();
        least.0 <= self.middle.0 + tall && greatest.0 >= self.middle.0 - tall && apart <= wide + half
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spots() -> impl Strategy<Value = Spot> {
        let edges = prop_oneof![Just(-180.0), Just(180.0), Just(0.0), -180.0..=180.0];
        (prop_oneof![Just(-90.0), Just(90.0), -90.0..=90.0], edges)
    }

    fn views() -> impl Strategy<Value = View> {
        (spots(), 0.0..200.0, 0.0..400.0).prop_map(|(middle, tall, wide)| View::new(middle, (tall, wide)))
    }

    proptest! {
        #[test]
        fn the_inverse_of_the_projection_leads_back(view in views(), w in 1_u16..300, h in 1_u16..90, spot in spots()) {
            let projection = Projection::new(&view, w, h);
            let dot = projection.dot(spot);
            prop_assert!(dot.0.is_finite() && dot.1.is_finite());
            let back = projection.spot(dot);
            prop_assert!((back.0 - spot.0).abs() < 1e-6, "{back:?}");
            prop_assert!(wrapped(back.1 - spot.1).abs() < 1e-6 || wrapped(back.1 - spot.1).abs() > 360.0 - 1e-6);
        }

        #[test]
        fn all_spots_are_on_the_map_that_is_made_around_them(
            spots in prop::collection::vec(spots(), 1..20), w in 2_u16..300, h in 2_u16..90,
        ) {
            // Near a pole longitudes are stretched more than the middle of the view can know.
            let view = View::around(&spots).unwrap();
            let projection = Projection::new(&view, w, h);
            prop_assert!(spots.iter().all(|s| projection.cell(*s).is_some()), "{view:?}");
        }

        #[test]
        fn zooming_and_panning_stay_on_the_globe(
            view in views(), moves in prop::collection::vec((0.1..4.0, spots()), 1..60),
        ) {
            let mut view = view;
            for (factor, anchor) in moves {
                view = view.zoomed(factor, anchor);
                prop_assert!(view.middle.0.abs() <= 90.0 && view.middle.1.abs() <= 180.0);
                prop_assert!(view.reach.0 >= REACH.0 && view.reach.1 <= 2.0 * REACH.1);
                prop_assert!(view.middle.0.abs() + view.reach.0 <= REACH.1 + 1e-9, "over a pole: {view:?}");
            }
        }

        #[test]
        fn zooming_out_ends_at_the_whole_world(view in views(), anchor in spots(), w in 2_u16..300, h in 2_u16..90) {
            let mut view = view;
            for _ in 0..30 {
                view = view.zoomed(2.0, anchor);
                prop_assert!(Projection::new(&view, w, h).across() <= 40_075.0);
            }
            prop_assert_eq!(view.zoomed(2.0, anchor), view, "and stops there");
            prop_assert_eq!((view.middle.0, view.reach), (0.0, View::world().reach));
            let projection = Projection::new(&view, w, h);
            prop_assert!([(90.0, 0.0), (-90.0, 0.0), (0.0, 179.9)].iter().all(|s| projection.cell(*s).is_some()));
        }

        #[test]
        fn a_box_with_a_spot_on_the_map_meets_it(view in views(), spot in spots(), size in (0.0..5.0, 0.0..5.0)) {
            let projection = Projection::new(&view, 80, 20);
            if projection.cell(spot).is_some() {
                let least = (spot.0 - size.0, spot.1 - size.1);
                prop_assert!(projection.meets(least, spot));
            }
        }
    }

    #[test]
    fn a_view_across_the_antimeridian_takes_the_short_way() {
        let view = View::around(&[(-17.0, 178.0), (-14.0, -171.0)]).unwrap();
        assert!((view.middle.1 + 176.5).abs() < 1e-9, "{view:?}");
        assert!(view.reach.1 < 10.0, "{view:?}");
    }

    #[test]
    fn the_anchor_stays_where_it_is_on_the_map() {
        let view = View::around(&[(32.0, 40.0), (37.0, 48.0)]).unwrap();
        let mosul = (36.34, 43.13);
        let cell = |view: &View| Projection::new(view, 80, 20).cell(mosul).unwrap();
        let (before, after) = (cell(&view), cell(&view.zoomed(0.5, mosul)));
        assert!(before.0.abs_diff(after.0) <= 1 && before.1.abs_diff(after.1) <= 1, "{before:?} {after:?}");
    }

    #[test]
    fn dots_are_as_wide_as_high_on_the_ground() {
        let view = View::around(&[(32.0, 40.0), (37.0, 48.0)]).unwrap();
        let projection = Projection::new(&view, 80, 20);
        let (a, b) = (projection.spot((10.0, 40.0)), projection.spot((30.0, 40.0)));
        let (c, d) = (projection.spot((80.0, 30.0)), projection.spot((80.0, 50.0)));
        let across = crate::model::distance::kilometres(a, b);
        let down = crate::model::distance::kilometres(c, d);
        assert!((across / down - 1.0).abs() < 0.03, "{across} {down}");
        assert!((down / projection.km() - 20.0).abs() < 0.1);
    }

    #[test]
    fn what_is_no_number_never_enters() {
        let view = View::new((f64::NAN, f64::INFINITY), (f64::NAN, -1.0));
        assert_eq!(view, View::new((0.0, 0.0), (0.0, 0.0)));
        assert!(Projection::new(&view, 0, 0).dot((90.0, 180.0)).0.is_finite());
    }
}
