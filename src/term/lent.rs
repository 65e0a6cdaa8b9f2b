//! To whom the terminal is lent.

use std::sync::atomic::{AtomicI32, Ordering};
use std::time::{Duration, Instant};

use rustix::process::Pid;

/// Nobody.
const NOBODY: i32 = 0;

/// Somebody whose number is not known yet: a program that is started runs before we are told which it is.
const SOMEBODY: i32 = -1;

/// The program that has the terminal, as any thread may ask for it.
#[derive(Debug, Default)]
pub(super) struct Lent(AtomicI32);

impl Lent {
    /// A program is started on the terminal: from now on it may run.
    pub(super) fn is_started(&self) {
        self.0.store(SOMEBODY, Ordering::SeqCst);
    }

    /// It is this one.
    pub(super) fn is_with(&self, pid: Pid) {
        self.0.store(pid.as_raw_nonzero().get(), Ordering::SeqCst);
    }

    /// It runs no longer, or never did.
    pub(super) fn is_over(&self) {
        self.0.store(NOBODY, Ordering::SeqCst);
    }

    /// The program that has the terminal; waits until `end` for one that is just started.
    pub(super) fn holder(&self, end: Instant) -> Option<Pid> {
        self.comes_to(end, |who| who != SOMEBODY).then(|| Pid::from_raw(self.0.load(Ordering::SeqCst)))?
    }

    /// Whether it is over by `end`; waits for that.
    pub(super) fn is_over_by(&self, end: Instant) -> bool {
        self.comes_to(end, |who| who == NOBODY)
    }

    fn comes_to(&self, end: Instant, what: impl Fn(i32) -> bool) -> bool {
        loop {
            if what(self.0.load(Ordering::SeqCst)) {
                return true;
            }
            if Instant::now() >= end {
                return false;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_just_started_is_waited_for() {
        let (lent, pid) = (Lent::default(), Pid::from_raw(7).unwrap());
        let soon = || Instant::now() + Duration::from_millis(2);
        let late = || Instant::now() + Duration::from_secs(20);
        assert_eq!(lent.holder(soon()), None, "nobody has it");
        lent.is_started();
        assert_eq!(lent.holder(soon()), None, "who has it is not known in time");
        assert!(!lent.is_over_by(soon()));
        std::thread::scope(|scope| {
            let asked = scope.spawn(|| lent.holder(late()));
            let over = scope.spawn(|| lent.is_over_by(late()));
            lent.is_with(pid);
            assert_eq!(asked.join().unwrap(), Some(pid));
            assert!(!lent.is_over_by(soon()));
            lent.is_over();
            assert!(over.join().unwrap());
        });
    }
}
