//! The thread that hears signals: it ends the process itself, and passes on what the main thread must do.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use nix::sys::signal::{SigSet, SigmaskHow};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::guard::Guard;
use super::run::{Knock, Outbox};
use crate::thread::Thread;

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

/// Starts the thread. The flag is set by the signal handler itself as soon as the process is continued,
/// and so is that of the guard when it is to end: who has just been stopped may act before this thread does.
///
/// Call it before other threads are started if possible: see [`heard_from_now`].
pub(super) fn watch<M: Send + 'static>(guard: Arc<Guard>, outbox: Outbox<M>) -> io::Result<Arc<AtomicBool>> {
    let (mut signals, continued) = heard_from_now(&guard.dying)?;
    let flag = continued.clone();
    let listen = move || {
        loop {
            let batch: Vec<i32> = signals.wait().collect();
            Thread::Signals.moment();
            if let Some(signal) = FATAL.into_iter().find(|s| batch.contains(s)) {
                die(&guard, signal);
            }
            pass_on(&batch, &flag, &guard, &outbox);
        }
    };
    Thread::Signals.start(listen)?;
    Ok(continued)
}

/// Catches the signals. A signal that comes between the system's knowing of a handler and the handler's knowing what
/// to do would be lost, so they are held back meanwhile; in this thread, hence the wish that there be no other.
fn heard_from_now(dying: &Arc<AtomicBool>) -> io::Result<(Signals, Arc<AtomicBool>)> {
    let before = SigSet::all().thread_swap_mask(SigmaskHow::SIG_BLOCK)?;
    let continued = Arc::new(AtomicBool::new(false));
    let fatal = |signal: &i32| signal_hook::flag::register(*signal, dying.clone()).map(drop);
    let heard = FATAL
        .iter()
        .try_for_each(fatal)
        .and_then(|()| signal_hook::flag::register(SIGCONT, continued.clone()))
        .and_then(|_| Signals::new(FATAL.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH])));
    before.thread_set_mask()?;
    Ok((heard?, continued))
}

fn pass_on<M>(batch: &[i32], continued: &AtomicBool, guard: &Guard, outbox: &Outbox<M>) {
    let (stop, cont) = (batch.contains(&SIGTSTP), batch.contains(&SIGCONT));
    if stop && !cont {
        continued.store(false, Ordering::SeqCst);
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
