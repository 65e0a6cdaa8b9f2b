//! The thread that hears signals: it ends the process itself, and passes on what the main thread must do.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

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

/// Told last to go on, or nothing yet.
const GO: usize = 0;

/// Told last to stop.
const STOP: usize = 1;

/// What signals have said of stopping and going on, set by their handlers: who has just been stopped may act before the
/// thread does that hears of it.
#[derive(Clone, Default)]
pub(super) struct Told {
    last: Arc<AtomicUsize>,
    continued: Arc<AtomicBool>,
}

impl Told {
    fn listen(&self) -> io::Result<()> {
        flag::register_usize(SIGTSTP, self.last.clone(), STOP)?;
        flag::register_usize(SIGCONT, self.last.clone(), GO)?;
        flag::register(SIGCONT, self.continued.clone()).map(drop)
    }

    /// Whether we were told last to stop: however often that was, one going on is after all of them.
    pub fn is_to_stop(&self) -> bool {
        self.last.load(Ordering::SeqCst) == STOP
    }

    /// From now on is looked whether we are continued.
    pub fn look(&self) {
        self.continued.store(false, Ordering::SeqCst);
    }

    /// Whether we have been continued since [`Told::look`].
    pub fn is_continued(&self) -> bool {
        self.continued.load(Ordering::SeqCst)
    }
}

/// Starts the thread, and gives what signals say of stopping; the flag of the guard is set as soon as the process is to
/// end.
pub(super) fn watch<M: Send + 'static>(guard: Arc<Guard>, outbox: Outbox<M>) -> io::Result<Told> {
    let (mut signals, told) = heard_from_now(&guard.dying)?;
    let asked = told.clone();
    let listen = move || {
        loop {
            let batch: Vec<i32> = signals.wait().collect();
            Thread::Signals.moment();
            if let Some(signal) = FATAL.into_iter().find(|s| batch.contains(s)) {
                die(&guard, signal);
            }
            pass_on(&batch, &told, &guard, &outbox);
        }
    };
    Thread::Signals.start(listen)?;
    Ok(asked)
}

/// Catches the signals. A signal that comes between the system's knowing of a handler and the handler's knowing what
/// to do would be lost, so all are held back meanwhile: here, and in every other thread for ever.
fn heard_from_now(dying: &Arc<AtomicBool>) -> io::Result<(Signals, Told)> {
    let told = Told::default();
    let heard = thread::holding_back_signals(|| {
        FATAL.iter().try_for_each(|signal| flag::register(*signal, dying.clone()).map(drop))?;
        Thread::Main.moment();
        told.listen()?;
        Signals::new(FATAL.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))
    })?;
    Ok((heard, told))
}

fn pass_on<M>(batch: &[i32], told: &Told, guard: &Guard, outbox: &Outbox<M>) {
    if batch.contains(&SIGCONT) {
        outbox.knock(Knock::Continued);
    }
    // Told to go on since, a stop is over; that is heard of now or next.
    if batch.contains(&SIGTSTP) && told.is_to_stop() {
        guard.hurry.ask();
        outbox.knock(Knock::Stop);
    }
    if batch.contains(&SIGWINCH) {
        outbox.knock(Knock::Winch);
    }
}
