//! What the commands do, by family. Each is a function from state to state with errands.

pub mod asking;
pub mod axis;
pub mod briefing;
pub mod brushing;
pub mod comparing;
pub mod filtering;
pub mod going;
pub mod knowing;
pub mod laning;
pub mod leaving;
pub mod liking;
pub mod listing;
pub mod mapping;
pub mod marking;
pub mod moving;
pub mod noting;
pub mod panes;
pub mod pointing;
mod pointing_map;
pub mod presenting;
pub mod ranging;
pub mod reading;
pub mod scoping;
pub mod searching;
pub mod silences;
pub mod striding;
pub mod viewing;
