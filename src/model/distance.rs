//! How far places lie apart, and by how much their coordinates may be off.

use super::catalog::PlacePrecision;

/// The mean radius of the globe, in kilometres.
const RADIUS: f64 = 6371.0;

impl PlacePrecision {
    /// Kilometres by which coordinates of this precision may be off.
    pub fn doubt(self) -> f64 {
        match self {
            PlacePrecision::Site => 1.0,
            PlacePrecision::Town => 5.0,
            PlacePrecision::District => 25.0,
            PlacePrecision::Province => 100.0,
            PlacePrecision::Country => 500.0,
        }
    }
}

/// Kilometres between two places on the globe, in degrees of latitude and longitude.
pub fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (from, to) = (a.0.to_radians(), b.0.to_radians());
    let (north, east) = (to - from, (b.1 - a.1).to_radians());
    let half = (north / 2.0).sin().powi(2) + from.cos() * to.cos() * (east / 2.0).sin().powi(2);
    2.0 * RADIUS * half.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_globe() {
        let (mosul, baghdad) = ((36.34, 43.13), (33.31, 44.37));
        assert!((kilometres(mosul, baghdad) - 355.0).abs() < 5.0);
        assert!((kilometres((0.0, 179.5), (0.0, -179.5)) - 111.0).abs() < 1.0, "across the date line");
        assert!((kilometres((90.0, 0.0), (-90.0, 0.0)) - 20_015.0).abs() < 1.0, "from pole to pole");
        assert_eq!(kilometres(mosul, mosul), 0.0);
    }
}
