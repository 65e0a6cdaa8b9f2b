//! What is still done when a signal ends the process, or the terminal is gone: the terminal has been given back, nobody
//! can be told anything, and there is little time.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::thread::Thread;

/// How long it may take; what has not been done by then is not done. A signal ends the process within a second.
const PATIENCE: Duration = Duration::from_millis(400);

/// What an app still does.
pub type Last = Box<dyn FnOnce() + Send>;

/// What is to be done, once.
#[derive(Default)]
pub struct Parting(Mutex<Option<Last>>);

impl Parting {
    /// What does this at the end.
    pub fn new(last: Option<Last>) -> Parting {
        Parting(Mutex::new(last))
    }

    /// Does it, unless that takes too long. Whoever comes second waits until the first has done, and while they hold
    /// what is given back nobody else ends the process.
    pub(super) fn take(&self) -> MutexGuard<'_, Option<Last>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = kept.take() {
            Thread::Parting.wait_for(PATIENCE, last);
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;

    #[test]
    fn it_is_done_once_and_whoever_comes_second_waits() {
        let count = Arc::new(AtomicUsize::new(0));
        let (counted, (going, went)) = (Arc::clone(&count), channel::<()>());
        let last: Last = Box::new(move || {
            let _ = went.recv();
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let parting = Parting::new(Some(last));
        std::thread::scope(|scope| {
            let both =
                [(); 2].map(|()| scope.spawn(|| (parting.take().is_none(), count.load(Ordering::SeqCst))));
            going.send(()).unwrap();
            for one in both {
                assert_eq!(one.join().unwrap(), (true, 1));
            }
        });
    }

    #[test]
    fn what_takes_too_long_is_not_waited_for() {
        let (_going, went) = channel::<()>();
        let last: Last = Box::new(move || {
            let _ = went.recv();
        });
        let parting = Parting::new(Some(last));
        assert!(parting.take().is_none());
    }
}
