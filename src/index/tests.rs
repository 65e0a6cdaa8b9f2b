//! Tests of the index: laws of the sets, each rule on a small store, and all of it on generated stores.

mod laws;
mod orders;
mod reckoner;
mod rules;
mod sets;
mod shared;
mod six;
mod taken;
mod world;
