//! What all fuzz targets share: a bound on the time that any input may take.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Inputs shorter than this, in bytes, are held to the bound.
const SHORT: usize = 4 << 10;

/// What a short input may take of the processor, in all threads together; another program beside it changes nothing.
const MOST: Duration = Duration::from_millis(100);

/// How often work that took too long is done again, to see whether it always does: a processor that others use too is
/// slower.
const AGAIN: usize = 3;

/// Does the work that an input of so many bytes asks for.
///
/// # Panics
/// When the input is short and the work took longer than it may, each time.
pub fn bounded<T>(bytes: usize, work: impl Fn() -> T) -> T {
    let (mut done, mut took) = timed(&work);
    for _ in 0..AGAIN {
        if bytes < SHORT && took > MOST {
            (done, took) = timed(&work);
        }
    }
    assert!(bytes >= SHORT || took <= MOST, "{bytes} bytes took {took:?} of the processor");
    done
}

/// Work, and what it took of the processor.
fn timed<T>(work: impl Fn() -> T) -> (T, Duration) {
    let before = taken();
    let done = work();
    (done, taken().saturating_sub(before))
}

/// What this process has taken of the processor.
fn taken() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}
