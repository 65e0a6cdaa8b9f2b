//! The thread that hears signals: it ends the process itself, and passes on what the main thread must do.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM,
    SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::guard::Guard;
use super::run::{Knock, Outbox};
use crate::thread::{self, Thread};

/// Signals that end the process. Those after the first four are for nothing that we do, and would end it uncaught too.
const FATAL: [i32; 10] =
    [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGXCPU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF];

/// From now on, what would make a file larger than the limit fails like any other writing, with a reason, instead of
/// ending the process.
pub fn outlive_file_limit() {
    // Where it cannot be caught, it ends the process as it would any other.
    let _ = flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// Gives the terminal back, does what is to be done at a parting, and dies by the signal, as if it had never been
/// caught.
pub(super) fn die(guard: &Guard, signal: i32) -> ! {
    guard.leave_now();
    let _alone = guard.parting.take();
    let _ = emulate_default_handler(signal);
    std::process::abort()
}

/// What signals say of stopping, as the main thread finds it. It is the one that they are given to: what their handlers set
/// is there before it does another thing, so that looking often tells what came first.
#[derive(Default)]
pub(super) struct Told {
    stop: Arc<AtomicBool>,
    go_on: Arc<AtomicBool>,
    is_to_stop: bool,
}

impl Told {
    /// Looks what there is since the last look; says whether we have been told to go on.
    ///
    /// Which of a stop and a going on came last is not known where both are there: the handler of one may run within the
    /// beginning of the other's, and so before it. Then we go on. A stop may be asked for again, but who stands still
    /// though it was told to go on cannot be asked anything.
    pub fn look(&mut self) -> bool {
        let stop = self.stop.swap(false, Ordering::SeqCst);
        let go_on = self.go_on.swap(false, Ordering::SeqCst);
        if stop || go_on {
            self.is_to_stop = !go_on;
        }
        go_on
    }

    /// Whether we are to stop: however often that was asked for, one going on is after all of them.
    pub fn is_to_stop(&mut self) -> bool {
        self.look();
        self.is_to_stop
    }
}

/// Starts the thread, and gives what signals say of stopping; the flag of the guard is set as soon as the process is to
/// end.
pub(super) fn watch<M: Send + 'static>(guard: Arc<Guard>, outbox: Outbox<M>) -> io::Result<Told> {
    let (mut signals, told) = heard_from_now(&guard.dying)?;
    let listen = move || {
        loop {
            let batch: Vec<i32> = signals.wait().collect();
            Thread::Signals.moment();
            if let Some(signal) = FATAL.into_iter().find(|s| batch.contains(s)) {
                die(&guard, signal);
            }
            pass_on(&batch, &guard, &outbox);
        }
    };
    Thread::Signals.start(listen)?;
    Ok(told)
}

/// Catches the signals. A signal that comes between the system's knowing of a handler and the handler's knowing what
/// to do would be lost, so all are held back meanwhile: here, and in every other thread for ever.
fn heard_from_now(dying: &Arc<AtomicBool>) -> io::Result<(Signals, Told)> {
    let told = Told::default();
    let heard = thread::holding_back_signals(|| {
        FATAL.iter().try_for_each(|signal| flag::register(*signal, dying.clone()).map(drop))?;
        Thread::Main.moment();
        flag::register(SIGTSTP, told.stop.clone())?;
        flag::register(SIGCONT, told.go_on.clone())?;
        Signals::new(FATAL.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))
    })?;
    Ok((heard, told))
}

fn pass_on<M>(batch: &[i32], guard: &Guard, outbox: &Outbox<M>) {
    if batch.contains(&SIGTSTP) {
        guard.hurry.ask();
        outbox.knock(Knock::Stop);
    }
    if batch.contains(&SIGCONT) {
        outbox.knock(Knock::Continued);
    }
    if batch.contains(&SIGWINCH) && !guard.resized.swap(true, Ordering::SeqCst) {
        outbox.knock(Knock::Winch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_last_is_done_and_of_both_together_the_going_on() {
        let mut told = Told::default();
        let (stop, go_on) = (told.stop.clone(), told.go_on.clone());
        assert!(!told.is_to_stop() && !told.look(), "nothing is told yet");
        stop.store(true, Ordering::SeqCst);
        assert!(told.is_to_stop() && told.is_to_stop(), "until it is told to go on");
        go_on.store(true, Ordering::SeqCst);
        assert!(told.look() && !told.is_to_stop() && !told.look());
        stop.store(true, Ordering::SeqCst);
        assert!(!told.look());
        go_on.store(true, Ordering::SeqCst);
        assert!(!told.is_to_stop(), "a going on is after all stops");
        go_on.store(true, Ordering::SeqCst);
        told.look();
        stop.store(true, Ordering::SeqCst);
        assert!(told.is_to_stop(), "a stop that came later is one");
        for flag in [&stop, &go_on] {
            flag.store(true, Ordering::SeqCst);
        }
        assert!(!told.is_to_stop());
    }
}
