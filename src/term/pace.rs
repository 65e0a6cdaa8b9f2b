//! How fast the line is, where it says so, and when it will have sent what it was given.
//!
//! A terminal at the end of a serial line takes seconds for a screen. Frames that would queue up behind one another
//! there are not drawn: the next one waits until the last has been sent, and then shows the latest.

use std::time::{Duration, Instant};

/// Lines at this many bits a second or more are not waited for: it is what a line says that has no speed.
const FAST: u32 = 38_400;

/// Bits to a byte on a serial line, with its start and stop.
const BITS: u64 = 10;

/// A line, and when it is free again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// Bits a second; nothing for a fast line.
    speed: Option<u32>,
    free: Option<Instant>,
}

impl Pace {
    /// A line that says it has that many bits a second.
    pub(super) fn new(speed: u32) -> Pace {
        Pace { speed: Some(speed).filter(|s| (1..FAST).contains(s)), free: None }
    }

    /// Whether it is waited for.
    pub(super) fn is_slow(&self) -> bool {
        self.speed.is_some()
    }

    /// It was given that many bytes now.
    pub(super) fn sent(&mut self, bytes: usize, now: Instant) {
        let Some(speed) = self.speed else { return };
        let span = Duration::from_millis(bytes as u64 * BITS * 1000 / u64::from(speed));
        self.free = Some(self.free.filter(|free| *free > now).unwrap_or(now) + span);
    }

    /// How long until it has sent it all; nothing when it has.
    pub(super) fn busy(&self, now: Instant) -> Option<Duration> {
        self.free.and_then(|free| free.checked_duration_since(now)).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_line_is_busy_as_long_as_its_bytes_take() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut line = Pace::new(9600);
        assert_eq!(line.busy(start), None);
        line.sent(960, start);
        assert_eq!(line.busy(at(400)), Some(Duration::from_millis(600)));
        line.sent(96, at(500));
        assert_eq!(line.busy(at(500)), Some(Duration::from_millis(600)));
        assert_eq!(line.busy(at(1100)), None);
        line.sent(96, at(5000));
        assert_eq!(line.busy(at(5000)), Some(Duration::from_millis(100)));
    }

    #[test]
    fn a_line_without_a_speed_is_never_busy() {
        let now = Instant::now();
        for speed in [0, 38_400, 115_200, u32::MAX] {
            let mut line = Pace::new(speed);
            line.sent(1_000_000, now);
            assert_eq!(line.busy(now), None, "{speed}");
        }
    }
}
