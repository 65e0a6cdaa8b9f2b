//! What the commands do, by family. Each is a function from state to state with errands.

pub mod asking;
pub mod axis;
pub mod filtering;
pub mod knowing;
pub mod laning;
pub mod leaving;
pub mod liking;
pub mod listing;
pub mod mapping;
pub mod moving;
pub mod panes;
pub mod ranging;
pub mod reading;
pub mod scoping;
pub mod searching;
pub mod viewing;
