//! The thread that hears signals: it ends the process itself, and passes on what the main thread must do.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::guard::Guard;
use super::run::{Knock, Outbox};
use crate::thread::{self, Thread};

/// Signals that end the process.
const FATAL: [i32; 4] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT];

/// Gives the terminal back, does what is to be done at a parting, and dies by the signal, as if it had never been
/// caught.
pub(super) fn die(guard: &Guard, signal: i32) -> ! {
    guard.leave_now();
    let _alone = guard.parting.take();
    let _ = emulate_default_handler(signal);
    std::process::abort()
}

/// That we have been continued, set by the signal handler itself: who has just been stopped may act before the thread
/// does that hears of it.
#[derive(Clone, Default)]
struct Continued {
    /// Since a stop was asked for last.
    since_asked: Arc<AtomicBool>,
    /// Since the thread began to look at what there is to hear.
    since_heard: Arc<AtomicBool>,
}

/// Starts the thread. The flag says whether we have been continued since a stop was asked for last; that of the guard is
/// set as soon as the process is to end.
pub(super) fn watch<M: Send + 'static>(guard: Arc<Guard>, outbox: Outbox<M>) -> io::Result<Arc<AtomicBool>> {
    let (mut signals, continued) = heard_from_now(&guard.dying)?;
    let flag = continued.since_asked.clone();
    let listen = move || {
        loop {
            let heard = signals.wait();
            continued.since_heard.store(false, Ordering::SeqCst);
            let batch: Vec<i32> = heard.collect();
            Thread::Signals.moment();
            if let Some(signal) = FATAL.into_iter().find(|s| batch.contains(s)) {
                die(&guard, signal);
            }
            pass_on(&batch, &continued, &guard, &outbox);
        }
    };
    Thread::Signals.start(listen)?;
    Ok(flag)
}

/// Catches the signals. A signal that comes between the system's knowing of a handler and the handler's knowing what
/// to do would be lost, so all are held back meanwhile: here, and in every other thread for ever.
fn heard_from_now(dying: &Arc<AtomicBool>) -> io::Result<(Signals, Continued)> {
    let continued = Continued::default();
    let heard = thread::holding_back_signals(|| {
        FATAL.iter().try_for_each(|signal| flag::register(*signal, dying.clone()).map(drop))?;
        Thread::Main.moment();
        let signals = Signals::new(FATAL.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))?;
        // A handler does what it is to do in this order. Wherever it is in that when others look: who finds a going on not
        // yet among what there is to hear, finds a flag that is set afterwards.
        flag::register(SIGCONT, continued.since_heard.clone())?;
        flag::register(SIGCONT, continued.since_asked.clone())?;
        Ok::<_, io::Error>(signals)
    })?;
    Ok((heard, continued))
}

fn pass_on<M>(batch: &[i32], continued: &Continued, guard: &Guard, outbox: &Outbox<M>) {
    let (stop, cont) = (batch.contains(&SIGTSTP), batch.contains(&SIGCONT));
    // Continued while this was on its way, a stop is over already; the next batch says so. Which of both came last is not
    // known: a handler may run within another's beginning, and so before it. A stop may be asked for again, but who is
    // stopped though it was told to go on cannot be asked anything.
    let is_over = || cont || continued.since_heard.load(Ordering::SeqCst);
    if stop && !is_over() {
        continued.since_asked.store(false, Ordering::SeqCst);
        if is_over() {
            continued.since_asked.store(true, Ordering::SeqCst);
        }
        guard.hurry.ask();
        outbox.knock(Knock::Stop);
    }
    if cont {
        outbox.knock(Knock::Continued);
    }
    if batch.contains(&SIGWINCH) {
        outbox.knock(Knock::Winch);
    }
}
