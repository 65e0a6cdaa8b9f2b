//! The places map: outline, projection, dots, points and labels. No terminal.

/// What boundaries do not say. It stands by every map.
pub const CAVEAT: &str = "boundaries are approximate and imply no position";

pub mod dots;
pub mod labels;
pub mod outline;
pub mod points;
pub mod view;

pub use dots::Dots;
pub use labels::{Label, Room, Wanted, labels};
pub use outline::Outline;
pub use points::{Figure, Point, Site, figure, matching_view, points, sites};
pub use view::{Projection, Spot, View};
