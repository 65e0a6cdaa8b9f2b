//! A key that is held on a slow line: where one is is told at once, in a line, and the screen follows when the key is let
//! go.

use std::time::{Duration, Instant};

/// A key that has not come again for so long is not held: keyboards repeat three times as fast.
const HELD: Duration = Duration::from_millis(100);

/// Keys, and whether the screen waits for them.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// When the last key came.
    key: Option<Instant>,
    /// Whether the last frame told only where one is.
    behind: bool,
}

impl Held {
    /// A key came now.
    pub fn key(&mut self, now: Instant) {
        self.key = Some(now);
    }

    /// Whether a key is held.
    pub fn is_held(&self, now: Instant) -> bool {
        self.since_key(now) < HELD
    }

    /// A frame was drawn: one that tells only where one is, or all of it.
    pub fn drawn(&mut self, behind: bool) {
        self.behind = behind;
    }

    /// How long it is until the screen is to follow; nothing when it has.
    pub fn left(&self, now: Instant) -> Option<Duration> {
        self.behind.then(|| HELD.saturating_sub(self.since_key(now)))
    }

    /// Whether the screen is to follow now.
    pub fn is_over(&self, now: Instant) -> bool {
        self.left(now).is_some_and(|left| left.is_zero())
    }

    fn since_key(&self, now: Instant) -> Duration {
        self.key.map_or(Duration::MAX, |key| now.saturating_duration_since(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screen_waits_while_keys_come_and_follows_when_they_do_not() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut held = Held::default();
        assert_eq!((held.is_held(start), held.left(start)), (false, None), "no key came");
        held.key(start);
        assert!(held.is_held(at(99)) && !held.is_held(at(100)));
        held.drawn(true);
        held.key(at(30));
        assert_eq!(held.left(at(60)), Some(Duration::from_millis(70)));
        assert!(!held.is_over(at(60)) && held.is_over(at(130)));
        held.drawn(false);
        assert_eq!(held.left(at(200)), None);
    }
}
