//! What the language promises: where errors are found, what prints how, which edits undo each other.

mod laws;
mod parse;
mod same;
