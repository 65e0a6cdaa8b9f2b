//! The threads of the program: all are named here and started here.
//!
//! Signals that must not be lost are for the main thread alone, so that it can hold all of them back: the others never take
//! one.
//!
//! Whatever thread is lost, the terminal is given back and nobody is left waiting. To see that, tests provoke a panic in
//! each of them, at one of the moments that the thread tells of itself; the program as it is released provokes none.

use std::io;
use std::sync::OnceLock;
use std::sync::mpsc::channel;
use std::thread::{Builder, JoinHandle, Scope, ScopedJoinHandle};
use std::time::Duration;

use nix::sys::signal::{SigSet, SigmaskHow, Signal};

/// Signals that the process may catch and that must not be lost. Another size of the terminal is not among them: it may come
/// faster than the main thread alone can take it, and the size is asked for at the start.
const CAUGHT: [Signal; 12] = [
    Signal::SIGTERM,
    Signal::SIGHUP,
    Signal::SIGINT,
    Signal::SIGQUIT,
    Signal::SIGXCPU,
    Signal::SIGUSR1,
    Signal::SIGUSR2,
    Signal::SIGALRM,
    Signal::SIGVTALRM,
    Signal::SIGPROF,
    Signal::SIGTSTP,
    Signal::SIGCONT,
];

/// Does something while this thread holds back the signals that the process may catch; a thread that is started meanwhile
/// does so for ever.
pub fn holding_back_signals<T>(deed: impl FnOnce() -> T) -> T {
    let before = SigSet::from_iter(CAUGHT).thread_swap_mask(SigmaskHow::SIG_BLOCK);
    let done = deed();
    if let Ok(before) = before {
        // It was valid before.
        let _ = before.thread_set_mask();
    }
    done
}

/// Tries whether a thread is to be had, for who starts one and does not bear to have none.
///
/// # Errors
/// When there is none.
pub fn to_be_had() -> io::Result<()> {
    let tried = holding_back_signals(|| Builder::new().name("trial".into()).spawn(|| ()))?;
    let _it_does_nothing = tried.join();
    Ok(())
}

/// What a thread is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thread {
    /// Runs the command line and the loop.
    Main,
    /// Reads what the person types.
    Input,
    /// Hears signals.
    Signals,
    /// Sees the terminal vanish.
    Watcher,
    /// Tells of files that changed.
    Files,
    /// Hears from the system that files change; it is a thread of the crate that asks the system.
    Changes,
    /// Reads stores beside the screen.
    Reader,
    /// Reads a piece of a store.
    Helper,
    /// Looks for words in a share of a store.
    Search,
    /// Tells that something takes long.
    Waiting,
    /// Does what is still to be done when a signal ends the process.
    Parting,
    /// Says why the process ends, when a thread was lost.
    Report,
}

impl Thread {
    /// All of them.
    pub const ALL: [Thread; 12] = [
        Thread::Main,
        Thread::Input,
        Thread::Signals,
        Thread::Watcher,
        Thread::Files,
        Thread::Changes,
        Thread::Reader,
        Thread::Helper,
        Thread::Search,
        Thread::Waiting,
        Thread::Parting,
        Thread::Report,
    ];

    /// Its name, as a report of its loss says it.
    pub fn name(self) -> &'static str {
        match self {
            Thread::Main => "main",
            Thread::Input => "input",
            Thread::Signals => "signals",
            Thread::Watcher => "watcher",
            Thread::Files => "files",
            Thread::Changes => "changes",
            Thread::Reader => "reader",
            Thread::Helper => "helper",
            Thread::Search => "search",
            Thread::Waiting => "waiting",
            Thread::Parting => "parting",
            Thread::Report => "report",
        }
    }

    /// Starts it.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start<T: Send + 'static>(
        self,
        deed: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<JoinHandle<T>> {
        let begin = move || {
            self.moment();
            deed()
        };
        holding_back_signals(|| Builder::new().name(self.name().into()).spawn(begin))
    }

    /// Starts it with a stack of so many bytes, whatever the environment asks for, beside who waits for it.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start_beside<'s, T: Send + 's>(
        self,
        scope: &'s Scope<'s, '_>,
        stack: usize,
        deed: impl FnOnce() -> T + Send + 's,
    ) -> io::Result<ScopedJoinHandle<'s, T>> {
        let begin = move || {
            self.moment();
            deed()
        };
        let builder = Builder::new().name(self.name().into()).stack_size(stack);
        holding_back_signals(|| builder.spawn_scoped(scope, begin))
    }

    /// Has it do something and waits for that, but no longer than `patience`. Without a thread to be had it is not done;
    /// says whether there was one.
    pub fn wait_for(self, patience: Duration, deed: impl FnOnce() + Send + 'static) -> bool {
        let (done, waiting) = channel();
        let act = move || {
            deed();
            let _nobody_waits_any_more = done.send(());
        };
        let started = self.start(act).is_ok();
        if started {
            let _ = waiting.recv_timeout(patience);
        }
        started
    }

    /// A moment in its life, told to who provokes.
    pub fn moment(self) {
        if let Some(provoked) = PROVOKED.get() {
            provoked(self);
        }
    }
}

static PROVOKED: OnceLock<fn(Thread)> = OnceLock::new();

/// From now on every thread tells of its moments, and may be made to panic at them. For tests: the program never asks
/// for it.
pub fn provoke(provoked: fn(Thread)) {
    let _the_first_stays = PROVOKED.set(provoked);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held_back() -> SigSet {
        SigSet::thread_get_mask().unwrap()
    }

    #[test]
    fn signals_are_held_back_by_every_thread_that_is_started_and_not_by_who_starts_it() {
        let all = SigSet::from_iter(CAUGHT);
        let before = held_back();
        assert_eq!(Thread::Report.start(held_back).unwrap().join().unwrap(), before | all);
        let beside = std::thread::scope(|scope| {
            Thread::Helper.start_beside(scope, 1 << 20, held_back).unwrap().join().unwrap()
        });
        assert_eq!(beside, before | all);
        assert_eq!(held_back(), before);
    }

    #[test]
    fn a_deed_is_waited_for_and_not_for_ever() {
        let (told, heard) = channel();
        Thread::Report.wait_for(Duration::from_secs(20), move || told.send(1).unwrap());
        assert_eq!(heard.try_recv(), Ok(1), "it is done by now");
        let (_going, went) = channel::<()>();
        Thread::Report.wait_for(Duration::ZERO, move || _ = went.recv());
    }

    #[test]
    fn each_has_a_name_of_its_own() {
        for (n, thread) in Thread::ALL.into_iter().enumerate() {
            assert_eq!(Thread::ALL.iter().position(|other| other.name() == thread.name()), Some(n));
        }
    }
}
