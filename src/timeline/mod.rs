//! The arithmetic of the time axis: what is on the screen, where, and under which sign. No terminal.

mod calendar;
pub mod density;
pub mod docs;
pub mod ladder;
pub mod lanes;
pub mod ruler;
pub mod signs;
pub mod viewport;

pub use density::{Density, DensityCell, Mass, Scale};
pub use ladder::{LADDER, Level, Step, Tick, Unit, ticks};
pub use lanes::{Cell, Extent, Lane, Mark};
pub use ruler::{Piece, Ruler};
pub use signs::{Band, Charset, SIGNS, Sign, SignRow};
pub use viewport::{Column, Viewport};
