//! What one carries out: an event as a sheet of lines, which Detail paints and `show` prints.

pub mod cite;
pub mod claims;
pub mod json;
pub mod leaf;
pub mod sheet;
pub mod unsaid;
