//! dateline: a terminal timeline explorer for curated, sourced events with imprecise dates.
//!
//! Two one-way streets run through the crate: `store → index → query → view` for what is asked and shown,
//! and `key → keymap → command → update → effects → term` for what is done.

#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr
)]
#![cfg_attr(test, allow(clippy::string_slice))]

pub mod app;
pub mod brief;
pub mod check;
pub mod cli;
pub mod config;
pub mod error;
pub mod geo;
pub mod index;
pub mod model;
pub mod query;
pub mod store;
pub mod term;
pub mod text;
pub mod thread;
pub mod timeline;
pub mod ui;
