//! What all fuzz targets share: a bound on the time that any input may take.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// Inputs shorter than this, in bytes, are held to the bound.
const SHORT: usize = 4 << 10;

/// What a short input may take of the processor, in all threads together; another program beside it changes nothing.
const MOST: Duration = Duration::from_millis(100);

/// Does the work that an input of so many bytes asks for.
///
/// # Panics
/// When the input is short and the work took longer than it may.
pub fn bounded<T>(bytes: usize, work: impl FnOnce() -> T) -> T {
    let before = taken();
    let done = work();
    let took = taken().saturating_sub(before);
    assert!(bytes >= SHORT || took <= MOST, "{bytes} bytes took {took:?} of the processor");
    done
}

/// What this process has taken of the processor.
fn taken() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ProcessCPUTime)).unwrap_or_default()
}
