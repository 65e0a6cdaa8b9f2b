//! What the language promises: where errors are found, what prints how, what each construct means, which edits
//! undo each other, and that both evaluations agree.

mod embedded;
mod laws;
mod meaning;
mod parse;
mod refining;
mod same;
mod small_print;
