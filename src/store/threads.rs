//! Work on numbered pieces by several threads, taken home in order.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::thread::Thread;

/// Bytes of a helper's stack, whatever the environment asks for.
const STACK: usize = 4 << 20;

/// How many pieces may be finished ahead of the one that is waited for: enough that neither thread waits for the other at
/// every piece.
const AHEAD: usize = 12;

struct State<T> {
    /// The next piece that nobody works on.
    next: usize,
    /// The piece that is waited for.
    home: usize,
    /// Finished pieces.
    done: BTreeMap<usize, T>,
    /// Whether a helper was lost, or the rest is not wanted.
    over: bool,
}

struct Desk<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    count: usize,
}

impl<T> Desk<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next piece for a helper, which waits while too many are finished.
    fn claim(&self) -> Option<usize> {
        let mut state = self.lock();
        loop {
            if state.over || state.next >= self.count {
                return None;
            }
            if state.next < state.home + AHEAD {
                state.next += 1;
                return Some(state.next - 1);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn finish(&self, piece: usize, result: T) {
        self.lock().done.insert(piece, result);
        self.changed.notify_all();
    }

    fn stop(&self) {
        self.lock().over = true;
        self.changed.notify_all();
    }

    /// The piece that is waited for, worked on here if nobody has begun it; `None` when all is over.
    fn home(&self, piece: usize, work: &impl Fn(usize) -> T) -> Option<T> {
        let mut state = self.lock();
        state.home = piece;
        self.changed.notify_all();
        loop {
            if let Some(result) = state.done.remove(&piece) {
                return Some(result);
            }
            if state.over {
                return None;
            }
            if state.next < self.count && state.next < piece + AHEAD {
                let mine = state.next;
                state.next += 1;
                drop(state);
                let result = work(mine);
                if mine == piece {
                    return Some(result);
                }
                state = self.lock();
                state.done.insert(mine, result);
                continue;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Tells the others when a helper is lost to a panic, so that nobody waits for its piece.
struct Helper<'d, T>(&'d Desk<T>);

impl<T> Drop for Helper<'_, T> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.stop();
        }
    }
}

/// How many threads are worth having for so many pieces: at most four.
pub fn worth(pieces: usize) -> usize {
    if pieces > 1 { std::thread::available_parallelism().map_or(1, |n| n.get()).min(4) } else { 1 }
}

/// Works on pieces `0..count` with up to `helpers` threads beside this one, which first does `first` and then
/// takes the results in order until it is told to stop.
pub fn in_order<T: Send>(
    helpers: usize,
    count: usize,
    first: impl FnOnce(),
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, T) -> ControlFlow<()>,
) {
    let state = State { next: 0, home: 0, done: BTreeMap::new(), over: false };
    let desk = Desk { state: Mutex::new(state), changed: Condvar::new(), count };
    std::thread::scope(|scope| {
        for _ in 0..helpers.min(count) {
            let help = || {
                let helper = Helper(&desk);
                while let Some(piece) = helper.0.claim() {
                    Thread::Helper.moment();
                    helper.0.finish(piece, work(piece));
                }
            };
            // Where no thread can be had, this one does all the work.
            let _ = Thread::Helper.start_beside(scope, STACK, help);
        }
        let _main = Helper(&desk);
        first();
        for piece in 0..count {
            let Some(result) = desk.home(piece, &work) else { break };
            if take(piece, result).is_break() {
                break;
            }
        }
        desk.stop();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_home_in_order_whatever_the_helpers() {
        for helpers in 0..4 {
            let mut got = Vec::new();
            let take = |n, square| {
                got.push((n, square));
                ControlFlow::Continue(())
            };
            in_order(helpers, 100, || (), |n| n * n, take);
            assert_eq!(got, (0..100).map(|n| (n, n * n)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_rest_is_left_when_it_is_not_wanted() {
        let mut got = 0;
        let take = |_, n: usize| {
            got += 1;
            if n == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        in_order(2, 1000, || (), |n| n, take);
        assert_eq!(got, 11);
    }

    #[test]
    fn a_panic_in_a_helper_comes_through() {
        let work = |n: usize| assert!(n != 5, "five");
        let run = || in_order(1, 10, || (), work, |_, ()| ControlFlow::Continue(()));
        assert!(std::panic::catch_unwind(run).is_err());
    }
}
