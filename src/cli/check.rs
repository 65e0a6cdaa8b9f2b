//! `dateline check`
use std::process::ExitCode;
use super::Done;
#[derive(clap::Args, Debug)]
pub struct CheckArgs {}
pub fn run(_: &CheckArgs) -> Done { Ok(ExitCode::SUCCESS) }
