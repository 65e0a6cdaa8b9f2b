//! The program itself, with a panic in a thread of it: `DATELINE_PROVOKE="reader 3"` names the thread and which of its
//! moments, and several are parted by commas. `main slow` has every moment of a thread take a while instead.

use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Duration;

use dateline::thread::{Thread, provoke};

/// What is still to be lived through: the names of threads, and how many moments each has.
static LEFT: Mutex<Vec<(String, u32)>> = Mutex::new(Vec::new());

fn asked() -> Vec<(String, u32)> {
    let asked = std::env::var("DATELINE_PROVOKE").unwrap_or_default();
    let one = |words: &str| {
        words.trim().split_once(' ').and_then(|(name, n)| Some((name.to_owned(), n.parse().ok()?)))
    };
    asked.split(',').filter_map(one).collect()
}

/// What a moment takes that is slow, as on a machine with much else to do: less than is waited for who is just writing.
const SLOW: Duration = Duration::from_millis(150);

/// Whether the moments of a thread are slow.
fn is_slow(thread: Thread) -> bool {
    let asked = std::env::var("DATELINE_PROVOKE").unwrap_or_default();
    asked.split(',').any(|words| words.trim().split_once(' ') == Some((thread.name(), "slow")))
}

/// Whether this is the moment.
fn is_due(thread: Thread) -> bool {
    let Ok(mut left) = LEFT.lock() else { return false };
    let Some((_, moments)) = left.iter_mut().find(|(name, _)| name == thread.name()) else { return false };
    *moments = moments.saturating_sub(1);
    let due = *moments == 0;
    left.retain(|(_, moments)| *moments > 0);
    due
}

fn main() -> ExitCode {
    match LEFT.lock() {
        Ok(mut left) => *left = asked(),
        Err(_) => return ExitCode::FAILURE,
    }
    provoke(|thread| {
        if is_slow(thread) {
            std::thread::sleep(SLOW);
        }
        if is_due(thread) {
            panic!("asked for in {}: \x1b[31m", thread.name());
        }
    });
    dateline::cli::main()
}
