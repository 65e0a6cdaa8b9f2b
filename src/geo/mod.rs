//! The places map: outline, projection, dots, points and labels. No terminal.

pub mod dots;
pub mod labels;
pub mod outline;
pub mod points;
pub mod view;

pub use dots::Dots;
pub use labels::{Label, Room, Wanted, labels};
pub use outline::Outline;
pub use points::{Figure, Point, Site, figure, points, sites};
pub use view::{Projection, Spot, View};
